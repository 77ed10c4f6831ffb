"""Dual numbers as a notation of forward mode, and the tape as a reel of reverse mode."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, PHONE, findings
from tests.browser.words import say


def dual(desk: Desk) -> None:
    desk.page.locator('input[name="notation"][value="dual"]').check()


def chips(desk: Desk) -> list[str]:
    return desk.page.locator(".graph .chip").all_text_contents()


def letters(desk: Desk) -> str:
    """The equation of the dock, as TeX without its markup."""
    text = " ".join(desk.page.locator(".dock .equation .tex").evaluate_all("(all) => all.map((each) => each.dataset.tex)"))
    while (bare := re.sub(r"\\html(?:Class|Data)\{[^{}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}", r"\1", text)) != text:
        text = bare
    return re.sub(r"\s+", " ", text.replace("\\,", "").replace("\\left", "").replace("\\right", ""))


def test_chips_table_and_equation_have_dual_numbers(desk: Desk) -> None:
    dual(desk)
    desk.end()
    desk.press("previous")
    expect(desk.page.locator(".graph .chip").last).to_have_text("6 + 2ε")
    assert chips(desk) == ["2 + 1ε", "1 + 0ε", "3 + 1ε", "2 + 0ε", "6 + 2ε"]
    desk.choose_tab("tab-table")
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


def test_only_forward_mode_has_the_switch_and_a_link_keeps_it(desk: Desk, open_desk: OpenDesk) -> None:
    dual(desk)
    desk.end()
    other = open_desk(desk.share())
    expect(other.page.locator(".graph .chip").last).to_have_text("6 + 2ε")
    other.choose_mode("reverse")
    expect(other.page.locator('input[name="notation"]')).to_have_count(0)
    other.end()
    assert all("ε" not in each for each in chips(other))


def test_negative_and_zero_parts(desk: Desk) -> None:
    dual(desk)
    desk.type_program("x = 2\ny = -x*x")
    desk.drawn("y", 3, 3)
    desk.end()
    assert chips(desk)[-1] == "−4 − 4ε"


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


def test_only_reverse_mode_offers_the_tape(desk: Desk) -> None:
    open_tape(desk)
    desk.choose_mode("forward")
    expect(desk.page.locator(".reel")).to_have_count(0)
    expect(desk.tab("tab-table")).to_have_attribute("aria-selected", "true")


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
