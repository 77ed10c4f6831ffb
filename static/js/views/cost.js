// What each way costs: bars with exact counts on this program, a family where forward and reverse cross, memory traded for recomputation. Knows no network.
import { useEffect, useState } from "preact/hooks";
import { barsOf, MEASURES, meterOf, MOST, numbersOf, placeFor, scaleOf } from "../cost.js";
import { short } from "../format.js";
import { html, letGo } from "../html.js";
import { t } from "../messages.js";
import { counted } from "./found.js";
import { lineThrough, scale } from "./plot.js";
import { costName, Units } from "./reports.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../cost.js").Costing} Costing */

/** The colour of a way: forward, reverse, or products of partials. @param {string} mode */
const hueOf = (mode) => (mode === "forward" ? "tangent" : mode === "reverse" || mode === "checkpoint" ? "adjoint" : "path");

/** @param {{bars: import("../cost.js").Bar[], label: string}} props */
function Bars({ bars, label }) {
  return html`<table class="bars" aria-label=${label}><tbody>
    ${bars.map(
      ({ mode, digits, share, least }) => html`<tr key=${mode} class=${least ? "least" : ""}><th scope="row">${costName(mode)}</th>
        <td class="bar-place" aria-hidden="true"><span class=${`bar bar-${hueOf(mode)}`} style=${{ "--share": share }}></span></td>
        <td class="num">${counted(digits)}${least ? html` <span class="bar-least">${t("cost-least")}</span>` : ""}</td></tr>`,
    )}
  </tbody></table>`;
}

/** What is there instead of an answer. @param {{answer: import("../cost.js").Answer | null}} props */
const Waiting = ({ answer }) => (answer?.reason ? html`<p>${answer.reason}</p>` : html`<p class="soft">${t("symbolic-waiting")}</p>`);

/** Counts longer than this are told by their power of ten; every digit is in the title. */
const DIGITS = 7;

/** @param {string} digits */
const told = (digits) => (digits.length <= DIGITS ? counted(digits) : digits.length <= 300 ? short(Number(digits)) : `10^${digits.length - 1}`);

/** The meter: a row a way, a column a count, each count with a bar; the fewest of a column stand out.
 * @param {{trace: Trace, costs: any, actions: Actions}} props */
function Here({ trace, costs, actions }) {
  useEffect(() => {
    if (costs === null) actions.costs("counted");
  }, [costs === null, trace.source]);
  return html`<section aria-labelledby="cost-here"><h3 id="cost-here">${t("costs-heading")}</h3>
    <div class="meter-place">${
      costs?.rows
        ? html`<table class="meter" aria-labelledby="cost-here">
            <thead><tr><td></td>${MEASURES.map((name) => html`<th key=${name} scope="col" class="num">${t(`costs-${name}`)}</th>`)}</tr></thead>
            <tbody>${meterOf(costs.rows, trace).map(
              ({ mode, bars }) => html`<tr key=${mode} class=${`bar-${hueOf(mode)}`}><th scope="row">${costName(mode)}</th>
                ${MEASURES.map((name) => {
                  const { digits, share, least } = bars[name];
                  return html`<td key=${name} class=${`num${least ? " least" : ""}`} title=${counted(digits)}>${told(digits)}${least && html`<span class="hidden"> ${t("cost-least")}</span>`}<span class="meter-bar" aria-hidden="true" style=${{ "--share": share }}></span></td>`;
                })}</tr>`,
            )}</tbody>
          </table>`
        : html`<${Waiting} answer=${costs} />`
    }</div>
    <p class="soft">${t("cost-about")}</p>
    <${Units} units=${costs?.units ?? "counted"} actions=${actions} />
  </section>`;
}

const [WIDTH, HEIGHT, LEFT, EDGE] = [340, 150, 48, 14];

/** Two lines over a count, and where the hand is.
 * @param {{across: number[], lines: {name: string, hue: string, at: number[]}[], here: number, label: string, least: string, most: string, powers?: boolean, cross?: number | null}} props `powers`: heights
 *   follow powers of ten, from 1; `cross`: the count from which the second line is the lower one */
