// Worksheets: the exercises of a lesson that can be done on paper, with numbers of their own for every copy, and their answers. Knows no view.
import { bracketed, decode, short } from "../format.js";
import { namesAlong } from "../symbols.js";
import { asking, graphOf, numbersOf, opened, question } from "./screens.js";
import { channelOf, contributions, model, paths } from "./sweep.js";

/** @typedef {import("./types.js").Asking} Asking */
/** @typedef {import("./types.js").Played} Played */
/** @typedef {import("./types.js").Screen} Screen */
/** @typedef {import("../types.js").Trace} Trace */
/** One exercise of one copy; `shows`: its graph stands above it. @typedef {{exercise: Asking, played: Played | null, trace: Trace | null, shows: boolean}} Item */
/** @typedef {{seed: number, items: Item[]}} Copy */

/** What can be done with a pen. @param {Asking} exercise */
const onPaper = ({ asks, task }) => asks === "number" || asks === "choice" || asks === "order" || (asks === "sweep" && task !== "order");

/** The exercises for paper, each with its screen; `first` of its screen shows the graph. @param {import("./types.js").Lesson} lesson */
export const forPaper = (lesson) => lesson.screens.flatMap((screen) => asking(screen).filter(onPaper).map((exercise, i) => ({ exercise, screen, first: i === 0 })));

/** One copy of a worksheet. @param {import("./types.js").Lesson} lesson @param {ReturnType<typeof forPaper>} exercises @param {number} seed @param {import("../api.js").Api} api @returns {Promise<Copy>} */
export async function copyOf(lesson, exercises, seed, api) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Map<Screen, Played>} the numbers of each screen's graph */
  const grounds = new Map();
  for (const { exercise, screen, first } of exercises) {
    const graph = graphOf(screen);
    if (first && graph !== null && graph.figure !== null && !grounds.has(screen)) {
      const body = question({ ...graph, number: null, options: [], slips: [], edge: null, order: null, goal: null, task: null }, seed);
      const ground = body === null ? null : await api.play(`ground ${graph.key} ${seed}`, body);
      if (ground !== null) grounds.set(screen, ground);
    }
    const ground = grounds.get(screen);
    const own = exercise.own && exercise !== graph;
    const body = question({ ...exercise, own, fresh: own && exercise.fresh }, seed, numbersOf(ground));
    const played = body === null ? null : await api.play(`${exercise.key} ${seed}`, body);
    const wished = exercise.figure === null || played === null ? null : opened(exercise.figure, played);
    const mode = wished?.mode ?? "";
    const trace = wished === null ? null : await api.trace({ source: wished.source, at: wished.at, mode, params: wished.params[mode] }, `sheet ${lesson.id} ${exercise.key} ${seed}`);
    items.push({ exercise, played, trace, shows: first || own });
  }
  return { seed, items };
}

/** A program with the numbers of a copy in its lines, and those that stand in none of them. @param {string} source @param {{name: string, start: number, value: number}[]} numbers
 * @returns {{text: string, left: {name: string, value: number}[]}} */
export function programOf(source, numbers) {
  const lines = source.trim().split("\n");
  const left = numbers.filter(({ name, start, value }) => {
    if (start === value) return false;
    const at = lines.findIndex((line) => new RegExp(`^${name} *= *[-−+\\d.eE]+ *(#.*)?$`).test(line));
    if (at >= 0) lines[at] = `${name} = ${value}`;
    return at < 0;
  });
  return { text: lines.join("\n"), left };
}

/** The answer as a short text; "" where it is a table. @param {Item} item @returns {string} */
export function answerText({ exercise: { asks, options }, played, trace }) {
  if (asks === "number") return played === null || played.number === null ? "" : short(decode(played.number) ?? Number.NaN);
  if (asks === "choice") return String.fromCharCode(65 + Math.max(options.findIndex(({ right }, i) => right ?? played?.right[i]), 0));
  if (asks === "order" && played && trace) return played.order.map((node) => trace.graph.nodes.label[node]).join(", ");
  return "";
}

/** The rows of a sweep's answer: what is filled in, and how it comes about. @param {Item} item @returns {{name: string, work: string, answer: string}[]} */
export function answerRows({ exercise, trace }) {
  if (trace === null || exercise.asks !== "sweep") return [];
  const { nodes, edges } = trace.graph;
  if (exercise.task === "paths") {
    return paths(trace).map(({ edges: way, product }) => ({
      name: namesAlong(trace, way).join(" → "),
      work: way.map((edge) => short(Number(edges.partial[edge]))).join(" · "),
      answer: short(product),
    }));
  }
  const channel = channelOf(trace, exercise.task);
  const known = model(trace, channel);
  if (channel === "value") return [...known].filter(([node]) => nodes.op[node] !== "const" && nodes.op[node] !== "input").map(([node, value]) => ({ name: nodes.label[node], work: nodes.formula[node], answer: short(value) }));
  const rows = [...known].filter(([node]) => nodes.active[node]);
  if (channel === "adjoint") rows.sort(([a], [b]) => b - a);
  return rows.map(([node, value]) => ({
    name: nodes.label[node],
    work: contributions(trace, node).map(({ from, partial }) => `${short(known.get(from) ?? 0)} · ${bracketed(partial)}`).join(" + "),
    answer: short(value),
  }));
}
