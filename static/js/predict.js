// What comes next, as a question: at any step, in any mode. Pure over (trace, step); knows no view and no word.
import { slipOf } from "./predict/slips.js";
import { effectOn, partsAt } from "./predict/steps.js";
import { ASKED, REASONS } from "./predict/table.js";
import { stepTo } from "./replay.js";
import { FORWARD, tagAt } from "./tags.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./predict/steps.js").Question} Question */
/** @typedef {"right" | "used" | "early" | "unused" | "elsewhere" | "apart"} EdgeVerdict */

/** The question before the step that `next` would show: about the last thing that is worked out until then. Null: there is none, see `reasonAt`.
 * @param {Trace} trace @param {number} k @param {import("./types.js").Granularity} granularity @returns {Question | null} */
export function questionAt(trace, k, granularity) {
  if (k >= trace.steps.count) return null;
  for (let s = stepTo(trace, k, granularity, 1) - 1; s >= k; s -= 1) {
    const asked = ASKED[tagAt(trace, s)]?.(trace, k, s) ?? null;
    if (asked !== null) return { ...asked, step: s };
  }
  return null;
}

/** Why nothing is asked, as the name of a sentence's end. @param {Trace} trace @param {number} k @param {import("./types.js").Granularity} granularity */
export const reasonAt = (trace, k, granularity) => (k >= trace.steps.count ? "over" : (REASONS[tagAt(trace, stepTo(trace, k, granularity, 1) - 1)] ?? "other"));

/** What the slip is in an answer about the end of a sweep: "adjoint of b" and its like. Every step that added to the node is one of the question's parts.
 * @param {Trace} trace @param {string} about @param {number} wanted @param {number} answer @returns {{slip: string, edge: string, channel: string} | null} */
export function slipsAt(trace, about, wanted, answer) {
  const asked = /^(tangent|adjoint|value) of (.+)$/.exec(about.trim()) ?? (trace.mode === "reverse" ? /^(derivative) of .+ by (.+)$/.exec(about.trim()) : null);
  if (asked === null) return null;
  const { nodes } = trace.graph;
  const node = nodes.label.findIndex((label, i) => label === asked[2].trim() && nodes.op[i] !== "const");
  if (node < 0) return null;
  const channel = asked[1] === "derivative" ? "adjoint" : asked[1];
  const { steps, channels } = trace;
  const parts = [];
  for (let s = 0; s < steps.count; s += 1) {
    if (steps.edge[s] < 0 || !channels.includes(channel) || effectOn(trace, s, channel)?.key !== node) continue;
    parts.push(...(partsAt(trace, s, -1, channel === "adjoint") ?? []));
  }
  const slip = slipOf(trace, node, channel, parts, wanted, answer);
  return slip && { ...slip, channel: channel === "value" ? "other" : channel };
}

/** Whether an edge is the one that comes next. @param {Trace} trace @param {number} k @param {number} edge @returns {EdgeVerdict} */
export function judgeEdge(trace, k, edge) {
  const { steps, graph } = trace;
  const { from, to } = graph.edges;
  if (steps.edge[k] === edge) return "right";
  if (tagAt(trace, k) === "paths.edge") return from[edge] === from[steps.edge[k]] ? "elsewhere" : "apart";
  const same = (/** @type {number} */ s) => steps.sweep[s] === steps.sweep[k];
  for (let s = k - 1; s >= 0 && same(s); s -= 1) if (steps.edge[s] === edge) return "used";
  for (let s = k + 1; s < steps.count && same(s); s += 1) {
    if (steps.edge[s] !== edge) continue;
    // What it takes up is complete already: it would do as well, and only comes later here.
    const source = FORWARD.has(tagAt(trace, s)) ? from[edge] : to[edge];
    for (let later = k; later < s; later += 1) if (steps.edge[later] >= 0 && steps.node[later] === source) return "early";
    return "elsewhere";
  }
  return "unused";
}
