// The path ledger: the sum over all paths as lines of products, folded step by step until one sweep is left. Knows how it reads, not how it is factored.
import { inputNames, outputNames } from "../coordinates.js";
import { decode, exact, short } from "../format.js";
import { html, memo } from "../html.js";
import { countsAt, foldOf, ledgerAt, takenBy } from "../ledger.js";
import { pairOf } from "../loading.js";
import { t } from "../messages.js";
import { FactorButtons } from "./factor-buttons.js";
import { useFollow } from "./follow.js";
import { counted } from "./found.js";
import { Lines, Products, Terms } from "./ledger-terms.js";
import { Derivative } from "./name.js";
import { Pick } from "./pick.js";
import { Told } from "./spoken.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../ledger.js").Fold} Fold */
/** @typedef {import("./ledger-terms.js").Hand} Hand */
/** @typedef {{input: string, output: string}} Pair */

const TERMS_SHOWN = 60;
const LARGEST_SHOWN = 12;

/** @param {{trace: Trace, frame: Frame, fold: Fold, hand: Hand, actions: Actions}} props */
function Sheet({ trace, frame, fold, hand, actions }) {
  const item = Math.max(0, frame.item);
  const known = /** @type {Map<number, number>} */ (frame.channels[fold.backwards ? "adjoint" : "tangent"]);
  const ledger = ledgerAt(fold, item, known, BigInt(fold.counts[item].terms) <= BigInt(TERMS_SHOWN) ? TERMS_SHOWN : LARGEST_SHOWN);
  const next = fold.moves[item];
  const last = fold.moves[item - 1];
  const label = (/** @type {number} */ node) => trace.graph.nodes.label[node];
  const marked = ledger.terms.map((term) => takenBy(fold, next, term));
  const { terms } = fold.counts[item];
  const lines = html`<${Lines} fold=${fold} trace=${trace} lines=${ledger.lines} known=${known} now=${last?.source === null ? last.node : -1} hand=${hand} actions=${actions} />`;
  if (ledger.terms[0]?.factors.length === 0) return lines; // the last line is the derivative itself
  const fresh = (/** @type {import("../ledger.js").Term} */ term) =>
    last !== undefined && (last.source === null ? term.merged === last.node : term.factors.some((bundle) => bundle.length > 1 && fold.chains[bundle[0]].head === last.node));
  return html`${lines}
    <h3>${ledger.lines.length > 0 ? t("ledger-rest") : t("ledger-all")}<span class="soft"> <span aria-hidden="true">·</span> ${t("ledger-terms", { count: terms.length < 4 ? Number(terms) : counted(terms) })}</span></h3>
    ${!ledger.whole && html`<p class="soft">${t("ledger-largest", { count: ledger.terms.length })}</p>`}
    ${next && html`<p class="soft"><${Told} id=${next.source === null ? "ledger-next" : "ledger-next-bundle"} args=${{ node: label(next.node), count: marked.filter((each) => each >= 0).length }} /></p>`}
    <${Terms} fold=${fold} trace=${trace} terms=${ledger.terms} item=${item} known=${known} marked=${marked} fresh=${fresh} hand=${hand} actions=${actions} />`;
}

/** The counter as it falls: one bar a ledger, the one in hand marked. Its words are the counter's. @param {{fold: Fold, item: number}} props */
function Fall({ fold, item }) {
  const log = (/** @type {string} */ digits) => digits.length - 1 + Math.log10(1 + Number(`${digits[0]}.${digits.slice(1, 8) || "0"}`));
  if (fold.counts.length > 80 || fold.counts[0].multiplications === "0") return null;
  const most = Math.max(...fold.counts.map(({ multiplications }) => log(multiplications)));
  return html`<div class="ledger-fall" aria-hidden="true">${fold.counts.map(({ multiplications }, i) => html`<i key=${i} class=${i === item ? "now" : i < item ? "past" : ""} style=${{ "--size": log(multiplications) / most }}></i>`)}
    <span class="soft">${t("ledger-bars")}</span></div>`;
}

