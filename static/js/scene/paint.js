// Paints a very large drawing on a canvas: edges, boxes, operators, which of them a sweep has reached. The second renderer of the one model; must not know the store.
import { ARC, BOX } from "./scenery.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./fit.js").View} View */
/** @typedef {Record<"ink" | "paper" | "raised" | "control" | "partial" | "hairline" | "hue" | "wash" | "ink-wash" | "math", string>} Colours */
/** @typedef {import("./scenery.js").Scenery} Scenery */
/** @typedef {import("./part.js").Sight} Sight */

/** Closer than this, operators can be read. */
const READABLE = 0.22;
/** Further out than this a curve is as good as its chord. */
const CHORD = 0.16;
/** Strokes in one go: longer paths are slower than their pieces. */
const BATCH = 400;

/** @param {Element} element @param {string} hue @returns {Colours} */
export function coloursOf(element, hue) {
  const style = getComputedStyle(element);
  const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    ink: of("--ink"), paper: of("--paper"), raised: of("--raised"), control: of("--control"), partial: of("--partial"), hairline: of("--hairline"), math: of("--math"),
    hue: of(`--${hue}`) || of("--ink"), wash: of(`--${hue}-wash`) || of("--ink-wash"), "ink-wash": of("--ink-wash"),
  };
}

/** Paints all of it, or only what lies in some places.
 * @param {CanvasRenderingContext2D} pen @param {Scenery} scenery @param {View} view @param {{width: number, height: number}} pane @param {Colours} colours @param {number} dots device pixels to a pixel
 * @param {Sight[] | null} [places] in coordinates of the drawing */
export function paint(pen, scenery, view, pane, colours, dots, places = null) {
  const { scale, x, y } = view;
  const all = [0, 0, Math.round(pane.width * dots), Math.round(pane.height * dots)];
  const rooms = places?.flatMap((place) => dotsOf(place, view, dots, all)) ?? [all];
  if (!rooms.length) return;
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  if (places) {
    pen.beginPath();
    for (const [left, top, right, bottom] of rooms) pen.rect(left, top, right - left, bottom - top);
    pen.clip();
  }
  for (const [left, top, right, bottom] of rooms) pen.clearRect(left, top, right - left, bottom - top);
  pen.setTransform(dots * scale, 0, 0, dots * scale, dots * x, dots * y);
  const sights = rooms.map(([left, top, right, bottom]) => ({ x0: (left / dots - x) / scale, y0: (top / dots - y) / scale, x1: (right / dots - x) / scale, y1: (bottom / dots - y) / scale }));
  const seen = (/** @type {number} */ x0, /** @type {number} */ y0, /** @type {number} */ x1, /** @type {number} */ y1) => sights.some((sight) => x1 >= sight.x0 && x0 <= sight.x1 && y1 >= sight.y0 && y0 <= sight.y1);
  edges(pen, scenery, seen, scale, colours);
  boxes(pen, scenery, seen, scale, colours);
  pen.restore();
}

/** What a line reaches beyond its place, in pixels of the screen. */
const RIM = 4;

/** A place in whole dots of the canvas, or nothing where it is out of sight. @param {Sight} place @param {View} view @param {number} dots @param {number[]} all */
function dotsOf({ x0, y0, x1, y1 }, { scale, x, y }, dots, all) {
  const rim = RIM * Math.max(1, scale * 2);
  const room = [
    Math.max(all[0], Math.floor((x0 * scale + x - rim) * dots)),
    Math.max(all[1], Math.floor((y0 * scale + y - rim) * dots)),
    Math.min(all[2], Math.ceil((x1 * scale + x + rim) * dots)),
    Math.min(all[3], Math.ceil((y1 * scale + y + rim) * dots)),
  ];
  return room[0] < room[2] && room[1] < room[3] ? [room] : [];
}

/** @typedef {(x0: number, y0: number, x1: number, y1: number) => boolean} Seen */

/** @param {CanvasRenderingContext2D} pen @param {Scenery} scenery @param {Seen} seen @param {number} scale @param {Colours} colours */
function edges(pen, { model, arcs }, seen, scale, colours) {
  /** @type {number[][]} */
  const kinds = [[], [], [], [], []];
  for (const { i, bounds } of model.arcs) if (arcs[i] !== ARC.out && seen(...bounds)) kinds[arcs[i]].push(i);
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
      const points = scale < CHORD ? model.arcs[i].points : model.arcs[i].curve.points; // from afar nobody sees where exactly a rim is
      pen.moveTo(points[0], points[1]);
      if (scale < CHORD) for (let p = 6; p + 1 < points.length; p += 6) pen.lineTo(points[p], points[p + 1]);
      else for (let p = 2; p + 5 < points.length; p += 6) pen.bezierCurveTo(points[p], points[p + 1], points[p + 2], points[p + 3], points[p + 4], points[p + 5]);
    });
    if (kinds[kind].length) pen.stroke();
  });
  pen.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} pen @param {Scenery} scenery @param {Seen} seen @param {number} scale @param {Colours} colours */
function boxes(pen, { model, symbol, boxes: looks }, seen, scale, colours) {
  const read = scale >= READABLE;
  const line = Math.max(0.8 / scale, 1.25);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const { i, x, y, w, h, node, kind } of model.boxes) {
    const look = looks[i];
    if (look & BOX.out || !seen(x - w, y - h, x + w, y + h)) continue;
    const [now, marked, filled] = [look & BOX.now, look & BOX.marked, look & BOX.filled];
    if (kind === "const") {
      pen.fillStyle = colours.hairline;
      pen.fillRect(x - w / 6, y - h / 6, w / 3, h / 3);
      continue;
    }
    pen.fillStyle = now || (filled && !read) ? colours.wash : kind === "input" ? colours["ink-wash"] : colours.raised;
    pen.strokeStyle = marked ? colours.ink : now || filled ? colours.hue : colours.control;
    pen.lineWidth = line * (now || marked ? 2 : 1);
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
