// A slider and a number box for each number that goes in; the numbers of a tensor in a grid, with one slider for the one in hand. Knows no trace beyond its inputs.
import { useState } from "preact/hooks";
import { inputsOf, partsOf, shapeOf, valueOf } from "../coordinates.js";
import { countOf, shapeText } from "../format.js";
import { html, memo, unless } from "../html.js";
import { t } from "../messages.js";
import { grow, reachFor, snap, stepOf } from "../ranges.js";
import { Icon } from "./icons.js";
import { Name } from "./name.js";
import { NumberBox } from "./number-box.js";

/** @typedef {import("../coordinates.js").Going} Going */
/** @typedef {import("../types.js").Graph} Graph */
/** @typedef {Going & {value: number, reach: number}} Dial */
/** @typedef {import("../actions.js").Actions} Actions */

/** A tensor with more numbers than this is folded; of one with more than `CELLS` the first are offered. */
const OPEN = 16;
const CELLS = 100;

/** @param {{dial: Dial, actions: Actions}} props */
function Slider({ dial: { name, value, reach }, actions }) {
  /** @param {Event} event */
  const at = (event) => snap(Number(/** @type {HTMLInputElement} */ (event.target).value), stepOf(reach));
  return html`<input
    id=${`input-${name}`}
    class="slider"
    type="range"
    aria-label=${t("input-slider", { name })}
    min=${-reach}
    max=${reach}
    step=${stepOf(reach)}
    value=${value}
    onInput=${(/** @type {Event} */ event) => actions.setInput(name, at(event))}
    onChange=${(/** @type {Event} */ event) => Math.abs(at(event)) >= reach && actions.setRange(name, grow(reach))}
  />`;
}

/** @param {{dial: Dial, lit: boolean, actions: Actions}} props */
function Input({ dial, lit, actions }) {
  const [bad, setBad] = useState(false);
  const { name, node, value, reach } = dial;
  return html`<li
    class=${`input${lit ? " lit" : ""}`}
    onMouseEnter=${() => actions.hover({ kind: "node", id: node })}
    onMouseLeave=${() => actions.hover(null)}
  >
    <label for=${`input-${name}`}><${Name} name=${name} /></label>
    <${Slider} dial=${dial} actions=${actions} />
    <${NumberBox} id=${`input-${name}-number`} label=${t("input-number", { name })} value=${value} step=${stepOf(reach)} bad=${setBad}
      onNumber=${(/** @type {number} */ number) => actions.setInput(name, number)} />
    ${bad && html`<p class="bad" role="alert">${t("input-bad", { name })}</p>`}
  </li>`;
}

/** The numbers of one tensor, row by row, and the slider of the one that was touched last.
 * @param {{name: string, shape: number[], dials: Dial[], lit: boolean, actions: Actions}} props */
function Grid({ name, shape, dials, lit, actions }) {
  const [held, setHeld] = useState(dials[0].name);
  const [bad, setBad] = useState(/** @type {string | null} */ (null));
  const dial = dials.find((each) => each.name === held) ?? dials[0];
  const shown = dials.slice(0, CELLS);
  const width = shape.at(-1) ?? 1;
  const rows = Array.from({ length: Math.ceil(shown.length / width) }, (_, row) => shown.slice(row * width, (row + 1) * width));
  const label = t("array-label", { name, shape: shapeText(shape) });
  const grid = html`<div class="tensor-grid" role="group" aria-label=${label} tabindex="-1">
      ${rows.map(
        (row, i) => html`<div key=${i} class="tensor-row">
          ${row.map(
            (each) => html`<span key=${each.name} class=${`tensor-cell${each.name === dial.name ? " on" : ""}`} title=${each.name} onFocusIn=${() => setHeld(each.name)}>
              <${NumberBox} id=${`input-${each.name}-number`} label=${t("input-number", { name: each.name })} value=${each.value} step=${stepOf(each.reach)}
                bad=${(/** @type {boolean} */ is) => setBad(is ? each.name : null)} onNumber=${(/** @type {number} */ number) => actions.setInput(each.name, number)} />
            </span>`,
          )}
        </div>`,
      )}
    </div>
    <div class="input tensor-slider"><label for=${`input-${dial.name}`}><${Name} name=${dial.name} /></label><${Slider} dial=${dial} actions=${actions} /></div>
    ${bad !== null && html`<p class="bad" role="alert">${t("input-bad", { name: bad })}</p>`}`;
  const title = html`<${Name} name=${name} /> <span class="shape-text">∈ ℝ<sup>${shapeText(shape)}</sup></span>`;
  return html`<li
    class=${`tensor-input${lit ? " lit" : ""}`}
    onMouseEnter=${() => actions.hover({ kind: "node", id: dial.node })}
    onMouseLeave=${() => actions.hover(null)}
  >
    ${
      dials.length <= OPEN
        ? html`<p class="tensor-name">${title}</p>${grid}`
        : html`<details><summary>${title}</summary>${grid}${dials.length > CELLS && html`<p class="soft">${t("input-more", { count: CELLS })}</p>`}</details>`
    }
  </li>`;
}

