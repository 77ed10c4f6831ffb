// Which language the page speaks: the one that a link asks for, else the one chosen here before, else what the browser wishes. Brings its catalogue. Knows no store.
import { decode, LinkError } from "./link.js";
import { install } from "./messages.js";
import { fromLink } from "./shareable.js";

/** The first wish that there is a catalogue for; the first language where there is none.
 * @param {readonly string[]} wishes such as "de-AT" @param {readonly string[]} known @returns {string} */
export function fitting(wishes, known) {
  const plain = wishes.map((wish) => wish.toLowerCase().split("-")[0]);
  return plain.find((wish) => known.includes(wish)) ?? known[0];
}

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
