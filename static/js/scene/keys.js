// The keys of the picture, in one table that the listener and the help sheet both read. Pure; knows no node and no view.
import { wayOf } from "./walk.js";

/** @typedef {"walk" | "pick" | "step" | "turn" | "zoom"} Does */
/** @typedef {{keys: string[], sentence: string, does: Does, shift?: boolean}} GraphKey */

/** @type {GraphKey[]} */
export const GRAPH_KEYS = [
  { keys: ["ArrowRight", "ArrowLeft"], sentence: "key-graph-along", does: "walk" },
  { keys: ["ArrowUp", "ArrowDown"], sentence: "key-graph-beside", does: "walk" },
  { keys: ["Home", "End"], sentence: "key-graph-ends", does: "walk" },
  { keys: ["PageDown", "PageUp"], sentence: "key-graph-step", does: "step" },
  { keys: ["Enter", " "], sentence: "key-graph-pick", does: "pick" },
  { keys: ["ArrowUp", "ArrowDown", "PageUp", "PageDown"], sentence: "key-graph-turn", does: "turn", shift: true },
  { keys: ["+", "-", "0"], sentence: "key-graph-zoom", does: "zoom" },
];

/** On some keyboards these stand where others have plus and minus. */
const SAME = /** @type {Record<string, string>} */ ({ "=": "+", "−": "-" });

/** What a key means in the picture: arrows walk also while Shift is down, unless they turn a number.
 * @param {{key: string, shiftKey: boolean}} event @param {{dial: boolean, across: boolean}} at `dial`: on a number that can be turned
 * @returns {{does: Does, key: string, way: import("./walk.js").Way | null} | null} */
export function graphKey({ key: pressed, shiftKey }, { dial, across }) {
  const key = SAME[pressed] ?? pressed;
  const rows = GRAPH_KEYS.filter(({ keys }) => keys.includes(key));
  const row = (dial && shiftKey && rows.find(({ shift }) => shift)) || rows.find(({ shift }) => !shift);
  return row ? { does: row.does, key, way: wayOf(key, across) } : null;
}
