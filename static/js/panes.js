// How the panel is arranged: which views it shows, how wide it is, whether it is folded. Pure arithmetic and its actions; knows no DOM and no view.

/** `width` and `part` in hundredths: of the page, of the panel. @typedef {{width: number | null, folded: boolean, way: "under" | "beside", part: number}} Panes */
/** @typedef {import("./store.js").State} State */

export const WIDTH = { least: 18, usual: 27, beside: 46, most: 70 };
export const PART = { least: 20, usual: 50, most: 80 };

/** @returns {Panes} */
export const openingPanes = () => ({ width: null, folded: false, way: "under", part: PART.usual });

/** @param {unknown} value @param {{least: number, most: number}} range */
const within = (value, { least, most }) => (typeof value === "number" && Number.isFinite(value) ? Math.round(Math.min(Math.max(value, least), most) * 10) / 10 : null);

/** What was remembered, made safe: storage is text that anyone may have written.
 * @param {string | null} text
 * @returns {{panes: Panes, second: string | null}} */
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

/** Which tabs stand in the row and which in the menu beside it: as many as fit, in their order, and always the chosen one.
 * @param {number[]} widths @param {number} at the chosen one @param {number} room @param {number} more width of the menu's button
 * @returns {number[]} */
export function fitting(widths, at, room, more) {
  const all = widths.map((_, i) => i);
  if (widths.reduce((sum, width) => sum + width, 0) <= room) return all;
  let left = room - more - (widths[at] ?? 0);
  const end = all.findIndex((i) => {
    if (i !== at) left -= widths[i];
    return left < 0;
  });
  const kept = all.slice(0, end < 0 ? all.length : end);
  return at < 0 || kept.includes(at) ? kept : [...kept, at];
}

/** The actions of the panel.
 * @param {{store: import("./store.js").Store, remember: (key: string, value: string) => void, seen: () => void}} parts `seen`: another view may want its answer now */
export function paneActions({ store, remember, seen }) {
  /** @param {Partial<Panes>} patch @param {string | null} [second] */
  function arrange(patch, second = store.state.second) {
    const panes = { ...store.state.panes, ...patch };
    store.change({ panes, second });
    remember("panel", JSON.stringify({ ...panes, second }));
  }
  return {
    foldPanel: () => arrange({ folded: !store.state.panes.folded }),
    /** @param {number | null} width null: as wide as the page thinks best */
    setPanelWidth: (width) => arrange({ width: within(width, WIDTH) }),
    /** @param {number} part */
    setPart: (part) => arrange({ part: within(part, PART) ?? PART.usual }),
    /** @param {"under" | "beside"} way */
    setWay: (way) => arrange({ way }),
    /** Opens a second view, changes it, or closes it.
     * @param {string | null} second */
    setSecond(second) {
      arrange({}, second);
      seen();
    },
  };
}
