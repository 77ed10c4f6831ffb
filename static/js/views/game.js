// The elimination game: pick what goes next, pay for it, and compare with the rules. Every pick is a longer order of the mode `elimination`. Knows no network.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { leftAfter, openEdges, openVertices } from "../elimination.js";
import { decode } from "../format.js";
import { bestKey, GAMES } from "../games.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { Name } from "./name.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {{move: string, cost: number}} Open */

const MOVES_SHOWN = 60;
const RULES = ["forward", "reverse", "markowitz", "relative-markowitz"];

/** @param {Trace} trace @param {string} name */
const countOf = ({ result }, name) => Number(result.found.find((each) => each.name === name)?.value ?? NaN);

/** What every rule takes on this graph. @param {Trace} trace @returns {[string, number][]} */
export function rulesOf({ result }) {
  /** @type {import("../types.js").FoundTable | undefined} */
  const table = result.found.find(({ name }) => name === "rules")?.value;
  return table ? RULES.filter((name) => table.rows.includes(name)).map((name) => [name, Number(decode(table.cells[table.rows.indexOf(name)][0]))]) : [];
}

/** The move that a pick in the picture means: of an edge with two sides the one that takes less.
 * @param {ReturnType<typeof openVertices>} vertices @param {ReturnType<typeof openEdges>} edges @param {Trace} trace @param {import("../types.js").Target} pick */
export function moveOf(vertices, edges, { graph }, pick) {
  if (pick?.kind === "node") return vertices.find(({ node }) => node === pick.id)?.move ?? null;
  if (pick?.kind !== "edge") return null;
  const [from, to] = [graph.edges.from[pick.id], graph.edges.to[pick.id]];
  const sides = edges.filter((edge) => edge.from === from && edge.to === to).sort((a, b) => a.cost - b.cost);
  return sides[0]?.move ?? null;
}

/** @param {{actions: Actions, playing: boolean}} props */
function Boards({ actions, playing }) {
  return html`<h3>${t("game-boards")}</h3>
    <div class="game-boards">
      ${!playing && html`<button class="suggestion strong" onClick=${() => actions.eliminate([])}>${t("game-here")}</button>`}
      ${GAMES.map(({ id, source }) => html`<button key=${id} class="suggestion leaves" onClick=${() => actions.playOn(source)}>${t(`game-board-${id}`)}</button>`)}
    </div>`;
}

/** @param {{trace: Trace, best: import("../games.js").Best | null, score: number | null, actions: Actions}} props */
function Compare({ trace, best, score, actions }) {
  const mine = best?.key === bestKey(trace) ? best : null;
  const found = mine?.multiplications !== undefined;
  return html`<h3>${t("game-compare")}</h3>
    <table class="game-compare">
      <thead><tr><th scope="col">${t("game-order")}</th><th scope="col" class="num">${t("game-multiplications")}</th><th scope="col"><span class="hidden">${t("game-watch")}</span></th></tr></thead>
      <tbody>
        ${score !== null && html`<tr class="mine"><th scope="row">${t("game-yours")}</th><td class="num">${score}</td><td></td></tr>`}
        ${rulesOf(trace).map(
          ([name, count]) => html`<tr key=${name}><th scope="row">${t(`game-rule-${name}`)}</th><td class="num">${count}</td>
            <td class="num"><button class="suggestion" aria-label=${t("game-watch-rule", { rule: t(`game-rule-${name}`) })} onClick=${() => actions.setParam("order", name)}>${t("game-watch")}</button></td></tr>`,
        )}
        ${found && html`<tr class="best"><th scope="row">${t(mine?.proven ? "game-proven" : "game-best")}</th><td class="num">${mine?.multiplications}</td>
          <td class="num"><button class="suggestion" aria-label=${t("game-watch-rule", { rule: t("game-best") })} onClick=${() => actions.setParam("order", mine?.order ?? null)}>${t("game-watch")}</button></td></tr>`}
      </tbody>
    </table>
    <p role="status" class="soft">${mine?.waiting ? t("game-seeking") : (mine?.failure ?? (found ? t(mine?.proven ? "game-proof" : "game-no-proof", { best: String(mine?.multiplications), least: String(mine?.least), states: String(mine?.states) }) : ""))}</p>
    ${!found && !mine?.waiting && html`<button class="suggestion" onClick=${actions.seekBest}>${t("game-seek")}</button>`}`;
}

/** @param {{trace: Trace, vertices: ReturnType<typeof openVertices>, edges: ReturnType<typeof openEdges>, play: (move: string) => void, actions: Actions}} props */
function Moves({ trace, vertices, edges, play, actions }) {
  const { label } = trace.graph.nodes;
  const cost = (/** @type {number} */ count) => t("game-cost", { count });
  return html`<h3 id="game-vertices">${t("game-vertices")}</h3>
    <ul class="game-moves" aria-labelledby="game-vertices">
      ${vertices.slice(0, MOVES_SHOWN).map(
        ({ node, before, after, cost: count, move }) => html`<li key=${move}><button data-move=${move} onClick=${() => play(move)}
            onMouseEnter=${() => actions.hover({ kind: "node", id: node })} onMouseLeave=${() => actions.hover(null)} onFocus=${() => actions.hover({ kind: "node", id: node })} onBlur=${() => actions.hover(null)}>
            <span class="hidden">${t("game-eliminate")} </span><${Name} name=${label[node]} /><span class="hidden"> ${t("game-ends", { before, after })} </span><span class="soft" aria-hidden="true">${before} × ${after}</span><b>${cost(count)}</b></button></li>`,
      )}
    </ul>
    ${vertices.length > MOVES_SHOWN && html`<p class="soft">${t("result-more", { count: vertices.length - MOVES_SHOWN })}</p>`}
    <details class="game-edges">
      <summary>${t("game-edges", { count: edges.length })}</summary>
      <p class="soft">${t("game-edges-about")}</p>
      <ul class="game-moves">
        ${edges.slice(0, MOVES_SHOWN).map(
          ({ from, to, side, cost: count, move }) => html`<li key=${move}><button data-move=${move} onClick=${() => play(move)}>
              <span><span class="hidden">${t("game-eliminate-edge")} </span><${Name} name=${label[from]} /> → <${Name} name=${label[to]} /></span><span class="soft"> ${t(`game-side-${side}`)} </span><b>${cost(count)}</b></button></li>`,
        )}
      </ul>
      ${edges.length > MOVES_SHOWN && html`<p class="soft">${t("result-more", { count: edges.length - MOVES_SHOWN })}</p>`}
    </details>`;
}

