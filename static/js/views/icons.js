// The page's icons: one path each, drawn in the colour of the text. Knows nothing.
import { html } from "../html.js";

/** @type {Record<string, string>} */
const PATHS = {
  first: "M5 5v14M19 5.5 9.5 12l9.5 6.5z",
  previous: "M16 5.5 6.5 12l9.5 6.5z",
  play: "M7.5 5 19 12 7.5 19z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  next: "m8 5.5 9.5 6.5L8 18.5z",
  last: "M19 5v14M5 5.5l9.5 6.5L5 18.5z",
  undo: "M9 6 4.5 10.5 9 15M5 10.5h8.5a5 5 0 0 1 0 10H11",
  redo: "m15 6 4.5 4.5L15 15m4-4.5h-8.5a5 5 0 0 0 0 10H13",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1.2-1.2",
  system: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  light: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  dark: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  fold: "m14 6-6 6 6 6",
  unfold: "m10 6 6 6-6 6",
  screen: "M3.5 5h17v11h-17zM12 16v4M8 20h8",
  close: "m6 6 12 12M18 6 6 18",
  two: "M4 5h16v14H4zM4 12h16",
  wider: "M9 8l-4 4 4 4M15 8l4 4-4 4M5 12h14",
  under: "M4 5h16v14H4zM4 12h16",
  beside: "M4 5h16v14H4zM12 5v14",
  reset: "M5 12a7 7 0 1 0 2.2-5.1M5 4.5v4h4",
  reading: "M14.5 6.5 9 12l5.5 5.5z",
};
const FILLED = new Set(["first", "previous", "play", "next", "last", "reading"]);

/** The name of the page as a picture: two paths from one node to another. */
export const Logo = () => html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path class="over" d="M6 16C10 5 22 5 26 16" /><path class="under" d="M6 16c4 11 16 11 20 0" /><circle cx="6" cy="16" r="3.5" /><circle cx="26" cy="16" r="3.5" /></svg>`;

/** @param {{name: string}} props */
export function Icon({ name }) {
  const filled = FILLED.has(name) ? " filled" : "";
  return html`<svg class=${`icon${filled}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
}
