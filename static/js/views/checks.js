// Checks: one derivative by four ways that know nothing of each other, how the differences err with h, how the formula swells, what is singular. Knows no network.
import { useEffect } from "preact/hooks";
import { inputNames, inputsOf, outputNames, outputsOf } from "../coordinates.js";
import { decode, exact, short } from "../format.js";
import { html, memo } from "../html.js";
import { t } from "../messages.js";
import { derivativeTex } from "../symbols.js";
import { counted } from "./found.js";
import { Derivative, Formula as Spelled, Name } from "./name.js";
import { Pick } from "./pick.js";
import { lineThrough, scale } from "./plot.js";
import { SIGNS } from "./result.js";
import { Told } from "./spoken.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */

const [WIDTH, HEIGHT, LEFT, BELOW, EDGE] = [360, 190, 52, 34, 12];
const NAMES_SHOWN = 200;
const SINGULAR_SHOWN = 12;

/** The pair to check: the one that was asked for, while the program has it. @param {Trace} trace @param {{output: string, input: string} | null} wish */
function pairOf(trace, wish) {
  const [outputs, inputs] = [outputNames(trace.graph), inputNames(trace.graph)];
  return {
    output: wish && outputs.includes(wish.output) ? wish.output : (outputs[0] ?? ""),
    input: wish && inputs.includes(wish.input) ? wish.input : (inputs[0] ?? ""),
  };
}

/** Errors that are nothing at all have a place of their own, below the scale. */
const BAND = 16;

const ten = (/** @type {number} */ power) => short(10 ** power);

/** What the V says. @param {any} curve @param {number} derivative @param {string | undefined} verdict */
function curveWords({ best, h, error }, derivative, verdict) {
  const errors = error.map((/** @type {any} */ each) => decode(each) ?? Number.NaN);
  const finite = errors.filter(Number.isFinite);
  if (best === null || finite.length === 0) return t("checks-none");
  if (verdict === "kink") return t("checks-kink");
  const size = Math.max(1, Math.abs(derivative));
  if (errors[h.indexOf(Math.max(...h))] <= 1e-13 * size) return t("checks-straight");
  return t("checks-best", { h: short(h[best]), error: short(errors[best]) });
}

/** The V: too small an h loses digits, too large an h bends. Both axes are powers of ten. @param {{curve: any, derivative: number, verdict: string | undefined}} props */
function ErrorCurve({ curve, derivative, verdict }) {
  /** @type {{h: number, error: number, i: number}[]} */
  const points = curve.h.flatMap((/** @type {number} */ h, /** @type {number} */ i) => {
    const error = decode(curve.error[i]) ?? Number.NaN;
    return Number.isFinite(error) ? [{ h: Math.log10(h), error, i }] : [];
  });
  if (points.length === 0) return html`<p>${t("checks-none")}</p>`;
  const logs = points.filter(({ error }) => error > 0).map(({ error }) => Math.log10(error));
  const low = logs.length > 0 ? Math.floor(Math.min(...logs)) : -16;
  const high = Math.max(low + 1, ...logs.map(Math.ceil));
  const zeros = logs.length < points.length;
  const floor = HEIGHT - BELOW;
  const x = scale(-13, -1, LEFT, WIDTH - EDGE);
  const bottom = floor - (zeros ? BAND : 0);
  const y = (/** @type {number} */ error) => (error === 0 ? floor : bottom - ((Math.log10(error) - low) / (high - low)) * (bottom - EDGE));
  return html`<svg class="plot v-curve" role="img" aria-label=${t("checks-curve")} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}>
    <path class="plot-axis" d=${`M${LEFT} ${EDGE}V${floor}H${WIDTH - EDGE}`} />
    <text class="plot-label end" x=${LEFT - 6} y=${EDGE + 9}>${ten(high)}</text>${logs.length > 0 && html`<text class="plot-label end" x=${LEFT - 6} y=${bottom + (zeros ? 0 : 4)}>${ten(low)}</text>`}
    ${zeros && html`<text class="plot-label end" x=${LEFT - 6} y=${floor + 6}>0</text>`}
    <text class="plot-label" x=${LEFT} y=${floor + 15}>h = 10⁻¹³</text><text class="plot-label end" x=${WIDTH - EDGE} y=${floor + 15}>0.1</text>
    <text class="plot-label" x=${LEFT} y=${HEIGHT - 4}>← ${t("checks-rounds")}</text><text class="plot-label end" x=${WIDTH - EDGE} y=${HEIGHT - 4}>${t("checks-bends")} →</text>
    <path class="v-line" d=${lineThrough(points.map(({ h, error }) => [x(h), y(error)]))} />
    ${points.map(({ h, error, i }) => html`<circle key=${i} class=${i === curve.best ? "v-best" : "v-point"} cx=${x(h).toFixed(1)} cy=${y(error).toFixed(1)} r=${i === curve.best ? 6 : 3} />`)}
  </svg>
  <p class="soft">${curveWords(curve, derivative, verdict)}</p>`;
}

