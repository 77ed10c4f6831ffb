// Asks for what stands beside a trace: a formula, differences for every h, and what each mode costs. One part of the actions; knows no view.
import { ApiError } from "./api.js";
import { CHAIN } from "./cost.js";

/** @param {import("./store.js").Store} store @param {import("./api.js").Api} api
 * @param {(kind: string, patch: Partial<import("./store.js").State>, step: "start") => void} edit */
export function reporter(store, api, edit) {
  /** Shows an answer only while what it was asked about is still on the page. `late`: asking again may help.
   * @param {() => Promise<any>} ask @param {(answer: any) => void} put @param {(trace: import("./types.js").Trace) => unknown} [about] */
  async function asked(ask, put, about = (trace) => trace) {
    const before = about(store.state.trace);
    put({ waiting: true });
    try {
      const answer = await ask();
      if (answer && about(store.state.trace) === before) put(answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const words = error.failure.message || error.failure.hint || error.failure.code;
      put({ failed: words, reason: words, late: error.failure.code === "OFFLINE" });
    }
  }

  return {
    /** The derivative as a formula.
     * @param {string} output @param {string} input */
    symbolic(output, input) {
      const { source, at, trace } = store.state;
      if (source !== trace.source) return; // another program is on its way: the names are not its own
      return asked(
        () => api.symbolic({ source, at, output, input }),
        (answer) => store.change({ symbolic: { ...store.state.symbolic, [`${output}/${input}`]: answer } }),
      );
    },
    /** The derivative beside differences for every h.
     * @param {string} output @param {string} input */
    checks(output, input) {
      const { source, at, trace } = store.state;
      if (source !== trace.source) return; // another program is on its way: the names are not its own
      return asked(
        () => api.checks({ source, at, output, input }),
        (answer) => store.change({ checks: { ...store.state.checks, [`${output}/${input}`]: answer } }),
      );
    },
    /** What each mode costs.
     * @param {"counted" | "free"} units */
    costs(units) {
      return asked(
        () => api.costs({ source: store.state.trace.source, units }),
        (answer) => store.change({ costs: { units, ...answer } }),
        ({ source }) => source, // whatever its numbers are
      );
    },
    /** What each mode costs on a program with so many inputs and outputs; the last answer stays until the next is there.
     * @param {number} inputs @param {number} outputs */
    family(inputs, outputs) {
      const put = (/** @type {any} */ patch) => store.change({ costing: { ...store.state.costing, ...patch } });
      put({ inputs, outputs });
      return asked(
        () => api.costsOf("family", { inputs, outputs }),
        (answer) => (answer.waiting ? !store.state.costing.family && put({ family: answer }) : put({ family: { ...answer, inputs, outputs } })),
        () => null,
      );
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
      const put = (/** @type {any} */ patch) => store.change({ costing: { ...store.state.costing, ...patch } });
      put({ chain });
      return asked(
        () => api.costsOf("checkpoints", { source: chain ? CHAIN : source }),
        (answer) => (answer.waiting ? !store.state.costing.checkpoints && put({ checkpoints: answer }) : put({ checkpoints: { ...answer, key: source } })),
        () => store.state.costing.chain === chain && (chain || store.state.trace.source),
      );
    },
  };
}
