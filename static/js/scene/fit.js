// The camera as arithmetic: what is seen, how zoom keeps a point still, how much detail a scale can carry. Must not know the DOM or the trace.

/** @typedef {{scale: number, x: number, y: number}} View  screen = scale · world + (x, y) */
/** @typedef {{width: number, height: number}} Size */

export const MIN_SCALE = 0.04;
export const MAX_SCALE = 6;
/** A five-node graph is not blown up to poster size. */
export const MAX_FIT = 1.6;

/** Drawn for a room, it is read from the last row. */
const ROOM_FIT = 3.2;

/** On a large screen a small graph may be somewhat larger, and before a room much larger. @param {Size} pane @param {boolean} [room] @returns {number} */
export const mostFor = (pane, room = false) => room ? ROOM_FIT : MAX_FIT * Math.min(1.35, Math.max(1, Math.min(pane.width / 900, pane.height / 620)));

/** Before a room no number is smaller than the text of a book held in the hand: a drawing that would be is seen in part, around the step. On a small screen all of it counts more. @param {Size} pane */
export const roomLeast = (pane) => Math.min(1.1, pane.width / 1500);

/** The middle of a drawing, at a scale. @param {Size} world @param {Size} pane @param {number} scale @returns {View} */
export const about = (world, pane, scale) => ({ scale, x: (pane.width - world.width * scale) / 2, y: (pane.height - world.height * scale) / 2 });

/** @param {number} scale @param {number} [least] */
export const clampScale = (scale, least = MIN_SCALE) => Math.min(MAX_SCALE, Math.max(least, scale));

/** As far out as all of a drawing is in sight, however long it is. @param {Size} world @param {Size} pane */
export const leastFor = (world, pane) => Math.min(MIN_SCALE, fit(world, pane).scale);

/**
 * The view that shows the whole world, centred, with room for the chips that overhang it.
 * @param {Size} world @param {Size} pane @param {{max?: number, pad?: number, top?: number}} [room] @returns {View}
 */
export function fit(world, pane, { max = mostFor(pane), pad = 14, top = 8 } = {}) {
  const w = Math.max(1, pane.width - 2 * pad);
  const h = Math.max(1, pane.height - 2 * pad - top);
  const scale = Math.min(max, w / Math.max(1, world.width), h / Math.max(1, world.height));
  return { scale, x: (pane.width - world.width * scale) / 2, y: top + (pane.height - top - world.height * scale) / 2 };
}

/** So many times longer than the pane, in comparison with its other side, a drawing seen whole is a thread. */
const LONG = 4;
/** What is seen so large can be told apart. */
const TOLD = 0.3;
/** A pane as narrow as this is one of a phone: there numbers are to be read, and a finger must meet each node, of which the closest stand 65 apart. */
const PHONE = 440;
const READ = 0.5;
const MET = 24 / 65;
/** A part of a drawing is worth its rest only where it is so many times larger. */
const WORTH = 1.3;
/** As large as the beginning of a long drawing may be, the largest first. */
const SCALES = [0.8, 0.72, 0.64, 0.56, 0.5, 0.45, 0.4, 0.36, 0.33];
/** What boxes, names and chips take beyond the middles of the outermost boxes. */
const SIDES = 150;

/**
 * The view in which a drawing opens: all of it; of a very long one, and on a phone of one that could not be read, the beginning, as large as the pane allows.
 * @param {Size & {across: boolean, boxes: {x: number, y: number}[]}} world @param {Size} pane @param {{max?: number}} [room] @returns {View}
 */
export function opening(world, pane, room = {}) {
  const whole = fit(world, pane, room);
  const phone = pane.width <= PHONE;
  const shares = [pane.width / Math.max(1, world.width), pane.height / Math.max(1, world.height)];
  const [long, other] = world.across ? shares : [shares[1], shares[0]];
  if (phone ? whole.scale >= READ : whole.scale >= TOLD || long * LONG > other) return whole;
  const [along, aside, length, breadth] = world.across ? /** @type {const} */ (["x", "y", pane.width, pane.height]) : /** @type {const} */ (["y", "x", pane.height, pane.width]);
  const reaches = (/** @type {number} */ scale) => {
    const places = world.boxes.flatMap((box) => (box[along] < length / scale ? [box[aside]] : []));
    return { low: places.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY), high: places.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) };
  };
  // The larger it is, the less of it is in sight: as large as what is in sight then has room at the sides.
  const scale = SCALES.find((each) => (reaches(each).high - reaches(each).low + SIDES) * each <= breadth) ?? TOLD;
  if (phone && whole.scale >= MET && scale < whole.scale * WORTH) return whole;
  const { low, high } = reaches(scale);
  const middle = breadth / 2 - (low <= high ? ((low + high) / 2) * scale : 0);
  return world.across ? { scale, x: 14, y: middle } : { scale, x: middle, y: 14 };
}

