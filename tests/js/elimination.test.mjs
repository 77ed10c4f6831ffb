// The elimination by hand: what can go and what it takes, as the engine counts it; picks lengthen the order.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { effectOf, leftAfter, openEdges, openVertices, UNITS } from "../../static/js/elimination.js";
import { boardOf, fewestFrom, gameOf, moveOf, movesDone, previewOf, standsAt } from "../../static/js/game.js";
import { bestKey, GAMES } from "../../static/js/games.js";
import { html } from "../../static/js/html.js";
import { frame } from "../../static/js/replay.js";
import { GamePanel } from "../../static/js/views/game.js";
import { rulesOf } from "../../static/js/views/game-compare.js";
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

const PLAYED = JSON.parse(readFileSync(new URL("../golden/elimination.json", import.meta.url), "utf8"));

test("units are units by the rules of the engine", () => assert.deepEqual(UNITS, PLAYED.units));

PLAYED.games.forEach(({ graph, turns }, number) => {
  for (const [place, free] of [[0, false], [1, true]]) {
    test(`in game ${number + 1} every move takes what the engine counts, units ${free ? "free" : "counted"}`, () => {
      const order = [];
      let total = 0;
      for (const { open, move } of turns) {
        const left = leftAfter(graph, order, free);
        const moves = [...openVertices(graph, left), ...openEdges(graph, left)];
        assert.deepEqual(Object.fromEntries(moves.map((each) => [each.move, [each.all, each.cost]])), Object.fromEntries(Object.entries(open).map(([each, costs]) => [each, [costs[0], costs[place]]])));
        for (const each of moves) {
          const { cost, all } = effectOf(graph, order, each.move, free);
          assert.deepEqual([all, cost], [each.all, each.cost], each.move);
        }
        order.push(move);
        total += open[move][place];
        assert.equal(leftAfter(graph, order, free).multiplications, total);
      }
    });
  }
});

const orders = (moves) => (moves.length === 0 ? [[]] : moves.flatMap((move) => orders(moves.filter((each) => each !== move)).map((rest) => [move, ...rest])));

test("the fewest that can still be reached are those of the best of all orders", () => {
  const { graph } = PLAYED.games[2]; // the lighthouse
  for (const free of [false, true]) {
    const first = openVertices(graph, leftAfter(graph, [], free))[0].move;
    const rest = openVertices(graph, leftAfter(graph, [first], free)).map(({ move }) => move);
    const least = Math.min(...orders(rest).map((order) => leftAfter(graph, [first, ...order], free).multiplications));
    assert.equal(fewestFrom(graph, boardOf(graph, [first], free)), least);
  }
});

test("what a move does to the picture: edges that go, that come, that grow", () => {
  const { graph } = PLAYED.games[2]; // the lighthouse: g, t, o and nu lead by tan twice to y and z
  const name = (edge) => edge.map((node) => graph.nodes.label[node]).join(" ");
  const names = ({ gone, fresh, grown }) => [gone, fresh, grown].map((edges) => edges.map(name).sort());
  assert.deepEqual(names(effectOf(graph, [], "v1")), [["o v1", "t v1", "v1 v2"], ["o v2", "t v2"], []]);
  assert.deepEqual(names(effectOf(graph, ["v1"], "t -> v2 : front")), [["t v2"], ["t v3"], []]);
  const late = ["v1", "v4", "v2", "v5", "v3", "v6"];
  assert.deepEqual(names(effectOf(graph, late, "y")), [["y z"], ["nu z", "o z", "t z"], ["g z"]], "an output that feeds another keeps its in-edges");
});

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

const ELIMINATION = { name: "elimination", title: "Elimination", gloss: "", channel: "edge", params: [] };
/** A game on the graph of the lighthouse, as far as it does not hang on numbers. */
const lighthouse = () => {
  const { graph } = PLAYED.games[2];
  return { ...graph, edges: { ...graph.edges, partial: graph.edges.from.map((_, edge) => edge + 2) }, coordinates: null };
};
const nodeOf = (graph, label) => graph.nodes.label.indexOf(label);

