// One of several answers. Knows nothing of what they are about.
import { html } from "../../html.js";
import { roam } from "./focus.js";
import { Prose } from "./prose.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function Choice({ exercise, standing, played, actions }) {
  const { key, options } = exercise;
  const rights = options.map(({ right }, i) => right ?? played?.right[i] ?? false);
  const over = standing.state !== "open";
  const why = standing.state === "shown" ? options[rights.indexOf(true)]?.because : null;
  return html`<div class="options" role="radiogroup" aria-labelledby=${`ask-${key}`} aria-describedby=${`said-${key}`} onKeyDown=${roam}>
    ${options.map(({ text }, i) => {
      const mark = over && rights[i] ? " is-right" : standing.given === i ? " is-given" : "";
      return html`<label key=${i} class=${`option${mark}`}>
        <input type="radio" name=${`answer-${key}`} value=${i} checked=${standing.given === i} disabled=${over && !rights[i]} onChange=${() => actions.answer(exercise, i)} />
        <span><${Prose} nodes=${text} />${over && rights[i] && html` <b class="right-text" aria-hidden="true">✓</b>`}</span>
      </label>`;
    })}
  </div>
  ${why && html`<div class="because"><${Prose} nodes=${why} /></div>`}`;
}
