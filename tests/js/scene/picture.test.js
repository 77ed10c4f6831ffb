// The picture as markup, drawn without a browser: every golden trace, every step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { Card } from "../../../static/js/scene/card.js";
import { modelOf } from "../../../static/js/scene/model.js";
import { GraphView } from "../../../static/js/views/graph.js";
import { frame, GOLDEN, golden, STILL } from "./fixture.js";

const actions = { hover() {}, pick() {}, setInput() {}, next() {} };

/** @param {import("../../../static/js/types.js").Trace} trace @param {number} k @param {object} [ui] */
const draw = (trace, k, ui = {}) => render(h(GraphView, { trace, frame: frame(trace, k), ui: { ...STILL, ...ui }, actions }));

/** @param {string} text @param {RegExp} what */
const count = (text, what) => (text.match(what) ?? []).length;

for (const name of GOLDEN)
  test(`${name}: every step draws every node and every edge once, with one tab stop`, () => {
    const trace = golden(name);
    for (let k = 0; k <= trace.steps.count; k += 1) {
      const text = draw(trace, k);
      assert.equal(count(text, /data-key="n\d+"/g), trace.graph.nodes.op.length);
      assert.equal(count(text, /data-key="e\d+"/g), trace.graph.edges.from.length);
      assert.equal(count(text, /tabindex="0"/g), 1);
      assert.doesNotMatch(text, /NaN|undefined|\[object/);
    }
  });

test("an evaluate step writes the value; before it the node is a question", () => {
  const trace = golden("colah.reverse");
  assert.match(draw(trace, 0), /aria-label="v1 is a \+ b, a sum: not known yet/);
  assert.match(draw(trace, 1), /aria-label="v1 is a \+ b, a sum: 3\./);
});

test("a reverse step shows the product, the sum and the direction", () => {
  const text = draw(golden("colah.reverse"), 9);
  assert.match(text, /class="tag hue-adjoint ?"/);
  assert.match(text, />2 · 1 = 2</);
  assert.match(text, />\+2 → 5</);
  assert.equal(count(text, /class="use hue-adjoint/g), 1);
});

test("chips: an empty one asks until its number is known; constants have none", () => {
  const trace = golden("colah.reverse");
  assert.equal(count(draw(trace, trace.start), /capsule-empty/g), 5);
  assert.equal(count(draw(trace, trace.steps.count), /capsule-empty/g), 0);
});

test("the sum over paths grows in the output's chip", () => {
  const trace = golden("colah.paths");
  const adds = [...Array(trace.steps.count).keys()].filter((s) => trace.steps.tags[trace.steps.tag[s]].name === "paths.add");
  const text = draw(trace, /** @type {number} */ (adds.at(-1)) + 1);
  assert.match(text, /chip-path/);
  if (adds.length > 1) assert.match(text, /→ \d/);
});

test("parallel edges are two lines that can be told apart", () => {
  const { arcs } = modelOf(golden("cube.reverse"));
  const pairs = arcs.filter((a) => a.from === arcs[0].from && a.to === arcs[0].to);
  assert.ok(pairs.length >= 2);
  assert.notEqual(pairs[0].full, pairs[1].full);
  const [p, q] = pairs.map((a) => a.curve.points);
  assert.ok(Math.abs(p[3] - q[3]) > 15);
});

test("an inactive edge is pale and bears no number", () => {
  const text = draw(golden("colah.reverse"), 3);
  assert.equal(count(text, /edge-pale/g), 1);
  assert.equal(count(text, /class="partial /g), 5);
});

test("trouble has a sign and a word, and a partial that is no plain slope is marked", () => {
  const trace = golden("colah.reverse");
  const { nodes, edges } = trace.graph;
  const bad = {
    ...trace,
    graph: {
      ...trace.graph,
      nodes: { ...nodes, status: nodes.status.map((s, n) => (n === 2 ? "domain" : s)) },
      edges: { ...edges, status: edges.status.map((s, e) => (e === 0 ? "subgradient" : s)) },
    },
  };
  const text = draw(bad, 3);
  assert.match(text, /node-trouble/);
  assert.match(text, /trouble-sign[^>]*>!/);
  assert.match(text, />domain</);
  assert.match(text, /partial-subgradient/);
  assert.match(text, /A kink: one slope is chosen/);
});

/** @param {import("../../../static/js/types.js").Trace} trace @param {import("../../../static/js/types.js").Target} hover */
const card = (trace, hover) => render(h(Card, { trace, frame: frame(trace, 9), ui: { ...STILL, hover }, model: modelOf(trace) }));

test("a card opens where it says more than the picture: a formula, every digit", () => {
  const trace = golden("colah.reverse");
  assert.match(card(trace, { kind: "node", id: 2 }), /<strong>.*a.* \+ .*b.*<\/strong>.*value.*3/s);
  assert.match(card(trace, { kind: "edge", id: 4 }), /slope/);
  assert.equal(card(trace, { kind: "node", id: 1 }), ""); // b = 1 is all in the picture
  const third = { ...trace, initial: { ...trace.initial, value: trace.initial.value.map((pair) => (pair[0] === 1 ? [1, 1 / 3] : pair)) } };
  assert.match(card(/** @type {any} */ (third), { kind: "node", id: 1 }), /0\.333333333333333/);
});

test("hovering lights the thing and what touches it", () => {
  const trace = golden("colah.reverse");
  const text = draw(trace, 9, { hover: { kind: "node", id: 1 } });
  assert.equal(count(text, /edge-near/g), 2);
  assert.match(text, /node-hover/);
  const edge = draw(trace, 9, { hover: { kind: "edge", id: 4 } });
  assert.match(edge, /edge-hover/);
  assert.equal(count(edge, /node-near/g), 2);
});

test("copies of one leaf are tied together when it is hovered", () => {
  const trace = golden("colah.reverse");
  const { boxes, curves } = trace.layout;
  const twice = {
    ...trace,
    layout: {
      ...trace.layout,
      key: "twice",
      boxes: { node: [...boxes.node, 1], copy: [...boxes.copy, 1], x: [...boxes.x, 80], y: [...boxes.y, 400], w: [...boxes.w, 84], h: [...boxes.h, 48] },
      curves: { ...curves, from: curves.from.map((b, e) => (e === 2 ? 6 : b)) },
    },
  };
  assert.doesNotMatch(draw(twice, 3), /class="ties"/);
  assert.match(draw(twice, 3, { hover: { kind: "node", id: 1 } }), /class="ties"/);
  assert.equal(count(draw(twice, 3), /data-node="1"/g), 2);
});

test("a picked path is lit edge by edge", () => {
  const trace = golden("colah.paths");
  const text = draw(trace, trace.start, { pick: { kind: "path", id: 0 } });
  assert.equal(count(text, /edge-pick/g), trace.result.paths?.edges[0].length ?? -1);
});

test("with formulas asked for, the HTML layer has one for each edge that flows and the drawing has no numbers on edges", () => {
  const text = draw(golden("colah.reverse"), 3, { labels: "symbol" });
  assert.equal(count(text, /class="formula"/g), 5);
  assert.doesNotMatch(text, /class="partials"/);
});

test("motion is only in the markup of a step that moves", () => {
  const trace = golden("colah.reverse");
  assert.doesNotMatch(draw(trace, 9), /use-moving|use-bead|chip-arrives/);
  const moving = draw(trace, 9, { animate: { from: 8, to: 9, ms: 420 } });
  assert.match(moving, /use-moving/);
  assert.match(moving, /use-bead/);
  assert.match(moving, /chip-arrives/);
  assert.match(moving, /--ms: ?420ms/);
});

test("a layout is kept by structure: a value that changes moves nothing", () => {
  const trace = golden("colah.reverse");
  const other = { ...trace, graph: { ...trace.graph, nodes: { ...trace.graph.nodes, value: trace.graph.nodes.value.map(() => 12345.678) } } };
  assert.equal(modelOf(trace), modelOf(other));
});
