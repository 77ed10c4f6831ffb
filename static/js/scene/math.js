// Formulas on edges: an HTML layer over the drawing, set by KaTeX straight into the DOM (a strict CSP allows no style attributes in markup). Must not know steps.
import { Component, h } from "preact";
import { html } from "../html.js";
import { withKatex } from "../typesetter.js";
import { trim } from "./text.js";

const OPTIONS = { throwOnError: false, output: "html", maxExpand: 100, maxSize: 10, trust: false, strict: false };
/** A formula longer than this would lie over half the drawing; its beginning stands for it and the card has all of it. */
const LONGEST = 26;
const CUT = 14;

/** @typedef {{tex: string, text: string}} FormulaProps */

/** @extends {Component<FormulaProps>} */
class Formula extends Component {
  /** @type {HTMLElement | null} */
  element = null;

  componentDidMount() {
    this.typeset();
  }

  /** @param {FormulaProps} before */
  componentDidUpdate(before) {
    if (before.tex !== this.props.tex) this.typeset();
  }

  typeset() {
    const { tex, text } = this.props;
    const { element } = this;
    if (!element || [...text].length > LONGEST) return;
    withKatex(({ render }) => this.element === element && this.props.tex === tex && render(tex, element, OPTIONS));
  }

  /** KaTeX owns what is inside, so the first picture is the last one. @param {FormulaProps} next */
  shouldComponentUpdate(next) {
    return next.tex !== this.props.tex;
  }

  render() {
    const { text, tex } = this.props;
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
