// The Jacobian as a matrix and its products with a seed, over golden traces and over matrices of our own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { decode } from "../../static/js/format.js";
import { html } from "../../static/js/html.js";
import { aloneIn, forwardProduct, matrixOf, plainSeed, reverseProduct, seedOf, signOf, strength } from "../../static/js/jacobian.js";
import { frame } from "../../static/js/replay.js";
import { JacobianPanel, sweepWords } from "../../static/js/views/jacobian.js";
import { GOLDEN, page, traceOf } from "./help.mjs";

const matrix = (cells) => ({ rows: cells.map((_, i) => `y${i}`), columns: cells[0].map((_, j) => `x${j}`), cells, most: 1, more: { rows: 0, columns: 0 } });

for (const { name, trace } of GOLDEN.filter(({ trace }) => (trace.mode === "forward" || trace.mode === "reverse") && trace.graph.coordinates === null)) {
  test(`the products of ${name} with its seed are what its sweep finds`, () => {
    const { channels } = frame(trace, trace.steps.count);
    const seed = Object.fromEntries(Object.entries(trace.params.seed).map(([each, weight]) => [each, Number(weight)]));
    const found = trace.mode === "forward" ? forwardProduct(matrixOf(trace), seed) : reverseProduct(matrixOf(trace), seed);
    const nodes = trace.mode === "forward" ? trace.graph.outputs.map(({ node }) => node) : trace.graph.inputs;
    const swept = nodes.map((node) => channels[trace.mode === "forward" ? "tangent" : "adjoint"].get(node) ?? 0);
    found.forEach((number, i) => {
      const close = Object.is(number, swept[i]) || number === swept[i] || Math.abs(number - swept[i]) <= 1e-12 * Math.max(Math.abs(number), Math.abs(swept[i]));
      assert.ok(close, `${number} and ${swept[i]}`);
    });
  });
}

test("a row an output, a column an input", () => {
  const trace = traceOf("colah.forward");
  const { rows, columns, cells, most } = matrixOf(trace);
  assert.deepEqual([rows, columns, cells, most], [["e"], ["a", "b"], [[2, 5]], 5]);
  assert.equal(matrixOf(trace), matrixOf({ ...trace }), "the same answer is read once");
});

test("a weight of 0 takes nothing of what is infinite, undefined or unknown", () => {
  const odd = matrix([
    [Infinity, 1, NaN, null],
    [0, -2, 3, 4],
  ]);
  assert.deepEqual(forwardProduct(odd, { x1: 2 }), [2, -4]);
  assert.deepEqual(forwardProduct(odd, { x0: -1, x1: 1 }), [-Infinity, -2]);
  assert.deepEqual(forwardProduct(odd, { x2: 1 }), [NaN, 3]);
  assert.deepEqual(forwardProduct(odd, { x3: 1 }), [null, 4]);
  assert.deepEqual(forwardProduct(odd, {}), [0, 0]);
  assert.deepEqual(reverseProduct(odd, { y0: 1, y1: 1 }), [Infinity, -1, NaN, null]);
  assert.deepEqual(reverseProduct(odd, { y1: 0.5 }), [0, -1, 1.5, 2]);
});

test("a seed alone, several, none; as it is sent and as it is found again", () => {
  assert.deepEqual(aloneIn({ a: 0, b: 2 }), { name: "b", weight: 2 });
  assert.equal(aloneIn({ a: 1, b: 2 }), null);
  assert.equal(aloneIn({ a: 0 }), null);
  assert.deepEqual(plainSeed({ a: 0, b: 2 }), { b: 2 });
  assert.deepEqual(plainSeed({ a: 0, b: 0 }), { a: 0 });
  const trace = traceOf("colah.forward");
  assert.deepEqual(seedOf(trace, {}, "forward"), { a: 1 });
  assert.deepEqual(seedOf(trace, {}, "reverse"), { e: 1 });
  assert.deepEqual(seedOf(trace, { forward: { seed: { b: "2", gone: 1 } } }, "forward"), { b: 2 });
});

test("how strongly a cell is shown, and its sign", () => {
  assert.deepEqual([0, null, NaN, 4, -4, Infinity].map((value) => strength(value, 4)), [0, 0, 0, 1, 1, 1]);
  assert.ok(strength(1e-9, 4) > 0.1, "small is not nothing");
  assert.deepEqual([2, -2, -0, NaN, null, -Infinity].map(signOf), ["plus", "minus", "zero", "none", "none", "minus"]);
});

test("what a sweep gives is said", () => {
  assert.match(sweepWords("forward", { a: 1, b: 0 }), /column of \uE000a\uE003/);
  assert.match(sweepWords("reverse", { p: -2 }), /−2 times the row of \uE000p/);
  assert.match(sweepWords("forward", { a: 1, b: 3 }), /2 columns/);
  assert.match(sweepWords("forward", { a: 0 }), /zeros/);
});

