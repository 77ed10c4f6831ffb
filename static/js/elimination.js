// What can go next in an elimination by hand, and what it takes: structure alone. Pure; knows no number and no rule. engine/elimination counts the same, and tests hold the two together.

/** @typedef {import("./types.js").Graph} Graph */
/** @typedef {"front" | "back"} Side */
/** @typedef {{node: number, before: number, after: number, cost: number, move: string}} OpenVertex */
/** @typedef {{from: number, to: number, side: Side, cost: number, move: string}} OpenEdge */
/** @typedef {{into: Map<number, Set<number>>, out: Map<number, Set<number>>, fixed: Set<number>, sink: Map<number, number>, multiplications: number}} Left */

/** @param {Map<number, Set<number>>} rows @param {number} key */
const row = (rows, key) => {
  const found = rows.get(key) ?? new Set();
  rows.set(key, found);
  return found;
};

/** The graph before anything has gone: edges side by side are one, what no output needs is left out, and an output that feeds others ends in a copy of itself.
 * @param {Graph} graph @returns {Left} */
export function whole({ nodes, edges, inputs, outputs }) {
  const ends = new Set(outputs.map(({ node }) => node));
  const useful = new Set(ends);
  for (let edge = edges.from.length - 1; edge >= 0; edge -= 1) if (useful.has(edges.to[edge])) useful.add(edges.from[edge]);
  /** @type {Left} */
  const left = { into: new Map(), out: new Map(), fixed: new Set(inputs), sink: new Map(), multiplications: 0 };
  edges.from.forEach((from, edge) => {
    const to = edges.to[edge];
    if (!nodes.active[from] || !useful.has(to)) return;
    row(left.out, from).add(to);
    row(left.into, to).add(from);
  });
  for (const node of ends) {
    if (left.fixed.has(node)) continue;
    const copy = nodes.op.length + left.sink.size;
    if (row(left.out, node).size === 0) left.fixed.add(node);
    else {
      left.sink.set(node, copy);
      left.fixed.add(copy);
      row(left.out, node).add(copy);
      row(left.into, copy).add(node);
    }
  }
  return left;
}

/** @param {Left} left @param {number} from @param {number} to */
function join(left, from, to) {
  row(left.out, from).add(to);
  row(left.into, to).add(from);
}

/** @param {Left} left @param {number} from @param {number} to */
function cut(left, from, to) {
  row(left.out, from).delete(to);
  row(left.into, to).delete(from);
}

/** The products of joining these ends over a vertex: an output's edge into its own copy takes none.
 * @param {Left} left @param {number} vertex @param {Iterable<number>} before @param {Iterable<number>} after */
function cross(left, vertex, before, after) {
  const ends = [...after];
  for (const from of [...before]) {
    for (const to of ends) {
      join(left, from, to);
      if (left.sink.get(vertex) !== to) left.multiplications += 1;
    }
  }
}

/** @param {Left} left @param {number} vertex */
function forget(left, vertex) {
  for (const from of [...row(left.into, vertex)]) cut(left, from, vertex);
  for (const to of [...row(left.out, vertex)]) cut(left, vertex, to);
}

/** A move as the mode writes it. @param {Graph} graph @param {string} move */
function parsed({ nodes }, move) {
  const [ends, side] = move.split(":").map((part) => part.trim());
  const [from, to] = ends.split("->").map((name) => nodes.label.indexOf(name.trim()));
  return { from, to: to ?? -1, side: /** @type {Side} */ (side ?? "front") };
}

/** What is left after an order, as the trace's parameters spell it.
 * @param {Graph} graph @param {string[]} order @returns {Left} */
export function leftAfter(graph, order) {
  const left = whole(graph);
  for (const move of order) {
    const { from, to, side } = parsed(graph, move);
    if (to < 0) {
      cross(left, from, row(left.into, from), row(left.out, from));
      forget(left, from);
      continue;
    }
    // An edge into a copy is spelled with the output's own name.
    const end = row(left.out, from).has(to) ? to : (left.sink.get(to) ?? to);
    const vertex = side === "front" ? end : from;
    if (side === "front") cross(left, vertex, [from], row(left.out, vertex));
    else cross(left, vertex, row(left.into, vertex), [end]);
    cut(left, from, end);
    if (row(left.into, vertex).size === 0 || row(left.out, vertex).size === 0) forget(left, vertex);
  }
  return left;
}

/** The vertices that can go next, in the order of the program. @param {Graph} graph @param {Left} left @returns {OpenVertex[]} */
export function openVertices({ nodes }, left) {
  return nodes.label.flatMap((label, node) => {
    const before = left.into.get(node)?.size ?? 0;
    const after = (left.out.get(node)?.size ?? 0) - (left.out.get(node)?.has(left.sink.get(node) ?? -1) ? 1 : 0);
    if (left.fixed.has(node) || before === 0 || !left.out.get(node)?.size) return [];
    return [{ node, before, after, cost: before * after, move: label }];
  });
}

/** The edges that can go next, each with its side. @param {Graph} graph @param {Left} left @returns {OpenEdge[]} */
export function openEdges({ nodes }, left) {
  const name = new Map([...left.sink].map(([node, copy]) => [copy, node]));
  /** @type {OpenEdge[]} */
  const open = [];
  for (const [from, ends] of [...left.out].sort(([a], [b]) => a - b)) {
    for (const to of [...ends].sort((a, b) => a - b)) {
      if (left.sink.get(from) === to) continue;
      const shown = name.get(to) ?? to;
      if (shown !== to && ends.has(shown)) continue; // both would be spelled alike, and mean the other one
      /** @param {Side} side @param {number} cost */
      const add = (side, cost) => open.push({ from, to: shown, side, cost, move: `${nodes.label[from]} -> ${nodes.label[shown]} : ${side}` });
      if (!left.fixed.has(to)) add("front", row(left.out, to).size - (row(left.out, to).has(left.sink.get(to) ?? -1) ? 1 : 0));
      if (!left.fixed.has(from)) add("back", row(left.into, from).size);
    }
  }
  return open;
}
