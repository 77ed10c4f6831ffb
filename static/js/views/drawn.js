// The trace that the views draw: with the panel's paths in it, as it is at a frame, and with the path that is looked at. Knows no view.
import { pathOf } from "../health.js";
import { shows } from "../panes.js";
import { presentAt } from "../present.js";

/** @typedef {import("../store.js").State} State */
/** @typedef {import("../types.js").Trace} Trace */

/** @type {{trace: Trace, paths: any, merged: Trace} | null} */
let joined = null;

/** The trace with the panel's paths in it, so that the graph can light a path in every mode.
 * @param {State} state @returns {Trace} */
function withPaths({ trace, paths }) {
  if (trace.result.paths !== null || paths === null || trace.graph.coordinates !== null) return trace;
  if (joined?.trace !== trace || joined.paths !== paths) joined = { trace, paths, merged: { ...trace, result: { ...trace.result, paths: paths.paths } } };
  return joined.merged;
}

/** @param {State} state @param {import("../types.js").Frame} frame */
export const drawn = (state, frame) => presentAt(withPaths(state), frame);

/** @type {{kind: "path", id: number} | null} */
let along = null;

/** What is picked; while gradients are looked at, without a pick, the path that is looked at. @param {State} state @param {Trace} trace @returns {State["pick"]} */
export function picked(state, trace) {
  const id = state.pick === null && shows(state, "health") ? pathOf(trace, null) : -1;
  if (id < 0) return state.pick;
  if (along?.id !== id) along = { kind: "path", id };
  return along;
}
