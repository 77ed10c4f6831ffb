// Filling a sweep: a row for every node, judged as the learner goes or at the end. The picture shows what is filled in.
import { short } from "../../format.js";
import { html } from "../../html.js";
import { cells, channelOf, judgeSweep, modelEntries, scoreOf } from "../../lessons/sweep.js";
import { t } from "../../messages.js";
import { Name } from "../name.js";

/** @typedef {import("../../lessons/sweep.js").Judged} Judged */

/** What is said of one entry. @param {Judged} judged @param {string} channel @param {string} answer */
function words({ mark, slip, edge, needs }, channel, answer) {
  if (mark === "wrong") return t(slip === "seed" || slip === "value-of" ? `learn-slip-${slip}` : `predict-slip-${slip}`, { edge, answer, channel });
  if (mark === "early") return t("learn-entry-early", { needs });
  return mark === "number" ? t("predict-slip-number") : "";
}

/** What an entry is called. @param {string} channel @param {string} node */
const entryName = (channel, node) => t(channel === "value" ? "learn-entry-value-of" : `learn-entry-${channel}`, { node });

/** @param {{judged: Judged, node: number, text: string, over: boolean, told: boolean, props: import("./exercise.js").AnswerProps, change: (text: string) => void}} row */
function Row({ judged, node, text, over, told, props, change }) {
  const { exercise, figure } = props;
  const { nodes } = figure.trace.graph;
  const id = `entry-${exercise.key}-${node}`;
  const mark = told && judged.mark !== "empty" ? judged.mark : null;
  const label = nodes.label[node];
  const channel = channelOf(figure.trace, exercise.task);
  const said = mark !== null && mark !== "right" ? words(judged, channel, text) : "";
  return html`<tr class=${mark ? `entry-${mark}` : ""} data-node=${node}>
    <th scope="row"><label for=${id}><span class="hidden">${entryName(channel, label)}</span><span aria-hidden="true"><${Name} name=${label} /></span></label></th>
    <td class="num">${channel === "value" ? html`<${Name} name=${nodes.formula[node]} />` : typeof nodes.value[node] === "number" ? short(nodes.value[node]) : ""}</td>
    <td><input id=${id} class="number" type="text" inputmode="decimal" autocomplete="off" spellcheck=${false} disabled=${over} value=${text} aria-describedby=${`${id}-said`}
      aria-invalid=${mark === "wrong" || mark === "early" || mark === "number" ? "true" : undefined}
      onFocus=${() => props.actions.figure.actions.hover({ kind: "node", id: node })} onBlur=${() => props.actions.figure.actions.hover(null)}
      onChange=${(/** @type {any} */ event) => change(event.target.value)} /></td>
    <td id=${`${id}-said`} class="entry-said">${mark && html`<b>${t(`learn-entry-mark-${mark}`)}</b> ${said}`}</td>
  </tr>`;
}

/** @param {import("./exercise.js").AnswerProps} props */
export function FillTask(props) {
  const { exercise, standing, figure, actions } = props;
  const { trace } = figure;
  const channel = channelOf(trace, exercise.task);
  const rows = cells(trace, channel);
  const shown = standing.state === "shown";
  /** @type {import("../../lessons/sweep.js").Entries} */
  const entries = shown ? modelEntries(trace, channel) : (standing.given?.entries ?? {});
  const last = standing.given?.last ?? -1;
  const judged = judgeSweep(trace, entries, channel);
  const score = scoreOf(judged);
  const over = standing.state !== "open";
  const told = exercise.judge === "once" || standing.given?.told === true || over;
  /** @param {number} node @param {string} text */
  const change = (node, text) => {
    const next = { ...entries, [node]: text };
    const now = judgeSweep(trace, next, channel);
    const mine = now.find((each) => each.node === node);
    const given = { entries: next, last: node, told: false };
    const { right, all } = scoreOf(now);
    if (exercise.judge === "once" && right === all) actions.judged(exercise, { right: true, said: { mark: "right", id: "learn-sweep-done", args: { count: all } } }, given);
    else if (exercise.judge === "once" && (mine?.mark === "wrong" || mine?.mark === "early")) actions.slipped(exercise, given);
    else actions.note(exercise, given);
  };
  const finish = () => {
    const { right, carried, all } = score;
    const given = { entries, last: -1, told: true };
    const args = { right, carried, count: all };
    if (right === all) actions.judged(exercise, { right: true, said: { mark: "right", id: "learn-sweep-done", args: { count: all } } }, given);
    else actions.judged(exercise, { right: false, said: { mark: carried > 0 ? "carried" : "wrong", id: "learn-sweep-score", args } }, given);
  };
  const replay = () => {
    actions.figure.actions.goto(channel === "value" ? 0 : trace.start);
    actions.figure.actions.play();
  };
  const made = told && !over ? judged.find(({ node, mark }) => node === last && mark !== "empty") : undefined;
  return html`<table class="entries">
      <thead><tr><th scope="col">${t("learn-entry-node")}</th><th scope="col" class="num">${t(channel === "value" ? "learn-entry-formula" : "learn-entry-value")}</th><th scope="col">${t(`learn-entry-head-${channel}`)}</th><th scope="col"><span class="hidden">${t("learn-entry-said")}</span></th></tr></thead>
      <tbody>${rows.map((node, i) => html`<${Row} key=${node} judged=${judged[i]} node=${node} text=${entries[node] ?? ""} over=${over} told=${told} props=${props} change=${(/** @type {string} */ text) => change(node, text)} />`)}</tbody>
    </table>
    <p class="hidden" role="status">${made ? t("learn-entry-told", { entry: entryName(channel, trace.graph.nodes.label[last]), text: entries[last], mark: made.mark, said: words(made, channel, entries[last]) }) : ""}</p>
    ${!over && exercise.judge === "end" && html`<button class="suggestion" onClick=${finish}>${t("predict-check")}</button>`}
    ${over && html`<button class="suggestion" onClick=${replay}>${t("learn-replay")}</button>`}`;
}
