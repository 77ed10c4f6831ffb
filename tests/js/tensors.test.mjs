// Programs with tensors in the browser: single numbers by name, sentences and equations with arrays, what is in hand, cells of a Jacobian.
import assert from "node:assert/strict";
import { test } from "node:test";
import render from "preact-render-to-string";
import { counts, hasTensors, inputNames, inputsOf, outputsOf, partsOf, shapeOf, valueOf } from "../../static/js/coordinates.js";
import { read } from "../../static/js/format.js";
import { html } from "../../static/js/html.js";
import { t } from "../../static/js/messages.js";
import { frame } from "../../static/js/replay.js";
import { productText } from "../../static/js/scene/lit.js";
import { edgeWords, nodeWords } from "../../static/js/scene/words.js";
import { labelText, thickness } from "../../static/js/scene/edge.js";
import { suggest, tell } from "../../static/js/story.js";
import { heldOf, InHand } from "../../static/js/views/in-hand.js";
import { shapeIn, together } from "../../static/js/views/inputs.js";
import { Cells, jacobianWords, rowsOf } from "../../static/js/views/matrix.js";
import { traceOf } from "./help.mjs";

const layer = (mode) => traceOf(`layer.${mode}`);
const edgeOf = ({ graph: { nodes, edges } }, from, op) => edges.to.findIndex((to, e) => nodes.op[to] === op && nodes.label[edges.from[e]] === from);

test("single numbers have names, nodes and places", () => {
  const { graph } = layer("reverse");
  assert.deepEqual(counts(graph), [11, 1]);
  assert.deepEqual(inputNames(graph).slice(4, 8), ["W[1,1]", "W[1,2]", "x[0]", "x[1]"]);
  assert.deepEqual(inputsOf(graph)[5], { name: "W[1,2]", node: 0, place: 5, start: -0.4 });
  assert.equal(valueOf(graph, inputsOf(graph)[8]), 1); // x[2], which the point sets
  assert.equal(inputsOf(graph)[8].start, -1);
  assert.deepEqual(outputsOf(graph).map(({ name }) => name), ["loss"]);
  assert.deepEqual(shapeOf(graph, 0), [2, 3]);
  assert.deepEqual([partsOf("W[1,2]"), partsOf("x")], [{ base: "W", at: [1, 2] }, { base: "x", at: null }]);
  assert.equal(hasTensors(graph), true);
  assert.equal(hasTensors(traceOf("colah.reverse").graph), false);
  assert.deepEqual(inputsOf(traceOf("colah.reverse").graph).map(({ name, start }) => [name, start]), [["a", 1], ["b", 1]]);
});

test("the numbers of one tensor stand together, written out or not", () => {
  for (const mode of ["reverse", "paths"]) {
    const { graph } = layer(mode);
    const groups = together(graph, inputsOf(graph));
    assert.deepEqual(groups.map((group) => group.length), [6, 3, 2]);
    assert.deepEqual(groups.map((group) => shapeIn(graph, group)), [[2, 3], [3], [2]]);
  }
  const { graph } = traceOf("colah.reverse");
  assert.equal(together(graph, inputsOf(graph)).length, 2);
  const used = (/** @type {string[]} */ ...names) => together(graph, names.map((name, node) => ({ name, node, place: 0, start: 1 })));
  const names = (/** @type {any[][]} */ groups) => groups.map((group) => group.map(({ name }) => name));
  // In whatever order a program uses them.
  const rows = used("u[1]", "a", "u[10]", "u[0]", ...[2, 3, 4, 5, 6, 7, 8, 9].map((i) => `u[${i}]`));
  assert.deepEqual(names(rows), [Array.from({ length: 11 }, (_, i) => `u[${i}]`), ["a"]]);
  assert.deepEqual(shapeIn(graph, rows[0]), [11]);
  assert.deepEqual(names(used("w[1,0]", "w[0,1]", "w[0,0]", "w[1,1]")), [["w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]"]]);
  assert.deepEqual(names(used("u[0]", "u[2]")), [["u[0]"], ["u[2]"]], "what has gaps is no grid");
});

