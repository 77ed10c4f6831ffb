// Links: what goes in comes out; what is damaged, foreign, too large or cunning does no harm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { decode, encode, LinkError, MAX_OUT, PREFIX } from "../../static/js/link.js";
import { fromLink, SHAREABLE, toLink } from "../../static/js/shareable.js";
import { openingState } from "../../static/js/store.js";
import { bootstrap } from "./help.mjs";

const opening = () => openingState(bootstrap());
const fragment = (data) => PREFIX + deflateRawSync(Buffer.from(typeof data === "string" ? data : JSON.stringify(data))).toString("base64url");
const refuses = (text, code) => assert.rejects(decode(text), (error) => error instanceof LinkError && error.code === code);

test("a state goes through a link and comes back", async () => {
  const state = {
    ...opening(),
    source: "θ = 2\ny = sin(θ)·😀",
    at: { a: 2.5, b: -0 },
    mode: "reverse",
    params: { reverse: { seed: { e: 1 } }, paths: { input: "b", output: "e" }, elimination: { order: ["v2", "v1"] } },
    watching: { name: "best", own: ["v1"], granularity: "edge", order: ["v2", "v1"], source: "θ = 2\ny = sin(θ)·😀" },
    k: 7,
    tab: "paths",
    second: "code",
    labels: "symbol",
    notation: "dual",
    granularity: "node",
    speed: 2,
    fold: [0, 4],
    expand: true,
    presenting: true,
    direction: "TB",
    lang: "de",
  };
  const { state: back, whole } = fromLink(await decode(await encode(toLink(state, opening()))));
  assert.equal(whole, true);
  for (const { name } of SHAREABLE) assert.deepEqual(back[name], JSON.parse(JSON.stringify(state[name])), name);
  assert.equal(toLink({ ...state, source: "y = x" }, opening()).watch, undefined, "an order of another program is not looked at any more");
});

test("a five-line program makes a short link", async () => {
  const source = "x1 = 2\nx2 = 5\na = log(x1)\nb = x1*x2\ny = a + b - sin(x2)\n";
  const link = await encode(toLink({ ...opening(), source, k: 9 }, opening()));
  assert.ok(link.length < 300, `${link.length} characters`);
});

test("raw JSON after the version is read too", async () => {
  const data = { src: "y = x", step: 3 };
  for (const text of [JSON.stringify(data), encodeURIComponent(JSON.stringify(data))]) {
    const { state, whole } = fromLink(await decode(PREFIX + text));
    assert.deepEqual([state.source, state.k, whole], ["y = x", 3, true]);
  }
});

test("no link and plain anchors are nothing to open", async () => {
  for (const text of ["", "#", "#next"]) assert.equal(await decode(text), null);
});

test("damaged and foreign links are refused by name", async () => {
  const good = await encode({ src: "y = x*x + 3*x + sin(x)" });
  await refuses("#v1=%%%", "damaged");
  await refuses("#v1=eyJ2IjoxLCJzcmMiOiJ4", "damaged");
  await refuses(good.slice(0, -6), "damaged");
  await refuses(fragment("[1, 2]"), "damaged");
  await refuses(fragment("null"), "damaged");
  await refuses(`${PREFIX}{"src":`, "damaged");
  await refuses("#code=javascript%3Aalert(1)", "damaged");
  await refuses("#v2=abc", "version");
});

test("a link that is too large, or would inflate beyond all measure, is refused", async () => {
  await refuses(PREFIX + "A".repeat(9000), "size");
  const bomb = fragment(JSON.stringify({ src: "x".repeat(4_000_000) }));
  assert.ok(bomb.length < 8000);
  await refuses(bomb, "size");
  assert.ok((await decode(fragment({ src: "x".repeat(MAX_OUT - 100) }))) !== null);
});

test("no name in a link reaches a prototype", async () => {
  const data = await decode(`${PREFIX}{"__proto__":{"a":1},"src":"y = x","at":{"constructor":1,"x":2}}`);
  const { state } = fromLink(data);
  assert.equal({}.a, undefined);
  assert.equal(state.source, "y = x");
  assert.deepEqual(state.at, { x: 2 });
  assert.deepEqual(fromLink(await decode(`${PREFIX}{"__proto__":{"a":1}}`)), { state: {}, whole: false });
});

test("every property is checked when it is read", () => {
  const wrong = {
    src: 1,
    at: { x: "2" },
    mode: 5,
    params: [1],
    step: -1,
    tab: {},
    beside: 7,
    labels: "loud",
    as: "roman",
    by: "week",
    speed: 99,
    fold: [1.5],
    single: 1,
    present: "yes",
    dir: "up",
    lang: "../en",
    watch: { name: "who", own: [], granularity: "edge" },
  };
  assert.deepEqual(Object.keys(wrong).sort(), SHAREABLE.map(({ key }) => key).sort());
  assert.deepEqual(fromLink(wrong), { state: {}, whole: false });
  assert.deepEqual(fromLink({ at: { x: Infinity } }).state, {});
  assert.deepEqual(fromLink({ at: { "<b>": 1 } }).state, {});
  assert.deepEqual(fromLink({ unknown: 1, src: "y = 1" }), { state: { source: "y = 1" }, whole: false });
});
