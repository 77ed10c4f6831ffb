// Starts a lesson page: puts stores, actions, views and the browser together. The only file that knows them all.
import { effect, signal } from "@preact/signals-core";
import { render } from "preact";
import { createApi } from "./api.js";
import { createStore } from "./held.js";
import { html } from "./html.js";
import { createLearningActions } from "./lessons/actions.js";
import { figureDesk } from "./lessons/figure.js";
import { openingLearning } from "./lessons/store.js";
import { copy, later, recall, remember, save } from "./lent.js";
import { encode, linkOf } from "./link.js";
import { messenger } from "./language.js";
import { spoken, t } from "./messages.js";
import { offered } from "./panes.js";
import { toLink } from "./shareable.js";
import { openingState } from "./store.js";
import { TABS } from "./views/index.js";
import { Learn } from "./views/lessons/learn.js";

/** A part of the address, as it is where it is none that can be read. @param {string} part */
function read(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What the address says: the page, the lesson, the screen and the seed. */
function place() {
  const [, page, id] = /^\/(course|lesson|teacher|worksheet)(?:\/([^/]+))?\/?$/.exec(location.pathname) ?? [];
  const said = new URLSearchParams(location.hash.slice(1));
  const whole = (/** @type {string} */ name) => (/^\d{1,9}$/.test(said.get(name) ?? "") ? Number(said.get(name)) : undefined);
  const screen = whole("screen");
  return { page: /** @type {import("./lessons/store.js").Learning["page"]} */ (page ?? "course"), id: id ? read(id) : null, screen: screen === undefined ? undefined : screen - 1, seed: whole("seed") };
}

async function start() {
  const bootstrap = JSON.parse(document.getElementById("bootstrap")?.textContent ?? "");
  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  const words = messenger((url) => fetch(url), bootstrap.catalogues);
  if (!(await words(document.documentElement.lang))) await words(bootstrap.language);
  const api = createApi((...request) => fetch(...request));
  const opening = openingState(bootstrap);
  const link = async (/** @type {import("./store.js").State} */ state) => `${location.origin}/${await encode(toLink(state, opening))}`;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const phone = matchMedia("(max-width: 34rem)");
  const figure = figureDesk({ bootstrap, api, tall: () => phone.matches, tabs: ({ trace }) => offered(TABS, trace).map(({ name }) => name), lent: { now: () => performance.now(), later, copy, link, words, remember: () => {}, focus: (id) => document.getElementById(id)?.focus() } });
  const look = () => figure.actions.environment({ motion: still.matches ? "reduced" : "full" });
  still.addEventListener("change", look);
  look();

  const at = place();
  const store = createStore(openingLearning({ page: at.page, language: spoken() }));
  const address = (/** @type {string} */ path, /** @type {boolean} */ replace) => history[replace ? "replaceState" : "pushState"](null, "", path);
  const actions = createLearningActions({ store, api, figure, lent: { remember, recall, random: Math.random, address, save, later, copy, print: () => print(), now: () => Date.now() } });
  const theme = recall("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

  // Progress is kept, so the page may begin again in the other language: lesson, words and answers alike.
  const speak = (/** @type {string} */ code) => {
    remember("lang", code);
    location.reload();
  };
  document.title = `${t("page-learn")} · ${t("app-title")}`;
  const page = signal("/"); // the link of the graph on show
  let shown = "";
  effect(() => {
    const state = store.held.value;
    const graph = figure.store.held.value;
    render(html`<${Learn} state=${state} figure=${graph} frame=${figure.frame()} link=${page.value} languages=${Object.keys(bootstrap.catalogues)} speak=${speak} actions=${actions} />`, root);
    // A new screen begins at its title, for the eye and for a screen reader.
    const now = `${state.lesson?.id} ${state.screen}`;
    if (shown !== "" && shown !== now && state.lesson !== null) {
      document.getElementById("screen-title")?.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
    if (state.lesson !== null) {
      shown = now;
      document.title = `${state.lesson.title} · Pathsum`;
    }
  });
  effect(() => {
    const graph = figure.store.held.value;
    if (graph.moving) return;
    linkOf(link, graph).then((url) => {
      if (graph === figure.store.state) page.value = url ?? "/";
    });
  });
  addEventListener("popstate", () => {
    const to = place();
    if (to.id !== null && to.id === store.state.lesson?.id) actions.goto(to.screen ?? 0, true);
  });
  if (at.page === "worksheet" && at.id !== null) await actions.openSheets(at.id, at.seed);
  else if (at.page === "lesson" && at.id !== null) await actions.openLesson(at.id, at);
  else await actions.openCourse();
}

start();
