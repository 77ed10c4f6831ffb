// What the steps of the other modes are asked: second derivatives, series, descent, factoring, elimination, checkpoints. Pure over (trace, step); knows no answer and no view.
import { inputsOf } from "../coordinates.js";
import { decode, read, short } from "../format.js";
import { countsAt } from "../ledger.js";
import { frame } from "../replay.js";
import { tagAt } from "../tags.js";
import { asking, effectOn, effectsOn, termsAt } from "./steps.js";
import { pairsOf } from "./values.js";

/** @typedef {import("./steps.js").Question} Question */
/** @typedef {import("../types.js").Wire} Wire */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Known} Known */
/** @typedef {import("./steps.js").Part} Part */
/** @typedef {import("./steps.js").Near} Near */
/** @typedef {import("./steps.js").Ask} Ask */

/** @type {Ask} */
export const moving = (trace, first, s) => {
  const channel = "adjoint_tangent";
  const effect = effectOn(trace, s, channel);
  if (effect === null || typeof effect.after !== "number") return null;
  const { edges } = trace.graph;
  /** @type {Part[]} */
  const parts = [];
  let before = /** @type {number | null} */ (effect.before);
  for (let at = s; at >= first; at -= 1) {
    const same = tagAt(trace, at) === "hessian.reverse" ? effectOn(trace, at, channel) : null;
    if (same?.key !== effect.key) continue;
    before = /** @type {number | null} */ (same.before);
    const terms = /** @type {Record<string, number>} */ (termsAt(trace, at));
    const edge = trace.steps.edge[at];
    const product = terms.adjoint_tangent * terms.partial;
    parts.unshift({ upstream: terms.adjoint_tangent, partial: terms.partial, product, edge }, { upstream: terms.adjoint, partial: terms.partial_tangent, product: terms.bend - product, edge });
  }
  const edge = trace.steps.edge[s];
  const own = effectOn(trace, s, "adjoint", effect.key)?.after;
  const count = parts.length / 2;
  return asking("moving", {
    node: effect.key,
    from: edges.from[edge],
    to: edges.to[edge],
    edge: count > 1 ? -1 : edge,
    answer: effect.after,
    before,
    parts,
    slips: "sum",
    near: [...parts.map(({ product }) => ({ slip: "product-rule", number: /** @type {number} */ (effect.after) - product })), ...(typeof own === "number" ? [{ slip: "adjoint", number: own }] : [])],
    args: { count, partial: short(termsAt(trace, s).partial), bend: short(termsAt(trace, s).partial_tangent) },
  });
};

/** @type {Ask} */
export const turning = (trace, _first, s) => asking("turn", { node: trace.steps.node[s], answer: 0, near: [{ slip: "adjoint", number: 1 }] });

/** @type {Ask} */
export const second = (trace, _first, s) => {
  const names = inputsOf(trace.graph).map(({ name }) => name);
  const single = trace.params.seed !== null && trace.params.seed !== undefined;
  const width = single ? 1 : names.length;
  const all = effectsOn(trace, s, "hessian").flatMap(({ key, after }) => (typeof after === "number" ? [{ row: Math.floor(key / width), column: key % width, number: after }] : []));
  if (all.length === 0) return null;
  const order = all.map((_, i) => all[(s + i) % all.length]);
  const { row, column, number: answer } = order.find((each) => each.number !== 0) ?? order[0];
  const first = frame(trace, s).channels.adjoint.get(trace.graph.inputs[row]);
  const { output } = trace.params;
  return asking(single ? "hvp" : "second", {
    answer,
    near: [
      ...(typeof first === "number" ? [{ slip: "first", number: first }] : []),
      ...all.flatMap((each) => (each.row === row ? [] : [{ slip: "entry", number: each.number, name: single ? names[each.row] : `∂²${output}/∂${names[each.row]}∂${names[each.column]}` }])),
    ],
    far: [{ slip: "sign", number: -answer }],
    args: { of: output, by: names[row], also: names[column] },
  });
};

/** @type {Ask} */
export const coefficient = (trace, _first, s) => {
  const node = trace.steps.node[s];
  const order = trace.steps.item[s];
  const answer = effectOn(trace, s, "coefficient")?.after;
  if (typeof answer !== "number") return null;
  const known = frame(trace, s).channels.coefficient;
  const width = Number(trace.params.order) + 1;
  const of = (/** @type {number} */ each, /** @type {number} */ k) => Number(known.get(each * width + k) ?? (k === 0 ? decode(/** @type {Wire} */ (trace.graph.nodes.value[each])) : 0));
  const { parts, near } = pairsOf(trace, node, order, of, answer);
  return asking("coefficient", {
    node,
    answer,
    parts,
    near: [...near, { slip: "order", number: of(node, order - 1) }],
    far: [{ slip: "sign", number: -answer }],
    args: { order, formula: trace.graph.nodes.formula[node] },
  });
};

