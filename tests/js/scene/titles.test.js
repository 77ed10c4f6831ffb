// Titles of frames: at no scale do those that are shown meet, or cover what lies above.
import assert from "node:assert/strict";
import { test } from "node:test";
import { titleRooms, titleWidth } from "../../../static/js/scene/titles.js";

/** A frame by its corner. @param {number} left @param {number} top @param {number} w @param {number} h */
const at = (left, top, w, h) => ({ x: left + w / 2, y: top + h / 2, w, h });

// Three loops in one another, two turns each, and a call above the second.
const FRAMES = [at(0, 100, 2400, 400), at(16, 138, 1100, 300), at(32, 176, 500, 200), at(600, 176, 500, 200), at(1200, 138, 1100, 300), at(1216, 176, 500, 200)];
const TEXTS = ["i = 0", "j = 0", "k = 0", "k = 1", "j = 1", "k = 0"];
const BOXES = [at(40, -30, 64, 56), at(1300, 220, 64, 56)];

/** As the style sheet decides. @param {import("../../../static/js/scene/titles.js").Room} room @param {number} scale @param {number} wide */
const shown = ({ up, right, beside, free }, scale, wide) => Math.min(scale * wide - 43, Math.max(scale * up - 23, scale * right - beside), scale * free - (scale >= 0.58 ? 11 : 18)) >= 1;

test("titles that are shown do not meet, however near or far", () => {
  const rooms = titleRooms(FRAMES, TEXTS, BOXES);
  for (let scale = 0.04; scale < 3; scale *= 1.05) {
    const lift = scale >= 0.58 ? 12 : 21;
    const titles = FRAMES.flatMap(({ x, y, w, h }, i) =>
      shown(rooms[i], scale, w) ? [{ i, left: (x - w / 2) * scale + 10, top: (y - h / 2) * scale - lift, w: Math.min(titleWidth(TEXTS[i]), w * scale - 14), h: 24 }] : [],
    );
    for (const a of titles)
      for (const b of titles)
        if (a.i < b.i) assert.ok(Math.abs(a.top - b.top) >= 22 || a.left + a.w <= b.left + 10 || b.left + b.w <= a.left + 10, `${TEXTS[a.i]} meets ${TEXTS[b.i]} at ${scale}`);
    for (const { top, left, w } of titles)
      for (const box of BOXES) {
        const [bottom, right] = [(box.y + box.h / 2) * scale, (box.x + box.w / 2) * scale];
        const above = box.y * scale < top + 12 && right > left && (box.x - box.w / 2) * scale < left + w;
        assert.ok(!above || bottom <= top + 6, `a box is covered at ${scale}`);
      }
  }
});

test("near by every frame has its title, from afar the outermost alone", () => {
  const rooms = titleRooms(FRAMES, TEXTS, BOXES);
  assert.deepEqual(FRAMES.map(({ w }, i) => shown(rooms[i], 1, w)), [true, true, true, true, true, true]);
  assert.deepEqual(FRAMES.map(({ w }, i) => shown(rooms[i], 0.4, w)).slice(0, 3), [true, false, false]);
  assert.equal(shown(rooms[4], 0.4, 1100), true, "the second turn stands well beside the title of the loop around it");
});
