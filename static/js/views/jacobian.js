// The Jacobian with a seed above (v) and one at its side (u): what one sweep gives of it, live while a seed is dragged. Knows no network.
import { useState } from "preact/hooks";
import { decode, exact, short } from "../format.js";
import { html } from "../html.js";
import { aloneIn, forwardProduct, matrixOf, reverseProduct, seedOf, signOf, strength, WINDOW } from "../jacobian.js";
import { t } from "../messages.js";
import { reachFor } from "../ranges.js";
import { Name } from "./name.js";
import { NumberBox } from "./number-box.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../jacobian.js").Matrix} Matrix */
/** @typedef {import("../jacobian.js").Seed} Seed */
/** @typedef {"forward" | "reverse"} Side */
/** @typedef {{side: Side, seed: Seed, drag: (name: string, value: number) => void, drop: (name: string, value: number) => void}} Dial */

/** Up to so many seeds of a side have a slider each; of more only the one in hand has one. */
const SLIDERS = 6;
const REACH = 2;

/** @param {{name: string, dial: Dial}} props */
function Slider({ name, dial: { side, seed, drag, drop } }) {
  const value = seed[name] ?? 0;
  const reach = Math.max(REACH, reachFor(value / 2));
  /** @param {any} event */
  const at = (event) => Number(event.target.value);
  return html`<input class="slider" type="range" min=${-reach} max=${reach} step=${reach / 20} value=${value} aria-label=${t(`jacobian-slider-${side}`, { name })}
    onInput=${(/** @type {any} */ event) => drag(name, at(event))} onChange=${(/** @type {any} */ event) => drop(name, at(event))} />`;
}

/** One number of a seed. @param {{name: string, dial: Dial, own: boolean, hold: (name: string) => void}} props */
function Weight({ name, dial, own, hold }) {
  const { side, seed, drop } = dial;
  return html`<span class="seed-weight" onFocusIn=${() => hold(name)}>
    <${NumberBox} id=${`jacobian-${side}-${name}`} label=${t(`jacobian-number-${side}`, { name })} value=${seed[name] ?? 0} onNumber=${(/** @type {number} */ number) => drop(name, number)} />
    ${own && html`<${Slider} name=${name} dial=${dial} />`}
  </span>`;
}

/** An entry or a product: sign and size told by the number, by weight and by full or hollow.
 * @param {number | null} value */
const shown = (value) => (value === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : short(value));

/** @param {{value: number | null, most: number, lit: string}} props */
function Cell({ value, most, lit }) {
  const size = strength(value, most);
  const names = ["num", "cell", `cell-is-${signOf(value)}`, size > 0.55 && "heavy", lit];
  return html`<td class=${names.filter(Boolean).join(" ")} title=${exact(value)} style=${{ "--size": size }}>${shown(value)}</td>`;
}

