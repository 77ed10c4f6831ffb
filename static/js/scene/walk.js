// Walking the graph by arrow keys: along an edge to a user or an argument, sideways to a sibling. Pure; must not know the DOM.

/** @typedef {import("./model.js").Model} Model */
/** @typedef {{kind: "n" | "e", i: number}} Place  a box or an arc, by index */
/** @typedef {"on" | "back" | "before" | "after" | "first" | "last"} Way */

/** @param {string} key @returns {Place} */
export const parsePlace = (key) => ({ kind: key[0] === "e" ? "e" : "n", i: Number(key.slice(1)) });
/** @param {Place} place */
export const placeKey = (place) => `${place.kind}${place.i}`;

/** Which way a key leads; a drawing from top to bottom turns the keys with it. @param {string} key @param {boolean} across @returns {Way | null} */
export function wayOf(key, across) {
  const ways = across
    ? { ArrowRight: "on", ArrowLeft: "back", ArrowUp: "before", ArrowDown: "after" }
    : { ArrowDown: "on", ArrowUp: "back", ArrowLeft: "before", ArrowRight: "after" };
  const ends = { Home: "first", End: "last" };
  return /** @type {Record<string, Way>} */ ({ ...ways, ...ends })[key] ?? null;
}

/**
 * The next place, or null where there is none that way. From an edge, siblings are the edges at the end one came from.
 * @param {Model} model @param {Place} at @param {Way} way @param {Place | null} [came] @returns {Place | null}
 */
export function walk(model, at, way, came = null) {
  if (way === "first") return { kind: "n", i: 0 };
  if (way === "last") return { kind: "n", i: model.boxes.length - 1 };
  return at.kind === "n" ? fromBox(model, at.i, way) : fromArc(model, at.i, way, came);
}

/** @param {Model} model @param {number} i @param {Way} way @returns {Place | null} */
function fromBox(model, i, way) {
  if (way === "on" || way === "back") {
    const end = way === "on" ? "from" : "to";
    const arcs = model.arcs.filter((a) => a[end] === i);
    const next = middle(model, arcs, i);
    return next ? { kind: "e", i: next.i } : null;
  }
  return sideways(model, i, way);
}

/** Straight on is the natural choice: the edge whose far end is nearest in the crosswise direction. @param {Model} model @param {import("./model.js").Arc[]} arcs @param {number} i */
function middle(model, arcs, i) {
  const cross = model.across ? "y" : "x";
  const here = model.boxes[i][cross];
  /** @param {import("./model.js").Arc} a */
  const off = (a) => Math.abs(model.boxes[a.from === i ? a.to : a.from][cross] - here);
  return arcs.slice().sort((a, b) => off(a) - off(b) || a.i - b.i)[0] ?? null;
}

/** @param {Model} model @param {number} i @param {Way} way @returns {Place | null} */
function sideways(model, i, way) {
  const [along, cross] = model.across ? /** @type {const} */ (["x", "y"]) : /** @type {const} */ (["y", "x"]);
  const here = model.boxes[i];
  const sign = way === "after" ? 1 : -1;
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const b of model.boxes) {
    const ahead = (b[cross] - here[cross]) * sign;
    if (b.i === i || ahead <= 0.5) continue;
    // A neighbour in the same layer wins over one nearer but elsewhere.
    const cost = ahead + Math.abs(b[along] - here[along]) * 3;
    if (cost < least) {
      least = cost;
      best = b;
    }
  }
  return best ? { kind: "n", i: best.i } : null;
}

/** @param {Model} model @param {number} i @param {Way} way @param {Place | null} came @returns {Place | null} */
function fromArc(model, i, way, came) {
  const arc = model.arcs[i];
  if (way === "on") return { kind: "n", i: arc.to };
  if (way === "back") return { kind: "n", i: arc.from };
  const shared = came?.kind === "n" && came.i === arc.to ? "to" : "from";
  let siblings = model.arcs.filter((a) => a[shared] === arc[shared]);
  if (siblings.length < 2) siblings = model.arcs.filter((a) => a[shared === "to" ? "from" : "to"] === arc[shared === "to" ? "from" : "to"]);
  const cross = model.across ? 1 : 0;
  /** @param {import("./model.js").Arc} a */
  const middleOf = (a) => a.curve.points[Math.floor(a.curve.points.length / 4) * 2 + cross];
  siblings.sort((a, b) => middleOf(a) - middleOf(b) || a.i - b.i);
  const next = siblings[siblings.indexOf(arc) + (way === "after" ? 1 : -1)];
  return next ? { kind: "e", i: next.i } : null;
}
