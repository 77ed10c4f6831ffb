// Dragging, keys and walking: what a hand asks for, as arithmetic.
import assert from "node:assert/strict";
import { test } from "node:test";
import { snap } from "../../../static/js/ranges.js";
import { dragged, grain, keyed } from "../../../static/js/scene/drag.js";
import { modelOf } from "../../../static/js/scene/model.js";
import { parsePlace, placeKey, walk, wayOf } from "../../../static/js/scene/walk.js";
import { golden } from "./fixture.js";

test("a drag moves a number by its size, without binary dust", () => {
  assert.equal(dragged(2, 10), 2.1);
  assert.equal(dragged(0.1, 20), 0.3);
  assert.equal(dragged(1, -100), 0);
  assert.equal(Object.is(dragged(1, -100), 0), true);
  assert.equal(dragged(2, 10, { shift: true }), 3);
  assert.equal(dragged(2, 10, { alt: true }), 2.01);
  assert.equal(dragged(5000, 10), 5100);
});

test("the grain grows with the number and never fails", () => {
  assert.deepEqual([0, 1, 9.99, 10, 123, -4567].map(grain), [0.01, 0.01, 0.01, 0.1, 1, 10]);
  assert.equal(grain(Number.NaN), 0.01);
  assert.equal(snap(0.30000000000000004, 0.01), 0.3);
});

test("keys of a number: up and down, pages ten times as far, others none", () => {
  assert.equal(keyed(2, "ArrowUp"), 2.1);
  assert.equal(keyed(2, "ArrowDown"), 1.9);
  assert.equal(keyed(2, "PageUp"), 3);
  assert.equal(keyed(2, "PageDown"), 1);
  assert.equal(keyed(2, "x"), null);
});

test("arrow keys turn with the drawing", () => {
  assert.equal(wayOf("ArrowRight", true), "on");
  assert.equal(wayOf("ArrowDown", false), "on");
  assert.equal(wayOf("ArrowUp", true), "before");
  assert.equal(wayOf("a", true), null);
});

test("right leads along an edge to a user, left back to the argument", () => {
  const model = modelOf(golden("colah.reverse"));
  const edge = walk(model, { kind: "n", i: 0 }, "on");
  assert.deepEqual(edge, { kind: "e", i: 0 });
  const sum = walk(model, parsePlace("e0"), "on");
  assert.deepEqual(sum, { kind: "n", i: 2 });
  assert.deepEqual(walk(model, parsePlace("e0"), "back"), { kind: "n", i: 0 });
  assert.equal(walk(model, { kind: "n", i: 5 }, "on"), null);
  assert.equal(walk(model, { kind: "n", i: 0 }, "back"), null);
});

test("up and down lead to siblings and back", () => {
  const model = modelOf(golden("colah.reverse"));
  assert.deepEqual(walk(model, { kind: "n", i: 0 }, "after"), { kind: "n", i: 1 });
  assert.deepEqual(walk(model, { kind: "n", i: 1 }, "before"), { kind: "n", i: 0 });
  // b has two edges; from one the other is a key away.
  const sibling = walk(model, parsePlace("e1"), "after", { kind: "n", i: 1 });
  assert.equal(sibling && placeKey(sibling), "e2");
  // Entered from the sum, its other edge is the sibling.
  const other = walk(model, parsePlace("e1"), "before", { kind: "n", i: 2 });
  assert.equal(other && placeKey(other), "e0");
});

test("every place of a graph can be reached by keys from the first one", () => {
  for (const name of ["colah.reverse", "cube.reverse", "three-by-three.reverse", "shared-output.reverse"]) {
    const model = modelOf(golden(name));
    const seen = new Set(["n0|"]);
    const open = [{ at: "n0", came: "" }];
    while (open.length) {
      const { at, came } = /** @type {{at: string, came: string}} */ (open.pop());
      for (const way of /** @type {const} */ (["on", "back", "before", "after", "first", "last"])) {
        const next = walk(model, parsePlace(at), way, came ? parsePlace(came) : null);
        if (!next) continue;
        const state = { at: placeKey(next), came: at[0] === "n" ? at : came };
        if (seen.has(`${state.at}|${state.came}`)) continue;
        seen.add(`${state.at}|${state.came}`);
        open.push(state);
      }
    }
    const places = new Set([...seen].map((s) => s.split("|")[0]));
    for (const b of model.boxes) assert.ok(places.has(`n${b.i}`), `${name}: box ${b.i}`);
    for (const a of model.arcs) assert.ok(places.has(`e${a.i}`), `${name}: arc ${a.i}`);
  }
});
