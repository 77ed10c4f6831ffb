// What several suites share: golden traces, the catalogue installed, a store with actions on a network of our own making.
import { readdirSync, readFileSync } from "node:fs";
import { createActions } from "../../static/js/actions.js";
import { createApi } from "../../static/js/api.js";
import { createStore } from "../../static/js/held.js";
import { install } from "../../static/js/messages.js";
import { openingState } from "../../static/js/store.js";

const ROOT = new URL("../../", import.meta.url);
export const CATALOGUE = readFileSync(new URL("static/messages/en.ftl", ROOT), "utf8");
install(CATALOGUE);

const folder = new URL("tests/golden/traces/", ROOT);
/** Every golden trace with the states that Python found. */
export const GOLDEN = readdirSync(folder)
  .filter((name) => /^[a-z-]+\.[a-z]+\.json$/.test(name)) // not a changed one that waits beside the old
  .map((name) => ({ name: name.replace(".json", ""), ...JSON.parse(readFileSync(new URL(name, folder), "utf8")) }));

/** A golden trace as the page gets it: with a layout, whose numbers no test here reads. */
export function traceOf(name) {
  const found = GOLDEN.find((golden) => golden.name === name);
  if (!found) throw new Error(`no golden trace is named ${name}`);
  return structuredClone(withCheck(withLayout(found.trace)));
}

/** The engine's traces know nothing of differences; the service adds the check. */
function withCheck(trace) {
  const rows = Object.entries(trace.result.jacobian ?? {}).flatMap(([output, row]) =>
    Object.entries(row).map(([input, derivative]) => ({ output, input, derivative, difference: derivative, error: 0, verdict: "agree" })),
  );
  return { ...trace, result: { ...trace.result, check: { method: "central differences", rows } } };
}

export function withLayout(trace) {
  const nodes = trace.graph.nodes.op.map((_, i) => i);
  const edges = trace.graph.edges.from.map((_, i) => i);
  const layout = {
    key: trace.source,
    engine: "layered",
    reason: null,
    direction: "LR",
    width: 100 * nodes.length,
    height: 100,
    boxes: { node: nodes, copy: nodes.map(() => 0), x: nodes.map((i) => 100 * i + 50), y: nodes.map(() => 50), w: nodes.map(() => 60), h: nodes.map(() => 40) },
    curves: {
      edge: edges,
      from: trace.graph.edges.from,
      to: trace.graph.edges.to,
      points: edges.map((e) => [trace.graph.edges.from[e] * 100 + 80, 50, 0, 0, 0, 0, trace.graph.edges.to[e] * 100 + 20, 50]),
      mid: edges.map(() => [0, 0]),
    },
    frames: { group: [], x: [], y: [], w: [], h: [] },
  };
  return { ...trace, layout };
}

export const MODES = [
  { name: "forward", title: "Forward mode", gloss: "", channel: "tangent", params: [{ name: "seed", kind: "input-seed", gloss: "" }] },
  { name: "reverse", title: "Reverse mode", gloss: "", channel: "adjoint", params: [{ name: "seed", kind: "output-seed", gloss: "" }] },
  {
    name: "paths",
    title: "Sum over paths",
    gloss: "",
    channel: "product",
    params: [{ name: "input", kind: "input", gloss: "" }, { name: "output", kind: "output", gloss: "" }, { name: "limit", kind: "count", gloss: "" }],
  },
];

export const bootstrap = (name = "colah.forward") => ({ version: "0", language: "en", catalogues: { en: "/en.ftl", de: "/de.ftl", es: "/es.ftl" }, trace: traceOf(name), modes: MODES });

/** A page without a browser: time stands still until told, requests wait until answered. */
export function page(name, more = {}) {
  const requests = [];
  const fetch = (url, { body, headers, signal }) =>
    new Promise((resolve, reject) => {
      const request = {
        url,
        body: body === undefined ? null : JSON.parse(body),
        headers,
        answer: (data, status = 200) => resolve({ ok: status < 400, status, json: async () => data }),
        garble: (status) => resolve({ ok: status < 400, status, json: async () => JSON.parse("<html>") }),
        fail: () => reject(new TypeError("network")),
        aborted: false,
      };
      signal.addEventListener("abort", () => {
        request.aborted = true;
        reject(new DOMException("aborted", "AbortError"));
      });
      requests.push(request);
    });
  const clock = { now: 0, timers: [] };
  const copied = [];
  const focused = [];
  const lent = {
    now: () => clock.now,
    later(run, ms) {
      const timer = { at: clock.now + ms, run };
      clock.timers.push(timer);
      return () => clock.timers.splice(0, clock.timers.length, ...clock.timers.filter((each) => each !== timer));
    },
    copy: async (text) => copied.push(text) > 0,
    link: async (state) => `https://example.org/#v1=${state.k}`,
    remember() {},
    words: async () => true,
    focus: (id) => focused.push(id),
    ...more,
  };
  const store = createStore(openingState(bootstrap(name)));
  const actions = createActions({ store, api: createApi(fetch), lent, tabs: () => ["table", "paths", "result", "code"] });
  /** Lets time pass and then everything that waits for nothing but its turn. */
  const pass = async (ms = 0) => {
    clock.now += ms;
    const due = clock.timers.filter(({ at }) => at <= clock.now);
    clock.timers = clock.timers.filter(({ at }) => at > clock.now);
    for (const { run } of due) run();
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  };
  /** Answers the last request with a trace, as the service does. */
  const answer = async (trace, request = requests.at(-1)) => {
    request.answer({ ...trace, revision: request.body.revision });
    await pass();
  };
  return { store, actions, requests, pass, answer, copied, focused };
}
