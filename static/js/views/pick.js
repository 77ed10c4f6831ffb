// A choice of one name among several. Knows nothing else.
import { html } from "../html.js";

/** @param {{label: string, names: string[], value: string, onChoose: (name: string) => void}} props */
export function NameSelect({ label, names, value, onChoose }) {
  return html`<label class="pick-name">
    <span>${label}</span>
    <select value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
      ${names.map((name) => html`<option key=${name} value=${name} selected=${name === value}>${name}</option>`)}
    </select>
  </label>`;
}
