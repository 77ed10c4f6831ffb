// What kind of step a tag names, for whoever draws, writes or asks by kind: the steps of a new mode are sorted in here. Knows no view and no word.

/** @param {Pick<import("./types.js").Trace, "steps">} trace @param {number} s the place of a step, from 0 */
export const tagAt = ({ steps }, s) => steps.tags[steps.tag[s]].name;

/** A tangent goes on along its edge. */
export const FORWARD = new Set(["forward.edge", "jacobian.forward", "hessian.forward"]);
/** An adjoint goes back along its edge, */
export const REVERSE = new Set(["reverse.edge", "jacobian.reverse", "descent.edge", "checkpoint.edge"]);
/** or an adjoint and how it moves. */
export const BACKWARDS = new Set([...REVERSE, "hessian.reverse"]);
/** An operation is worked out. */
export const EVALUATED = new Set(["evaluate", "descent.evaluate", "checkpoint.run", "checkpoint.turn"]);