/** Scales by `factor` and keeps the screen point (px, py) over the same spot. @param {View} view @param {number} factor @param {number} px @param {number} py @param {number} [least] @returns {View} */
export function zoomAt(view, factor, px, py, least = MIN_SCALE) {
  const scale = clampScale(view.scale * factor, least);
  const k = scale / view.scale;
  return { scale, x: px - (px - view.x) * k, y: py - (py - view.y) * k };
}

/** @param {View} view @param {number} dx @param {number} dy @returns {View} */
export const panBy = (view, dx, dy) => ({ scale: view.scale, x: view.x + dx, y: view.y + dy });

/** Never lets the drawing leave the pane altogether. @param {View} view @param {Size} world @param {Size} pane @param {number} [keep] @returns {View} */
export function tether(view, world, pane, keep = 48) {
  const x = Math.min(pane.width - keep, Math.max(keep - world.width * view.scale, view.x));
  const y = Math.min(pane.height - keep, Math.max(keep - world.height * view.scale, view.y));
  return { scale: view.scale, x, y };
}

/** The smallest pan that brings a world point into the pane; the same view when it is in already. @param {View} view @param {{x: number, y: number}} at @param {Size} pane @param {number | {x: number, y: number}} [margin] @returns {View} */
export function reveal(view, at, pane, margin = 72) {
  const { x, y } = typeof margin === "number" ? { x: margin, y: margin } : margin;
  const mx = Math.min(x, pane.width / 3);
  const my = Math.min(y, pane.height / 3);
  const sx = at.x * view.scale + view.x;
  const sy = at.y * view.scale + view.y;
  const dx = sx < mx ? mx - sx : sx > pane.width - mx ? pane.width - mx - sx : 0;
  const dy = sy < my ? my - sy : sy > pane.height - my ? pane.height - my - sy : 0;
  return dx || dy ? panBy(view, dx, dy) : view;
}

/** Room for what stands at the rim of a node: its chip, and what is written beside it. */
const CHIP = 30;
/** What lies so little out of its place is left there: a view that moves by a hair is never still. */
const SLACK = 0.75;

/** The view that shows the node of a step with what stands at it, and the same view where it does already. Where no view has both ends of the step's edge, one of them in sight is enough: nothing jumps there and back.
 * @param {View} view @param {{x: number, y: number, h: number}} box @param {{x: number, y: number} | undefined} other @param {Size} pane @returns {View} */
export function followed(view, box, other, pane) {
  const { scale } = view;
  const margin = { x: Math.min(140, pane.width / 5), y: Math.min(pane.height / 3, (box.h / 2) * scale + CHIP) };
  const inside = (/** @type {{x: number, y: number}} */ at, /** @type {number} */ part) => reveal(view, at, pane, { x: margin.x * part, y: margin.y * part }) === view;
  const apart = other && (Math.abs(other.x - box.x) * scale > pane.width - 2 * margin.x || Math.abs(other.y - box.y) * scale > pane.height - 2 * margin.y);
  return inside(box, SLACK) || (apart && inside(other, 0)) ? view : reveal(view, box, pane, margin);
}

/** Level of detail: what can be read at this scale (the value’s type is 16 px at scale 1). @param {number} scale @returns {"near" | "mid" | "far"} */
export function detail(scale) {
  if (scale >= 0.58) return "near";
  return scale >= 0.3 ? "mid" : "far";
}

/** How much thicker lines must be drawn so that they stay visible when zoomed far out; in steps of about 1.4. @param {number} scale @returns {number} */
export function coarse(scale) {
  const wanted = Math.max(1, 0.6 / scale);
  return Math.round(2 ** (Math.round(Math.log2(wanted) * 2) / 2) * 100) / 100;
}
