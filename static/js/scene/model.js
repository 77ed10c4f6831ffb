// What of a trace never changes while stepping: boxes, curves, who feeds whom. Pure; must not know the step, the theme or the DOM.
import { incidence } from "../incidence.js";
import * as bezier from "./bezier.js";
import { PILL_HEIGHT } from "./chip.js";
import { placeLabels } from "./labels.js";
import { HUGE } from "./part.js";
import { bucket, trim, width } from "./text.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./bezier.js").Rect} Rect */
/** @typedef {{i: number, node: number, copy: number, kind: "input" | "const" | "op", output: boolean, folded: boolean, x: number, y: number, w: number, h: number}} Box */
/** @typedef {{i: number, edge: number, from: number, to: number, points: number[], curve: import("./bezier.js").Curve, full: string, line: string, back: string, head: string, bounds: [number, number, number, number]}} Arc
 * points: as they were laid out; curve: from rim to rim; bounds: left, top, right, bottom */
/** @typedef {{x: number, y: number, t: number, w: number}} Spot */
/**
 * @typedef {object} Model
 * @property {string} key
 * @property {number} width @property {number} height
 * @property {boolean} across  true where the drawing runs left to right
 * @property {Box[]} boxes @property {Arc[]} arcs
 * @property {(Rect & {row: number})[]} frames  around groups that are not folded, outer ones first
 * @property {Map<number, number[]>} boxesOf  node → its boxes, copies included
 * @property {Map<number, number>} arcOf  edge → its curve
 * @property {number[][]} ins  node → edges in, by slot
 * @property {number[][]} outs  node → edges out
 * @property {boolean} large  too many things for every flourish
 * @property {boolean} huge  so many that most of them are painted
 * @property {(formulas: object | null, textOf: (edge: number) => string, isActive: (edge: number) => boolean) => Spot[]} labels  places of formulas, or of numbers
 */

export const HEAD = 9;
const kept = /** @type {Map<string, Model>} */ (new Map());
const KEEP = 6;

/** The model of a trace, remembered by structure: a slider that moves a number rebuilds nothing. @param {Trace} trace @returns {Model} */
export function modelOf(trace) {
  const { layout, graph } = trace;
  const outputs = graph.outputs.map((o) => o.node).join(",");
  const key = [layout.key, layout.engine, layout.direction, layout.width, layout.height, layout.boxes.node.length, graph.edges.from.length, outputs].join("|");
  const old = kept.get(key);
  if (old) return old;
  const made = build(key, trace);
  if (kept.size >= KEEP) kept.delete(/** @type {string} */ (kept.keys().next().value));
  kept.set(key, made);
  return made;
}

/** The box of a node, the first of several drawings; undefined where it has none. @param {Model} model @param {number} node @returns {Box | undefined} */
export const boxOf = ({ boxes, boxesOf }, node) => boxes[boxesOf.get(node)?.[0] ?? -1];

/** The curve of an edge; undefined where it has none. @param {Model} model @param {number} edge @returns {Arc | undefined} */
export const curveOf = ({ arcs, arcOf }, edge) => arcs[arcOf.get(edge) ?? -1];

/** @param {string} key @param {Trace} trace @returns {Model} */
function build(key, trace) {
  const { layout, graph } = trace;
  const outputs = new Set(graph.outputs.map((o) => o.node));
  /** @type {Box[]} */
  const boxes = layout.boxes.node.map((node, i) => {
    const op = graph.nodes.op[node];
    return {
      i,
      node,
      copy: layout.boxes.copy[i],
      kind: op === "input" || op === "const" ? op : "op",
      output: outputs.has(node),
      folded: op === "fold",
      x: layout.boxes.x[i],
      y: layout.boxes.y[i],
      w: layout.boxes.w[i],
      h: layout.boxes.h[i],
    };
  });
  const arcs = arcsOf(layout.curves, boxes);
  const boxesOf = grouped(boxes, ({ node }) => node, ({ i }) => i);
  const { ins, outs } = incidence(graph);
  const { frames } = layout;
  const framed = frames.group.map((row, i) => ({ row, x: frames.x[i], y: frames.y[i], w: frames.w[i], h: frames.h[i] }));
  const spots = new Map();
  return {
    key,
    width: layout.width,
    height: layout.height,
    across: layout.direction !== "TB",
    boxes,
    arcs,
    frames: framed,
    boxesOf,
    arcOf: new Map(arcs.map((a) => [a.edge, a.i])),
    ins,
    outs,
    large: boxes.length > 150,
    huge: boxes.length > HUGE,
    labels(formulas, textOf, isActive) {
      // Numbers are given a standard width, so their places depend on structure alone; formulas never change with a value anyway.
      const known = spots.get(formulas);
      if (known) return known;
      // Where there are thousands, one that meets another has to be borne, and the service has said where the middles are.
      if (boxes.length > HUGE) {
        const middles = layout.curves.mid.map(([x, y]) => ({ x, y, t: 0.5, w: 30 }));
        spots.set(formulas, middles);
        return middles;
      }
      const items = arcs.map(({ edge, curve }) => {
        const text = textOf(edge);
        const w = formulas === null ? bucket(width(text, 15, 8)) : Math.min(110, width(trim(text), 15, 12));
        return { curve, w: Math.max(w, 30), h: formulas === null ? 20 : 24, shown: isActive(edge) };
      });
      const placed = placeLabels(items, [...boxes.map(withChip), ...framed.map(titleOf)]);
      spots.set(formulas, placed);
      return placed;
    },
  };
}

