// Views take data and give a picture: drawn here to text, without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { renderToString } from "preact-render-to-string";
import { html } from "../../static/js/html.js";
import { keyFor, KEYS } from "../../static/js/keyboard.js";
import { grow, reachFor, snap, stepOf } from "../../static/js/ranges.js";
import { frame } from "../../static/js/replay.js";
import { framer } from "../../static/js/store.js";
import { marked } from "../../static/js/story.js";
import { App } from "../../static/js/views/app.js";
import { marksOf, pieces } from "../../static/js/views/editor.js";
import { scaleFor } from "../../static/js/views/fit.js";
import { TABS } from "../../static/js/views/index.js";
import { Name } from "../../static/js/views/name.js";
import { namesAlong } from "../../static/js/symbols.js";
import { rowsOf as pathRows } from "../../static/js/views/paths.js";
import { reached } from "../../static/js/views/result.js";
import { Spoken } from "../../static/js/views/spoken.js";
import { acrossOf } from "../../static/js/views/stacked.js";
import { headOf, rowsOf } from "../../static/js/views/table.js";
import { GOLDEN, page, traceOf } from "./help.mjs";

const words = (text) => text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const draw = ({ store, actions }) => renderToString(html`<${App} state=${store.state} frame=${framer()(store.state)} actions=${actions} />`);

