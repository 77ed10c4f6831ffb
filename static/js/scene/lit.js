// What the step in hand shows: which edges are in use, which were used, whose chip grows, what the product reads. Pure; must not know pixels.
import { bracketed, isJacobian, read, short, sizeOf } from "../format.js";
import { incidence } from "../incidence.js";
import { edgesMerged, edgesOfMove } from "../ledger.js";
import { orderOf } from "../notation.js";
import { filledChannels, LEVELS } from "../replay.js";
import { BACKWARDS, EVALUATED, tagAt } from "../tags.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").GraphUi} GraphUi */
/** @typedef {import("../types.js").Known} Known */
/** @typedef {"tangent" | "adjoint" | "path" | "value"} Hue  which colour a thing wears */
/** @typedef {{edge: number, backwards: boolean, order: number}} Use */
/** @typedef {{node: number, before: Known, after: Known, at: number}} Growth  at: when in the step, 0 to 1 */
/**
 * @typedef {object} Lit
 * @property {string} key  changes when the step does, so that motion starts afresh
 * @property {Hue} hue
 * @property {"tangent" | "adjoint" | null} chip  the channel that nodes carry in this mode
 * @property {Use[]} uses  edges in use, in order of use
 * @property {{has: (edge: number) => boolean}} used  edges that this sweep has left behind
 * @property {Set<number>} trail  the whole path in hand, where there is one
 * @property {{edge: number, text: string, backwards: boolean} | null} tag  the product at the end of the edge in use
 * @property {Map<number, Growth>} growth  nodes whose chip the step changed
 * @property {number} focus  the node in hand, −1 for none
 * @property {boolean} settled  the node in hand is complete
 * @property {Map<number, Growth>} values  nodes that the step gave a value
 * @property {number | null} running  the product along the path so far
 * @property {boolean} moving
 * @property {number} ms
 */

/** More edges than this at once are a wave, not something to follow one by one. */
const WAVE = 160;
/** In a drawing larger than this each moving frame repaints too much to be smooth: steps then jump to their end. */
const STILL_ABOVE = 600;

/** What nodes carry: of tangents and adjoints what the mode fills; where it fills both, what this sweep is about. A coefficient of a series is a tangent of higher order.
 * @param {Trace} trace @param {Frame} frame @returns {"tangent" | "adjoint" | null} */
export function chipOf(trace, frame) {
  const filled = filledChannels(trace);
  if (filled.has("coefficient")) return "tangent";
  if (filled.has("tangent") && filled.has("adjoint")) return frame.channels.adjoint.size > 0 ? "adjoint" : "tangent";
  return filled.has("tangent") ? "tangent" : filled.has("adjoint") ? "adjoint" : null;
}

/** What a chip holds, by node. @param {Trace} trace @param {Frame} frame @param {"tangent" | "adjoint" | null} chip @returns {(node: number) => Known} */
export function heldIn(trace, frame, chip) {
  if (trace.mode !== "taylor") return (node) => (chip ? (frame.channels[chip].get(node) ?? null) : null);
  const width = Number(trace.params.order) + 1;
  const power = orderOf(frame);
  return (node) => frame.channels.coefficient.get(node * width + power) ?? null;
}

/** What more is said of a node's chip: the power of t, how an adjoint moves. @param {Trace} trace @param {Frame} frame @param {number} node @returns {{power: number | null, moving: Known}} */
export const moreOf = (trace, frame, node) => ({ power: trace.mode === "taylor" ? orderOf(frame) : null, moving: frame.channels.adjoint_tangent?.get(node) ?? null });

/** What a step did to the coefficients of the order in hand, by node. @param {Trace} trace @param {Frame} frame @param {Map<number, Growth>} changed */
function growthOfSeries(trace, frame, changed) {
  const width = Number(trace.params.order) + 1;
  const power = orderOf(frame);
  return new Map([...changed].flatMap(([key, growth]) => (key % width === power ? [[Math.floor(key / width), growth]] : [])));
}

const VALUES = new Set([...EVALUATED, "descent.loss", "descent.update"]);
const PATHS = new Set(["paths", "elimination"]);

/** @param {string | null} tag @param {string} mode @param {"tangent" | "adjoint" | null} chip @returns {Hue} */
function hueOf(tag, mode, chip) {
  if (VALUES.has(tag ?? "")) return "value";
  return PATHS.has(mode) ? "path" : (chip ?? "value");
}

