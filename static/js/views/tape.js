// The tape of reverse mode as a reel: what was recorded, place by place, read backwards as the sweep goes. Knows a trace and a frame, no rule of calculus.
import { useLayoutEffect, useRef } from "preact/hooks";
import { brief, exact, isJacobian, read, short } from "../format.js";
import { html, memo } from "../html.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { coefficientsOf, dualText, exactly, orderOf, powerText, writtenOf } from "../notation.js";
import { tagAt } from "../tags.js";
import { Icon } from "./icons.js";
import { links, markClass, rowKeys } from "./links.js";
import { Name } from "./name.js";
import { usePiece } from "./piece.js";
import { ENDS, headOf, rowsOf, usePlacesBefore } from "./table.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */

const TEX_PLACES = 40;

/** The modes that leave a tape: what is recorded on it is read backwards, or order by order. @param {string} mode */
export const isTaped = (mode) => ["reverse", "hessian", "taylor"].includes(mode);

/** A product that went back along an edge; of an adjoint that moves, with how it moves. @typedef {{product: import("../types.js").Known, bend: import("../types.js").Known}} Handed */
const HANDS = new Set(["reverse.edge", "hessian.reverse"]);

/** Of the sweep that was asked about last, the step that hands back along each edge: the same at every step of it.
 * @type {{edges: number[], begin: number, end: number, at: Map<number, number>} | null} */
let sweep = null;

/** @param {Trace} trace @param {number} last */
function handing(trace, last) {
  const { steps, start, graph } = trace;
  if (sweep !== null && sweep.edges === steps.edge && last >= sweep.begin && last < sweep.end) return sweep.at;
  let [begin, end] = [last, last + 1];
  while (begin > start && steps.sweep[begin - 1] === steps.sweep[last]) begin -= 1;
  while (end < steps.count && steps.sweep[end] === steps.sweep[last]) end += 1;
  const at = new Map();
  for (let s = begin; s < end; s += 1) if (HANDS.has(tagAt(trace, s)) && steps.edge[s] < graph.edges.to.length) at.set(steps.edge[s], s);
  sweep = { edges: steps.edge, begin, end, at };
  return at;
}

/** The product that the sweep in hand has handed back along an edge so far.
 * @param {Trace} trace @param {number} k @param {number} edge @returns {Handed | undefined} */
function handedBack(trace, k, edge) {
  const { steps, start } = trace;
  const s = k > start ? handing(trace, k - 1).get(edge) : undefined;
  if (s === undefined || s >= k) return undefined;
  const { terms } = steps.tags[steps.tag[s]];
  const term = (/** @type {string} */ wanted) => (terms.includes(wanted) ? steps.term[steps.term_offset[s] + terms.indexOf(wanted)] : null);
  return { product: read(term("product")), bend: read(term("bend")) };
}

/** The last node that has a value: while the program runs, the tape is as long as that. @param {Trace} trace @param {Frame} frame */
function lastRecorded({ graph: { nodes } }, { channels: { value } }) {
  let node = nodes.op.length - 1;
  while (node > 0 && (nodes.op[node] === "const" || !value.has(node))) node -= 1;
  return node;
}

/** @param {Handed} handed @param {boolean} dual */
const handedText = ({ product, bend }, dual) => (typeof product === "object" ? "…" : typeof bend === "number" && dual ? dualText(product, bend) : short(product));

/** Keeps the place in hand in the middle of the strip; the page itself does not move.
 * @param {number} at */
function useReel(at) {
  const strip = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const reel = strip.current;
    const place = reel?.children[at];
    if (!reel || !(place instanceof HTMLElement)) return undefined;
    const turn = () => {
      reel.scrollLeft = place.offsetLeft + place.offsetWidth / 2 - reel.clientWidth / 2;
    };
    turn();
    const sizes = new ResizeObserver(turn); // a panel that is dragged keeps it in the middle
    sizes.observe(reel);
    return () => sizes.disconnect();
  }, [at]);
  return strip;
}

/** @param {{trace: Trace, slope: import("./table.js").Along, handed: Handed | undefined, dual: boolean, now: boolean, mark: import("../linked.js").Mark, stop: boolean}} props */
function Slope({ trace, slope: { edge, name, value }, handed, dual, now, mark, stop }) {
  const { nodes, edges } = trace.graph;
  return html`<li><button class=${`reel-slope ${now ? "now" : ""} ${markClass(mark)}`} data-link=${`e${edge}`} tabindex=${stop ? 0 : -1} aria-pressed=${mark === "pick" ? "true" : "false"} title=${t("slope-of", { name, value: exact(value) })}>
    <span class="reel-factor"><${Name} name=${nodes.label[edges.from[edge]]} /> × ${isJacobian(value) ? value.structure : short(value)}</span>${handed !== undefined && html`<b class="c-adjoint"><span class="hidden">${t("tape-hands")}</span><span aria-hidden="true">→</span> ${handedText(handed, dual)}</b>`}
  </button></li>`;
}

/** What the tape holds of a node beside its value, one under the other: the tangent that came along, the adjoint that came back, the coefficients of a series.
 * @param {{trace: Trace, frame: Frame, dual: boolean, node: number}} props */
