// The actions of the ledger and of the elimination game: each of them writes parameters of a mode, so that links, undo and replay need nothing of their own. Knows no view.
import { ApiError } from "./api.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {{key: string, waiting: boolean, failure?: string, multiplications?: number, least?: number, states?: number, proven?: boolean, order?: string[]}} Best */

/** Programs on which forward and reverse both take more than they must, with the proven fewest vertex by vertex. The first is the beam of a lighthouse (Griewank and Walther). */
export const GAMES = [
  { id: "lighthouse", source: "nu = 2\ngamma = 3\nomega = 0.5\nt = 1.5\ny = nu*tan(omega*t)/(gamma - tan(omega*t))\nz = gamma*y\nreturn y, z\n" },
  { id: "hourglass", source: "a = 1\nb = 2\nc = 0.5\ns = sin(a*b*c)\nu = exp(s)\nv = sqrt(u)\np = cos(v)\nq = v^2\nr = log(v)\nreturn p, q, r\n" },
  { id: "bowtie", source: "a = 1\nb = 2\ns = sin(a*b)\np = s*a\nq = s*b\nm = tanh(p*q)\nf = m^2\ng = exp(m)\nh = m*s\nreturn f, g, h\n" },
];

/** What the best order depends on: not on the numbers.
 * @param {Pick<Trace, "source" | "params" | "graph">} trace */
export const bestKey = ({ source, params, graph }) => JSON.stringify([source, params.units ?? "counted", graph.nodes.op.length]);

/** Where a game stands still after a move: at the move, or where that was the last one, at the end.
 * @param {Trace} trace */
export function afterMove({ steps, params, start, result }) {
  if (params.order.length === 0) return start + 1;
  return result.found.find(({ name }) => name === "left")?.value === "0" ? steps.count : steps.count - 1;
}

/** @param {{store: import("./store.js").Store, api: import("./api.js").Api, edit: (kind: string, patch: Partial<State>, step: import("./loading.js").Step) => void}} parts */
export function gameActions({ store, api, edit }) {
  const { change } = store;
  /** @param {string} mode @param {Record<string, any>} own */
  const paramsOf = (mode, own) => ({ ...store.state.params, [mode]: { ...store.state.params[mode], ...own } });

  return {
    /** Pulls factors out of the sum over paths, from one end or the other.
     * @param {{input: string, output: string}} pair @param {"prefixes" | "suffixes"} by */
    factor(pair, by) {
      change({ pair, playing: null, pick: null, tab: "ledger" });
      edit("mode!", { mode: "factor", params: paramsOf("factor", { ...pair, by }) }, "start");
    },
    /** The order so far; an empty one begins the game.
     * @param {string[]} order */
    eliminate(order) {
      change({ playing: null, pick: null, hover: null });
      edit("eliminate!", { mode: "elimination", params: paramsOf("elimination", { order }) }, afterMove);
    },
    /** Begins a game on one of its own programs.
     * @param {string} source */
    playOn(source) {
      change({ pick: null, hover: null, pair: null, playing: null, ranges: {} });
      edit("example!", { source, at: {}, params: { elimination: { order: [] } }, fold: null, expand: false, mode: "elimination" }, afterMove);
    },
    /** Searches for the best order and tries to prove that none is better, within the limits of the service. */
    async seekBest() {
      const { source, at, trace, fold, params } = store.state;
      const key = bestKey(trace);
      change({ best: { key, waiting: true } });
      try {
        const own = { ...params.elimination, order: "best" };
        const answer = await api.trace({ source, at, mode: "elimination", params: own, fold: fold ?? "auto" }, "best");
        if (answer === null) return;
        const found = new Map(answer.result.found.map(({ name, value }) => [name, value]));
        const numbers = { multiplications: Number(found.get("multiplications")), least: Number(found.get("least")), states: Number(found.get("states")) };
        change({ best: { key, waiting: false, ...numbers, proven: found.get("proven") === true, order: found.get("order") } });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        change({ best: { key, waiting: false, failure: error.failure.message || error.failure.code } });
      }
    },
  };
}
