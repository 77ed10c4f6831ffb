// A line between two parts of the page that a hand or the arrow keys can move. Knows a number and its range, not what it separates.
import { html } from "../html.js";

const STEP = 2;

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
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
  }
  /** @param {PointerEvent} event */
  function drag(event) {
    const line = /** @type {HTMLElement} */ (event.currentTarget);
    if (line.hasPointerCapture(event.pointerId)) move(at(event, line));
  }
  return html`<div class=${`separator ${upright ? "upright" : "level"} ${name}`} role="separator" tabindex="0" aria-label=${label} title=${label} aria-orientation=${upright ? "vertical" : "horizontal"}
    aria-valuenow=${Math.round(value)} aria-valuemin=${range.least} aria-valuemax=${range.most} onPointerDown=${grasp} onPointerMove=${drag} onDblClick=${() => move(usual)} onKeyDown=${key}></div>`;
}
