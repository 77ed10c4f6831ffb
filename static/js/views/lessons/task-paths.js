// Listing every path with its product: the learner walks from node to node, then multiplies.
import { useState } from "preact/hooks";
import { short } from "../../format.js";
import { html } from "../../html.js";
import { judgeWay, paths } from "../../lessons/sweep.js";
import { t } from "../../messages.js";
import { namesAlong } from "../../symbols.js";
import { Name } from "../name.js";
import { useSent } from "./focus.js";

/** What is done next: the first way on, and at the end of the path its product. */
const NEXT = ".way .onward, .answer-form input";

/** The nodes along edges. @param {import("../../types.js").Trace} trace @param {number[]} edges */
const along = (trace, edges) => namesAlong(trace, edges).join(" → ");

/** @param {import("./exercise.js").AnswerProps} props */
export function PathsTask({ exercise, standing, figure, actions }) {
  const [place, send] = useSent();
  const { trace } = figure;
  const { nodes, edges } = trace.graph;
  const known = trace.result.paths;
  const [way, setWay] = useState(/** @type {number[]} */ ([]));
  const [product, setProduct] = useState("");
  /** @type {number[][]} */
  const found = standing.given?.found ?? [];
  const over = standing.state !== "open";
  const all = paths(trace);
  const listed = over ? all.map((path) => path.edges) : found;
  const start = trace.graph.inputs.find((node) => nodes.label[node] === known?.input) ?? -1;
  const end = trace.graph.outputs.find(({ name }) => name === known?.output)?.node ?? -1;
  const here = way.length > 0 ? edges.to[way[way.length - 1]] : start;
  const onward = edges.from.flatMap((from, edge) => (from === here && edges.partial[edge] !== null && here !== end ? [edge] : []));
  const add = () => {
    const verdict = judgeWay(trace, found, { edges: way, product });
    if (verdict !== "right") return actions.judged(exercise, { right: false, said: { mark: verdict === "number" ? "note" : "wrong", id: verdict === "product" ? "learn-way-product-wrong" : `learn-way-${verdict}` } }, { found });
    setWay([]);
    setProduct("");
    send(NEXT);
    actions.note(exercise, { found: [...found, way] }, { mark: "right", id: "learn-way-added-right", args: { way: along(trace, way), count: found.length + 1 } });
  };
  const done = () => {
    const left = all.length - found.length;
    actions.judged(exercise, left === 0 ? { right: true, said: { mark: "right", id: "learn-way-done", args: { count: all.length } } } : { right: false, said: { mark: "wrong", id: "learn-way-left" } }, { found });
  };
  return html`<div ref=${place}><ol class="answer-list">
      ${listed.map((each) => html`<li key=${each.join()}><${Name} name=${along(trace, each)} />: ${short(all.find((path) => path.edges.join() === each.join())?.product ?? 0)}</li>`)}
    </ol>
    ${
      !over &&
      html`<div class="way" role="group" aria-label=${t("learn-way")}>
          <p aria-live="polite">${way.length > 0 ? html`<${Name} name=${along(trace, way)} />` : html`<${Name} name=${nodes.label[start] ?? ""} />`}</p>
          <div class="exercise-tools">
            ${onward.map((edge) => html`<button key=${edge} class="quiet onward" onClick=${() => (send(NEXT), setWay([...way, edge]))}>→ ${nodes.label[edges.to[edge]]} <span class="soft">(${short(Number(edges.partial[edge]))})</span></button>`)}
            <button class="quiet" disabled=${way.length === 0} onClick=${() => (send(NEXT), setWay(way.slice(0, -1)))}>${t("learn-way-back")}</button>
          </div>
        </div>
        <form class="answer-form" onSubmit=${(/** @type {Event} */ event) => (event.preventDefault(), add())}>
          <label class="pick-name"><span>${t("learn-way-product")}</span> <input id=${`answer-${exercise.key}`} class="number" type="text" inputmode="decimal" autocomplete="off" value=${product} onInput=${(/** @type {any} */ event) => setProduct(event.target.value)} /></label>
          <button class="suggestion" type="submit" disabled=${here !== end}>${t("learn-way-add")}</button>
          <button class="quiet" type="button" onClick=${done}>${t("learn-way-all")}</button>
        </form>`
    }</div>`;
}
