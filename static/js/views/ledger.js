// The path ledger: the sum over all paths as lines of products, folded step by step until one sweep is left. Knows how it reads, not how it is factored.
import { inputNames, outputNames } from "../coordinates.js";
import { exact, short } from "../format.js";
import { html, memo } from "../html.js";
import { edgesAlong, foldOf, ledgerAt, sumOf, takenBy } from "../ledger.js";
import { pairOf } from "../loading.js";
import { t } from "../messages.js";
import { FactorButtons } from "./factor-buttons.js";
import { counted } from "./found.js";
import { Derivative, Name } from "./name.js";
import { NameSelect } from "./pick.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../ledger.js").Fold} Fold */
/** @typedef {import("../ledger.js").Term} Term */

const TERMS_SHOWN = 24;
const LARGEST_SHOWN = 12;
const LINES_SHOWN = 24;
/** A product of more factors than these is told by its first ones and its last. */
const FACTORS_SHOWN = 6;

/** A number as a factor. @param {number} value @param {boolean} first */
const factor = (value, first) => (value < 0 && !first ? `(${short(value)})` : short(value));

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

/** The numbers of a term, "2 · 7 = 14". @param {Fold} fold @param {Term} term @param {Map<number, number>} known */
function numbersOf(fold, { merged, factors, value }, known) {
  const numbers = [...(merged === fold.start ? [] : [known.get(merged) ?? 1]), ...factors.map((bundle) => sumOf(fold, bundle))];
  if (numbers.length > FACTORS_SHOWN) return `= ${short(value)}`;
  return numbers.length > 1 ? `${numbers.map((number, i) => factor(number, i === 0)).join(" · ")} = ${short(value)}` : short(value);
}

/** The nodes whose sums are known, each with what it adds up.
 * @param {{fold: Fold, trace: Trace, ledger: import("../ledger.js").Ledger, known: Map<number, number>, now: number}} props */
function Lines({ fold, trace, ledger, known, now }) {
  if (ledger.lines.length === 0) return null;
  const shown = ledger.lines.slice(-LINES_SHOWN);
  return html`<h3>${t(fold.backwards ? "ledger-lines-suffixes" : "ledger-lines-prefixes")}</h3>
    ${shown.length < ledger.lines.length && html`<p class="soft">${t("ledger-lines-more", { count: ledger.lines.length - shown.length })}</p>`}
    <ul class="ledger-lines">
      ${shown.map(
        ({ node, groups, ways }) => html`<li key=${node} class=${node === now ? "fresh" : ""}>
          <${Merged} fold=${fold} trace=${trace} node=${node} /> = ${groups.map(
            ([tail, bundle], i) => html`<span key=${tail}>${i > 0 && " + "}${tail !== fold.start && html`<${Merged} fold=${fold} trace=${trace} node=${tail} /> · `}${
              tail === fold.start && bundle.length > 1 ? bundleText(fold, bundle, i === 0).slice(1, -1) : bundleText(fold, bundle, i === 0 && tail === fold.start)
            }</span>`,
          )} = <b title=${exact(known.get(node))}>${short(known.get(node))}</b>
          <span class="soft">${t("ledger-ways", { count: ways <= 999n ? Number(ways) : counted(String(ways)) })}</span>
        </li>`,
      )}
    </ul>`;
}

/** @param {{trace: Trace, frame: Frame, fold: Fold, actions: Actions}} props */
function Sheet({ trace, frame, fold, actions }) {
  const item = Math.max(0, frame.item);
  const known = /** @type {Map<number, number>} */ (frame.channels[fold.backwards ? "adjoint" : "tangent"]);
  const ledger = ledgerAt(fold, item, known, BigInt(fold.counts[item].terms) <= BigInt(TERMS_SHOWN) ? TERMS_SHOWN : LARGEST_SHOWN);
  const next = fold.moves[item];
  const last = fold.moves[item - 1];
  const label = (/** @type {number} */ node) => trace.graph.nodes.label[node];
  const marked = ledger.terms.map((term) => takenBy(fold, next, term));
  const paths = new Map((trace.result.paths?.edges ?? []).map((edges, id) => [edges.join(" "), id]));
  const { terms } = fold.counts[item];
  const lines = html`<${Lines} fold=${fold} trace=${trace} ledger=${ledger} known=${known} now=${last?.source === null ? last.node : -1} />`;
  if (ledger.terms[0]?.factors.length === 0) return lines; // the last line is the derivative itself
  return html`${lines}
    <h3>${ledger.lines.length > 0 ? t("ledger-rest") : t("ledger-all")} <span class="soft">${t("ledger-terms", { count: terms.length < 4 ? Number(terms) : counted(terms) })}</span></h3>
    ${!ledger.whole && html`<p class="soft">${t("ledger-largest", { count: ledger.terms.length })}</p>`}
    <ol class="ledger-terms">
      ${ledger.terms.map((term, i) => {
        const id = term.merged === fold.start ? paths.get(edgesAlong(fold, term).join(" ")) : undefined;
        const target = id === undefined ? null : /** @type {const} */ ({ kind: "path", id });
        const fresh = last !== undefined && (last.source === null ? term.merged === last.node : term.factors.some((bundle) => bundle.length > 1 && fold.chains[bundle[0]].head === last.node));
        return html`<li key=${i} class=${[marked[i] >= 0 && "merging", fresh && "fresh"].filter(Boolean).join(" ")} onMouseEnter=${() => target && actions.hover(target)} onMouseLeave=${() => actions.hover(null)}>
          <span class="product"><${Product} fold=${fold} trace=${trace} term=${term} taken=${marked[i]} /></span>
          ${(fold.letters || term.factors.length > 1 || term.merged !== fold.start) && html`<span class="soft">${numbersOf(fold, term, known)}</span>`}
          ${marked[i] >= 0 && html`<span class="merge-word">${t("ledger-merges")}</span>`}
        </li>`;
      })}
    </ol>
    ${next && html`<p class="soft">${next.source === null ? t("ledger-next", { node: label(next.node), count: marked.filter((each) => each >= 0).length }) : t("ledger-next-bundle", { node: label(next.node) })}</p>`}`;
}

