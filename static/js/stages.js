// The equation of a step in stages: the rule, what is known put in, the number. Pure over (trace, frame); knows no DOM and no sentence.
import { linesOf, opening } from "./equations.js";
import { dualParts } from "./dual.js";
import { brief, exact, isJacobian, isTensor, read, tex } from "./format.js";
import { argumentsOf, filled, put } from "./formulas.js";
import { STAGINGS } from "./stages-more.js";
import { adjointTex, coloured, factor, linked, slopeTex, sumLines, tangentTex } from "./symbols.js";
import { EVALUATED, FORWARD, REVERSE } from "./tags.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Known} Known */
/** `role` is a word of the catalogue. @typedef {{link: string, role: string, tex: string, value: string}} Term */
/** @typedef {{name: "rule" | "known" | "number" | "all", lines: string[]}} Stage */
/** @typedef {{stages: Stage[], terms: Term[]}} Equation */

/** A value as the step has it: an update moves it, and what a checkpoint has forgotten is what it was. @param {Trace} trace @param {Frame} frame @param {number} node */
const valueOf = (trace, frame, node) => frame.channels.value.get(node) ?? read(trace.graph.nodes.value[node]);

/** @param {Trace} trace @param {Frame} frame @returns {Equation} */
function edgeStages(trace, frame) {
  const { nodes, edges } = trace.graph;
  const reverse = REVERSE.has(frame.tag ?? "");
  const [from, to] = [edges.from[frame.edge], edges.to[frame.edge]];
  const [target, source] = reverse ? [from, to] : [to, from];
  const colour = reverse ? "adjoint" : "tangent";
  const { upstream, partial, product } = frame.terms;
  const write = (/** @type {number} */ node) => linked("n", node, (reverse ? adjointTex : tangentTex)(nodes.tex[node]));
  const slope = (/** @type {string} */ inner) => linked("e", frame.edge, inner);
  const number = linked("n", source, coloured(colour, factor(upstream)));
  const change = frame.changed.at(-1);
  const formula = edges.tex[frame.edge] ?? "";
  const among = [...argumentsOf(trace, to), to];
  const symbol = slopeTex(trace, frame.edge);
  const worked = put(trace, formula, among, (each) => linked("n", each, nodes.tex[each]));
  const withNumbers = put(trace, formula, among, (each) => linked("n", each, factor(valueOf(trace, frame, each))));
  const plain = /^-?[\d.]+$/.test(formula); // a slope that is a number from the start needs no working out
  const atOnce = put(trace, formula, among, (each) => factor(valueOf(trace, frame, each))) === factor(partial); // a slope that is one earlier result
  /** @type {string[]} */
  const known = plain ? [] : [`${slope(symbol)} = ${worked} = ${atOnce ? "" : `${withNumbers} = `}${slope(tex(partial))}`];
  const sum = sumLines(write(target), change, factor(product), (all) => linked("n", target, coloured(colour, all)));
  return {
    stages: [
      { name: "rule", lines: [`${write(target)} \\mathrel{+}= ${write(source)} \\cdot ${slope(symbol)}`] },
      { name: "known", lines: [...known, `${write(target)} \\mathrel{+}= ${number} \\cdot ${slope(factor(partial))}`] },
      { name: "number", lines: [`${write(target)} \\mathrel{+}= ${coloured(colour, tex(product))}`, ...sum] },
    ],
    terms: [
      { link: `n${source}`, role: colour, tex: (reverse ? adjointTex : tangentTex)(nodes.tex[source]), value: exact(upstream) },
      { link: `e${frame.edge}`, role: "slope", tex: symbol, value: exact(partial) },
      { link: `n${target}`, role: colour, tex: (reverse ? adjointTex : tangentTex)(nodes.tex[target]), value: exact(change?.after ?? product) },
    ],
  };
}

/** A number of a term, or an array as it is told in a word. @param {Known | undefined} value */
const told = (value) => (typeof value === "number" ? exact(value) : brief(value ?? null));

/** A Jacobian times a tangent, or its transpose times an adjoint. @param {Trace} trace @param {Frame} frame @returns {Equation} */
function matrixStages(trace, frame) {
  const { nodes, edges } = trace.graph;
  const reverse = REVERSE.has(frame.tag ?? "");
  const [from, to] = [edges.from[frame.edge], edges.to[frame.edge]];
  const [target, source] = reverse ? [from, to] : [to, from];
  const colour = reverse ? "adjoint" : "tangent";
  const accent = reverse ? adjointTex : tangentTex;
  const write = (/** @type {number} */ node) => linked("n", node, accent(nodes.tex[node]));
  const slope = (/** @type {string} */ inner) => linked("e", frame.edge, inner);
  const { upstream, partial, product } = frame.terms;
  const symbol = slopeTex(trace, frame.edge);
  const turned = reverse ? "^{\\!\\top}" : "";
  const formula = edges.tex[frame.edge] ?? "";
  const change = frame.changed.at(-1);
  const known = formula === "" || formula.startsWith("\\frac{\\partial") ? [] : [`${slope(symbol)} = ${formula}`];
  const sum = sumLines(write(target), change, tex(product), (all) => linked("n", target, coloured(colour, all)));
  return {
    stages: [
      { name: "rule", lines: [`${write(target)} \\mathrel{+}= ${slope(reverse ? `\\left(${symbol}\\right)${turned}` : symbol)}\\, ${write(source)}`] },
      { name: "known", lines: [...known, `${write(target)} \\mathrel{+}= ${slope(`${factor(partial)}${turned}`)}\\, ${linked("n", source, coloured(colour, tex(upstream)))}`] },
      { name: "number", lines: [`${write(target)} \\mathrel{+}= ${coloured(colour, tex(product))}`, ...sum] },
    ],
    terms: [
      { link: `n${source}`, role: colour, tex: accent(nodes.tex[source]), value: told(upstream) },
      { link: `e${frame.edge}`, role: "slope", tex: symbol, value: told(partial) },
      { link: `n${target}`, role: colour, tex: accent(nodes.tex[target]), value: told(change?.after ?? product) },
    ],
  };
}

