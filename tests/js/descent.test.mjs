// A walk downhill as numbers to draw: contours lie where the height is, land has room around the walk, iterations find their sweeps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contour, inPowers, isGrowing, landOf, leftAt, levelsOf, sweepsOf, walkOf } from "../../static/js/descent.js";
import { frame, walkFrames } from "../../static/js/replay.js";
import { linesBetween } from "../../static/js/transcript.js";
import { GOLDEN, traceOf } from "./help.mjs";

const range = (low, high, count) => Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

test("a contour of a bowl is a circle of the right radius", () => {
  const x = range(-2, 2, 41);
  const values = x.map((b) => x.map((a) => a * a + b * b));
  const pieces = contour(x, x, values, 1);
  assert.ok(pieces.length > 40);
  for (const [x0, y0, x1, y1] of pieces) for (const r of [Math.hypot(x0, y0), Math.hypot(x1, y1)]) assert.ok(Math.abs(r - 1) < 0.01, String(r));
});

test("cells with no number have no line, and flat land has no levels", () => {
  const x = [0, 1, 2];
  assert.deepEqual(contour(x, x, [[0, Number.NaN, 2], [0, Number.NaN, 2], [0, Number.NaN, 2]], 1), []);
  assert.deepEqual(levelsOf([[3, 3], [3, 3]], 5), []);
  assert.deepEqual(levelsOf([[Number.NaN]], 5), []);
});

test("land holds the walk with room at every side; it takes two inputs", () => {
  const walk = { names: ["x", "y"], output: "L", losses: [1, 2], points: [[0, 5], [2, 5]] };
  const land = landOf(walk);
  assert.ok(land.across.least < 0 && land.across.most > 2 && land.up.least < 5 && land.up.most > 5);
  assert.equal(landOf({ ...walk, names: ["x"], points: [[0], [1]] }), null);
  assert.equal(landOf({ ...walk, points: [[Number.NaN, 1]] }), null);
});

test("a walk that runs away is shown as far as it is worth a look", () => {
  const walk = { names: ["x", "y"], output: "f", losses: [4, 43, 6e6, Infinity], points: [[-1, 1], [-0.6, 1], [-15.6, -11.8], [1e5, 5116]] };
  assert.equal(leftAt(walk), 2);
  const { across } = landOf(walk);
  assert.ok(across.least > -3 && across.most < 1, JSON.stringify(across));
  assert.equal(isGrowing(walk), true);
  assert.equal(leftAt({ ...walk, points: [[-1, 1], [-0.9, 1.1]] }), -1);
  assert.equal(isGrowing({ ...walk, losses: [4, 3] }), false);
  assert.equal(isGrowing({ ...walk, losses: [4, Number.NaN] }), true);
});

test("losses far apart and above 0 are told by powers of ten", () => {
  assert.equal(inPowers([100, 0.1]), true);
  assert.equal(inPowers([100, -0.1]), false);
  assert.equal(inPowers([100, 50]), false);
});

test("each iteration of a golden descent begins where its sweeps do", () => {
  const trace = traceOf("colah.descent");
  const { forward, reverse } = sweepsOf(trace);
  const walk = walkOf(trace);
  assert.ok(reverse.length >= 1);
  reverse.forEach((k, i) => {
    assert.equal(frame(trace, k).tag, "descent.seed");
    assert.equal(frame(trace, k).item, i);
    assert.ok(forward[i] < k);
  });
  assert.ok(walk.losses.length >= reverse.length);
});

test("frames walked one after the other are the frames one by one, and the transcript says them", () => {
  for (const { name } of GOLDEN.slice(0, 12)) {
    const trace = traceOf(name);
    let k = 0;
    for (const each of walkFrames(trace, 1, trace.steps.count)) {
      k += 1;
      assert.deepEqual(each, frame(trace, k));
    }
    assert.equal(k, trace.steps.count);
    assert.equal(linesBetween(trace, 1, trace.steps.count).length, k);
  }
});
