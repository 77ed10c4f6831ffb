// Finds nodes by what a person remembers of them: name, number, operation, formula, the call or turn they stand in. Pure; knows no camera and no DOM.
import { exact, isTensor, read, short } from "../format.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[−–]/g, "-").trim();

/** @typedef {{label: string, operation: Set<string>, gloss: string, formula: string}} Words what of a node is compared with what is typed */
/** @type {WeakMap<object, Words[]>} */
const known = new WeakMap();

/** The words of every node, made ready once a graph: each letter that is typed asks all of them. @param {Trace} trace @returns {Words[]} */
function wordsOf({ graph: { nodes } }) {
  const before = known.get(nodes.label);
  if (before) return before;
  const made = nodes.label.map((label, node) => ({
    label: plain(label),
    operation: new Set([nodes.op[node], nodes.symbol[node], ...nodes.gloss[node].split(/[\s,]+/)].map(plain)),
    gloss: plain(nodes.gloss[node]),
    formula: plain(nodes.formula[node]).replaceAll(" ", ""),
  }));
  known.set(nodes.label, made);
  return made;
}

/** How well a node fits: the smaller the better, none if not at all. @param {Words} words @param {string} wish @param {import("../types.js").Known} value */
function fit({ label, operation, gloss, formula }, wish, value) {
  if (label === wish) return 0;
  // The text of a finite number begins with a sign or a digit.
  if (typeof value === "number" && (/^[-\d.]/.test(wish) || !Number.isFinite(value)) && [short(value), exact(value)].map(plain).includes(wish)) return 1;
  if (label.startsWith(wish)) return 2;
  if (operation.has(wish)) return 3;
  if (label.includes(wish)) return 4;
  if (wish.length > 1 && gloss.startsWith(wish)) return 5;
  if (wish.length > 1 && formula.includes(wish.replaceAll(" ", ""))) return 6;
  return null;
}

/** Nodes of calls and turns that are named like this. @param {Trace} trace @param {string} wish */
function grouped({ graph: { groups, nodes } }, wish) {
  const found = new Set();
  groups.text.forEach((text, row) => {
    if (wish.length < 2 || (plain(text) !== wish && plain(groups.label[row]) !== wish && !plain(text).startsWith(wish))) return;
    for (let node = groups.first[row]; node < groups.end[row]; node += 1)
      if (nodes.op[node] !== "const" && nodes.op[node] !== "input") {
        found.add(node);
        break; // its first operation stands for it
      }
  });
  return found;
}

/** The nodes that a query means, best first; of equals in the order of the program.
 * @param {Trace} trace @param {Map<number, import("../types.js").Value> | undefined} values what the nodes hold at this step @param {string} query @returns {number[]} */
export function search(trace, values, query) {
  const wish = plain(query);
  if (wish === "") return [];
  const inGroups = grouped(trace, wish);
  /** @type {{node: number, rank: number}[]} */
  const found = [];
  wordsOf(trace).forEach((words, node) => {
    const value = values?.get(node) ?? read(trace.graph.nodes.value[node]);
    const rank = fit(words, wish, isTensor(value) ? null : value) ?? (inGroups.has(node) ? 7 : null);
    if (rank !== null) found.push({ node, rank });
  });
  return found.sort((a, b) => a.rank - b.rank || a.node - b.node).map(({ node }) => node);
}
