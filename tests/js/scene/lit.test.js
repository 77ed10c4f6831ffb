// What a step shows: edges in use and used, products, sums, paths; and how text is set.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bracketed } from "../../../static/js/format.js";
import { chipRect, chipText, nameWidth } from "../../../static/js/scene/chip.js";
import { thickness } from "../../../static/js/scene/edge.js";
import { pillSize } from "../../../static/js/scene/node.js";
import { pointedPath } from "../../../static/js/linked.js";
import { litOf, productText } from "../../../static/js/scene/lit.js";
import { modelOf } from "../../../static/js/scene/model.js";
import { bucket, look, nameParts, trim, width } from "../../../static/js/scene/text.js";
import { frame, GOLDEN, golden, STILL } from "./fixture.js";

/** @param {string} name @param {number} k @param {object} [ui] */
function lit(name, k, ui = {}) {
  const trace = golden(name);
  return litOf(trace, frame(trace, k), { ...STILL, ...ui });
}

/** @param {any} trace @param {{used: {has: (edge: number) => boolean}}} lit */
const usedOf = (trace, { used }) => new Set(trace.graph.edges.from.map((/** @type {number} */ _, /** @type {number} */ edge) => edge).filter((/** @type {number} */ edge) => used.has(edge)));

test("where the page opens nothing is in hand", () => {
  const trace = golden("colah.reverse");
  const open = lit("colah.reverse", trace.start);
  assert.deepEqual([open.uses, usedOf(trace, open).size, open.focus, open.tag], [[], 0, -1, null]);
});

test("a reverse step lights one edge backwards, names its product and what the chip gains", () => {
  const last = lit("colah.reverse", 9);
  assert.deepEqual(
    last.uses.map((u) => [u.edge, u.backwards]),
    [[1, true]],
  );
  assert.equal(last.hue, "adjoint");
  assert.equal(last.tag?.text, "2 · 1 = 2");
  assert.deepEqual(last.growth.get(1), { node: 1, before: 3, after: 5, at: 1 });
  assert.equal(last.focus, 1);
});

test("a seed puts the seeded node in hand", () => {
  const trace = golden("colah.reverse");
  const seed = lit("colah.reverse", trace.start + 1);
  assert.equal(seed.focus, 5);
  assert.equal(seed.hue, "adjoint");
});

test("the front of a sweep is seen: an edge once used stays used", () => {
  for (const name of GOLDEN.filter((n) => !n.endsWith("paths"))) {
    const trace = golden(name);
    let before = new Set();
    for (let k = trace.start + 1; k <= trace.steps.count; k += 1) {
      if (k > trace.start + 1 && trace.steps.sweep[k - 1] !== trace.steps.sweep[k - 2]) before = new Set(); // a new sweep starts with nothing used
      const used = usedOf(trace, lit(name, k));
      for (const e of before) assert.ok(used.has(e), `${name} ${k}`);
      before = used;
    }
    const flowing = trace.graph.edges.partial.filter((p) => p !== null).length;
    assert.ok(before.size <= flowing);
  }
});

test("at the granularity of nodes the whole node is in hand", () => {
  const edges = lit("colah.forward", 6, { granularity: "node" });
  assert.deepEqual(
    edges.uses.map((u) => u.edge),
    [0, 1],
  );
  assert.equal(edges.tag, null);
  assert.deepEqual([edges.growth.get(2)?.before, edges.growth.get(2)?.after], [null, 1]);
});

test("a step moves only when it goes forward and motion is wanted", () => {
  const animate = { from: 8, to: 9, ms: 400 };
  assert.equal(lit("colah.reverse", 9, { animate }).moving, true);
  assert.equal(lit("colah.reverse", 9, { animate, motion: "reduced" }).moving, false);
  assert.equal(lit("colah.reverse", 8, { animate: { from: 9, to: 8, ms: 400 } }).moving, false);
  assert.equal(lit("colah.reverse", 7, { animate }).moving, false);
  assert.notEqual(lit("colah.reverse", 9, { animate }).key, lit("colah.reverse", 9).key);
});

test("a whole sweep runs as a wave: every edge in order, each chip in its turn", () => {
  const trace = golden("colah.reverse");
  const wave = lit("colah.reverse", trace.steps.count, { animate: { from: trace.start, to: trace.steps.count, ms: 900 } });
  assert.deepEqual(
    wave.uses.map((u) => u.edge),
    [4, 5, 2, 0, 1],
  );
  const turns = [5, 2, 4, 0].map((n) => wave.growth.get(n)?.at ?? -1);
  assert.deepEqual(
    turns,
    turns.slice().sort((a, b) => a - b),
  );
});

