// Writes TeX into the page through the DOM (never as HTML text, which a strict policy would strip of its styles).
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { withKatex } from "../typesetter.js";

const OPTIONS = {
  throwOnError: true,
  output: /** @type {const} */ ("htmlAndMathml"),
  strict: /** @type {const} */ ("ignore"),
  maxExpand: 200,
  maxSize: 10,
  trust: (/** @type {{command: string, attributes?: Record<string, string>}} */ { command, attributes }) =>
    command === "\\htmlClass" || (command === "\\htmlData" && /^[ne]\d+$/.test(attributes?.["data-link"] ?? "")),
};

/** TeX without what it tells the page alone. @param {string} tex */
const bare = (tex) => tex.replace(/\\html(?:Class|Data)\{[^{}]*\}/g, "");

/** @param {{tex: string, display?: boolean, class?: string}} props */
export function Tex({ tex, display = false, class: name = "" }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  // Before the page is painted: letters that come a frame later would flicker at every step.
  useLayoutEffect(() => {
    let wanted = true;
    const plain = () => {
      if (wanted && place.current) place.current.textContent = bare(tex);
    };
    withKatex(({ render }) => {
      if (!wanted || !place.current) return;
      try {
        render(tex, place.current, { ...OPTIONS, displayMode: display });
      } catch {
        plain(); // 500 fractions in one another are too much for it
      }
    }, plain);
    return () => {
      wanted = false;
    };
  }, [tex, display]);
  return html`<span ref=${place} class=${`tex ${name}`} data-tex=${tex}></span>`;
}