/** @param {Trace} trace @param {Frame} frame @returns {Equation} */
function valueStages(trace, frame) {
  const { nodes } = trace.graph;
  const { node } = frame;
  const own = linked("n", node, nodes.tex[node]);
  const made = argumentsOf(trace, node).filter((each) => nodes.op[each] !== "const");
  return {
    stages: [
      { name: "rule", lines: [`${own} = ${filled(trace, node, (each) => linked("n", each, nodes.tex[each]))}`] },
      { name: "known", lines: made.length > 0 ? [`${own} = ${filled(trace, node, (each) => linked("n", each, factor(valueOf(trace, frame, each))))}`] : [] },
      { name: "number", lines: [`${own} = ${tex(frame.terms.value ?? valueOf(trace, frame, node))}`] },
    ],
    terms: [...made, node].map((each) => ({ link: `n${each}`, role: "value", tex: nodes.tex[each], value: told(valueOf(trace, frame, each)) })),
  };
}

/** @param {Trace} trace @param {Frame} frame @returns {Equation} */
function pathStages(trace, frame) {
  const { edges } = trace.graph;
  const path = trace.result.paths?.edges[frame.item] ?? [];
  const walked = path.slice(0, path.indexOf(frame.edge) + 1);
  const symbol = (/** @type {number} */ edge) => slopeTex(trace, edge);
  return {
    stages: [
      { name: "rule", lines: [walked.map((edge) => linked("e", edge, symbol(edge))).join(" \\cdot ")] },
      { name: "known", lines: [walked.map((edge) => linked("e", edge, factor(read(edges.partial[edge])))).join(" \\cdot ")] },
      { name: "number", lines: [coloured("path", tex(frame.changed.at(-1)?.after))] },
    ],
    terms: walked.map((edge) => ({ link: `e${edge}`, role: "slope", tex: symbol(edge), value: exact(read(edges.partial[edge])) })),
  };
}

/** Whether every number of the step is a single one: arrays are written out in the one line that there is. @param {Frame} frame */
const single = ({ terms, changed }) => ![...Object.values(terms), ...changed.map(({ after }) => after)].some((each) => isTensor(each) || isJacobian(each));

/** The same step with dual numbers, and what it is made of. @param {Trace} trace @param {Frame} frame @returns {Equation | null} */
function dualStages(trace, frame) {
  const parts = dualParts(trace, frame);
  if (parts === null) return null;
  const names = /** @type {const} */ (["rule", "known", "number"]);
  return { stages: names.map((name) => ({ name, lines: parts[name] })), terms: FORWARD.has(frame.tag ?? "") ? edgeStages(trace, frame).terms : (STAGINGS[frame.tag ?? ""]?.(trace, frame)?.terms ?? []) };
}

/** @param {Trace} trace @param {Frame} frame @param {boolean} dual @returns {Equation | null} */
function stagedOf(trace, frame, dual) {
  const tag = frame.tag ?? "";
  if (dual && single(frame)) {
    const asDual = dualStages(trace, frame);
    if (asDual !== null) return asDual;
  }
  if (FORWARD.has(tag) || REVERSE.has(tag)) return isJacobian(frame.terms.partial) ? matrixStages(trace, frame) : edgeStages(trace, frame);
  if (EVALUATED.has(tag)) return trace.graph.nodes.op[frame.node] === "input" ? null : valueStages(trace, frame);
  if (tag === "paths.edge") return pathStages(trace, frame);
  return STAGINGS[tag]?.(trace, frame) ?? null;
}

/** The equation of a step; where it has no stages, its lines as they are.
 * @param {Trace} trace @param {Frame} frame @param {boolean} [dual] @returns {Equation} */
export function stagesOf(trace, frame, dual = false) {
  if (frame.k === trace.start) return { stages: [{ name: "all", lines: opening(trace) }], terms: [] };
  return stagedOf(trace, frame, dual) ?? { stages: [{ name: "all", lines: linesOf(trace, frame) }], terms: [] };
}
