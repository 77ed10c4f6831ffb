// What ties the views together, without a browser: marks, pieces of the source, formulas with numbers in them, stages and dual numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import katex from "katex";
import { incidence } from "../../static/js/incidence.js";
import { dualText, epsilonText, notationOf, termText, writtenOf } from "../../static/js/notation.js";
import { lineMark, marksOf, spansOf, targetOf } from "../../static/js/linked.js";
import { listingOf } from "../../static/js/listing.js";
import { frame } from "../../static/js/replay.js";
import { seriesTex } from "../../static/js/series.js";
import { stagesOf } from "../../static/js/stages.js";
import { substitute } from "../../static/js/substitute.js";
import { adjointTex, movingTex, tangentTex } from "../../static/js/symbols.js";
import { GOLDEN, traceOf } from "./help.mjs";

const NOTHING = { hover: null, pick: null };

test("a link names a target, and nothing else is one", () => {
  for (const [link, kind, id] of [["n0", "node", 0], ["e12", "edge", 12], ["p3", "path", 3]]) assert.deepEqual(targetOf(link), { kind, id });
  for (const link of [null, undefined, "", "x3"]) assert.equal(targetOf(link), null);
});

test("the edges into a node stand in the order of its arguments: nothing sorts them again", () => {
  for (const { name, trace: { graph } } of GOLDEN) {
    for (const list of incidence(graph).ins) assert.deepEqual(list.map((edge) => graph.edges.slot[edge]), list.map((_, place) => place), name);
  }
});

test("a node marks its edges as near, an edge its ends; a pick outlasts a hover", () => {
  const trace = traceOf("colah.reverse");
  const node = marksOf(trace, { ...NOTHING, hover: { kind: "node", id: 5 } });
  assert.deepEqual([[...node.nodes], [...node.edges]], [[[5, "hover"]], [[4, "near"], [5, "near"]]]);
  const edge = marksOf(trace, { ...NOTHING, pick: { kind: "edge", id: 5 } });
  assert.deepEqual([[...edge.nodes], [...edge.edges]], [[[4, "near"], [5, "near"]], [[5, "pick"]]]);
  assert.equal(marksOf(trace, { hover: { kind: "node", id: 5 }, pick: { kind: "node", id: 5 } }).nodes.get(5), "pick");
  assert.deepEqual(marksOf(trace, { ...NOTHING, hover: { kind: "node", id: 99 } }), { nodes: new Map(), edges: new Map() });
});

test("an edge marks the line of code that uses it: backwards the one of its source, forwards the one of its end", () => {
  const trace = traceOf("colah.reverse");
  const marks = marksOf(trace, { ...NOTHING, hover: { kind: "edge", id: 5 } }); // from v2 (node 4) to e (node 5)
  const mark = (node, derived, mode) => lineMark(trace, marks, { node, derived }, mode);
  assert.equal(mark(4, true, "reverse"), "hover");
  assert.equal(mark(5, true, "reverse"), "");
  assert.equal(mark(5, true, "forward"), "hover");
  assert.equal(mark(5, false, "reverse"), "near");
  assert.equal(mark(-1, false, "reverse"), "");
});

test("the source of an edge is the operation that it leads to, and within it what it comes from", () => {
  const trace = traceOf("colah.reverse");
  const written = spansOf(trace, { kind: "edge", id: 5 }).map(([start, end]) => trace.source.slice(start, end));
  assert.equal(written.length, 2);
  assert.ok(written[0].includes(written[1]), written.join(" | "));
});

for (const { name, trace } of GOLDEN)
  test(`the pieces of ${name} make up its source, each within what its node was written as`, () => {
    const lines = listingOf(trace);
    assert.equal(lines.map(({ pieces }) => pieces.map(({ text }) => text).join("")).join("\n"), trace.source.replace(/\n+$/, ""));
    const { span } = trace.graph.nodes;
    const owned = lines.flatMap(({ pieces }) => pieces.filter(({ node }) => node >= 0));
    for (const { text, node } of owned) assert.ok([...trace.source].slice(...span[node]).join("").includes(text), text);
    assert.equal(owned.length > 0, span.some((each) => each !== null && each[1] > each[0]));
  });

