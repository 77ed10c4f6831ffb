// What someone has done in which lesson: kept in the browser, exported and imported as a file. Pure; knows no storage.

/** @typedef {{state: "right" | "shown", tries: number, attempt: number | null}} Result */
/** @typedef {{screen: number, exercises: number, results: Record<string, Result>}} Progress of one lesson */
/** @typedef {Record<string, Progress>} AllProgress by the lesson's id */

const VERSION = 1;

/** @param {AllProgress} all @param {string} id @returns {Progress} */
export const progressOf = (all, id) => all[id] ?? { screen: 0, exercises: 0, results: {} };

/** @param {AllProgress} all @param {string} id @param {string} key @param {Result} result @param {number} exercises @returns {AllProgress} */
export function recorded(all, id, key, result, exercises) {
  const before = progressOf(all, id);
  return { ...all, [id]: { ...before, exercises, results: { ...before.results, [key]: result } } };
}

/** @param {AllProgress} all @param {string} id @param {number} screen @param {number} exercises @returns {AllProgress} */
export const reached = (all, id, screen, exercises) => ({ ...all, [id]: { ...progressOf(all, id), screen, exercises } });

/** How many exercises of a lesson are right, and how many were shown. @param {Progress} progress */
export function counts({ results }) {
  const states = Object.values(results).map(({ state }) => state);
  return { right: states.filter((state) => state === "right").length, shown: states.filter((state) => state === "shown").length };
}

/** How far a lesson is. @param {import("./types.js").Row} row @param {AllProgress} all @returns {"new" | "begun" | "done"} */
export function stageOf({ id, exercises }, all) {
  const progress = progressOf(all, id);
  const { right, shown } = counts(progress);
  if (right + shown === 0 && progress.screen === 0) return "new";
  return right + shown >= exercises ? "done" : "begun";
}

/** The lesson to go on with: the one begun last in the course's order, else what follows it, else what was left out; null where all is done.
 * @param {import("./types.js").Row[]} rows @param {AllProgress} all */
export function nextOf(rows, all) {
  const stages = rows.map((row) => stageOf(row, all));
  const last = Math.max(stages.map((stage) => stage !== "new").lastIndexOf(true), 0);
  const open = (/** @type {number} */ i) => stages[i] !== "done";
  const order = rows.map((_, i) => (last + i) % rows.length);
  const next = order.find(open);
  return next === undefined ? null : rows[next];
}

/** @param {AllProgress} all */
export const exported = (all) => JSON.stringify({ pathsum: "progress", version: VERSION, lessons: all }, null, 1);

/** @param {unknown} value @param {number} most */
const whole = (value, most) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is Result} */
const isResult = (value) => isRecord(value) && ["right", "shown"].includes(value.state) && whole(value.tries, 1e6) && (value.attempt === null || whole(value.attempt, 2 ** 53));

/** What a file or the storage holds, checked part by part; null where it is no progress at all. @param {string} text @returns {AllProgress | null} */
export function imported(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(data) || data.pathsum !== "progress" || data.version !== VERSION || !isRecord(data.lessons)) return null;
  const lessons = Object.entries(data.lessons).flatMap(([id, each]) => {
    if (!isRecord(each) || !isRecord(each.results) || !whole(each.screen, 1e4) || !whole(each.exercises, 1e4)) return [];
    const results = Object.entries(each.results).filter(([key, result]) => /^b\d+(\.\d+)?$/.test(key) && isResult(result));
    return [[id, { screen: each.screen, exercises: each.exercises, results: Object.fromEntries(results.map(([key, { state, tries, attempt }]) => [key, { state, tries, attempt }])) }]];
  });
  return Object.fromEntries(lessons);
}

/** Two people's files, or two machines' of one: what is right anywhere is right. @param {AllProgress} mine @param {AllProgress} theirs @returns {AllProgress} */
export function merged(mine, theirs) {
  const all = { ...mine };
  for (const [id, each] of Object.entries(theirs)) {
    const before = progressOf(all, id);
    const results = { ...before.results };
    for (const [key, result] of Object.entries(each.results)) if (results[key]?.state !== "right") results[key] = result;
    all[id] = { screen: Math.max(before.screen, each.screen), exercises: Math.max(before.exercises, each.exercises), results };
  }
  return all;
}
