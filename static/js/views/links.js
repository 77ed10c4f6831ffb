// Hands on linked things: one set of listeners for a whole view, whose parts say in data-link what they stand for. Knows no view.
import { targetOf } from "../linked.js";

/** @typedef {Pick<import("../actions.js").Actions, "hover" | "pick">} Actions */

/** @param {EventTarget | null} element */
const linkAt = (element) => (element instanceof Element ? (element.closest("[data-link]")?.getAttribute("data-link") ?? null) : null);

/** What a view spreads over its root.
 * @param {Actions} actions */
export const links = (actions) => ({
  /** @param {Event} event */
  onPointerOver: (event) => actions.hover(targetOf(linkAt(event.target))),
  onPointerLeave: () => actions.hover(null),
  /** @param {Event} event */
  onFocusIn: (event) => actions.hover(targetOf(linkAt(event.target))),
  onFocusOut: () => actions.hover(null),
  /** @param {Event} event */
  onClick: (event) => {
    const target = targetOf(linkAt(event.target));
    if (target) actions.pick(target);
  },
});

/** @typedef {Record<string, "nextElementSibling" | "previousElementSibling">} Ways */
/** @type {Ways} */
const DOWN = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };

/** Arrows go from row to row, Enter picks: for rows and lines that are one stop of the tab key. A part within may have keys of its own.
 * @param {Actions} actions @param {Ways} [ways] */
export const rowKeys = (actions, ways = DOWN) => (/** @type {KeyboardEvent} */ event) => {
  const row = /** @type {HTMLElement} */ (event.currentTarget);
  if (event.key === "Enter" && event.target === row) return actions.pick(targetOf(linkAt(row)));
  const way = ways[event.key];
  if (way === undefined) return undefined;
  let to = row[way];
  while (to && !to.hasAttribute("data-link")) to = to[way];
  if (to instanceof HTMLElement) {
    event.preventDefault();
    to.focus();
  }
  return undefined;
};

/** Down goes from the box into its first row. @param {KeyboardEvent} event */
export function enterRows(event) {
  if (event.target !== event.currentTarget || event.key !== "ArrowDown") return;
  const first = /** @type {HTMLElement} */ (event.currentTarget).querySelector("[data-link][tabindex]");
  if (!(first instanceof HTMLElement)) return;
  event.preventDefault();
  first.focus();
}

/** The class of what is marked. @param {import("../linked.js").Mark} mark */
export const markClass = (mark) => (mark === "pick" ? "picked" : mark === "hover" ? "lit" : mark);