test("numbers take the place of whole names only", () => {
  const put = (formula, names) => substitute(formula, new Map(Object.entries(names)));
  assert.equal(put("\\sin s + s", { s: "2" }), "\\sin 2 + 2");
  assert.equal(put("v_{1} \\cdot v_{12}", { "v_{1}": "3", "v_{12}": "4" }), "3 \\cdot 4");
  assert.equal(put("v + v_{1}", { v: "7" }), "7 + v_{1}", "v with an index is another name");
  assert.equal(put("\\operatorname{relu}(r)", { r: "1" }), "\\operatorname{relu}(1)");
  assert.equal(put("\\frac{a}{b}^{a}", { a: "2", b: "(-3)" }), "\\frac{2}{(-3)}^{2}");
  assert.equal(put("\\theta + t", { "\\theta": "1", t: "5" }), "1 + 5");
  assert.equal(put("a + b", { a: "b", b: "a" }), "b + a", "what was put in is not looked at again");
});

const TEX = { strict: "ignore", trust: true, throwOnError: true };

for (const { name, trace } of GOLDEN)
  for (const dual of [false, true])
    test(`every stage of ${name} is set by KaTeX, ${dual ? "dual" : "plain"}`, () => {
      for (let k = 0; k <= trace.steps.count; k += 1) {
        const { stages, terms } = stagesOf(trace, frame(trace, k), dual && notationOf(trace) !== null);
        for (const { lines } of stages) for (const line of lines) assert.ok(katex.renderToString(line, TEX).length > 0, line);
        for (const { link, tex, value } of terms) {
          assert.notEqual(targetOf(link), null);
          assert.ok(katex.renderToString(tex, TEX).length > 0);
          assert.notEqual(value, "");
        }
      }
    });

test("names of every shape are set under an accent, an escaped underscore among them", () => {
  const labels = ["v_{12}", "\\text{v1\\_}", "\\text{a\\_b\\_c}", "x_{\\_1}", "\\theta_{t}", "\\mathit{loss}", "{W}_{1,2}", "\\text{\\_}"];
  for (const label of labels) for (const write of [tangentTex, adjointTex, movingTex]) assert.ok(katex.renderToString(write(label), TEX).length > 0, label);
  assert.equal(tangentTex("v_{1}"), "\\htmlClass{c-tangent}{\\dot{v}_{1}}");
  assert.equal(adjointTex("\\text{v1\\_}"), "\\htmlClass{c-adjoint}{\\overline{\\text{v1\\_}}}");
});

const bare = (line) => {
  const inner = line.replace(/\\html(?:Class|Data)\{[^{}]*\}\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g, "$1");
  return inner === line ? line : bare(inner);
};

test("three stages: the rule, what is known put in, the number", () => {
  const trace = traceOf("colah.reverse");
  const k = trace.steps.edge.lastIndexOf(5) + 1;
  const { stages } = stagesOf(trace, frame(trace, k));
  assert.deepEqual(
    stages.map(({ name, lines }) => [name, lines.map(bare)]),
    [
      ["rule", ["\\bar{v}_{2} \\mathrel{+}= \\bar{e} \\cdot \\frac{\\partial e}{\\partial v_{2}}"]],
      ["known", ["\\frac{\\partial e}{\\partial v_{2}} = v_{1} = 3", "\\bar{v}_{2} \\mathrel{+}= 1 \\cdot 3"]],
      ["number", ["\\bar{v}_{2} \\mathrel{+}= 3"]],
    ],
  );
});

