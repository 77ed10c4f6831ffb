"""Time: play, pause, scrub, speed and granularity; motion where it is wished, end states where it is not; dark and paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

GRANULARITY = "granularity-label"
MOVING = "document.getAnimations().filter((each) => each.playState === 'running' && each.effect.getComputedTiming().iterations !== Infinity).length"


def by(desk: Desk, label: str, value: str) -> None:
    desk.page.get_by_role("combobox", name=say(label)).select_option(value)


def test_scrubber_goes_anywhere_and_says_where(desk: Desk) -> None:
    expect(desk.scrubber).to_have_attribute("aria-valuetext", say("transport-scrub-value", k=3, count=10))
    seen = {}
    for k in (10, 0, 7, 3):
        desk.scrubber.fill(str(k))
        expect(desk.page.locator(".count")).to_have_text(say("transport-count", k=k, count=10))
        seen[k] = desk.read()["sentence"]
    assert len(set(seen.values())) == 4
    desk.scrubber.focus()
    desk.page.keyboard.press("End")
    desk.at_step(10)
    desk.page.keyboard.press("ArrowLeft")
    desk.at_step(9)
    # A hand on the track itself.
    box = desk.scrubber.bounding_box()
    assert box is not None
    desk.page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
    desk.at_step(0)


def test_play_runs_to_the_end_and_stops(desk: Desk) -> None:
    by(desk, "speed-label", "0.25")
    desk.press("play")
    expect(desk.key("pause")).to_be_visible()
    by(desk, "speed-label", "8")
    desk.at_step(10)
    expect(desk.key("play")).to_be_visible()
    # Played again, it begins where the values are known.
    by(desk, "speed-label", "0.25")
    desk.press("play")
    expect(desk.key("pause")).to_be_visible()
    desk.press("pause")
    assert desk.place()[0] < 10


@pytest.mark.parametrize("what", ["next", "scrub", "space", "mode"])
def test_playing_stops_when_a_hand_comes(what: str, desk: Desk) -> None:
    by(desk, "speed-label", "0.25")
    desk.press("play")
    expect(desk.key("pause")).to_be_visible()
    if what == "next":
        desk.press("next")
        desk.at_step(4)
    elif what == "scrub":
        desk.scrubber.fill("8")
        desk.at_step(8)
    elif what == "space":
        desk.scrubber.blur()
        desk.page.keyboard.press(" ")
    else:
        desk.choose_mode("reverse")
        desk.at_step(3)
    expect(desk.key("play")).to_be_visible()


def test_granularity_edge_node_sweep(desk: Desk) -> None:
    stops: dict[str, list[int]] = {}
    for grain in ("edge", "node", "sweep"):
        by(desk, GRANULARITY, grain)
        desk.scrubber.fill("0")
        desk.at_step(0)
        desk.next_button.focus()
        stops[grain] = []
        while (k := desk.place()[0]) < 10:
            desk.page.keyboard.press("ArrowRight")
            expect(desk.scrubber).not_to_have_js_property("value", str(k))
            stops[grain].append(desk.place()[0])
    assert stops["edge"] == list(range(1, 11))
    assert set(stops["sweep"]) < set(stops["node"]) < set(stops["edge"])
    assert stops["sweep"] == [3, 10]


def test_motion_where_it_is_wished(open_desk: OpenDesk) -> None:
    """Colour travels along the edge; a second press while it travels is obeyed at once; scrubbing shows end states only."""
    desk = open_desk(reduced_motion="no-preference")
    # Looked at in the same breath: the colour is soon there.
    assert desk.page.evaluate(f"() => {{ document.querySelector('#next').click(); document.querySelector('#next').click(); return {MOVING}; }}") > 0
    desk.at_step(5)
    desk.press("next")
    desk.at_step(6)
    desk.scrubber.fill("9")
    desk.at_step(9)
    assert desk.page.locator(".use-bead, .chip-was").count() == 0
    # What has come to rest is what a page without motion shows.
    still = open_desk(link(src=desk.editor.input_value(), mode="forward", step=9))
    still.at_step(9)
    assert still.read() == desk.read()


def test_reduced_motion_shows_end_states_at_once(open_desk: OpenDesk) -> None:
    desk = open_desk(reduced_motion="reduce")
    for _ in range(4):
        desk.step()
        assert desk.page.evaluate(MOVING) == 0
        assert desk.page.locator(".use-bead, .chip-was").count() == 0
    expect(desk.graph.locator(".use-line")).to_have_count(1)


def test_colours_follow_the_system_and_the_hand(open_desk: OpenDesk) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    desk = open_desk(color_scheme="light")
    light = desk.page.evaluate(paper)
    desk.page.emulate_media(color_scheme="dark")
    desk.page.wait_for_function(f"(light) => {paper} !== light", arg=light)
    dark = desk.page.evaluate(paper)

    def papered(colour: str) -> None:
        desk.page.wait_for_function(f"(colour) => {paper} === colour", arg=colour)

    desk.button("theme-system").click()
    papered(light)
    desk.button("theme-light").click()
    papered(dark)
    desk.page.emulate_media(color_scheme="light")
    expect(desk.button("theme-dark")).to_be_visible()
    papered(dark)
    desk.page.reload()
    expect(desk.next_button).to_be_visible()
    papered(dark)
    desk.button("theme-dark").click()
    papered(light)


def test_paper_has_the_graph_and_the_table(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = log(x1) + x1*x2 - sin(x2)", at={"x1": 2, "x2": 5}, mode="reverse", step=9), color_scheme="dark")
    desk.drawn("y", 7, 8)
    desk.page.emulate_media(media="print", color_scheme="dark")
    expect(desk.graph).to_be_visible()
    table = desk.page.get_by_role("table")
    expect(table).to_be_visible()
    assert table.evaluate("(table) => table.closest('.tab-body').clientHeight >= table.offsetHeight"), "the table is cut off"
    expect(desk.sentence).to_be_visible()
    expect(desk.page.locator(".transport")).to_be_hidden()
    red, green, blue = (int(part) for part in re.findall(r"\d+", desk.page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3])
    transparent = "0)" in desk.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert transparent or min(red, green, blue) > 230, "dark paper"
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert desk.page.pdf(format="A4").startswith(b"%PDF")
