// The sentence of the step in large type, its equation, and after the end what to try next.
import { useMemo } from "preact/hooks";
import { dualLines } from "../dual.js";
import { html, memo } from "../html.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { marked, suggest, tell } from "../story.js";
import { useMarks } from "./equation.js";
import { useFit } from "./fit.js";
import { links } from "./links.js";
import { Spoken, Told } from "./spoken.js";
import { Tex } from "./tex.js";

/** What is said beside the sentence: the step once more where that was asked for, and after the end what there is to try.
 * @param {import("../types.js").Trace} trace @param {import("../types.js").Frame} frame @param {string} sentence @param {import("../story.js").Suggestion[]} suggestions @param {number} again */
function besides(trace, frame, sentence, suggestions, again) {
  const tries = suggestions.length > 0 ? t("try-said", { list: suggestions.map(({ id, args }) => t(id, args)).join("; ") }) : "";
  if (again === 0) return tries;
  const step = t("say-again", { k: frame.k, count: trace.steps.count, sentence });
  return `${step} ${tries}${again % 2 ? "" : "\u00a0"}`; // the same words twice would not be said twice
}

export const Sentence = memo(
  /** `offers`: after the end there is something to try next; `beside`: what is said with the sentence, and seen elsewhere.
   * @param {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, dual: boolean, hover: import("../types.js").Target, pick: import("../types.js").Target, again?: number, offers?: boolean, beside?: string, moving?: boolean, actions: import("../actions.js").Actions}} props */
  function Sentence({ trace, frame, dual, hover, pick, again = 0, offers = true, beside = "", moving = false, actions }) {
  const story = useMemo(() => tell(trace, frame), [trace, frame]); // a moving hand changes marks, not words
  const lines = useMemo(() => (dual && frame.k !== trace.start ? dualLines(trace, frame) : null) ?? story.lines, [story, dual]);
  const suggestions = offers ? suggest(trace, frame) : [];
  const words = useFit("text", 0.7, story, moving);
  const equation = useFit("lines", 0.5, lines, moving);
  const letters = useMarks(marksAgain(trace, { hover, pick }));
  return html`<div class="story">
    <div ref=${words} class="sentence" aria-live="polite" aria-atomic="true"><${Spoken} words=${t(story.id, marked(story.args))} />${beside !== "" && html`<span class="hidden"> <${Spoken} words=${beside} /></span>`}</div>
    <div ref=${(/** @type {HTMLElement | null} */ element) => {
      equation.current = element;
      letters.current = element;
    }} class="equation" ...${links(actions)} role="group" aria-label=${t("equation-label")}><div class="lines">${lines.map((line, i) => html`<div key=${i} class="line"><${Tex} tex=${line} display=${true} /></div>`)}</div></div>
    <p class="hidden" role="status">${besides(trace, frame, t(story.id, story.args), suggestions, again)}</p>
    ${offers && html`<div class="try" role="group" aria-label=${t("next-title")}>
      ${suggestions.map((each) => html`<button key=${each.id} class="suggestion" onClick=${() => actions.follow(each)}><${Told} id=${each.id} args=${each.args} /></button>`)}
    </div>`}
  </div>`;
});
