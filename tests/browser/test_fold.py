"""Folding calls and turns in the picture: by mouse, by keyboard, by link; the step, the focus and the place on the screen stay; undo takes it back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, findings
from tests.browser.words import say
from tools.links import link

CALLS = "a = 2\nb = 1\nf(x, y) = x*y + sin(x)\ny = f(a, b) * f(b, a + 1)\n"
LOOP = "h = 0.1\nw = 0.9\nu = 0.5\nfor t in range(6):\n    h = tanh(w*h + u*x[t])\n"
NESTED = "inner(a) = a*a + sin(a)\nouter(a) = inner(a)*w\ny = 0.5\nfor t in range(2):\n    y = tanh(outer(y))\n"


def group(desk: Desk, name: str) -> Locator:
    """The button of a call or a turn."""
    kind = "turn" if " = " in name else "call"
    return desk.page.locator(".graph-over").get_by_role("button", name=say(f"group-{kind}", name=name), exact=True)


def is_folded(desk: Desk, name: str, folded: bool) -> None:
    expect(group(desk, name)).to_have_attribute("aria-expanded", "false" if folded else "true")


def labels(desk: Desk) -> dict[str, str]:
    """The slopes written in the picture, by what their edges say."""
    seen = desk.read()
    words = {str(edge["edge"]): edge["words"] for edge in seen["edges"]}
    return {words[number].split(":")[0]: text for number, text in seen["partials"].items()}


def test_a_click_folds_a_call_and_its_jacobian_stands_on_its_edges(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="reverse", step=0))
    desk.drawn("y", 11, 14)
    group(desk, "f(a, b)").click()
    desk.drawn("y", 9, 11)
    is_folded(desk, "f(a, b)", True)
    # ∂f/∂x = y + cos(x), ∂f/∂y = x at (2, 1).
    slopes = labels(desk)
    assert (slopes["Edge from a to v3"], slopes["Edge from b to v3"]) == ("0.5839", "2")
    expect(desk.node("v3 is f(a, b), a call of f, folded")).to_have_count(1)
    expect(desk.page.get_by_role("status").filter(has_text=say("groups-folded", count=1, list="f(a, b)", nodes=9))).to_have_count(1)
    desk.end()
    expect(desk.sentence).to_contain_text("∂y/∂b = 17.98")
    group(desk, "f(a, b)").click()
    desk.drawn("y", 11, 14)
    is_folded(desk, "f(a, b)", False)


def test_undo_takes_a_fold_back_and_redo_brings_it_again(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="forward", step=0))
    desk.drawn("y", 11, 14)
    group(desk, "f(b, v4)").click()
    is_folded(desk, "f(b, v4)", True)
    desk.page.keyboard.press("Control+z")
    is_folded(desk, "f(b, v4)", False)
    desk.page.keyboard.press("Control+Shift+z")
    is_folded(desk, "f(b, v4)", True)


def test_the_step_stays_with_its_node(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="reverse", step=11))
    expect(desk.sentence).to_contain_text("the edge from v7 has slope")
    group(desk, "f(a, b)").click()
    is_folded(desk, "f(a, b)", True)
    expect(desk.sentence).to_contain_text("the edge from v7 has slope")
    group(desk, "f(b, v4)").click()
    is_folded(desk, "f(b, v4)", True)
    expect(desk.sentence).to_contain_text("the edge from v7 has slope")
    desk.button("groups-unfold").click()
    is_folded(desk, "f(b, v4)", False)
    expect(desk.sentence).to_contain_text("the edge from v7 has slope")


def test_a_link_opens_folded(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LOOP, mode="reverse", step=0))
    for turn in ("t = 1", "t = 4"):
        group(desk, turn).click()
        is_folded(desk, turn, True)
    copy = open_desk(desk.share())
    for turn in range(6):
        is_folded(copy, f"t = {turn}", turn in (1, 4))
    expect(copy.node("h₃ is [t = 1](")).to_have_count(1)


def test_all_at_once(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=NESTED, mode="forward", step=0))
    fold, unfold = desk.button("groups-fold"), desk.button("groups-unfold")
    expect(unfold).to_be_disabled()
    fold.click()
    expect(fold).to_be_disabled()
    expect(desk.page.locator("[data-group]")).to_have_count(2)
    # One at a time: inside an unfolded turn the call is still folded.
    group(desk, "t = 1").click()
    is_folded(desk, "t = 1", False)
    is_folded(desk, "outer(y₂)", True)
    unfold.click()
    expect(unfold).to_be_disabled()
    expect(desk.page.locator("[data-group]")).to_have_count(6)


def test_by_keyboard_alone(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="forward", step=0))
    first, second = group(desk, "f(a, b)"), group(desk, "f(b, v4)")
    expect(first).to_have_attribute("tabindex", "0")
    expect(second).to_have_attribute("tabindex", "-1")
    first.focus()
    desk.page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    k, _ = desk.place()
    desk.page.keyboard.press("Enter")
    is_folded(desk, "f(b, v4)", True)
    expect(second).to_be_focused()
    desk.page.keyboard.press("Space")
    is_folded(desk, "f(b, v4)", False)
    expect(second).to_be_focused()
    assert desk.place()[0] == k, "an arrow among the groups is no step"


def test_one_key_folds_what_is_in_hand(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="forward", step=0))
    desk.drawn("y", 11, 14)
    desk.node("v2 is ").focus()
    desk.page.keyboard.press("f")
    is_folded(desk, "f(a, b)", True)
    # The focus has gone with its node.
    expect(desk.node("v3 is f(a, b)")).to_be_focused()
    desk.page.keyboard.press("f")
    is_folded(desk, "f(a, b)", False)
    expect(desk.node("v3 is ")).to_be_focused()


def test_a_group_keeps_its_place_on_a_screen_that_was_moved(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LOOP, mode="forward", step=0))
    box = desk.page.locator(".graph-pane").bounding_box()
    assert box is not None
    desk.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.page.mouse.wheel(0, -500)
    expect(desk.page.locator(".graph-pane")).to_have_attribute("data-chosen", "")
    middle = "(of) => { const r = document.querySelector(of).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }"
    was = desk.page.evaluate(middle, ".frame-turn:nth-child(4)")
    group(desk, "t = 3").dispatch_event("click")
    is_folded(desk, "t = 3", True)
    now = desk.page.evaluate(middle, ".node-folded .shape")
    assert now == pytest.approx(was, abs=2)


def test_large_programs_open_with_their_loops_folded(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LOOP.replace("6", "20"), mode="forward", step=0))
    expect(desk.page.locator(".node-folded")).to_have_count(20)
    desk.button("groups-unfold").click()
    expect(desk.page.locator(".node-folded")).to_have_count(0)
    expect(desk.page.locator(".frame")).to_have_count(20)
    # What a person has chosen is in the link.
    copy = open_desk(desk.share())
    expect(copy.page.locator(".frame")).to_have_count(20)


def test_numbers_move_while_folded(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="forward", step=0, fold=[0, 1]))
    is_folded(desk, "f(b, v4)", True)
    desk.end()
    before = desk.sentence.inner_text()
    desk.page.get_by_role("slider", name=say("input-slider", name="a")).focus()
    for _ in range(4):
        desk.page.keyboard.press("ArrowRight")
    expect(desk.sentence).not_to_have_text(before)
    desk.set_input("a", "3")
    # f(3, 1) = 3 + sin 3 and f(1, 4) = 4 + sin 1.
    expect(desk.node("v3 is f(a, b), a call of f, folded: 3.141.")).to_have_count(1)
    expect(desk.node("v7 is f(b, v4), a call of f, folded: 4.841.")).to_have_count(1)
    expect(desk.page.locator(".node-folded")).to_have_count(2)


def test_a_mode_that_needs_formulas_is_drawn_whole(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="hessian", step=0, fold=[0]))
    expect(desk.page.locator(".frame")).to_have_count(2)
    expect(desk.page.locator("button[data-group]")).to_have_count(0)
    expect(desk.button("groups-fold")).to_be_disabled()
    expect(desk.button("groups-fold")).to_have_attribute("title", say("groups-whole"))
    desk.choose_mode("forward")
    is_folded(desk, "f(a, b)", True)


@pytest.mark.parametrize("fold", [[], [0]], ids=["unfolded", "folded"])
@pytest.mark.parametrize("wishes", [{}, {"viewport": {"width": 390, "height": 800}}, {"color_scheme": "dark"}], ids=["wide", "narrow", "dark"])
def test_nothing_to_mend(open_desk: OpenDesk, fold: list[int], wishes: dict[str, Any]) -> None:
    desk = open_desk(link(src=CALLS, mode="reverse", step=8, fold=fold), **wishes, **OPEN)
    is_folded(desk, "f(a, b)", fold == [0])
    for button in desk.page.locator("[data-group]").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 23.9
    assert findings(desk) == []


def test_without_groups_there_is_nothing_to_press(desk: Desk) -> None:
    expect(desk.graph).to_have_accessible_name(re.compile("of e:"))
    expect(desk.button("groups-fold")).to_have_count(0)
    expect(desk.page.locator("[data-group]")).to_have_count(0)
