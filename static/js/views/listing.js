// The program as it is written, with the line in hand, every part answering the hand. Read only; the editor is where it is changed.
import { useMemo } from "preact/hooks";
import { toUnits } from "../codepoints.js";
import { html, memo, sameLists } from "../html.js";
import { inHandOf, spansOf } from "../linked.js";
import { listingOf } from "../listing.js";
import { t } from "../messages.js";
import { useFollow } from "./follow.js";
import { enterRows, links, rowKeys } from "./links.js";
import { chunked } from "./piece.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Target} Target */

/** The stretches of the source that a target was written as, in UTF-16 units. @param {Trace} trace @param {Target} target @returns {[number, number][]} */
const stretches = (trace, target) => spansOf(trace, target).map(([start, end]) => [toUnits(trace.source, start), toUnits(trace.source, end)]);

/** How pieces of the source are marked, by the place at which each begins. @param {[string, [number, number][]][]} marks a class and its stretches @returns {(at: number) => string} */
const namesAt = (marks) => (at) => marks.filter(([, spans]) => spans.some(([start, end]) => start <= at && at < end)).map(([name]) => name).join(" ");

/** Lines that are drawn together: a step draws those anew in which it changes something. They have no element around them, so that arrows go from line to line. `names`: the classes of each piece, line by line. */
const Lines = memo(
  /** @param {{lines: import("../listing.js").ListingLine[], names: string[], keys: (event: KeyboardEvent) => void}} props */
  ({ lines, names, keys }) =>
    lines.map(({ pieces, node: own }, i) => {
      const classes = names[i].split("|");
      const follow = own >= 0 && { "data-link": `n${own}`, tabindex: -1, onKeyDown: keys };
      return html`<span key=${i} class=${`line${names[i].includes(READ) ? " is-current" : ""}`} ...${follow}>${pieces.map(
        ({ text, node: inner }, j) => html`<span key=${j} class=${classes[j] ?? ""} data-link=${inner >= 0 ? `n${inner}` : null}>${text}</span>`,
      )}${"\n"}</span>`;
    }),
  sameLists,
);
const READ = "read-now";

export const Listing = memo(
  /** @param {{trace: Trace, frame: import("../types.js").Frame, hover: Target, pick: Target, actions: import("../actions.js").Actions}} props */
  function Listing({ trace, frame, hover, pick, actions }) {
  const lines = listingOf(trace);
  const keys = useMemo(() => rowKeys(actions), [actions]);
  const { read, given } = inHandOf(trace, frame);
  const node = (/** @type {number} */ id) => (id >= 0 ? /** @type {const} */ ({ kind: "node", id }) : null);
  /** @type {[string, [number, number][]][]} */
  const marks = [[READ, stretches(trace, node(read))], ["in-hand-now", stretches(trace, node(given))], ["lit", stretches(trace, hover)], ["picked", stretches(trace, pick)]];
  const nameOf = namesAt(marks);
  const touched = (/** @type {import("../listing.js").ListingLine} */ { start, end }) => marks.some(([, spans]) => spans.some(([from, to]) => from <= end && start < to));
  const names = lines.map((line) => (touched(line) ? line.pieces.map(({ start }) => nameOf(start)).join("|") : ""));
  const place = useFollow(".is-current", [trace, read]);
  return html`<section class="listing">
    <h3>${t("heading-program")}</h3>
    <pre ref=${place} class="code" tabindex="0" role="group" aria-label=${t("code-program")} ...${links(actions)} onKeyDown=${enterRows}><code>${chunked(lines.length).map(
      ([from, to]) => html`<${Lines} key=${from} lines=${lines.slice(from, to)} names=${names.slice(from, to)} keys=${keys} />`,
    )}</code></pre>
  </section>`;
});
