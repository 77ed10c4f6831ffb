// The graph of a screen with its sentence and transport, and beside it a view where the author wishes one. The same views as on the page.
import { isDual } from "../../notation.js";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { colourOf } from "../../symbols.js";
import { drawn, picked } from "../drawn.js";
import { GraphView } from "../graph.js";
import { TABS } from "../index.js";
import { Inputs } from "../inputs.js";
import { Sentence } from "../sentence.js";
import { Transport } from "../transport.js";
import { useKept } from "./focus.js";
import { Prose } from "./prose.js";

/** What the learner has changed, where an open question is about the graph as it was, and the way back. @param {{change: import("../../lessons/changed.js").Change | null, asks: boolean, back: () => void}} props */
function Changed({ change, asks, back }) {
  const said = change === null || !asks || change.what === "mode" ? "" : t(`learn-changed-${change.what}`, { list: change.names.join(", ") });
  return html`<span role="status">${said}</span>${change !== null && html` <button class="quiet" onClick=${back}>${t("learn-put-back")}</button>`}`;
}

/** `drawn`: what is on show is this graph. `alone`: without the steps, which would tell what a learner is to find; its numbers stay as they are. `own`: what the lesson says of a graph that its learner has changed.
 * @param {{state: import("../../store.js").State, frame: import("../../types.js").Frame, spec: import("../../lessons/types.js").Figure, alone: boolean, drawn?: boolean, inputs: boolean, link: string, embed?: (() => void) | null,
 *   own?: {change: import("../../lessons/changed.js").Change | null, asks: boolean, back: () => void} | null, actions: import("../../actions.js").Actions}} props */
export function Figure({ state, frame, spec, alone, drawn: ready = true, inputs, link, embed = null, own = null, actions }) {
  const { hover, pick, labels, motion, animate, granularity, direction, playing, touched, speed, k, excerpt } = state;
  const trace = drawn(state, frame);
  const links = useKept(own?.change ? "changed" : "same", "a");
  const health = spec.view === "health";
  const ui = { dual: isDual(state, trace), hover, pick: health ? picked(state, trace) : pick, labels, motion, animate, granularity, direction, foldable: false, expandable: false, health, fixed: alone };
  const tab = TABS.find(({ name, when }) => name === spec.view && (when === undefined || when(trace)));
  return html`<section class="figure" lang=${state.language} aria-labelledby="figure-heading" data-mode=${trace.mode} data-hue=${colourOf(trace)} data-phase=${frame.tag === "evaluate" && frame.node >= 0 ? "evaluate" : "derive"}>
    <h2 id="figure-heading" class="hidden">${t("region-graph")}</h2>
    <div class="graph-place"><${GraphView} trace=${trace} frame=${frame} ui=${ui} actions=${actions} /></div>
    ${state.failure && html`<p class="stale-note" role="alert">${state.failure.message} ${state.failure.hint}</p>`}
    ${spec.caption && html`<p class="caption"><${Prose} nodes=${spec.caption} /></p>`}
    ${!alone && html`<div class="dock">
      <${Sentence} trace=${trace} frame=${frame} dual=${isDual(state, trace)} hover=${hover} pick=${pick} offers=${false} actions=${actions} />
      <${Transport} trace=${trace} k=${k} excerpt=${excerpt} playing=${playing !== null} touched=${touched} speed=${speed} granularity=${granularity} actions=${actions} />
    </div>`}
    ${inputs && !alone && html`<${Inputs} graph=${trace.graph} at=${state.at} ranges=${state.ranges} hover=${hover} actions=${actions} />`}
    ${!alone && trace.mode !== "broken" && html`<p class="figure-links" ref=${links}><a href=${link}>${t("learn-open-page")}</a>${embed && html` <button class="quiet" onClick=${embed}>${t("learn-embed")}</button>`} ${own && html`<${Changed} ...${own} />`}</p>`}
    ${tab && ready && !alone && html`<div class="figure-view">${tab.draw({ state, trace, frame, actions })}</div>`}
  </section>`;
}