/** @param {{matrix: Matrix, v: Dial, u: Dial, side: Side, actions: Actions}} props */
function Grid({ matrix, v, u, side, actions }) {
  const [held, hold] = useState(/** @type {Record<Side, string>} */ ({ forward: "", reverse: "" }));
  const rows = matrix.rows.slice(0, WINDOW);
  const columns = matrix.columns.slice(0, WINDOW);
  const pushed = forwardProduct(matrix, v.seed);
  const pulled = reverseProduct(matrix, u.seed);
  const alone = aloneIn(side === "forward" ? v.seed : u.seed)?.name;
  const lit = (/** @type {string} */ output, /** @type {string} */ input) => (alone !== undefined && alone === (side === "forward" ? input : output) ? `swept-${side}` : "");
  /** @param {Side} of @param {string} name */
  const weight = (of, name) => html`<${Weight} name=${name} dial=${of === "forward" ? v : u} own=${(of === "forward" ? columns : rows).length <= SLIDERS} hold=${(/** @type {string} */ each) => hold({ ...held, [of]: each })} />`;
  /** @param {Side} of @param {string} name */
  const head = (of, name) => html`<button class="alone" aria-label=${t("seed-only", { name })} aria-pressed=${side === of && alone === name ? "true" : "false"} onClick=${() => actions.sweep(of, { [name]: 1 })}><${Name} name=${name} /></button>`;
  const shared = /** @type {const} */ ([
    [v, columns],
    [u, rows],
  ]).filter(([, names]) => names.length > SLIDERS);
  return html`${shared.map(([dial, names]) => {
      const name = names.includes(held[dial.side]) ? held[dial.side] : names[0];
      return html`<div key=${dial.side} class=${`jacobian-shared of-${dial.side}`}><span>${t(`jacobian-seed-${dial.side}`)} <${Name} name=${name} /></span><${Slider} name=${name} dial=${dial} /></div>`;
    })}
    <div class="matrix-place" tabindex="0" role="group" aria-label=${t("jacobian-table")}><table class=${`jacobian-grid side-${side}`} aria-label=${t("jacobian-table")}>
      <thead>
        <tr><td class="corner"></td><th scope="row" class="of-forward">${t("jacobian-seed-forward")}</th>${columns.map((name) => html`<td key=${name} class="of-forward">${weight("forward", name)}</td>`)}<td class="push"></td></tr>
        <tr><th scope="col" class="of-reverse">${t("jacobian-seed-reverse")}</th><td></td>
          ${columns.map((name) => html`<th key=${name} scope="col" class=${lit("", name)}>${head("forward", name)}</th>`)}<th scope="col" class="num push of-forward">${t("jacobian-push")}</th></tr>
      </thead>
      <tbody>
        ${rows.map(
          (output, i) => html`<tr key=${output}><td class="of-reverse">${weight("reverse", output)}</td><th scope="row" class=${lit(output, "")}>${head("reverse", output)}</th>
            ${columns.map((input, j) => html`<${Cell} key=${input} value=${matrix.cells[i][j]} most=${matrix.most} lit=${lit(output, input)} />`)}
            <td class="num push of-forward" title=${exact(pushed[i])}>${shown(pushed[i])}</td></tr>`,
        )}
      </tbody>
      <tfoot><tr><td class="corner"></td><th scope="row" class="of-reverse">${t("jacobian-pull")}</th>${columns.map((name, j) => html`<td key=${name} class="num of-reverse" title=${exact(pulled[j])}>${shown(pulled[j])}</td>`)}<td class="push"></td></tr></tfoot>
    </table></div>
    <${More} matrix=${matrix} />`;
}

/** What is not in the window. @param {{matrix: Matrix}} props */
function More({ matrix: { rows, columns, more } }) {
  const left = [rows.length - WINDOW + more.rows, columns.length - WINDOW + more.columns].map((count) => Math.max(0, count));
  return left.some((count) => count > 0) && html`<p class="soft">${t("jacobian-more", { rows: left[0], columns: left[1], most: WINDOW })}</p>`;
}

/** What one sweep with this seed gives, in words. @param {Side} side @param {Seed} seed */
export function sweepWords(side, seed) {
  const alone = aloneIn(seed);
  if (alone !== null) return alone.weight === 1 ? t(`jacobian-one-${side}`, { name: alone.name }) : t(`jacobian-times-${side}`, { name: alone.name, weight: short(alone.weight) });
  const count = Object.values(seed).filter((weight) => weight !== 0).length;
  return count === 0 ? t("jacobian-nothing") : t(`jacobian-mix-${side}`, { count });
}

/** @param {{trace: Trace, params: Record<string, any>, actions: Actions}} props */
export function JacobianPanel({ trace, params, actions }) {
  const [draft, setDraft] = useState(/** @type {{side: Side, seed: Seed} | null} */ (null));
  const [last, setLast] = useState(/** @type {Side | null} */ (null));
  const matrix = matrixOf(trace);
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return html`<p class="soft">${t("input-none")}</p>`;
  const side = draft?.side ?? (trace.mode === "forward" || trace.mode === "reverse" ? trace.mode : (last ?? "forward"));
  /** @param {Side} of @returns {Dial} */
  const dialOf = (of) => {
    const settled = seedOf(trace, params, of);
    return {
      side: of,
      seed: draft?.side === of ? draft.seed : settled,
      drag: (name, value) => setDraft({ side: of, seed: { ...settled, [name]: value } }),
      drop: (name, value) => {
        setDraft(null);
        setLast(of);
        actions.sweep(of, { ...settled, [name]: value });
      },
    };
  };
  const [v, u] = [dialOf("forward"), dialOf("reverse")];
  const { forward, reverse } = trace.result.sweeps;
  return html`<div class="jacobian-panel">
    <p>${t("jacobian-about")}</p>
    <${Grid} matrix=${matrix} v=${v} u=${u} side=${side} actions=${actions} />
    <p class=${`jacobian-says of-${side}`} role="status">${sweepWords(side, side === "forward" ? v.seed : u.seed)}</p>
    <p>${t("jacobian-sweeps", { forward, reverse })} ${t(forward < reverse ? "jacobian-fewer-forward" : reverse < forward ? "jacobian-fewer-reverse" : "jacobian-same")}</p>
    <p class="soft">${t("jacobian-key", { most: short(decode(matrix.most)) })}</p>
  </div>`;
}
