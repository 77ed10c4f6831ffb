// Arranges the views on the page, wide or narrow. Takes a state and its frame; knows no network and no timer.
import { Component } from "preact";
import { previewOf } from "../game.js";
import { html, keeper } from "../html.js";
import { inHandOf } from "../linked.js";
import { t } from "../messages.js";
import { isDual, notationOf } from "../notation.js";
import { offered, shows, WIDTH, widthOf } from "../panes.js";
import { colourOf } from "../symbols.js";
import { drawn, picked } from "./drawn.js";
import { Editor } from "./editor.js";
import { saidWithStep } from "./game-words.js";
import { GraphView } from "./graph.js";
import { Header } from "./header.js";
import { Help } from "./help.js";
import { Icon } from "./icons.js";
import { TABS } from "./index.js";
import { Inputs } from "./inputs.js";
import { Form } from "./form.js";
import { Looks, ModeSwitch } from "./mode.js";
import { Panel, Second } from "./panel.js";
import { Presenter } from "./presenter.js";
import { Sentence } from "./sentence.js";
import { Separator } from "./separator.js";
import { Transport } from "./transport.js";

/** @typedef {import("../store.js").State} State */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {{state: State, frame: Frame, trace: Trace, actions: Actions}} Props */

const keepUi = keeper();
/** @param {Props} props */
function Program({ state, frame, trace, actions }) {
  const { source, hover, pick, failure, offline, at, ranges } = state;
  return html`<${Editor} source=${source} trace=${state.trace} node=${frame.node} read=${inHandOf(state.trace, frame).read} hover=${hover} pick=${pick} failure=${failure} offline=${offline} actions=${actions} />
    <${Inputs} graph=${trace.graph} at=${at} ranges=${ranges} hover=${hover} actions=${actions} />`;
}

/** @param {Props} props */
function Stage({ state, frame, trace, actions }) {
  const { hover, labels, motion, moving, animate, granularity, direction, presenting } = state;
  const pick = picked(state, trace);
  const { needs } = state.modes.find(({ name }) => name === trace.mode) ?? {};
  const foldable = needs !== "formulas";
  const expandable = needs === "partials";
  const playing = shows(state, "game");
  const ui = keepUi({ dual: isDual(state, trace), hover, pick, labels, motion, moving, animate, granularity, direction, foldable, expandable, health: shows(state, "health"), presenting, flows: shows(state, "jacobian"), ends: playing, preview: playing ? previewOf({ ...state, trace }, frame) : null });
  return html`<section class=${`stage${state.failure ? " stale" : ""}`} aria-labelledby="graph-heading">
    <h2 id="graph-heading" class="hidden">${t("region-graph")}</h2>
    <div class="stage-head">
      <${ModeSwitch} modes=${state.modes} mode=${state.mode} actions=${actions} />
      <div class="seeding"><${Form} trace=${trace} modes=${state.modes} mode=${state.mode} wishes=${state.params[state.mode]} refused=${state.failure !== null && !state.busy} actions=${actions} /></div>
    </div>
    <div class="graph-place"><${GraphView} trace=${trace} frame=${frame} ui=${ui} actions=${actions}>${state.shape === "wide" && html`<${Looks} labels=${labels} direction=${direction} notation=${state.notation} written=${notationOf(state.trace)} actions=${actions} />`}<//>${state.failure && html`<p class="stale-note">${t("stale")}</p>`}</div>
  </section>`;
}

/** @param {Props} props */
function Dock({ state, frame, actions }) {
  const { k, playing, touched, speed, granularity } = state;
  return html`<section class="dock" aria-labelledby="steps-heading">
    <h2 id="steps-heading" class="hidden">${t("region-steps")}</h2>
    <${Sentence} trace=${state.trace} frame=${frame} dual=${isDual(state, state.trace)} hover=${state.hover} pick=${state.pick} again=${state.again} beside=${saidWithStep(state, state.trace, frame)} moving=${state.moving} actions=${actions} />
    <${Transport} trace=${state.trace} k=${k} playing=${playing !== null} touched=${touched} speed=${speed} granularity=${granularity} actions=${actions} />
  </section>`;
}

