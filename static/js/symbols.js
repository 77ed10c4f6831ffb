// How names and derivatives are written as TeX, and which names a trace has. Pure over a trace; knows no step, no DOM and no catalogue.
import { inputsOf, outputsOf, partsOf } from "./coordinates.js";
import { tex } from "./format.js";
import { nameParts } from "./scene/text.js";

/** @typedef {import("./types.js").Trace} Trace */

/** @param {string} name @param {string} inner */
export const coloured = (name, inner) => `\\htmlClass{c-${name}}{${inner}}`;

/** What stands for a node or an edge says so, for the hand that points at it: see linked.js. @param {"n" | "e"} kind @param {number} id @param {string} inner */
export const linked = (kind, id, inner) => (id >= 0 ? `\\htmlData{link=${kind}${id}}{${inner}}` : inner);

/** A letter or a word, and its index, if it has one: an underscore that is part of the word is escaped and begins none. */
const INDEXED = /^((?:\\.|[^\\_])+)(_.*)$/su;

/** An accent belongs over the letter, not over its index; over a word a bar must be wide.
 * @param {"dot" | "bar"} accent @param {string} label TeX of a name */
function accented(accent, label) {
  const [, base, index] = INDEXED.exec(label) ?? ["", label, ""];
  const single = [...base].length === 1 || /^\\[a-z]+$/i.test(base);
  return `${accent === "bar" && !single ? "\\overline" : `\\${accent}`}{${base}}${index}`;
}

/** @param {string} label */
export const tangentTex = (label) => coloured("tangent", accented("dot", label));
/** @param {string} label */
export const adjointTex = (label) => coloured("adjoint", accented("bar", label));
/** How an adjoint moves along a direction. @param {string} label */
export const movingTex = (label) => coloured("adjoint", `\\dot{${accented("bar", label)}}`);
/** @param {string} to @param {string} from */
export const partialTex = (to, from) => `\\frac{\\partial ${to}}{\\partial ${from}}`;

/** A factor or summand: in brackets where a sign or a power of ten would run into the dot.
 * @param {import("./types.js").Known | undefined} value */
export const factor = (value) => {
  const text = tex(value);
  return /^-|^[^\\]*times/.test(text) ? `(${text})` : text;
};

/** The seeds of a sweep, by name.
 * @param {Trace} trace @returns {[string, number][]} */
export function seedsOf(trace) {
  const seed = trace.params.seed ?? {};
  return Object.entries(seed).map(([name, value]) => [name, Number(value)]);
}

/** With one seed of 1 the numbers are derivatives and can be called so.
 * @param {Trace} trace */
export function unitSeed(trace) {
  const seeds = seedsOf(trace).filter(([, value]) => value !== 0);
  return seeds.length === 1 && seeds[0][1] === 1 ? seeds[0][0] : null;
}

/** Where a number stands in its tensor, as an index below what is written before it.
 * @param {string} name */
export const below = (name) => {
  const { at } = partsOf(name);
  return at === null ? "" : `_{${at.join(",")}}`;
};

/** The node of a number that comes out, −1 where there is none. @param {Trace} trace @param {string} name */
const outputNode = ({ graph }, name) => outputsOf(graph).find((each) => each.name === name)?.node ?? -1;

/** An output's name, or its node's label where an input has the name too.
 * @param {Trace} trace @param {string} name */
export function outputName(trace, name) {
  const { inputs, nodes, coordinates } = trace.graph;
  const node = outputNode(trace, name);
  const { base } = coordinates ? partsOf(name) : { base: name };
  return inputs.some((leaf) => leaf !== node && nodes.label[leaf] === base) ? nodes.label[node] + name.slice(base.length) : name;
}

/** An input and an output may have one name (h = 0, and a loop that assigns h): each is looked up among its own kind.
 * @param {Trace} trace @param {string} name */
export function outputTex(trace, name) {
  const { nodes, coordinates } = trace.graph;
  const node = outputNode(trace, name);
  const said = outputName(trace, name); // after "y = h" the node is h, the output y: the equation calls it what the sentence calls it
  if (!coordinates) return nodes.label[node] === said ? nodes.tex[node] : nameTex(said);
  const { base } = partsOf(said);
  return `{${nodes.label[node] === base ? nodes.tex[node] : nameTex(base)}}${below(said)}`;
}

/** A name as TeX where no node has it.
 * @param {string} name */
function nameTex(name) {
  const { base, sub, upright } = nameParts(name);
  const letters = upright ? `\\mathit{${base.replaceAll("_", "\\_")}}` : base;
  return sub === "" ? letters : `${letters}_{${sub.replaceAll("_", "\\_")}}`;
}

/** @param {Trace} trace @param {string} name */
export const inputTex = ({ graph }, name) => {
  const found = inputsOf(graph).find((each) => each.name === name);
  if (!found) return name;
  return graph.coordinates ? `{${graph.nodes.tex[found.node]}}${below(name)}` : graph.nodes.tex[found.node];
};

/** The names along a path. @param {Trace} trace @param {number[]} path edge numbers */
export const namesAlong = ({ graph: { edges, nodes } }, path) => (path.length === 0 ? [] : [edges.from[path[0]], ...path.map((edge) => edges.to[edge])].map((node) => nodes.label[node]));

/** The slope of an edge, in symbols. @param {Trace} trace @param {number} edge */
export const slopeTex = ({ graph: { nodes, edges } }, edge) => partialTex(nodes.tex[edges.to[edge]], nodes.tex[edges.from[edge]]);

/** What was there, what is added and what that makes, as a line; none where nothing was there before.
 * @param {string} own @param {import("./types.js").Change | undefined} change @param {string} added @param {(sum: string) => string} write how the sum is set @returns {string[]} */
export const sumLines = (own, change, added, write) => (change && change.before !== null ? [`${own} = ${tex(change.before)} + ${added} = ${write(tex(change.after))}`] : []);

/** ∂output/∂input as TeX. @param {Trace} trace @param {string} output @param {string} input */
export const derivativeTex = (trace, output, input) => partialTex(outputTex(trace, output), inputTex(trace, input));

/** @param {Trace} trace */
export const pairTex = (trace) => derivativeTex(trace, trace.params.output ?? "", trace.params.input ?? "");

/** The colour of a trace: what its mode carries, forward or back; products of partials have the colour of paths.
 * @param {Trace} trace @returns {"tangent" | "adjoint" | "path"} */
export function colourOf({ mode, params }) {
  if (mode === "paths" || mode === "elimination") return "path";
  const forward = mode === "forward" || mode === "taylor" || (mode === "jacobian" && params.by === "forward") || (mode === "factor" && params.by === "prefixes");
  return forward ? "tangent" : "adjoint";
}
