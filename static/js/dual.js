// The equations of sweeps in dual numbers, a + b ε, forward and (for the Hessian) back. Pure; knows no DOM.
import { isNegative, isTensor, read, tex } from "./format.js";
import { filled } from "./formulas.js";
import { incidence } from "./incidence.js";
import { adjointTex, coloured, factor, linked, movingTex, slopeTex, tangentTex } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Known} Known */
/** `brief`: in one line, for where there is little room. @typedef {{rule: string[], known: string[], number: string[], brief: string[]}} Parts */

/** @param {string} inner @param {"tangent" | "adjoint"} [hue] */
const epsilon = (inner, hue = "tangent") => coloured(hue, `${inner}\\,\\varepsilon`);

/** @param {Known | undefined} value @param {Known | undefined} tangent @param {"tangent" | "adjoint"} [hue] */
function dualTex(value, tangent, hue = "tangent") {
  if (typeof tangent !== "number") return tex(value);
  return `${tex(value)} ${isNegative(tangent) ? "-" : "+"} ${epsilon(tex(Math.abs(tangent)), hue)}`;
}

/** The edges into the node of the step that it or a step before it has gone along, in this sweep. @param {Trace} trace @param {Frame} frame */
function gone({ steps, graph }, { k, node, sweep }) {
  const done = new Set();
  for (let s = k - 1; s >= 0 && steps.sweep[s] === sweep; s -= 1) if (steps.edge[s] >= 0 && graph.edges.to[steps.edge[s]] === node) done.add(steps.edge[s]);
  return done;
}

/** @param {"tangent" | "adjoint"} channel @returns {(trace: Trace, frame: Frame) => Parts} */
const seedParts = (channel) => ({ graph: { nodes } }, { changed, channels }) => {
  const back = channel === "adjoint";
  const all = changed.filter((each) => each.channel === channel && typeof each.after === "number").slice(0, 4);
  const number = all.map(({ key, after }) => linked("n", key, back ? `${adjointTex(nodes.tex[key])} = ${dualTex(after, channels.adjoint_tangent.get(key), "adjoint")}` : `${nodes.tex[key]} = ${dualTex(channels.value.get(key), after)}`));
  return { rule: [], known: [], number, brief: [number.join(",\\quad ")] };
};

/** @param {Trace} trace @param {Frame} frame @returns {Parts | null} */
function forwardParts(trace, frame) {
  const { nodes, edges } = trace.graph;
  const { value, tangent } = frame.channels;
  if (isTensor(value.get(frame.node))) return null;
  const { node } = frame;
  const own = linked("n", node, nodes.tex[node]);
  const active = (/** @type {number} */ each) => nodes.active[each];
  const dot = (/** @type {number} */ each) => tangentTex(nodes.tex[each]);
  const into = incidence(trace.graph).ins[node].filter((edge) => edges.partial[edge] !== null);
  const done = gone(trace, frame);
  const factors = into.map((edge) => `${linked("e", edge, edges.tex[edge] ?? "")} \\cdot ${linked("n", edges.from[edge], dot(edges.from[edge]))}`);
  const products = into.map((edge) =>
    done.has(edge) ? `${linked("e", edge, factor(read(edges.partial[edge])))} \\cdot ${linked("n", edges.from[edge], factor(tangent.get(edges.from[edge])))}` : "\\mathord{?}",
  );
  const whole = into.every((edge) => done.has(edge));
  const symbolic = filled(trace, node, (each) => linked("n", each, active(each) ? `(${nodes.tex[each]} + ${epsilon(dot(each))})` : nodes.tex[each]));
  const numeric = filled(trace, node, (each) => linked("n", each, active(each) ? `(${dualTex(value.get(each), tangent.get(each))})` : factor(value.get(each))));
  const now = tangent.get(node);
  const then = `\\phantom{${nodes.tex[node]}}`; // a second line stands under the first one's equals sign
  const short = `${tex(value.get(node))} + ${epsilon(`\\left(${products.join(" + ")}\\right)`)}`;
  return {
    rule: [`${own} = ${symbolic}`, `${then} = ${nodes.formula_tex[node]} + ${epsilon(`\\left(${factors.join(" + ")}\\right)`)}`],
    known: [`${own} = ${numeric}`, `${then} = ${short}`],
    number: [`${own} = ${whole ? dualTex(value.get(node), now) : `${tex(value.get(node))} + ${epsilon(`\\left(${tex(now)} + \\mathord{?}\\right)`)}`}`],
    brief: [`${own} = ${short}${whole ? ` = ${dualTex(value.get(node), now)}` : ""}`],
  };
}

/** An adjoint with its tangent goes back along a slope with its own. @param {Trace} trace @param {Frame} frame @returns {Parts} */
function backwardParts(trace, { edge, terms, changed }) {
  const { nodes, edges } = trace.graph;
  const [from, to] = [edges.from[edge], edges.to[edge]];
  const bar = (/** @type {number} */ node) => linked("n", node, `(${adjointTex(nodes.tex[node])} + ${epsilon(movingTex(nodes.tex[node]), "adjoint")})`);
  const slope = slopeTex(trace, edge);
  const both = linked("e", edge, `\\left(${slope} + ${epsilon(`\\bigl(${slope}\\bigr)^{\\!\\cdot}`)}\\right)`);
  const numbers = `${linked("n", to, `(${dualTex(terms.adjoint, terms.adjoint_tangent, "adjoint")})`)} \\cdot ${linked("e", edge, `(${dualTex(terms.partial, terms.partial_tangent)})`)}`;
  const product = dualTex(terms.product, terms.bend, "adjoint");
  const [adjoint, moving] = ["adjoint", "adjoint_tangent"].map((name) => changed.find(({ channel }) => channel === name));
  const sum = adjoint && moving && adjoint.before !== null ? [`${bar(from)} = (${dualTex(adjoint.before, moving.before, "adjoint")}) + (${product}) = ${dualTex(adjoint.after, moving.after, "adjoint")}`] : [];
  return {
    rule: [`${bar(from)} \\mathrel{+}= ${bar(to)} \\cdot ${both}`],
    known: [`${bar(from)} \\mathrel{+}= ${numbers}`],
    number: [`${bar(from)} \\mathrel{+}= ${product}`, ...sum],
    brief: [`${bar(from)} \\mathrel{+}= ${numbers} = ${product}`, ...sum],
  };
}

/** @type {Record<string, (trace: Trace, frame: Frame) => Parts | null>} */
const PARTS = {
  "forward.seed": seedParts("tangent"),
  "forward.edge": forwardParts,
  "jacobian.column": seedParts("tangent"),
  "jacobian.forward": forwardParts,
  "hessian.seed": seedParts("tangent"),
  "hessian.forward": forwardParts,
  "hessian.turn": seedParts("adjoint"),
  "hessian.reverse": backwardParts,
};

/** The equation of a step in dual numbers, null where it has none.
 * @param {Trace} trace @param {Frame} frame @returns {Parts | null} */
export const dualParts = (trace, frame) => PARTS[frame.tag ?? ""]?.(trace, frame) ?? null;

/** The same in few lines, for where there is little room. @param {Trace} trace @param {Frame} frame @returns {string[] | null} */
export const dualLines = (trace, frame) => dualParts(trace, frame)?.brief ?? null;
