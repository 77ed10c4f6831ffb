// Which rows of a table can be seen. While a hand moves numbers, only these are written anew, so that the page keeps up with the hand. Knows no view.
import { useEffect, useRef } from "preact/hooks";

/** The rows between two heights of the window, from the first to before the second: rows follow each other downwards, so they are found by halves.
 * @param {ArrayLike<Element>} rows @param {number} top @param {number} bottom @returns {[number, number]} */
export function rowsBetween(rows, top, bottom) {
  /** @param {(box: DOMRect) => boolean} beyond */
  const first = (beyond) => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (beyond(rows[middle].getBoundingClientRect())) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return [first((box) => box.bottom > top), first((box) => box.top >= bottom)];
}

/** The rows of a table's body that are in sight of whoever looks at the box around it. @param {HTMLTableElement} table @returns {[number, number]} */
export function rowsInSight(table) {
  const box = (table.parentElement ?? table).getBoundingClientRect();
  return rowsBetween(table.tBodies[0].rows, Math.max(0, box.top), Math.min(innerHeight, box.bottom));
}

/** The rows in sight while a hand moves numbers; null where all are to be drawn. Looked for when nothing waits to be laid out, and again when something scrolls.
 * @param {{current: HTMLElement | null}} place of the table @param {boolean} moving @returns {[number, number] | null} */
export function useRowsInSight(place, moving) {
  const seen = useRef(/** @type {[number, number] | null} */ (null));
  useEffect(() => {
    const table = /** @type {HTMLTableElement | null} */ (place.current);
    if (!moving || !table) return undefined;
    const look = () => {
      seen.current = rowsInSight(table);
    };
    look();
    addEventListener("scroll", look, { capture: true, passive: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look, { capture: true });
      removeEventListener("resize", look);
      seen.current = null;
    };
  }, [moving]);
  return moving ? seen.current : null;
}
