"""The presenter view: entered by key, button and link, driven by a remote control's keys, blanked, left by Escape; it never scrolls; axe."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, PHONE, findings
from tests.browser.words import say
from tools.links import link

PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}


def on_stage(desk: Desk) -> None:
    expect(desk.page.locator(".page.presenting")).to_be_visible()
    expect(desk.page.locator(".details")).to_be_hidden()
    expect(desk.page.locator(".stage-head")).to_be_hidden()
    expect(desk.graph).to_be_visible()
    expect(desk.page.locator(".sentence")).to_be_visible()


def off_stage(desk: Desk) -> None:
    expect(desk.page.locator(".page.presenting")).to_have_count(0)
    expect(desk.page.locator(".stage-head")).to_be_visible()


def test_a_remote_control_steps_blanks_and_leaves(desk: Desk) -> None:
    k, _ = desk.place()
    desk.page.keyboard.press("v")
    on_stage(desk)
    for key in ("PageDown", "ArrowRight", "ArrowDown", "Space"):
        desk.page.keyboard.press(key)
        k += 1
        desk.at_step(k)
    for key in ("PageUp", "ArrowLeft", "ArrowUp"):
        desk.page.keyboard.press(key)
        k -= 1
        desk.at_step(k)
    desk.page.keyboard.press("b")
    blank = desk.page.get_by_role("button", name=say("present-blank-again"))
    expect(blank).to_be_focused()
    assert blank.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 800}
    desk.page.keyboard.press("PageDown")
    expect(blank).to_have_count(0)
    desk.at_step(k)  # what was covered is shown before anything moves
    desk.page.keyboard.press(".")
    expect(blank).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(blank).to_have_count(0)
    on_stage(desk)
    desk.page.keyboard.press("Escape")
    off_stage(desk)
    expect(desk.button("present")).to_be_focused()


def test_it_is_in_the_link_and_behind_a_button(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.button("present").click()
    on_stage(desk)
    expect(desk.page.locator("#next")).to_be_focused()
    expect(desk.page).to_have_url(re.compile("#v1="))
    again = open_desk(desk.page.url[desk.page.url.index("/#") :])
    on_stage(again)
    again.page.keyboard.press("PageDown")
    again.at_step(desk.place()[0] + 1)
    again.page.get_by_role("button", name=say("present-leave")).click()
    off_stage(again)


@pytest.mark.parametrize(
    "screen", [PROJECTOR, {"viewport": {"width": 1024, "height": 768}}, {"viewport": {"width": 390, "height": 844}}], ids=["projector", "beamer", "phone"]
)
def test_nothing_scrolls_and_type_is_large(open_desk: OpenDesk, screen: dict[str, Any]) -> None:
    desk = open_desk(link(src="a = 2\nb = 1\ne = (a + b)*(b + 1)", mode="reverse", present=True, step=6), **screen)
    on_stage(desk)
    size = "[document.documentElement.scrollHeight <= innerHeight, document.documentElement.scrollWidth <= innerWidth]"
    assert desk.page.evaluate(size) == [True, True]
    usual = 24 if screen["viewport"]["width"] > 600 else 20
    assert float(desk.page.locator(".sentence").evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)")) >= usual
    shown = desk.page.locator(".transport").bounding_box()
    assert shown is not None
    assert shown["y"] + shown["height"] <= screen["viewport"]["height"]


def test_the_spotlight_is_on_the_step(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="a = 2\nb = 1\ne = (a + b)*(b + 1)", mode="reverse", present=True, step=5))
    on_stage(desk)
    light = "(nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.node, getComputedStyle(node).opacity]))"
    seen: dict[str, str] = desk.page.locator("g[data-node]").evaluate_all(light)
    edge = desk.page.evaluate("document.querySelector('.node-now').dataset.node")
    assert seen[edge] == "1"
    assert min(seen.values()) == "0.5"
    assert 1 < list(seen.values()).count("1") < len(seen)


@pytest.mark.parametrize(("scheme", "screen"), [("light", PROJECTOR), ("dark", {}), ("light", PHONE)], ids=["light", "dark", "narrow"])
def test_axe_finds_nothing(open_desk: OpenDesk, scheme: str, screen: dict[str, Any]) -> None:
    desk = open_desk(link(src="a = 2\nb = 1\ne = (a + b)*(b + 1)", mode="reverse", present=True, step=6), color_scheme=scheme, **screen, **OPEN)
    on_stage(desk)
    assert findings(desk) == []
    desk.page.keyboard.press("b")
    expect(desk.page.locator("#blank")).to_be_focused()
    assert findings(desk) == []
