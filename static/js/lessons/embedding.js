// The snippet that puts a graph into another page. Pure.

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** `link`: the address of the graph in the studio, with what it shows behind the #. @param {string} link @param {string} title */
export function snippet(link, title) {
  const { origin, hash } = new URL(link);
  const source = `${origin}/embed?title=${encodeURIComponent(title)}${hash}`;
  return `<iframe src="${escaped(source)}" title="${escaped(title)}" loading="lazy" style="width:100%;height:34rem;border:0"></iframe>\n<script src="${origin}/embed.js" async></script>`;
}
