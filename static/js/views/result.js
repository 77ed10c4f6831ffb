// The result: values, and every derivative beside its check against differences, with the way to all checks of it.
import { useRef } from "preact/hooks";
import { counts, inputsOf, outputsOf } from "../coordinates.js";
import { decode, exact, isTensor, read, short } from "../format.js";
import { html, memo } from "../html.js";
import { t } from "../messages.js";
import { seedsOf, unitSeed } from "../symbols.js";
import { FoundPart } from "./found.js";
import { ArrayTable } from "./matrix.js";
import { Derivative, Name } from "./name.js";
import { Costs } from "./reports.js";
import { useStacked } from "./stacked.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */

const ROWS_SHOWN = 60;
/** @type {Record<string, string>} */
export const SIGNS = { agree: "✓", differ: "✗", kink: "∧", unknown: "?", waiting: "…" };

/** Whether the sweep has reached a derivative by this step: forward fills a column, reverse a row, paths one cell.
 * @param {Trace} trace @param {Frame} frame @param {string} output @param {string} input */
export function reached(trace, frame, output, input) {
  const { graph, params, mode } = trace;
  const alone = unitSeed(trace);
  if (mode === "forward") {
    const node = outputsOf(graph).find(({ name }) => name === output)?.node ?? -1;
    return alone === input && frame.channels.tangent.has(node) && frame.k > trace.start;
  }
  if (mode === "reverse") {
    // An adjoint grows until the sweep is over, so it is a derivative only then.
    return alone === output && frame.tag === "reverse.done" && frame.channels.adjoint.has(inputsOf(graph).find(({ name }) => name === input)?.node ?? -1);
  }
  return mode === "paths" && params.input === input && params.output === output && frame.tag === "paths.done";
}

/** @param {{row: import("../types.js").CheckRow, now: boolean, actions: import("../actions.js").Actions}} props */
function Check({ row, now, actions }) {
  const { output, input, verdict } = row;
  const derivative = decode(row.derivative);
  const difference = decode(row.difference);
  return html`<tr role="row" class=${now ? "now" : ""}>
    <th scope="row" role="rowheader"><${Derivative} to=${output} from=${input} />${now && html`<span class="hidden">${t("result-now")}</span>`}</th>
    <td role="cell" class="num strong" title=${exact(derivative)}>${short(derivative)}</td>
    <td role="cell" class="num" title=${exact(difference)}>${short(difference)}</td>
    <td role="cell" class=${`verdict v-${verdict}`}><span aria-hidden="true">${SIGNS[verdict] ?? "?"}</span> ${t(`verdict-${verdict}`)}</td>
    <td role="cell" class="ask"><button class="quiet leaves" aria-label=${t("symbolic-label", { output, input })} onClick=${() => actions.check(output, input)}>${t("symbolic-show")}</button></td>
  </tr>`;
}

/** What one sweep of this mode fills of the table, and how many fill it all.
 * @param {{trace: Trace}} props */
function Fills({ trace }) {
  const name = seedsOf(trace).find(([, value]) => value !== 0)?.[0];
  if (name === undefined || (trace.mode !== "forward" && trace.mode !== "reverse")) return null;
  const count = counts(trace.graph)[trace.mode === "forward" ? 0 : 1];
  return html`<p class="fills">${t(`result-${trace.mode}-fills`, { name, count })}</p>`;
}

/** The outputs of a graph with tensors: arrays with their numbers.
 * @param {{trace: Trace}} props */
function Arrays({ trace: { graph } }) {
  return graph.outputs.map(({ name, node }) => {
    const value = read(graph.nodes.value[node]);
    return html`<div key=${name}><dt><${Name} name=${name} /></dt><dd title=${exact(value)}>${isTensor(value) ? html`<${ArrayTable} name=${name} value=${value} />` : short(value)}</dd></div>`;
  });
}

export const ResultPanel = memo(
  /** @param {{trace: Trace, frame: Frame, costs: any, actions: import("../actions.js").Actions}} props */
  function ResultPanel({ trace, frame, costs, actions }) {
  const { rows } = trace.result.check;
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const stacked = useStacked(place, 2, 0, trace.graph.edges.from);
  return html`<div class="result-panel">
    ${
      trace.notes.length > 0 &&
      html`<section aria-labelledby="notes-heading">
        <h3 id="notes-heading">${t("note-heading")}</h3>
        <ul class="notes">
          ${trace.notes.map(({ message, hint }, i) => html`<li key=${i}><strong>${message}</strong> ${hint}</li>`)}
        </ul>
      </section>`
    }
    <${FoundPart} found=${trace.result.found ?? []} />
    <h3>${t("result-values")}</h3>
    <dl class="values">
      ${trace.graph.coordinates ? html`<${Arrays} trace=${trace} />` : Object.entries(trace.result.value).slice(0, ROWS_SHOWN).map(([name, value]) => html`<div key=${name}><dt><${Name} name=${name} /></dt><dd title=${exact(decode(value))}>${short(decode(value))}</dd></div>`)}
    </dl>
    <h3 id="derivatives-heading">${t("result-derivatives")}</h3>
    <table ref=${place} class=${`checks m-${trace.mode}${stacked.class}`} style=${stacked.style} role="table" aria-labelledby="derivatives-heading">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader"><span class="hidden">${t("result-derivative")}</span></th>
          <th scope="col" role="columnheader" class="num">${t("result-derivative")}</th>
          <th scope="col" role="columnheader" class="num">${t("result-difference")}</th>
          <th scope="col" role="columnheader">${t("result-verdict")}</th>
          <td role="cell"></td>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.slice(0, ROWS_SHOWN).map(
          (row) => html`<${Check} key=${`${row.output}/${row.input}`} row=${row} now=${reached(trace, frame, row.output, row.input)} actions=${actions} />`,
        )}
      </tbody>
    </table>
    ${rows.length > ROWS_SHOWN && html`<p class="soft">${t("result-more", { count: rows.length - ROWS_SHOWN })}</p>`}
    <${Fills} trace=${trace} />
    <p class="soft">${t("result-method")}</p>
    <${Costs} costs=${costs} units=${costs?.units ?? "counted"} actions=${actions} />
  </div>`;
});
