// Sentences by name, from the Fluent catalogue. Knows no view and builds no sentence by hand.
import { FluentBundle, FluentResource } from "@fluent/bundle";

/** @type {FluentBundle | null} */
let bundle = null;

/** Takes the text of a catalogue in use; throws where the text has a mistake.
 * @param {string} text
 * @param {string} language */
export function install(text, language = "en") {
  const next = new FluentBundle(language, { useIsolating: false });
  const mistakes = next.addResource(new FluentResource(text));
  if (mistakes.length > 0) throw mistakes[0];
  bundle = next;
}

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
  const text = bundle.formatPattern(message.value, terms, mistakes);
  if (mistakes.length > 0) throw new Error(`${id}: ${mistakes[0].message}`);
  return text;
}
