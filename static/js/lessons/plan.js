// A class of fifty minutes made from a lesson: which screens when, and what learners do. Pure; knows no word.
import { asking, blocksOf } from "./screens.js";

/** @typedef {import("./types.js").Lesson} Lesson */
/** @typedef {{from: number, minutes: number, what: "ask" | "show" | "work" | "pairs" | "check", screens: number[]}} Slot `screens` from 1 */

const CLASS = 50;
const OPENING = 5;
const CHECK = 8;

/** What a screen is for in class. @param {import("./types.js").Screen} screen @returns {Slot["what"]} */
function use(screen) {
  const blocks = blocksOf(screen);
  if (blocks.some(({ kind }) => kind === "check")) return "check";
  if (blocks.some(({ asks, task }) => asks === "bug" || asks === "goal" || task === "order")) return "pairs";
  return asking(screen).some(({ asks }) => asks === "sweep") ? "work" : "show";
}

/** Weights of a minute: carrying something out takes longer than looking on. */
const WEIGHT = { ask: 1, show: 2, work: 4, pairs: 3, check: 0 };

/** @param {Lesson} lesson @returns {Slot[]} */
export function planOf(lesson) {
  /** @type {{what: Slot["what"], screens: number[]}[]} */
  const groups = [];
  lesson.screens.forEach((screen, i) => {
    const what = use(screen);
    const last = groups.at(-1);
    if (last?.what === what) last.screens.push(i + 1);
    else groups.push({ what, screens: [i + 1] });
  });
  const checks = groups.filter(({ what }) => what === "check").length;
  const weights = groups.map(({ what, screens }) => WEIGHT[what] * screens.length);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const room = CLASS - OPENING - (checks > 0 ? CHECK : 0);
  const shares = groups.map(({ what }, i) => (what === "check" ? CHECK / checks : (room * weights[i]) / total));
  const ends = shares.map((_, i) => Math.round(OPENING + shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0)));
  const slots = groups.map((group, i) => ({ ...group, from: i === 0 ? OPENING : ends[i - 1], minutes: ends[i] - (i === 0 ? OPENING : ends[i - 1]) }));
  return [{ from: 0, minutes: OPENING, what: "ask", screens: [1] }, ...slots];
}
