"""Descent: the loss and the walk as the engine has them, contours from the service, every iteration opened as forward and reverse sweep; keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

import engine
from engine.modes.descent import descend
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

SOURCE = "x = 3\ny = 2\nL = (x - 1)^2 + 3*(y + 1)^2 + x*y"


def opened(open_desk: OpenDesk, source: str = SOURCE, **wishes: Any) -> Desk:
    desk = open_desk(link(src=source, mode="descent", tab="descent"), **wishes)
    expect(desk.tab_body.locator(".loss-curve")).to_be_visible()
    return desk


def test_each_update_opens_as_a_forward_and_a_reverse_sweep(open_desk: OpenDesk) -> None:
    desk = opened(open_desk)
    walk = descend(engine.parse(SOURCE))
    shown: list[list[str]] = desk.tab_body.locator(".descent-table tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.querySelectorAll('td[title]')].map((cell) => cell.title.replace('\u2212', '-')))"
    )
    assert len(shown) == len(walk.losses) == 21
    for row, loss, point in zip(shown[:6], walk.losses, walk.points, strict=False):
        assert [float(each) for each in row] == pytest.approx([loss, point["x"], point["y"]], rel=1e-12)
    desk.button("descent-to-reverse", number=3).click()
    expect(desk.tab_body.locator("tr.now th")).to_have_text("3")
    assert desk.read()["sentence"].startswith(say("step-descent-seed", node="L", value="1").split("{")[0][:6])
    here = desk.place()[0]
    desk.button("descent-to-forward", number=3).press("Enter")
    expect(desk.scrubber).not_to_have_js_property("value", str(here))
    assert desk.place()[0] < here
    expect(desk.tab_body.locator("tr.now th")).to_have_text("3")


def test_the_dial_walks_by_key_and_the_mark_follows_on_the_map(open_desk: OpenDesk) -> None:
    desk = opened(open_desk)
    mark = desk.tab_body.locator(".descent-map .plot-now")
    before = mark.bounding_box()
    dial = desk.tab_body.locator("#descent-update")
    dial.focus()
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.press("ArrowRight")
    expect(desk.tab_body.locator("tr.now th")).to_have_text("2")
    expect(dial).to_be_focused()
    assert mark.bounding_box() != before


def test_contours_are_asked_for_and_follow_another_rate(open_desk: OpenDesk) -> None:
    desk = opened(open_desk)
    lines = desk.tab_body.locator(".descent-map .contour")
    expect(lines).to_have_count(14)
    assert sum(len(each) > 0 for each in lines.evaluate_all("(paths) => paths.map((path) => path.getAttribute('d'))")) >= 12


def test_a_walk_that_runs_away_stays_readable_and_a_smaller_rate_is_offered(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, "x = -1\ny = 1\nf = (1 - x)^2 + 100*(y - x^2)^2")
    expect(desk.tab_body).to_contain_text(say("descent-leaves", number=2))
    labels = desk.tab_body.locator(".plot-label.end")
    for label in labels.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().left - each.closest('svg').getBoundingClientRect().left)"):
        assert label >= 0, "no number is cut off"
    for rate in ("0.01", "0.001"):
        desk.button("descent-slower", rate=rate).click()
        expect(desk.page.locator('.graph[data-mode="descent"]')).to_be_visible()
    expect(desk.tab_body).not_to_contain_text(say("descent-grows"))
    desk.button("descent-walk-valley").click()
    expect(desk.tab_body.locator(".descent-table tbody tr")).to_have_count(24)
    expect(desk.tab_body).to_contain_text(say("descent-now", number=0, count=100, output="f", loss="6.776"))


def test_without_two_inputs_there_is_no_map_but_a_sentence(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, "x = 3\nL = (x - 1)^2")
    expect(desk.tab_body).to_contain_text(say("descent-no-map"))
    expect(desk.tab_body.locator(".descent-map")).to_have_count(0)
    expect(desk.tab_body).to_contain_text(say("descent-powers"))


def test_to_choose_the_view_where_there_is_no_walk_begins_one(desk: Desk) -> None:
    desk.choose_tab("tab-descent")
    expect(desk.page.locator('.graph[data-mode="descent"]')).to_be_visible()
    expect(desk.tab_body.locator(".loss-curve")).to_be_visible()
