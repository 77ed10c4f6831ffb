// Everything that a learner can do in a lesson. The only writer of the lesson's store; the graph has a store of its own (lessons/figure.js).
import { ApiError } from "../api.js";
import { judgeChoice, judgeEdgeOf, judgeNumber, judgeOrder } from "./judge.js";
import { imported, merged, exported, progressOf, reached, recorded } from "./progress.js";
import { copyOf, forPaper } from "./sheets.js";
import { changeOf, solved } from "./changed.js";
import { snippet } from "./embedding.js";
import { asking, exercisesOf, graphOf, numbersOf, opened, plain, question, waitsFor } from "./screens.js";

/** @typedef {import("./store.js").LearningStore} LearningStore */
/** @typedef {import("./types.js").Asking} Asking */
/** @typedef {import("./types.js").Standing} Standing */
/** @typedef {import("./judge.js").Verdict} Verdict */

/** @type {Standing} */
export const OPEN = { state: "open", tries: 0, given: null, said: null, attempt: null };
const SEEDS = 100_000;
const MOST_COPIES = 40;
const TYPING_MS = 400;
/** What a lesson that is being written is called: it has no progress and no address. */
const DRAFT = "\0draft";

/** @param {{store: LearningStore, api: import("../api.js").Api, figure: import("./figure.js").FigureDesk,
 *   lent: {remember: (key: string, value: string) => void, recall: (key: string) => string | null, random: () => number, later: (run: () => void, ms: number) => () => void, print: () => void, copy: (text: string) => Promise<boolean>, now: () => number, address: (path: string, replace: boolean) => void,
 *   save: (name: string, text: string) => void}}} parts */
