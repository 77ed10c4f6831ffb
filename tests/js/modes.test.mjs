// The modes beyond the first three: their form, their channels, what an elimination leaves, what is found, what is asked beside a trace.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { html } from "../../static/js/html.js";
import { presentAt } from "../../static/js/present.js";
import { filledChannels, frame } from "../../static/js/replay.js";
import { fromLink, toLink } from "../../static/js/shareable.js";
import { remainingOf } from "../../static/js/scene/remaining.js";
import { colourOf } from "../../static/js/symbols.js";
import { columnsOf } from "../../static/js/views/channels.js";
import { placed } from "../../static/js/views/curve.js";
import { Form } from "../../static/js/views/form.js";
import { counted, FoundPart } from "../../static/js/views/found.js";
import { ChecksPanel } from "../../static/js/views/checks.js";
import { Costs } from "../../static/js/views/reports.js";
import { GOLDEN, page, traceOf } from "./help.mjs";

const words = (text) => text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const param = (name, kind, more = {}) => ({ name, kind, gloss: "", default: "", choices: [], least: null, most: null, optional: false, when: null, ...more });
const row = (name, params) => ({ name, title: name, gloss: "", channel: "", params });
const ORDER = param("order", "order", { choices: ["markowitz", "best"] });
const CHANCE = param("chance", "count", { least: 0, most: 10, when: { param: "order", is: "best" } });
const draw = (trace, params, actions = {}) => renderToString(html`<${Form} trace=${trace} modes=${[row(trace.mode, params)]} mode=${trace.mode} wishes=${undefined} refused=${false} actions=${actions} />`);

test("a form has a control for each kind, with a name, and none for what cannot matter", () => {
  const trace = traceOf("colah.elimination");
  const text = draw(trace, [ORDER, param("units", "choice", { choices: ["counted", "free"] }), CHANCE, param("output", "output"), param("rate", "number")]);
  assert.match(text, /<input[^>]*list="param-order-choices"[^>]*aria-label="Order"[^>]*value="markowitz"/);
  assert.match(words(text), /Unit slopes counted free/);
  assert.ok(!text.includes("Chance")); // it belongs to the order "best"
  assert.ok(!words(text).includes(" Of ")); // there is one output
  trace.params.order = "best";
  assert.ok(draw(trace, [ORDER, CHANCE]).includes('aria-label="Chance"'));
});

