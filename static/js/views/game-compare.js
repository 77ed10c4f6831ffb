// Beside the elimination game: what the rules take and the fewest that are known, each to be watched, and boards to play on. Knows no network.
import { decode } from "../format.js";
import { RULES } from "../game.js";
import { bestKey, GAMES } from "../games.js";
import { html } from "../html.js";
import { t } from "../messages.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../games.js").Best} Best */

/** What is known of the fewest on this graph, null where it is of another. @param {Trace} trace @param {Best | null} best @param {boolean} free */
export const bestOf = (trace, best, free) => (best?.key === bestKey(trace, free) ? best : null);

/** What every rule takes on this graph: as the elimination on the page found, else as the search did. @param {Trace} trace @param {Best | null} [best] @returns {[string, number][]} */
export function rulesOf({ mode, result }, best = null) {
  /** @type {import("../types.js").FoundTable | undefined} */
  const table = mode === "elimination" ? result.found.find(({ name }) => name === "rules")?.value : best?.rules;
  return table ? RULES.filter((name) => table.rows.includes(name)).map((name) => [name, Number(decode(table.cells[table.rows.indexOf(name)][0]))]) : [];
}

/** What the search has to say. @param {Best | null} best */
function searchWords(best) {
  if (best?.waiting && !best.quick) return t("game-seeking");
  if (best?.multiplications === undefined) return best && !best.quick ? (best.failure ?? "") : "";
  return t(best.proven ? "game-proof" : "game-no-proof", { best: String(best.multiplications), least: String(best.least), states: String(best.states) });
}

/** An order as a row: what it takes, and a press to see it played.
 * @param {{name: string, words: string, count: number, order: string | string[], watched: string | null, kind?: string, actions: Actions}} props */
function Row({ name, words, count, order, watched, kind = "", actions }) {
  return html`<tr class=${[kind, watched === name && "watched"].filter(Boolean).join(" ")}><th scope="row">${words}</th><td class="num">${count}</td>
    <td class="num"><button class="suggestion" aria-label=${t("game-watch-rule", { rule: words })} aria-pressed=${watched === name ? "true" : "false"} onClick=${() => actions.watch(name, order)}>${t("game-watch")}</button></td></tr>`;
}

/** @param {{trace: Trace, best: Best | null, score: number | null, over: boolean, watched: string | null, actions: Actions}} props */
export function Compare({ trace, best, score, over, watched, actions }) {
  const rules = rulesOf(trace, best);
  const { multiplications, order, proven } = best ?? {};
  return html`<h3>${t("game-compare")}</h3>
    ${(rules.length > 0 || score !== null) && html`<table class="game-compare">
      <thead><tr><th scope="col">${t("game-order")}</th><th scope="col" class="num">${t("game-multiplications")}</th><th scope="col"><span class="hidden">${t("game-watch")}</span></th></tr></thead>
      <tbody>
        ${score !== null && html`<tr class="mine"><th scope="row">${t(over ? "game-yours" : "game-yours-so-far")}</th><td class="num">${score}</td><td></td></tr>`}
        ${rules.map(([name, count]) => html`<${Row} key=${name} name=${name} words=${t(`game-rule-${name}`)} count=${count} order=${name} watched=${watched} actions=${actions} />`)}
        ${multiplications !== undefined && html`<${Row} name="best" words=${t(proven ? "game-proven" : "game-best")} count=${multiplications} order=${order ?? []} watched=${watched} kind="best" actions=${actions} />`}
      </tbody>
    </table>`}
    <p role="status" class="soft">${searchWords(best)}</p>
    ${!proven && (!best?.waiting || best.quick) && html`<button class="suggestion" onClick=${() => actions.seekBest()}>${t(multiplications === undefined ? "game-seek" : "game-seek-longer")}</button>`}`;
}

/** @param {{actions: Actions}} props */
export function Boards({ actions }) {
  return html`<h3>${t("game-boards")}</h3>
    <div class="game-boards">${GAMES.map(({ id, source }) => html`<button key=${id} class="suggestion leaves" onClick=${() => actions.playOn(source)}>${t(`game-board-${id}`)}</button>`)}</div>`;
}
