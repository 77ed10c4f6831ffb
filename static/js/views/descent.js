// Descent: the loss after every update, the walked line over the land of two inputs, and each iteration as a forward and a reverse sweep. Knows no network.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { contour, heightsOf, inPowers, isGrowing, iterationOf, landOf, leftAt, levelsOf, sweepsOf, WALKS, walkOf } from "../descent.js";
import { exact, short } from "../format.js";
import { html, memo, withValue } from "../html.js";
import { t } from "../messages.js";
import { nameParts } from "../scene/text.js";
import { Name } from "./name.js";
import { lineThrough, scale } from "./plot.js";
import { Told } from "./spoken.js";
import { useStacked } from "./stacked.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../descent.js").Walk} Walk */

const [WIDTH, HEIGHT, LEFT, BELOW, EDGE] = [360, 150, 70, 22, 10];
const SIDE = 284;
const LEVELS = 14;
const ROWS = 24;
/** Of so many inputs the numbers stand in the table. */
const INPUTS = 8;

/** A number at the end of an axis: in as few characters as tell where it is. @param {number} value */
const mark = (value) => short(Number.isFinite(value) ? Number(value.toPrecision(3)) : value);

/** A name with its index, in a picture. @param {{name: string}} props */
function Letters({ name }) {
  const { base, sub } = nameParts(name);
  return html`${base}${sub && html`<tspan class="plot-sub" dy="4">${sub}</tspan>`}`;
}

/** @param {{walk: Walk, at: number}} props */
function Losses({ walk: { losses, output }, at }) {
  const powers = inPowers(losses);
  const heights = losses.map((loss) => (powers ? Math.log10(loss) : loss));
  const finite = heights.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const x = scale(0, Math.max(1, losses.length - 1), LEFT, WIDTH - EDGE);
  const y = scale(low, high, HEIGHT - BELOW, EDGE);
  const spots = heights.flatMap((height, i) => (Number.isFinite(height) ? [[x(i), y(height)]] : []));
  const told = (/** @type {number} */ height) => mark(powers ? 10 ** height : height);
  const words = t("descent-curve", { output, count: losses.length - 1, first: short(losses[0]), last: short(losses.at(-1)) });
  return html`<svg class="plot loss-curve" role="img" aria-label=${words} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}>
    <path class="plot-axis" d=${`M${LEFT} ${EDGE}V${HEIGHT - BELOW}H${WIDTH - EDGE}`} />
    <text class="plot-label end" x=${LEFT - 6} y=${EDGE + 8}>${told(high)}</text><text class="plot-label end" x=${LEFT - 6} y=${HEIGHT - BELOW}>${told(low)}</text>
    <text class="plot-label" x=${LEFT} y=${HEIGHT - 5}>0</text><text class="plot-label end" x=${WIDTH - EDGE} y=${HEIGHT - 5}>${losses.length - 1}</text>
    <path class="plot-line" d=${lineThrough(spots)} />
    ${Number.isFinite(heights[at]) && html`<path class="plot-here" d=${`M${x(at)} ${EDGE}V${HEIGHT - BELOW}`} /><circle class="plot-now" cx=${x(at)} cy=${y(heights[at])} r="5" />`}
  </svg>
  ${powers && html`<p class="soft">${t("descent-powers")}</p>`}`;
}

const Contours = memo(
  /** @param {{grid: import("../descent.js").Grid, x: (value: number) => number, y: (value: number) => number}} props */
  function Contours({ grid, x, y }) {
  const heights = heightsOf(grid);
  return levelsOf(heights, LEVELS).map((level, i) => {
    const d = contour(grid.x, grid.y, heights, level).map(([x0, y0, x1, y1]) => `M${x(x0).toFixed(1)} ${y(y0).toFixed(1)}L${x(x1).toFixed(1)} ${y(y1).toFixed(1)}`).join("");
    return html`<path key=${i} class="contour" style=${{ "--height": i / (LEVELS - 1) }} d=${d} />`;
  });
});

