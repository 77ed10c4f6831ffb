// Numbers, arrays and Jacobians as a person reads them: `short` for the picture, `exact` for the table. Knows no DOM and no trace.
// app/ has the same rules in Python; tests/golden/format.json holds both to them.
import { t } from "./messages.js";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MINUS = "−";

/** A number from the wire, where the non-finite ones are tagged as text.
 * @param {number | string | null | undefined} wire
 * @returns {number | null} null: not known */
export function decode(wire) {
  return wire === null || wire === undefined ? null : Number(wire);
}

/** @typedef {import("./types.js").Known} Known */
/** @typedef {import("./types.js").Tensor} Tensor */
/** @typedef {import("./types.js").Jacobian} Jacobian */

/** @param {Known | undefined} value @returns {value is Tensor} */
export const isTensor = (value) => typeof value === "object" && value !== null && "data" in value;
/** @param {Known | undefined} value @returns {value is Jacobian} */
export const isJacobian = (value) => typeof value === "object" && value !== null && "structure" in value;

/** @type {WeakMap<object, Tensor | Jacobian>} */
const held = new WeakMap();

/** A number, an array or a Jacobian from the wire; the same object for the same piece of the answer.
 * @param {import("./types.js").WireKnown | undefined} wire
 * @returns {Known} */
export function read(wire) {
  if (typeof wire !== "object" || wire === null) return decode(wire);
  const before = held.get(wire);
  if (before) return before;
  const norm = Number(wire.norm);
  const made = "data" in wire ? { ...wire, norm, data: wire.data.map(Number) } : { ...wire, norm, matrix: wire.matrix.map((row) => row.map(Number)) };
  held.set(wire, made);
  return made;
}

/** How large a value is: of an array the root of the sum of squares, with no sign.
 * @param {Known | undefined} value @returns {number | null} */
export const sizeOf = (value) => (typeof value === "object" && value !== null ? value.norm : (value ?? null));

/** Whether a number is 0, or every number of an array. @param {Known | undefined} value */
export const isZero = (value) => value !== null && value !== undefined && sizeOf(value) === 0;

/** One number of a node's value; null where the answer does not hold it. @param {Known | undefined} value @param {number} place @returns {number | null} */
export function elementOf(value, place) {
  if (isTensor(value)) return value.data[place] ?? null;
  return typeof value === "number" ? value : null;
}

/** 2×3; a vector of three is 3. @param {number[]} shape */
export const shapeText = (shape) => shape.join("×");

/** How many numbers there are. @param {number[]} shape */
export const countOf = (shape) => shape.reduce((product, length) => product * length, 1);

const WHOLE = 4;
const EXACT = 16;

/** In brackets, row by row: whole where it has few numbers, else its beginning.
 * @param {Tensor} value @param {(number: number) => string} each @param {number} whole @param {number} [start] numbers of a long row */
function listText({ shape, data }, each, whole, start = WHOLE - 1) {
  const few = countOf(shape) <= whole;
  /** @param {number} axis @param {number} first @returns {string} */
  const listed = (axis, first) => {
    if (axis === shape.length) return each(data[first]);
    const length = shape[axis];
    const stride = countOf(shape.slice(axis + 1));
    const most = few ? length : axis < shape.length - 1 ? 1 : axis > 0 ? Math.min(2, start) : length > (start === 1 ? 1 : start + 1) ? start : length;
    const items = Array.from({ length: Math.min(most, length) }, (_, place) => listed(axis + 1, first + stride * place));
    return `[${(length > most ? [...items, "…"] : items).join(", ")}]`;
  };
  return listed(0, 0);
}

/** What has several numbers, or null. @param {Known | undefined} value @param {(number: number) => string} each @param {number} whole @returns {string | null} */
function several(value, each, whole) {
  if (isJacobian(value)) return `${t(`kind-${value.structure}`)}, ${shapeText(value.shape)}`;
  return isTensor(value) ? listText(value, each, whole) : null;
}

const LITTLE = 12; // characters

/** In as little room as can be, where an array stands among other things: its first number.
 * @param {Known} value */
