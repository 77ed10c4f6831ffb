// Which node of one graph is which node of another after an edit: by what they compute, by name, and by who uses them. Pure; knows no layout and no DOM.
import { incidence } from "../incidence.js";

/** @typedef {import("../types.js").Graph} Graph */

/** What each node computes, as a number that equal nodes share: operation, name, and the same of its arguments. @param {Graph} graph @param {number[][]} ins @param {Map<string, number>} known */
function signatures({ nodes, edges }, ins, known) {
  /** @type {number[]} */
  const made = [];
  nodes.op.forEach((op, node) => {
    const own = op === "input" || op === "const" ? nodes.label[node] : (nodes.name[node] ?? "");
    const text = `${op}|${own}|${ins[node].map((edge) => made[edges.from[edge]]).join(",")}`;
    if (!known.has(text)) known.set(text, known.size);
    made.push(/** @type {number} */ (known.get(text)));
  });
  return made;
}

/** Pairs the nodes of two graphs. Numbers shift when a line is put in above, so they say nothing; a node keeps its place if it computes the same, or has the
 * same name, or feeds the same argument of a node that has kept its own.
 * @param {Graph} before @param {Graph} after @returns {number[]} for each node of `after` the node of `before`, −1 for a new one */
export function matched(before, after) {
  const known = new Map();
  const [insOld, insNew] = [incidence(before).ins, incidence(after).ins];
  const [oldOf, newOf] = [signatures(before, insOld, known), signatures(after, insNew, known)];
  const match = after.nodes.op.map(() => -1);
  const taken = new Set();
  /** @type {number[]} */
  const queue = [];

  /** @param {number} now @param {number} was */
  const pair = (now, was) => {
    if (match[now] >= 0 || taken.has(was)) return;
    match[now] = was;
    taken.add(was);
    queue.push(now);
  };

  /** Arguments of a pair are a pair, slot by slot; where the operation changed, at the end. @param {boolean} strict */
  const spread = (strict) => {
    const seen = match.flatMap((was, now) => (was >= 0 ? [now] : []));
    queue.splice(0, queue.length, ...seen);
    for (let now = queue.pop(); now !== undefined; now = queue.pop()) {
      const [mine, theirs] = [insNew[now], insOld[match[now]]];
      for (let slot = 0; slot < Math.min(mine.length, theirs.length); slot += 1) {
        const [a, b] = [after.edges.from[mine[slot]], before.edges.from[theirs[slot]]];
        if (match[a] < 0 && !taken.has(b) && alike(b, a, strict)) pair(a, b);
      }
    }
  };

  /** @param {number} was @param {number} now @param {boolean} strict */
  const alike = (was, now, strict) => {
    const [one, other] = [before.nodes.op[was], after.nodes.op[now]];
    const leaf = (/** @type {string} */ op) => op === "input" || op === "const";
    if (one === "input" || other === "input") return one === other && before.nodes.label[was] === after.nodes.label[now];
    return strict ? one === other && (before.nodes.name[was] ?? "") === (after.nodes.name[now] ?? "") : leaf(one) === leaf(other);
  };

  /** Pairs nodes that share a key, where as many have it before as after. @param {(graph: Graph, node: number) => string | null} keyOf @param {boolean} [even] */
  const pairBy = (keyOf, even = true) => {
    /** @type {Map<string, [number[], number[]]>} */
    const groups = new Map();
    [before, after].forEach((graph, side) =>
      graph.nodes.op.forEach((_, node) => {
        if (side === 0 ? taken.has(node) : match[node] >= 0) return;
        const key = keyOf(graph, node);
        if (key === null) return;
        if (!groups.has(key)) groups.set(key, [[], []]);
        groups.get(key)?.[side].push(node);
      }),
    );
    for (const [olds, news] of groups.values()) {
      if (even && olds.length !== news.length) continue;
      for (let i = 0; i < Math.min(olds.length, news.length); i += 1) pair(news[i], olds[i]);
    }
  };

  const isConst = (/** @type {Graph} */ { nodes }, /** @type {number} */ node) => nodes.op[node] === "const"; // each belongs to the one who uses it
  const signature = (/** @type {Graph} */ graph, /** @type {number} */ node) => (isConst(graph, node) ? null : String((graph === before ? oldOf : newOf)[node]));
  const named = (/** @type {Graph} */ { nodes }, /** @type {number} */ node) => (nodes.name[node] === null || nodes.op[node] === "const" ? null : nodes.name[node]);
  pairBy(signature);
  pairBy(named);
  const ends = new Map(before.outputs.map(({ name, node }) => [name, node]));
  for (const { name, node } of after.outputs) {
    const was = ends.get(name);
    if (was !== undefined && alike(was, node, true)) pair(node, was);
  }
  spread(true);
  onward(before, after, match, taken, pair);
  pairBy(signature, false);
  spread(true);
  spread(false);
  return match;
}

/** A node whose arguments have all kept their places is the one that used them before. @param {Graph} before @param {Graph} after @param {number[]} match @param {Set<number>} taken
 * @param {(now: number, was: number) => void} pair */
function onward(before, after, match, taken, pair) {
  /** @type {Map<string, number[]>} */
  const users = new Map();
  incidence(before).ins.forEach((ins, node) => {
    if (!ins.length || taken.has(node)) return;
    const key = `${before.nodes.op[node]}|${ins.map((edge) => before.edges.from[edge]).join(",")}`;
    users.set(key, [...(users.get(key) ?? []), node]);
  });
  incidence(after).ins.forEach((ins, node) => {
    if (match[node] >= 0 || !ins.length) return;
    const key = `${after.nodes.op[node]}|${ins.map((edge) => match[after.edges.from[edge]]).join(",")}`;
    const found = users.get(key)?.find((was) => !taken.has(was) && (before.nodes.name[was] ?? "") === (after.nodes.name[node] ?? ""));
    if (found !== undefined) pair(node, found);
  });
}
