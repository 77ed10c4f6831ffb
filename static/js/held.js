// A store: one signal that holds one plain object. Knows nothing of what is in it; only actions call `change`.
import { signal } from "@preact/signals-core";

/** @template {object} T @param {T} state */
export function createStore(state) {
  const held = signal(state);
  return {
    held,
    get state() {
      return held.peek();
    },
    /** What is the same as before is no change, and nothing is drawn for it. @param {Partial<T>} patch */
    change(patch) {
      const state = held.peek();
      const names = /** @type {(keyof T)[]} */ (Object.keys(patch));
      if (names.some((name) => !Object.is(state[name], patch[name]))) held.value = { ...state, ...patch };
    },
  };
}

/** Whether two states differ in nothing but what is named. @template {object} T @param {Set<string>} names @param {T} before @param {T} after */
export const alikeBut = (names, before, after) => /** @type {(keyof T & string)[]} */ (Object.keys(after)).every((name) => names.has(name) || Object.is(before[name], after[name]));

/** @template {object} T @typedef {ReturnType<typeof createStore<T>>} Held */
