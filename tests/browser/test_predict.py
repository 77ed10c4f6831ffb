"""Predict before reveal: a number or an edge is guessed, a slip is named, what is right is shown; by keyboard and in the picture."""

from __future__ import annotations

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
    expect(desk.tab_body).to_contain_text(say("predict-none"))  # a seed is no question
    desk.button("predict-go-on").click()
    k = desk.place()[0]
    for number in ("2", "3"):
        answer(desk, number)
        expect(said(desk)).to_contain_text(say("predict-mark-right"))
        k += 1
        desk.at_step(k)
    expect(desk.tab_body).to_contain_text(say("predict-streak", count=2))
    expect(desk.tab_body.get_by_role("textbox")).to_be_focused()


def test_a_slip_is_named_and_ends_the_streak(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", tab="predict", step=4))
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
    expect(desk.tab_body).to_contain_text(say("predict-over"))
    desk.button("predict-again").click()
    expect(desk.button("predict-go-on")).to_be_visible()
