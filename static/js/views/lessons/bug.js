// An engine with one bug: its derivatives beside the numeric check, and the names that a bug may have. Knows no engine.
import { decode, short } from "../../format.js";
import { html } from "../../html.js";
import { meets } from "../../predict/slips.js";
import { model } from "../../lessons/sweep.js";
import { t } from "../../messages.js";
import { Name } from "../name.js";

const BUGS = ["overwrite", "stale", "order", "dropped", "product"];

/** @param {{trace: import("../../types.js").Trace, checked: boolean}} props */
function Compare({ trace, checked }) {
  const found = model(trace);
  const rows = trace.result.check.rows.filter(({ output }) => output === trace.params.output);
  const inputs = new Map(trace.graph.inputs.map((node) => [trace.graph.nodes.label[node], found.get(node) ?? 0]));
  return html`<table class="entries">
    <thead><tr><th scope="col">${t("learn-bug-input")}</th><th scope="col" class="num">${t("learn-bug-engine")}</th>${checked && html`<th scope="col" class="num">${t("learn-bug-check")}</th><th scope="col"><span class="hidden">${t("learn-entry-said")}</span></th>`}</tr></thead>
    <tbody>
      ${rows.map(({ input, difference }) => {
        const engine = inputs.get(input) ?? 0;
        const number = difference === null ? null : decode(difference);
        const agrees = number !== null && (meets(engine, number) || Math.abs(engine - number) < 1e-6 * Math.max(1, Math.abs(number)));
        return html`<tr key=${input}><th scope="row"><${Name} name=${input} /></th><td class="num">${short(engine)}</td>
          ${checked && html`<td class="num">${number === null ? "?" : short(Number(number.toPrecision(6)))}</td><td>${html`<b class=${agrees ? "right-text" : "wrong-text"}>${t(agrees ? "learn-bug-agrees" : "learn-bug-differs")}</b>`}</td>`}</tr>`;
      })}
    </tbody>
  </table>`;
}

/** @param {import("./exercise.js").AnswerProps} props */
export function Bug({ exercise, standing, played, figure, drawn, actions }) {
  if (played === null || !drawn || figure.trace.mode !== "broken") return null;
  const over = standing.state !== "open";
  const checked = over || standing.given?.checked === true;
  const chosen = over && standing.state === "shown" ? played.bug : standing.given?.bug;
  const choose = (/** @type {string} */ bug) => {
    const right = bug === played.bug;
    actions.judged(exercise, { right, said: right ? { mark: "right", id: `learn-bug-why-${bug}` } : { mark: "wrong", id: `learn-bug-not-${bug}` } }, { checked, bug });
  };
  return html`<${Compare} trace=${figure.trace} checked=${checked} />
    ${!checked && html`<button class="suggestion" onClick=${() => actions.note(exercise, { checked: true })}>${t("learn-bug-run-check")}</button>`}
    <div class="options" role="radiogroup" aria-labelledby=${`ask-${exercise.key}`}>
      ${BUGS.map((bug) => html`<label key=${bug} class=${`option${over && bug === played.bug ? " is-right" : ""}`}>
        <input type="radio" name=${`answer-${exercise.key}`} value=${bug} checked=${chosen === bug} disabled=${over && bug !== played.bug} onChange=${() => choose(bug)} /> <span>${t(`learn-bug-${bug}`)}</span>
      </label>`)}
    </div>
    ${standing.state === "shown" && html`<p class="because">${t(`learn-bug-why-${played.bug}`)}</p>`}
    ${over && html`<button class="suggestion" onClick=${() => (actions.figure.actions.goto(figure.trace.start), actions.figure.actions.play())}>${t("learn-bug-see")}</button>`}`;
}
