// Asks for the trace of a state and puts the answer into the store. One half of the actions; knows no view.
import { ApiError } from "./api.js";
import { inputNames, inputsOf, outputNames, partsOf } from "./coordinates.js";
import { carried, foldedNow, refolded, sameStep } from "./folding.js";
import { shows } from "./panes.js";
import { pictures } from "./pictures.js";
import { clamp } from "./replay.js";
import { mentions } from "./source.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {"keep" | "typed" | "start" | "end" | number | ((trace: Trace) => number)} Step which step to show when the answer is there; "typed": keep it, and numbers typed into the program win */

const PATHS_SHOWN = 50;

/** The parts of a record whose names occur in a program: after an edit some names may be gone.
 * @template V
 * @param {Record<string, V>} record @param {string} source
 * @returns {Record<string, V>} */
const still = (record, source) => Object.fromEntries(Object.entries(record).filter(([name]) => mentions(source, name) || mentions(source, partsOf(name).base)));

/** The parameters of a mode without what the program no longer has.
 * @param {Record<string, any>} params @param {string} source */
function paramsFor(params, source) {
  const kept = Object.entries(params).map(([key, value]) => [key, typeof value === "object" && value !== null && !Array.isArray(value) ? still(value, source) : value]);
  return Object.fromEntries(kept.filter(([, value]) => typeof value !== "object" || Array.isArray(value) || Object.keys(value).length > 0));
}

/** Starting values that the program itself changed since the last answer: the person typed a new number, so it wins over the slider.
 * @param {Trace} old @param {Trace} trace @param {Record<string, number>} at */
function overtaken(old, trace, at) {
  const startsOf = (/** @type {Trace} */ { graph }) => new Map(inputsOf(graph).map(({ name, start }) => [name, start]));
  const before = startsOf(old);
  const after = startsOf(trace);
  return Object.keys(at).filter((name) => before.has(name) && after.has(name) && before.get(name) !== after.get(name));
}

/** Whether the last step is on the page, and has something of the mode to tell. @param {State} state */
const atEnd = ({ trace, k }) => k === trace.steps.count && k > trace.start;

/** Which step a trace that has come is shown at. @param {State} state before it @param {Trace} trace @param {Step} step @param {string} source what it was asked for */
function landing(state, trace, step, source) {
  const { start, steps: { count } } = trace;
  if (step === "start") return start;
  if (step === "end") return count;
  const wanted = typeof step === "function" ? step(trace) : step;
  if (typeof wanted === "number") return clamp(wanted, count);
  const sameMode = trace.mode === state.trace.mode;
  if (sameMode && refolded(state.trace, trace)) return clamp(sameStep(state.trace, trace, state.k), count);
  if (source !== state.trace.source && !(sameMode && count === state.trace.steps.count)) return start;
  return wanted === "keep" && sameMode && atEnd(state) ? count : clamp(state.k, count); // whoever looks at the end goes on looking at it
}

/** Whether an edge's number means the same edge in both. @param {Trace["graph"]} a @param {Trace["graph"]} b */
const sameEdges = (a, b) => a.edges.from.length === b.edges.from.length && a.edges.from.every((from, edge) => from === b.edges.from[edge] && a.edges.to[edge] === b.edges.to[edge]);

/** What each whole trace answered. @type {WeakMap<Trace, import("./live.js").Question>} */
const questions = new WeakMap();

