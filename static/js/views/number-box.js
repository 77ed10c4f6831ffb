// A box for one finite number: keeps what is being typed until it is a number. Used by inputs and seeds.
import { useState } from "preact/hooks";
import { parse } from "../format.js";
import { html, withValue } from "../html.js";

/** @param {{id: string, label: string, value: number, step?: number, onNumber: (value: number) => void, class?: string, bad?: (bad: boolean) => void}} props */
export function NumberBox({ id, label, value, step = 0.1, onNumber, class: name = "", bad }) {
  const [draft, setDraft] = useState(/** @type {string | null} */ (null));
  const wrong = draft !== null && parse(draft) === null;
  const shown = draft ?? String(value).replace("-", "−");

  /** @param {string} text */
  function typed(text) {
    setDraft(text);
    const number = parse(text);
    bad?.(number === null);
    if (number !== null) onNumber(number);
  }

  /** @param {KeyboardEvent} event */
  function nudge(event) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const by = step * (event.shiftKey ? 10 : 1) * direction;
    setDraft(null);
    bad?.(false);
    onNumber(Number((value + by).toPrecision(12)));
  }

  return html`<input
    id=${id}
    class=${`number ${name}`}
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck=${false}
    size="5"
    aria-label=${label}
    aria-invalid=${wrong ? "true" : undefined}
    value=${shown}
    onInput=${withValue(typed)}
    onKeyDown=${nudge}
    onBlur=${() => {
      setDraft(null);
      bad?.(false);
    }}
  />`;
}
