// Gradient health: what the colours of the edges mean, the product along a path on a scale of powers of ten, and a recurrent net to slide. Knows no network.
import { inputNames, outputNames, valueOf } from "../coordinates.js";
import { exact, short } from "../format.js";
import { programOf } from "../examples.js";
import { FAR, fateOf, KINDS, lengthIn, LONGEST, MARKS, pathOf, RECURRENT, runningProduct, weightIn, widthOf, withLength } from "../health.js";
import { html, memo, withValue } from "../html.js";
import { pairOf } from "../loading.js";
import { t } from "../messages.js";
import { namesAlong } from "../symbols.js";
import { grow, reachFor, snap, stepOf } from "../ranges.js";
import { Name } from "./name.js";
import { NumberBox } from "./number-box.js";
import { Pick } from "./pick.js";
import { lineThrough, scale } from "./plot.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../health.js").Stop} Stop */

/** A slope of each kind, to draw its line in the legend. @type {Record<import("../health.js").Kind, number>} */
const SAMPLE = { zero: 0, tiny: 0.05, small: 0.3, even: 1, large: 4, huge: 20, none: Number.NaN };

function Legend() {
  return html`<ul class="health-legend" aria-label=${t("health-legend")}>
    ${KINDS.map(
      (kind) => html`<li key=${kind} class=${`edge-health edge-h-${kind}`}>
        <svg width="36" height="14" viewBox="0 0 36 14" aria-hidden="true"><path class="edge-line" d="M1 7H35" style=${{ "--width": widthOf(SAMPLE[kind]) }} /></svg>
        <span class="health-mark" aria-hidden="true">${MARKS[kind]}</span> <span>${t(`health-${kind}`)}</span>
      </li>`,
    )}
  </ul>`;
}

const [WIDTH, HEIGHT, LEFT, EDGE] = [340, 170, 44, 10];

/** Where the product stands after each edge; 1 before the first.
 * @param {{stops: Stop[], label: string}} props */
function Chart({ stops, label }) {
  const logs = [0, ...stops.map(({ log }) => log)];
  const finite = logs.filter(Number.isFinite);
  const low = Math.min(-FAR, Math.floor(Math.min(...finite)));
  const high = Math.max(FAR, Math.ceil(Math.max(...finite)));
  const x = scale(0, Math.max(1, stops.length), LEFT, WIDTH - EDGE);
  const y = scale(high, low, EDGE, HEIGHT - EDGE);
  const every = Math.max(1, Math.ceil((high - low) / 6));
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((log) => log % every === 0);
  const points = logs.map((log, i) => ({ i, log, sign: i === 0 ? 1 : stops[i - 1].sign })).filter(({ log }) => Number.isFinite(log));
  const lost = logs.findIndex((log) => !Number.isFinite(log));
  return html`<svg class="plot" role="img" aria-label=${label} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} width=${WIDTH} height=${HEIGHT}>
    <rect class="health-far" x=${LEFT} y=${y(high)} width=${WIDTH - LEFT - EDGE} height=${y(FAR) - y(high)} />
    <rect class="health-far" x=${LEFT} y=${y(-FAR)} width=${WIDTH - LEFT - EDGE} height=${y(low) - y(-FAR)} />
    ${ticks.map((log) => html`<g key=${log}><path class=${log === 0 ? "health-one" : "health-tick"} d=${`M${LEFT} ${y(log)}H${WIDTH - EDGE}`} /><text class="plot-label end" x=${LEFT - 6} y=${y(log) + 4}>${short(10 ** log).replace("1×", "")}</text></g>`)}
    <path class="health-line" d=${lineThrough(points.map(({ i, log }) => [x(i), y(log)]))} />
    ${points.length <= 130 && points.map(({ i, log, sign }) => html`<circle key=${i} class=${sign > 0 ? "health-point" : "health-point negative"} cx=${x(i)} cy=${y(log)} r="3" />`)}
    ${lost >= 0 && html`<text class="health-lost" x=${x(lost)} y=${HEIGHT - EDGE}>✕</text>`}
  </svg>`;
}

/** Every slope along the path with the product so far: the equal of the chart. @param {{stops: Stop[], actions: Actions}} props */
function Stops({ stops, actions }) {
  return html`<details class="health-numbers"><summary>${t("health-numbers")}</summary>
    <table>
      <thead><tr><th scope="col">${t("health-to")}</th><th scope="col" class="num">${t("health-slope")}</th><th scope="col">${t("health-does")}</th><th scope="col" class="num">${t("health-product")}</th></tr></thead>
      <tbody>${stops.map(
        ({ edge, name, slope, kind, product }, i) => html`<tr key=${i} onMouseEnter=${() => actions.hover({ kind: "edge", id: edge })} onMouseLeave=${() => actions.hover(null)}>
          <th scope="row"><${Name} name=${name} /></th><td class="num" title=${exact(slope)}>${short(slope)}</td>
          <td class=${`edge-health edge-h-${kind}`}><span class="health-mark" aria-hidden="true">${MARKS[kind]}</span> ${t(`health-${kind}`)}</td><td class="num">${short(product)}</td></tr>`,
      )}</tbody>
    </table></details>`;
}

/** What becomes of the gradient along these stops, in a sentence. @param {Stop[]} stops */
export function fateWords(stops) {
  const log = stops.at(-1)?.log ?? 0;
  const count = stops.length;
  const fate = fateOf(log);
  if (fate === "unknown" || fate === "stopped") return t(`health-fate-${fate}`, { count });
  return t(`health-fate-${fate}`, { count, product: short(stops.at(-1)?.product ?? 1), rate: short(10 ** (log / Math.max(1, count))) });
}

