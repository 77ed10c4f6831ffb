// A sweep in words: the sentence of every step, in order. Pure over a trace; knows no view.
import { t } from "./messages.js";
import { presentAt } from "./present.js";
import { frame, walkFrames } from "./replay.js";
import { piecesOf, marked, tell } from "./story.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {{k: number, pieces: ReturnType<typeof piecesOf>}} Line what is said once `k` steps are done */

/** So many sentences stand on one page of the view. */
export const PAGE = 200;

/** The page on which a step stands. @param {number} k */
export const pageOf = (k) => Math.max(0, Math.floor((k - 1) / PAGE));

/** The sentences of steps `from` to `to`, both counted from 1. A step says what it does, also the one at which a mode opens.
 * @param {Trace} trace @param {number} from @param {number} to @returns {Line[]} */
export function linesBetween(trace, from, to) {
  const lines = [];
  for (const each of walkFrames(trace, from, Math.min(to, trace.steps.count))) {
    const { id, args } = tell(presentAt(trace, each), { ...each, k: -1 });
    lines.push({ k: each.k, pieces: piecesOf(t(id, marked(args))) });
  }
  return lines;
}

/** What the mode says before its first step. @param {Trace} trace */
export function openingOf(trace) {
  const { id, args } = tell(trace, frame(trace, trace.start));
  return piecesOf(t(id, marked(args)));
}

/** @param {{pieces: {text: string}[]}} line */
const plain = ({ pieces }) => pieces.map(({ text }) => text).join("");

/** The whole transcript as text, with the program before it. @param {Trace} trace */
export function transcriptText(trace) {
  const lines = linesBetween(trace, 1, trace.steps.count).map((line) => `${line.k}. ${plain(line)}`);
  return [trace.source, "", ...lines.slice(0, trace.start), "", plain({ pieces: openingOf(trace) }), "", ...lines.slice(trace.start), ""].join("\n");
}
