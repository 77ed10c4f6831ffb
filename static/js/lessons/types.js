// The shapes of lessons, for the type checker only. Knows nothing and does nothing; app/schemas_lessons.py is the same in Python.

/** @typedef {string | {t: string, c: Prose, text?: string, href?: string, level?: number, start?: number, language?: string}} ProseNode */
/** @typedef {ProseNode[]} Prose */

/** @typedef {{id: string, number: number | null, own: boolean, languages: string[], language: string, title: string, summary: string | null, minutes: number, goals: string[],
 *   prerequisites: string[], exercises: number, screens: number, problem: string | null}} Row */

/** @typedef {{source: string | null, at: Record<string, number>, mode: string, seed: Record<string, number> | null, params: Record<string, any>, view: string | null,
 *   labels: "number" | "symbol", notation: "plain" | "dual", direction: "LR" | "TB", step: "ready" | "start" | "end" | number, play: [number, number] | null,
 *   by: import("../types.js").Granularity, caption: Prose | null}} Figure */

/** @typedef {{text: Prose, when: string | null, right: boolean | null, because: Prose | null}} Option */

/** What asks: a block, or one question of a check.
 * @typedef {object} Asking
 * @property {"pathsum" | "predict" | "sweep" | "broken" | "try" | "check" | "question"} kind
 * @property {string} key
 * @property {number} line
 * @property {boolean} own
 * @property {boolean} shows
 * @property {Figure | null} figure
 * @property {Prose | null} ask
 * @property {Prose | null} because
 * @property {Prose | null} hint
 * @property {boolean} wait
 * @property {"number" | "choice" | "edge" | "order" | "sweep" | "bug" | "goal" | null} asks
 * @property {string | null} number
 * @property {string | null} edge
 * @property {"values" | "tangents" | "adjoints" | null} order
 * @property {string | null} goal
 * @property {boolean} edit
 * @property {{source: string | null, at: Record<string, number>} | null} solution
 * @property {"fill" | "values" | "edges" | "paths" | "order" | null} task
 * @property {"once" | "end"} judge
 * @property {string | null} budget
 * @property {boolean} fresh
 * @property {Option[]} options
 * @property {{number: string, say: Prose}[]} slips
 * @property {string[]} bugs
 * @property {"procedural" | "conceptual" | null} sort */

/** @typedef {Asking & {questions: Asking[]}} Block */
/** @typedef {{prose?: Prose | null, block?: Block | null}} Part */
/** @typedef {{title: Prose, line: number, parts: Part[]}} Screen */

/** @typedef {{id: string, number: number | null, own: boolean, languages: string[], language: string, title: string, summary: string | null, minutes: number, goals: string[],
 *   prerequisites: string[], exercises: number, screens: Screen[]}} Lesson */

/** @typedef {{source: string, at: Record<string, import("../types.js").Wire>, number: import("../types.js").Wire | null, slips: import("../types.js").Wire[], right: boolean[],
 *   edges: number[], order: number[], goal: boolean | null, budget: number | null, bug: string | null}} Played */

/** How one exercise stands. `given`: what the learner has put in, by kind of exercise. `shown`: the answer was asked for.
 * @typedef {{state: "open" | "right" | "shown", tries: number, given: any, said: Said | null, attempt: number | null}} Standing */
/** What the page answered: a sentence of the catalogue or the author's words. @typedef {{mark: "right" | "wrong" | "note" | "carried" | "shown", id?: string, args?: Record<string, string | number>, prose?: Prose}} Said */

export {};
