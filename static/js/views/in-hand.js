// The array or the Jacobian in hand, with its numbers: what is picked, else what the step uses. The equal of the card in the picture. Knows no pixel.
import { isJacobian, isTensor, read } from "../format.js";
import { html } from "../html.js";
import { t } from "../messages.js";
import { ArrayTable, JacobianFigure } from "./matrix.js";
import { Derivative, Name } from "./name.js";
import { Tex } from "./tex.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Frame} Frame */

/** What is in hand: a pick comes before the step. @param {Frame} frame @param {import("../types.js").Target} pick @returns {{edge: number, node: number}} */
export function heldOf(frame, pick) {
  if (pick?.kind === "edge") return { edge: pick.id, node: -1 };
  if (pick?.kind === "node") return { edge: -1, node: pick.id };
  return { edge: frame.edge, node: frame.node };
}

/** @param {{trace: Trace, frame: Frame, pick: import("../types.js").Target}} props */
export function InHand({ trace, frame, pick }) {
  const { nodes, edges, coordinates } = trace.graph;
  if (!coordinates) return null;
  const { edge, node } = heldOf(frame, pick);
  const partial = edge >= 0 ? read(edges.partial[edge]) : null;
  if (isJacobian(partial)) {
    const [to, from] = [nodes.label[edges.to[edge]], nodes.label[edges.from[edge]]];
    return html`<section class="in-hand" tabindex="0" aria-labelledby="in-hand-heading">
      <h3 id="in-hand-heading"><${Derivative} to=${to} from=${from} /> ${edges.text[edge]?.startsWith("∂") ? "" : html` = <${Tex} tex=${edges.tex[edge]} />`}</h3>
      <${JacobianFigure} partial=${partial} to=${to} from=${from} />
    </section>`;
  }
  const held = ["value", "tangent", "adjoint"].flatMap((channel) => {
    const value = node >= 0 ? frame.channels[channel]?.get(node) : undefined;
    return isTensor(value) ? [{ channel, value }] : [];
  });
  if (held.length === 0) return html`<p class="in-hand soft">${t("in-hand-none")}</p>`;
  return html`<section class="in-hand" tabindex="0" aria-labelledby="in-hand-heading">
    <h3 id="in-hand-heading"><${Name} name=${nodes.label[node]} /></h3>
    ${held.map(({ channel, value }) => html`<div key=${channel}><p class="soft">${t(`column-${channel}`)}</p><${ArrayTable} name=${nodes.label[node]} value=${value} /></div>`)}
  </section>`;
}
