// An edge to pick, in the picture or from a list. Knows the graph by its names only.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../messages.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function EdgeAnswer({ exercise, standing, played, figure, actions }) {
  const { trace, pick } = figure;
  const { from, to, partial } = trace.graph.edges;
  const { label } = trace.graph.nodes;
  const name = (/** @type {number} */ edge) => t("predict-edge", { from: label[from[edge]], to: label[to[edge]] });
  const first = useRef(pick);
  const [chosen, setChosen] = useState(/** @type {string} */ (String(standing.given ?? "")));
  const over = standing.state !== "open";
  // What was picked in the picture before the question is no answer to it.
  useEffect(() => {
    const mine = pick !== first.current;
    first.current = pick;
    if (mine && pick?.kind === "edge" && !over) actions.answer(exercise, pick.id);
  }, [pick]);
  useLayoutEffect(() => setChosen(String(standing.given ?? "")), [standing.given]); // what is picked in the picture stands in the list, before anything else is chosen there
  if (standing.state === "shown" && played) return html`<p class="answer">${played.edges.map(name).join(", ")}</p>`;
  /** @param {Event} event */
  const check = (event) => {
    event.preventDefault();
    if (chosen !== "") actions.answer(exercise, Number(chosen));
  };
  return html`<form class="answer-form" onSubmit=${check}><label class="pick-name"><span>${t("predict-edges")}</span>
    <select id=${`answer-${exercise.key}`} aria-describedby=${`said-${exercise.key}`} value=${chosen} disabled=${over} onChange=${(/** @type {any} */ event) => setChosen(event.target.value)}>
      <option value="">${t("predict-choose")}</option>
      ${from.map((_, edge) => partial[edge] !== null && html`<option key=${edge} value=${edge} selected=${chosen === String(edge)}>${name(edge)}</option>`)}
    </select></label>
    ${!over && html`<button class="suggestion" type="submit">${t("predict-check")}</button>`}
  </form>`;
}
