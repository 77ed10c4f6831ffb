// A sweep that a learner carries out: which numbers are to be filled in, and how each entry stands. Pure over (trace, entries); knows no store and no word.
import { decode, parse, read } from "../format.js";
import { incidence } from "../incidence.js";
import { meets, slipOf } from "../predict/slips.js";
import { frame } from "../replay.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {Record<number, string>} Entries what is typed, by node */
/** `carried`: right for a wrong entry before it. `early`: it needs an entry that is not there yet.
 * @typedef {{node: number, mark: "empty" | "right" | "carried" | "wrong" | "early" | "number", slip: string | null, edge: string, needs: string}} Judged */

/** What is filled in. @typedef {"value" | "tangent" | "adjoint"} Channel */

/** The channel that the sweep of a trace fills, or the task of an exercise. @param {Trace} trace @param {string | null} [task] @returns {Channel} */
export const channelOf = ({ mode }, task) => (task === "values" ? "value" : mode === "forward" ? "tangent" : "adjoint");

/** The numbers of the sweep at its end. @param {Trace} trace @param {Channel} [channel] @returns {Map<number, number>} */
export function model(trace, channel = channelOf(trace)) {
  const end = frame(trace, trace.steps.count).channels[channel];
  return new Map([...end].flatMap(([node, value]) => (typeof value === "number" ? [[node, value]] : [])));
}

/** The seeds that the sweep starts from. @param {Trace} trace @returns {Map<number, number>} */
function seedsOf(trace) {
  const { graph, params, mode } = trace;
  const named = mode === "forward" ? graph.inputs.map((node) => ({ name: graph.nodes.label[node], node })) : graph.outputs;
  return new Map(named.map(({ name, node }) => [node, Number(params.seed?.[name] ?? 0)]));
}

/** The edges that bring something to a node, with the node that each comes from in the sweep. @param {Trace} trace @param {number} node */
export function contributions({ graph: { edges }, mode }, node) {
  const [here, there] = mode === "forward" ? [edges.to, edges.from] : [edges.from, edges.to];
  return here.flatMap((end, edge) => {
    const partial = read(edges.partial[edge]);
    return end === node && typeof partial === "number" ? [{ edge, from: there[edge], partial }] : [];
  });
}

/** The nodes to fill in, in the order of the sweep: all that take part in it. @param {Trace} trace @param {Channel} [channel] @returns {number[]} */
export function cells(trace, channel = channelOf(trace)) {
  const { nodes } = trace.graph;
  const known = model(trace, channel);
  if (channel === "value") return nodes.op.flatMap((op, node) => (op === "const" || op === "input" ? [] : [node]));
  const all = nodes.op.flatMap((op, node) => (nodes.active[node] && op !== "const" && known.has(node) ? [node] : []));
  return trace.mode === "forward" ? all : all.reverse();
}

/** What an operation makes of numbers, for those that are worked out by hand. @type {Record<string, (...x: number[]) => number>} */
const BY_HAND = {
  add: (x, y) => x + y, sub: (x, y) => x - y, mul: (x, y) => x * y, div: (x, y) => x / y, pow: (x, y) => x ** y, neg: (x) => -x,
  sin: Math.sin, cos: Math.cos, tan: Math.tan, exp: Math.exp, log: Math.log, sqrt: Math.sqrt, tanh: Math.tanh, abs: Math.abs, max: Math.max, min: Math.min,
};

/** What a node is, by the learner's own numbers before it; the name of what it still needs; or null where that is not worked out here.
 * @param {Trace} trace @param {number} node @param {Map<number, number | null>} numbers @returns {{own: number} | {needs: string} | null} */
function byHand({ graph }, node, numbers) {
  const { nodes, edges } = graph;
  const args = incidence(graph).ins[node].map((edge) => edges.from[edge]);
  const known = args.map((from) => (nodes.op[from] === "const" || nodes.op[from] === "input" ? decode(/** @type {import("../types.js").Wire} */ (nodes.value[from])) : (numbers.get(from) ?? null)));
  const missing = known.findIndex((number) => number === null || !Number.isFinite(number));
  if (missing >= 0) return { needs: nodes.label[args[missing]] };
  const apply = BY_HAND[nodes.op[node]];
  return apply ? { own: apply(.../** @type {number[]} */ (known)) } : null;
}

