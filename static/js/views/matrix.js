// Arrays and Jacobians to look at: numbers in a table where they are few, else a picture of cells, always with words. Knows no trace.
import { countOf, exact, shapeText, short } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";

/** @typedef {import("../types.js").Jacobian} Jacobian */
/** @typedef {import("../types.js").Tensor} Tensor */

const ROWS = 8;
const COLUMNS = 8;
const SIDE = 160;

/** Numbers in rows, the first of them where there are many.
 * @param {{rows: number[][], label: string, more?: boolean}} props */
export function Numbers({ rows, label, more = false }) {
  const wide = rows.some((row) => row.length > COLUMNS);
  return html`<table class="numbers" aria-label=${label}>
    <tbody>
      ${rows.slice(0, ROWS).map((row, i) => html`<tr key=${i}>${row.slice(0, COLUMNS).map((value, j) => html`<td key=${j} class="num" title=${exact(value)}>${short(value)}</td>`)}${wide && html`<td>…</td>`}</tr>`)}
      ${(more || rows.length > ROWS) && html`<tr><td>…</td></tr>`}
    </tbody>
  </table>`;
}

/** The rows of an array, a vector being one row; one with more axes row by row of its last.
 * @param {Tensor} value @returns {number[][]} */
export function rowsOf({ shape, data }) {
  const width = shape.at(-1) ?? 1;
  const rows = [];
  for (let at = 0; at < data.length; at += width) rows.push(data.slice(at, at + width));
  return rows;
}

/** An array with its numbers. @param {{name: string, value: Tensor}} props */
export function ArrayTable({ name, value }) {
  const rows = rowsOf(value);
  return html`<${Numbers} rows=${rows} label=${t("array-label", { name, shape: shapeText(value.shape) })} more=${value.data.length < countOf(value.shape)} />`;
}

/** How strongly a cell is drawn: by its size among the others, and never so weak that it could be a zero. @param {number} value @param {number} most */
const strength = (value, most) => (Number.isFinite(value) && most > 0 ? Math.round((0.2 + 0.8 * Math.min(1, Math.abs(value) / most)) * 100) / 100 : 1);

/** A matrix as cells: what is positive is a full square, what is negative a hollow one, so that the sign does not hang on a colour; no number, a cross.
 * @param {{matrix: number[][]}} props */
export function Cells({ matrix }) {
  const height = matrix.length;
  const width = matrix[0]?.length ?? 0;
  const unit = Math.max(4, Math.min(18, SIDE / Math.max(height, width)));
  const most = Math.max(0, ...matrix.flat().map((value) => (Number.isFinite(value) ? Math.abs(value) : 0)));
  const [gap, hollow] = [unit > 7 ? 1 : 0.5, Math.max(1, unit / 6)];
  return html`<svg class="cells" width=${width * unit + 2} height=${height * unit + 2} viewBox=${`-1 -1 ${width * unit + 2} ${height * unit + 2}`} aria-hidden="true">
    <rect class="cells-rim" x="-0.5" y="-0.5" width=${width * unit + 1} height=${height * unit + 1} />
    ${matrix.flatMap((row, i) =>
      row.map((value, j) => {
        if (value === 0) return null;
        const [x, y, side] = [j * unit + gap, i * unit + gap, unit - 2 * gap];
        if (Number.isNaN(value)) return html`<path key=${`${i},${j}`} class="cell-none" d=${`M${x} ${y}l${side} ${side}M${x + side} ${y}l${-side} ${side}`} />`;
        if (value > 0) return html`<rect key=${`${i},${j}`} class="cell-plus" x=${x} y=${y} width=${side} height=${side} opacity=${strength(value, most)} />`;
        const inner = side - hollow;
        return html`<rect key=${`${i},${j}`} class="cell-minus" x=${x + hollow / 2} y=${y + hollow / 2} width=${inner} height=${inner} stroke-width=${hollow} opacity=${strength(value, most)} />`;
      }),
    )}
  </svg>`;
}

/** What kind of matrix it is, in words. @param {Jacobian} partial */
export const jacobianWords = ({ shape, structure, norm, entries, pooled }) =>
  `${t("jacobian-words", { rows: shape[0], columns: shape[1], structure: t(`structure-${structure}`), norm: short(norm), entries })}${pooled ? ` ${t("jacobian-pooled")}` : ""}`;

/** A Jacobian: in words, as cells, and with its numbers where they are few.
 * @param {{partial: Jacobian, to: string, from: string}} props */
export function JacobianFigure({ partial, to, from }) {
  const few = !partial.pooled && partial.shape[0] <= ROWS && partial.shape[1] <= COLUMNS;
  return html`<figure class="jacobian">
    <figcaption>${jacobianWords(partial)}</figcaption>
    ${few ? html`<${Numbers} rows=${partial.matrix} label=${t("jacobian-label", { to, from })} />` : html`<${Cells} matrix=${partial.matrix} /><p class="soft">${t("cells-key")}</p>`}
  </figure>`;
}
