// The program as it is written, with the line in hand, every part answering the hand. Read only; the editor is where it is changed.
import { toUnits } from "../codepoints.js";
import { html, memo } from "../html.js";
import { inHandOf, spansOf } from "../linked.js";
import { listingOf } from "../listing.js";
import { t } from "../messages.js";
import { useFollow } from "./follow.js";
import { enterRows, links, rowKeys } from "./links.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Target} Target */

/** Whether a stretch of the source holds a place. @param {Trace} trace @param {Target} target */
function holder(trace, target) {
  const spans = spansOf(trace, target).map(([start, end]) => [toUnits(trace.source, start), toUnits(trace.source, end)]);
  return (/** @type {number} */ at) => spans.some(([start, end]) => start <= at && at < end);
}

export const Listing = memo(
  /** @param {{trace: Trace, frame: import("../types.js").Frame, hover: Target, pick: Target, actions: import("../actions.js").Actions}} props */
  function Listing({ trace, frame, hover, pick, actions }) {
  const lines = listingOf(trace);
  const keys = rowKeys(actions);
  const { read, given } = inHandOf(trace, frame);
  const node = (/** @type {number} */ id) => (id >= 0 ? /** @type {const} */ ({ kind: "node", id }) : null);
  const [isRead, isGiven, pointed, picked] = [node(read), node(given), hover, pick].map((target) => holder(trace, target));
  const place = useFollow(".is-current", [trace, read]);
  return html`<section class="listing">
    <h3>${t("heading-program")}</h3>
    <pre ref=${place} class="code" tabindex="0" role="group" aria-label=${t("code-program")} ...${links(actions)} onKeyDown=${enterRows}><code>${lines.map(({ pieces, node: own }, i) => {
      const now = pieces.some(({ start }) => isRead(start));
      const follow = own >= 0 && { "data-link": `n${own}`, tabindex: -1, onKeyDown: keys };
      return html`<span key=${i} class=${`line${now ? " is-current" : ""}`} ...${follow}>${pieces.map(({ text, start, node: inner }, j) => {
        const names = [isRead(start) && "read-now", isGiven(start) && "in-hand-now", pointed(start) && "lit", picked(start) && "picked"].filter(Boolean).join(" ");
        return html`<span key=${j} class=${names} data-link=${inner >= 0 ? `n${inner}` : null}>${text}</span>`;
      })}${"\n"}</span>`;
    })}</code></pre>
  </section>`;
});
