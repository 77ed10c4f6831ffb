// Moves the stage under the hand: wheel, drag, pinch, buttons, fit. Writes one transform and three attributes to the DOM; must not know what is drawn.
import { about, coarse, detail, fit, followed, leastFor, mostFor, opening, panBy, reveal, roomLeast, tether, zoomAt } from "./fit.js";

/** @typedef {import("./fit.js").View} View */
/** @typedef {import("./fit.js").Size} Size */

const SLACK = 4;
const REST_MS = 260;
/** At this scale names and numbers can be read. */
const READABLE = 0.75;

export class Camera {
  /** @param {HTMLElement} pane @param {HTMLElement} stage scaled @param {HTMLElement} over moved with the stage, not scaled @param {() => import("./model.js").Model} world */
  constructor(pane, stage, over, world) {
    this.pane = pane;
    this.stage = stage;
    this.over = over;
    this.world = world;
    /** @type {View} */
    this.view = { scale: 1, x: 0, y: 0 };
    /** The view as it was last set for the whole or the beginning. */
    this.stood = this.view;
    /** The person has chosen a view; a new pane size then keeps it. */
    this.chosen = false;
    /** Whether it is shown to a room. */
    this.staged = false;
    /** All of the drawing was asked for. */
    this.all = false;
    /** @type {Map<number, {x: number, y: number}>} */
    this.fingers = new Map();
    this.dragged = 0;
    this.thin = "1";
    /** Told of every move, and when the hand rests. */
    this.moved = () => {};
    this.rested = () => {};
    /** Asked for the step where a part of the drawing only is seen. */
    this.stepped = () => {};
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.rest = undefined;
    this.off = new AbortController();
    const { signal } = this.off;
    pane.addEventListener("wheel", (e) => this.wheel(e), { signal, passive: false });
    pane.addEventListener("pointerdown", (e) => this.down(e), { signal });
    pane.addEventListener("pointermove", (e) => this.move(e), { signal });
    for (const name of ["pointerup", "pointercancel"]) pane.addEventListener(name, (e) => this.up(/** @type {PointerEvent} */ (e)), { signal });
    // A click that ends a pan is not a click on what lies under it.
    pane.addEventListener("click", (e) => this.dragged > SLACK && e.stopPropagation(), { signal, capture: true });
    /** Asked of the browser only when it changes: asking lays out the whole page.
     * @type {Size} */
    this.room = { width: pane.clientWidth, height: pane.clientHeight };
    this.watcher = new ResizeObserver(() => {
      this.room = { width: pane.clientWidth, height: pane.clientHeight };
      // Who has chosen a view, or was led on by a step, stays there.
      if (this.chosen || this.view !== this.stood) this.set(this.view);
      else if (this.all) this.fit();
      else this.open();
    });
    this.watcher.observe(pane);
    this.open();
  }

  close() {
    clearTimeout(this.rest);
    this.off.abort();
    this.watcher.disconnect();
  }

  /** @returns {Size} */
  size() {
    return this.room;
  }

  /** @param {View} view @param {boolean} [glide] */
  set(view, glide = false) {
    this.view = tether(view, this.world(), this.size());
    const { scale, x, y } = this.view;
    this.stage.classList.toggle("graph-glide", glide);
    this.over.classList.toggle("graph-glide", glide);
    this.hold();
    this.stage.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    // What keeps its size on the screen has its own layer: a number set on the stage would restyle all that is in it.
    this.over.style.transform = `translate(${x}px, ${y}px)`;
    this.over.style.setProperty("--scale", String(scale));
    // Hairlines are thickened in coarse steps: each change restyles every edge.
    const thin = String(coarse(scale));
    if (this.thin !== thin) {
      this.thin = thin;
      this.stage.style.setProperty("--thin", thin);
    }
    this.pane.toggleAttribute("data-chosen", this.chosen);
    const level = detail(scale);
    if (this.pane.dataset.detail !== level) this.pane.dataset.detail = level;
    this.moved();
  }

