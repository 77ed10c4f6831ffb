// Predict before reveal: the page asks what comes next, and names the slip that an answer shows. Knows no step and no slip by itself.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { bracketed, short } from "../format.js";
import { html, withValue } from "../html.js";
import { t } from "../messages.js";
import { judgeEdge, questionAt, reasonAt } from "../predict.js";
import { judge } from "../predict/slips.js";
import { entryName } from "../predict/steps.js";
import { stepTo } from "../replay.js";
import { marked } from "../story.js";
import { Heard, Spoken } from "./spoken.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../predict/steps.js").Question} Question */
/** @typedef {{mark: "right" | "wrong" | "shown", words: string, k: number}} Said what the page answered, and at which step */

/** An edge in words with marked names. @param {Trace} trace @param {number} edge */
const edgeMarked = ({ graph: { nodes, edges } }, edge) => (edge < 0 ? "" : t("predict-edge", marked({ from: nodes.label[edges.from[edge]], to: nodes.label[edges.to[edge]] })));

/** The question, with marked names. @param {Trace} trace @param {Question} question */
export function ask(trace, { id, node, from, to, place, args }) {
  const { label } = trace.graph.nodes;
  const name = (/** @type {number} */ each) => (each >= 0 ? label[each] : "");
  return t(`predict-ask-${id}`, { ...marked({ node: node >= 0 ? entryName(trace, node, place) : "", from: name(from), to: name(to), ...textual(args) }), ...counting(args) });
}

/** Terms that are text are marked, numbers are left for a sentence to choose by. @param {Record<string, string | number>} args */
const textual = (args) => /** @type {Record<string, string>} */ (Object.fromEntries(Object.entries(args).filter(([, each]) => typeof each === "string")));
/** @param {Record<string, string | number>} args */
const counting = (args) => Object.fromEntries(Object.entries(args).filter(([, each]) => typeof each === "number"));

/** What a slip is, in words. @param {Trace} trace @param {Question} question @param {import("../predict/slips.js").Verdict} verdict @param {string} answer */
export function slipWords(trace, { id, args, node, slips }, { slip, edge, name }, answer) {
  const channel = String(args.channel ?? (id === "tangent" || id === "adjoint" ? id : "other"));
  const which = marked(name.startsWith("∂") ? { entry: name } : { name });
  const own = marked({ answer, node: node >= 0 ? trace.graph.nodes.label[node] : "", ...textual(args) });
  return t(`predict-slip-${slip === "other" && slips === "none" ? "miss" : slip}`, { ...own, ...counting(args), edge: edgeMarked(trace, edge), channel, which: which.entry ?? which.name });
}

/** Of a long sum so many products are written. */
const WRITTEN = 6;

/** The arithmetic behind the answer, as the page would write it. @param {Question} question */
export function worked({ parts, before, answer, written }) {
  const products = parts.map(({ upstream, partial }) => `${short(upstream)} · ${bracketed(partial)}`);
  const summands = [...(before === null || before === 0 ? [] : [short(before)]), ...products];
  const left = written || (summands.length > WRITTEN ? [...summands.slice(0, WRITTEN - 1), "…"] : summands).join(" + ");
  return left === "" ? short(answer) : `${left} = ${short(answer)}`;
}

/** The edges that a person may choose from: those that carry something. @param {{trace: Trace, name: (edge: number) => string, choose: (edge: number) => void}} props */
function Edges({ trace, name, choose }) {
  const { from, partial } = trace.graph.edges;
  return html`<label class="pick-name"><span>${t("predict-edges")}</span>
    <select id="predict-edges" value="" onChange=${(/** @type {any} */ event) => event.target.value !== "" && choose(Number(event.target.value))}>
      <option value="">${t("predict-choose")}</option>
      ${from.map((_, edge) => partial[edge] !== null && html`<option key=${edge} value=${edge}>${name(edge)}</option>`)}
    </select>
  </label>`;
}

/** @param {{trace: Trace, frame: import("../types.js").Frame, granularity: import("../types.js").Granularity, pick: import("../types.js").Target, counted: boolean,
 *   actions: import("../actions.js").Actions}} props `counted`: whether what is right in a row is counted */
