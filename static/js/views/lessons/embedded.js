// A graph with its steps in somebody else's page, and the way to the whole of it. Knows no lesson.
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { Figure } from "./figure.js";

/** @param {{state: import("../../store.js").State, frame: import("../../types.js").Frame, view: string, title: string, link: string, trouble: string, actions: import("../../actions.js").Actions}} props */
export function Embedded({ state, frame, view, title, link, trouble, actions }) {
  const spec = /** @type {import("../../lessons/types.js").Figure} */ ({ source: state.source, at: {}, mode: state.mode, seed: null, params: {}, view, labels: state.labels, notation: state.notation, direction: state.direction, step: "ready", play: null, by: state.granularity, caption: null });
  return html`<main class="embedded">
    <h1 class="hidden">${title || t("app-title")}</h1>
    ${trouble !== "" && html`<p class="wrong-text" role="alert">${t(trouble)}</p>`}
    <${Figure} state=${state} frame=${frame} spec=${spec} alone=${false} inputs=${false} link=${link} actions=${actions} />
  </main>`;
}
