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
    /** @param {Partial<T>} patch */
    change(patch) {
      held.value = { ...held.peek(), ...patch };
    },
  };
}

/** @template {object} T @typedef {ReturnType<typeof createStore<T>>} Held */
