// Predictions: every step of every golden trace takes its own number for right, and each slip is named for what it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { elementOf, exact } from "../../static/js/format.js";
import { has } from "../../static/js/messages.js";
import { judgeEdge, questionAt, reasonAt } from "../../static/js/predict.js";
import { judge, meets, numberIn } from "../../static/js/predict/slips.js";
import { entryName } from "../../static/js/predict/steps.js";
import { tagAt } from "../../static/js/tags.js";
import { nearValue } from "../../static/js/predict/values.js";
import { frame, stepTo } from "../../static/js/replay.js";
import { ask, slipWords, worked } from "../../static/js/views/predict.js";
import { CATALOGUE, GOLDEN, traceOf } from "./help.mjs";

const GRANULARITIES = /** @type {const} */ (["edge", "node", "sweep"]);
const asked = new Set();

for (const { name, trace } of GOLDEN) {
  test(`every step of ${name} is asked about, or it says why not, and its own number is right`, () => {
    for (const granularity of GRANULARITIES) {
      for (let k = 0; k <= trace.steps.count; k += 1) {
        const question = questionAt(trace, k, granularity);
        if (question === null) {
          assert.ok(has(`predict-none-${reasonAt(trace, k, granularity)}`));
          assert.notEqual(reasonAt(trace, k, granularity), "other", `${tagAt(trace, Math.min(k, trace.steps.count - 1))} has a reason of its own`);
          continue;
        }
        asked.add(question.id);
        const said = ask(trace, question);
        assert.ok(said.length > 10 && !said.includes("{") && !said.includes("predict-ask"), said);
        assert.ok(question.step < stepTo(trace, k, granularity, 1));
        assert.equal(judge(trace, question, exact(question.answer)).slip, "right");
        const { channels } = frame(trace, question.step + 1);
        if (["value", "tangent", "adjoint"].includes(question.id)) assert.ok(meets(elementOf(channels[question.id].get(question.node), question.place), question.answer));
        // What the page would write down adds up to the answer.
        const sum = question.parts.reduce((total, { product }) => total + product, question.before ?? 0);
        if (question.parts.length > 0 && Number.isFinite(question.answer)) assert.ok(meets(sum, question.answer), `${worked(question)} at ${k}`);
        for (const near of [...question.near, ...question.far, { slip: "other", number: 1234.5 }, { slip: "number", number: 0 }]) {
          const words = slipWords(trace, question, { slip: near.slip, edge: near.edge ?? -1, name: near.name ?? "" }, exact(near.number));
          assert.ok(!words.includes("{") && !words.includes("predict-slip"), words);
        }
      }
    }
  });
}

test("every kind of question is asked somewhere above", () => {
  const elsewhere = ["update-momentum", "update-adam", "hvp", "count-edge", "merge-adjoint"]; // those need parameters: tests/browser/test_predict.py
  const known = [...CATALOGUE.matchAll(/^predict-ask-([\w-]+) =/gmu)].map(([, id]) => id).filter((id) => id !== "edge" && !elsewhere.includes(id));
  assert.deepEqual(known.filter((id) => !asked.has(id)), []);
});

/** The first question of a kind in a golden trace. @param {string} name @param {string} tag @param {(question: any) => boolean} [fits] */
function questionOn(name, tag, fits = () => true) {
  const trace = traceOf(name);
  for (let k = 0; k < trace.steps.count; k += 1) {
    const question = tagAt(trace, k) === tag ? questionAt(trace, k, "edge") : null;
    if (question !== null && fits(question)) return { trace, question, slip: (answer) => judge(trace, question, typeof answer === "string" ? answer : exact(answer)).slip };
  }
  throw new Error(`no ${tag} in ${name}`);
}

test("slips of one operation: an argument, another operation, an angle in degrees", () => {
  const { slip, question } = questionOn("colah.forward", "evaluate");
  assert.deepEqual([question.answer, slip("2"), slip("7"), slip("-3")], [3, "operation", "other", "sign"]);
  const product = questionOn("colah.forward", "evaluate", ({ node }) => node === questionOn("colah.forward", "forward.done").trace.graph.outputs[0].node);
  assert.deepEqual([product.question.answer, product.slip("5"), product.slip("3")], [6, "operation", "argument"]);
  const angle = { graph: { nodes: { op: ["input", "sin"], label: ["x", "y"], value: [30, Math.sin(30)] }, edges: { from: [0], to: [1], slot: [0], partial: [1] } } };
  assert.deepEqual(nearValue(angle, 1, (node) => angle.graph.nodes.value[node])[0], { slip: "degrees", number: Math.sin(Math.PI / 6) });
  const less = { graph: { nodes: { op: ["input", "input", "sub"], label: ["x", "y", "z"], value: [5, 2, 3] }, edges: { from: [0, 1], to: [2, 2], slot: [0, 1], partial: [1, -1] } } };
  assert.deepEqual(nearValue(less, 2, (node) => less.graph.nodes.value[node])[0], { slip: "swapped", number: -3 });
});

