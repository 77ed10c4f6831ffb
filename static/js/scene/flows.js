// What a sweep takes along the edges, to be written on them: the derivative at one end times the partial. Pure; knows no seed and no view.
import { short } from "../format.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../types.js").Slope} Slope */

/** In a drawing with more edges the numbers would be in each other's way. */
const MOST = 40;
/** How far from the slope its flow stands, how high it is, and how wide a sign of it. */
const [AWAY, HIGH, WIDE] = [15, 13, 7.5];

/** On the edges that the sweep has left behind. Null where that is not to be seen.
 * @param {Pick<import("./scene.js").SceneProps, "trace" | "frame" | "ui" | "lit">} p @param {Slope[]} partials @returns {Map<number, number> | null} */
export function flowsOf({ trace, frame, ui, lit }, partials) {
  const { from, to } = trace.graph.edges;
  if (!ui.flows || lit.chip === null || from.length > MOST) return null;
  const [ends, held] = [lit.chip === "tangent" ? from : to, frame.channels[lit.chip]];
  return new Map(
    partials.flatMap((partial, edge) => {
      const at = held.get(ends[edge]);
      if (typeof partial !== "number" || typeof at !== "number" || !lit.used.has(edge)) return [];
      return [[edge, partial === 0 || at === 0 ? 0 : partial * at]]; // a zero is strong
    }),
  );
}

/** On which side of its slope each stands: below, or above where it would lie upon something else there; 0 where neither is free.
 * @param {Map<number, number>} flows @param {Model} model @param {import("./model.js").Spot[]} spots by arc @param {import("./bezier.js").Rect[]} rooms of chips and names
 * @returns {Map<number, number>} */
export function sidesOf(flows, model, spots, rooms) {
  const slopes = spots.map(({ x, y }) => ({ x, y, w: 30, h: HIGH }));
  /** @type {import("./bezier.js").Rect[]} */
  const taken = [...model.boxes, ...rooms];
  /** @type {Map<number, number>} */
  const sides = new Map();
  for (const [edge, flow] of flows) {
    const arc = model.arcOf.get(edge) ?? -1;
    const spot = spots[arc];
    if (!spot) continue;
    const w = short(flow).length * WIDE;
    const meets = (/** @type {number} */ y) => [...taken, ...slopes.filter((_, i) => i !== arc)].some((each) => Math.abs(each.x - spot.x) < (each.w + w) / 2 && Math.abs(each.y - y) < (each.h + HIGH) / 2);
    const side = [1, -1].find((way) => !meets(spot.y + way * AWAY)) ?? 0;
    sides.set(edge, side);
    if (side !== 0) taken.push({ x: spot.x, y: spot.y + side * AWAY, w, h: HIGH });
  }
  return sides;
}
