// The row below the graph: what it shows, what is folded, search, tidy, zoom. It wraps where it has no room, and covers nothing. Knows no camera; that is handed in.
import { html } from "../html.js";
import { t } from "../messages.js";
import { tidies } from "../pictures.js";
import { FoldAll, SingleNumbers } from "../scene/groups.js";
import { Find } from "./find.js";

/** @typedef {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, ui: import("../types.js").GraphUi, large: boolean, follow: boolean, actions: any, children?: any,
 *   zoom: (factor: number) => void, fit: () => void, setFollow: (follow: boolean) => void, show: (node: number) => void, leave: (node: number) => void}} BarProps */

/** @param {BarProps} p */
export function GraphBar({ trace, frame, ui, large, follow, actions, children, zoom, fit, setFollow, show, leave }) {
  const tidy = tidies(trace);
  return html`<div class="graph-bar">
    ${children}
    <${FoldAll} trace=${trace} foldable=${ui.foldable} actions=${actions} />
    <${SingleNumbers} graph=${trace.graph} free=${ui.expandable} actions=${actions} />
    <div class="graph-bar-end">
      <${Find} trace=${trace} frame=${frame} show=${show} leave=${leave} />
      ${tidy !== null && html`<button type="button" class="graph-tidy" title=${t(tidy === "tidy" ? "graph-tidy" : "graph-untidy")} onClick=${actions.tidy}>${t(tidy === "tidy" ? "graph-tidy-short" : "graph-untidy-short")}</button>`}
      <div class="graph-zoom" role="group" aria-label=${t("graph-zoom")}>
        <button type="button" title=${t("graph-zoom-in")} aria-label=${t("graph-zoom-in")} onClick=${() => zoom(1.25)}><span aria-hidden="true">+</span></button>
        <button type="button" title=${t("graph-zoom-out")} aria-label=${t("graph-zoom-out")} onClick=${() => zoom(0.8)}><span aria-hidden="true">−</span></button>
        <button type="button" class="graph-fit" title=${t("graph-zoom-fit")} aria-label=${t("graph-zoom-fit")} onClick=${fit}><span aria-hidden="true">${t("graph-zoom-fit-short")}</span></button>
        ${large && html`<button type="button" class="graph-fit" aria-pressed=${follow} title=${t("graph-follow")} onClick=${() => setFollow(!follow)}>${t("graph-follow-short")}</button>`}
      </div>
    </div>
  </div>`;
}
