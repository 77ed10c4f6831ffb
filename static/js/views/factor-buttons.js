// The two ways to fold the sum over paths, wherever they are offered. Knows nothing else.
import { html } from "../html.js";
import { t } from "../messages.js";

/** The two ways to fold. @param {{pair: {input: string, output: string}, by: string | null, actions: import("../actions.js").Actions}} props */
export function FactorButtons({ pair, by, actions }) {
  return html`<div class=${`factor-buttons${by === null ? " leaves" : ""}`} role="group" aria-label=${t("ledger-ways-label")}>
    ${/** @type {const} */ (["prefixes", "suffixes"]).map(
      (way) => html`<button key=${way} class="suggestion" aria-pressed=${by === null ? undefined : by === way ? "true" : "false"} onClick=${() => actions.factor(pair, way)}>${t(`ledger-factor-${way}`)}</button>`,
    )}
  </div>`;
}
