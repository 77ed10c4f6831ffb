// The elimination game as it stands: whose order is on the page, what can go next, what a hand on it would do. Pure over a state; knows no view and no network.
import { effectOf, leftAfter, openEdges, openVertices } from "./elimination.js";
import { decode } from "./format.js";
import { tagAt } from "./tags.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Target} Target */
/** @typedef {import("./elimination.js").Effect} Effect */
/** An order of others that is looked at, and what to go back to.
 * @typedef {{name: string, order: string | string[], own: string[], source: string, granularity: import("./types.js").Granularity}} Watching */
/** `watched`: the name of the order that is looked at; `begun`: the own game is on the page; `order`: the own game, wherever the page is; `flat`: it can be played on this drawing.
 * @typedef {{watched: string | null, begun: boolean, order: string[], flat: boolean, free: boolean}} Game */
/** @typedef {{order: string[], free: boolean, score: number, vertices: import("./elimination.js").OpenVertex[], edges: import("./elimination.js").OpenEdge[], fewest?: number}} Board `fewest`: once it was asked for */
/** @typedef {{move: string, through: number, gone: Set<number>, grown: Set<number>, fresh: {from: number, to: number, partial: number | null}[], effect: Effect}} Preview edges by from · nodes + to */

/** @typedef {{trace: Trace, mode: string, params: Record<string, any>, watching: Watching | null}} Stand */

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The orders that a rule makes, and that can be looked at. */
export const RULES = ["forward", "reverse", "markowitz", "relative-markowitz"];

/** Whether an order of others is asked for, and not one that was looked at before.
 * @param {{source: string, params: Record<string, any>, watching: Watching | null}} state */
export const isWatching = ({ source, params, watching }) => Boolean(watching && watching.source === source && same(watching.order, params.elimination?.order));

/** The own order of moves, also while another one is looked at or the page is in another mode.
 * @param {Omit<Stand, "mode">} stand @returns {string[]} */
export function ownOrder({ trace, params, watching }) {
  const { order } = params.elimination ?? {};
  if (watching !== null && same(watching.order, order)) return watching.source === trace.source ? watching.own : [];
  return Array.isArray(order) ? order : [];
}

/** @param {Stand} stand @returns {Game} */
export function gameOf({ trace, mode, params, watching }) {
  const here = trace.mode === "elimination" && mode === "elimination";
  const order = here ? trace.params.order : null;
  const shown = watching !== null && same(watching.order, order) ? watching.name : typeof order === "string" ? order : null;
  const free = (params.elimination?.units ?? (here ? trace.params.units : "counted")) === "free";
  return { watched: shown, begun: here && shown === null, order: here && shown === null ? order : ownOrder({ trace, params, watching }), flat: trace.graph.coordinates === null, free };
}

/** @type {WeakMap<object, Board[]>} */
const boards = new WeakMap();
const BOARDS_KEPT = 4;

/** What can go next after an order. @param {import("./types.js").Graph} graph @param {string[]} order @param {boolean} free @returns {Board} */
export function boardOf(graph, order, free) {
  const known = boards.get(graph.edges.from) ?? []; // the same for as long as the structure is: numbers may follow a hand
  const found = known.find((board) => board.free === free && same(board.order, order));
  if (found) return found;
  const left = leftAfter(graph, order, free);
  /** @type {Board} */
  const made = { order, free, score: left.multiplications, vertices: openVertices(graph, left), edges: openEdges(graph, left) };
  boards.set(graph.edges.from, [made, ...known].slice(0, BOARDS_KEPT));
  return made;
}

/** With more vertices left there are too many sets of them to look into at each move. */
const LOOKED_INTO = 9;

/** The fewest multiplications in all that vertices can still come to: what is left depends on which of them are gone, not on their order. Null where there are too many.
 * @param {import("./types.js").Graph} graph @param {Board} board @returns {number | null} */
export function fewestFrom(graph, board) {
  if (board.vertices.length > LOOKED_INTO) return null;
  if (board.fewest !== undefined) return board.fewest;
  /** @type {Map<string, number>} */
  const known = new Map();
  /** What the rest takes. @param {string[]} gone @returns {number} */
  const least = (gone) => {
    const key = [...gone].sort().join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const open = openVertices(graph, leftAfter(graph, [...board.order, ...gone], board.free));
    const found = open.length === 0 ? 0 : Math.min(...open.map(({ move, cost }) => cost + least([...gone, move])));
    known.set(key, found);
    return found;
  };
  board.fewest = board.score + least([]);
  return board.fewest;
}

