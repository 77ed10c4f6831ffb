// Keeps what is in hand in sight: the box around it scrolls, never the page. Knows no view.
import { useEffect, useRef } from "preact/hooks";

/** Room above and below, so that what comes next and what stands in a fixed head are not in the way. */
const MARGIN = { top: 56, bottom: 28 };

/** The box around an element that scrolls up and down, if one does. @param {Element} element */
function boxAround(element) {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

/** @param {Element} element */
function bringIntoSight(element) {
  const box = boxAround(element);
  if (!box) return;
  const [own, around] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const fixed = Number.parseFloat(getComputedStyle(box).scrollPaddingTop) || 0; // what stands at the top whatever scrolls
  const top = Math.min(MARGIN.top + fixed, box.clientHeight / 2);
  const bottom = Math.min(MARGIN.bottom, box.clientHeight / 4);
  if (own.top < around.top + top) box.scrollTop += own.top - around.top - top;
  else if (own.bottom > around.top + box.clientHeight - bottom) box.scrollTop += own.bottom - around.top - box.clientHeight + bottom + Math.min(80, box.clientHeight / 4);
}

/** A place to hang on an element: whenever `now` changes, what fits `wanted` in it comes into sight.
 * @param {string} wanted a selector @param {unknown[]} now */
export function useFollow(wanted, now) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const found = place.current?.querySelector(wanted);
    if (found) bringIntoSight(found);
  }, now);
  return place;
}
