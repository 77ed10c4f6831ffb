// Actions on the store, with a network and a clock of our own: nothing here needs a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { alikeBut } from "../../static/js/held.js";
import { LinkError } from "../../static/js/link.js";
import { framer } from "../../static/js/store.js";
import { page, traceOf } from "./help.mjs";

test("the page opens paused where a mode opens, with nothing in hand", () => {
  const { store } = page();
  const frame = framer()(store.state);
  assert.equal(store.state.k, store.state.trace.start);
  assert.equal(store.state.playing, null);
  assert.deepEqual([frame.node, frame.edge, frame.changed], [-1, -1, []]);
  assert.ok(frame.channels.value.size > 0);
});

test("states are alike but for what is named, and only for that", () => {
  const { store, actions } = page();
  const before = store.state;
  actions.setInput("a", 5);
  const after = store.state;
  const changed = new Set(Object.keys(after).filter((name) => !Object.is(before[name], after[name])));
  assert.ok(changed.has("at"));
  assert.equal(alikeBut(changed, before, after), true);
  assert.equal(alikeBut(new Set([...changed].filter((name) => name !== "at")), before, after), false);
  assert.equal(alikeBut(new Set(), after, after), true);
});

test("the same state gives the same frame object", () => {
  const { store, actions } = page();
  const frames = framer();
  const first = frames(store.state);
  actions.hover({ kind: "node", id: 1 });
  assert.equal(frames(store.state), first);
  actions.next();
  assert.notEqual(frames(store.state), first);
});

test("one step forward moves colour; going back, scrubbing and reduced motion show the end at once", () => {
  const { store, actions } = page();
  const { start } = store.state.trace;
  actions.next();
  assert.deepEqual([store.state.k, store.state.animate.from, store.state.animate.to], [start + 1, start, start + 1]);
  actions.step(-1);
  assert.deepEqual([store.state.k, store.state.animate], [start, null]);
  actions.goto(start + 2);
  assert.equal(store.state.animate, null);
  actions.environment({ motion: "reduced" });
  actions.next();
  assert.equal(store.state.animate, null);
  actions.last();
  actions.next();
  assert.equal(store.state.k, store.state.trace.steps.count);
});

test("playing begins again at the opening step when it stands at the end", () => {
  const { store, actions } = page();
  actions.last();
  actions.play();
  assert.equal(store.state.k, store.state.trace.start);
  assert.deepEqual(store.state.playing, { from: store.state.trace.start, since: 0 });
  actions.played(store.state.trace.steps.count, true);
  assert.equal(store.state.playing, null);
});

test("typing waits for a pause and asks once", async () => {
  const { actions, requests, pass, store, answer } = page();
  for (const source of ["y", "y =", "y = x*x*x"]) {
    actions.setSource(source);
    await pass(50);
  }
  assert.equal(requests.length, 0);
  await pass(200);
  assert.equal(requests.length, 1);
  assert.equal(requests[0].body.source, "y = x*x*x");
  const trace = traceOf("cube.forward");
  await answer(trace);
  assert.equal(store.state.trace.source, trace.source);
  assert.equal(store.state.k, trace.start);
});

test("an older answer never overtakes a newer one", async () => {
  const { actions, requests, store, answer, pass } = page();
  actions.setMode("reverse");
  actions.setMode("paths");
  assert.equal(requests.length, 2);
  assert.equal(requests[0].aborted, true);
  assert.ok(requests[1].body.revision > requests[0].body.revision);
  await answer(traceOf("colah.paths"), requests[1]);
  requests[0].answer({ ...traceOf("colah.reverse"), revision: requests[0].body.revision });
  await pass();
  assert.equal(store.state.trace.mode, "paths");
});

test("an answer with another revision is not taken", async () => {
  const { actions, requests, store, pass } = page();
  actions.setMode("reverse");
  requests[0].answer({ ...traceOf("colah.reverse"), revision: requests[0].body.revision - 1 });
  await pass();
  assert.equal(store.state.trace.mode, "forward");
});

test("while a slider is dragged one request is under way, and the last number arrives", async () => {
  const { actions, requests, store, answer } = page();
  const { k } = store.state;
  for (const value of [1, 1.5, 2, 2.5]) actions.setInput("a", value);
  assert.equal(requests.length, 1);
  assert.equal(requests[0].aborted, false);
  await answer(traceOf("colah.forward"), requests[0]);
  assert.equal(requests.length, 2);
  assert.equal(requests[1].body.at.a, 2.5);
  await answer(traceOf("colah.forward"));
  assert.equal(requests.length, 2);
  assert.deepEqual([store.state.k, store.state.busy], [k, false]);
  assert.equal(store.state.history.past.length, 1);
});

