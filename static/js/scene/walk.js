// Walking the graph by arrow keys: along an edge to a user or an argument, sideways to a sibling. Pure; must not know the DOM.
import { fillCurve } from "./fill.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {{kind: "n" | "e" | "f", i: number}} Place  a box, an arc, or an edge that the program has not, by index */
/** @typedef {{kind: "e" | "f", i: number, from: number, to: number, cross: number}} Line  an edge that leads from box to box; `cross`: where it lies beside the others */
/** @typedef {"on" | "back" | "before" | "after" | "first" | "last"} Way */

/** @param {string} key @returns {Place} */
export const parsePlace = (key) => ({ kind: key[0] === "e" || key[0] === "f" ? key[0] : "n", i: Number(key.slice(1)) });
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

/** @param {Model} model @param {number[]} points */
const crossOf = (model, points) => points[Math.floor(points.length / 4) * 2 + (model.across ? 1 : 0)];

/** The edges that can be walked: those of the program, or what an elimination has left of them and made.
 * @param {Model} model @param {(edge: number) => boolean} [there] @param {import("./remaining.js").Fill[]} [fills] @returns {Line[]} */
export function linesOf(model, there = () => true, fills = []) {
  const arcs = model.arcs.filter(({ edge }) => there(edge)).map(({ i, from, to, curve }) => ({ kind: /** @type {const} */ ("e"), i, from, to, cross: crossOf(model, curve.points) }));
  const made = fills.flatMap((fill) => {
    const [from, to] = [fill.from, fill.to].map((node) => model.boxesOf.get(node)?.[0] ?? -1);
    const points = fillCurve(model, fill)?.points;
    return points ? [{ kind: /** @type {const} */ ("f"), i: fill.key, from, to, cross: crossOf(model, points) }] : [];
  });
  return [...arcs, ...made];
}

/** An edge by its place, also one that is gone. @param {Model} model @param {Line[]} lines @param {Place} at @returns {Line | null} */
export function lineAt(model, lines, at) {
  const found = lines.find(({ kind, i }) => kind === at.kind && i === at.i);
  const arc = at.kind === "e" ? model.arcs[at.i] : undefined;
  return found ?? (arc ? { kind: "e", i: arc.i, from: arc.from, to: arc.to, cross: crossOf(model, arc.curve.points) } : null);
}

/** The edges that share an end with this one, in the order in which the keys go through them. @param {Line[]} lines @param {Line} line @param {"from" | "to"} end */
const beside = (lines, line, end) => lines.filter((each) => each[end] === line[end]).sort((a, b) => a.cross - b.cross || a.i - b.i);

/** From which of its ends an edge was entered. @param {Line} line @param {Place | null} came @returns {"from" | "to"} */
const endOf = (line, came) => (came?.kind === "n" && came.i === line.to ? "to" : "from");

/** Which of how many an edge is, counted at the end from which it was entered. @param {Line[]} lines @param {Line} line @param {Place | null} came */
export function rankOf(lines, line, came) {
  const end = endOf(line, came);
  const all = beside(lines, line, end);
  return { end, place: all.findIndex(({ kind, i }) => kind === line.kind && i === line.i) + 1, count: all.length };
}

/** Where a walk comes from, once it has gone from `at` to `next`: along an edge the node it left, from edge to edge the node that both have.
 * @param {Model} model @param {Line[]} lines @param {Place} at @param {Place} next @param {Place | null} came @returns {Place | null} */
export function cameFrom(model, lines, at, next, came) {
  if (at.kind === "n") return at;
  const [here, there] = [lineAt(model, lines, at), lineAt(model, lines, next)];
  if (!here || !there || came === null) return came;
  const ends = [here.from, here.to].filter((box) => box === there.from || box === there.to);
  return ends.includes(came.i) || ends.length === 0 ? came : { kind: "n", i: ends[0] };
}

/**
 * The next place, or null where there is none that way. From an edge, siblings are the edges at the end one came from.
 * @param {Model} model @param {Place} at @param {Way} way @param {Place | null} [came] @param {Line[]} [lines] @returns {Place | null}
 */
export function walk(model, at, way, came = null, lines = linesOf(model)) {
  if (way === "first") return { kind: "n", i: 0 };
  if (way === "last") return { kind: "n", i: model.boxes.length - 1 };
  if (at.kind !== "n") return fromLine(lines, lineAt(model, lines, at), way, came);
  if (way === "on" || way === "back") return straight(model, lines, at.i, way);
  return sideways(model, at.i, way);
}

/** Straight on is the natural choice: the edge whose far end is nearest in the crosswise direction. @param {Model} model @param {Line[]} lines @param {number} i @param {"on" | "back"} way @returns {Place | null} */
function straight(model, lines, i, way) {
  const cross = model.across ? "y" : "x";
  const [near, far] = way === "on" ? /** @type {const} */ (["from", "to"]) : /** @type {const} */ (["to", "from"]);
  /** @param {Line} line */
  const off = (line) => Math.abs(model.boxes[line[far]][cross] - model.boxes[i][cross]);
  const best = lines.filter((line) => line[near] === i).sort((a, b) => off(a) - off(b) || a.i - b.i)[0];
  return best ? { kind: best.kind, i: best.i } : null;
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

/** @param {Line[]} lines @param {Line | null} line @param {Way} way @param {Place | null} came @returns {Place | null} */
function fromLine(lines, line, way, came) {
  if (line === null) return null;
  if (way === "on") return { kind: "n", i: line.to };
  if (way === "back") return { kind: "n", i: line.from };
  const end = endOf(line, came);
  let all = beside(lines, line, end);
  if (all.length < 2) all = beside(lines, line, end === "to" ? "from" : "to");
  const next = all[all.findIndex(({ kind, i }) => kind === line.kind && i === line.i) + (way === "after" ? 1 : -1)];
  return next ? { kind: next.kind, i: next.i } : null;
}

/** Whether a place that had the focus is still in the picture. @param {import("./model.js").Model} model @param {import("./remaining.js").Remaining | null} remaining @param {string} key */
export function isThere(model, remaining, key) {
  const { kind, i } = parsePlace(key);
  if (kind === "f") return remaining?.fills.some((fill) => fill.key === i) ?? false;
  return i < (kind === "e" ? model.arcs : model.boxes).length;
}
