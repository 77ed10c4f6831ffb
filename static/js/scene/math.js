// Formulas on edges: an HTML layer over the drawing, set by KaTeX straight into the DOM (a strict CSP allows no style attributes in markup). Must not know steps.
import { Component, h } from "preact";
import { html } from "../html.js";
import { trim } from "./text.js";

/** @type {Promise<{render: (tex: string, into: HTMLElement, options: object) => void}> | null} */
let loading = null;

/** KaTeX is large, so it is fetched when the first formula is asked for. */
function katex() {
  loading ??= import("katex").then((m) => m.default ?? m);
  return loading;
}

const OPTIONS = { throwOnError: false, output: "html", maxExpand: 100, maxSize: 10, trust: false, strict: false };
/** A formula longer than this would lie over half the drawing; its beginning stands for it and the card has all of it. */
const LONGEST = 26;
const CUT = 14;

class Formula extends Component {
  /** @type {HTMLElement | null} */
  element = null;

  componentDidMount() {
    this.typeset();
  }

  /** @param {any} before */
  componentDidUpdate(before) {
    if (before.tex !== /** @type {any} */ (this.props).tex) this.typeset();
  }

  async typeset() {
    const { tex, text } = /** @type {any} */ (this.props);
    const { element } = this;
    if (!element || [...text].length > LONGEST) return;
    const { render } = await katex();
    if (this.element === element && /** @type {any} */ (this.props).tex === tex) render(tex, element, OPTIONS);
  }

  /** KaTeX owns what is inside, so the first picture is the last one. @param {any} next */
  shouldComponentUpdate(next) {
    return next.tex !== /** @type {any} */ (this.props).tex;
  }

  render() {
    const { text, tex } = /** @type {any} */ (this.props);
    /** @param {HTMLElement | null} element */
    const ref = (element) => {
      this.element = element;
    };
    return h("span", { key: tex, class: "formula", ref }, [...text].length > LONGEST ? trim(text, CUT) : text);
  }
}

/** @param {{trace: import("../types.js").Trace, arcs: import("./model.js").Arc[], spots: import("./model.js").Spot[], marks: Map<number, string>}} p */
export function MathLayer({ trace, arcs, spots, marks }) {
  const { tex, text, partial, status } = trace.graph.edges;
  return html`<div class="graph-math" aria-hidden="true">
    ${arcs.map((arc) => {
      const e = arc.edge;
      if (partial[e] === null) return null;
      const odd = status[e] !== null && status[e] !== "smooth" ? `partial-odd partial-${status[e]}` : "";
      return html`<div key=${arc.i} class=${`formula-at ${odd} ${marks.get(e) ?? ""}`} data-edge=${e} style=${{ left: `${spots[arc.i].x}px`, top: `${spots[arc.i].y}px` }}>
        <${Formula} tex=${tex[e] ?? ""} text=${text[e] ?? ""} />
      </div>`;
    })}
  </div>`;
}
