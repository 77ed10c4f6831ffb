// The formula of a node with something in the place of what it names. Pure over a trace; knows no step.
import { incidence } from "./incidence.js";
import { substitute } from "./substitute.js";

/** @typedef {import("./types.js").Trace} Trace */

/** The nodes that a node was made of, each once. @param {Trace} trace @param {number} node */
export function argumentsOf({ graph }, node) {
  return [...new Set((incidence(graph).ins[node] ?? []).map((edge) => graph.edges.from[edge]))];
}

/** A formula with something in the place of every name among some; constants stay as they are.
 * @param {Trace} trace @param {string} formula @param {number[]} among @param {(node: number) => string} write */
export const put = ({ graph: { nodes } }, formula, among, write) =>
  substitute(formula, new Map(among.filter((each) => nodes.op[each] !== "const").map((each) => [nodes.tex[each], write(each)])));

/** The formula of a node with something in the place of each argument.
 * @param {Trace} trace @param {number} node @param {(argument: number) => string} write */
export const filled = (trace, node, write) => put(trace, trace.graph.nodes.formula_tex[node], argumentsOf(trace, node), write);