/** The stages of the last step with this tag, without colours and links. */
function stagesAt(name, tag) {
  const trace = traceOf(name);
  const k = trace.steps.tag.map((each) => trace.steps.tags[each].name).lastIndexOf(tag) + 1;
  return Object.fromEntries(stagesOf(trace, frame(trace, k)).stages.map(({ name: stage, lines }) => [stage, lines.map(bare)]));
}

test("three stages also for ends of sweeps, paths, eliminations, merges and Jacobians", () => {
  assert.deepEqual(stagesAt("colah.reverse", "reverse.seed"), { rule: ["\\bar{e} = \\frac{\\partial e}{\\partial e}"], known: [], number: ["\\bar{e} = 1"] });
  assert.deepEqual(stagesAt("colah.reverse", "reverse.done").rule, ["\\frac{\\partial e}{\\partial a} = \\bar{a}", "\\frac{\\partial e}{\\partial b} = \\bar{b}"]);
  assert.deepEqual(stagesAt("three-by-three.paths", "paths.add").known.at(-1), "{\\textstyle\\sum} = 296 + 14");
  assert.deepEqual(stagesAt("three-by-three.factor", "factor.merge"), {
    rule: [`\\dot{z} = \\dot{y} \\cdot \\left(${  stagesAt("three-by-three.factor", "factor.bundle").rule.join("").replaceAll("\\phantom{}{}", "")  }\\right)`],
    known: ["\\dot{z} = 10 \\cdot \\left(7 + 11 + 13\\right)"],
    number: ["\\dot{z} = 310"],
  });
  assert.equal(stagesAt("eye.elimination", "elimination.fill").rule.length, 1);
  assert.equal(stagesAt("colah.hessian", "hessian.reverse").known.length, 2);
  const layer = stagesAt("layer.reverse", "reverse.edge");
  assert.ok(layer.rule[0].includes("^{\\!\\top}") && layer.known.at(-1).includes("^{\\!\\top}"), layer.known.at(-1));
});

test("a dual number as it is written", () => {
  assert.equal(dualText(3, 2), "3 + 2ε");
  assert.equal(dualText(-3, -2), "−3 − 2ε");
  assert.equal(dualText(1, 0), "1 + 0ε");
  assert.equal(dualText(1, Infinity), "1 + ∞ε");
  assert.equal(epsilonText(undefined), "+ ?ε", "what is not known yet stays a question");
});

test("series: no summand that is 0, a factor 1 is not written, a long one is cut in its middle", () => {
  assert.equal(termText(-0.5, 2), "−\u00a00.5t²");
  assert.equal(termText(1, 1), "+\u00a0t");
  assert.equal(bare(seriesTex([2, 1, 0, -1], 3)), "2 + t - t^{3}");
  assert.equal(bare(seriesTex([0, 0, 3])), "3\\,t^{2}");
  assert.equal(bare(seriesTex([0])), "0");
  assert.equal(bare(seriesTex([1, 2, 3, 4, 5, 6])), "1 + 2\\,t + 3\\,t^{2} + \\cdots + 5\\,t^{4} + 6\\,t^{5}");
});

test("what a table has of a Hessian and of a series in one column", () => {
  const all = GOLDEN.filter(({ trace }) => ["hessian", "taylor"].includes(trace.mode));
  assert.deepEqual([...new Set(all.map(({ trace }) => trace.mode))].sort(), ["hessian", "taylor"]);
  for (const { trace } of all) {
    const end = frame(trace, trace.steps.count);
    for (const { node } of trace.graph.outputs) {
      if (!trace.graph.nodes.active[node]) continue;
      const [first, second] = writtenOf(trace, end).map((column) => column.text(node, String));
      const value = String(end.channels.value.get(node));
      assert.ok(first.startsWith(`${value} `) || first === value, first);
      if (trace.mode === "hessian") {
        assert.ok(first.endsWith("ε"), first);
        assert.ok(second === null || /^1 . .*ε$/u.test(second) || trace.graph.outputs.length > 1, second);
      } else assert.ok(!first.includes("?"), first);
    }
  }
});