const draw = (trace, params = {}) => renderToString(html`<${JacobianPanel} trace=${trace} mode=${trace.mode} params=${params} actions=${page().actions} />`);

test("more than thirty rows and columns are counted, not drawn", () => {
  const trace = traceOf("colah.forward");
  const names = Array.from({ length: 40 }, (_, i) => `x${i}`);
  const coordinates = {
    inputs: { name: names, node: names.map(() => 0), place: names.map((_, i) => i), start: names.map(() => 1) },
    outputs: { name: ["y0", "y1"], node: [5, 5], place: [0, 1] },
    count: [1000, 2],
  };
  const jacobian = Object.fromEntries(["y0", "y1"].map((row) => [row, Object.fromEntries(names.map((name, j) => [name, j - 20]))]));
  const large = { ...trace, params: { seed: { x39: 1 } }, graph: { ...trace.graph, coordinates }, result: { ...trace.result, jacobian } };
  const text = draw(large);
  assert.equal(text.match(/<td class="num cell /g)?.length, 2 * 30);
  assert.match(text, /0 rows, 970 columns/);
  assert.deepEqual(forwardProduct(matrixOf(large), { x39: 1 }), [19, 19], "what is not in the window counts all the same");
  assert.equal(decode(large.result.jacobian.y1.x39), 19);
});

test("letting go of a seed starts its sweep in its mode, and undo takes it back", async () => {
  const { store, actions, answer, requests, pass } = page("colah.forward");
  actions.sweep("reverse", { e: 3 });
  assert.equal(requests.at(-1).body.mode, "reverse");
  assert.deepEqual(requests.at(-1).body.params, { seed: { e: 3 } });
  await answer({ ...traceOf("colah.reverse"), params: { seed: { e: 3 } } });
  assert.equal(store.state.mode, "reverse");
  actions.sweep("reverse", { e: 0 });
  await pass(300);
  assert.deepEqual(requests.at(-1).body.params, { seed: { e: 0 } });
  actions.undo();
  actions.undo();
  assert.equal(store.state.mode, "forward");
});

test("a hand on the other seed turns the mode at once, waits for the answer under way, and is one edit", async () => {
  const { store, actions, answer, requests, pass } = page("colah.forward");
  const { k } = store.state;
  actions.grasp();
  for (const weight of [0.1, 0.2, 0.3]) actions.turnSeed("reverse", { e: weight });
  assert.equal(store.state.mode, "reverse");
  assert.deepEqual([requests.length, requests[0].aborted, requests[0].body.params.seed], [1, false, { e: 0.1 }], "a hand that goes on does not starve the picture");
  assert.equal(store.state.k, k, "what is on the page stays as it was until the sweep is there");
  await answer({ ...traceOf("colah.reverse"), params: { seed: { e: 0.1 } } });
  assert.equal(store.state.k, store.state.trace.steps.count, "a sweep that had not begun is seen from its end");
  assert.deepEqual([requests.length, requests[1].body.params.seed], [2, { e: 0.3 }], "then the newest is asked for");
  await answer({ ...traceOf("colah.reverse"), params: { seed: { e: 0.3 } } });
  actions.release();
  await pass(300);
  actions.undo();
  assert.deepEqual([store.state.mode, store.state.history.past.length], ["forward", 0]);
});

test("a sweep that has begun keeps its step, and one looked at from its end keeps its end", async () => {
  const { store, actions, answer, pass } = page("colah.forward");
  const trace = (fewer) => {
    const made = traceOf("colah.forward");
    made.steps.count -= fewer;
    return made;
  };
  actions.goto(store.state.trace.start + 1);
  const { k } = store.state;
  actions.turnSeed("forward", { a: 2 });
  await answer(trace(1));
  assert.equal(store.state.k, k);
  actions.last();
  actions.turnSeed("forward", { a: 2, b: 1 });
  await answer(trace(0));
  assert.equal(store.state.k, store.state.trace.steps.count);
  await pass();
});

test("the entries and what the seed takes of them add up to the product beside them", () => {
  const text = draw(traceOf("colah.forward"), { forward: { seed: { a: 1, b: -3 } } });
  assert.match(text, /class="entry[^>]*>2<\/span>.*?class="addend"[^>]*>2<.*?class="entry[^>]*>5<\/span>.*?class="addend"[^>]*>− 15<.*?class="total">−13</s);
  assert.match(text, /2 forward sweeps, a column each/);
  assert.match(text, /<tr class="of-reverse fewest">.*?1 reverse sweep, a row each/s);
});
