// The equation of a step as TeX, one function a tag. Pure over (trace, frame); knows no DOM and no sentence.
import { resultLines } from "./findings.js";
import { inputsOf, outputsOf } from "./coordinates.js";
import { isJacobian, isTensor, read, tex } from "./format.js";
import { mergeLines } from "./merges.js";
import { seriesLines, startLines } from "./series.js";
import { adjointTex, coloured, factor, inputTex, linked, movingTex, outputTex, pairTex, partialTex, slopeTex, sumLines, tangentTex, unitSeed } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {(trace: Trace, frame: Frame) => string[]} Lines */

const SHOWN = 3;

/** Whether numbers are few enough, and in one row, to be written beside a matrix. @param {import("./types.js").Known | undefined} value */
const isColumn = (value) => typeof value === "number" || (isTensor(value) && value.shape.length === 1 && value.shape[0] <= 3);

/** A Jacobian times a tangent, or an adjoint times a Jacobian: with its numbers where they are few.
 * @param {Frame} frame @param {import("./types.js").Jacobian} partial @param {string} target @param {string} source @param {string} slope @param {boolean} reverse */
function matrixLines({ terms, changed }, partial, target, source, slope, reverse) {
  const { upstream, product } = terms;
  const colour = reverse ? "adjoint" : "tangent";
  const turned = reverse ? "^{\\!\\top}" : "";
  const rule = `${target} \\mathrel{+}= ${reverse ? `\\left(${slope}\\right)` : slope}${turned}\\, ${source}`;
  const few = isColumn(upstream) && partial.shape[0] <= 3 && partial.shape[1] <= 4;
  const worked = few ? ` = ${tex(partial)}${turned} ${coloured(colour, factor(upstream))}` : "";
  const lines = [`${rule}${worked} = ${coloured(colour, tex(product))}`];
  return isColumn(product) ? [...lines, ...sumLines(target, changed.at(-1), factor(product), (sum) => coloured(colour, sum))] : lines;
}

/** A product along an edge, and the sum that it joins. @param {boolean} reverse @returns {Lines} */
const edgeLines = (reverse) => (trace, frame) => {
  const { nodes, edges } = trace.graph;
  const [target, source] = reverse ? [edges.from[frame.edge], edges.to[frame.edge]] : [edges.to[frame.edge], edges.from[frame.edge]];
  const colour = reverse ? "adjoint" : "tangent";
  const write = (/** @type {number} */ node) => linked("n", node, (reverse ? adjointTex : tangentTex)(nodes.tex[node]));
  const slope = (/** @type {string} */ inner) => linked("e", frame.edge, inner);
  const { upstream, partial, product } = frame.terms;
  if (isJacobian(partial)) return matrixLines(frame, partial, write(target), write(source), slope(slopeTex(trace, frame.edge)), reverse);
  return [
    `${write(target)} \\mathrel{+}= ${write(source)} \\cdot ${slope(slopeTex(trace, frame.edge))} = ${linked("n", source, coloured(colour, factor(upstream)))} \\cdot ${slope(factor(partial))} = ${coloured(colour, tex(product))}`,
    ...sumLines(write(target), frame.changed.at(-1), factor(product), (sum) => linked("n", target, coloured(colour, sum))),
  ];
};

/** @param {"tangent" | "adjoint"} channel @returns {Lines} */
const seedLines = (channel) => (trace, frame) => {
  const write = channel === "adjoint" ? adjointTex : tangentTex;
  const set = frame.changed.filter((change) => change.channel === channel && change.after !== null);
  if (set.length === 0) return [];
  const all = set.slice(0, 4).map(({ key, after }) => linked("n", key, `${write(trace.graph.nodes.tex[key])} = ${coloured(channel, tex(after))}`));
  return [all.join(",\\quad ") + (set.length > 4 ? ",\\ \\dots" : "")];
};

