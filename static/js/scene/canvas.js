// The canvas under the drawing, as large as the pane: painted anew when the camera, the step or the theme changes, at most once a frame. Must not know the store.
import { html } from "../html.js";
import { Component } from "preact";
import { coloursOf, paint } from "./paint.js";
import { changesOf } from "./scenery.js";

/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {{scenery: import("./scenery.js").Scenery, camera: () => Camera | null}} CanvasProps */

/** @extends {Component<CanvasProps>} */
export class Canvas extends Component {
  /** @param {CanvasProps} props */
  constructor(props) {
    super(props);
    /** @type {HTMLCanvasElement | null} */
    this.element = null;
    /** @type {import("./paint.js").Colours | null} */
    this.colours = null;
    /** What is on the canvas. @type {{scenery: import("./scenery.js").Scenery, place: string, colours: import("./paint.js").Colours} | null} */
    this.painted = null;
    this.due = 0;
  }

  componentDidMount() {
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.repaint = () => {
      this.colours = null;
      this.ask();
    };
    this.dark.addEventListener("change", this.repaint);
    this.watcher = new MutationObserver(this.repaint);
    this.watcher.observe(document.documentElement, { attributes: true });
    this.ask();
  }

  /** @param {CanvasProps} before */
  componentDidUpdate(before) {
    if (before.scenery.hue !== this.props.scenery.hue) this.colours = null;
    this.ask();
  }

  componentWillUnmount() {
    cancelAnimationFrame(this.due);
    this.watcher?.disconnect();
    if (this.repaint) this.dark?.removeEventListener("change", this.repaint);
  }

  /** Paints before the next frame is shown. */
  ask() {
    if (this.due) return;
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      this.now();
    });
  }

  now() {
    const { element } = this;
    const camera = this.props.camera();
    const pen = element?.getContext("2d");
    if (!element || !camera || !pen) return;
    const pane = camera.size();
    const dots = devicePixelRatio;
    const [width, height] = [Math.round(pane.width * dots), Math.round(pane.height * dots)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    const { scenery } = this.props;
    const { scale, x, y } = camera.view;
    const colours = (this.colours ??= coloursOf(element, scenery.hue));
    const place = [scale, x, y, width, height].join();
    // A step changes the look of a few things: only there it is painted anew.
    const { painted } = this;
    const places = painted?.place === place && painted.colours === colours ? changesOf(painted.scenery, scenery) : null;
    paint(pen, scenery, camera.view, pane, colours, dots, places);
    this.painted = { scenery, place, colours };
  }

  render() {
    return html`<canvas class="graph-canvas" aria-hidden="true" ref=${(/** @type {HTMLCanvasElement | null} */ element) => {
      this.element = element;
    }}></canvas>`;
  }
}
