// The mode switch, drawn from the list of modes that describes itself, and the switches of the picture. Knows no mode by name.
import { html, letGo, memo } from "../html.js";
import { t } from "../messages.js";

/** @typedef {import("../actions.js").Actions} Actions */

/** So many modes are in sight; the others are a choice beside them. */
const IN_SIGHT = 3;

export const ModeSwitch = memo(
  /** @param {{modes: import("../store.js").Mode[], mode: string, actions: Actions}} props */
  function ModeSwitch({ modes, mode, actions }) {
  const more = modes.slice(IN_SIGHT);
  const chosen = more.find(({ name }) => name === mode);
  return html`<fieldset class="switch modes">
    <legend class="hidden">${t("mode-label")}</legend>
    ${modes.slice(0, IN_SIGHT).map(
      ({ name, title, gloss }) => html`<label key=${name} class=${`choice m-${name}`} title=${gloss}>
        <input type="radio" name="mode" value=${name} checked=${mode === name} onClick=${letGo} onChange=${() => actions.setMode(name)} />
        <span>${title}</span>
      </label>`,
    )}
    ${
      more.length > 0 &&
      html`<select id="more-modes" class=${`more-modes${chosen ? " on" : ""}`} aria-label=${t("mode-more")} title=${chosen?.gloss ?? t("mode-more")} value=${chosen?.name ?? ""}
        onChange=${(/** @type {any} */ event) => event.target.value && actions.setMode(event.target.value)}>
        <option value="" selected=${!chosen} disabled hidden>${t("mode-more-short")}</option>
        ${more.map(({ name, title }) => html`<option key=${name} value=${name} selected=${name === mode}>${title}</option>`)}
      </select>`
    }
  </fieldset>`;
});

/** A choice among a few words. `away`: it is not there, and keeps its room, so that nothing moves when it comes.
 * @param {{name: string, label: string, choices: readonly string[], value: string, say: (choice: string) => string, onChoose: (choice: any) => void, away?: boolean}} props */
function Choice({ name, label, choices, value, say, onChoose, away = false }) {
  return html`<fieldset class=${`switch${away ? " away" : ""}`} disabled=${away}>
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
  /** `written`: what numbers can be written as, null where there is no choice. @param {{labels: "number" | "symbol", direction: "LR" | "TB", notation: "plain" | "dual", written: "dual" | "series" | null, actions: Actions}} props */
  function Looks({ labels, direction, notation, written, actions }) {
  return html`<div class="looks">
    <${Choice} name="labels" label=${t("labels-label")} choices=${["number", "symbol"]} value=${labels} say=${(/** @type {string} */ choice) => t(`labels-${choice}`)} onChoose=${actions.setLabels} />
    <${Choice} name="flow" label=${t("flow-label")} choices=${["LR", "TB"]} value=${direction} say=${(/** @type {string} */ choice) => t(`flow-${choice}`)} onChoose=${actions.setDirection} />
    <${Choice} name="notation" label=${t("notation-label")} choices=${["plain", "dual"]} value=${notation} say=${(/** @type {string} */ choice) => t(`notation-${choice === "plain" ? choice : (written ?? "dual")}`)} onChoose=${actions.setNotation} away=${written === null} />
  </div>`;
});
