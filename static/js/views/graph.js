// The graph: the picture of one step. Drawing is pure in (trace, frame, ui); hands and camera are handed to scene/. Must not know the store or the network.
import { Component } from "preact";
import { decode } from "../format.js";
import { html, sameShallow } from "../html.js";
import { t } from "../messages.js";
import { colourOf } from "../symbols.js";
import { pointAt } from "../scene/bezier.js";
import { Camera } from "../scene/camera.js";
import { Canvas } from "../scene/canvas.js";
import { Beacon, Card } from "../scene/card.js";
import { Drag } from "../scene/drag.js";
import { followed, refolded } from "../folding.js";
import { sameTarget } from "../linked.js";
import { withEnd } from "../scene/ends.js";
import { panBy } from "../scene/fit.js";
import { foldWords, GroupButtons, middleOf } from "../scene/groups.js";
import { focusOf, litOf } from "../scene/lit.js";
import { boxOf, modelOf } from "../scene/model.js";
import { movesOf, play } from "../scene/moves.js";
import { Scene } from "../scene/scene.js";
import { sceneryOf } from "../scene/scenery.js";
import { boxAt, partOf, smallAt } from "../scene/part.js";
import { isThere, parsePlace } from "../scene/walk.js";
import { remainingOf } from "../scene/remaining.js";
import { GraphBar } from "./graph-bar.js";
import { GraphKeys, walkedAt } from "./graph-keys.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Target} Target */
/**
 * @typedef {object} GraphProps
 * @property {Trace} trace
 * @property {import("../types.js").Frame} frame
 * @property {import("../types.js").GraphUi} ui
 * @property {{hover: (target: Target) => void, pick: (target: Target) => void, setInput: (name: string, value: number) => void, step: (direction: 1 | -1) => void, toggleGroup: (number: number) => void,
 *   foldAll: () => void, unfoldAll: () => void, setExpand: (expand: boolean) => void, tidy: () => void}} actions
 * @property {any} [children] switches that stand in the row below
 */
/** @typedef {{focus: string, group: number, came: string | null, dragging: {node: number, value: number} | null, follow: boolean, said: string,
 *   sight: import("../scene/part.js").Sight | null}} GraphState  said: what a key has to say that no place says; sight: what of a huge drawing is near enough to be drawn in full */

/** Nearer than this, a part of a huge graph is drawn in full. */
const NEAR = 0.3;
/** So far from a painted node a pointer still means it, in pixels. */
const REACH = 8;

/** @extends {Component<GraphProps, GraphState>} */
export class GraphView extends Component {
  /** @param {GraphProps} props */
  constructor(props) {
    super(props);
    /** @type {GraphState} */
    this.state = { focus: "n0", group: -1, came: null, dragging: null, follow: true, said: "", sight: null };
    /** @type {HTMLElement | null} */
    this.pane = null;
    /** @type {Camera | null} */
    this.camera = null;
    /** @type {Drag | null} */
    this.drag = null;
    /** @type {Canvas | null} */
    this.canvas = null;
    this.cameraOf = () => this.camera;
    this.canvasRef = (/** @type {Canvas | null} */ canvas) => void (this.canvas = canvas);
    this.keys = new GraphKeys(this);
    /** The group that was folded or unfolded last: it stays where it is on the screen. */
    this.turned = -1;
    /** @type {import("../scene/part.js").Sight | null} */
    this.seen = null;
    this.near = false; // beside a node that is drawn too small to be met
  }

  componentDidMount() {
    const pane = /** @type {HTMLElement} */ (this.pane);
    const [stage, over] = [".graph-stage", ".graph-over"].map((each) => /** @type {HTMLElement} */ (pane.querySelector(each)));
    this.camera = new Camera(pane, stage, over, () => modelOf(this.props.trace));
    this.camera.staged = Boolean(this.props.ui.presenting);
    this.camera.moved = () => {
      this.canvas?.ask();
      if (this.props.ui.moving) this.setState({}); // what comes into sight has waited
    };
    this.camera.rested = () => this.look();
    this.camera.stepped = () => this.follow();
    this.drag = new Drag(pane, {
      value: (node) => this.valueOf(node),
      change: (node, value, done) => this.turn(node, value, done),
    });
  }

