// The help sheet: the idea in one breath and the table of keys, made from the same list that the listener reads.
import { useLayoutEffect, useRef } from "preact/hooks";
import { html, memo } from "../html.js";
import { KEYS } from "../keyboard.js";
import { t } from "../messages.js";
import { PRESENTER_KEYS } from "../presenting.js";
import { GRAPH_KEYS } from "../scene/keys.js";
import { Icon } from "./icons.js";

/** Keys that are the same on every keyboard; what the others are called is in the catalogue. @type {Record<string, string>} */
const FACES = { ArrowRight: "→", ArrowLeft: "←", ArrowDown: "↓", ArrowUp: "↑", Backspace: "⌫", Escape: "Esc", " ": "Space" };
const NAMED = new Set(["Control", "Shift", "Space", "Home", "End", "PageUp", "PageDown", "Enter"]);

/** @param {{keys: string[], control?: boolean, shift?: boolean}} key */
function faces({ keys, control, shift }) {
  return [...(control ? ["Control"] : []), ...(shift ? ["Shift"] : []), ...keys].map((key) => {
    const face = FACES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    return NAMED.has(face) ? t(`key-face-${face}`) : face;
  });
}

const GRAPH = GRAPH_KEYS.map((key) => ({ ...key, group: "graph" }));

export const Help = memo(
  /** @param {{open: boolean, keys: boolean, actions: import("../actions.js").Actions}} props */
  function Help({ open, keys, actions }) {
  const place = useRef(/** @type {HTMLDialogElement | null} */ (null));
  // At once, not a frame later: a key pressed in between would find neither the page nor the sheet.
  useLayoutEffect(() => {
    if (open && !place.current?.open) place.current?.showModal();
    if (!open && place.current?.open) place.current.close();
  }, [open]);
  /** At once as well: the browser tells that it has closed the sheet a moment later, when the next key may have been pressed. @param {KeyboardEvent} event */
  const leave = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    actions.setHelp(false);
  };
  return html`<dialog ref=${place} class="help" aria-labelledby="help-heading" onKeyDown=${leave} onClose=${() => place.current?.open || actions.setHelp(false)}>
    <div class="part-head">
      <h2 id="help-heading">${t("help-idea-title")}</h2>
      <button class="icon-button" aria-label=${t("close")} title=${t("close")} onClick=${() => actions.setHelp(false)}><${Icon} name="close" /></button>
    </div>
    <p class="idea">${t("help-idea")}</p>
    <h2>${t("keys-title")}</h2>
    <div class="key-groups">
      ${["steps", "graph", "view", "edit", "present"].map(
        (group) => html`<section key=${group} aria-labelledby=${`keys-${group}`}>
          <h3 id=${`keys-${group}`}>${t(`keys-group-${group}`)}</h3>
          <dl>
            ${[...KEYS, ...GRAPH, ...PRESENTER_KEYS].filter((key) => key.group === group).map(
              (key) => html`<div key=${key.sentence}>
                <dt>${faces(key).map((face) => html`<kbd key=${face}>${face}</kbd> `)}</dt>
                <dd>${t(key.sentence)}</dd>
              </div>`,
            )}
          </dl>
        </section>`,
      )}
    </div>
    <label class="check"><input type="checkbox" checked=${keys} onChange=${(/** @type {any} */ event) => actions.setKeys(event.target.checked)} /> ${t("keys-single")}</label>
  </dialog>`;
});