/** The product along a path, up to the edge of the step.
 * @type {Lines} */
function pathLines(trace, frame) {
  const { edges } = trace.graph;
  const path = trace.result.paths?.edges[frame.item] ?? [];
  const walked = path.slice(0, path.indexOf(frame.edge) + 1);
  const last = walked.slice(-4);
  const lead = walked.length > last.length ? "\\cdots " : "";
  const symbols = last.map((edge) => linked("e", edge, slopeTex(trace, edge)));
  const numbers = last.map((edge) => linked("e", edge, factor(Number(edges.partial[edge]))));
  const product = coloured("path", tex(frame.changed.at(-1)?.after));
  return [`${lead}${symbols.join("\\cdot ")} = ${lead}${numbers.join("\\cdot ")}${numbers.length > 1 ? ` = ${product}` : ""}`];
}

/** How the adjoint moves: its own motion along the slope, and the slope's motion times the adjoint.
 * @type {Lines} */
function bendLines(trace, { edge, terms, changed }) {
  const { nodes, edges } = trace.graph;
  const to = nodes.tex[edges.to[edge]];
  const from = nodes.tex[edges.from[edge]];
  const slope = slopeTex(trace, edge);
  return [
    `${movingTex(from)} \\mathrel{+}= ${movingTex(to)} \\cdot ${slope} + ${adjointTex(to)} \\cdot ${coloured("tangent", `\\bigl(${slope}\\bigr)^{\\!\\cdot}`)} = ${factor(terms.adjoint_tangent)} \\cdot ${factor(terms.partial)} + ${factor(terms.adjoint)} \\cdot ${factor(terms.partial_tangent)} = ${coloured("adjoint", tex(terms.bend))}`,
    ...sumLines(movingTex(from), changed.at(-1), factor(terms.bend), (sum) => coloured("adjoint", sum)),
  ];
}

/** The sum over paths as it stands after so many merges, where the graph is small enough to write it; else what the step adds up.
 * @type {Lines} */
function ledgerLines(trace, frame) {
  const { item } = frame;
  const ledgers = trace.result.found?.find(({ name }) => name === "ledgers")?.value;
  if (!Array.isArray(ledgers) || ledgers[item] === undefined || ledgers[item].length > 160) return mergeLines(trace, frame);
  const { nodes } = trace.graph;
  const sums = new Map(nodes.label.map((label, node) => [`d${label}`, `\\mathrm{d}${nodes.tex[node]}`])); // what has been added up at a node
  const written = ledgers[item].replace(/[^\s·+()=;]+/gu, (/** @type {string} */ word) => sums.get(word) ?? word).replace(/·/g, "\\cdot ");
  const lines = written.split("; ");
  return [...lines.slice(0, -1).slice(-1), `${pairTex(trace)} = ${lines.at(-1)}`];
}

/** @type {Lines} */
function fillLines({ graph: { nodes } }, { node, terms, changed }) {
  const [from, to] = [nodes.tex[Number(terms.from)], nodes.tex[Number(terms.to)]];
  const over = nodes.tex[node];
  const own = partialTex(to, from);
  return [
    `${own} \\mathrel{+}= ${partialTex(to, over)} \\cdot ${partialTex(over, from)} = ${factor(terms.right)} \\cdot ${factor(terms.left)} = ${coloured("path", tex(terms.product))}`,
    ...sumLines(own, changed.find(({ channel }) => channel === "edge"), factor(terms.product), (sum) => coloured("path", sum)),
  ];
}

/** @type {Lines} */
const valueLines = ({ graph: { nodes } }, { node, terms }) => [
  `${nodes.tex[node]} = ${nodes.op[node] === "input" ? "" : `${nodes.formula_tex[node]} = `}${tex(terms.value ?? read(nodes.value[node]))}`,
];

