// The panel with tabs. Knows how tabs behave, not what is in them.
import { html } from "../html.js";
import { t } from "../messages.js";

/** @param {{tabs: {name: string, title: string}[], current: string, choose: (name: string) => void, children?: any}} props */
export function Panel({ tabs, current, choose, children }) {
  /** @param {KeyboardEvent} event */
  function walk(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.findIndex(({ name }) => name === current);
    const to = by === undefined ? { Home: 0, End: tabs.length - 1 }[event.key] : (at + by + tabs.length) % tabs.length;
    if (to === undefined) return;
    event.preventDefault();
    choose(tabs[to].name);
    document.getElementById(`tab-${tabs[to].name}`)?.focus();
  }
  return html`<div class="tabs">
    <div class="tab-list" role="tablist" aria-label=${t("region-panel")} onKeyDown=${walk}>
      ${tabs.map(
        ({ name, title }) => html`<button key=${name} id=${`tab-${name}`} role="tab" aria-selected=${name === current ? "true" : "false"} aria-controls="tab-body"
          tabindex=${name === current ? 0 : -1} onClick=${() => choose(name)}>${t(title)}</button>`,
      )}
    </div>
    <div id="tab-body" class="tab-body" role="tabpanel" aria-labelledby=${`tab-${current}`} tabindex="0">${children}</div>
  </div>`;
}