/** @param {{trace: Trace, frame: Frame}} props */
function Counter({ trace, frame }) {
  const fold = foldOf(trace);
  const item = Math.max(0, frame.item);
  const first = counted(countsAt(trace, 0)?.multiplications ?? trace.result.found.find(({ name }) => name === "expanded")?.value ?? "0");
  const told = countsAt(trace, item);
  const now = told ? counted(told.multiplications) : short(frame.channels.multiplications?.get(0) ?? null) || first;
  return html`<div class="ledger-counter">
    <p><span class=${`big-number${now.length > 9 ? " long" : ""}`}>${now}</span> ${t("ledger-multiplications", { count: Number(now) || 2 })} <span class="soft">${t("ledger-at-first", { first })}</span></p>
    ${fold && html`<${Fall} fold=${fold} item=${item} />`}
    <p class="soft">${t("units-free")}</p>
  </div>`;
}

/** @param {{trace: Trace, pair: Pair, count: string}} props */
const Title = ({ pair: { input, output }, count }) => html`<p class="ledger-title"><${Derivative} to=${output} from=${input} /> <span>${t("ledger-paths", { count: count.length < 4 ? Number(count) : counted(count) })}</span></p>`;

/** All paths as they are, before the fold begins. @param {{trace: Trace, pair: Pair, hand: Hand, actions: Actions}} props */
function Unfolded({ trace, pair, hand, actions }) {
  const { paths } = trace.result;
  if (trace.graph.coordinates) return html`<p class="soft">${t("paths-tensors")}</p>`;
  if (!paths || paths.input !== pair.input || paths.output !== pair.output) return html`<p class="soft">${t("paths-waiting")}</p>`;
  if (paths.count === "0") return html`<p>${t("paths-none", { from: pair.input, to: pair.output })}</p>`;
  const total = decode(paths.total);
  return html`<${Title} pair=${pair} count=${paths.count} />
    <h3>${t("ledger-all")}</h3>
    ${String(paths.shown) !== paths.count && html`<p class="soft">${t("ledger-largest", { count: paths.shown })}</p>`}
    <${Products} trace=${trace} paths=${paths} hand=${hand} actions=${actions} />
    <p class="ledger-total">${t("paths-total")}: <b title=${exact(total)}>${short(total)}</b></p>`;
}

export const LedgerPanel = memo(
  /** @param {{trace: Trace, frame: Frame, pair: import("../store.js").State["pair"], mode: string, hover: import("../types.js").Target, pick: import("../types.js").Target, actions: Actions}} props */
  function LedgerPanel({ trace, frame, pair, mode, hover, pick, actions }) {
    const factoring = trace.mode === "factor" && mode === "factor";
    const place = useFollow(".ledger-ending, .ledger-lines .fresh", [trace, frame.item, frame.tag]);
    const shown = factoring ? { input: trace.params.input, output: trace.params.output } : pairOf({ trace, pair, mode });
    if (shown === null) return html`<p class="soft">${t("input-none")}</p>`;
    const { input, output } = shown;
    const hand = { hover, pick };
    const by = factoring ? trace.params.by : null;
    const choose = (/** @type {Pair} */ wish) => (factoring ? actions.factor(wish, by) : actions.setPair(wish.input, wish.output));
    const fold = factoring ? foldOf(trace) : null;
    const count = factoring ? (trace.result.found.find(({ name }) => name === "paths")?.value ?? "0") : "";
    return html`<div class="ledger-panel" ref=${place}>
      ${!factoring && html`<p>${t("ledger-about")}</p>`}
      <div class="pair">
        <${Pick} label=${t("paths-from")} choices=${inputNames(trace.graph)} value=${input} onChoose=${(/** @type {string} */ name) => choose({ input: name, output })} />
        <${Pick} label=${t("paths-to")} choices=${outputNames(trace.graph)} value=${output} onChoose=${(/** @type {string} */ name) => choose({ input, output: name })} />
      </div>
      <${FactorButtons} pair=${shown} by=${by} actions=${actions} />
      ${
        !factoring
          ? html`<${Unfolded} trace=${trace} pair=${shown} hand=${hand} actions=${actions} />`
          : count === "0"
            ? html`<p>${t("paths-none", { from: input, to: output })}</p>`
            : html`<${Title} pair=${shown} count=${count} />
                <${Counter} trace=${trace} frame=${frame} />
                ${frame.tag === "factor.done" && html`<p class="ledger-ending">${t(by === "suffixes" ? "ledger-end-reverse" : "ledger-end-forward")}</p>`}
                ${fold ? html`<${Sheet} trace=${trace} frame=${frame} fold=${fold} hand=${hand} actions=${actions} />` : html`<p class="soft">${t("ledger-long")}</p>`}`
      }
    </div>`;
  },
);
