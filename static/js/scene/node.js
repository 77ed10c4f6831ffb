// The picture of one node: pill, box or bare constant, with its value, its marks and its chip. Pure (properties → picture); must not know other nodes.
import { shapeOf } from "../coordinates.js";
import { isTensor, shapeText, short } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { chip, chipless, epsilonLine, nameWidth, PILL_HEIGHT } from "./chip.js";
import { ems, look, nameParts, operatorSize, width } from "./text.js";
import { nodeWords } from "./words.js";

/** @typedef {import("./model.js").Box} Box */
/** @typedef {import("../types.js").Known} Known */
/**
 * @typedef {object} NodeProps
 * @property {import("../types.js").Trace} trace
 * @property {Box} box
 * @property {Known} value  null: not computed yet
 * @property {Known} derivative  what the chip holds
 * @property {boolean} [dual]  numbers are dual: the box holds the tangent below the value
 * @property {Known} [epsilon]  that tangent; left out where the node has none
 * @property {Known} [moving]  how the adjoint moves, where the sweep knows it
 * @property {number | null} [power]  the power of t that the chip is the coefficient of
 * @property {"tangent" | "adjoint" | "path" | null} chip  which chip, null for none
 * @property {import("./lit.js").Hue | null} hue  set while the node is in hand
 * @property {boolean} grown  this step changed the chip
 * @property {Known} before @property {Known} added
 * @property {boolean} fresh  this step computed the value
 * @property {boolean} settled
 * @property {string} motion  key of the motion to play, "" for none
 * @property {number} at  when in the motion this node's turn comes, 0 to 1
 * @property {"hover" | "pick" | "near" | ""} mark
 * @property {boolean} tab  the one tab stop
 * @property {boolean} dragging
 * @property {boolean} fixed whether its number cannot be turned
 * @property {boolean} near  at an end of an edge in use
 * @property {boolean} across
 * @property {boolean} gone  eliminated
 * @property {import("./remaining.js").Remaining | null} remaining  what an elimination has left of the edges
 */

/** @param {string} name @param {number} [dy] how far a subscript sinks */
function nameSpans(name, dy = 3) {
  const { base, sub, upright } = nameParts(name);
  return html`<tspan class=${upright ? "name-upright" : "name-italic"}>${base}</tspan>${sub ? html`<tspan class="name-sub" dy=${dy}>${sub}</tspan>` : null}`;
}

/** @param {NodeProps} p */
export function NodePicture(p) {
  const { box, trace } = p;
  const { nodes } = trace.graph;
  const n = box.node;
  const status = nodes.status[n];
  const trouble = status !== "ok" && status !== "convention"; // a value by convention is a value: the words say so
  const classes = ["node", `node-${box.kind}`];
  if (box.output) classes.push("node-output");
  if (box.folded) classes.push("node-folded");
  if (p.hue) classes.push(`node-now hue-${p.hue}`);
  if (p.near) classes.push("node-end"); // "near" is what a hand marks
  if (p.settled) classes.push("node-settled");
  if (p.mark) classes.push(`node-${p.mark}`);
  if (trouble) classes.push("node-trouble");
  if (p.gone) classes.push("node-gone");
  if (p.dragging) classes.push("node-dragging");
  const isInput = box.kind === "input";
  const isDial = isInput && !p.fixed && shapeOf(trace.graph, n).length === 0;
  const said = [nodeWords(trace, n, p.value, p.derivative, p.chip === "path" ? "sum" : p.chip, p)];
  if (p.hue) said.push(t("graph-node-now"));
  if (p.gone) said.push(t("graph-node-gone"));
  if (p.mark === "pick") said.push(t("graph-node-picked"));
  // A node is no button to assistive technology: a button’s name must hold all the text that is seen in it, and here words say it better.
  // Nor is a number that can be turned a spin button: its arrows would turn it where all other arrows walk.
  return html`<g
    class=${classes.join(" ")}
    data-key=${`n${box.i}`}
    data-node=${n}
    data-drag=${isDial ? n : null}
    transform=${`translate(${box.x} ${box.y})`}
    role="img"
    aria-roledescription=${t("graph-role-node")}
    aria-label=${said.join(" ")}
    aria-description=${isDial ? t("graph-dial-keys") : null}
    tabindex=${p.tab ? 0 : -1}
  >
    ${p.tab && ring(p)}
    ${isInput ? pill(p) : box.kind === "const" ? constant(p) : operation(p)}
    ${trouble && troubleMark(box, status)}
    ${p.chip && !chipless(p) && chip(p)}
  </g>`;
}

