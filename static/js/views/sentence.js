// The sentence of the step in large type, its equation, and after the end what to try next.
import { html, memo } from "../html.js";
import { t } from "../messages.js";
import { suggest, tell } from "../story.js";
import { Tex } from "./tex.js";

/** @param {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, actions: import("../actions.js").Actions}} props */
export const Sentence = memo(function Sentence({ trace, frame, actions }) {
  const story = tell(trace, frame);
  const suggestions = suggest(trace, frame);
  return html`<div class="story">
    <div class="words">
      <p class="sentence" aria-live="polite" aria-atomic="true">${t(story.id, story.args)}</p>
      <div class="try">
        ${suggestions.map((each) => html`<button key=${each.id} class="suggestion" onClick=${() => actions.follow(each)}>${t(each.id, each.args)}</button>`)}
      </div>
    </div>
    <div class="equation">${story.lines.map((line, i) => html`<div key=${i} class="line"><${Tex} tex=${line} display=${true} /></div>`)}</div>
  </div>`;
});
