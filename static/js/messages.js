// Sentences by name, from the Fluent catalogue of the language in use. Knows no view and builds no sentence by hand.
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";

/** @type {FluentBundle | null} */
let bundle = null;
let language = "en";
let installed = 0;

const ENGLISH = new Intl.NumberFormat("en"); // dear to make

/** Digits of a long number are set apart by a space that does not break: a comma or a point would be a decimal sign somewhere. Programs are typed with a point, so
 * every language keeps it. @param {number} value */
function written(value) {
  const english = ENGLISH.format(value);
  return language === "en" ? english : english.replaceAll(",", Math.abs(value) < 10_000 ? "" : "\u202f");
}

/** A number that chooses its sentence by the rules of the language, and is written as in a program. */
class Count extends FluentNumber {
  toString() {
    return written(this.value);
  }
}

/** Takes the text of a catalogue in use; throws where the text has a mistake.
 * @param {string} text
 * @param {string} code the language of the text */
export function install(text, code = "en") {
  const next = new FluentBundle(code, { useIsolating: false });
  const mistakes = next.addResource(new FluentResource(text));
  if (mistakes.length > 0) throw mistakes[0];
  bundle = next;
  language = code;
  installed += 1;
}

/** The language in use. */
export const spoken = () => language;

/** Which catalogue this is, counted: what was said with another one is said again. */
export const edition = () => installed;

/** @param {string} id */
export function has(id) {
  return bundle?.hasMessage(id) ?? false;
}

/** The sentence of this name.
 * @param {string} id
 * @param {Record<string, string | number>} [terms]
 * @returns {string} */
export function t(id, terms = {}) {
  const message = bundle?.getMessage(id);
  if (!bundle || !message?.value) throw new Error(`no sentence is named ${id}`);
  const mistakes = /** @type {Error[]} */ ([]);
  const known = Object.fromEntries(Object.entries(terms).map(([name, term]) => [name, typeof term === "number" ? new Count(term) : term]));
  const text = bundle.formatPattern(message.value, known, mistakes);
  if (mistakes.length > 0) throw new Error(`${id}: ${mistakes[0].message}`);
  return text;
}
