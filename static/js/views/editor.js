// The program: a text area over a mirror that underlines errors and lights what the other views point at. Knows no network.
import { useMemo } from "preact/hooks";
import { innermost, toPoints, toUnits } from "../codepoints.js";
import { html, memo, withValue } from "../html.js";
import { spansOf } from "../linked.js";
import { t } from "../messages.js";
import { Examples } from "./examples.js";
import { useFollow } from "./follow.js";

/** @typedef {{start: number, end: number, class: string}} Mark in UTF-16 units */

/** Cuts a text where marks begin and end; each piece carries the classes of the marks over it.
 * @param {string} text @param {Mark[]} marks
 * @returns {{text: string, class: string}[]} */
export function pieces(text, marks) {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of marks) cuts.add(Math.min(start, text.length)).add(Math.min(end, text.length));
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i];
    const over = marks.filter((mark) => mark.start <= start && end <= mark.end && start < end);
    return { text: text.slice(start, end), class: over.map((mark) => mark.class).join(" ") };
  });
}

/** Lines that are laid out together: a mark that moves lays out these anew, not all of a long program. */
const LINES = 40;

/** The text of the mirror, cut after so many lines; the last line ends as the others do. @param {string} source */
function chunksOf(source) {
  const lines = source.split("\n");
  const chunks = [];
  let start = 0;
  for (let i = 0; i < lines.length; i += LINES) {
    const text = `${lines.slice(i, i + LINES).join("\n")}\n`;
    chunks.push({ start, text });
    start += text.length;
  }
  return chunks;
}

/** @param {{start: number, text: string}} chunk @param {Mark[]} marks @param {number} key */
function marked({ start, text }, marks, key) {
  const here = marks.map((mark) => ({ ...mark, start: Math.max(0, mark.start - start), end: mark.end - start }));
  return html`<span key=${key} class="lines">${pieces(text, here).map((piece) => (piece.class ? html`<mark class=${piece.class}>${piece.text}</mark>` : piece.text))}</span>`;
}

/** @param {{place: import("preact").Ref<HTMLElement>, source: string, marks: Mark[]}} props */
function Mirror({ place, source, marks }) {
  const chunks = useMemo(() => chunksOf(source).map((chunk, i) => ({ ...chunk, plain: marked(chunk, [], i) })), [source]);
  return html`<pre ref=${place} class="mirror" aria-hidden="true">${chunks.map((chunk, i) => {
    const here = marks.filter(({ start, end }) => start < chunk.start + chunk.text.length && end > chunk.start);
    return here.length > 0 ? marked(chunk, here, i) : chunk.plain;
  })}</pre>`;
}

/** One number a line. @param {{count: number}} props */
const Gutter = memo(({ count }) => html`<div class="gutter" aria-hidden="true">${Array.from({ length: count }, (_, i) => i + 1).join("\n")}</div>`);

/** `read`: the operation that the step reads, where it is another one than `node`.
 * @param {{source: string, trace: import("../types.js").Trace, node: number, read?: number, hover: import("../types.js").Target, pick?: import("../types.js").Target, failure: any}} state */
export function marksOf({ source, trace, node, read = node, hover, pick = null, failure }) {
  /** @type {Mark[]} */
  const marks = [];
  /** @param {number} start @param {number} end @param {string} name */
  const add = (start, end, name) => marks.push({ start: toUnits(source, start), end: toUnits(source, end), class: name });
  if (source === trace.source) {
    const { span } = trace.graph.nodes;
    const [now, reading] = [span[node], span[read]];
    if (reading && read !== node) add(reading[0], reading[1], "mark-read");
    if (now) add(now[0], now[1], "mark-now");
    for (const [start, end] of spansOf(trace, pick)) add(start, end, "mark-pick");
    for (const [start, end] of spansOf(trace, hover)) add(start, end, "mark-hover");
  }
  if (failure?.span && failure.source === source) {
    const length = toPoints(source, source.length);
    const start = Math.min(failure.span.start, Math.max(length - 1, 0));
    add(start, Math.max(failure.span.end, start + 1), "mark-error");
  }
  return marks;
}

