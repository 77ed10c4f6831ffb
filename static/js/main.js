// Starts the page: puts store, actions, views and the browser together. The only file that knows them all.
import { effect } from "@preact/signals-core";
import { render } from "preact";
import { followAddress } from "./address.js";
import { createApi } from "./api.js";
import { graphDesk } from "./graph-desk.js";
import { alikeBut } from "./held.js";
import { html } from "./html.js";
import { keyFor } from "./keyboard.js";
import { copy, later, recall, remember } from "./lent.js";
import { encode } from "./link.js";
import { linked, messenger } from "./language.js";
import { spoken, t } from "./messages.js";
import { offered, readPanes } from "./panes.js";
import { toLink } from "./shareable.js";
import { openingState } from "./store.js";
import { App } from "./views/app.js";
import { TABS } from "./views/index.js";

const WIDE = "(min-width: 62rem)";
/** What changes while a hand moves numbers; with anything else, as a step, all is drawn at once. */
const NUMBERS = new Set(["trace", "at", "params", "ranges", "history", "moving", "held"]);

/** @param {string} id */
function focus(id) {
  const element = id === "graph" ? document.querySelector('.graph-place [tabindex="0"]') : document.getElementById(id);
  if (element instanceof HTMLElement && element.popover) return element.showPopover(); // it takes the focus itself
  if (element instanceof HTMLElement || element instanceof SVGElement) return element.focus();
  // On a narrow page the program is a tab that may not be shown.
  document.getElementById(`tab-${id}`)?.click();
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** A connection for live numbers, to where the page came from; headers cannot be chosen, so the address says the language. */
const socket = () => new WebSocket(new URL(`/api/v1/live?lang=${spoken()}`, location.href.replace(/^http/, "ws")));

/** What the browser shows of the page. @param {string} language */
function title(language) {
  const words = `${t("app-title")} · ${t("app-tagline")}`;
  if (document.title !== words) document.title = words;
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
}

async function start() {
  const bootstrap = JSON.parse(document.getElementById("bootstrap")?.textContent ?? "");
  const place = /** @type {HTMLElement} */ (document.getElementById("app"));
  const languages = Object.keys(bootstrap.catalogues);
  const words = messenger((url) => fetch(url), bootstrap.catalogues);
  const chosen = (await linked(location.hash, languages)) ?? [recall("lang")].find((code) => code !== null && languages.includes(code)) ?? null;
  // What the browser wishes for is known since early.js; a catalogue that does not come is made up for by the one that the server chose.
  const language = chosen ?? document.documentElement.lang;
  if (!(await words(language))) await words(bootstrap.language);

  const opening = openingState(bootstrap);
  const api = createApi((...request) => fetch(...request));
  const link = async (/** @type {import("./store.js").State} */ state) => {
    return location.origin + location.pathname + location.search + (await encode(toLink(state, opening)));
  };
  /** @param {import("./store.js").State} state */
  const tabs = ({ shape, trace }) => [...(shape === "narrow" ? ["program"] : []), ...offered(TABS, trace).map(({ name }) => name)];
  const { store, actions, frame } = graphDesk({ opening, api, lent: { now: () => performance.now(), later, copy, link, remember, focus, words, socket }, tabs });

  // What the browser wishes.
  const wide = matchMedia(WIDE);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const look = () => actions.environment({ shape: wide.matches ? "wide" : "narrow", motion: still.matches ? "reduced" : "full" });
  wide.addEventListener("change", look);
  still.addEventListener("change", look);
  look();
  const theme = recall("theme");
  const { tab, ...arranged } = readPanes(recall("panel"));
  actions.environment({ language: spoken(), lang: chosen });
  if (spoken() !== bootstrap.language) actions.askAgain(); // what the server sent along was said as it saw fit
  actions.environment({ theme: theme === "light" || theme === "dark" ? theme : "system", keys: recall("keys") !== "off", streak: recall("streak") === "on", ...arranged });
  if (TABS.some(({ name }) => name === tab)) actions.environment({ tab: String(tab) });

  // The picture follows the store: at once; while numbers follow a hand once a frame, and then the views beside it and the words below it take turns.
  let waiting = 0;
  /** @type {import("./views/app.js").Turn} */
  let turn = null;
  /** @type {import("./store.js").State | null} */
  let drawn = null;
  const draw = () => {
    cancelAnimationFrame(waiting);
    waiting = 0;
    const { state } = store;
    const inTurns = state.moving && drawn !== null && alikeBut(NUMBERS, drawn, state);
    const owed = inTurns && state !== drawn; // what has its turn in the next frame
    drawn = state;
    turn = inTurns ? (turn === "views" ? "words" : "views") : null;
    // Written even without a change, an attribute of the document is news to whoever watches it.
    if (document.documentElement.dataset.theme !== state.theme) document.documentElement.dataset.theme = state.theme;
    title(state.language);
    document.body.toggleAttribute("data-waits", state.busy || state.moving); // an answer is under way: for whoever drives the page
    render(html`<${App} state=${state} frame=${frame()} turn=${turn} actions=${actions} />`, place);
    if (owed) waiting ||= requestAnimationFrame(draw);
  };
  effect(() => {
    if (!store.held.value.moving) draw();
    else waiting ||= requestAnimationFrame(draw);
  });

  document.addEventListener("keydown", (event) => {
    const { keys, help, modes, presenting } = store.state;
    const key = help ? null : keyFor(event, keys, presenting);
    // An open menu closes itself on Escape.
    if (!key || (event.key === "Escape" && document.querySelector(":popover-open"))) return;
    event.preventDefault();
    key.run(actions, event, focus, modes.map(({ name }) => name));
  });

  // What a hand does from where it comes down to where it lets go is one thing; where it comes near a number, that is got ready to move.
  addEventListener("pointerdown", actions.grasp, { capture: true });
  for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, actions.release);
  for (const near of ["pointerover", "pointerdown", "focusin"])
    addEventListener(near, ({ target }) => target instanceof Element && target.closest(".slider, .number, [data-drag]") && actions.reach());
  if (document.documentElement.dataset.link) actions.explain(`link-${document.documentElement.dataset.link}`);
  const address = {
    hash: () => location.hash,
    put: (/** @type {string} */ url) => history.replaceState(null, "", url),
    arrives: (/** @type {(hash: string) => void} */ run) => addEventListener("hashchange", ({ newURL }) => run(new URL(newURL).hash)),
    later,
  };
  addEventListener("online", () => store.state.offline && actions.retry());
  await followAddress({ store, actions, opening, link, address });
  document.body.dataset.ready = "true"; // the page is as its address says
}

start();