/** Drawn around the one node that can have the focus. @param {NodeProps} p */
function ring({ box, trace, value }) {
  const [w, h] = box.kind === "input" ? [pillSize(box, trace.graph.nodes.label[box.node], value).w, PILL_HEIGHT] : [box.w, box.h];
  const gap = box.output ? 9 : 5;
  return html`<rect class="ring" x=${-w / 2 - gap} y=${-h / 2 - gap} width=${w + 2 * gap} height=${h + 2 * gap} rx=${box.kind === "input" ? h / 2 + gap : 12 + gap} />`;
}

const PILL_TYPE = 18;
/** A pill may grow this much beyond the room that the layout kept; then its type shrinks. */
const PILL_GROWS = 24;

/** Width of a pill and size of its type: as wide as its text asks for, in few sizes, so that a digit gained under the hand does not make it shiver. @param {Box} box @param {string} label @param {Known} value @returns {{w: number, size: number}} */
export function pillSize(box, label, value) {
  const { base, sub } = nameParts(label);
  const wide = ems(`${base} = ${value === null ? "?" : short(value)}`) + ems(sub) * 0.72;
  const w = Math.min(box.w + PILL_GROWS, Math.max(box.w, Math.ceil((wide * PILL_TYPE + 34) / 12) * 12));
  return { w, size: Math.round(Math.min(PILL_TYPE, (w - 32) / wide) * 10) / 10 };
}

/** The part of a dual number that a value is not. @param {NodeProps} p @param {number} y @param {number} w */
function epsilonText({ epsilon, grown, chip: kind, motion, at }, y, w) {
  if (epsilon === undefined) return null;
  const text = epsilonLine(epsilon);
  const now = grown && kind === "tangent";
  return html`<text key=${`e${now ? motion : ""}`} class=${`epsilon ${now ? "epsilon-now" : ""} ${now && motion ? "value-fresh" : ""}`} y=${y} font-size=${Math.min(14, Math.round((10 * (w - 6)) / ems(text)) / 10)} style=${{ "--at": at }}>${text}</text>`;
}

/** @param {NodeProps} p */
function pill(p) {
  const { box, trace, value } = p;
  const label = trace.graph.nodes.label[box.node];
  const { sub } = nameParts(label);
  const number = value === null ? "?" : short(value);
  const { w, size } = pillSize(box, label, value);
  const h = PILL_HEIGHT;
  return html`
    <rect class="shape" x=${-w / 2} y=${-h / 2} width=${w} height=${h} rx=${h / 2} />
    ${isTensor(value) ? shapeMark(box, trace, -w / 2 + 14, -h / 2 - 5) : !p.fixed && html`<path class="grip" d=${`M${-w / 2 + 11} -4l-4 4 4 4M${w / 2 - 11} -4l4 4-4 4`} />`}
    ${epsilonText(p, 15, w - 30)}
    <text class="pill-text" y=${p.epsilon === undefined ? 6 : -1} font-size=${p.epsilon === undefined ? size : Math.min(size, 16)}>${nameSpans(label, 4)}<tspan class="equals" dy=${sub ? -4 : 0}>${" = "}</tspan><tspan class=${`number look-${look(value)}`}>${number}</tspan></text>`;
}

/** @param {NodeProps} p */
function constant({ box, trace, value }) {
  const text = value === null ? trace.graph.nodes.label[box.node] : short(value);
  return html`<rect class="reach" x=${-box.w / 2} y=${-box.h / 2} width=${box.w} height=${box.h} rx="6" />
    <text class=${`const-text look-${look(value)}`} y="6">${text}</text>`;
}

