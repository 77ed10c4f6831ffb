// Live numbers: what a patched trace is, who is asked when, and what a page makes of it. Sockets and time are ours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { baseOf, createLive, patched, repriced } from "../../static/js/live.js";
import { frame } from "../../static/js/replay.js";
import { GOLDEN, page, traceOf } from "./help.mjs";

/** What the service would send to make `trace` out of another of the same steps. */
function numbersOf(trace) {
  const { graph, steps, result } = trace;
  const pairs = (column, usual) => column.map((word, i) => [i, word]).filter(([, word]) => word !== usual && word !== null);
  return {
    kind: "numbers",
    params: trace.params,
    value: graph.nodes.value,
    status: pairs(graph.nodes.status, "ok"),
    partial: graph.edges.partial,
    edge_status: pairs(graph.edges.status, "smooth"),
    initial: Object.fromEntries(Object.entries(trace.initial).map(([channel, known]) => [channel, known.map(([, value]) => value)])),
    term: steps.term,
    before: steps.effects.before,
    after: steps.effects.after,
    notes: trace.notes.filter(({ code }) => code === "E_DOMAIN"),
    result: { value: result.value, jacobian: result.jacobian, paths: result.paths, found: result.found },
  };
}

/** The trace with other numbers everywhere: each is doubled, null stays null, words stay. */
function elsewhere(trace) {
  const twice = (column) => column.map((value) => (typeof value === "number" ? 2 * value : value));
  const of = (record) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === "number" ? 2 * value : of(value)]));
  const made = structuredClone(trace);
  made.graph.nodes.value = twice(made.graph.nodes.value);
  made.graph.nodes.status = made.graph.nodes.status.map((_, i) => (i === 1 ? "pole" : "ok"));
  made.graph.edges.partial = twice(made.graph.edges.partial);
  made.initial = Object.fromEntries(Object.entries(made.initial).map(([channel, pairs]) => [channel, pairs.map(([key, value]) => [key, twice([value])[0]])]));
  made.steps.term = twice(made.steps.term);
  made.steps.effects.before = twice(made.steps.effects.before);
  made.steps.effects.after = twice(made.steps.effects.after);
  made.result.jacobian = of(made.result.jacobian);
  return made;
}

for (const { name } of GOLDEN.filter((golden) => /\.(forward|reverse|jacobian|hessian|descent)$/.test(golden.name))) {
  test(`${name}: a patched trace is the trace at the other point, step by step`, () => {
    const base = traceOf(name);
    const before = structuredClone(base);
    const there = elsewhere(base);
    const made = patched(base, numbersOf(there));
    assert.deepEqual(base, before); // the old one is left as it was
    assert.equal(baseOf(made), base);
    for (let k = 0; k <= base.steps.count; k += 1) assert.deepEqual(frame(made, k), frame(there, k));
    assert.deepEqual(made.graph, there.graph);
    assert.equal(made.layout, base.layout); // the very same: nothing is laid out anew
    assert.equal(made.graph.nodes.label, base.graph.nodes.label);
    for (const row of made.result.check.rows) {
      assert.equal(row.derivative, there.result.jacobian[row.output][row.input]);
      assert.deepEqual([row.difference, row.verdict], [null, "waiting"]);
    }
  });
}

test("columns of another trace do not fit, and are not put in place", () => {
  const base = traceOf("colah.forward");
  assert.equal(patched(base, numbersOf(traceOf("cube.forward"))), null);
  assert.equal(patched(base, { ...numbersOf(base), term: [] }), null);
  assert.equal(patched(base, { ...numbersOf(base), initial: {} }), null);
});

test("notes on numbers are replaced, notes on names stay", () => {
  const note = (code, message) => ({ code, message, hint: "", span: null, node: 0 });
  const base = { ...traceOf("colah.forward"), notes: [note("E_DOMAIN", "old"), note("E_NAME", "stays")] };
  const made = patched(base, { ...numbersOf(base), notes: [note("E_DOMAIN", "new")] });
  assert.deepEqual(made.notes.map(({ message }) => message), ["new", "stays"]);
});

