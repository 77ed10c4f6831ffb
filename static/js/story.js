// What a step says: the name of its sentence and its terms, with its equation. Pure over (trace, frame); knows no DOM and no catalogue.
// app/story.py says the same in Python; tests hold the two together.
import { linesOf, opening } from "./equations.js";
import { resultText } from "./findings.js";
import { inputNames, inputsOf, outputNames } from "./coordinates.js";
import { grouped, isJacobian, isZero, read, short } from "./format.js";
import { countsAt } from "./ledger.js";
import { seedsOf, unitSeed } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Known} Known */
/** @typedef {{id: string, args: Record<string, string>, lines: string[]}} Story */

/** Words that a sentence chooses by: they stay bare. */
const SELECTED = new Set(["none", "still", "unmoved", "many"]);
const NAMES = new Set(["node", "from", "to", "seeds", "formula", "name", "names", "input", "output", "whole", "of", "by", "also"]);
const WORDS = new Set(["gloss", "way", "amount", "channel", "count", "units"]);
const NUMBERS_IN_USE = new Set(["product", "after", "upstream"]);

/** Terms with marks around them, so that a view can set names and numbers in the sentence apart from its words.
 * @param {Record<string, string>} args */
export function marked(args) {
  return Object.fromEntries(
    Object.entries(args).map(([name, text]) => {
      if (text === "" || WORDS.has(name) || SELECTED.has(text)) return [name, text];
      if (name === "result") return [name, text.split(", ").map((part) => `\uE001${part}\uE003`).join(", ")];
      return [name, `${NAMES.has(name) ? "\uE000" : NUMBERS_IN_USE.has(name) ? "\uE002" : "\uE001"}${text}\uE003`];
    }),
  );
}

/** A name within a sentence, marked so that it is set as one. @param {string} name */
export const markName = (name) => `\uE000${name}\uE003`;

/** Terms of which only the names are set apart.
 * @template T @param {Record<string, T>} args */
export const named = (args) => Object.fromEntries(Object.entries(args).map(([name, value]) => [name, NAMES.has(name) && value !== "" ? markName(String(value)) : value]));

/** The pieces of a sentence with marked terms.
 * @param {string} sentence
 * @returns {{kind: "words" | "name" | "number" | "use", text: string}[]} */
export function piecesOf(sentence) {
  const kinds = /** @type {const} */ ({ "\uE000": "name", "\uE001": "number", "\uE002": "use" });
  return sentence
    .replace(/…(\uE003?)\.$/u, "…$1") // a list that goes on needs no full stop
    .split(/([\uE000-\uE002][^\uE003]*\uE003)/)
    .filter((text) => text !== "")
    .map((text) => {
      const kind = kinds[/** @type {keyof typeof kinds} */ (text[0])];
      return kind ? { kind, text: text.slice(1, -1) } : { kind: "words", text };
    });
}

/** What was there before a contribution came: "none", or the number; "still" and "unmoved" where the contribution is zero.
 * @param {Known | undefined} value @param {Known | undefined} product */
function before(value, product) {
  if (isZero(product)) return value === null || value === undefined ? "still" : "unmoved";
  return value === null || value === undefined ? "none" : short(value);
}

/** The seeds that a seeding step sets, without those that stand still.
 * @param {Trace} trace @param {Frame} frame */
const seeded = ({ graph: { nodes } }, frame) => frame.changed.filter(({ after }) => after !== null && !isZero(after)).map(({ key, after }) => ({ name: nodes.label[key], after }));

/** @param {Trace} trace */
const seedNames = (trace) =>
  seedsOf(trace)
    .filter(([, value]) => value !== 0)
    .map(([name]) => name)
    .join(", ");

/** The term by whose size a sentence chooses its words.
 * @type {Record<string, string>} */
const COUNTED = {
  "elimination.merge": "additions",
  "elimination.done": "left",
  "elimination.vertex": "multiplications",
  "elimination.edge": "multiplications",
  "checkpoint.store": "values",
};

