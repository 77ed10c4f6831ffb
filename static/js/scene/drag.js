// Turning a number by hand: how far a drag or a key moves it. The arithmetic is pure; one class binds it to pointers. Must not know what the number is for.
import { snap } from "../ranges.js";

/** One unit of the hand: a hundredth for numbers near 1, more for larger ones, so that a drag across a hand's width about doubles a number. @param {number} value @returns {number} */
export function grain(value) {
  const size = Math.abs(value);
  if (!Number.isFinite(size) || size < 10) return 0.01;
  return 10 ** (Math.floor(Math.log10(size)) - 2);
}

/** @param {number} start the value when the drag began @param {number} dx px @param {{shift?: boolean, alt?: boolean}} [keys] shift: ten times coarser, alt: ten times finer @returns {number} */
export function dragged(start, dx, { shift = false, alt = false } = {}) {
  const step = grain(start) * (shift ? 10 : 1) * (alt ? 0.1 : 1);
  return snap(snap(start, step / 10) + Math.round(dx) * step, step);
}

/** @param {number} value @param {string} key @returns {number | null} null where the key is no key of a number */
export function keyed(value, key) {
  const step = grain(value) * 10;
  if (key === "ArrowUp") return snap(value + step, step / 10);
  if (key === "ArrowDown") return snap(value - step, step / 10);
  if (key === "PageUp") return snap(value + step * 10, step / 10);
  if (key === "PageDown") return snap(value - step * 10, step / 10);
  return null;
}

export class Drag {
  /**
   * @param {HTMLElement} pane
   * @param {{value: (node: number) => number, change: (node: number, value: number, done: boolean) => void}} hooks
   */
  constructor(pane, hooks) {
    this.off = new AbortController();
    const { signal } = this.off;
    /** @type {{id: number, node: number, x: number, start: number, last: number} | null} */
    let held = null;
    pane.addEventListener(
      "pointerdown",
      (e) => {
        const pill = e.target instanceof Element ? e.target.closest("[data-drag]") : null;
        if (!pill || e.button !== 0) return;
        const node = Number(pill.getAttribute("data-drag"));
        const start = hooks.value(node);
        held = { id: e.pointerId, node, x: e.clientX, start, last: start };
        /** @type {SVGElement} */ (pill).setPointerCapture(e.pointerId);
      },
      { signal },
    );
    pane.addEventListener(
      "pointermove",
      (e) => {
        if (!held || e.pointerId !== held.id) return;
        const dx = e.clientX - held.x;
        if (Math.abs(dx) < 3 && held.last === held.start) return;
        const value = dragged(held.start, dx, { shift: e.shiftKey, alt: e.altKey });
        if (value === held.last) return;
        held.last = value;
        hooks.change(held.node, value, false);
      },
      { signal },
    );
    for (const name of ["pointerup", "pointercancel"])
      pane.addEventListener(
        name,
        () => {
          if (held && held.last !== held.start) hooks.change(held.node, held.last, true);
          held = null;
        },
        { signal },
      );
  }

  close() {
    this.off.abort();
  }
}
