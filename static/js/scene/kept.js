// A long list of pictures of which few change: the others are handed back as the same virtual nodes, so a step costs what it changes. Pure; must not know what it lists.
import { Component, h } from "preact";
import { sameShallow } from "../html.js";

/** @typedef {{of: any, items: Record<string, any>[]}} KeptProps */

/** @extends {Component<KeptProps>} */
export class Kept extends Component {
  /** @type {{props: Record<string, any>, picture: any}[]} */
  before = [];
  /** @type {any} */
  of = null;

  render() {
    const { of, items } = this.props;
    const before = of === this.of ? this.before : [];
    this.of = of;
    this.before = items.map((props, i) => {
      const old = before[i];
      return old && sameShallow(old.props, props) ? old : { props, picture: h(of, { ...props, key: i }) };
    });
    return this.before.map((entry) => entry.picture);
  }
}
