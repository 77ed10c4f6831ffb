// Numbers as a person reads them: `short` for the picture, `exact` for the table. Knows no DOM and no trace.
// app/ has the same rules in Python; tests/golden/format.json holds both to them.

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MINUS = "−";

/** A number from the wire, where the non-finite ones are tagged as text.
 * @param {number | string | null | undefined} wire
 * @returns {number | null} null: not known */
export function decode(wire) {
  return wire === null || wire === undefined ? null : Number(wire);
}

/** @param {number} exponent */
function superscript(exponent) {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** Writes digits d₀d₁d₂… (meaning d₀.d₁d₂… × 10ᵉ) as plain decimals or with a power of ten.
 * @param {string} sign @param {string} digits @param {number} exponent @param {boolean} plain */
function write(sign, digits, exponent, plain) {
  if (!plain) {
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${mantissa}×10${superscript(exponent)}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const rest = digits.slice(exponent + 1);
  return sign + whole + (rest ? `.${rest}` : "");
}

/** What the two ways of writing share: the numbers that have no digits.
 * @param {number | null | undefined} value
 * @returns {string | null} */
function special(value) {
  if (value === null || value === undefined) return "";
  if (Number.isNaN(value)) return "undefined";
  if (value === Infinity) return "∞";
  if (value === -Infinity) return `${MINUS}∞`;
  if (value === 0) return Object.is(value, -0) ? `${MINUS}0` : "0";
  return null;
}

/** @param {string} scientific as made by toExponential */
function parts(scientific) {
  const [mantissa, exponent] = scientific.split("e");
  return { digits: mantissa.replace(".", "").replace(/0+$/, ""), exponent: Number(exponent) };
}

/** At most four significant digits (ties away from zero): plain from 0.0001 to 9999 and for round numbers below a million, else × 10ⁿ.
 * @param {number | null | undefined} value
 * @returns {string} */
export function short(value) {
  const known = special(value);
  if (known !== null) return known;
  const number = /** @type {number} */ (value);
  const { digits, exponent } = parts(Math.abs(number).toExponential(3));
  const round = exponent <= 5 && Math.abs(number) === Number(`${digits}e${exponent - digits.length + 1}`);
  return write(number < 0 ? MINUS : "", digits, exponent, exponent >= -4 && (exponent <= 3 || round));
}

/** Every digit needed to tell this number from its neighbours.
 * @param {number | null | undefined} value
 * @returns {string} */
export function exact(value) {
  const known = special(value);
  if (known !== null) return known;
  const number = /** @type {number} */ (value);
  const { digits, exponent } = parts(Math.abs(number).toExponential());
  return write(number < 0 ? MINUS : "", digits, exponent, exponent >= -7 && exponent < 21);
}

/** A short number as TeX.
 * @param {number | null | undefined} value
 * @returns {string} */
export function tex(value) {
  if (value !== null && value !== undefined && Number.isNaN(value)) return "\\text{undefined}";
  const text = short(value).replace("−", "-").replace("∞", "\\infty ");
  return text.replace(/×10(.+)$/u, (_whole, power) => {
    const exponent = power.replace("⁻", "-").replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (/** @type {string} */ digit) => String(SUPERSCRIPTS.indexOf(digit)));
    return `\\times 10^{${exponent}}`;
  });
}

/** A number typed by a person, with the signs and words that the page itself writes; null when it is none.
 * @param {string} text
 * @returns {number | null} */
export function parse(text) {
  const plain = text.trim().replace(/[−–]/g, "-").replace(/\s/g, "").replace(/^\+/, "");
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}
