// The program, and beside it the one of its derivatives, which runs with the steps: the line in hand is lit, each line has the number it gave. Knows no language.
import { useMemo } from "preact/hooks";
import { LANGUAGES, linesOf, numbersOf, question, subject, sweptChannel } from "../coding.js";
import { html, letGo, memo, sameLists } from "../html.js";
import { lineMark, marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { useFollow } from "./follow.js";
import { enterRows, links, markClass, rowKeys } from "./links.js";
import { Listing } from "./listing.js";
import { Pick, Select } from "./pick.js";
import { chunked } from "./piece.js";
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
    <section class="code-panel">
      <h3>${t("code-derivatives")}</h3>
      <div class="code-choices">
        <${Select} aria-label=${t("code-language")} choices=${LANGUAGES} value=${coding.language} say=${(/** @type {string} */ name) => t(`code-language-${name}`)} onChoose=${actions.setLanguage} />
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
          html`<${Pick} label=${t(mode === "forward" ? "code-input" : "code-output")} choices=${names} value=${end} onChoose=${(/** @type {string} */ name) => actions.setEnd(mode, name)} />`
        }
      </div>
      ${failure && !late && html`<${Failure} failure=${failure} actions=${actions} />`}
      ${
        written === null
          ? !failure && html`<p class="soft">${t("code-waiting")}</p>`
          : html`<${Text} written=${written} late=${late} channel=${sweptChannel(state)} trace=${trace} frame=${frame} hover=${hover} pick=${pick} actions=${actions} />`
      }
      <div class="code-acts">
        <label class="code-comments">
          <input type="checkbox" checked=${coding.comments} onClick=${letGo} onChange=${(/** @type {any} */ event) => actions.setComments(event.target.checked)} />
          <span>${t("code-comments")}</span>
        </label>
        ${
          written !== null &&
          html`<button class="suggestion" onClick=${actions.copyCode}>${t("code-copy")}</button>
            ${written.language === "pathsum" && html`<button class="suggestion leaves" disabled=${late} onClick=${actions.openCode}>${t("code-open")}</button>`}`
        }
        <span class="code-said" role="status">${coding.copied === null ? "" : t(coding.copied ? "code-copied" : "code-not-copied")}</span>
      </div>
      ${written?.language === "pathsum" && html`<p class="soft leaves">${t("code-open-why")}</p>`}
    </section>
  </div>`;
}

/** @param {{failure: import("../types.js").Failure, actions: Actions}} props */
function Failure({ failure: { code, message, hint }, actions }) {
  if (code !== "OFFLINE") return html`<p class="code-failure"><strong>${message}</strong> ${hint}</p>`;
  return html`<p class="code-failure">${t("offline")} <button class="suggestion" onClick=${actions.retryCode}>${t("retry")}</button></p>`;
}

const Text = memo(
  /** @param {{written: import("../coding.js").Written, late: boolean, channel: string | null, trace: Trace, frame: Frame, hover: import("../types.js").Target,
   *   pick: import("../types.js").Target, actions: Actions}} props */
  function Text({ written, late, channel, trace, frame, hover, pick, actions }) {
  const { language, title, code } = written;
  const count = code.split("\n", LINES_SHOWN + 2).length - 1;
  const lines = count > LINES_SHOWN ? null : linesOf(written, trace.graph);
  const numbers = lines === null ? [] : numbersOf(lines, frame, late ? null : channel);
  const gutter = Math.max(0, ...numbers.map(({ length }) => length));
  const marks = marksAgain(trace, { hover, pick });
  const keys = useMemo(() => rowKeys(actions), [actions]);
  const inHand = (/** @type {import("../coding.js").CodeLine} */ { node, derived }) => node >= 0 && node === frame.node && derived !== (frame.tag === "evaluate");
  const typeset = language === "latex" && count <= TYPESET_UP_TO;
  const place = useFollow(".is-current", [written, frame.node, frame.tag]);
  return html`<div class=${`code-text${late ? " late" : ""}`} aria-busy=${late ? "true" : "false"}>
    ${typeset && html`<div class="code-set" tabindex="0" role="group" aria-label=${t("code-set")}><${Tex} tex=${code} display=${true} /></div>`}
    <pre ref=${place} class=${`code${gutter > 0 ? " running" : ""}`} style=${{ "--gutter": gutter }} tabindex="0" role="group" aria-label=${t("code-text", { language: title })} ...${links(actions)} onKeyDown=${enterRows}><code>${
      lines === null
        ? code
        : chunked(lines.length).map(
            ([from, to]) => html`<${Lines} key=${from} lines=${lines.slice(from, to)} numbers=${numbers.slice(from, to)} keys=${keys}
              nows=${lines.slice(from, to).map(inHand)} marks=${lines.slice(from, to).map((line) => lineMark(trace, marks, line, written.mode))} />`,
          )
    }</code></pre>
  </div>`;
});

/** Lines that are drawn together: a step draws those anew in which it changes something. They have no element around them, so that arrows go from line to line.
 * @param {{lines: ReturnType<typeof linesOf>, numbers: string[], nows: boolean[], marks: import("../linked.js").Mark[], keys: (event: KeyboardEvent) => void}} props */
const Lines = memo(
  (/** @type {any} */ { lines, numbers, nows, marks, keys }) =>
    lines.map((/** @type {any} */ line, /** @type {number} */ i) => html`<${Line} key=${i} line=${line} number=${numbers[i]} now=${nows[i]} mark=${marks[i]} keys=${keys} />`),
  sameLists,
);

/** One line with the number that it has given, lit while its node or an edge that it uses is marked. The number stands beside the text, not in it: what is copied is the program.
 * @param {{line: ReturnType<typeof linesOf>[number], number: string, now: boolean, mark: import("../linked.js").Mark, keys: (event: KeyboardEvent) => void}} props */
function Line({ line: { text, comment, node, derived }, number, now, mark, keys }) {
  const names = ["line", now && "is-current", markClass(mark), derived && "derived"].filter(Boolean).join(" ");
  const follow = node >= 0 && { "data-link": `n${node}`, tabindex: -1, onKeyDown: keys };
  return html`<span class=${names} data-number=${number} ...${follow}>${text}${comment && html`<span class="comment">${comment}</span>`}${"\n"}</span>`;
}
