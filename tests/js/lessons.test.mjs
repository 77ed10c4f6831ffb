// What lessons know without a page: where to go on, what a learner has changed, what the author's way to a goal opens.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf, solved } from "../../static/js/lessons/changed.js";
import { nextOf, stageOf } from "../../static/js/lessons/progress.js";
import { programOf } from "../../static/js/lessons/sheets.js";
import { traceOf } from "./help.mjs";

/** Three lessons of two exercises each. */
const ROWS = /** @type {any[]} */ (["one", "two", "three"].map((id) => ({ id, exercises: 2 })));
const RIGHT = { state: "right", tries: 1, attempt: null };
/** @param {number} done @param {number} [screen] @returns {any} */
const progress = (done, screen = 0) => ({ screen, exercises: 2, results: Object.fromEntries(Array.from({ length: done }, (_, i) => [`b${i}`, RIGHT])) });

test("the course goes on where someone is, then with what follows, then with what was left out", () => {
  const next = (/** @type {any} */ all) => nextOf(ROWS, all)?.id ?? null;
  assert.equal(next({}), "one");
  assert.equal(next({ one: progress(0, 1) }), "one"); // begun, nothing answered yet
  assert.equal(next({ one: progress(2) }), "two");
  assert.equal(next({ two: progress(1) }), "two"); // begun in the middle
  assert.equal(next({ two: progress(2) }), "three");
  assert.equal(next({ one: progress(1), three: progress(2) }), "one"); // from the end back to the gap
  assert.equal(next({ one: progress(2), three: progress(2) }), "two");
  assert.equal(next({ one: progress(2), two: progress(2), three: progress(2) }), null);
  assert.equal(next({ gone: progress(1) }), "one"); // a lesson that is not there any more
  assert.equal(nextOf([], {}), null);
});

test("a lesson whose exercises were shown is done as well", () => {
  assert.equal(stageOf(ROWS[0], { one: { ...progress(1), results: { b0: RIGHT, b1: { ...RIGHT, state: "shown" } } } }), "done");
});

test("what a learner has changed is known by the graph, not by what was touched", () => {
  const trace = traceOf("colah.reverse");
  const ground = { source: trace.source, at: { a: 2, b: 1 }, mode: "reverse", params: { reverse: { seed: { e: 1 } } } };
  const state = (/** @type {any} */ other) => /** @type {any} */ ({ ...ground, trace, ...other });
  assert.equal(changeOf(state({}), ground), null);
  assert.equal(changeOf(state({ at: { a: 2 } }), ground), null); // b is what the program starts it at
  assert.deepEqual(changeOf(state({ at: { a: 2, b: 7 } }), ground), { what: "numbers", names: ["b"] });
  assert.equal(changeOf(state({ source: "y = x" }), ground)?.what, "program");
  assert.equal(changeOf(state({ mode: "forward" }), ground)?.what, "mode");
  assert.equal(changeOf(state({ params: { reverse: { seed: { e: 2 } } } }), ground)?.what, "mode");
  assert.equal(changeOf(state({}), null), null);
  assert.deepEqual(solved(ground, { source: null, at: { b: 4 } }).at, { a: 2, b: 4 });
  assert.deepEqual(solved(ground, { source: "y = x", at: {} }), { ...ground, source: "y = x", at: {} });
});

test("a worksheet has the numbers of its copy in the lines of the program", () => {
  const source = "x = 2  # a number\nw = -0.5\ny = w*x\n";
  const number = (/** @type {string} */ name, /** @type {number} */ start, /** @type {number} */ value) => ({ name, start, value });
  assert.deepEqual(programOf(source, [number("x", 2, 3), number("w", -0.5, -0.2)]), { text: "x = 3\nw = -0.2\ny = w*x", left: [] });
  assert.deepEqual(programOf(source, [number("x", 2, 2)]), { text: source.trim(), left: [] });
  assert.deepEqual(programOf("y = w*x", [number("w", 1, 4)]).left.map(({ name, value }) => [name, value]), [["w", 4]]);
});
