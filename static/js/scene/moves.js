// From picture to picture: which boxes go where, and the motion of those that do. Pure but for `play`, which writes animations to the DOM; must not know the store.
import { matched } from "./identity.js";
import { modelOf } from "./model.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {{shift: {x: number, y: number}, moved: {i: number, x: number, y: number, dx: number, dy: number}[], fresh: number[], kept: number}} Moves
 * shift: by how much the whole was moved; moved: boxes that go elsewhere beyond that; fresh: boxes that were not there */

/** In a larger picture nothing moves: it is there at once. */
const MOST = 400;
const MS = 420;

/** @param {Trace} before @param {Trace} after @returns {Moves | null} */
export function movesOf(before, after) {
  const [old, now] = [modelOf(before), modelOf(after)];
  if (old.boxes.length > MOST || now.boxes.length > MOST) return null;
  const match = matched(before.graph, after.graph);
  const pairs = now.boxes.flatMap((box) => {
    const was = old.boxes[old.boxesOf.get(match[box.node])?.[box.copy] ?? -1];
    return was ? [{ i: box.i, x: box.x, y: box.y, dx: was.x - box.x, dy: was.y - box.y }] : [];
  });
  const shift = common(pairs);
  const there = new Set(pairs.map(({ i }) => i));
  return {
    shift,
    moved: pairs.map((each) => ({ ...each, dx: each.dx + shift.x, dy: each.dy + shift.y })).filter(({ dx, dy }) => Math.hypot(dx, dy) > 1),
    fresh: now.boxes.filter(({ i }) => !there.has(i)).map(({ i }) => i),
    kept: pairs.length,
  };
}

/** The way that most of them went. @param {{dx: number, dy: number}[]} pairs */
function common(pairs) {
  /** @type {Map<string, {x: number, y: number, count: number}>} */
  const ways = new Map();
  for (const { dx, dy } of pairs) {
    const key = `${Math.round(dx)},${Math.round(dy)}`;
    const way = ways.get(key) ?? { x: -dx, y: -dy, count: 0 };
    way.count += 1;
    ways.set(key, way);
  }
  const best = [...ways.values()].sort((a, b) => b.count - a.count)[0];
  return best && best.count * 2 > pairs.length ? { x: best.x, y: best.y } : { x: 0, y: 0 };
}

/** Boxes glide to where they belong; what is new, and edges that have to follow, come into sight. @param {Element} pane @param {Moves} moves @param {import("./model.js").Model} model */
export function play(pane, { moved, fresh }, model) {
  const timing = { duration: MS, easing: "cubic-bezier(0.3, 0, 0.2, 1)" };
  for (const { i, x, y, dx, dy } of moved) {
    pane.querySelector(`[data-key="n${i}"]`)?.animate([{ transform: `translate(${x + dx}px, ${y + dy}px)` }, { transform: `translate(${x}px, ${y}px)` }], timing);
  }
  const appear = [{ opacity: 0 }, { opacity: 0, offset: 0.4 }, { opacity: 1 }];
  const gone = new Set([...moved.map(({ i }) => i), ...fresh]);
  for (const i of fresh) pane.querySelector(`[data-key="n${i}"]`)?.animate(appear, timing);
  for (const arc of model.arcs) {
    if (!gone.has(arc.from) && !gone.has(arc.to)) continue;
    pane.querySelector(`[data-key="e${arc.i}"]`)?.animate(appear, timing);
    pane.querySelector(`.partial[data-edge="${arc.edge}"]`)?.animate(appear, timing);
  }
}
