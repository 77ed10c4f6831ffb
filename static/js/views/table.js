// The trace table (Wengert list): the picture's equal, row by row. In reverse mode it is the tape, with a head that reads it upwards.
import { useMemo, useRef } from "preact/hooks";
import { brief, exact, isJacobian, isTensor, read, short } from "../format.js";
import { html, memo, sameLists } from "../html.js";
import { incidence } from "../incidence.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { Kept } from "../scene/kept.js";
import { exactly, isWrittenNow, writtenOf } from "../notation.js";
import { Channels, columnsOf, freshOf, idOf } from "./channels.js";
import { useFollow } from "./follow.js";
import { Icon } from "./icons.js";
import { InHand } from "./in-hand.js";
import { useRowsInSight } from "./in-sight.js";
import { links, markClass, rowKeys } from "./links.js";
import { Name } from "./name.js";
import { usePiece } from "./piece.js";
import { useStacked } from "./stacked.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Known} Known */
/** @typedef {{edge: number, name: string, value: Known}} Along */

const TEX_ROWS = 40;

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

/** @type {WeakMap<Trace, Map<number, Along[]>>} */
const along = new WeakMap();
/** @type {Along[]} */
const NONE = [];

/** The slopes of the edges into a node: of a trace they are always the same list, so that a row can tell that nothing changed.
 * @param {Trace} trace @param {number} node */
function slopesOf(trace, node) {
  const known = along.get(trace) ?? new Map();
  along.set(trace, known);
  const before = known.get(node);
  if (before) return before;
  const { nodes, edges } = trace.graph;
  const made = incidence(trace.graph).ins[node].flatMap((edge) => (edges.partial[edge] === null ? [] : [{ edge, name: nodes.label[edges.from[edge]], value: read(edges.partial[edge]) }]));
  known.set(node, made);
  return made;
}

/** What the table shows for each node that is not a constant.
 * @param {Trace} trace @param {Frame} frame @param {[number, number]} [only] nodes from the first to before the second
 * @returns {{node: number, state: "current" | "head" | "read" | "", value: Known, derived: Known[], slopes: Along[]}[]} */
export function rowsOf(trace, frame, only = [0, trace.graph.nodes.op.length]) {
  const { nodes } = trace.graph;
  const columns = columnsOf(trace, frame);
  const head = headOf(trace, frame);
  const ended = ENDS.has(frame.tag ?? "");
  const rows = Array.from({ length: only[1] - only[0] }, (_, i) => only[0] + i).filter((node) => nodes.op[node] !== "const");
  return rows.map((node) => ({
    node,
    state: node === head && frame.node !== head ? "head" : node === frame.node ? "current" : ended || (head >= 0 && node > head) ? "read" : "",
    value: frame.channels.value.get(node) ?? null,
    derived: columns.map(({ at }) => at(node)),
    slopes: frame.channels.value.has(node) ? slopesOf(trace, node) : NONE,
  }));
}

/** A formula of so many letters stays in one line. */
const UNBROKEN = 12;

/** A name of more letters may be cut off. */
const LONG = 10;

/** Letters that a row needs in one line: from the fourth number on, and with arrays. Others are put in two lines when they turn out to be too wide. @param {number} numbers @param {boolean} arrays */
const lettersOf = (numbers, arrays) => (numbers > 3 || arrays ? 12 + 4.1 * (arrays ? numbers + 2 : numbers) : 0);

/** @param {{value: Known, class?: string}} props */
function Cell({ value, class: name = "" }) {
  if (value === null) return html`<td role="cell" class=${`num ${name}`}><span class="hidden">${t("unknown-cell")}</span></td>`;
  return html`<td role="cell" class=${`num ${isTensor(value) ? "array " : ""}${name}`} title=${exact(value)}>${brief(value)}</td>`;
}

/** Numbers in one. @param {{text: string | null, title: string, look: string}} props */
function WrittenCell({ text, title, look }) {
  if (text === null) return html`<td role="cell" class="num"><span class="hidden">${t("unknown-cell")}</span></td>`;
  return html`<td role="cell" class=${`num dual${look}`} title=${title}>${text}</td>`;
}

/** Whether this step set the number.
 * @param {Trace} trace @param {Frame} frame @param {string} channel @param {number | null} power @param {number} node */
