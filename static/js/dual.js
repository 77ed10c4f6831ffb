// Dual numbers, a + b ε: a value and its tangent in one. How they are written, and the equations of a forward sweep in them. Pure; knows no DOM.
import { isTensor, read, short, tex } from "./format.js";
import { filled } from "./formulas.js";
import { coloured, factor, linked, tangentTex } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Known} Known */

/** Whether numbers are written as dual numbers: in forward mode, where somebody wants them. @param {{notation: "plain" | "dual"}} state @param {Trace} trace */
export const isDual = ({ notation }, trace) => notation === "dual" && trace.mode === "forward";

/** Arrays keep their value and their tangent apart. @param {Known | undefined} value @param {Known | undefined} tangent */
export const hasDual = (value, tangent) => typeof value === "number" && typeof tangent === "number";

/** As in 3 − 2ε. @param {number} value @param {number} tangent @param {(number: number) => string} [write] */
export function dualText(value, tangent, write = short) {
  const negative = tangent < 0 || Object.is(tangent, -0);
  return `${write(value)} ${negative ? "−" : "+"} ${write(Math.abs(tangent))}ε`;
}

/** @param {string} inner */
const epsilon = (inner) => coloured("tangent", `${inner}\\,\\varepsilon`);

/** @param {Known | undefined} value @param {Known | undefined} tangent */
export function dualTex(value, tangent) {
  if (typeof tangent !== "number") return tex(value);
  const negative = tangent < 0 || Object.is(tangent, -0);
  return `${tex(value)} ${negative ? "-" : "+"} ${epsilon(tex(Math.abs(tangent)))}`;
}

/** The edges into the node of the step that it or a step before it has gone along. @param {Trace} trace @param {Frame} frame */
function gone({ steps, start, graph }, { k, node }) {
  const done = new Set();
  for (let s = start; s < k; s += 1) if (steps.edge[s] >= 0 && graph.edges.to[steps.edge[s]] === node) done.add(steps.edge[s]);
  return done;
}

/** `brief`: in one line, for where there is little room. @typedef {{rule: string[], known: string[], number: string[], brief: string[]}} Parts */

/** The equation of a step of a forward sweep in dual numbers, null where it has none.
 * @param {Trace} trace @param {Frame} frame @returns {Parts | null} */
export function dualParts(trace, frame) {
  const { nodes, edges } = trace.graph;
  const { value, tangent } = frame.channels;
  if (frame.tag === "forward.seed") {
    const all = frame.changed.filter(({ channel, after }) => channel === "tangent" && typeof after === "number").slice(0, 4);
    const number = all.map(({ key, after }) => linked("n", key, `${nodes.tex[key]} = ${dualTex(value.get(key), after)}`));
    return { rule: [], known: [], number, brief: [number.join(",\\quad ")] };
  }
  if (frame.tag !== "forward.edge" || isTensor(value.get(frame.node))) return null;
  const { node } = frame;
  const own = linked("n", node, nodes.tex[node]);
  const active = (/** @type {number} */ each) => nodes.active[each];
  const dot = (/** @type {number} */ each) => tangentTex(nodes.tex[each]);
  const into = edges.to.flatMap((to, edge) => (to === node && edges.partial[edge] !== null ? [edge] : []));
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

/** The same in one line, for where there is little room. @param {Trace} trace @param {Frame} frame @returns {string[] | null} */
export const dualLines = (trace, frame) => dualParts(trace, frame)?.brief ?? null;
