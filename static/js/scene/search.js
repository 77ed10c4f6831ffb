// Finds nodes by what a person remembers of them: name, number, operation, formula, the call or turn they stand in. Pure; knows no camera and no DOM.
import { exact, isTensor, read, short } from "../format.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[−–]/g, "-").trim();

/** How well a node fits: the smaller the better, none if not at all. @param {Trace} trace @param {number} node @param {string} wish @param {import("../types.js").Known} value */
function fit({ graph: { nodes } }, node, wish, value) {
  const label = plain(nodes.label[node]);
  if (label === wish) return 0;
  const says = typeof value === "number" ? [short(value), exact(value)].map(plain) : [];
  if (says.includes(wish)) return 1;
  if (label.startsWith(wish)) return 2;
  const operation = [nodes.op[node], nodes.symbol[node], ...nodes.gloss[node].split(/[\s,]+/)].map(plain);
  if (operation.includes(wish)) return 3;
  if (label.includes(wish)) return 4;
  if (plain(nodes.gloss[node]).startsWith(wish) && wish.length > 1) return 5;
  if (wish.length > 1 && plain(nodes.formula[node]).replaceAll(" ", "").includes(wish.replaceAll(" ", ""))) return 6;
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
  trace.graph.nodes.op.forEach((_, node) => {
    const value = values?.get(node) ?? read(trace.graph.nodes.value[node]);
    const rank = fit(trace, node, wish, isTensor(value) ? null : value) ?? (inGroups.has(node) ? 7 : null);
    if (rank !== null) found.push({ node, rank });
  });
  return found.sort((a, b) => a.rank - b.rank || a.node - b.node).map(({ node }) => node);
}
