// Groups of the graph that are folded or not: what follows a node, a step or a list of numbers from one answer to the next. Pure; knows no store and no DOM.
import { tagAt } from "./tags.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Target} Target */

/** The numbers that are folded now: those that a person chose, or else those that the answer has chosen. @param {Trace} trace @param {number[] | null} chosen @returns {number[]} */
export const foldedNow = ({ graph: { groups } }, chosen) => chosen ?? groups.number.filter((_, row) => groups.folded[row]);

/** @param {number[]} folded @param {number} number @returns {number[]} */
export const toggled = (folded, number) => (folded.includes(number) ? folded.filter((each) => each !== number) : [...folded, number].sort((a, b) => a - b));

/** Every group that can be seen, and those that are folded inside a folded one. @param {Trace} trace @param {number[]} folded @returns {number[]} */
export const everyGroup = ({ graph }, folded) => [...new Set([...folded, ...graph.groups.number])].sort((a, b) => a - b);

/** @param {Trace} trace @param {number} node its number in the unfolded program */
const originOf = ({ graph: { origin } }, node) => (origin ? origin[node] : node);

/** The row of the innermost group around a node, −1 where there is none. Inputs stand outside. @param {Trace} trace @param {number} node */
export function rowAround({ graph: { groups, nodes } }, node) {
  if (nodes.op[node] === "input" || nodes.op[node] === "const") return -1;
  for (let row = groups.number.length - 1; row >= 0; row -= 1) if (groups.first[row] <= node && node < groups.end[row]) return row;
  return -1;
}

/** The folded nodes of a group. @param {Trace} trace @param {number} row */
export function resultsOf({ graph: { groups, nodes } }, row) {
  const found = [];
  for (let node = groups.first[row]; node < groups.end[row]; node += 1) if (nodes.op[node] === "fold") found.push(node);
  return found;
}

/** Where a node of one answer is in another: itself, or the folded node that it has gone into; −1 where it is not.
 * @param {Trace} before @param {Trace} after @param {number} node */
export function followed(before, after, node) {
  const wanted = originOf(before, node);
  const { origin, nodes, groups } = after.graph;
  if (origin === null) return wanted < nodes.op.length ? wanted : -1;
  const next = origin.findIndex((each) => each >= wanted);
  const at = next < 0 ? origin.length : next;
  if (origin[at] === wanted) return at;
  const row = groups.folded.findLastIndex((folded, i) => folded && groups.first[i] <= at && at <= groups.end[i]);
  if (row < 0) return -1;
  const results = resultsOf(after, row);
  return results.find((each) => each >= at) ?? results.at(-1) ?? -1;
}

/** @param {Trace} before @param {Trace} after @returns {boolean} whether they are one program, folded in different ways */
export const refolded = (before, after) =>
  before.graph.origin !== after.graph.origin && before.source === after.source && JSON.stringify(before.graph.origin ?? null) !== JSON.stringify(after.graph.origin ?? null);

/** What is pointed at or picked, in the other answer. @param {Trace} before @param {Trace} after @param {Target} target @returns {Target} */
export function carried(before, after, target) {
  if (target?.kind !== "node") return null;
  const id = followed(before, after, target.id);
  return id < 0 ? null : { kind: "node", id };
}

/** The step of another answer at which the same node is complete; where there is none, the place where the mode opens.
 * @param {Trace} before @param {Trace} after @param {number} k */
export function sameStep(before, after, k) {
  if (before.mode !== after.mode) return after.start;
  if (k === before.steps.count) return after.steps.count;
  if (k === 0) return 0;
  const s = k - 1;
  const node = before.steps.node[s];
  const wanted = node < 0 ? -1 : followed(before, after, node);
  const sweep = before.steps.sweep[s];
  let found = -1;
  for (let i = 0; i < after.steps.count; i += 1) {
    if (after.steps.sweep[i] !== sweep || after.steps.node[i] !== wanted || tagAt(after, i) !== tagAt(before, s)) continue;
    if (before.steps.item[s] !== after.steps.item[i]) continue;
    found = i + 1;
  }
  return found < 0 || k === before.start ? after.start : found;
}
