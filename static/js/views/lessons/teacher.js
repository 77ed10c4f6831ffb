// The teacher's page: a lesson to write or to open from disk, the plan of a class, worksheets, codes to check. Knows no lesson by name.
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { planOf } from "../../lessons/plan.js";
import { readCode } from "../../lessons/handin.js";
import { Screen } from "./screen.js";

/** @typedef {import("../../lessons/types.js").Row} Row */

/** @param {{rows: Row[]}} props */
function CheckCode({ rows }) {
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const found = code.trim() === "" ? null : readCode(code, name, rows.map(({ id }) => id));
  const titles = new Map(rows.map((row) => [row.id, row]));
  return html`<section aria-labelledby="code-heading">
    <h2 id="code-heading">${t("teach-code")}</h2>
    <p class="soft">${t("teach-code-about")}</p>
    <div class="exercise-tools">
      <label class="pick-name"><span>${t("handin-name")}</span> <input id="code-name" class="text" type="text" autocomplete="off" value=${name} onInput=${(/** @type {any} */ event) => setName(event.target.value)} /></label>
      <label class="pick-name"><span>${t("handin-code")}</span> <input id="code" class="text code-box" type="text" autocomplete="off" spellcheck=${false} value=${code} onInput=${(/** @type {any} */ event) => setCode(event.target.value)} /></label>
    </div>
    <div role="status">
      ${code.trim() !== "" && found === null && html`<p class="wrong-text">${t("teach-code-wrong")}</p>`}
      ${found && html`<p><b class=${found.named ? "right-text" : "wrong-text"}>${t(found.named ? "teach-code-named" : "teach-code-other")}</b> ${t("teach-code-day", { day: new Date(found.day).toISOString().slice(0, 10) })}</p>
        <ul class="answer-list">${found.lessons.map(({ id, right, shown }, i) => html`<li key=${i}>${t("handin-row", { title: titles.get(id ?? "")?.title ?? t("teach-code-unknown"), right, shown, count: titles.get(id ?? "")?.exercises ?? right + shown })}</li>`)}</ul>`}
    </div>
  </section>`;
}

/** @param {{lesson: import("../../lessons/types.js").Lesson}} props */
function Plan({ lesson }) {
  return html`<table class="entries plan">
    <caption>${t("teach-plan", { title: lesson.title })}</caption>
    <thead><tr><th scope="col">${t("teach-plan-when")}</th><th scope="col">${t("teach-plan-what")}</th><th scope="col">${t("learn-screens")}</th></tr></thead>
    <tbody>${planOf(lesson).map(({ from, minutes, what, screens }, i) => html`<tr key=${i}><td class="num">${t("teach-plan-span", { from, to: from + minutes })}</td><td>${t(`teach-plan-${what}`)}</td><td>${screens.join(", ")}</td></tr>`)}</tbody>
  </table>`;
}

/** @param {import("./screen.js").Props} props */
function Write(props) {
  const { state, actions } = props;
  const { written, failure, lesson } = state;
  /** @param {any} event */
  const opened = async ({ target }) => {
    const file = target.files?.[0];
    if (file) actions.write(await file.text(), file.name);
  };
  const line = failure?.span?.line;
  return html`<section aria-labelledby="write-heading">
    <h2 id="write-heading">${t("teach-write")}</h2>
    <p class="soft">${t("teach-write-about")}</p>
    <div class="exercise-tools">
      <label class="suggestion file"><span>${t("teach-open")}</span> <input type="file" accept=".md,text/markdown,text/plain" onChange=${opened} /></label>
      ${written.text === "" && html`<button class="suggestion" onClick=${actions.blank}>${t("teach-new")}</button>`}
      ${written.text !== "" && html`<button class="suggestion" onClick=${actions.saveLesson}>${t("teach-save")}</button>`}
    </div>
    ${
      written.text !== "" &&
      html`<div class="writing">
        <label class="hidden" for="lesson-text">${t("teach-text")}</label>
        <textarea id="lesson-text" class="lesson-text" spellcheck=${false} aria-describedby="lesson-problem" value=${written.text} onInput=${(/** @type {any} */ event) => actions.write(event.target.value, written.name)}></textarea>
        <p id="lesson-problem" role="status" class=${failure ? "wrong-text" : "right-text"}>${failure ? `${line ? t("teach-line", { line }) : ""} ${failure.message} ${failure.hint}` : lesson && t("teach-good", { screens: lesson.screens.length, exercises: lesson.exercises })}</p>
      </div>
      ${lesson && html`<div class="preview" aria-label=${t("teach-preview")} role="group"><p class="lesson-title">${lesson.title}</p><${Screen} ...${props} /></div>`}`
    }
  </section>`;
}

/** @param {import("./screen.js").Props} props */
export function Teacher(props) {
  const { state, actions } = props;
  const { rows, lesson, written } = state;
  if (rows === null) return html`<p class="soft" aria-busy="true">${t("view-coming")}</p>`;
  return html`<div class="course teacher">
    <h1>${t("teach-title")}</h1>
    <p class="lead">${t("teach-lead")}</p>
    <section aria-labelledby="class-heading">
      <h2 id="class-heading">${t("teach-class")}</h2>
      <ol class="course-list">
        ${rows.filter(({ problem }) => problem === null).map((row) => html`<li key=${row.id} class="course-row">
          <span class="course-number" aria-hidden="true">${row.number ?? "·"}</span>
          <details onToggle=${(/** @type {any} */ event) => event.target.open && written.text === "" && actions.plan(row.id)}>
            <summary><h3>${row.title}</h3> <span class="soft">${t("course-minutes", { minutes: row.minutes })}</span></summary>
            <ul class="goals">${row.goals.map((goal) => html`<li key=${goal}>${goal}</li>`)}</ul>
            <p><a href=${`/lesson/${row.id}`}>${t("teach-open-lesson")}</a> · <a href=${`/worksheet/${row.id}`}>${t("teach-worksheet")}</a></p>
            ${lesson?.id === row.id && written.text === "" && html`<${Plan} lesson=${lesson} />`}
          </details>
        </li>`)}
      </ol>
    </section>
    <${CheckCode} rows=${rows} />
    <${Write} ...${props} />
  </div>`;
}