/** How the finished game compares. @param {Trace} trace @param {number} score @param {import("../games.js").Best | null} best */
function verdict(trace, score, best) {
  if (best?.key === bestKey(trace) && best.multiplications !== undefined) {
    if (score < best.multiplications) return t("game-beat", { best: String(best.multiplications) });
    if (score === best.multiplications) return t(best.proven ? "game-optimal" : "game-level");
    return t("game-above", { count: score - best.multiplications });
  }
  const pure = rulesOf(trace).filter(([name]) => name === "forward" || name === "reverse");
  return t(pure.every(([, count]) => score < count) ? "game-under-both" : pure.every(([, count]) => score > count) ? "game-over-both" : "game-between");
}

/** @param {{trace: Trace, pick: import("../types.js").Target, best: import("../games.js").Best | null, order: string[], actions: Actions}} props */
function Play({ trace, pick, best, order, actions }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const again = useRef(-1);
  const left = leftAfter(trace.graph, order);
  const vertices = openVertices(trace.graph, left);
  const edges = openEdges(trace.graph, left);
  const score = countOf(trace, "multiplications");
  const over = vertices.length === 0;
  const play = (/** @type {string} */ move) => {
    const buttons = [...(place.current?.querySelectorAll("[data-move]") ?? [])];
    again.current = buttons.findIndex((each) => each === document.activeElement);
    actions.eliminate([...order, move]);
  };
  // A pick in the picture is a move; what was picked before the game is not.
  const first = useRef(pick);
  useEffect(() => {
    const mine = pick !== first.current;
    first.current = pick;
    const move = mine ? moveOf(vertices, edges, trace, pick) : null;
    if (move !== null) play(move);
  }, [pick]);
  // The button that was pressed is gone with its vertex: the focus goes to the one in its place, or to undo.
  useLayoutEffect(() => {
    if (again.current < 0 || !place.current) return;
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (place.current.querySelectorAll(".game-panel > .game-moves [data-move]"));
    const next = buttons[Math.min(again.current, buttons.length - 1)] ?? /** @type {HTMLElement | null} */ (place.current.querySelector("[data-undo]"));
    again.current = -1;
    next?.focus();
  }, [order.length, trace]);
  return html`<div class="game-panel" ref=${place}>
    <div class="game-score">
      <p role="status"><span class="big-number">${score}</span> ${t("ledger-multiplications", { count: score })}<span class="soft"> ${t("game-left", { count: vertices.length })}</span></p>
      <div class="game-tools">
        <button class="suggestion" data-undo aria-disabled=${order.length === 0 ? "true" : undefined} onClick=${() => order.length > 0 && actions.eliminate(order.slice(0, -1))}>${t("game-undo")}</button>
        <button class="suggestion" aria-disabled=${order.length === 0 ? "true" : undefined} onClick=${() => order.length > 0 && actions.eliminate([])}>${t("game-restart")}</button>
      </div>
    </div>
    ${over ? html`<p class="game-over" role="status">${t("game-over", { score })} ${verdict(trace, score, best)}</p>` : html`<p class="soft">${t("game-hint")}</p><${Moves} trace=${trace} vertices=${vertices} edges=${edges} play=${play} actions=${actions} />`}
    ${order.length > 0 && html`<p class="soft">${t("game-so-far")} ${order.map((move, i) => html`<span key=${i}>${i > 0 && ", "}<${Name} name=${move.replace("->", "→")} /></span>`)}</p>`}
    <${Compare} trace=${trace} best=${best} score=${over ? score : null} actions=${actions} />
    <${Boards} actions=${actions} playing=${true} />
  </div>`;
}

/** @param {{trace: Trace, mode: string, pick: import("../types.js").Target, best: import("../games.js").Best | null, actions: Actions}} props */
export function GamePanel({ trace, mode, pick, best, actions }) {
  const here = trace.mode === "elimination" && mode === "elimination";
  if (here && Array.isArray(trace.params.order)) return html`<${Play} key=${trace.source} trace=${trace} pick=${pick} best=${best} order=${trace.params.order} actions=${actions} />`;
  return html`<div class="game-panel">
    <p>${t("game-about")}</p>
    ${here && html`<p>${t("game-watching", { rule: t(`game-rule-${trace.params.order}`) })}</p>`}
    <${Boards} actions=${actions} playing=${false} />
    ${here && html`<${Compare} trace=${trace} best=${best} score=${null} actions=${actions} />`}
  </div>`;
}
