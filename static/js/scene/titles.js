// The room of a frame's title: it keeps its size on the screen, so from afar it has none beside those of the frames around it, or above what lies over it. Pure; knows no group.
import { ems } from "./text.js";

/** @typedef {import("./bezier.js").Rect} Rect */
/**
 * @typedef {object} Room  in coordinates of the drawing, but for `beside`
 * @property {number} up  how far below the title of the frame around it its own begins
 * @property {number} right  how far to the right of it
 * @property {number} beside  how far to the right it has to be to stand beside it, in pixels of the screen
 * @property {number} free  how far above its rim something else lies
 */

const TYPE = 13;
/** The mark before the words and what is around both, in pixels. */
const AROUND = 46;
/** More than any screen can show. */
const PLENTY = 1e6;

/** The width of a title on the screen. @param {string} text */
export const titleWidth = (text) => Math.ceil(ems(text) * TYPE) + AROUND;

/**
 * @param {Rect[]} frames outer ones before those in them @param {string[]} texts their titles @param {Rect[]} boxes
 * @returns {Room[]}
 */
export function titleRooms(frames, texts, boxes) {
  const edges = (/** @type {Rect} */ { x, y, w, h }) => ({ left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });
  const rims = frames.map(edges);
  const others = [...rims, ...boxes.map(edges)].sort((a, b) => a.bottom - b.bottom);
  return rims.map((own, i) => {
    let around = -1;
    for (let j = 0; j < i; j += 1) if (rims[j].left <= own.left && rims[j].right >= own.right && rims[j].top <= own.top && rims[j].bottom >= own.bottom) around = j;
    const over = others.findLast(({ left, right, bottom }) => bottom <= own.top && left < own.right && right > own.left);
    const outer = rims[around];
    return {
      up: outer ? own.top - outer.top : PLENTY,
      right: outer ? own.left - outer.left : PLENTY,
      beside: outer ? titleWidth(texts[around]) : 0,
      free: over ? own.top - over.bottom : PLENTY,
    };
  });
}
