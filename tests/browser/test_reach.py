"""Each part of the studio is two actions away from the opening page, by pointer and by keyboard, or one link.

A row says what to choose and what is there then. Add rows; one page serves them all: every row begins where a person begins, on the opening page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import PHONE
from tests.browser.words import say
from tools.links import link


@dataclass(frozen=True)
class Part:
    """``view``: a view of the panel, from the menu of views. ``mode``: a mode, from the switch or the choice beside it. ``choice``: a radio by its sentence.
    ``button``: one of the page's own, by its sentence; where the page is too narrow to have it, ``view``. One of them is chosen; ``there`` is to be seen then,
    in a page that holds ``state`` by link as well."""

    name: str
    there: str
    state: dict[str, Any]
    view: str = ""
    mode: str = ""
    choice: str = ""
    button: str = ""


TABLE, CODE, EQUATION = ".trace-table tbody tr", ".code-text pre.code", ".dock .equation .katex"
LINKED = Part("four linked views", CODE, {"tab": "table", "beside": "code"}, view="code", button="panel-two")
PARTS = (
    LINKED,
    Part("path ledger", ".ledger-panel .ledger-terms li", {"tab": "ledger"}, view="ledger"),
    Part("seeds beside the Jacobian", ".jacobian-grid .slider", {"tab": "jacobian"}, view="jacobian"),
    Part("elimination game", ".game-panel .game-boards button", {"tab": "game"}, view="game"),
    Part("predict before reveal", ".predict-panel .ask", {"tab": "predict"}, view="predict"),
    Part("cost and memory", ".cost-panel .meter", {"tab": "cost"}, view="cost"),
    Part("gradient health", ".health-panel .health-fate", {"tab": "health"}, view="health"),
    Part("checks", ".checks-panel .v-curve", {"tab": "checks"}, view="checks"),
    Part("descent", ".descent-panel .loss-curve", {"mode": "descent", "tab": "descent"}, view="descent"),
    Part("dual numbers", ".trace-table td.dual", {"as": "dual"}, choice="notation-dual"),
    Part("tape", ".reel .reel-place", {"mode": "reverse", "tab": "tape"}, view="tape"),
    Part("Hessian", '.graph[data-mode="hessian"]', {"mode": "hessian"}, mode="hessian"),
    Part("Taylor series", '.graph[data-mode="taylor"]', {"mode": "taylor"}, mode="taylor"),
)


def by_pointer(desk: Desk, part: Part) -> int:
    """Chooses the part, and says how many times that took a press."""
    if part.button and desk.button(part.button).count() > 0:
        desk.button(part.button).click()
        return 1
    if part.choice:
        desk.page.get_by_role("radio", name=say(part.choice), exact=True).check()
        return 1
    if part.mode:
        if desk.mode(part.mode).count() > 0:
            desk.mode(part.mode).check()
            return 1
        desk.more_modes.select_option(part.mode)  # opens the choice, and chooses
        return 2
    tab = desk.page.locator(f"#tab-{part.view}")
    if tab.count() > 0:
        tab.click()
        return 1
    desk.more_views.click()
    desk.page.locator(f'#more-views-list [data-view="{part.view}"]').click()
    return 2


def press_until(desk: Desk, key: str, wanted: Locator) -> None:
    """The keyboard's way to a control: the same key, until it has the focus."""
    for _ in range(80):
        if wanted.and_(desk.page.locator(":focus")).count() > 0:
            return
        desk.page.keyboard.press(key)
    raise AssertionError(f"{key} never reaches {wanted}")


def by_keyboard(desk: Desk, part: Part) -> None:
    """Chooses the part without a pointer."""
    if part.button:
        press_until(desk, "Tab", desk.button(part.button))
        desk.page.keyboard.press("Enter")
        return
    if part.choice:
        name, value = part.choice.split("-")
        group = desk.page.locator(f'input[name="{name}"]')
        press_until(desk, "Tab", group.and_(desk.page.locator(":checked")))
        press_until(desk, "ArrowRight", group.and_(desk.page.locator(f'[value="{value}"]')))
        return
    if part.mode:
        press_until(desk, "Tab", desk.more_modes)
        press_until(desk, "ArrowDown", desk.more_modes.and_(desk.page.locator(f'select:has(option[value="{part.mode}"]:checked)')))
        return
    press_until(desk, "Tab", desk.more_views)
    desk.page.keyboard.press("Enter")
    press_until(desk, "Tab", desk.page.locator(f'#more-views-list [data-view="{part.view}"]'))
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(f"#tab-{part.view}")).to_be_focused()


