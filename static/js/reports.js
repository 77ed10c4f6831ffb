// Asks for what stands beside a trace: a formula, differences for every h, and what each mode costs. One part of the actions; knows no view.
import { ApiError, reasonOf } from "./api.js";
import { CHAIN } from "./cost.js";

/** @param {import("./store.js").Store} store @param {import("./api.js").Api} api
 * @param {(kind: string, patch: Partial<import("./store.js").State>, step: "start") => void} edit */
export function reporter(store, api, edit) {
  /** Shows an answer, or why there is none, only while what it was asked about is still on the page. `late`: asking again may help.
   * @param {() => Promise<any>} ask @param {(answer: any) => void} put @param {(trace: import("./types.js").Trace) => unknown} [about] the same for a graph that is only drawn anew */
  async function asked(ask, put, about = ({ result }) => result) {
    const before = about(store.state.trace);
    const arrived = (/** @type {any} */ answer) => about(store.state.trace) === before && put(answer);
    put({ waiting: true });
    try {
      const answer = await ask();
      if (answer) arrived(answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const reason = reasonOf(error.failure);
      arrived({ failed: reason, reason, late: error.failure.code === "OFFLINE" });
    }
  }

  /** What is asked of one derivative. @param {"symbolic" | "checks"} kind */
  const ofDerivative = (kind) => (/** @type {string} */ output, /** @type {string} */ input) => {
    const { source, at, trace } = store.state;
    if (source !== trace.source) return undefined; // another program is on its way: the names are not its own
    return asked(
      () => api[kind]({ source, at, output, input }),
      (answer) => store.change({ [kind]: { ...store.state[kind], [`${output}/${input}`]: answer } }),
    );
  };

  const put = (/** @type {Partial<import("./cost.js").Costing>} */ patch) => store.change({ costing: { ...store.state.costing, ...patch } });
  /** The last answer stays until the next is there. @param {"family" | "checkpoints"} name @param {object} about what it answers */
  const costed = (name, about) => (/** @type {import("./cost.js").Answer} */ answer) => {
    if (!answer.waiting) put({ [name]: { ...answer, ...about } });
    else if (!store.state.costing[name]) put({ [name]: answer });
  };

  return {
    /** The derivative as a formula. */
    symbolic: ofDerivative("symbolic"),
    /** The derivative beside differences for every h. */
    checks: ofDerivative("checks"),
    /** What each mode costs.
     * @param {"counted" | "free"} units */
    costs(units) {
      return asked(
        () => api.costs({ source: store.state.trace.source, units }),
        (answer) => store.change({ costs: { units, ...answer } }),
        ({ source }) => source, // whatever its numbers are
      );
    },
    /** What each mode costs on a program with so many inputs and outputs.
     * @param {number} inputs @param {number} outputs */
    family(inputs, outputs) {
      put({ inputs, outputs });
      return asked(() => api.costsOf("family", { inputs, outputs }), costed("family", { inputs, outputs }), () => null);
    },
    /** Steps the reverse sweep that keeps so many states, on the program that is drawn or on the chain.
     * @param {number} snapshots @param {boolean} chain */
    stepCheckpoints(snapshots, chain) {
      store.change({ playing: null, pick: null });
      edit("mode!", { ...(chain && { source: CHAIN, at: {}, fold: null, expand: false }), mode: "checkpoint", params: { ...store.state.params, checkpoint: { snapshots } } }, "start");
    },
    /** What checkpoints save on the program that is drawn, or on a long chain.
     * @param {boolean} chain */
    checkpoints(chain) {
      const { source } = store.state.trace;
      put({ chain });
      return asked(
        () => api.costsOf("checkpoints", { source: chain ? CHAIN : source }),
        costed("checkpoints", { key: source }),
        () => store.state.costing.chain === chain && (chain || store.state.trace.source),
      );
    },
  };
}
