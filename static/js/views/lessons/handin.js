// What was done, to be printed and handed in, with a code that a teacher can check; and progress as a file. Knows no lesson.
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { codeOf } from "../../lessons/handin.js";
import { counts, progressOf } from "../../lessons/progress.js";

/** @param {{state: import("../../lessons/store.js").Learning, actions: import("../../lessons/actions.js").LearningActions}} props */
export function HandIn({ state, actions }) {
  const { rows, progress, name, today } = state;
  const [all, setAll] = useState(true);
  const begun = (rows ?? []).map((row) => ({ ...row, ...counts(progressOf(progress, row.id)) })).filter(({ right, shown }) => right + shown > 0);
  const chosen = all ? begun : begun.filter(({ id }) => id === begun.at(-1)?.id);
  /** @param {any} event */
  const opened = async ({ target }) => {
    const file = target.files?.[0];
    if (file) actions.loadProgress(await file.text());
  };
  return html`<section class="handin" aria-labelledby="handin-heading">
    <h2 id="handin-heading">${t("handin-title")}</h2>
    <p class="soft">${t("handin-about")}</p>
    ${
      begun.length > 0 &&
      html`<div class="exercise-tools">
          <label class="pick-name"><span>${t("handin-name")}</span> <input id="handin-name" class="text" type="text" autocomplete="name" value=${name} onInput=${(/** @type {any} */ event) => actions.setName(event.target.value)} /></label>
          ${begun.length > 1 && html`<label class="check"><input type="checkbox" checked=${all} onChange=${() => setAll(!all)} /> ${t("handin-all")}</label>`}
        </div>
        <div class="summary">
          <p class="summary-title">${t("app-title")} · ${t("course-title")}</p>
          <ul class="answer-list">${chosen.map((row) => html`<li key=${row.id}>${t("handin-row", { title: row.title, right: row.right, shown: row.shown, count: row.exercises })}</li>`)}</ul>
          ${name.trim() !== "" && html`<p>${name.trim()} · ${new Date(today).toISOString().slice(0, 10)}</p><p class="handin-code"><span class="soft">${t("handin-code")}</span> <code>${codeOf(name, today, chosen)}</code></p>`}
        </div>`
    }
    <div class="exercise-tools handin-tools">
      ${begun.length > 0 && html`<button class="suggestion" disabled=${name.trim() === ""} onClick=${actions.print}>${t("sheet-print")}</button><button class="suggestion" onClick=${actions.saveProgress}>${t("handin-save")}</button>`}
      <label class="suggestion file"><span>${t("handin-load")}</span> <input type="file" accept=".json,application/json" onChange=${opened} /></label>
      ${begun.length > 0 && html`<button class="quiet" onClick=${actions.forgetProgress}>${t("handin-forget")}</button>`}
    </div>
  </section>`;
}
