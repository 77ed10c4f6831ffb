// What is asked beside a trace: the cost of each mode on this program, and how it is counted. Knows no network.
import { html } from "../html.js";
import { has, t } from "../messages.js";
import { counted } from "./found.js";
import { Pick } from "./pick.js";

/** @typedef {import("../actions.js").Actions} Actions */

const COLUMNS = ["multiplications", "additions", "edges", "sweeps", "stored", "recomputed"];

/** A mode's name in the list of costs; an elimination names its rule.
 * @param {string} mode */
export function costName(mode) {
  const id = `cost-${mode.replaceAll(" ", "-")}`;
  return has(id) ? t(id) : mode;
}

/** Whether a product with a slope that is always 1 counts. @param {{units: string, actions: Actions}} props */
export const Units = ({ units, actions }) => html`<${Pick} label=${t("param-units")} choices=${["counted", "free"]} value=${units} say=${(/** @type {string} */ each) => t(`choice-${each}`)} onChoose=${actions.costs} />`;

/** @param {{costs: any, units: string, actions: Actions}} props */
export function Costs({ costs, units, actions }) {
  const open = costs !== null;
  return html`<section class="costs" aria-labelledby="costs-heading">
    <div class="part-head">
      <h3 id="costs-heading">${t("costs-heading")}</h3>
      ${
        open
          ? html`<${Units} units=${units} actions=${actions} />`
          : html`<button class="quiet" onClick=${() => actions.costs("counted")}>${t("costs-show")}</button>`
      }
    </div>
    ${open && costs.waiting && html`<p class="soft">${t("symbolic-waiting")}</p>`}
    ${open && costs.reason && html`<p>${costs.reason}</p>`}
    ${
      open &&
      costs.rows &&
      html`<div class="matrix-place" tabindex="0" role="group" aria-label=${t("costs-heading")}><table class="costs-table">
        <thead><tr><th scope="col">${t("costs-mode")}</th>${COLUMNS.map((name) => html`<th key=${name} scope="col" class="num">${t(`costs-${name}`)}</th>`)}</tr></thead>
        <tbody>
          ${costs.rows.map(
            (/** @type {any} */ row) => html`<tr key=${row.mode}><th scope="row">${costName(row.mode)}</th>
              ${COLUMNS.map((name) => html`<td key=${name} class="num">${counted(row[name])}</td>`)}</tr>`,
          )}
        </tbody>
      </table></div>
      <p class="soft">${t("costs-about")}</p>`
    }
  </section>`;
}