/** What the menu of views has: those there are, and those of another mode than the one on the page. @param {State} state @param {Trace} trace
 * @returns {(import("./panel.js").Entry | import("./panel.js").Elsewhere)[]} */
function entriesOf({ modes }, trace) {
  return TABS.flatMap(({ name, title, group, when, mode }) => {
    if (when?.(trace) !== false) return [{ name, title, group }];
    const there = modes.find((each) => each.name === mode);
    return there ? [{ name, title, group, mode: there.name, place: there.title }] : [];
  });
}

/** @param {Props} props on a narrow page the program is a view like the others */
function Sheets(props) {
  const { state, trace, actions } = props;
  const program = { name: "program", title: "heading-program", group: "step", draw: Program };
  const tabs = [program, ...offered(TABS, trace)];
  const current = tabs.find(({ name }) => name === state.tab) ?? tabs[0];
  return html`<section class="details" aria-labelledby="details-heading">
    <h2 id="details-heading" class="hidden">${t("region-panel")}</h2>
    <${Panel} tabs=${tabs} entries=${[program, ...entriesOf(state, trace)]} current=${current.name} choose=${actions.setTab} go=${actions.goToView}>${current.draw(props)}<//>
    <${Looks} labels=${state.labels} direction=${state.direction} notation=${state.notation} written=${notationOf(state.trace)} actions=${actions} />
  </section>`;
}

/** The panel of a wide page: one view or two, as wide as you like, or folded away. @param {Props} props */
function Details(props) {
  const { state, trace, actions } = props;
  const { panes } = state;
  const tabs = offered(TABS, trace);
  const first = tabs.find(({ name }) => name === state.tab) ?? tabs[0];
  const others = tabs.filter(({ name }) => name !== first.name);
  const second = others.find(({ name }) => name === state.second);
  const label = t(panes.folded ? "panel-unfold" : "panel-fold");
  const fold = html`<button class="icon-button fold" aria-expanded=${panes.folded ? "false" : "true"} aria-label=${label} title=${label} onClick=${actions.foldPanel}><${Icon} name=${panes.folded ? "fold" : "unfold"} /></button>`;
  const two = t(second ? "panel-one" : "panel-two");
  const roomy = (panes.width ?? WIDTH.usual) >= WIDTH.beside;
  const wider = t(roomy ? "panel-narrower" : "panel-wider");
  const tools = html`<button class="icon-button" aria-pressed=${roomy ? "true" : "false"} aria-label=${wider} title=${wider} onClick=${() => actions.setPanelWidth(roomy ? null : WIDTH.beside)}><${Icon} name="wider" /></button>
    <button id="panel-two" class="icon-button" aria-pressed=${second ? "true" : "false"} aria-label=${two} title=${two} onClick=${actions.toggleSecond}><${Icon} name="two" /></button>`;
  const shape = panes.folded ? "" : second ? ` two ${panes.way}` : "";
  return html`<section class=${`details${shape}`} aria-labelledby="details-heading" style=${{ "--part": panes.part }}>
    <h2 id="details-heading" class="hidden">${t("region-panel")}</h2>
    ${fold}
    ${
      !panes.folded &&
      html`<${Separator} name="edge-of-panel" label=${t("panel-width")} upright=${true} back=${true} value=${widthOf(panes, second !== undefined) ?? WIDTH.usual} usual=${WIDTH.usual} range=${WIDTH}
          at=${(/** @type {PointerEvent} */ event) => 100 * (1 - event.clientX / innerWidth)} move=${(/** @type {number} */ width) => actions.setPanelWidth(width)} enter=${actions.foldPanel} />
        <${Panel} tabs=${tabs} entries=${entriesOf(state, trace)} current=${first.name} choose=${actions.setTab} go=${actions.goToView} tools=${tools}>${first.draw(props)}<//>
        ${second && html`<${Second} tabs=${others} current=${second.name} panes=${panes} actions=${actions}>${second.draw(props)}<//>`}`
    }
  </section>`;
}

