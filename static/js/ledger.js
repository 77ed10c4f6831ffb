// The ledger of a factoring: what is left to compute after so many moves, line by line. Pure over a trace of the mode `factor`; knows no DOM and no word.
// Which edges belong together was decided by the engine (found: chains, counts); engine/factoring.py writes the same ledgers, and tests hold the two together.

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {{edges: number[], tail: number, head: number, free: boolean, value: number}} Chain edges of the program one behind the other, in the direction of the merge */
/** @typedef {{node: number, source: number | null}} Move parallel chains from `source` to `node` add up; where it is null, all products that lead to `node` do */
/** @typedef {{backwards: boolean, start: number, end: number, chains: Chain[], into: Map<number, number[]>, out: Map<number, number[]>, order: number[], moves: Move[],
 *   counts: {terms: string, multiplications: string}[], ways: Map<number, bigint>, letters: string[] | null}} Fold */
/** @typedef {{merged: number, factors: number[][], value: number}} Term the sum at a merged node, times sums of chains */
/** @typedef {{lines: {node: number, groups: [number, number[]][], ways: bigint}[], terms: Term[], whole: boolean}} Ledger */

/** @param {Trace} trace @param {string} name */
const foundIn = ({ result }, name) => result.found.find((each) => each.name === name)?.value;

/** @param {string} line */
const readCounts = (line) => ({ terms: line.split(" ")[0], multiplications: line.split(" ")[1] });

/** The exact counts of a ledger, and of the last one; undefined where they were too long to tell.
 * @param {Trace} trace @param {number} item @returns {{terms: string, multiplications: string} | undefined} */
export function countsAt(trace, item) {
  const line = /** @type {string[] | undefined} */ (foundIn(trace, "counts"))?.at(item);
  return line === undefined ? undefined : readCounts(line);
}

/** @type {WeakMap<Trace, Fold | null>} */
const folds = new WeakMap();

/** Null where the trace factors nothing, or where the sums are so long that they were not told.
 * @param {Trace} trace @returns {Fold | null} */
export function foldOf(trace) {
  const known = folds.get(trace);
  if (known !== undefined) return known;
  const made = trace.mode === "factor" && foundIn(trace, "counts") ? build(trace) : null;
  folds.set(trace, made);
  return made;
}

/** @param {Trace} trace @returns {Fold | null} */
function build(trace) {
  /** @type {import("./types.js").FoundTable | undefined} */
  const table = foundIn(trace, "chains");
  if (table === undefined) return null;
  const { graph, params } = trace;
  const backwards = params.by === "suffixes";
  const input = graph.nodes.op.findIndex((op, node) => op === "input" && graph.nodes.label[node] === params.input);
  const output = /** @type {{node: number}} */ (graph.outputs.find(({ name }) => name === params.output)).node;
  const [start, end] = backwards ? [output, input] : [input, output];
  const chains = table.cells.map(([tail, head, free, value], i) => ({
    edges: table.rows[i].split(" ").map(Number),
    tail: Number(tail),
    head: Number(head),
    free: Number(free) === 1,
    value: Number(value),
  }));
  /** @type {Fold} */
  const fold = { backwards, start, end, chains, into: new Map(), out: new Map(), order: [], moves: [], counts: [], ways: new Map([[start, 1n]]), letters: null };
  chains.forEach(({ tail, head }, i) => {
    fold.into.set(head, [...(fold.into.get(head) ?? []), i]);
    fold.out.set(tail, [...(fold.out.get(tail) ?? []), i]);
  });
  fold.order = [...fold.into.keys()].sort((a, b) => (backwards ? b - a : a - b));
  for (const node of fold.order) {
    for (const [source, bundle] of bundlesInto(fold, node)) if (bundle.length > 1 && !bundle.every((i) => chains[i].free)) fold.moves.push({ node, source });
    fold.moves.push({ node, source: null });
    fold.ways.set(node, (fold.into.get(node) ?? []).reduce((sum, i) => sum + (fold.ways.get(chains[i].tail) ?? 0n), 0n));
  }
  fold.counts = /** @type {string[]} */ (foundIn(trace, "counts")).map(readCounts);
  fold.letters = foundIn(trace, "letters")?.rows ?? null;
  return fold;
}

/** The chains into a node by where they come from, in the order of the merge.
 * @param {Fold} fold @param {number} node @returns {[number, number[]][]} */
export function bundlesInto({ chains, into, backwards }, node) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const i of into.get(node) ?? []) groups.set(chains[i].tail, [...(groups.get(chains[i].tail) ?? []), i]);
  return [...groups].sort(([a], [b]) => (backwards ? b - a : a - b));
}

/** @param {Fold} fold @param {number[]} bundle */
export const sumOf = ({ chains }, bundle) => bundle.reduce((sum, i) => sum + chains[i].value, 0);

/** The next factors from a node: a bundle where parallel chains have been added up, else one chain each.
 * @param {Fold} fold @param {number} node @param {Set<string>} joined @returns {[number, number[]][]} */
function onward({ chains, out }, node, joined) {
  /** @type {[number, number[]][]} */
  const result = [];
  const seen = new Set();
  for (const i of out.get(node) ?? []) {
    const { head } = chains[i];
    if (!joined.has(`${node} ${head}`)) result.push([head, [i]]);
    else if (!seen.has(head)) {
      seen.add(head);
      result.push([head, (out.get(node) ?? []).filter((other) => chains[other].head === head)]);
    }
  }
  return result;
}

