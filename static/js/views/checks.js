// Checks: one derivative by four ways that know nothing of each other, how the differences err with h, how the formula swells, what is singular. Knows no network.
import { useEffect } from "preact/hooks";
import { inputNames, outputNames } from "../coordinates.js";
import { decode, exact, short } from "../format.js";
import { html, memo } from "../html.js";
import { t } from "../messages.js";
import { derivativeTex } from "../symbols.js";
import { counted } from "./found.js";
import { Derivative } from "./name.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */

const [WIDTH, HEIGHT, LEFT, BELOW, EDGE] = [360, 190, 52, 34, 12];
const NAMES_SHOWN = 200;
const SINGULAR_SHOWN = 12;
/** An error of nothing at all would lie infinitely deep. */
const DEEPEST = 1e-17;

/** The pair to check: the one that was asked for, while the program has it. @param {Trace} trace @param {{output: string, input: string} | null} wish */
export function pairOf(trace, wish) {
  const [outputs, inputs] = [outputNames(trace.graph), inputNames(trace.graph)];
  return {
    output: wish && outputs.includes(wish.output) ? wish.output : (outputs[0] ?? ""),
    input: wish && inputs.includes(wish.input) ? wish.input : (inputs[0] ?? ""),
  };
}

const ten = (/** @type {number} */ power) => short(10 ** power);

/** The V: too small an h loses digits, too large an h bends. Both axes are powers of ten. @param {{checks: any}} props */
function ErrorCurve({ checks }) {
  /** @type {number[][]} */
  const points = checks.h.flatMap((/** @type {number} */ h, /** @type {number} */ i) => {
    const error = decode(checks.error[i]) ?? Number.NaN;
    return Number.isFinite(error) ? [[Math.log10(h), Math.log10(Math.max(error, DEEPEST)), i]] : [];
  });
  if (points.length === 0) return html`<p>${t("checks-none")}</p>`;
  const low = Math.floor(Math.min(...points.map(([, y]) => y)));
  const high = Math.max(low + 1, Math.ceil(Math.max(...points.map(([, y]) => y))));
  const x = (/** @type {number} */ power) => LEFT + ((power + 13) / 12) * (WIDTH - LEFT - EDGE);
  const y = (/** @type {number} */ power) => HEIGHT - BELOW - ((power - low) / (high - low)) * (HEIGHT - BELOW - EDGE);
  return html`<svg class="v-curve" role="img" aria-label=${t("checks-curve")} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}>
    <path class="plot-axis" d=${`M${LEFT} ${EDGE}V${HEIGHT - BELOW}H${WIDTH - EDGE}`} />
    <text class="plot-label end" x=${LEFT - 6} y=${EDGE + 9}>${ten(high)}</text><text class="plot-label end" x=${LEFT - 6} y=${HEIGHT - BELOW}>${ten(low)}</text>
    <text class="plot-label" x=${LEFT} y=${HEIGHT - BELOW + 15}>10⁻¹³</text><text class="plot-label end" x=${WIDTH - EDGE} y=${HEIGHT - BELOW + 15}>0.1</text>
    <text class="plot-label" x=${LEFT} y=${HEIGHT - 4}>← ${t("checks-rounds")}</text><text class="plot-label end" x=${WIDTH - EDGE} y=${HEIGHT - 4}>${t("checks-bends")} →</text>
    <path class="v-line" d=${points.map(([h, error], i) => `${i === 0 ? "M" : "L"}${x(h).toFixed(1)} ${y(error).toFixed(1)}`).join("")} />
    ${points.map(([h, error, i]) => html`<circle key=${i} class=${i === checks.best ? "v-best" : "v-point"} cx=${x(h).toFixed(1)} cy=${y(error).toFixed(1)} r=${i === checks.best ? 6 : 3} />`)}
  </svg>
  <p class="soft">${checks.best === null ? t("checks-none") : t("checks-best", { h: short(checks.h[checks.best]), error: short(decode(checks.error[checks.best])) })}</p>`;
}

/** @param {{name: string, value: import("../types.js").Wire | null | undefined, about: string, strong?: boolean}} props */
function Way({ name, value, about, strong = false }) {
  const number = value === undefined ? null : decode(value);
  return html`<tr><th scope="row">${name}${about && html` <span class="way-about">${about}</span>`}</th><td class=${`num${strong ? " strong" : ""}`} title=${exact(number)}>${number === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : exact(number)}</td></tr>`;
}

/** @param {{swell: any}} props */
function Swell({ swell }) {
  if (!swell) return null;
  const sizes = ["tree", "graph", "merged"];
  return html`<h4>${t("checks-swell")}</h4><p class="soft">${t("checks-swell-about")}</p>
    <div class="matrix-place" tabindex="0" role="group" aria-label=${t("checks-swell")}><table class="swell">
      <thead><tr><td></td>${sizes.map((size) => html`<th key=${size} scope="col" class="num">${t(`checks-swell-${size}`)}</th>`)}</tr></thead>
      <tbody>
        ${["function", "derivative", "sympy"].map((of) => swell[of] && html`<tr key=${of}><th scope="row">${t(`checks-swell-${of}`)}</th>${sizes.map((size) => html`<td key=${size} class="num">${swell[of][size] === undefined ? "" : counted(swell[of][size])}</td>`)}</tr>`)}
      </tbody></table></div>`;
}

