// The ledger of a factoring: the same lines and counts as the engine's own, the largest terms of a long sum, and what the view says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { html } from "../../static/js/html.js";
import { edgesIn, edgesOfMove, foldOf, ledgerAt, takenBy } from "../../static/js/ledger.js";
import { frame } from "../../static/js/replay.js";
import { LedgerPanel } from "../../static/js/views/ledger.js";
import { PathsPanel } from "../../static/js/views/paths.js";
import { GOLDEN, page, traceOf } from "./help.mjs";

const FACTORED = GOLDEN.filter(({ trace }) => trace.mode === "factor");
const found = (trace, name) => trace.result.found.find((each) => each.name === name)?.value;

/** A ledger in letters, as the engine writes it. */
function written(trace, fold, { lines, terms }) {
  const sum = (node) => `d${trace.graph.nodes.label[node]}`;
  const product = ({ merged, factors }) => {
    const parts = [...(merged === fold.start ? [] : [sum(merged)]), ...factors.map((bundle) => bundle.map((i) => fold.letters[i]))];
    return parts.map((part) => (Array.isArray(part) ? (part.length > 1 && parts.length > 1 ? `(${part.join(" + ")})` : part.join(" + ")) : part)).join("·");
  };
  const line = ({ node, groups }) => `${sum(node)} = ${groups.map(([merged, bundle]) => product({ merged, factors: [bundle] })).join(" + ")}`;
  return [...lines.map(line), terms.map(product).join(" + ")].join("; ");
}

for (const { name, trace } of FACTORED) {
  test(`the ledgers of ${name} are the engine's`, () => {
    const fold = foldOf(trace);
    const ledgers = found(trace, "ledgers");
    assert.equal(fold.moves.length + 1, fold.counts.length);
    for (let s = trace.start; s < trace.steps.count; s += 1) {
      const item = trace.steps.item[s];
      const now = frame(trace, s + 1);
      const ledger = ledgerAt(fold, item, now.channels[fold.backwards ? "adjoint" : "tangent"], 1000);
      assert.equal(String(ledger.terms.length), fold.counts[item].terms);
      assert.equal(Number(fold.counts[item].multiplications), now.channels.multiplications.get(0));
      if (ledgers) assert.equal(written(trace, fold, ledger), ledgers[item]);
      const total = ledger.terms.reduce((sum, { value }) => sum + value, 0);
      assert.ok(Math.abs(total - Number(trace.result.paths.total)) <= 1e-9 * Math.max(1, Math.abs(total)), "every ledger has the same sum");
      const next = fold.moves[item];
      if (next?.source === null) assert.equal(ledger.terms.some((term) => takenBy(fold, next, term) === 0), ledger.terms.length > 0);
    }
  });
}

test("the paths of the first ledger are those of the trace, and a merge lights its edges", () => {
  const trace = traceOf("three-by-three.factor");
  const fold = foldOf(trace);
  const { terms } = ledgerAt(fold, 0, new Map(), 24);
  assert.deepEqual(terms.map((term) => edgesIn(fold, term).sort((one, other) => one - other)), trace.result.paths.edges);
  const { from, to } = trace.graph.edges;
  const lit = edgesOfMove(trace, 1).map((edge) => [from[edge], to[edge]]);
  assert.ok(lit.length > 0 && lit.every(([start, end]) => start < end && end <= 8));
  assert.deepEqual(edgesOfMove(trace, 0), []);
});

test("of a long sum the largest terms are shown, at every step", () => {
  const trace = traceOf("three-by-three.factor");
  const fold = foldOf(trace);
  const all = ledgerAt(fold, 0, new Map(), 24).terms.map(({ value }) => value);
  const few = ledgerAt(fold, 0, new Map(), 4);
  assert.equal(few.whole, false);
  assert.deepEqual(few.terms.map(({ value }) => value), all.sort((a, b) => b - a).slice(0, 4));
});

test("what is not a factoring, and what was too long to tell, has no ledger", () => {
  assert.equal(foldOf(traceOf("colah.forward")), null);
  const trace = traceOf("three-by-three.factor");
  trace.result.found = trace.result.found.filter(({ name }) => name !== "chains");
  assert.equal(foldOf(trace), null);
  const text = renderToString(html`<${LedgerPanel} trace=${trace} frame=${frame(trace, trace.start + 1)} pair=${null} mode="factor" actions=${{}} />`);
  assert.match(text, /too long to be written/);
  assert.match(text, /9 at first/);
});

test("the view marks what merges, counts down and ends with the sweep that is left", () => {
  const trace = traceOf("three-by-three.factor");
  const at = (k) => renderToString(html`<${LedgerPanel} trace=${trace} frame=${frame(trace, k)} pair=${null} mode="factor" actions=${{}} />`);
  assert.equal([...at(trace.start + 1).matchAll(/class="merging"/g)].length, 9);
  assert.match(at(trace.start + 1), /9 terms/);
  assert.match(at(trace.steps.count), /exactly the forward sweep/);
  assert.match(at(trace.steps.count), /big-number">1</);
});

test("two buttons of the paths view begin the fold", async () => {
  const { store, actions, requests } = page("colah.forward");
  const trace = { ...traceOf("colah.forward"), result: { ...traceOf("colah.forward").result, paths: traceOf("colah.paths").result.paths } };
  const text = renderToString(html`<${PathsPanel} trace=${trace} frame=${frame(trace, 3)} paths=${trace.result.paths} pair=${{ input: "b", output: "e" }} mode="forward" pick=${null} hover=${null} actions=${{}} />`);
  assert.match(text, /Factor from the input/);
  assert.match(text, /Factor from the output/);
  actions.factor({ input: "b", output: "e" }, "suffixes");
  assert.deepEqual([store.state.mode, store.state.tab], ["factor", "ledger"]);
  assert.deepEqual(requests.at(-1).body.params, { input: "b", output: "e", by: "suffixes" });
});