test("a direction may be left out, and a list of inputs never empties", () => {
  const hessian = traceOf("colah.hessian");
  const seed = param("seed", "input-seed", { optional: true, default: "every input in turn" });
  assert.match(draw(hessian, [seed]), /seed-none on" aria-pressed="true"[^>]*>every input in turn/);
  hessian.params.seed = { a: 1 };
  assert.match(draw(hessian, [seed]), /seed-none" aria-pressed="false"/);
  const descent = traceOf("colah.descent");
  descent.params.inputs = ["a"];
  const text = draw(descent, [param("inputs", "inputs")]);
  assert.match(text, /aria-label="a" aria-pressed="true" aria-disabled="true"/);
  assert.match(text, /aria-label="b" aria-pressed="false"(?! aria-disabled)/);
});

test("where a mode is refused, what it may be told can still be changed", () => {
  const trace = traceOf("colah.forward");
  const count = param("iterations", "count", { default: "20" });
  const show = (refused) => renderToString(html`<${Form} trace=${trace} modes=${[row("descent", [count, param("output", "output")])]} mode="descent" wishes=${{ iterations: 7 }} refused=${refused} actions=${{}} />`);
  assert.match(show(true), /aria-label="Updates"[^>]*value="7"/);
  assert.ok(!show(true).includes("<select"));
  assert.ok(!show(false).includes("Updates"));
});

test("what a person sets is rounded, kept within bounds and sent; null is left out", () => {
  const { actions, store, requests } = page();
  actions.setNumber({ name: "limit", kind: "count", least: 1, most: null }, 1e9);
  assert.equal(store.state.params.forward.limit, 200);
  actions.setNumber({ name: "limit", kind: "count", least: 1, most: null }, -3.4);
  assert.equal(store.state.params.forward.limit, 1);
  actions.setNumber({ name: "rate", kind: "number", least: null, most: null }, 0.25);
  assert.equal(store.state.params.forward.rate, 0.25);
  actions.setParam("order", "v1, v2");
  assert.equal(requests.at(-1).body.params.order, "v1, v2");
  actions.setParam("order", null);
  assert.ok(!("order" in requests.at(-1).body.params));
});

test("a parameter that was just typed is explained when it is refused, and stays where it was typed", async () => {
  const { actions, store, requests, pass } = page();
  actions.setParam("order", "nope");
  requests.at(-1).answer({ error: { code: "E_PARAM", message: "The parameter order names 'nope'.", hint: "", span: null } }, 422);
  await pass();
  assert.equal(requests.length, 1);
  assert.equal(store.state.failure.message, "The parameter order names 'nope'.");
  assert.equal(store.state.params.forward.order, "nope");
});

test("orders and lists go through a link; what is no such thing does not", () => {
  const params = { elimination: { order: "v1, a -> v2 : front" }, descent: { inputs: ["a", "W[1,2]"], rate: 0.5 } };
  const back = fromLink(toLink({ source: "y = x", mode: "descent", k: 0, params }, {}));
  assert.deepEqual([back.state.params, back.whole], [params, true]);
  for (const bad of [[1], [["x"]], "x".repeat(5000), [null]]) assert.equal(fromLink({ params: { descent: { inputs: bad } } }).state.params, undefined);
});

for (const { name, trace } of GOLDEN.filter(({ trace: { mode } }) => mode === "elimination")) {
  test(`what is left of ${name} shrinks to the Jacobian`, () => {
    assert.equal(remainingOf(trace, frame(trace, trace.start)), null);
    const size = trace.graph.nodes.op.length;
    for (let k = trace.start + 1; k <= trace.steps.count; k += 1) {
      const now = frame(trace, k);
      const left = remainingOf(trace, now);
      const drawn = [...left.partials].map(([edge]) => trace.graph.edges.from[edge] * size + trace.graph.edges.to[edge]);
      assert.deepEqual([...drawn, ...left.fills.map(({ from, to }) => from * size + to)].sort(), [...now.channels.edge.keys()].sort());
    }
    const end = remainingOf(trace, frame(trace, trace.steps.count));
    for (const [edge] of end.partials) assert.ok(trace.graph.inputs.includes(trace.graph.edges.from[edge]));
    for (const { from } of end.fills) assert.ok(trace.graph.inputs.includes(from));
  });
}

test("the table has a column for every channel of nodes that the mode fills", () => {
  const names = (name) => columnsOf(traceOf(name), frame(traceOf(name), 0)).map(({ name: channel, power }) => (power === null ? channel : `t${power}`));
  assert.deepEqual(names("colah.forward"), ["tangent"]);
  assert.deepEqual(names("colah.paths"), []);
  assert.deepEqual(names("colah.jacobian"), ["adjoint"]);
  assert.deepEqual(names("colah.hessian"), ["tangent", "adjoint", "adjoint_tangent"]);
  assert.deepEqual(names("colah.taylor"), ["t1", "t2", "t3", "t4"]);
  assert.deepEqual(names("colah.checkpoint"), ["adjoint", "runs"]);
  assert.ok(!filledChannels(traceOf("colah.jacobian")).has("tangent"));
});

test("while a descent walks, edges carry the slopes of the point reached", () => {
  const trace = traceOf("eye.descent");
  assert.equal(presentAt(trace, frame(trace, trace.start)), trace);
  const now = frame(trace, trace.steps.count);
  const shown = presentAt(trace, now);
  assert.equal(presentAt(trace, now), shown);
  for (const [edge, partial] of now.channels.partial) assert.equal(shown.graph.edges.partial[edge], partial);
  assert.notDeepEqual(shown.graph.edges.partial, trace.graph.edges.partial);
});

test("colour says which way the derivative travels", () => {
  const hues = Object.fromEntries(["forward", "reverse", "paths", "jacobian", "factor", "elimination", "taylor", "descent"].map((mode) => [mode, colourOf(traceOf(`colah.${mode}`))]));
  assert.deepEqual(hues, {
    forward: "tangent", reverse: "adjoint", paths: "path", jacobian: "adjoint", factor: "tangent", elimination: "path", taylor: "tangent", descent: "adjoint",
  });
});

test("whatever is found is drawn by its kind, and exact counts stay exact", () => {
  const found = [
    { name: "proven", kind: "flag", value: true },
    { name: "paths", kind: "count", value: String(3n ** 100n) },
    { name: "least", kind: "count", value: "1234567" },
    { name: "stopped", kind: "text", value: "The loss is infinite." },
    { name: "order", kind: "list", value: ["v1", "a -> v2"] },
    { name: "new", kind: "number", value: "NaN" },
    { name: "hessian", kind: "table", value: { rows: ["x"], columns: ["x"], cells: [[null]] } },
  ];
  const text = words(renderToString(html`<${FoundPart} found=${found} />`));
  assert.match(text, /proven the fewest yes/);
  assert.match(text, /5\.15377 × 10\^47 \(48 digits\)/);
  assert.match(text, /1 234 567/);
  assert.match(text, /The loss is infinite\./);
  assert.match(text, /new undefined/);
  assert.match(text, /not known yet/);
  assert.equal(counted("12"), "12");
  assert.equal(renderToString(html`<${FoundPart} found=${[]} />`), "");
});

test("a curve leaves out what is no number and fits what is", () => {
  const spots = placed([[0, 1], [1, Number.NaN], [2, Number.POSITIVE_INFINITY], [3, 5], [4, 1]], [0, 4]);
  assert.equal(spots.length, 3);
  assert.ok(spots.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  assert.ok(spots[1].y < spots[0].y && spots[0].y === spots[2].y);
  assert.ok(placed([[0, 7]], [0, 0]).every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
});

test("costs and checks are asked for once wanted, and an answer about another program is not shown", async () => {
  const { actions, store, requests, pass, answer } = page();
  const asked = actions.costs("free");
  assert.deepEqual(requests.at(-1).body, { source: store.state.source, units: "free" });
  assert.ok(store.state.costs.waiting);
  requests.at(-1).answer({ units: "free", rows: [{ mode: "elimination markowitz", multiplications: "3", additions: "1", edges: "6", sweeps: "2", stored: "5", recomputed: "0" }] });
  await asked;
  assert.match(words(renderToString(html`<${Costs} costs=${store.state.costs} units="free" actions=${actions} />`)), /elimination, Markowitz 3 1 6 2 5 0/);
  const late = actions.checks("e", "a");
  const request = requests.at(-1);
  assert.deepEqual([request.body.output, request.body.input], ["e", "a"]);
  actions.setMode("reverse");
  await answer(traceOf("colah.reverse"));
  request.answer({ h: [0.1], difference: [1], error: [0], best: 0, complex: 1, reason: null, derivative: 1 });
  await late;
  await pass();
  assert.deepEqual(store.state.checks, {});
});

test("a refused report says why", async () => {
  const { actions, store, requests } = page();
  const asked = actions.checks("e", "a");
  requests.at(-1).answer({ error: { code: "E_TIMEOUT", message: "It took too long.", hint: "", span: null } }, 422);
  await asked;
  assert.equal(store.state.checks["e/a"].failed, "It took too long.");
});

test("a formula for which there was no time is a sentence, and can be asked for again", () => {
  const trace = traceOf("colah.reverse");
  const late = { tex: null, value: null, agrees: null, reason: "too hard to compare: it takes more than 2 s", swell: null };
  for (const missing of [true, false]) {
    const symbolic = { "e/a": { ...late, late: missing } };
    const text = words(renderToString(html`<${ChecksPanel} trace=${trace} wish=${{ output: "e", input: "a" }} resting=${true} symbolic=${symbolic} checks=${{}} actions=${page().actions} />`));
    assert.ok(text.includes("No formula: too hard to compare: it takes more than 2 s"), text);
    assert.equal(text.includes("Ask again"), missing);
  }
});
