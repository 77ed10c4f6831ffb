// The fonts of mathematics: those that our formulas ask KaTeX for are the ones that travel with the page (MATH_FACES in tools/vendor.py), and no more.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import katex from "katex";
import { frame } from "../../static/js/replay.js";
import { tell } from "../../static/js/story.js";
import { GOLDEN } from "./help.mjs";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const sheet = read("static/vendor/katex/dist/katex.min.css");

/** Families by the classes that choose them, as in `.delimsizing.size1`. Names of several letters are set as elsewhere on the page (base.css). */
const RULES = [...sheet.matchAll(/([^{}]+)\{([^{}]*font-family:(KaTeX_\w+)[^{}]*)\}/g)]
  .filter(([, selectors]) => !selectors.includes("@font-face"))
  .flatMap(([, selectors, body, family]) => selectors.split(",").map((each) => ({ classes: each.split(" ").at(-1).match(/[\w-]+/g), family, bold: body.includes("700") })));

/** The faces that a formula asks for. */
function facesOf(tex) {
  const text = katex.renderToString(tex, { strict: "ignore", trust: true, displayMode: true, throwOnError: false });
  if (text.includes("katex-error")) return [];
  const elements = [...text.matchAll(/class="([^"]*)"/g)].map(([, classes]) => classes.split(" ")).filter((classes) => !classes.includes("mathit"));
  return RULES.filter(({ classes }) => elements.some((each) => classes.every((name) => each.includes(name)))).map(({ family, bold }) => family + (bold ? "-Bold" : ""));
}

/** Every command of TeX that stands in a source file, alone and with something to work on. */
function commands(folder, ending) {
  const files = readdirSync(new URL(folder, ROOT), { recursive: true }).filter((name) => name.endsWith(ending));
  const found = new Set(files.flatMap((name) => read(folder + name).match(/\\[A-Za-z]{2,}/g) ?? []));
  return [...found].flatMap((each) => [each, `${each}{x}`, `${each}{x}{y}`, `\\left${each} \\frac{x}{\\frac{y}{z}} \\right.`]);
}

test("every face that a formula asks for travels, and no other", () => {
  const written = GOLDEN.flatMap(({ trace }) => {
    const frames = Array.from({ length: trace.steps.count + 1 }, (_, k) => frame(trace, k));
    return [...trace.graph.nodes.formula_tex, ...trace.graph.edges.tex, ...frames.flatMap((now) => tell(trace, now).lines)];
  });
  const deep = ["\\left(\\frac{\\frac{x}{y}}{\\frac{z}{\\frac{x}{y}}}\\right)", "\\begin{bmatrix} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\end{bmatrix}", "\\sqrt{\\frac{\\frac{x}{y}}{\\frac{z}{w}}}"];
  const all = [...new Set([...written, ...deep, ...commands("engine/", ".py"), ...commands("static/js/", ".js")])].filter((tex) => typeof tex === "string");
  assert.ok(all.length > 200);
  const asked = new Set(all.flatMap(facesOf));
  asked.add("KaTeX_Main"); // what nothing chooses another for
  const travels = new Set([...sheet.matchAll(/@font-face\{[^}]*?font-family:(KaTeX_\w+)[^}]*?font-weight:(\d+)/g)].map(([, family, weight]) => family + (weight === "700" ? "-Bold" : "")));
  assert.deepEqual([...travels].sort(), [...asked].sort());
});
