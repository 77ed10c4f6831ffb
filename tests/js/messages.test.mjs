// The catalogue: every name that the page asks for is in it, every one in it is asked for, and every step has its sentence and its equation.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import katex from "katex";
import { EXAMPLES } from "../../static/js/examples.js";
import { KEYS } from "../../static/js/keyboard.js";
import { has, install, t } from "../../static/js/messages.js";
import { frame } from "../../static/js/replay.js";
import { marked, piecesOf, suggest, tell } from "../../static/js/story.js";
import { TABS } from "../../static/js/views/index.js";
import { CATALOGUE, GOLDEN, traceOf } from "./help.mjs";

const files = (folder) =>
  readdirSync(new URL(folder, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
    .map((entry) => readFileSync(new URL(`${folder}${entry.name}`, import.meta.url), "utf8"));
const templates = readdirSync(new URL("../../templates/", import.meta.url)).map((name) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8"));
const code = ["../../static/js/", "../../static/js/lessons/", "../../static/js/scene/", "../../static/js/views/", "../../static/js/views/lessons/"].flatMap(files).concat(templates).join("\n");
const named = [...CATALOGUE.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, id]) => id);

test("every sentence that the code names is in the catalogue", () => {
  const asked = [...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, id]) => id);
  assert.ok(asked.length > 60);
  assert.deepEqual(asked.filter((id) => !has(id)), []);
  for (const { sentence } of KEYS) assert.ok(has(sentence), sentence);
  for (const { title } of TABS) assert.ok(has(title), title);
  for (const { id } of EXAMPLES) assert.ok(has(`example-${id}`), id);
});

test("every sentence of the catalogue is used somewhere", () => {
  const patterns = [...code.matchAll(/`([a-z-]+)\$\{[^`]*`/g)].map(([, start]) => start);
  const unused = named.filter((id) => !code.includes(`"${id}"`) && !patterns.some((start) => start.length > 3 && id.startsWith(start)));
  assert.deepEqual(unused, []);
});

test("a mistake in a catalogue and an unknown name are said aloud", () => {
  assert.throws(() => t("no-such-sentence"), /no sentence is named/);
  assert.throws(() => t("step-none-at-all"), /no sentence is named/);
  assert.throws(() => t("error-place", {}), /error-place/);
  install(CATALOGUE);
});

test("no sentence shouts or blames", () => {
  for (const line of CATALOGUE.split("\n").filter((each) => !each.startsWith("#"))) {
    assert.ok(!line.includes("!"), line);
    assert.ok(!/\b(you (did|must not)|wrong input|invalid|illegal)\b/i.test(line), line);
  }
});

for (const { name, trace } of GOLDEN) {
  test(`every step of ${name} has a sentence without gaps and an equation that KaTeX sets`, () => {
    for (let k = 0; k <= trace.steps.count; k += 1) {
      const now = frame(trace, k);
      const story = tell(trace, now);
      const sentence = t(story.id, story.args);
      assert.ok(!/\{|\}|undefined\b.*undefined|null|NaN| {2}/.test(sentence), sentence);
      assert.equal(piecesOf(t(story.id, marked(story.args))).map(({ text }) => text).join(""), sentence.replace(/…\.$/u, "…")); // a list that goes on needs no full stop
      for (const line of story.lines) {
        assert.ok(katex.renderToString(line, { strict: "ignore", trust: true, throwOnError: true }).length > 0, line);
      }
      for (const each of suggest(trace, now)) assert.ok(t(each.id, each.args).length > 0);
    }
  });
}

test("reverse mode tells the first contribution from the one that adds up", () => {
  const trace = traceOf("colah.reverse");
  const sentences = Array.from({ length: trace.steps.count }, (_, i) => frame(trace, i + 1))
    .filter(({ tag }) => tag === "reverse.edge")
    .map((now) => t("step-reverse-edge", tell(trace, now).args));
  assert.ok(sentences.some((sentence) => sentence.includes("first to arrive at b")), sentences.join("\n"));
  assert.ok(sentences.some((sentence) => sentence.includes("adds to the 3 that was there: the adjoint of b is now 5")), sentences.join("\n"));
});

/** TeX without the colours, and without what it says of nodes and edges. */
function bare(line) {
  const inner = line.replace(/\\html(?:Class|Data)\{[^{}]*\}\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g, "$1");
  return inner === line ? line : bare(inner);
}

test("the equation of an accumulation is the one on the blackboard", () => {
  const trace = traceOf("colah.reverse");
  const adding = Array.from({ length: trace.steps.count }, (_, i) => frame(trace, i + 1)).find(({ tag, changed }) => tag === "reverse.edge" && changed[0].before !== null);
  const [product, sum] = tell(trace, adding).lines.map(bare);
  assert.equal(product, "\\bar{b} \\mathrel{+}= \\bar{v}_{1} \\cdot \\frac{\\partial v_{1}}{\\partial b} = 2 \\cdot 1 = 2");
  assert.equal(sum, "\\bar{b} = 3 + 2 = 5");
});

test("after the end there is always something to try", () => {
  for (const { name, trace } of GOLDEN) {
    if (trace.graph.inputs.length === 0 || trace.graph.outputs.length === 0) continue;
    assert.ok(suggest(trace, frame(trace, trace.steps.count)).length > 0, name);
    assert.deepEqual(suggest(trace, frame(trace, trace.steps.count - 1)), [], name);
  }
});