/** `verdict`: whether the number is that of the graph. @param {{name: string, value: import("../types.js").Wire | null | undefined, about: string, verdict?: string, strong?: boolean}} props */
function Way({ name, value, about, verdict = "", strong = false }) {
  const number = value === undefined ? null : decode(value);
  return html`<tr><th scope="row">${name}<span class="way-about">${verdict && html`<span class=${`verdict v-${verdict}`}><span aria-hidden="true">${SIGNS[verdict] ?? "?"}</span> ${t(`verdict-${verdict}`)}</span> `}${about}</span></th><td class=${`num${strong ? " strong" : ""}`} title=${exact(number)}>${number === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : exact(number)}</td></tr>`;
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

/** @param {{answer: any, name: string, again: () => void}} props */
function Formula({ answer, name, again }) {
  if (!answer || answer.waiting) return html`<p class="soft">${t("symbolic-waiting")}</p>`;
  const verdict = answer.agrees === true ? "agrees" : answer.agrees === false ? "differs" : "unknown";
  const value = decode(answer.value);
  return html`${answer.tex ? html`<div class="formula-shown" tabindex="0" role="group" aria-label=${answer.text ?? ""}><${Tex} tex=${`${name} = ${answer.tex}`} display=${true} /></div>` : html`<p>${t("symbolic-none", { reason: answer.reason ?? "" })}${answer.late && html` <button class="suggestion" onClick=${again}>${t("symbolic-again")}</button>`}</p>`}
    ${answer.tex && value !== null && html`<p class="soft">${t(`symbolic-${verdict}`, { value: short(value) })} ${answer.reason ?? ""}</p>`}
    <${Swell} swell=${answer.swell} />`;
}

/** The nodes on the way from an input to an output. @param {Trace} trace @param {string} output @param {string} input @returns {Set<number>} */
function between({ graph }, output, input) {
  const { from, to, partial } = graph.edges;
  /** @param {number} start @param {number[]} near @param {number[]} far */
  const reach = (start, near, far) => {
    const seen = new Set([start]);
    for (let more = true; more; ) {
      more = false;
      near.forEach((node, edge) => {
        if (partial[edge] === null || !seen.has(node) || seen.has(far[edge])) return;
        seen.add(far[edge]);
        more = true;
      });
    }
    return seen;
  };
  const start = inputsOf(graph).find(({ name }) => name === input)?.node ?? -1;
  const end = outputsOf(graph).find(({ name }) => name === output)?.node ?? -1;
  const ahead = reach(start, from, to);
  const behind = reach(end, to, from);
  return new Set([...ahead].filter((node) => behind.has(node)));
}

/** Values and slopes on the way that are a convention rather than a limit, by the node they belong to: what was taken, why, and what that means.
 * @param {{trace: Trace, output: string, input: string}} props */
function Singular({ trace, output, input }) {
  const { graph, notes } = trace;
  const { nodes, edges } = graph;
  const way = between(trace, output, input);
  const odd = [...way].sort((a, b) => a - b).flatMap((node) => {
    const slopes = edges.to.flatMap((to, edge) => {
      const status = edges.status[edge];
      return to === node && way.has(edges.from[edge]) && status !== null && status !== "smooth" ? [{ edge, status }] : [];
    });
    return slopes.length > 0 || nodes.status[node] !== "ok" ? [{ node, slopes }] : [];
  });
  return html`<section aria-labelledby="checks-singular"><h3 id="checks-singular">${t("checks-singular")}</h3>
    ${odd.length === 0 && html`<p class="soft"><${Told} id="checks-all-smooth" args=${{ from: input, to: output }} /></p>`}
    ${
      odd.length > 0 &&
      html`<ul class="notes">${odd.slice(0, SINGULAR_SHOWN).map(({ node, slopes }) => {
        const said = [...new Set(notes.filter((note) => note.node === node).map(({ message }) => message))];
        const words = [...(nodes.status[node] === "ok" || said.length > 0 ? [] : [t(`graph-status-${nodes.status[node]}`)]), ...new Set(slopes.map(({ status }) => t(`checks-status-${status}`)))];
        return html`<li key=${node}>${slopes.map(({ edge }) => {
          const slope = edges.partial[edge];
          return html`<strong><${Told} id="checks-slope" args=${{ from: nodes.label[edges.from[edge]], to: nodes.label[node], slope: typeof slope === "object" ? "" : short(decode(slope)) }} /> </strong>`;
        })}${slopes.length === 0 && html`<strong><${Name} name=${nodes.label[node]} /> = <${Spelled} text=${nodes.formula[node]} />. </strong>`}${[...said, ...words].join(" ")}</li>`;
      })}</ul>`
    }
    ${odd.length > SINGULAR_SHOWN && html`<p class="soft">${t("result-more", { count: odd.length - SINGULAR_SHOWN })}</p>`}
  </section>`;
}

/** @param {{id: string, label: string, names: string[], value: string, choose: (name: string) => void}} props */
const Choice = ({ id, label, names, value, choose }) =>
  html`<${Pick} id=${id} label=${label} choices=${[...new Set([value, ...names.slice(0, NAMES_SHOWN)])].sort((a, b) => names.indexOf(a) - names.indexOf(b))} value=${value} onChoose=${choose} />`;

export const ChecksPanel = memo(
  /** @param {{trace: Trace, wish: {output: string, input: string} | null, resting: boolean, symbolic: Record<string, any>, checks: Record<string, any>, actions: Actions}} props */
  function ChecksPanel({ trace, wish, resting, symbolic, checks, actions }) {
  const { output, input } = pairOf(trace, wish);
  const key = `${output}/${input}`;
  const asks = resting && output !== "" && input !== "";
  const [formula, answer] = [symbolic[key], checks[key]];
  const curve = answer?.curve;
  useEffect(() => {
    if (asks && formula === undefined) actions.symbolic(output, input);
  }, [trace, key, asks, formula === undefined]);
  useEffect(() => {
    if (asks && answer === undefined) actions.checks(output, input);
  }, [trace, key, asks, answer === undefined]);
  if (output === "" || input === "") return html`<p>${t("checks-nothing")}</p>`;
  const row = trace.result.check.rows.find((each) => each.output === output && each.input === input);
  const right = decode(trace.result.jacobian[output]?.[input]) ?? Number.NaN;
  const best = curve && curve.best !== null ? curve.difference[curve.best] : row?.difference;
  const agrees = (/** @type {boolean | null | undefined} */ same) => (same === true ? "agree" : same === false ? "differ" : "unknown");
  const complex = curve && answer.complex !== null ? Math.abs(Number(decode(answer.complex)) - right) <= 1e-9 * Math.max(1, Math.abs(right)) : null;
  return html`<div class="checks-panel">
    <div class="checks-pair"><${Choice} id="checks-output" label=${t("checks-output")} names=${outputNames(trace.graph)} value=${output} choose=${(/** @type {string} */ name) => actions.check(name, input)} />
      <${Choice} id="checks-input" label=${t("checks-input")} names=${inputNames(trace.graph)} value=${input} choose=${(/** @type {string} */ name) => actions.check(output, name)} /></div>
    <h3><${Derivative} to=${output} from=${input} />${t("checks-four")}</h3>
    <table class="ways" aria-label=${t("checks-ways")}><tbody>
      <${Way} name=${t("checks-ad")} value=${trace.result.jacobian[output]?.[input]} about=${t("checks-ad-about")} strong=${true} />
      <${Way} name=${t("checks-central")} value=${best} about="" verdict=${row?.verdict ?? ""} />
      <${Way} name=${t("checks-step")} value=${answer?.complex} about=${curve ? (answer.complex === null ? (answer.reason ?? "") : t("checks-step-about")) : ""} verdict=${complex === null ? "" : agrees(complex)} />
      <${Way} name=${t("checks-formula")} value=${formula?.value} about="" verdict=${formula && !formula.waiting ? agrees(formula.agrees) : ""} />
    </tbody></table>
    <h3>${t("checks-curve-heading")}</h3>
    <div class="checks-curve">${curve ? html`<${ErrorCurve} curve=${curve} derivative=${decode(answer.derivative) ?? 1} verdict=${row?.verdict} />` : html`<p class="soft">${answer?.failed ?? t("symbolic-waiting")}</p>`}</div>
    <h3>${t("checks-formula")}</h3>
    <div class="checks-formula"><${Formula} answer=${formula} name=${derivativeTex(trace, output, input)} again=${() => actions.symbolic(output, input)} /></div>
    <${Singular} trace=${trace} output=${output} input=${input} />
  </div>`;
});
