// The explicit list of the panel's views: a new one is a file and a line here. A heavy one is fetched when it is first shown (see lazy.js).
import { html } from "../html.js";
import { isDual } from "../notation.js";
import { CodePanel } from "./code.js";
import { Equation } from "./equation.js";
import { lazy } from "./lazy.js";
import { PathsPanel } from "./paths.js";
import { ResultPanel } from "./result.js";
import { Table } from "./table.js";
import { isTaped, Tape } from "./tape.js";

const CostPanel = lazy(async () => (await import("./cost.js")).CostPanel);
const HealthPanel = lazy(async () => (await import("./health.js")).HealthPanel);
const JacobianPanel = lazy(async () => (await import("./jacobian.js")).JacobianPanel);
const LedgerPanel = lazy(async () => (await import("./ledger.js")).LedgerPanel);
const GamePanel = lazy(async () => (await import("./game.js")).GamePanel);
const ChecksPanel = lazy(async () => (await import("./checks.js")).ChecksPanel);
const DescentPanel = lazy(async () => (await import("./descent.js")).DescentPanel);
const TranscriptPanel = lazy(async () => (await import("./transcript.js")).TranscriptPanel);
const PredictPanel = lazy(async () => (await import("./predict.js")).PredictPanel);

/** @typedef {import("../store.js").State} State */
/** @typedef {{state: State, frame: import("../types.js").Frame, trace: import("../types.js").Trace, actions: import("../actions.js").Actions}} TabProps */
/** `when`: for which traces the view is offered, by default for all. `mode`: where it is chosen while it is not offered, the page goes to this mode.
 * `group`: where it stands in the menu of all views.
 * @typedef {{name: string, title: string, group: "step" | "whole" | "play", draw: (props: TabProps) => any, when?: (trace: import("../types.js").Trace) => boolean, mode?: string}} Tab */

/** Whether what is drawn is what stands in the program, so that more can be asked about it. @param {State} state */
const rests = ({ moving, held, busy, source, trace }) => !moving && !held && !busy && source === trace.source;

/** @type {Tab[]} */
export const TABS = [
  {
    name: "table",
    title: "tab-table", group: "step",
    draw: ({ state, trace, frame, actions }) => html`<${Table} trace=${trace} frame=${frame} dual=${isDual(state, trace)} moving=${state.moving} hover=${state.hover} pick=${state.pick} actions=${actions} />`,
  },
  {
    name: "equation",
    title: "tab-equation", group: "step",
    draw: ({ state, trace, frame, actions }) => html`<${Equation} trace=${trace} frame=${frame} dual=${isDual(state, trace)} hover=${state.hover} pick=${state.pick} actions=${actions} />`,
  },
  {
    name: "code",
    title: "tab-code", group: "step",
    draw: ({ state, trace, frame, actions }) => html`<${CodePanel} state=${state} trace=${trace} frame=${frame} actions=${actions} />`,
  },
  {
    name: "paths",
    title: "tab-paths", group: "whole",
    draw: ({ state, trace, frame, actions }) =>
      html`<${PathsPanel} trace=${trace} frame=${frame} paths=${trace.result.paths} pair=${state.pair} mode=${state.mode} pick=${state.pick} hover=${state.hover} actions=${actions} />`,
  },
  {
    name: "ledger",
    title: "tab-ledger", group: "whole",
    draw: ({ state, trace, frame, actions }) => html`<${LedgerPanel} trace=${trace} frame=${frame} pair=${state.pair} mode=${state.mode} hover=${state.hover} pick=${state.pick} actions=${actions} />`,
  },
  { name: "jacobian", title: "tab-jacobian", group: "whole", draw: ({ state, trace, actions }) => html`<${JacobianPanel} trace=${trace} mode=${state.mode} params=${state.params} actions=${actions} />` },
  {
    name: "tape",
    title: "tab-tape", group: "step",
    when: ({ mode }) => isTaped(mode),
    mode: "reverse",
    draw: ({ state, trace, frame, actions }) => html`<${Tape} trace=${trace} frame=${frame} dual=${isDual(state, trace)} hover=${state.hover} pick=${state.pick} actions=${actions} />`,
  },
  {
    name: "result",
    title: "tab-result", group: "whole",
    draw: ({ state, trace, frame, actions }) => html`<${ResultPanel} trace=${trace} frame=${frame} costs=${state.costs} actions=${actions} />`,
  },
  {
    name: "health",
    title: "tab-health", group: "whole",
    draw: ({ state, trace, actions }) =>
      html`<${HealthPanel} trace=${trace} source=${state.source} at=${state.at} ranges=${state.ranges} pair=${state.pair} mode=${state.mode} pick=${state.pick} actions=${actions} />`,
  },
  { name: "cost", title: "tab-cost", group: "whole", draw: ({ state, trace, actions }) => html`<${CostPanel} trace=${trace} costs=${state.costs} costing=${state.costing} actions=${actions} />` },
  { name: "game", title: "tab-game", group: "play", draw: ({ state, trace, frame, actions }) => html`<${GamePanel} state=${state} trace=${trace} frame=${frame} actions=${actions} />` },
  {
    name: "checks",
    title: "tab-checks", group: "whole",
    draw: ({ state, trace, actions }) =>
      html`<${ChecksPanel} trace=${trace} wish=${state.checking} resting=${rests(state)} symbolic=${state.symbolic} checks=${state.checks} actions=${actions} />`,
  },
  {
    name: "descent",
    title: "tab-descent", group: "whole",
    when: ({ mode }) => mode === "descent",
    mode: "descent",
    draw: ({ state, trace, frame, actions }) => html`<${DescentPanel} trace=${trace} frame=${frame} point=${state.at} resting=${rests(state)} landscape=${state.landscape} actions=${actions} />`,
  },
  { name: "transcript", title: "tab-transcript", group: "step", draw: ({ state, trace, actions }) => html`<${TranscriptPanel} trace=${trace} k=${state.k} actions=${actions} />` },
  {
    name: "predict",
    title: "tab-predict", group: "play",
    draw: ({ state, trace, frame, actions }) => html`<${PredictPanel} trace=${trace} frame=${frame} granularity=${state.granularity} pick=${state.pick} counted=${state.streak} actions=${actions} />`,
  },
];
