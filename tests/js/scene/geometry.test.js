// Curves, camera arithmetic and the places of labels: pure geometry.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as bezier from "../../../static/js/scene/bezier.js";
import { clampScale, coarse, detail, fit, followed, leastFor, MAX_FIT, MAX_SCALE, MIN_SCALE, opening, reveal, tether, zoomAt } from "../../../static/js/scene/fit.js";
import { overlap, placeLabels, placeTag } from "../../../static/js/scene/labels.js";

const LINE = [0, 0, 10, 0, 20, 0, 30, 0];
const TWO = [...LINE, 30, 20, 30, 40, 30, 60];
const BOX = { x: 100, y: 0, w: 60, h: 40 };

/** @param {number} a @param {number} b @param {number} [tolerance] */
const near = (a, b, tolerance = 0.01) => assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);

test("points of a chain of cubics go by length, not by piece", () => {
  const c = bezier.curve(TWO);
  near(c.length, 90);
  assert.deepEqual(bezier.pointAt(c, 0), { x: 0, y: 0 });
  near(bezier.pointAt(c, 1).y, 60);
  near(bezier.pointAt(c, 1 / 3).x, 30, 0.2);
  near(bezier.pointAt(c, 2 / 3).y, 30, 1);
  near(bezier.directionAt(c, 0.9).y, 1);
});

test("a curve without length has a place and a direction", () => {
  const c = bezier.curve([5, 5, 5, 5, 5, 5, 5, 5]);
  assert.deepEqual(bezier.pointAt(c, 0.5), { x: 5, y: 5 });
  assert.deepEqual(bezier.directionAt(c, 0.5), { x: 1, y: 0 });
});

test("walked backwards, a curve is the same curve", () => {
  const there = bezier.curve(TWO);
  const back = bezier.curve(bezier.reversed(TWO));
  near(bezier.pointAt(there, 0.2).x, bezier.pointAt(back, 0.8).x, 0.5);
  assert.deepEqual(bezier.reversed(bezier.reversed(TWO)), TWO);
});

test("split halves meet, and have the ends of the whole", () => {
  const [left, right] = bezier.split([0, 0, 0, 40, 60, 40, 60, 0], 0.5);
  assert.deepEqual(left.slice(-2), right.slice(0, 2));
  assert.deepEqual(left.slice(-2), [30, 30]);
  assert.equal(left.length, 8);
  assert.equal(right.length, 8);
  assert.deepEqual(right.slice(-2), [60, 0]);
});

for (const [what, points] of /** @type {[string, number[]][]} */ ([
  ["runs under its box", [0, 0, 30, 0, 60, 0, 100, 0]],
  ["stops short of its box", [0, 0, 20, 0, 40, 0, 62, 0]],
  ["ends on its rim", [0, 0, 20, 0, 40, 0, 70, 0]],
]))
  test(`a curve that ${what} ends on the rim`, () => {
    const end = bezier.endAtRim(points, BOX).slice(-2);
    near(end[0], 70, 0.1);
    near(end[1], 0);
  });

test("a shortened curve ends that much earlier, over several pieces too", () => {
  near(bezier.curve(bezier.shorten(TWO, 10)).length, 80, 0.5);
  near(bezier.curve(bezier.shorten(TWO, 70)).length, 20, 0.5);
});

test("an arrow head has its tip at the end of the curve and opens behind it", () => {
  const numbers = bezier
    .arrowHead(bezier.curve(LINE), 9)
    .match(/-?[\d.]+/g)
    ?.map(Number);
  assert.deepEqual(numbers?.slice(0, 2), [30, 0]);
  for (const i of [2, 4, 6]) assert.ok((numbers?.[i] ?? 99) < 30);
});

test("bowing keeps the ends and moves the middle to one side", () => {
  const bowed = bezier.bow(LINE, 12);
  assert.deepEqual([...bowed.slice(0, 2), ...bowed.slice(-2)], [0, 0, 30, 0]);
  assert.ok(bezier.pointAt(bezier.curve(bowed), 0.5).y > 6);
  assert.ok(bezier.pointAt(bezier.curve(bezier.bow(LINE, -12)), 0.5).y < -6);
});

