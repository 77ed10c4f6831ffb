// What a person prefers wherever they are, and wants to find again. One part of the actions; knows no view.

const THEMES = /** @type {const} */ (["system", "light", "dark"]);

/** @param {{store: import("./store.js").Store, remember: (key: string, value: string) => void}} parts */
export const preferringActions = ({ store, remember }) => ({
  nextTheme() {
    const theme = THEMES[(THEMES.indexOf(store.state.theme) + 1) % THEMES.length];
    store.change({ theme });
    remember("theme", theme);
  },
  /** @param {boolean} keys whether single letters are keys */
  setKeys(keys) {
    store.change({ keys });
    remember("keys", keys ? "on" : "off");
  },
  /** @param {boolean} streak whether right answers in a row are counted where one predicts */
  setStreak(streak) {
    store.change({ streak });
    remember("streak", streak ? "on" : "off");
  },
});
