// The panel: a row of those tabs that fit, a menu with every view, and room for a second one. Knows how they behave, not what is in them.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { t } from "../messages.js";
import { fitting, PART } from "../panes.js";
import { Icon } from "./icons.js";
import { Select } from "./pick.js";
import { Separator } from "./separator.js";

/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {{name: string, title: string, group: string}} Entry */
/** A view of another mode, which to choose is to go there; `place` is that mode's name as it is read. @typedef {Entry & {mode: string, place: string}} Elsewhere */

/** How wide each tab is and how much room there is: measured before the page is painted, and whenever that changes. Until then every tab fits.
 * @param {string} words */
function useSizes(words) {
  const head = useRef(/** @type {HTMLElement | null} */ (null));
  const [sizes, setSizes] = useState({ widths: /** @type {number[]} */ ([]), room: Infinity, more: 0 });
  useLayoutEffect(() => {
    const element = head.current;
    if (!element) return undefined;
    const measure = () => {
      const [ruler, list] = /** @type {HTMLElement[]} */ ([...element.children]);
      const widths = [...ruler.children].map((each) => /** @type {HTMLElement} */ (each).offsetWidth);
      const tools = element.lastElementChild === list ? 0 : /** @type {HTMLElement} */ (element.lastElementChild).offsetWidth;
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      const next = { widths: widths.slice(0, -1), room: element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - tools, more: widths.at(-1) ?? 0 };
      setSizes((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    for (const each of element.children[0].children) watcher.observe(each); // letters that arrive late are wider
    if (element.lastElementChild) watcher.observe(element.lastElementChild); // a view that likes room has a tool more
    return () => watcher.disconnect();
  }, [words]);
  return { head, sizes };
}

/** Where a key goes among the entries of the menu: to the next, to an end, or to the next that begins with a letter.
 * @param {HTMLElement[]} entries @param {number} at @param {string} key @returns {HTMLElement | undefined} */
function entryFor(entries, at, key) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (by !== undefined) return entries[(at + by + entries.length) % entries.length];
  const end = { Home: 0, End: entries.length - 1 }[key];
  if (end !== undefined) return entries[end];
  const onward = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return key.length === 1 ? onward.find((each) => each.textContent?.toLowerCase().startsWith(key.toLowerCase())) : undefined;
}

/** Every view there is, by what it is good for, each in its place whatever fits into the row.
 * @param {{entries: (Entry | Elsewhere)[], current: string, choose: (name: string) => void, go: (view: Elsewhere) => void}} props */
function All({ entries: views, current, choose, go }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  /** @param {Entry | Elsewhere} view */
  function pick(view) {
    list.current?.hidePopover();
    if ("place" in view) go(view);
    else choose(view.name);
  }
  /** @param {KeyboardEvent} event */
  function walk(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === " ") return;
    const all = /** @type {HTMLElement[]} */ ([...(list.current?.querySelectorAll("button") ?? [])]);
    const to = entryFor(all, all.indexOf(/** @type {HTMLElement} */ (document.activeElement)), event.key);
    if (event.key.length === 1) event.stopPropagation(); // letters are the menu's own while it is open
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
  const groups = [...new Set(views.map(({ group }) => group))];
  return html`<button id="more-views" class="more-views" popovertarget="more-views-list">${t("panel-views")}</button>
    <div id="more-views-list" class="views-list" popover ref=${list} role="group" aria-label=${t("panel-views-label")} onKeyDown=${walk}>
      ${groups.map(
        (group) => html`<section key=${group} aria-labelledby=${`views-${group}`}>
          <h3 id=${`views-${group}`}>${t(`views-${group}`)}</h3>
          <ul>
            ${views.filter((view) => view.group === group).map((view) => {
              const { name, title } = view;
              return html`<li key=${name}><button data-view=${name} autofocus=${name === current} aria-current=${name === current ? "true" : undefined} aria-describedby=${`about-${name}`} onClick=${() => pick(view)}>${t(title)}</button>
                <span id=${`about-${name}`} class="about">${t(`view-about-${name}`)}${"place" in view && html` <span class="view-mode"><span aria-hidden="true">→ </span>${view.place}</span>`}</span></li>`;
            })}
          </ul>
        </section>`,
      )}
    </div>`;
}

/** `entries`: those of the menu. Views of other modes stand there only, since a row of tabs must not change the mode as arrows pass over it.
 * @param {{tabs: Entry[], entries: (Entry | Elsewhere)[], current: string, choose: (name: string) => void, go: (view: Elsewhere) => void, tools?: any, children?: any}} props */
export function Panel({ tabs, entries, current, choose, go, tools = null, children }) {
  const { head, sizes } = useSizes(tabs.map(({ title }) => t(title)).join("\n"));
  const { widths, room, more } = sizes;
  const at = tabs.findIndex(({ name }) => name === current);
  const shown = widths.length === tabs.length ? fitting(widths, at, room, more) : tabs.map((_, i) => i);
  // A view of another mode is there once its mode is: the focus goes to it then, unless it has gone elsewhere.
  const awaited = useRef("");
  useLayoutEffect(() => {
    if (awaited.current !== current) return;
    awaited.current = "";
    if (document.activeElement === document.body || document.activeElement?.id === "more-views") document.getElementById(`tab-${current}`)?.focus();
  }, [current]);
  /** @param {string} name */
  function show(name) {
    choose(name);
    document.getElementById(`tab-${name}`)?.focus();
  }
  /** @param {KeyboardEvent} event */
  function walk(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = by === undefined ? { Home: 0, End: tabs.length - 1 }[event.key] : (at + by + tabs.length) % tabs.length;
    if (to === undefined) return;
    event.preventDefault();
    show(tabs[to].name);
  }
  return html`<div class="tabs">
    <div class="tabs-head" ref=${head}>
      <div class="tab-ruler" aria-hidden="true">${tabs.map(({ name, title }) => html`<span key=${name}>${t(title)}</span>`)}<span class="more-views">${t("panel-views")}</span></div>
      <div class="tab-list" role="tablist" aria-label=${t("region-panel")} onKeyDown=${walk}>
        ${shown.map((i) => {
          const { name, title } = tabs[i];
          return html`<button key=${name} id=${`tab-${name}`} role="tab" data-words=${t(title)} aria-selected=${name === current ? "true" : "false"} aria-controls="tab-body"
            tabindex=${name === current ? 0 : -1} onClick=${() => choose(name)}>${t(title)}</button>`;
        })}
      </div>
      <${All} entries=${entries} current=${current} choose=${show} go=${(/** @type {Elsewhere} */ view) => {
        awaited.current = view.name;
        go(view);
      }} />
      ${tools && html`<div class="panel-tools">${tools}</div>`}
    </div>
    <div id="tab-body" class="tab-body" role="tabpanel" aria-labelledby=${`tab-${current}`} tabindex="0">${children}</div>
  </div>`;
}

/** Where a hand is within the panel, in hundredths. @param {PointerEvent} event @param {HTMLElement} line @param {boolean} upright */
function partAt(event, line, upright) {
  const { left, top, width, height } = /** @type {HTMLElement} */ (line.parentElement).getBoundingClientRect();
  return (100 * (upright ? event.clientX - left : event.clientY - top)) / (upright ? width : height);
}

/** The second view with the line before it.
 * @param {{tabs: Entry[], current: string, panes: import("../panes.js").Panes, actions: Actions, children?: any}} props */
export function Second({ tabs, current, panes: { way, part }, actions, children }) {
  const upright = way === "beside";
  const other = upright ? "under" : "beside";
  const titleOf = (/** @type {string} */ view) => t(tabs.find(({ name }) => name === view)?.title ?? "region-second");
  return html`<${Separator} name="between" label=${t("panel-part")} upright=${upright} value=${part} usual=${PART.usual} range=${PART}
      at=${(/** @type {PointerEvent} */ event, /** @type {HTMLElement} */ line) => partAt(event, line, upright)} move=${actions.setPart} />
    <section class="second" aria-label=${t("region-second")}>
      <div class="second-head">
        <${Select} class="second-choose" aria-label=${t("panel-second")} choices=${tabs.map(({ name }) => name)} value=${current} say=${titleOf} onChoose=${actions.setSecond} />
        <span class="panel-tools">
          <button class="icon-button" aria-label=${t(`panel-${other}`)} title=${t(`panel-${other}`)} onClick=${() => actions.setWay(other)}><${Icon} name=${other} /></button>
          <button class="icon-button" aria-label=${t("panel-one")} title=${t("panel-one")} onClick=${() => closeSecond(actions)}><${Icon} name="close" /></button>
        </span>
      </div>
      <div class="tab-body" tabindex="0" role="group" aria-label=${titleOf(current)}>${children}</div>
    </section>`;
}

/** The button that has the focus goes away with its view: the focus goes to the one that brings it back. @param {Actions} actions */
function closeSecond(actions) {
  actions.setSecond(null);
  document.getElementById("panel-two")?.focus();
}
