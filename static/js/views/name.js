// A name of the program set as mathematics: letters slanted, figures at its end, and what stands in brackets or after an underscore, as an index. Knows nothing else.
import { html } from "../html.js";
import { nameParts } from "../scene/text.js";

/** A name, its figures written as an index or its place in brackets. */
const NAMES = /(\p{L}[\p{L}\p{N}_]*(?:\[[^\]]*\])?|\d[\d.]*)/u;

/** What joins a name and its index is heard and copied, and not seen. @param {{name: string}} props */
function Single({ name }) {
  const { base, sub } = nameParts(name);
  const [before, after] = name.endsWith("]") ? "[]" : [name.slice(base.length).startsWith("_") ? "_" : "", ""];
  const join = (/** @type {string} */ text) => text && html`<span class="join">${text}</span>`;
  return html`<i class="name">${base}${sub && html`<sub>${join(before)}${sub}${join(after)}</sub>`}</i>`;
}

/** @param {{name: string}} props */
export function Name({ name }) {
  return name.split(NAMES).map((part, i) => {
    if (part === "") return null;
    if (/^\d/.test(part)) return html`<span class="upright">${part}</span>`;
    return i % 2 ? html`<${Single} key=${i} name=${part} />` : html`<i class="name">${part}</i>`;
  });
}

/** ∂to / ∂from. @param {{to: string, from: string}} props */
export function Derivative({ to, from }) {
  return html`<span class="derivative">∂<${Name} name=${to} /> / ∂<${Name} name=${from} /></span>`;
}

/** A formula as it is spoken, with its names set as mathematics; a word before a bracket is a function. @param {{text: string}} props */
export function Formula({ text }) {
  return text.split(/(\p{L}[\p{L}\p{N}_]*)/u).map((part, i, all) => (i % 2 === 0 || all[i + 1].startsWith("(") ? part : html`<${Name} key=${i} name=${part} />`));
}
