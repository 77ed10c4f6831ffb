// The picture after an edit: what did not change stays where it is, what is new stands beside its neighbours. Pure (two traces → a layout); knows no DOM.
import { bow, curve, inside, pointAt } from "./bezier.js";
import { matched } from "./identity.js";
import { Rooms } from "./rooms.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Layout} Layout */
/** @typedef {import("./bezier.js").Rect} Rect */
/** @typedef {{x: number, y: number}} Shift */
/** @typedef {Rect & {node: number, copy: number, was: number, at: number}} Spot  a box by its centre; was: the old box, −1; at: its number in the end */
/** @typedef {{layout: Layout, shift: Shift}} Placed  shift: by how much everything old was moved, all alike */

const GAP = 44; // between ranks, where a new one is squeezed in
const AIR = 16; // around a box
const EDGE = 24; // around the drawing

/** Edges that run against the flow: what is new may lean on what stands far on. */
const FEW_BACK = 3;
const MOST_BACK = 0.04;
/** More that is new than this, and the drawing is another one. */
const MOST_NEW = 0.4;
/** So much larger than afresh it may be. */
const MOST_LARGER = 1.5;

/** @param {Trace} before on show @param {Trace} after as the service laid it out @returns {Placed | null} null where it is better drawn afresh */
export function placed(before, after) {
  const [old, fresh] = [before.layout, after.layout];
  if (old.direction !== fresh.direction || old.frames.group.length > 0 || fresh.frames.group.length > 0) return null;
  const { length: size } = after.graph.nodes.op;
  if (size - before.graph.nodes.op.length > MOST_NEW * size) return null;
  const match = matched(before.graph, after.graph);
  if (match.filter((was) => was < 0).length > MOST_NEW * size) return null;
  const plan = spotsOf(before, after, match);
  if (!plan) return null;
  settle(plan, after);
  return finished(plan, after);
}

/** @typedef {{spots: Spot[], tail: Spot[], head: Spot[], kept: (number[] | null)[], across: boolean, height: number, width: number}} Plan */

/** The boxes, old ones where they were, and of each edge where it begins and ends. @param {Trace} before @param {Trace} after @param {number[]} match @returns {Plan | null} */
function spotsOf(before, after, match) {
  const [old, fresh] = [before.layout, after.layout];
  const { edges, nodes } = after.graph;
  /** @type {Map<number, number[]>} */
  const oldBoxes = new Map();
  old.boxes.node.forEach((node, i) => oldBoxes.set(node, [...(oldBoxes.get(node) ?? []), i]));
  /** @type {Map<number, number[]>} */
  const freshBoxes = new Map();
  fresh.boxes.node.forEach((node, i) => freshBoxes.set(node, [...(freshBoxes.get(node) ?? []), i]));
  /** @type {Map<string, number>} */
  const oldEdge = new Map();
  before.graph.edges.to.forEach((to, edge) => oldEdge.set(`${to}:${before.graph.edges.slot[edge]}`, edge));
  const oldCurve = new Map(old.curves.edge.map((edge, i) => [edge, i]));
  const freshCurve = new Map(fresh.curves.edge.map((edge, i) => [edge, i]));

  /** @type {Spot[]} */
  const spots = [];
  /** @type {Map<string, Spot>} */
  const made = new Map();
  /** @param {number} node @param {number} was an old box, or −1 @param {string} key */
  const spot = (node, was, key) => {
    const known = made.get(key);
    if (known) return known;
    const like = freshBoxes.get(node)?.[0] ?? 0;
    const { w, h } = { w: fresh.boxes.w[like], h: fresh.boxes.h[like] };
    const one = { node, copy: 0, was, at: 0, x: was < 0 ? Number.NaN : old.boxes.x[was], y: was < 0 ? Number.NaN : old.boxes.y[was], w, h };
    made.set(key, one);
    spots.push(one);
    return one;
  };
  const whole = (/** @type {number} */ node) => spot(node, match[node] < 0 ? -1 : (oldBoxes.get(match[node])?.[0] ?? -1), `n${node}`);
  const isLeaf = (/** @type {number} */ node) => nodes.op[node] === "input" || nodes.op[node] === "const";

  nodes.op.forEach((_, node) => {
    if (!isLeaf(node)) whole(node);
  });
  /** @type {Spot[]} */
  const tail = [];
  /** @type {Spot[]} */
  const head = [];
  /** @type {(number[] | null)[]} */
  const kept = [];
  edges.to.forEach((to, edge) => {
    const from = edges.from[edge];
    const was = match[to] < 0 ? undefined : oldEdge.get(`${match[to]}:${edges.slot[edge]}`);
    const same = was !== undefined && match[from] >= 0 && before.graph.edges.from[was] === match[from] ? oldCurve.get(was) : undefined;
    head.push(whole(to));
    if (!isLeaf(from)) tail.push(whole(from));
    else if (same !== undefined) tail.push(spot(from, old.curves.from[same], `b${old.curves.from[same]}`));
    else if (match[from] < 0) tail.push(spot(from, -1, `f${fresh.curves.from[freshCurve.get(edge) ?? 0]}`));
    else {
      // A leaf that was drawn once for all stays so; one that was drawn once a use has one drawing more.
      const boxes = oldBoxes.get(match[from]) ?? [];
      const alone = boxes.length === 1 && nodes.op[from] === "input";
      tail.push(alone ? spot(from, boxes[0], `b${boxes[0]}`) : spot(from, -1, `c${from}:${to}`));
    }
    kept.push(same === undefined ? null : old.curves.points[same]);
  });
  nodes.op.forEach((_, node) => {
    // Inputs that nothing uses stand alone.
    if (isLeaf(node) && !spots.some((each) => each.node === node)) whole(node);
  });
  if (!spots.some((each) => each.was >= 0)) return null;
  return { spots, tail, head, kept, across: old.direction !== "TB", height: old.height, width: old.width };
}

