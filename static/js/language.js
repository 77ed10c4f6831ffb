// Which language the page speaks: what a link asks for, what a language calls itself, how its catalogue is brought. What the browser wishes is read by early.js. Knows no store.
import { decode, LinkError } from "./link.js";
import { install } from "./messages.js";
import { fromLink } from "./shareable.js";

/** The language that a link asks for, if it is one of these. What else is in the link is read later, and its mistakes are told then.
 * @param {string} hash @param {readonly string[]} known @returns {Promise<string | null>} */
export async function linked(hash, known) {
  try {
    const { state } = fromLink((await decode(hash)) ?? {});
    return known.includes(state.lang) ? state.lang : null;
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return null;
  }
}

/** What a language calls itself. @param {string} code */
export function nameOf(code) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** Brings catalogues, one after the other: what was asked for last counts.
 * @param {(url: string) => Promise<Response>} fetch @param {Record<string, string>} addresses by language */
export function messenger(fetch, addresses) {
  let asked = 0;
  /** Puts the catalogue of a language in use. False: it did not come; null: another was asked for meanwhile.
   * @param {string} code @returns {Promise<boolean | null>} */
  return async (code) => {
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(addresses[code]);
      const text = answer.ok ? await answer.text() : null;
      if (mine !== asked) return null;
      if (text === null) return false;
      install(text, code);
      return true;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // that is how fetch says that nobody answers
      return mine === asked ? false : null;
    }
  };
}
