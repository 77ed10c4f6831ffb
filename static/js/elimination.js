// What can go next in an elimination by hand, what it takes and what it leaves: structure alone. Pure; knows no number and no rule. engine/elimination counts the same, and tests hold the two together.

/** @typedef {import("./types.js").Graph} Graph */
/** @typedef {"front" | "back"} Side */
/** `all`: its products, of which `cost` are counted: where units are free, some are not. @typedef {{node: number, before: number, after: number, cost: number, all: number, move: string}} OpenVertex */
/** @typedef {{from: number, to: number, side: Side, cost: number, all: number, move: string}} OpenEdge */
/** `units`: edges whose partial is always 1 or −1; `free`: whether a product with one costs nothing.
 * @typedef {{into: Map<number, Set<number>>, out: Map<number, Set<number>>, fixed: Set<number>, sink: Map<number, number>, units: Set<number>, width: number, free: boolean, multiplications: number}} Left */

/** The arguments whose partial is 1 or −1 by the rule of the operation, not only at a point. Of a product with a constant 1 it is not.
 * @type {Record<string, number[]>} */
export const UNITS = { add: [0, 1], sub: [0, 1], neg: [0], mod: [0] };

/** @param {Map<number, Set<number>>} rows @param {number} key */
const row = (rows, key) => {
  const found = rows.get(key) ?? new Set();
  rows.set(key, found);
  return found;
};

/** @param {Left} left @param {number} from @param {number} to */
const isUnit = ({ units, width }, from, to) => units.has(from * width + to);

/** The graph before anything has gone: edges side by side are one, what no output needs is left out, and an output that feeds others ends in a copy of itself.
 * @param {Graph} graph @param {boolean} [free] whether a product with a slope that is always 1 or −1 costs nothing @returns {Left} */
