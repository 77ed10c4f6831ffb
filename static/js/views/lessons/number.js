// A number to type. Knows nothing of what it is about.
import { useState } from "preact/hooks";
import { decode, short } from "../../format.js";
import { html } from "../../html.js";
import { t } from "../../messages.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function NumberAnswer({ exercise, standing, played, actions }) {
  const [draft, setDraft] = useState(typeof standing.given === "string" ? standing.given : "");
  const { key } = exercise;
  const answer = played === null ? null : decode(played.number);
  if (standing.state === "shown") return html`<p class="answer">${answer === null ? "" : t("predict-shown", { worked: short(answer) })}</p>`;
  /** @param {Event} event */
  const check = (event) => {
    event.preventDefault();
    if (played !== null) actions.answer(exercise, draft);
  };
  return html`<form class="answer-form" onSubmit=${check}>
    <input id=${`answer-${key}`} class="number" type="text" inputmode="decimal" autocomplete="off" spellcheck=${false} aria-labelledby=${`ask-${key}`} aria-describedby=${`said-${key}`}
      value=${draft} onInput=${(/** @type {any} */ event) => setDraft(event.target.value)} />
    <button class="suggestion" type="submit" disabled=${played === null}>${t("predict-check")}</button>
  </form>`;
}
