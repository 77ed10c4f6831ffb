// What the steps of sweeps are asked: seeds, values, what edges bring, derivatives at the end. Pure over (trace, step); knows no answer and no view.
import { inputsOf, outputsOf } from "../coordinates.js";
import { decode, elementOf, read, short } from "../format.js";
import { frame } from "../replay.js";
import { unitSeed } from "../symbols.js";
import { asking, effectOn, effectsOn, entriesBeside, entryName, oneOf, partsAt, termsAt, turned } from "./steps.js";
import { firstValues, nearValue } from "./values.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Known} Known */
/** @typedef {import("./steps.js").Part} Part */
/** @typedef {import("./steps.js").Near} Near */
/** @typedef {import("./steps.js").Ask} Ask */

/** A number that edges bring something to. @param {string} id @param {string} channel @param {{back?: boolean, pair?: boolean}} [how] pair: the key is a pair of nodes @returns {Ask} */
export const brought = (id, channel, { back = false, pair = false } = {}) => (trace, first, s) => {
  const { steps, graph } = trace;
  const effect = effectOn(trace, s, channel);
  const asked = effect === null ? null : oneOf(effect.after, s);
  if (effect === null || asked === null) return null;
  const { place, number: answer } = asked;
  /** @type {Part[]} */
  const parts = [];
  /** @type {Near[]} */
  const near = [];
  let before = effect.before;
  let whole = true;
  let fresh = true;
  for (let at = first; at <= s; at += 1) {
    const same = pair || steps.edge[at] >= 0 || at === s ? effectOn(trace, at, channel) : null;
    if (same?.key !== effect.key) continue;
    if (fresh) before = same.before;
    fresh = false;
    const own = partsAt(trace, at, place, back);
    whole &&= own !== null;
    parts.push(...(own ?? []));
    near.push(...turned(trace, at, place, back));
  }
  const edge = steps.edge[s];
  const size = graph.nodes.op.length;
  const several = new Set(parts.map((part) => part.edge)).size;
  const node = pair ? steps.node[s] : channel === "product" || channel === "sum" ? -1 : effect.key;
  return asking(id, {
    node,
    from: pair ? Math.floor(effect.key / size) : edge >= 0 ? graph.edges.from[edge] : -1,
    to: pair ? effect.key % size : edge >= 0 ? graph.edges.to[edge] : -1,
    edge: several > 1 ? -1 : edge,
    place,
    answer,
    // The product along a path is multiplied on, not added to: what was there is the upstream number.
    before: id === "product" ? null : place < 0 ? /** @type {number | null} */ (before) : elementOf(before, place),
    parts: whole ? parts : [],
    slips: whole ? "all" : "sum",
    near: whole && place >= 0 ? near : [],
    far: node >= 0 ? entriesBeside(trace, node, place, effect.after) : [],
    args: { count: Math.max(1, several) },
  });
};

/** The values that a step finds: a descent has moved them. @param {Trace} trace @param {number} s @returns {(node: number) => number | null} */
function valuesAt(trace, s) {
  const first = firstValues(trace);
  if (trace.mode !== "descent") return first;
  const { value: now } = frame(trace, s).channels;
  return (node) => /** @type {number | null} */ (now.get(node) ?? first(node));
}

/** What an operation comes to. @param {string} [id] @returns {Ask} */
export const value = (id = "value") => (trace, _first, s) => {
  const node = trace.steps.node[s];
  const effect = effectOn(trace, s, "value", node);
  const asked = effect === null ? null : oneOf(effect.after, s);
  if (effect === null || asked === null) return null;
  const { place, number: answer } = asked;
  const old = typeof effect.before === "number" ? [{ slip: "old", number: effect.before }] : [];
  return asking(place < 0 ? id : "value-entry", {
    node,
    place,
    answer,
    near: [...old, ...(place < 0 ? nearValue(trace, node, valuesAt(trace, s)) : [])],
    far: [...entriesBeside(trace, node, place, effect.after), { slip: "sign", number: -answer }],
    args: { formula: trace.graph.nodes.formula[node], whole: trace.graph.nodes.label[node] },
  });
};

/** What a sweep starts with, and first of all that most things start with 0. @param {string} channel @returns {Ask} */
export const seed = (channel) => (trace, _first, s) => {
  const { nodes } = trace.graph;
  const width = channel === "coefficient" ? Number(trace.params.order) + 1 : 1;
  const all = effectsOn(trace, s, channel).filter(({ key }) => width === 1 || key % width === 1);
  const zero = (/** @type {Known} */ each) => oneOf(each, s)?.number === 0;
  const chosen = all.find(({ after }) => zero(after)) ?? all[0];
  const asked = chosen ? oneOf(chosen.after, s) : null;
  if (asked === null) return null;
  const node = Math.floor(chosen.key / width);
  const { place, number: answer } = asked;
  const seeds = all.filter(({ after }) => !zero(after)).map(({ key, after }) => `${entryName(trace, Math.floor(key / width), oneOf(after, s)?.place ?? -1)} = ${short(oneOf(after, s)?.number)}`);
  const own = elementOf(read(nodes.value[node]), Math.max(0, place));
  return asking("seed", {
    node,
    place,
    answer,
    near: [{ slip: "seed", number: answer === 0 ? 1 : 0 }, ...(own === null ? [] : [{ slip: "value", number: own }])],
    args: { channel, seeds: seeds.join(", ") || "none" },
  });
};

/** The derivatives that a step completes: outputs by inputs. @param {Trace} trace @param {number} s @returns {{of: string, by: string}[] | null} null: what it completes are no derivatives, or not all of them */
function completed(trace, s) {
  const { graph, mode, params, result } = trace;
  const [ins, outs] = [inputsOf(graph).map(({ name }) => name), outputsOf(graph).map(({ name }) => name)];
  const item = trace.steps.item[s];
  const unit = mode === "forward" || mode === "reverse" ? unitSeed(trace) : null;
  const row = (/** @type {string} */ of) => ins.map((by) => ({ of, by }));
  const column = (/** @type {string} */ by) => outs.map((of) => ({ of, by }));
  if (mode === "forward") return unit === null ? null : column(unit);
  if (mode === "reverse") return unit === null ? null : row(unit);
  if (mode === "jacobian") return params.by === "forward" ? column(ins[item]) : row(outs[item]);
  if (mode === "checkpoint") return row(params.output);
  if (mode === "elimination") return termsAt(trace, s).left === 0 ? outs.flatMap(row) : null;
  if (mode === "paths" && result.paths?.count !== String(result.paths?.edges.length)) return null;
  return [{ of: params.output, by: params.input }];
}

/** @type {Ask} */
export const derivative = (trace, _first, s) => {
  const all = (completed(trace, s) ?? []).flatMap(({ of, by }) => {
    const number = decode(trace.result.jacobian[of]?.[by]);
    return number === null ? [] : [{ of, by, number }];
  });
  if (all.length === 0) return null;
  const order = all.map((_, i) => all[(s + i) % all.length]);
  const { of, by, number: answer } = order.find((each) => each.number !== 0) ?? order[0];
  const node = inputsOf(trace.graph).find(({ name }) => name === by);
  const own = node ? elementOf(read(trace.graph.nodes.value[node.node]), node.place) : null;
  return asking("derivative", {
    answer,
    near: all.flatMap((each) => (each.of === of && each.by === by ? [] : [{ slip: "entry", number: each.number, name: `∂${each.of}/∂${each.by}` }])),
    far: [{ slip: "sign", number: -answer }, ...(own === null ? [] : [{ slip: "value", number: own }])],
    args: { of, by },
  });
};
