"""Predict before reveal: a number or an edge is guessed, a slip is named, what is right is shown; by keyboard and in the picture."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

COLAH = "a = 2\nb = 1\ne = (a + b) * (b + 1)\n"


def said(desk: Desk) -> Locator:
    return desk.tab_body.locator("#predict-said")


def answer(desk: Desk, text: str) -> None:
    desk.tab_body.get_by_role("textbox").fill(text)
    desk.page.keyboard.press("Enter")


def test_a_reverse_sweep_worked_out_by_hand(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", tab="predict"))
    expect(desk.tab_body).to_contain_text(say("predict-ask-seed", channel="adjoint", node="e"))
    expect(desk.tab_body.locator("#predict-ask .name")).to_have_text("e")  # set as everywhere else
    k = desk.place()[0]
    for number in ("1", "2", "3"):
        answer(desk, number)
        expect(said(desk)).to_contain_text(say("predict-mark-right"))
        k += 1
        desk.at_step(k)
    expect(desk.tab_body.get_by_role("textbox")).to_be_focused()
    expect(desk.tab_body).not_to_contain_text(say("predict-streak", count=3))  # nobody asked to be counted
    counting(desk).check()
    answer(desk, "3")
    expect(desk.tab_body).to_contain_text(say("predict-streak", count=1))
    desk.page.reload()
    expect(counting(desk)).to_be_checked()


def counting(desk: Desk) -> Locator:
    return desk.tab_body.get_by_role("checkbox", name=say("predict-count"))


PROGRAM = "x = 2\ny = 3\nz = x*y\n{} = z*z + x"
VECTORS = "W = [[1, 2], [3, 4]]\nx = [1, 2]\n{} = sum((W @ x)**2)"
MODES: dict[str, dict[str, object]] = {
    "forward": {"src": VECTORS},
    "hessian": {"params": {"hessian": {"seed": {"x": 1, "y": 2}}}},
    "descent": {"params": {"descent": {"rule": "adam", "iterations": 1}}},
    "factor": {"params": {"factor": {"by": "suffixes", "input": "x", "output": "factor"}}},
    "elimination": {"params": {"elimination": {"order": "x -> z, z"}}},
}


def test_whatever_the_mode_the_page_asks_and_shows_what_it_asked(desk: Desk) -> None:
    """One page, one program after the other: whatever it asks, it can show, and one step shows it; where nothing is asked it says why."""
    for mode, more in MODES.items():
        source = str(more.get("src", PROGRAM)).format(mode)  # the output is called as the mode: so the page shows when it is there
        desk.page.evaluate("(hash) => { location.hash = hash }", link(**{**more, "src": source, "mode": mode, "tab": "predict", "by": "node", "step": 0})[1:])
        expect(desk.graph).to_have_accessible_name(re.compile(rf"\b{mode}\b"))
        desk.at_step(0)
        texts = set()
        k, count = desk.place()
        while k < count:
            texts.add(desk.tab_body.locator("#predict-ask").inner_text())
            desk.tab_body.locator(".predict-tools").last.get_by_role("button").click()
            expect(desk.scrubber).not_to_have_value(str(k))
            k = desk.place()[0]
        assert "" not in texts, mode
        assert len(texts) > 3, mode


def test_a_slip_is_named_and_ends_the_streak(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", tab="predict", step=4))
    counting(desk).check()
    answer(desk, "6")
    expect(said(desk)).to_contain_text(say("predict-slip-value", channel="adjoint"))
    answer(desk, "3")
    expect(said(desk)).to_contain_text(say("predict-slip-partial", edge=say("predict-edge", **{"from": "v2", "to": "e"})))
    answer(desk, "-2")
    expect(said(desk)).to_contain_text(say("predict-slip-sign"))
    answer(desk, "two")
    expect(said(desk)).to_contain_text(say("predict-slip-number"))
    desk.at_step(4)
    desk.button("predict-show").click()
    desk.at_step(5)
    expect(said(desk)).to_contain_text("1 · 2 = 2")
    expect(desk.tab_body).to_contain_text(say("predict-streak", count=0))


def test_the_edge_is_picked_in_the_picture_or_in_the_list(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", tab="predict", step=4))
    counting(desk).check()
    desk.button("predict-kind-edge").click()
    edges = desk.tab_body.get_by_role("combobox", name=say("predict-edges"))
    edges.select_option(label=say("predict-edge", **{"from": "a", "to": "v1"}))
    expect(said(desk)).to_contain_text(say("predict-edge-early", edge=say("predict-edge", **{"from": "a", "to": "v1"})))
    desk.graph.locator('[data-edge][aria-label^="Edge from v1 to e"]').focus()
    desk.page.keyboard.press("Enter")
    expect(said(desk)).to_contain_text(say("predict-edge-right", edge=say("predict-edge", **{"from": "v1", "to": "e"})))
    desk.at_step(5)
    expect(desk.tab_body).to_contain_text(say("predict-streak", count=1))


def test_at_the_end_it_begins_again(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="forward", tab="predict"))
    desk.end()
    expect(desk.tab_body).to_contain_text(say("predict-none-over"))
    desk.button("predict-again").click()
    expect(desk.tab_body).to_contain_text(say("predict-ask-seed", channel="tangent", node="b"))
