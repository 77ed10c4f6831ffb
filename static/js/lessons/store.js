// What the store of the lesson pages holds (held.js keeps it). Only lessons/actions.js may call `change`.

/** @typedef {object} Learning
 * @property {"course" | "lesson" | "teacher" | "worksheet"} page
 * @property {string} language
 * @property {import("./types.js").Row[] | null} rows the course; null until it is here
 * @property {import("./types.js").Lesson | null} lesson
 * @property {number} screen
 * @property {number} seed of the numbers of this run through the lesson
 * @property {Record<string, import("./types.js").Standing>} standings by the block's key
 * @property {Record<string, import("./types.js").Played>} played by the block's key
 * @property {import("./changed.js").Ground | null} ground what this screen's graph was opened as
 * @property {boolean} drawn whether the graph on show is this screen's
 * @property {import("./progress.js").AllProgress} progress
 * @property {string} name of whoever hands something in
 * @property {number} today in milliseconds
 * @property {import("./sheets.js").Copy[]} copies of the worksheet
 * @property {number} wanted how many copies there shall be
 * @property {boolean} busy copies are being made
 * @property {{text: string, name: string}} written a lesson that is being written
 * @property {import("../types.js").Failure | null} failure
 * @property {string | null} notice name of a sentence */

/** @param {Pick<Learning, "page" | "language"> & Partial<Learning>} start @returns {Learning} */
export const openingLearning = (start) => ({
  rows: null,
  lesson: null,
  screen: 0,
  seed: 1,
  standings: {},
  played: {},
  ground: null,
  drawn: false,
  progress: {},
  name: "",
  today: 0,
  copies: [],
  wanted: 2,
  busy: false,
  written: { text: "", name: "lesson.md" },
  failure: null,
  notice: null,
  ...start,
});

/** @typedef {import("../held.js").Held<Learning>} LearningStore */