test("seeds, derivatives at the end, and what the page itself calls a number", () => {
  const seed = questionOn("colah.forward", "forward.seed");
  assert.deepEqual([seed.question.answer, seed.question.args.seeds, seed.slip("1")], [0, "a = 1", "seed"]);
  const end = questionOn("colah.reverse", "reverse.done");
  const { of, by } = end.question.args;
  const other = Object.keys(end.trace.result.jacobian[of]).find((name) => name !== by);
  const verdict = judge(end.trace, end.question, exact(end.trace.result.jacobian[of][other]));
  assert.deepEqual([verdict.slip, verdict.name], ["entry", `∂${of}/∂${other}`]);
  assert.deepEqual(["1/4", "∞", "−inf", " NaN", "1/0", "two"].map(numberIn), [0.25, Infinity, -Infinity, Number.NaN, null, null]);
});

test("arrays: one entry is asked, a Jacobian is taken by rows or by columns, and another entry is told by name", () => {
  const { trace, question, slip } = questionOn("layer.reverse", "reverse.edge", ({ parts }) => parts.length > 1);
  assert.match(entryName(trace, question.node, question.place), /^\w+\[\d(,\d)*\]$/u);
  assert.equal(slip(question.answer - question.parts[0].product), "product");
  const other = question.far.find(({ slip: kind, number }) => kind === "entry" && judge(trace, question, exact(number)).slip === "entry");
  assert.match(other.name, /\[/u);
  const square = questionOn("layer.forward", "forward.edge", ({ near }) => near.some(({ slip: kind }) => kind === "turned"));
  assert.ok(square.question.parts.length > 0);
});

test("slips of the other modes are called what they are", () => {
  const bend = questionOn("product-sum.hessian", "hessian.reverse", ({ near, answer }) => near.some(({ slip, number }) => slip === "adjoint" && number !== answer && number !== 0));
  assert.equal(bend.slip(bend.question.near.find(({ slip }) => slip === "adjoint").number), "adjoint");
  const turn = questionOn("colah.hessian", "hessian.turn");
  assert.deepEqual([turn.question.answer, turn.slip("1")], [0, "adjoint"]);
  const series = questionOn("cube.taylor", "taylor.coefficient", ({ args, answer, parts }) => args.order === 2 && answer !== 0 && parts.length > 1);
  assert.equal(series.slip(series.question.answer * 2), "factorial");
  assert.equal(series.slip(series.question.answer - series.question.parts[0].product), "pair");
  const step = questionOn("colah.descent", "descent.update");
  const [{ product }] = step.question.parts;
  assert.deepEqual([step.slip(step.question.before - product), step.slip(product), step.slip(step.question.before)], ["uphill", "step", "old"]);
  const gradient = questionOn("colah.descent", "descent.gradient");
  assert.deepEqual([worked(gradient.question), gradient.slip("7"), gradient.slip("29")], ["√(2² + 5²) = 5.385", "length", "root"]);
  const gone = questionOn("three-by-three.elimination", "elimination.vertex", ({ near }) => near.some(({ slip }) => slip === "crossed"));
  assert.equal(gone.slip(gone.question.near[0].number), "crossed");
  const folded = questionOn("three-by-three.factor", "factor.merge");
  assert.ok(folded.question.parts.length > 0);
  assert.equal(questionOn("three-by-three.factor", "factor.start").question.answer, 9);
});

test("along a path the next edge begins where the path stands", () => {
  const trace = traceOf("three-by-three.paths");
  const k = trace.steps.tag.findIndex((_, s) => tagAt(trace, s) === "paths.edge");
  const { from } = trace.graph.edges;
  const here = trace.steps.edge[k];
  assert.equal(judgeEdge(trace, k, here), "right");
  assert.equal(judgeEdge(trace, k, from.findIndex((each, edge) => edge !== here && each === from[here])), "elsewhere");
  assert.equal(judgeEdge(trace, k, from.findIndex((each) => each !== from[here])), "apart");
});

/** A step where the adjoint of b has something already: e = (a + b)(b + 1) at 2, 1, and b's second edge. */
function atSecondEdge() {
  const trace = traceOf("colah.reverse");
  const { node, tag, tags } = trace.steps;
  const into = node.flatMap((each, s) => (each === 1 && tags[tag[s]].name === "reverse.edge" ? [s] : []));
  return { trace, question: questionAt(trace, into[1], "edge"), k: into[1] };
}

test("the question has its parts", () => {
  const { question } = atSecondEdge();
  assert.deepEqual({ id: question.id, node: question.node, answer: question.answer, parts: question.parts.length }, { id: "adjoint", node: 1, answer: 5, parts: 1 });
  assert.equal(worked(question), `${question.before} + ${question.parts[0].upstream} · ${question.parts[0].partial} = 5`);
});

test("each slip has its name", () => {
  const { trace, question } = atSecondEdge();
  const { before, parts } = question;
  assert.equal(judge(trace, question, String(parts[0].product)).slip, "overwrote");
  assert.equal(judge(trace, question, String(before)).slip, "unchanged");
  assert.equal(judge(trace, question, "-5").slip, "sign");
  assert.equal(judge(trace, question, "−5").slip, "sign");
  assert.equal(judge(trace, question, "five").slip, "number");
  assert.equal(judge(trace, question, "1234").slip, "other");
});

test("the wrong partial, a value, a forgotten partial and a sum in place of a product", () => {
  // y = u·w with u = 3, w = 7; adjoint of y is 10; a question on the edge from u, whose slope is w = 7
  const trace = {
    graph: {
      nodes: { op: ["input", "input", "mul"], label: ["u", "w", "y"], value: [3, 7, 21], formula: ["u", "w", "u w"] },
      edges: { from: [0, 1], to: [2, 2], partial: [7, 3] },
    },
  };
  const question = { id: "adjoint", node: 0, from: 0, to: 2, edge: 0, answer: 70, before: null, parts: [{ upstream: 10, partial: 7, product: 70, edge: 0 }], slips: "all", near: [], far: [], step: 0 };
  assert.deepEqual(judge(trace, question, "30"), { slip: "partial", edge: 1, name: "" });
  assert.equal(judge(trace, question, "147").slip, "value", "the value of y for its adjoint");
  assert.equal(judge(trace, question, "3").slip, "value");
  assert.equal(judge(trace, question, "10").slip, "no-partial");
  assert.equal(judge(trace, question, "17").slip, "added");
  assert.equal(judge(trace, question, "70.01").slip, "right", "four digits are enough");
  assert.equal(judge(trace, question, "70.2").slip, "other");
  const grown = { ...question, before: 100, answer: 170 };
  assert.deepEqual(judge(trace, grown, "130"), { slip: "partial", edge: 1, name: "" });
  assert.equal(judge(trace, grown, "30").slip, "sign", "100 − 70");
  assert.equal(judge(trace, grown, "110").slip, "no-partial");
});

test("a whole node at once: a forgotten contribution is named by its edge", () => {
  // y = (x·x)·x: both edges of y carry something, and not the same
  const trace = traceOf("cube.forward");
  const { level, node } = trace.steps;
  const last = node.findLastIndex((each, s) => each === trace.graph.outputs[0].node && level[s] === 1);
  let first = last;
  while (level[first - 1] < 1) first -= 1;
  const question = questionAt(trace, first, "node");
  assert.equal(question.parts.length, 2);
  for (const { product, edge } of question.parts) assert.deepEqual(judge(trace, question, String(question.answer - product)), { slip: "forgot", edge, name: "" });
});

test("which edge comes next: right, used, too early, of no use", () => {
  const trace = traceOf("colah.reverse");
  const { edge } = trace.steps;
  const order = edge.filter((each) => each >= 0);
  const first = edge.findIndex((each) => each >= 0);
  assert.equal(judgeEdge(trace, first, order[0]), "right");
  assert.equal(judgeEdge(trace, first + 1, order[0]), order[1] === order[0] ? "right" : "used");
  assert.equal(judgeEdge(trace, first, order.at(-1)), "early");
  assert.equal(judgeEdge(trace, first, order[1]), "elsewhere");
  assert.equal(judgeEdge(trace, first, trace.graph.edges.partial.indexOf(null)), "unused");
});
