// What a step says: the name of its sentence, its terms, and its equation as TeX. Pure over (trace, frame); knows no DOM and no catalogue.
import { short, tex } from "./format.js";
import { nameParts } from "./scene/text.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {{id: string, args: Record<string, string>, lines: string[]}} Story */

const SHOWN = 3;

/** @param {string} name @param {string} inner */
const coloured = (name, inner) => `\\htmlClass{c-${name}}{${inner}}`;

/** An accent belongs over the letter, not over its index; over a word a bar must be wide.
 * @param {"dot" | "bar"} accent @param {string} label TeX of a name */
function accented(accent, label) {
  const cut = label.match(/^([^_]+)(_.*)$/s);
  const [base, index] = cut ? [cut[1], cut[2]] : [label, ""];
  const single = [...base].length === 1 || /^\\[a-z]+$/i.test(base);
  return `${accent === "bar" && !single ? "\\overline" : `\\${accent}`}{${base}}${index}`;
}

/** Words that a sentence chooses by: they stay bare. */
const SELECTED = new Set(["none", "still", "unmoved", "many"]);
const NAMES = new Set(["node", "from", "to", "seeds", "formula", "name"]);
const WORDS = new Set(["gloss"]);
const NUMBERS_IN_USE = new Set(["product", "after", "upstream"]);

/** Terms with marks around them, so that a view can set names and numbers in the sentence apart from its words.
 * @param {Record<string, string>} args */
export function marked(args) {
  return Object.fromEntries(
    Object.entries(args).map(([name, text]) => {
      if (text === "" || WORDS.has(name) || SELECTED.has(text)) return [name, text];
      if (name === "result") return [name, text.split(", ").map((part) => `\uE001${part}\uE003`).join(", ")];
      return [name, `${NAMES.has(name) ? "\uE000" : NUMBERS_IN_USE.has(name) ? "\uE002" : "\uE001"}${text}\uE003`];
    }),
  );
}

/** The pieces of a sentence with marked terms.
 * @param {string} sentence
 * @returns {{kind: "words" | "name" | "number" | "use", text: string}[]} */
export function piecesOf(sentence) {
  const kinds = /** @type {const} */ ({ "\uE000": "name", "\uE001": "number", "\uE002": "use" });
  return sentence
    .replace(/…(\uE003?)\.$/u, "…$1") // a list that goes on needs no full stop
    .split(/([\uE000-\uE002][^\uE003]*\uE003)/)
    .filter((text) => text !== "")
    .map((text) => {
      const kind = kinds[/** @type {keyof typeof kinds} */ (text[0])];
      return kind ? { kind, text: text.slice(1, -1) } : { kind: "words", text };
    });
}

/** @param {string} label */
export const tangentTex = (label) => coloured("tangent", accented("dot", label));
/** @param {string} label */
export const adjointTex = (label) => coloured("adjoint", accented("bar", label));
/** @param {string} to @param {string} from */
export const partialTex = (to, from) => `\\frac{\\partial ${to}}{\\partial ${from}}`;

/** A factor or summand: in brackets where a sign or a power of ten would run into the dot.
 * @param {number | null | undefined} value */
const factor = (value) => {
  const text = tex(value);
  return /^-|times/.test(text) ? `(${text})` : text;
};

/** What was there before a contribution came: "none", or the number; "still" and "unmoved" where the contribution is zero.
 * @param {number | null | undefined} value @param {number | null | undefined} product */
function before(value, product) {
  if (product === 0) return value === null || value === undefined ? "still" : "unmoved";
  return value === null || value === undefined ? "none" : short(value);
}

/** The seeds that a seeding step sets, without those that stand still.
 * @param {Trace} trace @param {Frame} frame */
const seeded = (trace, frame) => frame.changed.filter(({ after }) => after !== 0).map(({ key, after }) => ({ tex: trace.graph.nodes.tex[key], name: trace.graph.nodes.label[key], after }));

/** The seeds of a sweep, by name.
 * @param {Trace} trace @returns {[string, number][]} */
export function seedsOf(trace) {
  const seed = trace.params.seed ?? {};
  return Object.entries(seed).map(([name, value]) => [name, Number(value)]);
}

/** @param {Trace} trace */
const seedNames = (trace) =>
  seedsOf(trace)
    .filter(([, value]) => value !== 0)
    .map(([name]) => name)
    .join(", ");

/** What a finished sweep found: per target its name and number.
 * @param {Trace} trace @param {Frame} frame
 * @returns {{node: number, name: string, tex: string, value: number}[]} */
