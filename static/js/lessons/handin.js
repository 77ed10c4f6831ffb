// The code under a summary that is handed in: what was done, when and by whom, in letters that survive paper. tests/app/handin.py reads and writes the same, by itself.
// It finds typing errors and numbers that were changed by hand; it is no proof against someone who makes codes (docs/lessons.md).

/** Crockford's base 32: no I, L, O, U. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const VERSION = 1;
const DAY = 86_400_000;
const EPOCH = Date.UTC(2026, 0, 1);

/** @typedef {{id: string, right: number, shown: number}} Done */

/** CRC-32, as in zip files. @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** 24 bits that stand for a text. @param {string} text */
const mark = (text) => crc32(new TextEncoder().encode(text)) & 0xffffff;

/** However a name is typed, it is the same name. @param {string} name */
const plainName = (name) => name.normalize("NFKC").trim().toLowerCase().split(/\s+/).join(" ");

/** @param {number} value @param {number} count */
const bytesOf = (value, count) => Array.from({ length: count }, (_, i) => Math.floor(value / 256 ** (count - 1 - i)) % 256);

/** @param {Uint8Array} bytes */
function spelled(bytes) {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) text += LETTERS[(held << (5 - bits)) & 31];
  return (text.match(/.{1,4}/g) ?? []).join("-");
}

/** @param {string} code @returns {Uint8Array | null} */
function unspelled(code) {
  const bytes = [];
  let held = 0;
  let bits = 0;
  for (const letter of code.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1")) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}

/** The code of a summary. @param {string} name @param {number} now in milliseconds @param {Done[]} lessons at most 255 of them */
export function codeOf(name, now, lessons) {
  const day = Math.min(Math.max(Math.floor((now - EPOCH) / DAY), 0), 65_535);
  const rows = lessons.slice(0, 255).flatMap(({ id, right, shown }) => [...bytesOf(mark(id), 3), Math.min(right, 255), Math.min(shown, 255)]);
  const body = [VERSION, ...bytesOf(day, 2), ...bytesOf(mark(plainName(name)), 3), Math.min(lessons.length, 255), ...rows];
  return spelled(Uint8Array.from([...body, ...bytesOf(crc32(Uint8Array.from(body)), 4)]));
}

/** What a code says: when (milliseconds), whose, and which lessons with what; null where it is no code, or has been changed.
 * @param {string} code @param {string} name @param {string[]} known ids of lessons
 * @returns {{day: number, named: boolean, lessons: {id: string | null, right: number, shown: number}[]} | null} */
export function readCode(code, name, known) {
  const bytes = unspelled(code);
  if (bytes === null || bytes.length < 11 || bytes[0] !== VERSION) return null;
  const end = 7 + 5 * bytes[6];
  const whole = (/** @type {number} */ at, /** @type {number} */ count) => bytes.slice(at, at + count).reduce((sum, byte) => sum * 256 + byte, 0);
  if (bytes.length !== end + 4 || whole(end, 4) !== crc32(bytes.slice(0, end))) return null;
  const ids = new Map(known.map((id) => [mark(id), id]));
  const lessons = Array.from({ length: bytes[6] }, (_, i) => ({ id: ids.get(whole(7 + 5 * i, 3)) ?? null, right: bytes[10 + 5 * i], shown: bytes[11 + 5 * i] }));
  return { day: EPOCH + whole(1, 2) * DAY, named: whole(3, 3) === mark(plainName(name)), lessons };
}
