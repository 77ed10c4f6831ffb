// Free play with a goal: every number (and the program, where it may be changed) is checked as soon as the hand rests. Knows no goal.
import { useEffect } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { Editor } from "../editor.js";
import { Name } from "../name.js";

/** One way there, as its author gives it, and a button that puts it into the graph. @param {import("./exercise.js").AnswerProps} props */
function Solution({ exercise, actions }) {
  const { solution, hint } = exercise;
  if (solution === null) return hint === null ? html`<p>${t("learn-goal-none")}</p>` : null;
  const numbers = Object.entries(solution.at);
  return html`<p class="answer">${solution.source !== null ? t("learn-goal-program") : html`${t("learn-goal-way")} ${numbers.map(([name, value], i) => html`${i > 0 ? ", " : ""}<${Name} name=${name} /> = ${String(value)}`)}`}
    <button class="suggestion" onClick=${() => actions.solve(exercise)}>${t("learn-goal-show")}</button></p>`;
}

/** @param {import("./exercise.js").AnswerProps} props */
export function Goal(props) {
  const { exercise, standing, figure, drawn, actions } = props;
  const { trace, moving, held, busy, source, failure, offline, hover, pick } = figure;
  const rests = drawn && !moving && !held && !busy && failure === null && trace.source === source;
  useEffect(() => {
    if (rests && standing.state === "open") actions.tryGoal(exercise, trace);
  }, [rests, trace]);
  return html`${exercise.edit && html`<div class="program try-program"><${Editor} source=${source} trace=${trace} node=${-1} hover=${hover} pick=${pick} failure=${failure} offline=${offline} actions=${actions.figure.actions} /></div>`}
    ${standing.state === "shown" && html`<${Solution} ...${props} />`}`;
}
