// Nodes to put in order, with a button up and one down. Knows the graph by its names only.
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { shuffled } from "../../lessons/shuffle.js";
import { Name } from "../name.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function Order({ exercise, standing, played, figure, actions }) {
  const nodes = played?.order ?? [];
  const [mine, setMine] = useState(/** @type {number[] | null} */ (Array.isArray(standing.given) ? standing.given : null));
  const over = standing.state !== "open";
  const order = standing.state === "shown" ? nodes : (mine ?? shuffled(nodes));
  const { label } = figure.trace.graph.nodes;
  const move = (/** @type {number} */ at, /** @type {number} */ by) => {
    const next = [...order];
    [next[at], next[at + by]] = [next[at + by], next[at]];
    setMine(next);
    actions.note(exercise, next);
  };
  return html`<ol class="ordering" aria-labelledby=${`ask-${exercise.key}`}>
      ${order.map(
        (node, i) => html`<li key=${node} data-node=${node}>
          <span><${Name} name=${label[node] ?? ""} /></span>
          <button class="icon-button" disabled=${over || i === 0} aria-label=${t("learn-order-up", { node: label[node] ?? "" })} onClick=${() => move(i, -1)}><span aria-hidden="true">↑</span></button>
          <button class="icon-button" disabled=${over || i === order.length - 1} aria-label=${t("learn-order-down", { node: label[node] ?? "" })} onClick=${() => move(i, 1)}><span aria-hidden="true">↓</span></button>
        </li>`,
      )}
    </ol>
    ${!over && html`<button class="suggestion" disabled=${nodes.length === 0} onClick=${() => actions.answer(exercise, order)}>${t("predict-check")}</button>`}`;
}