/** The move that a thing in the picture means: a vertex itself; of an edge the end that is pointed at goes past, else the side that takes less.
 * @param {Board} board @param {import("./types.js").Graph} graph @param {Target} target @returns {string | null} */
export function moveOf({ vertices, edges }, graph, target) {
  if (target === null || target.kind === "path") return null;
  if (target.kind === "move") return [...vertices, ...edges].some(({ move }) => move === target.id) ? target.id : null;
  if (target.kind === "node") return vertices.find(({ node }) => node === target.id)?.move ?? null;
  const size = graph.nodes.op.length;
  const [from, to] = target.kind === "edge" ? [graph.edges.from[target.id], graph.edges.to[target.id]] : [Math.floor(target.id / size), target.id % size];
  const sides = edges.filter((edge) => edge.from === from && edge.to === to).sort((a, b) => a.cost - b.cost || a.all - b.all);
  const wanted = target.end && /** @type {const} */ ({ to: "front", from: "back" })[target.end];
  return (sides.find(({ side }) => side === wanted) ?? sides[0])?.move ?? null;
}

/** What an edge carries now, as the picture has it. @param {Trace} trace @param {Frame} frame @param {number} from @param {number} to @returns {number | null} */
function carried({ graph: { nodes, edges } }, frame, from, to) {
  const left = frame.channels.edge;
  if (left !== undefined && left.size > 0) return /** @type {number | undefined} */ (left.get(from * nodes.op.length + to)) ?? null;
  let sum = null;
  for (let edge = 0; edge < edges.from.length; edge += 1) if (edges.from[edge] === from && edges.to[edge] === to) sum = (sum ?? 0) + (decode(/** @type {any} */ (edges.partial[edge])) ?? Number.NaN);
  return sum;
}

/** @type {{graph: object, frame: Frame, move: string, order: string[], free: boolean, preview: Preview} | null} */
let last = null;

/** What the move under the hand would do to the picture. Null where there is none, or the picture does not stand where the game does; before the game, what is pointed at in the picture is no move.
 * @param {Stand & {hover: Target}} state @param {Frame} frame @returns {Preview | null} */
export function previewOf(state, frame) {
  const { trace, hover } = state;
  const { watched, begun, order, flat, free } = gameOf(state);
  if (hover === null || watched !== null || !flat || (begun ? frame.k < standsAt(trace) : order.length > 0 || hover.kind !== "move")) return null;
  const { graph } = trace;
  const move = moveOf(boardOf(graph, order, free), graph, hover);
  if (move === null) return null;
  if (last !== null && last.graph === graph && last.frame === frame && last.move === move && last.free === free && same(last.order, order)) return last.preview;
  const effect = effectOf(graph, order, move, free);
  const { through } = effect;
  const key = (/** @type {[number, number]} */ [from, to]) => from * graph.nodes.op.length + to;
  const doubled = graph.outputs.some(({ node }) => node === through); // its in-edges stay: what passes it is not told by what they carry
  const fresh = effect.fresh.map(([from, to]) => {
    const [one, two] = [carried(trace, frame, from, through), carried(trace, frame, through, to)];
    return { from, to, partial: one === null || two === null || doubled ? null : one === 0 || two === 0 ? 0 : one * two };
  });
  const preview = { move, through, gone: new Set(effect.gone.map(key)), grown: new Set(effect.grown.map(key)), fresh, effect };
  last = { graph, frame, move, order, free, preview };
  return preview;
}

/** Where a game stands still after its moves: at the last one, or where nothing is left, at the end.
 * @param {Pick<Trace, "steps" | "params" | "start" | "result">} trace */
export function standsAt({ steps, params, start, result }) {
  if (params.order.length === 0) return start + 1;
  return result.found.find(({ name }) => name === "left")?.value === "0" ? steps.count : steps.count - 1;
}

/** How many moves of an order are done at a step. @param {Trace} trace @param {number} k */
export function movesDone(trace, k) {
  let done = 0;
  for (let s = 0; s < k; s += 1) if (["elimination.vertex", "elimination.edge"].includes(tagAt(trace, s))) done += 1;
  return done;
}