/** How every entry stands. @param {Trace} trace @param {Entries} entries @param {Channel} [channel] @returns {Judged[]} */
export function judgeSweep(trace, entries, channel = channelOf(trace)) {
  const truth = model(trace, channel);
  const seeds = seedsOf(trace);
  const numbers = new Map(Object.entries(entries).map(([node, text]) => [Number(node), parse(text)]));
  const { label } = trace.graph.nodes;
  return cells(trace, channel).map((node) => {
    /** @param {Judged["mark"]} mark @param {Partial<Judged>} [more] @returns {Judged} */
    const say = (mark, more = {}) => ({ node, mark, slip: null, edge: "", needs: "", ...more });
    const text = entries[node]?.trim() ?? "";
    if (text === "") return say("empty");
    const answer = numbers.get(node) ?? null;
    if (answer === null) return say("number");
    const wanted = /** @type {number} */ (truth.get(node));
    if (meets(answer, wanted)) return say("right");
    if (channel === "value") {
      const found = byHand(trace, node, numbers);
      if (found !== null && "needs" in found) return say("early", { needs: found.needs });
      return found !== null && meets(answer, found.own) ? say("carried") : say("wrong", { slip: "value-of" });
    }
    const parts = contributions(trace, node);
    const missing = parts.find(({ from }) => !Number.isFinite(numbers.get(from) ?? Number.NaN));
    if (missing) return say("early", { needs: label[missing.from] });
    const seed = seeds.get(node) ?? 0;
    const used = parts.map(({ edge, from, partial }) => {
      const upstream = /** @type {number} */ (numbers.get(from));
      return { upstream, partial, product: upstream * partial, edge };
    });
    const own = used.reduce((sum, { product }) => sum + product, seed);
    if (meets(answer, own)) return say("carried");
    if (parts.length === 0) return say("wrong", { slip: "seed" });
    if (seed !== 0 && meets(answer, own - seed)) return say("wrong", { slip: "seed" });
    const slip = slipOf(trace, node, channel, used, own, answer);
    return say("wrong", { slip: slip?.slip ?? "other", edge: slip?.edge ?? "" });
  });
}

/** @param {Judged[]} judged */
export function scoreOf(judged) {
  const count = (/** @type {Judged["mark"]} */ mark) => judged.filter((each) => each.mark === mark).length;
  return { right: count("right"), carried: count("carried"), empty: count("empty"), all: judged.length };
}

/** The right entries, as they would be typed. @param {Trace} trace @param {Channel} [channel] @returns {Entries} */
export const modelEntries = (trace, channel = channelOf(trace)) => Object.fromEntries([...model(trace, channel)].map(([node, value]) => [node, String(Number(value.toPrecision(6)))]));

/** What the picture of a screen has in place of the sweep's own numbers: the learner's, as long as the exercise is open; null where there is none.
 * @param {import("./types.js").Asking | null} exercise @param {import("./types.js").Standing | undefined} standing @returns {Entries | null} */
export function inPicture(exercise, standing) {
  if (exercise === null || (exercise.task !== "fill" && exercise.task !== "values") || (standing?.state ?? "open") !== "open") return null;
  return standing?.given?.entries ?? {};
}

/** The frame with what the learner has filled in, in place of what the sweep finds: so that the picture is the learner's.
 * @param {Trace} trace @param {import("../types.js").Frame} now @param {Entries} entries @param {Channel} [channel] @returns {import("../types.js").Frame} */
export function filledFrame(trace, now, entries, channel = channelOf(trace)) {
  const mine = Object.entries(entries).flatMap(([node, text]) => {
    const number = parse(text);
    return number === null ? [] : [/** @type {[number, number]} */ ([Number(node), number])];
  });
  return { ...now, node: -1, edge: -1, item: -1, changed: [], channels: { ...now.channels, [channel]: new Map([...(channel === "value" ? frame(trace, 0).channels.value : []), ...mine]) } };
}

// --- edges: which of them bring something to a node -----------------------------------------------------------------------------

/** @typedef {Record<number, number[]>} Picks edges by node */

/** The nodes of which edges are picked: those that something is brought to. @param {Trace} trace */
export const receivers = (trace) => cells(trace).filter((node) => contributions(trace, node).length > 0);

/** @param {Trace} trace @param {number} node @param {number[]} picked @returns {{right: boolean, slip: "forgot" | "other", edge: number}} */
export function judgePicks(trace, node, picked) {
  const wanted = contributions(trace, node).map(({ edge }) => edge);
  const extra = picked.find((edge) => !wanted.includes(edge));
  if (extra !== undefined) return { right: false, slip: "other", edge: extra };
  const missing = wanted.find((edge) => !picked.includes(edge));
  return missing === undefined ? { right: true, slip: "other", edge: -1 } : { right: false, slip: "forgot", edge: -1 };
}

// --- paths: all of them, each with its product ----------------------------------------------------------------------------------

/** @typedef {{edges: number[], product: string}} Way */

/** @param {Trace} trace */
export const paths = ({ result }) => (result.paths?.edges ?? []).map((edges, i) => ({ edges, product: decode(/** @type {import("../types.js").Wire} */ (result.paths?.product[i])) ?? 0 }));

/** @param {number[]} a @param {number[]} b */
const same = (a, b) => a.length === b.length && a.every((edge, i) => edge === b[i]);

/** How the way in hand stands beside those that are found already.
 * @param {Trace} trace @param {number[][]} found @param {Way} way @returns {"right" | "again" | "unfinished" | "number" | "added" | "sign" | "product"} */
export function judgeWay(trace, found, { edges, product }) {
  const known = paths(trace).find((path) => same(path.edges, edges));
  if (!known) return "unfinished";
  if (found.some((each) => same(each, edges))) return "again";
  const answer = parse(product);
  if (answer === null) return "number";
  if (meets(answer, known.product)) return "right";
  const slopes = edges.map((edge) => Number(read(trace.graph.edges.partial[edge])));
  if (meets(answer, slopes.reduce((sum, slope) => sum + slope, 0))) return "added";
  return meets(answer, -known.product) ? "sign" : "product";
}
