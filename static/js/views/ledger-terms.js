// The lines of a ledger: what has been summed up, and the products that remain, each tied to its way through the picture. Knows how they read, not how they are factored.
import { bracketed, exact, read, short } from "../format.js";
import { html } from "../html.js";
import { edgesIn, sumOf } from "../ledger.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { counted } from "./found.js";
import { links, markClass, rowKeys } from "./links.js";
import { Name } from "./name.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Target} Target */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../ledger.js").Fold} Fold */
/** @typedef {import("../ledger.js").Term} Term */
/** @typedef {{hover: Target, pick: Target}} Hand */

const LINES_SHOWN = 24;
/** A product of more factors than these is told by its first ones and its last. */
const FACTORS_SHOWN = 6;

/** A number as a factor. @param {number} value @param {boolean} first */
const factor = (value, first) => (first ? short : bracketed)(value);

/** A sum of chains: in letters where there are letters, else in numbers.
 * @param {Fold} fold @param {number[]} bundle @param {boolean} first */
function bundleText(fold, bundle, first) {
  const { letters, chains } = fold;
  const words = bundle.map((i, place) => (letters ? letters[i] : factor(chains[i].value, first && place === 0)));
  return bundle.length > 1 ? `(${words.join(" + ")})` : words[0];
}

/** What stands for the sum at a merged node: its tangent, or its adjoint. @param {{fold: Fold, trace: Trace, node: number}} props */
function Merged({ fold, trace, node }) {
  const name = trace.graph.nodes.label[node];
  return html`<span class=${`merged of-${fold.backwards ? "adjoint" : "tangent"}`}><span class="hidden">${t(fold.backwards ? "ledger-adjoint" : "ledger-tangent")} </span><${Name} name=${name} /></span>`;
}

/** @param {{fold: Fold, trace: Trace, term: Term, taken: number}} props */
function Product({ fold, trace, term, taken }) {
  const { merged } = term;
  const long = term.factors.length > FACTORS_SHOWN;
  const factors = long ? term.factors.slice(0, FACTORS_SHOWN - 2) : term.factors;
  const prefixed = merged !== fold.start;
  const parts = [
    ...(prefixed ? [html`<${Merged} fold=${fold} trace=${trace} node=${merged} />`] : []),
    ...factors.map((bundle, i) => html`<span class=${bundle.length > 1 ? "bundle" : ""}>${bundleText(fold, bundle, i === 0 && !prefixed)}</span>`),
    ...(long ? [html`<span class="soft">${t("ledger-factors-more", { count: term.factors.length - FACTORS_SHOWN + 1 })}</span>`, bundleText(fold, term.factors[term.factors.length - 1], false)] : []),
  ];
  const first = (prefixed ? 1 : 0) + 1; // what a merge takes: the sum before it and the first factor
  const joined = (/** @type {any[]} */ list) => list.map((part, i) => html`<span key=${i}>${i > 0 && " · "}${part}</span>`);
  if (parts.length === 0) return "1";
  if (taken < 0 || taken >= factors.length) return joined(parts);
  const begin = taken === 0 ? 0 : taken + (prefixed ? 1 : 0);
  const end = taken === 0 ? first : begin + 1;
  const after = parts.slice(end);
  return html`${begin > 0 && html`${joined(parts.slice(0, begin))} · `}<span class="taken">${joined(parts.slice(begin, end))}</span>${after.length > 0 && html` · ${joined(after)}`}`;
}

/** A product of numbers, as it is written. @param {number[]} numbers */
const written = (numbers) => numbers.map((number, i) => factor(number, i === 0)).join(" · ");

/** @param {Trace} trace @param {number} edge */
const slopeOf = ({ graph }, edge) => Number(read(graph.edges.partial[edge]));

/** The numbers of a term where its product is in letters or has sums in it, "2 · 7", or is one chain of several slopes; else nothing more is to be said.
 * @param {Fold} fold @param {Trace} trace @param {Term} term @param {Map<number, number>} known */
function numbersOf(fold, trace, { merged, factors }, known) {
  const prefixed = merged !== fold.start;
  if (!prefixed && factors.length === 1 && factors[0].length === 1) {
    const { edges } = fold.chains[factors[0][0]];
    return edges.length > 1 && edges.length <= FACTORS_SHOWN ? written(edges.map((edge) => slopeOf(trace, edge))) : "";
  }
  if ((!fold.letters && !prefixed && factors.every((bundle) => bundle.length === 1)) || factors.length > FACTORS_SHOWN) return "";
  const numbers = [...(prefixed ? [known.get(merged) ?? 1] : []), ...factors.map((bundle) => sumOf(fold, bundle))];
  return numbers.length > 1 ? written(numbers) : "";
}

/** Whether a hand points at something on a way: at one of its edges, or at a node that it passes. @param {Trace} trace @param {Target} target @param {number[]} way @param {number} merged */
function passes({ graph: { edges } }, target, way, merged) {
  if (target?.kind === "edge") return way.includes(target.id);
  if (target?.kind === "node") return target.id === merged || way.some((edge) => edges.from[edge] === target.id || edges.to[edge] === target.id);
  return target?.kind === "path" && target.edges !== undefined && target.edges.length === way.length && target.edges.every((edge, i) => edge === way[i]);
}

/** What a way through the picture is pointed at with, in any view and mode. @param {number} id @param {number[]} edges @returns {Target} */
const wayTarget = (id, edges) => ({ kind: "path", id: -1 - id, edges });

/** How a line with a way answers the hand: the pointer and the focus light it, a press or Enter picks it, arrows go on to the next.
 * @param {{trace: Trace, hand: Hand, target: Target, way: number[], merged?: number, first: boolean, actions: Actions}} props */
