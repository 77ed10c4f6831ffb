// Puts the pieces together: ties, edges, edges in use, nodes, labels, product, formulas, in this order. Pure in (trace, frame, ui); must not know hands or camera.
import { read } from "../format.js";
import { html, memo, sameShallow } from "../html.js";
import { marksAgain } from "../linked.js";
import { t } from "../messages.js";
import { orderOf } from "../notation.js";
import { EdgeLabel, EdgePicture, labelText } from "./edge.js";
import { fateOf, Fills } from "./fill.js";
import { flowsOf, sidesOf } from "./flows.js";
import { Frames } from "./groups.js";
import { Kept } from "./kept.js";
import { heldIn } from "./lit.js";
import { MathLayer } from "./math.js";
import { chipless, chipRect, chipText, movingText, titleWidth } from "./chip.js";
import { NodePicture, namePlace, pillSize } from "./node.js";
import { Tag, Ties, Uses } from "./overlay.js";
import { isArcOut, isOut } from "./part.js";
import { useWords } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./lit.js").Lit} Lit */
/** @typedef {{trace: Trace, frame: import("../types.js").Frame, ui: import("../types.js").GraphUi, model: Model, lit: Lit, tab: string, dragging: {node: number, value: number} | null,
 *   remaining: Remaining | null, walked: string | null, part?: import("./part.js").Part | null, sight?: Sight | null}} SceneProps  walked: what is said besides of the edge that a walk has come upon; part: all that is drawn of a huge graph;
 *   sight: what is out of it stays as it was drawn */
/** @typedef {import("./part.js").Sight} Sight */
/** @typedef {import("../linked.js").Mark} Mark */
/** @typedef {import("../linked.js").Marks} Marks */
/** @typedef {import("../types.js").Slope} Slope */
/** @typedef {import("./remaining.js").Remaining} Remaining */

/** @type {WeakMap<Trace, Slope[]>} */
const decoded = new WeakMap();

/** Partials as numbers, decoded once a trace. @param {Trace} trace @returns {Slope[]} */
function partialsOf(trace) {
  const known = decoded.get(trace);
  if (known) return known;
  const made = trace.graph.edges.partial.map((p) => /** @type {Slope} */ (read(p)));
  decoded.set(trace, made);
  return made;
}

/** @type {WeakMap<Trace, {number?: import("./model.js").Spot[], symbol?: import("./model.js").Spot[]}>} */
const placed = new WeakMap();

/** @param {Trace} trace @param {Model} model @param {boolean} symbolic */
function spotsOf(trace, model, symbolic) {
  const known = placed.get(trace) ?? {};
  placed.set(trace, known);
  const kind = symbolic ? "symbol" : "number";
  const before = known[kind];
  if (before) return before;
  const partials = partialsOf(trace);
  const { text } = trace.graph.edges;
  const made = model.labels(symbolic ? text : null, (edge) => (symbolic ? (text[edge] ?? "") : labelText(partials[edge])), (edge) => partials[edge] !== null);
  known[kind] = made;
  return made;
}

/** The node whose chip carries the sum over paths, −1 in other modes. @param {Trace} trace */
function sumNode(trace) {
  const name = trace.mode === "paths" ? trace.result.paths?.output : null;
  return trace.graph.outputs.find((o) => o.name === name)?.node ?? -1;
}

