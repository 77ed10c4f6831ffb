// Spans on the wire count code points; JavaScript strings count UTF-16 units. This file converts, and knows nothing else.

/** @param {string} text @param {number} points */
export function toUnits(text, points) {
  let units = 0;
  let left = points;
  for (const character of text) {
    if (left <= 0) break;
    units += character.length;
    left -= 1;
  }
  return units;
}

/** @param {string} text @param {number} units */
export function toPoints(text, units) {
  let points = 0;
  let at = 0;
  for (const character of text) {
    if (at >= units) break;
    at += character.length;
    points += 1;
  }
  return points;
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
