// The stages of the steps that are neither a product along an edge nor a value: seeds, ends of sweeps, sums over paths, eliminations, merges, updates. Pure over (trace, frame).
import { resultLines, resultRules } from "./findings.js";
import { exact, read, tex } from "./format.js";
import { mergeOf, summed } from "./merges.js";
import { seriesStages } from "./series.js";
import { adjointTex, coloured, factor, linked, movingTex, pairTex, partialTex, slopeTex, sumLines, tangentTex } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./stages.js").Equation} Equation */
/** @typedef {(trace: Trace, frame: Frame) => Equation | null} Staging null: the step has no stages */

const SUM_LINES = 6;

/** @param {string[]} rule @param {string[]} known @param {string[]} number @param {import("./stages.js").Term[]} [terms] @returns {Equation} */
const staged = (rule, known, number, terms = []) => ({
  stages: [
    { name: "rule", lines: rule },
    { name: "known", lines: known },
    { name: "number", lines: number },
  ],
  terms,
});

/** What moves itself moves by 1. @param {"tangent" | "adjoint"} channel @returns {Staging} */
const seeded = (channel) => (trace, frame) => {
  const set = frame.changed.filter((change) => change.channel === channel && change.after !== null && change.after !== 0);
  if (set.length !== 1 || set[0].after !== 1) return null;
  const { key } = set[0];
  const name = trace.graph.nodes.tex[key];
  const own = (channel === "tangent" ? tangentTex : adjointTex)(name);
  const write = linked("n", key, own);
  return staged([`${write} = ${partialTex(name, name)}`], [], [`${write} = ${coloured(channel, "1")}`], [{ link: `n${key}`, role: channel, tex: own, value: "1" }]);
};

/** What was asked for is what stands at the ends. @type {Staging} */
const ended = (trace, frame) => {
  const rules = resultRules(trace, frame);
  return rules.length === 0 ? null : staged(rules.map(({ line }) => line), [], resultLines(trace, frame), rules.map(({ term }) => term));
};

/** @param {Trace} trace @param {number} edge */
const slopeOf = (trace, edge) => linked("e", edge, slopeTex(trace, edge));

/** A product of so many factors as can be read. @param {string[]} factors */
const multiplied = (factors) => (factors.length === 0 ? "1" : factors.length > 5 ? `${factors.slice(0, 4).join(" \\cdot ")} \\cdots ${factors[factors.length - 1]}` : factors.join(" \\cdot "));

/** @type {Staging} */
const pathAdded = (trace, frame) => {
  const path = trace.result.paths?.edges[frame.item] ?? [];
  const change = frame.changed.at(-1);
  const sum = "{\\textstyle\\sum}";
  const before = change?.before ?? null;
  const numbers = multiplied(path.map((edge) => linked("e", edge, factor(read(trace.graph.edges.partial[edge])))));
  return staged(
    [`${sum} \\mathrel{+}= ${multiplied(path.map((edge) => slopeOf(trace, edge)))}`],
    [`${sum} \\mathrel{+}= ${numbers} = ${tex(frame.terms.product)}`, ...(before === null ? [] : [`${sum} = ${tex(before)} + ${factor(frame.terms.product)}`])],
    [`${sum} = ${coloured("path", tex(change?.after))}`],
  );
};

/** @type {Staging} */
const pathsSummed = (trace, frame) => {
  const paths = trace.result.paths?.edges ?? [];
  const products = [...frame.channels.product.values()];
  const few = paths.length > 0 && paths.length <= 3 && paths.every((path) => path.length <= 4) && paths.length === products.length;
  const own = pairTex(trace);
  const general = "\\sum_{\\pi}\\ \\prod_{(u \\to w)\\, \\in\\, \\pi} \\frac{\\partial w}{\\partial u}";
  const rule = few ? paths.map((path) => multiplied(path.map((edge) => slopeOf(trace, edge)))).join(" + ") : general;
  return staged([`${own} = ${rule}`], products.length > 1 ? [`${own} = ${summed(products.map((value, i) => (i > 0 ? factor(value) : tex(value))))}`] : [], [
    `${own} = ${coloured("path", tex(frame.channels.sum.get(0) ?? 0))}`,
  ]);
};

/** Two edges become one. @type {Staging} */
const filled = ({ graph: { nodes, edges } }, { node, terms, changed }) => {
  const [from, to] = [Number(terms.from), Number(terms.to)];
  const edgeOf = (/** @type {number} */ start, /** @type {number} */ end) => edges.from.findIndex((origin, edge) => origin === start && edges.to[edge] === end);
  const slope = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ inner) => linked("e", edgeOf(start, end), inner);
  const symbol = (/** @type {number} */ start, /** @type {number} */ end) => partialTex(nodes.tex[end], nodes.tex[start]);
  const own = symbol(from, to);
  const pairs = /** @type {const} */ ([
    [node, to, terms.right],
    [from, node, terms.left],
  ]);
  return staged(
    [`${own} \\mathrel{+}= ${pairs.map(([start, end]) => slope(start, end, symbol(start, end))).join(" \\cdot ")}`],
    [`${own} \\mathrel{+}= ${pairs.map(([start, end, value]) => slope(start, end, factor(value))).join(" \\cdot ")}`],
    [
      `${own} \\mathrel{+}= ${coloured("path", tex(terms.product))}`,
      ...sumLines(own, changed.find(({ channel }) => channel === "edge"), factor(terms.product), (sum) => coloured("path", sum)),
    ],
    pairs.flatMap(([start, end, value]) => (edgeOf(start, end) < 0 ? [] : [{ link: `e${edgeOf(start, end)}`, role: "slope", tex: symbol(start, end), value: exact(value) }])),
  );
};