  componentWillUnmount() {
    this.camera?.close();
    this.drag?.close();
  }

  /** What of a huge drawing is near enough to be read is drawn in full, once the hand rests. */
  look() {
    const { camera } = this;
    const near = camera && modelOf(this.props.trace).huge && camera.view.scale >= NEAR;
    if (near) this.setState({ sight: camera.sight(0.1) });
    else if (this.state.sight) this.setState({ sight: null });
  }

  /** What is in sight while a hand moves numbers; the same piece is the same object. */
  sight() {
    const sight = (this.props.ui.moving && this.camera?.sight(0.1)) || null;
    if (!sameShallow(sight ?? {}, this.seen ?? {})) this.seen = sight;
    return this.seen;
  }

  /** What is drawn in full of a huge graph: what is near, and what is in hand. @param {import("../scene/model.js").Model} model @param {import("../scene/lit.js").Lit} lit @param {string} tab */
  part(model, lit, tab) {
    const { hover, pick } = this.props.ui;
    const hand = [hover, pick].flatMap((each) => (each?.kind === "node" ? [each.id] : []));
    const held = [parsePlace(tab), { kind: "n", i: 0 }];
    const boxes = [lit.focus, ...hand].flatMap((node) => model.boxesOf.get(node)?.slice(0, 1) ?? []);
    const arcs = held.flatMap(({ kind, i }) => (kind === "e" && model.arcs[i] ? [i] : []));
    const ends = arcs.flatMap((i) => [model.arcs[i].from, model.arcs[i].to]);
    return partOf(model, this.state.sight, [...boxes, ...ends, ...held.flatMap(({ kind, i }) => (kind === "n" && model.boxes[i] ? [i] : []))], arcs);
  }

  /** The painted node under a pointer, or the one beside it that is drawn too small to be met. @param {PointerEvent | MouseEvent} e @returns {Target} */
  hit(e) {
    const model = modelOf(this.props.trace);
    if (!this.camera || (e.target instanceof Element && e.target.closest("button"))) return null;
    const { scale } = this.camera.view;
    const box = model.huge ? boxAt(model, this.camera.spot(e), REACH / scale) : smallAt(model, this.camera.spot(e), scale);
    return box && { kind: "node", id: box.node };
  }

  /** A pointer that passes over what is painted. @param {PointerEvent} e */
  passed = (e) => {
    if (e.buttons !== 0 || onCard(e)) return;
    const over = this.at(e);
    const found = over ? null : this.hit(e);
    if (!over && (found || this.near || modelOf(this.props.trace).huge)) this.point(found);
    else if (this.props.ui.ends && over?.matches("[data-edge], [data-fill]")) this.point(this.meant(e));
    this.near = found !== null;
  };

  /** Whether a node has the focus: folding may take it away from under it. */
  getSnapshotBeforeUpdate() {
    return Boolean(document.activeElement?.hasAttribute("data-key") && this.pane?.contains(document.activeElement));
  }

  /** @param {GraphProps} before @param {GraphState} _state @param {boolean} focused */
  componentDidUpdate(before, _state, focused) {
    const model = modelOf(this.props.trace);
    if (before.ui.presenting !== this.props.ui.presenting) this.staged();
    const again = before.trace !== this.props.trace && refolded(before.trace, this.props.trace);
    if (again && focused) this.refocus(before.trace);
    else if (focused && !this.pane?.contains(document.activeElement)) this.lost();
    if (again && this.camera?.chosen) this.steady(before.trace);
    else if (before.trace !== this.props.trace && modelOf(before.trace).key !== model.key) this.redrawn(before.trace);
    else if (before.frame.k !== this.props.frame.k && this.state.follow && (this.camera?.chosen || !this.camera?.whole())) this.follow();
    if (this.state.dragging && before.trace !== this.props.trace) this.landed();
  }