/** Finds a place for all that is new: first what has a neighbour with a place, then its neighbours. @param {Plan} plan @param {Trace} after */
function settle(plan, after) {
  const { spots, tail, head, kept, across } = plan;
  const rooms = new Rooms(AIR);
  for (const each of spots) if (each.was >= 0) rooms.add(each);
  for (const points of kept) if (points) rooms.line(points);
  /** @type {Map<Spot, {back: Spot[], on: Spot[]}>} */
  const beside = new Map(spots.map((each) => [each, { back: [], on: [] }]));
  tail.forEach((one, i) => {
    beside.get(one)?.on.push(head[i]);
    beside.get(head[i])?.back.push(one);
  });
  const waiting = new Set(spots.filter((each) => each.was < 0));
  const has = (/** @type {Spot[]} */ list) => list.filter((each) => !Number.isNaN(each.x));
  while (waiting.size > 0) {
    /** @type {Spot | null} */
    let next = null;
    let most = -1;
    for (const each of waiting) {
      const { back, on } = /** @type {{back: Spot[], on: Spot[]}} */ (beside.get(each));
      // What has all its arguments comes first; a leaf waits for what it feeds.
      const score = has(back).length > 0 ? 2 + has(back).length / back.length : has(on).length > 0 ? 1 : 0;
      if (score > most) [next, most] = [each, score];
    }
    const one = /** @type {Spot} */ (next);
    const { back, on } = /** @type {{back: Spot[], on: Spot[]}} */ (beside.get(one));
    const wish = wanted(one, has(back), has(on), plan, after);
    const found = rooms.nearest(one, wish, across, Math.max(plan.width, plan.height));
    one.x = found.x;
    one.y = found.y;
    rooms.add(one);
    waiting.delete(one);
  }
}

/** Where a new box would best stand. @param {Spot} one @param {Spot[]} back @param {Spot[]} on @param {Plan} plan @param {Trace} after @returns {Shift} */
function wanted(one, back, on, plan, after) {
  const [x, y, w] = plan.across ? /** @type {const} */ (["x", "y", "w"]) : /** @type {const} */ (["y", "x", "h"]);
  const near = [...back, ...on];
  if (near.length === 0) {
    // It has nothing to do with what is there: below (or beside) it.
    const { boxes } = after.layout;
    const at = boxes.node.indexOf(one.node);
    return plan.across ? { x: boxes.x[at], y: plan.height + one.h } : { x: plan.width + one.w, y: boxes.y[at] };
  }
  const mean = near.reduce((sum, each) => sum + each[y], 0) / near.length;
  const low = back.length ? Math.max(...back.map((each) => each[x] + each[w] / 2)) + GAP + one[w] / 2 : null;
  const high = on.length ? Math.min(...on.map((each) => each[x] - each[w] / 2)) - GAP - one[w] / 2 : null;
  const along = low === null ? (high ?? 0) : high === null ? low : (low + high) / 2;
  return plan.across ? { x: along, y: mean } : { x: mean, y: along };
}