/** "none", "one" or "many" of what a step counts; of updates where it counts none; "proven" and "open" for a proof.
 * @param {Frame} frame */
function amountOf({ tag, terms, item }) {
  if (tag === "elimination.proof") return terms.best === terms.least ? "proven" : "open";
  const count = tag !== null && tag in COUNTED ? terms[COUNTED[tag]] : item;
  return count === 0 ? "none" : count === 1 ? "one" : "many";
}

const MADE = new Set(["edge", "tangent", "adjoint"]);

/** The counts of a factoring, exactly: its terms have them as floats.
 * @param {Trace} trace @param {Frame} frame @returns {Record<string, string>} */
function countsOf(trace, { tag, item }) {
  if (!tag?.startsWith("factor.")) return {};
  const now = countsAt(trace, item);
  const then = countsAt(trace, tag === "factor.done" ? 0 : Math.max(0, item - 1));
  if (now === undefined || then === undefined) return {};
  return { terms: grouped(now.terms), multiplications: grouped(now.multiplications), terms_before: grouped(then.terms), multiplications_before: grouped(then.multiplications) };
}

/** The terms of the step by their own names; from and to are nodes.
 * @param {Trace} trace @param {Frame} frame */
const own = (trace, frame) => ({
  ...Object.fromEntries(Object.entries(frame.terms).map(([name, value]) => [name, name === "from" || name === "to" ? trace.graph.nodes.label[Number(value)] : short(value)])),
  ...countsOf(trace, frame),
});

/** The terms that several sentences share.
 * @param {Trace} trace @param {Frame} frame */
function common(trace, frame) {
  const { nodes, edges } = trace.graph;
  const edge = frame.edge;
  const change = frame.changed.at(-1);
  const gloss = frame.node >= 0 ? nodes.gloss[frame.node] : "";
  const seeds = frame.tag?.endsWith(".seed") ? seeded(trace, frame) : [];
  const several = seeds.map(({ name, after }) => `${name} = ${short(after)}`).join(", ");
  return {
    node: frame.node >= 0 ? nodes.label[frame.node] : seeds.length > 1 ? several : (seeds[0]?.name ?? ""),
    from: edge >= 0 ? nodes.label[edges.from[edge]] : "",
    to: edge >= 0 ? nodes.label[edges.to[edge]] : "",
    upstream: short(frame.terms.upstream),
    partial: short(frame.terms.partial),
    product: short(frame.terms.product),
    before: before(change?.before, frame.terms.product),
    after: short(change?.after),
    value: seeds.length > 1 ? "many" : short(seeds.length === 1 ? seeds[0].after : change?.after),
    formula: frame.node >= 0 ? nodes.formula[frame.node] : "",
    gloss: gloss === "" ? "none" : gloss,
    seeds: seedNames(trace),
    result: resultText(trace, frame),
    item: String(frame.item),
    number: String(frame.item + 1),
    way: String(trace.params.by ?? (trace.params.seed === null || trace.params.seed === undefined ? "none" : "seed")),
    snapshots: String(trace.params.snapshots ?? ""),
    amount: amountOf(frame),
    now: short(frame.changed.find(({ channel }) => MADE.has(channel))?.after),
    ...own(trace, frame),
  };
}

/** Steps that have a sentence of their own where the slope is a Jacobian. */
const MATRIX = new Set(["forward.edge", "reverse.edge"]);
const OPENINGS = new Set(["forward", "reverse", "paths", "jacobian", "factor", "elimination", "hessian", "taylor", "descent", "checkpoint"]);

/** The story of a frame.
 * @param {Trace} trace @param {Frame} frame
 * @returns {Story} */
