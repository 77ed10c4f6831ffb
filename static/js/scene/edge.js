// The picture of one edge and of its label. Pure (properties → picture); must not know which step it is.
import { isJacobian, isZero, shapeText, short } from "../format.js";
import { kindOf, MARKS, slopeSize, widthOf } from "../health.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { trim } from "./text.js";
import { edgeWords } from "./words.js";

/** @typedef {import("./model.js").Arc} Arc */
/** @typedef {import("../types.js").Slope} Slope */
/**
 * @typedef {object} EdgeProps
 * @property {import("../types.js").Trace} trace
 * @property {Arc} arc
 * @property {Slope} partial  null where nothing flows (from a constant)
 * @property {import("./lit.js").Hue | null} used  the colour of the sweep that has passed here
 * @property {boolean} trail  on the path in hand
 * @property {boolean} gone  eliminated
 * @property {"goes" | "grows" | ""} [fate]  what the move under the hand would do to it
 * @property {boolean} [fresh]  changed by the elimination in hand
 * @property {"hover" | "pick" | "near" | ""} mark
 * @property {boolean} tab
 * @property {string | null} [use] what the step in hand does with it, in words
 * @property {string | null} [walked] what a walk that has come upon it says besides
 * @property {number | null} [flow] what the sweep takes along it
 * @property {boolean} [health] drawn by the power of ten of its slope
 */

/** Thicker where the slope is steeper, but bounded: 0 is a hair, 1 is ordinary, ∞ no more than three times that. Of a Jacobian its norm counts, by its rows. @param {Slope} partial */
export function thickness(partial) {
  if (partial === null) return 1;
  const size = slopeSize(partial);
  if (Number.isNaN(size)) return 1.4;
  return Number.isFinite(size) ? Math.round((1.1 + 3.4 * (size / (size + 1.6))) * 100) / 100 : 4.5;
}

/** @param {EdgeProps} p */
export function EdgePicture({ trace, arc, partial, used, trail, gone, fate = "", fresh = false, mark, tab, use = null, walked = null, flow = null, health = false }) {
  const status = trace.graph.edges.status[arc.edge];
  const classes = ["edge"];
  if (partial === null) classes.push("edge-pale");
  else if (isZero(partial)) classes.push("edge-zero");
  if (gone) classes.push("edge-gone");
  if (isJacobian(partial)) classes.push("edge-matrix");
  if (used) classes.push(`edge-used hue-${used}`);
  if (trail) classes.push("edge-trail");
  if (fresh) classes.push("edge-fresh");
  if (mark) classes.push(`edge-${mark}`);
  if (fate) classes.push(`edge-${fate}`);
  if (status && status !== "smooth") classes.push("edge-marked");
  const own = edgeWords(trace, arc.edge, gone ? "gone" : partial);
  const kind = health && partial !== null && !gone ? kindOf(partial) : null;
  if (kind) classes.push(`edge-health edge-h-${kind}`);
  return html`<g
    class=${classes.join(" ")}
    data-key=${`e${arc.i}`}
    data-edge=${arc.edge}
    role="button"
    aria-label=${[own, walked, use, flow !== null && t("graph-edge-flow", { value: short(flow) }), kind && t("health-edge", { does: t(`health-${kind}`) })].filter(Boolean).join(" ")}
    style=${kind ? { "--width": widthOf(partial) } : undefined}
    aria-pressed=${mark === "pick"}
    tabindex=${tab ? 0 : -1}
  >
    <path class="edge-reach" d=${arc.full} />
    <path class="edge-line" d=${arc.line} stroke-width=${thickness(partial)} />
    <path class="edge-head" d=${arc.head} />
  </g>`;
}

/** A partial that is not simply the slope says so with a sign (and with words in the card and for screen readers). */
const SIGNS = /** @type {Record<string, string>} */ ({ subgradient: "∧ ", "one-sided": "⊢ ", infinite: "", undefined: "" });

/** What stands at the middle of an edge: the slope, or what kind of matrix it is. @param {Slope} partial */
export function labelText(partial) {
  if (!isJacobian(partial)) return trim(short(partial), 14);
  const { structure, shape } = partial;
  // In short: the card and the screen reader say it in full.
  return t(`kind-short-${structure}`, { shape: shapeText(shape) });
}

/** @param {{edge: number, partial: Slope, status: string | null, x: number, y: number, mark: string, health?: boolean, flow?: number | null, side?: number, hue?: string}} p */
export function EdgeLabel({ edge, partial, status, x, y, mark, health = false, flow = null, side = 0, hue = "" }) {
  if (partial === null) return null;
  const odd = status !== null && status !== "smooth";
  const kind = health ? kindOf(partial) : "even";
  const classes = `partial ${kind === "even" ? "" : `edge-h-${kind}`} ${isJacobian(partial) ? "partial-matrix" : ""} ${mark ? `partial-${mark}` : ""} ${odd ? `partial-odd partial-${status}` : ""}`;
  return html`<text class=${classes} data-edge=${edge} x=${x} y=${y + 4.8}>${odd ? html`<tspan class="partial-sign">${SIGNS[/** @type {string} */ (status)] ?? ""}</tspan>` : ""}${MARKS[kind] && html`<tspan class="health-mark">${MARKS[kind]} </tspan>`}${labelText(partial).trim()}${flow !== null && side !== 0 && html`<tspan class=${`flow hue-${hue}`} x=${x} dy=${15 * side}>${trim(short(flow), 14)}</tspan>`}</text>`;
}
