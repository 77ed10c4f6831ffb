// What follows a node, a step and a choice from an unfolded answer to a folded one and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, everyGroup, followed, refolded, rowAround, sameStep, toggled } from "../../static/js/folding.js";
import { page, withLayout } from "./help.mjs";

const SOURCE = "f(p) = p*p + sin(p)\ny = f(x)\nz = y + x\n";
const STEPS = { item: [], sweep: [], tags: [{ name: "evaluate", terms: [] }, { name: "forward.seed", terms: [] }, { name: "forward.edge", terms: [] }] };

/** x ⇒ v1, x → v2, v1 and v2 → y, y and x → z; folded: x → y, y and x → z. Steps: values, a seed, edges. */
function answer(folded) {
  const op = folded ? ["input", "fold", "add"] : ["input", "mul", "sin", "add", "add"];
  const [from, to] = folded ? [[0, 1, 0], [1, 2, 2]] : [[0, 0, 0, 1, 2, 3, 0], [1, 1, 2, 3, 3, 4, 4]];
  const count = op.length;
  const values = op.map((_, node) => node).slice(1);
  const steps = {
    ...STEPS,
    count: values.length + 1 + to.length,
    tag: [...values.map(() => 0), 1, ...to.map(() => 2)],
    node: [...values, -1, ...to],
    edge: [...values.map(() => -1), -1, ...to.map((_, e) => e)],
    item: Array(values.length + 1 + to.length).fill(-1),
    level: Array(values.length + 1 + to.length).fill(1),
    sweep: [...values.map(() => 0), ...Array(to.length + 1).fill(1)],
    term_offset: [],
    term: [],
    effect_offset: Array(values.length + to.length + 2).fill(0),
    effects: { kind: [], channel: [], key: [], before: [], after: [] },
  };
  const label = folded ? ["x", "y", "z"] : ["x", "v1", "v2", "y", "z"];
  const groups = { number: [0], kind: ["call"], label: ["f"], text: ["f(x)"], first: [1], end: [folded ? 2 : 4], span: [[24, 28]], folded: [folded], depth: [0] };
  const nodes = { op, label, name: label, value: label.map(() => 1), span: label.map(() => null), symbol: label, formula: label, status: label, active: label };
  const graph = { nodes, edges: { from, to, slot: to, partial: to }, inputs: [0], starts: [1], outputs: [{ name: "z", node: count - 1 }], groups, origin: folded ? [0, 3, 4] : null, coordinates: null };
  const trace = { version: 1, mode: "forward", params: {}, source: SOURCE, graph, channels: ["value", "tangent"], initial: {}, start: values.length, steps, notes: [] };
  return withLayout({ ...trace, result: { value: {}, jacobian: {}, paths: null } });
}

const whole = answer(false);
const folded = answer(true);

test("a node is found again, or the node that it has gone into", () => {
  assert.deepEqual([0, 1, 2, 3, 4].map((node) => followed(whole, folded, node)), [0, 1, 1, 1, 2]);
  assert.deepEqual([0, 1, 2].map((node) => followed(folded, whole, node)), [0, 3, 4]);
  assert.deepEqual([0, 1, 2].map((node) => followed(folded, folded, node)), [0, 1, 2]);
});

test("what is pointed at goes along; an edge or a path does not", () => {
  assert.deepEqual(carried(whole, folded, { kind: "node", id: 2 }), { kind: "node", id: 1 });
  assert.equal(carried(whole, folded, { kind: "edge", id: 2 }), null);
  assert.equal(carried(whole, folded, null), null);
});

test("the group around a node", () => {
  assert.deepEqual([0, 1, 2, 3, 4].map((node) => rowAround(whole, node)), [-1, 0, 0, 0, -1]);
  assert.equal(rowAround(folded, 1), 0);
});

test("numbers are put in and taken out, in order", () => {
  assert.deepEqual(toggled([4], 1), [1, 4]);
  assert.deepEqual(toggled([1, 4], 4), [1]);
  assert.deepEqual(everyGroup(folded, [0, 7]), [0, 7]);
});

test("folded differently is told from another program", () => {
  assert.equal(refolded(whole, folded), true);
  assert.equal(refolded(whole, answer(false)), false);
  assert.equal(refolded(whole, { ...folded, source: "y = x" }), false);
});

test("the step stays with its node", () => {
  // Values: v1, v2, y, z; then the seed; then edges into v1, v1, v2, y, y, z, z.
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 8, 10, 11, 12].map((k) => sameStep(whole, folded, k)), [0, 1, 1, 1, 2, 3, 4, 4, 4, 6, 6]);
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((k) => sameStep(folded, whole, k)), [0, 3, 4, 5, 10, 12, 12]);
  assert.equal(sameStep(whole, { ...folded, mode: "reverse" }, 7), folded.start, "another mode opens where it opens");
});

test("folding is asked for, keeps step and pick, and is undone", async () => {
  const { store, actions, requests, answer: send } = page("colah.forward");
  store.change({ source: SOURCE, trace: whole, k: 10, pick: { kind: "node", id: 2 } });
  actions.toggleGroup(0);
  assert.deepEqual(requests.at(-1).body.fold, [0]);
  await send(folded);
  assert.deepEqual([store.state.fold, store.state.k, store.state.pick], [[0], 4, { kind: "node", id: 1 }]);
  actions.undo();
  assert.equal(requests.at(-1).body.fold, "auto");
  await send(whole);
  assert.deepEqual([store.state.fold, store.state.k], [null, 10]);
});

test("one key folds what is in hand, or all, or unfolds all", async () => {
  const { store, actions, requests, answer: send } = page("colah.forward");
  store.change({ source: SOURCE, trace: whole, hover: { kind: "node", id: 2 } });
  actions.foldHere();
  assert.deepEqual(requests.at(-1).body.fold, [0]);
  await send(folded);
  actions.foldHere({ kind: "node", id: 2 }); // stands in no group: everything is folded, so everything unfolds
  assert.deepEqual(store.state.fold, []);
  await send(whole);
  actions.foldHere(null);
  assert.deepEqual(store.state.fold, [0]);
});

test("what the service has folded by itself is unfolded by one click", async () => {
  const { store, actions, requests } = page("colah.forward");
  store.change({ source: SOURCE, trace: folded, fold: null });
  actions.toggleGroup(0);
  assert.deepEqual(requests.at(-1).body.fold, []);
});

test("another example opens as the service thinks best", () => {
  const { store, actions, requests } = page("colah.forward");
  store.change({ fold: [3] });
  actions.chooseExample("cube");
  assert.equal(store.state.fold, null);
  assert.equal(requests.at(-1).body.fold, "auto");
});

test("the panel's paths go along the edges that are drawn", async () => {
  const { store, actions, requests, answer: send, pass } = page("colah.forward");
  store.change({ source: SOURCE, trace: whole, tab: "paths" });
  actions.toggleGroup(0);
  await send(folded);
  await pass();
  const { mode, fold } = requests.at(-1).body;
  assert.deepEqual([mode, fold], ["paths", [0]]);
  assert.equal(store.state.paths, null);
});
