// Predict before reveal: the page asks what comes next, and names the slip that an answer shows. Knows no step and no slip by itself.
import { useEffect, useRef, useState } from "preact/hooks";
import { short } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { judge, judgeEdge, questionAt } from "../predict.js";
import { stepTo } from "../replay.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../predict.js").Question} Question */
/** @typedef {{mark: "right" | "wrong" | "shown", words: string, k: number}} Said what the page answered, and at which step */

/** @param {Trace} trace @param {Question} question */
function ask({ graph: { nodes } }, { id, node, from, to, parts }) {
  const name = (/** @type {number} */ each) => (each >= 0 ? nodes.label[each] : "");
  return t(`predict-ask-${id}`, { node: name(node), from: name(from), to: name(to), formula: node >= 0 ? nodes.formula[node] : "", count: parts.length });
}

/** The arithmetic behind the answer, as the page would write it. @param {Question} question */
export function worked({ parts, before, answer }) {
  const products = parts.map(({ upstream, partial }) => `${short(upstream)} · ${partial < 0 ? `(${short(partial)})` : short(partial)}`);
  const left = [...(before === null || before === 0 ? [] : [short(before)]), ...products].join(" + ");
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

/** @param {{trace: Trace, frame: import("../types.js").Frame, granularity: import("../types.js").Granularity, pick: import("../types.js").Target, actions: import("../actions.js").Actions}} props */
export function PredictPanel({ trace, frame, granularity, pick, actions }) {
  const { k } = frame;
  const [draft, setDraft] = useState("");
  const [kind, setKind] = useState(/** @type {"number" | "edge"} */ ("number"));
  const [said, setSaid] = useState(/** @type {Said | null} */ (null));
  const [streak, setStreak] = useState(0);
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const numbers = kind === "number";
  const question = numbers ? questionAt(trace, k, granularity) : null;
  const next = k < trace.steps.count ? trace.steps.edge[k] : -1;
  const open = numbers ? question !== null : next >= 0;
  const label = trace.graph.nodes.label;
  const edgeName = (/** @type {number} */ edge) => t("predict-edge", { from: label[trace.graph.edges.from[edge]], to: label[trace.graph.edges.to[edge]] });

  const reveal = (/** @type {Said["mark"]} */ mark, /** @type {string} */ words) => {
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
    const { slip, edge } = judge(trace, question, draft);
    if (slip === "right") return hit(worked(question));
    if (slip === "number") return setSaid({ mark: "shown", words: t("predict-slip-number"), k });
    const channel = question.id === "tangent" || question.id === "adjoint" ? question.id : "other";
    miss(t(`predict-slip-${slip}`, { edge: edge >= 0 ? edgeName(edge) : "", answer: draft.trim(), channel }));
    box.current?.select();
  };
  const show = () => {
    if (open) setStreak(0);
    reveal("shown", question ? t("predict-shown", { worked: worked(question) }) : open ? t("predict-edge-right", { edge: edgeName(next) }) : t("predict-went-on"));
  };
  const chosen = (/** @type {number} */ edge) => {
    const verdict = judgeEdge(trace, k, edge);
    const words = t(`predict-edge-${verdict}`, { edge: edgeName(edge) });
    if (verdict === "right") hit(words);
    else if (verdict === "elsewhere") setSaid({ mark: "shown", words, k });
    else miss(words);
  };
  // An edge picked in the picture is an answer where an edge is asked for; what was picked before is not.
  const first = useRef(pick);
  useEffect(() => {
    const mine = pick !== first.current;
    first.current = pick;
    if (mine && pick?.kind === "edge" && !numbers && open) chosen(pick.id);
  }, [pick]);

  const shown = said !== null && said.k === k ? said : null;
  const over = k >= trace.steps.count;
  return html`<div class="predict-panel">
    <p class="soft">${t("predict-about")}</p>
    <div class="predict-tools" role="group" aria-label=${t("predict-kind")}>
      ${/** @type {const} */ (["number", "edge"]).map((each) => html`<button key=${each} class="suggestion" aria-pressed=${kind === each ? "true" : "false"} onClick=${() => setKind(each)}>${t(`predict-kind-${each}`)}</button>`)}
    </div>
    <p class="ask" id="predict-ask">${question ? ask(trace, question) : open ? t("predict-ask-edge") : t(over ? "predict-over" : "predict-none")}</p>
    ${
      question &&
      html`<form onSubmit=${answer}>
        <input ref=${box} id="predict-answer" class="number" type="text" inputmode="decimal" autocomplete="off" spellcheck=${false} aria-labelledby="predict-ask" aria-describedby="predict-said"
          value=${draft} onInput=${(/** @type {any} */ event) => setDraft(event.target.value)} />
        <button class="suggestion" type="submit">${t("predict-check")}</button>
      </form>`
    }
    ${!numbers && open && html`<${Edges} key=${k} trace=${trace} name=${edgeName} choose=${chosen} />`}
    <div class="predict-tools">
      ${over ? html`<button class="suggestion" onClick=${() => actions.goto(trace.start)}>${t("predict-again")}</button>` : html`<button class="suggestion" onClick=${show}>${t(open ? "predict-show" : "predict-go-on")}</button>`}
    </div>
    <div id="predict-said" role="status" class=${`said${shown ? ` said-${shown.mark}` : ""}`}>${shown && html`<b>${shown.mark === "shown" ? "" : t(`predict-mark-${shown.mark}`)}</b> ${shown.words}`}</div>
    <p class="soft">${t("predict-streak", { count: streak })}</p>
  </div>`;
}
