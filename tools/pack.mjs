// Packs the page that is written in static/ into static/packed/: a few files for more than a hundred, minified, compressed, named by what is in them. Knows no view.
//
//     node tools/pack.mjs [where node_modules is] [static, with vendor/ in it]
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, parse, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = resolve(import.meta.dirname, "..");
const [MODULES = join(ROOT, "node_modules"), STATIC = join(ROOT, "static")] = process.argv.slice(2).map((each) => resolve(each));
const PACKED = join(STATIC, "packed");
const FRESH = `${PACKED}.new`;
/** The fonts of the first picture, which are asked for with the page instead of after its style. */
const FIRST_FONTS = ["source-sans-3-latin-wght-normal", "KaTeX_Main-Regular", "KaTeX_Math-Italic"];
/** Large, and needed after the first picture only: a file of its own. */
const LATER = "katex";
const NAMES = "[name]-[hash]";

const read = (/** @type {string[]} */ ...path) => readFileSync(join(...path), "utf8");
const vendor = JSON.parse(read(STATIC, "vendor", "manifest.json"));
const { build } = esbuild();

/** It lies where npm put it, which need not be beside this file. */
function esbuild() {
  try {
    return createRequire(join(MODULES, "any"))("esbuild");
  } catch {
    throw new Error("esbuild is not there: run make setup, which installs what the page is packed with.");
  }
}

/** The file of a name in the import map. @param {string} name */
const library = (name) => join(STATIC, vendor.imports[name].replace(/^\/static\//, ""));

/** Leaves a name in the import of a module, as an address beside it. @param {string} name @param {string} file */
const elsewhere = (name, file) => ({
  name,
  setup: (/** @type {any} */ { onResolve }) => onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: `./${file}`, external: true })),
});

/** KaTeX without the measures of fonts that do not travel (see tools/vendor.py); italics are set in another face, but measured as they are. */
const onlyOurFonts = {
  name: "only our fonts",
  setup: (/** @type {any} */ { onLoad }) =>
    onLoad({ filter: /katex\.mjs$/ }, (/** @type {{path: string}} */ { path }) => {
      const travel = ["Main-Italic", ...readdirSync(join(STATIC, "vendor", "katex", "dist", "fonts")).map((name) => name.replace(/^KaTeX_|\.woff2$/g, ""))];
      const measures = /^ {2}"(\w+-\w+)": \{\n(?: {4}"\d+": \[[^\]]*\],?\n)+ {2}\}/gm;
      const text = read(path);
      const contents = text.replace(measures, (all, font) => (travel.includes(font) ? all : `"${font}": {}`));
      if (contents.length > 0.95 * text.length) throw new Error("KaTeX keeps its measures elsewhere: mend tools/pack.mjs.");
      return { contents, loader: "js" };
    }),
};

/** Bundles, each entry into a file of its own, and says which entry became which file. @param {string[]} entries @param {object} [more] */
async function bundled(entries, more = {}) {
  const { metafile } = await build({
    entryPoints: entries,
    outdir: FRESH,
    entryNames: NAMES,
    assetNames: NAMES,
    loader: { ".woff2": "file" },
    bundle: true,
    format: "esm",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    ...more,
  });
  return Object.keys(metafile.outputs).map((path) => basename(path));
}

/** A file that is sent as it is written, a catalogue without its comments. @param {string} path from static/ */
function copied(path) {
  const { name, ext } = parse(path);
  const text = ext === ".ftl" ? read(STATIC, path).replace(/^#.*\n/gm, "") : read(STATIC, path);
  const to = `${name}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}${ext}`;
  writeFileSync(join(FRESH, to), text);
  return to;
}

/** Beside a file, what is sent to whoever can unpack it; a font is packed already. @param {string} file */
function compress(file) {
  if (file.endsWith(".woff2")) return;
  const plain = readFileSync(join(FRESH, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  writeFileSync(join(FRESH, `${file}.br`), brotliCompressSync(plain, { params }));
  writeFileSync(join(FRESH, `${file}.gz`), gzipSync(plain, { level: 9 }));
}

/** The libraries are in the pack, so what their authors ask to be said is there too. One that has no words of its own for its licence has another's. */
function licences() {
  const names = Object.keys(vendor.versions);
  const wordsOf = (/** @type {string} */ name) => readdirSync(join(STATIC, "vendor", name)).find((each) => /licen[cs]e/i.test(each));
  const chapter = (/** @type {string} */ name) => {
    const own = wordsOf(name);
    const same = names.find((other) => vendor.licences[other] === vendor.licences[name] && wordsOf(other));
    if (!own && !same) throw new Error(`${name} came without its licence: mend tools/pack.mjs.`);
    return `${name} ${vendor.versions[name]} (${vendor.licences[name]})\n\n${own ? read(STATIC, "vendor", name, own) : `The same words as for ${same}.`}`;
  };
  return names.map(chapter).join("\n\n");
}

rmSync(FRESH, { recursive: true, force: true });
mkdirSync(FRESH);
const [later] = await bundled([library(LATER)], { plugins: [onlyOurFonts] });
const now = Object.keys(vendor.imports).filter((name) => name !== LATER);
const made = await bundled(["js/page.js", "js/early.js", "css/page.css", "css/lessons.css"].map((each) => join(STATIC, each)), {
  alias: Object.fromEntries(now.map((name) => [name, library(name)])),
  plugins: [elsewhere(LATER, later)],
});
const languages = readdirSync(join(STATIC, "messages")).filter((name) => /^[\w-]+\.ftl$/.test(name));
const catalogues = Object.fromEntries(languages.map((name) => [parse(name).name, copied(`messages/${name}`)]));
const icon = copied("favicon.svg");

/** The file that a name became. @param {string} name @param {string} ending */
function file(name, ending) {
  const found = made.find((each) => each.startsWith(`${name}-`) && each.endsWith(ending));
  if (!found) throw new Error(`Nothing in the pack is ${name}${ending}: mend tools/pack.mjs.`);
  return found;
}

const files = [later, ...made, ...Object.values(catalogues), icon].sort();
files.forEach(compress);
writeFileSync(join(FRESH, "licences.txt"), licences());
const about = {
  early: file("early", ".js"),
  main: file("page", ".js"),
  style: file("page", ".css"),
  lessons: file("lessons", ".css"),
  icon,
  catalogues,
  fonts: FIRST_FONTS.map((font) => file(font, ".woff2")),
  files,
};
// Last of all: what is packed is as old as this file (see app/front.py).
writeFileSync(join(FRESH, "manifest.json"), `${JSON.stringify(about, null, 1)}\n`);
rmSync(PACKED, { recursive: true, force: true });
renameSync(FRESH, PACKED);
process.stdout.write(`static/packed: ${files.length} files\n`);
