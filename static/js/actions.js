// Everything a person can do. The only writer of the store. Gets clock, timer, clipboard and network handed in; knows no view.
import { codingActions } from "./coding.js";
import { descentActions } from "./descent.js";
import { EXAMPLES, programOf } from "./examples.js";
import { everyGroup, foldedNow, rowAround, toggled } from "./folding.js";
import { follower } from "./following.js";
import { gameActions } from "./games.js";
import * as history from "./history.js";
import { linkOf, MAX_IN } from "./link.js";
import { sameTarget } from "./linked.js";
import { loader } from "./loading.js";
import { paneActions } from "./panes.js";
import { GRANULARITIES, motion, SPEEDS } from "./player.js";
import { preferringActions } from "./preferring.js";
import { presentActions } from "./presenting.js";
import { bounds, clamp, stepTo } from "./replay.js";
import { reporter } from "./reports.js";
import { seedActions } from "./seeds.js";
import { applyFix } from "./source.js";
import { speakingActions } from "./speaking.js";
import { editOf, withParams } from "./store.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Target} Target */
/** @typedef {import("./types.js").Granularity} Granularity */

/** What the browser lends.
 * @typedef {object} Lent
 * @property {() => number} now
 * @property {(run: () => void, ms: number) => () => void} later gives a way to call it off
 * @property {(text: string) => Promise<boolean>} copy
 * @property {(state: State) => Promise<string>} link
 * @property {(key: string, value: string) => void} remember
 * @property {(id: string) => void} focus
 * @property {(code: string) => Promise<boolean | null>} words puts the catalogue of a language in use (see language.js)
 * @property {() => import("./live.js").Socket} [socket] a connection for live numbers, where there may be one */

const TYPING_MS = 180;
const COUNT_MAX = 200;

