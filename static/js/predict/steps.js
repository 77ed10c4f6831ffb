// What a step of a trace holds, read for a question about it: its terms, what it changes, what it multiplies. Pure over (trace, step); knows no kind of step.
import { countOf, isJacobian, isTensor, read } from "../format.js";
import { shapeOf } from "../coordinates.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Known} Known */
/** @typedef {import("../types.js").Wire} Wire */
/** What a step multiplies, and the edge of it. @typedef {{upstream: number, partial: number, product: number, edge: number}} Part */
/** A number that a slip leads to. `name`: what it is the number of. @typedef {{slip: string, number: number, edge?: number, name?: string}} Near */
/** @typedef {object} Question
 * @property {string} id of its sentence
 * @property {number} node −1: about no node
 * @property {number} from of the edge or the pair in hand
 * @property {number} to
 * @property {number} edge −1: none, or several
 * @property {number} place in the array at the node, −1 where that is a single number
 * @property {number} answer
 * @property {number | null} before what is there already
 * @property {Part[]} parts
 * @property {string} written the work by itself, where it is no sum of products
 * @property {"all" | "sum" | "none"} slips which of the common slips can be made here
 * @property {Near[]} near likelier than the common slips
 * @property {Near[]} far less likely
 * @property {Record<string, string | number>} args of its sentence, besides the names of its nodes
 * @property {number} step the step asked about */
/** @typedef {(trace: Trace, first: number, s: number) => Omit<Question, "step"> | null} Ask `first`: the first of the steps that are taken together */

/** @param {string} id @param {Partial<Question> & {answer: number}} more @returns {Omit<Question, "step">} */
export const asking = (id, more) => ({ id, node: -1, from: -1, to: -1, edge: -1, place: -1, before: null, parts: [], written: "", slips: "none", near: [], far: [], args: {}, ...more });

/** The terms of a step by name. @param {Trace} trace @param {number} s @returns {Record<string, Known>} */
export function termsAt({ steps, graph }, s) {
  const terms = Object.fromEntries(steps.tags[steps.tag[s]].terms.map((name, i) => [name, read(steps.term[steps.term_offset[s] + i])]));
  if (terms.partial === null && steps.edge[s] >= 0) terms.partial = read(graph.edges.partial[steps.edge[s]]); // a Jacobian is written once, with its edge
  return terms;
}

/** What a step puts into a channel. @param {Trace} trace @param {number} s @param {string} channel @returns {{key: number, before: Known, after: Known}[]} */
export function effectsOn({ steps, channels }, s, channel) {
  const found = [];
  for (let i = steps.effect_offset[s]; i < steps.effect_offset[s + 1]; i += 1) {
    const { after, before, key } = steps.effects;
    if (channels[steps.effects.channel[i]] === channel && after[i] !== null) found.push({ key: key[i], before: read(before[i]), after: read(after[i]) });
  }
  return found;
}

/** The first of them, or the one with a key. @param {Trace} trace @param {number} s @param {string} channel @param {number} [key] */
export const effectOn = (trace, s, channel, key) => effectsOn(trace, s, channel).find((each) => key === undefined || each.key === key) ?? null;

/** One number of what there is: of an array an entry that changes from step to step and is not 0 where that can be had. @param {Known} value @param {number} s */
export function oneOf(value, s) {
  if (typeof value === "number") return { place: -1, number: value };
  if (!isTensor(value) || value.data.length === 0) return null;
  const all = value.data.map((_, i) => (7 * s + i) % value.data.length);
  const place = all.find((i) => value.data[i] !== 0) ?? all[0];
  return { place, number: value.data[place] };
}

/** W[0,1]: an entry of an array; a single number by its own name. @param {Trace} trace @param {number} node @param {number} place */
export function entryName({ graph }, node, place) {
  if (place < 0) return graph.nodes.label[node];
  let rest = place;
  const at = [...shapeOf(graph, node)].reverse().map((length) => {
    const index = rest % length;
    rest = Math.floor(rest / length);
    return index;
  });
  return `${graph.nodes.label[node]}[${at.reverse().join(",")}]`;
}

/** The other entries of an array, for one that is taken for another. @param {Trace} trace @param {number} node @param {number} place @param {Known} value @returns {Near[]} */
export function entriesBeside(trace, node, place, value) {
  if (!isTensor(value)) return [];
  return value.data.flatMap((number, i) => (i === place ? [] : [{ slip: "entry", number, name: entryName(trace, node, i) }]));
}

/** The numbers of an array, if all of them are there. @param {Known} value @returns {number[] | null} */
function flat(value) {
  if (typeof value === "number") return [value];
  return isTensor(value) && value.data.length === countOf(value.shape) ? value.data : null;
}

/** What a step multiplies for one number: a slope, or a row of a Jacobian (back: a column) times what comes along the edge; null where that is not all there.
 * @param {Trace} trace @param {number} s @param {number} place @param {boolean} back @returns {Part[] | null} */
export function partsAt(trace, s, place, back) {
  const terms = termsAt(trace, s);
  const edge = trace.steps.edge[s];
  const [upstream, partial] = [terms.upstream ?? terms.left ?? null, terms.partial ?? terms.right ?? null];
  if (typeof upstream === "number" && typeof partial === "number") return [{ upstream, partial, product: typeof terms.product === "number" ? terms.product : upstream * partial, edge }];
  const numbers = flat(upstream);
  if (!isJacobian(partial) || partial.pooled || numbers === null) return null;
  const slopes = back ? partial.matrix.map((row) => row[Math.max(0, place)]) : partial.matrix[Math.max(0, place)];
  return slopes.flatMap((slope, i) => (slope === 0 ? [] : [{ upstream: numbers[i], partial: slope, product: slope * numbers[i], edge }]));
}

/** The same with the Jacobian the wrong way round, where it is square. @param {Trace} trace @param {number} s @param {number} place @param {boolean} back @returns {Near[]} */
export function turned(trace, s, place, back) {
  const { partial } = termsAt(trace, s);
  const parts = isJacobian(partial) && partial.shape[0] === partial.shape[1] && partial.shape[0] > 1 ? partsAt(trace, s, place, !back) : null;
  return parts === null ? [] : [{ slip: "turned", number: parts.reduce((sum, { product }) => sum + product, 0) }];
}