/** @param {{trace: Trace, pair: import("../store.js").State["pair"], mode: string, pick: import("../types.js").Target, actions: Actions}} props */
function Along({ trace, pair, mode, pick, actions }) {
  const shown = pairOf({ trace, pair, mode });
  if (shown === null) return html`<p class="soft">${t("input-none")}</p>`;
  if (trace.graph.coordinates) return html`<p class="soft">${t("health-tensors")}</p>`;
  const { input, output } = shown;
  const { paths } = trace.result;
  const ready = paths && paths.input === input && paths.output === output ? paths : null;
  const id = ready ? pathOf(trace, pick) : -1;
  const stops = ready && id >= 0 ? runningProduct(trace, ready.edges[id]) : [];
  return html`<section aria-labelledby="health-along">
    <h3 id="health-along">${t("health-along")}</h3>
    <div class="pair">
      <${Pick} label=${t("paths-from")} choices=${inputNames(trace.graph)} value=${input} onChoose=${(/** @type {string} */ name) => actions.setPair(name, output)} />
      <${Pick} label=${t("paths-to")} choices=${outputNames(trace.graph)} value=${output} onChoose=${(/** @type {string} */ name) => actions.setPair(input, name)} />
      ${
        ready &&
        ready.edges.length > 1 &&
        html`<label class="pick-name"><span>${t("health-path")}</span>
          <select value=${id} onChange=${withValue((at) => (pick?.kind === "path" && pick.id === Number(at) ? null : actions.pick({ kind: "path", id: Number(at) })))}>
            ${ready.edges.map((path, i) => html`<option key=${i} value=${i} selected=${i === id}>${t("health-option", { number: i + 1, count: path.length, product: short(runningProduct(trace, path).at(-1)?.product) })}</option>`)}
          </select></label>`
      }
    </div>
    ${ready === null && html`<p class="soft">${t("paths-waiting")}</p>`}
    ${ready !== null && id < 0 && html`<p>${t("paths-none", { from: input, to: output })}</p>`}
    ${
      ready !== null &&
      id >= 0 &&
      html`<p class="health-path">${abridged(namesAlong(trace, ready.edges[id])).map((name, i) => html`<span key=${i} class="stop">${i > 0 && html`<span class="arrow"> → </span>`}<${Name} name=${name} /></span>`)}</p>
        <${Chart} stops=${stops} label=${t("health-chart", { count: stops.length, product: short(stops.at(-1)?.product ?? 1) })} />
        <p class=${`health-fate fate-${fateOf(stops.at(-1)?.log ?? 0)}`} role="status">${fateWords(stops)}</p>
        <${Stops} stops=${stops} actions=${actions} />`
    }
  </section>`;
}

/** A long path by its ends. @param {string[]} names */
const abridged = (names) => (names.length <= 9 ? names : [...names.slice(0, 4), "…", ...names.slice(-4)]);

/** @param {{trace: Trace, source: string, at: Record<string, number>, ranges: Record<string, number>, actions: Actions}} props */
function Net({ trace, source, at, ranges, actions }) {
  const length = lengthIn(source);
  const weight = length === null ? null : weightIn(trace);
  if (length === null || weight === null) {
    return html`<section aria-labelledby="health-net"><h3 id="health-net">${t("health-net")}</h3><p>${t("health-net-none")} <button class="suggestion leaves" onClick=${() => actions.setSource(programOf({ id: "recurrent", source: RECURRENT }))}>${t("health-net-open")}</button></p></section>`;
  }
  const { name } = weight;
  const value = at[name] ?? valueOf(trace.graph, weight) ?? weight.start;
  const reach = Math.max(ranges[name] ?? 0, reachFor(weight.start), reachFor(value / 2));
  const most = Math.max(LONGEST, length.value);
  return html`<section aria-labelledby="health-net"><h3 id="health-net">${t("health-net")}</h3>
    <div class="health-dials">
      <label for="health-length">${t("health-length")}</label>
      <input id="health-length" class="slider" type="range" min="1" max=${most} step="1" value=${length.value} onInput=${withValue((at) => actions.setSource(withLength(source, Number(at))))} />
      <span class="dial-value" aria-hidden="true">${length.value}</span>
      <label for="health-weight"><${Name} name=${name} /></label>
      <input id="health-weight" class="slider" type="range" min=${-reach} max=${reach} step=${stepOf(reach)} value=${value} aria-label=${t("health-weight", { name })}
        onInput=${withValue((at) => actions.setInput(name, snap(Number(at), stepOf(reach))))}
        onChange=${withValue((at) => Math.abs(Number(at)) >= reach && actions.setRange(name, grow(reach)))} />
      <${NumberBox} id="health-weight-number" label=${t("health-weight-number", { name })} value=${value} step=${stepOf(reach)} onNumber=${(/** @type {number} */ number) => actions.setInput(name, number)} />
    </div></section>`;
}

export const HealthPanel = memo(
  /** @param {{trace: Trace, source: string, at: Record<string, number>, ranges: Record<string, number>, pair: import("../store.js").State["pair"], mode: string, pick: import("../types.js").Target, actions: Actions}} props */
  function HealthPanel({ trace, source, at, ranges, pair, mode, pick, actions }) {
    return html`<div class="health-panel">
      <p>${t("health-about")}</p>
      <${Legend} />
      <${Net} trace=${trace} source=${source} at=${at} ranges=${ranges} actions=${actions} />
      <${Along} trace=${trace} pair=${pair} mode=${mode} pick=${pick} actions=${actions} />
    </div>`;
  },
);