/** @type {Record<string, Lines>} */
const EQUATIONS = {
  evaluate: valueLines,
  "forward.seed": seedLines("tangent"),
  "forward.edge": edgeLines(false),
  "forward.done": resultLines,
  "reverse.seed": seedLines("adjoint"),
  "reverse.edge": edgeLines(true),
  "reverse.done": resultLines,
  "paths.edge": pathLines,
  "paths.add": (_trace, frame) => {
    const change = frame.changed.at(-1);
    const start = change?.before ?? null;
    return start === null
      ? [`\\textstyle\\sum = ${coloured("path", tex(change?.after))}`]
      : [`\\textstyle\\sum = ${tex(start)} + ${factor(frame.terms.product)} = ${coloured("path", tex(change?.after))}`];
  },
  "paths.done": (trace, frame) => {
    const products = [...frame.channels.product.values()];
    const sum = coloured("path", tex(frame.channels.sum.get(0) ?? 0));
    const listed = products.length > 1 && products.length <= 6 ? `${products.map((value, i) => (i ? factor(value) : tex(value))).join(" + ")} = ` : "";
    return [`${pairTex(trace)} = ${listed}${sum}`];
  },
  "jacobian.column": seedLines("tangent"),
  "jacobian.forward": edgeLines(false),
  "jacobian.row": seedLines("adjoint"),
  "jacobian.reverse": edgeLines(true),
  "jacobian.done": resultLines,
  "hessian.seed": seedLines("tangent"),
  "hessian.forward": edgeLines(false),
  "hessian.turn": seedLines("adjoint"),
  "hessian.reverse": bendLines,
  "hessian.done": resultLines,
  "factor.start": ledgerLines,
  "factor.bundle": ledgerLines,
  "factor.merge": ledgerLines,
  "factor.done": ledgerLines,
  "taylor.start": startLines,
  "taylor.coefficient": seriesLines,
  "descent.loss": ({ graph: { nodes } }, { node, terms, item }) => [`${nodes.tex[node]}^{(${item})} = ${tex(terms.loss)}`],
  "descent.evaluate": valueLines,
  "descent.seed": seedLines("adjoint"),
  "descent.edge": edgeLines(true),
  "descent.gradient": (_trace, { terms }) => [`\\lVert \\nabla \\rVert = ${tex(terms.length)}`],
  "descent.update": ({ graph: { nodes } }, { node, terms, changed }) => [
    `${nodes.tex[node]} = ${tex(changed.find(({ channel }) => channel === "value")?.before)} + ${factor(terms.step)} = ${tex(terms.value)}`,
  ],
  "elimination.fill": fillLines,
  "elimination.absorb": fillLines,
  "checkpoint.run": valueLines,
  "checkpoint.turn": valueLines,
  "checkpoint.edge": edgeLines(true),
  "checkpoint.done": resultLines,
};

/** The lines of the step in hand.
 * @type {Lines} */
export const linesOf = (trace, frame) => EQUATIONS[frame.tag ?? ""]?.(trace, frame) ?? [];

/** The question a mode asks, as an equation to be filled.
 * @param {Trace} trace */
export function opening(trace) {
  const { outputs, inputs } = trace.graph;
  if (trace.mode === "paths" || trace.mode === "factor") return [`${pairTex(trace)} = ${coloured("path", "\\mathord{?}")}`];
  const unit = unitSeed(trace);
  if (unit === null || outputs.length === 0 || inputs.length === 0) return [];
  if (trace.mode === "forward") return [`${partialTex(outputTex(trace, outputsOf(trace.graph)[0].name), inputTex(trace, unit))} = ${coloured("tangent", "\\mathord{?}")}`];
  if (trace.mode !== "reverse") return [];
  const asked = inputsOf(trace.graph).slice(0, SHOWN).map(({ name }) => `${partialTex(outputTex(trace, unit), inputTex(trace, name))} = ${coloured("adjoint", "\\mathord{?}")}`);
  return [asked.join(",\\quad ")];
}
