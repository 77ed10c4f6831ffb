// The elimination by hand: what can go and what it takes, as the engine counts it; picks lengthen the order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { leftAfter, openEdges, openVertices } from "../../static/js/elimination.js";
import { afterMove, bestKey, GAMES } from "../../static/js/games.js";
import { html } from "../../static/js/html.js";
import { GamePanel, moveOf, rulesOf } from "../../static/js/views/game.js";
import { GOLDEN, page, traceOf } from "./help.mjs";

const found = (trace, name) => trace.result.found.find((each) => each.name === name)?.value;

for (const { name, trace } of GOLDEN.filter(({ trace }) => trace.mode === "elimination")) {
  test(`the order of ${name} takes what the engine counts, vertex by vertex`, () => {
    const order = Array.isArray(trace.params.order) ? trace.params.order : found(trace, "order");
    assert.equal(leftAfter(trace.graph, order).multiplications, Number(found(trace, "multiplications")));
    const done = [];
    for (const move of order) {
      const open = [...openVertices(trace.graph, leftAfter(trace.graph, done)), ...openEdges(trace.graph, leftAfter(trace.graph, done))];
      const here = open.find((each) => each.move === move);
      assert.ok(here, move);
      const before = leftAfter(trace.graph, done).multiplications;
      done.push(move);
      assert.equal(leftAfter(trace.graph, done).multiplications, before + here.cost);
    }
    assert.equal(openVertices(trace.graph, leftAfter(trace.graph, order)).length, Number(found(trace, "left")));
  });
}

test("an edge goes past one of its ends; an output that feeds others keeps its in-edges", () => {
  // x → u → y, y an output and an operand of z
  const graph = {
    nodes: { op: ["input", "sin", "exp", "cos"], label: ["x", "u", "y", "z"], active: [true, true, true, true] },
    edges: { from: [0, 1, 2], to: [1, 2, 3], slot: [0, 0, 0] },
    inputs: [0],
    outputs: [{ name: "y", node: 2 }, { name: "z", node: 3 }],
  };
  const left = leftAfter(graph, []);
  assert.deepEqual(openVertices(graph, left).map(({ move, cost }) => [move, cost]), [["u", 1], ["y", 1]]);
  assert.deepEqual(openEdges(graph, left).map(({ move, cost }) => [move, cost]), [["x -> u : front", 1], ["u -> y : front", 1], ["u -> y : back", 1], ["y -> z : back", 1]]);
  assert.equal(leftAfter(graph, ["y", "u"]).multiplications, 3);
  assert.equal(leftAfter(graph, ["u", "y"]).multiplications, 2);
  assert.equal(openVertices(graph, leftAfter(graph, ["u", "y"])).length, 0);
});

test("a pick in the picture is the vertex, or the cheaper side of the edge", () => {
  const trace = traceOf("colah.elimination");
  const left = leftAfter(trace.graph, []);
  const [vertices, edges] = [openVertices(trace.graph, left), openEdges(trace.graph, left)];
  assert.equal(moveOf(vertices, edges, trace, { kind: "node", id: vertices[0].node }), vertices[0].move);
  assert.equal(moveOf(vertices, edges, trace, { kind: "node", id: 0 }), null);
  assert.equal(moveOf(vertices, edges, trace, null), null);
  const { from, to } = trace.graph.edges;
  for (const [id, start] of from.entries()) {
    const sides = edges.filter((edge) => edge.from === start && edge.to === to[id]);
    const move = moveOf(vertices, edges, trace, { kind: "edge", id });
    if (sides.length === 0) assert.equal(move, null);
    else assert.equal(sides.find((edge) => edge.move === move).cost, Math.min(...sides.map(({ cost }) => cost)));
  }
});

test("a pick lengthens the order, and the game stands where it happened", async () => {
  const { store, actions, requests, answer } = page("colah.forward");
  store.change({ modes: [...store.state.modes, { name: "elimination", title: "Elimination", gloss: "", channel: "edge", params: [] }] });
  actions.eliminate([]);
  assert.deepEqual(requests.at(-1).body.params, { order: [] }, "an empty order is said, not left out");
  const trace = { ...traceOf("colah.elimination"), params: { order: ["v1"], units: "counted" } };
  await answer(trace);
  assert.equal(store.state.k, afterMove(trace));
  actions.eliminate(["v1", "v2"]);
  assert.deepEqual(requests.at(-1).body.params, { order: ["v1", "v2"] });
  actions.undo();
  assert.deepEqual(store.state.params.elimination.order, []);
});

test("the search for the fewest is asked for once and kept with its program", async () => {
  const { store, actions, requests, pass } = page("colah.elimination");
  const seeking = actions.seekBest();
  assert.equal(store.state.best.waiting, true);
  assert.equal(requests.at(-1).body.params.order, "best");
  const answered = traceOf("colah.elimination");
  answered.result.found = [
    { name: "order", kind: "list", value: ["v2", "v1"] },
    { name: "multiplications", kind: "count", value: "3" },
    { name: "proven", kind: "flag", value: true },
    { name: "least", kind: "count", value: "3" },
    { name: "states", kind: "count", value: "7" },
  ];
  requests.at(-1).answer({ ...answered, revision: requests.at(-1).body.revision });
  await seeking;
  assert.deepEqual(store.state.best, { key: bestKey(store.state.trace), waiting: false, multiplications: 3, least: 3, states: 7, proven: true, order: ["v2", "v1"] });
  const failing = actions.seekBest();
  requests.at(-1).answer({ error: { code: "E_TIMEOUT", message: "That took too long.", hint: "", span: null } }, 503);
  await failing;
  await pass();
  assert.equal(store.state.best.failure, "That took too long.");
});

test("the view offers every vertex with what it takes, and the rules beside it", () => {
  const trace = { ...traceOf("colah.elimination"), params: { order: [], units: "counted" } };
  const text = renderToString(html`<${GamePanel} trace=${trace} mode="elimination" pick=${null} best=${null} actions=${{}} />`);
  for (const { move } of openVertices(trace.graph, leftAfter(trace.graph, []))) assert.ok(text.includes(`data-move="${move}"`), move);
  assert.deepEqual(rulesOf(trace).map(([name]) => name), ["forward", "reverse", "markowitz", "relative-markowitz"]);
  const other = renderToString(html`<${GamePanel} trace=${traceOf("colah.forward")} mode="forward" pick=${null} best=${null} actions=${{}} />`);
  assert.match(other, /Play on this program/);
  assert.equal(GAMES.length, 3);
});