/** @type {Ask} */
export const loss = (trace, _first, s) => {
  const effect = effectOn(trace, s, "loss");
  if (typeof effect?.after !== "number") return null;
  const last = frame(trace, s).channels.loss.get(effect.key - 1);
  return asking("loss", { node: trace.steps.node[s], answer: effect.after, near: typeof last === "number" ? [{ slip: "old", number: last }] : [] });
};

/** @type {Ask} */
export const length = (trace, _first, s) => {
  const answer = termsAt(trace, s).length;
  const known = frame(trace, s + 1).channels.adjoint;
  const slopes = inputsOf(trace.graph).flatMap(({ name, node }) => (trace.params.inputs.includes(name) ? [Number(known.get(node) ?? 0)] : []));
  if (typeof answer !== "number") return null;
  const sum = slopes.reduce((total, each) => total + each, 0);
  return asking("length", {
    answer,
    written: `√(${slopes.map((each) => (each < 0 ? `(${short(each)})²` : `${short(each)}²`)).join(" + ")})`,
    near: [{ slip: "root", number: answer * answer }, ...(slopes.length > 1 ? [{ slip: "length", number: sum }, { slip: "length", number: slopes.reduce((total, each) => total + Math.abs(each), 0) }] : [{ slip: "sign", number: sum }])],
    args: { names: trace.params.inputs.join(", ") },
  });
};

/** @type {Ask} */
export const update = (trace, _first, s) => {
  const { rule, rate, momentum } = trace.params;
  const node = trace.steps.node[s];
  const effect = effectOn(trace, s, "value", node);
  const { slope, step } = termsAt(trace, s);
  if (typeof effect?.after !== "number" || typeof effect.before !== "number" || typeof slope !== "number" || typeof step !== "number") return null;
  const before = effect.before;
  const velocity = effectOn(trace, s, "velocity", node);
  const along = -step / rate; // what the rate is multiplied with
  return asking(`update-${rule}`, {
    node,
    answer: effect.after,
    before,
    parts: [{ upstream: rate, partial: -along, product: step, edge: -1 }],
    near: [
      { slip: "uphill", number: before - step },
      { slip: "step", number: step },
      { slip: "step", number: -step },
      { slip: "rate", number: before - along },
      ...(rule === "gradient" ? [] : [{ slip: "memory", number: before - rate * slope }]),
      { slip: "old", number: before },
    ],
    args: { before: short(before), slope: short(slope), rate: short(rate), keep: short(momentum), velocity: short(Number(velocity?.before ?? 0)), along: short(along) },
  });
};

/** A count, from the terms of its step. @param {string} id @param {(terms: Record<string, number>, trace: Trace, s: number) => Partial<Question> & {answer: number}} how @returns {Ask} */
export const counted = (id, how) => (trace, _first, s) => {
  const { answer, ...more } = how(/** @type {Record<string, number>} */ (termsAt(trace, s)), trace, s);
  return asking(id, { node: trace.steps.node[s], answer, ...more });
};

/** Counts that a person could still find: those beyond are no question. */
const FEW = 200;

/** @type {Ask} */
export const terms = (trace, _first, s) => {
  const count = countsAt(trace, 0)?.terms;
  if (count === undefined || Number(count) > FEW) return null;
  return asking("terms", { node: trace.steps.node[s], answer: Number(count), args: { input: trace.params.input, output: trace.params.output } });
};

/** @type {Ask} */
export const merge = (trace, _first, s) => {
  const back = trace.params.by === "suffixes";
  const node = trace.steps.node[s];
  const channel = back ? "adjoint" : "tangent";
  const answer = effectOn(trace, s, channel, node)?.after;
  if (typeof answer !== "number") return null;
  const known = frame(trace, s + 1).channels[channel];
  const { from, to, partial } = trace.graph.edges;
  const [here, there] = back ? [from, to] : [to, from];
  const parts = here.flatMap((end, edge) => {
    const [slope, upstream] = [read(partial[edge]), known.get(there[edge])];
    return end === node && typeof slope === "number" && typeof upstream === "number" ? [{ upstream, partial: slope, product: upstream * slope, edge }] : [];
  });
  return asking(`merge-${channel}`, { node, answer, edge: parts.length === 1 ? parts[0].edge : -1, parts, slips: "all", args: { input: trace.params.input, output: trace.params.output, channel } });
};

/** @param {number} in_ @param {number} out */
export const crossed = (in_, out) => ({ written: `${in_} · ${out}`, near: [{ slip: "crossed", number: in_ + out }] });

/** How many values are kept then. @param {Trace} trace @param {number} s @param {number} more */
export function kept(trace, s, more) {
  const effect = effectOn(trace, s, "stored");
  const [before, answer] = [Number(effect?.before ?? 0), Number(effect?.after ?? 0)];
  const left = `${before} ${more < 0 ? "−" : "+"} ${Math.abs(more)}`;
  return { answer, written: left, near: [{ slip: "count", number: before }, { slip: "alone", number: Math.abs(more) }], args: { count: Math.abs(more), before } };
}
