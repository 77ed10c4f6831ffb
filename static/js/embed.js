// Starts a graph that stands alone in somebody's page: what the link says, with its steps. Tells the page around it how high it is.
import { effect } from "@preact/signals-core";
import { render } from "preact";
import { createApi } from "./api.js";
import { html } from "./html.js";
import { later } from "./lent.js";
import { figureDesk } from "./lessons/figure.js";
import { linked, messenger } from "./language.js";
import { decode, encode, LinkError } from "./link.js";
import { spoken } from "./messages.js";
import { offered } from "./panes.js";
import { fromLink, toLink } from "./shareable.js";
import { openingState } from "./store.js";
import { TABS } from "./views/index.js";
import { Embedded } from "./views/lessons/embedded.js";

async function start() {
  const bootstrap = JSON.parse(document.getElementById("bootstrap")?.textContent ?? "");
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  const said = new URLSearchParams(location.search);
  const title = said.get("title")?.slice(0, 200) ?? "";
  if (title !== "") document.title = title;
  const theme = said.get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  const words = messenger((url) => fetch(url), bootstrap.catalogues);
  const language = (await linked(location.hash, Object.keys(bootstrap.catalogues))) ?? document.documentElement.lang;
  if (!(await words(language))) await words(bootstrap.language);
  document.documentElement.lang = spoken();
  const api = createApi((...request) => fetch(...request));
  const opening = openingState(bootstrap);
  const link = async (/** @type {import("./store.js").State} */ state) => `${location.origin}/${await encode(toLink(state, opening))}`;
  const figure = figureDesk({
    bootstrap,
    api,
    tabs: ({ trace }) => offered(TABS, trace).map(({ name }) => name),
    lent: { now: () => performance.now(), later, copy: async () => false, link, words, remember: () => {}, focus: (id) => document.getElementById(id)?.focus() },
  });
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  figure.actions.environment({ motion: still.matches ? "reduced" : "full" });
  let page = "/";
  let view = "";
  let trouble = "";
  const draw = () => render(html`<${Embedded} state=${figure.store.state} frame=${figure.frame()} view=${view} title=${title} link=${page} trouble=${trouble} actions=${figure.actions} />`, root);
  effect(() => {
    void figure.store.held.value;
    draw();
  });
  try {
    const data = await decode(location.hash);
    const { state } = data === null ? { state: {} } : fromLink(data);
    const wished = /** @type {Record<string, any>} */ (state);
    const narrow = matchMedia("(max-width: 34rem)");
    // The way that fits the frame, also after it was turned, where the link says none.
    const direction = () => wished.direction ?? (narrow.matches ? "TB" : "LR");
    await figure.actions.open({ source: opening.source, mode: opening.mode, ...wished, direction: direction() });
    narrow.addEventListener("change", () => figure.actions.setDirection(direction()));
    view = wished.tab ?? ""; // a view asks about what is on show
    page = await link({ ...figure.store.state, direction: wished.direction ?? opening.direction });
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    trouble = `link-${error.code}`;
  }
  draw();
  // The page around it may give it room: it is told how high all of this is.
  const tell = () => parent !== window && parent.postMessage({ pathsum: { height: Math.ceil(root.getBoundingClientRect().height) } }, "*");
  new ResizeObserver(tell).observe(root);
  tell();
}

start();