  /** Another picture: what has stayed in it stays under the eye, what moves is seen to move. @param {Trace} before */
  redrawn(before) {
    const { trace, ui } = this.props;
    const moves = before.layout.direction === trace.layout.direction ? movesOf(before, trace) : null;
    const steady = moves !== null && moves.kept > 0 && moves.moved.length * 3 < moves.kept;
    if (!this.camera || !moves || !(steady && this.camera.chosen)) this.camera?.open(moves !== null && moves.kept > 0 && ui.motion === "full");
    else {
      const { view } = this.camera;
      this.camera.set(panBy(view, -moves.shift.x * view.scale, -moves.shift.y * view.scale));
      const box = modelOf(trace).boxes[moves.fresh[0]];
      if (box) this.camera.reveal(box, 48);
    }
    if (moves && moves.kept > 0 && this.pane && ui.motion === "full") play(this.pane, moves, modelOf(trace));
  }

  /** A node that was searched for: marked, in sight, and large enough to be read. @param {number} node */
  show = (node) => {
    const { trace, ui, actions } = this.props;
    const box = boxOf(modelOf(trace), node);
    if (ui.pick?.kind !== "node" || ui.pick.id !== node) actions.pick({ kind: "node", id: node });
    if (box) this.camera?.show(box);
  };

  /** Takes the focus to a node; to the first one where that is not there. @param {number} node */
  toNode = (node) => this.go(`n${boxOf(modelOf(this.props.trace), node)?.i ?? 0}`, null);

  /** Takes the focus to a place, once it is drawn with all that it has to say. @param {string} wanted @param {string | null} came */
  go(wanted, came) {
    this.setState({ focus: wanted, came, said: "" }, () => /** @type {SVGElement | null} */ (this.pane?.querySelector(`[data-key="${wanted}"]`))?.focus());
  }

  /** Says something that no place says; the same words twice are said twice. @param {string} words */
  say(words) {
    this.setState({ said: this.state.said === words ? `${words}\u00a0` : words });
  }

  /** Shown to a room, or to one person again: all of it is in sight, or what can be read of it. */
  staged() {
    if (!this.camera) return;
    this.camera.staged = Boolean(this.props.ui.presenting);
    this.camera.fit();
  }

  /** The edge that had the focus is gone: the node that it led to has it now. */
  lost() {
    const { kind, i } = parsePlace(this.state.focus);
    this.toNode(kind === "f" ? i % modelOf(this.props.trace).ins.length : 0);
  }

  /** The focus goes where its node went. @param {import("../types.js").Trace} before */
  refocus(before) {
    const { trace } = this.props;
    const at = parsePlace(this.state.focus);
    const node = at.kind === "n" ? (modelOf(before).boxes[at.i]?.node ?? 0) : before.graph.edges.to[modelOf(before).arcs[at.i]?.edge ?? 0];
    this.toNode(followed(before, trace, node));
  }

  /** The group that was turned keeps its place under the eye, whatever the rest has to do. @param {import("../types.js").Trace} before */
  steady(before) {
    const { trace } = this.props;
    const was = middleOf(before, modelOf(before), this.turned);
    const is = middleOf(trace, modelOf(trace), this.turned);
    if (!was || !is || !this.camera) return;
    const { view } = this.camera;
    this.camera.set(panBy(view, (was.x - is.x) * view.scale, (was.y - is.y) * view.scale));
  }

  /** By the buttons: around the node in hand where it is in sight, else around the middle. @param {number} factor */
  zoom = (factor) => {
    const { trace, frame } = this.props;
    const model = modelOf(trace);
    const box = boxOf(model, focusOf(frame));
    this.camera?.zoom(factor, box && this.camera.sees(box) ? box : null);
  };