function Derived({ trace, frame, dual, node }) {
  if (!trace.graph.nodes.active[node]) return null;
  const { tangent, adjoint, adjoint_tangent: moving } = frame.channels;
  if (trace.mode === "taylor") {
    if (dual) return null; // the value has them all
    const known = coefficientsOf(trace, frame, node).slice(1);
    const now = frame.tag === "taylor.coefficient" && frame.node === node ? frame.item : -1;
    return html`<ol class="reel-terms">${Array.from({ length: Number(trace.params.order) }, (_, i) => html`<li key=${i} class=${now === i + 1 ? "now" : ""}><span>${powerText(i + 1)}</span> <span class="c-tangent" title=${exact(known[i])}>${known[i] === undefined ? "?" : short(known[i])}</span></li>`)}</ol>`;
  }
  const back = adjoint.get(node) ?? null;
  const text = back === null ? "?" : dual && moving ? dualText(back, moving.get(node)) : short(back);
  return html`
    ${trace.mode === "hessian" && !dual && html`<div class="reel-tangent" title=${exact(tangent.get(node))}><span class="hidden">${t("column-tangent")}</span>${tangent.has(node) ? short(tangent.get(node)) : "?"}</div>`}
    <div class=${`reel-adjoint ${back === null ? "is-empty" : ""}`} title=${exact(back)}><span class="hidden">${t("column-adjoint")}</span>${text}</div>
    ${trace.mode === "hessian" && !dual && html`<div class=${`reel-adjoint reel-moving ${moving.has(node) ? "" : "is-empty"}`} title=${exact(moving.get(node))}><span class="hidden">${t("column-adjoint-tangent")}</span>${moving.has(node) ? short(moving.get(node)) : "?"}</div>`}`;
}

/** What happens on the tape. @param {Trace} trace @param {Frame} frame @param {number} head */
function stateOf(trace, frame, head) {
  if (trace.mode === "taylor") return frame.k > trace.start ? "series" : "recording";
  if (head >= 0) return "reading";
  if (ENDS.has(frame.tag ?? "")) return "ended";
  return frame.tag === "hessian.seed" || frame.tag === "hessian.forward" ? "tangents" : "recording";
}

export const Tape = memo(
  /** @param {{trace: Trace, frame: Frame, dual: boolean, hover: import("../types.js").Target, pick: import("../types.js").Target, actions: import("../actions.js").Actions}} props */
  function Tape({ trace, frame, dual, hover, pick, actions }) {
  const { nodes } = trace.graph;
  const size = nodes.op.length;
  const head = headOf(trace, frame);
  const state = stateOf(trace, frame, head);
  const ended = state === "ended";
  const inHand = head >= 0 ? head : state === "series" || state === "tangents" ? Math.max(frame.node, nodes.op.findIndex((op) => op !== "const")) : -1;
  const follow = inHand >= 0 ? inHand : ended ? 0 : lastRecorded(trace, frame);
  const { only, turn } = usePiece(trace, frame.k, size, follow);
  const rows = rowsOf(trace, frame, only);
  const first = usePlacesBefore(trace, only[0]);
  const at = Math.max(0, rows.findIndex(({ node }) => node >= follow));
  const [written] = dual ? writtenOf(trace, frame) : [];
  const strip = useReel(at + (only[0] > 0 ? 1 : 0));
  const rich = size <= TEX_PLACES;
  const more = (/** @type {-1 | 1} */ way) => html`<li class="reel-more"><button type="button" onClick=${() => turn(way)}>${t(way < 0 ? "tape-earlier" : "tape-later", { count: way < 0 ? only[0] : size - only[1] })}</button></li>`;
  const marks = marksAgain(trace, { hover, pick });
  const keys = rowKeys(actions, { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" });
  return html`<div class="tape-view">
    <p class="soft">${t(`tape-${state}`, { order: String(orderOf(frame)) })}</p>
    <ol class=${`reel reel-${state}`} ref=${strip} aria-label=${t("tape-label")} ...${links(actions)}>
      ${only[0] > 0 && more(-1)}
      ${rows.map(({ node, value, slopes, state: row }, i) => {
        const own = marks.nodes.get(node) ?? "";
        const read = row === "read" || ended;
        const names = ["reel-place", node === inHand && "is-head", read && "is-read", value === null && "is-blank", markClass(own)].filter(Boolean).join(" ");
        const here = own === "hover" || slopes.some(({ edge }) => marks.edges.get(edge) === "hover");
        return html`<li key=${node} class=${names} data-link=${`n${node}`} tabindex=${i === at ? 0 : -1} onKeyDown=${keys} aria-current=${node === inHand ? "step" : null}>
          <div class="reel-number">${node === head ? html`<span class="reading-head"><${Icon} name="reading" /><span class="hidden">${t("row-reading")}</span></span>` : first + i + 1}${read && node !== head && html`<span class="hidden">${t("row-read")}</span>`}</div>
          <div class="reel-name"><${Name} name=${nodes.label[node]} /></div>
          <div class="reel-formula">${nodes.op[node] === "input" ? t("tape-input") : rich ? html`<${Tex} tex=${nodes.formula_tex[node]} />` : nodes.formula[node]}</div>
          <div class=${`reel-value${written?.name === "series" ? " series" : ""}`} title=${written && value !== null ? exactly(written, node) : exact(value)}>${value === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : (written?.text(node, short) ?? brief(value))}</div>
          <ul class="reel-slopes">${slopes.map((slope) => html`<${Slope} key=${slope.edge} trace=${trace} slope=${slope} handed=${handedBack(trace, frame.k, slope.edge)} dual=${dual} now=${frame.edge === slope.edge} mark=${marks.edges.get(slope.edge) ?? ""} stop=${here} />`)}</ul>
          <div class="reel-derived"><${Derived} trace=${trace} frame=${frame} dual=${dual} node=${node} /></div>
        </li>`;
      })}
      ${only[1] < size && more(1)}
    </ol>
  </div>`;
});
