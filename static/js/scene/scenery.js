// What is painted of a very large graph at a step: which edges are used, which nodes are reached, what is pointed at. Pure in (trace, frame, ui).
import { marksAgain } from "../linked.js";

/** @param {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, ui: import("../types.js").GraphUi}} props @param {import("./model.js").Model} model
 * @param {import("./lit.js").Lit} lit @param {import("./part.js").Part} part @returns {import("./paint.js").Scenery} */
export function sceneryOf({ trace, frame, ui }, model, lit, part) {
  const marks = marksAgain(trace, ui);
  const { symbol, active } = trace.graph.nodes;
  return {
    model,
    part,
    symbol,
    active,
    used: lit.used,
    lit: new Set(lit.uses.map(({ edge }) => edge)),
    marked: new Set(marks.edges.keys()),
    derived: lit.chip ? frame.channels[lit.chip] : null,
    focus: lit.focus,
    marks: marks.nodes,
  };
}