/** @param {SceneProps} p @param {Marks} marks @param {number} sums */
function nodeProps({ trace, frame, ui, model, lit, tab, dragging, part, remaining }, marks, sums) {
  const held = heldIn(trace, frame, lit.chip);
  const power = trace.mode === "taylor" ? orderOf(frame) : null;
  const dual = Boolean(ui.dual) && power === null;
  const near = new Set(lit.uses.flatMap(({ edge }) => [trace.graph.edges.from[edge], trace.graph.edges.to[edge]]));
  const sumStep = frame.changed.find((c) => c.channel === "sum");
  return (part?.boxes ?? model.boxes).map((box) => {
    const n = box.node;
    const growth = lit.growth.get(n);
    const turned = dragging?.node === n ? dragging.value : null;
    const isSum = n === sums;
    const summed = isSum && sumStep !== undefined;
    const fresh = lit.values.has(n);
    const grown = Boolean(growth) || summed;
    const before = growth ? growth.before : summed ? sumStep.before : null;
    return {
      trace,
      box,
      epsilon: dual && trace.graph.nodes.active[n] && box.kind !== "const" ? (frame.channels.tangent.get(n) ?? null) : undefined,
      moving: lit.chip === "adjoint" ? frame.channels.adjoint_tangent?.get(n) : undefined,
      dual,
      power,
      value: turned ?? frame.channels.value.get(n) ?? null,
      derivative: isSum ? (frame.channels.sum.get(0) ?? null) : held(n),
      chip: isSum ? /** @type {const} */ ("path") : lit.chip && trace.graph.nodes.active[n] && box.kind !== "const" ? lit.chip : null,
      hue: n === lit.focus || summed ? lit.hue : null,
      grown,
      before,
      added: summed || (growth && lit.tag) ? (frame.terms.product ?? null) : null,
      fresh,
      settled: n === lit.focus && lit.settled,
      motion: lit.moving && (grown || fresh) ? lit.key : "",
      at: growth?.at ?? lit.values.get(n)?.at ?? 1,
      mark: marks.nodes.get(n) ?? (ui.preview?.through === n ? "hover" : ""),
      tab: tab === `n${box.i}`,
      across: model.across,
      near: near.has(n),
      gone: remaining !== null && trace.graph.nodes.active[n] && !remaining.vertices.has(n),
      dragging: turned !== null,
      fixed: Boolean(ui.fixed),
      remaining,
    };
  });
}

/** @param {SceneProps} p @param {import("./model.js").Arc} arc @param {Slope[]} partials @param {Marks} marks @param {Set<number>} now the edges in use @param {Map<number, number> | null} flows */
function edgeProps({ trace, lit, tab, ui, remaining, walked }, arc, partials, marks, now, flows) {
  const e = arc.edge;
  const gone = remaining !== null && partials[e] !== null && !remaining.partials.has(e);
  const [used, trail] = [lit.used.has(e), lit.trail.has(e)];
  const here = tab === `e${arc.i}`;
  const fate = gone || partials[e] === null ? "" : fateOf(ui.preview, trace.graph.edges.from[e] * trace.graph.nodes.op.length + trace.graph.edges.to[e]);
  const use = useWords({ product: lit.tag?.edge === e ? lit.tag.text : null, now: now.has(e), used, trail });
  return { trace, arc, gone, partial: remaining?.partials.get(e) ?? partials[e], used: used ? lit.hue : null, trail, fate, fresh: remaining?.fresh.has(e) ?? false, mark: marks.edges.get(e) ?? "", tab: here, use, walked: here ? walked : null, health: ui.health, flow: flows?.get(e) ?? null };
}

/** When a picture need not be drawn anew: nothing has changed, or nobody sees it.
 * @param {Sight | null | undefined} sight @param {(sight: Sight, next: any) => boolean} out */
const alikeOrUnseen = (sight, out) => (sight ? (/** @type {any} */ before, /** @type {any} */ next) => out(sight, next) || sameShallow(before, next) : sameShallow);

const byEdge = (/** @type {{edge: number}} */ { edge }) => edge;

/** The numbers on the edges: no step changes them, so they are drawn once a trace; what a sweep takes along them changes with it. */
const Partials = memo(
  /** @param {{trace: Trace, model: Model, spots: import("./model.js").Spot[], marks: Map<number, Mark>, remaining: import("./remaining.js").Remaining | null, health: boolean | undefined, flows: Map<number, number> | null, sides: Map<number, number> | null, hue: string, part?: import("./part.js").Part | null, sight?: Sight | null}} p */
  ({ trace, model, spots, marks, remaining, health, flows, sides, hue, part, sight }) => {
    const partials = partialsOf(trace);
    const { status } = trace.graph.edges;
    const items = (part?.arcs ?? model.arcs).map(({ i, edge }) => ({ edge, partial: remaining === null ? partials[edge] : (remaining.partials.get(edge) ?? null), status: status[edge], x: spots[i].x, y: spots[i].y, mark: marks.get(edge) ?? "", health, flow: flows?.get(edge) ?? null, side: sides?.get(edge) ?? 0, hue }));
    return html`<g class="partials" aria-hidden="true"><${Kept} of=${EdgeLabel} by=${byEdge} same=${alikeOrUnseen(sight, isOut)} items=${items} /></g>`;
  },
);