/** The numbers that go in, those of one tensor or of one indexed name together, wherever the program uses them: u[0], a, u[1] are two things. In order of their places;
 * where a place between them is not used they are no grid, and stand one by one. @param {Graph} graph @param {Going[]} all @returns {Going[][]} */
export function together(graph, all) {
  /** @type {Map<string, Going[]>} */
  const groups = new Map();
  for (const each of all) {
    const { base, at } = partsOf(each.name);
    const key = at === null ? each.name : `${base}[]`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length === 1 || shapeOf(graph, group[0].node).length > 0) return [group];
    const ordered = [...group].sort((a, b) => inOrder(placesOf(a), placesOf(b)));
    return graph.expanded || countOf(shapeIn(graph, ordered)) === ordered.length ? [ordered] : ordered.map((each) => [each]);
  });
}

/** @param {Going} each */
const placesOf = ({ name }) => partsOf(name).at ?? [];

/** Row by row. @param {number[]} a @param {number[]} b */
function inOrder(a, b) {
  const at = a.findIndex((place, axis) => place !== b[axis]);
  return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
}

/** The shape of a tensor; of one that is written out number by number, as far as its places reach. @param {Graph} graph @param {Going[]} group @returns {number[]} */
export function shapeIn(graph, group) {
  const own = shapeOf(graph, group[0].node);
  if (own.length > 0) return own;
  return placesOf(group[0]).map((_, axis) => Math.max(...group.map((each) => (placesOf(each)[axis] ?? 0) + 1)));
}

export const Inputs = memo(
  /** @param {{graph: Graph, at: Record<string, number>, ranges: Record<string, number>, hover: import("../types.js").Target, actions: Actions}} props */
  function Inputs({ graph, at, ranges, hover, actions }) {
  const all = inputsOf(graph);
  const changed = all.some(({ name, start }) => at[name] !== undefined && at[name] !== start);
  /** @param {Going} each @returns {Dial} */
  const dialOf = (each) => {
    const value = at[each.name] ?? valueOf(graph, each) ?? each.start;
    const usual = ranges[each.name] ?? reachFor(each.start);
    return { ...each, value, reach: Math.max(ranges[each.name] ?? 0, reachFor(value / 2), usual) };
  };
  const lit = (/** @type {Going[]} */ group) => hover?.kind === "node" && group.some(({ node }) => node === hover.id);
  return html`<div class="inputs-part">
    <div class="part-head">
      <h2 id="inputs-heading">${t("heading-inputs")}</h2>
      <button class="icon-button" aria-label=${t("input-reset")} title=${t("input-reset")} ...${unless(!changed, actions.resetInputs)}>
        <${Icon} name="reset" />
      </button>
    </div>
    ${all.length === 0 && html`<p class="soft">${t("input-none")}</p>`}
    <ul class="inputs">
      ${together(graph, all).map((group) => {
        const { base, at: places } = partsOf(group[0].name);
        const alone = group.length === 1 && shapeOf(graph, group[0].node).length === 0;
        if (places === null || alone) return html`<${Input} key=${group[0].name} dial=${dialOf(group[0])} lit=${lit(group)} actions=${actions} />`;
        return html`<${Grid} key=${`${base}[]`} name=${base} shape=${shapeIn(graph, group)} dials=${group.map(dialOf)} lit=${lit(group)} actions=${actions} />`;
      })}
    </ul>
  </div>`;
});
