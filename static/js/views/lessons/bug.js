// An engine with one bug: its derivatives beside the numeric check, and the names that a bug may have. Knows no engine.
import { decode, short } from "../../format.js";
import { html } from "../../html.js";
import { meets } from "../../predict/slips.js";
import { model } from "../../lessons/sweep.js";
import { t } from "../../messages.js";
import { Name } from "../name.js";
import { roam, useSent } from "./focus.js";

const BUGS = ["overwrite", "stale", "order", "dropped", "product"];

/** The engine's derivatives beside the differences. @param {import("../../types.js").Trace} trace */
function compared(trace) {
  const found = model(trace);
  const inputs = new Map(trace.graph.inputs.map((node) => [trace.graph.nodes.label[node], found.get(node) ?? 0]));
  return trace.result.check.rows.filter(({ output }) => output === trace.params.output).map(({ input, difference }) => {
    const engine = inputs.get(input) ?? 0;
    const number = difference === null ? null : decode(difference);
    return { input, engine, number, agrees: number !== null && (meets(engine, number) || Math.abs(engine - number) < 1e-6 * Math.max(1, Math.abs(number))) };
  });
}

/** @param {{trace: import("../../types.js").Trace, checked: boolean}} props */
function Compare({ trace, checked }) {
  return html`<table class="entries">
    <thead><tr><th scope="col">${t("learn-bug-input")}</th><th scope="col" class="num">${t("learn-bug-engine")}</th>${checked && html`<th scope="col" class="num">${t("learn-bug-check")}</th><th scope="col"><span class="hidden">${t("learn-entry-said")}</span></th>`}</tr></thead>
    <tbody>
      ${compared(trace).map(({ input, engine, number, agrees }) => html`<tr key=${input}><th scope="row"><${Name} name=${input} /></th><td class="num">${short(engine)}</td>
          ${checked && html`<td class="num">${number === null ? "?" : short(Number(number.toPrecision(6)))}</td><td>${html`<b class=${agrees ? "right-text" : "wrong-text"}>${t(agrees ? "learn-bug-agrees" : "learn-bug-differs")}</b>`}</td>`}</tr>`)}
    </tbody>
  </table>`;
}

/** @param {import("./exercise.js").AnswerProps} props */
export function Bug({ exercise, standing, played, figure, drawn, actions }) {
  const [place, send] = useSent();
  if (played === null || !drawn || figure.trace.mode !== "broken") return null;
  const over = standing.state !== "open";
  const checked = over || standing.given?.checked === true;
  const chosen = over && standing.state === "shown" ? played.bug : standing.given?.bug;
  const choose = (/** @type {string} */ bug) => {
    const right = bug === played.bug;
    actions.judged(exercise, { right, said: right ? { mark: "right", id: `learn-bug-why-${bug}` } : { mark: "wrong", id: `learn-bug-not-${bug}` } }, { checked, bug });
  };
  const check = () => {
    const list = compared(figure.trace).filter(({ agrees }) => !agrees).map(({ input }) => input).join(", ");
    send("input");
    actions.note(exercise, { checked: true }, { mark: "note", id: list === "" ? "learn-bug-all-agree" : "learn-bug-checked", args: { list } });
  };
  return html`<${Compare} trace=${figure.trace} checked=${checked} />
    ${!checked && html`<button class="suggestion" onClick=${check}>${t("learn-bug-run-check")}</button>`}
    <div class="options" role="radiogroup" ref=${place} aria-labelledby=${`ask-${exercise.key}`} aria-describedby=${`said-${exercise.key}`} onKeyDown=${roam}>
      ${BUGS.map((bug) => html`<label key=${bug} class=${`option${over && bug === played.bug ? " is-right" : ""}`}>
        <input type="radio" name=${`answer-${exercise.key}`} value=${bug} checked=${chosen === bug} disabled=${over && bug !== played.bug} onChange=${() => choose(bug)} /> <span>${t(`learn-bug-${bug}`)}</span>
      </label>`)}
    </div>
    ${standing.state === "shown" && html`<p class="because">${t(`learn-bug-why-${played.bug}`)}</p>`}
    ${over && html`<button class="suggestion" onClick=${() => (actions.figure.actions.goto(figure.trace.start), actions.figure.actions.play())}>${t("learn-bug-see")}</button>`}`;
}
