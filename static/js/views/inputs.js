// One slider and one number box for each input. Knows no trace beyond its inputs.
import { useState } from "preact/hooks";
import { decode } from "../format.js";
import { html, memo } from "../html.js";
import { t } from "../messages.js";
import { grow, reachFor, snap, stepOf } from "../ranges.js";
import { Icon } from "./icons.js";
import { Name } from "./name.js";
import { NumberBox } from "./number-box.js";

/** @param {{name: string, node: number, value: number, reach: number, lit: boolean, actions: import("../actions.js").Actions}} props */
function Input({ name, node, value, reach, lit, actions }) {
  const [bad, setBad] = useState(false);
  const id = `input-${name}`;
  /** @param {Event} event */
  const at = (event) => snap(Number(/** @type {HTMLInputElement} */ (event.target).value), reach);
  return html`<li
    class=${`input${lit ? " lit" : ""}`}
    onMouseEnter=${() => actions.hover({ kind: "node", id: node })}
    onMouseLeave=${() => actions.hover(null)}
  >
    <label for=${id}><${Name} name=${name} /></label>
    <input
      id=${id}
      class="slider"
      type="range"
      aria-label=${t("input-slider", { name })}
      min=${-reach}
      max=${reach}
      step=${stepOf(reach)}
      value=${value}
      onInput=${(/** @type {Event} */ event) => actions.setInput(name, at(event))}
      onChange=${(/** @type {Event} */ event) => Math.abs(at(event)) >= reach && actions.setRange(name, grow(reach))}
    />
    <${NumberBox} id=${`${id}-number`} label=${t("input-number", { name })} value=${value} step=${stepOf(reach)} bad=${setBad}
      onNumber=${(/** @type {number} */ number) => actions.setInput(name, number)} />
    ${bad && html`<p class="bad" role="alert">${t("input-bad", { name })}</p>`}
  </li>`;
}

export const Inputs = memo(
  /** @param {{graph: import("../types.js").Graph, at: Record<string, number>, ranges: Record<string, number>, hover: import("../types.js").Target,
 *   actions: import("../actions.js").Actions}} props */
  function Inputs({ graph, at, ranges, hover, actions }) {
  const { inputs, nodes } = graph;
  const changed = inputs.some((node, i) => at[nodes.label[node]] !== undefined && at[nodes.label[node]] !== decode(graph.starts[i]));
  return html`<div class="inputs-part">
    <div class="part-head">
      <h2 id="inputs-heading">${t("heading-inputs")}</h2>
      <button class="icon-button" aria-label=${t("input-reset")} title=${t("input-reset")} disabled=${!changed} onClick=${actions.resetInputs}>
        <${Icon} name="reset" />
      </button>
    </div>
    ${inputs.length === 0 && html`<p class="soft">${t("input-none")}</p>`}
    <ul class="inputs">
      ${inputs.map((node) => {
        const name = nodes.label[node];
        const value = at[name] ?? decode(nodes.value[node]) ?? 0;
        const reach = Math.max(ranges[name] ?? 0, reachFor(value / 2));
        const usual = ranges[name] ?? reachFor(decode(graph.starts[inputs.indexOf(node)]) ?? 1);
        return html`<${Input} key=${name} name=${name} node=${node} value=${value} reach=${Math.max(reach, usual)}
          lit=${hover?.kind === "node" && hover.id === node} actions=${actions} />`;
      })}
    </ul>
  </div>`;
});
