// What a screen of a lesson shows, and how far one may go. Pure over (lesson, standings); knows no store and no DOM.

/** @typedef {import("./types.js").Lesson} Lesson */
/** @typedef {import("./types.js").Screen} Screen */
/** @typedef {import("./types.js").Asking} Asking */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {Record<string, import("./types.js").Standing>} Standings */

/** @param {Screen} screen @returns {Block[]} */
export const blocksOf = (screen) => screen.parts.flatMap(({ block }) => (block ? [block] : []));

/** The block whose graph a screen shows, and null where it shows none. @param {Screen} screen @returns {Asking | null} */
export function graphOf(screen) {
  for (const block of blocksOf(screen)) {
    if (block.shows) return block;
    const question = block.questions.find(({ shows }) => shows);
    if (question) return question;
  }
  return null;
}

/** Everything that asks on a screen. @param {Screen} screen @returns {Asking[]} */
export const asking = (screen) => blocksOf(screen).flatMap((block) => (block.kind === "check" ? block.questions : block.asks === null ? [] : [block]));

/** @param {Lesson} lesson @returns {Asking[]} */
export const exercisesOf = (lesson) => lesson.screens.flatMap(asking);

/** Whether an exercise is done: answered, or shown. @param {Standings} standings @param {Asking} exercise */
export const isDone = (standings, { key }) => (standings[key]?.state ?? "open") !== "open";

/** The first block on a screen that waits for its answer. @param {Screen} screen @param {Standings} standings @returns {Block | null} */
export function waitsFor(screen, standings) {
  const waiting = (/** @type {Block} */ block) => block.wait && !(block.kind === "check" ? block.questions : [block]).every((each) => isDone(standings, each));
  return blocksOf(screen).find(waiting) ?? null;
}

/** The parts of a screen that may be seen: up to the first that waits. @param {Screen} screen @param {Standings} standings */
export function seen(screen, standings) {
  const waiting = waitsFor(screen, standings);
  const end = waiting === null ? screen.parts.length : screen.parts.findIndex(({ block }) => block === waiting) + 1;
  return screen.parts.slice(0, end);
}

/** The words of prose, for titles. @param {import("./types.js").Prose} prose @returns {string} */
export const plain = (prose) => prose.map((node) => (typeof node === "string" ? node : (node.text ?? "") + plain(node.c))).join("");

/** The numbers of a graph, as a request takes them. @param {import("./types.js").Played | null | undefined} played @returns {Record<string, number> | null} */
export const numbersOf = (played) => (played ? Object.fromEntries(Object.entries(played.at).flatMap(([name, value]) => (typeof value === "number" ? [[name, value]] : []))) : null);

/** What a block's answers depend on, as the service takes it. @param {Asking} block @param {number | null} attempt
 * @param {Record<string, number> | null} [shared] the numbers of the screen's graph, for a block that asks about that */
export function question(block, attempt, shared = null) {
  const { number, edge, order, goal, task, budget, fresh, bugs, figure } = block;
  if (figure === null) return null;
  const { source, at, mode, seed, params, step } = figure;
  const options = block.options.map(({ when, right }) => ({ when, right }));
  const slips = block.slips.map((slip) => ({ number: slip.number }));
  return { attempt: fresh || bugs.length > 0 ? attempt : null, figure: { source, at: block.own || shared === null ? at : { ...at, ...shared }, mode, seed, params, step }, number, edge, order, goal, task, budget, fresh, options, slips, bugs };
}

/** A figure as the page opens it: like a link. @param {import("./types.js").Figure} figure @param {import("./types.js").Played | null} played */
export function opened(figure, played) {
  const { mode, seed, params, labels, notation, direction, by, step, play } = figure;
  const at = numbersOf(played) ?? figure.at;
  const own = { ...params, ...(seed !== null && { seed }), ...(played?.bug && { bug: played.bug }) };
  const k = play !== null ? play[0] : step === "start" ? 0 : step === "end" ? Number.MAX_SAFE_INTEGER : step;
  return { source: played?.source ?? figure.source ?? "", at, mode, params: { [mode]: own }, labels, notation, direction, granularity: by, excerpt: play, ...(k !== "ready" && { k }) };
}
