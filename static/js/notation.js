// Numbers written in one: a value and its tangent as a dual number, a value and its coefficients as a series. Pure over (trace, frame); knows no DOM.
import { brief, exact, isNegative, isTensor, short, superscript } from "./format.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Known} Known */
/** @typedef {(value: Known) => string} Write */
/** A column of numbers in one. `text` null: nothing is known of the node yet. `channels`: what is put together in it.
 * @typedef {{name: "dual" | "series" | "dual-adjoint", hue: "tangent" | "adjoint", channels: string[], text: (node: number, write: Write) => string | null}} Written */

/** What the numbers of a trace can be written as; null where they stay apart. @param {Pick<Trace, "mode" | "params">} trace @returns {"dual" | "series" | null} */
export function notationOf({ mode, params }) {
  if (mode === "taylor") return "series";
  return mode === "forward" || mode === "hessian" || (mode === "jacobian" && params.by === "forward") ? "dual" : null;
}

/** Whether numbers are written in one: where they can be, and somebody wants them so. @param {{notation: "plain" | "dual"}} state @param {Trace} trace */
export const isDual = ({ notation }, trace) => notation === "dual" && notationOf(trace) !== null;

/** What is added, with its sign: "+ 2ε", "− 2ε"; unknown: "+ ?ε". @param {Known | undefined} tangent @param {Write} [write] */
export function epsilonText(tangent, write = short) {
  if (tangent === null || tangent === undefined) return "+ ?ε";
  if (typeof tangent !== "number") return `+ ${write(tangent)}ε`;
  return `${isNegative(tangent) ? "−" : "+"} ${write(Math.abs(tangent))}ε`;
}

/** As in 3 − 2ε. @param {Known} value @param {Known | undefined} tangent @param {Write} [write] */
export const dualText = (value, tangent, write = short) => `${write(value)} ${epsilonText(tangent, write)}`;

/** @param {number} power */
export const powerText = (power) => (power === 0 ? "" : power === 1 ? "t" : `t${superscript(power)}`);

/** One summand of a series with its sign, as in "− 0.5t²"; a line breaks before the sign only. @param {number} coefficient @param {number} power @param {Write} [write] */
export const termText = (coefficient, power, write = short) => `${isNegative(coefficient) ? "−" : "+"}\u00a0${sized(Math.abs(coefficient), power, write)}`;

/** @param {number} size @param {number} power @param {Write} write */
const sized = (size, power, write) => (size === 1 && power > 0 ? powerText(power) : `${write(size)}${powerText(power)}`);

/** The coefficients of a node as far as they are known, from the value on. @param {Trace} trace @param {Frame} frame @param {number} node @returns {number[]} */
export function coefficientsOf({ params }, { channels }, node) {
  const width = Number(params.order) + 1;
  const all = Array.from({ length: width }, (_, power) => channels.coefficient.get(node * width + power));
  const end = all.findIndex((each) => each === undefined);
  return /** @type {number[]} */ (end < 0 ? all : all.slice(0, end));
}

/** The order that a step of a series is about. @param {Frame} frame */
export const orderOf = ({ tag, item }) => (tag === "taylor.coefficient" ? item : 1);

/** @param {Trace} trace @param {Frame} frame @param {number} node @param {Write} write */
function seriesText(trace, frame, node, write) {
  const known = coefficientsOf(trace, frame, node);
  if (known.length === 0) return frame.channels.value.has(node) ? `${write(/** @type {Known} */ (frame.channels.value.get(node)))} + ?t` : null;
  const open = known.length <= Number(trace.params.order) ? ` +\u00a0?${powerText(known.length)}` : "";
  return write(known[0]) + known.slice(1).map((each, i) => (each === 0 ? "" : ` ${termText(each, i + 1, write)}`)).join("") + open;
}

/** @param {Written["name"]} name @param {Written["hue"]} hue @param {string} real @param {string} moving @returns {(trace: Trace, frame: Frame) => Written} */
const dualColumn = (name, hue, real, moving) => ({ graph }, { channels }) => ({
  name,
  hue,
  channels: [real, moving],
  text(node, write) {
    const value = channels[real].get(node);
    if (value === undefined) return null;
    if (real === "value" && !graph.nodes.active[node]) return write(value); // it does not move
    return isTensor(value) ? `${brief(value)} ${epsilonText(channels[moving].get(node), brief)}` : dualText(value, channels[moving].get(node), write);
  },
});
const dual = dualColumn("dual", "tangent", "value", "tangent");
const dualAdjoint = dualColumn("dual-adjoint", "adjoint", "adjoint", "adjoint_tangent");

/** The columns of a table in which numbers are written in one. @param {Trace} trace @param {Frame} frame @returns {Written[]} */
export function writtenOf(trace, frame) {
  if (notationOf(trace) === "series") return [{ name: "series", hue: "tangent", channels: ["coefficient"], text: (node, write) => seriesText(trace, frame, node, write) }];
  return [dual(trace, frame), ...(trace.mode === "hessian" ? [dualAdjoint(trace, frame)] : [])];
}

/** Whether the step gave a node one of the numbers of a column. @param {Trace} trace @param {Frame} frame @param {Written} written @param {number} node */
export function isWrittenNow(trace, { changed, k }, { channels, name }, node) {
  if (k <= trace.start) return false;
  const width = Number(trace.params.order) + 1;
  return changed.some(({ channel, key, after }) => after !== null && channel === channels.at(-1) && (name === "series" ? Math.floor(key / width) === node && key % width > 0 : key === node));
}

/** The same with every digit, for whoever asks. @param {Written} written @param {number} node */
export const exactly = (written, node) => written.text(node, exact) ?? "";
