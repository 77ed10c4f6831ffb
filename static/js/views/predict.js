// Predict before reveal: the page asks what comes next, and names the slip that an answer shows. Knows no step and no slip by itself.
import { useEffect, useRef, useState } from "preact/hooks";
import { short } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { judge, judgeEdge, questionAt } from "../predict.js";

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

/** @param {{trace: Trace, frame: import("../types.js").Frame, granularity: import("../types.js").Granularity, pick: import("../types.js").Target, actions: import("../actions.js").Actions}} props */
export function PredictPanel({ trace, frame, granularity, pick, actions }) {
  const { k } = frame;
  const [draft, setDraft] = useState("");
  const [said, setSaid] = useState(/** @type {Said | null} */ (null));
  const [streak, setStreak] = useState(0);
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const question = questionAt(trace, k, granularity);
  const label = trace.graph.nodes.label;
  const edgeName = (/** @type {number} */ edge) => t("predict-edge", { from: label[trace.graph.edges.from[edge]], to: label[trace.graph.edges.to[edge]] });

  const reveal = (/** @type {Said["mark"]} */ mark, /** @type {string} */ words) => {
    setDraft("");
    setSaid({ mark, words, k: question ? question.step + 1 : k + 1 });
    actions.next();
    box.current?.focus();
  };
  const miss = (/** @type {string} */ words) => {
    setSaid({ mark: "wrong", words, k });
    setStreak(0);
  };
  /** @param {Event} event */
  const answer = (event) => {
    event.preventDefault();
    if (question === null) return;
    const { slip, edge } = judge(trace, question, draft);
    if (slip === "right") {
      setStreak(streak + 1);
      return reveal("right", t("predict-right", { worked: worked(question) }));
    }
    if (slip === "number") return setSaid({ mark: "shown", words: t("predict-slip-number"), k });
    const channel = question.id === "tangent" || question.id === "adjoint" ? question.id : "other";
    miss(t(`predict-slip-${slip}`, { edge: edge >= 0 ? edgeName(edge) : "", answer: draft.trim(), channel }));
    box.current?.select();
  };
  const show = () => {
    setStreak(0);
    reveal("shown", question ? t("predict-shown", { worked: worked(question) }) : t("predict-went-on"));
  };
  // An edge picked in the picture is an answer too, where an edge comes next.
  const first = useRef(pick);
  useEffect(() => {
    const mine = pick !== first.current;
    first.current = pick;
    if (!mine || pick?.kind !== "edge" || question === null || trace.steps.edge[k] < 0) return;
    const verdict = judgeEdge(trace, k, pick.id);
    const words = t(`predict-edge-${verdict}`, { edge: edgeName(pick.id) });
    if (verdict === "right") setSaid({ mark: "right", words, k });
    else if (verdict === "elsewhere") setSaid({ mark: "shown", words, k });
    else miss(words);
  }, [pick]);

  const shown = said !== null && said.k === k ? said : null;
  const over = k >= trace.steps.count;
  return html`<div class="predict-panel">
    <p class="soft">${t("predict-about")}</p>
    ${question ? html`<p class="ask" id="predict-ask">${ask(trace, question)}</p>` : html`<p class="ask">${t(over ? "predict-over" : "predict-none")}</p>`}
    ${
      question &&
      html`<form onSubmit=${answer}>
        <input ref=${box} id="predict-answer" class="number" type="text" inputmode="decimal" autocomplete="off" spellcheck=${false} aria-labelledby="predict-ask" aria-describedby="predict-verdict"
          value=${draft} onInput=${(/** @type {any} */ event) => setDraft(event.target.value)} />
        <button class="suggestion" type="submit">${t("predict-check")}</button>
      </form>`
    }
    <div class="predict-tools">
      ${over ? html`<button class="suggestion" onClick=${() => actions.goto(trace.start)}>${t("predict-again")}</button>` : html`<button class="suggestion" onClick=${show}>${t(question ? "predict-show" : "predict-go-on")}</button>`}
    </div>
    <div id="predict-verdict" role="status" class=${`verdict${shown ? ` verdict-${shown.mark}` : ""}`}>${shown && html`<b>${shown.mark === "shown" ? "" : t(`predict-mark-${shown.mark}`)}</b> ${shown.words}`}</div>
    <p class="soft">${t("predict-streak", { count: streak })}</p>
  </div>`;
}