for (const { name, trace } of GOLDEN) {
  for (const { name: tab } of TABS) {
    test(`the page draws ${name} with the tab ${tab} at its beginning, opening and end`, () => {
      const opened = page("colah.forward");
      const layouted = traceOf(name);
      for (const k of [0, trace.start, Math.floor((trace.start + trace.steps.count) / 2), trace.steps.count]) {
        for (const shape of ["wide", "narrow"]) {
          opened.store.change({ trace: layouted, source: layouted.source, mode: layouted.mode, k, tab, shape });
          const text = draw(opened);
          const read = words(text);
          assert.ok(!/undefined is|\[object|NaN/.test(read), read.slice(0, 300));
          assert.ok(!text.includes(">null<"));
          assert.ok(text.includes("aria-live"));
        }
      }
    });
  }
}

test("each control has a name", () => {
  const text = draw(page());
  for (const [button] of text.matchAll(/<button[^>]*>[\s\S]*?<\/button>/g)) assert.ok(/aria-label="[^"]+"/.test(button) || words(button).trim() !== "", button);
  for (const [input] of text.matchAll(/<input[^>]*type="(range|text)"[^>]*>/g)) assert.ok(/aria-label="[^"]+"/.test(input), input);
});

test("the first visit has one glowing next; after a step it glows no more", () => {
  const opened = page();
  assert.equal(draw(opened).match(/class="next glow"/g)?.length, 1);
  opened.actions.next();
  assert.ok(!draw(opened).includes("glow"));
});

test("nothing known is an empty cell, and the tape is read upwards", () => {
  const trace = traceOf("colah.reverse");
  const opening = rowsOf(trace, framer()({ trace, k: trace.start }));
  assert.ok(opening.every(({ derived, value }) => derived.length === 1 && derived[0] === null && value !== null));
  assert.ok(opening.every(({ node }) => trace.graph.nodes.op[node] !== "const"));
  const heads = [];
  for (let k = trace.start + 1; k < trace.steps.count; k += 1) heads.push(headOf(trace, frame(trace, k)));
  const walked = heads.filter((head) => head >= 0);
  assert.deepEqual([...walked].sort((a, b) => b - a), walked);
  assert.equal(walked.length, heads.length);
  assert.ok(new Set(walked).size > 1);
  const end = rowsOf(trace, frame(trace, trace.steps.count));
  assert.deepEqual(end.filter(({ node }) => trace.graph.inputs.includes(node)).map(({ derived }) => derived[0]), [2, 5]);
  assert.ok(end.every(({ state }) => state === "read"));
});

test("paths show what has been walked and their sum grows to the derivative", () => {
  const trace = traceOf("colah.paths");
  const { paths } = trace.result;
  assert.ok(pathRows(trace, framer()({ trace, k: trace.start }), paths).every(({ product, sum }) => product === null && sum === null));
  const end = pathRows(trace, frame(trace, trace.steps.count), paths);
  assert.equal(end.at(-1).sum, Number(paths.total));
  for (let k = trace.start + 1; k < trace.steps.count; k += 1) {
    const now = frame(trace, k);
    const known = pathRows(trace, now, paths).filter(({ sum }) => sum !== null);
    assert.equal(known.at(-1)?.sum ?? null, now.channels.sum.get(0) ?? null, `after ${k}`);
  }
  for (const path of paths.edges) {
    const names = namesAlong(trace, path);
    assert.deepEqual([names[0], names.at(-1)], [paths.input, paths.output]);
  }
});

test("a sweep claims its derivatives only when it has them", () => {
  const reverse = traceOf("colah.reverse");
  assert.equal(reached(reverse, frame(reverse, reverse.steps.count - 1), "e", "b"), false);
  assert.equal(reached(reverse, frame(reverse, reverse.steps.count), "e", "b"), true);
  const forward = traceOf("colah.forward");
  const [seed] = Object.keys(forward.params.seed).filter((name) => forward.params.seed[name] === 1);
  assert.equal(reached(forward, frame(forward, forward.start), "e", seed), false);
  assert.equal(reached(forward, frame(forward, forward.steps.count), "e", seed), true);
});

test("what is too large is made smaller, but not below its limit", () => {
  assert.equal(scaleFor({ width: 100, height: 10 }, { width: 200, height: 20 }, 0.5), 1);
  assert.equal(scaleFor({ width: 200, height: 10 }, { width: 150, height: 20 }, 0.5), 0.75);
  assert.equal(scaleFor({ width: 900, height: 10 }, { width: 150, height: 20 }, 0.5), 0.5);
});

test("numbers below each other stand in lines of nearly the same length", () => {
  assert.equal(acrossOf(4, 24), 4);
  assert.equal(acrossOf(7, 24), 4);
  assert.equal(acrossOf(5, 24), 3);
  assert.equal(acrossOf(2, 24), 2);
  assert.equal(acrossOf(3, 2), 1);
});

test("marks cut a text without losing a letter, also where letters are two units wide", () => {
  const text = "y = 😀·x";
  const cut = pieces(text, [{ start: 0, end: 1, class: "a" }, { start: 4, end: 6, class: "b" }, { start: 5, end: 99, class: "c" }]);
  assert.equal(cut.map((piece) => piece.text).join(""), text);
  assert.deepEqual(pieces("", []), []);
  const trace = { ...traceOf("colah.forward"), source: text };
  const failure = { span: { start: 4, end: 5 }, source: text };
  const [mark] = marksOf({ source: text, trace, node: -1, hover: null, failure });
  assert.equal(text.slice(mark.start, mark.end), "😀");
});

test("marks of an older program are not shown on a newer one", () => {
  const trace = traceOf("colah.forward");
  assert.deepEqual(marksOf({ source: `${trace.source} `, trace, node: 5, hover: { kind: "node", id: 2 }, failure: { span: { start: 0, end: 1 }, source: "other" } }), []);
  assert.equal(marksOf({ source: trace.source, trace, node: 5, hover: { kind: "node", id: 2 }, failure: null }).length, 2);
});

test("sliders reach as far as the check of a lesson looks, which has these pairs too", () => {
  for (const [value, reach] of JSON.parse(readFileSync(new URL("../golden/reach.json", import.meta.url), "utf8"))) assert.equal(reachFor(value), reach, `${value}`);
});

test("a slider reaches beyond its value on both sides and grows", () => {
  for (const value of [0, 0.3, 1, 2, -7, 15, 1234, 1e-9]) {
    const reach = reachFor(value);
    assert.ok(reach >= 2 * Math.abs(value) && reach <= Math.max(5 * Math.abs(value), 1), `${value}: ${reach}`);
    assert.ok(grow(reach) > reach);
  }
  assert.equal(snap(0.30000000000000004, stepOf(10)), 0.3);
  assert.equal(snap(-0.001, stepOf(10)), 0);
  assert.ok(Object.is(snap(-0.001, stepOf(10)), 0));
  assert.equal(stepOf(5), 0.05);
});

const press = (key, more = {}) => ({ key, target: null, defaultPrevented: false, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, ...more });
const on = (tagName, attributes = {}) => ({ tagName, getAttribute: (name) => attributes[name] ?? null });

test("each key of the table is found by the listener", () => {
  for (const key of KEYS) {
    for (const pressed of key.keys) {
      assert.equal(keyFor(press(pressed, { ctrlKey: Boolean(key.control), shiftKey: Boolean(key.shift) }), true), key, pressed);
    }
  }
});

test("keys keep out of the way of typing, sliders and buttons", () => {
  assert.equal(keyFor(press("ArrowRight", { target: on("TEXTAREA") }), true), null);
  assert.equal(keyFor(press("l", { target: on("INPUT", { type: "text" }) }), true), null);
  assert.equal(keyFor(press(" ", { target: on("BUTTON") }), true), null);
  for (const target of [on("BUTTON", { role: "tab" }), on("INPUT", { type: "radio" })]) {
    assert.equal(keyFor(press("c", { target }), true)?.sentence, "key-share", "nobody types a letter there");
    assert.equal(keyFor(press("ArrowRight", { target }), true), null);
  }
  assert.equal(keyFor(press("ArrowRight", { target: on("BUTTON") }), true)?.sentence, "key-next");
  assert.equal(keyFor(press("z", { target: on("TEXTAREA"), ctrlKey: true }), true)?.sentence, "key-undo");
  assert.equal(keyFor(press("z", { target: on("TEXTAREA"), metaKey: true, shiftKey: true }), true)?.sentence, "key-redo");
  assert.equal(keyFor(press("l", { defaultPrevented: true }), true), null);
  assert.equal(keyFor(press("l", { ctrlKey: true }), true), null);
});

test("keys of one letter can be switched off; the others stay", () => {
  assert.equal(keyFor(press("l"), false), null);
  assert.equal(keyFor(press("ArrowRight"), false)?.sentence, "key-next");
});

test("a name is set with its index and read as it is typed, in names and in sentences", () => {
  for (const [name, base, index] of [["w1", "w", "1"], ["x_2", "x", "2"], ["loss_total", "loss", "total"], ["x[0]", "x", "0"], ["W[1,2]", "W", "1,2"]]) {
    const written = renderToString(html`<${Name} name=${name} />`);
    assert.equal(written.replaceAll(/<[^>]*>/g, ""), name);
    assert.equal(written.replaceAll(/<span class="join">.<.span>/g, ""), `<i class="name">${base}<sub>${index}</sub></i>`);
  }
  const said = renderToString(html`<${Spoken} words=${marked({ result: "∂loss_1/∂w1 = −2, y_2: 3" }).result} />`);
  assert.equal(said.replaceAll(/<[^>]*>/g, ""), "∂loss_1/∂w1 = −2, y_2: 3");
  assert.equal(said.match(/<sub>/g)?.length, 3);
});