test("a refusal keeps the picture, shows its place and offers its fix", async () => {
  const { actions, requests, store, pass, answer } = page();
  const before = store.state.trace;
  actions.setSource("y = lg(x)");
  await pass(300);
  const failure = { code: "E_NAME", message: "lg is no function here.", hint: "Do you mean log?", span: { start: 4, end: 6, line: 1, column: 5 }, fix: { start: 4, end: 6, text: "log" } };
  requests[0].answer({ error: failure }, 422);
  await pass();
  assert.equal(store.state.trace, before);
  assert.equal(store.state.failure.code, "E_NAME");
  actions.applyFix();
  assert.equal(store.state.source, "y = log(x)");
  assert.equal(requests.at(-1).body.source, "y = log(x)");
  await answer(traceOf("alone.forward"));
  assert.equal(store.state.failure, null);
  actions.undo();
  assert.equal(store.state.source, "y = lg(x)");
});

test("without a network the work is kept, and trying again sends it", async () => {
  const { actions, requests, store, pass, answer } = page();
  actions.setSource("y = x*x*x");
  await pass(300);
  requests[0].fail();
  await pass();
  assert.deepEqual([store.state.offline, store.state.source, store.state.busy], [true, "y = x*x*x", false]);
  actions.retry();
  assert.equal(requests[1].body.source, "y = x*x*x");
  await answer(traceOf("cube.forward"));
  assert.equal(store.state.offline, false);
});

test("an answer that is no JSON becomes a failure in the one shape", async () => {
  const { actions, requests, store, pass } = page();
  actions.setMode("reverse");
  requests[0].garble(502);
  await pass();
  assert.equal(store.state.failure.code, "E_INTERNAL");
});

test("parameters that the program no longer has are dropped, and where that is not enough the question is asked bare", async () => {
  const { actions, requests, pass, answer, store } = page();
  actions.setInput("a", 3);
  await answer(traceOf("colah.forward"));
  actions.setSource("y = x*x*x");
  await pass(300);
  assert.deepEqual(requests.at(-1).body.at, {});
  await answer(traceOf("cube.forward"));
  actions.setSource("a = 1\nf = a");
  await pass(300);
  assert.deepEqual(requests.at(-1).body.at, { a: 3 });
  requests.at(-1).answer({ error: { code: "E_PARAM", message: "a is no input.", hint: "", span: null } }, 422);
  await pass();
  assert.deepEqual(requests.at(-1).body.at, {});
  await answer(traceOf("alone.forward"));
  assert.equal(store.state.failure, null);
});

test("a number typed into the program wins over the slider", async () => {
  const { actions, store, pass, answer, requests } = page();
  actions.setInput("a", 9);
  await answer(traceOf("colah.forward"));
  const source = store.state.source.replace(/$/, "\n# more");
  actions.setSource(source);
  await pass(300);
  const trace = traceOf("colah.forward");
  trace.source = source;
  trace.graph.starts[0] = 7;
  await answer(trace);
  assert.deepEqual(store.state.at, {});
  assert.deepEqual(requests.at(-1).body.at, {});
});

test("numbers of a link, an example or an undo stay, whatever the program before it had", async () => {
  const { actions, store, answer } = page();
  actions.open({ source: "e = (a+b)*(b+1)", mode: "forward", at: { a: 9 } });
  const trace = traceOf("colah.forward");
  trace.source = "e = (a+b)*(b+1)";
  trace.graph.starts = [7, 7];
  await answer(trace);
  assert.deepEqual(store.state.at, { a: 9 });
});

test("a suggestion is followed and leaves the hand on next", async () => {
  const { actions, store, requests, focused } = page();
  actions.follow({ id: "try-reverse", args: {}, action: "mode", payload: "reverse" });
  assert.equal(store.state.mode, "reverse");
  assert.equal(requests[0].body.mode, "reverse");
  actions.follow({ id: "try-paths", args: {}, action: "walk", payload: { input: "b", output: "e" } });
  assert.deepEqual(requests.at(-1).body.params, { input: "b", output: "e" });
  assert.equal(store.state.tab, "paths");
  assert.deepEqual(focused, ["next", "next"]);
});

test("in another mode the paths panel asks for its own paths once", async () => {
  const { actions, requests, store, pass } = page("colah.reverse");
  actions.setTab("paths");
  assert.equal(requests.length, 1);
  assert.equal(requests[0].body.mode, "paths");
  requests[0].answer({ ...traceOf("colah.paths"), revision: requests[0].body.revision });
  await pass();
  assert.ok(store.state.paths.paths.edges.length > 0);
  actions.setTab("table");
  actions.setTab("paths");
  assert.equal(requests.length, 1);
});

