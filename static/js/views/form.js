// The form of a mode's parameters, drawn from the list that describes itself: one control for each kind. Knows no mode by name.
import { useState } from "preact/hooks";
import { counts, inputNames, outputNames, partsOf } from "../coordinates.js";
import { decode } from "../format.js";
import { html, memo } from "../html.js";
import { has, t } from "../messages.js";
import { Name } from "./name.js";
import { NumberBox } from "./number-box.js";
import { Pick } from "./pick.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../actions.js").Actions} Actions */
/** @typedef {import("../store.js").Param} Param */
/** @typedef {{trace: Trace, mode: string, param: Param, label: string, value: any, wish: any, actions: Actions}} Control */

/** Where tensors have more numbers than this, only those that are seeded have a box, and the others are a choice. */
const SEEDS = 6;

/** One box per target: the name seeds it alone, the number seeds it with any number. Where there may be no seed at all, a button says so.
 * @param {{targets: string[], seed: Record<string, any> | null, label: string, param: Param, actions: Actions}} props */
function SeedRow({ targets, seed, label, param, actions }) {
  const many = targets.length > SEEDS && targets.some((name) => partsOf(name).at !== null);
  const shown = many ? targets.filter((name) => (decode(seed?.[name]) ?? 0) !== 0).slice(0, SEEDS) : targets;
  return html`<div class="seeds" role="group" aria-label=${label}>
    <span class="seeds-label">${label}</span>
    ${
      param.optional &&
      html`<button class=${`seed-none${seed === null ? " on" : ""}`} aria-pressed=${seed === null ? "true" : "false"} onClick=${() => actions.setParam(param.name, null)}>${param.default}</button>`
    }
    ${many && html`<${Pick} label=${t("seed-choose")} choices=${targets} value=${shown[0] ?? targets[0]} onChoose=${actions.seedOnly} />`}
    ${shown.map((name) => {
      const value = decode(seed?.[name]) ?? 0;
      return html`<span key=${name} class=${`seed${value !== 0 ? " on" : ""}`}>
        <button aria-label=${t("seed-only", { name })} aria-pressed=${value !== 0 ? "true" : "false"} onClick=${() => actions.seedOnly(name)}><${Name} name=${name} /></button>
        <${NumberBox} id=${`seed-${name}`} label=${t("seed-number", { name })} value=${value} step=${1} onNumber=${(/** @type {number} */ number) => actions.setSeed(name, number)} />
      </span>`;
    })}
  </div>`;
}

/** A button for each input, pressed where it takes part; the last one cannot be let go.
 * @param {{names: string[], chosen: string[], label: string, param: Param, actions: Actions}} props */
function Some({ names, chosen, label, param, actions }) {
  return html`<div class="seeds" role="group" aria-label=${label}>
    <span class="seeds-label">${label}</span>
    ${names.map((name) => {
      const on = chosen.includes(name);
      const others = names.filter((each) => (each === name ? !on : chosen.includes(each)));
      return html`<span key=${name} class=${`seed${on ? " on" : ""}`}>
        <button aria-label=${name} aria-pressed=${on ? "true" : "false"} aria-disabled=${others.length === 0 ? "true" : undefined} onClick=${() => others.length > 0 && actions.setParam(param.name, others)}
          ><${Name} name=${name}
        /></button>
      </span>`;
    })}
  </div>`;
}

/** What a choice is called in the list.
 * @param {string} choice */
const say = (choice) => (has(`choice-${choice}`) ? t(`choice-${choice}`) : choice);

/** @param {Control} props */
function Choice({ label, value, param, actions }) {
  return html`<${Pick} label=${label} title=${param.gloss} choices=${param.choices ?? []} value=${value} say=${say} onChoose=${(/** @type {string} */ choice) => actions.setParam(param.name, choice)} />`;
}

/** Words to choose from, or names typed in any order: taken when the box is left or Enter is pressed.
 * @param {Control} props */
