// A walk downhill as numbers to draw: its history, the steps of each update, the piece of land it crosses, contours. Pure; knows no view. And the action that asks for land.
import { ApiError, reasonOf } from "./api.js";
import { decode } from "./format.js";
import { tagAt } from "./tags.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {{names: string[], output: string, losses: number[], points: number[][]}} Walk points[i][j]: input j after i updates */
/** @typedef {{input: string, least: number, most: number}} Axis */
/** @typedef {{output: string, across: Axis, up: Axis}} Land */
/** @typedef {{x: number[], y: number[], value: (import("./types.js").Wire)[][]}} Grid */
/** @typedef {{key: string, waiting?: boolean, reason?: string, grid?: Grid}} Landscape */

const number = (/** @type {any} */ wire) => decode(wire) ?? Number.NaN;

/** What the walk went through. @param {Trace} trace @returns {Walk | null} */
export function walkOf(trace) {
  const found = trace.result.found.find(({ name }) => name === "history");
  if (trace.mode !== "descent" || !found) return null;
  const cells = found.value.cells.map((/** @type {any[]} */ row) => row.map(number));
  return {
    names: found.value.columns.slice(1),
    output: String(trace.params.output),
    losses: cells.map((/** @type {number[]} */ row) => row[0]),
    points: cells.map((/** @type {number[]} */ row) => row.slice(1)),
  };
}

/** @type {WeakMap<Trace["steps"], {forward: number[], reverse: number[]}>} */
const opened = new WeakMap();

/** The k at which each iteration's forward sweep and its reverse sweep have taken their first step. @param {Trace} trace */
export function sweepsOf(trace) {
  const { steps } = trace;
  const known = opened.get(steps);
  if (known) return known;
  /** @type {{forward: number[], reverse: number[]}} */
  const made = { forward: [1], reverse: [] };
  for (let s = 0; s < steps.count; s += 1) {
    const name = tagAt(trace, s);
    if (name === "descent.evaluate") made.forward[steps.item[s]] ??= s + 1;
    else if (name === "descent.seed") made.reverse[steps.item[s]] ??= s + 1;
  }
  opened.set(steps, made);
  return made;
}

/** The iteration in hand. @param {import("./types.js").Frame} frame */
export const iterationOf = (frame) => Math.max(0, frame.item);

/** A walk that goes so many times farther than its first move, or than where it begins, has left. */
const FAR = 10;

/** The first update after which a walk is beyond all that is worth a look; −1 where it stays. @param {Walk} walk */
export function leftAt({ points }) {
  const [start, next] = points;
  const move = Math.max(0, ...(next ?? start).map((value, j) => Math.abs(value - start[j])).filter(Number.isFinite));
  const reach = FAR * Math.max(1, ...start.map(Math.abs), Math.min(move, 100 * Math.max(1, ...start.map(Math.abs))));
  return points.findIndex((point) => !point.every((value, j) => Math.abs(value - start[j]) <= reach));
}

/** The piece of land around a walk over two inputs, with room at each side, as far as the walk is worth a look; null where there are not two.
 * @param {Walk} walk @returns {Land | null} */
export function landOf(walk) {
  const { names, output, points } = walk;
  if (names.length !== 2) return null;
  const left = leftAt(walk);
  const near = left < 0 ? points : points.slice(0, Math.max(1, left));
  const [across, up] = names.map((input, j) => {
    const along = near.map((point) => point[j]);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    const room = Math.max((high - low) * 0.35, Math.abs(high) * 0.02, 0.5);
    return { input, least: low - room, most: high + room };
  });
  return [across.least, across.most, up.least, up.most].every(Number.isFinite) ? { output, across, up } : null;
}

/** Whether a walk goes uphill instead of down. @param {Walk} walk */
export const isGrowing = ({ losses }) => losses.length > 1 && !(/** @type {number} */ (losses.at(-1)) <= losses[0]);

