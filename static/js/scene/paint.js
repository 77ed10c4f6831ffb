// Paints a very large drawing on a canvas: edges, boxes, operators, which of them a sweep has reached. The second renderer of the one model; must not know the store.
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./fit.js").View} View */
/** @typedef {Record<"ink" | "paper" | "raised" | "control" | "partial" | "hairline" | "hue" | "wash" | "ink-wash" | "math", string>} Colours */
/**
 * @typedef {object} Scenery  what is painted, beside the model
 * @property {Model} model
 * @property {import("./part.js").Part} part  drawn in full by others
 * @property {string[]} symbol
 * @property {Set<number>} used  edges @property {Set<number>} lit  edges in use
 * @property {Set<number>} marked  edges pointed at
 * @property {boolean[]} active  nodes from which something flows
 * @property {Map<number, unknown> | null} derived  nodes whose chip is filled
 * @property {number} focus @property {Map<number, string>} marks
 */

/** Closer than this, operators can be read. */
const READABLE = 0.22;
/** Further out than this a curve is as good as its chord. */
const CHORD = 0.16;
/** Strokes in one go: longer paths are slower than their pieces. */
const BATCH = 400;

/** @param {Element} element @returns {Colours} */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const hue = element.closest(".graph")?.getAttribute("data-hue") ?? "tangent";
  return {
    ink: of("--ink"), paper: of("--paper"), raised: of("--raised"), control: of("--control"), partial: of("--partial"), hairline: of("--hairline"), math: of("--math"),
    hue: of(`--${hue}`) || of("--ink"), wash: of(`--${hue}-wash`) || of("--ink-wash"), "ink-wash": of("--ink-wash"),
  };
}

/** @param {CanvasRenderingContext2D} pen @param {Scenery} scenery @param {View} view @param {{width: number, height: number}} pane @param {Colours} colours @param {number} dots device pixels to a pixel */
export function paint(pen, scenery, view, pane, colours, dots) {
  const { scale, x, y } = view;
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  pen.clearRect(0, 0, pane.width, pane.height);
  pen.setTransform(dots * scale, 0, 0, dots * scale, dots * x, dots * y);
  const sight = { x0: -x / scale, y0: -y / scale, x1: (pane.width - x) / scale, y1: (pane.height - y) / scale };
  edges(pen, scenery, sight, scale, colours);
  boxes(pen, scenery, sight, scale, colours);
}

/** @param {CanvasRenderingContext2D} pen @param {Scenery} scenery @param {import("./part.js").Sight} sight @param {number} scale @param {Colours} colours */
function edges(pen, { model, part, used, lit, marked, active }, { x0, y0, x1, y1 }, scale, colours) {
  /** @type {number[][]} */
  const kinds = [[], [], [], [], []];
  for (const arc of model.arcs) {
    if (part.arcsIn.has(arc.i)) continue;
    const { bounds } = arc;
    if (bounds[2] < x0 || bounds[0] > x1 || bounds[3] < y0 || bounds[1] > y1) continue;
    const e = arc.edge;
    kinds[marked.has(e) ? 4 : lit.has(e) ? 3 : used.has(e) ? 2 : active[model.boxes[arc.from].node] ? 1 : 0].push(arc.i);
  }
  const looks = [[colours.hairline, 1, 1], [colours.partial, 0.5, 1], [colours.hue, 0.55, 1.2], [colours.hue, 1, 2.4], [colours.ink, 1, 1.6]];
  looks.forEach(([colour, alpha, width], kind) => {
    pen.strokeStyle = String(colour);
    pen.globalAlpha = Number(alpha);
    pen.lineWidth = Math.max((Number(width) * 0.9) / scale, Number(width) * 1.5);
    kinds[kind].forEach((i, n) => {
      if (n % BATCH === 0) {
        if (n) pen.stroke();
        pen.beginPath();
      }
      const { points } = model.arcs[i].curve;
      pen.moveTo(points[0], points[1]);
      if (scale < CHORD) for (let p = 6; p + 1 < points.length; p += 6) pen.lineTo(points[p], points[p + 1]);
      else for (let p = 2; p + 5 < points.length; p += 6) pen.bezierCurveTo(points[p], points[p + 1], points[p + 2], points[p + 3], points[p + 4], points[p + 5]);
    });
    if (kinds[kind].length) pen.stroke();
  });
  pen.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} pen @param {Scenery} scenery @param {import("./part.js").Sight} sight @param {number} scale @param {Colours} colours */
function boxes(pen, { model, part, symbol, derived, focus, marks }, { x0, y0, x1, y1 }, scale, colours) {
  const read = scale >= READABLE;
  const line = Math.max(0.8 / scale, 1.25);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const box of model.boxes) {
    const { x, y, w, h, node, kind } = box;
    if (part.has.has(box.i) || x + w < x0 || x - w > x1 || y + h < y0 || y - h > y1) continue;
    const now = node === focus;
    if (kind === "const") {
      pen.fillStyle = colours.hairline;
      pen.fillRect(x - w / 6, y - h / 6, w / 3, h / 3);
      continue;
    }
    const filled = derived?.has(node);
    pen.fillStyle = now || (filled && !read) ? colours.wash : kind === "input" ? colours["ink-wash"] : colours.raised;
    pen.strokeStyle = marks.has(node) ? colours.ink : now || filled ? colours.hue : colours.control;
    pen.lineWidth = line * (now || marks.has(node) ? 2 : 1);
    pen.beginPath();
    if (read) pen.roundRect(x - w / 2, y - h / 2, w, h, kind === "input" ? h / 2 : 12);
    else pen.rect(x - w / 2, y - h / 2, w, h);
    pen.fill();
    pen.stroke();
    if (!read || kind === "input") continue;
    pen.fillStyle = colours.ink;
    pen.font = `${symbol[node].length > 1 ? 20 : 34}px ${colours.math}`;
    pen.fillText(symbol[node], x, y);
  }
}
