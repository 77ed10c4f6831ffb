"""Checks: the four numbers as the engine has them, the V of the differences, swell, singular points in sentences; reached from the result; keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

import engine
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

SOURCE = "x = 1.5\ny = 0.5\nf = sin(x)*exp(y)*x\ng = x*y"


def opened(open_desk: OpenDesk, source: str = SOURCE, **wishes: Any) -> Desk:
    desk = open_desk(link(src=source, mode="reverse", tab="checks"), **wishes)
    expect(desk.tab_body.locator(".v-curve")).to_be_visible()
    expect(desk.tab_body.locator(".swell, .formula-shown").first).to_be_visible()
    return desk


def ways(desk: Desk) -> list[float]:
    shown: list[str] = desk.tab_body.locator(".ways td.num").evaluate_all("(cells) => cells.map((cell) => cell.title)")
    return [float(each.replace("\u2212", "-")) for each in shown]


def test_four_ways_to_one_number(open_desk: OpenDesk) -> None:
    desk = opened(open_desk)
    right = engine.jacobian(engine.parse(SOURCE))["f"]["x"]
    expect(desk.tab_body.locator(".ways td.num").last).not_to_have_attribute("title", "")
    ad, central, step, formula = ways(desk)
    assert ad == right
    assert central == pytest.approx(right, abs=1e-8)
    assert step == pytest.approx(right, rel=1e-14)
    assert formula == pytest.approx(right, rel=1e-14)


def test_the_v_has_its_best_point_between_its_arms(open_desk: OpenDesk) -> None:
    desk = opened(open_desk)
    spots = desk.tab_body.locator(".v-curve circle")
    heights: list[tuple[float, float, bool]] = spots.evaluate_all(
        "(all) => all.map((each) => [+each.getAttribute('cx'), +each.getAttribute('cy'), each.classList.contains('v-best')])"
    )
    best = next(y for _, y, is_best in heights if is_best)
    assert best == max(y for _, y, _ in heights)  # the least error is drawn lowest
    assert heights[0][1] < best
    assert heights[-1][1] < best


def test_another_pair_is_chosen_by_key(open_desk: OpenDesk) -> None:
    desk = opened(open_desk)
    chosen = desk.tab_body.locator("#checks-output")
    chosen.focus()
    chosen.press("g")
    expect(chosen).to_have_value("g")
    expect(desk.tab_body.locator(".ways td.num").first).to_have_attribute("title", "0.5")
    desk.tab_body.locator("#checks-input").select_option("y")
    expect(desk.tab_body.locator(".ways td.num").first).to_have_attribute("title", "1.5")


def test_the_result_leads_here_for_its_row(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="reverse", tab="result"))
    desk.button("symbolic-label", output="g", input="y").press("Enter")
    expect(desk.tab("tab-checks")).to_have_attribute("aria-selected", "true")
    expect(desk.tab_body.locator("#checks-output")).to_have_value("g")
    expect(desk.tab_body.locator("#checks-input")).to_have_value("y")


def test_a_kink_is_told_in_a_sentence(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, "x = 0\ny = abs(x) + x")
    expect(desk.tab_body).to_contain_text(say("checks-status-subgradient"))
    expect(desk.tab_body).to_contain_text(say("checks-kink"))
    expect(desk.tab_body.locator(".ways .verdict").first).to_contain_text(say("verdict-kink"))
    smooth = opened(open_desk)
    expect(smooth.tab_body).to_contain_text(say("checks-all-smooth", **{"from": "x", "to": "f"}))


def test_only_singular_points_on_the_way_are_told_each_with_its_convention(open_desk: OpenDesk) -> None:
    source = "x = 0\ny = 0\na = abs(x)\ns = sqrt(y)\nm = max(x, y)\np = x^0\nf = a + s + m + p"
    desk = open_desk(link(src=source, mode="reverse", tab="checks"))
    notes = desk.tab_body.locator(".notes li")
    expect(notes).to_have_count(3)  # abs, max and the power; the root is not on the way from x
    for place, word in enumerate(("abs", "max", "x^0")):
        expect(notes.nth(place)).to_contain_text(word)
    desk.tab_body.locator("#checks-input").select_option("y")
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text(say("checks-status-infinite"))
    expect(desk.graph.locator(".node-trouble")).to_have_count(0)  # a value by convention is a value


def test_where_nothing_bends_the_words_say_so(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="a = 2\nb = 1\ne = (a + b)*(b + 1)", mode="reverse", tab="checks"))
    expect(desk.tab_body).to_contain_text(say("checks-straight"))
