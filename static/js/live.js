// Numbers that follow the hand: one socket, two questions under way, the newest waits. And how they are put into a trace. Knows no store and no DOM.

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {{source: string, at: Record<string, number>, mode: string, params: Record<string, any>, fold: number[] | "auto", expand: boolean}} Question what a trace answered */
/** @typedef {{at: Record<string, number>, params: Record<string, any>}} Point */
/** Everything of a trace that hangs on its numbers, in the trace's own order; statuses only where they are not the usual ones.
 * @typedef {{kind: "numbers", revision: number, params: Record<string, any>, value: any[], status: [number, string][], partial: any[], edge_status: [number, string][],
 *   initial: Record<string, any[]>, term: any[], before: any[], after: any[], notes: Trace["notes"],
 *   result: Pick<Trace["result"], "value" | "jacobian" | "paths" | "found">}} Numbers */
/** What a browser's socket is to us.
 * @typedef {{send: (text: string) => void, close: () => void, onopen: any, onmessage: any, onclose: any}} Socket */
/** @typedef {{open: () => Socket, later: (run: () => void, ms: number) => () => void,
 *   numbers: (base: Trace, point: Point, numbers: Numbers) => void, lost: () => void}} Lent lost: a point went without numbers, for whatever reason */

const AHEAD = 2; // points under way: while the page draws the one, the next is computed
const PATIENCE_MS = 3000;
const BACKOFF_MS = 500;
const BACKOFF_MOST_MS = 30_000;
const DONE = 1000; // nothing was said for a long time, so the server closed

/** @type {WeakMap<Trace, Trace>} */
const whole = new WeakMap();

/** The trace that came whole: itself, or the one whose numbers were replaced.
 * @param {Trace} trace @returns {Trace} */
export const baseOf = (trace) => whole.get(trace) ?? trace;

/** The same trace at another point. Graph, layout and steps stay the same objects, so that nothing is laid out anew; differences are yet to come.
 * Null where the columns do not fit: then they are those of another trace.
 * @param {Trace} base @param {Numbers} numbers @returns {Trace | null} */
export function patched(base, numbers) {
  const { graph, steps, result, initial } = base;
  const { nodes, edges } = graph;
  const { value, partial, term, before, after } = numbers;
  const fits =
    value.length === nodes.value.length &&
    partial.length === edges.partial.length &&
    term.length === steps.term.length &&
    after.length === steps.effects.after.length &&
    Object.entries(initial).every(([channel, pairs]) => numbers.initial[channel]?.length === pairs.length);
  if (!fits) return null;
  const status = nodes.status.map(() => "ok");
  for (const [node, word] of numbers.status) status[node] = word;
  const edgeStatus = edges.status.map((word) => (word === null ? null : /** @type {string | null} */ ("smooth")));
  for (const [edge, word] of numbers.edge_status) edgeStatus[edge] = word;
  const rows = result.check.rows.map((row) => {
    const derivative = numbers.result.jacobian[row.output]?.[row.input] ?? null;
    return { ...row, derivative, difference: null, error: null, verdict: "waiting" };
  });
  /** @type {Trace} */
  const made = {
    ...base,
    params: numbers.params,
    graph: { ...graph, nodes: { ...nodes, value, status }, edges: { ...edges, partial, status: edgeStatus } },
    notes: [...numbers.notes, ...base.notes.filter(({ code }) => code !== "E_DOMAIN")],
    initial: Object.fromEntries(Object.entries(initial).map(([channel, pairs]) => [channel, pairs.map(([key], i) => /** @type {[number, any]} */ ([key, numbers.initial[channel][i]]))])),
    steps: { ...steps, term, effects: { ...steps.effects, before, after } },
    result: { ...result, ...numbers.result, check: { ...result.check, rows } },
  };
  whole.set(made, base);
  return made;
}

/** Paths beside a trace whose numbers have changed: the same edges, multiplied anew. Their order, by size, is the one that they had.
 * @param {import("./types.js").Paths} paths @param {Trace} trace @returns {import("./types.js").Paths} */
export function repriced(paths, trace) {
  const { partial } = trace.graph.edges;
  const product = paths.edges.map((edges) => {
    const factors = edges.map((edge) => Number(partial[edge]));
    return factors.includes(0) ? 0 : factors.reduce((all, each) => all * each, 1); // a zero is strong
  });
  const sum = product.reduce((all, each) => all + each, 0);
  return { ...paths, product: product.map(tagged), sum: tagged(sum), total: trace.result.jacobian[paths.output]?.[paths.input] ?? null };
}

