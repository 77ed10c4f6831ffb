// The frame of every lesson page: head, the page in it, a notice. Knows the pages by name.
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { Languages } from "../header.js";
import { Logo } from "../icons.js";
import { Course } from "./course.js";
import { Screen } from "./screen.js";
import { Teacher } from "./teacher.js";
import { Worksheet } from "./worksheet.js";

/** @param {import("./screen.js").Props} props */
function Lesson(props) {
  const { state } = props;
  const { lesson } = state;
  if (lesson === null) return html`<p class="soft" aria-busy="true">${t("view-coming")}</p>`;
  return html`<header class="lesson-head">
      <h1 class="lesson-title">${lesson.number !== null && html`<span class="course-number">${lesson.number}</span> `}${lesson.title}</h1>
      ${lesson.language !== state.language && html`<p class="soft" role="note" lang=${state.language}>${t("learn-untranslated")}</p>`}
    </header>
    <${Screen} ...${props} />`;
}

/** @type {Record<string, (props: any) => any>} */
const PAGES = { course: Course, lesson: Lesson, teacher: Teacher, worksheet: Worksheet };

/** @param {import("./screen.js").Props & {languages?: string[], speak?: (code: string) => void}} props */
export function Learn(props) {
  const { state, actions } = props;
  const Page = PAGES[state.page];
  return html`<div class="learn" data-page=${state.page}>
    <a class="skip" href="#main">${t("learn-skip")}</a>
    <header class="learn-head">
      <a class="home" href="/"><${Logo} />${t("app-title")}</a>
      <nav aria-label=${t("learn-nav")}><a href="/course" aria-current=${state.page === "course" ? "page" : undefined}>${t("learn-course")}</a><a href="/teacher" aria-current=${state.page === "teacher" ? "page" : undefined}>${t("learn-teacher")}</a></nav>
      ${props.speak && html`<${Languages} language=${state.language} languages=${props.languages ?? []} speak=${props.speak} />`}
      <div role="status" class="notices">${state.notice && html`<span class="notice">${t(state.notice)} <button class="quiet" onClick=${actions.dismiss}>${t("dismiss")}</button></span>`}</div>
    </header>
    <main id="main" data-ready=${state.drawn ? "true" : "false"} lang=${state.lesson?.language ?? undefined}>
      ${state.failure && state.page !== "teacher" && html`<div class="failure" role="alert"><p>${state.failure.message || t("offline")}</p><p class="soft">${state.failure.hint}</p>${state.lesson === null && state.page !== "course" && html`<p><a href="/course">${t("learn-to-course")}</a></p>`}</div>`}
      ${(state.failure === null || state.lesson !== null || state.rows !== null) && html`<${Page} ...${props} />`}
    </main>
  </div>`;
}
