// The one `html` tag that every view writes with. Knows preact and htm, and when the words of the page have changed.
import htm from "htm";
import { Component, h } from "preact";
import { edition } from "./messages.js";

/** @typedef {import("preact").ComponentChildren} Picture */

/** Nothing in place of an empty text: preact writes that anew at every drawing, and a text that is written is laid out.
 * @param {any} type @param {any} props @param {any[]} children */
const element = (type, props, ...children) => h(type, props, ...children.map((each) => (each === "" ? null : each)));

/** @type {(strings: TemplateStringsArray, ...values: any[]) => any} */
export const html = htm.bind(element);

/** A radio chosen with the pointer lets go of the focus, so that the arrow keys step again; chosen by key it keeps it.
 * @param {MouseEvent} event */
export function letGo(event) {
  if (event.detail > 0 && event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
}

/** A listener that hands on what a control says. @param {(value: string) => unknown} take */
export const withValue = (take) => (/** @type {{target: any}} */ { target }) => take(target.value);

/** True when two objects have the same values under the same names.
 * @param {Record<string, any>} a @param {Record<string, any>} b */
export function sameShallow(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.is(a[name], b[name]));
}

/** The same, where lists are the same when their items are: for views that are handed a few numbers.
 * @param {Record<string, any>} a @param {Record<string, any>} b */
export function sameLists(a, b) {
  const alike = (/** @type {any} */ one, /** @type {any} */ other) =>
    Object.is(one, other) || (Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, i) => Object.is(item, other[i])));
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => alike(a[name], b[name]));
}

/** Wraps a view so that it is drawn again only when one of its properties changed, or the language: hovering a row must not redraw the page.
 * @template {Record<string, any>} P
 * @param {(props: P) => any} View @param {(before: any, next: P) => boolean} [same]
 * @returns {any} */
export function memo(View, same = sameShallow) {
  return class Memo extends Component {
    spoken = 0;
    /** @param {P} next */
    shouldComponentUpdate(next) {
      return this.spoken !== edition() || !same(this.props, next);
    }
    render() {
      this.spoken = edition();
      return h(/** @type {any} */ (View), this.props);
    }
  };
}

/** Gives the former object back as long as its values are the same, so that `memo` sees that nothing changed.
 * @template {Record<string, any>} T
 * @returns {(next: T) => T} */
export function keeper() {
  /** @type {T | null} */
  let kept = null;
  return (next) => {
    if (kept === null || !sameShallow(kept, next)) kept = next;
    return kept;
  };
}

/** A button that has nothing to do now: pressed before, it keeps the focus. @param {boolean} idle @param {() => void} onClick */
export const unless = (idle, onClick) => ({ "aria-disabled": idle ? "true" : undefined, onClick: idle ? undefined : onClick });
