// What the step in hand lays over the drawing: the edges in use, the colour that travels, the product at its end. Pure; motion is left to CSS.
import { useRef } from "preact/hooks";
import { html, memo } from "../html.js";
import { arrowHead, curve, pathData, reversed, shorten } from "./bezier.js";
import { PILL_HEIGHT } from "./chip.js";
import { thickness } from "./edge.js";
import { placeTag, tagStops } from "./labels.js";
import { curveOf, HEAD } from "./model.js";
import { within } from "./part.js";
import { width } from "./text.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./lit.js").Lit} Lit */

/** @param {{arc: import("./model.js").Arc, partial: import("../types.js").Slope, hue: string, backwards: boolean, moving: string, delay: number, share: number}} p */
function drawUse({ arc, partial, hue, backwards, moving, delay, share }) {
  const points = backwards ? reversed(arc.curve.points) : arc.curve.points;
  const size = HEAD + 4;
  const line = pathData(shorten(points, size * 0.75));
  const style = moving ? { "--delay": delay, "--share": share } : null;
  return html`<g class=${`use hue-${hue} ${moving ? "use-moving" : ""}`} style=${style}>
    <path class="use-line" d=${line} pathLength="1" stroke-width=${thickness(partial) + 1.8} />
    <path class="use-head" d=${arrowHead(curve(points), size)} />
    ${moving && html`<circle class="use-bead" r="6.5" style=${{ offsetPath: `path("${pathData(points)}")` }} />`}
  </g>`;
}

const Use = memo(drawUse);
/** Nothing further than this from where it may stand can meet a product. */
const NEAR = 320;

/** @param {{model: Model, lit: Lit, partials: import("../types.js").Slope[], part?: import("./part.js").Part | null}} p */
export function Uses({ model, lit, partials, part }) {
  const moving = lit.moving ? lit.uses.filter((u) => u.order >= 0) : [];
  // One edge takes three fifths of the step; several share that time as a wave that runs on without a pause.
  const share = moving.length > 1 ? Math.max(0.12, 0.6 / Math.sqrt(moving.length) / 1.6) : 0.6;
  return lit.uses.map((use) => {
    const i = model.arcOf.get(use.edge);
    if (i === undefined || (part && !part.arcsIn.has(i))) return null; // of a huge drawing, the others are painted
    const goes = lit.moving && use.order >= 0;
    const delay = goes && moving.length > 1 ? ((0.72 - share) * use.order) / (moving.length - 1) : 0;
    return html`<${Use}
      key=${`${use.edge}-${goes ? lit.key : "still"}`}
      arc=${model.arcs[i]}
      partial=${partials[use.edge]}
      hue=${lit.hue}
      backwards=${use.backwards}
      moving=${goes ? lit.key : ""}
      delay=${delay}
      share=${share}
    />`;
  });
}

/** A long product stays inside the drawing where that is wide enough. @param {number} x @param {number} half @param {number} width */
const inside = (x, half, width) => (2 * half > width ? x : Math.min(Math.max(x, half), width - half));

/** @typedef {import("./bezier.js").Point} Point */
/** @typedef {{model: Model, lit: Lit, spots: import("./model.js").Spot[], arcs: import("./model.js").Arc[], still: boolean, room: (near: (at: Point) => boolean) => (import("./bezier.js").Rect & {weight: number})[]}} TagProps
 * arcs: those whose labels are drawn; room: what it must keep clear of beside boxes and labels, of what is near; still: it keeps its place, however wide it and its neighbours become */

/** Where the product is least in the way. @param {TagProps} p @param {import("./model.js").Arc} arc @param {boolean} forwards @param {number} w */
function freeSpot({ model, spots, arcs, room }, arc, forwards, w) {
  const stops = tagStops(arc.curve, forwards);
  const near = (/** @type {Point} */ { x, y }) => stops.some((stop) => Math.abs(x - stop.x) < NEAR && Math.abs(y - stop.y) < NEAR);
  // Its own label may be covered: the product says the partial again.
  const labels = arcs.flatMap(({ i: j }) => (near(spots[j]) ? [{ x: spots[j].x, y: spots[j].y, w: spots[j].w, h: 18, weight: j === arc.i ? 0.1 : 3 }] : []));
  const around = new Set(stops.flatMap(({ x, y }) => within(model, { x0: x - NEAR, y0: y - NEAR, x1: x + NEAR, y1: y + NEAR }) ?? []));
  const boxes = [...around].map((at) => model.boxes[at]).map((b) => ({ x: b.x, y: b.y, w: b.w, h: b.kind === "input" ? PILL_HEIGHT : b.h, weight: 2 }));
  return placeTag(arc.curve, forwards, w, 24, [...boxes, ...room(near), ...labels]);
}

/** The product where the colour arrives. @param {TagProps} p */
export function Tag(p) {
  const { model, lit, still } = p;
  const kept = useRef(/** @type {{arc: import("./model.js").Arc, spot: Point} | null} */ (null));
  const arc = lit.tag && curveOf(model, lit.tag.edge);
  if (!lit.tag || !arc) return null;
  const w = width(lit.tag.text, 15, 20);
  const spot = still && kept.current?.arc === arc ? kept.current.spot : freeSpot(p, arc, !lit.tag.backwards, w);
  kept.current = { arc, spot };
  return html`<g key=${lit.key} class=${`tag hue-${lit.hue} ${lit.moving ? "tag-arrives" : ""}`} transform=${`translate(${inside(spot.x, w / 2, model.width)} ${spot.y})`} aria-hidden="true">
    <g class="tag-body"><rect x=${-w / 2} y="-13" width=${w} height="26" rx="7" /><text y="5.2">${lit.tag.text}</text></g>
  </g>`;
}

/** Thin ties between the drawings of one leaf. @param {{model: Model, node: number}} p */
export function Ties({ model, node }) {
  const boxes = (model.boxesOf.get(node) ?? []).map((i) => model.boxes[i]);
  if (boxes.length < 2) return null;
  return html`<g class="ties" aria-hidden="true">
    ${boxes.slice(1).map((b, j) => html`<path d=${`M${boxes[j].x} ${boxes[j].y}Q${(boxes[j].x + b.x) / 2 - 24} ${(boxes[j].y + b.y) / 2} ${b.x} ${b.y}`} />`)}
  </g>`;
}