/** A caret alone is easily overread; a power is shown as one. */
const power = () => html`<tspan class="name-italic" font-size="24">x</tspan><tspan class="name-italic" font-size="15" dy="-9">y</tspan>`;

/** A name stands above its box at the left; where edges come from above, it stands left of the box. @param {Box} box @param {boolean} across */
export function namePlace(box, across) {
  const rim = box.output ? 4 : 0;
  return across ? { x: -box.w / 2 + 2, y: -box.h / 2 - 5 - rim } : { x: -box.w / 2 - 6 - rim, y: -box.h / 2 + 16 };
}

/** Where the shape stands: after the name. @param {Box} box @param {string} label @param {boolean} across @returns {[number, number]} */
function shapePlace(box, label, across) {
  const { x, y } = namePlace(box, across);
  return across ? [x + nameWidth(label) + 6, y] : [x - 34, y + 15];
}

/** The shape of a tensor, as in y ℝ³ or W ℝ²ˣ³; nothing for a single number. @param {Box} box @param {import("../types.js").Trace} trace @param {number} x @param {number} y */
function shapeMark(box, trace, x, y) {
  const shape = shapeOf(trace.graph, box.node);
  return shape.length > 0 && html`<text class="shape-mark" x=${x} y=${y}>∈ ℝ<tspan class="shape-power" dy="-4">${shapeText(shape)}</tspan></text>`;
}

/** @param {NodeProps} p */
function operation(p) {
  const { box, trace, value } = p;
  const { w, h, node } = box;
  const { symbol, label, name } = trace.graph.nodes;
  const word = [...symbol[node]].length > 1;
  const dual = p.epsilon !== undefined;
  const size = operatorSize(symbol[node], w) * (dual ? 0.72 : 1);
  const number = value === null ? "?" : short(value);
  const fresh = p.fresh ? p.motion : "";
  return html`
    ${box.folded && [10, 5].map((back) => html`<rect key=${back} class="sheet" x=${-w / 2 + back} y=${-h / 2 + back} width=${w} height=${h} rx="12" />`)}
    ${box.output && html`<rect class="rim" x=${-w / 2 - 4} y=${-h / 2 - 4} width=${w + 8} height=${h + 8} rx="16" />`}
    <rect class="shape" x=${-w / 2} y=${-h / 2} width=${w} height=${h} rx="12" />
    <text class=${`name ${p.across ? "" : "name-left"} ${name[node] === null ? "name-made" : ""}`} ...${namePlace(box, p.across)}>${nameSpans(label[node])}</text>
    ${shapeMark(box, trace, ...shapePlace(box, label[node], p.across))}
    <text class=${`operator ${word ? "operator-word" : ""}`} y=${-h * (dual ? 0.28 : 0.12) + size * 0.3} font-size=${size}>${symbol[node] === "^" ? power() : symbol[node]}</text>
    ${epsilonText(p, h / 2 - 7, w)}
    <text key=${fresh} class=${`value number look-${look(value)} ${fresh && "value-fresh"}`} y=${h / 2 - (dual ? 23 : 8)} style=${{ "--most": `${Math.floor((w - 4) / Math.max(1, ems(number)))}px`, "--at": p.at }}>${number}</text>`;
}

/** @param {Box} box @param {string} status */
function troubleMark(box, status) {
  const y = box.h / 2 + (box.output ? 19 : box.kind === "input" ? 11 : 15);
  const word = t(`graph-mark-${status}`);
  const left = -(width(word, 13) + 17) / 2;
  return html`<g class="trouble" aria-hidden="true" transform=${`translate(${left} ${y})`}>
    <path d="M6.5 -10.5l6.5 11h-13z" />
    <text class="trouble-sign" x="6.5" y="-0.8">!</text>
    <text class="trouble-word" x="17" y="0">${word}</text>
  </g>`;
}
