// The head of the page: its name, the way to the lessons, undo and redo, the link, colours, help.
import { html, memo, unless, withValue } from "../html.js";
import { nameOf } from "../language.js";
import { LONG } from "../link.js";
import { t } from "../messages.js";
import { Icon, Logo } from "./icons.js";

/** @typedef {import("../store.js").State} State */

/** @param {{shared: State["shared"], notice: string | null, actions: import("../actions.js").Actions}} props */
function Notice({ shared, notice, actions }) {
  if (notice) return html`<span class="notice wrong">${t(notice)} <button class="quiet" onClick=${actions.dismiss}>${t("dismiss")}</button></span>`;
  if (!shared) return null;
  if (!shared.copied) {
    return html`<label class="notice by-hand">${t("share-by-hand")} <input type="text" readonly value=${shared.url} onFocus=${(/** @type {any} */ event) => event.target.select()} /></label>`;
  }
  return html`<span class="notice">${shared.size > LONG ? t("share-long", { count: String(shared.size) }) : t("share-copied")}</span>`;
}

/** @param {{icon: string, label: string, disabled?: boolean, onClick: () => void}} props */
function Tool({ icon, label, disabled = false, onClick }) {
  return html`<button class="icon-button" aria-label=${label} title=${label} ...${unless(disabled, onClick)}><${Icon} name=${icon} /></button>`;
}

/** The short name is on the page, the languages' own names in the list. @param {{language: string, languages: string[], speak: (code: string) => void}} props */
export function Languages({ language, languages, speak }) {
  return html`<label class="language icon-button" title=${t("language")}><span class="hidden">${t("language")} </span><span>${language.toUpperCase()}</span>
    <select id="language" value=${language} onChange=${withValue(speak)}>
      ${languages.map((code) => html`<option key=${code} value=${code} lang=${code} selected=${code === language}>${nameOf(code)}</option>`)}
    </select>
  </label>`;
}

export const Header = memo(
  /** @param {{undoable: boolean, redoable: boolean, theme: State["theme"], language: string, languages: string[], shared: State["shared"], notice: string | null,
 *   actions: import("../actions.js").Actions}} props */
  function Header({ undoable, redoable, theme, language, languages, shared, notice, actions }) {
  return html`<header class="head">
    <h1>
      <${Logo} />
      <span>${t("app-title")}</span>
    </h1>
    <p class="tagline">${t("app-tagline")}</p>
    <a class="to-lessons" href="/course">${t("learn-nav")}</a>
    <div class="notices" role="status"><${Notice} shared=${shared} notice=${notice} actions=${actions} /></div>
    <div class="tools">
      <${Tool} icon="undo" label=${t("undo")} disabled=${!undoable} onClick=${actions.undo} />
      <${Tool} icon="redo" label=${t("redo")} disabled=${!redoable} onClick=${actions.redo} />
      <button class="share" onClick=${actions.share}><${Icon} name="link" /><span>${t("share")}</span></button>
      ${languages.length > 1 && html`<${Languages} language=${language} languages=${languages} speak=${actions.speak} />`}
      <${Tool} icon=${theme} label=${t(`theme-${theme}`)} onClick=${actions.nextTheme} />
      <button id="present" class="icon-button" aria-label=${t("present")} title=${t("present")} onClick=${() => actions.present(true)}><${Icon} name="screen" /></button>
      <button class="icon-button" aria-label=${t("help")} title=${t("help")} onClick=${() => actions.setHelp(true)}><span aria-hidden="true">?</span></button>
    </div>
  </header>`;
});
