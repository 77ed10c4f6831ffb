// The derivatives as a program: what is asked of the service, when, and what the panel shows of the answer. Knows no view.
import { inputNames, outputNames } from "./coordinates.js";
import { ApiError } from "./api.js";
import { short } from "./format.js";
import { mentions } from "./source.js";
import { unitSeed } from "./symbols.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {{code: string, language: string, title: string, suffix: string, mode: string, lines: (number | null)[] | null}} Written */
/** What a person chose, and the last answer with the question that it belongs to. `mode` null: as the page's own.
 * @typedef {{language: string, mode: "forward" | "reverse" | null, comments: boolean, ends: Record<string, string>, asked: string, key: string,
 *   written: Written | null, failure: import("./types.js").Failure | null, copied: boolean | null}} Coding */

/** @returns {Coding} */
export const openingCoding = () => ({
  language: "pathsum",
  mode: null,
  comments: true,
  ends: {},
  asked: "",
  key: "",
  written: null,
  failure: null,
  copied: null,
});

export const LANGUAGES = /** @type {const} */ (["pathsum", "python", "numpy", "jax", "torch", "latex"]);

/** What the panel is about: the mode that is written, and where it may start.
 * @param {State} state */
export function subject({ coding, mode, trace }) {
  const chosen = coding.mode ?? (mode === "forward" ? "forward" : "reverse");
  const names = chosen === "forward" ? inputNames(trace.graph) : outputNames(trace.graph);
  const seeded = Object.keys(trace.params.seed ?? {}).find((name) => names.includes(name));
  const wish = coding.ends[chosen];
  const end = names.includes(wish) ? wish : (seeded ?? names[0]);
  return { mode: chosen, names, end };
}

/** The question that the state asks: the program that is drawn, at its inputs' values.
 * @param {State} state @returns {Record<string, unknown>} */
export function question(state) {
  const { coding, trace } = state;
  const { mode, end } = subject(state);
  const at = Object.fromEntries(Object.entries(state.at).filter(([name]) => mentions(trace.source, name)));
  return { source: trace.source, at, mode, language: coding.language, comments: coding.comments, [mode === "forward" ? "input" : "output"]: end ?? null };
}

/** What the lines of a program say of the nodes of the picture: the node each belongs to in the picture, and whether the line gives its derivative.
 * Kept, because every step and every move of the pointer asks again.
 * @param {Written} written @param {import("./types.js").Graph} graph
 * @returns {CodeLine[]} */
export function linesOf(written, graph) {
  const kept = known.get(written);
  if (kept?.graph === graph) return kept.lines;
  const lines = read(written, graph);
  known.set(written, { graph, lines });
  return lines;
}

/** @typedef {{text: string, comment: string, node: number, derived: boolean}} CodeLine */
/** @type {WeakMap<Written, {graph: import("./types.js").Graph, lines: CodeLine[]}>} */
const known = new WeakMap();

/** @param {Written} written @param {import("./types.js").Graph} graph @returns {CodeLine[]} */
function read({ code, lines, language }, graph) {
  const origin = graph.origin ?? null;
  const place = origin === null ? null : new Map(origin.map((node, i) => [node, i]));
  return code
    .replace(/\n$/, "")
    .split("\n")
    .map((line, i) => {
      const said = lines?.[i] ?? null;
      const node = said === null ? -1 : said < 0 ? -1 - said : said;
      const cut = language === "latex" ? -1 : line.search(/(^|\s)\s*#/);
      const at = cut < 0 ? line.length : cut;
      return {
        text: line.slice(0, at),
        comment: line.slice(at),
        node: said === null ? -1 : place === null ? node : (place.get(node) ?? -1),
        derived: said !== null && said < 0,
      };
    });
}

/** The number that each line of a program has given so far, as the step has it: a value, or where the sweep on the page is the one that is written, a derivative.
 * @param {CodeLine[]} lines @param {import("./types.js").Frame} frame @param {string | null} channel of the sweep; null: another sweep is written
 * @returns {string[]} */
export function numbersOf(lines, { channels }, channel) {
  const read = (/** @type {string | null} */ name, /** @type {number} */ node) => (name === null || node < 0 ? undefined : channels[name]?.get(node));
  return lines.map(({ node, derived }) => {
    const known = read(derived ? channel : "value", node);
    return typeof known === "number" ? short(known) : "";
  });
}

/** The channel of the derivatives that are written, where the page is in the same sweep.
 * @param {State} state @returns {"tangent" | "adjoint" | null} */
export function sweptChannel(state) {
  const { mode, end } = subject(state);
  if (state.trace.mode !== mode || unitSeed(state.trace) !== end) return null;
  return mode === "forward" ? "tangent" : "adjoint";
}

/** The actions of the panel.
 * @param {{store: import("./store.js").Store, api: import("./api.js").Api, copy: (text: string) => Promise<boolean>, open: (source: string) => void}} parts */
export function codingActions({ store, api, copy, open }) {
  /** @param {Partial<Coding>} patch */
  const put = (patch) => store.change({ coding: { ...store.state.coding, ...patch } });
  /** @param {Partial<Coding>} patch */
  const choose = (patch) => put({ ...patch, copied: null });
  return {
    /** Asks for the code of what is drawn, unless it is there or on its way. An older answer never arrives (see api.js). */
    async loadCode() {
      const { state } = store;
      const body = question(state);
      const asked = JSON.stringify(body);
      if (state.coding.asked === asked) return;
      put({ asked, copied: null });
      try {
        const written = await api.code(body);
        if (written !== null) put({ written, failure: null, key: asked });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        put({ failure: error.failure, written: null, key: asked });
      }
    },
    /** Asks once more after a failure. */
    retryCode: () => put({ asked: "", failure: null }),
    /** @param {string} language */
    setLanguage: (language) => choose({ language }),
    /** @param {"forward" | "reverse"} mode */
    setCodeMode: (mode) => choose({ mode }),
    /** @param {boolean} comments */
    setComments: (comments) => choose({ comments }),
    /** @param {string} mode @param {string} name */
    setEnd: (mode, name) => choose({ ends: { ...store.state.coding.ends, [mode]: name } }),
    async copyCode() {
      const { written } = store.state.coding;
      if (written === null) return;
      const copied = await copy(written.code);
      put({ copied });
    },
    /** Makes the code the program, to be drawn and differentiated again. */
    openCode() {
      const { written } = store.state.coding;
      if (written?.language !== "pathsum") return;
      open(written.code);
    },
  };
}
