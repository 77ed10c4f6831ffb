// What the channels of a mode hold beside the values of nodes: counters, matrices that fill, edges that are left, the loss. Knows the keys, not the modes.
import { exact, short } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { filledChannels } from "../replay.js";
import { Curve } from "./curve.js";
import { Name } from "./name.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {{name: string, power: number | null, at: (node: number) => import("../types.js").Known}} Column */

const ORDERS_SHOWN = 6;
const EDGES_SHOWN = 40;

/** The channels of a trace whose keys are of this kind, in the order of the wire, without those that the mode leaves empty.
 * @param {Trace} trace @param {string} key */
function channelsOf(trace, key) {
  const filled = filledChannels(trace);
  return trace.channels.filter((name, i) => trace.keys?.[i] === key && filled.has(name));
}

const HIDDEN = new Set(["value", "vertex"]);

/** The columns that a table of nodes has beside the value: one a channel of nodes, one an order of a series.
 * @param {Trace} trace @param {Frame} frame @returns {Column[]} */
export function columnsOf(trace, frame) {
  const plain = trace.channels.filter((name, i) => trace.keys?.[i] === "node" && !HIDDEN.has(name) && (filledChannels(trace).has(name) || trace.channels.length === 2));
  /** @type {Column[]} */
  const columns = plain.map((name) => ({ name, power: null, at: (node) => frame.channels[name].get(node) ?? null }));
  for (const name of channelsOf(trace, "node · orders + order")) {
    const width = Number(trace.params.order) + 1;
    for (let k = 1; k < Math.min(width, ORDERS_SHOWN + 1); k += 1) columns.push({ name, power: k, at: (node) => frame.channels[name].get(node * width + k) ?? null });
  }
  return columns;
}

/** @type {WeakMap<Frame, Set<string>>} */
const set = new WeakMap();

/** The keys that a step gave a number, as "channel key": asked for every cell, so gathered once a frame.
 * @param {Frame} frame */
export function freshOf(frame) {
  const known = set.get(frame);
  if (known) return known;
  const made = new Set(frame.changed.filter(({ after }) => after !== null).map(({ channel, key }) => `${channel} ${key}`));
  set.set(frame, made);
  return made;
}

/** A channel's name as the catalogue has it.
 * @param {string} channel */
export const idOf = (channel) => channel.replace("_", "-");

/** @param {{trace: Trace, frame: Frame}} props */
function Counters({ trace, frame }) {
  const known = channelsOf(trace, "one").filter((name) => name !== "sum" && frame.channels[name].has(0));
  const slots = channelsOf(trace, "slot").flatMap((name) => [...frame.channels[name]]);
  const losses = channelsOf(trace, "updates").flatMap((name) => [...frame.channels[name]]);
  if (known.length === 0 && slots.length === 0 && losses.length === 0) return null;
  return html`<dl class="values counters">
    ${known.map((name) => html`<div key=${name}><dt>${t(`counter-${idOf(name)}`)}</dt><dd title=${exact(frame.channels[name].get(0))}>${short(frame.channels[name].get(0))}</dd></div>`)}
    ${losses.length > 0 && html`<div><dt>${t("counter-updates")}</dt><dd>${losses.length - 1}</dd></div><div><dt>${t("counter-loss")}</dt><dd title=${exact(losses.at(-1)?.[1])}>${short(losses.at(-1)?.[1])}</dd></div>`}
    ${slots.map(([slot, step]) => html`<div key=${slot}><dt>${t("counter-slot", { number: slot + 1 })}</dt><dd><${Name} name=${chainOf(trace)[Number(step)] ?? ""} /></dd></div>`)}
  </dl>`;
}

/** The names of the operations in the order of computing: a kept state stands before one of them.
 * @param {Trace} trace */
const chainOf = ({ graph: { nodes } }) => nodes.op.flatMap((op, node) => (op === "input" || op === "const" ? [] : [nodes.label[node]]));

/** A matrix of derivatives with names at its sides; empty where nothing is known yet.
 * @param {{caption: string, rows: string[], columns: string[], cell: (row: number, column: number) => number | null, fresh: (row: number, column: number) => boolean}} props */
