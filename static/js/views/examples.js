// The examples: a button and a list that opens on demand, each with a line of its program. Knows only their names.
import { useRef } from "preact/hooks";
import { EXAMPLES } from "../examples.js";
import { html, memo } from "../html.js";
import { t } from "../messages.js";

/** The line of a program that says most: its longest that is no comment.
 * @param {string} source */
function tellingLine(source) {
  const lines = source.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.reduce((best, line) => (line.length > best.length ? line : best), "");
}

export const Examples = memo(
  /** @param {{actions: import("../actions.js").Actions}} props */
  function Examples({ actions }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  /** @param {string} id */
  function choose(id) {
    actions.chooseExample(id);
    list.current?.hidePopover();
  }
  return html`<button class="examples-button leaves" popovertarget="examples">${t("example-choose")}</button>
    <ul id="examples" class="examples" popover ref=${list} aria-label=${t("example-choose")}>
      ${EXAMPLES.map(
        ({ id, source }) => html`<li key=${id}>
          <button onClick=${() => choose(id)}><span>${t(`example-${id}`)}</span><code>${tellingLine(source)}</code></button>
        </li>`,
      )}
    </ul>`;
});
