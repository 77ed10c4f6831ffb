"""What a person can do with the page and read off it, in the page's own words. Waits on states, never on clocks; knows no engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from tests.browser.watch import Watch
from tests.browser.words import say

Key = Literal["next", "previous", "first", "last", "play", "pause"]

# Everything the picture and the table say at this moment, read in one go.
READ = """(words) => {
  const text = (element) => element ? element.textContent.replace(/\\s+/g, ' ').trim() : null;
  const nodes = [...document.querySelectorAll('[data-node]')].filter((node) => node.hasAttribute('aria-label')).map((node) => ({
    node: Number(node.dataset.node),
    words: node.getAttribute('aria-label'),
    number: text(node.querySelector('.number, .const-text')),
    chip: text([...node.querySelectorAll('.chip text:not(.chip-moving)')].at(-1)),
    place: node.getAttribute('transform'),
  }));
  const edges = [...document.querySelectorAll('[data-edge]')].filter((edge) => edge.hasAttribute('aria-label')).map((edge) => ({
    edge: Number(edge.dataset.edge), words: edge.getAttribute('aria-label') }));
  const partials = Object.fromEntries([...document.querySelectorAll('text.partial')].map((label) => [label.dataset.edge, text(label)]));
  const table = document.querySelector('.trace-table');
  const column = (names) => [...(table?.tHead.rows[0].cells ?? [])].findIndex((cell) => names.includes(text(cell)));
  const [value, slopes] = [column([words.value]), column([words.slopes])];
  const rows = [...(table?.tBodies[0].rows ?? [])].filter((row) => row.cells[value]).map((row) => ({
    value: row.cells[value].title || null,
    derived: [...row.cells].slice(value + 1, slopes).map((cell) => cell.title || null),
    slopes: [...row.cells[slopes].querySelectorAll('[title]')].map((slope) => slope.title) }));
  const columns = [...(table?.tHead.rows[0].cells ?? [])].slice(value + 1, slopes).map((cell) => text(cell));
  const fills = Object.fromEntries([...document.querySelectorAll('[data-fill]')].map(({ dataset: { fill } }) => [
    fill, text(document.querySelector(`[data-of="${fill}"]`))]));
  const gone = { nodes: [...document.querySelectorAll('.node-gone')].map((node) => Number(node.dataset.node)),
    edges: [...document.querySelectorAll('.edge-gone')].map((edge) => Number(edge.dataset.edge)) };
  const grid = (each) => [...each.tBodies[0].rows].map((row) => [...row.cells].slice(1).map((cell) => cell.title || null));
  const matrices = [...document.querySelectorAll('.matrix')].map(grid);
  const left = [...document.querySelectorAll('.edges-left')].flatMap(grid).map((row) => row[0]);
  const counters = Object.fromEntries([...document.querySelectorAll('.counters > div')].map((each) => [text(each.children[0]), text(each.children[1])]));
  const paths = [...document.querySelectorAll('.paths-list tbody tr')].map((row) => ({
    product: row.cells[1].title || row.cells[1].querySelector('[title]')?.title || null, sum: row.cells[2].title || null }));
  const [sentence, count] = ['.sentence', '.count'].map((each) => text(document.querySelector(each)));
  return { nodes, edges, partials, rows, columns, fills, gone, matrices, left, counters, paths, sentence, count,
    k: Number(document.querySelector('#scrubber').value) };
}"""


# Letters, typeset formulas and views whose code is fetched have come, and what is measured a frame later has been fitted to them.
SETTLED = """async () => {
  const coming = () => document.querySelector('[aria-busy="true"], .tex:empty, body[data-waits]') !== null;
  if (coming()) return false;
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return !coming();
}"""


@dataclass
class Desk:
    """One open page."""

    page: Page
    watch: Watch

    def go(self, address: str, *, ready: bool = True) -> None:
        self.page.goto(address)
        if ready:
            expect(self.page.locator('body[data-ready="true"]')).to_be_attached()
            expect(self.next_button).to_be_visible()

    # The parts of the page, by the names that a person (or a screen reader) knows them by.

    @property
    def next_button(self) -> Locator:
        return self.page.get_by_role("button", name=say("transport-next"), exact=True)

    @property
    def editor(self) -> Locator:
        return self.page.get_by_role("textbox", name=say("editor-label"), exact=True)

    @property
    def graph(self) -> Locator:
        return self.page.get_by_role("application", name=re.compile("^Computational graph of "))

    @property
    def sentence(self) -> Locator:
        return self.page.locator(".sentence")

    @property
    def message(self) -> Locator:
        return self.page.locator("#program-message")

    @property
    def notice(self) -> Locator:
        return self.page.get_by_role("banner").get_by_role("status")

    @property
    def scrubber(self) -> Locator:
        return self.page.get_by_role("slider", name=say("transport-scrub"), exact=True)

    @property
    def tab_body(self) -> Locator:
        return self.page.get_by_role("tabpanel")

    def button(self, sentence: str, /, **terms: Any) -> Locator:
        return self.page.get_by_role("button", name=say(sentence, **terms), exact=True)

    def key(self, key: Key) -> Locator:
        return self.button(f"transport-{key}")

    def suggestion(self, sentence: str, /, **terms: Any) -> Locator:
        """What the page offers to try next."""
        return self.page.locator(".try").get_by_role("button", name=say(sentence, **terms))

    def mode(self, mode: str) -> Locator:
        return self.page.locator(f'input[type="radio"][name="mode"][value="{mode}"]')

    @property
    def more_modes(self) -> Locator:
        """The choice of the modes beyond the first three."""
        return self.page.get_by_role("combobox", name=say("mode-more"))

    @property
    def more_views(self) -> Locator:
        """The menu of every view."""
        return self.page.locator("#more-views")

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=say(name), exact=True)

    def number_box(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=say("input-number", name=name), exact=True)

    def node(self, words: str) -> Locator:
        """The nodes of the picture whose spoken words begin like this."""
        return self.graph.locator(f'[data-node][aria-label^="{words}"]')

    # What a person does.

    def press(self, key: Key) -> None:
        self.key(key).click()

    def step(self) -> None:
        """One press of next, and the page has followed."""
        k, count = self.place()
        assert k < count
        self.press("next")
        self.at_step(k + 1)

    def rests(self) -> None:
        """No answer is under way that would put other steps in place of those on the page."""
        expect(self.page.locator("body:not([data-waits])")).to_be_attached()

    def settled(self) -> None:
        """The page stands as it will stand: what is measured now is so still when the next line looks."""
        self.page.wait_for_function(SETTLED)

    def end(self) -> None:
        self.rests()
        k, count = self.place()
        if k < count:
            self.press("last")
            self.at_step(count)

    def type_program(self, source: str) -> None:
        self.editor.fill(source)

    def set_input(self, name: str, value: str) -> None:
        self.number_box(name).fill(value)

    def choose_mode(self, mode: str) -> None:
        if self.mode(mode).count() > 0:
            self.mode(mode).check()
        else:
            self.more_modes.select_option(mode)
        expect(self.page.locator(f'.graph[data-mode="{mode}"]')).to_be_visible()

    def choose_tab(self, name: str) -> None:
        """A view of the panel: a tab where it fits into the row, else an entry of the menu beside it."""
        expect(self.page.locator(".tabs")).to_be_visible()
        if self.tab(name).count() > 0:
            self.tab(name).click()
        else:
            self.more_views.click()
            self.page.locator("#more-views-list").get_by_role("button", name=say(name), exact=True).click()
        expect(self.tab(name)).to_have_attribute("aria-selected", "true")

    def share(self) -> str:
        """Presses "Copy link" and gives what is in the clipboard."""
        self.button("share").click()
        expect(self.notice).to_have_text(say("share-copied"))
        link: str = self.page.evaluate("navigator.clipboard.readText()")
        return link

    # What a person reads.

    def place(self) -> tuple[int, int]:
        """The step shown, and how many there are."""
        k, count = self.scrubber.evaluate("(range) => [range.value, range.max]")
        return int(k), int(count)

    def drawn(self, outputs: str, nodes: int, edges: int) -> None:
        """The picture of this program is there."""
        expect(self.graph).to_have_accessible_name(say("graph-name", outputs=outputs, nodes=nodes, edges=edges))

    def at_step(self, k: int) -> None:
        expect(self.scrubber).to_have_js_property("value", str(k))

    def read(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.page.evaluate(READ, {name: say(f"column-{name}") for name in ("value", "slopes")})
        return seen

    def result_row(self, output: str, leaf: str) -> Locator:
        """The line of the result for ∂output/∂leaf: derivative, differences, verdict."""
        return self.tab_body.get_by_role("row").filter(has=self.button("symbolic-label", output=output, input=leaf))
