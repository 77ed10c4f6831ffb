// What a learner has changed of a screen's graph since the lesson opened it. Pure over (state of the graph, what it opened as); knows no store and no word.
import { inputsOf } from "../coordinates.js";

/** @typedef {import("../store.js").State} State */
/** A graph as it was opened: like a link. @typedef {Record<string, any> & {source: string, at: Record<string, number>, mode: string, params: Record<string, any>}} Ground */
/** `names`: of the numbers that are others now. @typedef {{what: "program" | "mode" | "numbers", names: string[]}} Change */

/** @param {State} state @param {Ground | null} ground @returns {Change | null} */
export function changeOf(state, ground) {
  if (ground === null) return null;
  if (state.source !== ground.source) return { what: "program", names: [] };
  const now = (/** @type {{at: Record<string, number>}} */ { at }, /** @type {{name: string, start: number}} */ { name, start }) => at[name] ?? start;
  const names = inputsOf(state.trace.graph).filter((input) => now(state, input) !== now(ground, input)).map(({ name }) => name);
  if (names.length > 0) return { what: "numbers", names };
  const same = state.mode === ground.mode && JSON.stringify(state.params[state.mode] ?? {}) === JSON.stringify(ground.params[ground.mode] ?? {});
  return same ? null : { what: "mode", names: [] };
}

/** What the author's way to a goal opens. @param {Ground} ground @param {{source: string | null, at: Record<string, number>}} solution @returns {Ground} */
export const solved = (ground, { source, at }) => (source === null ? { ...ground, at: { ...ground.at, ...at } } : { ...ground, source, at });
