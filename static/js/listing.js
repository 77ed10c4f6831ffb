// The program cut into pieces that stand for nodes, line by line. Pure over a trace; knows no view.
import { toUnits } from "./codepoints.js";

/** @typedef {{text: string, start: number, node: number}} Piece `start` in UTF-16 units of the source; node −1 where the text is of no node */
/** `node`: the outermost that begins in the line, −1 without one. @typedef {{pieces: Piece[], node: number}} ListingLine */

/** More than this is shown, but does not answer the hand piece by piece. */
const NODES = 800;

/** @type {WeakMap<import("./types.js").Trace, ListingLine[]>} */
const known = new WeakMap();

/** @param {import("./types.js").Trace} trace @returns {ListingLine[]} */
export function listingOf(trace) {
  const before = known.get(trace);
  if (before) return before;
  const made = cut(trace.source.replace(/\n+$/, ""), spansOf(trace));
  known.set(trace, made);
  return made;
}

/** @typedef {{node: number, start: number, end: number}} Span */

/** Spans in units, inner ones after the outer ones around them. @param {import("./types.js").Trace} trace @returns {Span[]} */
function spansOf({ source, graph: { nodes } }) {
  if (nodes.op.length > NODES) return [];
  const spans = nodes.span.flatMap((span, node) => (span === null ? [] : [{ node, start: toUnits(source, span[0]), end: toUnits(source, span[1]) }]));
  return spans.sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** @param {string} source @param {Span[]} spans @returns {ListingLine[]} */
function cut(source, spans) {
  let start = 0;
  return source.split("\n").map((text) => {
    const end = start + text.length;
    const here = spans.filter((span) => span.start < end && span.end > start);
    const cuts = [...new Set([start, end, ...here.flatMap((span) => [span.start, span.end])])].filter((at) => start <= at && at <= end).sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((to, i) => {
      const inner = here.filter((span) => span.start <= cuts[i] && to <= span.end).at(-1);
      return { text: source.slice(cuts[i], to), start: cuts[i], node: inner?.node ?? -1 };
    });
    const line = { pieces, node: here.find((span) => span.start >= start)?.node ?? -1 };
    start = end + 1;
    return line;
  });
}