test("fit shows everything, centred, and never blows a small graph up", () => {
  const pane = { width: 1000, height: 600 };
  assert.equal(fit({ width: 100, height: 50 }, pane).scale, MAX_FIT);
  const wall = fit({ width: 100, height: 50 }, { width: 9000, height: 9000 }).scale;
  assert.ok(wall > MAX_FIT && wall < 2 * MAX_FIT);
  const { scale, x, y } = fit({ width: 4000, height: 900 }, pane);
  assert.ok(4000 * scale <= 1000 && 900 * scale <= 600);
  near(x, (1000 - 4000 * scale) / 2);
  assert.ok(y > 0 && y + 900 * scale < 600);
});

test("a very long drawing opens at its beginning, and can be seen whole all the same", () => {
  const pane = { width: 1000, height: 600 };
  const row = { width: 160_000, height: 900, across: true, boxes: Array.from({ length: 1000 }, (_, i) => ({ x: 80 + i * 160, y: i < 5 ? 700 : 200 })) };
  const { scale, x, y } = opening(row, pane);
  assert.ok(scale > 0.3 && scale < 1, String(scale));
  assert.ok(x >= 0 && x < 40);
  assert.ok(y + 700 * scale > 0 && y + 700 * scale < 600 && y + 200 * scale > 0, "what stands there is in sight");
  const whole = fit(row, pane);
  assert.ok(whole.scale < MIN_SCALE && 160_000 * whole.scale <= 1000);
  assert.ok(zoomAt(whole, 1.25, 0, 0, leastFor(row, pane)).scale < 2 * whole.scale, "nearer by a step, not by a jump");
  const column = { width: 900, height: 160_000, across: false, boxes: row.boxes.map((box) => ({ x: box.y, y: box.x })) };
  assert.ok(opening(column, pane).y >= 0 && opening(column, pane).scale > 0.3);
  const phone = { width: 390, height: 270 };
  const net = { width: 1500, height: 400, across: true, boxes: Array.from({ length: 18 }, (_, i) => ({ x: 50 + Math.floor(i / 3) * 250, y: 80 + (i % 3) * 65 })) };
  assert.deepEqual(opening(net, pane), fit(net, pane));
  assert.ok(opening(net, phone).scale * 65 >= 24, "on a phone a finger can meet each node");
  for (const [width, height] of [[650, 300], [900, 600]]) {
    const tall = { ...net, width, height, boxes: net.boxes.map(({ x, y }) => ({ x, y: (y * height) / 150 })) };
    assert.deepEqual(opening(tall, phone), fit(tall, phone), "where it can be read whole, or hardly better in part, all of it is shown");
  }
  const block = { width: 20_000, height: 15_000, across: true, boxes: [] };
  assert.deepEqual(opening(block, pane), fit(block, pane));
});

test("zooming keeps what is under the pointer under the pointer", () => {
  const view = { scale: 0.7, x: 31, y: -12 };
  for (const factor of [0.5, 1.1, 3, 100, 1e-6]) {
    const after = zoomAt(view, factor, 400, 250);
    near((400 - after.x) / after.scale, (400 - view.x) / view.scale, 1e-6);
    near((250 - after.y) / after.scale, (250 - view.y) / view.scale, 1e-6);
    assert.ok(after.scale >= MIN_SCALE && after.scale <= MAX_SCALE);
  }
  assert.equal(clampScale(1e9), MAX_SCALE);
});

test("the drawing cannot be thrown out of its pane", () => {
  const world = { width: 300, height: 200 };
  const pane = { width: 800, height: 500 };
  const far = tether({ scale: 1, x: 1e6, y: -1e6 }, world, pane);
  assert.ok(far.x < pane.width && far.x + world.width > 0);
  assert.ok(far.y < pane.height && far.y + world.height > 0);
});