function isFresh(trace, frame, channel, power, node) {
  const key = power === null ? node : node * (Number(trace.params.order) + 1) + power;
  return freshOf(frame).has(`${channel} ${key}`);
}

/** A row, of which a step changes few (see Kept).
 * `kinds`: the channels of its derivatives; `fresh`: which of them the step set; `texts`, `titles`, `looks`: numbers that are written in one, in place of the value; `now`: the edge in use, where it is
 * one of the row's; `lit`, `picked`: those of its edges that are marked.
 * @param {{node: number, state: string, value: Known, derived: Known[], slopes: Along[], kinds: string[], fresh: boolean[], texts: (string | null)[], titles: string[], looks: string[], label: string,
 *   formula: string | null, unbroken: boolean, rich: boolean, number: number, own: import("../linked.js").Mark, now: number, lit: number[], picked: number[], reading: boolean, stop: boolean,
 *   keys: (event: KeyboardEvent) => void}} props */
function Row({ node, state, value, derived, slopes, kinds, fresh, texts, titles, looks, label, formula, unbroken, rich, number, own, now, lit, picked, reading, stop, keys }) {
  const within = own === "hover" || lit.length > 0; // the slopes of the row in focus can be reached by the tab key
  const classes = [state && `is-${state}`, markClass(own), formula === null && "is-input"].filter(Boolean).join(" ");
  return html`<tr role="row" class=${classes} data-link=${`n${node}`} tabindex=${stop ? 0 : -1} onKeyDown=${keys}>
    <td role="cell" class="index">
      ${reading ? html`<span class="reading-head"><${Icon} name="reading" /><span class="hidden">${t("row-reading")}</span></span>` : number}
      ${state === "current" && html`<span class="hidden">${t("row-current")}</span>`}${state === "read" && html`<span class="hidden">${t("row-read")}</span>`}
    </td>
    <th scope="row" role="rowheader" class=${label.length > LONG ? "long" : ""} title=${label}><${Name} name=${label} /></th>
    <td role="cell" class=${unbroken ? "formula unbroken" : "formula"}>${formula !== null && (rich ? html`<${Tex} tex=${formula} />` : formula)}</td>
    ${texts.length > 0 ? texts.map((text, i) => html`<${WrittenCell} key=${i} text=${text} title=${titles[i]} look=${looks[i]} />`) : html`<${Cell} value=${value} />`}
    ${kinds.map((name, i) => html`<${Cell} key=${i} value=${derived[i]} class=${`derived c-${name}${fresh[i] ? " fresh" : ""}`} />`)}
    <td role="cell" class="slopes">
      ${slopes.map(
        ({ edge, name, value: slope }) => html`<button key=${edge} class=${`slope ${now === edge ? "now" : ""} ${picked.includes(edge) ? "picked" : lit.includes(edge) ? "lit" : ""}`} data-link=${`e${edge}`} tabindex=${within ? 0 : -1}
          aria-pressed=${picked.includes(edge) ? "true" : "false"} title=${t("slope-of", { name, value: exact(slope) })}><${Name} name=${name} /> ${isJacobian(slope) ? slope.structure : short(slope)}</button> `,
      )}
    </td>
  </tr>`;
}

/** How many nodes that are no constants come before one: each is counted. @param {Trace} trace @param {number} node */
export const usePlacesBefore = (trace, node) => useMemo(() => trace.graph.nodes.op.slice(0, node).filter((op) => op !== "const").length, [trace, node]);

const byNode = (/** @type {{node: number}} */ { node }) => node;

