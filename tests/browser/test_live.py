"""A hand on a number: everything that is shown follows it at the step in hand, nothing moves, nothing older comes after something newer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenDesk, Served
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

SOURCE = "a = 0.5\nb = 1\ne = (a+b)*(b+1)"
# Every value of e that the table has shown, and every address that the page has written.
RECORD = """
  window.shown = []; window.addresses = [];
  const replace = history.replaceState.bind(history);
  history.replaceState = (...rest) => { window.addresses.push(String(rest[2])); return replace(...rest); };
  new MutationObserver(() => {
    const title = document.querySelector('.trace-table tbody tr:last-child td.num')?.title;
    if (title && window.shown.at(-1) !== Number(title)) window.shown.push(Number(title));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
"""
NO_SOCKETS = "window.WebSocket = class { constructor() { throw new Error('forbidden'); } };"


def opened(open_desk: OpenDesk, *scripts: str, **state: object) -> Desk:
    def before(page: Page) -> None:
        for script in (RECORD, *scripts):
            page.add_init_script(script)

    desk = open_desk(link(src=SOURCE, **state), before=before)
    desk.at_step(state["step"])
    desk.page.wait_for_function("() => window.shown.length > 0 && window.addresses.length > 0")
    return desk


def value(desk: Desk, name: str) -> float:
    return float(desk.page.locator(f"#input-{name}").input_value())


def last_shown(desk: Desk, wanted: float) -> None:
    """Waits until the table says so."""
    desk.page.wait_for_function("(wanted) => Math.abs(window.shown.at(-1) - wanted) < 1e-9", arg=wanted)


@contextmanager
def hand_on(desk: Desk, name: str) -> Iterator[Callable[[float], None]]:
    """The pointer holds the thumb of a slider; gives a way to move it so many pixels to the right of where it was."""
    slider = desk.page.locator(f"#input-{name}")
    box = slider.bounding_box()
    assert box is not None
    low, high, now = (float(slider.evaluate(f"(each) => each.{part}")) for part in ("min", "max", "value"))
    x, y = box["x"] + box["width"] * (now - low) / (high - low), box["y"] + box["height"] / 2
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    try:
        yield lambda by: desk.page.mouse.move(x + by, y)
    finally:
        desk.page.mouse.up()  # the page may go to another test


def come_near(desk: Desk, name: str) -> None:
    """The pointer over a slider, until the page has its program across."""
    heard: list[object] = []

    def keep(frame: object) -> None:
        heard.append(frame)

    desk.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    with desk.page.expect_websocket() as opening:
        desk.page.locator(f"#input-{name}").hover()
    if not heard:
        opening.value.wait_for_event("framereceived")


@pytest.mark.parametrize("way", ["socket", "whole traces"])
def test_the_page_follows_the_hand(way: str, open_desk: OpenDesk) -> None:
    desk = opened(open_desk, *([NO_SOCKETS] if way == "whole traces" else []), mode="reverse", step=6)
    before, asked = desk.read(), desk.watch.traces()
    if way == "socket":
        come_near(desk, "a")
    desk.page.evaluate("window.addresses = []; window.shown = [3]")
    with hand_on(desk, "a") as move:
        for by in range(2, 42, 2):
            move(by)
            if by % 10 == 0:  # however far the page lags behind a hand, it has shown this place
                a = value(desk, "a")
                last_shown(desk, 2 * (a + 1))
        assert a > 0.7
        # The words below the picture take turns with the table.
        expect(desk.sentence).not_to_have_text(before["sentence"])
        during = desk.read()
        assert during["k"] == 6
        assert [node["place"] for node in during["nodes"]] == [node["place"] for node in before["nodes"]]
        assert any(number == pytest.approx(a + 1) for number in map(float, during["partials"].values()))
        assert during["sentence"] != before["sentence"]
        assert desk.page.evaluate("window.addresses") == []
        if way == "socket":
            assert desk.watch.traces() == asked
    desk.page.wait_for_function("() => window.addresses.length > 0")
    last_shown(desk, 2 * (a + 1))
    if way == "socket":
        assert desk.watch.traces() == asked + 1
    shown = desk.page.evaluate("window.shown")
    assert len(shown) > 3
    assert shown == sorted(shown), "an older number came after a newer one"
    # What the hand did is one edit.
    desk.page.keyboard.press("Control+z")
    expect(desk.page.locator("#input-a")).to_have_value("0.5")
    last_shown(desk, 3)


def test_derivatives_follow_and_their_checks_come_when_the_hand_lets_go(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, mode="reverse", step=9)
    desk.choose_tab("tab-result")
    row = desk.result_row("e", "b")
    come_near(desk, "a")  # else the first numbers come as whole traces, with their checks
    with hand_on(desk, "a") as move:
        for by in (3, 9, 27):
            move(by)
        a = value(desk, "a")
        expect(row.locator(".num").first).to_have_attribute("title", f"{a + 3:.12g}")
        expect(row).to_contain_text(say("verdict-waiting"))
    expect(row).to_contain_text(say("verdict-agree"))
    expect(row.locator(".num").first).to_have_attribute("title", f"{a + 3:.12g}")


# The number in the node that is farthest from the middle of the pane, or nearest to it.
NUMBER_AT = """(farthest) => {
  const middle = (each) => { const { x, y, width, height } = each.getBoundingClientRect(); return [x + width / 2, y + height / 2]; };
  const [x0, y0] = middle(document.querySelector('.graph-pane'));
  const off = (each) => { const [x, y] = middle(each); return Math.hypot(x - x0, y - y0); };
  const nodes = [...document.querySelectorAll('.graph-svg .node-op')].sort((one, other) => off(one) - off(other));
  return nodes.at(farthest ? -1 : 0).querySelector('.value').textContent;
}"""


def test_rows_and_nodes_out_of_sight_wait_until_the_hand_rests(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="a = 0.5\n" + "\n".join(f"v{i} = a + {i}" for i in range(1, 61)), mode="forward", step=0))
    desk.end()
    rows = desk.page.locator(".trace-table tbody tr")
    top = desk.page.locator(".tab-body")
    top.evaluate("(box) => { box.scrollTop = 0; }")
    for _ in range(8):
        desk.button("graph-zoom-in").click()
    come_near(desk, "a")
    near, far = (desk.page.evaluate(NUMBER_AT, which) for which in (False, True))
    with hand_on(desk, "a") as move:
        move(20)
        a = value(desk, "a")
        assert a != 0.5
        expect(rows.nth(0).locator("td.num").first).to_have_attribute("title", f"{a:.12g}")
        expect(rows.nth(60).locator("td.num").first).to_have_attribute("title", "60.5")
        desk.page.wait_for_function(f"(number) => ({NUMBER_AT})(false) !== number", arg=near)
        assert desk.page.evaluate(NUMBER_AT, True) == far
        # What comes into sight is up to date with the next number.
        top.evaluate("(box) => { box.scrollTop = box.scrollHeight; }")
        move(30)
        a = value(desk, "a")
        expect(rows.nth(60).locator("td.num").first).to_have_attribute("title", f"{a + 60:.12g}")
    for i in (0, 30, 60):
        expect(rows.nth(i).locator("td.num").first).to_have_attribute("title", f"{a + i:.12g}")
    desk.page.wait_for_function(f"(number) => ({NUMBER_AT})(true) !== number", arg=far)


def test_a_pill_of_the_picture_is_a_slider_too(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, mode="forward", step=3)
    come_near(desk, "a")
    asked = desk.watch.traces()
    pill = desk.graph.locator("[data-drag]").first.bounding_box()
    assert pill is not None
    x, y = pill["x"] + pill["width"] / 2, pill["y"] + pill["height"] / 2
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    for by in range(4, 44, 4):
        desk.page.mouse.move(x + by, y)
    last_shown(desk, 2 * (value(desk, "a") + 1))
    assert desk.watch.traces() == asked
    desk.page.mouse.up()
    desk.page.wait_for_function("() => window.shown.length > 1")
    expect(desk.page.locator("#input-a")).not_to_have_value("0.5")


def test_a_seed_of_zero_has_other_steps_and_they_come(open_desk: OpenDesk) -> None:
    desk = opened(open_desk, mode="reverse", step=5)
    count = desk.place()[1]
    box = desk.page.locator("#seed-e")
    box.fill("3")
    expect(desk.page.locator(".trace-table tbody tr").last.locator("td.derived").first).to_have_attribute("title", "3")
    assert desk.place() == (5, count)
    box.fill("0")
    expect(desk.page.locator("#scrubber")).not_to_have_attribute("max", str(count))


def test_a_server_that_went_away_is_found_again(open_desk: OpenDesk, mortal_server: Served) -> None:
    desk = open_desk("/", base=mortal_server.url, before=lambda page: page.add_init_script(RECORD))
    desk.watch.expect("net::ERR_", "WebSocket")
    with hand_on(desk, "a") as move:
        move(10)
        last_shown(desk, 2 * (value(desk, "a") + 1))
    mortal_server.stop()
    with hand_on(desk, "a") as move:
        move(20)
        expect(desk.message).to_be_visible()
    mortal_server.start()
    with hand_on(desk, "a") as move:
        move(5)
        last_shown(desk, 2 * (value(desk, "a") + 1))
    last_shown(desk, 2 * (value(desk, "a") + 1))