test("undo brings back an example, the mode and the seed", async () => {
  const { actions, store, answer } = page();
  const first = store.state.source;
  actions.chooseExample("cube");
  await answer(traceOf("cube.forward"));
  actions.setMode("reverse");
  await answer(traceOf("cube.reverse"));
  actions.undo();
  assert.equal(store.state.mode, "forward");
  actions.undo();
  assert.equal(store.state.source, first);
  actions.redo();
  assert.match(store.state.source, /x \* x \* x/);
});

test("picking twice lets go; escape lets go of one thing at a time", () => {
  const { actions, store } = page();
  actions.pick({ kind: "node", id: 2 });
  actions.pick({ kind: "node", id: 2 });
  assert.equal(store.state.pick, null);
  actions.pick({ kind: "node", id: 2 });
  actions.play();
  actions.escape();
  assert.deepEqual([store.state.playing, store.state.pick?.id], [null, 2]);
  actions.escape();
  assert.equal(store.state.pick, null);
});

test("a copied link says how long it is, and a link opens at its step", async () => {
  const { actions, store, copied, requests, answer } = page();
  await actions.share();
  assert.equal(store.state.shared.url, copied[0]);
  assert.equal(store.state.shared.size, copied[0].length);
  actions.open({ source: "e = (a+b)*(b+1)", mode: "reverse", k: 7 });
  assert.equal(requests.at(-1).body.mode, "reverse");
  await answer(traceOf("colah.reverse"));
  assert.equal(store.state.k, 7);
  actions.open({ source: "e = (a+b)*(b+1)", mode: "reverse", k: 1e9 });
  await answer(traceOf("colah.reverse"));
  assert.equal(store.state.k, store.state.trace.steps.count);
});

test("an excerpt keeps every way of stepping within it, until something else is opened", async () => {
  const { store, actions, answer } = page("colah.reverse");
  const trace = traceOf("colah.reverse");
  const opened = actions.open({ source: trace.source, mode: "reverse", k: 2, excerpt: [2, 5] });
  await answer(trace);
  await opened;
  const at = () => store.state.k;
  assert.equal(at(), 2);
  actions.step(-1);
  assert.equal(at(), 2);
  actions.goto(1e9);
  assert.equal(at(), 5);
  actions.next();
  assert.equal(at(), 5);
  actions.setGranularity("sweep");
  actions.first();
  assert.equal(at(), 2);
  actions.next();
  actions.next(); // a sweep that goes on beyond the excerpt
  assert.equal(at(), 5);
  actions.play();
  assert.deepEqual(store.state.playing, { from: 2, since: 0 });
  actions.played(1e9, true);
  assert.deepEqual([at(), store.state.playing], [5, null]);
  const other = actions.open({ source: trace.source, mode: "reverse" });
  await answer(trace);
  await other;
  actions.last();
  assert.equal(at(), trace.steps.count);
});

test("paths that were asked for before another mode came do not arrive in it", async () => {
  const { actions, requests, answer, store } = page();
  actions.setTab("paths");
  const [asked] = requests;
  assert.equal(asked.body.mode, "paths");
  actions.setMode("paths");
  await answer(traceOf("colah.paths"));
  assert.equal(asked.aborted, true);
  assert.equal(store.state.paths, null);
});

test("a panel that is unfolded asks for what was not asked for while it was folded", async () => {
  const { actions, requests, answer } = page();
  actions.foldPanel();
  actions.setTab("paths");
  assert.equal(requests.length, 0);
  actions.unfoldPanel();
  assert.equal(requests[0].body.mode, "paths");
  await answer(traceOf("colah.paths"));
  actions.foldPanel();
  assert.equal(requests.length, 1);
});

test("why a formula did not come is said in words, and only of the point that it was asked for", async () => {
  const { actions, requests, answer, pass, store } = page();
  actions.symbolic("e", "a");
  requests[0].fail();
  await pass();
  assert.equal(store.state.symbolic["e/a"].reason, "The server does not answer. Your program is safe on this page.");
  actions.symbolic("e", "b");
  actions.setInput("a", 5);
  await answer(traceOf("colah.forward"));
  requests[1].fail();
  await pass();
  assert.deepEqual(store.state.symbolic, {});
});

test("a link that could not be opened again is not copied, and that is said", async () => {
  const long = page(undefined, { link: async () => `https://example.org/#v1=${"x".repeat(9000)}` });
  await long.actions.share();
  assert.deepEqual([long.store.state.notice, long.store.state.shared, long.copied], ["share-too-long", null, []]);
  const none = page(undefined, { link: async () => Promise.reject(new LinkError("size")) });
  await none.actions.share();
  assert.equal(none.store.state.notice, "share-too-long");
});
