// Prose of a lesson: nodes as the service has read them, drawn as elements. No text becomes HTML. Knows no lesson.
import { html } from "../../html.js";
import { Tex } from "../tex.js";

/** @typedef {import("../../lessons/types.js").Prose} ProseNodes */
/** @typedef {Exclude<import("../../lessons/types.js").ProseNode, string>} Element */

/** Headings of a lesson stand below the title of their screen. @type {Record<number, string>} */
const HEADINGS = { 1: "h3", 2: "h3", 3: "h4" };
/** @type {Record<string, string>} */
const PLAIN = { p: "p", ul: "ul", ol: "ol", li: "li", quote: "blockquote", em: "em", strong: "strong", s: "s", thead: "thead", tbody: "tbody", tr: "tr", th: "th", td: "td" };

/** An address that a lesson may lead to: within the page, or by http. @param {string} href */
const safe = (href) => /^(https?:\/\/|\/(?!\/)|#|[\w-]+$)/.test(href);

/** @param {Element} node */
function drawn({ t: kind, c, text = "", href = "", level = 2, start = 1 }) {
  if (kind === "math") return html`<${Tex} tex=${text} />`;
  if (kind === "formula") return html`<div class="formula"><${Tex} tex=${text} display=${true} /></div>`;
  if (kind === "code") return html`<code>${text}</code>`;
  if (kind === "pre") return html`<pre class="code" tabindex="0"><code>${text}</code></pre>`;
  if (kind === "br") return html`<br />`;
  if (kind === "hr") return html`<hr />`;
  if (kind === "a") return safe(href) ? html`<a href=${href}><${Prose} nodes=${c} /></a>` : html`<${Prose} nodes=${c} />`;
  if (kind === "h") return html`<${HEADINGS[level] ?? "h5"}><${Prose} nodes=${c} /><//>`;
  if (kind === "table") return html`<div class="table-place" tabindex="0" role="group"><table><${Prose} nodes=${c} /></table></div>`;
  if (kind === "ol") return html`<ol start=${start}><${Prose} nodes=${c} /></ol>`;
  const tag = PLAIN[kind];
  return tag ? html`<${tag}><${Prose} nodes=${c} /><//>` : html`<${Prose} nodes=${c} />`;
}

/** @param {{nodes: ProseNodes}} props @returns {any} */
export function Prose({ nodes }) {
  return nodes.map((node) => (typeof node === "string" ? node : drawn(node)));
}