# v1 = a + b, which the second step of the opening page gives a tangent.
NODE = 2


def marked_in_all_four(desk: Desk, how: str, *, table: bool = True) -> None:
    """Graph, table, code and equation mark the node, and so does the source text."""
    lit = "lit" if how == "hover" else "picked"
    expect(desk.page.locator(f'.node[data-node="{NODE}"]')).to_contain_class(f"node-{how}")
    if table:
        expect(desk.page.locator(f'.trace-table tr[data-link="n{NODE}"]')).to_contain_class(lit)
    expect(desk.page.locator(".code-text .line").filter(has_text="v1 = a + b")).to_contain_class(lit)
    expect(desk.page.locator(f'.dock .katex-html [data-link="n{NODE}"]').first).to_contain_class(lit)
    if table:  # on a phone the program is a tab of its own
        expect(desk.page.locator(f".mirror .mark-{how}")).to_have_text("(a + b)")


def linked(desk: Desk, *, pointer: bool) -> None:
    """What is pointed at or has the focus is marked in all four, and what is picked stays so."""
    wide = desk.page.locator(TABLE).count() > 0
    for part in [EQUATION, *([TABLE] if wide else [])]:
        expect(desk.page.locator(part).first).to_be_visible()
    desk.step()
    desk.step()
    node = desk.page.locator(f'.node[data-node="{NODE}"]')
    if pointer:
        node.hover()
    else:
        node.focus()
    marked_in_all_four(desk, "hover", table=wide)
    if pointer:
        node.click()
    else:
        desk.page.keyboard.press("Enter")
    marked_in_all_four(desk, "pick", table=wide)
    desk.page.evaluate("document.activeElement.blur()")
    desk.page.mouse.move(0, 0)
    desk.page.keyboard.press("Escape")
    if wide:
        desk.button("panel-one").first.click()


def opened_anew(desk: Desk) -> None:
    """The opening page again, in the page that is there; another speed tells that the link was read, the page's own link that it rests."""
    speed = desk.page.get_by_role("combobox", name=say("speed-label"), exact=True)
    other = 2 if speed.input_value() == "1" else 1
    opening = link(mode="forward", tab="table", speed=other, **{"as": "plain"})
    follow(desk, opening)
    expect(speed).to_have_value(str(other))
    desk.page.wait_for_function("(hash) => location.hash !== hash", arg=opening.removeprefix("/"))
    expect(desk.page.locator('.graph[data-mode="forward"]')).to_be_visible()
    expect(desk.tab("tab-table")).to_have_attribute("aria-selected", "true")


def follow(desk: Desk, address: str) -> None:
    """A link that is opened in a page that is there, be it the one that is open."""
    desk.page.evaluate("(hash) => { location.hash = ''; location.hash = hash; }", address[address.index("#") :])


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["wide", "phone"])
def test_each_part_is_two_presses_away(open_desk: OpenDesk, screen: dict[str, Any]) -> None:
    desk = open_desk(**screen)
    for part in PARTS:
        opened_anew(desk)
        assert by_pointer(desk, part) <= 2, part.name
        expect(desk.page.locator(part.there).first, part.name).to_be_visible()
        if part is LINKED:
            linked(desk, pointer=not screen)


def test_each_part_is_reached_by_keyboard(desk: Desk) -> None:
    for part in PARTS:
        opened_anew(desk)
        by_keyboard(desk, part)
        expect(desk.page.locator(part.there).first, part.name).to_be_visible()
        if part is LINKED:
            linked(desk, pointer=False)


def test_each_part_is_a_link_that_the_page_writes_itself(desk: Desk) -> None:
    for part in PARTS:
        opened_anew(desk)
        follow(desk, link(**part.state))
        expect(desk.page.locator(part.there).first, part.name).to_be_visible()
        shared = desk.share()
        desk.page.keyboard.press("Escape")
        opened_anew(desk)
        follow(desk, shared)
        expect(desk.page.locator(part.there).first, part.name).to_be_visible()
