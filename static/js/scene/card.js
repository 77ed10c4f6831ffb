// The card beside what is hovered or focused: the whole formula and every digit. Pure in (trace, frame, ui); must not know the pointer.
import { html } from "../html.js";
import { pointAt } from "./bezier.js";
import { chipOf } from "./lit.js";
import { edgeCard, nodeCard } from "./words.js";

/** @param {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, ui: import("../types.js").GraphUi, model: import("./model.js").Model}} p */
export function Card({ trace, frame, ui, model }) {
  const { hover } = ui;
  if (!hover || hover.kind === "path") return null;
  const isNode = hover.kind === "node";
  const found = isNode ? model.boxes[model.boxesOf.get(hover.id)?.[0] ?? -1] : model.arcs[model.arcOf.get(hover.id) ?? -1];
  if (!found) return null;
  const chip = chipOf(trace.mode);
  const { title, rows, note } = isNode
    ? nodeCard(trace, hover.id, frame.channels.value.get(hover.id) ?? null, chip ? (frame.channels[chip].get(hover.id) ?? null) : null)
    : edgeCard(trace, hover.id);
  const at = "curve" in found ? pointAt(found.curve, 0.5) : { x: found.x, y: found.y + found.h / 2 };
  const below = at.y < model.height * 0.6;
  return html`<div class=${`graph-card ${below ? "" : "graph-card-above"}`} aria-hidden="true" style=${{ left: `${at.x}px`, top: `${below || !isNode ? at.y : at.y - ("h" in found ? found.h + 18 : 0)}px` }}>
    <div class="graph-card-body">
      <strong>${title}</strong>
      ${rows.map(([name, value]) => html`<span key=${name} class="graph-card-row"><span>${name}</span> <b>${value}</b></span>`)}
      ${note && html`<em>${note}</em>`}
    </div>
  </div>`;
}
