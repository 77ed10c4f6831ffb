// Values as power series in t: how they are written as TeX, and the equation of a coefficient in stages. Pure over (trace, frame); knows no DOM.
import { exact, isNegative, tex } from "./format.js";
import { argumentsOf, filled } from "./formulas.js";
import { coefficientsOf } from "./notation.js";
import { coloured, linked } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */

/** So many summands are written; of more, the first and the last of them. */
const SHOWN = 5;
const BRIEF = 3;

/** @param {number} power */
const powerTex = (power) => (power === 0 ? "" : power === 1 ? "\\,t" : `\\,t^{${power}}`);

/** Coefficients as a polynomial, without the summands that are 0; that of one power stands out.
 * @param {number[]} coefficients @param {number} [now] @param {number} [most] */
export function seriesTex(coefficients, now = -1, most = SHOWN) {
  const all = coefficients.flatMap((value, power) => (value === 0 && power !== 0 && power !== now ? [] : [{ value, power }]));
  const summands = all[0]?.value === 0 && all.length > 1 ? all.slice(1) : all;
  const cut = summands.length > most;
  const shown = cut ? [...summands.slice(0, most - 2), ...summands.slice(-2)] : summands;
  return shown
    .map(({ value, power }, i) => {
      const sign = i === 0 ? (isNegative(value) ? "-" : "") : ` ${isNegative(value) ? "-" : "+"} `;
      const size = Math.abs(value) === 1 && power > 0 ? powerTex(power).replace("\\,", "") : `${tex(Math.abs(value))}${powerTex(power)}`;
      return `${cut && i === most - 2 ? " + \\cdots" : ""}${sign}${power === now ? coloured("tangent", size) : size}`;
    })
    .join("");
}

/** What a series is called: a value that moves with t. @param {Trace} trace @param {number} node */
const called = ({ graph: { nodes } }, node) => linked("n", node, `${nodes.tex[node]}${nodes.active[node] ? "(t)" : ""}`);

/** @param {Trace} trace @param {Frame} frame @param {number} node @param {number} [now] */
const written = (trace, frame, node, now) => `${called(trace, node)} = ${seriesTex(coefficientsOf(trace, frame, node), now)}`;

/** The series of the node in hand as far as it is known. @param {Trace} trace @param {Frame} frame @returns {string[]} */
export const seriesLines = (trace, frame) => [`${written(trace, frame, frame.node, frame.item)}${frame.item < Number(trace.params.order) ? " + \\cdots" : ""}`];

/** How the inputs move. @param {Trace} trace @param {Frame} frame @returns {string[]} */
export const startLines = (trace, frame) => [trace.graph.inputs.slice(0, 4).map((node) => written(trace, frame, node)).join(",\\quad ")];

/** A coefficient in stages: the formula as one of series, the series put in, the coefficient of this power.
 * @param {Trace} trace @param {Frame} frame @returns {import("./stages.js").Equation} */
export function seriesStages(trace, frame) {
  const { node, item: order, terms } = frame;
  const made = argumentsOf(trace, node).filter((each) => trace.graph.nodes.active[each]);
  /** @param {number} each */
  const upTo = (each) => coefficientsOf(trace, frame, each).slice(0, order + 1);
  const power = order === 1 ? "t" : `t^{${order}}`;
  return {
    stages: [
      { name: "rule", lines: [`${called(trace, node)} = ${filled(trace, node, (each) => called(trace, each))}`] },
      { name: "known", lines: [`${called(trace, node)} = ${filled(trace, node, (each) => linked("n", each, `\\left(${seriesTex(upTo(each), -1, BRIEF)}\\right)`))}`] },
      { name: "number", lines: [`[${power}]\\; ${called(trace, node)} = ${coloured("tangent", tex(terms.coefficient))}`, ...seriesLines(trace, frame)] },
    ],
    terms: [...made, node].map((each) => ({ link: `n${each}`, role: "coefficient", tex: `[${power}]\\; ${trace.graph.nodes.tex[each]}`, value: exact(upTo(each)[order] ?? null) })),
  };
}