function Order({ label, value, wish, param, actions }) {
  const [draft, setDraft] = useState(/** @type {string | null} */ (null));
  const shown = typeof wish === "string" ? wish : Array.isArray(value) ? value.join(", ") : String(value);
  const list = `param-${param.name}-choices`;
  /** @param {string} text */
  const take = (text) => {
    setDraft(null);
    if (text.trim() !== "" && text !== shown) actions.setParam(param.name, text.trim());
  };
  return html`<label class="pick-name order-box" title=${param.gloss}>
    <span>${label}</span>
    <input type="text" list=${list} autocomplete="off" spellcheck=${false} aria-label=${label} value=${draft ?? shown}
      onInput=${(/** @type {any} */ event) => (param.choices?.includes(event.target.value) ? take(event.target.value) : setDraft(event.target.value))}
      onFocus=${(/** @type {any} */ event) => event.target.select()}
      onBlur=${(/** @type {any} */ event) => draft !== null && take(event.target.value)}
      onKeyDown=${(/** @type {any} */ event) => event.key === "Enter" && take(event.target.value)} />
    <datalist id=${list}>${param.choices?.map((choice) => html`<option key=${choice} value=${choice}></option>`)}</datalist>
  </label>`;
}

/** @param {Control} props */
function Numeric({ label, value, param, actions }) {
  const step = param.kind === "count" ? 1 : Number(value) / 10 || 0.1;
  return html`<label class="pick-name" title=${param.gloss}><span>${label}</span>
    <${NumberBox} id=${`param-${param.name}`} label=${label} value=${Number(value)} step=${step} class=${String(value).length > 3 ? "" : "count-box"}
      onNumber=${(/** @type {number} */ number) => actions.setNumber(param, number)} /></label>`;
}

/** @param {Control} props */
function Field(props) {
  const { trace, param, label, value, actions } = props;
  const ins = inputNames(trace.graph);
  const outs = outputNames(trace.graph);
  const choose = (/** @type {string} */ name) => actions.setParam(param.name, name);
  switch (param.kind) {
    case "input-seed":
    case "output-seed":
      return html`<${SeedRow} targets=${param.kind === "input-seed" ? ins : outs} seed=${value} label=${label} param=${param} actions=${actions} />`;
    case "input":
      return html`<${Pick} label=${label} choices=${ins} value=${value} onChoose=${choose} />`;
    case "output":
      return html`<${Pick} label=${label} choices=${outs} value=${value} onChoose=${choose} />`;
    case "inputs":
      return ins.length > 1 ? html`<${Some} names=${ins} chosen=${value} label=${label} param=${param} actions=${actions} />` : null;
    case "choice":
      return html`<${Choice} ...${props} />`;
    case "order":
      return html`<${Order} ...${props} />`;
    default:
      return html`<${Numeric} ...${props} />`;
  }
}

/** A parameter's label: the mode's own word for it, or the usual one.
 * @param {string} mode @param {Param} param */
function labelOf(mode, { name, kind }) {
  if (kind === "input-seed") return t("seed-input-label");
  if (kind === "output-seed") return t("seed-output-label");
  return has(`param-${mode}-${name}`) ? t(`param-${mode}-${name}`) : has(`param-${name}`) ? t(`param-${name}`) : name;
}

/** Whether a parameter can make a difference: what belongs to another choice stays out of sight, and so does a choice of one.
 * @param {Trace} trace @param {Param[]} params @param {Param} param */
function matters({ params: chosen, graph }, params, { kind, when }) {
  if (when) return chosen[when.param] === when.is;
  return kind !== "output" || counts(graph)[1] > 1 || params.some((each) => each.kind === "input");
}

/** Kinds with something for every input or output: they come last, where a long list hides nothing. */
const LISTS = new Set(["inputs", "input-seed", "output-seed"]);
/** Kinds whose values do not depend on the program: they can be changed also where the mode was refused. */
const PLAIN = new Set(["count", "number", "choice", "order"]);

export const Form = memo(
  /** @param {{trace: Trace, modes: import("../store.js").Mode[], mode: string, wishes: Record<string, any> | undefined, refused: boolean, actions: Actions}} props */
  function Form({ trace, modes, mode, wishes, refused, actions }) {
    const here = trace.mode === mode;
    if (!here && !refused) return html`<div class="seeds" aria-hidden="true"></div>`;
    const all = modes.find((each) => each.name === mode)?.params ?? [];
    const params = here ? all : all.filter(({ kind }) => PLAIN.has(kind));
    const told = here ? trace : { ...trace, params: Object.fromEntries(params.map(({ name, default: usual }) => [name, wishes?.[name] ?? usual])) };
    return params
      .filter((param) => matters(told, params, param))
      .sort((a, b) => Number(LISTS.has(a.kind)) - Number(LISTS.has(b.kind)))
      .map((param) => html`<${Field} key=${param.name} trace=${told} mode=${mode} param=${param} label=${labelOf(mode, param)} value=${told.params[param.name]} wish=${wishes?.[param.name]} actions=${actions} />`);
  },
);