test("a pick in the picture is the vertex; of an edge the end that is pointed at, else the cheaper side; new edges as well", () => {
  const graph = lighthouse();
  const board = boardOf(graph, ["v1"], false);
  assert.equal(boardOf(graph, ["v1"], false), board, "worked out once");
  const [t, v2, v3] = ["t", "v2", "v3"].map((label) => nodeOf(graph, label));
  assert.equal(moveOf(board, graph, { kind: "node", id: v2 }), "v2");
  assert.equal(moveOf(board, graph, { kind: "node", id: t }), null);
  assert.equal(moveOf(board, graph, null), null);
  const edge = graph.edges.from.findIndex((from, i) => from === v2 && graph.edges.to[i] === v3);
  const sides = ["to", "from", undefined].map((end) => moveOf(board, graph, { kind: "edge", id: edge, end }));
  assert.deepEqual(sides, ["v2 -> v3 : front", "v2 -> v3 : back", "v2 -> v3 : front"]);
  assert.equal(moveOf(board, graph, { kind: "fill", id: t * graph.nodes.op.length + v2, end: "from" }), "t -> v2 : front", "past an input nothing goes");
  assert.equal(moveOf(board, graph, { kind: "move", id: "v1" }), null, "it has gone");
});

test("a hand on a move sees what it would do; not where another order is looked at, nor at an earlier step of the game", () => {
  const graph = lighthouse();
  const steps = { count: 9 };
  const state = (order, more) => ({
    trace: { mode: "elimination", params: { order }, graph, start: 3, steps, result: { found: [] } },
    mode: "elimination", params: { elimination: { order } }, watching: null, hover: { kind: "move", id: "v2" }, ...more,
  });
  const frame = (k) => ({ k, channels: {} });
  const [v1, v2, v3] = ["v1", "v2", "v3"].map((label) => nodeOf(graph, label));
  const { gone, fresh, grown } = previewOf(state([]), frame(4));
  const carries = (from, to) => graph.edges.from.findIndex((each, edge) => each === from && graph.edges.to[edge] === to) + 2;
  assert.deepEqual(fresh, [{ from: v1, to: v3, partial: carries(v1, v2) * carries(v2, v3) }]);
  const size = graph.nodes.op.length;
  assert.deepEqual([[...gone].sort((a, b) => a - b), grown.size], [[v1 * size + v2, v2 * size + v3], 0]);
  assert.equal(previewOf(state(["v1"]), frame(7)), null);
  assert.notEqual(previewOf(state(["v1"]), frame(8)), null);
  assert.equal(previewOf(state("markowitz"), frame(9)), null);
  assert.equal(previewOf(state([], { hover: null }), frame(4)), null);
});

test("a pick lengthens the order, and the game stands where it happened", async () => {
  const { store, actions, requests, answer } = page("colah.forward");
  store.change({ modes: [...store.state.modes, ELIMINATION] });
  actions.eliminate([]);
  assert.deepEqual(requests.at(-1).body.params, { order: [] }, "an empty order is said, not left out");
  const trace = { ...traceOf("colah.elimination"), params: { order: ["v1"], units: "counted" } };
  await answer(trace);
  assert.equal(store.state.k, standsAt(trace));
  actions.eliminate(["v1", "v2"]);
  assert.deepEqual(requests.at(-1).body.params, { order: ["v1", "v2"] });
  actions.undo();
  assert.deepEqual(store.state.params.elimination.order, []);
});

