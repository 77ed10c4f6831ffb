// Frames and the buttons of groups, as pictures: where they stand, what they say, what can be pressed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { Frames, GroupButtons, middleOf, placesOf } from "../../../static/js/scene/groups.js";
import { modelOf } from "../../../static/js/scene/model.js";
import { golden } from "./fixture.js";

/** colah's e = (a + b)·(b + 1) as if the sum and the product were a call of f. @param {boolean} folded @param {boolean} framed */
function drawn(folded, framed) {
  const trace = golden("colah.forward");
  const op = [...trace.graph.nodes.op];
  if (folded) op[5] = "fold";
  const groups = { number: [7], kind: ["call"], label: ["f"], text: ["f(a, b)"], first: [2], end: [6], span: [[0, 1]], folded: [folded], depth: [0] };
  const frames = framed ? { group: [0], x: [300], y: [120], w: [260], h: [180] } : { group: [], x: [], y: [], w: [], h: [] };
  const layout = { ...trace.layout, key: `${trace.layout.key} ${folded} ${framed}`, frames };
  return /** @type {any} */ ({ ...trace, graph: { ...trace.graph, nodes: { ...trace.graph.nodes, op }, groups }, layout });
}

/** @param {any} trace @param {boolean} [foldable] */
const buttons = (trace, foldable = true) => render(h(GroupButtons, { trace, model: modelOf(trace), foldable, tab: -1 }));

test("an unfolded group has a frame and a button on its rim", () => {
  const trace = drawn(false, true);
  const [place] = placesOf(trace, modelOf(trace));
  assert.deepEqual([place.number, place.framed, place.x, place.y], [7, true, 170, 30]);
  assert.match(render(h(Frames, { trace, model: modelOf(trace) })), /class="frame frame-call" x="170" y="30" width="260" height="180"/);
  const picture = buttons(trace);
  assert.match(picture, /<button[^>]*data-group="7"/);
  assert.match(picture, /aria-expanded="true"/);
  assert.match(picture, /aria-label="Call f\(a, b\)"/);
  assert.match(picture, /tabindex="0"/);
});

test("a folded group has no frame, and its button at the corner of its box", () => {
  const trace = drawn(true, false);
  const model = modelOf(trace);
  const box = model.boxes[5];
  const [place] = placesOf(trace, model);
  assert.equal(box.folded, true);
  assert.equal(place.framed, false);
  assert.ok(Math.abs(place.x - (box.x + box.w / 2)) < 12);
  assert.ok(Math.abs(place.y - (box.y + box.h / 2)) < 12);
  assert.match(buttons(trace), /class="group group-shut"[^>]*/);
  assert.match(buttons(trace), /aria-expanded="false"/);
  assert.equal(render(h(Frames, { trace, model })).includes("<rect"), false);
});

test("a group that no frame could be drawn around has its button all the same", () => {
  const trace = drawn(false, false);
  assert.match(buttons(trace), /class="group group-bare"/);
  assert.equal(middleOf(trace, modelOf(trace), 7), modelOf(trace).boxes[2]);
  assert.equal(middleOf(trace, modelOf(trace), 8), null);
});

test("where a mode needs the whole graph, titles are words and no buttons", () => {
  const picture = buttons(drawn(false, true), false);
  assert.equal(picture.includes("<button"), false);
  assert.match(picture, /f\(a, b\)/);
});

test("so many groups that none could be hit have no buttons", () => {
  const trace = drawn(false, false);
  const { groups } = trace.graph;
  const many = Object.fromEntries(Object.entries(groups).map(([name, [one]]) => [name, Array(301).fill(one)]));
  assert.equal(buttons({ ...trace, graph: { ...trace.graph, groups: many } }), "");
});