/** Where a line goes that leaves the picture: its direction is kept, whatever its length. @param {number[]} from @param {number[]} move @param {(value: number) => number} x @param {(value: number) => number} y */
function beyond(from, move, x, y) {
  const [dx, dy] = [x(1) - x(0), y(1) - y(0)].map((unit, j) => unit * (Number.isFinite(move[j]) ? move[j] : Math.sign(move[j] || 0) * 1e9));
  const length = Math.max(Math.abs(dx), Math.abs(dy)) || 1;
  return [from[0] + (3 * SIDE * dx) / length, from[1] + (3 * SIDE * dy) / length];
}

/** @param {{walk: Walk, at: number, trace: Trace, point: Record<string, number>, resting: boolean, landscape: import("../descent.js").Landscape | null, actions: Actions}} props */
function LandMap({ walk, at, trace, point, resting, landscape, actions }) {
  const land = useMemo(() => landOf(walk), [trace]);
  const key = JSON.stringify([trace.source, point, land]);
  useEffect(() => {
    if (land && resting && landscape?.key !== key) actions.survey(land, key);
  }, [key, resting]);
  const grid = landscape?.grid;
  const [x, y] = useMemo(() => {
    const [across, up] = [land?.across ?? { least: 0, most: 1 }, land?.up ?? { least: 0, most: 1 }];
    return [scale(across.least, across.most, LEFT, LEFT + SIDE), scale(up.least, up.most, SIDE + EDGE, EDGE)];
  }, [land]);
  if (!land) return html`<p class="soft">${t("descent-no-map")}</p>`;
  const { across, up } = land;
  const left = leftAt(walk);
  const inside = walk.points.slice(0, left < 0 ? walk.points.length : left).map(([a, b]) => [x(a), y(b)]);
  const spots = left < 0 || inside.length === 0 ? inside : [...inside, beyond(/** @type {number[]} */ (inside.at(-1)), walk.points[left].map((value, j) => value - walk.points[left - 1][j]), x, y)];
  const here = inside[at] ?? null;
  const words = t("descent-map", { output: walk.output, across: across.input, up: up.input, from: walk.points[0].map(short).join(", "), to: (walk.points.at(-1) ?? []).map(short).join(", ") });
  return html`<svg class="plot descent-map" role="img" aria-label=${words} viewBox=${`0 0 ${LEFT + SIDE + EDGE} ${SIDE + EDGE + BELOW}`}>
    <rect class="plot-ground" x=${LEFT} y=${EDGE} width=${SIDE} height=${SIDE} />
    ${grid && !landscape?.waiting && html`<${Contours} grid=${grid} x=${x} y=${y} />`}
    <text class="plot-label end" x=${LEFT - 6} y=${EDGE + 10}>${mark(up.most)}</text><text class="plot-label end" x=${LEFT - 6} y=${SIDE + EDGE}>${mark(up.least)}</text>
    <text class="plot-label" x=${LEFT} y=${SIDE + EDGE + 16}>${mark(across.least)}</text><text class="plot-label end" x=${LEFT + SIDE} y=${SIDE + EDGE + 16}>${mark(across.most)}</text>
    <text class="plot-label plot-name end" x=${LEFT - 6} y=${EDGE + SIDE / 2}><${Letters} name=${up.input} /></text><text class="plot-label plot-name" x=${LEFT + SIDE / 2} y=${SIDE + EDGE + 17}><${Letters} name=${across.input} /></text>
    <svg x=${LEFT} y=${EDGE} width=${SIDE} height=${SIDE} viewBox=${`${LEFT} ${EDGE} ${SIDE} ${SIDE}`}><path class="plot-line" d=${lineThrough(spots)} /></svg>
    ${inside.length <= 200 && inside.map(([cx, cy], i) => html`<circle key=${i} class="plot-step" cx=${cx.toFixed(1)} cy=${cy.toFixed(1)} r="2.5" />`)}
    ${here && html`<circle class="plot-now" cx=${here[0]} cy=${here[1]} r="6" />`}
  </svg>
  ${landscape?.reason && html`<p>${landscape.reason}</p>`}
  ${left > 0 && html`<p>${t("descent-leaves", { number: String(left) })}</p>`}
  <p class="soft"><${Told} id="descent-about-map" args=${{ output: walk.output }} /></p>`;
}

