// The picture in words, for those who hear it and for the card under the pointer. Pure; every sentence comes from the message catalogue.
import { shapeOf } from "../coordinates.js";
import { exact, isJacobian, isTensor, read, shapeText, short } from "../format.js";
import { incidence } from "../incidence.js";
import { t } from "../messages.js";
import { powerText } from "../notation.js";
import { jacobianWords } from "../views/matrix.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Known} Known */

/** @typedef {"tangent" | "adjoint" | null} Channel  what the chips hold */

/** Signs of a formula that a voice would leave out. @param {string} formula */
const speak = (formula) => formula.replace(/\s*·\s*/gu, ` ${t("spoken-times")} `).replace(/\^/gu, ` ${t("spoken-power")} `);

/** What more there is to say: of a series the power of t that its number belongs to, how an adjoint moves, what an elimination has left of the edges.
 * @typedef {{power?: number | null, moving?: Known, remaining?: import("./remaining.js").Remaining | null}} More */

/** What a node is, holds and has found so far, without its edges.
 * @param {Trace} trace @param {number} n @param {Known} value @param {Known} derivative @param {Channel | "sum"} channel @param {More} more */
function selfWords(trace, n, value, derivative, channel, { power = null, moving = null }) {
  const { nodes } = trace.graph;
  const said = value === null ? t("graph-not-yet") : short(value);
  const kind = nodes.op[n] === "input" || nodes.op[n] === "const" ? nodes.op[n] : "operation";
  const parts = [t(`graph-node-${kind}`, { name: nodes.label[n], formula: speak(nodes.formula[n]), gloss: nodes.gloss[n], value: said })];
  const shape = shapeOf(trace.graph, n);
  if (shape.length > 0) parts.push(t("graph-node-shape", { shape: shapeText(shape) }));
  if (trace.graph.outputs.some((o) => o.node === n)) parts.push(t("graph-node-output"));
  const held = derivative === null ? t("graph-not-yet") : short(derivative);
  if (channel && nodes.active[n]) parts.push(power === null ? t(`graph-node-${channel}`, { value: held }) : t("graph-node-coefficient", { value: held, power: powerText(power) }));
  if (typeof moving === "number") parts.push(t("graph-node-moving", { value: short(moving) }));
  if (nodes.status[n] !== "ok") parts.push(t(`graph-status-${nodes.status[n]}`));
  return parts;
}

/** @param {Trace} trace @param {number} n @param {Known} value @param {Known} derivative @param {Channel | "sum"} channel @param {More} [more] @returns {string} */
export function nodeWords(trace, n, value, derivative, channel, more = {}) {
  const { inward, outward } = partialsOf(trace, n, more.remaining ?? null);
  const edges = [inward && t("graph-node-in", { list: inward }), outward && t("graph-node-out", { list: outward })];
  return [...selfWords(trace, n, value, derivative, channel, more), ...edges].filter(Boolean).join(" ");
}

/** More than this would be a recital; the table has them all. */
const SPOKEN = 8;

/** @param {Trace} trace @param {number} n @param {import("./remaining.js").Remaining | null} remaining @returns {{inward: string, outward: string}} */
function partialsOf({ graph }, n, remaining) {
  const { edges, nodes } = graph;
  const { ins, outs } = incidence(graph);
  /** @param {number[]} list @param {string} id @param {"from" | "to"} far */
  const say = (list, id, far) => {
    const old = list.filter((e) => edges.partial[e] !== null && (remaining === null || remaining.partials.has(e))).map((e) => ({ end: edges[far][e], partial: remaining?.partials.get(e) ?? read(edges.partial[e]) }));
    const near = far === "from" ? "to" : "from";
    const made = (remaining?.fills ?? []).filter((fill) => fill[near] === n).map((fill) => ({ end: fill[far], partial: fill.partial }));
    const all = [...old, ...made];
    const said = all.slice(0, SPOKEN).map(({ end, partial }) => t(id, { name: nodes.label[end], value: short(partial) }));
    return [...said, ...(all.length > SPOKEN ? [t("graph-partial-more", { count: all.length - SPOKEN })] : [])].join(", ");
  };
  return { inward: say(ins[n] ?? [], "graph-partial-from", "from"), outward: say(outs[n] ?? [], "graph-partial-to", "to") };
}

