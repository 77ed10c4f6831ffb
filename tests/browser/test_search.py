"""The search box of the graph: by name, operation and number, by keyboard, one after the other, and said aloud."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, findings
from tests.browser.words import say
from tools.links import link

PROGRAM = "a = 2\nb = 1\nc = sin(a)\nd = sin(b)\ne = (c + d) * (b + 1)"


def box(desk: Desk) -> Locator:
    return desk.page.get_by_role("searchbox", name=say("find"), exact=True)


def test_a_name_is_found_by_keyboard_and_said(desk: Desk) -> None:
    desk.type_program(PROGRAM)
    expect(desk.page.locator(".node-op .name").filter(has_text="d")).to_have_count(1)
    desk.next_button.focus()
    desk.page.keyboard.press("/")
    expect(box(desk)).to_be_focused()
    desk.page.keyboard.type("sin")
    said = desk.page.locator(".find [role=status]")
    expect(said).to_contain_text("1 of 2: c is sin(a)")
    expect(desk.page.locator(".node-pick")).to_have_attribute("aria-label", re.compile(r"^c is"))
    desk.page.keyboard.press("Enter")
    expect(said).to_contain_text("2 of 2: d is sin(b)")
    desk.page.keyboard.press("Enter")
    expect(said).to_contain_text("1 of 2: c is")
    desk.page.keyboard.press("Shift+Enter")
    expect(said).to_contain_text("2 of 2: d is")
    # Escape empties the box and leaves the person at the node.
    desk.page.keyboard.press("Escape")
    expect(box(desk)).to_have_value("")
    expect(desk.node("d is sin(b)")).to_be_focused()


def test_by_buttons_and_by_number(desk: Desk) -> None:
    box(desk).fill("6")
    expect(desk.page.locator(".node-pick")).to_have_attribute("aria-label", re.compile(r"^e is"))
    expect(desk.button("find-next")).to_be_disabled()
    box(desk).fill("add")
    expect(desk.page.locator(".find-count")).to_have_text("1/2")
    desk.button("find-next").click()
    expect(desk.page.locator(".find-count")).to_have_text("2/2")
    desk.button("find-previous").click()
    expect(desk.page.locator(".find-count")).to_have_text("1/2")
    box(desk).fill("nowhere")
    expect(desk.page.locator(".find [role=status]")).to_have_text(say("find-none", query="nowhere"))


def test_what_is_found_is_brought_into_sight(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="x = 0.5\n" + "\n".join(f"v{i} = sin({'x' if i == 1 else f'v{i - 1}'})" for i in range(1, 90))))
    desk.drawn("v89", 90, 89)
    box(desk).fill("v71")
    expect(desk.page.locator(".node-pick")).to_have_count(1)
    inside = """() => {
      const [node, pane] = ['.node-pick .shape', '.graph-pane'].map((each) => document.querySelector(each).getBoundingClientRect());
      return node.left > pane.left && node.right < pane.right && node.top > pane.top && node.bottom < pane.bottom && node.width > 40;
    }"""
    desk.page.wait_for_function(inside)


def test_the_box_is_accessible_while_it_finds(open_desk: OpenDesk) -> None:
    desk = open_desk(**OPEN)
    for query in ("add", "nowhere"):
        box(desk).fill(query)
        expect(desk.page.locator(".find-count")).to_be_visible()
        assert findings(desk) == []