/** @param {number} value */
const size = (value) => (Number.isNaN(value) ? Infinity : Math.abs(value));

/** @typedef {{bundle: number[], rest: Tail | null}} Tail */

/** The largest ways on from every node that is not merged, at most `limit` each: from the end on, so that nothing is walked twice.
 * @param {Fold} fold @param {Set<number>} merged @param {Set<string>} joined @param {number} limit */
function largest(fold, merged, joined, limit) {
  /** @type {Map<number, {value: number, tail: Tail | null}[]>} */
  const best = new Map([[fold.end, [{ value: 1, tail: null }]]]);
  /** @param {number} node */
  const from = (node) =>
    onward(fold, node, joined)
      .filter(([head]) => !merged.has(head))
      .flatMap(([head, bundle]) => (best.get(head) ?? []).map(({ value, tail }) => ({ value: value * sumOf(fold, bundle), tail: { bundle, rest: tail } })))
      .sort((a, b) => size(b.value) - size(a.value))
      .slice(0, limit);
  for (const node of [...fold.order].reverse()) if (!merged.has(node) && node !== fold.end) best.set(node, from(node));
  return from;
}

/** @param {Tail | null} tail */
function unrolled(tail) {
  const factors = [];
  for (let at = tail; at !== null; at = at.rest) factors.push(at.bundle);
  return factors;
}

/** All terms that remain, in the order of the program.
 * @param {Fold} fold @param {Set<number>} merged @param {Set<string>} joined @param {Map<number, number>} known @returns {Term[]} */
function every(fold, merged, joined, known) {
  /** @type {Term[]} */
  const terms = [];
  /** @param {number} first @param {number} node @param {number[][]} factors @param {number} value */
  const walk = (first, node, factors, value) => {
    for (const [head, bundle] of onward(fold, node, joined)) {
      if (merged.has(head)) continue;
      const next = [...factors, bundle];
      const product = value * sumOf(fold, bundle);
      if (head === fold.end) terms.push({ merged: first, factors: next, value: product });
      else walk(first, head, next, product);
    }
  };
  for (const node of [...merged].sort((a, b) => (fold.backwards ? b - a : a - b))) walk(node, node, [], known.get(node) ?? 1);
  return terms;
}

/** What is left to compute after `k` moves: all terms where they are at most `limit`, else the largest. `known`: the sums at the merged nodes.
 * @param {Fold} fold @param {number} k @param {Map<number, number>} known @param {number} limit @returns {Ledger} */
export function ledgerAt(fold, k, known, limit) {
  const done = fold.moves.slice(0, k);
  const lines = done.filter(({ source }) => source === null).map(({ node }) => ({ node, groups: bundlesInto(fold, node), ways: fold.ways.get(node) ?? 0n }));
  const merged = new Set([fold.start, ...lines.map(({ node }) => node)]);
  const joined = new Set(done.filter(({ source }) => source !== null).map(({ source, node }) => `${source} ${node}`));
  if (merged.has(fold.end)) return { lines, terms: [{ merged: fold.end, factors: [], value: known.get(fold.end) ?? 1 }], whole: true };
  if (BigInt(fold.counts[k].terms) <= BigInt(limit)) return { lines, terms: every(fold, merged, joined, known), whole: true };
  const from = largest(fold, merged, joined, limit);
  const terms = [...merged].flatMap((node) => from(node).map(({ value, tail }) => ({ merged: node, factors: unrolled(tail), value: value * (known.get(node) ?? 1) })));
  return { lines, terms: terms.sort((a, b) => size(b.value) - size(a.value)).slice(0, limit), whole: false };
}

/** Which factor of a term a move takes, or −1: of a merge the first one, with what stands before it.
 * @param {Fold} fold @param {Move | undefined} move @param {Term} term */
export function takenBy({ chains }, move, { factors, merged }) {
  if (move === undefined) return -1;
  if (move.source === null) return factors.length > 0 && chains[factors[0][0]].head === move.node ? 0 : -1;
  const at = factors.findIndex((bundle) => chains[bundle[0]].tail === move.source && chains[bundle[0]].head === move.node);
  return at === 0 && merged !== move.source ? -1 : at;
}

/** All of the program's edges in a term: also those that run side by side.
 * @param {Fold} fold @param {Term} term */
export const edgesIn = ({ chains }, { factors }) => [...new Set(factors.flatMap((bundle) => bundle.flatMap((i) => chains[i].edges)))];

/** The program's edges that a step of the trace adds up.
 * @param {Trace} trace @param {number} item the number of the ledger after it @returns {number[]} */
export function edgesOfMove(trace, item) {
  const fold = foldOf(trace);
  const move = fold?.moves[item - 1];
  if (!fold || !move) return [];
  const chains = (fold.into.get(move.node) ?? []).map((i) => fold.chains[i]);
  return [...new Set(chains.filter(({ tail }) => move.source === null || tail === move.source).flatMap(({ edges }) => edges))];
}

/** The program's edges that all merges up to a step have taken in.
 * @param {Trace} trace @param {number} item the number of the ledger @returns {Set<number>} */
export function edgesMerged(trace, item) {
  const fold = foldOf(trace);
  const merges = fold?.moves.slice(0, item).filter(({ source }) => source === null) ?? [];
  return new Set(merges.flatMap(({ node }) => (fold?.into.get(node) ?? []).flatMap((i) => fold?.chains[i].edges ?? [])));
}
