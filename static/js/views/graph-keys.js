// The keys of the picture at work: they walk, pick, step, turn a number, zoom. Knows the graph view that it serves and no DOM beyond its pane.
import { short } from "../format.js";
import { t } from "../messages.js";
import { keyed } from "../scene/drag.js";
import { graphKey } from "../scene/keys.js";
import { chipOf, heldIn, moreOf } from "../scene/lit.js";
import { modelOf } from "../scene/model.js";
import { remainingOf } from "../scene/remaining.js";
import { cameFrom, lineAt, linesOf, parsePlace, placeKey, rankOf, walk } from "../scene/walk.js";
import { walkedWords } from "../scene/words.js";

/** @typedef {import("./graph.js").GraphView} View */
/** @typedef {import("../scene/walk.js").Line} Line */

/** The edges that can be walked at this step. @param {import("./graph.js").GraphProps} props @returns {Line[]} */
function linesNow({ trace, frame }) {
  const remaining = remainingOf(trace, frame);
  if (remaining === null) return linesOf(modelOf(trace));
  const idle = (/** @type {number} */ edge) => trace.graph.edges.partial[edge] === null;
  return linesOf(modelOf(trace), (edge) => idle(edge) || remaining.partials.has(edge), remaining.fills);
}

/** What the edge that a walk has come upon says besides; null while it stands on a node.
 * @param {import("./graph.js").GraphProps} props @param {string} focus @param {string | null} came @returns {string | null} */
export function walkedAt(props, focus, came) {
  if (focus[0] === "n") return null;
  const { trace, frame } = props;
  const model = modelOf(trace);
  const lines = linesNow(props);
  const line = lineAt(model, lines, parsePlace(focus));
  if (line === null) return null;
  const rank = rankOf(lines, line, came === null ? null : parsePlace(came));
  const [near, far] = (rank.end === "from" ? [line.from, line.to] : [line.to, line.from]).map((box) => model.boxes[box].node);
  const chip = chipOf(trace, frame);
  return walkedWords(trace, rank, near, far, frame.channels.value.get(far) ?? null, heldIn(trace, frame, chip)(far), chip, moreOf(trace, frame, far));
}

export class GraphKeys {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
  }

  /** @param {KeyboardEvent} e */
  down = (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (this.group(e) || this.place(e)) {
      e.preventDefault();
      e.stopPropagation();
    }
  };

  /** Arrows go from button to button of the groups. @param {KeyboardEvent} e */
  group(e) {
    const { view } = this;
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (view.groupAt(e) === null || !way) return false;
    const buttons = /** @type {HTMLElement[]} */ ([...(view.pane?.querySelectorAll("[data-group]") ?? [])]);
    const at = buttons.indexOf(/** @type {HTMLElement} */ (/** @type {Element} */ (e.target).closest("[data-group]")));
    buttons[(at + way + buttons.length) % buttons.length].focus();
    return true;
  }

  /** @param {KeyboardEvent} e */
  place(e) {
    const { view } = this;
    const element = e.target instanceof Element ? e.target.closest("[data-key]") : null;
    const dial = element?.getAttribute("data-drag") ?? null;
    const meant = graphKey(e, { dial: dial !== null, across: modelOf(view.props.trace).across });
    if (meant === null) return false;
    if (meant.does === "zoom") return this.zoom(meant.key);
    if (!element) return false;
    if (meant.does === "step") view.props.actions.step(meant.key === "PageDown" ? 1 : -1);
    else if (meant.does === "pick") view.click(e);
    else if (meant.does === "turn") this.turn(Number(dial), meant.key);
    else if (meant.way) this.walk(/** @type {string} */ (element.getAttribute("data-key")), meant.way);
    return true;
  }

  /** @param {string} key */
  zoom(key) {
    const { view } = this;
    const around = view.pane?.contains(document.activeElement) ? view.spot(view.state.focus) : null;
    if (key === "0") view.camera?.fit(true);
    else view.camera?.zoom(key === "+" ? 1.25 : 0.8, around);
    return true;
  }

  /** @param {number} node @param {string} key */
  turn(node, key) {
    const { view } = this;
    const value = keyed(view.valueOf(node), key);
    if (value === null) return;
    view.turn(node, value, true);
    view.say(t("graph-dial", { name: view.props.trace.graph.nodes.label[node], value: short(value) }));
  }

  /** @param {string} key @param {import("../scene/walk.js").Way} way */
  walk(key, way) {
    const { view } = this;
    const model = modelOf(view.props.trace);
    const lines = linesNow(view.props);
    const at = parsePlace(key);
    const came = view.state.came === null ? null : parsePlace(view.state.came);
    const next = walk(model, at, way, came, lines);
    if (next) {
      const from = cameFrom(model, lines, at, next, came);
      view.go(placeKey(next), from && placeKey(from));
    } else view.say(t(at.kind === "n" && (way === "on" || way === "back") ? `graph-walk-no-${way}` : "graph-walk-none", { name: at.kind === "n" ? view.props.trace.graph.nodes.label[model.boxes[at.i].node] : "" }));
  }
}
