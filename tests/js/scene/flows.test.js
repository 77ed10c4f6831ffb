// What a sweep takes along the edges adds up to what the nodes hold, and is written where nothing else is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../static/js/format.js";
import { frame } from "../../../static/js/replay.js";
import { flowsOf, sidesOf } from "../../../static/js/scene/flows.js";
import { litOf } from "../../../static/js/scene/lit.js";
import { GOLDEN } from "../help.mjs";

const ui = { flows: true, motion: "reduced", animate: null, granularity: "edge" };
const at = (trace, k, own = ui) => {
  const now = frame(trace, k);
  return flowsOf({ trace, frame: now, ui: own, lit: litOf(trace, now, own) }, trace.graph.edges.partial.map(decode));
};
const SWEEPS = GOLDEN.filter(({ trace }) => ["forward", "reverse"].includes(trace.mode) && trace.graph.coordinates === null && trace.graph.edges.from.length > 0);

for (const { name, trace } of SWEEPS) {
  test(`in ${name} what comes along the edges of a node is what it holds`, () => {
    const { channels } = frame(trace, trace.steps.count);
    const forward = trace.mode === "forward";
    const held = channels[forward ? "tangent" : "adjoint"];
    const flows = at(trace, trace.steps.count);
    assert.ok(flows.size > 0);
    for (const end of new Set([...flows.keys()].map((edge) => trace.graph.edges[forward ? "to" : "from"][edge]))) {
      const label = trace.graph.nodes.label[end];
      const seed = forward ? 0 : Number(trace.params.seed[label] ?? 0);
      const sum = [...flows].reduce((all, [edge, flow]) => (trace.graph.edges[forward ? "to" : "from"][edge] === end ? all + flow : all), seed);
      assert.ok(Math.abs(sum - held.get(end)) < 1e-12 * Math.max(1, Math.abs(sum)), label);
    }
    assert.equal(at(trace, trace.start).size, 0, "nothing has moved yet");
    assert.equal(at(trace, trace.steps.count, { ...ui, flows: false }), null);
  });
}

test("below the slope, above where something lies below, nowhere where both are taken", () => {
  const model = { boxes: [], arcOf: new Map([[0, 0], [1, 1]]) };
  const spots = [{ x: 0, y: 0 }, { x: 200, y: 0 }];
  const flows = new Map([[0, 3], [1, 4]]);
  const below = { x: 0, y: 18, w: 40, h: 20 };
  const sides = (...rooms) => [...sidesOf(flows, model, spots, rooms).values()];
  assert.deepEqual(sides(), [1, 1]);
  assert.deepEqual(sides(below), [-1, 1]);
  assert.deepEqual(sides(below, { ...below, y: -18 }), [0, 1]);
});
