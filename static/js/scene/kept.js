// A long list of pictures of which few change: the others are handed back as the same virtual nodes, so a step costs what it changes. Pure; must not know what it lists.
import { Component, h } from "preact";
import { sameShallow } from "../html.js";
import { edition } from "../messages.js";

/** @typedef {{of: any, items: Record<string, any>[], by?: (props: any) => number, same?: (before: Record<string, any>, next: Record<string, any>) => boolean}} KeptProps
 * by: what an item goes by; left out: its place. same: when an item has not changed */

/** @extends {Component<KeptProps>} */
export class Kept extends Component {
  /** @type {Map<number, {props: Record<string, any>, picture: any}>} */
  before = new Map();
  /** @type {any} */
  of = null;
  spoken = 0;

  render() {
    const { of, items, by, same = sameShallow } = this.props;
    const before = of === this.of && this.spoken === edition() ? this.before : new Map();
    this.of = of;
    this.spoken = edition();
    this.before = new Map();
    return items.map((props, i) => {
      const key = by ? by(props) : i;
      const old = before.get(key);
      const entry = old && same(old.props, props) ? old : { props, picture: h(of, { ...props, key }) };
      this.before.set(key, entry);
      return entry.picture;
    });
  }
}
