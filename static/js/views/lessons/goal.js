// Free play with a goal: every number (and the program, where it may be changed) is checked as soon as the hand rests. Knows no goal.
import { useEffect } from "preact/hooks";
import { html } from "../../html.js";
import { Editor } from "../editor.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function Goal({ exercise, standing, figure, drawn, actions }) {
  const { trace, moving, held, busy, source, failure, offline, hover, pick } = figure;
  const rests = drawn && !moving && !held && !busy && failure === null && trace.source === source;
  useEffect(() => {
    if (rests && standing.state === "open") actions.tryGoal(exercise, trace);
  }, [rests, trace]);
  if (!exercise.edit) return null;
  return html`<div class="program try-program"><${Editor} source=${source} trace=${trace} node=${-1} hover=${hover} pick=${pick} failure=${failure} offline=${offline} actions=${actions.figure.actions} /></div>`;
}
