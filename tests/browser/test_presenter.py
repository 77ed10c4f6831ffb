"""The presenter view: entered by key, button and link, driven by a remote control's keys, blanked, left by Escape; it never scrolls."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

COLAH = "a = 2\nb = 1\ne = (a + b)*(b + 1)"
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}


def on_stage(desk: Desk) -> None:
    expect(desk.page.locator(".page.presenting")).to_be_visible()
    expect(desk.page.locator(".details")).to_be_hidden()
    expect(desk.page.locator(".stage-head")).to_be_hidden()
    expect(desk.graph).to_be_visible()
    expect(desk.page.locator(".sentence")).to_be_visible()


def off_stage(desk: Desk) -> None:
    expect(desk.page.locator(".page.presenting")).to_have_count(0)
    expect(desk.page.locator(".stage-head")).to_be_visible()


def test_a_remote_control_steps_blanks_and_leaves(desk: Desk) -> None:
    k, _ = desk.place()
    desk.page.keyboard.press("v")
    on_stage(desk)
    for key in ("PageDown", "ArrowRight", "ArrowDown", "Space"):
        desk.page.keyboard.press(key)
        k += 1
        desk.at_step(k)
    for key in ("PageUp", "ArrowLeft", "ArrowUp"):
        desk.page.keyboard.press(key)
        k -= 1
        desk.at_step(k)
    desk.page.keyboard.press("b")
    blank = desk.page.get_by_role("button", name=say("present-blank-again"))
    expect(blank).to_be_focused()
    assert blank.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 800}
    desk.page.keyboard.press("Shift+Tab")
    assert desk.page.evaluate("document.activeElement.matches('body, #blank')"), "nothing behind it has the focus"
    desk.page.keyboard.press("PageDown")
    expect(blank).to_have_count(0)
    desk.at_step(k)  # what was covered is shown before anything moves
    desk.page.keyboard.press(".")
    expect(blank).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(blank).to_have_count(0)
    on_stage(desk)
    desk.page.keyboard.press("Escape")
    off_stage(desk)
    expect(desk.button("present")).to_be_focused()


def test_it_is_in_the_link_and_behind_a_button(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.button("present").click()
    on_stage(desk)
    expect(desk.page.locator("#next")).to_be_focused()
    expect(desk.page).to_have_url(re.compile("#v1="))
    again = open_desk(desk.page.url[desk.page.url.index("/#") :])
    on_stage(again)
    again.page.keyboard.press("PageDown")
    again.at_step(desk.place()[0] + 1)
    again.page.get_by_role("button", name=say("present-leave")).click()
    off_stage(again)


SCREENS = [(1920, 1080), (1024, 768), (390, 844), (360, 640), (844, 390), (320, 256)]
# Everything that is shown is on the screen, and nothing scrolls but, at the smallest, the sentence in its own room.
SHOWN = """() => {
  const root = document.documentElement;
  const trouble = root.scrollWidth > innerWidth || root.scrollHeight > innerHeight ? ['the page scrolls'] : [];
  for (const place of ['.graph-svg', '.sentence', '.equation', '#next', '#scrubber', '.count', '.presenter-mode', '.presenter button']) {
    const { left, top, right, bottom } = document.querySelector(place).getBoundingClientRect();
    if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) trouble.push(`${place} is not all in sight`);
  }
  return trouble;
}"""


def test_nothing_scrolls_and_type_is_large(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", present=True, step=6))
    on_stage(desk)
    sizes = {}
    for width, height in SCREENS:
        desk.page.set_viewport_size({"width": width, "height": height})
        desk.settled()
        assert desk.page.evaluate(SHOWN) == [], (width, height)
        sizes[width, height] = float(desk.sentence.evaluate("(words) => parseFloat(getComputedStyle(words).fontSize)"))
    assert sizes[1920, 1080] >= 44
    assert sizes[1024, 768] >= 32
    assert sizes[390, 844] >= 20


def test_a_small_graph_is_read_from_the_last_row(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", step=6), **PROJECTOR)
    scale = "() => Number(document.querySelector('.graph-over').style.getPropertyValue('--scale'))"
    desk.settled()
    usual: float = desk.page.evaluate(scale)
    desk.page.keyboard.press("v")
    on_stage(desk)
    desk.page.wait_for_function(f"(usual) => ({scale})() > 1.4 * usual", arg=usual)
    desk.page.keyboard.press("Escape")
    off_stage(desk)
    desk.page.wait_for_function(f"(usual) => ({scale})() === usual", arg=usual)


def test_the_mode_is_named_and_chosen_by_key(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", present=True, step=6))
    on_stage(desk)
    named = desk.page.locator(".presenter-mode")
    expect(named).to_have_text("Reverse mode")
    desk.page.keyboard.press("3")
    expect(named).to_have_text("Sum over paths")
    on_stage(desk)


def test_the_spotlight_is_on_the_step(open_desk: OpenDesk) -> None:
    """Colour is where the step is; the rest is grey, and can still be read."""
    desk = open_desk(link(src=COLAH, mode="reverse", present=True, step=8))
    on_stage(desk)
    colours = """() => Object.fromEntries([...document.querySelectorAll('g[data-node]')].filter((node) => node.querySelector('.capsule text')).map((node) =>
      [node.querySelector('.name, .pill-text').textContent.split(' ')[0], getComputedStyle(node.querySelector('.capsule:last-child text')).fill]))"""
    seen: dict[str, str] = desk.page.evaluate(colours)
    grey = desk.page.evaluate(
        "() => { const p = document.createElement('p'); p.style.color = 'var(--ink-soft)'; document.body.append(p); return getComputedStyle(p).color; }"
    )
    assert {name for name, colour in seen.items() if colour != grey} == {"a", "v1"}
    assert {name for name, colour in seen.items() if colour == grey} == {"b", "v2", "e"}
    assert desk.page.locator("g[data-node]").evaluate_all("(nodes) => nodes.every((node) => getComputedStyle(node).opacity === '1')")


NET = "w = 0.6\nu = 0.5\nh = 0\nfor t in range(6):\n    h = tanh(w*h + u*x[t])\n"
# The numbers of the picture as large as they are on the screen, and whether the node in hand is all in its pane.
READ = """() => {
  const pane = document.querySelector('.graph-pane').getBoundingClientRect();
  const size = [...document.querySelectorAll('.node .value')].map((each) => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a);
  const { left, top, right, bottom } = document.querySelector('.node-now').querySelector('.shape').getBoundingClientRect();
  return [Math.min(...size) >= 16, left >= pane.left && top >= pane.top && right <= pane.right && bottom <= pane.bottom];
}"""


def test_a_long_program_is_read_from_the_last_row(open_desk: OpenDesk) -> None:
    """Where all of it would be too small, what is around the step is shown, and the picture goes along."""
    desk = open_desk(link(src=NET, mode="reverse", fold=[], step=27, present=True), **PROJECTOR)
    on_stage(desk)
    for k in (28, 40, 52, 64):
        desk.page.locator("#scrubber").fill(str(k))
        desk.at_step(k)
        desk.page.wait_for_function(f"() => ({READ})().every(Boolean)")
