// Slips that belong to one operation: its value, and its coefficients of higher order. Pure over a graph; knows no step and no word.
import { read } from "../format.js";
import { incidence } from "../incidence.js";

/** @typedef {import("./steps.js").Near} Near */
/** @typedef {import("./steps.js").Part} Part */

/** What an operation works on, in order: x·x works on x twice. @param {import("../types.js").Graph} graph @param {number} node */
const operands = (graph, node) => (incidence(graph).ins[node] ?? []).map((edge) => graph.edges.from[edge]);

/** What two numbers may be put together to. @type {Record<string, (x: number, y: number) => number>} */
const TWO = { add: (x, y) => x + y, sub: (x, y) => x - y, mul: (x, y) => x * y, div: (x, y) => x / y, pow: (x, y) => x ** y };
const ANGLES = /** @type {Record<string, (x: number) => number>} */ ({ sin: Math.sin, cos: Math.cos, tan: Math.tan });
const HALF_TURN = 180;

/** What a value is taken for: of an angle in degrees, a logarithm to another base, another operation, an argument.
 * @param {import("../types.js").Trace} trace @param {number} node @param {(node: number) => number | null} valueOf @returns {Near[]} */
export function nearValue(trace, node, valueOf) {
  const { op, label } = trace.graph.nodes;
  const made = operands(trace.graph, node);
  const numbers = made.map(valueOf);
  const [x, y] = numbers;
  /** @type {Near[]} */
  const near = [];
  if (typeof x === "number" && op[node] in ANGLES) near.push({ slip: "degrees", number: ANGLES[op[node]]((x * Math.PI) / HALF_TURN) });
  if (typeof x === "number" && op[node] === "log") near.push({ slip: "base", number: Math.log10(x) }, { slip: "base", number: Math.log2(x) });
  if (typeof x === "number" && typeof y === "number" && made.length === 2 && op[node] in TWO) {
    near.push({ slip: "swapped", number: TWO[op[node]](y, x) });
    for (const [name, apply] of Object.entries(TWO)) if (name !== op[node]) near.push({ slip: "operation", number: apply(x, y) });
  }
  made.forEach((each, i) => {
    const number = numbers[i];
    if (typeof number === "number" && op[each] !== "const") near.push({ slip: "argument", number, name: label[each] });
  });
  return near;
}

/** @param {number} n */
const factorial = (n) => Array.from({ length: n }, (_, i) => i + 1).reduce((product, each) => product * each, 1);

/** What a coefficient is made of, where that is short to write, and what it may be taken for.
 * @param {import("../types.js").Trace} trace @param {number} node @param {number} order @param {(node: number, order: number) => number} of @param {number} answer
 * @returns {{parts: Part[], near: Near[]}} */
export function pairsOf(trace, node, order, of, answer) {
  const op = trace.graph.nodes.op[node];
  const [x, y] = operands(trace.graph, node);
  const part = (/** @type {number} */ upstream, /** @type {number} */ partial) => ({ upstream, partial, product: upstream * partial, edge: -1 });
  /** @type {Near[]} */
  const near = order > 1 ? [{ slip: "factorial", number: answer * factorial(order) }] : [];
  if (op === "add" || op === "sub") return { parts: [part(of(x, order), 1), part(of(y, order), op === "sub" ? -1 : 1)], near };
  if (op !== "mul") return { parts: [], near };
  const parts = Array.from({ length: order + 1 }, (_, i) => part(of(x, i), of(y, order - i))).filter(({ product }) => product !== 0);
  near.push({ slip: "same-order", number: of(x, order) * of(y, order) });
  for (const { product } of parts) near.push({ slip: "pair", number: answer - product });
  return { parts, near };
}

/** The value of a node as the program has it before any step. @param {import("../types.js").Trace} trace @returns {(node: number) => number | null} */
export const firstValues = ({ graph: { nodes } }) => (node) => {
  const value = read(nodes.value[node]);
  return typeof value === "number" ? value : null;
};
