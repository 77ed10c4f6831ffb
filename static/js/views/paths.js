// The sum over paths: each path by name, its product and the running sum. Picking one lights it in the graph.
import { inputNames, outputNames } from "../coordinates.js";
import { bracketed, decode, exact, read, short } from "../format.js";
import { html, memo } from "../html.js";
import { pairOf } from "../loading.js";
import { t } from "../messages.js";
import { namesAlong } from "../symbols.js";
import { FactorButtons } from "./factor-buttons.js";
import { Derivative, Name } from "./name.js";
import { Pick } from "./pick.js";
import { Heard, Told } from "./spoken.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Paths} Paths */

/** The slopes along a path as a product, "1 · 2".
 * @param {Trace} trace @param {number[]} path */
function factorsOf({ graph: { edges } }, path) {
  return path.map((edge, i) => (i > 0 ? bracketed : short)(read(edges.partial[edge])));
}

/** The running sum after each path, as the steps so far recorded it.
 * @param {Trace} trace @param {number} k
 * @returns {Map<number, number | null>} */
function sumsOf({ steps, channels }, k) {
  const sums = new Map();
  for (let s = 0; s < k; s += 1) {
    for (let i = steps.effect_offset[s]; i < steps.effect_offset[s + 1]; i += 1) {
      if (channels[steps.effects.channel[i]] === "sum" && steps.item[s] >= 0) sums.set(steps.item[s], read(steps.effects.after[i]));
    }
  }
  return sums;
}

/** @param {Paths} paths */
function runningSums({ product, sum }) {
  let running = 0;
  return new Map(
    product.map((each, id) => {
      running += Number(each);
      return [id, id === product.length - 1 ? decode(sum) : running];
    }),
  );
}

/** What is known of each path after a step: everything in other modes, in paths mode what has been walked.
 * @param {Trace} trace @param {import("../types.js").Frame} frame @param {Paths} paths */
export function rowsOf(trace, frame, paths) {
  const walking = trace.mode === "paths";
  const sums = walking ? sumsOf(trace, frame.k) : runningSums(paths);
  return paths.edges.map((edges, id) => {
    const product = walking ? (frame.channels.product.get(id) ?? null) : Number(paths.product[id]);
    const current = walking && frame.item === id;
    const walked = current && frame.tag === "paths.edge" ? edges.indexOf(frame.edge) + 1 : edges.length;
    return { id, edges, walked, product, sum: sums.get(id) ?? null, current };
  });
}

export const PathsPanel = memo(
  /** @param {{trace: Trace, frame: import("../types.js").Frame, paths: Paths | null, pair: import("../store.js").State["pair"], mode: string, pick: import("../types.js").Target, hover: import("../types.js").Target,
 *   actions: import("../actions.js").Actions}} props */
  function PathsPanel({ trace, frame, paths, pair, mode, pick, hover, actions }) {
  const shown = pairOf({ trace, pair, mode });
  if (shown === null) return html`<p class="soft">${t("input-none")}</p>`;
  const { input, output } = shown;
  const ready = paths && paths.input === input && paths.output === output ? paths : null;
  return html`<div class="paths-panel">
    ${mode !== "paths" && html`<div class="pair">
      <${Pick} label=${t("paths-from")} choices=${inputNames(trace.graph)} value=${input} onChoose=${(/** @type {string} */ name) => actions.setPair(name, output)} />
      <${Pick} label=${t("paths-to")} choices=${outputNames(trace.graph)} value=${output} onChoose=${(/** @type {string} */ name) => actions.setPair(input, name)} />
      <button class="suggestion leaves" onClick=${() => actions.walk(shown)}>${t("paths-walk")}</button>
    </div>`}
    ${trace.graph.coordinates ? html`<p class="soft">${t("paths-tensors")}</p>` : ready === null ? html`<p class="soft">${t("paths-waiting")}</p>` : html`<${List} trace=${trace} frame=${frame} paths=${ready} pick=${pick} hover=${hover} actions=${actions} />`}
  </div>`;
});

/** Of a long path so many stops at either end are named; the picture shows them all. */
const ENDS = 10;

