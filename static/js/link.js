// Links: shareable state ↔ URL fragment. Trusts nothing that it reads; knows no store, no DOM and no network.

export const PREFIX = "#v1=";
/** A longer fragment is not opened. */
export const MAX_IN = 8 * 1024;
export const MAX_OUT = 64 * 1024;
export const LONG = 2000;

/** Why a link could not be opened; `code` is "damaged", "version" or "size". */
export class LinkError extends Error {
  /** @param {"damaged" | "version" | "size"} code */
  constructor(code) {
    super(`link: ${code}`);
    this.code = code;
  }
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {string} text */
function fromBase64Url(text) {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new LinkError("damaged");
  try {
    return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  } catch {
    throw new LinkError("damaged");
  }
}

/** Reads a stream to its end, or stops it once it has given more than `limit` bytes: a small link can inflate a thousandfold.
 * @param {ReadableStream<Uint8Array>} stream @param {number} limit */
async function collect(stream, limit) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new LinkError("size");
    }
    chunks.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} through @param {number} limit */
function pipe(bytes, through, limit) {
  const stream = new Blob([bytes]).stream().pipeThrough(/** @type {any} */ (through));
  return collect(stream, limit);
}

/** The fragment for a state, "#v1=…".
 * @param {Record<string, unknown>} state */
export async function encode(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  return PREFIX + toBase64Url(await pipe(bytes, new CompressionStream("deflate-raw"), MAX_OUT));
}

/** The link of a state; null where the state is too large for any. @template T @param {(state: T) => Promise<string>} link @param {T} state @returns {Promise<string | null>} */
export async function linkOf(link, state) {
  try {
    return await link(state);
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return null;
  }
}

/** Whether a fragment is meant as a link; else it is a heading's anchor, the skip link. @param {string} fragment */
export const isLink = (fragment) => fragment.includes("=");

/** The state in a fragment, or null where the fragment is no link of ours. The answer is plain data, not yet checked against the list of properties.
 * @param {string} fragment
 * @returns {Promise<Record<string, unknown> | null>} */
export async function decode(fragment) {
  if (!isLink(fragment)) return null;
  if (!fragment.startsWith(PREFIX)) throw new LinkError(/^#v\d+=/.test(fragment) ? "version" : "damaged");
  if (fragment.length > MAX_IN) throw new LinkError("size");
  return parse(await text(fragment.slice(PREFIX.length)));
}

/** @param {string} body */
async function text(body) {
  if (/^(\{|%7b)/i.test(body)) {
    try {
      return decodeURIComponent(body);
    } catch {
      throw new LinkError("damaged");
    }
  }
  const bytes = fromBase64Url(body);
  try {
    const inflated = await pipe(bytes, new DecompressionStream("deflate-raw"), MAX_OUT);
    return new TextDecoder("utf-8", { fatal: true }).decode(inflated);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("damaged");
  }
}

/** @param {string} json
 * @returns {Record<string, unknown>} */
function parse(json) {
  let data;
  try {
    data = JSON.parse(json, safe);
  } catch {
    throw new LinkError("damaged");
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw new LinkError("damaged");
  return data;
}

/** Gives every object no prototype and drops the names through which one could be reached.
 * @param {string} key @param {unknown} value */
function safe(key, value) {
  if (key === "__proto__" || key === "constructor" || key === "prototype") return undefined;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.assign(Object.create(null), value);
  return value;
}