/** First step of the group that ends at step `last`: at the granularity of nodes a whole node is in hand, not its last edge only. @param {Trace} trace @param {number} last @param {import("../types.js").Granularity} granularity */
function groupStart(trace, last, granularity) {
  const { steps } = trace;
  const rank = LEVELS[granularity];
  if (rank === 0 || (steps.level[last] ?? 0) < rank) return last;
  let first = last;
  while (first > 0 && steps.sweep[first - 1] === steps.sweep[last] && steps.level[first - 1] < rank) first -= 1;
  return first;
}

/** @param {Trace} trace @param {number} first @param {number} last @returns {Record<string, Map<number, Growth>>} */
function changes(trace, first, last) {
  const { effect_offset: offset, effects } = trace.steps;
  /** @type {Record<string, Map<number, Growth>>} */
  const out = {};
  for (let s = first; s <= last; s += 1) {
    const at = last > first ? (s - first + 1) / (last - first + 1) : 1;
    for (let i = offset[s]; i < offset[s + 1]; i += 1) {
      if (effects.kind[i] !== "set") continue;
      const channel = trace.channels[effects.channel[i]];
      out[channel] ??= new Map();
      const node = effects.key[i];
      const before = out[channel].has(node) ? /** @type {Growth} */ (out[channel].get(node)).before : read(effects.before[i]);
      out[channel].set(node, { node, before, after: read(effects.after[i]), at });
    }
  }
  return out;
}

/** The edge of a product written as the sentence writes it: 2 · 1 = 2. @param {Record<string, Known>} terms @param {boolean} [backwards] @returns {string | null} */
export function productText({ upstream, partial, product }, backwards = false) {
  if (upstream === undefined || partial === undefined || product === undefined) return null;
  if (isJacobian(partial)) return `${backwards ? "Jᵀ" : "J"} ${short(upstream)} = ${short(product)}`;
  return `${bracketed(upstream)} · ${bracketed(partial)} = ${short(product)}`;
}

/** The node in hand. A seed names several at once; the one that is seeded with most is meant. @param {Frame} frame @returns {number} */
export function focusOf(frame) {
  if (frame.node >= 0 || !frame.tag?.endsWith(".seed")) return frame.node;
  let best = -1;
  let most = 0;
  for (const { key, after } of frame.changed) {
    const size = Math.abs(sizeOf(after) ?? 0);
    if (size <= most) continue;
    most = size;
    best = key;
  }
  return best;
}

/** @type {Set<number>} */
const NONE = new Set();

/** @param {Trace} trace @param {Frame} frame @param {GraphUi} ui @returns {Lit} */
export function litOf(trace, frame, ui) {
  const last = frame.k - 1;
  const chip = chipOf(trace, frame);
  const animate = ui.motion === "reduced" || trace.graph.nodes.op.length > STILL_ABOVE ? null : ui.animate;
  const moving = Boolean(animate && animate.to === frame.k && animate.from < animate.to);
  /** @type {Lit} */
  const lit = {
    key: `${trace.mode}-${frame.k}-${moving ? animate?.from : "still"}`,
    hue: hueOf(frame.tag, trace.mode, chip),
    chip,
    uses: [],
    used: NONE,
    trail: new Set(),
    tag: null,
    growth: new Map(),
    focus: focusOf(frame),
    settled: frame.level >= 1,
    values: new Map(),
    running: null,
    moving,
    ms: animate?.ms ?? 420,
  };
  // Where a page opens, nothing is in hand: every value is there and the question is open.
  const opening = frame.k === trace.start && !moving;
  if (opening) lit.focus = -1;
  if (last < 0 || opening) return lit;
  const paths = trace.mode === "paths" && lit.hue === "path";
  const first = groupStart(trace, last, ui.granularity);
  // What is lit when all is still is the group in hand; what moves may be longer: a whole sweep as a wave.
  const from = moving && animate && last - animate.from < WAVE ? Math.max(0, animate.from) : first;
  collectUses(trace, lit, from, last);
  const changed = changes(trace, from, last);
  // A number that a new sweep lets go of does not grow.
  if (chip) lit.growth = trace.mode === "taylor" ? growthOfSeries(trace, frame, changed.coefficient ?? new Map()) : new Map([...(changed[chip] ?? [])].filter(([, { after }]) => after !== null));
  lit.values = VALUES.has(frame.tag ?? "") ? (changed.value ?? new Map()) : new Map();
  lit.used = usedBy(trace, last);
  if (paths) collectPath(trace, frame, lit, last);
  if (frame.edge >= 0 && lit.uses.filter((use) => use.order >= 0).length === 1) {
    const text = productText(frame.terms, lit.hue === "adjoint");
    if (text) lit.tag = { edge: frame.edge, text, backwards: lit.hue === "adjoint" };
  }
  return lit;
}