  /** Someone who has zoomed in, or has a graph too long to fit, does not lose the step that happens outside the pane. */
  follow() {
    const { trace, frame } = this.props;
    const model = modelOf(trace);
    const arc = model.arcs[model.arcOf.get(frame.edge) ?? -1];
    const ends = arc ? [model.boxes[arc.from], model.boxes[arc.to]] : [];
    const box = ends.find(({ node }) => node === focusOf(frame)) ?? boxOf(model, focusOf(frame));
    if (box) this.camera?.step(box, ends.find((end) => end !== box));
  }

  /** The pill shows the number under the hand at once; the answer of the server takes over when it has the same number. */
  landed() {
    const { dragging } = this.state;
    if (dragging && decode(/** @type {import("../types.js").Wire} */ (this.props.trace.graph.nodes.value[dragging.node])) === dragging.value && !this.holding) this.setState({ dragging: null });
  }

  /** The number of an input, as the hand has it. @param {number} node */
  valueOf(node) {
    const { dragging } = this.state;
    return dragging?.node === node ? dragging.value : (decode(/** @type {import("../types.js").Wire} */ (this.props.trace.graph.nodes.value[node])) ?? 0);
  }

  /** @param {number} node @param {number} value @param {boolean} done */
  turn(node, value, done) {
    this.holding = !done;
    this.setState({ dragging: { node, value } });
    this.props.actions.setInput(this.props.trace.graph.nodes.label[node], value);
    if (done) this.landed();
  }

  /** @param {Event} e @returns {Element | null} */
  at(e) {
    return e.target instanceof Element ? e.target.closest("[data-node], [data-edge], [data-fill]") : null;
  }

  /** @param {Element | null} element @returns {Target} */
  target(element) {
    const node = element?.getAttribute("data-node");
    const edge = element?.getAttribute("data-edge");
    if (node) return { kind: "node", id: Number(node) };
    if (element?.hasAttribute("data-fill")) return { kind: "fill", id: parsePlace(element.getAttribute("data-key") ?? "").i };
    return edge ? { kind: "edge", id: Number(edge) } : null;
  }

  /** What a pointer means: of an edge also its nearer end, where that matters. @param {Event} e @returns {Target} */
  meant(e) {
    const target = this.target(this.at(e)) ?? (e instanceof MouseEvent ? this.hit(e) : null);
    return this.props.ui.ends && this.camera && e instanceof MouseEvent ? withEnd(modelOf(this.props.trace), target, this.camera.spot(e)) : target;
  }

  over = (/** @type {Event} */ e) => onCard(e) || this.point(this.meant(e));

  /** @param {Target} target */
  point(target) {
    if (!sameTarget(target, this.props.ui.hover)) this.props.actions.hover(target);
  }

  leave = () => this.props.ui.hover && this.props.actions.hover(null);

  /** @param {Event} e @returns {number | null} the group whose button this is */
  groupAt(e) {
    const button = e.target instanceof Element ? e.target.closest("[data-group]") : null;
    return button ? Number(button.getAttribute("data-group")) : null;
  }

  /** @param {Event} e */
  click = (e) => {
    const group = this.groupAt(e);
    if (group !== null) {
      this.turned = group;
      return this.props.actions.toggleGroup(group);
    }
    if (onCard(e)) return;
    const target = this.meant(e);
    const { pick } = this.props.ui;
    if (target || pick) this.props.actions.pick(sameTarget(target, pick) ? null : target);
    this.approach(target);
  };

  /** What is pressed near the rim of a picture that is not all in sight comes nearer: so it can be gone through without dragging. @param {Target} target */
  approach(target) {
    if ((target?.kind !== "node" && target?.kind !== "edge") || !this.camera || (!this.camera.chosen && this.camera.whole())) return;
    const model = modelOf(this.props.trace);
    const box = target.kind === "node" ? boxOf(model, target.id) : null;
    const spot = box ?? this.spot(`e${model.arcOf.get(target.id) ?? -1}`);
    if (spot) this.camera.reveal(spot, 48 + ((box?.w ?? 60) / 2) * this.camera.view.scale);
  }

