"""Without a mouse: the whole story by keys, focus always to be seen, nothing that holds it fast."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say

FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  // A ring may be drawn on the thing itself, on its visible part (a radio's label, an editor's frame), or on a shape inside a node.
  const around = [element, element.parentElement, element.parentElement.parentElement, element.nextElementSibling, ...element.querySelectorAll('rect, path')];
  const look = () => around.filter(Boolean).map((each) => {
    const { outline, boxShadow, border, backgroundColor, stroke, strokeWidth, textDecoration } = getComputedStyle(each);
    return [outline, boxShadow, border, backgroundColor, stroke, strokeWidth, textDecoration].join();
  }).join(';');
  const held = look();
  element.blur();
  const free = look();
  element.focus();
  const label = element.labels?.[0]?.textContent.trim();
  return { name: element.getAttribute('aria-label') ?? label ?? element.textContent.trim().slice(0, 30), id: element.id, ring: held !== free,
    area: box.width * box.height, inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth };
}"""


def focused(desk: Desk) -> dict[str, Any] | None:
    seen: dict[str, Any] | None = desk.page.evaluate(FOCUSED)
    return seen


def tab_to(desk: Desk, name: str, *, back: bool = False, limit: int = 45) -> None:
    """Presses Tab until the thing of this name has the focus, as a person would who cannot point."""
    for _ in range(limit):
        desk.page.keyboard.press("Shift+Tab" if back else "Tab")
        seen = focused(desk)
        if seen and (seen["name"] == name or seen["id"] == name):
            return
    raise AssertionError(f"no {name!r} within {limit} presses of Tab")


def test_tab_order_is_sane_and_focus_is_always_seen(desk: Desk) -> None:
    order: list[str] = []
    for _ in range(60):
        desk.page.keyboard.press("Tab")
        seen = focused(desk)
        if seen is None:
            break
        assert seen["ring"], f"no sign of focus on {seen}"
        assert seen["inside"], f"focus out of sight: {seen}"
        assert seen["area"] > 0, f"focus on nothing: {seen}"
        order.append(seen["id"] or seen["name"])
    assert len(order) == len(set(order)), "the same place twice before the end"
    assert order[0] == say("app-skip")
    # Program, then inputs, mode, graph; the transport is reached too.
    wanted = ["program", "input-a", "seed-a", "next", "scrubber"]
    assert [order.index(each) for each in wanted[:3]] == sorted(order.index(each) for each in wanted[:3])
    assert set(wanted) <= set(order)


def test_the_story_by_keys_alone(desk: Desk, open_desk: OpenDesk) -> None:
    keys = desk.page.keyboard
    keys.press("p")
    expect(desk.editor).to_be_focused()
    keys.press("Control+a")
    keys.insert_text("y = log(x1) + x1*x2 - sin(x2)")
    desk.drawn("y", 7, 8)
    tab_to(desk, say("input-number", name="x1"))
    keys.press("Control+a")
    keys.type("2")
    tab_to(desk, say("input-number", name="x2"))
    keys.press("Control+a")
    keys.type("5")
    expect(desk.node("y is ")).to_have_attribute("aria-label", re.compile(r": 11\.65\."))

    tab_to(desk, "next")
    while desk.place()[0] < desk.place()[1]:
        k = desk.place()[0]
        keys.press("ArrowRight")
        desk.at_step(k + 1)
    expect(desk.sentence).to_contain_text("∂y/∂x1 = 5.5")
    keys.press("2")
    expect(desk.sentence).to_have_text(say("start-reverse", seeds="y"))
    keys.press("End")
    expect(desk.sentence).to_contain_text("∂y/∂x2 = 1.716")
    keys.press("3")
    expect(desk.sentence).to_have_text(say("start-paths", **{"from": "x1", "to": "y"}))
    keys.press("End")
    expect(desk.tab_body.locator("tfoot")).to_contain_text("5.5")
    keys.press("c")
    expect(desk.notice).to_have_text(say("share-copied"))
    other = open_desk(desk.page.evaluate("navigator.clipboard.readText()"))
    other.drawn("y", 7, 8)
    other.at_step(desk.place()[0])
    assert other.read() == desk.read()


