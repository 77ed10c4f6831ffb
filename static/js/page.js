// Starts what the document says that it is. Every page begins here, so that all of them share one file where they are packed.
/** @type {Record<string, () => Promise<unknown>>} */
const PAGES = { main: () => import("./main.js"), learn: () => import("./learn.js"), embed: () => import("./embed.js") };

PAGES[document.body.dataset.page ?? "main"]();
