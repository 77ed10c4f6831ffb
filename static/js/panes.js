// How the page is arranged: which views the panel shows, how wide it is, what is folded. Pure arithmetic and its actions; knows no DOM and no view.

/** `width` and `part` in hundredths: of the page, of the panel. @typedef {{width: number | null, folded: boolean, way: "under" | "beside", part: number}} Panes */
/** @typedef {import("./store.js").State} State */

export const WIDTH = { least: 18, usual: 27, beside: 46, most: 70 };
export const PART = { least: 20, usual: 50, most: 80 };

/** @returns {Panes} */
export const openingPanes = () => ({ width: null, folded: false, way: "under", part: PART.usual });

/** @param {unknown} value @param {{least: number, most: number}} range */
const within = (value, { least, most }) => (typeof value === "number" && Number.isFinite(value) ? Math.round(Math.min(Math.max(value, least), most) * 10) / 10 : null);

/** What was remembered, made safe: storage is text that anyone may have written. `folded`: the program.
 * @param {string | null} text
 * @returns {{panes: Panes, second: string | null, tab: string | null, folded: boolean}} */
export function readPanes(text) {
  /** @type {any} */
  let data = null;
  try {
    data = JSON.parse(text ?? "null");
  } catch {
    // then as if nothing had been remembered
  }
  if (typeof data !== "object" || data === null) data = {};
  return {
    panes: { width: within(data.width, WIDTH), folded: data.folded === true, way: data.way === "beside" ? "beside" : "under", part: within(data.part, PART) ?? PART.usual },
    second: typeof data.second === "string" ? data.second : null,
    tab: typeof data.tab === "string" ? data.tab : null,
    folded: data.program === false,
  };
}

/** The views that make sense for a trace.
 * @template {{when?: (trace: import("./types.js").Trace) => boolean}} T
 * @param {readonly T[]} views @param {import("./types.js").Trace} trace */
export const offered = (views, trace) => views.filter(({ when }) => when === undefined || when(trace));

/** How wide the panel is: as it was dragged, else as its views need it; null where the page decides.
 * @param {Panes} panes @param {boolean} two */
export const widthOf = ({ width, way }, two) => width ?? (two && way === "beside" ? WIDTH.beside : null);

/** Whether a view can be seen: as the first of the panel, or as the second where there is room for two.
 * @param {Pick<State, "tab" | "second" | "shape" | "panes">} state @param {string} name */
export function shows({ tab, second, shape, panes }, name) {
  if (shape === "narrow") return tab === name;
  return !panes.folded && (tab === name || second === name);
}

/** Which tabs stand in the row beside the menu of all of them: as many as fit, in their order, and always the chosen one.
 * @param {number[]} widths @param {number} at the chosen one @param {number} room @param {number} menu width of the menu's button
 * @returns {number[]} */
export function fitting(widths, at, room, menu) {
  const all = widths.map((_, i) => i);
  let left = room - menu - (widths[at] ?? 0);
  const end = all.findIndex((i) => {
    if (i !== at) left -= widths[i];
    return left < 0;
  });
  const kept = all.slice(0, end < 0 ? all.length : end);
  return at < 0 || kept.includes(at) ? kept : [...kept, at];
}

/** The actions of the panel, and of the program that can be folded away beside it.
 * @param {{store: import("./store.js").Store, tabs: (state: State) => string[], remember: (key: string, value: string) => void, seen: () => void}} parts
 *   `tabs`: the views that there are now; `seen`: another view may want its answer now */
export function paneActions({ store, tabs, remember, seen }) {
  /** @param {Partial<State>} patch */
  function arrange(patch) {
    store.change(patch);
    const { panes, second, tab, folded } = store.state;
    remember("panel", JSON.stringify({ ...panes, second, tab, program: !folded }));
  }
  /** @param {Partial<Panes>} patch */
  const lay = (patch) => arrange({ panes: { ...store.state.panes, ...patch } });

  /** The two views change places rather than being the same. @param {string} tab @returns {Partial<State>} */
  const first = (tab) => ({ tab, second: store.state.second === tab ? store.state.tab : store.state.second });

  const actions = {
    /** @param {string} tab */
    setTab(tab) {
      arrange(first(tab));
      seen();
    },
    /** A view that the page brings along with something else: what a person has arranged is still what is remembered. @param {string} tab */
    bringTab(tab) {
      store.change(first(tab));
      seen();
    },
    nextTab() {
      const names = tabs(store.state);
      actions.setTab(names[(names.indexOf(store.state.tab) + 1) % names.length]);
    },
    fold: () => arrange({ folded: !store.state.folded }),
    /** Unfolded, it shows a view that may want its answer now. */
    foldPanel() {
      lay({ folded: !store.state.panes.folded });
      seen();
    },
    unfoldPanel: () => store.state.panes.folded && actions.foldPanel(),
    /** @param {number | null} width null: as wide as the page thinks best */
    setPanelWidth: (width) => lay({ width: within(width, WIDTH) }),
    /** @param {number} part */
    setPart: (part) => lay({ part: within(part, PART) ?? PART.usual }),
    /** @param {"under" | "beside"} way */
    setWay: (way) => lay({ way }),
    /** Opens a second view, changes it, or closes it.
     * @param {string | null} second */
    setSecond(second) {
      arrange({ second });
      seen();
    },
    /** The program and its derivatives beside what is shown, and away again. */
    toggleSecond() {
      const { tab, second } = store.state;
      actions.unfoldPanel();
      actions.setSecond(tabs(store.state).includes(second ?? "") && second !== tab ? null : tab === "code" ? "table" : "code");
    },
  };
  return actions;
}
