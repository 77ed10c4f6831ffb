// What a step that ends a sweep found: derivatives and sums with their names, as text and as TeX. Pure over (trace, frame); knows no sentence.
import { inputsOf, outputsOf } from "./coordinates.js";
import { elementOf, exact, short, tex } from "./format.js";
import { adjointTex, below, coloured, derivativeTex, inputTex, linked, outputName, outputTex, pairTex, partialTex, tangentTex, unitSeed } from "./symbols.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {{text: string, tex: string, mark: " =" | ":", hue: "tangent" | "adjoint" | "path", value: import("./types.js").Value | null,
 *   made?: {node: number, tex: string}}} Finding `made`: the number that stands at a node, by another name */

const SHOWN = 3;

/** @param {Trace} trace @param {Frame} frame @returns {Finding[]} */
function ofSweep(trace, frame) {
  const { nodes, coordinates } = trace.graph;
  const reverse = trace.mode !== "forward";
  const unit = unitSeed(trace);
  const hue = reverse ? "adjoint" : "tangent";
  const targets = reverse
    ? inputsOf(trace.graph).map(({ node, name, place }) => ({ node, name, place, own: inputTex(trace, name) }))
    : outputsOf(trace.graph).map(({ node, name, place }) => ({ node, name: outputName(trace, name), place, own: outputTex(trace, name) }));
  return targets.flatMap(/** @returns {Finding[]} */ ({ node, name, place, own }) => {
    const held = frame.channels[hue].get(node);
    if (held === undefined) return [];
    const value = elementOf(held, place);
    const accent = reverse ? adjointTex : tangentTex;
    if (unit === null) return [{ text: name, tex: coordinates ? `${accent(nodes.tex[node])}${below(name)}` : accent(own), mark: ":", hue, value }];
    const seed = reverse ? outputTex(trace, unit) : inputTex(trace, unit);
    return [
      {
        text: reverse ? `∂${outputName(trace, unit)}/∂${name}` : `∂${name}/∂${unit}`,
        tex: reverse ? partialTex(seed, own) : partialTex(own, seed),
        mark: " =",
        hue,
        value,
        made: { node, tex: coordinates ? `${accent(nodes.tex[node])}${below(name)}` : accent(nodes.tex[node]) },
      },
    ];
  });
}

/** The entries of a matrix over the inputs that a step filled: row and column by their place.
 * @param {Trace} trace @param {Frame} frame @param {string} channel @returns {{row: number, column: number, value: import("./types.js").Value | null}[]} */
function filled(trace, frame, channel) {
  const width = trace.graph.inputs.length;
  return frame.changed.filter((change) => change.channel === channel).map(({ key, after }) => ({ row: Math.floor(key / width), column: key % width, value: after }));
}

/** @type {Record<string, (trace: Trace, frame: Frame) => Finding[]>} */
const FOUND = {
  "forward.done": ofSweep,
  "reverse.done": ofSweep,
  "paths.done": (trace, frame) => [
    { text: `∂${outputName(trace, trace.params.output)}/∂${trace.params.input}`, tex: pairTex(trace), mark: " =", hue: "path", value: frame.channels.sum.get(0) ?? 0 },
  ],
  "jacobian.done": (trace, frame) => {
    const { inputs, outputs, nodes } = trace.graph;
    return filled(trace, frame, "jacobian").map(({ row, column, value }) => {
      const [output, input] = [outputs[row].name, nodes.label[inputs[column]]];
      const hue = trace.params.by === "forward" ? "tangent" : "adjoint";
      return { text: `∂${outputName(trace, output)}/∂${input}`, tex: derivativeTex(trace, output, input), mark: " =", hue, value };
    });
  },
  "hessian.done": (trace, frame) => {
    const { inputs, nodes } = trace.graph;
    const top = trace.params.output;
    if (trace.params.seed !== null)
      return frame.changed
        .filter(({ channel }) => channel === "hessian")
        .map(({ key, after }) => ({ text: nodes.label[inputs[key]], tex: `(H v)_{${nodes.tex[inputs[key]]}}`, mark: ":", hue: "adjoint", value: after }));
    return filled(trace, frame, "hessian").map(({ row, column, value }) => ({
      text: `∂²${outputName(trace, top)}/∂${nodes.label[inputs[row]]}∂${nodes.label[inputs[column]]}`,
      tex: `\\frac{\\partial^2 ${outputTex(trace, top)}}{\\partial ${nodes.tex[inputs[row]]}\\,\\partial ${nodes.tex[inputs[column]]}}`,
      mark: " =",
      hue: "adjoint",
      value,
    }));
  },
  "checkpoint.done": (trace, frame) =>
    trace.graph.inputs.map((node) => {
      const name = trace.graph.nodes.label[node];
      return {
        text: `∂${outputName(trace, trace.params.output)}/∂${name}`,
        tex: derivativeTex(trace, trace.params.output, name),
        mark: " =",
        hue: "adjoint",
        value: frame.channels.adjoint.get(node) ?? null,
      };
    }),
};

/** What the step found, in words: at most a few.
 * @param {Trace} trace @param {Frame} frame */
export function resultText(trace, frame) {
  const all = FOUND[frame.tag ?? ""]?.(trace, frame) ?? [];
  const texts = all.slice(0, SHOWN).map(({ text, mark, value }) => `${text}${mark} ${short(value)}`);
  return texts.join(", ") + (all.length > SHOWN ? " …" : "");
}

/** The same as one line of TeX, or none.
 * @param {Trace} trace @param {Frame} frame */
export function resultLines(trace, frame) {
  const all = (FOUND[frame.tag ?? ""]?.(trace, frame) ?? []).slice(0, SHOWN);
  return all.length === 0 ? [] : [all.map((each) => `${each.tex} = ${coloured(each.hue, tex(each.value))}`).join(",\\quad ")];
}

/** Why these are the derivatives: each is a number that a node has got. With what stands for it in the other views.
 * @param {Trace} trace @param {Frame} frame */
export function resultRules(trace, frame) {
  const all = (FOUND[frame.tag ?? ""]?.(trace, frame) ?? []).slice(0, SHOWN);
  return all.flatMap(({ tex: own, made, hue, value }) =>
    made === undefined ? [] : [{ line: `${own} = ${linked("n", made.node, made.tex)}`, term: { link: `n${made.node}`, role: hue, tex: made.tex, value: exact(value) } }],
  );
}