/** The counter as it falls: one bar a ledger, the one in hand marked. Its words are the counter's. @param {{fold: Fold, item: number}} props */
function Fall({ fold, item }) {
  const log = (/** @type {string} */ digits) => digits.length - 1 + Math.log10(1 + Number(`${digits[0]}.${digits.slice(1, 8) || "0"}`));
  const most = Math.max(...fold.counts.map(({ multiplications }) => log(multiplications)), 1e-9);
  if (fold.counts.length > 80) return null;
  return html`<div class="ledger-fall" aria-hidden="true">${fold.counts.map(({ multiplications }, i) => html`<i key=${i} class=${i === item ? "now" : i < item ? "past" : ""} style=${{ "--size": log(multiplications) / most }}></i>`)}</div>`;
}

/** @param {{trace: Trace, frame: Frame}} props */
function Counter({ trace, frame }) {
  const fold = foldOf(trace);
  const item = Math.max(0, frame.item);
  const first = fold ? counted(fold.counts[0].multiplications) : counted(trace.result.found.find(({ name }) => name === "expanded")?.value ?? "0");
  const now = fold ? counted(fold.counts[item].multiplications) : short(frame.channels.multiplications?.get(0) ?? null) || first;
  return html`<div class="ledger-counter">
    <p><span class=${`big-number${now.length > 9 ? " long" : ""}`}>${now}</span> ${t("ledger-multiplications", { count: Number(now) || 2 })} <span class="soft">${t("ledger-at-first", { first })}</span></p>
    ${fold && html`<${Fall} fold=${fold} item=${item} />`}
  </div>`;
}

/** The last word: what is left is one sweep. @param {{trace: Trace, actions: Actions}} props */
function Ending({ trace, actions }) {
  const { by, input, output } = trace.params;
  const reverse = by === "suffixes";
  return html`<p class="ledger-ending">${t(reverse ? "ledger-end-reverse" : "ledger-end-forward")}</p>
    <button class="suggestion" onClick=${() => actions.sweep(reverse ? "reverse" : "forward", { [reverse ? output : input]: 1 })}>${t(reverse ? "ledger-sweep-reverse" : "ledger-sweep-forward")}</button>`;
}

export const LedgerPanel = memo(
  /** @param {{trace: Trace, frame: Frame, pair: any, mode: string, actions: Actions}} props */
  function LedgerPanel({ trace, frame, pair, mode, actions }) {
    const factoring = trace.mode === "factor" && mode === "factor";
    const shown = factoring ? { input: trace.params.input, output: trace.params.output } : pairOf(/** @type {any} */ ({ trace, pair, mode }));
    if (shown === null) return html`<p class="soft">${t("input-none")}</p>`;
    const { input, output } = shown;
    if (!factoring) {
      return html`<div class="ledger-panel">
        <p>${t("ledger-about")}</p>
        <div class="pair">
          <${NameSelect} label=${t("paths-from")} names=${inputNames(trace.graph)} value=${input} onChoose=${(/** @type {string} */ name) => actions.setPair(name, output)} />
          <${NameSelect} label=${t("paths-to")} names=${outputNames(trace.graph)} value=${output} onChoose=${(/** @type {string} */ name) => actions.setPair(input, name)} />
        </div>
        <${FactorButtons} pair=${shown} by=${null} actions=${actions} />
      </div>`;
    }
    const fold = foldOf(trace);
    const count = trace.result.found.find(({ name }) => name === "paths")?.value ?? "0";
    return html`<div class="ledger-panel">
      <${FactorButtons} pair=${shown} by=${trace.params.by} actions=${actions} />
      <p><${Derivative} to=${output} from=${input} />: ${t("ledger-paths", { count: count.length < 4 ? Number(count) : counted(count) })}</p>
      ${
        count === "0"
          ? html`<p>${t("paths-none", { from: input, to: output })}</p>`
          : html`<${Counter} trace=${trace} frame=${frame} />
              ${frame.tag === "factor.done" && html`<${Ending} trace=${trace} actions=${actions} />`}
              ${fold ? html`<${Sheet} trace=${trace} frame=${frame} fold=${fold} actions=${actions} />` : html`<p class="soft">${t("ledger-long")}</p>`}`
      }
    </div>`;
  },
);
