// The transport: first, previous, play, next, last, scrubber, speed, granularity. Knows no timer.
import { html, memo, withValue } from "../html.js";
import { t } from "../messages.js";
import { GRANULARITIES, SPEEDS } from "../player.js";
import { bounds, marks } from "../replay.js";
import { Icon } from "./icons.js";
import { Select } from "./pick.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */

const TICKS_SHOWN = 160;
const SWEEPS_SHOWN = 80;

/** @param {{icon: string, label: string, disabled: boolean, onClick: () => void}} props */
function Press({ icon, label, disabled, onClick }) {
  return html`<button class="icon-button" aria-label=${label} title=${label} aria-disabled=${disabled ? "true" : undefined} onClick=${onClick}>
    <${Icon} name=${icon} />
  </button>`;
}

/** How far along the scrubber an index is, in percent. @param {number} k @param {number} least @param {number} most */
const part = (k, least, most) => (most === least ? 0 : (100 * (k - least)) / (most - least));

const Ticks = memo(
  /** The ticks under the scrubber: a short one where a node is complete, a tall one where a sweep is.
 * @param {{trace: Trace, least: number, most: number}} props */
  function Ticks({ trace, least, most }) {
  const here = (/** @type {number} */ k) => k >= least && k <= most;
  const nodes = marks(trace, 1).filter(here);
  const sweeps = marks(trace, 2).filter(here);
  const shown = nodes.length <= TICKS_SHOWN ? nodes : sweeps.length <= SWEEPS_SHOWN ? sweeps : []; // more would be a grey bar that says nothing
  return html`<span class="ticks" aria-hidden="true">
    ${shown.map((k) => html`<i key=${k} class=${sweeps.includes(k) ? "tall" : ""} style=${{ left: `${part(k, least, most)}%` }}></i>`)}
  </span>`;
});

/** @param {{trace: Trace, k: number, least: number, most: number, actions: Actions}} props */
function Scrubber({ trace, k, least, most, actions }) {
  return html`<div class="scrubber" style=${{ "--part": `${part(k, least, most)}%`, "--known": `${part(Math.min(Math.max(trace.start, least), most), least, most)}%` }}>
    <span class="track" aria-hidden="true"><span class="done"></span></span>
    <${Ticks} trace=${trace} least=${least} most=${most} />
    <input
      type="range"
      id="scrubber"
      aria-label=${t("transport-scrub")}
      aria-valuetext=${t("transport-scrub-value", { k: k - least, count: most - least })}
      min=${least}
      max=${most}
      step="1"
      value=${k}
      onInput=${withValue((value) => actions.goto(Number(value)))}
    />
  </div>`;
}

export const Transport = memo(
  /** @param {{trace: Trace, k: number, excerpt?: [number, number] | null, playing: boolean, touched: boolean, speed: number, granularity: string, actions: Actions}} props */
  function Transport({ trace, k, excerpt = null, playing, touched, speed, granularity, actions }) {
  const [least, most] = bounds(trace, excerpt);
  const count = most - least;
  const atStart = k <= least;
  const atEnd = k >= most;
  return html`<div class="transport">
    <div class="buttons">
      <${Press} icon="first" label=${t("transport-first")} disabled=${atStart} onClick=${actions.first} />
      <${Press} icon="previous" label=${t("transport-previous")} disabled=${atStart} onClick=${() => actions.step(-1)} />
      <${Press} icon=${playing ? "pause" : "play"} label=${t(playing ? "transport-pause" : "transport-play")} disabled=${false} onClick=${actions.play} />
      <button id="next" class=${`next${touched || atEnd ? "" : " glow"}`} aria-label=${t("transport-next")} aria-disabled=${atEnd ? "true" : undefined} onClick=${() => actions.step(1)}>
        <span>${t("transport-next-short")}</span><${Icon} name="next" />
      </button>
      <${Press} icon="last" label=${t("transport-last")} disabled=${atEnd} onClick=${actions.last} />
    </div>
    <${Scrubber} trace=${trace} k=${k} least=${least} most=${most} actions=${actions} />
    <output class="count" aria-hidden="true" style=${{ minWidth: `${t("transport-count", { k: count, count }).length}ch` }}>${t("transport-count", { k: k - least, count })}</output>
    <div class="settings">
      <label>
        <span>${t("granularity-label")}</span>
        <${Select} choices=${GRANULARITIES} value=${granularity} say=${(/** @type {string} */ name) => t(`granularity-${name}`)} onChoose=${actions.setGranularity} />
      </label>
      <label>
        <span>${t("speed-label")}</span>
        <${Select} choices=${SPEEDS.map(String)} value=${String(speed)} say=${(/** @type {string} */ value) => t("speed-value", { value })} onChoose=${(/** @type {string} */ value) => actions.setSpeed(Number(value))} />
      </label>
    </div>
  </div>`;
});
