// frame(trace, k) agrees with the states that Python recorded, and stepping is arithmetic on the index.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../static/js/format.js";
import { due } from "../../static/js/player.js";
import { bounds, clamp, frame, frameFrom, marks, stepTo } from "../../static/js/replay.js";
import { GOLDEN, traceOf } from "./help.mjs";

/** A frame with its channels as lists, in their order. */
const written = (made) => ({ ...made, channels: Object.entries(made.channels).map(([channel, map]) => [channel, [...map]]) });

for (const { name, trace, states } of GOLDEN) {
  test(`frames of ${name} are Python's states`, () => {
    assert.ok(Object.keys(states).length >= 2);
    for (const [k, state] of Object.entries(states)) {
      const { channels } = frame(trace, Number(k));
      for (const channel of trace.channels) {
        const expected = new Map((state[channel] ?? []).map(([key, value]) => [key, read(value)]));
        assert.deepEqual(new Map([...channels[channel]].sort((a, b) => a[0] - b[0])), new Map([...expected].sort((a, b) => a[0] - b[0])), `${channel} after ${k}`);
      }
    }
  });

  test(`each step of ${name} changes what its frame says it changed`, () => {
    for (let k = 1; k <= trace.steps.count; k += 1) {
      const before = frame(trace, k - 1);
      const after = frame(trace, k);
      // A step may take a number back and set another: the first "before" and the last "after" of a key are what can be seen.
      const known = new Map(after.changed.map(({ channel, key }) => [`${channel} ${key}`, before.channels[channel].get(key) ?? null]));
      for (const { channel, key, before: old, after: value } of after.changed) {
        assert.deepEqual(known.get(`${channel} ${key}`), old);
        known.set(`${channel} ${key}`, value);
      }
      for (const { channel, key } of after.changed) assert.deepEqual(after.channels[channel].get(key) ?? null, known.get(`${channel} ${key}`));
    }
  });

  test(`a frame of ${name} made from another is the frame, in content and in order`, () => {
    const { count } = trace.steps;
    const walk = [...Array.from({ length: count + 1 }, (_, k) => k), ...Array.from({ length: count + 1 }, (_, k) => count - k), 0, count, 1, Math.floor(count / 2), Math.floor(count / 2) + 3];
    let now = frame(trace, 0);
    for (const k of walk) {
      const before = new Map(Object.entries(now.channels).map(([channel, map]) => [channel, [...map]]));
      const next = frameFrom(trace, now, k);
      assert.deepEqual(written(next), written(frame(trace, k)), `${now.k} → ${k}`);
      for (const [channel, pairs] of before) assert.deepEqual([...now.channels[channel]], pairs, "the one before stays as it was");
      now = next;
    }
  });

  for (const granularity of ["edge", "node", "sweep"]) {
    test(`${granularity} steps of ${name} lead to the end and back`, () => {
      const forth = [];
      for (let k = 0; k < trace.steps.count; ) {
        const next = stepTo(trace, k, granularity, 1);
        assert.ok(next > k);
        forth.push(k);
        k = next;
      }
      const back = [];
      for (let k = trace.steps.count; k > 0; ) {
        k = stepTo(trace, k, granularity, -1);
        back.push(k);
      }
      assert.deepEqual(back.reverse(), forth);
    });
  }
}

test("at the start there is no step to describe", () => {
  const { k, tag, changed, channels } = frame(traceOf("colah.reverse"), 0);
  assert.deepEqual({ k, tag, changed }, { k: 0, tag: null, changed: [] });
  assert.equal(channels.adjoint.size, 0);
});

test("an index from outside is clamped", () => {
  const trace = traceOf("colah.reverse");
  assert.equal(frame(trace, 1e9).k, trace.steps.count);
  assert.equal(frame(trace, -3).k, 0);
  assert.equal(clamp(Number.NaN, 5), 0);
  assert.equal(clamp(2.9, 5), 2);
});

test("a reverse edge carries its terms", () => {
  const trace = traceOf("colah.reverse");
  const edge = frame(trace, trace.start + 2);
  assert.equal(edge.tag, "reverse.edge");
  assert.equal(edge.terms.product, edge.terms.upstream * edge.terms.partial);
});

test("the ticks of sweeps are among the ticks of nodes", () => {
  const trace = traceOf("colah.reverse");
  const nodes = new Set(marks(trace, 1));
  const sweeps = marks(trace, 2);
  assert.ok(sweeps.length >= 2);
  assert.ok(sweeps.every((k) => nodes.has(k)));
  assert.equal(sweeps.at(-1), trace.steps.count);
});

test("playing is arithmetic: the index due depends on nothing but the time", () => {
  const trace = traceOf("colah.reverse");
  assert.deepEqual(due(trace, 3, "edge", 999, 1000), { k: 3, ended: false });
  assert.deepEqual(due(trace, 3, "edge", 2500, 1000), { k: 5, ended: false });
  assert.deepEqual(due(trace, 3, "edge", 1e9, 1000), { k: trace.steps.count, ended: true });
  assert.deepEqual(due(trace, 3, "sweep", 1000, 1000), { k: trace.steps.count, ended: true });
});

test("playing an excerpt ends where the excerpt does, however coarse the steps", () => {
  const trace = traceOf("colah.reverse");
  assert.deepEqual(due(trace, 3, "edge", 1e9, 1000, 5), { k: 5, ended: true });
  assert.deepEqual(due(trace, 3, "sweep", 1000, 1000, 5), { k: 5, ended: true });
  assert.deepEqual(due(trace, 3, "edge", 1000, 1000, 5), { k: 4, ended: false });
  assert.deepEqual(bounds(trace, null), [0, trace.steps.count]);
  assert.deepEqual(bounds(trace, [2, 1e9]), [2, trace.steps.count]);
});
