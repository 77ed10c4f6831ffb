// The derivatives as a program: what is asked, what is kept, and which line belongs to which node.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, linesOf, question, subject } from "../../static/js/coding.js";
import { page, traceOf } from "./help.mjs";

const written = (code, lines, language = "pathsum") => ({ code, lines, language, title: "", suffix: "", mode: "reverse" });

test("a line is cut before its comment, and knows its node", () => {
  const { graph } = traceOf("colah.reverse");
  const lines = linesOf(written("# inputs\na = 2\nv1_bar = e_bar*v2  # through e\n", [null, 0, -3]), graph);
  assert.deepEqual(lines, [
    { text: "", comment: "# inputs", node: -1, derived: false },
    { text: "a = 2", comment: "", node: 0, derived: false },
    { text: "v1_bar = e_bar*v2", comment: "  # through e", node: 2, derived: true },
  ]);
  assert.equal(linesOf(written("x &= 1 \\\\ # no comment in TeX", [0], "latex"), graph)[0].comment, "");
});

test("lines find their nodes where calls are folded, and none where tensors went out number by number", () => {
  const graph = { ...traceOf("colah.reverse").graph, origin: [0, 1, 5] };
  const code = "v1 = a\ne = v1\n";
  assert.deepEqual(linesOf(written(code, [2, 5]), graph).map(({ node }) => node), [-1, 2]);
  assert.deepEqual(linesOf(written(code, null), graph).map(({ node }) => node), [-1, -1]);
});

test("the same answer for the same picture is read once", () => {
  const { graph } = traceOf("colah.reverse");
  const answer = written("a = 2", [0]);
  assert.equal(linesOf(answer, graph), linesOf(answer, graph));
  assert.notEqual(linesOf(answer, graph), linesOf(answer, { ...graph }));
});

test("the mode and the end are the page's own until a person chooses", () => {
  const { store, actions } = page("shared-output.forward");
  assert.deepEqual(subject(store.state), { mode: "forward", names: ["x", "y"], end: "x" });
  actions.setCodeMode("reverse");
  assert.deepEqual(subject(store.state), { mode: "reverse", names: ["p", "q"], end: "p" });
  actions.setEnd("reverse", "q");
  assert.equal(question(store.state).output, "q");
  actions.setEnd("reverse", "gone");
  assert.equal(question(store.state).output, "p");
  assert.ok(!("input" in question(store.state)));
});

test("what is there is not asked for again, and an older answer is not taken", async () => {
  const { store, actions, requests, pass } = page();
  actions.loadCode();
  actions.loadCode();
  assert.equal(requests.length, 1);
  assert.equal(requests[0].url, "/api/v1/code");
  actions.setLanguage("python");
  actions.loadCode();
  assert.equal(requests[0].aborted, true);
  requests[1].answer(written("new", [null], "python"));
  requests[0].answer(written("old", [null]));
  await pass();
  assert.equal(store.state.coding.written.code, "new");
  assert.equal(store.state.coding.key, JSON.stringify(question(store.state)));
});

test("a refusal is kept with its question, and asked once more only when wished", async () => {
  const { store, actions, requests, pass } = page();
  actions.loadCode();
  requests[0].answer({ error: { code: "E_TOO_BIG", message: "Too big.", hint: "Smaller.", span: null } }, 422);
  await pass();
  assert.equal(store.state.coding.failure.code, "E_TOO_BIG");
  actions.loadCode();
  assert.equal(requests.length, 1);
  actions.retryCode();
  actions.loadCode();
  assert.equal(requests.length, 2);
});

test("only our own language can be opened, and opening can be undone", async () => {
  const { store, actions, requests, pass } = page();
  const { source } = store.state;
  actions.loadCode();
  requests[0].answer(written("y = x\n", [0], "python"));
  await pass();
  actions.openCode();
  assert.equal(store.state.source, source);
  actions.setLanguage("pathsum");
  actions.setComments(false);
  actions.loadCode();
  requests[1].answer(written("y = x\n", [0]));
  await pass();
  actions.openCode();
  assert.equal(store.state.source, "y = x\n");
  actions.undo();
  assert.equal(store.state.source, source);
});

test("the languages have names", async () => {
  const { t } = await import("../../static/js/messages.js");
  for (const name of LANGUAGES) assert.ok(t(`code-language-${name}`).length > 2);
});