/** @param {import("../types.js").Fix} fix */
function fixLabel({ start, end, text }) {
  if (text === "") return t("fix-delete");
  return t(start === end ? "fix-insert" : "fix-replace", { text: text.trim() === "" ? "␣" : text.trim() });
}

/** @param {{source: string, failure: any, offline: boolean, notes: any[], actions: import("../actions.js").Actions}} props */
function Message({ source, failure, offline, notes, actions }) {
  if (offline) {
    return html`<p class="message wrong"><strong>${t("offline")}</strong> <button class="quiet" onClick=${actions.retry}>${t("retry")}</button></p>`;
  }
  if (failure) {
    const { message, hint, span, fix } = failure;
    return html`<div class="message wrong">
      <p><strong>${message || t("internal")}</strong></p>
      ${hint && html`<p class="hint">${hint}</p>`}
      <p class="under">
        ${fix && failure.source === source && html`<button class="fix" onClick=${actions.applyFix}>${fixLabel(fix)}</button>`}
        ${span && html`<span class="place">${t("error-place", { line: span.line, column: span.column })}</span>`}
      </p>
    </div>`;
  }
  if (notes.length === 0) return html`<p class="message soft">${t("editor-help")}</p>`;
  const { message, hint, node } = notes[0];
  return html`<div class="message note" onMouseEnter=${() => node !== null && actions.hover({ kind: "node", id: node })} onMouseLeave=${() => actions.hover(null)}>
    <p><strong>${message}</strong></p>
    ${hint && html`<p class="hint">${hint}</p>`}
  </div>`;
}

/** Where in its text a pointer is over a text area; null where the browser cannot tell. @param {PointerEvent} event */
function placeAt({ clientX, clientY, currentTarget }) {
  const position = document.caretPositionFromPoint?.(clientX, clientY);
  return position && position.offsetNode === currentTarget ? position.offset : null;
}

export const Editor = memo(
  /** @param {{source: string, trace: import("../types.js").Trace, node: number, read: number, hover: import("../types.js").Target, pick: import("../types.js").Target, failure: any, offline: boolean,
 *   actions: import("../actions.js").Actions}} props */
  function Editor({ source, trace, node, read, hover, pick, failure, offline, actions }) {
  const marks = marksOf({ source, trace, node, read, hover, pick, failure });
  const count = useMemo(() => source.split("\n").length, [source]);
  const mirror = useFollow(".mark-now", [node, read]);

  /** Lights the node whose text holds a place. @param {number | null} units */
  function light(units) {
    if (source !== trace.source) return;
    const found = units === null ? -1 : innermost(trace.graph.nodes.span, toPoints(source, units));
    actions.hover(found >= 0 ? { kind: "node", id: found } : null);
  }
  /** @param {{currentTarget: HTMLTextAreaElement}} event */
  function caret({ currentTarget }) {
    if (document.activeElement === currentTarget) light(currentTarget.selectionStart);
  }

  return html`<div class="editor-part">
    <div class="part-head">
      <h2 id="program-heading">${t("heading-program")}</h2>
      <${Examples} actions=${actions} />
    </div>
    <div class=${`editor${failure ? " has-error" : ""}`}>
      <${Gutter} count=${count} />
      <div class="paper">
        <${Mirror} place=${mirror} source=${source} marks=${marks} />
        <textarea
          id="program"
          aria-label=${t("editor-label")}
          aria-describedby="program-message"
          aria-invalid=${failure ? "true" : undefined}
          autocapitalize="off"
          autocomplete="off"
          autocorrect="off"
          spellcheck=${false}
          wrap="off"
          value=${source}
          onInput=${withValue(actions.setSource)}
          onKeyUp=${caret}
          onClick=${caret}
          onBlur=${() => actions.hover(null)}
          onPointerMove=${(/** @type {PointerEvent} */ event) => event.buttons === 0 && light(placeAt(event))}
          onPointerLeave=${() => actions.hover(null)}
        ></textarea>
      </div>
    </div>
    <div id="program-message" class="message-place" role="status">
      <${Message} source=${source} failure=${failure} offline=${offline} notes=${trace.notes} actions=${actions} />
    </div>
  </div>`;
});
