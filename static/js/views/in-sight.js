// Which rows of a table can be seen. While a hand moves numbers, only these are written anew, so that the page keeps up with the hand. Knows no view.

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
