// Small questions about program text: does it mention a name, what does a fix make of it. Parses nothing; the service does that.
import { toUnits } from "./codepoints.js";

/** @param {string} source @param {string} name */
export function mentions(source, name) {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, "u").test(source);
}

/** @param {string} source @param {import("./types.js").Fix} fix in code points */
export function applyFix(source, { start, end, text }) {
  return source.slice(0, toUnits(source, start)) + text + source.slice(toUnits(source, end));
}
