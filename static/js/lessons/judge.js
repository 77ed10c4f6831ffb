// Whether an answer is right, and which slip a wrong one shows. Pure over (exercise, what the engine answered, answer); knows no store and no word.
import { decode, parse, short } from "../format.js";
import { slipsAt } from "../predict.js";
import { meets } from "../predict/slips.js";

/** @typedef {import("./types.js").Asking} Asking */
/** @typedef {import("./types.js").Played} Played */
/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {{right: boolean, said: Said}} Verdict */

/** @param {string} id @param {Record<string, string | number>} [args] @returns {Verdict} */
const wrong = (id, args = {}) => ({ right: false, said: { mark: "wrong", id, args } });

/** @param {Asking} exercise @param {string} [id] @param {Record<string, string | number>} [args] @returns {Verdict} */
const right = ({ because }, id = "learn-right", args = {}) => ({ right: true, said: because ? { mark: "right", prose: because } : { mark: "right", id, args } });

/** A typed number: the author's slips first, then those that every learner makes. @param {Asking} exercise @param {Played} played @param {string} text @param {Trace | null} trace @returns {Verdict} */
export function judgeNumber(exercise, played, text, trace) {
  const answer = parse(text);
  const wanted = decode(played.number);
  if (answer === null || wanted === null) return { right: false, said: { mark: "note", id: "predict-slip-number" } };
  if (meets(answer, wanted)) return right(exercise);
  const expected = exercise.slips.find((_, i) => meets(answer, decode(played.slips[i]) ?? Number.NaN));
  if (expected) return { right: false, said: { mark: "wrong", prose: expected.say } };
  const known = trace === null ? null : slipsAt(trace, exercise.number ?? "", wanted, answer);
  return wrong(known === null ? "predict-slip-other" : `predict-slip-${known.slip}`, { edge: known?.edge ?? "", answer: short(answer), channel: known?.channel ?? "other" });
}

/** @param {Asking} exercise @param {Played} played @param {number} option @returns {Verdict} */
export function judgeChoice(exercise, played, option) {
  const { because } = exercise.options[option];
  if (played.right[option]) return because ? { right: true, said: { mark: "right", prose: because } } : right(exercise);
  return because ? { right: false, said: { mark: "wrong", prose: because } } : wrong("learn-choice-wrong");
}

/** @param {Asking} exercise @param {Played} played @param {number} edge @returns {Verdict} */
export function judgeEdgeOf(exercise, played, edge) {
  return played.edges.includes(edge) ? right(exercise) : wrong(`learn-edge-${exercise.edge === "next" ? "next" : "other"}`);
}

/** Nodes put in order: each behind all that it needs. @param {Asking} exercise @param {number[]} order @param {Trace} trace @returns {Verdict} */
export function judgeOrder(exercise, order, trace) {
  const { from, to } = trace.graph.edges;
  const place = new Map(order.map((node, i) => [node, i]));
  const back = exercise.order === "adjoints";
  for (let edge = 0; edge < from.length; edge += 1) {
    const [before, after] = back ? [to[edge], from[edge]] : [from[edge], to[edge]];
    const [a, b] = [place.get(before), place.get(after)];
    if (a !== undefined && b !== undefined && a > b) return wrong("learn-order-wrong", { first: trace.graph.nodes.label[after], needs: trace.graph.nodes.label[before] });
  }
  return right(exercise);
}