export function tell(trace, frame) {
  const args = common(trace, frame);
  if (frame.k === trace.start) {
    const pair = { from: String(trace.params.input ?? ""), to: String(trace.params.output ?? "") };
    const id = OPENINGS.has(trace.mode) ? `start-${trace.mode}` : "start-other";
    return { id, args: { ...args, ...pair }, lines: opening(trace) };
  }
  if (frame.tag === null) return { id: "step-none", args, lines: [] };
  const matrix = MATRIX.has(frame.tag) && isJacobian(frame.terms.partial) ? "-matrix" : "";
  return { id: `step-${frame.tag.replace(".", "-")}${matrix}`, args, lines: linesOf(trace, frame) };
}

/** @typedef {{id: string, args: Record<string, string>, action: string, payload?: any}} Suggestion */

/** What to try after the end of a trace, so that a person never wonders what to do next.
 * @param {Trace} trace @param {Frame} frame
 * @returns {Suggestion[]} */
export function suggest(trace, frame) {
  if (frame.k < trace.steps.count) return [];
  const names = inputNames(trace.graph);
  const outputs = outputNames(trace.graph);
  const typing = { id: "try-own", args: {}, action: "own" };
  /** @param {string[]} list @param {string} name */
  const after = (list, name) => list[list.indexOf(name) + 1];
  if (trace.mode === "forward") {
    const next = after(names, unitSeed(trace) ?? names.at(-1) ?? "");
    const reverse = { id: names.length > 1 ? "try-reverse" : "try-reverse-one", args: {}, action: "mode", payload: "reverse" };
    return next === undefined ? [reverse] : [{ id: "try-forward-input", args: { name: next }, action: "seed", payload: { [next]: 1 } }, reverse];
  }
  if (trace.mode === "reverse") {
    const output = unitSeed(trace) ?? outputs[0] ?? "";
    const next = after(outputs, output);
    const input = busiest(trace);
    const paths = input === null ? [typing] : [{ id: "try-paths", args: { name: input }, action: "walk", payload: { input, output } }];
    return next === undefined ? paths : [{ id: "try-reverse-output", args: { name: next }, action: "seed", payload: { [next]: 1 } }, ...paths];
  }
  if (trace.mode === "factor") return folded(trace);
  if (trace.mode !== "paths") return [typing];
  const next = after(names, trace.params.input);
  const several = (trace.result.paths?.edges.length ?? 0) > 2;
  if (several) return [{ id: "try-factor", args: {}, action: "mode", payload: "factor" }, typing];
  return next === undefined ? [typing] : [{ id: "try-paths-input", args: { name: next }, action: "walk", payload: { input: next, output: trace.params.output } }, typing];
}

/** After a factoring: the sweep that is left, and the other way to fold. @param {Trace} trace @returns {Suggestion[]} */
function folded({ params: { by, input, output } }) {
  const reverse = by === "suffixes";
  const sweep = { id: reverse ? "ledger-sweep-reverse" : "ledger-sweep-forward", args: {}, action: "sweep" };
  return [
    { ...sweep, payload: reverse ? { mode: "reverse", seed: { [output]: 1 } } : { mode: "forward", seed: { [input]: 1 } } },
    { id: reverse ? "ledger-factor-prefixes" : "ledger-factor-suffixes", args: {}, action: "factor", payload: { pair: { input, output }, by: reverse ? "prefixes" : "suffixes" } },
  ];
}

/** The number with the most ways out: the one whose sum over paths has something to show. A Jacobian counts by its entries in one column.
 * @param {Trace} trace @returns {string | null} */
function busiest({ graph }) {
  const { edges } = graph;
  const ways = (/** @type {number} */ node) =>
    edges.from.reduce((sum, from, edge) => {
      const partial = from === node ? read(edges.partial[edge]) : null;
      return sum + (from !== node ? 0 : isJacobian(partial) ? partial.entries / partial.shape[1] : 1);
    }, 0);
  const nodes = [...new Set(inputsOf(graph).map(({ node }) => node))].map((node) => ({ node, count: ways(node) }));
  const best = nodes.sort((a, b) => b.count - a.count)[0];
  return inputsOf(graph).find(({ node }) => node === best?.node)?.name ?? null;
}
