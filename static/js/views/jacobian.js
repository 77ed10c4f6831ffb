// The Jacobian with a seed above (v) and one at its side (u): what a sweep gives of it, built up from the entries while a seed is dragged. Knows no network.
import { useState } from "preact/hooks";
import { inputsOf, outputsOf } from "../coordinates.js";
import { decode, exact, short } from "../format.js";
import { html } from "../html.js";
import { aloneIn, forwardProduct, matrixOf, partOf, reverseProduct, seedOf, signOf, strength, WINDOW } from "../jacobian.js";
import { t } from "../messages.js";
import { reachFor } from "../ranges.js";
import { markName } from "../story.js";
import { Name } from "./name.js";
import { NumberBox } from "./number-box.js";
import { Spoken } from "./spoken.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../jacobian.js").Matrix} Matrix */
/** @typedef {import("../jacobian.js").Seed} Seed */
/** @typedef {"forward" | "reverse"} Side */
/** @typedef {{side: Side, seed: Seed, turn: (name: string, value: number) => void}} Dial */

/** Up to so many seeds of a side have a slider each; of more only the one in hand has one. */
const SLIDERS = 6;
const REACH = 2;
/** More columns than these are set closer where there is little room. */
const FEW = 3;
/** So many sweeps are drawn one by one; more are a number alone. */
const STRIPS = 12;

/** @param {{name: string, dial: Dial}} props */
function Slider({ name, dial: { side, seed, turn } }) {
  const value = seed[name] ?? 0;
  const reach = Math.max(REACH, reachFor(value / 2));
  return html`<input class="slider" type="range" min=${-reach} max=${reach} step=${reach / 20} value=${value} aria-label=${t(`jacobian-slider-${side}`, { name })}
    onInput=${(/** @type {any} */ event) => turn(name, Number(event.target.value))} />`;
}

/** One number of a seed. @param {{name: string, dial: Dial, own: boolean, hold: (name: string) => void}} props */
function Weight({ name, dial, own, hold }) {
  const { side, seed, turn } = dial;
  return html`<span class="seed-weight" onFocusIn=${() => hold(name)}>
    <${NumberBox} id=${`jacobian-${side}-${name}`} label=${t(`jacobian-number-${side}`, { name })} value=${seed[name] ?? 0} onNumber=${(/** @type {number} */ number) => turn(name, number)} />
    ${own && html`<${Slider} name=${name} dial=${dial} />`}
  </span>`;
}

/** @param {number | null} value */
const shown = (value) => (value === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : short(value));

/** What an entry gives to the sum that it stands in: the first one as it is, the others with the sign that adds them. @param {number | null} part @param {boolean} first */
function addend(part, first) {
  if (part === null || Number.isNaN(part)) return short(part);
  return first ? short(part) : `${part < 0 ? "−" : "+"} ${short(Math.abs(part))}`;
}

/** An entry, its sign and size told by the number, by weight and by full or hollow; under it what the seed takes of it.
 * @param {{value: number | null, most: number, weight: number, first: boolean, lit: string}} props */
function Cell({ value, most, weight, first, lit }) {
  const size = strength(value, most);
  const names = ["num", "cell", weight === 0 ? "idle" : "", lit];
  return html`<td class=${names.filter(Boolean).join(" ")} title=${exact(value)}>
    <span class=${`entry cell-is-${signOf(value)}${size > 0.55 ? " heavy" : ""}`} style=${{ "--size": size }}>${shown(value)}</span>
    <span class="addend" aria-hidden="true">${addend(partOf(value, weight), first)}</span>
  </td>`;
}

/** A product, the sum of what stands beside it or above it. @param {{value: number | null, side: Side}} props */
const Sum = ({ value, side }) => html`<td class=${`num product of-${side}`} title=${exact(value)}><span class="total">${shown(value)}</span></td>`;

