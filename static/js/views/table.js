// The trace table (Wengert list): the picture's equal, row by row. In reverse mode it is the tape, with a head that reads it upwards.
import { useState } from "preact/hooks";
import { brief, exact, isJacobian, isTensor, read, short } from "../format.js";
import { html, memo } from "../html.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { exactly, isWrittenNow, writtenOf } from "../notation.js";
import { Channels, columnsOf, freshOf, idOf } from "./channels.js";
import { useFollow } from "./follow.js";
import { Icon } from "./icons.js";
import { InHand } from "./in-hand.js";
import { links, markClass, rowKeys } from "./links.js";
import { Name } from "./name.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Known} Known */
/** @typedef {{edge: number, name: string, value: Known}} Along */

const TEX_ROWS = 40;
/** A longer table shows the rows around the step in hand, this many at once. */
const LONG = 300;
const SHOWN = 120;

/** The node that the reading head of reverse mode stands on: it hands its adjoint on to what it was made of. −1: the tape is not being read.
 * @param {Trace} trace @param {Frame} frame */
export function headOf(trace, frame) {
  if (frame.k <= trace.start || !READS.has(frame.tag ?? "")) return -1;
  if (frame.edge >= 0) return trace.graph.edges.to[frame.edge];
  // A seed is set where the reading begins: at the last of the seeded nodes.
  return Math.max(frame.node, ...frame.changed.filter(({ channel }) => channel === "adjoint").map(({ key }) => key));
}

/** Steps of a sweep that reads the tape backwards. */
const READS = new Set(["reverse.seed", "reverse.edge", "hessian.turn", "hessian.reverse"]);
/** Where a tape is read to its end. */
export const ENDS = new Set(["reverse.done", "hessian.done"]);

/** What the table shows for each node that is not a constant.
 * @param {Trace} trace @param {Frame} frame @param {[number, number]} [only] nodes from the first to before the second
 * @returns {{node: number, state: "current" | "head" | "read" | "", value: Known, derived: Known[], slopes: Along[]}[]} */
export function rowsOf(trace, frame, only = [0, trace.graph.nodes.op.length]) {
  const { nodes, edges } = trace.graph;
  const columns = columnsOf(trace, frame);
  const head = headOf(trace, frame);
  const ended = ENDS.has(frame.tag ?? "");
  /** @type {Map<number, Along[]>} */
  const slopes = new Map();
  edges.to.forEach((to, edge) => {
    const partial = edges.partial[edge];
    if (to < only[0] || to >= only[1] || partial === null || !frame.channels.value.has(to)) return;
    const list = slopes.get(to) ?? [];
    list.push({ edge, name: nodes.label[edges.from[edge]], value: read(partial) });
    slopes.set(to, list);
  });
  const rows = Array.from({ length: only[1] - only[0] }, (_, i) => only[0] + i).filter((node) => nodes.op[node] !== "const");
  return rows.map((node) => ({
    node,
    state: node === head && frame.node !== head ? "head" : node === frame.node ? "current" : ended || (head >= 0 && node > head) ? "read" : "",
    value: frame.channels.value.get(node) ?? null,
    derived: columns.map(({ at }) => at(node)),
    slopes: slopes.get(node) ?? [],
  }));
}

/** A formula of so many letters stays in one line. */
const UNBROKEN = 12;

/** Which nodes' rows are shown. @param {number} size @param {number} follow the node to be among them @param {number} by so many pieces further @returns {[number, number]} */
function piece(size, follow, by) {
  if (size <= LONG) return [0, size];
  // In steps, so that a table in which the row in hand moves on does not move with it.
  const start = Math.floor(Math.max(0, follow - SHOWN / 4) / (SHOWN / 2)) * (SHOWN / 2) + by * SHOWN;
  const first = Math.min(Math.max(0, start), Math.max(0, size - SHOWN));
  return [first, Math.min(size, first + SHOWN)];
}

/** @param {{value: Known, class?: string}} props */
function Cell({ value, class: name = "" }) {
  if (value === null) return html`<td class=${`num ${name}`}><span class="hidden">${t("unknown-cell")}</span></td>`;
  return html`<td class=${`num ${isTensor(value) ? "array " : ""}${name}`} title=${exact(value)}>${brief(value)}</td>`;
}

/** Numbers in one. @param {{trace: Trace, frame: Frame, written: import("../notation.js").Written, node: number}} props */
function WrittenCell({ trace, frame, written, node }) {
  const text = written.text(node, short);
  const fresh = isWrittenNow(trace, frame, written, node) ? ` derived c-${written.hue} fresh` : "";
  if (text === null) return html`<td class="num"><span class="hidden">${t("unknown-cell")}</span></td>`;
  return html`<td class=${`num dual${written.name === "series" ? " series" : ""}${fresh}`} title=${exactly(written, node)}>${text}</td>`;
}

/** Whether this step set the number.
 * @param {Trace} trace @param {Frame} frame @param {string} channel @param {number | null} power @param {number} node */
function isFresh(trace, frame, channel, power, node) {
  const key = power === null ? node : node * (Number(trace.params.order) + 1) + power;
  return freshOf(frame).has(`${channel} ${key}`);
}

/** `written`: the columns in which numbers are in one; empty where they stay apart.
 * @param {{row: ReturnType<typeof rowsOf>[number], written: import("../notation.js").Written[], columns: import("./channels.js").Column[], trace: Trace, frame: Frame, number: number, marks: import("../linked.js").Marks, rich: boolean,
 *   reading: boolean, stop: boolean, keys: (event: KeyboardEvent) => void}} props */
