// Of a very large drawing, the part that is drawn in full: what is near the eye, and what is in hand. The rest is painted. Pure; knows no canvas and no DOM.

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Box} Box */
/** @typedef {import("./model.js").Arc} Arc */
/** @typedef {{x0: number, y0: number, x1: number, y1: number}} Sight  a piece of the drawing */
/** @typedef {{boxes: Box[], arcs: Arc[], has: Set<number>, arcsIn: Set<number>}} Part */

/** Above this many boxes a drawing is painted. */
export const HUGE = 700;
/** So many boxes are drawn in full at once; a piece that holds more is seen from too far to be read. */
const MOST = 220;
const CELL = 480;

/** @type {WeakMap<Model, Map<string, number[]>>} */
const grids = new WeakMap();

/** The boxes by the piece of the drawing in which their middle is. @param {Model} model */
function gridOf(model) {
  const known = grids.get(model);
  if (known) return known;
  /** @type {Map<string, number[]>} */
  const grid = new Map();
  for (const { i, x, y } of model.boxes) {
    const key = `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
    const list = grid.get(key);
    if (list) list.push(i);
    else grid.set(key, [i]);
  }
  grids.set(model, grid);
  return grid;
}

/** Boxes whose middle is in sight. @param {Model} model @param {Sight} sight @param {number} [most] @returns {number[] | null} null where there are more */
export function within(model, { x0, y0, x1, y1 }, most = Number.POSITIVE_INFINITY) {
  const grid = gridOf(model);
  const found = [];
  for (let i = Math.floor(x0 / CELL); i <= Math.floor(x1 / CELL); i += 1)
    for (let j = Math.floor(y0 / CELL); j <= Math.floor(y1 / CELL); j += 1)
      for (const box of grid.get(`${i},${j}`) ?? []) {
        const { x, y } = model.boxes[box];
        if (x < x0 || x > x1 || y < y0 || y > y1) continue;
        found.push(box);
        if (found.length > most) return null;
      }
  return found;
}

/** The box at a point, or the nearest within reach. @param {Model} model @param {{x: number, y: number}} at @param {number} reach @returns {Box | null} */
export function boxAt(model, at, reach) {
  const grow = Math.min(reach, CELL) + 120;
  let best = null;
  let least = reach;
  for (const i of within(model, { x0: at.x - grow, y0: at.y - grow, x1: at.x + grow, y1: at.y + grow }) ?? []) {
    const box = model.boxes[i];
    const off = Math.hypot(Math.max(0, Math.abs(at.x - box.x) - box.w / 2), Math.max(0, Math.abs(at.y - box.y) - box.h / 2));
    if (off < least || (off === 0 && best === null)) [least, best] = [off, box];
  }
  return best;
}

/** What is pressed is at least so large, however small it is drawn. */
const TARGET = 24;

/** A box that is drawn smaller than what can be pressed must be, where a pointer is within that size of its middle; of several the nearest.
 * @param {Model} model @param {{x: number, y: number}} at @param {number} scale @returns {Box | null} */
export function smallAt(model, at, scale) {
  const half = TARGET / 2 / scale;
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const box of model.boxes) {
    const [dx, dy] = [Math.abs(at.x - box.x), Math.abs(at.y - box.y)];
    if (Math.min(box.w, box.h) >= 2 * half || dx > Math.max(box.w / 2, half) || dy > Math.max(box.h / 2, half) || Math.hypot(dx, dy) >= least) continue;
    [best, least] = [box, Math.hypot(dx, dy)];
  }
  return best;
}

/** What a box and a number may have drawn around them: chips, names, products. */
const AROUND = 90;

/** Whether something of that size around a point has nothing in sight. @param {Sight} sight @param {{x: number, y: number, w?: number, h?: number}} at */
export const isOut = ({ x0, y0, x1, y1 }, { x, y, w = 0, h = 0 }) => x + w / 2 + AROUND < x0 || x - w / 2 - AROUND > x1 || y + h / 2 + AROUND < y0 || y - h / 2 - AROUND > y1;

/** Whether nothing of a curve can be in sight. @param {Sight} sight @param {Arc} arc */
export const isArcOut = ({ x0, y0, x1, y1 }, { bounds: [left, top, right, bottom] }) => right + AROUND < x0 || left - AROUND > x1 || bottom + AROUND < y0 || top - AROUND > y1;

/** @type {WeakMap<Model, number[][]>} */
const touching = new WeakMap();

/** Each box's arcs. @param {Model} model */
function arcsOfBox(model) {
  const known = touching.get(model);
  if (known) return known;
  const made = model.boxes.map(() => /** @type {number[]} */ ([]));
  for (const { i, from, to } of model.arcs) {
    made[from].push(i);
    made[to].push(i);
  }
  touching.set(model, made);
  return made;
}

/** A leaf that thousands use, or a sum of as many terms: so many of its arcs. */
const ARCS = 60;

/** What is drawn in full. @param {Model} model @param {Sight | null} sight @param {Iterable<number>} boxes that must be, and what touches them @param {Iterable<number>} arcs that must be @returns {Part} */
export function partOf(model, sight, boxes, arcs) {
  const has = new Set(boxes);
  for (const i of (sight && within(model, sight, MOST)) ?? []) has.add(i);
  const arcsIn = new Set(arcs);
  const touch = arcsOfBox(model);
  for (const i of has) for (const arc of touch[i].slice(0, ARCS)) arcsIn.add(arc);
  const order = (/** @type {number} */ a, /** @type {number} */ b) => a - b;
  return { boxes: [...has].sort(order).map((i) => model.boxes[i]), arcs: [...arcsIn].sort(order).map((i) => model.arcs[i]), has, arcsIn };
}
