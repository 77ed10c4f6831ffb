// A line between two parts of the page that a hand or the arrow keys can move. Knows a number and its range, not what it separates.
import { html } from "../html.js";
import { t } from "../messages.js";

const STEP = 2;
/** A hand that has moved less than this has not dragged but pressed. */
const STILL = 3;

/** So far a press moves a line that has the focus, for a hand that cannot drag: towards the side that is pressed. */
const PRESS = 4;

/** `upright`: the line stands and moves sideways. `at` reads the number off a place on the screen; `back`: a larger number is to the left.
 * @param {{name: string, label: string, upright: boolean, back?: boolean, value: number, usual: number, range: {least: number, most: number},
 *   at: (event: PointerEvent, line: HTMLElement) => number, move: (value: number) => void, enter?: () => void}} props */
export function Separator({ name, label, upright, back = false, value, usual, range, at, move, enter }) {
  /** @param {KeyboardEvent} event */
  function key(event) {
    const way = back ? -1 : 1;
    const by = upright ? { ArrowRight: way, ArrowLeft: -way }[event.key] : { ArrowDown: way, ArrowUp: -way }[event.key];
    const to = by === undefined ? { Home: range.least, End: range.most }[event.key] : Math.min(Math.max(value + by * STEP, range.least), range.most);
    if (event.key === "Enter" && enter) enter();
    else if (to !== undefined) move(to);
    else return;
    event.preventDefault();
  }
  /** @param {PointerEvent} event */
  function grasp(event) {
    if (event.button !== 0) return;
    event.preventDefault(); // no text is selected on the way
    const line = /** @type {HTMLElement} */ (event.currentTarget);
    line.setPointerCapture(event.pointerId);
    if (document.activeElement === line) line.dataset.held = "";
    line.focus({ preventScroll: true });
    line.dataset.from = `${event.clientX},${event.clientY}`;
  }
  /** @param {PointerEvent} event */
  function drag(event) {
    const line = /** @type {HTMLElement} */ (event.currentTarget);
    if (line.hasPointerCapture(event.pointerId) && moved(event, line)) move(at(event, line));
  }
  /** @param {PointerEvent} event @param {HTMLElement} line */
  function moved(event, line) {
    if (line.dataset.from === undefined) return true;
    const [x, y] = line.dataset.from.split(",").map(Number);
    if (Math.hypot(event.clientX - x, event.clientY - y) < STILL) return false;
    delete line.dataset.from;
    return true;
  }
  /** @param {PointerEvent} event */
  function letGo(event) {
    const line = /** @type {HTMLElement} */ (event.currentTarget);
    const pressed = line.dataset.from !== undefined && line.dataset.held !== undefined;
    delete line.dataset.from;
    delete line.dataset.held;
    if (!pressed) return;
    const { left, top } = line.getBoundingClientRect();
    const after = upright ? event.clientX > left : event.clientY > top;
    const to = value + (after === back ? -PRESS : PRESS);
    move(Math.min(Math.max(to, range.least), range.most));
  }
  return html`<div class=${`separator ${upright ? "upright" : "level"} ${name}`} role="separator" tabindex="0" aria-label=${label} title=${t("separator-title", { label })} aria-orientation=${upright ? "vertical" : "horizontal"}
    aria-valuenow=${Math.round(value)} aria-valuemin=${range.least} aria-valuemax=${range.most} onPointerDown=${grasp} onPointerMove=${drag} onPointerUp=${letGo} onDblClick=${() => move(usual)} onKeyDown=${key}></div>`;
}
