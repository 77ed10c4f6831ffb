// Writes TeX into the page through the DOM (never as HTML text, which a strict policy would strip of its styles). Fetches KaTeX when first needed.
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";

const OPTIONS = {
  throwOnError: false,
  output: /** @type {const} */ ("htmlAndMathml"),
  strict: /** @type {const} */ ("ignore"),
  maxExpand: 200,
  maxSize: 10,
  trust: (/** @type {{command: string, attributes?: Record<string, string>}} */ { command, attributes }) =>
    command === "\\htmlClass" || (command === "\\htmlData" && /^[ne]\d+$/.test(attributes?.["data-link"] ?? "")),
};

/** @type {Promise<{render: (tex: string, into: HTMLElement, options: any) => void}> | null} */
let katex = null;

/** @param {{tex: string, display?: boolean, class?: string}} props */
export function Tex({ tex, display = false, class: name = "" }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    let wanted = true;
    katex ??= import("katex").then((module) => module.default);
    katex.then(({ render }) => {
      if (!wanted || !place.current) return;
      try {
        render(tex, place.current, { ...OPTIONS, displayMode: display });
      } catch {
        place.current.textContent = tex; // 500 nested fractions throw whatever the options say
      }
    });
    return () => {
      wanted = false;
    };
  }, [tex, display]);
  return html`<span ref=${place} class=${`tex ${name}`} data-tex=${tex}></span>`;
}
