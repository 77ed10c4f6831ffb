// A worksheet to print: copies with numbers of their own, then the answers of each. Knows exercises by what can be done with a pen.
import { decode } from "../../format.js";
import { html } from "../../html.js";
import { answerRows, answerText, programOf } from "../../lessons/sheets.js";
import { cells, channelOf } from "../../lessons/sweep.js";
import { frame } from "../../replay.js";
import { t } from "../../messages.js";
import { Name } from "../name.js";
import { asked } from "./exercise.js";
import { StillGraph } from "./picture.js";
import { Prose } from "./prose.js";

/** @typedef {import("../../lessons/sheets.js").Item} Item */
/** @typedef {import("../../lessons/sheets.js").Copy} Copy */

/** Room for an answer, as wide as it needs to be. @param {{item: Item}} props */
function Room({ item }) {
  const { exercise, trace } = item;
  if (exercise.asks === "choice") {
    return html`<ol class="sheet-options" type="A">${exercise.options.map(({ text }, i) => html`<li key=${i}><${Prose} nodes=${text} /></li>`)}</ol>`;
  }
  if (exercise.asks === "sweep" && trace && (exercise.task === "fill" || exercise.task === "values")) {
    const channel = channelOf(trace, exercise.task);
    return html`<table class="sheet-table"><thead><tr><th scope="col">${t("learn-entry-node")}</th><th scope="col">${t("sheet-work")}</th><th scope="col">${t(`learn-entry-head-${channel}`)}</th></tr></thead>
      <tbody>${cells(trace, channel).map((node) => html`<tr key=${node}><th scope="row"><${Name} name=${trace.graph.nodes.label[node]} /></th><td></td><td></td></tr>`)}</tbody></table>`;
  }
  return html`<div class=${`sheet-lines${exercise.asks === "sweep" ? " many" : ""}`}></div>`;
}

/** The graph as it is before the sweep: what is to be found is not in it. @param {{item: Item, number: number}} props */
function Graph({ item, number }) {
  const { shows, trace } = item;
  if (trace === null || !shows) return null;
  return html`<${StillGraph} trace=${trace} frame=${{ ...frame(trace, item.exercise.task === "values" ? 0 : trace.start), node: -1, edge: -1, item: -1, changed: [] }} label=${t("sheet-graph", { number })} />`;
}

/** @param {{copy: Copy, title: string, number: number}} props */
function Questions({ copy, title, number }) {
  return html`<article class="handout" aria-labelledby=${`sheet-${number}`}>
    <header class="sheet-head"><h2 id=${`sheet-${number}`}>${title}</h2><p>${t("sheet-name")} <span class="sheet-blank"></span></p><p class="soft">${t("sheet-copy", { seed: copy.seed })}</p></header>
    <ol class="sheet-list">
      ${copy.items.map((item, i) => html`<li key=${item.exercise.key}>
        <p class="sheet-ask">${asked(item.exercise)}</p>
        ${item.shows && item.exercise.figure && html`<${Program} item=${item} />`}
        <${Graph} item=${item} number=${i + 1} />
        <${Room} item=${item} />
      </li>`)}
    </ol>
  </article>`;
}

/** The program with the numbers of this copy. @param {{item: Item}} props */
function Program({ item: { played, trace } }) {
  if (!played) return null;
  const numbers = (trace?.graph.inputs ?? []).map((node, i) => {
    const name = trace?.graph.nodes.label[node] ?? "";
    return { name, start: Number(trace?.graph.starts[i]), value: decode(played.at[name] ?? null) ?? Number.NaN };
  });
  const { text, left } = programOf(played.source, numbers.filter(({ value }) => Number.isFinite(value)));
  return html`<pre class="sheet-source">${text}${left.length > 0 && `\n${t("sheet-at", { numbers: left.map(({ name, value }) => `${name} = ${value}`).join(", ") })}`}</pre>`;
}

/** @param {{copies: Copy[], title: string}} props */
function Answers({ copies, title }) {
  return html`<article class="handout sheet-answers" aria-labelledby="sheet-answers">
    <header class="sheet-head"><h2 id="sheet-answers">${t("sheet-answers", { title })}</h2></header>
    ${copies.map((copy) => html`<section key=${copy.seed}><h3>${t("sheet-copy", { seed: copy.seed })}</h3>
      <ol class="sheet-list">${copy.items.map((item) => {
        const rows = answerRows(item);
        return html`<li key=${item.exercise.key}>${rows.length === 0 ? html`<b>${answerText(item)}</b>` : html`<table class="sheet-table"><tbody>${rows.map(({ name, work, answer }) => html`<tr key=${name}><th scope="row"><${Name} name=${name} /></th><td>${work}</td><td><b>${answer}</b></td></tr>`)}</tbody></table>`}</li>`;
      })}</ol></section>`)}
  </article>`;
}

/** @param {import("./screen.js").Props} props */
export function Worksheet({ state, actions }) {
  const { lesson, copies, wanted, busy } = state;
  if (lesson === null) return html`<p class="soft" aria-busy="true">${t("view-coming")}</p>`;
  return html`<div class="worksheet">
    <header class="sheet-tools">
      <h1>${t("sheet-title", { title: lesson.title })}</h1>
      <p class="soft">${t("sheet-about")}</p>
      <div class="exercise-tools">
        <label class="pick-name"><span>${t("sheet-copies")}</span> <input id="copies" class="number" type="number" min="1" max="40" value=${wanted} onChange=${(/** @type {any} */ event) => actions.sheets(Number(event.target.value))} /></label>
        <button class="suggestion" onClick=${actions.newSheets}>${t("learn-again")}</button>
        <button class="suggestion go" disabled=${busy} onClick=${actions.print}>${t("sheet-print")}</button>
      </div>
      <p role="status" class="soft">${busy ? t("sheet-making", { count: copies.length, all: wanted }) : t("sheet-made", { count: copies.length })}</p>
    </header>
    ${copies.map((copy, i) => html`<${Questions} key=${copy.seed} copy=${copy} title=${lesson.title} number=${i + 1} />`)}
    ${!busy && copies.length > 0 && html`<${Answers} copies=${copies} title=${lesson.title} />`}
  </div>`;
}
