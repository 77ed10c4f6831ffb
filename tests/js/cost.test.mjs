// What ways cost, as bars: exact digits, honest lengths, the order on the page among the rules.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { barsOf, CHAIN, currentOrder, meterOf, placeFor, powerOf, scaleOf, waysOf } from "../../static/js/cost.js";
import { html } from "../../static/js/html.js";
import { CostPanel } from "../../static/js/views/cost.js";
import { page, traceOf } from "./help.mjs";

const row = (mode, multiplications, more = {}) => ({ mode, multiplications, additions: "1", edges: "9", sweeps: "3", stored: "6", recomputed: "0", ...more });
const ROWS = [row("forward", "10"), row("reverse", "5"), row("paths", "3"), row("elimination forward", "3"), row("checkpoint", "5"), row("hessian", "25"), row("descent", "7")];

test("an exact count of any length has a power of ten", () => {
  assert.equal(powerOf("1000"), 3);
  assert.ok(Math.abs(powerOf(`2${"0".repeat(400)}`) - 400.30103) < 1e-5);
  assert.equal(powerOf("0"), -1);
});

test("bars are as long as their counts, and far counts follow powers of ten", () => {
  assert.equal(scaleOf(["10", "5", "0"]), "even");
  const bars = barsOf([{ mode: "a", digits: "10" }, { mode: "b", digits: "5" }, { mode: "c", digits: "0" }], "even");
  assert.deepEqual(bars.map(({ share }) => share), [1, 0.5, 0]);
  assert.deepEqual(bars.map(({ least }) => least), [false, false, true]);
  const far = ["12", `1${"0".repeat(300)}`];
  assert.equal(scaleOf(far), "powers");
  const [small, large] = barsOf(far.map((digits) => ({ mode: digits, digits })), "powers");
  assert.equal(large.share, 1);
  assert.ok(small.share > 0 && small.share < 0.01);
});

test("only ways to the whole Jacobian are compared, and the order on the page is one of them", () => {
  const plain = traceOf("colah.forward");
  assert.deepEqual(waysOf(ROWS, plain, "multiplications").map(({ mode }) => mode), ["forward", "reverse", "paths", "elimination forward", "checkpoint"]);
  const found = [{ name: "multiplications", kind: "count", value: "4" }];
  const own = { ...plain, mode: "elimination", result: { ...plain.result, found } };
  assert.equal(currentOrder(own), "4");
  assert.equal(currentOrder(plain), null);
  assert.deepEqual(waysOf(ROWS, own, "multiplications")[4], { mode: "current", digits: "4" });
  assert.deepEqual(waysOf(ROWS, own, "edges")[4], { mode: "current", digits: "8" });
  assert.deepEqual(waysOf(ROWS, own, "stored")[4], { mode: "current", digits: "6" });
});

test("the point of a list that has so many snapshots, or the last below", () => {
  assert.equal(placeFor([1, 2, 3, 40], 3), 2);
  assert.equal(placeFor([1, 2, 3, 40], 39), 2);
  assert.equal(placeFor([1, 2], 99), 1);
  assert.equal(placeFor([], 3), 0);
});

test("the family and the checkpoints are asked for by what is on the page, and a newer answer wins", async () => {
  const { store, actions, requests, pass } = page("colah.forward");
  actions.family(3, 5);
  actions.family(4, 5);
  assert.deepEqual(requests.at(-1).body, { inputs: 4, outputs: 5 });
  assert.equal(requests[0].aborted, true);
  assert.deepEqual([store.state.costing.inputs, store.state.costing.outputs], [4, 5]);
  requests.at(-1).answer({ source: "x", units: "counted", rows: [], forward: ["1"], reverse: ["2"], crossover: null });
  await pass();
  assert.deepEqual(store.state.costing.family.forward, ["1"]);
  actions.checkpoints(false);
  assert.equal(requests.at(-1).url, "/api/v1/costs/checkpoints");
  assert.equal(requests.at(-1).body.source, store.state.trace.source);
  actions.checkpoints(true);
  assert.equal(requests.at(-1).body.source, CHAIN);
  requests.at(-1).answer({ operations: 2, snapshots: [1, 2], recomputed: ["3", "2"], stored: ["1", "2"] });
  await pass();
  assert.equal(store.state.costing.chain, true);
  assert.equal(store.state.costing.checkpoints.operations, 2);
});

test("the meter has four counts of each way, and a word for the fewest of a column", () => {
  const { store, actions } = page("colah.forward");
  const text = renderToString(html`<${CostPanel} trace=${store.state.trace} costs=${{ units: "counted", rows: ROWS }} costing=${store.state.costing} actions=${actions} />`);
  assert.equal(text.match(/class="meter-bar"/g)?.length, 16, "an elimination that is not on the page is told by its best rule, and here that one is lacking");
  assert.ok(text.includes("reverse mode"));
  const meter = meterOf(ROWS, store.state.trace);
  assert.deepEqual(meter.map(({ mode }) => mode), ["forward", "reverse", "paths", "checkpoint"]);
  assert.deepEqual(meter.map(({ bars }) => bars.multiplications.least), [false, false, true, false]);
  const found = [{ name: "multiplications", kind: "count", value: "4" }];
  const trace = { ...store.state.trace, mode: "elimination", result: { ...store.state.trace.result, found } };
  assert.deepEqual(meterOf(ROWS, trace).map(({ mode }) => mode), ["forward", "reverse", "paths", "current", "checkpoint"]);
});

test("checkpoints are stepped with as many states, on the chain or on the program", () => {
  const { store, actions } = page("colah.forward");
  const { source } = store.state;
  actions.stepCheckpoints(2, false);
  assert.deepEqual([store.state.mode, store.state.params.checkpoint, store.state.source], ["checkpoint", { snapshots: 2 }, source]);
  actions.stepCheckpoints(4, true);
  assert.deepEqual([store.state.params.checkpoint, store.state.source], [{ snapshots: 4 }, CHAIN]);
  actions.undo();
  assert.equal(store.state.source, source);
});
