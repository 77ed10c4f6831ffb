"""How axe-core is asked (test_states.py asks it in each state), and what a step says to those who listen."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import ROOT, OpenDesk
from tests.browser.desk import Desk

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# Every rule of WCAG 2.2 A and AA and the good practices; contrast is measured on what is drawn.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}


def findings(desk: Desk, within: str = "html", **options: Any) -> list[str]:
    """What axe finds on the page or in a part of it, one line an element."""
    if not desk.page.evaluate("'axe' in window"):
        desk.page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found: list[dict[str, Any]] = desk.page.evaluate(
        "([within, rules]) => axe.run(within, rules).then((answer) => answer.violations)", [within, {**RULES, **options}]
    )
    return [f"{each['id']}: {node['target']} {node['html'][:120]} {node['failureSummary'][:300]}" for each in found for node in each["nodes"]]


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# axe styles what it measures, which the page's policy forbids. The policy has tests of its own, so it is off here.
OPEN = {"bypass_csp": True}


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