/** @param {number} value */
const tagged = (value) => (Number.isFinite(value) ? value : /** @type {import("./types.js").Wire} */ (String(value)));

/** One connection, opened when it is first needed. Where `ask` does not take a point, whole traces must do.
 * @param {Lent} lent */
export function createLive({ open, later, numbers, lost }) {
  /** @type {Socket | null} */
  let socket = null;
  let ready = false;
  let blocked = false; // until a while after a failure
  let failures = 0;
  let revision = 0;
  /** @type {Trace | null} whose program the server has */
  let held = null;
  /** @type {Trace | null} whose steps are no longer those of the point: only a whole trace helps */
  let outgrown = null;
  /** @type {{base: Trace, question: Question, point: Point | null} | null} the newest that waits; without a point the program alone */
  let wanted = null;
  /** @type {{base: Trace, point: Point | null, revision: number, unwanted: boolean}[]} the oldest first */
  let running = [];
  let patience = () => {};

  /** @param {boolean} failed */
  function drop(failed) {
    const owing = owed();
    const old = socket;
    socket = wanted = held = null;
    running = [];
    ready = false;
    patience();
    if (old !== null) {
      old.onopen = old.onmessage = old.onclose = null;
      old.close();
    }
    if (failed) {
      blocked = true;
      later(() => {
        blocked = false;
      }, Math.min(BACKOFF_MS * 2 ** failures, BACKOFF_MOST_MS));
      failures += 1;
    }
    if (owing) lost();
  }

  /** Whether someone waits for a point. */
  const owed = () => Boolean(wanted?.point) || running.some(({ point, unwanted }) => point !== null && !unwanted);

  function connect() {
    try {
      socket = open();
    } catch {
      drop(true); // a browser may forbid it
      return;
    }
    socket.onopen = () => {
      ready = true;
      next();
    };
    socket.onclose = (/** @type {{code: number}} */ { code }) => drop(code !== DONE);
    socket.onmessage = (/** @type {{data: string}} */ { data }) => heard(JSON.parse(data));
  }

  /** @param {any} message */
  function heard(message) {
    const at = running.findIndex(({ revision }) => revision === message.revision);
    if (at < 0) return; // an older question's
    const { base, point, unwanted } = running[at];
    const owing = owed();
    running.splice(0, at + 1); // one before it was passed over
    wait();
    failures = 0;
    if (message.kind === "ready") held = base;
    else if (message.kind === "numbers") {
      if (point !== null && !unwanted) numbers(base, point, message);
    } else {
      // Other steps than before, or a refusal: the whole trace will tell, and its program is sent anew.
      held = null;
      outgrown = base;
      wanted = null;
      running = [];
      wait();
      if (owing) lost();
    }
    next();
  }

  /** For the oldest of what is under way. */
  function wait() {
    patience();
    patience = running.length > 0 ? later(() => drop(true), PATIENCE_MS) : () => {};
  }

  function next() {
    if (!ready || wanted === null) return;
    const { base, question, point } = wanted;
    const opened = held === base;
    if (running.length >= (opened ? AHEAD : 1)) return;
    if (opened) wanted = null;
    if (opened && point === null) return;
    revision += 1;
    running.push({ base, point: opened ? point : null, revision, unwanted: false });
    if (running.length === 1) wait();
    socket?.send(JSON.stringify(opened ? { kind: "point", revision, ...point } : { kind: "program", revision, ...question }));
  }

  return {
    /** Asks for the numbers at a point, in place of any that still waits; false: it cannot. `question` is what `base` answered.
     * Without a point the connection is made ready, and the program sent, before the hand moves.
     * @param {Trace} base @param {Question} question @param {Point | null} point @returns {boolean} */
    ask(base, question, point) {
      if (socket === null && !blocked) connect();
      if (outgrown === base || (!ready && point !== null)) return false;
      if (point !== null || wanted === null) wanted = { base, question, point };
      next();
      return ready;
    },
    /** The connection is of no use any more: it speaks another language. */
    hangUp: () => drop(false),
    /** What was asked is no longer wanted: something else than a number has changed. */
    forget() {
      wanted = null;
      for (const each of running) each.unwanted = true;
    },
  };
}
