// Cubic curves as plain numbers: points, directions, lengths, arrow heads. Must not know traces, themes or the DOM.

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{x: number, y: number, w: number, h: number}} Rect  a box by its centre */
/** @typedef {{points: number[], lengths: number[], length: number}} Curve  chained cubics: x0,y0, x1,y1, x2,y2, x3,y3, … */

const SAMPLES = 12;

/** @param {number[]} p @param {number} i @param {number} t @returns {Point} */
function cubic(p, i, t) {
  const s = 1 - t;
  const a = s * s * s;
  const b = 3 * s * s * t;
  const c = 3 * s * t * t;
  const d = t * t * t;
  return {
    x: a * p[i] + b * p[i + 2] + c * p[i + 4] + d * p[i + 6],
    y: a * p[i + 1] + b * p[i + 3] + c * p[i + 5] + d * p[i + 7],
  };
}

/** @param {number[]} points @returns {number} how many cubics are chained */
function segments(points) {
  return Math.max(0, Math.floor((points.length - 2) / 6));
}

/** Lengths by chords: a label needs half a pixel, not arc-length integrals. @param {number[]} points @returns {Curve} */
export function curve(points) {
  const lengths = [];
  let length = 0;
  for (let k = 0; k < segments(points); k++) {
    let before = cubic(points, k * 6, 0);
    let part = 0;
    for (let j = 1; j <= SAMPLES; j++) {
      const here = cubic(points, k * 6, j / SAMPLES);
      part += Math.hypot(here.x - before.x, here.y - before.y);
      before = here;
    }
    lengths.push(part);
    length += part;
  }
  return { points, lengths, length };
}

/** @param {Curve} c @param {number} t share of the whole length, 0 to 1 @returns {{i: number, u: number}} */
function locate(c, t) {
  let rest = Math.min(1, Math.max(0, t)) * c.length;
  const last = c.lengths.length - 1;
  for (let k = 0; k < last; k++) {
    if (rest <= c.lengths[k]) return { i: k * 6, u: c.lengths[k] ? rest / c.lengths[k] : 0 };
    rest -= c.lengths[k];
  }
  return { i: last * 6, u: c.lengths[last] ? Math.min(1, rest / c.lengths[last]) : 0 };
}

/** @param {Curve} c @param {number} t @returns {Point} */
export function pointAt(c, t) {
  if (!c.lengths.length) return { x: c.points[0] ?? 0, y: c.points[1] ?? 0 };
  const { i, u } = locate(c, t);
  return cubic(c.points, i, u);
}

/** Unit direction of travel at t. @param {Curve} c @param {number} t @returns {Point} */
export function directionAt(c, t) {
  const a = pointAt(c, Math.max(0, t - 0.01));
  const b = pointAt(c, Math.min(1, t + 0.01));
  const d = Math.hypot(b.x - a.x, b.y - a.y);
  return d > 1e-9 ? { x: (b.x - a.x) / d, y: (b.y - a.y) / d } : { x: 1, y: 0 };
}

/** @param {number} n */
const round = (n) => Math.round(n * 100) / 100;

/** @param {number[]} p @returns {string} the d attribute */
export function pathData(p) {
  let d = `M${round(p[0])} ${round(p[1])}`;
  for (let i = 2; i + 5 < p.length; i += 6) {
    d += `C${round(p[i])} ${round(p[i + 1])} ${round(p[i + 2])} ${round(p[i + 3])} ${round(p[i + 4])} ${round(p[i + 5])}`;
  }
  return d;
}

/** The same curve walked from its end to its start. @param {number[]} p @returns {number[]} */
export function reversed(p) {
  const out = [];
  for (let i = p.length - 2; i >= 0; i -= 2) out.push(p[i], p[i + 1]);
  return out;
}

/** @param {Rect} r @param {Point} q @param {number} grow @returns {boolean} */
export function inside(r, q, grow = 0) {
  return Math.abs(q.x - r.x) < r.w / 2 + grow && Math.abs(q.y - r.y) < r.h / 2 + grow;
}

