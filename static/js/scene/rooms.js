// Which room of a drawing is taken, by boxes and by lines, and the nearest that is free. Pure; knows no graph.
import { curve, pointAt } from "./bezier.js";

/** @typedef {import("./bezier.js").Rect} Rect */
/** @typedef {import("./bezier.js").Point} Point */

const CELL = 160;
const STEP = 24;
/** What a box costs that covers a line, in pixels of way: better a little further. */
const COVERS = 9;
const SAMPLES = 12;

export class Rooms {
  /** @param {number} air kept free around every box */
  constructor(air) {
    this.air = air;
    /** @type {Map<string, Rect[]>} */
    this.boxes = new Map();
    /** @type {Map<string, Point[]>} */
    this.points = new Map();
  }

  /** @param {Rect} r @param {number} grow @returns {string[]} */
  cells({ x, y, w, h }, grow) {
    const found = [];
    for (let i = Math.floor((x - w / 2 - grow) / CELL); i <= Math.floor((x + w / 2 + grow) / CELL); i += 1)
      for (let j = Math.floor((y - h / 2 - grow) / CELL); j <= Math.floor((y + h / 2 + grow) / CELL); j += 1) found.push(`${i},${j}`);
    return found;
  }

  /** @param {Rect} box */
  add(box) {
    for (const cell of this.cells(box, this.air)) this.boxes.set(cell, [...(this.boxes.get(cell) ?? []), box]);
  }

  /** @param {number[]} points a curve */
  line(points) {
    const line = curve(points);
    const many = Math.max(SAMPLES, Math.round(line.length / 30));
    for (let k = 1; k < many; k += 1) {
      const at = pointAt(line, k / many);
      const cell = `${Math.floor(at.x / CELL)},${Math.floor(at.y / CELL)}`;
      if (!this.points.has(cell)) this.points.set(cell, []);
      this.points.get(cell)?.push(at);
    }
  }

  /** @param {Rect} box */
  free(box) {
    const { air } = this;
    return this.cells(box, air).every((cell) =>
      (this.boxes.get(cell) ?? []).every((other) => Math.abs(other.x - box.x) >= (other.w + box.w) / 2 + air || Math.abs(other.y - box.y) >= (other.h + box.h) / 2 + air),
    );
  }

  /** How many samples of lines a box would lie on. @param {Rect} box */
  covered(box) {
    let count = 0;
    for (const cell of this.cells(box, 0))
      for (const at of this.points.get(cell) ?? []) if (Math.abs(at.x - box.x) < box.w / 2 + 4 && Math.abs(at.y - box.y) < box.h / 2 + 4) count += 1;
    return count;
  }

  /** The best free place for a box: near its wish, aside rather than forth or back, and on no line. @param {{w: number, h: number}} size @param {Point} wish @param {boolean} across
   * @param {number} far @returns {Point} */
  nearest({ w, h }, wish, across, far) {
    let best = null;
    let least = Number.POSITIVE_INFINITY;
    const rings = Math.ceil((far + 400) / STEP);
    for (let ring = 0; ring <= rings; ring += 1) {
      if (ring * STEP > least) break;
      for (let i = -ring; i <= ring; i += 1)
        for (const j of Math.abs(i) === ring ? Array.from({ length: 2 * ring + 1 }, (_, k) => k - ring) : [-ring, ring]) {
          const [dx, dy] = [i * STEP, j * STEP];
          const box = { x: wish.x + dx, y: wish.y + dy, w, h };
          const [along, aside] = across ? [dx, dy] : [dy, dx];
          const way = Math.hypot(along * 2.2, aside);
          if (way >= least || !this.free(box)) continue;
          const cost = way + COVERS * this.covered(box);
          if (cost < least) [least, best] = [cost, box];
        }
    }
    return best ?? { x: wish.x, y: wish.y + far };
  }
}
