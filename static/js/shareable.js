// The one list of what a link carries: each property with its key in the link and its check. Knows no store, no DOM.
import { isWatching, RULES } from "./game.js";
import { GRANULARITIES, SPEEDS } from "./player.js";

/** @typedef {(value: unknown) => any} Check gives the value back, made safe, or undefined */

/** @param {number} max @returns {Check} */
const text = (max) => (value) => (typeof value === "string" && value.length <= max ? value : undefined);
/** @type {Check} */
const finite = (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
/** A language, if it is one that we speak. @type {Check} */
const code = (value) => (typeof value === "string" && /^[a-z]{2,3}$/.test(value) ? value : undefined);
/** @param {readonly unknown[]} choices @returns {Check} */
const oneOf = (choices) => (value) => (choices.includes(value) ? value : undefined);
/** @type {Check} */
const index = (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? value : undefined);
/** @type {Check} */
const name = (value) => (typeof value === "string" && /^[\p{L}\p{N}_[\],.' -]{1,100}$/u.test(value) ? value : undefined);

/** Whole numbers, no more of them than a program has groups. @type {Check} */
const indices = (value) => (Array.isArray(value) && value.length <= 2000 && value.every((each) => index(each) !== undefined) ? value : undefined);

/** A plain object from names to checked values; anything else in it spoils it all.
 * @param {Check} check @param {number} max @returns {Check} */
const recordOf = (check, max) => (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const pairs = Object.entries(value);
  if (pairs.length > max) return undefined;
  const safe = [];
  for (const [key, inner] of pairs) {
    const checked = check(inner);
    if (name(key) === undefined || key === "__proto__" || checked === undefined) return undefined;
    safe.push([key, checked]);
  }
  return Object.fromEntries(safe);
};

/** Names in a list, such as an order of elimination. @type {Check} */
const texts = (value) => (Array.isArray(value) && value.length <= 2000 && value.every((each) => text(200)(each) !== undefined) ? value : undefined);

/** @type {Check} */
const param = (value) => finite(value) ?? text(4000)(value) ?? texts(value) ?? recordOf(finite, 2000)(value);

/** The order of others that is looked at in the elimination game: whose it is, and what one goes back to. @type {Check} */
function watching(value) {
  const { name: whose, own, granularity } = Object(value);
  const safe = ["best", ...RULES].includes(whose) && texts(own) !== undefined && oneOf(GRANULARITIES)(granularity) !== undefined;
  return safe ? { name: whose, own, granularity } : undefined;
}

/** `of`: what a link carries of it, where that is not all. @type {{name: string, key: string, check: Check, of?: (state: any) => unknown}[]} */
export const SHAREABLE = [
  { name: "source", key: "src", check: text(60_000) },
  { name: "at", key: "at", check: recordOf(finite, 2000) },
  { name: "mode", key: "mode", check: name },
  { name: "params", key: "params", check: recordOf(recordOf(param, 20), 20) },
  { name: "k", key: "step", check: index },
  { name: "tab", key: "tab", check: name },
  { name: "second", key: "beside", check: name },
  { name: "labels", key: "labels", check: oneOf(["number", "symbol"]) },
  { name: "notation", key: "as", check: oneOf(["plain", "dual"]) },
  { name: "granularity", key: "by", check: oneOf(GRANULARITIES) },
  { name: "speed", key: "speed", check: oneOf(SPEEDS) },
  { name: "fold", key: "fold", check: indices },
  { name: "expand", key: "single", check: oneOf([true, false]) },
  { name: "presenting", key: "present", check: oneOf([true, false]) },
  { name: "direction", key: "dir", check: oneOf(["LR", "TB"]) },
  { name: "lang", key: "lang", check: code },
  { name: "watching", key: "watch", check: watching, of: (state) => (isWatching(state) ? watching(state.watching) : null) },
];

/** What a link carries of a state: the properties that differ from the opening ones; the program and the step always.
 * @param {Record<string, any>} state @param {Record<string, any>} opening */
export function toLink(state, opening) {
  /** @type {Record<string, unknown>} */
  const data = {};
  for (const { name: property, key, of = (/** @type {Record<string, any>} */ each) => each[property] } of SHAREABLE) {
    const always = property === "source" || property === "k" || property === "mode";
    const value = of(state);
    if (always || JSON.stringify(value) !== JSON.stringify(of(opening))) data[key] = value;
  }
  return data;
}

/** The checked properties of a link, and whether something in it was left out because it was wrong or unknown.
 * @param {Record<string, unknown>} data
 * @returns {{state: Record<string, any>, whole: boolean}} */
export function fromLink(data) {
  /** @type {Record<string, any>} */
  const state = {};
  for (const { name: property, key, check } of SHAREABLE) {
    const value = Object.hasOwn(data, key) ? check(data[key]) : undefined;
    if (value !== undefined) state[property] = value;
  }
  if (state.watching) state.watching = { ...state.watching, order: state.params?.elimination?.order, source: state.source };
  return { state, whole: Object.keys(data).length > 0 && Object.keys(data).length === Object.keys(state).length };
}
