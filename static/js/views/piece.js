// A very long list piece by piece: which is shown, the one around what is in hand and, asked for, those before and after it; and what is drawn together. Knows no view.
import { useState } from "preact/hooks";

/** A longer list is shown piece by piece. */
const LONG = 150;
const SHOWN = 60;

/** The first place that is shown, and the one after the last. @param {number} size @param {number} follow the place to be among them @param {number} by so many pieces further @returns {[number, number]} */
function pieceOf(size, follow, by) {
  if (size <= LONG) return [0, size];
  // In steps, so that a list in which the place in hand moves on does not move with it.
  const start = Math.floor(Math.max(0, follow - SHOWN / 4) / (SHOWN / 2)) * (SHOWN / 2) + by * SHOWN;
  const first = Math.min(Math.max(0, start), Math.max(0, size - SHOWN));
  return [first, Math.min(size, first + SHOWN)];
}

/** The piece, and how to turn to the one before (−1) or after (1); the next step turns back to what is in hand.
 * @param {object} list @param {number} k the step @param {number} size @param {number} follow @returns {{only: [number, number], turn: (way: -1 | 1) => void}} */
export function usePiece(list, k, size, follow) {
  const [asked, ask] = useState({ list, k, by: 0 });
  const by = asked.list === list && asked.k === k ? asked.by : 0;
  return { only: pieceOf(size, follow, by), turn: (way) => ask({ list, k, by: by + way }) };
}

const CHUNK = 40;

/** A long list in pieces that are drawn together, each from the first to before the second. @param {number} size @returns {[number, number][]} */
export const chunked = (size) => Array.from({ length: Math.ceil(size / CHUNK) }, (_, i) => [i * CHUNK, Math.min(size, (i + 1) * CHUNK)]);
