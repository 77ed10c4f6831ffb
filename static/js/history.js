// Undo and redo: a pure list of edits. Knows no store, no clock (the time comes in) and no DOM.

/** @template T
 * @typedef {{kind: string, time: number, state: T}} Entry */
/** @template T
 * @typedef {{past: Entry<T>[], future: T[]}} History */

const TOGETHER_MS = 1200;
const KEPT = 200;

/** @returns {History<any>} */
export function empty() {
  return { past: [], future: [] };
}

/** Remembers what the state was before an edit. Edits of one kind in quick succession (typing, dragging one slider) are one.
 * @template T
 * @param {History<T>} history
 * @param {string} kind "text", "slider:a"; a kind that ends in "!" is never joined
 * @param {T} before
 * @param {number} time
 * @returns {History<T>} */
export function record(history, kind, before, time) {
  const last = history.past.at(-1);
  if (last && last.kind === kind && !kind.endsWith("!") && time - last.time < TOGETHER_MS) {
    return { past: [...history.past.slice(0, -1), { ...last, time }], future: [] };
  }
  return { past: [...history.past, { kind, time, state: before }].slice(-KEPT), future: [] };
}

/** What comes next is another edit, however soon and of whatever kind: the hand has let go.
 * @template T
 * @param {History<T>} history @returns {History<T>} */
export function close(history) {
  const last = history.past.at(-1);
  if (!last || last.kind.endsWith("!")) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, kind: `${last.kind}!` }] };
}

/** @template T
 * @param {History<T>} history @param {T} now
 * @returns {{history: History<T>, state: T} | null} */
export function undo(history, now) {
  const last = history.past.at(-1);
  if (!last) return null;
  return { state: last.state, history: { past: history.past.slice(0, -1), future: [...history.future, now] } };
}

/** @template T
 * @param {History<T>} history @param {T} now
 * @returns {{history: History<T>, state: T} | null} */
export function redo(history, now) {
  const next = history.future.at(-1);
  if (next === undefined) return null;
  return { state: next, history: { past: [...history.past, { kind: "redo!", time: 0, state: now }], future: history.future.slice(0, -1) } };
}