/** @param {import("./store.js").Store} store @param {import("./api.js").Api} api */
export function loader(store, api) {
  const { change } = store;
  const drawn = pictures();
  /** @type {Step | null} a request that waits for the one under way */
  let next = null;
  let asked = "";

  /** What an answer is about, but for its numbers: those of a seed are such. @param {State} state */
  const shapeOf = ({ source, mode, params, direction, fold, expand }) => JSON.stringify([source, mode, { ...params[mode], seed: null }, direction, fold, expand]);

  /** @param {Step} step @returns {Promise<void>} */
  async function load(step) {
    const { state } = store;
    // While a slider is dragged only numbers change: let the answer under way arrive, so that the picture keeps moving.
    if (state.busy && shapeOf(state) === asked) {
      next = next === null || next === "keep" ? step : next;
      return;
    }
    next = null;
    asked = shapeOf(state);
    change({ busy: true });
    await ask(state, step, false);
  }

  /** @param {State} state @param {Step} step @param {boolean} bare without parameters and overrides
   * @returns {Promise<void>} */
  async function ask(state, step, bare) {
    const { source, mode, direction, fold, expand } = state;
    const at = bare ? {} : still(state.at, source);
    const params = bare ? {} : paramsFor(state.params[mode] ?? {}, source);
    try {
      const came = await api.trace({ source, at, mode, params, direction, fold: fold ?? "auto", ...(expand && { expand }) });
      if (came === null) return;
      const trace = drawn.follow(store.state.trace, came, step === "keep" || step === "typed");
      questions.set(trace, { source, at, mode, params, fold: fold ?? "auto", expand });
      arrived(trace, step, state, at);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { failure } = error;
      // An edit of the program may leave parameters behind that no longer fit; one that was just typed is explained instead.
      const left = source !== store.state.trace.source || mode !== store.state.trace.mode;
      if (!bare && left && failure.code === "E_PARAM" && (Object.keys(at).length > 0 || Object.keys(params).length > 0)) return ask(state, step, true);
      const offline = failure.code === "OFFLINE";
      if (!offline) change({ k: clamp(store.state.k, store.state.trace.steps.count) }); // a link may name a step of the program that failed, not of the one on show
      change({ busy: false, moving: false, offline, failure: offline ? store.state.failure : { ...failure, source }, playing: null });
    }
    if (next !== null) await load(next);
  }

  /** @param {Trace} trace @param {Step} step @param {State} asker @param {Record<string, number>} at */
  function arrived(trace, step, asker, at) {
    const { state } = store;
    const gone = step === "typed" ? overtaken(state.trace, trace, at) : [];
    const same = trace.steps.count === state.trace.steps.count && trace.mode === state.trace.mode;
    const otherwise = trace.mode === state.trace.mode && refolded(state.trace, trace);
    const structure = trace.graph.nodes.op.length === state.trace.graph.nodes.op.length;
    change({
      trace,
      k: landing(state, trace, step, asker.source),
      busy: false,
      moving: false,
      failure: null,
      offline: false,
      symbolic: {},
      checks: {},
      costs: trace.source === state.trace.source ? state.costs : null,
      playing: same && !otherwise ? state.playing : null,
      hover: otherwise ? carried(state.trace, trace, state.hover) : structure ? state.hover : null,
      pick: otherwise ? carried(state.trace, trace, state.pick) : structure ? state.pick : null,
      paths: sameEdges(state.trace.graph, trace.graph) ? state.paths : null, // their edges are numbers of the graph
      animate: null,
    });
    if (gone.length > 0) {
      change({ at: Object.fromEntries(Object.entries(store.state.at).filter(([name]) => !gone.includes(name))) });
      load("keep");
    }
    loadPaths();
  }

  /** The paths of the panel's pair, also while another mode is stepped. */
  async function loadPaths() {
    const { state } = store;
    api.callOff("paths"); // whatever was asked before is about something else, also where nothing is asked now
    if (!["paths", "ledger", "health"].some((name) => shows(state, name)) || state.mode === "paths" || state.trace.graph.coordinates !== null) return;
    const pair = pairOf(state);
    if (pair === null) return;
    const { source } = state.trace;
    const at = still(state.at, source);
    const fold = foldedNow(state.trace, null); // the picture's own edges are what the paths go along
    const key = JSON.stringify([source, at, pair, fold]);
    if (state.paths?.key === key) return;
    try {
      const trace = await api.trace({ source, at, mode: "paths", params: { ...pair, limit: PATHS_SHOWN }, fold }, "paths");
      if (trace?.result.paths) change({ paths: { key, paths: trace.result.paths } });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      change({ paths: null });
    }
  }

  return {
    load,
    loadPaths,
    /** The graph drawn afresh, or as it was before. */
    tidy() {
      const old = store.state.trace;
      const trace = drawn.tidy(old);
      const question = questions.get(old);
      if (question) questions.set(trace, question);
      change({ trace, animate: null });
    },
    /** The trace under way is not wanted: newer numbers come another way. */
    callOff() {
      next = null;
      api.callOff("trace");
      if (store.state.busy) change({ busy: false });
    },
    /** What a whole trace answered; the one that came with the page answered its program alone.
     * @param {Trace} trace @returns {import("./live.js").Question} */
    questionOf: (trace) => questions.get(trace) ?? { source: trace.source, at: {}, mode: trace.mode, params: {}, fold: "auto", expand: false },
    /** The point that a state is at. @param {State} state */
    pointOf: ({ source, at, mode, params }) => ({ at: still(at, source), params: paramsFor(params[mode] ?? {}, source) }),
  };
}

/** The pair that the paths panel shows: what was chosen there, else what the mode is about.
 * @param {Pick<State, "trace" | "pair" | "mode">} state
 * @returns {{input: string, output: string} | null} */
export function pairOf({ trace, pair, mode }) {
  const ins = inputNames(trace.graph);
  const outs = outputNames(trace.graph);
  if (ins.length === 0 || outs.length === 0) return null;
  if (mode === "paths" && trace.mode === "paths") return { input: trace.params.input, output: trace.params.output };
  const seeded = Object.keys(trace.params.seed ?? {})[0] ?? "";
  /** @param {string[]} names @param {(string | undefined)[]} wishes */
  const pick = (names, wishes) => wishes.find((wish) => wish !== undefined && names.includes(wish)) ?? names[0];
  const output = pick(outs, [pair?.output, seeded]);
  return { input: pick(ins, [pair?.input, manifold(trace, seeded, output), seeded]), output };
}

/** An input with several paths to an output, where there is something to add up: the wished one, else the one with the most; none where no input has.
 * Through a loop it is what goes through all of its turns that is followed, not a weight that joins at each.
 * @param {Trace} trace @param {string} wish @param {string} output @returns {string | undefined} */
function manifold({ graph: { nodes, edges, inputs, outputs, coordinates, groups } }, wish, output) {
  const end = outputs.find(({ name }) => name === output)?.node;
  if (coordinates !== null || end === undefined || groups.kind.includes("turn")) return undefined;
  const ways = nodes.op.map((_, node) => (node === end ? 1 : 0));
  for (let edge = edges.to.length - 1; edge >= 0; edge -= 1) if (edges.partial[edge] !== null) ways[edges.from[edge]] += ways[edges.to[edge]];
  const several = inputs.filter((node) => ways[node] > 1);
  const best = several.find((node) => nodes.label[node] === wish) ?? several.sort((a, b) => ways[b] - ways[a])[0];
  return best === undefined ? undefined : nodes.label[best];
}