function wayProps({ trace, hand, target, way, merged = -1, first, actions }) {
  const keys = rowKeys(actions);
  return {
    "data-link": "",
    tabindex: first ? 0 : -1,
    mark: passes(trace, hand.pick, way, merged) ? "picked" : passes(trace, hand.hover, way, merged) ? "lit" : "",
    onPointerEnter: () => actions.hover(target),
    onPointerLeave: () => actions.hover(null),
    onFocus: () => actions.hover(target),
    onBlur: () => actions.hover(null),
    onClick: () => actions.pick(target),
    onKeyDown: (/** @type {KeyboardEvent} */ event) => (event.key === "Enter" ? actions.pick(target) : keys(event)),
  };
}

/** All products that remain, or the largest of them.
 * @param {{fold: Fold, trace: Trace, terms: Term[], item: number, known: Map<number, number>, marked: number[], fresh: (term: Term) => boolean, hand: Hand, actions: Actions}} props */
export function Terms({ fold, trace, terms, item, known, marked, fresh, hand, actions }) {
  return html`<ol class="ledger-terms">
    ${terms.map((term, i) => {
      const way = edgesIn(fold, term);
      const { mark, ...answers } = wayProps({ trace, hand, target: wayTarget(item * 1000 + i, way), way, merged: term.merged === fold.start ? -1 : term.merged, first: i === 0, actions });
      const numbers = numbersOf(fold, trace, term, known);
      return html`<li key=${i} class=${[marked[i] >= 0 && "merging", fresh(term) && "fresh", mark].filter(Boolean).join(" ")} ...${answers}>
        <span class="product"><${Product} fold=${fold} trace=${trace} term=${term} taken=${marked[i]} /></span>
        <span class="worth">${numbers && html`<span class="soft">${numbers}</span> `}${(numbers || term.factors.length > 1 || fold.letters) && "= "}<b title=${exact(term.value)}>${short(term.value)}</b></span>
        ${marked[i] >= 0 && html`<span class="hidden">${t("ledger-merges")}</span>`}
      </li>`;
    })}
  </ol>`;
}

/** All paths as products, before anything is factored.
 * @param {{trace: Trace, paths: import("../types.js").Paths, hand: Hand, actions: Actions}} props */
export function Products({ trace, paths, hand, actions }) {
  return html`<ol class="ledger-terms">
    ${paths.edges.map((way, i) => {
      const { mark, ...answers } = wayProps({ trace, hand, target: wayTarget(i, way), way, first: i === 0, actions });
      const value = Number(paths.product[i]);
      const all = way.map((edge) => slopeOf(trace, edge));
      const slopes = all.length > FACTORS_SHOWN ? all.filter((slope) => slope !== 1) : all; // in a long product a factor 1 says nothing
      const shown = slopes.length > FACTORS_SHOWN ? slopes.slice(0, FACTORS_SHOWN - 1) : slopes;
      return html`<li key=${i} class=${mark} ...${answers}>
        <span class="product">${slopes.length === 0 ? "1" : written(shown)}${shown.length < slopes.length && html` · <span class="soft">${t("ledger-factors-more", { count: slopes.length - shown.length })}</span>`}</span>
        <span class="worth">${slopes.length > 1 && "= "}<b title=${exact(value)}>${short(value)}</b></span>
      </li>`;
    })}
  </ol>`;
}

/** The nodes whose sums are known, each with what it adds up.
 * @param {{fold: Fold, trace: Trace, lines: import("../ledger.js").Ledger["lines"], known: Map<number, number>, now: number, hand: Hand, actions: Actions}} props */
export function Lines({ fold, trace, lines, known, now, hand, actions }) {
  if (lines.length === 0) return null;
  const shown = lines.slice(-LINES_SHOWN);
  const marks = marksAgain(trace, hand);
  const keys = rowKeys(actions);
  return html`<h3>${t(fold.backwards ? "ledger-lines-suffixes" : "ledger-lines-prefixes")}</h3>
    ${shown.length < lines.length && html`<p class="soft">${t("ledger-lines-more", { count: lines.length - shown.length })}</p>`}
    <ul class="ledger-lines" ...${links(actions)}>
      ${shown.map(({ node, groups, ways }, i) => {
        const [tail, bundle] = groups[0];
        const plain = groups.length === 1 && tail === fold.start && bundle.length === 1 && !fold.letters; // its one number is its sum
        const names = [node === now && "fresh", markClass(marks.nodes.get(node) ?? "")].filter(Boolean).join(" ");
        return html`<li key=${node} class=${names} data-link=${`n${node}`} tabindex=${i === 0 ? 0 : -1} onKeyDown=${keys}>
          <${Merged} fold=${fold} trace=${trace} node=${node} /> = ${!plain && html`${groups.map(([from, each], place) => summand(fold, trace, from, each, place))} = `}<b title=${exact(known.get(node))}>${short(known.get(node))}</b>
          <span class="soft">${t("ledger-ways", { count: ways <= 999n ? Number(ways) : counted(String(ways)) })}</span>
        </li>`;
      })}
    </ul>`;
}

/** One summand of a line: the sum before it times the slopes between. @param {Fold} fold @param {Trace} trace @param {number} tail @param {number[]} bundle @param {number} place */
function summand(fold, trace, tail, bundle, place) {
  const first = tail === fold.start;
  const text = bundleText(fold, bundle, place === 0 && first);
  return html`<span key=${tail}>${place > 0 && " + "}${!first && html`<${Merged} fold=${fold} trace=${trace} node=${tail} /> · `}${first && bundle.length > 1 ? text.slice(1, -1) : text}</span>`;
}
