// The search box of the graph: what is found is marked and brought into sight, one after the other, and said. Knows no camera; that is handed in.
import { Component } from "preact";
import { html } from "../html.js";
import { t } from "../messages.js";
import { search } from "../scene/search.js";
import { nodeWords } from "../scene/words.js";

/** @typedef {{trace: import("../types.js").Trace, frame: import("../types.js").Frame, show: (node: number) => void, leave: (node: number) => void}} FindProps */

/** @extends {Component<FindProps, {query: string, at: number}>} */
export class Find extends Component {
  /** @param {FindProps} props */
  constructor(props) {
    super(props);
    this.state = { query: "", at: 0 };
    /** @type {{trace: import("../types.js").Trace, query: string, nodes: number[]} | null} */
    this.known = null;
  }

  /** @param {string} query */
  found(query) {
    const { trace, frame } = this.props;
    const { known } = this;
    if (query === "") return [];
    // While nothing else is asked, a step does not change what was found under the hand.
    if (known?.trace === trace && known.query === query) return known.nodes;
    this.known = { trace, query, nodes: search(trace, frame.channels.value, query) };
    return this.known.nodes;
  }

  /** @param {string} query @param {number} at */
  go(query, at) {
    const nodes = this.found(query);
    const place = nodes.length ? (at + nodes.length) % nodes.length : 0;
    this.setState({ query, at: place });
    if (nodes.length) this.props.show(nodes[place]);
  }

  /** @param {KeyboardEvent} event */
  key = (event) => {
    const { query, at } = this.state;
    const nodes = this.found(query);
    if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
      const back = event.key === "ArrowUp" || event.shiftKey;
      this.go(query, at + (back ? -1 : 1));
    } else if (event.key === "Escape" && query !== "") {
      this.setState({ query: "", at: 0 });
      if (nodes.length) this.props.leave(nodes[Math.min(at, nodes.length - 1)]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  render() {
    const { trace, frame } = this.props;
    const { query } = this.state;
    const nodes = this.found(query);
    const at = Math.min(this.state.at, Math.max(0, nodes.length - 1));
    const value = frame.channels.value.get(nodes[at]) ?? null;
    const said = query === "" ? "" : nodes.length ? t("find-found", { place: at + 1, count: nodes.length, words: nodeWords(trace, nodes[at], value, null, null) }) : t("find-none", { query });
    return html`<div class="find" role="search">
      <input id="find" type="search" class="find-box" autocomplete="off" spellcheck=${false} placeholder=${t("find-short")} aria-label=${t("find")} title=${t("find-title")} value=${query}
        onInput=${(/** @type {any} */ event) => this.go(event.target.value, 0)} onKeyDown=${this.key} />
      ${
        query !== "" &&
        html`<span class="find-count" aria-hidden="true">${nodes.length ? `${at + 1}/${nodes.length}` : "0"}</span>
        <button type="button" class="find-turn" disabled=${nodes.length < 2} aria-label=${t("find-previous")} title=${t("find-previous")} onClick=${() => this.go(query, at - 1)}><span aria-hidden="true">↑</span></button>
        <button type="button" class="find-turn" disabled=${nodes.length < 2} aria-label=${t("find-next")} title=${t("find-next")} onClick=${() => this.go(query, at + 1)}><span aria-hidden="true">↓</span></button>`
      }
      <p class="hidden" role="status">${said}</p>
    </div>`;
  }
}
