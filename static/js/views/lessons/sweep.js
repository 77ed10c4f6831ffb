// A sweep that the learner carries out, of four kinds. Knows each by its view alone.
import { html } from "../../html.js";
import { EliminationTask } from "./task-order.js";
import { EdgesTask } from "./task-edges.js";
import { FillTask } from "./task-fill.js";
import { PathsTask } from "./task-paths.js";

/** @type {Record<string, (props: import("./exercise.js").AnswerProps) => any>} */
const TASKS = { fill: FillTask, values: FillTask, edges: EdgesTask, paths: PathsTask, order: EliminationTask };

/** @param {import("./exercise.js").AnswerProps} props */
export function Sweep(props) {
  const Task = TASKS[props.exercise.task ?? "fill"];
  if (!props.drawn) return null; // the graph of the attempt is still on its way
  return html`<${Task} ...${props} />`;
}