  /** @param {FocusEvent} e */
  focused = (e) => {
    const key = e.target instanceof Element ? e.target.getAttribute("data-key") : null;
    const group = this.groupAt(e);
    if (group !== null) this.cameTo(group);
    if (!key) return;
    if (key !== this.state.focus) this.setState({ focus: key, came: null, said: "" });
    this.props.actions.hover(this.target(/** @type {Element} */ (e.target)));
    const spot = this.spot(key);
    // Focus by keyboard is brought into sight; a pointer is in sight already.
    if (spot && this.pane?.querySelector(":focus-visible")) this.camera?.reveal(spot, 48);
  };

  /** @param {number} group */
  cameTo(group) {
    if (group !== this.state.group) this.setState({ group });
    const spot = middleOf(this.props.trace, modelOf(this.props.trace), group);
    if (spot && this.pane?.querySelector(":focus-visible")) this.camera?.reveal({ x: spot.x - spot.w / 2, y: spot.y - spot.h / 2 }, 48);
  }

  /** Where a place lies in the drawing. @param {string} key */
  spot(key) {
    const model = modelOf(this.props.trace);
    const place = parsePlace(key);
    if (place.kind === "n") return model.boxes[place.i] ?? null;
    if (place.kind === "f") return boxOf(model, place.i % model.ins.length) ?? null;
    const arc = model.arcs[place.i];
    return arc ? pointAt(arc.curve, 0.5) : null;
  }

  render() {
    const { trace, frame, ui } = this.props;
    const model = modelOf(trace);
    const lit = litOf(trace, frame, ui);
    const { focus, group, came, dragging, follow, said } = this.state;
    const remaining = remainingOf(trace, frame);
    const tab = isThere(model, remaining, focus) ? focus : "n0";
    const part = model.huge ? this.part(model, lit, tab) : null;
    return html`<div class=${`graph ${lit.moving ? "graph-moving" : ""} graph-labels-${ui.labels}`} data-mode=${trace.mode} data-hue=${colourOf(trace)} style=${{ "--ms": `${lit.ms}ms` }}>
      <div
        class="graph-pane"
        ref=${(/** @type {HTMLElement | null} */ element) => {
          this.pane = element;
        }}
        onPointerOver=${this.over}
        onPointerMove=${this.passed}
        onPointerLeave=${this.leave}
        onClick=${this.click}
        onFocusIn=${this.focused}
        onFocusOut=${this.leave}
        onKeyDown=${this.keys.down}
      >
        ${part && html`<${Canvas} ref=${this.canvasRef} camera=${this.cameraOf} scenery=${sceneryOf(this.props, model, lit, part, colourOf(trace))} />`}
        <div class="graph-stage">
          <${Scene} trace=${trace} frame=${frame} ui=${ui} model=${model} lit=${lit} tab=${tab} walked=${walkedAt(this.props, tab, came)} remaining=${remaining} dragging=${dragging} part=${part} sight=${this.sight()} />
        </div>
        <div class="graph-over">
          <${GroupButtons} trace=${trace} model=${model} foldable=${ui.foldable} tab=${group} />
          <div aria-hidden="true">
            <${Beacon} model=${model} lit=${lit} />
            ${!dragging && !ui.preview && html`<${Card} trace=${trace} frame=${frame} ui=${ui} model=${model} />`}
          </div>
        </div>
      </div>
      <p class="hidden" id="graph-keys">${t(model.across ? "graph-keys-across" : "graph-keys-down")}</p>
      <p class="hidden" role="status">${foldWords(trace)}</p>
      <p class="hidden" role="status">${said}</p>
      <${GraphBar} trace=${trace} frame=${frame} ui=${ui} large=${model.large} follow=${follow} actions=${this.props.actions} show=${this.show} leave=${this.toNode}
        zoom=${this.zoom} fit=${() => this.camera?.fit(true)} setFollow=${(/** @type {boolean} */ wish) => this.setState({ follow: wish })}>${this.props.children}<//>
    </div>`;
  }
}

/** @param {Event} e */
const onCard = (e) => e.target instanceof Element && e.target.closest(".graph-card") !== null;
