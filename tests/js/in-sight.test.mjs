// Which rows of a table are written anew while a hand moves.
import assert from "node:assert/strict";
import test from "node:test";
import { rowsBetween, rowsInSight } from "../../static/js/views/in-sight.js";

/** Rows of 10 pixels, the first of which begins at `top`. */
const rows = (count, top) => Array.from({ length: count }, (_, i) => ({ getBoundingClientRect: () => ({ top: top + 10 * i, bottom: top + 10 * (i + 1) }) }));

test("rows in sight are those that reach into the room, whole or in part", () => {
  assert.deepEqual(rowsBetween(rows(100, 0), 0, 50), [0, 5]);
  assert.deepEqual(rowsBetween(rows(100, -205), 0, 50), [20, 26]);
  assert.deepEqual(rowsBetween(rows(100, 200), 0, 50), [0, 0], "all are below");
  assert.deepEqual(rowsBetween(rows(3, -200), 0, 50), [3, 3], "all are above");
  assert.deepEqual(rowsBetween([], 0, 50), [0, 0]);
});

test("the room is that of the box around the table, as far as the window shows it", () => {
  globalThis.innerHeight = 60;
  const table = { tBodies: [{ rows: rows(100, -30) }], parentElement: { getBoundingClientRect: () => ({ top: 20, bottom: 500 }) } };
  assert.deepEqual(rowsInSight(table), [5, 9]);
  delete globalThis.innerHeight;
});
