// Choosing, node after node, the edges that are multiplied and added. In the picture or from the list.
import { useEffect, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { channelOf, contributions, judgePicks, receivers } from "../../lessons/sweep.js";
import { t } from "../../messages.js";

/** @param {import("./exercise.js").AnswerProps} props */
export function EdgesTask({ exercise, standing, figure, actions }) {
  const { trace, pick } = figure;
  const { edges, nodes } = trace.graph;
  const name = (/** @type {number} */ edge) => t("predict-edge", { from: nodes.label[edges.from[edge]], to: nodes.label[edges.to[edge]] });
  const wanted = receivers(trace);
  const at = Math.min(standing.given?.at ?? 0, wanted.length - 1);
  /** @type {number[]} */
  const picked = standing.given?.picked ?? [];
  const node = wanted[at];
  const over = standing.state !== "open";
  const toggle = (/** @type {number} */ edge) => actions.note(exercise, { at, picked: picked.includes(edge) ? picked.filter((each) => each !== edge) : [...picked, edge] });
  const first = useRef(pick);
  useEffect(() => {
    const mine = pick !== first.current;
    first.current = pick;
    if (mine && pick?.kind === "edge" && !over) toggle(pick.id);
  }, [pick]);
  const check = () => {
    const { right, slip, edge } = judgePicks(trace, node, picked);
    const args = { node: nodes.label[node], edge: edge >= 0 ? name(edge) : "" };
    if (!right) return actions.judged(exercise, { right: false, said: { mark: "wrong", id: `learn-edges-${slip}`, args } }, { at, picked });
    if (at === wanted.length - 1) return actions.judged(exercise, { right: true, said: { mark: "right", id: "learn-edges-done" } }, { at, picked });
    actions.note(exercise, { at: at + 1, picked: [] }, { mark: "right", id: `learn-edges-${channelOf(trace)}`, args: { node: nodes.label[wanted[at + 1]] } });
  };
  const open = edges.partial.flatMap((partial, edge) => (partial === null ? [] : [edge]));
  if (over) return html`<ol class="answer-list">${wanted.map((each) => html`<li key=${each}>${t(`learn-entry-${channelOf(trace)}`, { node: nodes.label[each] })}: ${contributions(trace, each).map(({ edge }) => name(edge)).join(", ")}</li>`)}</ol>`;
  return html`<fieldset class="edge-picks">
      <legend>${t(`learn-edges-${channelOf(trace)}`, { node: nodes.label[node] })} <span class="soft">${t("learn-screen-of", { at: at + 1, count: wanted.length })}</span></legend>
      ${open.map((edge) => html`<label key=${edge} class="option"><input type="checkbox" checked=${picked.includes(edge)} onChange=${() => toggle(edge)} onFocus=${() => actions.figure.actions.hover({ kind: "edge", id: edge })} onBlur=${() => actions.figure.actions.hover(null)} /> ${name(edge)}</label>`)}
    </fieldset>
    <button class="suggestion" onClick=${check}>${t("predict-check")}</button>`;
}
