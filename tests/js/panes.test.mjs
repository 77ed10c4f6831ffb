// How the panel is arranged: what fits, what is remembered, what is seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, offered, openingPanes, PART, readPanes, shows, WIDTH } from "../../static/js/panes.js";
import { page } from "./help.mjs";

test("every tab that fits stands in the row, in order, and the chosen one always", () => {
  const widths = [50, 60, 70, 80];
  assert.deepEqual(fitting(widths, 0, 300, 40), [0, 1, 2, 3]);
  assert.deepEqual(fitting(widths, 0, 299, 40), [0, 1, 2], "the menu has every view, and always its room");
  assert.deepEqual(fitting(widths, 2, 259, 40), [0, 1, 2], "choosing among those in the row moves nothing");
  assert.deepEqual(fitting(widths, 3, 259, 40), [0, 1, 3]);
  assert.deepEqual(fitting(widths, 3, 100, 40), [3]);
  assert.deepEqual(fitting(widths, 0, 10, 40), [0], "however narrow, the chosen one is there");
  assert.deepEqual(fitting([], -1, 100, 40), []);
});

test("what was remembered is made safe", () => {
  const opening = { panes: openingPanes(), second: null, tab: null, folded: false };
  for (const text of [null, "", "nonsense", "[]", "7", "null", '{"width":"wide","part":null,"way":3,"second":4,"tab":[],"program":0}']) assert.deepEqual(readPanes(text), opening, String(text));
  const wild = readPanes('{"width":1e9,"part":-5,"way":"beside","folded":true,"second":"code","tab":"tape","program":false}');
  assert.deepEqual(wild, { panes: { width: WIDTH.most, folded: true, way: "beside", part: PART.least }, second: "code", tab: "tape", folded: true });
});

test("a view says for which traces it is offered", () => {
  const [always, never] = [{ name: "a" }, { name: "b", when: () => false }];
  assert.deepEqual(offered([always, never], /** @type {any} */ ({})), [always]);
});

test("an arrangement is remembered as a whole and comes back", () => {
  const kept = new Map();
  const { store, actions } = page("colah.forward", { remember: (key, value) => kept.set(key, value) });
  actions.setPanelWidth(41.23);
  actions.setWay("beside");
  actions.setPart(3);
  actions.toggleSecond();
  actions.setTab("paths");
  actions.fold();
  actions.foldPanel();
  assert.deepEqual(readPanes(kept.get("panel")), { panes: { width: 41.2, folded: true, way: "beside", part: PART.least }, second: "code", tab: "paths", folded: true });
  actions.bringTab("result");
  assert.equal(readPanes(kept.get("panel")).tab, "paths", "what the page brings along is not remembered");
  assert.deepEqual(readPanes(kept.get("panel")).panes, store.state.panes);
});

test("choosing the second view as the first lets them change places", () => {
  const { store, actions } = page();
  actions.setSecond("code");
  actions.setTab("code");
  assert.deepEqual([store.state.tab, store.state.second], ["code", "table"]);
});

test("the next view is one that there is", () => {
  const { store, actions } = page();
  const seen = Array.from({ length: 4 }, () => (actions.nextTab(), store.state.tab));
  assert.deepEqual(seen, ["paths", "result", "code", "table"]);
});

test("a second view comes and goes, in a panel that is there", () => {
  const { store, actions } = page();
  actions.foldPanel();
  actions.toggleSecond();
  assert.deepEqual([store.state.second, store.state.panes.folded], ["code", false]);
  store.change({ second: "tape" }); // of another mode: it is not to be seen
  actions.toggleSecond();
  assert.equal(store.state.second, "code");
});

test("only what can be seen is asked for", () => {
  const { store, actions } = page();
  actions.setSecond("code");
  const seen = () => ["table", "code", "paths"].filter((name) => shows(store.state, name));
  assert.deepEqual(seen(), ["table", "code"]);
  store.change({ shape: "narrow" });
  assert.deepEqual(seen(), ["table"]);
  store.change({ shape: "wide" });
  actions.foldPanel();
  assert.deepEqual(seen(), []);
});
