// Puts numbers (or anything) in the place of names in a formula written as TeX. Pure; knows what a name is, not what it means.

const LETTER = /[\p{L}]/u;
/** Words that are set upright are no names. */
const WORDS = /^\\(?:operatorname|mathrm|text)\{[^{}]*\}/;
const COMMAND = /^\\(?:[a-zA-Z]+|.)/;

/** `names`: what each name becomes; the longest name counts where several begin alike.
 * @param {string} formula @param {Map<string, string>} names @returns {string} */
export function substitute(formula, names) {
  const known = [...names.keys()].sort((a, b) => b.length - a.length);
  let out = "";
  let at = 0;
  while (at < formula.length) {
    const rest = formula.slice(at);
    const before = formula[at - 1] ?? "";
    const name = known.find((each) => rest.startsWith(each) && whole(each, before, rest[each.length] ?? ""));
    if (name !== undefined) {
      out += names.get(name);
      at += name.length;
      continue;
    }
    const piece = WORDS.exec(rest)?.[0] ?? COMMAND.exec(rest)?.[0] ?? rest[0];
    out += piece;
    at += piece.length;
  }
  return out;
}

/** Whether a name stands there whole: not the beginning of a longer one, and not with an index of its own. @param {string} name @param {string} before @param {string} after */
function whole(name, before, after) {
  if (after === "_" || after === "'") return false;
  const begins = LETTER.test(name[0]);
  const ends = LETTER.test(name[name.length - 1]);
  return !(begins && LETTER.test(before)) && !(ends && LETTER.test(after));
}
