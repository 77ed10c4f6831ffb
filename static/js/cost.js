// What ways to a Jacobian cost, as lengths to look at: exact counts of any size stay digits. Pure numbers; knows no view.
import { decode } from "./format.js";

/** @typedef {{mode: string, multiplications: string, additions: string, edges: string, sweeps: string, stored: string, recomputed: string}} Row */
/** @typedef {"multiplications" | "sweeps" | "edges" | "stored"} Measure */
/** @typedef {{mode: string, digits: string, share: number, least: boolean}} Bar `share`: its length, from 0 to 1 */
/** @typedef {{waiting?: boolean, reason?: string, key?: string, [answer: string]: any}} Answer */
/** @typedef {{inputs: number, outputs: number, family: Answer | null, checkpoints: Answer | null, chain: boolean}} Costing */

/** @type {readonly Measure[]} */
export const MEASURES = ["multiplications", "edges", "sweeps", "stored"];
/** As many inputs and outputs as the service's family has. */
export const MOST = 24;
/** What stands for "long": a chain whose checkpoints are worth a look. */
export const CHAIN = "h = 1\nfor t in range(50):\n    h = sin(h)\n";

/** @returns {Costing} */
export const openingCosting = () => ({ inputs: 8, outputs: 8, family: null, checkpoints: null, chain: true });

/** The power of ten of an exact count, with its fraction. 0 counts as below 1. @param {string} digits */
export const powerOf = (digits) => (digits === "0" ? -1 : digits.length - 1 + Math.log10(Number(`${digits[0]}.${digits.slice(1, 15)}`)));

/** Where counts are so far apart that the small ones would vanish, lengths follow powers of ten.
 * @param {string[]} counts @returns {"even" | "powers"} */
export function scaleOf(counts) {
  const powers = counts.filter((digits) => digits !== "0").map(powerOf);
  return powers.length > 0 && Math.max(...powers) - Math.min(...powers) > 2.5 ? "powers" : "even";
}

/** @param {{mode: string, digits: string}[]} counts @param {"even" | "powers"} scale @returns {Bar[]} */
export function barsOf(counts, scale) {
  const most = Math.max(0, ...counts.map(({ digits }) => powerOf(digits)));
  const least = Math.min(...counts.map(({ digits }) => powerOf(digits)));
  return counts.map(({ mode, digits }) => {
    const power = powerOf(digits);
    const share = digits === "0" ? 0 : scale === "powers" ? (power + 0.3) / (most + 0.3) : 10 ** (power - most);
    return { mode, digits, share: Math.round(share * 1000) / 1000, least: power === least };
  });
}

/** Whether a row is a way to the whole Jacobian of its own: the others are of something else, or a choice among these. @param {Row} row */
const isWay = ({ mode }) => ["forward", "reverse", "paths", "checkpoint"].includes(mode) || mode.startsWith("elimination");

/** The ways to the whole Jacobian; the order that an elimination on the page has found is one of them.
 * @param {Row[]} rows @param {import("./types.js").Trace} trace @param {Measure} measure @returns {{mode: string, digits: string}[]} */
export function waysOf(rows, trace, measure) {
  const ways = rows.filter(isWay).map((row) => ({ mode: row.mode, digits: row[measure] }));
  const own = currentOrder(trace);
  const like = rows.find(({ mode }) => mode.startsWith("elimination"));
  if (own === null || (measure !== "multiplications" && !like)) return ways;
  // Two edges meet in every product; the vertices and the stored partials are those of any other order.
  const digits = measure === "multiplications" ? own : measure === "edges" ? String(2n * BigInt(own)) : /** @type {Row} */ (like)[measure];
  const at = ways.findLastIndex(({ mode }) => mode.startsWith("elimination"));
  return [...ways.slice(0, at + 1), { mode: "current", digits }, ...ways.slice(at + 1)];
}

/** The ways that the meter compares, each with all its counts: forward, reverse, all paths, the elimination that is on the page (else a good one), checkpoints.
 * @param {Row[]} rows @param {import("./types.js").Trace} trace @returns {{mode: string, bars: Record<Measure, Bar>}[]} */
export function meterOf(rows, trace) {
  const own = currentOrder(trace) !== null;
  const shown = (/** @type {string} */ mode) => (mode.startsWith("elimination") ? !own && mode === "elimination markowitz" : true);
  const columns = MEASURES.map((measure) => {
    const counts = waysOf(rows, trace, measure).filter(({ mode }) => shown(mode));
    return { measure, bars: barsOf(counts, scaleOf(counts.map(({ digits }) => digits))) };
  });
  return columns[0].bars.map(({ mode }, i) => ({ mode, bars: /** @type {Record<Measure, Bar>} */ (Object.fromEntries(columns.map(({ measure, bars }) => [measure, bars[i]]))) }));
}

/** The multiplications of the order that is on the page, as digits. @param {import("./types.js").Trace} trace @returns {string | null} */
export function currentOrder({ mode, result }) {
  const found = mode === "elimination" ? result.found.find(({ name, kind }) => name === "multiplications" && kind === "count") : undefined;
  return found ? String(found.value) : null;
}

/** The point of a list of checkpoints that has so many snapshots, or the last one below. @param {number[]} snapshots @param {number} wanted */
export function placeFor(snapshots, wanted) {
  const at = snapshots.findLastIndex((count) => count <= wanted);
  return Math.max(0, at);
}

/** @param {string[]} digits */
export const numbersOf = (digits) => digits.map((each) => decode(/** @type {any} */ (each)) ?? Number.NaN);
