// One exercise: the question, the way to answer it, what was said, a hint, and the way out. Knows each kind by its view alone.
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { Bug } from "./bug.js";
import { Choice } from "./choice.js";
import { EdgeAnswer } from "./edge.js";
import { useKept } from "./focus.js";
import { Goal } from "./goal.js";
import { NumberAnswer } from "./number.js";
import { Order } from "./order.js";
import { Prose } from "./prose.js";
import { Sweep } from "./sweep.js";

/** @typedef {import("../../lessons/types.js").Asking} Asking */
/** @typedef {import("../../lessons/types.js").Standing} Standing */
/** What the view of a kind of answer is given.
 * @typedef {{exercise: Asking, standing: Standing, played: import("../../lessons/types.js").Played | null, figure: import("../../store.js").State, drawn: boolean, actions: import("../../lessons/actions.js").LearningActions}} AnswerProps */

/** @type {Record<string, (props: AnswerProps) => any>} */
const ANSWERS = { number: NumberAnswer, choice: Choice, edge: EdgeAnswer, order: Order, sweep: Sweep, bug: Bug, goal: Goal };

/** What was said, in a place that a screen reader reads out; that an answer is shown is seen anyway. @param {{said: import("../../lessons/types.js").Said | null, id: string}} props */
function Said({ said, id }) {
  const mark = said?.mark;
  return html`<div id=${id} role="status" class=${mark === "shown" ? "hidden" : `said${said ? ` said-${mark}` : ""}`}>
    ${said && html`${mark !== "note" && mark !== "shown" && html`<b>${t(`learn-mark-${mark}`)}</b> `}${said.prose ? html`<${Prose} nodes=${said.prose} />` : said.id ? t(said.id, said.args) : ""}`}
  </div>`;
}

/** The question in the author's words, or in ours. @param {Asking} exercise */
export const asked = ({ ask, asks, task }) => (ask !== null ? html`<${Prose} nodes=${ask} />` : t(asks === "sweep" ? task === "order" ? "learn-ask-order-sweep" : `learn-ask-${task}` : `learn-ask-${asks}`));

/** @param {AnswerProps} props */
export function Exercise(props) {
  const { exercise, standing, actions } = props;
  const Answer = ANSWERS[exercise.asks ?? ""];
  const place = useKept(standing.state, ".exercise-state");
  if (!Answer) return null;
  const { key, hint, because } = exercise;
  const over = standing.state !== "open";
  return html`<section ref=${place} class=${`exercise exercise-${standing.state}`} data-key=${key} aria-labelledby=${`ask-${key}`}>
    <h3 id=${`ask-${key}`} class="ask">${asked(exercise)}</h3>
    <${Answer} ...${props} />
    <${Said} id=${`said-${key}`} said=${standing.said} />
    ${over && because && standing.said?.prose !== because && html`<div class="because"><${Prose} nodes=${because} /></div>`}
    <div class="exercise-tools" lang=${props.figure.language}>
      ${hint && !over && html`<details class="hint"><summary>${t("learn-hint")}</summary><${Prose} nodes=${hint} /></details>`}
      ${over ? html`<span class="exercise-state soft" tabindex="-1">${t(`learn-state-${standing.state}`)}</span>` : html`<button class="quiet" onClick=${() => actions.reveal(exercise)}>${t("predict-show")}</button>`}
      ${exercise.fresh && html`<button class="quiet" onClick=${actions.again}>${t("learn-again")}</button>`}
    </div>
  </section>`;
}