function found(trace, frame) {
  const { inputs, outputs, nodes } = trace.graph;
  const targets =
    trace.mode === "reverse"
      ? inputs.map((node) => ({ node, name: nodes.label[node], tex: nodes.tex[node] }))
      : outputs.map(({ node, name }) => ({ node, name: outputName(trace, name), tex: outputTex(trace, name) }));
  const channel = frame.channels[trace.mode === "reverse" ? "adjoint" : "tangent"];
  return targets.flatMap((target) => {
    const value = channel.get(target.node);
    return value === undefined ? [] : [{ ...target, value }];
  });
}

/** An output's name, or its node's label where an input has the name too.
 * @param {Trace} trace @param {string} name */
function outputName({ graph: { inputs, outputs, nodes } }, name) {
  const node = outputs.find((each) => each.name === name)?.node ?? -1;
  return inputs.some((leaf) => leaf !== node && nodes.label[leaf] === name) ? nodes.label[node] : name;
}

/** With one seed of 1 the numbers are derivatives and can be called so.
 * @param {Trace} trace */
function unitSeed(trace) {
  const seeds = seedsOf(trace).filter(([, value]) => value !== 0);
  return seeds.length === 1 && seeds[0][1] === 1 ? seeds[0][0] : null;
}

/** @param {Trace} trace @param {Frame} frame */
function resultText(trace, frame) {
  const unit = unitSeed(trace);
  const all = found(trace, frame);
  const texts = all.slice(0, SHOWN).map(({ name, value }) => {
    if (unit === null) return `${name}: ${short(value)}`;
    return trace.mode === "reverse" ? `∂${outputName(trace, unit)}/∂${name} = ${short(value)}` : `∂${name}/∂${unit} = ${short(value)}`;
  });
  return texts.join(", ") + (all.length > SHOWN ? " …" : "");
}

/** An input and an output may have one name (h = 0, and a loop that assigns h): each is looked up among its own kind.
 * @param {Trace} trace @param {string} name */
function outputTex(trace, name) {
  const { outputs, nodes } = trace.graph;
  const node = outputs.find((each) => each.name === name)?.node ?? -1;
  const said = outputName(trace, name); // after "y = h" the node is h, the output y: the equation calls it what the sentence calls it
  return nodes.label[node] === said ? nodes.tex[node] : nameTex(said);
}

/** A name as TeX where no node has it.
 * @param {string} name */
function nameTex(name) {
  const { base, sub, upright } = nameParts(name);
  const letters = upright ? `\\mathit{${base.replaceAll("_", "\\_")}}` : base;
  return sub === "" ? letters : `${letters}_{${sub.replaceAll("_", "\\_")}}`;
}

/** @param {Trace} trace @param {string} name */
const inputTex = (trace, name) => {
  const { inputs, nodes } = trace.graph;
  return nodes.tex[inputs.find((node) => nodes.label[node] === name) ?? -1] ?? name;
};

/** @param {Trace} trace @param {Frame} frame */
function resultTex(trace, frame) {
  const unit = unitSeed(trace);
  const reverse = trace.mode === "reverse";
  const pieces = found(trace, frame)
    .slice(0, SHOWN)
    .map(({ tex: own, value }) => {
      if (unit === null) return `${reverse ? adjointTex(own) : tangentTex(own)} = ${tex(value)}`;
      const seed = reverse ? outputTex(trace, unit) : inputTex(trace, unit);
      return `${reverse ? partialTex(seed, own) : partialTex(own, seed)} = ${coloured(reverse ? "adjoint" : "tangent", tex(value))}`;
    });
  return pieces.length > 0 ? [pieces.join(",\\quad ")] : [];
}

/** The terms that several sentences share.
 * @param {Trace} trace @param {Frame} frame */
function common(trace, frame) {
  const { nodes, edges } = trace.graph;
  const edge = frame.edge;
  const change = frame.changed.at(-1);
  const gloss = frame.node >= 0 ? nodes.gloss[frame.node] : "";
  const seeds = frame.tag?.endsWith(".seed") ? seeded(trace, frame) : [];
  const several = seeds.map(({ name, after }) => `${name} = ${short(after)}`).join(", ");
  return {
    node: frame.node >= 0 ? nodes.label[frame.node] : seeds.length > 1 ? several : (seeds[0]?.name ?? ""),
    from: edge >= 0 ? nodes.label[edges.from[edge]] : "",
    to: edge >= 0 ? nodes.label[edges.to[edge]] : "",
    upstream: short(frame.terms.upstream),
    partial: short(frame.terms.partial),
    product: short(frame.terms.product),
    before: before(change?.before, frame.terms.product),
    after: short(change?.after),
    value: seeds.length > 1 ? "many" : short(seeds.length === 1 ? seeds[0].after : change?.after),
    formula: frame.node >= 0 ? nodes.formula[frame.node] : "",
    gloss: gloss === "" ? "none" : gloss,
    seeds: seedNames(trace),
    result: resultText(trace, frame),
  };
}

