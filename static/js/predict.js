// What comes next, as a question, and which slip an answer shows. Pure over (trace, step, answer); knows no view and no word.
import { decode, parse, read, short } from "./format.js";
import { stepTo } from "./replay.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {{id: "value" | "tangent" | "adjoint" | "product" | "sum" | "entry" | "fill", node: number, from: number, to: number, edge: number, answer: number, before: number | null,
 *   parts: {upstream: number, partial: number, product: number, edge: number}[], step: number}} Question `step`: the step asked about; `parts`: what it multiplies */
/** @typedef {"right" | "number" | "forgot" | "overwrote" | "unchanged" | "partial" | "value" | "sign" | "added" | "no-partial" | "other"} Slip */
/** @typedef {{slip: Slip, edge: number}} Verdict `edge`: the edge that was taken by mistake, or −1 */

const CLOSE = 5e-4;

/** Whether an answer is as good as the number: to three digits and a half, as the picture shows four.
 * @param {number} answer @param {number} wanted */
export const meets = (answer, wanted) => Object.is(answer, wanted) || answer === wanted || Math.abs(answer - wanted) <= CLOSE * Math.abs(wanted) || short(answer) === short(wanted);

/** The terms of a step by name. @param {Trace} trace @param {number} s @returns {Record<string, unknown>} */
function termsOf({ steps, graph }, s) {
  const terms = Object.fromEntries(steps.tags[steps.tag[s]].terms.map((name, i) => [name, read(steps.term[steps.term_offset[s] + i])]));
  if (terms.partial === null && steps.edge[s] >= 0) terms.partial = read(graph.edges.partial[steps.edge[s]]);
  return terms;
}

/** The channel and the number that a step's question is about, by the kind of step.
 * @type {Record<string, {id: Question["id"], channel: string}>} */
const ASKED = {
  evaluate: { id: "value", channel: "value" },
  "forward.edge": { id: "tangent", channel: "tangent" },
  "reverse.edge": { id: "adjoint", channel: "adjoint" },
  "jacobian.forward": { id: "tangent", channel: "tangent" },
  "jacobian.reverse": { id: "adjoint", channel: "adjoint" },
  "descent.edge": { id: "adjoint", channel: "adjoint" },
  "checkpoint.edge": { id: "adjoint", channel: "adjoint" },
  "paths.edge": { id: "product", channel: "product" },
  "paths.add": { id: "sum", channel: "sum" },
  "elimination.fill": { id: "fill", channel: "edge" },
  "elimination.absorb": { id: "entry", channel: "edge" },
};

/** @param {Trace} trace @param {number} s @param {string} channel */
function effectOn({ steps, channels }, s, channel) {
  for (let i = steps.effect_offset[s]; i < steps.effect_offset[s + 1]; i += 1) {
    const { after, before, key } = steps.effects;
    if (channels[steps.effects.channel[i]] === channel && after[i] !== null) return { key: key[i], before: before[i], after: after[i] };
  }
  return null;
}

/** The two numbers that a step multiplies and their product; null where it multiplies none or they are no single numbers.
 * @param {Trace} trace @param {number} s @returns {Question["parts"][number] | null} */
function partOf(trace, s) {
  const terms = termsOf(trace, s);
  const [upstream, partial] = [terms.upstream ?? terms.left, terms.partial ?? terms.right];
  if (typeof upstream !== "number" || typeof partial !== "number") return null;
  return { upstream, partial, product: typeof terms.product === "number" ? terms.product : upstream * partial, edge: trace.steps.edge[s] };
}

/** The question before the step that `next` would show, or null where there is nothing to work out: a seed, an end, an array.
 * @param {Trace} trace @param {number} k @param {import("./types.js").Granularity} granularity @returns {Question | null} */
export function questionAt(trace, k, granularity) {
  const { steps, graph } = trace;
  if (k >= steps.count) return null;
  const to = stepTo(trace, k, granularity, 1);
  let last = to - 1;
  while (last >= k && !(steps.tags[steps.tag[last]].name in ASKED)) last -= 1;
  if (last < k) return null;
  const { id, channel } = ASKED[steps.tags[steps.tag[last]].name];
  const effect = effectOn(trace, last, channel);
  const answer = effect === null ? null : read(effect.after);
  if (effect === null || typeof answer !== "number") return null;
  /** @type {Question["parts"]} */
  const parts = [];
  let before = decode(/** @type {import("./types.js").Wire | null} */ (effect.before));
  for (let s = k; s <= last; s += 1) {
    const same = steps.tags[steps.tag[s]].name in ASKED ? effectOn(trace, s, channel) : null;
    if (same?.key !== effect.key) continue;
    if (parts.length === 0) before = decode(/** @type {import("./types.js").Wire | null} */ (same.before));
    const part = partOf(trace, s);
    if (part) parts.push(part);
  }
  const size = graph.nodes.op.length;
  const edge = steps.edge[last];
  const pair = channel === "edge";
  return {
    id,
    node: channel === "edge" ? steps.node[last] : channel === "product" || channel === "sum" ? -1 : effect.key,
    from: pair ? Math.floor(effect.key / size) : edge >= 0 ? graph.edges.from[edge] : -1,
    to: pair ? effect.key % size : edge >= 0 ? graph.edges.to[edge] : -1,
    edge: parts.length > 1 ? -1 : edge,
    answer,
    // The product along a path is multiplied on, not added to: what was there is the upstream number.
    before: id === "product" || id === "value" ? null : before,
    parts,
    step: last,
  };
}

