// Calls and turns in the drawing: a quiet frame around what is unfolded, and a button for each, folded or not. Pure in (trace, model, ui); must not know the camera.
import { resultsOf } from "../folding.js";
import { hasTensors } from "../coordinates.js";
import { html, memo, unless } from "../html.js";
import { t } from "../messages.js";
import { trim } from "./text.js";
import { titleRooms } from "./titles.js";
import { boxOf } from "./model.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {{number: number, row: number, folded: boolean, framed: boolean, x: number, y: number, w: number, focus: boolean}} Place where a group's button stands */

const TITLE = 22;
/** With more groups than this no button could be hit; one key, and the two buttons for all of them, fold and unfold all the same. */
const MOST = 300;

/** @param {{model: Model, trace: Trace}} p */
function drawFrames({ model, trace }) {
  return html`<g class="frames" aria-hidden="true">
    ${model.frames.map(
      (frame) => html`<rect
        key=${frame.row}
        class=${`frame frame-${trace.graph.groups.kind[frame.row]}`}
        x=${frame.x - frame.w / 2}
        y=${frame.y - frame.h / 2}
        width=${frame.w}
        height=${frame.h}
        rx="14"
      />`,
    )}
  </g>`;
}

export const Frames = memo(drawFrames);

/** The middle of what stands for a group: of its frame, of its folded box, of its first node. @param {Trace} trace @param {Model} model @param {number} number */
export function middleOf(trace, model, number) {
  const { groups } = trace.graph;
  const row = groups.number.indexOf(number);
  if (row < 0) return null;
  const frame = groups.folded[row] ? null : model.frames.find((each) => each.row === row);
  return frame ?? firstBox(trace, model, row);
}

/** @param {Trace} trace @param {Model} model @param {number} row */
function firstBox(trace, model, row) {
  const { groups, nodes } = trace.graph;
  const inside = nodes.op.slice(groups.first[row], groups.end[row]);
  const operation = inside.findIndex((op) => op !== "input" && op !== "const");
  const node = resultsOf(trace, row)[0] ?? groups.first[row] + operation;
  return boxOf(model, node) ?? null;
}

/** Where each group's button stands: on the rim of a frame, at the corner of a folded box; a group without a frame has one that is seen when it has the focus.
 * @param {Trace} trace @param {Model} model @returns {Place[]} */
export function placesOf(trace, model) {
  const { groups } = trace.graph;
  /** @type {Place[]} */
  const places = [];
  if (groups.number.length > MOST) return places;
  groups.number.forEach((number, row) => {
    const folded = groups.folded[row];
    const frame = folded ? undefined : model.frames.find((each) => each.row === row);
    if (frame) {
      places.push({ number, row, folded, framed: true, x: frame.x - frame.w / 2, y: frame.y - frame.h / 2, w: frame.w, focus: true });
      return;
    }
    const box = firstBox(trace, model, row);
    if (!box) return;
    places.push({ number, row, folded, framed: false, x: box.x + box.w / 2 + 8, y: box.y + box.h / 2 + 10, w: Math.max(box.w, 64), focus: true });
  });
  return places;
}

/** @param {{trace: Trace, model: Model, foldable: boolean, tab: number}} p  tab: the number of the group whose button is the tab stop */
function drawButtons({ trace, model, foldable, tab }) {
  const places = placesOf(trace, model);
  if (!places.length) return null;
  const stop = places.some(({ number }) => number === tab) ? tab : places[0].number;
  const { kind, text, depth } = trace.graph.groups;
  const rooms = new Map(titleRooms(model.frames, model.frames.map(({ row }) => trim(text[row], TITLE)), model.boxes).map((room, i) => [model.frames[i].row, room]));
  return html`<div class="groups" role="group" aria-label=${t("groups")}>
    ${places.map(({ number, row, folded, framed, x, y, w }) => {
      const room = framed ? rooms.get(row) : undefined;
      const style = { left: `calc(var(--scale) * ${x}px)`, top: `calc(var(--scale) * ${y}px)`, "--wide": w, ...(room && { "--up": room.up, "--right": room.right, "--beside": room.beside, "--free": room.free }) };
      const where = folded ? "group-shut" : framed ? (depth[row] > 0 ? "group-inner" : "") : "group-bare";
      const words = html`<span class="group-mark" aria-hidden="true">${folded ? "+" : "−"}</span><span class="group-text">${trim(text[row], TITLE)}</span>`;
      if (!foldable) return framed && html`<span key=${number} class=${`group group-plain ${where}`} style=${style}>${words}</span>`;
      return html`<button
        key=${number}
        type="button"
        class=${`group ${where}`}
        data-group=${number}
        style=${style}
        tabindex=${number === stop ? 0 : -1}
        aria-expanded=${folded ? "false" : "true"}
        aria-label=${t(`group-${kind[row]}`, { name: text[row] })}
        title=${t(folded ? "group-unfold" : "group-fold", { name: text[row] })}
      >
        ${words}
      </button>`;
    })}
  </div>`;
}

export const GroupButtons = memo(drawButtons);

/** @param {{trace: Trace, foldable: boolean, actions: {foldAll: () => void, unfoldAll: () => void}}} p */
export function FoldAll({ trace, foldable, actions }) {
  const { folded } = trace.graph.groups;
  if (!folded.length) return null;
  const why = foldable ? null : t("groups-whole");
  return html`<div class="graph-folds" role="group" aria-label=${t("groups")}>
    <button type="button" ...${unless(!foldable || folded.every(Boolean), actions.foldAll)} title=${why}>${t("groups-fold")}</button>
    <button type="button" ...${unless(!foldable || !folded.some(Boolean), actions.unfoldAll)} title=${why}>${t("groups-unfold")}</button>
  </div>`;
}

/** Whether tensors are drawn whole or written out in single numbers; some modes know single numbers only.
 * @param {{graph: import("../types.js").Graph, free: boolean, actions: {setExpand: (expand: boolean) => void}}} p */
export function SingleNumbers({ graph, free, actions }) {
  if (!hasTensors(graph)) return null;
  return html`<div class="graph-folds" role="group" aria-label=${t("tensors")}>
    <button type="button" aria-pressed=${graph.expanded ? "true" : "false"} disabled=${!free} title=${free ? t("tensors-expand") : t("tensors-forced")} onClick=${() => actions.setExpand(!graph.expanded)}>${t("tensors-single")}</button>
  </div>`;
}

/** What is folded, for those who cannot see it. @param {Trace} trace */
export function foldWords({ graph: { groups, nodes } }) {
  const folded = groups.text.filter((_, row) => groups.folded[row]);
  if (!folded.length) return "";
  return t("groups-folded", { count: folded.length, list: folded.slice(0, 6).join("; "), nodes: nodes.op.length });
}