function Row({ row, written, columns, trace, frame, number, marks, rich, reading, stop, keys }) {
  const { nodes } = trace.graph;
  const { node, state } = row;
  const input = nodes.op[node] === "input";
  const own = markClass(marks.nodes.get(node) ?? "");
  const within = own === "lit" || row.slopes.some(({ edge }) => marks.edges.get(edge) === "hover"); // the slopes of the row in focus can be reached by the tab key
  const classes = [state && `is-${state}`, own, input && "is-input"].filter(Boolean).join(" ");
  return html`<tr class=${classes} data-link=${`n${node}`} tabindex=${stop ? 0 : -1} onKeyDown=${keys}>
    <td class="index">
      ${reading ? html`<span class="reading-head"><${Icon} name="reading" /><span class="hidden">${t("row-reading")}</span></span>` : number}
      ${state === "current" && html`<span class="hidden">${t("row-current")}</span>`}${state === "read" && html`<span class="hidden">${t("row-read")}</span>`}
    </td>
    <th scope="row" title=${nodes.label[node]}>${html`<${Name} name=${nodes.label[node]} />`}</th>
    <td class=${nodes.formula[node].length <= UNBROKEN ? "formula unbroken" : "formula"}>${input ? "" : rich ? html`<${Tex} tex=${nodes.formula_tex[node]} />` : nodes.formula[node]}</td>
    ${written.length > 0 ? written.map((each) => html`<${WrittenCell} key=${each.name} trace=${trace} frame=${frame} written=${each} node=${node} />`) : html`<${Cell} value=${row.value} />`}
    ${columns.map(({ name, power }, i) => html`<${Cell} key=${i} value=${row.derived[i]} class=${`derived c-${name}${isFresh(trace, frame, name, power, node) ? " fresh" : ""}`} />`)}
    <td class="slopes">
      ${row.slopes.map(
        ({ edge, name, value }) => html`<button key=${edge} class=${`slope ${frame.edge === edge ? "now" : ""} ${markClass(marks.edges.get(edge) ?? "")}`} data-link=${`e${edge}`} tabindex=${within ? 0 : -1}
          aria-pressed=${marks.edges.get(edge) === "pick" ? "true" : "false"} title=${t("slope-of", { name, value: exact(value) })}><${Name} name=${name} /> ${isJacobian(value) ? value.structure : short(value)}</button> `,
      )}
    </td>
  </tr>`;
}

export const Table = memo(
  /** @param {{trace: Trace, frame: Frame, dual: boolean, hover: import("../types.js").Target, pick: import("../types.js").Target, actions: import("../actions.js").Actions}} props */
  function Table({ trace, frame, dual, hover, pick, actions }) {
  const [asked, ask] = useState({ trace, k: frame.k, by: 0 });
  const head = headOf(trace, frame);
  const follow = head >= 0 ? head : frame.node;
  const size = trace.graph.nodes.op.length;
  const by = asked.trace === trace && asked.k === frame.k ? asked.by : 0;
  const only = piece(size, follow, by);
  const rows = rowsOf(trace, frame, only);
  const place = useFollow(".is-head, .is-current", [follow]);
  const more = (/** @type {-1 | 1} */ way) => html`<tr class="more-rows"><td colspan="9"><button type="button" onClick=${() => ask({ trace, k: frame.k, by: by + way })}>${t(way < 0 ? "table-earlier" : "table-later", { count: way < 0 ? only[0] : size - only[1] })}</button></td></tr>`;
  const written = dual ? writtenOf(trace, frame) : [];
  const columns = dual ? [] : columnsOf(trace, frame);
  const rich = rows.length <= TEX_ROWS;
  const first = only[0] === 0 ? 0 : trace.graph.nodes.op.slice(0, only[0]).filter((op) => op !== "const").length;
  const stop = rows.some(({ node }) => node === follow) ? follow : rows[0]?.node;
  const marks = marksAgain(trace, { hover, pick });
  const keys = rowKeys(actions);
  const about = trace.mode === "forward" || trace.mode === "reverse" ? trace.mode : "other";
  return html`<${Channels} trace=${trace} frame=${frame} /><table ...${links(actions)} ref=${place} class=${`trace-table${head >= 0 ? " reading" : ""}`}>
    <caption><span>${t(`table-caption-${about}`)}</span></caption>
    <thead>
      <tr>
        <th scope="col" class="index">${t("column-number")}</th>
        <th scope="col">${t("column-variable")}</th>
        <th scope="col">${t("column-formula")}</th>
        ${dual ? written.map(({ name, hue }) => html`<th key=${name} scope="col" class=${`num${name === "dual-adjoint" ? ` c-${hue}` : ""}`}>${t(`column-${name}`)}</th>`) : html`<th scope="col" class="num">${t("column-value")}</th>`}
        ${columns.map(({ name, power }, i) => html`<th key=${i} scope="col" class=${`num derived c-${name}`}>${power === null ? t(`column-${idOf(name)}`) : html`<i class="name">t</i><sup>${power}</sup>`}</th>`)}
        <th scope="col">${t("column-slopes")}</th>
      </tr>
    </thead>
    <tbody>
      ${only[0] > 0 && more(-1)}
      ${rows.map(
        (row, i) => html`<${Row} key=${row.node} row=${row} written=${written} columns=${columns} trace=${trace} frame=${frame} number=${first + i + 1} rich=${rich} reading=${row.node === head} stop=${row.node === stop}
          marks=${marks} keys=${keys} />`,
      )}
      ${only[1] < size && more(1)}
    </tbody>
  </table><${InHand} trace=${trace} frame=${frame} pick=${pick} />`;
});
