// The transcript: the sentence of every step as a list, the one in hand marked; a click goes to its step. Knows no timer and no clipboard.
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { html, memo, unless } from "../html.js";
import { edition, t } from "../messages.js";
import { linesBetween, openingOf, PAGE, pageOf, transcriptText } from "../transcript.js";
import { useFollow } from "./follow.js";
import { Pieces } from "./spoken.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */

const Spoken = memo(
  /** @param {{line: import("../transcript.js").Line, now: boolean, goto: (k: number) => void}} props */
  ({ line: { k, pieces }, now, goto }) => html`<li value=${k}><button class=${`spoken-step${now ? " now" : ""}`} aria-current=${now ? "step" : undefined} onClick=${() => goto(k)}>
    <span class="spoken-number" aria-hidden="true">${k}</span><span><${Pieces} pieces=${pieces} /></span></button></li>`,
);

const Lines = memo(
  /** @param {{lines: import("../transcript.js").Line[], k: number, label: string, actions: Actions}} props */
  function Lines({ lines, k, label, actions }) {
  if (lines.length === 0) return null;
  return html`<ol class="spoken" start=${lines[0].k} aria-label=${label} style=${{ "--digits": String(lines[lines.length - 1].k).length }}>
    ${lines.map((line) => html`<${Spoken} key=${line.k} line=${line} now=${line.k === k} goto=${actions.goto} />`)}
  </ol>`;
});

export const TranscriptPanel = memo(
  /** @param {{trace: Trace, k: number, actions: Actions}} props */
  function TranscriptPanel({ trace, k, actions }) {
  const [page, setPage] = useState(pageOf(k));
  const [copied, setCopied] = useState(/** @type {boolean | null} */ (null));
  const pages = Math.max(1, Math.ceil(trace.steps.count / PAGE));
  const shown = Math.min(page, pages - 1);
  // Before it is painted: a frame later it would undo what was pressed meanwhile.
  useLayoutEffect(() => setPage(pageOf(k)), [k]);
  useLayoutEffect(() => setCopied(null), [trace]);
  const place = useFollow(".now", [k, shown]);
  const lines = useMemo(() => linesBetween(trace, shown * PAGE + 1, (shown + 1) * PAGE), [trace, shown, edition()]);
  const values = lines.filter((line) => line.k <= trace.start);
  const sweep = lines.filter((line) => line.k > trace.start);
  const begins = shown === pageOf(trace.start + 1);
  const copy = async () => setCopied(await actions.copyText(transcriptText(trace)));
  return html`<div ref=${place} class="transcript-panel">
    <div class="part-head"><h3>${t("transcript-heading")}</h3><button class="quiet" onClick=${copy}>${t("transcript-copy")}</button></div>
    <p class="soft" role="status">${copied === null ? t("transcript-about", { count: trace.steps.count }) : t(copied ? "transcript-copied" : "transcript-not-copied")}</p>
    ${
      pages > 1 &&
      html`<div class="spoken-pages"><button class="quiet" ...${unless(shown === 0, () => setPage(shown - 1))}>${t("transcript-earlier")}</button>
        <span>${t("transcript-page", { from: lines[0]?.k ?? 0, to: lines.at(-1)?.k ?? 0, count: trace.steps.count })}</span>
        <button class="quiet" ...${unless(shown === pages - 1, () => setPage(shown + 1))}>${t("transcript-later")}</button></div>`
    }
    ${values.length > 0 && html`<h4>${t("transcript-values")}</h4><${Lines} lines=${values} k=${k} label=${t("transcript-values")} actions=${actions} />`}
    ${begins && html`<h4>${t("transcript-sweep")}</h4><p><${Pieces} pieces=${openingOf(trace)} /></p>`}
    <${Lines} lines=${sweep} k=${k} label=${t("transcript-sweep")} actions=${actions} />
  </div>`;
});
