"""axe-core finds nothing to mend on the page, in each of the states that it can be in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# Every rule of WCAG 2.2 A and AA and the good practices; contrast is measured on what is drawn.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}


def findings(desk: Desk, **options: Any) -> list[str]:
    """What axe finds, one line an element."""
    desk.page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found: list[dict[str, Any]] = desk.page.evaluate("(rules) => axe.run(document, rules).then((answer) => answer.violations)", {**RULES, **options})
    return [f"{each['id']}: {node['target']} {node['html'][:120]} {node['failureSummary'][:300]}" for each in found for node in each["nodes"]]


def opening(desk: Desk) -> None:
    pass


def mid_reverse(desk: Desk) -> None:
    desk.choose_mode("reverse")
    desk.choose_tab("tab-table")
    for _ in range(3):
        desk.step()


def paths(desk: Desk) -> None:
    desk.choose_mode("paths")
    desk.end()
    desk.tab_body.locator("button.path").first.click()


def result(desk: Desk) -> None:
    desk.choose_tab("tab-result")
    desk.tab_body.get_by_role("button").first.click()
    expect(desk.tab_body.get_by_role("group").first).to_be_visible()


def paths_beside_forward(desk: Desk) -> None:
    desk.step()
    desk.choose_tab("tab-paths")
    expect(desk.tab_body.locator("tfoot")).to_be_visible()


def error(desk: Desk) -> None:
    desk.watch.expect("status 422", "the server responded with a status of 422")
    desk.type_program("y = sin x")
    expect(desk.message.get_by_role("button")).to_be_visible()


def help_sheet(desk: Desk) -> None:
    desk.button("help").click()
    expect(desk.page.get_by_role("dialog")).to_be_visible()


def formulas(desk: Desk) -> None:
    desk.page.get_by_role("radio", name=say("labels-symbol")).check()
    desk.node("e is ").hover()
    expect(desk.page.locator(".graph-card-body")).to_be_visible()


def singular(desk: Desk) -> None:
    desk.type_program("x = -1\nz = 0\nw = 0\ny = log(x) + 1/z + abs(w)")
    expect(desk.node("y is ")).to_have_count(1)
    expect(desk.tab_body).to_contain_text(say("paths-count", count=1, **{"from": "x", "to": "y"}))
    desk.end()
    desk.choose_tab("tab-result")


def damaged_link(desk: Desk) -> None:
    desk.page.evaluate("location.hash = '#v1=%%%'")
    expect(desk.notice).not_to_be_empty()


# One after the other, as in one sitting.
STATES: list[Callable[[Desk], None]] = [opening, paths_beside_forward, result, mid_reverse, formulas, help_sheet, paths, damaged_link, singular, error]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# axe styles what it measures, which the page's policy forbids. The policy has tests of its own, so it is off here.
OPEN = {"bypass_csp": True}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(scheme: str, open_desk: OpenDesk) -> None:
    """Every rule in the light; in the dark those about colour, as nothing else differs."""
    found = {}
    desk = open_desk(color_scheme=scheme, **OPEN)
    for state in STATES:
        state(desk)
        found[state.__name__] = findings(
            desk, **({} if scheme == "light" else {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}})
        )
        desk.page.keyboard.press("Escape")
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    ("screen", "rules"),
    [
        (PHONE, {}),
        # What a browser makes of 1280 × 800 at 200 %.
        ({"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}, {}),
        # There the colours are the person's own, and axe reads those that the page asked for.
        ({"forced_colors": "active"}, {"rules": {"color-contrast": {"enabled": False}}}),
    ],
    ids=["narrow", "zoomed", "forced-colours"],
)
def test_axe_finds_nothing_on_other_screens(screen: dict[str, Any], rules: dict[str, Any], open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = log(x1) + x1*x2 - sin(x2)", at={"x1": 2, "x2": 5}, mode="reverse", step=9), **screen, **OPEN)
    desk.drawn("y", 7, 8)
    found = {}
    for tab in desk.page.get_by_role("tab").all():
        tab.click()
        found[tab.inner_text()] = findings(desk, **rules)
    assert {name: each for name, each in found.items() if each} == {}


def test_axe_would_find_something(open_desk: OpenDesk) -> None:
    """The check itself is checked: a button without a name is found."""
    desk = open_desk(**OPEN)
    desk.page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(line.startswith("button-name") for line in findings(desk))


def test_each_step_is_announced(desk: Desk) -> None:
    """The sentence is a live region, said whole, and nothing else speaks at a step."""
    speakers = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"], [role="log"], output:not([aria-hidden])'
    texts = "(all) => all.map((each) => each.textContent)"
    before = desk.page.locator(speakers).evaluate_all(texts)
    desk.step()
    after = desk.page.locator(speakers).evaluate_all(texts)
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert desk.sentence.inner_text().replace("\n", "") == changed[0]
    expect(desk.sentence).to_have_attribute("aria-atomic", "true")
