// The page in another language: its own words at once, those of the service as soon as they are there. One part of the actions; knows no view.
import { ApiError } from "./api.js";

/** Answers that may hold sentences of the service: asked for again when they are looked at. */
const ANSWERS = { symbolic: {}, checks: {}, costs: null, best: null, landscape: null };

/** @param {{store: import("./store.js").Store, api: import("./api.js").Api, load: (step: "keep") => Promise<void>, hangUp: () => void,
 *   lent: {remember: (key: string, value: string) => void, words: (code: string) => Promise<boolean | null>}}} parts */
export function speakingActions({ store, api, load, hangUp, lent }) {
  const { change } = store;

  /** The words of the service in the language in use: names of modes, notes, what an operation is called, a refusal. */
  async function askAgain() {
    hangUp();
    const again = load("keep");
    try {
      const answer = await api.modes();
      if (answer) change({ modes: answer.modes });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
    await again;
  }

  return {
    askAgain,
    /** Speaks another language from now on.
     * @param {string} code @param {boolean} [byHand] chosen here, so that it is remembered; else a link asks for it */
    async speak(code, byHand = true) {
      const { languages, language, lang } = store.state;
      if (!languages.includes(code) || (code === language && code === lang)) return;
      if (byHand) lent.remember("lang", code);
      if (code === language) return change({ lang: code });
      const came = await lent.words(code);
      if (came === false) change({ offline: true });
      if (!came) return;
      const { coding } = store.state;
      change({ language: code, lang: code, offline: false, ...ANSWERS, coding: { ...coding, asked: "", failure: null } });
      await askAgain();
    },
  };
}
