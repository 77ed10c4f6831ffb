// The course: a map of its lessons along one line, with time, progress and the next stop. Knows rows, not lessons.
import { counts, nextOf, progressOf, stageOf } from "../../lessons/progress.js";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { HandIn } from "./handin.js";

/** @typedef {import("../../lessons/types.js").Row} Row */
/** @typedef {import("../../lessons/progress.js").AllProgress} AllProgress */

/** @param {{row: Row, titles: Map<string, string>, progress: AllProgress, next: boolean}} props */
function Lesson({ row, titles, progress, next }) {
  const { right, shown } = counts(progressOf(progress, row.id));
  const stage = stageOf(row, progress);
  const needs = row.prerequisites.filter((id) => titles.has(id));
  if (row.problem) return html`<li class="course-row broken"><span class="course-stop" aria-hidden="true">${row.number ?? "·"}</span><div><h3>${row.title}</h3><p class="wrong-text" role="note">${row.problem}</p></div></li>`;
  return html`<li class=${`course-row stage-${stage}${next ? " course-next" : ""}`}>
    <span class="course-stop" aria-hidden="true">${stage === "done" ? "✓" : (row.number ?? "·")}</span>
    <div>
      <h3 lang=${row.language}><a href=${`/lesson/${row.id}`}>${row.title}</a></h3>
      <p lang=${row.language}>${row.summary ?? row.goals[0]}</p>
      <p class="soft">${t("course-minutes", { minutes: row.minutes })} · ${t("course-exercises", { right, shown, count: row.exercises })}${needs.length > 0 && html` · ${t("course-needs")} ${needs.map((id, i) => html`${i > 0 ? ", " : ""}<a href=${`/lesson/${id}`}>${titles.get(id)}</a>`)}`}</p>
      ${stage === "begun" && html`<progress max=${Math.max(row.exercises, 1)} value=${right} aria-label=${t("course-progress", { title: row.title })}></progress>`}
    </div>
  </li>`;
}

/** Where the learner stands, and one button to go on. @param {{rows: Row[], progress: AllProgress, next: Row | null}} props */
function Standing({ rows, progress, next }) {
  const open = rows.filter((row) => stageOf(row, progress) !== "done");
  const minutes = open.reduce((sum, row) => sum + row.minutes, 0);
  const begun = rows.some((row) => stageOf(row, progress) !== "new");
  const go = next === null ? "" : next.number === null ? next.title : t(begun ? "course-go-on" : "course-begin", { number: next.number });
  return html`<div class="course-standing">
    ${next !== null && html`<a id="course-go" class="go-on" href=${`/lesson/${next.id}`}><b>${go}</b> <span>${next.title}</span></a>`}
    <p class="soft">${open.length === 0 ? t("course-all-done") : t("course-sum", { done: rows.length - open.length, count: rows.length, minutes })}</p>
  </div>`;
}

/** @param {{state: import("../../lessons/store.js").Learning, actions: import("../../lessons/actions.js").LearningActions}} props */
export function Course({ state, actions }) {
  const { rows, progress } = state;
  if (rows === null) return html`<p class="soft" aria-busy="true">${t("view-coming")}</p>`;
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const groups = [rows.filter(({ own }) => !own), rows.filter(({ own }) => own)];
  const whole = rows.filter(({ problem }) => !problem);
  const next = whole.length > 0 ? nextOf(whole, progress) : null;
  return html`<div class="course">
    <h1>${t("course-title")}</h1>
    <p class="lead">${t("course-lead")}</p>
    ${whole.some(({ language }) => language !== state.language) && html`<p class="soft" role="note">${t("course-untranslated")}</p>`}
    ${whole.length > 0 && html`<${Standing} rows=${whole} progress=${progress} next=${next} />`}
    ${groups.map(
      (group, i) => group.length > 0 && html`<section key=${i} aria-labelledby=${`course-${i}`}>
        <h2 id=${`course-${i}`} class=${i === 0 ? "hidden" : ""}>${t(i === 0 ? "course-ours" : "course-own")}</h2>
        <ol class="course-list course-map">${group.map((row) => html`<${Lesson} key=${row.id} row=${row} titles=${titles} progress=${progress} next=${row === next} />`)}</ol>
      </section>`,
    )}
    <${HandIn} state=${state} actions=${actions} />
  </div>`;
}
