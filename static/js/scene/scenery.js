// What is painted of a very large graph at a step: how each edge and each box looks, as numbers that can be compared. Pure in (trace, frame, ui).
import { marksAgain } from "../linked.js";

/**
 * @typedef {object} Scenery
 * @property {import("./model.js").Model} model
 * @property {string[]} symbol
 * @property {string} hue  of what has been used and found
 * @property {Uint8Array} arcs  how each is painted: one of ARC
 * @property {Uint8Array} boxes  how each is painted: sums of BOX
 */

/** Looks of an edge, later ones over earlier ones; `out`: drawn in full by others. */
export const ARC = /** @type {const} */ ({ pale: 0, plain: 1, used: 2, lit: 3, marked: 4, out: 5 });
/** Looks of a box, to be added up. */
export const BOX = /** @type {const} */ ({ filled: 1, now: 2, marked: 4, out: 8 });

/** @type {WeakMap<import("./model.js").Model, {arcs: Uint8Array, edge: Int32Array, node: Int32Array}>} */
const grounds = new WeakMap();

/** How edges look that nothing has used yet, and what the places stand for: the same at every step. @param {import("./model.js").Model} model @param {boolean[]} active */
function groundOf(model, active) {
  const known = grounds.get(model);
  if (known) return known;
  const made = {
    arcs: Uint8Array.from(model.arcs, ({ from }) => (active[model.boxes[from].node] ? ARC.plain : ARC.pale)),
    edge: Int32Array.from(model.arcs, ({ edge }) => edge),
    node: Int32Array.from(model.boxes, ({ node }) => node),
  };
  grounds.set(model, made);
  return made;
}

/** @param {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, ui: import("../types.js").GraphUi}} props @param {import("./model.js").Model} model
 * @param {import("./lit.js").Lit} lit @param {import("./part.js").Part} part @param {string} hue @returns {Scenery} */
export function sceneryOf({ trace, frame, ui }, model, lit, part, hue) {
  const marks = marksAgain(trace, ui);
  const { symbol, active } = trace.graph.nodes;
  const ground = groundOf(model, active);
  const derived = lit.chip ? frame.channels[lit.chip] : null;
  const arcs = Uint8Array.from(ground.arcs);
  ground.edge.forEach((edge, i) => {
    if (lit.used.has(edge)) arcs[i] = ARC.used;
  });
  const paint = (/** @type {number} */ edge, /** @type {number} */ look) => {
    const i = model.arcOf.get(edge);
    if (i !== undefined) arcs[i] = look;
  };
  for (const { edge } of lit.uses) paint(edge, ARC.lit);
  for (const edge of marks.edges.keys()) paint(edge, ARC.marked);
  for (const i of part.arcsIn) arcs[i] = ARC.out;
  const boxes = new Uint8Array(model.boxes.length);
  if (derived) ground.node.forEach((node, i) => {
    if (derived.has(node)) boxes[i] = BOX.filled;
  });
  const mark = (/** @type {number} */ node, /** @type {number} */ look) => {
    for (const i of model.boxesOf.get(node) ?? []) boxes[i] += look;
  };
  mark(lit.focus, BOX.now);
  for (const node of marks.nodes.keys()) mark(node, BOX.marked);
  for (const i of part.has) boxes[i] = BOX.out;
  return { model, symbol, hue, arcs, boxes };
}

/** Beyond this many things that look otherwise, all is painted anew. */
const MOST = 40;

/** The places at which one scenery looks otherwise than another, in coordinates of the drawing; null where that is nearly everywhere.
 * @param {Scenery} before @param {Scenery} after @returns {{x0: number, y0: number, x1: number, y1: number}[] | null} */
export function changesOf(before, after) {
  const { model } = after;
  if (before.model !== model || before.hue !== after.hue || before.symbol !== after.symbol) return null;
  const found = [];
  for (let i = 0; i < after.arcs.length; i += 1) {
    if (before.arcs[i] === after.arcs[i]) continue;
    const [x0, y0, x1, y1] = model.arcs[i].bounds;
    if (found.push({ x0, y0, x1, y1 }) > MOST) return null;
  }
  for (let i = 0; i < after.boxes.length; i += 1) {
    if (before.boxes[i] === after.boxes[i]) continue;
    const { x, y, w, h } = model.boxes[i];
    if (found.push({ x0: x - w / 2, y0: y - h / 2, x1: x + w / 2, y1: y + h / 2 }) > MOST) return null;
  }
  return found;
}
