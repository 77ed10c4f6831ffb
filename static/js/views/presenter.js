// What the presenter view adds to the page: the ways out, and the blank screen. The rest of the page is told by css/presenter.css what to show. Knows no timer.
import { html, memo } from "../html.js";
import { t } from "../messages.js";
import { Icon } from "./icons.js";

export const Presenter = memo(
  /** @param {{title: string, blank: boolean, actions: import("../actions.js").Actions}} props */
  function Presenter({ title, blank, actions }) {
  const again = t("present-blank-again");
  return html`<section class="presenter" aria-label=${t("present-tools")}>
      <p class="presenter-mode">${title}</p>
      <button class="quiet" onClick=${() => actions.setBlank(true)}>${t("present-blank")}</button>
      <button class="icon-button" aria-label=${t("present-leave")} title=${t("present-leave")} onClick=${() => actions.present(false)}><${Icon} name="close" /></button>
    ${blank && html`<button id="blank" class="blank" aria-label=${again} onClick=${() => actions.setBlank(false)}></button>`}
    </section>`;
});
