"""Every state of the page in a few sittings a screen: every mode, every view, every sheet, trouble too. In each, axe finds nothing, what can be pressed is
large enough and uncovered, and nothing is wider than the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

import engine
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, PHONE, findings
from tests.browser.words import say
from tools.links import link

COLAH = "a = 2\nb = 1\ne = (a + b) * (b + 1)\n"
TWO = "u = x*x\ny = sin(u)*cos(u)*z\nq = y*u\nreturn y, q"
NINE = "x = 1\ny = 2x + 3x + 5x\nz = 7y + 11y + 13y\n"
BOWL = "x = 3\ny = 2\nL = (x - 1)^2 + 3*(y + 1)^2 + x*y"
LAYER = "W = [[0.5, -0.3, 0.8], [0.1, 0.9, -0.4]]\nx = [1, 2, -1]\nb = [0.1, -0.2]\ny = tanh(W @ x + b)\n"
NET = "w = 0.9\nu = 0.5\ncell(h, x) = tanh(w*h + u*x)\nh = 0\nfor t in range(3):\n    h = cell(h, x[t])\n"
ODD = "x = -1\nz = 0\nw = 0\ny = log(x) + 1/z + abs(w)"

# What can be pressed is at least 24 px each way, the band of a line that can be moved included. A node or an edge that is drawn small has its row in the table.
SMALL = """() => [...document.querySelectorAll(
  'button, input, select, textarea, a[href], summary, [role="tab"], [role="separator"], [data-link][tabindex]')].map((each) => {
  if (each.closest('dialog:not([open]), .hidden, .skip') || getComputedStyle(each).visibility === 'hidden') return null;
  const shown = each.matches('input[type="radio"], input[type="checkbox"]') ? each.closest('label') ?? each : each;
  const { width, height } = shown.getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  const band = each.matches('[role="separator"]') ? getComputedStyle(each, '::before') : null;
  const [w, h] = band ? [Math.max(width, parseFloat(band.width)), Math.max(height, parseFloat(band.height))] : [width, height];
  const called = each.id || each.getAttribute('aria-label') || each.textContent.trim().slice(0, 40);
  return w < 23.5 || h < 23.5 ? `${called} ${w.toFixed(1)} x ${h.toFixed(1)}` : null;
}).filter(Boolean)"""

# What lies at five places of each thing that can be pressed is the thing itself; under an open sheet or menu nothing is asked.
COVERED = """() => {
  const top = document.querySelector('dialog[open], :popover-open, .blank') ?? document.body;
  const trouble = [];
  // What is scrolled under a head that stays is not covered: it comes out again, and comes out by itself where the focus goes there.
  const stays = (there) => { for (; there; there = there.parentElement) if (getComputedStyle(there).position === 'sticky') return true; };
  const seen = { visibilityProperty: true, opacityProperty: true };
  for (const each of top.querySelectorAll('button, input:not([type="radio"]), select, textarea, a[href], summary, label.choice, [role="tab"]')) {
    if (each.closest('dialog:not([open]), [popover]:not(:popover-open), .skip') || !each.checkVisibility(seen)) continue;
    const box = each.getBoundingClientRect();
    let [left, upper, right, lower] = [Math.max(0, box.left), Math.max(0, box.top), Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    for (let holder = each.parentElement; holder && holder !== document.body; holder = holder.parentElement) {
      if (getComputedStyle(holder).overflow === 'visible') continue;
      const room = holder.getBoundingClientRect();
      [left, upper, right, lower] = [Math.max(left, room.left), Math.max(upper, room.top), Math.min(right, room.right), Math.min(lower, room.bottom)];
    }
    if (right - left < 8 || lower - upper < 8) continue; // scrolled all but out of its box
    for (const [x, y] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]]) {
      const there = document.elementFromPoint(left + (right - left) * x, upper + (lower - upper) * y);
      if (there && (each.contains(there) || there.contains(each) || there.closest('label')?.contains(each) || stays(there))) continue;
      trouble.push(`${each.id || each.getAttribute('aria-label') || each.textContent.trim().slice(0, 40)} lies under ${there?.outerHTML.slice(0, 80)}`);
      break;
    }
  }
  return trouble;
}"""

PAPER = "getComputedStyle(document.body).backgroundColor"
WIDER = "() => document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []"


def nothing(_desk: Desk) -> None:
    pass


@dataclass(frozen=True)
class State:
    """A state of the page: the link that leads to it, what is there once it has come, and what is done then."""

    name: str
    link: dict[str, Any]
    ready: str = ".graph-svg"
    then: Callable[[Desk], None] = nothing
    wide: bool = False  # there is no such thing on a narrow page
    after: Callable[[Desk], None] = nothing
    within: str = "html"  # what is new there, so that axe need not read the rest again


def view(name: str, ready: str, then: Callable[[Desk], None] = nothing, **more: Any) -> State:
    return State(f"view {name}", {"src": COLAH, "mode": "reverse", "step": 8, "tab": name, **more}, f".tab-body {ready}", then, within=".details")


def press_in_panel(sentence: str, ready: str) -> Callable[[Desk], None]:
    def then(desk: Desk) -> None:
        desk.button(sentence).first.click()
        desk.page.locator(ready).first.wait_for()

    return then


def show_all(desk: Desk) -> None:
    """Opens whatever is folded in the view."""
    for each in desk.tab_body.locator("summary").all():
        each.click()


def code_in(language: str) -> Callable[[Desk], None]:
    def then(desk: Desk) -> None:
        desk.tab_body.get_by_role("combobox", name=say("code-language"), exact=True).select_option(language)
        expect(desk.tab_body.locator(".code-text[aria-busy=false] pre.code")).to_be_visible()

    return then


def guess(text: str) -> Callable[[Desk], None]:
    def then(desk: Desk) -> None:
        desk.tab_body.get_by_role("textbox").fill(text)
        desk.page.keyboard.press("Enter")
        expect(desk.tab_body.locator("#predict-said")).not_to_be_empty()

    return then


def seek(desk: Desk) -> None:
    desk.tab_body.locator(".game-compare .best").wait_for()  # of a small graph the fewest are sought unasked
    show_all(desk)


def step_twice(desk: Desk) -> None:
    desk.step()
    desk.step()


def escape(desk: Desk) -> None:
    desk.page.keyboard.press("Escape")


def open_help(desk: Desk) -> None:
    desk.button("help").click()
    expect(desk.page.locator("dialog.help")).to_be_visible()


def close_help(desk: Desk) -> None:
    escape(desk)
    expect(desk.page.locator("dialog.help")).to_be_hidden()


def search(text: str) -> Callable[[Desk], None]:
    return lambda desk: desk.page.locator("#find").fill(text)


def hover(desk: Desk) -> None:
    desk.node("e is ").hover()
    desk.page.locator(".graph-card-body").wait_for()


def error(desk: Desk) -> None:
    desk.watch.expect("status 422", "the server responded with a status of 422")
    if desk.page.locator("#tab-program").count():
        desk.page.locator("#tab-program").click()
    desk.type_program("y = sin x")
    expect(desk.message.get_by_role("button")).to_be_visible()


def offline(desk: Desk) -> None:
    desk.watch.expect("ERR_INTERNET_DISCONNECTED", "preload assets")
    desk.page.context.set_offline(True)
    if desk.page.locator("#tab-program").count():
        desk.page.locator("#tab-program").click()
    desk.type_program("y = sin(x)*3")
    expect(desk.page.get_by_text(say("offline"))).to_be_visible()


def online(desk: Desk) -> None:
    desk.page.context.set_offline(False)
    desk.drawn("y", 4, 3)


def copied(desk: Desk) -> None:
    desk.button("share").click()
    expect(desk.notice).to_have_text(say("share-copied"))


def damaged(desk: Desk) -> None:
    desk.page.evaluate("location.hash = '#v1=%%%'")
    expect(desk.notice).to_contain_text(say("link-damaged"))


def two_views(desk: Desk) -> None:
    desk.page.locator(".second .tab-body .stages").wait_for()


def beside(desk: Desk) -> None:
    desk.button("panel-beside").click()


def one_view(desk: Desk) -> None:
    if desk.button("panel-under").count():
        desk.button("panel-under").click()
    desk.page.locator("#panel-two").click()


def blank(desk: Desk) -> None:
    desk.page.keyboard.press("b")
    expect(desk.page.locator("#blank")).to_be_focused()


def leave_stage(desk: Desk) -> None:
    while desk.page.locator(".page.presenting").count():
        desk.page.keyboard.press("Escape")


REVERSE = {"src": COLAH, "mode": "reverse", "step": 8, "tab": "table"}
MODES = [
    State("opening", {"src": COLAH, "mode": "forward", "tab": "table", "step": 3}),
    *(
        State(f"mode {mode.name}", {"src": TWO, "mode": mode.name, "tab": "table", "step": 12, "params": {"descent": {"iterations": 2}}})
        for mode in engine.MODES
    ),
    *(
        State(
            f"end of {mode.name}",
            {"src": TWO, "mode": mode.name, "tab": "result", "step": 12, "params": {"descent": {"iterations": 2}}},
            then=Desk.end,
            within=".details",
        )
        for mode in engine.MODES
    ),
]
VIEWS = [
    view("table", ".trace-table"),
    view("equation", ".stages"),
    view("tape", ".reel"),
    view("paths", "button.path", lambda desk: desk.tab_body.locator("button.path").first.click()),
    view("result", ".costs", press_in_panel("costs-show", ".costs-table")),
    *(view("code", "pre.code", code_in(language)) for language in ("pathsum", "python", "latex")),
    view("jacobian", ".jacobian-grid", src=TWO),
    view("health", ".health-panel, section", show_all, src=NET),
    view("cost", ".cost-key", src=TWO),
    view("ledger", ".ledger-terms", step_twice, src=NINE, mode="factor", step=0),
    view("game", ".game-score", seek, src=TWO, mode="elimination", params={"elimination": {"order": ["u"]}}),
    view("checks", ".v-curve", src=TWO),
    view("descent", ".loss-curve", src=BOWL, mode="descent"),
    view("transcript", ".spoken-step"),
    view("predict", "form", guess("7"), step=5),
    view("predict", "form", press_in_panel("predict-kind-edge", ".tab-body button"), step=5),
    State("tensors", {"src": LAYER, "mode": "reverse", "step": 8, "tab": "table"}),
    State("groups", {"src": NET, "mode": "forward", "step": 4, "tab": "table"}, "[data-group]"),
    State("singular points", {"src": ODD, "mode": "reverse", "step": 12, "tab": "result"}, ".trouble"),
]
SHEETS = [
    State("formulas and a card", {**REVERSE, "labels": "symbol"}, ".formula-at", hover),
    State("dual numbers", {**REVERSE, "mode": "forward", "as": "dual", "labels": "number"}, ".dual", wide=True),
    State("examples", REVERSE, then=lambda desk: desk.button("example-choose").click(), wide=True, after=escape),
    State("all views", REVERSE, then=lambda desk: desk.more_views.click(), after=escape),
    State("found", REVERSE, then=search("v"), after=escape),
    State("not found", REVERSE, then=search("zzz"), after=escape),
    State("two views", {**REVERSE, "beside": "equation"}, ".second", two_views, wide=True),
    State("side by side", {**REVERSE, "beside": "equation"}, ".second", beside, wide=True, after=one_view),
    State(
        "program folded", REVERSE, then=lambda desk: desk.button("program-fold").click(), wide=True, after=lambda desk: desk.button("program-unfold").click()
    ),
    State("views folded", REVERSE, then=lambda desk: desk.button("panel-fold").click(), wide=True, after=lambda desk: desk.button("panel-unfold").click()),
    State("help", REVERSE, then=open_help, after=close_help),
    State("link copied", REVERSE, then=copied, after=escape),
    State("damaged link", REVERSE, then=damaged, after=lambda desk: desk.button("dismiss").click()),
    State("error", REVERSE, then=error),
    State("offline", REVERSE, then=offline, after=online),
    State("presenter", {**REVERSE, "present": True}, ".presenting"),
    State("blank screen", {**REVERSE, "present": True}, ".presenting", blank, after=leave_stage),
]
SITTINGS = {"modes": MODES, "views": VIEWS, "sheets": SHEETS}
SCREENS = {
    "wide": ({"color_scheme": "light"}, {}),
    "phone": (PHONE, {}),
    # There the colours are the person's own, and axe reads those that the page asked for.
    "forced": ({"forced_colors": "active"}, {"rules": {"color-contrast": {"enabled": False}}}),
    # What a browser makes of 1280 x 800 at 200 %.
    "zoomed": ({"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}, {}),
}
NARROW = {"phone", "zoomed"}
# In the dark nothing but the colours differs: each state of the wide screen is seen in both.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
EACH = [(screen, sitting) for screen in ("wide", "phone") for sitting in SITTINGS] + [("forced", "sheets"), ("zoomed", "sheets")]
COME = """({ mode, step, ready }) => document.querySelector('.graph')?.dataset.mode === mode && document.querySelector(ready)
  && (step === null || Number(document.querySelector('#scrubber').value) === step) && !document.querySelector('[aria-busy="true"]')"""


def go(desk: Desk, state: State) -> None:
    """Follows a link without leaving the page."""
    words = {"present": False, "labels": "number", **state.link}
    desk.page.evaluate("(hash) => { location.hash = hash; }", link(**words)[1:])
    desk.page.wait_for_function(COME, arg={"mode": words["mode"], "step": words["step"], "ready": state.ready}, timeout=40_000)


@pytest.mark.parametrize(("name", "sitting"), EACH)
def test_no_state_has_anything_to_mend(name: str, sitting: str, open_desk: OpenDesk) -> None:
    screen, rules = SCREENS[name]
    desk = open_desk(**screen, **OPEN)
    light = desk.page.evaluate(PAPER)
    trouble = []
    for state in SITTINGS[sitting]:
        if state.wide and name in NARROW:
            continue
        go(desk, state)
        state.then(desk)
        desk.settled()
        found = findings(desk, state.within, **rules)
        if name == "wide":
            desk.page.emulate_media(color_scheme="dark")
            desk.page.wait_for_function(f"(light) => {PAPER} !== light", arg=light)
            found += [f"in the dark, {each}" for each in findings(desk, state.within, **COLOURS)]
            desk.page.emulate_media(color_scheme="light")
            desk.page.wait_for_function(f"(light) => {PAPER} === light", arg=light)
        if name == "wide" or name in NARROW:
            found += [each for question in (SMALL, COVERED, WIDER) for each in desk.page.evaluate(question)]
        trouble += [f"{state.name}: {each}" for each in found]
        state.after(desk)
    assert not trouble, "\n".join(trouble)
