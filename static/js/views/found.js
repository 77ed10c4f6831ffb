// What a mode found besides values and derivatives, drawn by what kind of thing each is. Knows no mode.
import { decode, DIGITS_SHOWN, exact, grouped, short } from "../format.js";
import { html } from "../html.js";
import { has, t } from "../messages.js";
import { Name } from "./name.js";

/** @typedef {import("../types.js").Found} Found */

const ROWS_SHOWN = 40;
const WORDS_SHOWN = 60;
/** An exact count; a very long one by its first digits and its power of ten.
 * @param {string} digits */
export function counted(digits) {
  if (digits.length <= DIGITS_SHOWN) return grouped(digits);
  return t("found-digits", { start: `${digits[0]}.${digits.slice(1, 6)}`, power: String(digits.length - 1), count: String(digits.length) });
}

/** @param {{table: import("../types.js").FoundTable, label: string}} props */
function Grid({ table, label }) {
  return html`<div class="matrix-place" tabindex="0" role="group" aria-label=${label}><table class="matrix" aria-label=${label}>
    <thead><tr><td></td>${table.columns.map((name) => html`<th key=${name} scope="col" class="num"><${Name} name=${name} /></th>`)}</tr></thead>
    <tbody>
      ${table.rows.slice(0, ROWS_SHOWN).map(
        (name, i) => html`<tr key=${name}><th scope="row"><${Name} name=${name} /></th>
          ${table.cells[i].map((cell, j) => html`<td key=${j} class="num" title=${exact(decode(cell))}>${cell === null ? html`<span class="hidden">${t("unknown-cell")}</span>` : short(decode(cell))}</td>`)}</tr>`,
      )}
    </tbody>
  </table></div>
  ${table.rows.length > ROWS_SHOWN && html`<p class="soft">${t("result-more", { count: table.rows.length - ROWS_SHOWN })}</p>`}`;
}

/** @param {{item: Found}} props */
function Value({ item: { kind, value } }) {
  if (kind === "flag") return t(value ? "found-yes" : "found-no");
  if (kind === "count") return counted(value);
  if (kind === "number") return html`<span title=${exact(decode(value))}>${short(decode(value))}</span>`;
  return value;
}

/** What is there for programs to compute with, not for people to read. */
const BOOKKEEPING = new Set(["counts", "chains"]);

/** @param {{found: Found[]}} props */
export function FoundPart({ found: all }) {
  const found = all.filter(({ name }) => !BOOKKEEPING.has(name));
  if (found.length === 0) return null;
  const title = (/** @type {Found} */ { name }) => (has(`found-${name.replace("_", "-")}`) ? t(`found-${name.replace("_", "-")}`) : name);
  const plain = found.filter(({ kind }) => kind === "flag" || kind === "count" || kind === "number");
  const told = found.filter(({ kind }) => kind === "text"); // what a person should read first
  const rest = [...told, ...found.filter((item) => !plain.includes(item) && !told.includes(item))];
  return html`<section class="found" aria-labelledby="found-heading">
    <h3 id="found-heading">${t("found-heading")}</h3>
    ${plain.length > 0 && html`<dl class="values counters">${plain.map((item) => html`<div key=${item.name}><dt>${title(item)}</dt><dd><${Value} item=${item} /></dd></div>`)}</dl>`}
    ${rest.map((item) => {
      if (item.kind === "table") return html`<h4 key=${item.name}>${title(item)}</h4><${Grid} table=${item.value} label=${title(item)} />`;
      if (item.kind === "text") return html`<p key=${item.name}>${item.value}</p>`;
      const words = /** @type {string[]} */ (item.value);
      return html`<h4 key=${item.name}>${title(item)}</h4>
        <ol class=${`found-list${words.some((each) => each.length > 16) ? " long" : ""}`}>${words.slice(0, WORDS_SHOWN).map((word, i) => html`<li key=${i}>${word.length > 16 ? word : html`<${Name} name=${word} />`}</li>`)}</ol>
        ${words.length > WORDS_SHOWN && html`<p class="soft">${t("result-more", { count: words.length - WORDS_SHOWN })}</p>`}`;
    })}
  </section>`;
}
