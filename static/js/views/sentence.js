// The sentence of the step in large type, its equation, and after the end what to try next.
import { html, memo } from "../html.js";
import { t } from "../messages.js";
import { marked, piecesOf, suggest, tell } from "../story.js";
import { useFit } from "./fit.js";
import { Name } from "./name.js";
import { Tex } from "./tex.js";

/** @param {{piece: ReturnType<typeof piecesOf>[number]}} props */
function Piece({ piece: { kind, text } }) {
  if (kind === "words") return text;
  if (kind !== "name") {
    const parts = text.startsWith("∂") ? text.split(/(\p{L}[\p{L}\p{N}_]*)/u) : [text];
    return html`<span class=${kind === "use" ? "number-in-use" : "number-in-text"}>${parts.map((part, i) => (i % 2 ? html`<${Name} name=${part} />` : part))}</span>`;
  }
  return html`<${Name} name=${text} />`;
}

export const Sentence = memo(
  /** @param {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, actions: import("../actions.js").Actions}} props */
  function Sentence({ trace, frame, actions }) {
  const story = tell(trace, frame);
  const suggestions = suggest(trace, frame);
  const words = useFit(0.7, story);
  const equation = useFit(0.5, story);
  return html`<div class="story">
    <p ref=${words} class="sentence" aria-live="polite" aria-atomic="true">${piecesOf(t(story.id, marked(story.args))).map((piece, i) => html`<${Piece} key=${i} piece=${piece} />`)}</p>
    <div ref=${equation} class="equation" role="group" aria-label=${t("equation-label")}>${story.lines.map((line, i) => html`<div key=${i} class="line"><${Tex} tex=${line} display=${true} /></div>`)}</div>
    <div class="try">
      ${suggestions.map((each) => html`<button key=${each.id} class="suggestion" onClick=${() => actions.follow(each)}>${t(each.id, each.args)}</button>`)}
    </div>
  </div>`;
});
