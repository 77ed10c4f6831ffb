// The derivatives as a program: language and mode, the text with the step's line lit, a copy, and the way back into the editor.
import { LANGUAGES, linesOf, question, subject } from "../coding.js";
import { html, letGo, memo } from "../html.js";
import { lineMark, marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { enterRows, links, markClass, rowKeys } from "./links.js";
import { Listing } from "./listing.js";
import { NameSelect } from "./pick.js";
import { Tex } from "./tex.js";

/** @typedef {import("../coding.js").Coding} Coding */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../actions.js").Actions} Actions */

const MODES = /** @type {const} */ (["forward", "reverse"]);
const TYPESET_UP_TO = 60; // lines that are set as formulas; more would keep the browser busy
const LINES_SHOWN = 2_000; // lines drawn one by one; a longer text is shown as it is

/** @param {{state: import("../store.js").State, trace: Trace, frame: Frame, actions: Actions}} props */
export function CodePanel({ state, trace, frame, actions }) {
  const { coding, hover, pick } = state;
  const { mode, names, end } = subject(state);
  const { written, failure } = coding;
  const late = coding.key !== JSON.stringify(question(state));
  return html`<div class="code-pair">
    <${Listing} trace=${trace} frame=${frame} hover=${hover} pick=${pick} actions=${actions} />
    <div class="code-panel">
    <div class="code-choices">
      <label class="pick-name">
        <span>${t("code-language")}</span>
        <select value=${coding.language} onChange=${(/** @type {any} */ event) => actions.setLanguage(event.target.value)}>
          ${LANGUAGES.map((name) => html`<option key=${name} value=${name} selected=${name === coding.language}>${t(`code-language-${name}`)}</option>`)}
        </select>
      </label>
      <fieldset class="switch">
        <legend class="hidden">${t("code-mode")}</legend>
        ${MODES.map(
          (name) => html`<label key=${name} class=${`choice m-${name}`}>
            <input type="radio" name="code-mode" value=${name} checked=${mode === name} onClick=${letGo} onChange=${() => actions.setCodeMode(name)} />
            <span>${t(`code-mode-${name}`)}</span>
          </label>`,
        )}
      </fieldset>
      ${
        names.length > 1 &&
        html`<${NameSelect} label=${t(mode === "forward" ? "code-input" : "code-output")} names=${names} value=${end} onChoose=${(/** @type {string} */ name) => actions.setEnd(mode, name)} />`
      }
      <label class="code-comments">
        <input type="checkbox" checked=${coding.comments} onClick=${letGo} onChange=${(/** @type {any} */ event) => actions.setComments(event.target.checked)} />
        <span>${t("code-comments")}</span>
      </label>
    </div>
    ${failure && !late && html`<${Failure} failure=${failure} actions=${actions} />`}
    ${written === null ? !failure && html`<p class="soft">${t("code-waiting")}</p>` : html`<${Text} written=${written} late=${late} copied=${coding.copied} trace=${trace} frame=${frame} hover=${hover} pick=${pick} actions=${actions} />`}
    </div>
  </div>`;
}

/** @param {{failure: import("../types.js").Failure, actions: Actions}} props */
function Failure({ failure: { code, message, hint }, actions }) {
  if (code !== "OFFLINE") return html`<p class="code-failure"><strong>${message}</strong> ${hint}</p>`;
  return html`<p class="code-failure">${t("offline")} <button class="suggestion" onClick=${actions.retryCode}>${t("retry")}</button></p>`;
}

const Text = memo(
  /** @param {{written: import("../coding.js").Written, late: boolean, copied: boolean | null, trace: Trace, frame: Frame, hover: import("../types.js").Target, pick: import("../types.js").Target, actions: Actions}} props */
  function Text({ written, late, copied, trace, frame, hover, pick, actions }) {
  const { language, title, code } = written;
  const count = code.split("\n", LINES_SHOWN + 2).length - 1;
  const lines = count > LINES_SHOWN ? null : linesOf(written, trace.graph);
  const marks = marksAgain(trace, { hover, pick });
  const keys = rowKeys(actions);
  const inHand = (/** @type {import("../coding.js").CodeLine} */ { node, derived }) => node >= 0 && node === frame.node && derived !== (frame.tag === "evaluate");
  const typeset = language === "latex" && count <= TYPESET_UP_TO;
  return html`<div class=${`code-text${late ? " late" : ""}`} aria-busy=${late ? "true" : "false"}>
    <div class="code-acts">
      <button class="suggestion" onClick=${actions.copyCode}>${t("code-copy")}</button>
      ${language === "pathsum" && html`<button class="suggestion" disabled=${late} onClick=${actions.openCode}>${t("code-open")}</button>`}
      <span class="code-said" role="status">${copied === null ? "" : t(copied ? "code-copied" : "code-not-copied")}</span>
    </div>
    ${typeset && html`<div class="code-set" tabindex="0" role="group" aria-label=${t("code-set")}><${Tex} tex=${code} display=${true} /></div>`}
    <pre class="code" tabindex="0" role="group" aria-label=${t("code-text", { language: title })} ...${links(actions)} onKeyDown=${enterRows}><code>${
      lines === null ? code : lines.map((line, i) => html`<${Line} key=${i} line=${line} now=${inHand(line)} mark=${lineMark(trace, marks, line, written.mode)} keys=${keys} />`)
    }</code></pre>
    ${language === "pathsum" && html`<p class="soft">${t("code-open-why")}</p>`}
  </div>`;
});

/** One line, lit while its node or an edge that it uses is marked.
 * @param {{line: ReturnType<typeof linesOf>[number], now: boolean, mark: import("../linked.js").Mark, keys: (event: KeyboardEvent) => void}} props */
function Line({ line: { text, comment, node, derived }, now, mark, keys }) {
  const names = ["line", now && "is-current", markClass(mark), derived && "derived"].filter(Boolean).join(" ");
  const follow = node >= 0 && { "data-link": `n${node}`, tabindex: -1, onKeyDown: keys };
  return html`<span class=${names} ...${follow}>${text}${comment && html`<span class="comment">${comment}</span>`}${"\n"}</span>`;
}
