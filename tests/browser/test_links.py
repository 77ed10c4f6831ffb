"""Links: what a link carries comes back whole, and what a stranger put into one does no harm and is explained."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import base64url, deflate, link

CASES = Path(__file__).resolve().parents[1] / "data" / "bad_inputs.jsonl"
ROWS = [row for line in CASES.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["context"] == "permalink" and row["group"] == "permalink"]
NOTICES = ["link-damaged", "link-part", "link-step", "link-version", "link-size"]
UNHARMED = "[({}).a, Object.prototype.polluted, Array.prototype.polluted, document.querySelector('dialog[open]')].every((each) => each == null)"
# A hundred megabytes of zeros as brotli has them, give or take: links are never brotli, so any of its bytes will do.
BROTLI = bytes([0xFF, 0xFF, 0xFF, 0x81, 0xFF, 0x00]) + bytes(152)


def fragment(row: dict[str, Any]) -> str:
    """The payload that a case describes: its text, or what its ``gen`` says to make."""
    made = ""
    for what, amount in row.get("gen", []):
        if what == "deflate-raw-zeros":
            made += "#v1=" + base64url(deflate(bytes(amount // 16)))  # a sixteenth is still 60 kB, eight times what may come in
        elif what == "brotli-zeros":
            made += "#v1=" + base64url(BROTLI)
        else:
            made += what * amount
    return made or row["input"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_bad_link_opens_the_page_with_an_explanation(row: dict[str, Any], open_desk: OpenDesk) -> None:
    desk = open_desk("/" + fragment(row))
    assert "E_LINK" in row["expected"]["code"] or row["expected"]["outcome"] == "reject"
    expect(desk.notice).to_have_text(re.compile("|".join(re.escape(say(notice)) for notice in NOTICES)))
    expect(desk.graph).to_have_accessible_name(say("graph-name", outputs="e", nodes=6, edges=6))
    assert desk.page.evaluate(UNHARMED)
    k, count = desk.place()
    assert 0 <= k <= count
    assert desk.watch.traces() <= 1
    # The page works: a step, and the explanation goes when it is read.
    desk.page.get_by_role("button", name=say("dismiss")).click()
    expect(desk.notice).to_be_empty()
    desk.press("previous")
    desk.at_step(k - 1)


def hostile(text: str) -> str:
    return base64url(deflate(text.encode()))


HOSTILE = {
    "not an object": hostile("[1, 2]"),
    "a bomb of 65 kB in 80 bytes": hostile(" " * 66_000),
    "a mode that is none": hostile('{"src": "y = x*x", "mode": "constructor", "tab": "nowhere", "speed": 1e9, "dir": "UP"}'),
    "numbers that are none": hostile('{"src": "y = x*x", "at": {"x": "2"}, "step": -1}'),
    "numbers too large": hostile('{"src": "y = x*x", "at": {"x": 1e400}, "step": 1e400}'),
    "polluting": hostile('{"src": "y = x*x", "at": {"__proto__": 1}, "__proto__": {"polluted": 1}, "params": {"__proto__": {"polluted": 1}}, "a": 1}'),
    "polluting by constructor": hostile('{"src": "y = x*x", "constructor": {"prototype": {"polluted": 1}}, "at": {"constructor": 1}, "a": 1}'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_link(name: str, open_desk: OpenDesk) -> None:
    """What is wrong is left out and said; what is right is there."""
    desk = open_desk("/#v1=" + HOSTILE[name])
    expect(desk.notice).to_have_text(re.compile("|".join(re.escape(say(notice)) for notice in NOTICES)))
    if say("link-part") in desk.notice.inner_text():
        desk.drawn("y", 2, 2)
    else:
        desk.drawn("e", 6, 6)
    assert desk.page.evaluate(UNHARMED)
    expect(desk.page.locator('input[name="mode"]:checked')).to_have_count(1)


def test_step_beyond_the_end_is_the_end(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = x*x", at={"x": 3}, mode="reverse", step=10**9))
    desk.drawn("y", 2, 2)
    expect(desk.notice).to_contain_text(say("link-step"))
    k, count = desk.place()
    assert k == count > 0
    expect(desk.node("Input x ")).to_have_attribute("aria-label", re.compile(say("graph-node-adjoint", value="6")))


def test_everything_shareable_comes_back(open_desk: OpenDesk) -> None:
    """The whole list at once: program, values, mode, seeds, step, tab, labels, granularity, speed; and both ends read the same."""
    desk = open_desk(
        link(src="p = a*b\nq = p + sin(a)\nreturn p, q", at={"a": 0.5, "b": -3}, mode="reverse", params={"reverse": {"seed": {"p": 2, "q": -1}}}, step=4)
    )
    desk.drawn("p, q", 5, 5)
    desk.choose_tab("tab-paths")
    desk.page.get_by_role("radio", name=say("labels-symbol")).check()
    desk.page.get_by_role("combobox", name=say("granularity-label")).select_option("node")
    desk.page.get_by_role("combobox", name=say("speed-label")).select_option("4")
    expect(desk.number_box("a")).to_have_value("0.5")
    expect(desk.number_box("b")).to_have_value("−3")

    expect(desk.tab_body.locator("tfoot")).to_be_visible()

    other = open_desk(desk.share())
    other.drawn("p, q", 5, 5)
    other.at_step(desk.place()[0])
    for name in ("a", "b"):
        expect(other.number_box(name)).to_have_value(desk.number_box(name).input_value())
    for name in ("p", "q"):
        seed = say("seed-number", name=name)
        expect(other.page.get_by_role("textbox", name=seed)).to_have_value(desk.page.get_by_role("textbox", name=seed).input_value())
    expect(other.mode("reverse")).to_be_checked()
    expect(other.tab("tab-paths")).to_have_attribute("aria-selected", "true")
    expect(other.page.get_by_role("radio", name=say("labels-symbol"))).to_be_checked()
    expect(other.page.get_by_role("combobox", name=say("granularity-label"))).to_have_value("node")
    expect(other.page.get_by_role("combobox", name=say("speed-label"))).to_have_value("4")
    expect(other.tab_body.locator("tfoot")).to_be_visible()
    assert other.read() == desk.read()


def test_pair_of_paths_mode_comes_back(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="p = a*b\nq = p*a + b", at={"a": 2, "b": 5}, mode="paths", params={"paths": {"input": "b", "output": "q"}}, step=3))
    desk.drawn("q", 5, 6)
    desk.choose_tab("tab-paths")
    desk.end()
    seen = desk.read()
    assert [row["product"] for row in seen["paths"]] == ["4", "1"]
    other = open_desk(desk.share())
    other.drawn("q", 5, 6)
    assert other.read() == seen


def test_address_follows_and_the_back_door_is_open(desk: Desk) -> None:
    """What the page shows is in its address; an address typed into an open page opens, and so does a reload."""
    desk.step()
    desk.page.wait_for_url(re.compile("#v1=."))
    desk.page.reload()
    desk.at_step(4)
    desk.page.evaluate("(hash) => { location.hash = hash }", link(src="z = t*t*t", mode="forward", step=1)[1:])
    desk.drawn("z", 3, 4)
    desk.at_step(1)
    desk.page.evaluate("(hash) => { location.hash = hash }", "#v1=%%%")
    expect(desk.notice).to_contain_text(say("link-damaged"))
    expect(desk.editor).to_have_value("z = t*t*t")


def test_values_of_a_link_win_over_those_that_the_page_opened_with(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = a*b", at={"a": 7, "b": -2}, mode="forward", step=0))
    desk.drawn("y", 3, 2)
    expect(desk.number_box("a")).to_have_value("7")
    expect(desk.node("Input a ")).to_have_attribute("aria-label", re.compile(r"^Input a is 7\."))
    expect(desk.node("Input b ")).to_have_attribute("aria-label", re.compile(r"^Input b is −2\."))