export function brief(value) {
  const whole = short(value);
  if (!isTensor(value) || whole.length <= LITTLE) return whole;
  return listText(value, short, 1, 1);
}

/** Raised digits. @param {number} exponent */
export function superscript(exponent) {
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
  if (Number.isNaN(value)) return t("number-undefined");
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

/** At most four significant digits (ties away from zero): plain from 0.0001 to 9999 and for round numbers below a million, else × 10ⁿ. Of an array the first numbers.
 * @param {Known | undefined} value
 * @returns {string} */
export function short(value) {
  const known = several(value, short, WHOLE) ?? special(/** @type {number} */ (value));
  if (known !== null) return known;
  const number = /** @type {number} */ (value);
  const { digits, exponent } = parts(Math.abs(number).toExponential(3));
  const round = exponent <= 5 && Math.abs(number) === Number(`${digits}e${exponent - digits.length + 1}`);
  return write(number < 0 ? MINUS : "", digits, exponent, exponent >= -4 && (exponent <= 3 || round));
}

/** Every digit needed to tell this number from its neighbours. A long array is cut all the same.
 * @param {Known | undefined} value
 * @returns {string} */
export function exact(value) {
  const known = several(value, exact, EXACT) ?? special(/** @type {number} */ (value));
  if (known !== null) return known;
  const number = /** @type {number} */ (value);
  const { digits, exponent } = parts(Math.abs(number).toExponential());
  return write(number < 0 ? MINUS : "", digits, exponent, exponent >= -7 && exponent < 21);
}

/** Whether a number has a minus sign: −0 has. @param {number} number */
export const isNegative = (number) => number < 0 || Object.is(number, -0);

/** A number within a product or a sum: in brackets where a sign would run into the one before it. @param {Known | undefined} value */
export function bracketed(value) {
  const text = short(value);
  return text.startsWith(MINUS) ? `(${text})` : text;
}

/** A count of more digits than this is told by its size. */
export const DIGITS_SHOWN = 24;

/** An exact count, with its thousands apart where they are many.
 * @param {string} digits */
export const grouped = (digits) => (digits.length < 5 ? digits : digits.length <= DIGITS_SHOWN ? digits.replace(/\B(?=(\d{3})+$)/g, "\u202f") : short(Number(digits)));

const ROWS = 3;

/** A small vector or matrix as TeX; a long one is cut short, one with more axes is text. @param {Tensor} value */
function listTex(value) {
  const { shape, data } = value;
  if (shape.length > 2) return `\\text{${short(value)}}`;
  if (shape.length === 1 && shape[0] > ROWS) return `\\bigl[${data.slice(0, ROWS).map(tex).join(",\\ ")},\\ \\dots\\bigr]`;
  const width = shape.length === 2 ? shape[1] : 1;
  const most = Math.min(shape[0], ROWS);
  const lines = Array.from({ length: most }, (_, row) => {
    const cells = data.slice(row * width, row * width + Math.min(width, ROWS)).map(tex);
    return (width > ROWS ? [...cells, "\\cdots"] : cells).join(" & ");
  });
  return `\\begin{bmatrix} ${(shape[0] > most ? [...lines, "\\vdots"] : lines).join(" \\\\ ")} \\end{bmatrix}`;
}

/** A Jacobian as TeX: its numbers where they are few. @param {Jacobian} value */
function matrixTex({ shape, matrix, pooled }) {
  if (pooled || shape[0] > WHOLE || shape[1] > WHOLE) return `J_{${shape[0]} \\times ${shape[1]}}`;
  return `\\begin{bmatrix} ${matrix.map((row) => row.map(tex).join(" & ")).join(" \\\\ ")} \\end{bmatrix}`;
}

/** A short number as TeX.
 * @param {Known | undefined} value
 * @returns {string} */
export function tex(value) {
  if (isTensor(value)) return listTex(value);
  if (isJacobian(value)) return matrixTex(value);
  if (value !== null && value !== undefined && Number.isNaN(value)) return `\\text{${t("number-undefined")}}`;
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
