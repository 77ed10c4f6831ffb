// The mode switch and the seeds of a mode, both drawn from the list of modes that describes itself.
import { decode } from "../format.js";
import { html, letGo, memo } from "../html.js";
import { t } from "../messages.js";
import { Name } from "./name.js";
import { NumberBox } from "./number-box.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */

export const ModeSwitch = memo(
  /** @param {{modes: import("../store.js").Mode[], mode: string, actions: Actions}} props */
  function ModeSwitch({ modes, mode, actions }) {
  return html`<fieldset class="switch modes">
    <legend class="hidden">${t("mode-label")}</legend>
    ${modes.map(
      ({ name, title, gloss }) => html`<label key=${name} class=${`choice m-${name}`} title=${gloss}>
        <input type="radio" name="mode" value=${name} checked=${mode === name} onClick=${letGo} onChange=${() => actions.setMode(name)} />
        <span>${title}</span>
      </label>`,
    )}
  </fieldset>`;
});

/** One box per target: the name seeds it alone, the number seeds it with any number.
 * @param {{targets: string[], seed: Record<string, any>, label: string, actions: Actions}} props */
function SeedRow({ targets, seed, label, actions }) {
  return html`<div class="seeds" role="group" aria-label=${label}>
    <span class="seeds-label">${label}</span>
    ${targets.map((name) => {
      const value = decode(seed[name]) ?? 0;
      return html`<span key=${name} class=${`seed${value !== 0 ? " on" : ""}`}>
        <button aria-label=${t("seed-only", { name })} aria-pressed=${value !== 0 ? "true" : "false"} onClick=${() => actions.seedOnly(name)}><${Name} name=${name} /></button>
        <${NumberBox} id=${`seed-${name}`} label=${t("seed-number", { name })} value=${value} step=${1} onNumber=${(/** @type {number} */ number) => actions.setSeed(name, number)} />
      </span>`;
    })}
  </div>`;
}

/** @param {{label: string, names: string[], value: string, onChoose: (name: string) => void}} props */
export function NameSelect({ label, names, value, onChoose }) {
  return html`<label class="pick-name">
    <span>${label}</span>
    <select value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
      ${names.map((name) => html`<option key=${name} value=${name} selected=${name === value}>${name}</option>`)}
    </select>
  </label>`;
}

export const Seeds = memo(
  /** @param {{trace: Trace, modes: import("../store.js").Mode[], mode: string, actions: Actions}} props */
  function Seeds({ trace, modes, mode, actions }) {
  if (trace.mode !== mode) return html`<div class="seeds" aria-hidden="true"></div>`;
  const { inputs, outputs, nodes } = trace.graph;
  const ins = inputs.map((node) => nodes.label[node]);
  const outs = outputs.map(({ name }) => name);
  const params = modes.find((each) => each.name === mode)?.params ?? [];
  const { input, output, seed = {} } = trace.params;
  return params.map(({ name, kind }) => {
    if (kind === "input-seed") return html`<${SeedRow} key=${name} targets=${ins} seed=${seed} label=${t("seed-input-label")} actions=${actions} />`;
    if (kind === "output-seed") return html`<${SeedRow} key=${name} targets=${outs} seed=${seed} label=${t("seed-output-label")} actions=${actions} />`;
    if (kind === "input") {
      return html`<${NameSelect} key=${name} label=${t("paths-from")} names=${ins} value=${input} onChoose=${(/** @type {string} */ to) => actions.setPair(to, output)} />`;
    }
    if (kind === "output") {
      return html`<${NameSelect} key=${name} label=${t("paths-to")} names=${outs} value=${output} onChoose=${(/** @type {string} */ to) => actions.setPair(input, to)} />`;
    }
    if (kind === "count") {
      return html`<label key=${name} class="pick-name"><span>${t("count-label")}</span>
        <${NumberBox} id=${`param-${name}`} label=${t("count-label")} value=${Number(trace.params[name])} step=${1} class="count-box"
          onNumber=${(/** @type {number} */ number) => actions.setCount(name, number)} /></label>`;
    }
    return null;
  });
});

/** A choice among a few words.
 * @param {{name: string, label: string, choices: readonly string[], value: string, say: (choice: string) => string, onChoose: (choice: any) => void}} props */
function Choice({ name, label, choices, value, say, onChoose }) {
  return html`<fieldset class="switch">
    <legend>${label}</legend>
    ${choices.map(
      (choice) => html`<label key=${choice} class="choice">
        <input type="radio" name=${name} value=${choice} checked=${value === choice} onClick=${letGo} onChange=${() => onChoose(choice)} />
        <span>${say(choice)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** How the picture looks: what stands on the edges, and which way it flows. */
export const Looks = memo(
  /** @param {{labels: "number" | "symbol", direction: "LR" | "TB", actions: Actions}} props */
  function Looks({ labels, direction, actions }) {
  return html`<div class="looks">
    <${Choice} name="labels" label=${t("labels-label")} choices=${["number", "symbol"]} value=${labels} say=${(/** @type {string} */ choice) => t(`labels-${choice}`)} onChoose=${actions.setLabels} />
    <${Choice} name="flow" label=${t("flow-label")} choices=${["LR", "TB"]} value=${direction} say=${(/** @type {string} */ choice) => t(`flow-${choice}`)} onChoose=${actions.setDirection} />
  </div>`;
});
