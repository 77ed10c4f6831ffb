// A name of the program set as mathematics: letters slanted, a number at its end as an index. Knows nothing else.
import { html } from "../html.js";
import { raised } from "../scene/text.js";

/** @param {{name: string}} props */
export function Name({ name }) {
  return name.split(/(\p{L}[₀-₉]+|\p{L}\d+(?!\w)|\d[\d.]*)/u).map((part, i) => {
    if (part === "") return null;
    if (/^\d/.test(part)) return html`<span class="upright">${part}</span>`;
    if (i % 2 === 0) return html`<i class="name">${part}</i>`;
    return html`<i class="name">${part[0]}<sub>${raised(part.slice(1))}</sub></i>`;
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
