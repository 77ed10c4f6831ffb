// A trace as it is at one step: where the mode itself moves the point, edges carry the slopes of that point. Pure over (trace, frame).

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */

/** @type {WeakMap<Frame, {trace: Trace, shown: Trace}>} */
const kept = new WeakMap();

/** The same trace, or one with the partials of this step: every view then says the same number.
 * @param {Trace} trace @param {Frame} frame @returns {Trace} */
export function presentAt(trace, frame) {
  const moved = frame.channels.partial;
  if (moved === undefined || moved.size === 0) return trace;
  const known = kept.get(frame);
  if (known?.trace === trace) return known.shown;
  const { edges } = trace.graph;
  const partial = edges.partial.map((value, edge) => /** @type {number | undefined} */ (moved.get(edge)) ?? value);
  const shown = { ...trace, graph: { ...trace.graph, edges: { ...edges, partial } } };
  kept.set(frame, { trace, shown });
  return shown;
}