/** Between which nodes a product of two edges leads, or null for other steps. @param {Trace} trace @param {number} s @returns {{from: number, to: number} | null} */
function frameTerms({ steps }, s) {
  const { terms } = steps.tags[steps.tag[s]];
  const [from, to] = [terms.indexOf("from"), terms.indexOf("to")];
  if (from < 0 || to < 0 || !terms.includes("product")) return null;
  const first = steps.term_offset[s];
  return { from: Number(steps.term[first + from]), to: Number(steps.term[first + to]) };
}

/** @param {Trace} trace @param {Lit} lit @param {number} start @param {number} last */
function collectUses(trace, lit, start, last) {
  const { steps } = trace;
  for (let s = start; s <= last; s += 1) {
    if (steps.edge[s] >= 0) lit.uses.push({ edge: steps.edge[s], backwards: BACKWARDS.has(tagAt(trace, s)), order: lit.uses.length });
  }
  // A factoring adds up several edges at once, those that meet or run side by side.
  if (trace.mode === "factor" && steps.item[last] > 0) for (const edge of edgesOfMove(trace, steps.item[last])) lit.uses.push({ edge, backwards: trace.params.by === "suffixes", order: 0 });
  const at = frameTerms(trace, last);
  if (lit.hue === "path" && at !== null) {
    // An elimination multiplies two edges: those of the program that are among them.
    const { from, to } = trace.graph.edges;
    const through = steps.node[last];
    for (const [start, end] of [[at.from, through], [through, at.to]]) {
      const e = from.findIndex((origin, i) => origin === start && to[i] === end);
      if (e >= 0) lit.uses.push({ edge: e, backwards: false, order: 0 });
    }
  }
  if (!lit.uses.length && (lit.hue === "value" || trace.mode === "taylor") && steps.node[last] >= 0) {
    for (const edge of incidence(trace.graph).ins[steps.node[last]]) lit.uses.push({ edge, backwards: false, order: 0 });
  }
}

/** Of the sweep that was asked about last, the step that first goes along each edge: it does not change while the sweep is stepped through.
 * @type {{edges: number[], begin: number, end: number, first: Int32Array} | null} */
let sweep = null;
const NEVER = 0x7fffffff;

/** The edges that the sweep has gone along by a step; a factoring takes in many at a time. @param {Trace} trace @param {number} last */
function usedBy(trace, last) {
  const { steps, graph } = trace;
  if (trace.mode === "factor") return edgesMerged(trace, Math.max(0, steps.item[last] ?? 0));
  if (sweep === null || sweep.edges !== steps.edge || last < sweep.begin || last >= sweep.end) {
    let [begin, end] = [last, last + 1];
    while (begin > 0 && steps.sweep[begin - 1] === steps.sweep[last]) begin -= 1;
    while (end < steps.count && steps.sweep[end] === steps.sweep[last]) end += 1;
    const first = new Int32Array(graph.edges.from.length).fill(NEVER);
    for (let s = end - 1; s >= begin; s -= 1) if (steps.edge[s] >= 0) first[steps.edge[s]] = s;
    sweep = { edges: steps.edge, begin, end, first };
  }
  const { first } = sweep;
  return { has: (/** @type {number} */ edge) => first[edge] <= last };
}

/** Paths run between single numbers. @param {Known | undefined} value */
const sizeless = (value) => (typeof value === "number" ? value : null);

/** @param {Trace} trace @param {Frame} frame @param {Lit} lit @param {number} last */
function collectPath(trace, frame, lit, last) {
  const { steps, result } = trace;
  if (frame.item < 0) return;
  lit.trail = new Set(result.paths?.edges[frame.item] ?? []);
  const product = sizeless(frame.terms.product ?? frame.channels.product.get(frame.item));
  lit.running = product;
  // Along the path in hand everything walked so far stays lit, not the last edge only.
  const now = new Set(lit.uses.map((u) => u.edge));
  for (let s = last; s >= 0 && steps.item[s] === frame.item; s -= 1) {
    const edge = steps.edge[s];
    if (edge >= 0 && !now.has(edge)) {
      now.add(edge);
      lit.uses.unshift({ edge, backwards: false, order: -1 });
    }
  }
}
