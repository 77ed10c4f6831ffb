// How gradients fare: kinds of slopes, running products in logarithms, and a program whose length is slid in its own text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { fateOf, kindOf, KINDS, lengthIn, MARKS, pathOf, RECURRENT, runningProduct, weightIn, widthOf, withLength } from "../../static/js/health.js";
import { html } from "../../static/js/html.js";
import { has } from "../../static/js/messages.js";
import { fateWords, HealthPanel } from "../../static/js/views/health.js";
import { GOLDEN, page, traceOf } from "./help.mjs";

test("every size of slope has a kind, and every kind a mark and words", () => {
  assert.deepEqual([0, 0.05, -0.1, 0.3, 1, -1.09, 1.5, -5, 10, Infinity, NaN, null].map((slope) => kindOf(slope)), ["zero", "tiny", "tiny", "small", "even", "even", "large", "large", "huge", "huge", "none", "none"]);
  const matrix = { shape: [2, 3], norm: 30, structure: "dense", out: [2], into: [3], entries: 6, matrix: [], pooled: false };
  assert.equal(kindOf(matrix), "huge");
  for (const kind of KINDS) assert.ok(has(`health-${kind}`) && MARKS[kind] !== undefined, kind);
});

test("a steeper slope is never a thinner edge, and no edge is without width", () => {
  const widths = [0, 1e-9, 0.01, 0.1, 0.5, 1, 2, 10, 1e9, Infinity].map((slope) => widthOf(slope));
  assert.deepEqual([...widths].sort((a, b) => a - b), widths);
  assert.ok(widths[0] >= 1 && widths.at(-1) <= 9);
  assert.ok(Number.isFinite(widthOf(NaN)));
});

for (const { name, trace } of GOLDEN.filter(({ trace }) => trace.mode === "paths")) {
  test(`along the paths of ${name} the running product ends at the product`, () => {
    const { edges, product } = trace.result.paths;
    edges.forEach((path, id) => {
      const end = runningProduct(trace, path).at(-1)?.product ?? 1;
      const expected = Number(product[id]);
      assert.ok(Object.is(end, expected) || Math.abs(end - expected) <= 1e-9 * Math.abs(expected) || (end === 0 && expected === 0), `${end}, ${expected}`);
    });
  });
}

test("a long product neither underflows nor overflows on its way; a zero stops it for good", () => {
  const chain = (slopes) => ({ graph: { nodes: { label: slopes.map((_, i) => `v${i}`) }, edges: { partial: slopes, to: slopes.map((_, i) => i) } } });
  const down = [...Array(400).fill(0.1), ...Array(400).fill(-10)];
  const end = runningProduct(chain(down), down.map((_, i) => i)).at(-1);
  assert.ok(Math.abs(end.log) < 1e-9);
  assert.equal(end.sign, 1);
  const stopped = runningProduct(chain([2, 0, "Infinity"]), [0, 1, 2]);
  assert.deepEqual(stopped.map(({ log }) => log), [Math.log10(2), -Infinity, -Infinity]);
  assert.equal(runningProduct(chain([2, -3]), [0, 1])[1].sign, -1);
  assert.deepEqual([0, 1.9, 2, -2, -Infinity, NaN].map(fateOf), ["alive", "alive", "exploding", "vanishing", "stopped", "unknown"]);
});

test("what becomes of a gradient is said with its numbers", () => {
  const stop = (log) => ({ edge: 0, name: "", slope: 1, kind: "even", log, sign: 1, product: 10 ** log });
  assert.match(fateWords([stop(-2), stop(-4)]), /^Vanishing ▾: after 2 edges the product is 0.0001.*0.01/);
  assert.match(fateWords([stop(3)]), /^Exploding ▴/);
  assert.match(fateWords([stop(-Infinity)]), /^Stopped/);
  assert.match(fateWords([stop(NaN)]), /no product/);
  assert.match(fateWords([]), /neither/);
});

test("the picked path is looked at, else the longest", () => {
  const trace = traceOf("colah.paths");
  const { edges } = trace.result.paths;
  const longest = pathOf(trace, null);
  assert.ok(edges.every((path) => path.length <= edges[longest].length));
  assert.equal(pathOf(trace, { kind: "path", id: 1 }), 1);
  assert.equal(pathOf(trace, { kind: "path", id: 99 }), longest);
  assert.equal(pathOf({ ...trace, result: { ...trace.result, paths: null } }, null), -1);
});

test("the length is found and written where the program has it", () => {
  assert.equal(lengthIn(RECURRENT).value, 12);
  assert.ok(withLength(RECURRENT, 30).includes("range(30)"));
  const named = "n = 5 # turns\nh = 1\nfor t in range( n ):\n    h = sin(h)\n";
  assert.equal(lengthIn(named).value, 5);
  assert.equal(withLength(named, 7), named.replace("n = 5", "n = 7"));
  assert.equal(lengthIn("y = x"), null);
  assert.equal(lengthIn("for t in range(k):\n    h = h"), null);
  assert.equal(withLength("y = x", 3), "y = x");
});

test("the weight is the input that is used most often; of several the one that is not assigned again", () => {
  assert.equal(weightIn(traceOf("colah.forward"))?.name, "b");
  const trace = traceOf("product-sum.forward");
  assert.equal(weightIn(trace)?.name, "x");
  const outputs = [...trace.graph.outputs, { name: "x", node: 0 }];
  assert.equal(weightIn({ ...trace, graph: { ...trace.graph, outputs } })?.name, "y");
});

test("the view draws every golden trace, known paths or not", () => {
  const { actions } = page();
  for (const { name } of GOLDEN) {
    const trace = traceOf(name);
    const text = renderToString(html`<${HealthPanel} trace=${trace} source=${trace.source} at=${{}} ranges=${{}} pair=${null} mode=${trace.mode} pick=${null} actions=${actions} />`);
    assert.ok(!/NaN|\[object/.test(text.replace(/<[^>]+>/g, " ")), name);
  }
});
