// The graph of a screen: a store and actions as the page has them, opened anew for every screen. Knows no lesson.
import { effect } from "@preact/signals-core";
import { createActions } from "../actions.js";
import { framer, createStore, openingState } from "../store.js";
import { due, pace } from "../player.js";
import { shows } from "../panes.js";
import { bounds } from "../replay.js";

/** @param {{bootstrap: import("../store.js").Bootstrap, api: import("../api.js").Api, lent: import("../actions.js").Lent, tabs: (state: import("../store.js").State) => string[]}} parts */
export function figureDesk({ bootstrap, api, lent, tabs }) {
  const store = createStore(openingState(bootstrap));
  const actions = createActions({ store, api, lent, tabs });
  const frameOf = framer();
  /** @type {import("./types.js").Figure | null} */
  let spec = null;
  effect(() => {
    const state = store.held.value;
    if (shows(state, "code") && !state.moving) actions.loadCode();
  });
  return {
    store,
    actions,
    frame: () => frameOf(store.state),
    get spec() {
      return spec;
    },
    /** Draws what a screen shows. @param {Record<string, any> | null} wished @param {import("./types.js").Figure | null} figure */
    async show(wished, figure) {
      spec = figure;
      if (wished === null) return;
      await actions.open({ ...wished, ...(figure?.view && { tab: figure.view }) });
    },
    /** The trace that an exercise is about, where it is the one that is drawn. @param {import("./types.js").Asking} exercise */
    traceOf: (exercise) => (exercise.figure?.mode === store.state.trace.mode ? store.state.trace : null),
  };
}

/** Asks once a frame which step is due, as long as a figure is playing. @param {{store: import("../store.js").Store, actions: import("../actions.js").Actions}} desk */
export function playing({ store, actions }) {
  let running = false;
  const tick = () => {
    const { playing: play, trace, excerpt, granularity, speed, k } = store.state;
    running = play !== null;
    if (play === null) return;
    const { k: now, ended } = due(trace, play.from, granularity, performance.now() - play.since, pace(granularity, speed), bounds(trace, excerpt)[1]);
    if (now !== k || ended) actions.played(now, ended);
    requestAnimationFrame(tick);
  };
  effect(() => {
    if (store.held.value.playing !== null && !running) {
      running = true;
      requestAnimationFrame(tick);
    }
  });
}

/** @typedef {ReturnType<typeof figureDesk>} FigureDesk */