function Lines({ across, lines, here, label, least, most, powers = false, cross = null }) {
  const top = Math.max(powers ? 2 : 1, ...lines.flatMap(({ at }) => at));
  const height = (/** @type {number} */ value) => (powers ? Math.log10(Math.max(1, value)) / Math.log10(top) : value / top);
  const [first, last] = [across[0], across.at(-1) ?? 1];
  const x = scale(first, last, LEFT, WIDTH - EDGE);
  const y = (/** @type {number} */ value) => HEIGHT - EDGE - 8 - height(value) * (HEIGHT - 2 * EDGE - 8);
  const at = across.indexOf(here);
  return html`<svg class="plot cost-lines" role="img" aria-label=${label} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} width=${WIDTH} height=${HEIGHT}>
    <path class="plot-axis" d=${`M${LEFT} ${EDGE}V${y(0)}H${WIDTH - EDGE}`} />
    <text class="plot-label end" x=${LEFT - 6} y=${EDGE + 6}>${counted(String(top))}</text><text class="plot-label end" x=${LEFT - 6} y=${y(0)}>${powers ? "1" : "0"}</text>
    <text class="plot-label" x=${LEFT} y=${HEIGHT - 3}>${least}</text><text class="plot-label end" x=${WIDTH - EDGE} y=${HEIGHT - 3}>${most}</text>
    <path class="cost-here" d=${`M${x(here)} ${EDGE}V${y(0)}`} />
    ${cross !== null && cross > first && html`<path class="cost-cross" d=${`M${x(cross)} ${y(0)}l-5 8h10z`} />${x(cross) > LEFT + 60 && x(cross) < WIDTH - 90 && html`<text class="plot-label middle" x=${x(cross)} y=${HEIGHT - 3}>${cross}</text>`}`}
    ${lines.map(({ name, hue, at: values }) => html`<g key=${name} class=${`cost-line line-${hue}`}><path d=${lineThrough(values.map((value, i) => [x(across[i]), y(value)]))} />${at >= 0 && html`<circle cx=${x(here)} cy=${y(values[at])} r="4.5" />`}</g>`)}
  </svg>
  <ul class="cost-key">${lines.map(({ name, hue, at: values }) => html`<li key=${name} class=${`line-${hue}`}><svg width="28" height="10" aria-hidden="true"><path d="M1 5H27" /></svg> ${name}${at >= 0 ? html`: <strong>${counted(String(values[at]))}</strong>` : ""}</li>`)}</ul>`;
}

/** @param {{costing: Costing, actions: Actions}} props */
function Family({ costing: { inputs, outputs, family }, actions }) {
  useEffect(() => {
    if (family === null) actions.family(inputs, outputs);
  }, [family === null]);
  const counts = Array.from({ length: MOST }, (_, i) => i + 1);
  const of = { inputs: family?.inputs ?? inputs, outputs: family?.outputs ?? outputs }; // what the numbers that are here belong to
  const rows = family?.rows?.filter((/** @type {any} */ { mode }) => ["forward", "reverse", "paths", "elimination markowitz"].includes(mode)) ?? [];
  const ways = rows.map((/** @type {any} */ row) => ({ mode: row.mode, digits: row.multiplications }));
  const says = family?.rows ? (family.crossover === null ? t("cost-never", { outputs: of.outputs }) : family.crossover <= 1 ? t("cost-always", { outputs: of.outputs }) : t("cost-crosses", { outputs: of.outputs, inputs: family.crossover })) : "";
  /** @param {"inputs" | "outputs"} end @param {number} value */
  const dial = (end, value) => html`<label for=${`cost-${end}`}>${t(`cost-${end}`)}</label>
    <input id=${`cost-${end}`} class="slider" type="range" min="1" max=${MOST} step="1" value=${value} onInput=${(/** @type {any} */ { target }) => (end === "inputs" ? actions.family(Number(target.value), outputs) : actions.family(inputs, Number(target.value)))} />
    <span class="dial-value" aria-hidden="true">${value}</span>`;
  return html`<section aria-labelledby="cost-family"><h3 id="cost-family">${t("cost-family")}</h3>
    <p>${t("cost-family-about")}</p>
    <div class="cost-dials">${dial("inputs", inputs)}${dial("outputs", outputs)}</div>
    <div class="cost-family">${
      family?.rows
        ? html`<${Lines} across=${counts} here=${of.inputs} cross=${family.crossover} label=${t("cost-family-chart", { outputs: of.outputs })} least=${t("cost-one-input")} most=${t("cost-many-inputs", { count: MOST })}
              lines=${[
                { name: t("cost-forward"), hue: "tangent", at: numbersOf(family.forward) },
                { name: t("cost-reverse"), hue: "adjoint", at: numbersOf(family.reverse) },
              ]} />
            <p class="cost-says" role="status">${says}</p>
            <${Bars} bars=${barsOf(ways, scaleOf(ways.map((/** @type {any} */ { digits }) => digits)))} label=${t("cost-family-bars", of)} />
            <p class="soft leaves">${t("cost-family-neck")} <button class="suggestion" onClick=${() => actions.setSource(family.source)}>${t("cost-family-open")}</button></p>`
        : html`<${Waiting} answer=${family} />`
    }</div>
  </section>`;
}

