// The chip at a node's upper right: what a sweep has found for it so far. Pure (properties → place and picture); must not know other nodes.
import { shapeOf } from "../coordinates.js";
import { brief, isNegative, isTensor, shapeText, short } from "../format.js";
import { html } from "../html.js";
import { epsilonText, termText } from "../notation.js";
import { ems, nameParts, width } from "./text.js";

/** @typedef {import("./node.js").NodeProps} NodeProps */

const CHIP_HEIGHT = 22;
/** Pills are drawn lower than the room that the layout keeps for them. */
export const PILL_HEIGHT = 40;
const OVERHANG = 10;
/** What a second line adds to a chip. */
const LINE = 16;

/** What a dual number adds to a value, as it stands below it in the box. @param {import("../types.js").Known} epsilon */
export const epsilonLine = (epsilon) => epsilonText(epsilon, isTensor(epsilon) ? brief : short);

/** Whether the box itself holds what the chip would: a dual number is one number. @param {Pick<NodeProps, "dual" | "chip">} p */
export const chipless = ({ dual, chip: kind }) => Boolean(dual) && kind === "tangent";

/** How an adjoint moves: the second line of its chip, "" where there is none. @param {Pick<NodeProps, "moving" | "dual">} p */
export const movingText = ({ moving, dual }) => (typeof moving !== "number" ? "" : dual ? epsilonText(moving) : short(moving));

/** The sum as it is written: +2 → 5 where something was there before; a coefficient with its power of t. @param {Pick<NodeProps, "derivative" | "grown" | "before" | "added" | "power">} p @returns {string} */
export function chipText({ derivative, grown, before, added, power }) {
  if (derivative === null) return "?";
  if (typeof power === "number" && typeof derivative === "number") return termText(derivative, power).replace(/^\+\s/u, "").replace(/^−\s/u, "−");
  if (!grown || before === null || added === null || isTensor(derivative) || typeof added !== "number") return short(derivative);
  return `${isNegative(added) ? "" : "+"}${short(added)} → ${short(derivative)}`;
}

/** Width of the name that stands at the upper left of an operation. @param {string} label */
export function nameWidth(label) {
  const { base, sub } = nameParts(label);
  return ems(base) * 15 + ems(sub) * 11;
}

/** Width of all that stands at the upper left: the name, and the shape of a tensor. @param {import("../types.js").Trace} trace @param {number} node */
export function titleWidth({ graph }, node) {
  const shape = shapeOf(graph, node);
  const name = graph.nodes.op[node] === "input" ? 14 : nameWidth(graph.nodes.label[node]);
  return name + (shape.length > 0 ? ems(shapeText(shape)) * 9 + 32 : 0);
}

/**
 * Where a chip of this text lies, from the middle of its box: at the right corner, further right where it would cover the name.
 * @param {import("./model.js").Box} box @param {number} title @param {string} text @param {boolean} across @param {string} [below] a second line @returns {import("./bezier.js").Rect}
 */
export function chipRect(box, title, text, across, below = "") {
  const w = text === "?" ? 26 : Math.max(34, width(text, 14, 25), below ? width(below, 14, 25) : 0);
  const more = below ? LINE : 0;
  const top = (box.kind === "input" ? -PILL_HEIGHT / 2 : -box.h / 2) - more / 2;
  const rim = box.output ? 4 : 0;
  // Where edges come in from above, the chip hangs at the side.
  const h = CHIP_HEIGHT + more;
  if (!across) return { x: box.w / 2 + rim - 9 + w / 2, y: top + 4, w, h };
  let right = box.w / 2 + OVERHANG;
  if (box.kind === "op" || title > 14) right = Math.max(right, Math.min(box.w / 2 + 48, -box.w / 2 + 6 + title + w));
  // A long sum at the drawing's left rim leans the other way, so that a fitted view shows all of it.
  right = Math.max(right, w - box.x + 4);
  return { x: right - w / 2, y: top - 6 - rim * 0.75, w, h };
}

/** @param {NodeProps} p */
export function chip(p) {
  const moves = Boolean(p.motion && p.grown);
  return html`<g class=${`chip chip-${p.chip}`} aria-hidden="true">
    ${moves && capsule(p, p.before === null ? "?" : short(p.before), false, "chip-was")}
    ${capsule(p, chipText(p), p.grown, moves ? "chip-arrives" : "")}
  </g>`;
}

/** Which way the derivative travels, told by a small triangle as well as by the colour; a sum over paths has a sum sign. */
const SIGNS = {
  tangent: "M0 -4l6 4-6 4z",
  adjoint: "M6 -4l-6 4 6 4z",
  path: "M7 -2.6V-4.6H-.4L3.6 0-.4 4.6H7V2.6H5.7V3.3H2L4.9 0 2-3.3H5.7V-2.6z",
};

/** @param {NodeProps} p @param {string} text @param {boolean} loud @param {string} motion */
function capsule(p, text, loud, motion) {
  const { box, trace, chip: kind, across, motion: key, at } = p;
  const empty = text === "?";
  const below = empty ? "" : movingText(p);
  const { x, y, w, h } = chipRect(box, titleWidth(trace, box.node), text, across, below);
  const up = below ? LINE / 2 : 0;
  const classes = `capsule ${empty ? "capsule-empty" : ""} ${loud ? "capsule-loud" : ""}`;
  return html`<g key=${motion ? motion + key : ""} class=${classes} transform=${`translate(${x} ${y})`}><g class=${`capsule-body ${motion}`} style=${motion ? { "--at": at } : null}>
    <rect x=${-w / 2} y=${-h / 2} width=${w} height=${h} rx=${CHIP_HEIGHT / 2} />
    ${!empty && html`<path d=${SIGNS[kind ?? "path"]} transform=${`translate(${-w / 2 + 8} ${-up})`} />`}
    <text x=${empty ? 0 : 6} y=${5 - up}>${text}</text>
    ${below && html`${!p.dual && html`<path d=${SIGNS.tangent} transform=${`translate(${-w / 2 + 8} ${up})`} />`}<text class="chip-moving" x="6" y=${5 + up}>${below}</text>`}
  </g></g>`;
}
