// A view whose code is fetched when it is first shown. Knows how to wait, not what for.
import { Component } from "preact";
import { html } from "../html.js";
import { t } from "../messages.js";

/** Use: `const Game = lazy(async () => (await import("./game.js")).Game)`.
 * @template {Record<string, any>} P
 * @param {() => Promise<(props: P) => any>} load @returns {any} */
export function lazy(load) {
  /** @type {any} */
  let View = null;
  /** @type {Promise<void> | null} */
  let coming = null;
  return class Lazy extends Component {
    /** @param {any} props */
    constructor(props) {
      super(props);
      this.state = { lost: false };
    }
    componentDidMount() {
      if (View === null) this.bring();
    }
    bring = () => {
      coming ??= load().then((found) => {
        View = found;
      });
      coming.then(
        () => this.setState({ lost: false }),
        () => {
          coming = null; // the network may be back when it is asked for again
          this.setState({ lost: true });
        },
      );
    };
    render() {
      if (View !== null) return html`<${View} ...${this.props} />`;
      if (/** @type {{lost: boolean}} */ (this.state).lost) return html`<p>${t("offline")} <button class="suggestion" onClick=${this.bring}>${t("retry")}</button></p>`;
      return html`<p class="soft" aria-busy="true">${t("view-coming")}</p>`;
    }
  };
}