function whole({ nodes, edges, inputs, outputs }, free = false) {
  const ends = new Set(outputs.map(({ node }) => node));
  const useful = new Set(ends);
  for (let edge = edges.from.length - 1; edge >= 0; edge -= 1) if (useful.has(edges.to[edge])) useful.add(edges.from[edge]);
  /** @type {Left} */
  const left = { into: new Map(), out: new Map(), fixed: new Set(inputs), sink: new Map(), units: new Set(), width: nodes.op.length + outputs.length, free, multiplications: 0 };
  edges.from.forEach((from, edge) => {
    const to = edges.to[edge];
    if (!nodes.active[from] || !useful.has(to)) return;
    const key = from * left.width + to;
    if (row(left.out, from).has(to)) left.units.delete(key); // two that have become one carry a sum
    else if (UNITS[nodes.op[to]]?.includes(edges.slot[edge])) left.units.add(key);
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
      left.units.add(node * left.width + copy);
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
  left.units.delete(from * left.width + to);
}

/** The products of joining these ends over a vertex: an output's edge into its own copy takes none, and units may be free. Gives the edges that got something.
 * @param {Left} left @param {number} vertex @param {Iterable<number>} before @param {Iterable<number>} after @returns {[number, number][]} */
function cross(left, vertex, before, after) {
  const ends = [...after];
  /** @type {[number, number][]} */
  const made = [];
  for (const from of [...before]) {
    for (const to of ends) {
      const [one, two] = [isUnit(left, from, vertex), isUnit(left, vertex, to)];
      if (row(left.out, from).has(to)) left.units.delete(from * left.width + to);
      else if (one && two) left.units.add(from * left.width + to);
      join(left, from, to);
      if (left.sink.get(vertex) === to) continue;
      made.push([from, to]);
      if (!left.free || !(one || two)) left.multiplications += 1;
    }
  }
  return made;
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

/** Carries out a move, as the trace's parameters spell it. @param {Graph} graph @param {Left} left @param {string} move @returns {[number, number][]} the edges that got something */
function carryOut(graph, left, move) {
  const { from, to, side } = parsed(graph, move);
  if (to < 0) {
    const made = cross(left, from, row(left.into, from), row(left.out, from));
    forget(left, from);
    return made;
  }
  // An edge into a copy is spelled with the output's own name.
  const end = row(left.out, from).has(to) ? to : (left.sink.get(to) ?? to);
  const vertex = side === "front" ? end : from;
  const made = side === "front" ? cross(left, vertex, [from], row(left.out, vertex)) : cross(left, vertex, row(left.into, vertex), [end]);
  cut(left, from, end);
  if (row(left.into, vertex).size === 0 || row(left.out, vertex).size === 0) forget(left, vertex);
  return made;
}

/** What is left after an order.
 * @param {Graph} graph @param {string[]} order @param {boolean} [free] @returns {Left} */
export function leftAfter(graph, order, free = false) {
  const left = whole(graph, free);
  for (const move of order) carryOut(graph, left, move);
  return left;
}

/** The edges of what is left as the picture has them: a copy is its output. @param {Left} left @returns {Map<string, [number, number]>} */
function shownEdges(left) {
  const name = new Map([...left.sink].map(([node, copy]) => [copy, node]));
  /** @type {Map<string, [number, number]>} */
  const shown = new Map();
  for (const [from, ends] of left.out) {
    for (const to of ends) if (left.sink.get(from) !== to) shown.set(`${from}-${name.get(to) ?? to}`, [from, name.get(to) ?? to]);
  }
  return shown;
}

/** What a move does to the picture: the edges that it takes away, makes, and adds to; the vertex that it passes; its products, and those that are counted.
 * @typedef {{move: string, through: number, gone: [number, number][], fresh: [number, number][], grown: [number, number][], cost: number, all: number, vertices: number}} Effect */

/** @param {Graph} graph @param {string[]} order @param {string} move one that is open then @param {boolean} [free] @returns {Effect} */
export function effectOf(graph, order, move, free = false) {
  const left = leftAfter(graph, order, free);
  const [before, taken] = [shownEdges(left), left.multiplications];
  const { from, to, side } = parsed(graph, move);
  const made = carryOut(graph, left, move);
  const after = shownEdges(left);
  const name = new Map([...left.sink].map(([node, copy]) => [copy, node]));
  const got = new Map(made.map(([start, end]) => [`${start}-${name.get(end) ?? end}`, /** @type {[number, number]} */ ([start, name.get(end) ?? end])]));
  return {
    move,
    through: to < 0 || side === "back" ? from : to,
    gone: [...before].flatMap(([key, edge]) => (after.has(key) ? [] : [edge])),
    fresh: [...after].flatMap(([key, edge]) => (before.has(key) ? [] : [edge])),
    grown: [...got].flatMap(([key, edge]) => (before.has(key) ? [edge] : [])),
    cost: left.multiplications - taken,
    all: made.length,
    vertices: openVertices(graph, left).length,
  };
}

/** The edges at a vertex with which a product costs something. @param {Left} left @param {number} node */
const dearIn = (left, node) => [...row(left.into, node)].filter((from) => !(left.free && isUnit(left, from, node))).length;
/** @param {Left} left @param {number} node */
const dearOut = (left, node) => [...row(left.out, node)].filter((to) => left.sink.get(node) !== to && !(left.free && isUnit(left, node, to))).length;

/** The vertices that can go next, in the order of the program. @param {Graph} graph @param {Left} left @returns {OpenVertex[]} */
export function openVertices({ nodes }, left) {
  return nodes.label.flatMap((label, node) => {
    const before = left.into.get(node)?.size ?? 0;
    const after = (left.out.get(node)?.size ?? 0) - (left.out.get(node)?.has(left.sink.get(node) ?? -1) ? 1 : 0);
    if (left.fixed.has(node) || before === 0 || !left.out.get(node)?.size) return [];
    return [{ node, before, after, all: before * after, cost: dearIn(left, node) * dearOut(left, node), move: label }];
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
      const dear = !(left.free && isUnit(left, from, to));
      /** @param {Side} side @param {number} all @param {number} cost */
      const add = (side, all, cost) => open.push({ from, to: shown, side, all, cost: dear ? cost : 0, move: `${nodes.label[from]} -> ${nodes.label[shown]} : ${side}` });
      if (!left.fixed.has(to)) add("front", row(left.out, to).size - (row(left.out, to).has(left.sink.get(to) ?? -1) ? 1 : 0), dearOut(left, to));
      if (!left.fixed.has(from)) add("back", row(left.into, from).size, dearIn(left, from));
    }
  }
  return open;
}
