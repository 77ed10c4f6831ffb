"""An edited program keeps its picture: what did not change stays, Tidy draws afresh and can be taken back, undo brings the old picture."""

from __future__ import annotations

from playwright.sync_api import expect

from benchmarks.programs import straight_line
from tests.browser.conftest import OpenDesk
from tests.browser.words import say

# Typing that follows soon is one entry of undo (static/js/history.js), and here each program is one of its own: the page's clock is put on.
LATER = "() => { const now = performance.now.bind(performance); performance.now = () => now() + 2000; }"
# Names that the program gives: those that the page makes up shift with a line put in above.
NAMED = """() => Object.fromEntries([...document.querySelectorAll('.node-op')]
  .filter((box) => !box.querySelector('.name-made')).map((box) => [box.querySelector('.name').textContent, box.getAttribute('transform')]))"""


def moved(before: dict[str, str], after: dict[str, str]) -> tuple[int, int]:
    """How many of those that are in both stand elsewhere, but for a shift of all, and how many there are."""

    def point(text: str) -> tuple[float, float]:
        x, y = text.removeprefix("translate(").removesuffix(")").split()
        return float(x), float(y)

    ways = [tuple(round(b - a) for a, b in zip(point(before[name]), point(after[name]), strict=True)) for name in before if name in after]
    usual = max(set(ways), key=ways.count)
    return sum(way != usual for way in ways), len(ways)


def test_a_line_more_leaves_the_picture_where_it_is(open_desk: OpenDesk) -> None:
    desk = open_desk()
    lines = straight_line(38, seed=3).split("\n")
    desk.type_program("\n".join(lines))
    expect(desk.page.locator(".node-op .name").get_by_text("v37_", exact=True)).to_have_count(1)
    before = desk.page.evaluate(NAMED)
    size = len(before)
    for at in (4, 20, len(lines) - 1):
        desk.page.evaluate(LATER)
        longer = [*lines[:at], "fresh = tanh(x1)", *lines[at:-1], f"{lines[-1]} + fresh"]
        desk.type_program("\n".join(longer))
        expect(desk.page.locator(".node-op .name").filter(has_text="fresh")).to_have_count(1)
        after = desk.page.evaluate(NAMED)
        gone, kept = moved(before, after)
        assert kept >= 0.9 * size
        assert gone <= 0.06 * kept
        desk.page.keyboard.press("Control+z")
        expect(desk.page.locator(".node-op .name").filter(has_text="fresh")).to_have_count(0)
        assert desk.page.evaluate(NAMED) == before


def test_tidy_draws_afresh_and_can_be_taken_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    expect(desk.button("graph-tidy-short")).to_have_count(0)
    desk.type_program("a = 2\nb = 1\nc = sin(a)\ne = (a + b) * (b + 1) * c")
    expect(desk.page.locator(".node-op .name").filter(has_text="c")).to_have_count(1)
    grown = desk.page.evaluate(NAMED)
    tidy = desk.page.get_by_role("button", name=say("graph-tidy-short"), exact=True)
    tidy.focus()
    desk.page.keyboard.press("Enter")
    back = desk.page.get_by_role("button", name=say("graph-untidy-short"), exact=True)
    expect(back).to_be_visible()
    assert desk.page.evaluate(NAMED) != grown
    back.click()
    expect(tidy).to_be_visible()
    assert desk.page.evaluate(NAMED) == grown


def test_what_moves_is_seen_to_move(open_desk: OpenDesk) -> None:
    """With motion allowed, boxes glide when the graph is tidied; with reduced motion nothing does."""
    running = "() => document.querySelector('.graph-svg').getAnimations({ subtree: true }).filter((each) => !(each instanceof CSSTransition)).length"
    for wish, moves in (("no-preference", True), ("reduce", False)):
        desk = open_desk(reduced_motion=wish)
        desk.type_program("a = 2\nb = 1\nc = sin(a)\ne = (a + b) * (b + 1) * c")
        expect(desk.page.get_by_role("button", name=say("graph-tidy-short"), exact=True)).to_be_visible()
        seen = desk.page.evaluate(
            f"async () => {{ document.querySelector('.graph-tidy').click(); await new Promise(requestAnimationFrame); return ({running})(); }}"
        )
        assert (seen > 0) == moves