/** @param {{answer: any, name: string}} props */
function Formula({ answer, name }) {
  if (!answer || answer.waiting) return html`<p class="soft">${t("symbolic-waiting")}</p>`;
  const verdict = answer.agrees === true ? "agrees" : answer.agrees === false ? "differs" : "unknown";
  const value = decode(answer.value);
  return html`${answer.tex ? html`<div class="formula-shown" tabindex="0" role="group" aria-label=${answer.text ?? ""}><${Tex} tex=${`${name} = ${answer.tex}`} display=${true} /></div>` : html`<p>${t("symbolic-none", { reason: answer.reason ?? "" })}</p>`}
    ${answer.tex && value !== null && html`<p class="soft">${t(`symbolic-${verdict}`, { value: short(value) })} ${answer.reason ?? ""}</p>`}
    <${Swell} swell=${answer.swell} />`;
}

/** Slopes that are a convention rather than a limit, each with what that means. @param {{trace: Trace}} props */
function Singular({ trace: { graph } }) {
  const odd = graph.edges.status.flatMap((status, edge) => (status !== null && status !== "smooth" ? [{ status, edge }] : []));
  return html`<section aria-labelledby="checks-singular"><h3 id="checks-singular">${t("checks-singular")}</h3>
    ${odd.length === 0 && html`<p class="soft">${t("checks-all-smooth")}</p>`}
    ${
      odd.length > 0 &&
      html`<ul class="notes">${odd.slice(0, SINGULAR_SHOWN).map(({ status, edge }) => {
        const [from, to] = [graph.edges.from[edge], graph.edges.to[edge]].map((node) => graph.nodes.label[node]);
        const slope = graph.edges.partial[edge];
        return html`<li key=${edge}><strong>${t("checks-slope", { from, to, slope: typeof slope === "object" ? "" : short(decode(slope)) })}</strong> ${t(`checks-status-${status}`)}</li>`;
      })}</ul>`
    }
    ${odd.length > SINGULAR_SHOWN && html`<p class="soft">${t("result-more", { count: odd.length - SINGULAR_SHOWN })}</p>`}
  </section>`;
}

/** @param {{id: string, label: string, names: string[], value: string, choose: (name: string) => void}} props */
const Choice = ({ id, label, names, value, choose }) =>
  html`<label class="pick-name"><span>${label}</span><select id=${id} value=${value} onChange=${(/** @type {any} */ event) => choose(event.target.value)}>
    ${[...new Set([value, ...names.slice(0, NAMES_SHOWN)])].sort((a, b) => names.indexOf(a) - names.indexOf(b)).map((name) => html`<option key=${name} value=${name} selected=${name === value}>${name}</option>`)}
  </select></label>`;

export const ChecksPanel = memo(
  /** @param {{trace: Trace, wish: {output: string, input: string} | null, resting: boolean, symbolic: Record<string, any>, checks: Record<string, any>, actions: Actions}} props */
  function ChecksPanel({ trace, wish, resting, symbolic, checks, actions }) {
  const { output, input } = pairOf(trace, wish);
  const key = `${output}/${input}`;
  const asks = resting && output !== "" && input !== "";
  const [formula, curve] = [symbolic[key], checks[key]];
  useEffect(() => {
    if (asks && formula === undefined) actions.symbolic(output, input);
  }, [trace, key, asks, formula === undefined]);
  useEffect(() => {
    if (asks && curve === undefined) actions.checks(output, input);
  }, [trace, key, asks, curve === undefined]);
  if (output === "" || input === "") return html`<p>${t("checks-nothing")}</p>`;
  const row = trace.result.check.rows.find((each) => each.output === output && each.input === input);
  const verdict = row ? t(`verdict-${row.verdict}`) : "";
  const best = curve?.h && curve.best !== null ? curve.difference[curve.best] : row?.difference;
  const agrees = (/** @type {boolean | null | undefined} */ same) => (same === true ? t("verdict-agree") : same === false ? t("verdict-differ") : t("verdict-unknown"));
  return html`<div class="checks-panel">
    <div class="checks-pair"><${Choice} id="checks-output" label=${t("checks-output")} names=${outputNames(trace.graph)} value=${output} choose=${(/** @type {string} */ name) => actions.check(name, input)} />
      <${Choice} id="checks-input" label=${t("checks-input")} names=${inputNames(trace.graph)} value=${input} choose=${(/** @type {string} */ name) => actions.check(output, name)} /></div>
    <h3><${Derivative} to=${output} from=${input} />${t("checks-four")}</h3>
    <table class="ways" aria-label=${t("checks-ways")}><tbody>
      <${Way} name=${t("checks-ad")} value=${trace.result.jacobian[output]?.[input]} about=${t("checks-ad-about")} strong=${true} />
      <${Way} name=${t("checks-central")} value=${best} about=${verdict} />
      <${Way} name=${t("checks-step")} value=${curve?.complex} about=${curve?.h ? (curve.complex === null ? (curve.reason ?? "") : t("checks-step-about")) : ""} />
      <${Way} name=${t("checks-formula")} value=${formula?.value} about=${formula && !formula.waiting ? agrees(formula.agrees) : ""} />
    </tbody></table>
    <h3>${t("checks-curve-heading")}</h3>
    ${curve?.h ? html`<${ErrorCurve} checks=${curve} />` : html`<p class="soft">${curve?.failed ?? t("symbolic-waiting")}</p>`}
    <h3>${t("checks-formula")}</h3>
    <${Formula} answer=${formula} name=${derivativeTex(trace, output, input)} />
    <${Singular} trace=${trace} />
  </div>`;
});
