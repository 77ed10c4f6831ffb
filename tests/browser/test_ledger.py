"""The path ledger: from all paths as products to one sweep, line by line, by hand and by keyboard; long sums; the picture beside it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

THREE = "x = 1\ny = 2x + 3x + 5x\nz = 7y + 11y + 13y\n"


# Three layers of three: 27 paths, and sums that pass nodes over.
LAYERED = """x = 1
a1 = sin(x)
a2 = cos(x)
a3 = exp(x)
b1 = a1 + a2*a3
b2 = a1*a2 + a3
b3 = a1*a3 - a2
c1 = b1*b2 + b3
c2 = b1 + b2*b3
c3 = b1*b3 - b2
y = c1*c2*c3
"""


def counter(desk: Desk, number: str) -> None:
    expect(desk.tab_body.locator(".big-number")).to_have_text(number)


def test_nine_products_fold_into_a_forward_sweep(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=THREE, mode="factor", tab="ledger"))
    terms = desk.tab_body.locator(".ledger-terms li")
    expect(terms).to_have_count(9)
    counter(desk, "9")
    desk.step()  # the sum as it is written out
    expect(desk.tab_body.locator(".ledger-terms li.merging")).to_have_count(9)
    desk.step()
    counter(desk, "3")
    expect(terms).to_have_count(3)
    expect(terms.nth(0).locator(".taken")).to_have_text("(α + β + γ)")
    expect(desk.page.locator(".use.hue-tangent")).to_have_count(7)  # the ways from x to y
    desk.step()
    expect(desk.tab_body.locator(".ledger-lines li")).to_have_count(1)
    desk.end()
    counter(desk, "1")
    expect(terms).to_have_count(0)
    expect(desk.tab_body).to_contain_text(say("ledger-end-forward"))
    desk.suggestion("ledger-sweep-forward").click()
    expect(desk.page.locator('.graph[data-mode="forward"]')).to_be_visible()


def test_from_the_paths_to_the_reverse_sweep_by_keyboard(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="a = 2\nb = 1\ne = (a + b) * (b + 1)\n", mode="paths", tab="paths", params={"paths": {"input": "b", "output": "e"}}))
    desk.choose_tab("tab-ledger")
    expect(desk.tab_body.locator(".ledger-terms .product")).to_have_text(["1 · 3", "1 · 2"])  # every slope on the way, also a 1
    desk.choose_tab("tab-paths")
    start = desk.tab_body.get_by_role("button", name=say("ledger-factor-suffixes"), exact=True)
    start.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator('.graph[data-mode="factor"]')).to_be_visible()
    expect(desk.tab("tab-ledger")).to_have_attribute("aria-selected", "true")
    expect(desk.tab_body.locator(".ledger-terms li .worth")).to_have_text(["2 · 1 = 2", "3 · 1 = 3"])  # one letter each, but two slopes
    pressed = desk.tab_body.get_by_role("button", name=say("ledger-factor-suffixes"), exact=True)
    expect(pressed).to_have_attribute("aria-pressed", "true")
    desk.page.locator("#next").focus()
    desk.page.keyboard.press("End")
    expect(desk.tab_body).to_contain_text(say("ledger-end-reverse"))
    desk.button("undo").click()
    expect(desk.page.locator('.graph[data-mode="paths"]')).to_be_visible()


def test_a_long_sum_is_told_by_its_count_and_its_largest_terms(open_desk: OpenDesk) -> None:
    net = "x = 0.5\n" + "".join(f"h{i + 1} = sin(h{i})*h{i} + 2*h{i}\n" if i else "h1 = sin(x)*x + 2*x\n" for i in range(30))
    desk = open_desk(link(src=net, mode="factor", tab="ledger", fold=[]))
    expect(desk.tab_body).to_contain_text(say("ledger-paths", count="205\u202f891\u202f132\u202f094\u202f649"))
    expect(desk.tab_body.locator(".ledger-terms li")).to_have_count(12)
    expect(desk.tab_body).to_contain_text(say("ledger-largest", count=12))
    for _ in range(3):
        desk.step()
    expect(desk.tab_body.locator(".ledger-terms li")).to_have_count(12)
    expect(desk.sentence).to_have_text(re.compile(r"\d{3}\u202f\d{3} now\.$"))  # the sentence has every digit too
    desk.end()
    expect(desk.tab_body).to_contain_text(say("ledger-end-forward"))
    expect(desk.tab_body.locator(".ledger-lines li").last).to_contain_text(say("ledger-ways", count="205\u202f891\u202f132\u202f094\u202f649"))


def test_all_paths_first_then_the_fold_in_lines_and_picture_until_the_sweep_is_left(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LAYERED, mode="forward", tab="ledger"))
    terms = desk.tab_body.locator(".ledger-terms li")
    expect(terms).to_have_count(27)
    largest, smaller = terms.nth(0), terms.nth(1)
    expect(largest).to_contain_text("376.7")
    # A line is a way through the picture: for the pointer, for the keyboard, and from the picture back.
    on_the_way = desk.page.locator(".edge-pick")
    largest.hover()
    expect(on_the_way.first).to_be_attached()
    desk.page.mouse.move(0, 0)
    expect(on_the_way).to_have_count(0)
    largest.focus()
    desk.page.keyboard.press("ArrowDown")
    expect(smaller).to_be_focused()
    expect(smaller).to_contain_class("lit")
    desk.page.keyboard.press("Enter")
    expect(smaller).to_contain_class("picked")
    smaller.blur()
    desk.page.keyboard.press("Escape")
    desk.node("c3 is ").first.hover()
    expect(desk.tab_body.locator(".ledger-terms .lit").first).to_be_attached()
    assert 0 < desk.tab_body.locator(".ledger-terms .lit").count() < 27
    desk.button("ledger-factor-prefixes").click()
    expect(desk.page.locator('.graph[data-mode="factor"]')).to_be_visible()
    expect(terms).to_have_count(27)
    counter(desk, "81")
    desk.end()
    counter(desk, "16")
    expect(desk.tab_body.locator(".ledger-ending")).to_be_in_viewport()
    folded = tangents(desk)
    assert len(folded) == 18
    assert "?" not in folded
    desk.suggestion("ledger-sweep-forward").click()
    expect(desk.page.locator('.graph[data-mode="forward"]')).to_be_visible()
    desk.end()
    assert tangents(desk) == folded, "exactly the forward sweep"


def tangents(desk: Desk) -> list[str]:
    return [node["chip"] for node in desk.read()["nodes"]]