test("a drawing stands still for a step that is in sight, and does not jump to and fro for an edge that no view holds", () => {
  const pane = { width: 390, height: 300 };
  const view = { scale: 1, x: 0, y: 0 };
  const box = (x, y) => ({ x, y, h: 50 });
  assert.equal(followed(view, box(200, 150), undefined, pane), view);
  assert.equal(followed(view, box(330, 150), undefined, pane), view); // nearer to the rim than one would set it, and left there
  assert.deepEqual(followed(view, box(350, 150), undefined, pane), { scale: 1, x: -38, y: 0 });
  assert.equal(followed(view, box(-900, 150), box(200, 150), pane), view); // the edge leaves the pane from where it is seen
  assert.equal(followed(view, box(-900, 150), box(900, 150), pane).x, 978); // neither end is seen
  assert.equal(followed(view, box(420, 150), box(250, 150), pane).x, -108); // one view has both
});

test("revealing moves only for what is out of sight, and then just enough", () => {
  const pane = { width: 800, height: 500 };
  const view = { scale: 1, x: 0, y: 0 };
  assert.equal(reveal(view, { x: 400, y: 250 }, pane), view);
  assert.deepEqual(reveal(view, { x: 900, y: 250 }, pane, 50), { scale: 1, x: -150, y: 0 });
  assert.deepEqual(reveal(view, { x: 400, y: -100 }, pane, 50), { scale: 1, x: 0, y: 150 });
});

test("detail falls and hairlines thicken as the scale does", () => {
  assert.deepEqual([1.6, 0.4, 0.1].map(detail), ["near", "mid", "far"]);
  assert.equal(coarse(1), 1);
  assert.ok(coarse(0.05) > coarse(0.1) && coarse(0.1) > coarse(0.3));
});

test("overlap is an area, and nothing for what only touches", () => {
  assert.equal(overlap({ x: 0, y: 0, w: 10, h: 10 }, { x: 5, y: 5, w: 10, h: 10 }), 25);
  assert.equal(overlap({ x: 0, y: 0, w: 10, h: 10 }, { x: 10, y: 0, w: 10, h: 10 }), 0);
});

/** @param {number[]} points @param {number} [w] */
const label = (points, w = 30) => ({ curve: bezier.curve(points), w, h: 20, shown: true });

test("a label alone stands at the middle of its curve", () => {
  const [spot] = placeLabels([label([0, 0, 100, 0, 200, 0, 300, 0])], []);
  near(spot.x, 150);
  assert.equal(spot.t, 0.5);
});

test("labels slide along their curves until they are clear of boxes and of each other", () => {
  const crossing = [label([0, 0, 100, 100, 200, 200, 300, 300]), label([0, 300, 100, 200, 200, 100, 300, 0])];
  const spots = placeLabels(crossing, []);
  const rects = spots.map((s) => ({ x: s.x, y: s.y, w: 30, h: 20 }));
  assert.equal(overlap(rects[0], rects[1]), 0);
  const box = { x: 150, y: 0, w: 60, h: 60 };
  const [spot] = placeLabels([label([0, 0, 100, 0, 200, 0, 300, 0])], [box]);
  assert.equal(overlap({ x: spot.x, y: spot.y, w: 30, h: 20 }, box), 0);
  near(spot.y, 0);
});

test("on an edge shorter than its label the label stands beside the edge", () => {
  const [spot] = placeLabels([label([0, 0, 10, 0, 20, 0, 30, 0], 60)], []);
  assert.ok(Math.abs(spot.y) >= 10);
});

test("the product stands near the end where the colour arrives, clear of boxes", () => {
  const c = bezier.curve([0, 0, 100, 0, 200, 0, 300, 0]);
  const boxes = [
    { x: -30, y: 0, w: 60, h: 56, weight: 2 },
    { x: 330, y: 0, w: 60, h: 56, weight: 2 },
  ];
  const forwards = placeTag(c, true, 80, 24, boxes);
  const backwards = placeTag(c, false, 80, 24, boxes);
  assert.ok(forwards.x > 150 && backwards.x < 150);
  for (const spot of [forwards, backwards]) for (const b of boxes) assert.equal(overlap({ ...spot, w: 80, h: 24 }, b), 0);
});