/** @param {Trace} trace @param {Frame} frame @param {(label: string) => string} write */
function edgeLines(trace, frame, write) {
  const { nodes, edges } = trace.graph;
  const to = nodes.tex[edges.to[frame.edge]];
  const from = nodes.tex[edges.from[frame.edge]];
  const reverse = frame.tag === "reverse.edge";
  const [target, source] = reverse ? [from, to] : [to, from];
  const colour = reverse ? "adjoint" : "tangent";
  const { upstream, partial, product } = frame.terms;
  const change = frame.changed.at(-1);
  const lines = [
    `${write(target)} \\mathrel{+}= ${write(source)} \\cdot ${partialTex(to, from)} = ${coloured(colour, factor(upstream))} \\cdot ${factor(partial)} = ${coloured(colour, tex(product))}`,
  ];
  if (change && change.before !== null) {
    lines.push(`${write(target)} = ${tex(change.before)} + ${factor(product)} = ${coloured(colour, tex(change.after))}`);
  }
  return lines;
}

/** @param {Trace} trace @param {Frame} frame @param {(label: string) => string} write @param {string} colour */
function seedLines(trace, frame, write, colour) {
  const all = frame.changed.slice(0, 4).map(({ key, after }) => `${write(trace.graph.nodes.tex[key])} = ${coloured(colour, tex(after))}`);
  return [all.join(",\\quad ") + (frame.changed.length > 4 ? ",\\ \\dots" : "")];
}

/** The product along a path, up to the edge of the step.
 * @param {Trace} trace @param {Frame} frame */
function pathLines(trace, frame) {
  const { nodes, edges } = trace.graph;
  const path = trace.result.paths?.edges[frame.item] ?? [];
  const walked = path.slice(0, path.indexOf(frame.edge) + 1);
  const last = walked.slice(-4);
  const lead = walked.length > last.length ? "\\cdots " : "";
  const symbols = last.map((edge) => partialTex(nodes.tex[edges.to[edge]], nodes.tex[edges.from[edge]]));
  const numbers = last.map((edge) => factor(Number(edges.partial[edge])));
  const product = coloured("path", tex(frame.changed.at(-1)?.after));
  return [`${lead}${symbols.join("\\cdot ")} = ${lead}${numbers.join("\\cdot ")}${numbers.length > 1 ? ` = ${product}` : ""}`];
}

/** ∂output/∂input as TeX. @param {Trace} trace @param {string} output @param {string} input */
export const derivativeTex = (trace, output, input) => partialTex(outputTex(trace, output), inputTex(trace, input));

/** @param {Trace} trace */
const pairTex = (trace) => partialTex(outputTex(trace, trace.params.output ?? ""), inputTex(trace, trace.params.input ?? ""));

/** @type {Record<string, (trace: Trace, frame: Frame) => string[]>} */
const EQUATIONS = {
  evaluate: ({ graph: { nodes } }, { node }) => [
    nodes.op[node] === "input" ? `${nodes.tex[node]} = ${tex(Number(nodes.value[node]))}` : `${nodes.tex[node]} = ${nodes.formula_tex[node]} = ${tex(Number(nodes.value[node]))}`,
  ],
  "forward.seed": (trace, frame) => seedLines(trace, frame, tangentTex, "tangent"),
  "forward.edge": (trace, frame) => edgeLines(trace, frame, tangentTex),
  "forward.done": resultTex,
  "reverse.seed": (trace, frame) => seedLines(trace, frame, adjointTex, "adjoint"),
  "reverse.edge": (trace, frame) => edgeLines(trace, frame, adjointTex),
  "reverse.done": resultTex,
  "paths.edge": pathLines,
  "paths.add": (_trace, frame) => {
    const change = frame.changed.at(-1);
    const start = change?.before ?? null;
    return start === null
      ? [`\\textstyle\\sum = ${coloured("path", tex(change?.after))}`]
      : [`\\textstyle\\sum = ${tex(start)} + ${factor(frame.terms.product)} = ${coloured("path", tex(change?.after))}`];
  },
  "paths.done": (trace, frame) => {
    const products = [...frame.channels.product.values()];
    const sum = coloured("path", tex(frame.channels.sum.get(0) ?? 0));
    const listed = products.length > 1 && products.length <= 6 ? `${products.map((value, i) => (i ? factor(value) : tex(value))).join(" + ")} = ` : "";
    return [`${pairTex(trace)} = ${listed}${sum}`];
  },
};

