// The actions of the seeds beside the Jacobian: a sweep from any seed, in whatever mode the page is. Knows no view and no network.
import { plainSeed } from "./jacobian.js";
import { withParams } from "./store.js";

/** @typedef {import("./store.js").State} State */

/** @param {{store: import("./store.js").Store, edit: (kind: string, patch: Partial<State>, step: import("./loading.js").Step | "live" | "live-end") => unknown}} parts */
export function seedActions({ store, edit }) {
  const { change } = store;
  return {
    /** Starts a sweep from a seed, in whatever mode the page is.
     * @param {"forward" | "reverse"} mode @param {import("./jacobian.js").Seed} seed */
    sweep(mode, seed) {
      const params = withParams(store.state, mode, { seed: plainSeed(seed) });
      const here = mode === store.state.mode;
      if (!here) change({ playing: null, pick: null });
      edit(here ? "seed:all" : "mode!", { mode, params }, here ? "live" : "start");
    },
    /** A hand on a seed: its sweep follows, whatever the mode was. Where the sweep has not begun, it is seen from its end.
     * @param {"forward" | "reverse"} mode @param {import("./jacobian.js").Seed} seed */
    turnSeed(mode, seed) {
      const { state } = store;
      const params = withParams(state, mode, { seed: plainSeed(seed) });
      const begun = state.trace.mode === mode && state.k > state.trace.start;
      change({ playing: null, ...(mode !== state.mode && { pick: null }) });
      edit(`seed:${mode}`, { mode, params, ...(!begun && state.trace.mode === mode && { k: state.trace.steps.count }) }, begun ? "live" : "live-end");
    },
  };
}
