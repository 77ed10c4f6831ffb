// The tape of reverse mode as a reel: what was recorded, place by place, read backwards as the sweep goes. Knows a trace and a frame, no rule of calculus.
import { useLayoutEffect, useRef } from "preact/hooks";
import { exact, short } from "../format.js";
import { html, memo } from "../html.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { Icon } from "./icons.js";
import { links, markClass, rowKeys } from "./links.js";
import { Name } from "./name.js";
import { headOf, rowsOf } from "./table.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */

const TEX_PLACES = 40;

/** The products that this sweep has handed back so far, by edge.
 * @param {Trace} trace @param {number} k @returns {Map<number, import("../types.js").Known>} */
export function handedBack({ steps, start, graph }, k) {
  const products = new Map();
  for (let s = start; s < k; s += 1) {
    const { name, terms } = steps.tags[steps.tag[s]];
    const at = terms.indexOf("product");
    if (name === "reverse.edge" && at >= 0 && steps.edge[s] < graph.edges.to.length) products.set(steps.edge[s], steps.term[steps.term_offset[s] + at]);
  }
  return products;
}

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

/** @param {{trace: Trace, slope: import("./table.js").Along, product: any, now: boolean, mark: import("../linked.js").Mark, stop: boolean}} props */
function Slope({ trace, slope: { edge, name, value }, product, now, mark, stop }) {
  const { nodes, edges } = trace.graph;
  return html`<li><button class=${`reel-slope ${now ? "now" : ""} ${markClass(mark)}`} data-link=${`e${edge}`} tabindex=${stop ? 0 : -1} aria-pressed=${mark === "pick" ? "true" : "false"} title=${t("slope-of", { name, value: exact(value) })}>
    <${Name} name=${nodes.label[edges.from[edge]]} /><span>× ${short(value)}</span>${product !== undefined && html`<b class="c-adjoint"><span class="hidden">${t("tape-hands")}</span><span aria-hidden="true">→</span> ${typeof product === "object" ? "…" : short(Number(product))}</b>`}
  </button></li>`;
}

export const Tape = memo(
  /** @param {{trace: Trace, frame: Frame, hover: import("../types.js").Target, pick: import("../types.js").Target, actions: import("../actions.js").Actions}} props */
  function Tape({ trace, frame, hover, pick, actions }) {
  const { nodes } = trace.graph;
  const rows = rowsOf(trace, frame);
  const head = headOf(trace, frame);
  const recorded = rows.filter(({ value }) => value !== null).length;
  const ended = frame.tag === "reverse.done";
  const at = head >= 0 ? rows.findIndex(({ node }) => node === head) : ended ? 0 : Math.max(recorded - 1, 0);
  const strip = useReel(at);
  const marks = marksAgain(trace, { hover, pick });
  const keys = rowKeys(actions, { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" });
  const products = handedBack(trace, frame.k);
  const state = head >= 0 ? "reading" : ended ? "ended" : "recording";
  return html`<div class="tape-view">
    <p class="soft">${t(`tape-${state}`)}</p>
    <ol class=${`reel reel-${state}`} ref=${strip} aria-label=${t("tape-label")} ...${links(actions)}>
      ${rows.map(({ node, value, derived, slopes, state: row }, i) => {
        const own = marks.nodes.get(node) ?? "";
        const read = row === "read" || ended;
        const names = ["reel-place", node === head && "is-head", read && "is-read", value === null && "is-blank", markClass(own)].filter(Boolean).join(" ");
        const here = own === "hover" || slopes.some(({ edge }) => marks.edges.get(edge) === "hover");
        return html`<li key=${node} class=${names} data-link=${`n${node}`} tabindex=${i === at ? 0 : -1} onKeyDown=${keys} aria-current=${node === head ? "step" : null}>
          <div class="reel-number">${node === head ? html`<span class="reading-head"><${Icon} name="reading" /><span class="hidden">${t("row-reading")}</span></span>` : i + 1}${read && node !== head && html`<span class="hidden">${t("row-read")}</span>`}</div>
          <div class="reel-name"><${Name} name=${nodes.label[node]} /></div>
          <div class="reel-formula">${nodes.op[node] === "input" ? t("tape-input") : rows.length <= TEX_PLACES ? html`<${Tex} tex=${nodes.formula_tex[node]} />` : nodes.formula[node]}</div>
          <div class="reel-value" title=${exact(value)}>${value === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : short(value)}</div>
          <ul class="reel-slopes">${slopes.map((slope) => html`<${Slope} key=${slope.edge} trace=${trace} slope=${slope} product=${products.get(slope.edge)} now=${frame.edge === slope.edge} mark=${marks.edges.get(slope.edge) ?? ""} stop=${here} />`)}</ul>
          <div class=${`reel-adjoint ${derived[0] === null ? "is-empty" : ""}`} title=${exact(derived[0])}><span class="hidden">${t("column-adjoint")}</span>${derived[0] === null ? "?" : short(derived[0])}</div>
        </li>`;
      })}
    </ol>
  </div>`;
});
