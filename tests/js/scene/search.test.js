// The search box: what a query means, and in which order. And which part of a huge drawing is drawn in full.
import assert from "node:assert/strict";
import { test } from "node:test";
import { boxAt, partOf, smallAt, within } from "../../../static/js/scene/part.js";
import { search } from "../../../static/js/scene/search.js";
import { modelOf } from "../../../static/js/scene/model.js";
import { golden } from "./fixture.js";

const trace = golden("colah.reverse");
const { nodes } = trace.graph;
const labels = (/** @type {string} */ query) => search(trace, undefined, query).map((node) => nodes.label[node]);

test("a name finds its node first, and then those that begin with it", () => {
  for (const label of nodes.label) assert.equal(labels(label)[0], label);
  assert.ok(labels("v").every((label) => label.includes("v") || label === "e"));
  assert.ok(labels("v").length >= 2);
});

test("operations, signs and numbers find their nodes, whatever the case", () => {
  assert.deepEqual(labels("×"), ["e"]);
  assert.deepEqual(labels("MUL"), ["e"]);
  assert.deepEqual(labels("add"), nodes.label.filter((_, n) => nodes.op[n] === "add"));
  assert.equal(labels("6")[0], "e");
});

test("nothing is found for nothing, and for what is not there", () => {
  assert.deepEqual(labels("  "), []);
  assert.deepEqual(labels("no such thing"), []);
});

test("of a huge drawing, what is in sight or in hand is drawn in full, with what touches it", () => {
  const model = modelOf(trace);
  const [first] = model.boxes;
  const sight = { x0: first.x - 1, y0: first.y - 1, x1: first.x + 1, y1: first.y + 1 };
  assert.deepEqual(within(model, sight), [0]);
  assert.equal(within(model, { x0: 0, y0: 0, x1: 1e4, y1: 1e4 }, 2), null);
  const part = partOf(model, sight, [3], []);
  assert.deepEqual(part.boxes.map(({ i }) => i), [0, 3]);
  for (const arc of model.arcs) assert.equal(part.arcsIn.has(arc.i), [arc.from, arc.to].some((i) => part.has.has(i)));
  assert.equal(boxAt(model, { x: first.x + first.w / 2 + 5, y: first.y }, 8), first);
  assert.equal(boxAt(model, { x: -500, y: -500 }, 8), null);
  // Drawn a quarter as large it is met within 12 px of its middle, which are 48 there; drawn as it is, where it is.
  const beside = { x: first.x, y: first.y + first.h / 2 + 10 };
  assert.equal(smallAt({ ...model, boxes: [first] }, beside, 1), null);
  assert.equal(smallAt({ ...model, boxes: [first] }, { x: first.x, y: first.y + 47 }, 0.25), first);
  assert.equal(smallAt({ ...model, boxes: [first] }, { x: first.x, y: first.y + 49 }, 0.25), null);
  assert.equal(smallAt({ ...model, boxes: [first, { ...first, i: 9, y: first.y + 60 }] }, { x: first.x, y: first.y + 40 }, 0.25)?.i, 9);
});