test("along a path what was walked stays lit, what is to come is a trail", () => {
  const trace = golden("colah.paths");
  const k = trace.start + 2;
  const on = lit("colah.paths", k);
  const path = trace.result.paths?.edges[0] ?? [];
  assert.deepEqual(
    on.uses.map((u) => u.edge),
    path.slice(0, on.uses.length),
  );
  assert.deepEqual([...on.trail], path);
  assert.equal(on.hue, "path");
});

test("a path that a hand points at is its edges; anything else is none", () => {
  const trace = golden("colah.paths");
  assert.deepEqual([...pointedPath(trace, { ...STILL, hover: { kind: "path", id: 0 } })], trace.result.paths?.edges[0]);
  assert.equal(pointedPath(trace, { ...STILL, pick: { kind: "node", id: 0 } }).length, 0);
  assert.equal(pointedPath(trace, { ...STILL, pick: { kind: "path", id: 99 } }).length, 0);
});

test("products and sums read as they are said", () => {
  assert.equal(productText({ upstream: -1, partial: -0.5, product: 0.5 }), "(−1) · (−0.5) = 0.5");
  assert.equal(productText({ value: 1 }), null);
  const grown = { grown: true, derivative: 5, before: 3, added: 2 };
  assert.equal(chipText(grown), "+2 → 5");
  assert.equal(chipText({ ...grown, derivative: 1, added: -2 }), "−2 → 1");
  assert.equal(chipText({ ...grown, before: null }), "5");
  assert.equal(chipText({ ...grown, derivative: null }), "?");
});

test("a chip keeps its corner, leaves the name free and stays in the drawing", () => {
  const model = modelOf(golden("colah.reverse"));
  const sum = model.boxes[2];
  const r = chipRect(sum, nameWidth("v1"), "2", true);
  assert.ok(r.x + r.w / 2 >= sum.w / 2 && r.y < -sum.h / 2);
  const input = { ...model.boxes[0], x: 60 };
  const long = chipRect(input, nameWidth("a"), "+0.1234 → −0.00001234", true);
  assert.ok(input.x + long.x - long.w / 2 >= 0);
  const hanging = chipRect(sum, nameWidth("v1"), "2", false);
  assert.ok(hanging.y > -sum.h / 2);
});

test("a pill grows with its number in few steps and within bounds, and then its type shrinks", () => {
  const [box] = modelOf(golden("colah.reverse")).boxes;
  assert.deepEqual(pillSize(box, "a", 2), pillSize(box, "a", 3));
  assert.equal(pillSize(box, "a", 2).size, 18);
  const long = pillSize(box, "learning_rate", -0.00001234);
  assert.ok(long.w <= box.w + 24 && long.size < 18 && long.size > 4);
  assert.equal(pillSize(box, "a", null).w, box.w);
});

test("edges are thicker for steeper slopes, within bounds", () => {
  const sizes = [0, 0.1, 1, -3, 100, Number.POSITIVE_INFINITY].map(thickness);
  assert.deepEqual(
    sizes,
    sizes.slice().sort((a, b) => a - b),
  );
  assert.ok(sizes[0] >= 1 && sizes[5] <= 5);
  assert.equal(thickness(-3), thickness(3));
  assert.ok(thickness(Number.NaN) > 0);
});

test("odd numbers have a look of their own", () => {
  assert.deepEqual([null, Number.NaN, -Infinity, -0, 0, 1e-9, 1e7, 2.5].map(look), ["unknown", "undefined", "infinite", "negzero", "plain", "tiny", "huge", "plain"]);
});

test("names are set as in print", () => {
  assert.deepEqual(nameParts("v12"), { base: "v", sub: "12", upright: false });
  assert.deepEqual(nameParts("loss"), { base: "loss", sub: "", upright: true });
  assert.deepEqual(nameParts("x[2]"), { base: "x", sub: "2", upright: false });
  assert.deepEqual(nameParts("h_t"), { base: "h", sub: "t", upright: false });
  assert.deepEqual(nameParts("α"), { base: "α", sub: "", upright: false });
});

test("text helpers: factors, cuts, widths", () => {
  assert.deepEqual([-2, 2, -0, Number.NEGATIVE_INFINITY].map(bracketed), ["(−2)", "2", "(−0)", "(−∞)"]);
  assert.equal(trim("short"), "short");
  assert.equal([...trim("a very long formula indeed", 10)].length, 10);
  assert.ok(width("100.5", 14) > width("1", 14));
  assert.equal(bucket(31), bucket(45));
});
