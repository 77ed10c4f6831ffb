// Which end of an edge a pointer is nearer to, be it one of the program or one that an elimination made. Pure; knows no pointer.
import { pointAt } from "./bezier.js";
import { fillCurve } from "./fill.js";
import { curveOf } from "./model.js";

/** @typedef {import("../types.js").Target} Target */

/** The target with its nearer end; what is no edge, as it was.
 * @param {import("./model.js").Model} model @param {Target} target @param {{x: number, y: number}} spot @returns {Target} */
export function withEnd(model, target, spot) {
  if (target?.kind !== "edge" && target?.kind !== "fill") return target;
  const size = model.ins.length;
  const line = target.kind === "edge" ? curveOf(model, target.id)?.curve : fillCurve(model, { from: Math.floor(target.id / size), to: target.id % size });
  if (!line) return target;
  const [from, to] = [pointAt(line, 0), pointAt(line, 1)].map(({ x, y }) => Math.hypot(spot.x - x, spot.y - y));
  return { ...target, end: from < to ? "from" : "to" };
}
