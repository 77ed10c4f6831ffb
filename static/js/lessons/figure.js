// The graph of a screen: at work as on the page, opened anew for every screen. Knows no lesson.
import { graphDesk } from "../graph-desk.js";
import { openingState } from "../store.js";

/** @param {{bootstrap: import("../store.js").Bootstrap, api: import("../api.js").Api, lent: import("../actions.js").Lent, tabs: (state: import("../store.js").State) => string[], tall?: () => boolean}} parts
 * `tall`: the screen is so narrow that a graph had better go down than across */
export function figureDesk({ bootstrap, api, lent, tabs, tall = () => false }) {
  const desk = graphDesk({ opening: openingState(bootstrap), api, lent, tabs });
  const { store, actions } = desk;
  return {
    ...desk,
    /** Draws what a screen shows. @param {Record<string, any> | null} wished @param {import("./types.js").Figure | null} figure */
    async show(wished, figure) {
      if (wished !== null) await actions.open({ ...wished, ...(tall() && { direction: "TB" }), ...(figure?.view && { tab: figure.view }) });
    },
    /** The trace that an exercise is about, where it is the one that is drawn. @param {import("./types.js").Asking} exercise */
    traceOf: (exercise) => (exercise.figure?.mode === store.state.trace.mode ? store.state.trace : null),
  };
}

/** @typedef {ReturnType<typeof figureDesk>} FigureDesk */
