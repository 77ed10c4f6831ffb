// One table of keys. The listener and the help sheet both read it; it knows no view.
import { presenterKeys } from "./presenting.js";

/** @typedef {import("./actions.js").Actions} Actions */
/** @typedef {{keys: string[], sentence: string, group: "steps" | "view" | "edit" | "present", control?: boolean, shift?: boolean, anywhere?: boolean,
 *   single?: boolean, run: (actions: Actions, event: KeyboardEvent, focus: (id: string) => void, modes: string[]) => unknown}} Key */

/** `anywhere`: also while typing. `single`: a printable key, which a person may switch off. @type {Key[]} */
export const KEYS = [
  { keys: ["ArrowRight"], sentence: "key-next", group: "steps", run: (a) => a.step(1) },
  { keys: ["ArrowLeft"], sentence: "key-previous", group: "steps", run: (a) => a.step(-1) },
  { keys: ["Home"], sentence: "key-first", group: "steps", run: (a) => a.first() },
  { keys: ["End"], sentence: "key-last", group: "steps", run: (a) => a.last() },
  { keys: [" "], sentence: "key-play", group: "steps", run: (a) => a.play() },
  { keys: ["["], sentence: "key-slower", group: "steps", single: true, run: (a) => a.changeSpeed(-1) },
  { keys: ["]"], sentence: "key-faster", group: "steps", single: true, run: (a) => a.changeSpeed(1) },
  { keys: ["b"], sentence: "key-granularity", group: "steps", single: true, run: (a) => a.nextGranularity() },
  { keys: ["r"], sentence: "key-say", group: "steps", single: true, run: (a) => a.sayAgain() },
  { keys: ["1", "2", "3"], sentence: "key-mode", group: "view", single: true, run: (a, event, _focus, modes) => a.setMode(modes[Number(event.key) - 1]) },
  { keys: ["m"], sentence: "key-more-modes", group: "view", single: true, run: (_a, _event, focus) => focus("more-modes") },
  { keys: ["p"], sentence: "key-program", group: "view", single: true, run: (_a, _event, focus) => focus("program") },
  { keys: ["g"], sentence: "key-graph", group: "view", single: true, run: (_a, _event, focus) => focus("graph") },
  { keys: ["/"], sentence: "key-find", group: "view", single: true, run: (_a, _event, focus) => focus("find") },
  { keys: ["o"], sentence: "key-views", group: "view", single: true, run: (a, _event, focus) => (a.unfoldPanel(), focus("more-views-list")) },
  { keys: ["s"], sentence: "key-second", group: "view", single: true, run: (a) => a.toggleSecond() },
  { keys: ["t"], sentence: "key-tab", group: "view", single: true, run: (a) => a.nextTab() },
  { keys: ["l"], sentence: "key-labels", group: "view", single: true, run: (a) => a.switchLabels() },
  { keys: ["f"], sentence: "key-fold", group: "view", single: true, run: (a) => a.foldHere() },
  { keys: ["d"], sentence: "key-theme", group: "view", single: true, run: (a) => a.nextTheme() },
  { keys: ["v"], sentence: "key-present", group: "view", single: true, run: (a) => a.present() },
  { keys: ["c"], sentence: "key-share", group: "edit", single: true, run: (a) => a.share() },
  { keys: ["z"], sentence: "key-undo", group: "edit", control: true, anywhere: true, run: (a) => a.undo() },
  { keys: ["z"], sentence: "key-redo", group: "edit", control: true, shift: true, anywhere: true, run: (a) => a.redo() },
  { keys: ["Escape"], sentence: "key-escape", group: "view", run: (a) => a.escape() },
  { keys: ["?"], sentence: "key-help", group: "view", single: true, run: (a) => a.setHelp(true) },
];

const TYPES_OWN_KEYS = new Set(["INPUT", "TEXTAREA", "SELECT"]);
/** Of these, those that nobody types a letter into. */
const LETTERLESS = new Set(["range", "radio", "checkbox", "tab"]);
const PRESSABLE = new Set(["BUTTON", "A", "SUMMARY"]);

/** Whether the thing in focus needs this key itself.
 * @param {Element | null} target @param {Key} key @param {string} pressed */
function keepsForItself(target, key, pressed) {
  if (!target || key.anywhere) return false;
  const [kind, role] = [target.getAttribute("type") ?? "", target.getAttribute("role") ?? ""];
  const typing = TYPES_OWN_KEYS.has(target.tagName) || role === "tab" || role === "radio";
  if (key.single && (LETTERLESS.has(kind) || LETTERLESS.has(role))) return false;
  if (typing) return pressed !== "Escape";
  return PRESSABLE.has(target.tagName) && pressed === " ";
}

/** The row of the table that an event means, or null.
 * @param {KeyboardEvent} event @param {boolean} singles whether printable keys are switched on @param {boolean} [presenting]
 * @returns {Key | null} */
export function keyFor(event, singles, presenting = false) {
  if (event.defaultPrevented || event.altKey || event.isComposing) return null;
  const control = event.ctrlKey || event.metaKey;
  const pressed = control ? event.key.toLowerCase() : event.key;
  const target = /** @type {Element | null} */ (event.target);
  for (const key of presenting ? presenterKeys(KEYS) : KEYS) {
    if (!key.keys.includes(pressed) || Boolean(key.control) !== control) continue;
    if (control && Boolean(key.shift) !== event.shiftKey) continue;
    if (key.single && !singles) continue;
    return keepsForItself(target, key, pressed) ? null : key;
  }
  return null;
}