test("sentences and equations of a sweep with Jacobians", () => {
  for (const [mode, first] of [["forward", "The Jacobian on the edge to v1 (blocks, 2×6) times this is [1, 0]"], ["reverse", "Multiply it from the left with the Jacobian on the edge from"]]) {
    const trace = layer(mode);
    const frames = Array.from({ length: trace.steps.count }, (_, i) => frame(trace, i + 1)).filter(({ tag }) => tag === `${mode}.edge`);
    const stories = frames.map((each) => tell(trace, each));
    assert.ok(stories.every(({ id }) => id.endsWith("-matrix")), mode);
    assert.ok(stories.some(({ id, args }) => t(id, args).includes(first)), mode);
    assert.ok(stories.every(({ lines }) => lines[0].includes("\\mathrel{+}=")));
    assert.ok(stories.some(({ lines }) => lines[0].includes("bmatrix")));
  }
});

test("after a sweep the next number, and the number with the most ways out", () => {
  const forward = layer("forward");
  assert.deepEqual(suggest(forward, frame(forward, forward.steps.count))[0].payload, { "W[0,1]": 1 });
  const reverse = layer("reverse");
  assert.deepEqual(suggest(reverse, frame(reverse, reverse.steps.count)).map(({ payload }) => payload), [{ input: "x[0]", output: "loss" }]);
});

test("edges and nodes in words", () => {
  const trace = layer("reverse");
  const edge = edgeOf(trace, "W", "matmul");
  const partial = read(trace.graph.edges.partial[edge]);
  assert.equal(edgeWords(trace, edge), "Edge from W to v1: Jacobian I ⊗ xᵀ. Jacobian, 2 × 6, in blocks. Norm 3.464, 6 entries.");
  assert.equal(jacobianWords({ ...partial, pooled: true, entries: 1 }), "Jacobian, 2 × 6, in blocks. Norm 3.464, 1 entry. The picture has the largest entry of each of its cells.");
  assert.equal(labelText(partial), "blocks 2×6");
  assert.equal(labelText({ ...partial, structure: "identity" }), "I");
  assert.ok(thickness(partial) > thickness({ ...partial, norm: 0.1 }));
  assert.match(nodeWords(trace, 0, read(trace.graph.nodes.value[0]), null, "adjoint"), /Input W is \[\[0\.5, −0\.3, …\], …\]\. Its shape is 2×3\./);
  assert.equal(productText({ upstream: read({ shape: [2], data: [1, 2], norm: 1 }), partial, product: 3 }, true), "Jᵀ [1, 2] = 3");
});

test("what is picked is in hand before what the step uses", () => {
  const trace = layer("reverse");
  const now = frame(trace, trace.start + 2);
  assert.deepEqual(heldOf(now, null), { edge: now.edge, node: now.node });
  assert.deepEqual(heldOf(now, { kind: "node", id: 3 }), { edge: -1, node: 3 });
  const draw = (pick) => render(html`<${InHand} trace=${trace} frame=${now} pick=${pick} />`);
  assert.match(draw({ kind: "edge", id: edgeOf(trace, "x", "matmul") }), /The Jacobian of v1 with respect to x/);
  assert.match(draw({ kind: "node", id: 0 }), /W, 2×3/);
  assert.match(draw({ kind: "node", id: trace.graph.outputs[0].node }), /Pick a node or an edge/);
  assert.equal(render(html`<${InHand} trace=${traceOf("colah.reverse")} frame=${now} pick=${null} />`), "");
});

test("cells tell the sign by their shape, and what is no number by a cross", () => {
  const picture = render(html`<${Cells} matrix=${[[1, -0.5, 0], [Number.NaN, Infinity, 1e-9]]} />`);
  const count = (name) => picture.split(`class="${name}"`).length - 1;
  assert.deepEqual(["cell-plus", "cell-minus", "cell-none"].map(count), [3, 1, 1]);
  assert.match(picture, /class="cell-minus"[^>]*opacity="0\.6"/);
  assert.match(picture, /opacity="0\.2"/); // weak, but not a zero
  assert.deepEqual(rowsOf({ shape: [2, 2, 2], data: [1, 2, 3, 4, 5, 6, 7, 8], norm: 1 }), [[1, 2], [3, 4], [5, 6], [7, 8]]);
});
