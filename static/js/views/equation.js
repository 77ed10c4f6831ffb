// The equation of the step, in stages, and its terms one by one: each stands for a node or an edge of the other views. Knows no rule of calculus.
import { useEffect, useRef } from "preact/hooks";
import { html, memo } from "../html.js";
import { marksAgain, markOf } from "../linked.js";
import { t } from "../messages.js";
import { stagesOf } from "../stages.js";
import { useFit } from "./fit.js";
import { links, markClass } from "./links.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Target} Target */

/** Marks what KaTeX has set: it is not ours to draw again at every move of a hand. The letters come late, so whatever comes is marked as well.
 * @param {import("../linked.js").Marks} marks */
export function useMarks(marks) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const mark = () => {
      for (const each of element.querySelectorAll(".katex [data-link]")) {
        const how = markOf(marks, each.getAttribute("data-link"));
        each.classList.toggle("lit", how === "hover");
        each.classList.toggle("picked", how === "pick");
      }
    };
    mark();
    const watcher = new MutationObserver(mark);
    watcher.observe(element, { childList: true, subtree: true });
    return () => watcher.disconnect();
  }, [marks]);
  return place;
}

/** A line of a stage: smaller where it would be too wide, and scrolled where it still is. @param {{line: string}} props */
function Line({ line }) {
  const place = useFit("line", 0.6, line);
  return html`<div ref=${place} class="stage-line" role="group" aria-label=${t("stage-line")}><div class="lines"><${Tex} tex=${line} display=${true} /></div></div>`;
}

export const Equation = memo(
  /** @param {{trace: Trace, frame: Frame, dual: boolean, hover: Target, pick: Target, actions: import("../actions.js").Actions}} props */
  function Equation({ trace, frame, dual, hover, pick, actions }) {
  const marks = marksAgain(trace, { hover, pick });
  const place = useMarks(marks);
  const { stages, terms } = stagesOf(trace, frame, dual);
  const some = stages.filter(({ lines }) => lines.length > 0);
  if (some.length === 0) return html`<p class="soft">${t("equation-none")}</p>`;
  return html`<div class="equation-view" ref=${place} ...${links(actions)}>
    <ol class="stages">
      ${some.map(
        ({ name, lines }) => html`<li key=${name} class=${`stage-${name}`}>
          ${name !== "all" && html`<h3>${t(`stage-${name}`)}</h3>`}
          ${lines.map((line, i) => html`<${Line} key=${i} line=${line} />`)}
        </li>`,
      )}
    </ol>
    ${
      terms.length > 0 &&
      html`<h3 id="terms-heading">${t("equation-terms")}</h3>
        <ul class="terms" aria-labelledby="terms-heading">
          ${terms.map(({ link, role, tex, value }, i) => {
            const how = markOf(marks, link);
            return html`<li key=${i}><button class=${`term ${markClass(how)}`} data-link=${link} aria-pressed=${how === "pick" ? "true" : "false"}>
              <span class="term-role">${t(`term-${role}`)}</span> <${Tex} tex=${tex} /> <span class=${`term-value c-${role}`}>${value}</span>
            </button></li>`;
          })}
        </ul>`
    }
  </div>`;
});
