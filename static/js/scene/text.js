// Words and numbers as the picture sets them: names with subscripts, estimated widths, the look of odd numbers. Must not know the DOM.

/** @typedef {"plain" | "negzero" | "tiny" | "huge" | "infinite" | "undefined" | "unknown"} Look */

/** Odd numbers have a look of their own, so that −0, 1e−12 and ∞ are not overread. @param {import("../types.js").Known} v @returns {Look} */
export function look(v) {
  if (v === null) return "unknown";
  if (typeof v === "object") return Number.isNaN(v.norm) ? "undefined" : "plain";
  if (Number.isNaN(v)) return "undefined";
  if (!Number.isFinite(v)) return "infinite";
  if (v === 0) return Object.is(v, -0) ? "negzero" : "plain";
  const size = Math.abs(v);
  if (size < 1e-4) return "tiny";
  return size >= 1e6 ? "huge" : "plain";
}

/** Figures of an index as figures. @param {string} text */
const raised = (text) => text.replace(/[₀-₉]/gu, (figure) => String(figure.charCodeAt(0) - 0x2080));

/**
 * A name as base and subscript: v12 → v₁₂, x_t → xₜ, x[2] → x₂. Names of several letters stay upright, as in print.
 * @param {string} name @returns {{base: string, sub: string, upright: boolean}}
 */
export function nameParts(name) {
  const low = /^(\p{L}+)([₀-₉]+)$/u.exec(name); // what the engine calls the fifth h: the figures of a font are not an index of ours
  if (low) return { base: low[1], sub: raised(low[2]), upright: [...low[1]].length > 1 };
  const m =
    /^(\p{L}+)_?(\d+)$/u.exec(name) ?? /^(\p{L}+)\[(.+)\]$/u.exec(name) ?? /^(\p{L}+)_([^\W_]+)$/u.exec(name); // of a_long_name nothing is an index
  const base = m ? m[1] : name;
  return { base, sub: m ? m[2] : "", upright: [...base].length > 1 };
}

/** Width of a run of text in em: narrow, normal and wide glyphs. Good to a tenth, and the same on every machine. @param {string} s @returns {number} */
export function ems(s) {
  let w = 0;
  for (const ch of s) {
    if (/[ .,:;|!'’il()[\]·]/u.test(ch)) w += 0.3;
    else if (/[mwMW∞→=+−×÷]/u.test(ch)) w += 0.72;
    else if (/[A-Z]/u.test(ch)) w += 0.64;
    else if (/[⁰¹²³⁴-⁹⁻]/u.test(ch)) w += 0.36;
    else w += 0.52;
  }
  return w;
}

/** @param {string} s @param {number} size px @param {number} pad px @returns {number} */
export const width = (s, size, pad = 0) => Math.round(ems(s) * size + pad);

/** Rounds a width up to a few standard ones, so that a number gaining a digit moves nothing. @param {number} w @returns {number} */
export const bucket = (w) => [30, 46, 62, 84, 110, 140].find((b) => w <= b) ?? Math.ceil(w / 30) * 30;

/** Cuts a formula that would be longer than its edge. @param {string} s @param {number} most @returns {string} */
export function trim(s, most = 18) {
  const all = [...s];
  return all.length <= most ? s : `${all.slice(0, most - 1).join("").trimEnd()}…`;
}

/** How big the operator may be in its box. @param {string} symbol @param {number} w @returns {number} px */
export function operatorSize(symbol, w) {
  const length = [...symbol].length;
  if (length <= 1) return 28;
  return Math.max(12, Math.min(20, (w - 18) / Math.max(1, ems(symbol))));
}
