// The address: of links that come one after the other the last one is what the page shows, and nothing older is written over it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { followAddress } from "../../static/js/address.js";
import { decode, encode } from "../../static/js/link.js";
import { toLink } from "../../static/js/shareable.js";
import { openingState } from "../../static/js/store.js";
import { bootstrap, page } from "./help.mjs";

const hashOf = (link) => encode({ src: "y = x", ...link });

/** A page and its address; `said` are the calls of the actions, each of which waits until it is let go. */
function desk(hash = "") {
  const { store } = page();
  const opening = openingState(bootstrap());
  const said = [];
  const put = [];
  const links = [];
  const timers = [];
  let come;
  let heard = () => {};
  const call = (name) => (what) =>
    new Promise((done) => {
      said.push({ name, what, done });
      heard();
    });
  const actions = { open: call("open"), speak: call("speak"), explain: (what) => void said.push({ name: "explain", what }) };
  const ready = followAddress({
    store,
    opening,
    actions: /** @type {any} */ (actions),
    link: (state) =>
      new Promise((done, refuse) => {
        links.push(() => encode(toLink(state, opening)).then((hash) => done(`https://example.org/${hash}`), refuse));
      }),
    address: {
      hash: () => hash,
      put: (url) => put.push(url),
      arrives: (run) => (come = run),
      later(run) {
        timers.push(run);
        return () => timers.splice(timers.indexOf(run), 1);
      },
    },
  });
  /** Waits until an action is called, however often the others were. */
  const until = async (name, source) => {
    for (;;) {
      const found = said.find((each) => each.name === name && (source === undefined || each.what.source === source));
      if (found) return found;
      await new Promise((done) => {
        heard = done;
      });
    }
  };
  return { store, said, put, links, timers, ready, until, come: (to) => come(to) };
}

test("a link that waits for its language is left when another comes, and that one is opened", async () => {
  const { come, until, said } = desk();
  const first = come(await hashOf({ src: "slow = x", lang: "de" }));
  const words = await until("speak");
  const second = come(await hashOf({ src: "quick = x" }));
  (await until("open", "quick = x")).done();
  words.done();
  await Promise.all([first, second]);
  assert.deepEqual(said.map(({ name, what }) => what.source ?? name), ["speak", "quick = x"]);
});

test("of two links at once the later one is opened, though both are read at the same time", async () => {
  const [one, two] = [await hashOf({ src: "first = x", more: 1 }), await hashOf({ src: "second = x" })];
  const { come, until, said, ready } = desk(one);
  const second = come(two);
  (await until("open", "second = x")).done();
  await Promise.all([ready, second]);
  assert.deepEqual(said.map(({ what }) => what.source), ["second = x"], "and what was wrong with the first is not told any more");
});

test("the link before is opened again, also when the one after it was never written", async () => {
  const [here, there] = [await hashOf({ src: "here = x" }), await hashOf({ src: "there = x" })];
  const { come, until, said } = desk(here);
  (await until("open", "here = x")).done();
  const away = come(there);
  const back = come(here);
  while (said.length < 2) await new Promise(setImmediate);
  said.at(-1).done();
  await Promise.all([away, back]);
  assert.equal(said.at(-1).what.source, "here = x");
});

test("an anchor is no link: it opens nothing and calls nothing off", async () => {
  const { come, until, said } = desk(await hashOf({ src: "y = 2x" }));
  await come("#next");
  (await until("open", "y = 2x")).done();
  assert.equal(said.length, 1);
});

test("what the page shows is written, unless a link has come meanwhile", async () => {
  const { store, timers, links, put, come, until, ready } = desk();
  await ready;
  const write = async () => {
    const written = timers.pop()();
    while (links.length === 0) await Promise.resolve();
    return { written, encoded: links.pop() };
  };
  store.change({ k: 7 });
  const one = await write();
  await one.encoded();
  await one.written;
  assert.deepEqual([put.length, (await decode(new URL(put[0]).hash)).step], [1, 7]);
  store.change({ k: 8 });
  const two = await write();
  const link = come(await hashOf({ src: "y = 3x" }));
  await two.encoded();
  await two.written;
  assert.equal(put.length, 1);
  (await until("open", "y = 3x")).done();
  await link;
});

test("nothing is written while a link is being opened, and what it opens is written once", async () => {
  const { store, timers, until, ready } = desk(await hashOf({ src: "here = x" }));
  const open = await until("open", "here = x");
  store.change({ source: "here = x" }); // as the opening does, before its answer is there
  assert.equal(timers.length, 0);
  store.change({ k: 5 });
  open.done();
  await ready;
  assert.equal(timers.length, 1);
});

test("a program that is too long for any link leaves no link to another one in the address", async () => {
  const { store, timers, links, put, ready } = desk();
  await ready;
  store.change({ source: Array.from({ length: 60_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000))).join("") });
  const written = timers.pop()();
  while (links.length === 0) await Promise.resolve();
  await links.pop()();
  await written;
  assert.deepEqual(put, ["#"]);
});
