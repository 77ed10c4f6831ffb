// The program as it is written, with the line in hand, every part answering the hand. Read only; the editor is where it is changed.
import { toUnits } from "../codepoints.js";
import { html, memo } from "../html.js";
import { spansOf } from "../linked.js";
import { listingOf } from "../listing.js";
import { t } from "../messages.js";
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
  const [inHand, pointed, picked] = [/** @type {Target} */ (frame.node >= 0 ? { kind: "node", id: frame.node } : null), hover, pick].map((target) => holder(trace, target));
  return html`<section class="listing">
    <h3>${t("heading-program")}</h3>
    <pre class="code" tabindex="0" role="group" aria-label=${t("code-program")} ...${links(actions)} onKeyDown=${enterRows}><code>${lines.map(({ pieces, node }, i) => {
      const now = pieces.some(({ start }) => inHand(start));
      const follow = node >= 0 && { "data-link": `n${node}`, tabindex: -1, onKeyDown: keys };
      return html`<span key=${i} class=${`line${now ? " is-current" : ""}`} ...${follow}>${pieces.map(({ text, start, node: own }, j) => {
        const names = [inHand(start) && "in-hand-now", pointed(start) && "lit", picked(start) && "picked"].filter(Boolean).join(" ");
        return html`<span key=${j} class=${names} data-link=${own >= 0 ? `n${own}` : null}>${text}</span>`;
      })}${"\n"}</span>`;
    })}</code></pre>
  </section>`;
});
