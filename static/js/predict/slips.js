// Which slip a wrong number shows: those that anyone makes who adds up products, and those that a question brings along. Pure over (trace, question, answer); knows no word.
import { exact, isJacobian, parse, read, short } from "../format.js";
import { frame } from "../replay.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./steps.js").Near} Near */
/** @typedef {import("./steps.js").Part} Part */
/** What the common slips are found by.
 * @typedef {{answer: number, before: number | null, parts: Part[], node: number, id: string, slips: "all" | "sum" | "none", step: number}} Work */
/** `edge`: the one that was taken by mistake, or −1. `name`: of what the number is. @typedef {{slip: string, edge: number, name: string}} Verdict */

const CLOSE = 5e-4;

/** Whether an answer is as good as the number: to three digits and a half, as the picture shows four.
 * @param {number} answer @param {number} wanted */
export const meets = (answer, wanted) => Object.is(answer, wanted) || answer === wanted || Math.abs(answer - wanted) <= CLOSE * Math.abs(wanted) || short(answer) === short(wanted);

const INFINITE = /^([-−–+]?)(∞|inf(inity)?)$/iu;

/** A number as it is typed: also 1/3, ∞ and what the page calls undefined. Null: none. @param {string} text @returns {number | null} */
export function numberIn(text) {
  const plain = text.trim();
  const [above, below, ...more] = plain.split("/");
  if (below !== undefined && more.length === 0) {
    const [x, y] = [parse(above), parse(below)];
    return x === null || y === null || y === 0 ? null : x / y;
  }
  const infinite = INFINITE.exec(plain);
  if (infinite) return /[-−–]/u.test(infinite[1]) ? -Infinity : Infinity;
  if (plain.toLowerCase() === "nan" || plain.toLowerCase() === exact(Number.NaN).toLowerCase()) return Number.NaN;
  return parse(plain);
}

/** Values and slopes as they stand before a step: a descent changes both. @param {Trace} trace @param {number} step */
function standing(trace, step) {
  const { nodes, edges } = trace.graph;
  const channels = trace.mode === "descent" && step >= 0 ? frame(trace, step).channels : null;
  return {
    value: (/** @type {number} */ node) => channels?.value.get(node) ?? read(nodes.value[node]),
    partial: (/** @type {number} */ edge) => channels?.partial.get(edge) ?? read(edges.partial[edge]),
  };
}

/** Slopes that lie beside the right one: of the other edges into and out of its two ends.
 * @param {Trace} trace @param {number} edge @param {ReturnType<typeof standing>} now @returns {[number, number][]} */
function besides({ graph: { edges } }, edge, now) {
  if (edge < 0) return [];
  const ends = new Set([edges.from[edge], edges.to[edge]]);
  return edges.from.flatMap((from, other) => {
    if (other === edge || !(ends.has(from) || ends.has(edges.to[other]))) return [];
    const partial = now.partial(other);
    return typeof partial === "number" ? [/** @type {[number, number]} */ ([other, partial])] : [];
  });
}

/** The values that may be taken for what travels, or for a slope: those of the ends of the edge. @param {Trace} trace @param {number} edge @param {ReturnType<typeof standing>} now */
function valuesAt({ graph: { edges } }, edge, now) {
  if (edge < 0) return [];
  return [edges.from[edge], edges.to[edge]].map(now.value).filter((value) => typeof value === "number");
}

/** The common slips, likeliest first: each with the number that it leads to. @param {Trace} trace @param {Work} work @returns {Near[]} */
function common(trace, { answer, before, parts, node, id, slips, step }) {
  if (slips === "none") return [];
  const start = before ?? 0;
  const sum = parts.reduce((total, { product }) => total + product, 0);
  const edges = new Set(parts.map(({ edge }) => edge));
  const inside = parts.length > 1 && edges.size === 1; // one row of a Jacobian
  /** @type {Near[]} */
  const found = [];
  const add = (/** @type {string} */ slip, /** @type {number} */ number, edge = -1) => found.push({ slip, edge, number });
  if (start !== 0) {
    add("overwrote", id === "sum" || parts.length === 0 ? answer - start : sum);
    add("unchanged", start);
  }
  if (parts.length > 1) for (const { product, edge } of parts) add(inside ? "product" : "forgot", answer - product, edge);
  if (parts.length > 1 && !inside) for (const { product } of parts) add("overwrote", product);
  add("sign", -answer);
  if (slips === "sum") return found;
  const now = standing(trace, step);
  const scalar = !parts.some(({ edge }) => edge >= 0 && isJacobian(read(trace.graph.edges.partial[edge])));
  for (const { upstream, partial, product, edge } of parts) {
    const rest = answer - product;
    add("sign", rest - product);
    if (scalar) {
      for (const [other, beside] of besides(trace, edge, now)) {
        add("partial", rest + upstream * beside, other);
        if (rest !== 0) add("partial", upstream * beside, other);
      }
      for (const value of valuesAt(trace, edge, now)) {
        add("value", rest + value * partial);
        add("value", rest + upstream * value);
        add("value", value);
      }
    }
    add("no-partial", rest + upstream);
    add("no-partial", upstream);
    add("added", rest + upstream + partial);
    add("added", upstream + partial);
  }
  const own = node >= 0 ? now.value(node) : null;
  if (typeof own === "number") add("value", own);
  return found;
}

/** @param {Near[]} all @param {number} wanted @param {number} answer */
const fitting = (all, wanted, answer) => all.find(({ number }) => Number.isFinite(number) && !meets(number, wanted) && meets(answer, number));

/** What an answer shows. @param {Trace} trace @param {import("./steps.js").Question} question @param {string} text @returns {Verdict} */
export function judge(trace, question, text) {
  const answer = numberIn(text);
  if (answer === null) return { slip: "number", edge: -1, name: "" };
  if (meets(answer, question.answer)) return { slip: "right", edge: -1, name: "" };
  const slip = fitting([...question.near, ...common(trace, question), ...question.far], question.answer, answer);
  return { slip: slip?.slip ?? "other", edge: slip?.edge ?? -1, name: slip?.name ?? "" };
}

/** The slip in a number at a node, where `parts` brought what belongs there. @param {Trace} trace @param {number} node @param {string} channel @param {Part[]} parts
 * @param {number} wanted @param {number} answer @returns {{slip: string, edge: string} | null} */
export function slipOf(trace, node, channel, parts, wanted, answer) {
  const { nodes, edges } = trace.graph;
  const found = fitting(common(trace, { id: channel, node, answer: wanted, before: null, parts, slips: "all", step: -1 }), wanted, answer);
  if (!found) return null;
  const edge = found.edge ?? -1;
  return { slip: found.slip, edge: edge >= 0 ? `${nodes.label[edges.from[edge]]} → ${nodes.label[edges.to[edge]]}` : "" };
}
