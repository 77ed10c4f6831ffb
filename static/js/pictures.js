// Remembers the pictures that were on show: an edit keeps what did not change where it is, undo brings the very picture back, "Tidy" draws afresh. Knows no store and no DOM.
import { placed } from "./scene/placing.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Layout} Layout */

const KEEP = 60;

/** A picture that came about by edits → as the service draws it. @type {WeakMap<Layout, Layout>} */
const afresh = new WeakMap();
/** A tidied picture → the one before it was tidied. @type {WeakMap<Layout, Layout>} */
const former = new WeakMap();

/** What "Tidy" would do: draw a picture afresh that grew by edits, put one back that was tidied, or nothing. @param {Trace} trace @returns {"tidy" | "back" | null} */
export function tidies({ layout }) {
  if (afresh.has(layout)) return "tidy";
  return former.has(layout) ? "back" : null;
}

/** The service's key of a layout, whatever was made of it. @param {Layout} layout */
const keyOf = ({ key }) => key.split("~")[0];

export function pictures() {
  /** @type {Map<string, Layout>} by the service's key */
  const shown = new Map();

  /** @param {Layout} layout */
  const remember = (layout) => {
    const key = keyOf(layout);
    shown.delete(key);
    shown.set(key, layout);
    if (shown.size > KEEP) shown.delete(/** @type {string} */ (shown.keys().next().value));
  };

  return {
    /** The new trace as it is to be drawn.
     * @param {Trace} before on show @param {Trace} after as it came @param {boolean} edited whether it came from the one on show by an edit
     * @returns {Trace} */
    follow(before, after, edited) {
      const same = before.source === after.source;
      remember(before.layout);
      const known = edited || same ? shown.get(keyOf(after.layout)) : undefined;
      const grown = known || !edited || same ? undefined : placed(before, after)?.layout;
      if (grown) afresh.set(grown, after.layout);
      const layout = known ?? grown ?? after.layout;
      remember(layout);
      return layout === after.layout ? after : { ...after, layout };
    },
    /** The trace drawn as the service would, or as it was before. @param {Trace} trace @returns {Trace} */
    tidy(trace) {
      const fresh = afresh.get(trace.layout);
      // A copy, so that it is known for the tidied one.
      const layout = fresh ? { ...fresh } : former.get(trace.layout);
      if (!layout) return trace;
      if (fresh) former.set(layout, trace.layout);
      remember(layout);
      return { ...trace, layout };
    },
  };
}