test("paths beside a trace are multiplied anew, and a zero on the way is strong", () => {
  const { paths } = traceOf("colah.paths").result;
  const base = traceOf("colah.forward");
  assert.deepEqual(repriced(paths, base), paths);
  const { edges, jacobian } = { edges: base.graph.edges, jacobian: base.result.jacobian };
  const [first] = paths.edges[0];
  edges.partial = edges.partial.map((value, edge) => (edge === first ? 0 : paths.edges[0].includes(edge) ? "Infinity" : value));
  const again = repriced(paths, base);
  assert.equal(again.product[0], 0);
  assert.equal(again.total, jacobian[paths.output][paths.input]);
});

/** A connection whose other end and whose time are in our hands. */
function wires() {
  const sockets = [];
  const timers = [];
  const open = () => {
    const one = { sent: [], closed: false, send: (text) => one.sent.push(JSON.parse(text)), close: () => (one.closed = true) };
    sockets.push(one);
    return one;
  };
  const later = (run, ms) => {
    const timer = { run, ms };
    timers.push(timer);
    return () => timers.splice(0, timers.length, ...timers.filter((each) => each !== timer));
  };
  const ring = (most) => {
    for (const timer of timers.filter(({ ms }) => ms <= most)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  const hear = (message, socket = sockets.at(-1)) => socket.onmessage({ data: JSON.stringify(message) });
  /** Answers the last message with numbers or whatever else. */
  const answer = (message = { kind: "numbers" }, socket = sockets.at(-1)) => hear({ revision: socket.sent.at(-1).revision, ...message }, socket);
  return { sockets, open, later, ring, hear, answer };
}

function talk() {
  const wire = wires();
  const got = [];
  const losses = [];
  const live = createLive({ ...wire, numbers: (base, point, numbers) => got.push([point.at.a, numbers.revision]), lost: () => losses.push(1) });
  const base = traceOf("colah.forward");
  const question = { source: base.source, at: {}, mode: "forward", params: {}, fold: [], expand: false };
  const ask = (a, trace = base) => live.ask(trace, question, { at: { a }, params: {} });
  const begin = () => {
    live.ask(base, question, null);
    wire.sockets.at(-1).onopen();
    wire.answer({ kind: "ready" });
  };
  return { ...wire, live, base, question, ask, begin, got, losses, said: () => wire.sockets.at(-1).sent.map((message) => message.at?.a ?? message.kind) };
}

test("the program goes once, two points are under way, and the newest waits", () => {
  const { ask, begin, said, answer, sockets, got } = talk();
  const revision = (back) => sockets[0].sent.at(-back).revision;
  begin();
  assert.deepEqual(said(), ["program"]);
  for (const a of [1, 2, 3, 4]) assert.equal(ask(a), true);
  assert.deepEqual(said(), ["program", 1, 2]);
  answer({ kind: "numbers", revision: revision(2) });
  assert.deepEqual(said(), ["program", 1, 2, 4]);
  answer({ kind: "numbers", revision: revision(2) });
  answer({ kind: "numbers", revision: revision(1) });
  assert.deepEqual(got.map(([a]) => a), [1, 2, 4]);
  assert.deepEqual(said(), ["program", 1, 2, 4]);
});

test("a point that the server passed over is not waited for, and none goes with a program", () => {
  const { ask, base, live, question, sockets, answer, said, got, ring, losses } = talk();
  live.ask(base, question, null);
  sockets[0].onopen();
  ask(1);
  assert.deepEqual(said(), ["program"]);
  answer({ kind: "ready" });
  ask(2);
  assert.deepEqual(said(), ["program", 1, 2]);
  answer(); // to the second
  assert.deepEqual(got.map(([a]) => a), [2]);
  ask(3);
  ask(4);
  assert.deepEqual(said(), ["program", 1, 2, 3, 4]);
  answer();
  ring(3000); // nobody waits any more
  assert.equal(losses.length, 0);
});

test("an answer to another question than the last is not taken", () => {
  const { ask, begin, hear, got, sockets } = talk();
  begin();
  ask(1);
  const { revision } = sockets[0].sent.at(-1);
  hear({ kind: "numbers", revision: revision - 1 });
  hear({ kind: "numbers", revision: revision + 1 });
  assert.deepEqual(got, []);
  hear({ kind: "numbers", revision });
  hear({ kind: "numbers", revision });
  assert.equal(got.length, 1);
});

test("before the socket is open whole traces must do, and asking opens one", () => {
  const { ask, sockets } = talk();
  assert.equal(ask(1), false);
  assert.equal(ask(2), false);
  assert.equal(sockets.length, 1);
  sockets[0].onopen();
  assert.equal(ask(3), true);
});

test("another trace sends its program first", () => {
  const { ask, begin, said, answer } = talk();
  begin();
  ask(1);
  answer();
  const other = traceOf("cube.forward");
  ask(5, other);
  assert.deepEqual(said(), ["program", 1, "program"]);
  ask(6, other);
  answer({ kind: "ready" });
  assert.deepEqual(said(), ["program", 1, "program", 6]);
});

for (const kind of ["restructured", "error"])
  test(`${kind}: the loss is told once, and this trace is asked no more`, () => {
    const { ask, begin, answer, losses, got } = talk();
    begin();
    ask(1);
    ask(2);
    answer({ kind });
    assert.deepEqual([losses.length, got.length], [1, 0]);
    assert.equal(ask(3), false);
    assert.equal(ask(3, traceOf("cube.forward")), true);
  });

test("what was forgotten is not shown", () => {
  const { ask, begin, answer, live, got, losses } = talk();
  begin();
  ask(1);
  ask(2);
  live.forget();
  answer();
  assert.deepEqual([got.length, losses.length], [0, 0]);
  ask(3);
  answer();
  assert.deepEqual(got.map(([a]) => a), [3]);
});

test("a lost connection is told, and tried again after longer and longer", () => {
  const { ask, begin, sockets, losses, ring } = talk();
  begin();
  ask(1);
  sockets[0].onclose({ code: 1006 });
  assert.equal(losses.length, 1);
  assert.equal(ask(2), false);
  assert.equal(sockets.length, 1);
  ring(500);
  assert.equal(ask(3), false);
  assert.equal(sockets.length, 2);
  sockets[1].onclose({ code: 1006 });
  ring(500);
  ask(4);
  assert.equal(sockets.length, 2);
  ring(1000);
  ask(5);
  assert.equal(sockets.length, 3);
});

test("a server that closed for silence is asked again at once", () => {
  const { ask, begin, sockets, losses } = talk();
  begin();
  sockets[0].onclose({ code: 1000 });
  ask(1);
  assert.deepEqual([sockets.length, losses.length], [2, 0]);
});

test("a server that does not answer is given up", () => {
  const { ask, begin, sockets, losses, ring } = talk();
  begin();
  ask(1);
  ring(3000);
  assert.deepEqual([sockets[0].closed, losses.length], [true, 1]);
});

test("a browser that forbids sockets is asked for none for a while", () => {
  let tries = 0;
  const open = () => {
    tries += 1;
    throw new Error("forbidden");
  };
  const live = createLive({ open, later: () => () => {}, numbers() {}, lost() {} });
  const base = traceOf("colah.forward");
  assert.equal(live.ask(base, {}, { at: {}, params: {} }), false);
  assert.equal(live.ask(base, {}, { at: {}, params: {} }), false);
  assert.equal(tries, 1);
});

// --- on the page --------------------------------------------------------------------------------------------------------------

/** A page whose hand lies on a number, with the program across. */
function held() {
  const wire = wires();
  const desk = page("colah.forward", { socket: wire.open });
  desk.actions.reach();
  desk.actions.grasp();
  wire.sockets[0].onopen();
  wire.answer({ kind: "ready" });
  const there = elsewhere(traceOf("colah.forward"));
  const sent = () => wire.sockets[0].sent.slice(1).map(({ at }) => at.a);
  return { ...desk, ...wire, there, sent, numbers: () => wire.answer(numbersOf(there)) };
}

test("while the hand moves numbers follow, the step stays and nothing whole is asked; when it lets go the whole trace comes", async () => {
  const { actions, store, requests, numbers, there, sent, pass } = held();
  actions.step(1);
  const { k } = store.state;
  const { layout } = store.state.trace;
  actions.setInput("a", 3);
  numbers();
  assert.deepEqual(store.state.trace.graph.nodes.value, there.graph.nodes.value);
  for (const a of [4, 5, 6]) actions.setInput("a", a);
  numbers();
  numbers();
  await pass(5000);
  assert.deepEqual(sent(), [3, 4, 5, 6]);
  assert.deepEqual([requests.length, store.state.k, store.state.moving, store.state.at.a], [0, k, true, 6]);
  assert.equal(store.state.trace.layout, layout);
  actions.release();
  assert.deepEqual(requests.map(({ body }) => body.at.a), [6]);
  const trace = traceOf("colah.forward");
  requests[0].answer({ ...trace, revision: requests[0].body.revision });
  await pass();
  assert.deepEqual([store.state.moving, store.state.k, store.state.trace.result.check.rows[0].verdict], [false, k, "agree"]);
});

test("one drag is one edit, however long it lasts; the next drag is another", async () => {
  const { actions, store, pass } = held();
  for (const a of [3, 4]) {
    actions.setInput("a", a);
    await pass(3000);
  }
  actions.release();
  actions.grasp();
  actions.setInput("a", 7);
  actions.release();
  assert.equal(store.state.history.past.length, 2);
  actions.undo();
  assert.equal(store.state.at.a, 4);
  actions.undo();
  assert.deepEqual(store.state.at, {});
});

test("a number that is typed comes to rest by itself", async () => {
  const { actions, requests, numbers, pass } = held();
  actions.release();
  actions.setInput("a", 3);
  await pass(100);
  actions.setInput("a", 31);
  numbers();
  await pass(200);
  assert.equal(requests.length, 0);
  await pass(100);
  assert.deepEqual(requests.map(({ body }) => body.at.a), [31]);
});

test("numbers that come after an undo, or after the whole trace of another program, are not shown", async () => {
  const { actions, store, numbers } = held();
  const before = store.state.trace;
  actions.setInput("a", 3);
  actions.undo();
  numbers();
  assert.equal(store.state.trace, before);
  assert.equal(store.state.moving, false);
});

test("an older whole trace under way is called off by newer numbers", async () => {
  const { actions, store, requests, numbers, there, pass } = held();
  actions.setInput("a", 3);
  numbers();
  actions.release();
  assert.equal(requests.length, 1);
  actions.setInput("a", 4);
  assert.equal(requests[0].aborted, true);
  requests[0].answer({ ...traceOf("colah.forward"), revision: requests[0].body.revision });
  await pass();
  assert.deepEqual(store.state.trace.graph.nodes.value, there.graph.nodes.value);
});

test("other steps: the whole trace is asked for, and until it is there every number asks for one", async () => {
  const { actions, store, requests, sockets, hear, pass } = held();
  actions.setInput("a", 3);
  hear({ kind: "restructured", revision: sockets[0].sent.at(-1).revision });
  assert.equal(requests.length, 1);
  actions.setInput("a", 4);
  assert.equal(requests.length, 1);
  requests[0].answer({ ...traceOf("colah.forward"), revision: requests[0].body.revision });
  await pass();
  assert.equal(requests[1].body.at.a, 4);
  assert.equal(store.state.history.past.length, 1);
});

test("after a change of what is drawn, numbers wait for the picture", () => {
  const { actions, requests, sockets } = held();
  actions.setMode("reverse");
  actions.setInput("a", 3);
  assert.deepEqual(requests.map(({ body }) => [body.mode, body.at.a]), [["reverse", undefined], ["reverse", 3]].slice(0, requests.length));
  assert.equal(sockets[0].sent.length, 1);
});
