// The explicit list of the panel's views: a new one is a file and a line here. A heavy one is fetched when it is first shown (see lazy.js).
import { html } from "../html.js";
import { CodePanel } from "./code.js";
import { CostPanel } from "./cost.js";
import { HealthPanel } from "./health.js";
import { JacobianPanel } from "./jacobian.js";
import { PathsPanel } from "./paths.js";
import { ResultPanel } from "./result.js";
import { Table } from "./table.js";

/** @typedef {import("../store.js").State} State */
/** @typedef {{state: State, frame: import("../types.js").Frame, trace: import("../types.js").Trace, actions: import("../actions.js").Actions}} TabProps */
/** `when`: for which traces the view is offered, by default for all. `wide`: it likes a wide panel, and stands under a first view rather than beside it.
 * @typedef {{name: string, title: string, draw: (props: TabProps) => any, when?: (trace: import("../types.js").Trace) => boolean, wide?: boolean}} Tab */

/** @type {Tab[]} */
export const TABS = [
  {
    name: "table",
    title: "tab-table",
    draw: ({ state, trace, frame, actions }) => html`<${Table} trace=${trace} frame=${frame} hover=${state.hover} pick=${state.pick} actions=${actions} />`,
  },
  {
    name: "paths",
    title: "tab-paths",
    draw: ({ state, trace, frame, actions }) =>
      html`<${PathsPanel} trace=${trace} frame=${frame} paths=${trace.result.paths} pair=${state.pair} mode=${state.mode} pick=${state.pick} hover=${state.hover} actions=${actions} />`,
  },
  {
    name: "result",
    title: "tab-result",
    draw: ({ state, trace, frame, actions }) => html`<${ResultPanel} trace=${trace} frame=${frame} symbolic=${state.symbolic} checks=${state.checks} costs=${state.costs} actions=${actions} />`,
  },
  {
    name: "code",
    title: "tab-code",
    draw: ({ state, trace, frame, actions }) => html`<${CodePanel} state=${state} trace=${trace} frame=${frame} actions=${actions} />`,
  },
  { name: "jacobian", title: "tab-jacobian", draw: ({ state, trace, actions }) => html`<${JacobianPanel} trace=${trace} params=${state.params} actions=${actions} />` },
  {
    name: "health",
    title: "tab-health",
    draw: ({ state, trace, actions }) =>
      html`<${HealthPanel} trace=${trace} source=${state.source} at=${state.at} ranges=${state.ranges} pair=${state.pair} mode=${state.mode} pick=${state.pick} actions=${actions} />`,
  },
  { name: "cost", title: "tab-cost", draw: ({ state, trace, actions }) => html`<${CostPanel} trace=${trace} costs=${state.costs} costing=${state.costing} actions=${actions} />` },
];
