// Free play with a goal: every number (and the program, where it may be changed) is checked as soon as the hand rests. Knows no goal.
import { useEffect } from "preact/hooks";
import { short } from "../../format.js";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { Editor } from "../editor.js";

/** One way there, as its author gives it, in words. @param {NonNullable<import("../../lessons/types.js").Asking["solution"]>} solution */
const wayOf = ({ source, at }) => (source !== null ? t("learn-goal-program") : t("learn-goal-way", { way: Object.entries(at).map(([name, value]) => `${name} = ${short(value)}`).join(", ") }));

/** @param {import("./exercise.js").AnswerProps} props */
function Solution({ exercise: { solution, hint }, actions, exercise }) {
  if (solution === null) return hint === null ? html`<p>${t("learn-goal-none")}</p>` : null;
  return html`<p class="goal-way"><span>${wayOf(solution)}</span> <button class="suggestion" onClick=${() => actions.solve(exercise)}>${t("learn-goal-show")}</button></p>`;
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
