// A choice of one word among several. Knows nothing else.
import { html, withValue } from "../html.js";

/** `say`: what a choice is called. What else is told is handed on to the element.
 * @param {{choices: readonly string[], value: string, say?: (choice: string) => string, onChoose: (choice: string) => unknown, [attribute: string]: unknown}} props */
export function Select({ choices, value, say = String, onChoose, ...more }) {
  return html`<select ...${more} value=${value} onChange=${withValue(onChoose)}>
    ${choices.map((choice) => html`<option key=${choice} value=${choice} selected=${choice === value}>${say(choice)}</option>`)}
  </select>`;
}

/** The same with its label before it. @param {Parameters<typeof Select>[0] & {label: string, title?: string}} props */
export const Pick = ({ label, title, ...choice }) => html`<label class="pick-name" title=${title}><span>${label}</span> <${Select} ...${choice} /></label>`;
