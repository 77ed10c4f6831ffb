// Undo and redo: typing and dragging count once, everything else by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { empty, record, redo, undo } from "../../static/js/history.js";

test("typing in quick succession is one edit, after a pause another", () => {
  let history = record(empty(), "text", "a", 0);
  history = record(history, "text", "ab", 300);
  history = record(history, "text", "abc", 1400);
  assert.equal(history.past.length, 1);
  history = record(history, "text", "abcd", 9000);
  assert.equal(history.past.length, 2);
  assert.equal(undo(history, "abcde").state, "abcd");
});

test("dragging two sliders is two edits", () => {
  const history = record(record(empty(), "slider:a", 1, 0), "slider:b", 2, 10);
  assert.equal(history.past.length, 2);
});

test("examples and fixes are never joined", () => {
  const history = record(record(empty(), "example!", 1, 0), "example!", 2, 1);
  assert.equal(history.past.length, 2);
});

test("undo and redo walk the same way back and forth", () => {
  let history = empty();
  const states = ["a", "b", "c", "d"];
  states.slice(0, -1).forEach((state, i) => {
    history = record(history, "fix!", state, i);
  });
  let now = "d";
  const seen = [];
  for (let turn = undo(history, now); turn; turn = undo(history, now)) {
    ({ state: now, history } = turn);
    seen.push(now);
  }
  assert.deepEqual(seen, ["c", "b", "a"]);
  for (let turn = redo(history, now); turn; turn = redo(history, now)) ({ state: now, history } = turn);
  assert.equal(now, "d");
  assert.equal(redo(history, now), null);
});

test("a new edit forgets what was undone, and the past has a limit", () => {
  const undone = undo(record(empty(), "fix!", "a", 0), "b");
  assert.equal(redo(record(undone.history, "fix!", "a", 1), "c"), null);
  let history = empty();
  for (let i = 0; i < 500; i += 1) history = record(history, "fix!", i, i);
  assert.equal(history.past.length, 200);
});