/** The story of a frame.
 * @param {Trace} trace @param {Frame} frame
 * @returns {Story} */
export function tell(trace, frame) {
  const args = common(trace, frame);
  if (frame.k === trace.start) {
    const pair = { from: String(trace.params.input ?? ""), to: String(trace.params.output ?? "") };
    const id = ["forward", "reverse", "paths"].includes(trace.mode) ? `start-${trace.mode}` : "start-other";
    return { id, args: { ...args, ...pair }, lines: opening(trace) };
  }
  if (frame.tag === null) return { id: "step-none", args, lines: [] };
  if (frame.tag === "paths.done") args.result = `∂${outputName(trace, trace.params.output ?? "")}/∂${trace.params.input} = ${short(frame.channels.sum.get(0) ?? 0)}`;
  return { id: `step-${frame.tag.replace(".", "-")}`, args, lines: EQUATIONS[frame.tag]?.(trace, frame) ?? [] };
}

/** The question a mode asks, as an equation to be filled.
 * @param {Trace} trace */
function opening(trace) {
  const { outputs, inputs, nodes } = trace.graph;
  if (trace.mode === "paths") return [`${pairTex(trace)} = \\htmlClass{c-path}{\\mathord{?}}`];
  const unit = unitSeed(trace);
  if (unit === null || outputs.length === 0 || inputs.length === 0) return [];
  if (trace.mode === "forward") return [`${partialTex(outputTex(trace, outputs[0].name), inputTex(trace, unit))} = \\htmlClass{c-tangent}{\\mathord{?}}`];
  const asked = inputs.slice(0, SHOWN).map((node) => `${partialTex(outputTex(trace, unit), nodes.tex[node])} = \\htmlClass{c-adjoint}{\\mathord{?}}`);
  return [asked.join(",\\quad ")];
}

/** @typedef {{id: string, args: Record<string, string>, action: string, payload?: any}} Suggestion */

/** What to try after the end of a trace, so that a person never wonders what to do next.
 * @param {Trace} trace @param {Frame} frame
 * @returns {Suggestion[]} */
export function suggest(trace, frame) {
  if (frame.k < trace.steps.count) return [];
  const { inputs, outputs, nodes } = trace.graph;
  const names = inputs.map((node) => nodes.label[node]);
  /** @param {string[]} list @param {string} name */
  const after = (list, name) => list[list.indexOf(name) + 1];
  if (trace.mode === "forward") {
    const next = after(names, unitSeed(trace) ?? names.at(-1) ?? "");
    const reverse = { id: names.length > 1 ? "try-reverse" : "try-reverse-one", args: {}, action: "mode", payload: "reverse" };
    return next === undefined ? [reverse] : [{ id: "try-forward-input", args: { name: next }, action: "seed", payload: { [next]: 1 } }, reverse];
  }
  if (trace.mode === "reverse") {
    const output = unitSeed(trace) ?? outputs[0]?.name ?? "";
    const next = after(outputs.map((each) => each.name), output);
    const input = busiest(trace);
    const paths = input === null ? [] : [{ id: "try-paths", args: { name: input }, action: "walk", payload: { input, output } }];
    return next === undefined ? paths : [{ id: "try-reverse-output", args: { name: next }, action: "seed", payload: { [next]: 1 } }, ...paths];
  }
  const next = after(names, trace.params.input);
  const own = { id: "try-own", args: {}, action: "own" };
  return next === undefined ? [own] : [{ id: "try-paths-input", args: { name: next }, action: "walk", payload: { input: next, output: trace.params.output } }, own];
}

/** The input with the most edges out: the one whose sum over paths has something to show.
 * @param {Trace} trace @returns {string | null} */
function busiest({ graph: { inputs, edges, nodes } }) {
  const count = (/** @type {number} */ node) => edges.from.filter((from) => from === node).length;
  const best = [...inputs].sort((a, b) => count(b) - count(a))[0];
  return best === undefined ? null : nodes.label[best];
}
