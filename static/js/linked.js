// The one mechanism that ties the views together: what a hand points at or has picked, and what that marks in every view. Pure; knows no view.
import { incidence } from "./incidence.js";

/** @typedef {import("./types.js").Target} Target */
/** @typedef {import("./types.js").Trace} Trace */
/** `near`: touched by what is marked, as an edge by its node. @typedef {"hover" | "pick" | "near" | ""} Mark */
/** @typedef {{nodes: Map<number, Mark>, edges: Map<number, Mark>}} Marks */

const KINDS = /** @type {const} */ ({ n: "node", e: "edge", p: "path" });

/** Whether two hands are on the same thing, and on the same end of it. @param {Target} one @param {Target} other */
export const sameTarget = (one, other) => one === other || (one !== null && other !== null && one.kind === other.kind && one.id === other.id && endOf(one) === endOf(other));

/** @param {NonNullable<Target>} target */
const endOf = (target) => (target.kind === "move" ? undefined : target.end);

/** What an element says that it stands for, as in data-link="n3". @param {string | null | undefined} link @returns {Target} */
export function targetOf(link) {
  const kind = KINDS[/** @type {keyof typeof KINDS} */ (link?.[0] ?? "")];
  return kind && link ? { kind, id: Number(link.slice(1)) } : null;
}

/** Edges of a path that a hand points at, in the list or in the picture. @param {Trace} trace @param {{hover: Target, pick: Target}} hand @returns {number[]} */
export function pointedPath(trace, { hover, pick }) {
  const target = hover?.kind === "path" ? hover : pick;
  return target?.kind === "path" ? (target.edges ?? trace.result.paths?.edges[target.id] ?? []) : [];
}

/** What a pointer or a pick marks: the thing itself, and what touches it.
 * @param {Trace} trace @param {{hover: Target, pick: Target}} hand @returns {Marks} */
export function marksOf(trace, hand) {
  /** @type {Marks} */
  const { nodes, edges } = { nodes: new Map(), edges: new Map() };
  const { ins, outs } = incidence(trace.graph);
  const { from, to } = trace.graph.edges;
  for (const [target, mark] of /** @type {const} */ ([
    [hand.pick, "pick"],
    [hand.hover, "hover"],
  ])) {
    if (target?.kind === "node" && target.id < ins.length) {
      for (const e of [...ins[target.id], ...outs[target.id]]) if (!edges.has(e)) edges.set(e, "near");
      if (nodes.get(target.id) !== "pick") nodes.set(target.id, mark);
    } else if (target?.kind === "edge" && target.id < from.length) {
      if (edges.get(target.id) !== "pick") edges.set(target.id, mark);
      for (const n of [from[target.id], to[target.id]]) if (!nodes.has(n)) nodes.set(n, "near");
    }
  }
  for (const e of pointedPath(trace, hand)) edges.set(e, "pick");
  return { nodes, edges };
}

/** The operation that a step reads, and the node that it gives something to: going back these are two, else one. −1 where a step has none.
 * @param {Trace} trace @param {import("./types.js").Frame} frame */
export function inHandOf({ graph: { edges } }, { node, edge }) {
  return { read: edge >= 0 && edge < edges.to.length ? edges.to[edge] : node, given: node };
}

/** @type {{trace: Trace, hover: Target, pick: Target, marks: Marks} | null} */
let last = null;

/** The same marks for the same hand, whichever view asks. @param {Trace} trace @param {{hover: Target, pick: Target}} hand @returns {Marks} */
export function marksAgain(trace, { hover, pick }) {
  if (last === null || last.trace !== trace || last.hover !== hover || last.pick !== pick) last = { trace, hover, pick, marks: marksOf(trace, { hover, pick }) };
  return last.marks;
}

/** The mark of a thing by its link; a node or an edge that is only near has none here. @param {Marks} marks @param {string | null | undefined} link @returns {"hover" | "pick" | ""} */
export function markOf({ nodes, edges }, link) {
  const target = targetOf(link);
  const mark = target?.kind === "node" ? nodes.get(target.id) : target?.kind === "edge" ? edges.get(target.id) : "";
  return mark === "hover" || mark === "pick" ? mark : "";
}

/** What a line of the generated code is to what is marked: the line of a node, or the line that uses an edge: its derivative is handed on there.
 * @param {Trace} trace @param {Marks} marks @param {{node: number, derived: boolean}} line @param {string} mode @returns {Mark} */
export function lineMark(trace, marks, { node, derived }, mode) {
  if (node < 0) return "";
  const own = marks.nodes.get(node) ?? "";
  if (own === "hover" || own === "pick") return own;
  const { from, to } = trace.graph.edges;
  const ends = mode === "forward" ? to : from;
  for (const [edge, mark] of marks.edges) {
    if (mark === "near") continue;
    if (derived && ends[edge] === node) return mark;
    if (!derived && to[edge] === node) return "near";
  }
  return "";
}

/** The stretches of the source that what is marked was written as: of an edge the operation that it leads to, and within it what it comes from.
 * @param {Trace} trace @param {Target} target @returns {[number, number][]} */
export function spansOf(trace, target) {
  const { nodes, edges } = trace.graph;
  if (target?.kind === "node") return nodes.span[target.id] ? [/** @type {[number, number]} */ (nodes.span[target.id])] : [];
  if (target?.kind === "path") return (target.edges ?? trace.result.paths?.edges[target.id] ?? []).flatMap((edge) => spansOf(trace, { kind: "node", id: edges.to[edge] }));
  if (target?.kind !== "edge" || target.id >= edges.to.length) return [];
  const whole = nodes.span[edges.to[target.id]];
  const part = nodes.span[edges.from[target.id]];
  return [whole, part].flatMap((span) => (span ? [/** @type {[number, number]} */ (span)] : []));
}