export function PredictPanel({ trace, frame, granularity, pick, counted, actions }) {
  const { k } = frame;
  const [draft, setDraft] = useState("");
  const [kind, setKind] = useState(/** @type {"number" | "edge"} */ ("number"));
  const [said, setSaid] = useState(/** @type {Said | null} */ (null));
  const [streak, setStreak] = useState(0);
  const on = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const numbers = kind === "number";
  const question = useMemo(() => (numbers ? questionAt(trace, k, granularity) : null), [trace, k, granularity, numbers]);
  const next = k < trace.steps.count ? trace.steps.edge[k] : -1;
  const open = numbers ? question !== null : next >= 0;
  const { label } = trace.graph.nodes;
  const edgeName = (/** @type {number} */ edge) => t("predict-edge", { from: label[trace.graph.edges.from[edge]], to: label[trace.graph.edges.to[edge]] });
  const over = k >= trace.steps.count;

  // Where nothing is asked there is no box: who was typing goes on at the button below it.
  const typing = useRef(false);
  useLayoutEffect(() => {
    if (typing.current && box.current === null) on.current?.focus();
    typing.current = false;
  }, [k]);

  const reveal = (/** @type {Said["mark"]} */ mark, /** @type {string} */ words) => {
    typing.current = document.activeElement === box.current && box.current !== null;
    setDraft("");
    const to = numbers ? stepTo(trace, k, granularity, 1) : k + 1;
    setSaid({ mark, words, k: to });
    if (numbers) actions.next();
    else actions.goto(to);
    box.current?.focus();
  };
  const miss = (/** @type {string} */ words) => {
    setSaid({ mark: "wrong", words, k });
    setStreak(0);
  };
  const hit = (/** @type {string} */ words) => {
    setStreak(streak + 1);
    reveal("right", words);
  };
  /** @param {Event} event */
  const answer = (event) => {
    event.preventDefault();
    if (question === null) return;
    const verdict = judge(trace, question, draft);
    if (verdict.slip === "right") return hit(worked(question));
    if (verdict.slip === "number") return setSaid({ mark: "shown", words: t("predict-slip-number"), k });
    miss(slipWords(trace, question, verdict, draft.trim()));
    box.current?.select();
  };
  const show = () => {
    if (open) setStreak(0);
    reveal("shown", question ? t("predict-shown", { worked: worked(question) }) : open ? t("predict-edge-right", { edge: edgeMarked(trace, next) }) : t("predict-went-on"));
  };
  const chosen = (/** @type {number} */ edge) => {
    const verdict = judgeEdge(trace, k, edge);
    const words = t(`predict-edge-${verdict}`, { edge: edgeMarked(trace, edge) });
    if (verdict === "right") hit(words);
    else if (verdict === "elsewhere") setSaid({ mark: "shown", words, k });
    else miss(words);
  };
  const count = (/** @type {boolean} */ on) => {
    setStreak(0);
    actions.setStreak(on);
  };
  // An edge picked in the picture is an answer where an edge is asked for; what was picked before is not.
  const first = useRef(pick);
  useEffect(() => {
    const mine = pick !== first.current;
    first.current = pick;
    if (mine && pick?.kind === "edge" && !numbers && open) chosen(pick.id);
  }, [pick]);

  const shown = said !== null && said.k === k ? said : null;
  const asked = question ? ask(trace, question) : open ? t("predict-ask-edge") : t(`predict-none-${!over && !numbers ? "edge" : reasonAt(trace, k, granularity)}`);
  return html`<div class="predict-panel">
    <p class="soft">${t("predict-about")}</p>
    <div class="predict-tools" role="group" aria-label=${t("predict-kind")}>
      ${/** @type {const} */ (["number", "edge"]).map((each) => html`<button key=${each} class="suggestion" aria-pressed=${kind === each ? "true" : "false"} onClick=${() => setKind(each)}>${t(`predict-kind-${each}`)}</button>`)}
    </div>
    <p class=${open ? "ask" : "ask ask-none"} id="predict-ask"><${Spoken} words=${asked} /></p>
    ${
      question &&
      html`<form onSubmit=${answer}>
        <input ref=${box} id="predict-answer" class="number" type="text" inputmode="decimal" autocomplete="off" spellcheck=${false} aria-labelledby="predict-ask" aria-describedby="predict-said"
          value=${draft} onInput=${withValue(setDraft)} />
        <button class="suggestion" type="submit">${t("predict-check")}</button>
      </form>`
    }
    ${!numbers && open && html`<${Edges} key=${k} trace=${trace} name=${edgeName} choose=${chosen} />`}
    <div class="predict-tools">
      ${over ? html`<button ref=${on} class="suggestion" onClick=${() => actions.goto(trace.start)}>${t("predict-again")}</button>` : html`<button ref=${on} class="suggestion" onClick=${show}>${t(open ? "predict-show" : "predict-go-on")}</button>`}
    </div>
    <div id="predict-said" role="status" class=${`said${shown ? ` said-${shown.mark}` : ""}`}>${shown && html`<b>${shown.mark === "shown" ? "" : t(`predict-mark-${shown.mark}`)}</b> ${shown.words.includes(" · ") ? html`<${Heard} text=${shown.words} />` : html`<${Spoken} words=${shown.words} />`}`}</div>
    <p class="streak"><label class="check"><input type="checkbox" checked=${counted} onChange=${(/** @type {any} */ event) => count(event.target.checked)} /> ${t("predict-count")}</label>
      ${counted && html`<span class="soft">${t("predict-streak", { count: streak })}</span>`}</p>
  </div>`;
}