/** Splits one cubic at u (de Casteljau). @param {number[]} p eight numbers @param {number} u @returns {[number[], number[]]} */
export function split(p, u) {
  /** @param {number} a @param {number} b */
  const mix = (a, b) => a + (b - a) * u;
  const left = [p[0], p[1]];
  const right = [p[6], p[7]];
  let row = p.slice();
  while (row.length > 2) {
    const next = [];
    for (let i = 0; i + 3 < row.length; i += 2) next.push(mix(row[i], row[i + 2]), mix(row[i + 1], row[i + 3]));
    left.push(next[0], next[1]);
    right.unshift(next[next.length - 2], next[next.length - 1]);
    row = next;
  }
  return [left, right];
}

/**
 * Makes a curve end on the rim of its box, whatever the layout engine left: cuts what runs under the box, bridges what stops short.
 * @param {number[]} points @param {Rect} box @returns {number[]}
 */
export function endAtRim(points, box) {
  const p = points.slice();
  const n = segments(p);
  for (let k = 0; k < n; k++) {
    const part = p.slice(k * 6, k * 6 + 8);
    if (!inside(box, { x: part[6], y: part[7] })) continue;
    let lo = 0;
    let hi = 1;
    for (let j = 0; j < 24; j++) {
      const u = (lo + hi) / 2;
      if (inside(box, cubic(part, 0, u))) hi = u;
      else lo = u;
    }
    return [...p.slice(0, k * 6), ...split(part, hi)[0]];
  }
  const x = p[p.length - 2];
  const y = p[p.length - 1];
  const tip = rim(box, { x, y });
  const gap = Math.hypot(tip.x - x, tip.y - y);
  if (gap < 14) {
    // A small gap is closed by moving the end and its handle: a piece of its own would kink.
    const end = p.length;
    p[end - 4] += tip.x - x;
    p[end - 3] += tip.y - y;
    p[end - 2] = tip.x;
    p[end - 1] = tip.y;
  } else if (gap < 60) {
    p.push(x + (tip.x - x) / 3, y + (tip.y - y) / 3, x + ((tip.x - x) * 2) / 3, y + ((tip.y - y) * 2) / 3, tip.x, tip.y);
  }
  return p;
}

/** The point of the rim nearest to q outside. @param {Rect} box @param {Point} q @returns {Point} */
export function rim(box, q) {
  const x = Math.min(box.x + box.w / 2, Math.max(box.x - box.w / 2, q.x));
  const y = Math.min(box.y + box.h / 2, Math.max(box.y - box.h / 2, q.y));
  return { x, y };
}

/** Shortens the end by `by` px, so that a line never pokes through its own arrow head. @param {number[]} points @param {number} by @returns {number[]} */
export function shorten(points, by) {
  const n = segments(points);
  if (!n) return points;
  const start = (n - 1) * 6;
  const part = points.slice(start, start + 8);
  const c = curve(part);
  if (c.length <= by) return n > 1 ? shorten(points.slice(0, start + 2), by - c.length) : points;
  return [...points.slice(0, start), ...split(part, 1 - by / c.length)[0]];
}

/** A slim arrow head whose tip is the curve's end. @param {Curve} c @param {number} size @returns {string} the d attribute */
export function arrowHead(c, size) {
  const tip = pointAt(c, 1);
  const back = pointAt(c, Math.max(0, 1 - size / Math.max(size, c.length)));
  const d = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
  const ux = (tip.x - back.x) / d;
  const uy = (tip.y - back.y) / d;
  const half = size * 0.42;
  const bx = tip.x - ux * size;
  const by = tip.y - uy * size;
  const notch = size * 0.22;
  return (
    `M${round(tip.x)} ${round(tip.y)}L${round(bx - uy * half)} ${round(by + ux * half)}` +
    `L${round(bx + ux * notch)} ${round(by + uy * notch)}L${round(bx + uy * half)} ${round(by - ux * half)}Z`
  );
}

/** Bows a curve sideways, ends fixed: parallel edges that a layout drew on top of each other come apart. @param {number[]} points @param {number} by @returns {number[]} */
export function bow(points, by) {
  const last = points.length - 2;
  const dx = points[last] - points[0];
  const dy = points[last + 1] - points[1];
  const d = Math.hypot(dx, dy) || 1;
  const out = points.slice();
  for (let i = 2; i < last; i += 2) {
    const weight = Math.sin(Math.PI * (i / last));
    out[i] -= (dy / d) * by * weight * 1.33;
    out[i + 1] += (dx / d) * by * weight * 1.33;
  }
  return out;
}