def test_help_opens_closes_and_gives_focus_back(desk: Desk) -> None:
    keys = desk.page.keyboard
    tab_to(desk, "next", limit=60)
    keys.press("?")
    sheet = desk.page.get_by_role("dialog", name=say("help-idea-title"))
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text(say("key-next"))
    # Keys behind the sheet are asleep, and focus stays in it.
    k, _ = desk.place()
    keys.press("ArrowRight")
    for _ in range(6):
        keys.press("Tab")
        assert desk.page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")
    assert desk.place()[0] == k
    keys.press("Escape")
    expect(sheet).to_be_hidden()
    expect(desk.next_button).to_be_focused()
    # The same by its button.
    desk.button("help").click()
    expect(sheet).to_be_visible()
    sheet.get_by_role("button", name=say("close")).click()
    expect(sheet).to_be_hidden()
    expect(desk.button("help")).to_be_focused()


def test_keys_of_one_letter_can_be_switched_off(desk: Desk) -> None:
    desk.page.keyboard.press("?")
    desk.page.get_by_role("checkbox", name=say("keys-single")).uncheck()
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    desk.page.keyboard.press("2")
    desk.page.keyboard.press("ArrowRight")
    desk.at_step(4)
    expect(desk.mode("forward")).to_be_checked()
    desk.page.reload()
    desk.button("help").click()
    expect(desk.page.get_by_role("checkbox", name=say("keys-single"))).not_to_be_checked()


def test_arrows_walk_the_graph(desk: Desk) -> None:
    keys = desk.page.keyboard
    at = desk.graph.locator(":focus")
    keys.press("g")
    desk.graph.locator('[tabindex="0"]').focus()
    keys.press("Home")
    expect(at).to_have_attribute("aria-label", re.compile("^Input a "))
    for words in ("^Edge from a to v1", "^v1 is", "^Edge from v1 to e", "^e is"):
        keys.press("ArrowRight")
        expect(at).to_have_attribute("aria-label", re.compile(words))
    keys.press("ArrowLeft")
    keys.press("ArrowDown")
    expect(at).to_have_attribute("aria-label", re.compile("^Edge from v2 to e"))
    keys.press("ArrowLeft")
    expect(at).to_have_attribute("aria-label", re.compile("^v2 is"))
    keys.press("Enter")
    keys.press("ArrowLeft")
    expect(desk.node("v2 is ")).to_have_class(re.compile("node-pick"))
    # Walking the graph steps nothing.
    assert desk.place()[0] == 3


def test_graph_key_goes_to_the_graph(desk: Desk) -> None:
    desk.page.keyboard.press("g")
    expect(desk.graph.locator(":focus")).to_have_count(1)


@pytest.mark.parametrize("way", ["keys", "buttons"])
def test_undo_and_redo(desk: Desk, way: str) -> None:
    """Text, a number, an example and a mode: each is one edit, taken back in turn and done again."""

    def undo() -> None:
        desk.page.keyboard.press("Control+z") if way == "keys" else desk.button("undo").click()

    def redo() -> None:
        desk.page.keyboard.press("Control+Shift+z") if way == "keys" else desk.button("redo").click()

    opening = desk.editor.input_value()
    desk.type_program("y = x*x")
    desk.drawn("y", 2, 2)
    desk.set_input("x", "5")
    expect(desk.node("Input x is 5")).to_have_count(1)
    desk.choose_mode("reverse")
    desk.next_button.focus()
    undo()
    expect(desk.mode("forward")).to_be_checked()
    undo()
    expect(desk.node("Input x is 1")).to_have_count(1)
    undo()
    desk.drawn("e", 6, 6)
    expect(desk.editor).to_have_value(opening)
    expect(desk.button("undo")).to_be_disabled()
    expect(desk.next_button if way == "keys" else desk.button("undo")).to_be_focused()
    for _ in range(3):
        redo()
    desk.drawn("y", 2, 2)
    expect(desk.node("Input x is 5")).to_have_count(1)
    expect(desk.mode("reverse")).to_be_checked()
    expect(desk.button("redo")).to_be_disabled()


def test_tabs_and_rows_by_arrows(desk: Desk) -> None:
    keys = desk.page.keyboard
    desk.tab("tab-table").focus()
    keys.press("ArrowRight")
    expect(desk.tab("tab-equation")).to_be_focused()
    expect(desk.page.get_by_role("tabpanel", name=say("tab-equation"))).to_be_visible()
    keys.press("Home")
    expect(desk.tab("tab-table")).to_be_focused()
    row = desk.tab_body.locator('tbody tr[tabindex="0"]')
    expect(row).to_have_count(1)
    row.focus()
    keys.press("ArrowDown")
    expect(desk.tab_body.locator("tbody tr:focus")).to_have_count(1)
    # The row in focus is lit in the graph.
    expect(desk.graph.locator(".node-hover")).to_have_count(1)
