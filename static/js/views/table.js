// The trace table (Wengert list): the picture's equal, row by row. In reverse mode it is the tape, with a head that reads it upwards.
import { useEffect, useRef } from "preact/hooks";
import { brief, exact, isJacobian, isTensor, read, short } from "../format.js";
import { html, memo } from "../html.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { Channels, columnsOf, freshOf, idOf } from "./channels.js";
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

/** The node that the reading head of reverse mode stands on: it hands its adjoint on to what it was made of. −1: the tape is not being read.
 * @param {Trace} trace @param {Frame} frame */
export function headOf(trace, frame) {
  if (trace.mode !== "reverse" || frame.k <= trace.start) return -1;
  if (frame.edge >= 0) return trace.graph.edges.to[frame.edge];
  // A seed is set where the reading begins: at the last of the seeded nodes.
  return frame.tag === "reverse.done" ? -1 : Math.max(frame.node, ...frame.changed.map(({ key }) => key));
}

/** What the table shows for each node that is not a constant.
 * @param {Trace} trace @param {Frame} frame
 * @returns {{node: number, state: "current" | "head" | "read" | "", value: Known, derived: Known[], slopes: Along[]}[]} */
export function rowsOf(trace, frame) {
  const { nodes, edges } = trace.graph;
  const columns = columnsOf(trace, frame);
  const head = headOf(trace, frame);
  const ended = frame.tag === "reverse.done";
  /** @type {Map<number, Along[]>} */
  const slopes = new Map();
  edges.to.forEach((to, edge) => {
    const partial = edges.partial[edge];
    if (partial === null || !frame.channels.value.has(to)) return;
    const list = slopes.get(to) ?? [];
    list.push({ edge, name: nodes.label[edges.from[edge]], value: read(partial) });
    slopes.set(to, list);
  });
  const rows = nodes.op.map((_, node) => node).filter((node) => nodes.op[node] !== "const");
  return rows.map((node) => ({
    node,
    state: node === head && frame.node !== head ? "head" : node === frame.node ? "current" : ended || (head >= 0 && node > head) ? "read" : "",
    value: frame.channels.value.get(node) ?? null,
    derived: columns.map(({ at }) => at(node)),
    slopes: slopes.get(node) ?? [],
  }));
}

/** @param {{value: Known, class?: string}} props */
function Cell({ value, class: name = "" }) {
  if (value === null) return html`<td class=${`num ${name}`}><span class="hidden">${t("unknown-cell")}</span></td>`;
  return html`<td class=${`num ${isTensor(value) ? "array " : ""}${name}`} title=${exact(value)}>${brief(value)}</td>`;
}

/** Whether this step set the number.
 * @param {Trace} trace @param {Frame} frame @param {string} channel @param {number | null} power @param {number} node */
function isFresh(trace, frame, channel, power, node) {
  const key = power === null ? node : node * (Number(trace.params.order) + 1) + power;
  return freshOf(frame).has(`${channel} ${key}`);
}

/** @param {{row: ReturnType<typeof rowsOf>[number], columns: import("./channels.js").Column[], trace: Trace, frame: Frame, number: number, marks: import("../linked.js").Marks, rich: boolean,
 *   reading: boolean, stop: boolean, keys: (event: KeyboardEvent) => void}} props */
function Row({ row, columns, trace, frame, number, marks, rich, reading, stop, keys }) {
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
    <td class="formula">${input ? "" : rich ? html`<${Tex} tex=${nodes.formula_tex[node]} />` : nodes.formula[node]}</td>
    <${Cell} value=${row.value} />
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
  /** @param {{trace: Trace, frame: Frame, hover: import("../types.js").Target, pick: import("../types.js").Target, actions: import("../actions.js").Actions}} props */
  function Table({ trace, frame, hover, pick, actions }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const rows = rowsOf(trace, frame);
  const head = headOf(trace, frame);
  const follow = head >= 0 ? head : frame.node;
  useEffect(() => {
    const row = place.current?.querySelector(".is-head, .is-current");
    const box = place.current?.closest(".tab-body");
    if (!(row instanceof HTMLElement) || !(box instanceof HTMLElement) || box.scrollHeight <= box.clientHeight) return;
    const top = row.offsetTop;
    if (top < box.scrollTop + 60) box.scrollTop = Math.max(top - 120, 0);
    else if (top + row.offsetHeight > box.scrollTop + box.clientHeight - 20) box.scrollTop = top - box.clientHeight + 140;
  }, [follow]);
  const columns = columnsOf(trace, frame);
  const rich = rows.length <= TEX_ROWS;
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
        <th scope="col" class="num">${t("column-value")}</th>
        ${columns.map(({ name, power }, i) => html`<th key=${i} scope="col" class=${`num derived c-${name}`}>${power === null ? t(`column-${idOf(name)}`) : html`<i class="name">t</i><sup>${power}</sup>`}</th>`)}
        <th scope="col">${t("column-slopes")}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row, i) => html`<${Row} key=${row.node} row=${row} columns=${columns} trace=${trace} frame=${frame} number=${i + 1} rich=${rich} reading=${row.node === head} stop=${row.node === stop}
          marks=${marks} keys=${keys} />`,
      )}
    </tbody>
  </table><${InHand} trace=${trace} frame=${frame} pick=${pick} />`;
});