test("an order of others plays node by node, and one press leads back to the own game as it was", async () => {
  const { store, actions, requests, answer, pass } = page("colah.forward");
  store.change({ modes: [...store.state.modes, ELIMINATION] });
  actions.eliminate(["v1"]);
  const mine = { ...traceOf("colah.elimination"), params: { order: ["v1"], units: "counted" } };
  await answer(mine);
  const watching = actions.watch("reverse", "reverse");
  assert.equal(gameOf(store.state).watched, null, "until it is there the own game is on the page");
  await answer({ ...traceOf("colah.elimination"), params: { order: "reverse", units: "counted" } });
  await watching;
  assert.deepEqual(gameOf(store.state), { watched: "reverse", begun: false, order: ["v1"], flat: true, free: false });
  assert.deepEqual([store.state.playing?.from, store.state.granularity], [store.state.trace.start, "node"], "it plays");
  actions.play();
  assert.equal(store.state.playing, null, "and can be held");
  const best = actions.watch("best", ["v2", "v1"]);
  await answer({ ...traceOf("colah.elimination"), params: { order: ["v2", "v1"], units: "counted" } });
  await best;
  assert.equal(gameOf(store.state).watched, "best");
  actions.ownGame();
  assert.deepEqual(requests.at(-1).body.params, { order: ["v1"] });
  await answer(mine);
  await pass();
  assert.deepEqual([store.state.k, store.state.granularity, gameOf(store.state).begun], [standsAt(mine), "edge", true]);
  assert.deepEqual([movesDone(mine, mine.start), movesDone(mine, mine.steps.count)], [0, 2]);
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
  assert.deepEqual(store.state.best, { key: bestKey(store.state.trace, false), waiting: false, quick: false, multiplications: 3, least: 3, states: 7, proven: true, order: ["v2", "v1"], rules: undefined });
  const failing = actions.seekBest();
  requests.at(-1).answer({ error: { code: "E_TIMEOUT", message: "That took too long.", hint: "", span: null } }, 503);
  await failing;
  await pass();
  assert.deepEqual([store.state.best.failure, store.state.best.multiplications], ["That took too long.", 3], "what was known is known still");
  actions.seekBest(true);
  assert.deepEqual(requests.at(-1).body.params, { order: "best", moves: 500, states: 1000 });
});

test("the view offers every vertex with what it takes, in any mode; the rules beside it, and what the search knows", () => {
  const trace = { ...traceOf("colah.elimination"), params: { order: [], units: "counted" } };
  const state = { params: {}, watching: null, hover: null, pick: null, best: null, playing: null, moving: false, source: trace.source };
  const draw = (trace, more = {}) => renderToString(html`<${GamePanel} state=${{ ...state, mode: trace.mode, ...more }} trace=${trace} frame=${frame(trace, trace.steps.count)} actions=${{}} />`);
  const moves = openVertices(trace.graph, leftAfter(trace.graph, []));
  for (const text of [draw(trace), draw(traceOf("colah.forward"))]) for (const { move } of moves) assert.ok(text.includes(`data-move="${move}"`), move);
  assert.deepEqual(rulesOf(trace).map(([name]) => name), ["forward", "reverse", "markowitz", "relative-markowitz"]);
  const best = { key: bestKey(trace, false), waiting: false, quick: true, multiplications: 3, least: 2, states: 1, proven: false, order: ["v2", "v1"], rules: found(trace, "rules") };
  assert.match(draw(traceOf("colah.forward"), { best }), /Markowitz.*best known.*3.*Search longer/s);
  const proven = draw(traceOf("colah.forward"), { best: { ...best, least: 3, proven: true } });
  assert.match(proven, /proven fewest/);
  assert.doesNotMatch(proven, /Search/);
  const free = { elimination: { units: "free" } };
  const two = draw(traceOf("colah.forward"), { params: free, hover: { kind: "move", id: moves[0].move } });
  assert.match(two, /Free: products/);
  assert.match(two, new RegExp(`takes ${openVertices(trace.graph, leftAfter(trace.graph, [], true))[0].cost} multiplication`));
  assert.match(draw(traceOf("colah.forward"), { params: { elimination: { order: [moves[0].move] } } }), /Your game waits/);
  assert.match(draw({ ...trace, params: { order: "markowitz" } }, { params: { elimination: { order: "markowitz" } } }), /Markowitz, step by step.*Play yourself/s);
  assert.equal(GAMES.length, 3);
});
