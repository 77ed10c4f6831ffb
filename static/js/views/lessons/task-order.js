// Eliminating vertices within a budget of multiplications: the elimination game as an exercise.
import { html } from "../../html.js";
import { leftAfter, openVertices } from "../../elimination.js";
import { t } from "../../messages.js";
import { Name } from "../name.js";
import { useSent } from "./focus.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function EliminationTask({ exercise, standing, played, figure, actions }) {
  const [place, send] = useSent();
  const { graph } = figure.trace;
  const budget = played?.budget ?? 0;
  /** @type {string[]} */
  const order = standing.given?.order ?? [];
  const left = leftAfter(graph, order);
  const open = openVertices(graph, left);
  const over = standing.state !== "open";
  const spent = left.multiplications;
  /** @param {string[]} next */
  const put = (next) => {
    const then = leftAfter(graph, next);
    const given = { order: next };
    actions.figure.actions.eliminate(next);
    send("button:not(:disabled)"); // the vertex in hand is gone
    if (openVertices(graph, then).length > 0) return actions.note(exercise, given);
    const within = then.multiplications <= budget;
    const args = { spent: then.multiplications, budget };
    actions.judged(exercise, { right: within, said: { mark: within ? "right" : "wrong", id: within ? "learn-budget-kept" : "learn-budget-over", args } }, given);
  };
  if (standing.state === "shown") {
    return html`<button class="suggestion" onClick=${() => actions.figure.actions.setParam("order", "best")}>${t("learn-budget-best")}</button>`;
  }
  return html`<p class="budget" role="status">${t("learn-budget", { spent, budget })}</p>
    <div class="exercise-tools" ref=${place}>
      ${open.map(({ node, cost, move }) => html`<button key=${node} class="quiet" disabled=${over} onClick=${() => put([...order, move])} onFocus=${() => actions.figure.actions.hover({ kind: "node", id: node })} onBlur=${() => actions.figure.actions.hover(null)}><${Name} name=${graph.nodes.label[node]} /> <span class="soft">${t("learn-budget-cost", { cost })}</span></button>`)}
      ${!over && html`<button class="quiet" disabled=${order.length === 0} onClick=${() => put(order.slice(0, -1))}>${t("undo")}</button>`}
    </div>`;
}
