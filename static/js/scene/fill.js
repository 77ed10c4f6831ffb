// The new edges of an elimination, drawn over the program's own: a dashed curve from box to box with what it carries. Pure (properties → picture).
import { short } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { arrowHead, bow, curve, endAtRim, inside, pathData, pointAt, reversed, shorten } from "./bezier.js";
import { PILL_HEIGHT } from "./chip.js";
import { thickness } from "./edge.js";
import { boxOf, HEAD } from "./model.js";
import { trim } from "./text.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./remaining.js").Fill} Fill */

/** From the rim of one box to the rim of the other, bowed, so that it passes beside what lies between. @param {Model} model @param {{from: number, to: number}} ends */
export function fillCurve(model, { from, to }) {
  const [start, end] = [from, to].map((node) => boxOf(model, node));
  if (!start || !end) return null;
  const room = start.kind === "input" ? { ...start, h: PILL_HEIGHT } : start;
  const far = Math.hypot(end.x - start.x, end.y - start.y);
  const straight = [start.x, start.y, start.x + (end.x - start.x) / 3, start.y + (end.y - start.y) / 3, start.x + ((end.x - start.x) * 2) / 3, start.y + ((end.y - start.y) * 2) / 3, end.x, end.y];
  const others = model.boxes.filter((box) => box.i !== start.i && box.i !== end.i);
  let bent = straight;
  let least = Number.POSITIVE_INFINITY;
  for (const share of [0.14, -0.14, 0.26, -0.26, 0.4, -0.4]) {
    const tried = bow(straight, share * far);
    const line = curve(tried);
    let cost = Math.abs(share) * 4;
    for (let k = 1; k < 20; k += 1) {
      const spot = pointAt(line, k / 20);
      cost += others.filter((box) => inside(box, spot, 12)).length;
    }
    if (cost < least) [least, bent] = [cost, tried];
  }
  return curve(endAtRim(reversed(endAtRim(reversed(bent), room)), end));
}

/** What the move under the hand would do to an edge. @param {import("../game.js").Preview | null | undefined} preview @param {number} key @returns {"goes" | "grows" | ""} */
export const fateOf = (preview, key) => (preview?.gone.has(key) ? "goes" : preview?.grown.has(key) ? "grows" : "");

/** `preview`: the edges that a move would make are drawn as well, paler. `tab`: the key of the one place that the tab key reaches; `walked`: what a walk that has come there says besides.
 * @param {{trace: import("../types.js").Trace, model: Model, fills: Fill[], preview: import("../game.js").Preview | null, tab: string, walked: string | null}} p */
export function Fills({ trace, model, fills, preview, tab, walked }) {
  const { label: names } = trace.graph.nodes;
  /** @type {{x: number, y: number}[]} */
  const taken = [];
  /** Above all lines, so that none of them strikes a number out. @type {any[]} */
  const labels = [];
  const there = new Set(fills.map(({ key }) => key));
  const coming = (preview?.fresh ?? []).map(({ from, to, partial }) => ({ from, to, partial, key: from * trace.graph.nodes.op.length + to, fresh: false, ghost: true })).filter(({ key }) => !there.has(key));
  const lines = [...fills.map((fill) => ({ ...fill, ghost: false })), ...coming].map((fill) => {
    const line = fillCurve(model, fill);
    if (line === null) return null;
    const key = `${fill.from}-${fill.to}`;
    const spots = [0.5, 0.4, 0.6, 0.3, 0.7].map((at) => pointAt(line, at));
    const free = (/** @type {{x: number, y: number}} */ spot) => taken.every(({ x, y }) => Math.abs(x - spot.x) > 40 || Math.abs(y - spot.y) > 18) && !model.boxes.some((box) => inside(box, spot, 8));
    const { x, y } = spots.find(free) ?? spots[0];
    taken.push({ x, y });
    const kind = fill.ghost ? " label-ghost" : fill.fresh ? " label-fresh" : "";
    if (fill.partial !== null) labels.push(html`<text key=${`${key}${kind}`} class=${`fill-label${kind}`} data-of=${key} x=${x} y=${y + 4.8}>${trim(short(fill.partial), 14)}</text>`);
    if (fill.ghost)
      return html`<g key=${`ghost-${key}`} class="fill fill-ghost" data-ghost=${key} aria-hidden="true">
        <path class="fill-line" d=${pathData(shorten(line.points, HEAD * 0.75))} stroke-width=${thickness(fill.partial)} /><path class="fill-head" d=${arrowHead(line, HEAD)} />
      </g>`;
    const place = `f${fill.key}`;
    const fate = fateOf(preview, fill.key);
    const said = t("graph-fill", { from: names[fill.from], to: names[fill.to], value: short(fill.partial) });
    return html`<g key=${key} data-key=${place} tabindex=${tab === place ? 0 : -1} class=${["fill", fill.fresh && "fill-fresh", fate && `edge-${fate}`].filter(Boolean).join(" ")} data-fill=${key} role="button"
      aria-label=${[said, tab === place && walked, fill.fresh && t("graph-fill-fresh")].filter(Boolean).join(" ")}>
      <path class="edge-reach" d=${pathData(line.points)} />
      <path class="fill-line" d=${pathData(shorten(line.points, HEAD * 0.75))} stroke-width=${thickness(fill.partial)} />
      <path class="fill-head" d=${arrowHead(line, HEAD)} />
    </g>`;
  });
  return html`<g>${lines}</g><g class="fill-labels" aria-hidden="true">${labels}</g>`;
}