/** The layout, unless it came out badly. @param {Plan} plan @param {Trace} after @returns {Placed | null} */
function finished({ spots, tail, head, kept, across }, after) {
  const { layout: fresh } = after;
  const points = kept.map((known, i) => known ?? between(tail[i], head[i], spots, across));
  const backwards = tail.filter((one, i) => kept[i] === null && (across ? head[i].x - one.x : head[i].y - one.y) <= 0).length;
  if (backwards > Math.max(FEW_BACK, MOST_BACK * tail.length)) return null;
  const left = Math.min(...spots.map((each) => each.x - each.w / 2), ...points.map((each) => Math.min(...each.filter((_, i) => i % 2 === 0)))) - EDGE;
  const top = Math.min(...spots.map((each) => each.y - each.h / 2), ...points.map((each) => Math.min(...each.filter((_, i) => i % 2 === 1)))) - EDGE;
  const right = Math.max(...spots.map((each) => each.x + each.w / 2), ...points.map((each) => Math.max(...each.filter((_, i) => i % 2 === 0)))) + EDGE;
  const bottom = Math.max(...spots.map((each) => each.y + each.h / 2), ...points.map((each) => Math.max(...each.filter((_, i) => i % 2 === 1)))) + EDGE;
  // Only what sticks out at the left or at the top moves the drawing: all of it, and the camera with it.
  const shift = { x: Math.max(0, -left), y: Math.max(0, -top) };
  const [width, height] = [Math.ceil(right + shift.x), Math.ceil(bottom + shift.y)];
  if (width > MOST_LARGER * fresh.width + 200 || height > MOST_LARGER * fresh.height + 200) return null;
  const order = spots.map((each, i) => ({ each, i })).sort((a, b) => a.each.node - b.each.node || a.i - b.i);
  order.forEach(({ each }, at) => {
    each.at = at;
    each.copy = at > 0 && order[at - 1].each.node === each.node ? order[at - 1].each.copy + 1 : 0;
  });
  const sorted = order.map(({ each }) => each);
  const moved = points.map((each) => each.map((value, i) => value + (i % 2 === 0 ? shift.x : shift.y)));
  const layout = {
    ...fresh,
    key: `${fresh.key}~${serial()}`,
    width,
    height,
    boxes: {
      node: sorted.map(({ node }) => node),
      copy: sorted.map(({ copy }) => copy),
      x: sorted.map(({ x }) => x + shift.x),
      y: sorted.map(({ y }) => y + shift.y),
      w: sorted.map(({ w }) => w),
      h: sorted.map(({ h }) => h),
    },
    curves: {
      edge: points.map((_, edge) => edge),
      from: tail.map(({ at }) => at),
      to: head.map(({ at }) => at),
      points: moved,
      mid: moved.map((each) => {
        const { x, y } = pointAt(curve(each), 0.5);
        return /** @type {[number, number]} */ ([x, y]);
      }),
    },
  };
  return { layout, shift };
}

let count = 0;
/** Two placings of one structure are two drawings. */
function serial() {
  count += 1;
  return count;
}

/** A new edge: level at both ends, bowed aside where a box stands in its way. @param {Spot} one @param {Spot} other @param {Spot[]} spots @param {boolean} across */
function between(one, other, spots, across) {
  const [x0, y0, x3, y3] = across
    ? [one.x + one.w / 2, one.y, other.x - other.w / 2, other.y]
    : [one.x, one.y + one.h / 2, other.x, other.y - other.h / 2];
  const far = across ? x3 - x0 : y3 - y0;
  const reach = far > 0 ? far / 2 : 60;
  const straight = across ? [x0, y0, x0 + reach, y0, x3 - reach, y3, x3, y3] : [x0, y0, x0, y0 + reach, x3, y3 - reach, x3, y3];
  const long = Math.hypot(x3 - x0, y3 - y0);
  const near = spots.filter((each) => each !== one && each !== other && Math.abs(each.x - (x0 + x3) / 2) < long && Math.abs(each.y - (y0 + y3) / 2) < long);
  let best = straight;
  let least = Number.POSITIVE_INFINITY;
  for (const by of [0, 0.14, -0.14, 0.3, -0.3]) {
    const tried = by === 0 ? straight : bow(straight, by * long);
    const line = curve(tried);
    let cost = Math.abs(by) * 3;
    for (let k = 1; k < 16; k += 1) {
      const at = pointAt(line, k / 16);
      cost += near.filter((each) => inside(each, at, 6)).length;
    }
    if (cost < least) [least, best] = [cost, tried];
    if (cost === 0) break;
  }
  return best;
}
