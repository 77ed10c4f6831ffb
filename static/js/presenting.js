// The presenter view: its keys, as remote controls send them, and its actions. Knows no view and no DOM.

/** @typedef {import("./keyboard.js").Key} Key */

/** What a remote control sends, first; then the keys of the page that make sense where only the step is to be seen. @type {Key[]} */
export const PRESENTER_KEYS = [
  { keys: ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"], sentence: "key-present-next", group: "present", run: (a) => a.turn(1) },
  { keys: ["PageUp", "ArrowLeft", "ArrowUp", "Backspace"], sentence: "key-present-previous", group: "present", run: (a) => a.turn(-1) },
  { keys: ["b", "."], sentence: "key-present-blank", group: "present", single: true, run: (a) => a.setBlank() },
];

/** Keys of the whole page that stay. */
const STAY = new Set(["key-mode", "key-say", "key-first", "key-last", "key-labels", "key-theme", "key-help", "key-escape", "key-present"]);

/** The keys that count while presenting. @param {Key[]} keys those of the page */
export const presenterKeys = (keys) => [...PRESENTER_KEYS, ...keys.filter(({ sentence }) => STAY.has(sentence))];

/** @param {{store: import("./store.js").Store, step: (direction: 1 | -1) => void, focus: (id: string) => void, later: (run: () => void, ms: number) => () => void}} parts */
export function presentActions({ store, step, focus, later }) {
  const actions = {
    /** Enters the presenter view, or leaves it: what is needed next has the focus.
     * @param {boolean} [presenting] */
    present(presenting = !store.state.presenting) {
      store.change({ presenting, blank: false, hover: null, pick: null, help: false });
      later(() => focus(presenting ? "next" : "present"), 0);
    },
    /** Blanks the screen, so that a room looks at the speaker; or shows it again.
     * @param {boolean} [blank] */
    setBlank(blank = !store.state.blank) {
      store.change({ blank, playing: null });
      later(() => focus(blank ? "blank" : "next"), 0);
    },
    /** A step as a remote control asks for it: a blank screen is shown again first.
     * @param {1 | -1} direction */
    turn(direction) {
      if (store.state.blank) actions.setBlank(false);
      else step(direction);
    },
    /** Lets go of the blank screen, then of the view; false where there is neither. */
    leaveStage() {
      if (!store.state.presenting) return false;
      if (store.state.blank) actions.setBlank(false);
      else actions.present(false);
      return true;
    },
  };
  return actions;
}
