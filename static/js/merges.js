// A merge of a factoring as an equation: the sum at a node, made of the sums before it and the slopes between. Pure over (trace, frame); knows no stage and no sentence.
import { tex } from "./format.js";
import { bundlesInto, foldOf, sumOf } from "./ledger.js";
import { adjointTex, coloured, factor, linked, slopeTex, tangentTex } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** `groups`: one a node that is summed up before, in symbols and in numbers. @typedef {{own: string, groups: {symbols: string, numbers: string, edges: number[], tail: number}[], value: string}} Merge */

const SHOWN = 6;

/** Several summands as one factor. @param {string[]} parts @param {boolean} alone */
const together = (parts, alone) => (parts.length > 1 && !alone ? `\\left(${parts.join(" + ")}\\right)` : parts.join(" + "));

/** What a step of a factoring adds up; null for other steps, and where the chains were not told.
 * @param {Trace} trace @param {Frame} frame @returns {Merge | null} */
export function mergeOf(trace, frame) {
  const fold = foldOf(trace);
  const move = fold?.moves[frame.item - 1];
  if (!fold || !move || (frame.tag !== "factor.merge" && frame.tag !== "factor.bundle")) return null;
  const { nodes } = trace.graph;
  const channel = fold.backwards ? "adjoint" : "tangent";
  const write = (/** @type {number} */ node) => linked("n", node, (fold.backwards ? adjointTex : tangentTex)(nodes.tex[node]));
  const known = /** @type {Map<number, number>} */ (frame.channels[channel]);
  const slopes = (/** @type {number} */ i) => fold.chains[i].edges.map((e) => linked("e", e, slopeTex(trace, e))).join(" \\cdot ");
  const groups = bundlesInto(fold, move.node)
    .filter(([tail]) => move.source === null || move.source === tail)
    .map(([tail, bundle]) => {
      const first = tail === fold.start || move.source !== null; // the sum at the start is 1, and a bundle is without it
      const before = first ? [] : [write(tail)];
      const number = first ? [] : [linked("n", tail, coloured(channel, factor(known.get(tail))))];
      return {
        tail,
        edges: bundle.flatMap((i) => fold.chains[i].edges),
        symbols: [...before, together(bundle.map(slopes), first)].join(" \\cdot "),
        numbers: [...number, together(bundle.map((i) => factor(fold.chains[i].value)), first)].join(" \\cdot "),
      };
    });
  if (move.source !== null) {
    const bundle = bundlesInto(fold, move.node).find(([tail]) => tail === move.source)?.[1] ?? [];
    return { own: "", groups, value: coloured("path", tex(sumOf(fold, bundle))) };
  }
  return { own: write(move.node), groups, value: coloured(channel, tex(known.get(move.node))) };
}

/** So many summands as can be read. @param {string[]} parts @param {number} [most] */
export const summed = (parts, most = SHOWN) => (parts.length > most ? `${parts.slice(0, most).join(" + ")} + \\cdots` : parts.join(" + "));

/** The same in one line, for where there is little room. @param {Trace} trace @param {Frame} frame @returns {string[]} */
export function mergeLines(trace, frame) {
  const merge = mergeOf(trace, frame);
  if (merge === null) return [];
  const numbers = summed(merge.groups.map((each) => each.numbers), 3);
  return [[merge.own, numbers, merge.value].filter((part) => part !== "").join(" = ")];
}
