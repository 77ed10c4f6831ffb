// What keeps its size on the screen: the card beside what is hovered (the whole formula, every digit) and the dot of a distant step. Pure in (trace, frame, ui); must not know the pointer.
import { exact, isJacobian, isTensor, read, short } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { Formula } from "../views/name.js";
import { ArrayTable, Cells, jacobianWords, Numbers } from "../views/matrix.js";
import { pointAt } from "./bezier.js";
import { overlap } from "./labels.js";
import { chipOf, heldIn, moreOf } from "./lit.js";
import { edgeCard, nodeCard } from "./words.js";
import { boxOf, curveOf } from "./model.js";

/** @typedef {import("../types.js").Known} Known */

/** A place in the drawing as the screen has it: only the layer's own --scale changes with the camera. @param {number} x @param {number} y */
const place = (x, y) => ({ left: `calc(var(--scale) * ${x}px)`, top: `calc(var(--scale) * ${y}px)` });

/** Seen from far away, the node in hand is a dot of its colour. @param {{model: import("./model.js").Model, lit: import("./lit.js").Lit}} p */
export function Beacon({ model, lit }) {
  const box = boxOf(model, lit.focus);
  return box ? html`<div class=${`beacon hue-${lit.hue}`} style=${place(box.x, box.y)}></div>` : null;
}

/** The arrays that a node holds, by what they are. @param {import("../types.js").Frame} frame @param {number} node @param {"tangent" | "adjoint" | null} chip */
const arraysOf = (frame, node, chip) =>
  ["value", ...(chip ? [chip] : [])].flatMap((channel) => {
    const value = frame.channels[channel].get(node);
    return isTensor(value) ? [{ name: t(`graph-card-${channel}`), value }] : [];
  });

/** A Jacobian under the pointer: a picture of its cells, with the numbers where they are very few. @param {{partial: import("../types.js").Jacobian}} p */
const JacobianCard = ({ partial }) => html`<span class="graph-card-row">${jacobianWords(partial)}</span>
  ${!partial.pooled && partial.shape[0] <= 4 && partial.shape[1] <= 6 ? html`<${Numbers} rows=${partial.matrix} label="" />` : html`<${Cells} matrix=${partial.matrix} />`}`;

/** About how large a card is in the drawing: only what lies there already is weighed with it. */
const ROOM = { w: 130, h: 70 };

/** Whether a card is better above: where it would lie upon less. @param {import("./model.js").Model} model @param {{x: number, y: number, h?: number}} found */
function lighterAbove(model, { x, y, h = 0 }) {
  /** @param {number} middle */
  const covered = (middle) => model.boxes.reduce((sum, box) => sum + overlap({ x, y: middle, ...ROOM }, box), 0);
  const reach = h / 2 + 12 + ROOM.h / 2;
  const [above, below] = [covered(y - reach), covered(y + reach)];
  return above === below ? y >= model.height * 0.6 : above < below;
}

/** Whether a card says what the picture does not: a formula, more digits, an array, a note. @param {import("../types.js").Trace} trace @param {import("../types.js").Target} hover @param {Known[]} numbers @param {string} note */
const adds = ({ graph: { nodes } }, hover, numbers, note) =>
  hover?.kind !== "node" || note !== "" || (nodes.op[hover.id] !== "input" && nodes.op[hover.id] !== "const") || numbers.some((value) => isTensor(value) || (typeof value === "number" && short(value) !== exact(value)));

/** @param {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, ui: import("../types.js").GraphUi, model: import("./model.js").Model}} p */
export function Card({ trace, frame, ui, model }) {
  const { hover } = ui;
  if (hover?.kind !== "node" && hover?.kind !== "edge") return null;
  const isNode = hover.kind === "node";
  const found = isNode ? boxOf(model, hover.id) : curveOf(model, hover.id);
  if (!found) return null;
  const chip = chipOf(trace, frame);
  const partial = isNode ? null : read(trace.graph.edges.partial[hover.id]);
  const jacobian = isJacobian(partial) ? partial : null;
  const arrays = isNode ? arraysOf(frame, hover.id, chip) : [];
  const { title, rows, note } = isNode
    ? nodeCard(trace, hover.id, frame.channels.value.get(hover.id) ?? null, heldIn(trace, frame, chip)(hover.id), chip, moreOf(trace, frame, hover.id))
    : edgeCard(trace, hover.id);
  const numbers = isNode ? [frame.channels.value.get(hover.id) ?? null, chip ? (frame.channels[chip].get(hover.id) ?? null) : null] : [];
  if (!adds(trace, hover, numbers, note)) return null;
  const at = "curve" in found ? pointAt(found.curve, 0.5) : { x: found.x, y: found.y + found.h / 2 };
  const above = lighterAbove(model, "curve" in found ? at : found);
  const top = !above || !("h" in found) ? at.y : at.y - found.h - 18;
  return html`<div key=${`${hover.kind}${hover.id}`} class=${`graph-card ${above ? "graph-card-above" : ""}`} style=${place(at.x, top)}>
    <div class="graph-card-body">
      <strong><${Formula} text=${title} /></strong>
      ${rows.map(([name, value]) => html`<span key=${name} class="graph-card-row"><span>${name}</span> <b>${value}</b></span>`)}
      ${arrays.map(({ name, value }) => html`<span key=${name} class="graph-card-row"><span>${name}</span></span><${ArrayTable} name=${name} value=${value} />`)}
      ${jacobian && html`<${JacobianCard} partial=${jacobian} />`}
      ${note && html`<em>${note}</em>`}
    </div>
  </div>`;
}