export const Table = memo(
  /** `moving`: a hand moves numbers, so that rows out of sight wait until it rests.
   * @param {{trace: Trace, frame: Frame, dual: boolean, moving: boolean, hover: import("../types.js").Target, pick: import("../types.js").Target, actions: import("../actions.js").Actions}} props */
  function Table({ trace, frame, dual, moving, hover, pick, actions }) {
  const head = headOf(trace, frame);
  const follow = head >= 0 ? head : frame.node;
  const size = trace.graph.nodes.op.length;
  const { only, turn } = usePiece(trace, frame.k, size, follow);
  const rows = rowsOf(trace, frame, only);
  const place = useFollow(".is-head, .is-current", [follow]);
  const more = (/** @type {-1 | 1} */ way) => html`<tr role="row" class="more-rows"><td role="cell" colspan="9"><button type="button" onClick=${() => turn(way)}>${t(way < 0 ? "table-earlier" : "table-later", { count: way < 0 ? only[0] : size - only[1] })}</button></td></tr>`;
  const written = dual ? writtenOf(trace, frame) : [];
  const columns = dual ? [] : columnsOf(trace, frame);
  const numbers = (dual ? written.length : 1) + columns.length;
  const stacked = useStacked(place, numbers, lettersOf(numbers, trace.graph.coordinates !== null), trace.graph.edges.from);
  const rich = rows.length <= TEX_ROWS;
  const first = usePlacesBefore(trace, only[0]);
  const stop = rows.some(({ node }) => node === follow) ? follow : rows[0]?.node;
  const marks = marksAgain(trace, { hover, pick });
  const keys = useMemo(() => rowKeys(actions), [actions]);
  const { nodes } = trace.graph;
  const kinds = columns.map(({ name }) => name);
  const about = trace.mode === "forward" || trace.mode === "reverse" ? trace.mode : "other";
  const before = useRef(/** @type {Record<string, any>[]} */ ([]));
  const seen = useRowsInSight(place, moving);
  const [from, to] = seen && only[0] === 0 ? seen : [0, rows.length];
  const items = rows.map(({ node, state, value, derived, slopes }, i) => {
    if ((i < from || i >= to) && before.current[i]?.node === node) return before.current[i];
    const marked = (/** @type {string} */ how) => slopes.flatMap(({ edge }) => (marks.edges.get(edge) === how ? [edge] : []));
    const texts = written.map((each) => each.text(node, short));
    return {
      node, state, value, derived, slopes, kinds, texts, rich, keys,
      fresh: columns.map(({ name, power }) => isFresh(trace, frame, name, power, node)),
      titles: written.map((each, j) => (texts[j] === null ? "" : exactly(each, node))),
      looks: written.map((each) => `${each.name === "series" ? " series" : ""}${isWrittenNow(trace, frame, each, node) ? ` derived c-${each.hue} fresh` : ""}`),
      label: nodes.label[node],
      formula: nodes.op[node] === "input" ? null : (rich ? nodes.formula_tex : nodes.formula)[node],
      unbroken: nodes.formula[node].length <= UNBROKEN,
      number: first + i + 1,
      own: marks.nodes.get(node) ?? "",
      now: slopes.some(({ edge }) => edge === frame.edge) ? frame.edge : -1,
      lit: marked("hover"),
      picked: marked("pick"),
      reading: node === head,
      stop: node === stop,
    };
  });
  before.current = items;
  return html`<${Channels} trace=${trace} frame=${frame} /><table ...${links(actions)} ref=${place} class=${`trace-table${head >= 0 ? " reading" : ""}${stacked.class}`} style=${stacked.style} role="table">
    <caption><span>${t(`table-caption-${about}`)}</span></caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader" class="index">${t("column-number")}</th>
        <th scope="col" role="columnheader">${t("column-variable")}</th>
        <th scope="col" role="columnheader" class="formula">${t("column-formula")}</th>
        ${dual ? written.map(({ name, hue }) => html`<th key=${name} scope="col" role="columnheader" class=${`num${name === "dual-adjoint" ? ` c-${hue}` : ""}`}>${t(`column-${name}`)}</th>`) : html`<th scope="col" role="columnheader" class="num">${t("column-value")}</th>`}
        ${columns.map(({ name, power }, i) => html`<th key=${i} scope="col" role="columnheader" class=${`num derived c-${name}`}>${power === null ? t(`column-${idOf(name)}`) : html`<i class="name">t</i><sup>${power}</sup>`}</th>`)}
        <th scope="col" role="columnheader" class="slopes">${t("column-slopes")}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${only[0] > 0 && more(-1)}
      <${Kept} of=${Row} by=${byNode} same=${sameLists} items=${items} />
      ${only[1] < size && more(1)}
    </tbody>
  </table><${InHand} trace=${trace} frame=${frame} pick=${pick} />`;
});