/** Programs that are worth a walk, each with a rule that gets somewhere. @type {{id: string, source: string, params: Record<string, any>}[]} */
export const WALKS = [
  { id: "valley", source: "# Rosenbrock's valley: least at (1, 1)\nx = -1.2\ny = 1\nf = (1 - x)^2 + 10(y - x^2)^2\n", params: { rate: 0.01, iterations: 100, inputs: ["x", "y"] } },
  { id: "neuron", source: "# a neuron learns: w and b move\nw = 0.8\nb = -0.4\nx = 1.5\ntarget = 0.9\nz = w*x + b\ny = sigmoid(z)\nloss = (y - target)^2\n", params: { rate: 2, iterations: 40, inputs: ["w", "b"] } },
];

/** Heights at which to draw a line: closer together below, as a walk downhill needs them. @param {number[][]} values @param {number} count */
export function levelsOf(values, count) {
  const all = values.flat().filter(Number.isFinite);
  if (all.length === 0) return [];
  all.sort((a, b) => a - b);
  const [low, high] = [all[0], all[Math.floor((all.length - 1) * 0.98)]]; // a pole at one cell does not take all the lines
  if (!(high > low)) return [];
  return Array.from({ length: count }, (_, i) => low + (high - low) * ((i + 1) / (count + 1)) ** 2);
}

/** Where a height is crossed, cell by cell (marching squares), as pieces [x0, y0, x1, y1] in the units of the grid.
 * @param {number[]} x @param {number[]} y @param {number[][]} values values[i][j] at y[i], x[j] @param {number} level @returns {number[][]} */
export function contour(x, y, values, level) {
  /** @type {number[][]} */
  const pieces = [];
  for (let i = 0; i + 1 < y.length; i += 1)
    for (let j = 0; j + 1 < x.length; j += 1) {
      const corners = [
        [x[j], y[i], values[i][j]],
        [x[j + 1], y[i], values[i][j + 1]],
        [x[j + 1], y[i + 1], values[i + 1][j + 1]],
        [x[j], y[i + 1], values[i + 1][j]],
      ];
      if (!corners.every(([, , value]) => Number.isFinite(value))) continue;
      const cuts = corners.flatMap(([x0, y0, v0], c) => {
        const [x1, y1, v1] = corners[(c + 1) % 4];
        if (v0 < level === v1 < level) return [];
        const part = (level - v0) / (v1 - v0);
        return [[x0 + (x1 - x0) * part, y0 + (y1 - y0) * part]];
      });
      for (let c = 0; c + 1 < cuts.length; c += 2) pieces.push([...cuts[c], ...cuts[c + 1]]);
    }
  return pieces;
}

/** Whether losses are told better by their powers of ten. @param {number[]} losses */
export function inPowers(losses) {
  const finite = losses.filter(Number.isFinite);
  return finite.length > 1 && finite.every((loss) => loss > 0) && Math.max(...finite) / Math.min(...finite) > 100;
}

/** @param {Grid} grid */
export const heightsOf = ({ value }) => value.map((row) => row.map(number));

/** @param {{store: import("./store.js").Store, api: import("./api.js").Api, open: (source: string, more: Partial<import("./store.js").State>) => void}} parts */
export function descentActions({ store, api, open }) {
  return {
    /** Begins a walk over another program. @param {string} id */
    beginWalk(id) {
      const walk = WALKS.find((each) => each.id === id);
      if (walk) open(walk.source, { mode: "descent", params: { ...store.state.params, descent: walk.params } });
    },
    /** Asks for the values over a piece of land; the last ones stay until the new ones are there.
     * @param {Land} land @param {string} key */
    async survey(land, key) {
      const { source, at } = store.state;
      const put = (/** @type {Partial<Landscape>} */ patch) => store.change({ landscape: { key, ...patch } });
      put({ waiting: true, grid: store.state.landscape?.grid });
      try {
        const grid = await api.grid({ source, at, ...land });
        if (grid) put({ grid });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        put({ reason: reasonOf(error.failure) });
      }
    },
  };
}
