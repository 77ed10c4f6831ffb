// Keeps the address in step with the state, and opens what an address holds. Gets the browser's address and timer handed in; knows no view.
import { effect } from "@preact/signals-core";
import { decode, isLink, LinkError, linkOf } from "./link.js";
import { fromLink, toLink } from "./shareable.js";

/** @typedef {import("./store.js").State} State */
/** What the browser lends.
 * @typedef {object} Address
 * @property {() => string} hash
 * @property {(url: string) => void} put writes an address in place of the one that is there
 * @property {(run: (hash: string) => void) => void} arrives another fragment has come into the address
 * @property {(run: () => void, ms: number) => () => void} later gives a way to call it off */

const WRITE_MS = 400;

/** What a link starts from: the opening program and view, whatever the page shows now. @param {State} opening */
const beginning = ({ source, mode, tab }) => ({ source, mode, tab });

/** @param {{store: import("./store.js").Store, actions: Pick<import("./actions.js").Actions, "open" | "speak" | "explain">, opening: State,
 *   link: (state: State) => Promise<string>, address: Address}} parts
 * @returns {Promise<void>} when the address that the page began with has been read */
export async function followAddress({ store, actions, opening, link, address }) {
  let known = ""; // the link that the page shows or is about to
  let asked = 0; // of several links that come one after the other, only the last is opened
  let cancel = () => {};

  /** @param {string} hash */
  async function read(hash) {
    if (!isLink(hash) || hash === known) return;
    cancel(); // what was about to be written is older than what has come
    known = hash;
    asked += 1;
    const mine = asked;
    try {
      const { state, whole } = fromLink((await decode(hash)) ?? {});
      if (mine !== asked) return;
      const { lang, ...rest } = state;
      if (lang !== undefined) await actions.speak(lang, false);
      if (mine !== asked) return;
      const mode = rest.mode === undefined || opening.modes.some(({ name }) => name === rest.mode);
      if (!mode) delete rest.mode;
      await actions.open({ ...beginning(opening), ...rest });
      if (mine !== asked) return;
      const beyond = rest.k > store.state.trace.steps.count && store.state.failure === null;
      if (!whole || !mode) actions.explain(Object.keys(rest).length > 0 ? "link-part" : "link-damaged");
      else if (beyond) actions.explain("link-step");
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      if (mine === asked) actions.explain(`link-${error.code}`);
    }
  }

  const ready = read(address.hash());
  address.arrives(read);
  let shown = JSON.stringify(toLink(store.state, opening));
  await ready; // nothing is written before, and what the page opens with is written once
  effect(() => {
    const state = store.held.value;
    if (state.moving || state.held) return; // the address has the number that the hand lets go
    const now = JSON.stringify(toLink(state, opening));
    if (now === shown) return;
    shown = now;
    cancel();
    cancel = address.later(async () => {
      if (store.state.held) {
        shown = "";
        return;
      }
      const mine = asked;
      const url = (await linkOf(link, store.state)) ?? "#"; // an address that opens another state would be worse than none
      if (mine !== asked) return;
      known = url.slice(url.indexOf("#"));
      address.put(url);
    }, WRITE_MS);
  });
}
