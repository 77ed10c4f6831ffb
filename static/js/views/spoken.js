// A sentence of the catalogue with its names set as mathematics and its numbers apart from its words. Knows nothing of what it says.
import { html } from "../html.js";
import { t } from "../messages.js";
import { named, piecesOf } from "../story.js";
import { Name } from "./name.js";

/** @param {{piece: ReturnType<typeof piecesOf>[number]}} props */
function Piece({ piece: { kind, text } }) {
  if (kind === "words") return text;
  if (kind !== "name") {
    const [, whose = "", number = text] = /^(.+?)( = .*|: .*)$/su.exec(text) ?? []; // "∂y/∂x = 2", "y: 2"
    return html`<span class=${kind === "use" ? "number-in-use" : "number-in-text"}>${whose.split(/(\p{L}[^/]*)/u).map((part, i) => (i % 2 ? html`<${Name} name=${part} />` : part))}${number}</span>`;
  }
  return html`<${Name} name=${text} />`;
}

/** @param {{pieces: ReturnType<typeof piecesOf>}} props */
export const Pieces = ({ pieces }) => pieces.map((piece, i) => html`<${Piece} key=${i} piece=${piece} />`);

/** @param {{words: string}} props words with marked terms, see story.js */
export const Spoken = ({ words }) => html`<${Pieces} pieces=${piecesOf(words)} />`;

/** A sentence of the catalogue in which only the names are set apart. @param {{id: string, args: Record<string, any>}} props */
export const Told = ({ id, args }) => html`<${Spoken} words=${t(id, named(args))} />`;

/** A product as it is read, and as it is heard: the dot between factors is no word. @param {{text: string}} props */
export const Heard = ({ text }) =>
  text.includes(" · ") ? html`<span aria-hidden="true">${text}</span><span class="hidden">${text.replaceAll(" · ", ` ${t("spoken-times")} `)}</span>` : text;