/** Straight to the step controls, and the address stays the link that it is. @param {MouseEvent} event */
function skipTo(event) {
  event.preventDefault();
  document.getElementById("next")?.focus();
}

/** @typedef {"views" | "words" | null} Turn  whose turn it is to be drawn; null: everyone's */

/** Drawn again only when it is its turn. @extends {Component<{now: boolean, children: any}>} */
class InTurn extends Component {
  /** @param {{now: boolean}} next */
  shouldComponentUpdate({ now }) {
    return now;
  }
  render() {
    return this.props.children;
  }
}

/** @param {{state: State, frame: Frame, turn?: Turn, actions: Actions}} props */
export function App({ state, frame, turn = null, actions }) {
  const props = { state, frame, trace: drawn(state, frame), actions };
  const { history, theme, shared, notice, folded, shape } = state;
  const header = html`<${Header} undoable=${history.past.length > 0} redoable=${history.future.length > 0} theme=${theme} language=${state.language} languages=${state.languages} shared=${shared} notice=${notice} actions=${actions} />`;
  const help = html`<${Help} open=${state.help} keys=${state.keys} actions=${actions} />`;
  const skip = html`<a class="skip" href="#next" onClick=${skipTo}>${t("app-skip")}</a>`;
  const { presenting } = state;
  const title = state.modes.find(({ name }) => name === props.trace.mode)?.title ?? "";
  const presenter = presenting && html`<${Presenter} title=${title} blank=${state.blank} actions=${actions} />`;
  const paper = html`<pre class="for-print" aria-hidden="true">${state.source}</pre>`;
  // The colour says which derivative is on the page: that of the trace that is drawn, also while another is asked for or refused.
  const { mode } = props.trace;
  const hue = colourOf(props.trace);
  const phase = frame.tag === "evaluate" && frame.node >= 0 ? "evaluate" : "derive";
  const inTurn = (/** @type {Turn} */ whose, /** @type {any} */ view) => html`<${InTurn} now=${turn === null || turn === whose}>${view}<//>`;
  const dock = inTurn("words", html`<${Dock} ...${props} />`);
  if (shape === "narrow") {
    return html`<div class=${`page narrow${presenting ? " presenting" : ""}`} data-mode=${mode} data-hue=${hue} data-phase=${phase}>
      ${skip}${header}${paper}
      <main>
        <${Stage} ...${props} />
        ${dock}
        ${inTurn("views", html`<${Sheets} ...${props} />`)}
      </main>
      ${presenter}${help}
    </div>`;
  }
  const label = t(folded ? "program-unfold" : "program-fold");
  const { panes } = state;
  const width = widthOf(panes, state.second !== null);
  return html`<div class=${`page wide${folded ? " folded" : ""}${panes.folded ? " panel-folded" : ""}${presenting ? " presenting" : ""}`} style=${{ "--panel-width": width === null ? null : `${width}vw` }} data-mode=${mode} data-hue=${hue} data-phase=${phase}>
    ${skip}${header}${paper}
    <main>
      <section class="program" aria-labelledby="region-program">
        <h2 id="region-program" class="hidden">${t("region-program")}</h2>
        <button class="icon-button fold" aria-expanded=${folded ? "false" : "true"} aria-label=${label} title=${label} onClick=${actions.fold}><${Icon} name=${folded ? "unfold" : "fold"} /></button>
        ${!folded && html`<${Program} ...${props} />`}
      </section>
      <${Stage} ...${props} />
      ${inTurn("views", html`<${Details} ...${props} />`)}
      ${dock}
    </main>
    ${presenter}${help}
  </div>`;
}
