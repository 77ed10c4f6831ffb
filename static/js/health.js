// How gradients fare: the size of each slope in powers of ten, the running product along a path, and the numbers of a recurrent program that can be slid.
// Pure over traces and text; knows no view and no step.
import { inputsOf } from "./coordinates.js";
import { isJacobian, read } from "./format.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Slope} Slope */
/** @typedef {"zero" | "tiny" | "small" | "even" | "large" | "huge" | "none"} Kind how a slope changes what passes it */
/** @typedef {{edge: number, name: string, slope: number, kind: Kind, log: number, sign: 1 | -1, product: number}} Stop `log`: the power of ten of the product so far;
 *   −∞ where it is 0 */

/** From the smallest to the largest; `none`: no slope. @type {readonly Kind[]} */
export const KINDS = ["zero", "tiny", "small", "even", "large", "huge", "none"];
/** @type {Record<Kind, string>} */
export const MARKS = { zero: "✕", tiny: "▾▾", small: "▾", even: "", large: "▴", huge: "▴▴", none: "?" };

/** A product this many powers of ten away from 1 has vanished or exploded. */
export const FAR = 2;

/** The size of a slope; of a Jacobian its norm, as if it were spread over its rows. @param {Slope} slope */
export function slopeSize(slope) {
  if (slope === null) return Number.NaN;
  return isJacobian(slope) ? slope.norm / Math.sqrt(Math.max(1, Math.min(...slope.shape))) : Math.abs(slope);
}

/** @param {Slope} slope @returns {Kind} */
export function kindOf(slope) {
  const size = slopeSize(slope);
  if (Number.isNaN(size)) return "none";
  if (size === 0) return "zero";
  if (size <= 0.1) return "tiny";
  if (size < 0.9) return "small";
  if (size <= 1.1) return "even";
  return size < 10 ? "large" : "huge";
}

/** How wide an edge is drawn: twice as wide for ten times the slope, within bounds. @param {Slope} slope */
export function widthOf(slope) {
  const log = Math.log10(slopeSize(slope));
  return Number.isNaN(log) ? 1 : Math.round(100 * Math.min(9, Math.max(1, 2.6 * 2 ** log))) / 100;
}

/** The running product along a path. Kept as a sum of logarithms, so that it neither overflows nor underflows on the way.
 * @param {Trace} trace @param {number[]} path edge numbers @returns {Stop[]} */
export function runningProduct({ graph: { edges, nodes } }, path) {
  let log = 0;
  /** @type {1 | -1} */
  let sign = 1;
  return path.map((edge) => {
    const slope = Number(read(edges.partial[edge]));
    log = slope === 0 || log === -Infinity ? -Infinity : log + Math.log10(Math.abs(slope)); // a zero stays one: strong zeros
    if (slope < 0) sign = sign === 1 ? -1 : 1;
    return { edge, name: nodes.label[edges.to[edge]], slope, kind: kindOf(slope), log, sign, product: sign * 10 ** log };
  });
}

/** What becomes of a gradient with this power of ten. @param {number} log */
export function fateOf(log) {
  if (Number.isNaN(log)) return "unknown";
  if (log === -Infinity) return "stopped";
  if (log <= -FAR) return "vanishing";
  return log >= FAR ? "exploding" : "alive";
}

/** The path to look at: the picked one, else the longest of those that are known.
 * @param {Trace} trace @param {import("./types.js").Target} pick @returns {number} its number, −1 where there is none */
export function pathOf({ result: { paths } }, pick) {
  if (!paths || paths.edges.length === 0) return -1;
  if (pick?.kind === "path" && pick.id < paths.edges.length) return pick.id;
  return paths.edges.reduce((best, path, id) => (path.length > paths.edges[best].length ? id : best), 0);
}

/** A recurrent net, and its numbers small enough that its tanh bends only late. */
export const RECURRENT = "h = 0.001\nw = 1.5\nfor t in range(12):\n    h = tanh(w*h)\n";
export const LONGEST = 60;

/** The length that a program writes as a number: in `range(12)`, or in the line of its name.
 * @param {string} source @returns {{value: number, start: number, end: number} | null} */
export function lengthIn(source) {
  const found = /\brange\(\s*([\p{L}_]\w*|\d+)\s*\)/u.exec(source);
  if (!found) return null;
  const place = /^\d/.test(found[1]) ? new RegExp(`(\\brange\\(\\s*)(${found[1]})`, "u").exec(source) : new RegExp(`^(${found[1]}[ \\t]*=[ \\t]*)(\\d+)[ \\t]*(?:#.*)?$`, "mu").exec(source);
  if (!place) return null;
  const start = place.index + place[1].length;
  return { value: Number(place[2]), start, end: start + place[2].length };
}

/** The program with another length. @param {string} source @param {number} length */
export function withLength(source, length) {
  const place = lengthIn(source);
  return place === null ? source : source.slice(0, place.start) + String(length) + source.slice(place.end);
}

/** The input that is used most often, which in a recurrent net is its weight; of several the one that is not assigned again.
 * @param {Trace} trace @returns {import("./coordinates.js").Going | null} */
export function weightIn({ graph }) {
  if (graph.coordinates !== null) return null;
  const uses = new Map(inputsOf(graph).map((input) => [input.node, 0]));
  for (const from of graph.edges.from) if (uses.has(from)) uses.set(from, (uses.get(from) ?? 0) + 1);
  const assigned = new Set(graph.outputs.map(({ name }) => name));
  const rank = (/** @type {import("./coordinates.js").Going} */ { name, node }) => (uses.get(node) ?? 0) + (assigned.has(name) ? 0 : 0.5);
  const [first] = [...inputsOf(graph)].sort((a, b) => rank(b) - rank(a));
  return first ?? null;
}
