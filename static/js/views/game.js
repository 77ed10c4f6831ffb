// The elimination game: pick what goes next, see beforehand what it does, pay for it, and watch how others do it. Every pick is a longer order of the mode `elimination`. Knows no network.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { boardOf, gameOf, moveOf, movesDone, standsAt } from "../game.js";
import { effectOf } from "../elimination.js";
import { bestKey, SMALL } from "../games.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { bestOf, Boards, Compare } from "./game-compare.js";
import { nameOf, standWords, verdict, wouldWords } from "./game-words.js";
import { Name } from "./name.js";
import { Spoken } from "./spoken.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Target} Target */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../game.js").Board} Board */
/** @typedef {import("../games.js").Best} Best */

const MOVES_SHOWN = 60;

/** @param {{trace: Trace, board: Board, play: (move: string) => void, actions: Actions}} props */
function Moves({ trace, board: { vertices, edges }, play, actions }) {
  const { label } = trace.graph.nodes;
  const leave = () => actions.hover(null);
  /** @param {string} move @param {number} cost @param {any} children */
  function button(move, cost, children) {
    const point = () => actions.hover({ kind: "move", id: move });
    return html`<li key=${move}><button data-move=${move} onClick=${() => play(move)} onPointerEnter=${point} onPointerLeave=${leave} onFocus=${point} onBlur=${leave}>${children}<b>${t("game-cost", { count: cost })}</b></button></li>`;
  }
  return html`<h3 id="game-vertices">${t("game-vertices")}</h3>
    <ul class="game-moves" aria-labelledby="game-vertices">
      ${vertices.slice(0, MOVES_SHOWN).map(({ node, before, after, cost, move }) =>
        button(move, cost, html`<span class="hidden">${t("game-eliminate")} </span><${Name} name=${label[node]} /><span class="hidden"> ${t("game-ends", { before, after })} </span><span class="soft" aria-hidden="true">${before} × ${after}</span>`),
      )}
    </ul>
    ${vertices.length > MOVES_SHOWN && html`<p class="soft">${t("result-more", { count: vertices.length - MOVES_SHOWN })}</p>`}
    <details class="game-edges">
      <summary>${t("game-edges", { count: edges.length })}</summary>
      <p class="soft">${t("game-edges-about")}</p>
      <ul class="game-moves">
        ${edges.slice(0, MOVES_SHOWN).map(({ from, to, side, cost, move }) =>
          button(move, cost, html`<span><span class="hidden">${t("game-eliminate-edge")} </span><${Name} name=${label[from]} /> → <${Name} name=${label[to]} /></span><span class="soft"> ${t(`game-side-${side}`)} </span>`),
        )}
      </ul>
      ${edges.length > MOVES_SHOWN && html`<p class="soft">${t("result-more", { count: edges.length - MOVES_SHOWN })}</p>`}
    </details>`;
}

/** @param {{words: string, order: string[], at?: number}} props `at`: how many of them are done, where not all are */
const Order = ({ words, order, at = order.length }) => html`<p class="game-order"><span class="soft">${words}</span> ${order.map((move, i) => html`<span key=${i} class=${i < at ? "" : "to-come"}>${i > 0 && ", "}<${Spoken} words=${nameOf(move)} /></span>`)}</p>`;

/** The count so far, large, what can be done about it, and where that leads. It is said with the sentence of the step.
 * @param {{score: number, words: string, room?: boolean, children?: any}} props */
const Score = ({ score, words, room = false, children }) => html`<div class="game-score">
    <p><span class="big-number">${score}</span> ${t("ledger-multiplications", { count: score })}</p>
    <div class="game-tools">${children}</div>
  </div>
  <p class=${room ? "game-did" : ""}><${Spoken} words=${words} /></p>`;

/** The own game. Before the first pick it may be looked at from any mode.
 * @param {{trace: Trace, game: import("../game.js").Game, k: number, hover: Target, pick: Target, best: Best | null, actions: Actions}} props */
