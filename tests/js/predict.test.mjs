// Predictions: every step of every golden trace takes its own number for right, and each slip is named for what it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exact } from "../../static/js/format.js";
import { has } from "../../static/js/messages.js";
import { judge, judgeEdge, meets, questionAt } from "../../static/js/predict.js";
import { frame, stepTo } from "../../static/js/replay.js";
import { worked } from "../../static/js/views/predict.js";
import { GOLDEN, traceOf } from "./help.mjs";

for (const { name, trace } of GOLDEN.filter(({ trace }) => trace.graph.coordinates === null)) {
  test(`the numbers of ${name} are right answers`, () => {
    for (const granularity of ["edge", "node", "sweep"]) {
      for (let k = 0; k < trace.steps.count; k += 1) {
        const question = questionAt(trace, k, granularity);
        if (question === null) continue;
        assert.ok(has(`predict-ask-${question.id}`), question.id);
        assert.ok(question.step < stepTo(trace, k, granularity, 1));
        if (Number.isFinite(question.answer)) assert.equal(judge(trace, question, exact(question.answer)).slip, "right");
        const { channels } = frame(trace, question.step + 1);
        if (["value", "tangent", "adjoint"].includes(question.id)) assert.ok(Object.is(channels[question.id].get(question.node), question.answer));
        // What the page would write down adds up to the answer.
        const sum = question.parts.reduce((total, { product }) => total + product, question.before ?? 0);
        if (question.parts.length > 0 && Number.isFinite(question.answer)) assert.ok(meets(sum, question.answer), `${worked(question)} at ${k}`);
      }
    }
  });
}

test("seeds and ends are no questions", () => {
  const trace = traceOf("colah.reverse");
  assert.equal(questionAt(trace, trace.start, "edge"), null);
  assert.equal(questionAt(trace, trace.steps.count - 1, "edge"), null);
  assert.equal(questionAt(trace, trace.steps.count, "edge"), null);
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
  const question = { id: "adjoint", node: 0, from: 0, to: 2, edge: 0, answer: 70, before: null, parts: [{ upstream: 10, partial: 7, product: 70, edge: 0 }], step: 0 };
  assert.deepEqual(judge(trace, question, "30"), { slip: "partial", edge: 1 });
  assert.equal(judge(trace, question, "147").slip, "value", "the value of y for its adjoint");
  assert.equal(judge(trace, question, "3").slip, "value");
  assert.equal(judge(trace, question, "10").slip, "no-partial");
  assert.equal(judge(trace, question, "17").slip, "added");
  assert.equal(judge(trace, question, "70.01").slip, "right", "four digits are enough");
  assert.equal(judge(trace, question, "70.2").slip, "other");
  const grown = { ...question, before: 100, answer: 170 };
  assert.deepEqual(judge(trace, grown, "130"), { slip: "partial", edge: 1 });
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
  for (const { product, edge } of question.parts) assert.deepEqual(judge(trace, question, String(question.answer - product)), { slip: "forgot", edge });
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
