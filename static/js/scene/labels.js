// Where labels go: each slides along its own curve until it covers no box and no other label. Pure geometry; must not know what a label says.
import { directionAt, pointAt } from "./bezier.js";

/** @typedef {import("./bezier.js").Rect} Rect */
/** @typedef {{curve: import("./bezier.js").Curve, w: number, h: number, shown: boolean}} Item */

/** The middle first, then outwards; never so near an end that it hides the arrow head. */
const STOPS = [0.5, 0.46, 0.54, 0.41, 0.59, 0.36, 0.64, 0.31, 0.69, 0.26, 0.74, 0.2, 0.8];
const CELL = 96;

/** A grid of rectangles: asking what lies near costs the same in a large graph. */
class Grid {
  constructor() {
    /** @type {Map<string, {r: Rect, weight: number, owner: number}[]>} */
    this.cells = new Map();
  }

  /** @param {Rect} r @param {(key: string) => void} visit */
  each(r, visit) {
    for (let i = Math.floor((r.x - r.w / 2) / CELL); i <= Math.floor((r.x + r.w / 2) / CELL); i++)
      for (let j = Math.floor((r.y - r.h / 2) / CELL); j <= Math.floor((r.y + r.h / 2) / CELL); j++) visit(`${i},${j}`);
  }

  /** @param {Rect} r @param {number} weight @param {number} [owner] */
  add(r, weight, owner = -1) {
    const entry = { r, weight, owner };
    this.each(r, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(entry);
      else this.cells.set(key, [entry]);
    });
  }

  /** Weighted area that r shares with what is there. @param {Rect} r @param {number} [owner] @returns {number} */
  cover(r, owner = -2) {
    const seen = new Set();
    let sum = 0;
    this.each(r, (key) => {
      for (const entry of this.cells.get(key) ?? []) {
        if (seen.has(entry) || entry.owner === owner) continue;
        seen.add(entry);
        sum += entry.weight * overlap(r, entry.r);
      }
    });
    return sum;
  }
}

/** @param {Rect} a @param {Rect} b @returns {number} shared area */
export function overlap(a, b) {
  const w = Math.min(a.x + a.w / 2, b.x + b.w / 2) - Math.max(a.x - a.w / 2, b.x - b.w / 2);
  const h = Math.min(a.y + a.h / 2, b.y + b.h / 2) - Math.max(a.y - a.h / 2, b.y - b.h / 2);
  return w > 0 && h > 0 ? w * h : 0;
}

/**
 * @param {Item[]} items one a curve @param {Rect[]} boxes what must stay free
 * @returns {{x: number, y: number, t: number, w: number}[]}
 */
export function placeLabels(items, boxes) {
  const grid = new Grid();
  for (const b of boxes) grid.add(b, 6);
  // Lines of other edges weigh little: crossing one under a halo is better than covering a number.
  items.forEach((item, i) => {
    for (let t = 0.1; t < 0.95; t += 0.1) {
      const p = pointAt(item.curve, t);
      grid.add({ x: p.x, y: p.y, w: 8, h: 8 }, 1.2, i);
    }
  });
  // Short curves have the fewest places to go, so they choose first.
  const order = items.map((_, i) => i).sort((a, b) => items[a].curve.length - items[b].curve.length || a - b);
  const out = items.map((item) => ({ ...pointAt(item.curve, 0.5), t: 0.5, w: item.w }));
  for (const i of order) {
    const { curve, w, h, shown } = items[i];
    if (!shown) continue;
    let best = Number.POSITIVE_INFINITY;
    let rect = null;
    // On an edge hardly longer than its label the label would hide the edge, so it stands beside it.
    const beside = w > curve.length * 0.7;
    for (const t of STOPS) {
      const p = pointAt(curve, t);
      const d = directionAt(curve, t);
      const off = beside ? (Math.abs(d.y) * w + Math.abs(d.x) * h) / 2 : 0;
      for (const side of beside ? [-1, 1] : [0]) {
        const r = { x: p.x - d.y * off * side, y: p.y + d.x * off * side, w, h };
        const cost = grid.cover(r, beside ? -2 : i) + Math.abs(t - 0.5) * 60 + (side > 0 ? 1 : 0);
        if (cost < best) {
          best = cost;
          rect = r;
          out[i] = { x: r.x, y: r.y, t, w };
        }
      }
      if (best < 2) break;
    }
    if (rect) grid.add(rect, 8);
  }
  return out;
}

/** Where along its edge a product may stand, from where the colour starts: best a little before it arrives. */
const TAG_STOPS = [0.72, 0.6, 0.84, 0.48, 0.36, 0.96, 0.2];

/** The points of the curve beside which a product may stand. @param {import("./bezier.js").Curve} curve @param {boolean} atEnd */
export const tagStops = (curve, atEnd) => TAG_STOPS.map((s) => pointAt(curve, atEnd ? s : 1 - s));

/**
 * The place of the product beside the end of the edge in use: close to where the colour arrives, off the line, off every box.
 * @param {import("./bezier.js").Curve} curve @param {boolean} atEnd true where the colour arrives at the curve's end
 * @param {number} w @param {number} h @param {(Rect & {weight: number})[]} taken boxes, chips and labels, and how bad it is to lie on them
 * @returns {{x: number, y: number}}
 */
export function placeTag(curve, atEnd, w, h, taken) {
  let best = Number.POSITIVE_INFINITY;
  let spot = pointAt(curve, 0.5);
  /** @param {number} x @param {number} y @param {number} base */
  const consider = (x, y, base) => {
    let cost = base;
    const r = { x, y, w: w + 4, h: h + 4 };
    for (const b of taken) cost += (overlap(r, b) / (w * h)) * 1000 * b.weight;
    for (const q of line) if (Math.abs(q.x - x) < w / 2 + 2 && Math.abs(q.y - y) < h / 2 + 2) cost += 40;
    if (cost < best) {
      best = cost;
      spot = { x, y };
    }
  };
  const line = Array.from({ length: 21 }, (_, i) => pointAt(curve, i / 20));
  for (const s of TAG_STOPS) {
    const t = atEnd ? s : 1 - s;
    const p = pointAt(curve, t);
    const d = directionAt(curve, t);
    // The tag lies flat, so how far it must move off the line depends on the line's slope.
    const off = (Math.abs(d.y) * w + Math.abs(d.x) * h) / 2 + 8;
    for (const side of [-1, 1]) {
      const nx = -d.y * side;
      const ny = d.x * side;
      for (const more of [0, 10, 24, 44, 70, 100])
        for (const shift of [0, -0.3, 0.3]) consider(p.x + nx * (off + more) + shift * w, p.y + ny * (off + more), Math.abs(s - 0.72) * 160 + more * 4 + Math.abs(shift) * 40 + (ny > 0.3 ? 8 : 0));
    }
  }
  return spot;
}