/** @param {{store: Store, api: import("./api.js").Api, lent: Lent, tabs: (state: State) => string[]}} parts */
export function createActions({ store, api, lent, tabs }) {
  const { change } = store;
  const loading = loader(store, api);
  const { load, loadPaths } = loading;
  const following = follower({ store, loading, lent });
  let waiting = () => {};

  /** Remembers the state before an edit, makes the edit and asks for its trace.
   * @param {string} kind @param {Partial<State>} patch @param {import("./loading.js").Step | "live" | "live-end"} step "live": only numbers change; "live-end": what they do is seen at the end @param {number} [wait]
   * @returns {Promise<void> | undefined} when its trace is there, where that is asked for at once */
  function edit(kind, patch, step, wait = 0) {
    const { state } = store;
    const before = following.again(kind) ? state.history : history.record(state.history, kind, editOf(state), lent.now());
    change({ ...patch, history: before, notice: null, animate: null, shared: null });
    waiting();
    if (step === "live" || step === "live-end") {
      following.follow(step === "live" ? "keep" : "end");
      return undefined;
    }
    following.forget();
    if (wait === 0) return load(step);
    waiting = lent.later(() => load(step), wait);
    return undefined;
  }

  /** Begins with another program.
   * @param {string} source @param {Partial<State>} [more] its mode, and what that is told @param {import("./loading.js").Step} [step] */
  function open(source, more = {}, step = "start") {
    change({ pick: null, hover: null, pair: null, playing: null, ranges: {} });
    edit("example!", { source, at: {}, params: {}, fold: null, expand: false, ...more }, step);
  }

  /** @param {{history: any, state: any} | null} turn */
  function restore(turn) {
    if (turn === null) return;
    waiting();
    following.forget();
    change({ ...turn.state, history: turn.history, animate: null, playing: null });
    load("keep");
  }

  const ends = () => bounds(store.state.trace, store.state.excerpt);

  /** The nearest index that may be shown. @param {number} k */
  function within(k) {
    const [least, most] = ends();
    return Math.max(clamp(k, most), least);
  }

  /** @param {number} k @param {boolean} moves whether colour may travel */
  function goto(k, moves) {
    const { k: from, motion: wish, granularity, speed, playing } = store.state;
    const to = within(k);
    if (to === from) return;
    const animate = moves && wish === "full" && to > from ? { from, to, ms: motion(granularity, speed, playing !== null) } : null;
    change({ k: to, animate, pick: store.state.pick?.kind === "path" ? store.state.pick : null, shared: null, again: 0 });
  }

  /** @param {Record<string, any>} own */
  const paramsWith = (own) => withParams(store.state, store.state.mode, own);

  const actions = {
    /** @param {number} k */
    goto(k) {
      change({ playing: null, touched: true });
      goto(k, false);
    },
    /** @param {1 | -1} direction */
    step(direction) {
      const { trace, k, granularity } = store.state;
      const to = within(stepTo(trace, k, granularity, direction));
      change({ playing: null, touched: true });
      if (to === k) actions.sayAgain(); // at either end: who cannot see it hears it
      else goto(to, direction > 0);
    },
    next: () => actions.step(1),
    /** Says the step once more, to those who listen. */
    sayAgain: () => change({ again: store.state.again + 1 }),
    first: () => actions.goto(0),
    last: () => actions.goto(store.state.trace.steps.count),
    play() {
      const { playing, k, trace, excerpt } = store.state;
      if (playing) return change({ playing: null });
      const [least, most] = ends();
      const from = k < most ? k : excerpt === null ? trace.start : least;
      if (from !== k) goto(from, false);
      change({ playing: { from, since: lent.now() }, touched: true });
    },
    /** A frame of playing: graph-desk.js has worked out which index is due.
     * @param {number} k @param {boolean} ended */
    played(k, ended) {
      goto(k, true);
      if (ended) change({ playing: null });
    },
    /** @param {number} speed */
    setSpeed(speed) {
      const { playing, k } = store.state;
      change({ speed, playing: playing && { from: k, since: lent.now() } });
    },
    /** @param {1 | -1} direction */
    changeSpeed(direction) {
      const at = SPEEDS.indexOf(store.state.speed) + direction;
      actions.setSpeed(SPEEDS[clamp(at, SPEEDS.length - 1)]);
    },
    /** @param {Granularity} granularity */
    setGranularity(granularity) {
      const { playing, k } = store.state;
      change({ granularity, playing: playing && { from: k, since: lent.now() } });
    },
    nextGranularity() {
      actions.setGranularity(GRANULARITIES[(GRANULARITIES.indexOf(store.state.granularity) + 1) % GRANULARITIES.length]);
    },

    /** @param {string} source */
    setSource(source) {
      edit("text", { source }, "typed", TYPING_MS);
    },
    applyFix() {
      const { failure, source } = store.state;
      if (failure?.fix) edit("fix!", { source: applyFix(source, failure.fix), failure: null }, "typed");
    },
    /** @param {string} id */
    chooseExample(id) {
      const example = EXAMPLES.find((each) => each.id === id);
      if (example) open(programOf(example));
    },
    /** @param {string} name @param {number} value */
    setInput(name, value) {
      if (!Number.isFinite(value) || store.state.at[name] === value) return;
      edit(`slider:${name}`, { at: { ...store.state.at, [name]: value } }, "live");
    },
    reach: following.reach,
    grasp: following.grasp,
    release: following.release,
    /** @param {string} name @param {number} reach */
    setRange(name, reach) {
      change({ ranges: { ...store.state.ranges, [name]: reach } });
    },
    resetInputs() {
      change({ ranges: {} });
      edit("reset!", { at: {} }, "keep");
    },
    /** @param {string} mode */
    setMode(mode) {
      if (mode === store.state.mode || !store.state.modes.some((each) => each.name === mode)) return;
      change({ playing: null, pick: null });
      edit("mode!", { mode }, "start");
      if ((mode === "paths" || mode === "descent") && store.state.tab === "table") actions.bringTab(mode);
      else if (mode !== "paths" && store.state.tab === "paths") actions.bringTab(mode === "factor" ? "ledger" : "table");
    },
    /** Goes to a view of another mode.
     * @param {{name: string, mode: string}} view */
    goToView({ name, mode }) {
      actions.setMode(mode);
      actions.setTab(name);
    },
    /** Seeds one target with 1 and begins again.
     * @param {string} name */
    seedOnly(name) {
      change({ playing: null });
      edit("seed!", { params: paramsWith({ seed: { [name]: 1 } }) }, "start");
    },
    /** @param {string} name @param {number} value */
    setSeed(name, value) {
      const seed = { ...store.state.trace.params.seed, ...store.state.params[store.state.mode]?.seed, [name]: value };
      edit(`seed:${name}`, { params: paramsWith({ seed }) }, "live");
    },
    /** A number within what its parameter allows.
     * @param {import("./store.js").Param} param @param {number} value */
    setNumber({ name, kind, least, most }, value) {
      const within = Math.min(Math.max(kind === "count" ? Math.round(value) : value, least ?? -Infinity), most ?? (kind === "count" ? COUNT_MAX : Infinity));
      edit(`number:${name}`, { params: paramsWith({ [name]: within }) }, "start");
    },
    /** Anything else that a mode may be told; null leaves it to the mode.
     * @param {string} name @param {string | string[] | null} value */
    setParam(name, value) {
      const own = paramsWith({ [name]: value });
      if (value === null) delete own[store.state.mode][name];
      change({ playing: null, pick: null });
      edit("param!", { params: own }, "start");
    },
    /** @param {string} input @param {string} output */
    setPair(input, output) {
      change({ pair: { input, output }, pick: null, playing: null });
      if (store.state.mode === "paths") edit("pair!", { params: paramsWith({ input, output }) }, "start");
      else loadPaths();
    },
    /** Steps along the paths of a pair, from whatever mode.
     * @param {{input: string, output: string}} pair */
    walk(pair) {
      change({ pair, playing: null, pick: null, tab: "paths" });
      edit("mode!", { mode: "paths", params: withParams(store.state, "paths", pair) }, "start");
    },

    /** @param {Target} hover */
    hover(hover) {
      if (!sameTarget(hover, store.state.hover)) change({ hover });
    },
    /** @param {Target} pick */
    pick(pick) {
      change({ pick: sameTarget(pick, store.state.pick) ? null : pick });
    },
    /** @param {"number" | "symbol"} labels */
    setLabels(labels) {
      change({ labels });
    },
    /** @param {"plain" | "dual"} notation */
    setNotation(notation) {
      change({ notation });
    },
    switchLabels: () => actions.setLabels(store.state.labels === "number" ? "symbol" : "number"),
    /** @param {"LR" | "TB"} direction */
    setDirection(direction) {
      following.forget();
      change({ direction });
      load("keep");
    },
    tidy: () => loading.tidy(),
    /** Folds a group of the graph, or unfolds it.
     * @param {number} number */
    toggleGroup(number) {
      edit("fold!", { fold: toggled(foldedNow(store.state.trace, store.state.fold), number) }, "keep");
    },
    /** The group around what is pointed at or picked; without one, all of them.
     * @param {Target} [target] */
    foldHere(target = store.state.hover ?? store.state.pick) {
      const { trace } = store.state;
      const row = target?.kind === "node" ? rowAround(trace, target.id) : -1;
      if (row >= 0) actions.toggleGroup(trace.graph.groups.number[row]);
      else if (trace.graph.groups.folded.every(Boolean)) actions.unfoldAll();
      else actions.foldAll();
    },
    foldAll() {
      const now = foldedNow(store.state.trace, store.state.fold);
      const fold = everyGroup(store.state.trace, now);
      if (fold.length > now.length) edit("fold!", { fold }, "keep");
    },
    unfoldAll() {
      if (foldedNow(store.state.trace, store.state.fold).length > 0) edit("fold!", { fold: [] }, "keep");
    },
    /** Writes tensors out in single numbers, or puts them together again.
     * @param {boolean} expand */
    setExpand(expand) {
      change({ pick: null, hover: null, playing: null });
      edit("expand!", { expand }, "start");
    },
    /** @param {boolean} help */
    setHelp(help) {
      change({ help });
    },
    /** Lets go of whatever is held, one thing at a time. */
    escape() {
      if (actions.leaveStage()) return;
      const { pick, hover, playing, shared, notice } = store.state;
      if (playing) change({ playing: null });
      else if (pick || hover) change({ pick: null, hover: null }); // with the hand's mark goes its card
      else if (shared || notice) change({ shared: null, notice: null });
    },
    dismiss: () => change({ notice: null, shared: null }),
    retry: () => load("keep"),
    undo: () => restore(history.undo(store.state.history, editOf(store.state))),
    redo: () => restore(history.redo(store.state.history, editOf(store.state))),
    async share() {
      const url = await linkOf(lent.link, store.state);
      if (url === null || new URL(url).hash.length > MAX_IN) return change({ notice: "share-too-long" });
      const copied = await lent.copy(url);
      change({ shared: { url, size: url.length, copied } });
    },
    /** Shows one derivative by every way.
     * @param {string} output @param {string} input */
    check(output, input) {
      change({ checking: { output, input } });
      if (store.state.tab !== "checks" && store.state.second !== "checks") actions.setTab("checks");
    },
    ...preferringActions({ store, remember: lent.remember }),
    ...speakingActions({ store, api, load, hangUp: following.hangUp, lent }),
    ...paneActions({ store, tabs, remember: lent.remember, seen: () => loadPaths() }),
    ...codingActions({ store, api, copy: lent.copy, open }),
    ...reporter(store, api, edit),
    ...seedActions({ store, edit }),
    ...gameActions({ store, api, edit, open, play: () => actions.play() }),
    /** @param {string} text */
    copyText: (text) => lent.copy(text),
    ...descentActions({ store, api, open }),
    ...presentActions({ store, step: (direction) => actions.step(direction), focus: lent.focus, later: lent.later }),
    /** Carries out a suggestion.
     * @param {import("./story.js").Suggestion} suggestion */
    follow({ action, payload }) {
      if (action === "mode") actions.setMode(payload);
      else if (action === "seed") actions.seedOnly(Object.keys(payload)[0]);
      else if (action === "walk") actions.walk(payload);
      else if (action === "factor") actions.factor(payload.pair, payload.by);
      else if (action === "sweep") actions.sweep(payload.mode, payload.seed);
      else if (action === "own") return lent.focus("program");
      lent.focus("next");
    },
    /** Opens what a link holds, already checked.
     * @param {Record<string, any>} linked */
    open(linked) {
      following.forget();
      change({ at: {}, params: {}, fold: null, expand: false, excerpt: null, watching: null, ...linked, history: history.empty(), pick: null, pair: null, playing: null, notice: null });
      return load(linked.k ?? "start");
    },
    /** @param {string} notice */
    explain(notice) {
      change({ notice });
    },
    /** What the browser is like: its width, its wishes for motion and colour.
     * @param {Partial<Pick<State, "shape" | "motion" | "theme" | "language" | "lang" | "keys" | "streak" | "panes" | "second" | "tab" | "folded">>} patch */
    environment(patch) {
      change(patch);
    },
  };
  return actions;
}

/** @typedef {ReturnType<typeof createActions>} Actions */
