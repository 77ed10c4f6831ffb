// What the one store of a graph holds (held.js keeps it). Only actions.js may call `change`; views get values and never the store.
import { openingCoding } from "./coding.js";
import { openingCosting } from "./cost.js";
import { empty } from "./history.js";
import { openingPanes } from "./panes.js";
import { frame, frameFrom } from "./replay.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Failure} Failure */
/** @typedef {import("./types.js").Target} Target */
/** @typedef {{name: string, kind: string, gloss: string, default?: string, choices?: string[], least?: number | null, most?: number | null, optional?: boolean,
 *   when?: {param: string, is: string} | null}} Param */
/** @typedef {{name: string, title: string, gloss: string, channel: string, needs?: string, params: Param[]}} Mode */
/** @typedef {{version: string, language: string, catalogues: Record<string, string>, trace: Trace, modes: Mode[]}} Bootstrap */

/** @typedef {object} State
 * @property {string} version
 * @property {string} language that the page speaks
 * @property {string[]} languages that it could speak
 * @property {string | null} lang the language that was chosen, here or by the link; null: it is the browser's wish
 * @property {Mode[]} modes
 * @property {string} source
 * @property {Record<string, number>} at
 * @property {string} mode
 * @property {Record<string, Record<string, any>>} params by mode
 * @property {number[] | null} fold the numbers of the groups that are folded; null: as the service thinks best
 * @property {boolean} expand whether tensors are written out in single numbers
 * @property {number} k
 * @property {[number, number] | null} excerpt the part of the steps that the transport goes through; null: all
 * @property {string} tab
 * @property {string | null} second the view that stands beside or under the first, where there is room
 * @property {import("./panes.js").Panes} panes how the panel is arranged
 * @property {"number" | "symbol"} labels
 * @property {"plain" | "dual"} notation how forward mode writes a value and its tangent
 * @property {import("./types.js").Granularity} granularity
 * @property {number} speed
 * @property {"LR" | "TB"} direction
 * @property {Trace} trace the last answer that was good
 * @property {boolean} busy
 * @property {boolean} moving numbers have changed, and the whole trace is yet to come
 * @property {boolean} held a hand is on a number and may move it on
 * @property {Failure | null} failure
 * @property {boolean} offline
 * @property {string | null} notice name of a sentence
 * @property {{from: number, since: number} | null} playing
 * @property {Target} hover
 * @property {Target} pick
 * @property {import("./types.js").Animate} animate
 * @property {Record<string, number>} ranges how far each slider reaches
 * @property {boolean} folded
 * @property {boolean} help
 * @property {boolean} presenting whether only the step is shown, large
 * @property {boolean} blank whether the screen is blank while presenting
 * @property {number} again how often the step in hand was asked to be said again
 * @property {boolean} touched whether the person has stepped yet
 * @property {"system" | "light" | "dark"} theme
 * @property {boolean} keys
 * @property {boolean} streak whether right answers in a row are counted where one predicts
 * @property {"wide" | "narrow"} shape
 * @property {"full" | "reduced"} motion
 * @property {import("./history.js").History<any>} history
 * @property {{key: string, paths: import("./types.js").Paths} | null} paths for the pair of the panel, in any mode
 * @property {{input: string, output: string} | null} pair
 * @property {Record<string, any>} symbolic answers by "output/input"
 * @property {{output: string, input: string} | null} checking the derivative that the view of checks is about
 * @property {Record<string, any>} checks answers by "output/input"
 * @property {any} costs what each mode costs on the program, once it was asked for
 * @property {import("./games.js").Best | null} best what the search for the best order of elimination found
 * @property {import("./game.js").Watching | null} watching the order of others that is looked at in the elimination game
 * @property {import("./cost.js").Costing} costing the family and the checkpoints of the view of costs
 * @property {import("./descent.js").Landscape | null} landscape the land that a descent walks on
 * @property {import("./coding.js").Coding} coding the derivatives as a program
 * @property {{url: string, size: number, copied: boolean} | null} shared */

/** The page as it opens, from what the server sent along.
 * @param {Bootstrap} bootstrap
 * @returns {State} */
export function openingState(bootstrap) {
  const { trace } = bootstrap;
  return {
    version: bootstrap.version,
    language: bootstrap.language,
    languages: Object.keys(bootstrap.catalogues),
    lang: null,
    modes: bootstrap.modes,
    source: trace.source,
    at: {},
    mode: trace.mode,
    params: {},
    fold: null,
    expand: false,
    k: trace.start,
    excerpt: null,
    tab: "table",
    second: null,
    panes: openingPanes(),
    labels: "number",
    notation: "plain",
    granularity: "edge",
    speed: 1,
    direction: "LR",
    trace,
    busy: false,
    moving: false,
    held: false,
    failure: null,
    offline: false,
    notice: null,
    playing: null,
    hover: null,
    pick: null,
    animate: null,
    ranges: {},
    folded: false,
    help: false,
    presenting: false,
    blank: false,
    again: 0,
    touched: false,
    theme: "system",
    keys: true,
    streak: false,
    shape: "wide",
    motion: "full",
    history: empty(),
    paths: null,
    pair: null,
    symbolic: {},
    checking: null,
    checks: {},
    costs: null,
    costing: openingCosting(),
    best: null,
    watching: null,
    landscape: null,
    coding: openingCoding(),
    shared: null,
  };
}

/** What undo brings back.
 * @param {State} state */
export function editOf({ source, at, mode, params, fold, expand }) {
  return { source, at, mode, params, fold, expand };
}

/** The parameters of all modes, with some of one mode put in. @param {Pick<State, "params">} state @param {string} mode @param {Record<string, any>} own @returns {State["params"]} */
export const withParams = ({ params }, mode, own) => ({ ...params, [mode]: { ...params[mode], ...own } });

/** @typedef {import("./held.js").Held<State>} Store */

/** Where a mode opens, everything before is done and nothing of it is in hand: the frame without what its last step did.
 * @param {import("./types.js").Frame} opening @returns {import("./types.js").Frame} */
const calm = (opening) => ({ ...opening, node: -1, edge: -1, item: -1, changed: [] });

/** The frame of a state; the same state gives the same object, so that views can tell that nothing changed. */
export function framer() {
  /** @type {{trace: Trace, k: number, frame: import("./types.js").Frame} | null} */
  let last = null;
  /** @param {State} state */
  return ({ trace, k }) => {
    if (last === null || last.trace !== trace || last.k !== k) {
      const now = last?.trace === trace ? frameFrom(trace, last.frame, k) : frame(trace, k);
      last = { trace, k, frame: k === trace.start ? calm(now) : now };
    }
    return last.frame;
  };
}
