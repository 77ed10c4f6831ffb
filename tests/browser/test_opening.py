"""The page as it opens: drawn, paused, explained, without asking the service for anything, under a strict policy."""

from __future__ import annotations

import re

import httpx
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk, Served
from tests.browser.desk import Desk
from tests.browser.words import say


def test_opens_drawn_and_paused_without_a_question(open_desk: OpenDesk) -> None:
    desk = open_desk(fresh=True)
    expect(desk.graph).to_have_accessible_name("Computational graph of e: 6 nodes, 6 edges")
    seen = desk.read()
    assert [node["number"] for node in seen["nodes"]] == ["2", "1", "3", "1", "2", "6"]
    assert seen["partials"] == {"0": "1", "1": "1", "2": "1", "4": "2", "5": "3"}
    assert {node["chip"] for node in seen["nodes"]} == {"?", None}
    assert seen["sentence"] == say("start-forward", seeds="a")
    assert desk.place() == (3, 10)
    expect(desk.key("play")).to_be_visible()
    expect(desk.editor).to_have_value(re.compile(r"e = \(a ?\+ ?b\) ?\* ?\(b ?\+ ?1\)"))
    assert desk.watch.traces() == 0


# What may come after the first picture: KaTeX, the icon, and a font that is found out about only when it is used.
LATER = re.compile(r"/(katex|favicon|source-code-pro)[^/]*$")
FETCHED = """() => {
  const { initiatorType, ...page } = performance.getEntriesByType('navigation')[0].toJSON();
  const files = performance.getEntriesByType('resource').map((entry) => entry.toJSON()).filter(({ name }) => name.includes('/static/'));
  return { page, files };
}"""


def test_everything_that_the_first_picture_needs_is_asked_for_by_the_page_itself(open_desk: OpenDesk) -> None:
    """Nothing waits until another file has come and names it: few files, all packed, all named in the page's head.

    Of the catalogues, one: early.js asks for it.
    """
    desk = open_desk(fresh=True)
    desk.page.wait_for_load_state("networkidle")
    fetched = desk.page.evaluate(FETCHED)
    addresses = [httpx.URL(each["name"]).path for each in fetched["files"]]
    catalogue = desk.page.evaluate("() => JSON.parse(document.documentElement.dataset.catalogues)[document.documentElement.lang]")
    named = {catalogue, *re.findall(r'(?:src|href)="(/[^"]+)"', httpx.get(desk.page.url, timeout=60).text)}
    assert {each for each in addresses if not LATER.search(each)} == {each for each in named if not LATER.search(each)}
    assert len(addresses) == len(set(addresses)) <= 10
    assert all(address.startswith("/static/packed/") for address in addresses)
    for each in (fetched["page"], *fetched["files"]):
        assert each["encodedBodySize"] < each["decodedBodySize"] or each["name"].endswith(".woff2"), each["name"]


def test_the_page_as_it_is_written_works_without_packing(written_server: Served, open_desk: OpenDesk) -> None:
    desk = open_desk(base=written_server.url)
    assert "/static/js/views/app.js" in " ".join(desk.watch.asked)
    assert "/static/packed/" not in " ".join(desk.watch.asked)
    desk.step()
    desk.choose_tab("tab-jacobian")
    expect(desk.tab_body.get_by_role("table").first).to_be_visible()


def test_only_next_glows_until_it_is_pressed(desk: Desk) -> None:
    glow = "(element) => [getComputedStyle(element).boxShadow, getComputedStyle(element).animationName].join()"
    before = desk.next_button.evaluate(glow)
    assert [button.evaluate(glow) for button in desk.page.get_by_role("button").all() if button.get_attribute("id") != "next"].count(before) == 0
    desk.step()
    assert desk.next_button.evaluate(glow) != before


def test_policy_is_strict(server: str) -> None:
    headers = httpx.get(server, timeout=60).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] in ("'self'", "'none'")
    assert headers["x-content-type-options"] == "nosniff"


def test_policy_is_enforced(open_desk: OpenDesk) -> None:
    """A script that got into the page does not run: the header is not only sent."""
    desk = open_desk()
    desk.watch.expect("Content Security Policy")
    ran = desk.page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.intruder = true';
          document.body.append(script);
          const image = document.createElement('div');
          image.innerHTML = '<img src="/static/favicon.svg" onload="window.intruder = true" onerror="window.intruder = true">';
          document.body.append(image);
          return new Promise((resolve) => image.firstChild.addEventListener('load', () => resolve(window.intruder === true)));
        }"""
    )
    assert not ran
    assert len(desk.page.evaluate("window.cspViolations.splice(0)")) >= 2


def test_without_scripts_the_page_says_so(server: str) -> None:
    """Chromium under test keeps noscript closed, so its words are read as they are sent."""
    inside = re.search(r"<noscript>(.*?)</noscript>", httpx.get(server, timeout=60).text, re.DOTALL)
    assert inside
    assert "needs JavaScript" in inside[1]
