// The actions of the ledger and of the elimination game: each of them writes parameters of a mode, so that links, undo and replay need nothing of their own. Knows no view.
import { ApiError, reasonOf } from "./api.js";
import { gameOf, ownOrder, standsAt } from "./game.js";
import { withParams } from "./store.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Trace} Trace */
/** `quick`: it was searched for a moment only. @typedef {{key: string, waiting: boolean, quick: boolean, failure?: string, multiplications?: number, least?: number, states?: number, proven?: boolean, order?: string[],
 *   rules?: import("./types.js").FoundTable}} Best */

/** Programs on which forward and reverse both take more than they must, with the proven fewest vertex by vertex. The first is the beam of a lighthouse (Griewank and Walther). */
export const GAMES = [
  { id: "lighthouse", source: "nu = 2\ngamma = 3\nomega = 0.5\nt = 1.5\ny = nu*tan(omega*t)/(gamma - tan(omega*t))\nz = gamma*y\nreturn y, z\n" },
  { id: "hourglass", source: "a = 1\nb = 2\nc = 0.5\ns = sin(a*b*c)\nu = exp(s)\nv = sqrt(u)\np = cos(v)\nq = v^2\nr = log(v)\nreturn p, q, r\n" },
  { id: "bowtie", source: "a = 1\nb = 2\ns = sin(a*b)\np = s*a\nq = s*b\nm = tanh(p*q)\nf = m^2\ng = exp(m)\nh = m*s\nreturn f, g, h\n" },
];

/** Graphs with so few vertices are searched without being asked: their proof takes a moment. */
export const SMALL = 14;
const QUICK = { moves: 500, states: 1000 };

/** What the best order depends on: not on the numbers.
 * @param {Pick<Trace, "source" | "graph">} trace @param {boolean} free */
export const bestKey = ({ source, graph }, free) => JSON.stringify([source, free, graph.nodes.op.length]);

/** @param {{store: import("./store.js").Store, api: import("./api.js").Api, play: () => void, open: (source: string, more: Partial<State>, step: import("./loading.js").Step) => void,
 *   edit: (kind: string, patch: Partial<State>, step: import("./loading.js").Step) => Promise<void> | undefined}} parts */
export function gameActions({ store, api, play, open, edit }) {
  const { change } = store;
  /** What changes when another order is no longer looked at: the pace is the person's own again. */
  const left = () => (store.state.watching === null ? {} : { watching: null, granularity: store.state.watching.granularity });

  return {
    /** Pulls factors out of the sum over paths, from one end or the other.
     * @param {{input: string, output: string}} pair @param {"prefixes" | "suffixes"} by */
    factor(pair, by) {
      change({ pair, playing: null, pick: null, tab: "ledger" });
      edit("mode!", { mode: "factor", params: withParams(store.state, "factor", { ...pair, by }) }, "start");
    },
    /** The order so far; an empty one begins the game.
     * @param {string[]} order */
    eliminate(order) {
      change({ playing: null, pick: null, hover: null, ...left() });
      edit("eliminate!", { mode: "elimination", params: withParams(store.state, "elimination", { order }) }, standsAt);
    },
    /** Plays an order of others, node by node; the own game is kept.
     * @param {string} name @param {string | string[]} order */
    async watch(name, order) {
      const { state } = store;
      const granularity = state.watching?.granularity ?? state.granularity;
      const watching = { name, order, own: ownOrder(state), source: state.trace.source, granularity };
      change({ playing: null, pick: null, hover: null, granularity: "node", watching });
      await edit("watch!", { mode: "elimination", params: withParams(store.state, "elimination", { order }) }, "start");
      const { watched } = gameOf(store.state);
      if (store.state.watching === watching && watched === name && store.state.failure === null) play();
    },
    /** Back to the own game, as it was. */
    ownGame() {
      const { state } = store;
      change({ playing: null, pick: null, hover: null, ...left() });
      edit("eliminate!", { mode: "elimination", params: withParams(store.state, "elimination", { order: ownOrder(state) }) }, standsAt);
    },
    /** Begins a game on one of its own programs.
     * @param {string} source */
    playOn(source) {
      change(left());
      const { units } = store.state.params.elimination ?? {};
      open(source, { mode: "elimination", params: { elimination: { order: [], ...(units && { units }) } } }, standsAt);
    },
    /** Searches for the best order and tries to prove that none is better, within the limits of the service, or for a moment only.
     * @param {boolean} [quick] */
    async seekBest(quick = false) {
      const { source, at, trace, fold, params } = store.state;
      const key = bestKey(trace, gameOf(store.state).free);
      const before = store.state.best?.key === key ? store.state.best : {};
      change({ best: { ...before, key, waiting: true, quick } });
      try {
        const own = { ...params.elimination, order: "best", ...(quick && QUICK) };
        const answer = await api.trace({ source, at, mode: "elimination", params: own, fold: fold ?? "auto" }, "best");
        if (answer === null) return;
        const found = new Map(answer.result.found.map(({ name, value }) => [name, value]));
        const numbers = { multiplications: Number(found.get("multiplications")), least: Number(found.get("least")), states: Number(found.get("states")) };
        change({ best: { key, waiting: false, quick, ...numbers, proven: found.get("proven") === true, order: found.get("order"), rules: found.get("rules") } });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        change({ best: { ...before, key, waiting: false, quick, failure: reasonOf(error.failure) } });
      }
    },
  };
}
