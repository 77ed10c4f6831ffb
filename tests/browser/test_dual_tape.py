"""Dual numbers as a notation of forward mode, the tape as a reel of reverse mode; both for Hessians and for series."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, PHONE, findings
from tests.browser.words import say
from tools.links import link


def dual(desk: Desk) -> None:
    desk.page.locator('input[name="notation"][value="dual"]').check()


def parts(desk: Desk) -> list[str]:
    """What the boxes add to their values."""
    return desk.page.locator(".graph .epsilon").all_text_contents()


def letters(desk: Desk) -> str:
    """The equation of the dock, as TeX without its markup."""
    text = " ".join(desk.page.locator(".dock .equation .tex").evaluate_all("(all) => all.map((each) => each.dataset.tex)"))
    while (bare := re.sub(r"\\html(?:Class|Data)\{[^{}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}", r"\1", text)) != text:
        text = bare
    return re.sub(r"\s+", " ", text.replace("\\,", "").replace("\\left", "").replace("\\right", ""))


def test_boxes_table_and_equation_have_dual_numbers(desk: Desk) -> None:
    dual(desk)
    assert parts(desk) == ["+ ?ε"] * 5
    desk.end()
    desk.press("previous")
    expect(desk.page.locator(".graph .epsilon").last).to_have_text("+ 2ε")
    assert parts(desk) == ["+ 1ε", "+ 0ε", "+ 1ε", "+ 0ε", "+ 2ε"]
    expect(desk.page.locator(".graph .chip")).to_have_count(0)  # one number, in one place
    table = desk.page.locator(".trace-table")
    expect(table.locator("thead")).to_contain_text(say("column-dual"))
    expect(table.get_by_text(say("column-tangent"), exact=True)).to_have_count(0)
    assert table.locator("td.dual").all_text_contents() == ["2 + 1ε", "1 + 0ε", "3 + 1ε", "2 + 0ε", "6 + 2ε"]
    assert letters(desk) == "e = 6 + (2 \\cdot 1 + 3 \\cdot 0)\\varepsilon = 6 + 2\\varepsilon"
    desk.choose_tab("tab-equation")
    expect(desk.page.locator(".stage-line .katex").first).to_be_visible()
    assert desk.page.locator(".stage-line").count() == 5


def test_what_is_not_known_yet_stays_a_question(desk: Desk) -> None:
    dual(desk)
    while "e = " not in letters(desk):
        desk.press("next")
    assert letters(desk) == "e = 6 + (2 \\cdot 1 + \\mathord{?})\\varepsilon"


def test_reverse_mode_has_no_switch_and_a_link_keeps_it(desk: Desk, open_desk: OpenDesk) -> None:
    dual(desk)
    desk.end()
    other = open_desk(desk.share())
    expect(other.page.locator(".graph .epsilon").last).to_have_text("+ 2ε")
    other.choose_mode("reverse")
    for choice in other.page.locator('input[name="notation"]').all():  # its room stays, so that nothing moves
        expect(choice).to_be_hidden()
    other.end()
    expect(other.page.locator(".graph .epsilon")).to_have_count(0)


def test_negative_and_zero_parts(desk: Desk) -> None:
    dual(desk)
    desk.type_program("x = 2\ny = -x*x")
    desk.drawn("y", 3, 3)
    desk.end()
    assert parts(desk)[-1] == "− 4ε"


SQUARE = "x = 3\ny = 2\nf = x*x*y"


def test_a_hessian_in_dual_numbers_and_on_the_reel(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SQUARE, mode="hessian", tab="table", **{"as": "dual"}))
    expect(desk.page.locator('.graph[data-mode="hessian"]')).to_be_visible()
    desk.end()
    table = desk.page.locator(".trace-table")
    expect(table.locator("thead")).to_contain_text(say("column-dual-adjoint"))
    # The last direction is y: f = 18 moves by 9; ∂f/∂x = 12 by 6, ∂f/∂y = 9 not at all.
    assert table.locator("tr", has_text="f").locator("td.dual").all_text_contents() == ["18 + 9ε", "1 + 0ε"]
    assert [table.locator("tbody tr").nth(row).locator("td.dual").last.text_content() for row in (0, 1)] == ["12 + 6ε", "9 + 0ε"]
    expect(desk.node("Input x")).to_have_attribute("aria-label", re.compile(re.escape(say("graph-node-moving", value="6"))))
    assert desk.page.locator(".graph .chip").first.locator("text").all_text_contents() == ["12", "+ 6ε"]
    desk.choose_tab("tab-tape")
    expect(desk.page.locator(".reel-adjoint").first).to_contain_text("12 + 6ε")
    desk.page.locator('input[name="notation"][value="plain"]').check()
    first = desk.page.locator(".reel-place").first
    assert [each.strip() for each in first.locator(".reel-derived > div").all_text_contents()] == [
        say(f"column-{name}") + number for name, number in (("tangent", "0"), ("adjoint", "12"), ("adjoint-tangent", "6"))
    ]
    desk.press("previous")
    expect(desk.page.locator(".reel-place.is-head")).to_have_count(1)
    desk.choose_tab("tab-equation")
    expect(desk.page.locator(".stages > li")).to_have_count(3)


def test_a_series_in_one_and_on_the_reel(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="x = 2\nf = x*x*x", mode="taylor", params={"taylor": {"order": 3}}, tab="table", **{"as": "dual"}))
    expect(desk.page.locator('.graph[data-mode="taylor"]')).to_be_visible()
    assert desk.page.get_by_text(say("notation-series"), exact=True).count() == 1
    desk.end()
    last = desk.page.locator(".trace-table td.series").last
    expect(last).to_have_text("8 + 12t + 6t² + t³")
    expect(desk.page.locator(".graph .chip").last).to_have_text("t³")
    desk.choose_tab("tab-tape")
    expect(desk.page.locator(".reel-value").last).to_have_text("8 + 12t + 6t² + t³")
    desk.page.locator('input[name="notation"][value="plain"]').check()
    place = desk.page.locator(".reel-place").last
    expect(place).to_contain_class("is-head")
    assert [each.strip() for each in place.locator(".reel-terms li").all_text_contents()] == ["t 12", "t² 6", "t³ 1"]
    desk.choose_tab("tab-equation")
    expect(desk.page.locator(".stages > li")).to_have_count(3)


def open_tape(desk: Desk) -> None:
    desk.choose_mode("reverse")
    desk.choose_tab("tab-tape")


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_the_reel_is_read_backwards_with_the_place_in_hand_in_sight(open_desk: OpenDesk, phone: bool) -> None:
    desk = open_desk(**(PHONE if phone else {}))
    open_tape(desk)
    places = desk.page.locator(".reel-place")
    names = ["a", "b", "v1", "v2", "e"]
    assert [name.strip() for name in places.locator(".reel-name").all_text_contents()] == names
    expect(desk.page.get_by_text(say("tape-recording"))).to_be_visible()
    heads = []
    for _ in range(20):
        k, count = desk.place()
        if k >= count - 1:
            break
        desk.step()
        head = desk.page.locator(".reel-place.is-head")
        expect(head).to_have_count(1)
        heads.append(str(head.locator(".reel-name").text_content()).strip())
        at, strip = head.bounding_box(), desk.page.locator(".reel").bounding_box()
        assert at is not None
        assert strip is not None
        assert strip["x"] - 1 <= at["x"] <= strip["x"] + strip["width"] - at["width"] + 1, "the strip follows the reading head"
    walked = [names.index(each) for each in heads]
    assert walked == sorted(walked, reverse=True)
    assert heads[0] == "e"
    assert desk.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    desk.step()
    expect(desk.page.get_by_text(say("tape-ended"))).to_be_visible()
    assert [each.strip() for each in desk.page.locator(".reel-adjoint").all_text_contents()] == [
        say("column-adjoint") + each for each in ("2", "5", "2", "3", "1")
    ]


def test_each_place_has_value_arguments_and_slopes(desk: Desk) -> None:
    open_tape(desk)
    desk.end()
    last = desk.page.locator(".reel-place").last
    expect(last.locator(".reel-value")).to_have_text("6")
    assert [re.sub(r"\s+", "", each) for each in last.locator(".reel-slope").all_text_contents()] == [
        f"v1×2{say('tape-hands')}→2".replace(" ", ""),
        f"v2×3{say('tape-hands')}→3".replace(" ", ""),
    ]


def test_before_the_first_step_the_tape_is_blank(desk: Desk) -> None:
    open_tape(desk)
    desk.press("first")
    expect(desk.page.locator(".reel-place.is-blank")).to_have_count(3)
    desk.step()
    expect(desk.page.locator(".reel-place.is-blank")).to_have_count(2)


def test_the_reel_by_keyboard(desk: Desk) -> None:
    open_tape(desk)
    desk.page.locator('.reel-place[tabindex="0"]').focus()
    desk.page.keyboard.press("ArrowLeft")
    expect(desk.page.locator(".reel-place").nth(3)).to_be_focused()
    expect(desk.node("v2 is ")).to_contain_class("node-hover")
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator(".reel-slope:focus")).to_have_count(1)
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".edge-pick")).to_have_count(1)


def test_forward_mode_has_no_tape_and_goes_to_reverse_mode_for_it(desk: Desk) -> None:
    open_tape(desk)
    desk.choose_mode("forward")
    expect(desk.page.locator(".reel")).to_have_count(0)
    expect(desk.tab("tab-table")).to_have_attribute("aria-selected", "true")
    desk.page.evaluate("document.activeElement.blur()")
    for _ in range(8):  # the key of the next view passes over the views of other modes
        desk.page.keyboard.press("t")
    expect(desk.mode("forward")).to_be_checked()
    desk.more_views.click()
    desk.page.locator('#more-views-list [data-view="tape"]').click()
    expect(desk.page.locator(".reel")).to_be_visible()
    expect(desk.mode("reverse")).to_be_checked()
    desk.button("undo").click()
    expect(desk.mode("forward")).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(open_desk: OpenDesk, scheme: str) -> None:
    desk = open_desk(color_scheme=scheme, **OPEN)
    open_tape(desk)
    for _ in range(3):
        desk.step()
    assert findings(desk) == []
    desk.choose_mode("forward")
    dual(desk)
    desk.end()
    desk.choose_tab("tab-equation")
    assert findings(desk) == []