/** @param {{trace: Trace, matrix: Matrix, v: Dial, u: Dial, side: Side, actions: Actions}} props */
function Grid({ trace, matrix, v, u, side, actions }) {
  const [held, hold] = useState(/** @type {Record<Side, string>} */ ({ forward: "", reverse: "" }));
  const rows = matrix.rows.slice(0, WINDOW);
  const columns = matrix.columns.slice(0, WINDOW);
  const pushed = forwardProduct(matrix, v.seed);
  const pulled = reverseProduct(matrix, u.seed);
  const mine = side === "forward" ? v.seed : u.seed;
  const alone = aloneIn(mine)?.name;
  const lit = (/** @type {string} */ output, /** @type {string} */ input) => (alone !== undefined && alone === (side === "forward" ? input : output) ? `swept-${side}` : "");
  /** @param {Side} of @param {string} name */
  const weight = (of, name) => html`<${Weight} name=${name} dial=${of === "forward" ? v : u} own=${(of === "forward" ? columns : rows).length <= SLIDERS} hold=${(/** @type {string} */ each) => hold({ ...held, [of]: each })} />`;
  /** @param {Side} of @param {string} name @param {number} node */
  function head(of, name, node) {
    const point = () => actions.hover({ kind: "node", id: node });
    const leave = () => actions.hover(null);
    return html`<button class="alone" aria-label=${t("seed-only", { name })} aria-pressed=${side === of && alone === name ? "true" : "false"} title=${t(`jacobian-one-${of}`, { name })} onClick=${() => actions.turnSeed(of, { [name]: 1 })}
      onPointerEnter=${point} onPointerLeave=${leave} onFocus=${point} onBlur=${leave}><${Name} name=${name} /></button>`;
  }
  const [ins, outs] = [inputsOf(trace.graph), outputsOf(trace.graph)];
  const shared = /** @type {const} */ ([
    [v, columns],
    [u, rows],
  ]).filter(([, names]) => names.length > SLIDERS);
  return html`${shared.map(([dial, names]) => {
      const name = names.includes(held[dial.side]) ? held[dial.side] : names[0];
      return html`<div key=${dial.side} class=${`jacobian-shared of-${dial.side}`}><span>${t(`jacobian-seed-${dial.side}`)} <${Name} name=${name} /></span><${Slider} name=${name} dial=${dial} /></div>`;
    })}
    <div class="matrix-place" tabindex="0" role="group" aria-label=${t("jacobian-table")}><table class=${`jacobian-grid side-${side}${columns.length > FEW ? " many" : ""}`} aria-label=${t("jacobian-table")}>
      <thead>
        <tr class="seeds-above"><td class="corner"></td><th scope="row" class="of-forward vector">${t("jacobian-seed-forward")}</th>${columns.map((name) => html`<td key=${name} class="of-forward">${weight("forward", name)}</td>`)}<td class="product"></td></tr>
        <tr><th scope="col" class="of-reverse vector">${t("jacobian-seed-reverse")}</th><td class="corner"></td>
          ${columns.map((name, j) => html`<th key=${name} scope="col" class=${lit("", name)}>${head("forward", name, ins[j].node)}</th>`)}<th scope="col" class="num product of-forward vector">${t("jacobian-push")}</th></tr>
      </thead>
      <tbody>
        ${rows.map(
          (output, i) => html`<tr key=${output}><td class="of-reverse">${weight("reverse", output)}</td><th scope="row" class=${lit(output, "")}>${head("reverse", output, outs[i].node)}</th>
            ${columns.map((input, j) => html`<${Cell} key=${input} value=${matrix.cells[i][j]} most=${matrix.most} weight=${mine[side === "forward" ? input : output] ?? 0} first=${(side === "forward" ? j : i) === 0} lit=${lit(output, input)} />`)}
            <${Sum} value=${pushed[i]} side="forward" /></tr>`,
        )}
      </tbody>
      <tfoot><tr><th scope="row" colspan="2" class="of-reverse vector">${t("jacobian-pull")}</th>${columns.map((name, j) => html`<${Sum} key=${name} value=${pulled[j]} side="reverse" />`)}<td class="product"></td></tr></tfoot>
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
  if (alone !== null) return alone.weight === 1 ? t(`jacobian-one-${side}`, { name: markName(alone.name) }) : t(`jacobian-times-${side}`, { name: markName(alone.name), weight: short(alone.weight) });
  const count = Object.values(seed).filter((weight) => weight !== 0).length;
  return count === 0 ? t("jacobian-nothing") : t(`jacobian-mix-${side}`, { count });
}

/** The sweeps that the whole matrix takes one way: a strip each, full where the seed in hand is that very sweep.
 * @param {{way: Side, count: number, fewest: boolean, names: string[], seed: Seed | null}} props */
function Sweeps({ way, count, fewest, names, seed }) {
  return html`<tr class=${`of-${way}${fewest ? " fewest" : ""}`}>
    <td class="strips-place" aria-hidden="true"><span class="strips">${count <= STRIPS && names.slice(0, count).map((name) => html`<i key=${name} class=${(seed?.[name] ?? 0) !== 0 ? "on" : ""}></i>`)}</span></td>
    <th scope="row">${t(`jacobian-whole-${way}`, { count })}</th>
    <td>${fewest && html`<span class="sweeps-fewest">${t("cost-least")}</span>`}</td>
  </tr>`;
}

/** @param {{trace: Trace, mode: string, params: Record<string, any>, actions: Actions}} props */
export function JacobianPanel({ trace, mode, params, actions }) {
  const [last, setLast] = useState(/** @type {Side} */ ("forward"));
  const matrix = matrixOf(trace);
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return html`<p class="soft">${t("input-none")}</p>`;
  const side = mode === "forward" || mode === "reverse" ? mode : last;
  /** @param {Side} of @returns {Dial} */
  function dialOf(of) {
    const seed = seedOf(trace, params, of);
    return {
      side: of,
      seed,
      turn(name, value) {
        if (value === (seed[name] ?? 0) && mode === of) return;
        setLast(of);
        actions.turnSeed(of, { ...seed, [name]: value });
      },
    };
  }
  const [v, u] = [dialOf("forward"), dialOf("reverse")];
  const { forward, reverse } = trace.result.sweeps;
  return html`<div class="jacobian-panel">
    <p class="soft">${t("jacobian-about")}</p>
    <${Grid} trace=${trace} matrix=${matrix} v=${v} u=${u} side=${side} actions=${actions} />
    <p class=${`jacobian-says of-${side}`} role="status"><${Spoken} words=${sweepWords(side, side === "forward" ? v.seed : u.seed)} /></p>
    <table class="jacobian-whole"><caption>${t("jacobian-whole")}</caption><tbody>
      <${Sweeps} way="forward" count=${forward} fewest=${forward < reverse} names=${matrix.columns} seed=${side === "forward" ? v.seed : null} />
      <${Sweeps} way="reverse" count=${reverse} fewest=${reverse < forward} names=${matrix.rows} seed=${side === "reverse" ? u.seed : null} />
    </tbody></table>
    ${forward === reverse && html`<p class="soft">${t("jacobian-same")}</p>`}
    <p class="soft">${t("jacobian-key", { most: short(decode(matrix.most)) })}</p>
  </div>`;
}