/** @template T, K, V @param {T[]} list @param {(each: T) => K} keyOf @param {(each: T) => V} valueOf @returns {Map<K, V[]>} */
function grouped(list, keyOf, valueOf) {
  /** @type {Map<K, V[]>} */
  const found = new Map();
  for (const each of list) {
    const key = keyOf(each);
    const values = found.get(key);
    if (values) values.push(valueOf(each));
    else found.set(key, [valueOf(each)]);
  }
  return found;
}

/** A box with the room that its chip takes at the upper right. @param {Box} b @returns {Rect} */
function withChip(b) {
  const up = b.kind === "const" ? 0 : 16;
  const right = b.kind === "const" ? 0 : 10;
  return { x: b.x + right / 2, y: b.y - up / 2, w: b.w + right, h: b.h + up };
}

/** What a frame's title takes, more or less. @param {Rect} frame @returns {Rect} */
function titleOf(frame) {
  const w = Math.min(frame.w, 96);
  return { x: frame.x - frame.w / 2 + w / 2, y: frame.y - frame.h / 2, w, h: 28 };
}

/** @param {import("../types.js").Layout["curves"]} curves @param {Box[]} boxes @returns {Arc[]} */
function arcsOf(curves, boxes) {
  const points = [...curves.points];
  const byPair = grouped(
    curves.edge.map((_, i) => i),
    (i) => curves.from[i] * boxes.length + curves.to[i],
    (i) => i,
  );
  for (const group of byPair.values()) if (group.length > 1) spread(group, points);
  return curves.edge.map((edge, i) => new Drawn(i, edge, boxes[curves.from[i]], boxes[curves.to[i]], points[i]));
}

/** An arc whose curve is measured and whose paths are written when they are asked for: of a large drawing few ever are. */
class Drawn {
  /** @type {import("./bezier.js").Curve | null} */
  #curve = null;
  /** @type {Map<string, string>} */
  #paths = new Map();
  #start;
  #end;

  /** @param {number} i @param {number} edge @param {Box} from @param {Box} to @param {number[]} points as they were laid out */
  constructor(i, edge, from, to, points) {
    this.i = i;
    this.edge = edge;
    this.from = from.i;
    this.to = to.i;
    this.points = points;
    // Pills are drawn lower than their room, so edges start at the rim that is seen.
    this.#start = from.kind === "input" ? { ...from, h: PILL_HEIGHT } : from;
    this.#end = to;
    const [x, y] = points;
    /** @type {[number, number, number, number]} */
    this.bounds = [x, y, x, y];
    for (let p = 2; p + 1 < points.length; p += 2) this.#reach(points[p], points[p + 1]);
    // Where the layout left a gap, the curve goes on to the rim.
    for (const [box, at] of /** @type {const} */ ([[this.#start, 0], [to, points.length - 2]])) {
      const tip = bezier.rim(box, { x: points[at], y: points[at + 1] });
      this.#reach(tip.x, tip.y);
    }
  }
  /** @param {number} x @param {number} y */
  #reach(x, y) {
    const { bounds } = this;
    if (x < bounds[0]) bounds[0] = x;
    if (y < bounds[1]) bounds[1] = y;
    if (x > bounds[2]) bounds[2] = x;
    if (y > bounds[3]) bounds[3] = y;
  }
  /** From rim to rim. */
  get curve() {
    this.#curve ??= bezier.curve(bezier.endAtRim(bezier.reversed(bezier.endAtRim(bezier.reversed(this.points), this.#start)), this.#end));
    return this.#curve;
  }
  get full() {
    return this.#written("full", () => bezier.pathData(this.curve.points));
  }
  get line() {
    return this.#written("line", () => bezier.pathData(bezier.shorten(this.curve.points, HEAD * 0.75)));
  }
  get back() {
    return this.#written("back", () => bezier.pathData(bezier.reversed(this.curve.points)));
  }
  get head() {
    return this.#written("head", () => bezier.arrowHead(this.curve, HEAD));
  }
  /** Written once: numbers that follow a hand draw every edge anew, where it was. @param {string} what @param {() => string} write */
  #written(what, write) {
    const known = this.#paths.get(what) ?? write();
    this.#paths.set(what, known);
    return known;
  }
}

/** Parallel edges must be seen as two: where a layout put them on one line, they are bowed apart. @param {number[]} group @param {number[][]} points */
function spread(group, points) {
  const mids = group.map((i) => bezier.pointAt(bezier.curve(points[i]), 0.5));
  let near = Number.POSITIVE_INFINITY;
  for (let a = 0; a < mids.length; a++)
    for (let b = a + 1; b < mids.length; b++) near = Math.min(near, Math.hypot(mids[a].x - mids[b].x, mids[a].y - mids[b].y));
  if (near >= 22) return;
  const order = group.map((_, j) => j).sort((a, b) => mids[a].y + mids[a].x / 1e3 - (mids[b].y + mids[b].x / 1e3) || a - b);
  order.forEach((j, rank) => {
    points[group[j]] = bezier.bow(points[group[j]], (rank - (group.length - 1) / 2) * 30);
  });
}