function Play({ trace, game, k, hover, pick, best, actions }) {
  const { order, begun, free } = game;
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const again = useRef(-1);
  const board = boardOf(trace.graph, order, free);
  const { score } = board;
  const over = board.vertices.length === 0;
  const behind = begun && k < standsAt(trace);
  const play = (/** @type {string} */ move) => {
    const buttons = [...(place.current?.querySelectorAll("[data-move]") ?? [])];
    again.current = buttons.findIndex((each) => each === document.activeElement);
    actions.eliminate([...order, move]);
  };
  // A pick in the picture is a move; what was picked before the game is not.
  const first = useRef(pick);
  useEffect(() => {
    const mine = begun && !behind && pick !== first.current;
    first.current = pick;
    const move = mine ? moveOf(board, trace.graph, pick) : null;
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
  const move = begun || hover?.kind === "move" ? moveOf(board, trace.graph, hover) : null;
  return html`<div class="game-panel" ref=${place}>
    <${Score} score=${score} words=${order.length > 0 ? standWords(trace, game) : `${t("game-left", { count: board.vertices.length })} ${t("game-about")}`} room=${true}>
      <button class="suggestion" data-undo data-lead aria-disabled=${order.length === 0 ? "true" : undefined} onClick=${() => order.length > 0 && actions.eliminate(order.slice(0, -1))}>${t("game-undo")}</button>
      <button class="suggestion" aria-disabled=${order.length === 0 ? "true" : undefined} onClick=${() => order.length > 0 && actions.eliminate([])}>${t("game-restart")}</button>
    <//>
    ${
      over
        ? html`<p class="game-over">${verdict(trace, score, best)}</p>`
        : html`<p class="game-would"><span role="status">${move !== null && html`<${Spoken} words=${wouldWords(trace, effectOf(trace.graph, order, move, free))} />`}</span>${
              move === null &&
              (behind
                ? html`${t("game-behind")} <button class="suggestion" onClick=${() => actions.goto(standsAt(trace))}>${t("game-catch-up")}</button>`
                : t(begun ? "game-hint" : "game-first"))
            }</p>
            <${Moves} trace=${trace} board=${board} play=${play} actions=${actions} />`
    }
    ${order.length > 0 && html`<${Order} words=${t("game-so-far")} order=${order} />`}
    <p class="soft">${t(`units-${free ? "free" : "counted"}`)}</p>
    <${Compare} trace=${trace} best=${best} score=${order.length > 0 ? score : null} over=${over} watched=${null} actions=${actions} />
    <${Boards} actions=${actions} />
  </div>`;
}

/** An order of others, step by step at the pace of the transport; one press leads back.
 * @param {{trace: Trace, frame: Frame, game: import("../game.js").Game, playing: boolean, own: string[], best: Best | null, actions: Actions}} props */
function Watch({ trace, frame, game, playing, own, best, actions }) {
  const order = /** @type {string[]} */ (trace.result.found.find(({ name }) => name === "order")?.value ?? []);
  const done = movesDone(trace, frame.k);
  const rule = t(game.watched === "best" ? (best?.proven ? "game-proven" : "game-best") : `game-rule-${game.watched}`);
  return html`<div class="game-panel">
    <p class="game-watching">${t("game-watching", { rule })}</p>
    <${Score} score=${Number(frame.channels.multiplications?.get(0) ?? 0)} words=${t("game-watched", { done, count: order.length })}>
      <button class="suggestion" data-lead onClick=${actions.play}>${t(playing ? "transport-pause" : "transport-play")}</button>
      <button class="suggestion strong" data-own onClick=${actions.ownGame}>${own.length > 0 ? t("game-own", { score: boardOf(trace.graph, own, game.free).score }) : t("game-own-new")}</button>
    <//>
    <${Order} words=${t("game-in-order")} order=${order} at=${done} />
    <p class="soft">${t(`units-${game.free ? "free" : "counted"}`)}</p>
    <${Compare} trace=${trace} best=${best} score=${null} over=${false} watched=${game.watched} actions=${actions} />
    <${Boards} actions=${actions} />
  </div>`;
}

/** Where a press has taken its own button away, the focus goes to what leads on there, and is not lost. @param {string | null} watched */
function useLead(watched) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (pressed.current && document.activeElement === document.body) /** @type {HTMLElement | null | undefined} */ (place.current?.querySelector("[data-lead]"))?.focus();
    pressed.current = false;
  }, [watched]);
  return { ref: place, onClickCapture: () => (pressed.current = true) };
}

/** @param {{state: Pick<import("../store.js").State, "mode" | "params" | "watching" | "hover" | "pick" | "best" | "playing" | "moving" | "source">, trace: Trace, frame: Frame, actions: Actions}} props */
export function GamePanel(props) {
  const lead = useLead(gameOf({ ...props.state, trace: props.trace }).watched);
  return html`<div ...${lead}><${Game} ...${props} /></div>`;
}

/** @param {Parameters<typeof GamePanel>[0]} props */
function Game({ state, trace, frame, actions }) {
  const { mode, params, watching, hover, pick, playing } = state;
  const game = gameOf({ trace, mode, params, watching });
  const best = bestOf(trace, state.best, game.free);
  const rests = !state.moving && state.source === trace.source;
  const small = game.flat && boardOf(trace.graph, [], game.free).vertices.length <= SMALL;
  // On a small graph the fewest are known before anyone asks.
  useEffect(() => {
    if (small && rests && best === null) actions.seekBest(true);
  }, [small, rests, bestKey(trace, game.free)]);
  if (game.watched !== null) return html`<${Watch} trace=${trace} frame=${frame} game=${game} playing=${playing !== null} own=${game.order} best=${best} actions=${actions} />`;
  if (!game.begun && game.order.length > 0 && state.source !== trace.source) return html`<p class="soft" aria-busy="true">${t("view-coming")}</p>`; // moves of a program that is still to come
  const begins = mode === "elimination" && trace.mode !== "elimination"; // the first move is made, and its page is still to come
  if (game.flat && (game.begun || begins || game.order.length === 0)) return html`<${Play} key=${trace.source} trace=${trace} game=${game} k=${frame.k} hover=${hover} pick=${pick} best=${best} actions=${actions} />`;
  return html`<div class="game-panel">
    <p>${game.flat ? t("game-waits", { score: boardOf(trace.graph, game.order, game.free).score }) : t("game-tensors")}</p>
    <div class="game-boards"><button class="suggestion strong" data-own onClick=${actions.ownGame}>${t(game.flat ? "game-own-back" : "game-here")}</button></div>
    <${Boards} actions=${actions} />
  </div>`;
}
