// To come.
import { html } from "../../html.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function Bug({ exercise }) {
  return html`<p>${exercise.kind}</p>`;
}