/** @param {{trace: Trace, costing: Costing, actions: Actions}} props */
function Checkpoints({ trace, costing: { checkpoints, chain }, actions }) {
  const [wanted, setWanted] = useState(3);
  useEffect(() => {
    if (checkpoints === null || (!chain && checkpoints.key !== trace.source)) actions.checkpoints(chain);
  }, [checkpoints === null, chain, trace.source]);
  const ready = checkpoints?.snapshots?.length > 0 ? checkpoints : null;
  const place = ready ? placeFor(ready.snapshots, wanted) : 0;
  return html`<section aria-labelledby="cost-checkpoints"><h3 id="cost-checkpoints">${t("cost-checkpoints")}</h3>
    <p>${t("cost-checkpoints-about")}</p>
    <fieldset class="switch"><legend class="hidden">${t("cost-of")}</legend>
      ${[true, false].map((each) => html`<label key=${String(each)} class="choice"><input type="radio" name="cost-chain" checked=${chain === each} onClick=${letGo} onChange=${() => actions.checkpoints(each)} /><span>${t(each ? "cost-chain" : "cost-program")}</span></label>`)}
    </fieldset>
    <div class="cost-trade">${ready === null && (checkpoints?.snapshots ? html`<p>${t("cost-nothing")}</p>` : html`<${Waiting} answer=${checkpoints} />`)}
    ${
      ready !== null &&
      html`<div class="cost-dials"><label for="cost-slots">${t("cost-slots")}</label>
          <input id="cost-slots" class="slider" type="range" min="0" max=${ready.snapshots.length - 1} step="1" value=${place} aria-valuetext=${String(ready.snapshots[place])}
            onInput=${(/** @type {any} */ event) => setWanted(ready.snapshots[Number(event.target.value)])} />
          <span class="dial-value" aria-hidden="true">${ready.snapshots[place]}</span></div>
        <${Lines} across=${ready.snapshots} here=${ready.snapshots[place]} label=${t("cost-checkpoints-chart")} powers=${true} least="1" most=${String(ready.snapshots.at(-1))}
          lines=${[
            { name: t("cost-again"), hue: "adjoint", at: numbersOf(ready.recomputed) },
            { name: t("cost-kept"), hue: "path", at: numbersOf(ready.stored) },
          ]} />
        <p class="cost-says" role="status">${t("cost-trade", { slots: ready.snapshots[place], stored: counted(ready.stored[place]), again: counted(ready.recomputed[place]), operations: ready.operations })}</p>
        <p><button class="suggestion" onClick=${() => actions.stepCheckpoints(ready.snapshots[place], chain)}>${t("cost-step")}</button></p>`
    }</div>
  </section>`;
}

/** @param {{trace: Trace, costs: any, costing: Costing, actions: Actions}} props */
export function CostPanel({ trace, costs, costing, actions }) {
  return html`<div class="cost-panel">
    <${Here} trace=${trace} costs=${costs} actions=${actions} />
    <${Family} costing=${costing} actions=${actions} />
    <${Checkpoints} trace=${trace} costing=${costing} actions=${actions} />
  </div>`;
}
