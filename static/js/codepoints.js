// Spans on the wire count code points; JavaScript strings count UTF-16 units. This file converts, and knows nothing else.

/** Where in the text that was asked about last, in code points, a letter takes two units: each step asks anew, and texts are long.
 * @type {{text: string, wide: number[]}} */
let last = { text: "", wide: [] };

/** @param {string} text */
function wideIn(text) {
  if (last.text !== text) {
    const wide = [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map(({ index }, before) => index - before);
    last = { text, wide };
  }
  return last.wide;
}

/** How many of a rising list lie below a bound, each raised by its place times `by`. @param {number[]} rising @param {number} bound @param {number} by */
function below(rising, bound, by) {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] + by * middle < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {string} text @param {number} points */
export function toUnits(text, points) {
  return Math.min(text.length, Math.max(0, points + below(wideIn(text), points, 0)));
}

/** @param {string} text @param {number} units */
export function toPoints(text, units) {
  const at = Math.min(text.length, Math.max(0, units));
  return at - below(wideIn(text), at - 1, 1);
}

/** The innermost of the spans that holds a place, or −1.
 * @param {([number, number] | null)[]} spans @param {number} point */
export function innermost(spans, point) {
  let best = -1;
  let size = Infinity;
  spans.forEach((span, i) => {
    if (span && span[0] <= point && point <= span[1] && span[1] - span[0] < size) {
      best = i;
      size = span[1] - span[0];
    }
  });
  return best;
}