/** Partials that lie beside the right one: of the other edges into and out of its two ends. @param {Trace} trace @param {number} edge @returns {[number, number][]} */
function besides({ graph: { edges } }, edge) {
  if (edge < 0) return [];
  const ends = new Set([edges.from[edge], edges.to[edge]]);
  return edges.from.flatMap((from, other) => {
    const partial = read(edges.partial[other]);
    return other !== edge && typeof partial === "number" && (ends.has(from) || ends.has(edges.to[other])) ? [/** @type {[number, number]} */ ([other, partial])] : [];
  });
}

/** The values that may be taken for a tangent or an adjoint, or for a slope: those of the ends of the edge. @param {Trace} trace @param {number} edge */
function valuesAt({ graph: { nodes, edges } }, edge) {
  if (edge < 0) return [];
  return [edges.from[edge], edges.to[edge]].map((node) => read(nodes.value[node])).filter((value) => typeof value === "number");
}

/** The slips of a question, likeliest first: each with the number that it leads to.
 * @param {Trace} trace @param {Question} question @returns {{slip: Slip, edge: number, number: number}[]} */
function slipsOf(trace, { id, node, answer, before, parts }) {
  const start = before ?? 0;
  const sum = parts.reduce((total, { product }) => total + product, 0);
  /** @type {{slip: Slip, edge: number, number: number}[]} */
  const slips = [];
  const add = (/** @type {Slip} */ slip, /** @type {number} */ number, edge = -1) => slips.push({ slip, edge, number });
  if (start !== 0) {
    add("overwrote", id === "sum" ? answer - start : sum);
    add("unchanged", start);
  }
  if (parts.length > 1) for (const { product, edge } of parts) add("forgot", answer - product, edge);
  if (parts.length > 1) for (const { product } of parts) add("overwrote", product);
  add("sign", -answer);
  for (const { upstream, partial, product, edge } of parts) {
    const rest = answer - product;
    add("sign", rest - product);
    for (const [other, beside] of besides(trace, edge)) {
      add("partial", rest + upstream * beside, other);
      if (rest !== 0) add("partial", upstream * beside, other);
    }
    for (const value of valuesAt(trace, edge)) {
      add("value", rest + value * partial);
      add("value", rest + upstream * value);
      add("value", value);
    }
    add("no-partial", rest + upstream);
    add("no-partial", upstream);
    add("added", rest + upstream + partial);
    add("added", upstream + partial);
  }
  if (id !== "value" && node >= 0) {
    const own = read(trace.graph.nodes.value[node]);
    if (typeof own === "number") add("value", own);
  }
  return slips;
}

/** What the slip is in an answer about the end of a sweep: "adjoint of b" and its like. Every step that added to the node is one of the question's parts.
 * @param {Trace} trace @param {string} about @param {number} wanted @param {number} answer @returns {{slip: Slip, edge: string, channel: string} | null} */
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
    const part = steps.edge[s] >= 0 && steps.tags[steps.tag[s]].name in ASKED && effectOn(trace, s, channel)?.key === node && channels.includes(channel) ? partOf(trace, s) : null;
    if (part) parts.push(part);
  }
  const slip = slipOf(trace, node, channel, parts, wanted, answer);
  return slip && { ...slip, channel: channel === "value" ? "other" : channel };
}

/** The slip in a number at a node, where `parts` brought what belongs there. @param {Trace} trace @param {number} node @param {string} channel @param {Question["parts"]} parts
 * @param {number} wanted @param {number} answer @returns {{slip: Slip, edge: string} | null} */
export function slipOf(trace, node, channel, parts, wanted, answer) {
  const { nodes, edges } = trace.graph;
  const id = /** @type {Question["id"]} */ (channel);
  const question = { id, node, from: -1, to: -1, edge: parts.length === 1 ? parts[0].edge : -1, answer: wanted, before: null, parts, step: -1 };
  const found = slipsOf(trace, question).find(({ number }) => Number.isFinite(number) && !meets(number, wanted) && meets(answer, number));
  if (!found) return null;
  return { slip: found.slip, edge: found.edge >= 0 ? `${nodes.label[edges.from[found.edge]]} → ${nodes.label[edges.to[found.edge]]}` : "" };
}

/** What an answer shows. @param {Trace} trace @param {Question} question @param {string} text @returns {Verdict} */
export function judge(trace, question, text) {
  const answer = parse(text);
  if (answer === null) return { slip: "number", edge: -1 };
  if (meets(answer, question.answer)) return { slip: "right", edge: -1 };
  const slip = slipsOf(trace, question).find(({ number }) => Number.isFinite(number) && !meets(number, question.answer) && meets(answer, number));
  return slip ? { slip: slip.slip, edge: slip.edge } : { slip: "other", edge: -1 };
}

/** @typedef {"right" | "used" | "early" | "unused" | "elsewhere"} EdgeVerdict */

/** Whether an edge is the one that comes next. @param {Trace} trace @param {number} k @param {number} edge @returns {EdgeVerdict} */
export function judgeEdge(trace, k, edge) {
  const { steps } = trace;
  if (steps.edge[k] === edge) return "right";
  for (let s = k - 1; s >= 0 && steps.sweep[s] === steps.sweep[k]; s -= 1) if (steps.edge[s] === edge) return "used";
  for (let s = k + 1; s < steps.count && steps.sweep[s] === steps.sweep[k]; s += 1) {
    if (steps.edge[s] !== edge) continue;
    // What it takes up is complete already: it would do as well, and only comes later here.
    const { from, to } = trace.graph.edges;
    const source = steps.tags[steps.tag[s]].name.startsWith("forward") ? from[edge] : to[edge];
    for (let later = k; later < s; later += 1) if (steps.edge[later] >= 0 && steps.node[later] === source) return "early";
    return "elsewhere";
  }
  return "unused";
}
