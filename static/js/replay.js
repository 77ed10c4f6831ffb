// Replays a trace: the frame after k steps, and which index comes next. Pure arithmetic on (trace, k); knows no DOM and no time.
import { read } from "./format.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Granularity} Granularity */

/** Every channel a view may ask for, so that a missing one reads as empty. */
const CHANNELS = ["value", "tangent", "adjoint", "product", "sum", "edge", "vertex", "coefficient"];
/** The level from which on a step counts. */
export const LEVELS = { edge: 0, node: 1, sweep: 2 };

/** @param {number} k @param {number} count */
export function clamp(k, count) {
  return Math.min(Math.max(Math.trunc(Number.isFinite(k) ? k : 0), 0), count);
}

/** The first and the last index that may be shown: the whole trace, or a part of it.
 * @param {Trace} trace @param {[number, number] | null} excerpt @returns {[number, number]} */
export const bounds = ({ steps: { count } }, excerpt) => (excerpt === null ? [0, count] : [clamp(excerpt[0], count), clamp(excerpt[1], count)]);

/** What is known after k steps, and what step k − 1 did.
 * @param {Trace} trace
 * @param {number} k
 * @returns {Frame} */
export function frame(trace, k) {
  const { steps } = trace;
  const at = clamp(k, steps.count);
  /** @type {Record<string, Map<number, import("./types.js").Value>>} */
  const channels = {};
  for (const name of [...CHANNELS, ...trace.channels]) channels[name] = new Map();
  for (const [name, pairs] of Object.entries(trace.initial)) {
    channels[name] ??= new Map();
    for (const [key, value] of pairs) put(channels[name], key, value);
  }
  const { effects } = steps; // whatever their kind: a key that is dropped is one whose value after is null
  for (let i = 0; i < steps.effect_offset[at]; i += 1) {
    put(channels[trace.channels[effects.channel[i]]], effects.key[i], effects.after[i]);
  }
  return at === 0 ? { ...BEFORE, channels } : { ...stepAt(trace, at), channels };
}

/** Before the first step. */
const BEFORE = { k: 0, tag: null, level: -1, sweep: 0, node: -1, edge: -1, item: -1, terms: {}, changed: [] };

/** The same frame, made from another one of the trace by the steps that lie between: cheap where they are few. What no step between has changed is shared by both.
 * @param {Trace} trace @param {Frame} from @param {number} k
 * @returns {Frame} */
export function frameFrom(trace, from, k) {
  const { effects, effect_offset: offset, count } = trace.steps;
  const at = clamp(k, count);
  const [first, end] = [offset[Math.min(from.k, at)], offset[Math.max(from.k, at)]];
  const back = at < from.k;
  const fewer = back ? offset[at] : offset[at] - first;
  if (end - first > Math.max(fewer, FEW)) return frame(trace, at);
  const channels = { ...from.channels };
  /** @type {Set<string>} */
  const own = new Set();
  for (let n = first; n < end; n += 1) {
    const i = back ? first + end - 1 - n : n;
    // What was taken away would come back at the end, not where it was.
    if (back && effects.after[i] === null) return frame(trace, at);
    const name = trace.channels[effects.channel[i]];
    if (!own.has(name)) {
      own.add(name);
      channels[name] = new Map(channels[name]);
    }
    put(channels[name], effects.key[i], back ? effects.before[i] : effects.after[i]);
  }
  return at === 0 ? { ...BEFORE, channels } : { ...stepAt(trace, at), channels };
}

/** So many effects are few, whatever the whole. */
const FEW = 64;

/** What step k − 1 did, whatever is known by then.
 * @param {Trace} trace @param {number} at from 1 @returns {Omit<Frame, "channels">} */
function stepAt(trace, at) {
  const { steps } = trace;
  const { effects } = steps;
  const s = at - 1;
  const tag = steps.tags[steps.tag[s]];
  /** @type {Record<string, import("./types.js").Known>} */
  const terms = {};
  tag.terms.forEach((name, i) => {
    terms[name] = read(steps.term[steps.term_offset[s] + i]);
  });
  if (terms.partial === null && steps.edge[s] >= 0) terms.partial = read(trace.graph.edges.partial[steps.edge[s]]); // a Jacobian is written once, with its edge
  const changed = [];
  for (let i = steps.effect_offset[s]; i < steps.effect_offset[at]; i += 1) {
    const channel = trace.channels[effects.channel[i]];
    changed.push({ channel, key: effects.key[i], before: readValue(effects.before[i]), after: readValue(effects.after[i]) });
  }
  return {
    k: at,
    tag: tag.name,
    level: steps.level[s],
    sweep: steps.sweep[s],
    node: steps.node[s],
    edge: steps.edge[s],
    item: steps.item[s],
    terms,
    changed,
  };
}

/** @typedef {import("./types.js").Value} Value */

/** @param {import("./types.js").Wire | import("./types.js").WireTensor | null} wire */
const readValue = (wire) => /** @type {Value | null} */ (read(wire));

/** @param {Map<number, Value>} channel @param {number} key @param {import("./types.js").Wire | import("./types.js").WireTensor | null} wire */
function put(channel, key, wire) {
  const value = readValue(wire);
  if (value === null) channel.delete(key);
  else channel.set(key, value);
}

/** The frames from step `from` to step `to`, one after the other, cheaply: they share their channels, so each is to be read before the next is asked for.
 * @param {Trace} trace @param {number} from at least 1 @param {number} to @returns {Generator<Frame>} */
export function* walkFrames(trace, from, to) {
  const { channels } = frame(trace, from - 1);
  const { effects, effect_offset: offset } = trace.steps;
  for (let at = from; at <= to; at += 1) {
    for (let i = offset[at - 1]; i < offset[at]; i += 1) put(channels[trace.channels[effects.channel[i]]], effects.key[i], effects.after[i]);
    yield { ...stepAt(trace, at), channels };
  }
}

/** The index that one press of next (direction 1) or previous (−1) leads to.
 * A step counts when its level is at least that of the granularity; the two ends always count.
 * @param {Trace} trace
 * @param {number} k
 * @param {Granularity} granularity
 * @param {1 | -1} direction
 * @returns {number} */
export function stepTo(trace, k, granularity, direction) {
  const { count, level } = trace.steps;
  const wanted = LEVELS[granularity];
  let at = clamp(k, count) + direction;
  while (at > 0 && at < count && level[at - 1] < wanted) at += direction;
  return clamp(at, count);
}

/** Indices after which a step of at least this level is complete: the ticks of the scrubber.
 * @param {Trace} trace
 * @param {0 | 1 | 2} level
 * @returns {number[]} */
export function marks(trace, level) {
  const found = [];
  for (let s = 0; s < trace.steps.count; s += 1) if (trace.steps.level[s] >= level) found.push(s + 1);
  return found;
}

/** @type {WeakMap<Trace, Set<string>>} */
const filled = new WeakMap();

/** The channels that the mode's own steps put something into: a mode that may go forward or in reverse does one of the two.
 * @param {Trace} trace
 * @returns {Set<string>} */
export function filledChannels(trace) {
  const known = filled.get(trace);
  if (known) return known;
  const { effects, effect_offset: offset } = trace.steps;
  const places = new Set(effects.channel.slice(offset[trace.start] ?? 0));
  const made = new Set([...places].map((place) => trace.channels[place]));
  filled.set(trace, made);
  return made;
}