const byArc = (/** @type {{arc: {i: number}}} */ { arc }) => arc.i;
const byBox = (/** @type {{box: {i: number}}} */ { box }) => box.i;

/** @param {SceneProps} p */
export function Scene(p) {
  const { trace, ui, model, lit } = p;
  const partials = partialsOf(trace);
  const marks = marksAgain(trace, ui);
  const symbolic = ui.labels === "symbol";
  const spots = spotsOf(trace, model, symbolic);
  const { remaining } = p;
  const nodes = nodeProps(p, marks, sumNode(trace));
  const now = new Set(lit.uses.map(({ edge }) => edge));
  const flows = flowsOf(p, partials);
  const rooms = () => nodes.flatMap((n) => roomOf(n, model));
  const tied = ui.hover?.kind === "node" ? ui.hover.id : ui.pick?.kind === "node" ? ui.pick.id : -1;
  return html`
    <svg class="graph-svg" role="application" aria-roledescription=${t("graph-role")} aria-describedby="graph-keys" aria-label=${graphWords(trace)} width=${model.width} height=${model.height} viewBox=${`0 0 ${model.width} ${model.height}`}>
      <${Frames} model=${model} trace=${trace} />
      <${Ties} model=${model} node=${tied} />
      <g class="edges">
        <${Kept} of=${EdgePicture} by=${byArc} same=${alikeOrUnseen(p.sight, (sight, { arc }) => isArcOut(sight, arc))} items=${(p.part?.arcs ?? model.arcs).map((arc) => edgeProps(p, arc, partials, marks, now, flows))} />
      </g>
      ${(remaining !== null || ui.preview) && html`<g class="fills"><${Fills} trace=${trace} model=${model} fills=${remaining?.fills ?? []} preview=${ui.preview ?? null} tab=${p.tab} walked=${p.walked} /></g>`}
      <g class="uses" aria-hidden="true"><${Uses} model=${model} lit=${lit} partials=${partials} part=${p.part} /></g>
      <g class="nodes"><${Kept} of=${NodePicture} by=${byBox} same=${alikeOrUnseen(p.sight, (sight, { box }) => isOut(sight, box))} items=${nodes} /></g>
      ${!symbolic && html`<${Partials} trace=${trace} model=${model} spots=${spots} marks=${marks.edges} remaining=${remaining} health=${ui.health} flows=${flows} sides=${flows && sidesOf(flows, model, spots, rooms())} hue=${lit.chip ?? ""} part=${p.part} sight=${p.sight} />`}
      <${Tag} model=${model} lit=${lit} spots=${spots} still=${Boolean(ui.moving)} arcs=${p.part?.arcs ?? model.arcs} room=${(/** @type {(at: import("./bezier.js").Point) => boolean} */ near) => nodes.flatMap((n) => (near(n.box) ? roomOf(n, model) : []))} />
    </svg>
    ${symbolic && html`<${MathLayer} trace=${trace} arcs=${p.part?.arcs ?? model.arcs} spots=${spots} marks=${marks.edges} />`}`;
}

/** What the product must keep clear of: chips, names, and pills as wide as they are drawn. @param {ReturnType<typeof nodeProps>[number]} p @param {Model} model @returns {(import("./bezier.js").Rect & {weight: number})[]} */
function roomOf(p, model) {
  const { box, trace } = p;
  const label = trace.graph.nodes.label[box.node];
  const out = [];
  if (p.chip && !chipless(p)) {
    const r = chipRect(box, titleWidth(trace, box.node), chipText(p), model.across, movingText(p));
    out.push({ ...r, x: box.x + r.x, y: box.y + r.y, weight: 2 });
  }
  if (box.kind === "op") {
    const w = titleWidth(trace, box.node);
    const at = namePlace(box, model.across);
    out.push({ x: box.x + at.x + (model.across ? w / 2 : -w / 2), y: box.y + at.y - 5, w, h: 16, weight: 2.4 });
  } else if (box.kind === "input") out.push({ x: box.x, y: box.y, w: pillSize(box, label, p.value).w, h: 30, weight: 2 });
  return out;
}

/** @param {Trace} trace @returns {string} */
function graphWords(trace) {
  const { nodes, edges } = trace.graph;
  return t("graph-name", { nodes: nodes.op.length, edges: edges.from.length, outputs: trace.graph.outputs.map((o) => o.name).join(", ") });
}
