// Playing is arithmetic on an index: which step is due after so many milliseconds. Holds no timer and no state; graph-desk.js asks it once a frame.
import { stepTo } from "./replay.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Granularity} Granularity */

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
export const GRANULARITIES = /** @type {const} */ (["edge", "node", "sweep"]);
const BASE_MS = { edge: 1800, node: 2200, sweep: 2600 };
const MOTION_MS = 450;

/** Milliseconds from one step to the next.
 * @param {Granularity} granularity @param {number} speed */
export function pace(granularity, speed) {
  return BASE_MS[granularity] / speed;
}

/** How long a step moves: never longer than the step itself lasts.
 * @param {Granularity} granularity @param {number} speed @param {boolean} playing */
export function motion(granularity, speed, playing) {
  return playing ? Math.min(MOTION_MS, pace(granularity, speed) * 0.7) : MOTION_MS;
}

/** The index due `elapsed` milliseconds after playing began at `from`, and whether that is the end.
 * @param {Trace} trace @param {number} from @param {Granularity} granularity @param {number} elapsed @param {number} ms @param {number} [end] */
export function due(trace, from, granularity, elapsed, ms, end = trace.steps.count) {
  let k = from;
  for (let turns = Math.floor(elapsed / ms); turns > 0 && k < end; turns -= 1) k = Math.min(stepTo(trace, k, granularity, 1), end);
  return { k, ended: k >= end };
}
