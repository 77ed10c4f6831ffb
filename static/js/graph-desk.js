// A graph at work: its store, its actions, the frame on show, and the two things that go on by themselves, playing and asking for the code on show.
// The studio, every screen of a lesson and every embedded graph are one. Knows no page.
import { effect } from "@preact/signals-core";
import { createActions } from "./actions.js";
import { createStore } from "./held.js";
import { shows } from "./panes.js";
import { due, pace } from "./player.js";
import { bounds } from "./replay.js";
import { framer } from "./store.js";

/** @param {{opening: import("./store.js").State, api: import("./api.js").Api, lent: import("./actions.js").Lent, tabs: (state: import("./store.js").State) => string[]}} parts */
export function graphDesk({ opening, api, lent, tabs }) {
  const store = createStore(opening);
  const actions = createActions({ store, api, lent, tabs });
  const frameOf = framer();
  // The code of what is drawn is asked for only while its panel is open.
  effect(() => {
    const state = store.held.value;
    if (shows(state, "code") && !state.moving) actions.loadCode();
  });
  play(store, actions);
  return { store, actions, frame: () => frameOf(store.state) };
}

/** Asks once a frame which step is due, as long as the graph is playing.
 * @param {import("./store.js").Store} store @param {import("./actions.js").Actions} actions */
function play(store, actions) {
  let running = false;
  const tick = () => {
    const { playing, trace, excerpt, granularity, speed, k } = store.state;
    running = playing !== null;
    if (playing === null) return;
    const { k: now, ended } = due(trace, playing.from, granularity, performance.now() - playing.since, pace(granularity, speed), bounds(trace, excerpt)[1]);
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
