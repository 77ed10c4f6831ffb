// Where the focus goes when what had it is gone, and how arrows go through options without choosing one. Knows no exercise.
import { useLayoutEffect, useRef } from "preact/hooks";

/** A place, and a way to send the focus to something in it as soon as that is drawn.
 * @returns {[import("preact").RefObject<any>, (selector: string) => void]} */
export function useSent() {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const wish = useRef("");
  useLayoutEffect(() => {
    const found = wish.current === "" ? null : place.current?.querySelector(wish.current);
    wish.current = "";
    if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  });
  return [place, (selector) => { wish.current = selector; }];
}

/** Whether nothing has the focus, or something that can no longer be used. */
const lost = () => document.activeElement === null || document.activeElement === document.body || document.activeElement.matches(":disabled");

/** Once `now` is another and the focus is lost, it goes to what `selector` finds. @param {string} now @param {string} selector @returns {import("preact").RefObject<any>} */
export function useKept(now, selector) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const before = useRef(now);
  useLayoutEffect(() => {
    const other = before.current !== now;
    before.current = now;
    const found = other && lost() ? place.current?.querySelector(selector) : null;
    if (!(found instanceof HTMLElement)) return;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest" }); // what has come up above it may have pushed it out of sight
  });
  return place;
}

const WAYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrows go from option to option, and the space bar or Enter chooses: to go past an answer is not to give it. @param {KeyboardEvent & {currentTarget: HTMLElement}} event */
export function roam(event) {
  const way = WAYS[/** @type {keyof typeof WAYS} */ (event.key)];
  const options = /** @type {HTMLInputElement[]} */ ([...event.currentTarget.querySelectorAll("input:not(:disabled)")]);
  const at = options.findIndex((each) => each === event.target);
  if (at < 0 || (!way && event.key !== "Enter")) return;
  event.preventDefault();
  if (way) options[(at + way + options.length) % options.length].focus();
  else options[at].click();
}
