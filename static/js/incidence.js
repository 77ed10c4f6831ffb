// Which edges touch a node. Pure over a graph; asked at every step, so gathered once a graph, whose edges a live number leaves as they are.

/** @typedef {{ins: number[][], outs: number[][]}} Incidence the edges into and out of every node, in the order of their numbers: into a node that is the order of its arguments */

/** @type {WeakMap<number[], Incidence>} */
const gathered = new WeakMap();

/** @param {import("./types.js").Graph} graph @returns {Incidence} */
export function incidence({ nodes, edges: { from, to } }) {
  const known = gathered.get(to);
  if (known) return known;
  const made = { ins: nodes.op.map(() => /** @type {number[]} */ ([])), outs: nodes.op.map(() => /** @type {number[]} */ ([])) };
  from.forEach((source, edge) => {
    made.outs[source].push(edge);
    made.ins[to[edge]].push(edge);
  });
  gathered.set(to, made);
  return made;
}
