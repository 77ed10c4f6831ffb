// The course: a map of its lessons with time and progress. Knows rows, not lessons.
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { HandIn } from "./handin.js";
import { counts, progressOf } from "../../lessons/progress.js";

/** @typedef {import("../../lessons/types.js").Row} Row */

/** @param {{row: Row, titles: Map<string, string>, progress: import("../../lessons/progress.js").Progress}} props */
function Lesson({ row, titles, progress }) {
  const { right, shown } = counts(progress);
  const begun = right + shown > 0 || progress.screen > 0;
  const needs = row.prerequisites.filter((id) => titles.has(id));
  if (row.problem) return html`<li class="course-row broken"><h3>${row.title}</h3><p class="wrong-text" role="note">${row.problem}</p></li>`;
  return html`<li class=${`course-row${right + shown >= row.exercises && row.exercises > 0 ? " complete" : begun ? " begun" : ""}`}>
    <span class="course-number" aria-hidden="true">${row.number ?? "·"}</span>
    <div>
      <h3><a href=${`/lesson/${row.id}`}>${row.title}</a></h3>
      <p>${row.summary ?? row.goals[0]}</p>
      <p class="soft">${t("course-minutes", { minutes: row.minutes })} · ${t("course-exercises", { right, count: row.exercises })}${needs.length > 0 && html` · ${t("course-needs")} ${needs.map((id, i) => html`${i > 0 ? ", " : ""}<a href=${`/lesson/${id}`}>${titles.get(id)}</a>`)}`}</p>
      <progress max=${Math.max(row.exercises, 1)} value=${right} aria-label=${t("course-progress", { title: row.title })}></progress>
    </div>
  </li>`;
}

/** @param {{state: import("../../lessons/store.js").Learning, actions: import("../../lessons/actions.js").LearningActions}} props */
export function Course({ state, actions }) {
  const { rows, progress } = state;
  if (rows === null) return html`<p class="soft" aria-busy="true">${t("view-coming")}</p>`;
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const groups = [rows.filter(({ own }) => !own), rows.filter(({ own }) => own)];
  return html`<div class="course">
    <h1>${t("course-title")}</h1>
    <p class="lead">${t("course-lead")}</p>
    ${groups.map(
      (group, i) => group.length > 0 && html`<section key=${i} aria-labelledby=${`course-${i}`}>
        <h2 id=${`course-${i}`} class=${i === 0 ? "hidden" : ""}>${t(i === 0 ? "course-ours" : "course-own")}</h2>
        <ol class="course-list">${group.map((row) => html`<${Lesson} key=${row.id} row=${row} titles=${titles} progress=${progressOf(progress, row.id)} />`)}</ol>
      </section>`,
    )}
    <${HandIn} state=${state} actions=${actions} />
  </div>`;
}