/** How an adjoint and its tangent go back along an edge: both along the slope, and the slope's own motion times the adjoint. @type {Staging} */
const bent = (trace, { edge, terms, changed }) => {
  const { nodes, edges } = trace.graph;
  const [to, from] = [edges.to[edge], edges.from[edge]];
  const bar = (/** @type {number} */ node) => linked("n", node, adjointTex(nodes.tex[node]));
  const moving = (/** @type {number} */ node) => linked("n", node, movingTex(nodes.tex[node]));
  const symbol = slopeTex(trace, edge);
  const motion = coloured("tangent", `\\bigl(${symbol}\\bigr)^{\\!\\cdot}`);
  const slope = (/** @type {string} */ inner) => linked("e", edge, inner);
  const back = (/** @type {import("./types.js").Known} */ value) => linked("n", to, coloured("adjoint", factor(value)));
  /** @param {string} channel @param {string} name @param {import("./types.js").Known} product */
  const sum = (channel, name, product) => sumLines(name, changed.find((each) => each.channel === channel), factor(product), (all) => coloured("adjoint", all));
  return staged(
    [`${bar(from)} \\mathrel{+}= ${bar(to)} \\cdot ${slope(symbol)}`, `${moving(from)} \\mathrel{+}= ${moving(to)} \\cdot ${slope(symbol)} + ${bar(to)} \\cdot ${slope(motion)}`],
    [
      `${bar(from)} \\mathrel{+}= ${back(terms.adjoint)} \\cdot ${slope(factor(terms.partial))}`,
      `${moving(from)} \\mathrel{+}= ${back(terms.adjoint_tangent)} \\cdot ${slope(factor(terms.partial))} + ${back(terms.adjoint)} \\cdot ${slope(coloured("tangent", factor(terms.partial_tangent)))}`,
    ],
    [
      `${bar(from)} \\mathrel{+}= ${coloured("adjoint", tex(terms.product))}`,
      ...sum("adjoint", bar(from), terms.product),
      `${moving(from)} \\mathrel{+}= ${coloured("adjoint", tex(terms.bend))}`,
      ...sum("adjoint_tangent", moving(from), terms.bend),
    ],
    [
      { link: `n${to}`, role: "adjoint", tex: adjointTex(nodes.tex[to]), value: exact(terms.adjoint) },
      { link: `n${to}`, role: "moving", tex: movingTex(nodes.tex[to]), value: exact(terms.adjoint_tangent) },
      { link: `e${edge}`, role: "slope", tex: symbol, value: exact(terms.partial) },
      { link: `e${edge}`, role: "bent", tex: motion, value: exact(terms.partial_tangent) },
    ],
  );
};

/** A sum in lines of so many summands, each below the first. @param {string} is @param {string[]} parts @param {number} width */
function rows(is, parts, width) {
  const lines = [];
  for (let at = 0; at < parts.length; at += width) lines.push(`${at === 0 ? is : `\\phantom{${is}}{} + `}${parts.slice(at, at + width).join(" + ")}`);
  return lines.length > SUM_LINES ? [...lines.slice(0, SUM_LINES), "\\cdots"] : lines;
}

/** @type {Staging} */
const merged = (trace, frame) => {
  const merge = mergeOf(trace, frame);
  if (merge === null) return null;
  const { own, groups, value } = merge;
  const is = own === "" ? "" : `${own} = `;
  return staged(rows(is, groups.map(({ symbols }) => symbols), 1), rows(is, groups.map(({ numbers }) => numbers), 2), [`${is}${value}`]);
};

/** @type {Staging} */
const updated = ({ params, graph: { nodes } }, { node, terms, changed }) => {
  const own = linked("n", node, nodes.tex[node]);
  const before = changed.find(({ channel }) => channel === "value")?.before;
  const plain = params.rule === "gradient" || params.rule === undefined;
  const move = plain ? [`- ${tex(params.rate)} \\cdot ${coloured("adjoint", factor(terms.slope))}`, `- \\eta \\, ${adjointTex(nodes.tex[node])}`] : [`+ ${factor(terms.step)}`, `+ \\Delta ${nodes.tex[node]}`];
  return staged([`${own} \\leftarrow ${own} ${move[1]}`], [`${own} \\leftarrow ${tex(before)} ${move[0]}`], [`${own} = ${tex(terms.value)}`], [
    { link: `n${node}`, role: "value", tex: nodes.tex[node], value: exact(terms.value) },
  ]);
};

/** @type {Record<string, Staging>} */
export const STAGINGS = {
  "forward.seed": seeded("tangent"),
  "jacobian.column": seeded("tangent"),
  "hessian.seed": seeded("tangent"),
  "reverse.seed": seeded("adjoint"),
  "jacobian.row": seeded("adjoint"),
  "hessian.turn": seeded("adjoint"),
  "descent.seed": seeded("adjoint"),
  "forward.done": ended,
  "reverse.done": ended,
  "paths.add": pathAdded,
  "paths.done": pathsSummed,
  "elimination.fill": filled,
  "elimination.absorb": filled,
  "hessian.reverse": bent,
  "taylor.coefficient": seriesStages,
  "factor.merge": merged,
  "factor.bundle": merged,
  "descent.update": updated,
};