/** @param {{walk: Walk, at: number, trace: Trace, actions: Actions}} props */
function Updates({ walk, at, trace, actions }) {
  const sweeps = sweepsOf(trace);
  const first = Math.max(0, Math.min(at - ROWS / 2, walk.losses.length - ROWS));
  const rows = walk.losses.slice(first, first + ROWS);
  const names = walk.names.slice(0, INPUTS);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const stacked = useStacked(place, names.length, names.length > 3 ? 20 + 4.2 * names.length : 0, walk);
  return html`<div><table ref=${place} class=${`descent-table${stacked.class}`} style=${stacked.style} role="table" aria-label=${t("descent-updates")}>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("descent-update")}</th><th scope="col" role="columnheader" class="num loss"><${Name} name=${walk.output} /></th>${names.map((name) => html`<th key=${name} scope="col" role="columnheader" class="num"><${Name} name=${name} /></th>`)}<th scope="col" role="columnheader">${t("descent-open")}</th></tr></thead>
    <tbody role="rowgroup">
      ${rows.map((loss, row) => {
        const i = first + row;
        return html`<tr key=${i} role="row" class=${i === at ? "now" : ""} aria-current=${i === at ? "step" : undefined}>
          <th scope="row" role="rowheader">${i}</th><td role="cell" class="num loss" title=${exact(loss)}>${short(loss)}</td>
          ${walk.points[i].slice(0, INPUTS).map((value, j) => html`<td role="cell" key=${j} class="num" title=${exact(value)}>${short(value)}</td>`)}
          <td role="cell" class="descent-open">${["forward", "reverse"].map((way) => {
            const k = sweeps[/** @type {"forward" | "reverse"} */ (way)][i];
            return k !== undefined && html`<button key=${way} class=${`quiet open-${way}`} aria-label=${t(`descent-to-${way}`, { number: String(i) })} onClick=${() => actions.goto(k)}>${t(`descent-${way}`)}</button>`;
          })}</td></tr>`;
      })}
    </tbody>
  </table></div>
  ${walk.losses.length > ROWS && html`<p class="soft">${t("descent-window", { from: String(first), to: String(first + rows.length - 1), count: String(walk.losses.length - 1) })}</p>`}`;
}

const RATE = { name: "rate", kind: "number", gloss: "" };

export const DescentPanel = memo(
  /** @param {{trace: Trace, frame: import("../types.js").Frame, point: Record<string, number>, resting: boolean, landscape: import("../descent.js").Landscape | null, actions: Actions}} props */
  function DescentPanel({ trace, frame, point, resting, landscape, actions }) {
  const walk = useMemo(() => walkOf(trace), [trace]);
  if (walk === null) return html`<p>${t("descent-none")} <button class="suggestion" onClick=${() => actions.setMode("descent")}>${t("descent-begin")}</button></p>`;
  const last = walk.losses.length - 1;
  const at = Math.min(last, iterationOf(frame));
  const go = (/** @type {number} */ i) => actions.goto(sweepsOf(trace).reverse[i] ?? trace.steps.count);
  return html`<div class="descent-panel">
    <h3>${t("descent-heading")}</h3>
    <p role="status"><${Told} id="descent-now" args=${{ number: String(at), output: walk.output, loss: short(walk.losses[at]), count: String(last) }} /></p>
    <${Losses} walk=${walk} at=${at} />
    ${isGrowing(walk) && html`<p>${t("descent-grows")} <button class="suggestion" onClick=${() => actions.setNumber(RATE, trace.params.rate / 10)}>${t("descent-slower", { rate: short(trace.params.rate / 10) })}</button></p>`}
    <label class="descent-dial"><span>${t("descent-update")}</span>
      <input id="descent-update" class="slider" type="range" min="0" max=${last} step="1" value=${at} aria-valuetext=${t("descent-valued", { number: String(at), loss: short(walk.losses[at]) })}
        onInput=${withValue((value) => go(Number(value)))} /><output>${at}</output></label>
    <h3>${t("descent-land")}</h3>
    <${LandMap} walk=${walk} at=${at} trace=${trace} point=${point} resting=${resting} landscape=${landscape} actions=${actions} />
    <p class="descent-try leaves">${t("descent-try")} ${WALKS.map(({ id }) => html`<button key=${id} class="suggestion" onClick=${() => actions.beginWalk(id)}>${t(`descent-walk-${id}`)}</button> `)}</p>
    <h3>${t("descent-updates")}</h3>
    <${Updates} walk=${walk} at=${at} trace=${trace} actions=${actions} />
  </div>`;
});
