// Talks to the service, in the language of the page: one shape for every failure, and an older answer never overtakes a newer one. Knows no store and no DOM.
import { spoken, t } from "./messages.js";

/** @typedef {import("./types.js").Failure} Failure */

/** A refusal by the service, or its silence (code OFFLINE). */
export class ApiError extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Why something did not come, in words: the service's own, or ours where it said nothing. @param {Failure} failure */
export const reasonOf = ({ code, message }) => message || t(code === "OFFLINE" ? "offline" : "internal");

/** @param {string} code @returns {Failure} */
const plain = (code) => ({ code, message: "", hint: "", span: null, fix: null });

/** @param {typeof globalThis.fetch} fetch @param {string} [base] */
export function createApi(fetch, base = "") {
  let revision = 0;
  /** @type {Map<string, AbortController>} */
  const running = new Map();

  /** @param {string} path @param {unknown} body undefined: nothing is sent along @param {AbortSignal} signal */
  async function ask(path, body, signal) {
    let response;
    try {
      response = await fetch(`${base}${path}`, {
        headers: { "accept-language": spoken(), ...(body !== undefined && { "content-type": "application/json" }) },
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
        signal,
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new ApiError(plain("OFFLINE"));
    }
    let answer = null;
    try {
      answer = await response.json();
    } catch (error) {
      if (signal.aborted) throw error;
    }
    if (response.ok && answer !== null) return answer;
    throw new ApiError(typeof answer?.error?.message === "string" ? answer.error : plain(response.status >= 500 ? "E_INTERNAL" : "OFFLINE"));
  }

  /** Sends a request; a newer one of the same kind calls the older one off. Null: this answer is no longer wanted.
   * @param {string} kind @param {string} path @param {Record<string, unknown>} [body]
   * @returns {Promise<any>} */
  async function newest(kind, path, body) {
    running.get(kind)?.abort();
    const controller = new AbortController();
    running.set(kind, controller);
    try {
      const answer = await ask(path, body, controller.signal);
      return running.get(kind) === controller ? answer : null;
    } catch (error) {
      if (running.get(kind) !== controller) return null;
      throw error;
    } finally {
      if (running.get(kind) === controller) running.delete(kind);
    }
  }

  return {
    /** @param {Record<string, unknown>} body @param {string} [kind]
     * @returns {Promise<import("./types.js").Trace | null>} */
    async trace(body, kind = "trace") {
      revision += 1;
      const mine = revision;
      const answer = await newest(kind, "/api/v1/trace", { ...body, revision: mine });
      return answer !== null && answer.revision === mine ? answer : null;
    },
    /** @param {Record<string, unknown>} body @returns {Promise<any>} */
    symbolic(body) {
      return newest(`symbolic ${body.output}/${body.input}`, "/api/v1/symbolic", body);
    },
    /** @param {Record<string, unknown>} body @returns {Promise<any>} */
    code(body) {
      return newest("code", "/api/v1/code", body);
    },
    /** @param {Record<string, unknown>} body @returns {Promise<any>} */
    checks(body) {
      return newest(`checks ${body.output}/${body.input}`, "/api/v1/checks", body);
    },
    /** @param {Record<string, unknown>} body @returns {Promise<any>} */
    grid(body) {
      return newest("grid", "/api/v1/grid", body);
    },
    /** @param {Record<string, unknown>} body @returns {Promise<any>} */
    costs(body) {
      return newest("costs", "/api/v1/costs", body);
    },
    /** @param {"family" | "checkpoints"} about @param {Record<string, unknown>} body @returns {Promise<any>} */
    costsOf(about, body) {
      return newest(about, `/api/v1/costs/${about}`, body);
    },
    /** @returns {Promise<{modes: import("./store.js").Mode[]} | null>} */
    modes() {
      return newest("modes", "/api/v1/modes");
    },
    /** The list of lessons. @param {string} language @returns {Promise<{lessons: import("./lessons/types.js").Row[]} | null>} */
    lessons(language) {
      return newest("lessons", `/api/v1/lessons?lang=${language}`);
    },
    /** @param {string} id @param {string} language @returns {Promise<import("./lessons/types.js").Lesson | null>} */
    lesson(id, language) {
      return newest("lesson", `/api/v1/lessons/${encodeURIComponent(id)}?lang=${language}`);
    },
    /** @param {string} text @param {string} name @returns {Promise<import("./lessons/types.js").Lesson | null>} */
    typedLesson(text, name) {
      return newest("lesson", "/api/v1/typed-lesson", { text, name });
    },
    /** The text that a new lesson begins with. @returns {Promise<{text: string} | null>} */
    blankLesson() {
      return newest("blank", "/api/v1/blank-lesson");
    },
    /** @param {string} key of the block @param {Record<string, unknown>} body @returns {Promise<import("./lessons/types.js").Played | null>} */
    play(key, body) {
      return newest(`play ${key}`, "/api/v1/play", body);
    },
    /** @param {string} kind */
    callOff(kind) {
      running.get(kind)?.abort();
      running.delete(kind);
    },
  };
}

/** @typedef {ReturnType<typeof createApi>} Api */
