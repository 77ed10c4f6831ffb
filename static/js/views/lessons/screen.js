// One screen of a lesson: its prose and exercises, its graph, and the way on. Knows how they stand together, not what they say.
import { html } from "../../html.js";
import { t } from "../../messages.js";
import { OPEN } from "../../lessons/actions.js";
import { changeOf } from "../../lessons/changed.js";
import { asking, graphOf, isDone, seen, waitsFor } from "../../lessons/screens.js";
import { channelOf, filledFrame, inPicture } from "../../lessons/sweep.js";
import { Exercise } from "./exercise.js";
import { Figure } from "./figure.js";
import { Prose } from "./prose.js";

/** @typedef {import("../../lessons/store.js").Learning} Learning */
/** @typedef {{state: Learning, figure: import("../../store.js").State, frame: import("../../types.js").Frame, link: string, actions: import("../../lessons/actions.js").LearningActions}} Props */

/** @param {{part: import("../../lessons/types.js").Part, props: Props}} props */
function Part({ part: { prose, block }, props }) {
  const { state, figure, actions } = props;
  if (prose) return html`<div class="prose"><${Prose} nodes=${prose} /></div>`;
  if (!block) return null;
  const each = block.kind === "check" ? block.questions : [block];
  return each.map((exercise) => html`<${Exercise} key=${`${state.lesson?.id} ${exercise.key} ${state.seed}`} exercise=${exercise} standing=${state.standings[exercise.key] ?? OPEN} played=${state.played[exercise.key] ?? null} figure=${figure} drawn=${state.drawn} actions=${actions} />`);
}

/** @param {Props} props */
export function Screen(props) {
  const { state, figure, frame, link, actions } = props;
  const lesson = /** @type {import("../../lessons/types.js").Lesson} */ (state.lesson);
  const screen = lesson.screens[state.screen];
  const graph = graphOf(screen);
  const parts = seen(screen, state.standings);
  // What is to be reached stands before the graph; what is asked about a graph stands behind it.
  const shows = parts.findIndex(({ block }) => block && (block.shows || block.questions.some((each) => each.shows)));
  const cut = parts[shows]?.block?.kind === "try" ? shows + 1 : shows;
  const before = cut < 0 ? parts : parts.slice(0, cut);
  const after = cut < 0 ? [] : parts.slice(cut);
  const waiting = waitsFor(screen, state.standings) !== null;
  const task = asking(screen).find(({ asks }) => asks === "sweep") ?? null;
  const open = task !== null && !isDone(state.standings, task);
  const entries = inPicture(task, state.standings[task?.key ?? ""]);
  const shown = entries !== null && state.drawn ? filledFrame(figure.trace, frame, entries, channelOf(figure.trace, task?.task)) : frame;
  const goals = parts.some(({ block }) => block?.kind === "try");
  // Questions are about the numbers that the lesson has, whatever the learner does with the graph.
  const asks = asking(screen).some((each) => each.asks !== "goal" && (each.shows || !each.own) && each.figure !== null && !isDone(state.standings, each));
  const own = state.drawn ? { change: task?.task === "order" ? null : changeOf(figure, state.ground), asks, back: actions.putBack } : null;
  const last = state.screen === lesson.screens.length - 1;
  return html`<article class=${`screen${graph ? " with-graph" : ""}`} aria-labelledby="screen-title">
    <div class="screen-before">
      <h2 id="screen-title" tabindex="-1">${screen.title.length > 0 ? html`<${Prose} nodes=${screen.title} />` : lesson.title}</h2>
      ${before.map((part, i) => html`<${Part} key=${i} part=${part} props=${props} />`)}
    </div>
    ${graph?.figure && html`<${Figure} state=${figure} frame=${shown} alone=${open} drawn=${state.drawn} spec=${graph.figure} inputs=${goals} own=${own} link=${link} embed=${() => actions.embed(link)} actions=${actions.figure.actions} />`}
    <div class="screen-after">
      ${after.map((part, i) => html`<${Part} key=${i} part=${part} props=${props} />`)}
      <nav class="screen-nav" lang=${state.language} aria-label=${t("learn-screens")}>
        <button class="quiet" disabled=${state.screen === 0} onClick=${actions.back}>${t("learn-back")}</button>
        <span class="soft">${t("learn-screen-of", { at: state.screen + 1, count: lesson.screens.length })}</span>
        ${last ? html`<a class="suggestion go" href="/course">${t("learn-to-course")}</a>` : html`<button id="screen-next" class="suggestion go" aria-disabled=${waiting ? "true" : undefined} aria-describedby=${waiting ? "screen-waits" : undefined} onClick=${actions.next}>${t("learn-next")}</button>`}
      </nav>
      ${waiting && html`<p id="screen-waits" class="soft" lang=${state.language}>${t("learn-waits")}</p>`}
    </div>
  </article>`;
}
