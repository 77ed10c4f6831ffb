// A graph that stands still, for paper: the same drawing as on the page, without hands. Pure in (trace, frame).
import { html } from "../../html.js";
import { litOf } from "../../scene/lit.js";
import { modelOf } from "../../scene/model.js";
import { Scene } from "../../scene/scene.js";
import { colourOf } from "../../symbols.js";

/** @type {import("../../types.js").GraphUi} */
const STILL = { hover: null, pick: null, labels: "number", motion: "reduced", animate: null, granularity: "edge", direction: "LR", foldable: false, expandable: false, fixed: true };

/** @param {{trace: import("../../types.js").Trace, frame: import("../../types.js").Frame, label: string}} props */
export function StillGraph({ trace, frame, label }) {
  const model = modelOf(trace);
  const ui = STILL;
  const lit = litOf(trace, frame, ui);
  return html`<figure class="still" role="img" aria-label=${label}>
    <div class="graph" inert data-mode=${trace.mode} data-hue=${colourOf(trace)}><${Scene} trace=${trace} frame=${frame} ui=${ui} model=${model} lit=${lit} tab="" walked=${null} remaining=${null} dragging=${null} part=${null} /></div>
  </figure>`;
}
