// Golden traces with a layout by hand: layers from left to right, straight curves. For the tests of the scene only.
import { readdirSync, readFileSync } from "node:fs";
import { frame } from "../../../static/js/replay.js";
import { install } from "../../../static/js/messages.js";

const here = new URL("../../golden/traces/", import.meta.url);
install(readFileSync(new URL("../../../static/messages/en.ftl", import.meta.url), "utf8"));

/** Every golden trace by file name, "colah.reverse" for one. */
export const GOLDEN = readdirSync(here)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -5))
  .sort();

/** @type {import("../../../static/js/types.js").GraphUi} */
export const STILL = { hover: null, pick: null, labels: "number", motion: "full", animate: null, granularity: "edge", direction: "LR", foldable: true };

/** @param {string} name @returns {import("../../../static/js/types.js").Trace} */
export function golden(name) {
  const { trace } = JSON.parse(readFileSync(new URL(`${name}.json`, here), "utf8"));
  return { ...trace, layout: layoutOf(trace.graph) };
}

/** @param {import("../../../static/js/types.js").Graph} graph @returns {import("../../../static/js/types.js").Layout} */
export function layoutOf({ nodes, edges }) {
  const count = nodes.op.length;
  const layer = Array(count).fill(0);
  edges.from.forEach((from, e) => {
    layer[edges.to[e]] = Math.max(layer[edges.to[e]], layer[from] + 1);
  });
  /** @type {number[]} */
  const filled = [];
  const row = layer.map((depth) => {
    filled[depth] = (filled[depth] ?? 0) + 1;
    return filled[depth] - 1;
  });
  const boxes = {
    node: nodes.op.map((_, n) => n),
    copy: Array(count).fill(0),
    x: layer.map((depth) => 80 + depth * 170),
    y: row.map((r) => 60 + r * 100),
    w: nodes.op.map((op) => (op === "const" ? 40 : op === "input" ? 84 : 64)),
    h: nodes.op.map((op) => (op === "const" ? 32 : op === "input" ? 48 : 56)),
  };
  const points = edges.from.map((from, e) => {
    const to = edges.to[e];
    const x0 = boxes.x[from] + boxes.w[from] / 2;
    const x3 = boxes.x[to] - boxes.w[to] / 2;
    const dx = (x3 - x0) / 3;
    return [x0, boxes.y[from], x0 + dx, boxes.y[from], x3 - dx, boxes.y[to], x3, boxes.y[to]];
  });
  return {
    key: `${nodes.op}|${edges.from}|${edges.to}`,
    engine: "layered",
    reason: null,
    direction: "LR",
    width: Math.max(...boxes.x) + 80,
    height: Math.max(...boxes.y) + 60,
    boxes,
    curves: { edge: edges.from.map((_, e) => e), from: [...edges.from], to: [...edges.to], points, mid: points.map((p) => [(p[0] + p[6]) / 2, (p[1] + p[7]) / 2]) },
    frames: { group: [], x: [], y: [], w: [], h: [] },
  };
}

export { frame };
