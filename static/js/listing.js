// The program cut into pieces that stand for nodes, line by line. Pure over a trace; knows no view.
import { toUnits } from "./codepoints.js";

/** @typedef {{text: string, start: number, node: number}} Piece `start` in UTF-16 units of the source; node −1 where the text is of no node */
/** `node`: the outermost that begins in the line, −1 without one; `start`, `end`: of the line. @typedef {{pieces: Piece[], node: number, start: number, end: number}} ListingLine */

/** More than this is shown, but does not answer the hand piece by piece. */
const NODES = 4000;

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
  const texts = source.split("\n");
  let next = 0;
  const starts = texts.map((text) => {
    const start = next;
    next += text.length + 1;
    return start;
  });
  /** @type {Span[][]} */
  const inLine = texts.map(() => []);
  for (const span of spans) for (let i = lineAt(starts, span.start); i < starts.length && starts[i] < span.end; i += 1) inLine[i].push(span);
  return texts.map((text, i) => {
    const [start, end] = [starts[i], starts[i] + text.length];
    const here = inLine[i].filter((span) => span.start < end && span.end > start);
    const cuts = [...new Set([start, end, ...here.flatMap((span) => [span.start, span.end])])].filter((at) => start <= at && at <= end).sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((to, j) => {
      const inner = here.filter((span) => span.start <= cuts[j] && to <= span.end).at(-1);
      return { text: source.slice(cuts[j], to), start: cuts[j], node: inner?.node ?? -1 };
    });
    return { pieces, node: here.find((span) => span.start >= start)?.node ?? -1, start, end };
  });
}

/** The line that holds a place. @param {number[]} starts where each begins @param {number} at */
function lineAt(starts, at) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
