// Asks for what stands beside a trace: differences for every h, and what each mode costs. One part of the actions; knows no view.
import { ApiError } from "./api.js";

/** @param {import("./store.js").Store} store @param {import("./api.js").Api} api */
export function reporter(store, api) {
  /** Shows an answer only while what it was asked about is still on the page.
   * @param {() => Promise<any>} ask @param {(answer: any) => void} put */
  async function asked(ask, put) {
    const { trace } = store.state;
    put({ waiting: true });
    try {
      const answer = await ask();
      if (answer && store.state.trace === trace) put(answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const words = error.failure.message || error.failure.hint || error.failure.code;
      put({ failed: words, reason: words });
    }
  }

  return {
    /** The derivative beside differences for every h.
     * @param {string} output @param {string} input */
    checks(output, input) {
      const { source, at } = store.state;
      return asked(
        () => api.checks({ source, at, output, input }),
        (answer) => store.change({ checks: { ...store.state.checks, [`${output}/${input}`]: answer } }),
      );
    },
    /** What each mode costs.
     * @param {"counted" | "free"} units */
    costs(units) {
      return asked(
        () => api.costs({ source: store.state.source, units }),
        (answer) => store.change({ costs: { units, ...answer } }),
      );
    },
  };
}