/** A long list without its middle: what comes first, how many are left out, what comes last. @template T @param {T[]} list @returns {[T[], number, T[]]} */
function ends(list) {
  return list.length <= 2 * ENDS + 4 ? [list, 0, []] : [list.slice(0, ENDS), list.length - 2 * ENDS, list.slice(-ENDS)];
}

/** The stops of a path. @param {{names: string[]}} props */
function Stops({ names }) {
  const [first, count, last] = ends(names);
  const stop = (/** @type {string} */ name, /** @type {number} */ i) => html`<span key=${i} class="stop">${i > 0 && html`<span class="arrow"> → </span>`}<${Name} name=${name} /></span>`;
  return html`${first.map(stop)}${count > 0 && html`<span class="stop"><span class="arrow"> → </span>${t("paths-stops", { count })}</span>`}${last.map((name, i) => stop(name, first.length + 1 + i))}`;
}

/** The slopes of a path as far as it has been walked. @param {Trace} trace @param {number[]} walked */
function product(trace, walked) {
  const [first, count, last] = ends(walked);
  return [factorsOf(trace, first).join(" · "), ...(count > 0 ? [t("paths-factors", { count }), factorsOf(trace, last).join(" · ")] : [])].join(" · ");
}

/** A path, drawn again only where something of it is another. */
const Row = memo(
  /** @param {{id: number, trace: Trace, edges: number[], walked: number, product: import("../types.js").Known, sum: number | null, current: boolean, picked: boolean, lit: boolean, actions: import("../actions.js").Actions}} props */
  ({ id, trace, edges, walked, product: value, sum, current, picked, lit, actions }) => {
    const target = /** @type {const} */ ({ kind: "path", id });
    return html`<tr class=${[picked && "picked", lit && "lit", current && "is-current"].filter(Boolean).join(" ")} onMouseEnter=${() => actions.hover(target)} onMouseLeave=${() => actions.hover(null)}>
      <th scope="row">
        <button class="path" aria-pressed=${picked ? "true" : "false"} onClick=${() => actions.pick(target)} onFocus=${() => actions.hover(target)} onBlur=${() => actions.hover(null)}><${Stops} names=${namesAlong(trace, edges)} /></button>
        <span class="factors">${value !== null && html`<${Heard} text=${product(trace, edges.slice(0, walked)) + (walked < edges.length ? " · …" : "")} />`}</span>
      </th>
      <td class="num strong" title=${exact(value)}>${value === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : short(value)}</td>
      <td class="num sum" title=${sum === null ? "" : exact(sum)}>${sum === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : short(sum)}</td>
    </tr>`;
  },
);

/** @param {{trace: Trace, frame: import("../types.js").Frame, paths: Paths, pick: import("../types.js").Target, hover: import("../types.js").Target,
 *   actions: import("../actions.js").Actions}} props */
function List({ trace, frame, paths, pick, hover, actions }) {
  const { input: from, output: to, count, shown } = paths;
  if (count === "0") return html`<p>${t("paths-none", { from, to })}</p>`;
  const total = decode(paths.total);
  const ended = trace.mode !== "paths" || frame.k >= trace.steps.count;
  return html`<div class="paths-list">
    ${count !== "1" && html`<${FactorButtons} pair=${{ input: from, output: to }} by=${null} actions=${actions} />`}
    <p class="paths-count"><${Told} id="paths-count" args=${{ count: count === "1" ? 1 : count, from, to }} /> ${String(shown) !== count && t("paths-shown", { shown })}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${t("paths-path")}</th>
          <th scope="col" class="num">${t("paths-product")}</th>
          <th scope="col" class="num">${t("paths-sum")}</th>
        </tr>
      </thead>
      <tbody>
        ${rowsOf(trace, frame, paths).map(
          ({ id, edges, walked, product, sum, current }) => html`<${Row} key=${id} id=${id} trace=${trace} edges=${edges} walked=${walked} product=${product} sum=${sum} current=${current}
            picked=${pick?.kind === "path" && pick.id === id} lit=${hover?.kind === "path" && hover.id === id} actions=${actions} />`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">${t("paths-total")}: <${Derivative} to=${to} from=${from} /></th>
          <td class="num total" title=${ended ? exact(total) : ""}>${ended ? short(total) : html`<span class="hidden">${t("unknown-cell")}</span>`}</td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}
