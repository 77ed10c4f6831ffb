// What an edit leaves where it is, on random programs of about a hundred nodes with one line more; identities; undo.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pictures, tidies } from "../../../static/js/pictures.js";
import { matched } from "../../../static/js/scene/identity.js";
import { movesOf } from "../../../static/js/scene/moves.js";
import { placed } from "../../../static/js/scene/placing.js";
import { layoutOf } from "./fixture.js";

/** A line of a program: a name, an operation, the names it uses. @typedef {[string, string, string[]]} Line */

/** @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

/** @param {number} seed @param {number} lines @returns {Line[]} */
function program(seed, lines) {
  const roll = dice(seed);
  /** @type {Line[]} */
  const made = ["x", "y", "z", "w"].map((name) => [name, "input", []]);
  for (let i = 0; i < lines; i += 1) {
    const earlier = () => made[Math.max(0, made.length - 1 - roll(9))][0];
    made.push(roll(3) === 0 ? [`v${i}`, "sin", [earlier()]] : [`v${i}`, ["add", "mul", "sub"][roll(3)], [earlier(), earlier()]]);
  }
  return made;
}

/** A trace as far as drawing needs one. @param {Line[]} lines @param {string} source */
function traceOf(lines, source) {
  const at = new Map(lines.map(([name], i) => [name, i]));
  const edges = { from: [], to: [], slot: [] };
  lines.forEach(([, , uses], to) =>
    uses.forEach((name, slot) => {
      edges.from.push(at.get(name));
      edges.to.push(to);
      edges.slot.push(slot);
    }),
  );
  const nodes = { op: lines.map(([, op]) => op), name: lines.map(([name]) => name), label: lines.map(([name]) => name) };
  const groups = { number: [], kind: [], label: [], text: [], first: [], end: [], depth: [], span: [], folded: [] };
  const graph = { nodes, edges, groups, inputs: [0, 1, 2, 3], outputs: [{ name: lines.at(-1)[0], node: lines.length - 1 }] };
  const layout = layoutOf(graph);
  return { graph, layout: { ...layout, key: source }, source };
}

/** One line more, which uses the name before it and is used three lines on. @param {Line[]} lines @param {number} at @returns {Line[]} */
function longer(lines, at) {
  const out = lines.map((line) => /** @type {Line} */ ([...line]));
  out.splice(at, 0, ["fresh", "tanh", [lines[at - 1][0]]]);
  const user = out[at + 3];
  if (user) user[2] = ["fresh", ...user[2].slice(1)];
  return out;
}

/** @param {import("../../../static/js/types.js").Layout} layout */
function overlaps({ boxes }) {
  let count = 0;
  for (let i = 0; i < boxes.x.length; i += 1)
    for (let j = 0; j < i; j += 1)
      if (Math.abs(boxes.x[i] - boxes.x[j]) < (boxes.w[i] + boxes.w[j]) / 2 && Math.abs(boxes.y[i] - boxes.y[j]) < (boxes.h[i] + boxes.h[j]) / 2) count += 1;
  return count;
}

for (const seed of [1, 2, 3, 4, 5])
  for (const [where, at] of /** @type {[string, number][]} */ ([["at the top", 4], ["in the middle", 50], ["at the end", 100]]))
    test(`program ${seed}, a line more ${where}: at most six of a hundred nodes move, and nothing lies on another`, () => {
      const before = traceOf(program(seed, 96), "before");
      const after = traceOf(longer(program(seed, 96), at), "after");
      assert.equal(before.graph.nodes.op.length, 100);
      const match = matched(before.graph, after.graph);
      assert.deepEqual(match.flatMap((was, now) => (was < 0 ? [after.graph.nodes.name[now]] : [])), ["fresh"]);
      match.forEach((was, now) => was >= 0 && assert.equal(before.graph.nodes.name[was], after.graph.nodes.name[now]));
      const result = placed(before, after);
      assert.ok(result, "the picture is kept");
      const moves = movesOf(before, { ...after, layout: result.layout });
      assert.equal(moves.kept, 100);
      assert.ok(moves.moved.length <= 6, `${moves.moved.length} moved`);
      assert.equal(moves.fresh.length, 1);
      assert.equal(overlaps(result.layout), 0);
      // Edges between nodes that stay keep their curves, but for the shift of the whole.
      const { x, y } = result.shift;
      const key = (graph, e) => `${graph.nodes.name[graph.edges.from[e]]}>${graph.nodes.name[graph.edges.to[e]]}.${graph.edges.slot[e]}`;
      const old = new Map(before.layout.curves.points.map((points, e) => [key(before.graph, e), points]));
      let kept = 0;
      result.layout.curves.points.forEach((points, e) => {
        const was = old.get(key(after.graph, e));
        if (!was) return;
        kept += 1;
        assert.deepEqual(points.map(Math.round), was.map((value, i) => Math.round(value + (i % 2 === 0 ? x : y))));
      });
      assert.ok(kept >= before.graph.edges.from.length - 1);
    });

test("a changed operation, a changed number and another name in the middle keep their boxes", () => {
  const lines = /** @type {Line[]} */ ([["a", "input", []], ["2", "const", []], ["v1", "mul", ["a", "2"]], ["y", "sin", ["v1"]]]);
  const before = traceOf(lines, "before").graph;
  const changed = /** @type {Line[]} */ ([["a", "input", []], ["3", "const", []], ["v1", "add", ["a", "3"]], ["y", "cos", ["v1"]]]);
  for (const graph of [before, traceOf(changed, "x").graph]) graph.nodes.name = [null, null, null, "y"];
  const after = traceOf(changed, "after").graph;
  after.nodes.name = [null, null, null, "y"];
  assert.deepEqual(matched(before, after), [0, 1, 2, 3]);
});

test("undo brings the very picture back; tidying draws afresh, and can be taken back", () => {
  const drawn = pictures();
  const [one, two] = [traceOf(program(7, 60), "one"), traceOf(longer(program(7, 60), 30), "two")];
  const edited = drawn.follow(one, two, true);
  assert.notEqual(edited.layout, two.layout);
  assert.equal(tidies(edited), "tidy");
  const undone = drawn.follow(edited, { ...one, layout: structuredClone(one.layout) }, true);
  assert.equal(undone.layout, one.layout);
  assert.equal(tidies(undone), null);
  const redone = drawn.follow(undone, { ...two, layout: structuredClone(two.layout) }, true);
  assert.equal(redone.layout, edited.layout);
  const tidied = drawn.tidy(redone);
  assert.deepEqual(tidied.layout, two.layout);
  assert.equal(tidies(tidied), "back");
  assert.equal(drawn.tidy(tidied).layout, edited.layout);
});

test("another program, another direction: drawn afresh", () => {
  const drawn = pictures();
  const [one, two] = [traceOf(program(1, 60), "one"), traceOf(longer(program(1, 60), 30), "two")];
  assert.equal(drawn.follow(one, two, false).layout, two.layout);
  assert.equal(placed(one, { ...two, layout: { ...two.layout, direction: "TB" } }), null);
  const other = traceOf(program(2, 60).map(([name, op, uses]) => [`${name}q`, op, uses.map((use) => `${use}q`)]), "other");
  other.graph.nodes.op = other.graph.nodes.op.map((op) => (op === "input" ? op : `${op}h`));
  assert.equal(placed(one, other), null);
});
