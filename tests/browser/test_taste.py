"""Calm: no step moves a control, every control does something and can be undone, nothing needs a drag, and what is drawn can be seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

import engine
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.profiles import ELSEWHERE
from tests.browser.words import say
from tools.links import link

COLAH = "a = 2\nb = 1\ne = (a + b) * (b + 1)\n"
TWO = "u = x*x\ny = sin(u)*cos(u)*z\nq = y*u\nreturn y, q"

# Where every control of the frame stands, and every node; what a view lists is its own, and moves what stands below it on a phone.
PLACES = """() => Object.fromEntries([...document.querySelectorAll('button, input, select, textarea, [role="tab"], [data-node], .sentence, .equation, .count')]
  .filter((each) => !each.closest('.tab-body, .try, dialog, [popover], .narrow .looks')).map((each, i) => {
    const shape = each.querySelector(':scope > .shape');
    const { left, top, width, height } = (shape ?? each).getBoundingClientRect();
    const name = each.id || each.getAttribute('data-key') || each.getAttribute('aria-label') || each.className || each.textContent;
    // A pill is as wide as its number; it stays where it is.
    return [`${i} ${name}`, (shape ? [left + width / 2, top + height / 2] : [left, top, width, height]).map(Math.round).join(' ')];
  }))"""


@pytest.mark.parametrize("screen", [{}, {"viewport": {"width": 390, "height": 844}}], ids=["wide", "narrow"])
def test_no_step_moves_a_control(screen: dict[str, Any], open_desk: OpenDesk) -> None:
    """In every mode, from before the first value to the end."""
    desk = open_desk(link(src=TWO, mode="forward", params={"descent": {"iterations": 1}}), **screen)
    desk.drawn("y, q", 8, 10)
    desk.button("graph-zoom-fit").click()  # a phone begins nearer, and follows the step
    moved = []
    for mode in engine.MODES:
        desk.choose_mode(mode.name)
        desk.next_button.focus()
        desk.page.keyboard.press("Home")
        desk.at_step(0)
        desk.settled()
        start = desk.page.evaluate(PLACES)
        for k in range(1, min(desk.place()[1], 26) + 1):
            desk.page.keyboard.press("ArrowRight")
            desk.at_step(k)
            now = desk.page.evaluate(PLACES)
            names = sorted(name for name in start.keys() | now.keys() if start.get(name) != now.get(name))
            moved += [f"{mode.name} {k}: {name} {start.get(name)} → {now.get(name)}" for name in names]
    assert not moved, "\n".join(moved[:20])


# Buttons of the frame, by place: they are pressed one after the other, each in a page as it opens.
BUTTONS = (
    "() => [...document.querySelectorAll('.head button, .program button, .stage button, .dock button, .tabs-head button, .details > button, .tab-body button')]"
)
PRESSABLE = f"""() => ({BUTTONS})().map((each, i) => [i, each]).filter(([, each]) => each.checkVisibility({{ opacityProperty: true, visibilityProperty: true }})
  && !each.matches(':disabled, [aria-disabled="true"], [aria-selected="true"], [popover] *')).map(([i]) => i)"""
# All that can be seen or heard of the page, and how the camera stands.
LOOK = """() => document.querySelector('#app').innerHTML + document.documentElement.dataset.theme + [...document.querySelectorAll(':popover-open')].length
  + [...document.querySelectorAll('dialog[open]')].length + [...document.querySelectorAll('input, textarea, select')].map((each) => each.value).join()"""


def test_every_button_does_something(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=COLAH, mode="reverse", step=8, tab="table"))
    desk.at_step(8)
    desk.settled()
    idle = []
    count = 0
    for place in desk.page.evaluate(PRESSABLE):
        button = desk.page.evaluate_handle(f"(i) => ({BUTTONS})()[i]", place).as_element()
        assert button
        name = button.evaluate("(each) => each.getAttribute('aria-label') ?? each.textContent.trim()")
        if name in (say("graph-zoom-fit"), say("seed-only", name="e")):
            continue  # the whole graph is in sight, and e alone is seeded: there is nothing to do until that changes
        before = desk.page.evaluate(LOOK)
        button.evaluate("(each) => each.click()")
        count += 1
        try:  # a link, for one, is made before it is copied and shown
            desk.page.wait_for_function(f"(before) => ({LOOK})() !== before", arg=before, timeout=5_000)
        except PlaywrightTimeout:
            idle.append(name)
        # Back to where it was, by what the page offers.
        desk.page.keyboard.press("Escape")
        desk.page.evaluate("localStorage.clear()")
        desk.go(ELSEWHERE, ready=False)
        desk.go(link(src=COLAH, mode="reverse", step=8, tab="table"))
        desk.at_step(8)
        desk.settled()  # the buttons are counted again: as many tabs as before must fit
    assert count > 20
    assert idle == []


# The frame: where its parts are, which buttons can be pressed and what they are called, and the scheme of colours. What is still being typeset does not count.
PARTS = ".head, .program, .stage, .dock, .panel, .tab-body, .graph-pane"
FRAME = f"""() => [document.documentElement.dataset.theme, ...[...document.querySelectorAll('{PARTS}')].map((each) => {{
    const {{ x, y, width, height }} = each.getBoundingClientRect();
    return [each.className, ...[x, y, width, height].map(Math.round)].join(' ');
  }}), ...({BUTTONS})().filter((each) => each.checkVisibility()).map((each) => each.getAttribute('aria-label') ?? each.textContent.trim())].join('; ')"""


def test_what_is_turned_can_be_turned_back(desk: Desk) -> None:
    """Each switch of the frame, pressed until it is where it began, leaves the page as it was."""
    rounds = [
        ["program-fold", "program-unfold"],
        ["panel-fold", "panel-unfold"],
        ["panel-two", "panel-one"],
        ["theme-system", "theme-light", "theme-dark"],
    ]
    desk.settled()
    settled = desk.page.evaluate(FRAME)
    for names in rounds:
        seen = {settled}
        for name in names:
            desk.button(name).first.click()
            seen.add(desk.page.evaluate(FRAME))
        assert len(seen) > 1, names
        desk.page.wait_for_function(f"(settled) => ({FRAME})() === settled", arg=settled)
    desk.button("present").click()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator(".presenting")).to_have_count(0)
    desk.page.wait_for_function(f"(settled) => ({FRAME})() === settled", arg=settled)


def test_nothing_needs_a_drag(desk: Desk) -> None:
    """WCAG 2.5.7: the line beside the panel moves at a press, and a picture that is larger than its pane comes along press by press."""
    line = desk.page.get_by_role("separator", name=say("panel-width"))

    def press(beside: int) -> str | None:
        box = line.bounding_box()
        assert box
        desk.page.mouse.click(box["x"] + beside, box["y"] + box["height"] / 2)
        return line.get_attribute("aria-valuenow")

    desk.settled()
    # The first press takes hold of the line; then it comes to where it is pressed.
    assert [press(beside) for beside in (-5, -5, -5, 6)] == ["27", "31", "35", "31"]
    for _ in range(6):
        desk.button("graph-zoom-in").click()
    inside = """(words) => { const pane = document.querySelector('.graph-pane').getBoundingClientRect();
      const node = document.querySelector(`[data-node][aria-label^="${words}"] .shape`).getBoundingClientRect();
      return node.left > pane.left && node.right < pane.right; }"""
    assert not desk.page.evaluate(inside, "e is")
    for words in ("v1 is", "e is"):
        desk.node(words).dispatch_event("click")
    desk.page.wait_for_function(inside, arg="e is")


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => { const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
  const paper = light(rgb(getComputedStyle(document.body).backgroundColor));
  const ratio = (colour) => { const [a, b] = [light(rgb(colour)), paper].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const least = { '.edge-line': 3, '.edge-head': 3, '.use-line': 3, '.shape': 3, '.rim': 3, '.capsule rect': 3,
    '.partial': 4.5, '.name': 4.5, '.value': 4.5 };
  return Object.entries(least).flatMap(([place, wanted]) => [...document.querySelectorAll(`.graph-svg ${place}`)].map((each) => {
    const style = getComputedStyle(each);
    const text = each.tagName === 'text' || place === '.edge-head';
    return [place, ratio(text ? style.fill : style.stroke), wanted];
  })).filter(([, found, wanted]) => found < wanted - 0.02).map(([place, found]) => `${place} ${found.toFixed(2)}`);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_strokes_stand_out_from_the_paper(scheme: str, open_desk: OpenDesk) -> None:
    """WCAG 1.4.11: 3 : 1 for what is drawn, 4.5 : 1 for what is written, in the page and before a room."""
    desk = open_desk(link(src=COLAH, mode="forward"), color_scheme=scheme)
    for mode in ("forward", "reverse", "paths"):
        desk.choose_mode(mode)
        for key in ("End", "ArrowLeft"):
            desk.page.keyboard.press(key)
            assert desk.page.evaluate(CONTRAST) == [], (mode, key)
    desk.next_button.focus()
    desk.page.keyboard.press("v")
    expect(desk.page.locator(".presenting")).to_have_count(1)
    assert desk.page.evaluate(CONTRAST) == []