/** What is said of an edge that a walk has come upon: which of how many it is at the node left behind, and what stands at its other end.
 * @param {Trace} trace @param {{end: "from" | "to", place: number, count: number}} rank @param {number} near @param {number} far nodes @param {Known} value @param {Known} derivative both of `far`
 * @param {Channel} channel @param {More} [more] */
export function walkedWords(trace, { end, place, count }, near, far, value, derivative, channel, more = {}) {
  const rank = place > 0 ? [t(end === "from" ? "graph-walk-out" : "graph-walk-in", { place, count, name: trace.graph.nodes.label[near] })] : [];
  return [...rank, t("graph-walk-there", { words: selfWords(trace, far, value, derivative, channel, more).join(" ") })].join(" ");
}

/** @param {Trace} trace @param {number} e @param {import("../types.js").Slope | "gone"} now  what the edge carries at this step @returns {string} */
export function edgeWords({ graph: { edges, nodes } }, e, now = null) {
  const from = nodes.label[edges.from[e]];
  const to = nodes.label[edges.to[e]];
  const partial = read(edges.partial[e]);
  if (partial === null) return t("graph-edge-inactive", { from, to });
  if (now === "gone") return t("graph-edge-gone", { from, to });
  if (now !== null && !Object.is(now, partial)) return t("graph-edge-now", { from, to, value: short(now) });
  const formula = edges.text[e] ?? short(partial);
  const said = isJacobian(partial)
    ? t("graph-edge-matrix", { from, to, formula: edges.text[e] ?? "", words: jacobianWords(partial) })
    : formula === short(partial)
      ? t("graph-edge-plain", { from, to, value: short(partial) })
      : t("graph-edge", { from, to, value: short(partial), formula: speak(formula) });
  const status = edges.status[e];
  return status && status !== "smooth" ? `${said} ${t(`graph-partial-${status}`)}` : said;
}

/** What the step in hand does with an edge, for those who cannot see its colour: null where it does nothing.
 * @param {{product: string | null, now: boolean, used: boolean, trail: boolean}} use */
export function useWords({ product, now, used, trail }) {
  if (product !== null) return t("graph-edge-product", { product: speak(product) });
  if (now) return t("graph-edge-in-use");
  if (trail) return t("graph-edge-trail");
  return used ? t("graph-edge-used") : null;
}

/** Lines of the card for a node: exact numbers. @param {Trace} trace @param {number} n @param {Known} value @param {Known} derivative @param {Channel} channel @param {More} [more]
 * @returns {{title: string, rows: [string, string][], note: string}} */
export function nodeCard(trace, n, value, derivative, channel, { power = null, moving = null } = {}) {
  const { nodes } = trace.graph;
  const plain = nodes.op[n] === "input" || nodes.op[n] === "const";
  /** @type {[string, string][]} */
  const rows = isTensor(value) ? [] : [[t("graph-card-value"), value === null ? t("graph-not-yet") : exact(value)]];
  const name = power === null ? t(`graph-card-${channel ?? "value"}`) : t("graph-card-coefficient", { power: powerText(power) });
  if (channel && nodes.active[n] && !isTensor(derivative)) rows.push([name, derivative === null ? t("graph-not-yet") : exact(derivative)]);
  if (typeof moving === "number") rows.push([t("graph-card-moving"), exact(moving)]);
  const title = plain ? nodes.label[n] : `${nodes.label[n]} = ${nodes.formula[n]}`;
  return { title, rows, note: nodes.status[n] === "ok" ? "" : t(`graph-status-${nodes.status[n]}`) };
}

/** @param {Trace} trace @param {number} e @returns {{title: string, rows: [string, string][], note: string}} */
export function edgeCard({ graph: { edges, nodes } }, e) {
  const from = nodes.label[edges.from[e]];
  const to = nodes.label[edges.to[e]];
  const partial = read(edges.partial[e]);
  if (partial === null) return { title: `${from} → ${to}`, rows: [], note: t("graph-edge-constant") };
  /** @type {[string, string][]} */
  const rows = [];
  if (edges.text[e] && edges.text[e] !== exact(partial)) rows.push([t("graph-card-formula"), /** @type {string} */ (edges.text[e])]);
  if (!isJacobian(partial)) rows.push([t("graph-card-partial"), exact(partial)]);
  const status = edges.status[e];
  return { title: `∂${to} / ∂${from}`, rows, note: status && status !== "smooth" ? t(`graph-partial-${status}`) : "" };
}
