// KaTeX, which sets formulas: large, so it is fetched when the first one is to be set. Knows no formula.

/** @typedef {{render: (tex: string, into: HTMLElement, options: object) => void}} Katex */
/** @type {Promise<Katex> | null} */
let coming = null;
/** @type {Katex | null} */
let here = null;

/** Hands it over: at once where it is here, so that nothing flickers; else when it has come. Where it does not come, the next formula asks again.
 * @param {(katex: Katex) => void} use @param {() => void} [without] */
export function withKatex(use, without = () => {}) {
  if (here) return use(here);
  coming ??= import("katex").then((module) => module.default);
  coming.then(
    (found) => {
      here = found;
      use(found);
    },
    () => {
      coming = null; // the network may be back by then
      without();
    },
  );
}