function Matrix({ caption, rows, columns, cell, fresh }) {
  return html`<p class="soft" aria-hidden="true">${caption}</p><div class="matrix-place" tabindex="0" role="group" aria-label=${caption}><table class="matrix" aria-label=${caption}>
    <thead><tr><td></td>${columns.map((name) => html`<th key=${name} scope="col" class="num"><${Name} name=${name} /></th>`)}</tr></thead>
    <tbody>${rows.map(
      (name, i) => html`<tr key=${name}><th scope="row"><${Name} name=${name} /></th>
        ${columns.map((_, j) => {
          const value = cell(i, j);
          return html`<td key=${j} class=${`num${fresh(i, j) ? " derived fresh" : ""}`} title=${exact(value)}>${value === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : short(value)}</td>`;
        })}</tr>`,
    )}</tbody>
  </table></div>`;
}

/** @param {{trace: Trace, frame: Frame}} props */
function Matrices({ trace, frame }) {
  const { inputs, outputs, nodes } = trace.graph;
  const ins = inputs.map((node) => nodes.label[node]);
  const width = ins.length;
  if (width === 0 || width * Math.max(width, outputs.length) > 400) return null;
  const fresh = (/** @type {string} */ channel, /** @type {number} */ key) => freshOf(frame).has(`${channel} ${key}`);
  return [
    ...channelsOf(trace, "output · inputs + input").map(
      (name) => html`<${Matrix} key=${name} caption=${t(`matrix-${name}`)} rows=${outputs.map((each) => each.name)} columns=${ins}
        cell=${(/** @type {number} */ i, /** @type {number} */ j) => frame.channels[name].get(i * width + j) ?? null} fresh=${(/** @type {number} */ i, /** @type {number} */ j) => fresh(name, i * width + j)} />`,
    ),
    ...channelsOf(trace, "input · inputs + input").map((name) => {
      const seeded = trace.params.seed !== null;
      const by = seeded ? 1 : width;
      return html`<${Matrix} key=${name} caption=${t(seeded ? "matrix-product" : `matrix-${name}`)} rows=${ins} columns=${seeded ? ["H·v"] : ins}
        cell=${(/** @type {number} */ i, /** @type {number} */ j) => frame.channels[name].get(i * by + j) ?? null} fresh=${(/** @type {number} */ i, /** @type {number} */ j) => fresh(name, i * by + j)} />`;
    }),
  ];
}

/** The edges that an elimination has left, each with what it carries now.
 * @param {{trace: Trace, frame: Frame}} props */
function EdgesLeft({ trace, frame }) {
  const { label } = trace.graph.nodes;
  return channelsOf(trace, "from · nodes + to").map((name) => {
    const left = [...frame.channels[name]].sort(([a], [b]) => a - b);
    if (left.length === 0) return null;
    const caption = t("edges-left", { count: left.length });
    return html`<p class="soft" aria-hidden="true">${caption}</p><table class="edges-left" key=${name} aria-label=${caption}>
      <tbody>${left.slice(0, EDGES_SHOWN).map(([key, partial]) => {
        const [from, to] = [Math.floor(key / label.length), key % label.length];
        const fresh = freshOf(frame).has(`${name} ${key}`);
        return html`<tr key=${key}><th scope="row"><${Name} name=${label[from]} /><span class="arrow"> → </span><${Name} name=${label[to]} /></th>
          <td class=${`num${fresh ? " derived fresh" : ""}`} title=${exact(partial)}>${short(partial)}</td></tr>`;
      })}</tbody>
    </table>`;
  });
}

/** The loss after each update so far.
 * @param {{trace: Trace, frame: Frame}} props */
function Losses({ trace, frame }) {
  return channelsOf(trace, "updates").map((name) => {
    const points = [...frame.channels[name]];
    const all = trace.steps.count > frame.k ? Number(trace.params.iterations) : points.length - 1;
    return points.length > 1 && html`<${Curve} key=${name} points=${points} across=${[0, Math.max(1, all)]} label=${t("loss-curve")} />`;
  });
}

/** @param {{trace: Trace, frame: Frame}} props */
export function Channels({ trace, frame }) {
  return html`<${Counters} trace=${trace} frame=${frame} /><${Losses} trace=${trace} frame=${frame} /><${Matrices} trace=${trace} frame=${frame} /><${EdgesLeft} trace=${trace} frame=${frame} />`;
}
