// While a hand moves a number: numbers by the socket, the whole trace when it comes to rest. One part of the actions; knows no view and no DOM.
import { baseOf, createLive, patched, repriced } from "./live.js";
import { close } from "./history.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Trace} Trace */

/** A number that was typed or nudged is at rest when it has not changed for so long. */
const REST_MS = 250;

/** What must be the same for a trace to be the picture of a state at another point.
 * @param {{source: string, mode: string, fold: number[] | "auto", expand: boolean}} of @param {string} direction */
const shape = ({ source, mode, fold, expand }, direction) => JSON.stringify([source, mode, fold, expand, direction]);

/** @param {{store: import("./store.js").Store, loading: ReturnType<typeof import("./loading.js").loader>,
 *   lent: {later: import("./live.js").Lent["later"], socket?: import("./live.js").Lent["open"]}}} parts */
export function follower({ store, loading, lent }) {
  const { change } = store;
  let rest = () => {};
  /** The kind of edit that a hand on the pointer makes, "" before its first; null where no hand is. @type {string | null} */
  let grip = null;

  const live = lent.socket
    ? createLive({
        open: lent.socket,
        later: lent.later,
        numbers(base, _point, numbers) {
          const { state } = store;
          if (!state.moving || baseOf(state.trace) !== base) return;
          const trace = patched(base, numbers);
          if (trace === null) whole();
          else {
            const paths = state.paths && { ...state.paths, paths: repriced(state.paths.paths, trace) };
            change({ trace, paths, failure: null, offline: false, animate: null, symbolic: {}, checks: {} });
          }
        },
        lost: () => store.state.moving && whole(),
      })
    : null;

  /** Asks for the whole trace of what is on the page. */
  function whole() {
    rest();
    loading.load("keep");
  }

  /** Only numbers have changed: the picture follows at once. @param {import("./loading.js").Step} [step] which to show where the whole trace is asked for */
  function follow(step = "keep") {
    const { state } = store;
    const base = baseOf(state.trace);
    const question = loading.questionOf(base);
    const same = shape(question, base.layout.direction) === shape({ ...state, fold: state.fold ?? "auto" }, state.direction) && state.failure === null;
    rest();
    if (grip !== null && !state.held) change({ held: true });
    if (!live || !same || !live.ask(base, question, loading.pointOf(state))) {
      loading.load(step);
      return;
    }
    loading.callOff();
    if (!state.moving) change({ moving: true });
    if (grip === null) rest = lent.later(whole, REST_MS);
  }

  return {
    follow,
    /** Something else changes: numbers on their way are of no use. */
    forget() {
      rest();
      live?.forget();
      if (store.state.moving) change({ moving: false });
    },
    hangUp: () => live?.hangUp(),
    /** A hand comes near a number: the socket is got ready. */
    reach() {
      const base = baseOf(store.state.trace);
      live?.ask(base, loading.questionOf(base), null);
    },
    /** A hand comes down on the page. */
    grasp() {
      grip = "";
    },
    /** It lets go: now the whole trace is due, and what it did is one edit. */
    release() {
      const kind = grip;
      grip = null;
      if (!kind) return;
      change({ history: close(store.state.history), held: false });
      if (store.state.moving) whole();
    },
    /** Whether this edit is one more of what the hand is doing. @param {string} kind */
    again(kind) {
      if (grip === null || kind.endsWith("!")) return false;
      const known = grip === kind;
      grip = kind;
      return known;
    },
  };
}
