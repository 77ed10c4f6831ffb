// The Jacobian that a trace has, as a matrix, and its products with a seed. Pure over a trace; knows no view and no step.
import { counts, inputNames, outputNames } from "./coordinates.js";
import { decode } from "./format.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {Record<string, number>} Seed weights by name; a name that is not there weighs 0 */
/** @typedef {{rows: string[], columns: string[], cells: (number | null)[][], most: number, more: {rows: number, columns: number}}} Matrix `most`: the largest
 *   finite entry by size; `more`: numbers of very large tensors that the answer does not list */

/** How many rows and columns are shown at most; the others are counted. */
export const WINDOW = 30;

/** @type {WeakMap<object, Matrix>} */
const made = new WeakMap();

/** A row an output, a column an input. Null where nothing is known.
 * @param {Trace} trace @returns {Matrix} */
export function matrixOf({ graph, result }) {
  const known = made.get(result);
  if (known) return known;
  const rows = outputNames(graph);
  const columns = inputNames(graph);
  const cells = rows.map((output) => columns.map((input) => decode(result.jacobian[output]?.[input])));
  const [ins, outs] = counts(graph);
  const matrix = { rows, columns, cells, most: largest(cells.flat()), more: { rows: outs - rows.length, columns: ins - columns.length } };
  made.set(result, matrix);
  return matrix;
}

/** The largest size of a finite number. @param {(number | null)[]} numbers */
const largest = (numbers) => numbers.reduce((/** @type {number} */ most, value) => (value !== null && Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);

/** The sum of what the weights take.
 * @param {(number | null)[]} entries @param {number[]} weights @returns {number | null} null where an entry that counts is not known */
function dot(entries, weights) {
  let sum = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const part = partOf(entries[i], weights[i]);
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

/** @param {string[]} names @param {Seed} seed */
const weigh = (names, seed) => names.map((name) => seed[name] ?? 0);

/** What a weight takes of an entry: a weight of 0 nothing, not even of ∞; the sweeps of the engine have strong zeros too. @param {number | null} entry @param {number} weight @returns {number | null} */
export const partOf = (entry, weight) => (weight === 0 || entry === 0 ? 0 : entry === null ? null : entry * weight);

/** J·v: how every output moves when the inputs move along v. @param {Matrix} matrix @param {Seed} seed */
export function forwardProduct({ columns, cells }, seed) {
  const weights = weigh(columns, seed);
  return cells.map((row) => dot(row, weights));
}

/** uᵀ·J: how every input moves the outputs weighed by u. @param {Matrix} matrix @param {Seed} seed */
export function reverseProduct({ rows, columns, cells }, seed) {
  const weights = weigh(rows, seed);
  return columns.map((_, j) => dot(cells.map((row) => row[j]), weights));
}

/** The one name that a seed weighs, and by how much; null where it weighs several or none.
 * @param {Seed} seed @returns {{name: string, weight: number} | null} */
export function aloneIn(seed) {
  const weighed = Object.entries(seed).filter(([, weight]) => weight !== 0);
  return weighed.length === 1 ? { name: weighed[0][0], weight: weighed[0][1] } : null;
}

/** A seed as the service takes it: without the zeros, yet never without a name, so that a seed of zeros stays one.
 * @param {Seed} seed @returns {Seed} */
export function plainSeed(seed) {
  const weighed = Object.entries(seed).filter(([, weight]) => weight !== 0);
  return Object.fromEntries(weighed.length > 0 ? weighed : Object.entries(seed).slice(0, 1));
}

/** The seed of one side now: of the sweep on the page, else what was chosen for it before, else the first name alone.
 * @param {Trace} trace @param {Record<string, any>} params what was chosen, by mode @param {"forward" | "reverse"} mode @returns {Seed} */
export function seedOf(trace, params, mode) {
  const names = mode === "forward" ? inputNames(trace.graph) : outputNames(trace.graph);
  const wished = params[mode]?.seed ?? (trace.mode === mode ? trace.params.seed : null);
  const known = Object.entries(wished ?? {}).filter(([name]) => names.includes(name));
  if (known.length === 0) return names.length > 0 ? { [names[0]]: 1 } : {};
  return Object.fromEntries(known.map(([name, weight]) => [name, Number(weight)]));
}

/** How strongly a cell is shown, from 0 to 1: by its size among the finite entries. @param {number | null} value @param {number} most */
export function strength(value, most) {
  if (value === null || value === 0 || Number.isNaN(value)) return 0;
  if (!Number.isFinite(value) || most === 0) return 1;
  return Math.round((0.15 + (0.85 * Math.abs(value)) / most) * 100) / 100;
}

/** @param {number | null} value @returns {"plus" | "minus" | "zero" | "none"} */
export function signOf(value) {
  if (value === null || Number.isNaN(value)) return "none";
  return value > 0 ? "plus" : value < 0 ? "minus" : "zero";
}
