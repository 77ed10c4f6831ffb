// What an elimination has left of the graph: which edges are there, what they carry now, and the new edges that the program has not. Pure; knows no pixel.

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {{from: number, to: number, partial: number, fresh: boolean, key: number}} Fill  an edge that the program has not */
/**
 * @typedef {object} Remaining
 * @property {Map<number, number>} partials  edge of the program → what it carries now; an edge that is not here is gone
 * @property {Set<number>} fresh  edges of the program that this step changed
 * @property {Set<number>} vertices  nodes that are there
 * @property {Fill[]} fills
 */

/** The edges that the elimination in hand has made or added to so far: each of its products is a step of its own. @param {Trace} trace @param {Frame} frame @returns {Set<number>} */
function changedBy({ channels, steps }, frame) {
  const [edge, { effect_offset: offset, effects }] = [channels.indexOf("edge"), steps];
  /** @type {Map<number, boolean>} */
  const keys = new Map();
  let first = frame.k - 1;
  while (frame.item >= 0 && first > 0 && steps.item[first - 1] === frame.item) first -= 1;
  for (let i = offset[Math.max(0, first)]; i < offset[frame.k]; i += 1) if (effects.channel[i] === edge && effects.before[i] !== effects.after[i]) keys.set(effects.key[i], effects.after[i] !== null);
  return new Set([...keys].flatMap(([key, there]) => (there ? [key] : [])));
}

/** Null where the trace eliminates nothing, or nothing yet.
 * @param {Trace} trace @param {Frame} frame @returns {Remaining | null} */
export function remainingOf(trace, frame) {
  const { channels, graph } = trace;
  const { edge: left, vertex } = frame.channels;
  if (!channels.includes("edge") || vertex === undefined || vertex.size === 0) return null;
  const size = graph.nodes.op.length;
  const changed = changedBy(trace, frame);
  /** @type {Remaining} */
  const remaining = { partials: new Map(), fresh: new Set(), vertices: new Set(vertex.keys()), fills: [] };
  const drawn = new Set();
  graph.edges.from.forEach((from, edge) => {
    const key = from * size + graph.edges.to[edge];
    const partial = left.get(key);
    // Edges side by side have become one: the first of them stands for it.
    if (partial === undefined || drawn.has(key) || graph.edges.partial[edge] === null) return;
    drawn.add(key);
    remaining.partials.set(edge, Number(partial));
    if (changed.has(key)) remaining.fresh.add(edge);
  });
  for (const [key, partial] of left) {
    if (!drawn.has(key)) remaining.fills.push({ from: Math.floor(key / size), to: key % size, partial: Number(partial), fresh: changed.has(key), key });
  }
  return remaining;
}