export function createLearningActions({ store, api, figure, lent }) {
  const { change } = store;
  let waiting = () => {};
  let showing = 0; // how many screens have been asked for
  const newSeed = () => 1 + Math.floor(lent.random() * SEEDS);
  const stored = imported(lent.recall("progress") ?? "") ?? {};

  /** @param {import("./progress.js").AllProgress} progress */
  function keep(progress) {
    const kept = Object.fromEntries(Object.entries(progress).filter(([id]) => id !== DRAFT));
    change({ progress: kept });
    lent.remember("progress", exported(kept));
  }

  /** @param {() => Promise<void>} work */
  async function tried(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      change({ failure: error.failure });
    }
  }

  /** @param {string} key @param {Partial<Standing>} patch */
  function stand(key, patch) {
    const { standings } = store.state;
    change({ standings: { ...standings, [key]: { ...OPEN, ...standings[key], ...patch } } });
  }

  const address = (/** @type {boolean} */ replace) => {
    const { lesson, screen, seed } = store.state;
    if (lesson !== null && lesson.id !== DRAFT) lent.address(`/lesson/${lesson.id}#screen=${screen + 1}&seed=${seed}`, replace);
  };

  /** Asks for the numbers and answers of a screen, and draws its graph; one that was asked for before goes no further. */
  async function show() {
    const { lesson, screen, seed } = store.state;
    if (lesson === null) return;
    showing += 1;
    const mine = showing;
    const here = lesson.screens[screen];
    /** @type {Record<string, import("./types.js").Played>} */
    const played = {};
    await tried(async () => {
      const graph = graphOf(here);
      for (const each of asking(here)) {
        const body = question(each, seed, numbersOf(played[graph?.key ?? ""]));
        const answer = body === null ? null : await api.play(each.key, body);
        if (mine !== showing) return;
        if (answer !== null) played[each.key] = answer;
      }
      const ground = graph === null || graph.figure === null ? null : opened(graph.figure, played[graph.key] ?? null);
      change({ played, ground, failure: null, drawn: false });
      await figure.show(ground, graph?.figure ?? null);
      if (mine === showing) change({ drawn: true });
    });
  }

  const actions = {
    figure,
    async openCourse() {
      await tried(async () => {
        const answer = await api.lessons(store.state.language);
        if (answer !== null) change({ rows: answer.lessons, failure: null });
      });
    },
    /** @param {string} id @param {{screen?: number, seed?: number}} [at] */
    async openLesson(id, at = {}) {
      await tried(async () => {
        const lesson = await api.lesson(id, store.state.language);
        if (lesson !== null) await actions.take(lesson, at);
      });
    },
    /** Begins a lesson that is here. @param {import("./types.js").Lesson} lesson @param {{screen?: number, seed?: number}} [at] */
    async take(lesson, at = {}) {
      const before = progressOf(store.state.progress, lesson.id);
      const screen = Math.min(Math.max(at.screen ?? before.screen, 0), lesson.screens.length - 1);
      /** @type {Record<string, Standing>} */
      const standings = {};
      for (const [key, { state, tries, attempt }] of Object.entries(before.results)) standings[key] = { ...OPEN, state, tries, attempt };
      change({ lesson, screen, seed: at.seed ?? newSeed(), standings, played: {}, drawn: false, failure: null });
      address(true);
      await show();
    },
    /** @param {number} screen @param {boolean} [replace] the address has it already */
    async goto(screen, replace = false) {
      const { lesson, progress } = store.state;
      if (lesson === null || screen < 0 || screen >= lesson.screens.length || screen === store.state.screen) return;
      change({ screen, played: {}, drawn: false });
      keep(reached(progress, lesson.id, screen, exercisesOf(lesson).length));
      address(replace);
      await show();
    },
    async next() {
      const { lesson, screen, standings } = store.state;
      if (lesson !== null && waitsFor(lesson.screens[screen], standings) === null) await actions.goto(screen + 1);
    },
    back: () => actions.goto(store.state.screen - 1),
    /** The graph as the lesson opened it. */
    async putBack() {
      const { lesson, screen, ground } = store.state;
      await figure.show(ground, lesson === null ? null : (graphOf(lesson.screens[screen])?.figure ?? null));
    },
    /** The author's way to the goal, in the graph. @param {Asking} exercise */
    async solve({ solution }) {
      const { lesson, screen, ground } = store.state;
      if (solution !== null && ground !== null && lesson !== null) await figure.show(solved(ground, solution), graphOf(lesson.screens[screen])?.figure ?? null);
    },
    /** New numbers for the exercises of this screen. */
    async again() {
      const { lesson, screen, standings } = store.state;
      if (lesson === null) return;
      const open = Object.fromEntries(asking(lesson.screens[screen]).map(({ key }) => [key, { ...OPEN }]));
      change({ seed: newSeed(), drawn: false, standings: { ...standings, ...open } });
      address(true);
      await show();
    },
    /** Notes what a learner has put in, which answers nothing yet. @param {Asking} exercise @param {any} given @param {import("./types.js").Said | null} [said] */
    note(exercise, given, said = null) {
      stand(exercise.key, { given, said });
    },
    /** Notes an entry that is not right; the view says why. @param {Asking} exercise @param {any} given */
    slipped(exercise, given) {
      stand(exercise.key, { given, said: null, tries: (store.state.standings[exercise.key] ?? OPEN).tries + 1 });
    },
    /** Asks whether the goal is met by the program and numbers on show. @param {Asking} exercise @param {import("../types.js").Trace} trace */
    async tryGoal(exercise, trace) {
      const body = question(exercise, null);
      if (body === null || trace.source === exercise.figure?.source && sameNumbers(figure.store.state.at, exercise.figure.at)) return;
      await tried(async () => {
        const answer = await api.play(exercise.key, { ...body, figure: { ...body.figure, source: trace.source, at: figure.store.state.at } });
        if (answer?.goal === true) actions.judged(exercise, { right: true, said: exercise.because ? { mark: "right", prose: exercise.because } : { mark: "right", id: "learn-goal-met" } });
      });
    },
    /** Takes a verdict into account: counts the try, remembers what is right. @param {Asking} exercise @param {Verdict} verdict @param {any} [given] */
    judged(exercise, { right, said }, given) {
      const { lesson, standings, progress, seed } = store.state;
      const { tries, state } = { ...OPEN, ...standings[exercise.key] };
      const now = right && state !== "shown" ? "right" : state;
      const count = said.mark === "note" ? tries : tries + 1;
      stand(exercise.key, { state: now, tries: count, said, ...(given !== undefined && { given }), attempt: seed });
      if (right && lesson !== null) keep(recorded(progress, lesson.id, exercise.key, { state: now === "open" ? "right" : now, tries: count, attempt: seed }, exercisesOf(lesson).length));
    },
    /** @param {Asking} exercise @param {string | number | number[]} answer */
    answer(exercise, answer) {
      const played = store.state.played[exercise.key] ?? OWN;
      const trace = exercise.figure !== null ? figure.traceOf(exercise) : null;
      const asked = changeOf(figure.store.state, store.state.ground) === null ? trace : null; // numbers of the learner's own are not those that are asked about
      if (exercise.asks === "number") actions.judged(exercise, judgeNumber(exercise, played, String(answer), asked), answer);
      else if (exercise.asks === "choice") actions.judged(exercise, judgeChoice(exercise, withTyped(exercise, played), Number(answer)), answer);
      else if (exercise.asks === "edge") actions.judged(exercise, judgeEdgeOf(exercise, played, Number(answer)), answer);
      else if (exercise.asks === "order" && trace !== null && Array.isArray(answer)) actions.judged(exercise, judgeOrder(exercise, answer, trace), answer);
    },
    /** The way out that is always there. @param {Asking} exercise */
    reveal(exercise) {
      const { lesson, standings, progress, seed } = store.state;
      const { tries, state } = { ...OPEN, ...standings[exercise.key] };
      if (state !== "open") return;
      stand(exercise.key, { state: "shown", said: { mark: "shown", id: "learn-said-shown" }, attempt: seed });
      actions.solve(exercise);
      if (lesson !== null) keep(recorded(progress, lesson.id, exercise.key, { state: "shown", tries, attempt: seed }, exercisesOf(lesson).length));
    },
    /** Makes a worksheet, copy by copy. @param {number} wanted */
    async sheets(wanted) {
      const { lesson, seed } = store.state;
      if (lesson === null || !Number.isFinite(wanted)) return;
      const count = Math.min(Math.max(Math.round(wanted), 1), MOST_COPIES);
      const exercises = forPaper(lesson);
      change({ wanted: count, copies: [], busy: true, failure: null });
      await tried(async () => {
        for (let i = 0; i < count; i += 1) {
          const copy = await copyOf(lesson, exercises, seed + i, api);
          if (store.state.wanted !== count || store.state.seed !== seed) return;
          change({ copies: [...store.state.copies, copy] });
        }
      });
      change({ busy: false });
    },
    /** The worksheet of a lesson; the same seed has the same numbers. @param {string} id @param {number} [seed] */
    async openSheets(id, seed = newSeed()) {
      await tried(async () => {
        const lesson = await api.lesson(id, store.state.language);
        change({ lesson, seed });
      });
      await actions.sheets(store.state.wanted);
    },
    newSheets() {
      change({ seed: newSeed() });
      lent.address(`/worksheet/${store.state.lesson?.id}#seed=${store.state.seed}`, true);
      return actions.sheets(store.state.wanted);
    },
    print: () => lent.print(),
    /** Copies what puts the graph on show into another page. @param {string} link of the graph */
    async embed(link) {
      const { lesson, screen } = store.state;
      const title = lesson === null ? "Pathsum" : plain(lesson.screens[screen].title) || lesson.title;
      change({ notice: (await lent.copy(snippet(link, title))) ? "learn-embed-copied" : "learn-embed-failed" });
    },
    /** The lesson whose class is planned. @param {string} id */
    async plan(id) {
      await tried(async () => {
        const lesson = await api.lesson(id, store.state.language);
        if (lesson !== null) change({ lesson });
      });
    },
    /** Reads a lesson that is being written, as soon as the hand rests; what was good last stays on show. @param {string} text @param {string} name @param {number} [wait] */
    write(text, name, wait = TYPING_MS) {
      change({ written: { text, name } });
      waiting();
      const read = async () => {
        const { lesson, screen, seed } = store.state;
        const found = text === "" ? null : await api.typedLesson(text, name);
        if (found !== null) await actions.take({ ...found, id: DRAFT }, lesson?.id === DRAFT ? { screen, seed } : { screen: 0 });
      };
      waiting = lent.later(() => tried(read), wait);
    },
    async blank() {
      await tried(async () => {
        const answer = await api.blankLesson();
        if (answer !== null) actions.write(answer.text, "16-my-lesson.md", 0);
      });
    },
    saveLesson: () => lent.save(store.state.written.name, store.state.written.text),
    /** @param {string} name */
    setName(name) {
      change({ name });
      lent.remember("name", name);
    },
    saveProgress: () => lent.save("pathsum-progress.json", exported(store.state.progress)),
    /** @param {string} text of a file */
    loadProgress(text) {
      const found = imported(text);
      if (found === null) return change({ notice: "learn-import-wrong" });
      keep(merged(store.state.progress, found));
      change({ notice: "learn-import-done" });
    },
    forgetProgress: () => keep({}),
    dismiss: () => change({ notice: null }),
  };
  change({ progress: stored, name: lent.recall("name") ?? "", today: lent.now() });
  return actions;
}

/** @param {Record<string, number>} a @param {Record<string, number>} b */
const sameNumbers = (a, b) => Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

/** What is known of a question about an idea, which no engine has to answer. @type {import("./types.js").Played} */
const OWN = { source: "", at: {}, number: null, slips: [], right: [], edges: [], order: [], goal: null, budget: null, bug: null };

/** @param {Asking} exercise @param {import("./types.js").Played} played */
const withTyped = ({ options }, played) => (options.some(({ right }) => right !== null) ? { ...played, right: options.map(({ right }) => right === true) } : played);

/** @typedef {ReturnType<typeof createLearningActions>} LearningActions */
