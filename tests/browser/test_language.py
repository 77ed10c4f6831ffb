"""Another language by keyboard: every word of the page and of the service follows, the step stays, a link and a reload keep it; axe; nothing sticks out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from app.messages import sentence, spoken
from engine.wording import refuse
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, PHONE, findings
from tools.links import link

# What a person can read, in the page or out of it, without mathematics and code: texts and names, each once.
READ = """() => {
  const shown = (element) => element.checkVisibility();
  const texts = [...document.querySelectorAll('h1, h2, h3, h4, p, span, button, label, legend, option, th, dt, a')].filter(shown)
    .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent.trim()));
  const names = [...document.querySelectorAll('[aria-label], [title]')].flatMap((element) => [element.getAttribute('aria-label'), element.title]);
  return [...new Set([...texts, ...names])].filter((text) => text && /[a-z]{3}/i.test(text));
}"""


def chosen(desk: Desk, code: str) -> None:
    expect(desk.page.locator("html")).to_have_attribute("lang", code)
    expect(desk.page.locator("#language")).to_have_value(code)


def test_german_by_keyboard_in_a_link_and_after_a_reload(open_desk: OpenDesk) -> None:
    desk = open_desk(**OPEN)
    page = desk.page
    for _ in range(3):
        desk.step()
    before = page.locator("#scrubber").input_value()
    page.locator("#language").focus()
    page.keyboard.press("d")  # what the language calls itself begins with it
    chosen(desk, "de")
    expect(page.locator("#language")).to_be_focused()
    assert page.locator("#scrubber").input_value() == before
    assert page.title().endswith(sentence("app-tagline", {}, "de"))
    # Nothing that was said before is left: what both languages say alike is a name.
    expect(page.get_by_role("radio", name=sentence("mode-title-forward", {}, "de"))).to_be_visible()
    desk.rests()  # what the service says of the steps comes apart from what it calls the modes
    german = set(page.evaluate(READ))
    page.locator("#language").select_option("en")
    chosen(desk, "en")
    expect(page.get_by_role("radio", name="Forward mode")).to_be_visible()
    desk.rests()
    english = set(page.evaluate(READ))
    alike = {"Pathsum", "Seed", "Code", "dual", "English", "Deutsch", "Español", "Graph", "Zoom"}
    assert {text for text in german & english if re.search(r"[a-z]{3}", text)} <= alike
    page.locator("#language").select_option("de")
    chosen(desk, "de")

    # A refusal of the service, in the program and in the language, and again in another one.
    desk.watch.expect("status 422", "the server responded with a status of 422")
    page.locator("#program").fill("y = (x")
    error = refuse("close_missing", opened="(", closing=")")
    expect(desk.message).to_contain_text(spoken(error.said, "de"))
    expect(desk.message).to_contain_text(spoken(error.advice, "de"))
    page.locator("#language").select_option("es")
    expect(desk.message).to_contain_text(spoken(error.said, "es"))
    page.locator("#language").select_option("de")
    expect(desk.message).to_contain_text(spoken(error.said, "de"))

    # The link carries it to a browser that wishes for another; a reload without a link remembers it.
    page.locator("#program").fill("y = log(x)\n")
    page.locator(".share").click()
    expect(page.locator(".notices")).to_contain_text(sentence("share-copied", {}, "de"))
    address: str = page.evaluate("navigator.clipboard.readText()")
    other = open_desk(address, locale="es-ES", ready=False)
    chosen(other, "de")
    expect(other.page.locator(".sentence")).not_to_be_empty()
    other.page.goto("/")
    chosen(other, "es")  # a link is followed, but not remembered
    page.goto("/")
    chosen(desk, "de")
    expect(page.get_by_role("button", name=sentence("transport-next", {}, "de"), exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "de"


@pytest.mark.parametrize("language", ["de", "es"])
@pytest.mark.parametrize("screen", [{}, PHONE], ids=["wide", "phone"])
def test_long_words_have_room_and_axe_finds_nothing(language: str, screen: dict[str, Any], open_desk: OpenDesk) -> None:
    program = "y = log(x1) + x1*x2 - sin(x2)"
    desk = open_desk(link(src=program, at={"x1": 2, "x2": 5}, mode="reverse", step=9, lang=language), ready=False, **screen, **OPEN)
    page = desk.page
    chosen(desk, language)
    expect(page.locator("[data-node='6']").first).to_be_visible()
    desk.settled()
    assert findings(desk) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = page.evaluate(
        """() => [...document.querySelectorAll('button, .choice span, th, .head *, .dock select, .looks legend')].filter((element) => element.checkVisibility()
          && element.clientWidth > 1
          && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && !element.closest('.hidden, .share'))
          .map((element) => `${element.tagName} ${element.className} ${element.textContent}`)"""
    )
    assert cut == []
