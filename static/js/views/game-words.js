// What the elimination game says of where it stands: beside the score, and to those who cannot see it together with the sentence of the step. Knows no event and no network.
import { effectOf } from "../elimination.js";
import { boardOf, fewestFrom, gameOf, movesDone, standsAt } from "../game.js";
import { t } from "../messages.js";
import { shows } from "../panes.js";
import { markName } from "../story.js";
import { bestOf, rulesOf } from "./game-compare.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../games.js").Best} Best */
/** @typedef {import("../elimination.js").Effect} Effect */
/** @typedef {import("../game.js").Game} Game */

const EDGES_NAMED = 3;

/** A move by its names. @param {string} move */
export function nameOf(move) {
  const [ends, side] = move.split(":").map((part) => part.trim());
  const names = ends.split("->").map((name) => markName(name.trim())).join("\u00a0→\u00a0");
  return side ? `${names} ${t(`game-side-${side}`)}` : names;
}

/** The new edges and those that grow, in words. @param {Trace} trace @param {Effect} effect */
function fillWords({ graph: { nodes } }, { fresh, grown }) {
  const list = (/** @type {[number, number][]} */ edges) => {
    const named = edges.slice(0, EDGES_NAMED).map((edge) => edge.map((node) => markName(nodes.label[node])).join("\u00a0→\u00a0"));
    return [...named, ...(edges.length > EDGES_NAMED ? [t("result-more", { count: edges.length - EDGES_NAMED })] : [])].join(", ");
  };
  return [t("game-makes", { count: fresh.length, list: list(fresh) }), grown.length > 0 && t("game-grows", { count: grown.length, list: list(grown) })].filter(Boolean).join(" ");
}

/** What is free of a move, and which edges it makes. @param {Trace} trace @param {Effect} effect */
function madeWords(trace, effect) {
  const free = effect.all - effect.cost;
  return [free > 0 && t("game-free", { count: free }), fillWords(trace, effect)].filter(Boolean).join(" ");
}

/** What a move would do. @param {Trace} trace @param {Effect} effect */
export const wouldWords = (trace, effect) => `${t("game-would", { name: nameOf(effect.move), count: effect.cost })} ${madeWords(trace, effect)}`;

/** What the last move did beside what its step says, and what can still be reached. @param {Trace} trace @param {Game} game */
export function standWords(trace, { order, free }) {
  const { graph } = trace;
  const board = boardOf(graph, order, free);
  const fewest = board.vertices.length > 0 ? fewestFrom(graph, board) : null;
  return [
    t("game-left", { count: board.vertices.length }),
    fewest !== null && t("game-from-here", { best: String(fewest) }),
    order.length > 0 && madeWords(trace, effectOf(graph, order.slice(0, -1), order[order.length - 1], free)),
  ].filter(Boolean).join(" ");
}

/** How the finished game compares. @param {Trace} trace @param {number} score @param {Best | null} best */
export function verdict(trace, score, best) {
  if (best?.multiplications !== undefined) {
    if (score < best.multiplications) return t("game-beat", { best: String(best.multiplications) });
    if (score === best.multiplications) return t(best.proven ? "game-optimal" : "game-level");
    return t("game-above", { count: score - best.multiplications });
  }
  const pure = rulesOf(trace).filter(([name]) => name === "forward" || name === "reverse");
  return t(pure.every(([, count]) => score < count) ? "game-under-both" : pure.every(([, count]) => score > count) ? "game-over-both" : "game-between");
}

/** What is said with the sentence of the step while the game is in sight, so that a move is one statement: the count, and where that leads. @param {import("../store.js").State} state @param {Trace} trace @param {Frame} frame */
export function saidWithStep(state, trace, frame) {
  if (trace.mode !== "elimination" || !shows(state, "game")) return "";
  const game = gameOf({ ...state, trace });
  const counted = (/** @type {number} */ score) => `${score} ${t("ledger-multiplications", { count: score })}.`;
  if (game.watched !== null) {
    const found = trace.result.found.find(({ name }) => name === "order")?.value;
    return `${counted(Number(frame.channels.multiplications?.get(0) ?? 0))} ${t("game-watched", { done: movesDone(trace, frame.k), count: Array.isArray(found) ? found.length : 0 })}`;
  }
  if (!game.begun || game.order.length === 0 || frame.k !== standsAt(trace)) return "";
  const { score, vertices } = boardOf(trace.graph, game.order, game.free);
  return vertices.length === 0 ? verdict(trace, score, bestOf(trace, state.best, game.free)) : `${counted(score)} ${standWords(trace, game)}`;
}