  /** While the camera moves, the drawing is one picture that is moved; it is drawn sharp again when the hand rests. */
  hold() {
    this.stage.classList.add("graph-held");
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.stage.classList.remove("graph-held");
      this.rested();
    }, REST_MS);
  }

  /** All of the drawing, however small. @param {boolean} [glide] */
  fit(glide = false) {
    this.to(fit, true, glide);
  }

  /** A drawing that has not been looked at yet. @param {boolean} [glide] */
  open(glide = false) {
    this.to(opening, false, glide);
  }

  /** @param {(world: import("./model.js").Model, pane: Size, room: {max: number}) => View} way @param {boolean} all @param {boolean} glide */
  to(way, all, glide) {
    const pane = this.size();
    if (!pane.width || !pane.height) return;
    this.chosen = false;
    this.all = all;
    const view = way(this.world(), pane, { max: mostFor(pane, this.staged) });
    const near = this.staged && !(all && glide) && view.scale < roomLeast(pane); // who asks for all of it by hand has it
    this.set(near ? about(this.world(), pane, roomLeast(pane)) : view, glide);
    if (near || !(all || this.whole())) this.stepped();
    this.stood = this.view; // the step that it opens at is part of it: in a pane of another size it opens again
  }

  /** @param {number} factor @param {number} x @param {number} y */
  zoomed(factor, x, y) {
    return zoomAt(this.view, factor, x, y, leastFor(this.world(), this.size()));
  }

  /** Whether all of the drawing is as small as the pane: a very long one is not, however far out. */
  whole() {
    const { width, height } = this.size();
    const { scale } = this.view;
    return this.world().width * scale <= width + 1 && this.world().height * scale <= height + 1;
  }

  /** Zooms by buttons and keys: around a point of the drawing where one is meant, else around the middle. @param {number} factor @param {{x: number, y: number} | null} [around] */
  zoom(factor, around = null) {
    const { width, height } = this.size();
    const { scale, x, y } = this.view;
    this.chosen = true;
    this.set(around ? this.zoomed(factor, around.x * scale + x, around.y * scale + y) : this.zoomed(factor, width / 2, height / 2), true);
  }

  /** Whether a point of the drawing is in sight. @param {{x: number, y: number}} at */
  sees({ x, y }) {
    const { x0, y0, x1, y1 } = this.sight();
    return x > x0 && x < x1 && y > y0 && y < y1;
  }

  /** Brings a point of the drawing into sight, and does nothing where it is in sight. @param {{x: number, y: number}} at @param {number | {x: number, y: number}} [margin] */
  reveal(at, margin) {
    const view = reveal(this.view, at, this.size(), margin);
    if (view !== this.view) this.set(view, true);
  }

  /** The step is in sight. @param {import("./model.js").Box} box @param {import("./model.js").Box} [other] the other end of its edge */
  step(box, other) {
    const view = followed(this.view, box, other, this.size());
    if (view !== this.view) this.set(view, true);
  }

  /** What is in sight, and a little around it, in coordinates of the drawing. @param {number} [around] a share of the pane */
  sight(around = 0) {
    const { width, height } = this.size();
    const { scale, x, y } = this.view;
    return { x0: (-x - width * around) / scale, y0: (-y - height * around) / scale, x1: (width * (1 + around) - x) / scale, y1: (height * (1 + around) - y) / scale };
  }

  /** Where on the drawing an event is. @param {MouseEvent} e */
  spot(e) {
    const at = this.local(e);
    const { scale, x, y } = this.view;
    return { x: (at.x - x) / scale, y: (at.y - y) / scale };
  }

  /** Brings a point to the middle, near enough to be read. @param {{x: number, y: number}} at */
  show(at) {
    const { width, height } = this.size();
    const scale = Math.max(this.view.scale, READABLE);
    this.chosen = true;
    this.set({ scale, x: width / 2 - at.x * scale, y: height / 2 - at.y * scale }, true);
  }

  /** Where in the pane an event is. @param {MouseEvent} e */
  local(e) {
    const box = this.pane.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  }

  /** @param {WheelEvent} e */
  wheel(e) {
    e.preventDefault();
    const at = this.local(e);
    this.chosen = true;
    if (e.shiftKey) return this.set(panBy(this.view, -e.deltaY - e.deltaX, 0));
    const lines = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? 200 : 1;
    // A pinch on a touchpad arrives as a wheel with the control key and small numbers.
    this.set(this.zoomed(Math.exp(-e.deltaY * lines * (e.ctrlKey ? 0.01 : 0.0015)), at.x, at.y));
  }

  /** @param {PointerEvent} e */
  down(e) {
    if (e.button !== 0 || (e.target instanceof Element && e.target.closest("[data-drag]"))) return;
    if (!this.fingers.size) this.dragged = 0;
    this.fingers.set(e.pointerId, this.local(e));
  }

  /** @param {PointerEvent} e */
  move(e) {
    const before = this.fingers.get(e.pointerId);
    if (!before) return;
    const now = this.local(e);
    // Where all is in sight, a finger drawn up or down scrolls the page; the browser takes over in a moment.
    const first = this.dragged <= SLACK && this.fingers.size === 1 && e.pointerType === "touch";
    if (first && !this.chosen && Math.abs(now.y - before.y) > Math.abs(now.x - before.x)) return;
    this.dragged += Math.hypot(now.x - before.x, now.y - before.y);
    if (this.dragged <= SLACK) return;
    if (!this.pane.hasPointerCapture(e.pointerId)) this.pane.setPointerCapture(e.pointerId);
    this.chosen = true;
    const other = [...this.fingers].find(([id]) => id !== e.pointerId)?.[1];
    this.fingers.set(e.pointerId, now);
    if (!other) return this.set(panBy(this.view, now.x - before.x, now.y - before.y));
    const was = Math.hypot(before.x - other.x, before.y - other.y) || 1;
    const is = Math.hypot(now.x - other.x, now.y - other.y) || 1;
    const mid = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const old = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 };
    this.set(zoomAt(panBy(this.view, mid.x - old.x, mid.y - old.y), is / was, mid.x, mid.y, leastFor(this.world(), this.size())));
  }

  /** @param {PointerEvent} e */
  up(e) {
    this.fingers.delete(e.pointerId);
  }
}
