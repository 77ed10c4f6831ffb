// Nodes to put in order, with a button up and one down. Knows the graph by its names only.
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { shuffled } from "../../lessons/shuffle.js";
import { Name } from "../name.js";
import { useSent } from "./focus.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function Order({ exercise, standing, played, figure, actions }) {
  const nodes = played?.order ?? [];
  const [mine, setMine] = useState(/** @type {number[] | null} */ (Array.isArray(standing.given) ? standing.given : null));
  const [moved, setMoved] = useState("");
  const [place, send] = useSent();
  const over = standing.state !== "open";
  const order = standing.state === "shown" ? nodes : (mine ?? shuffled(nodes));
  const { label } = figure.trace.graph.nodes;
  const move = (/** @type {number} */ at, /** @type {number} */ by) => {
    const node = order[at];
    if (order[at + by] === undefined) return;
    const next = [...order];
    [next[at], next[at + by]] = [next[at + by], node];
    send(`[data-node="${node}"] [data-by="${by}"]`); // a row that moves loses the focus
    setMine(next);
    setMoved(t("learn-order-moved", { node: label[node] ?? "", place: at + by + 1, count: order.length }));
    actions.note(exercise, next);
  };
  const button = (/** @type {number} */ node, /** @type {number} */ at, /** @type {-1 | 1} */ by) => {
    const name = t(by < 0 ? "learn-order-up" : "learn-order-down", { node: label[node] ?? "" });
    return html`<button class="icon-button" data-by=${by} aria-disabled=${order[at + by] === undefined ? "true" : undefined} aria-label=${name} title=${name} onClick=${() => move(at, by)}><span aria-hidden="true">${by < 0 ? "↑" : "↓"}</span></button>`;
  };
  return html`<ol class="ordering" ref=${place} aria-labelledby=${`ask-${exercise.key}`}>
      ${order.map((node, i) => html`<li key=${node} data-node=${node}><span><${Name} name=${label[node] ?? ""} /></span>${!over && html`<span>${button(node, i, -1)}${button(node, i, 1)}</span>`}</li>`)}
    </ol>
    <p class="hidden" role="status">${over ? "" : moved}</p>
    ${!over && html`<button class="suggestion" disabled=${nodes.length === 0} onClick=${() => actions.answer(exercise, order)}>${t("predict-check")}</button>`}`;
}
