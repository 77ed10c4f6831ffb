"""Lesson pages for every eye, hand and ear: axe finds nothing on them, a screen begins at its title, and a lesson is two presses from the opening page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.messages import sentence
from tests.browser.conftest import OpenDesk
from tests.browser.test_access import OPEN, findings
from tests.browser.words import say


@pytest.mark.parametrize(("scheme", "width", "height"), [("light", 1440, 900), ("dark", 390, 844)])
def test_axe_finds_nothing_on_the_pages_of_lessons(scheme: str, width: int, height: int, open_desk: OpenDesk) -> None:
    desk = open_desk("/course", ready=False, color_scheme=scheme, viewport={"width": width, "height": height}, **OPEN)
    page = desk.page
    found = {}

    def look(name: str) -> None:
        found[name] = findings(desk)
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found[name].append("the page is wider than the screen")

    expect(page.locator("#course-go")).to_be_visible()
    look("course")
    page.goto("/lesson/kinds#screen=1&seed=5")
    for at in range(1, 10):
        expect(page.locator("main")).to_have_attribute("data-ready", "true")
        expect(page.locator(".screen-nav .soft")).to_have_text(say("learn-screen-of", at=at, count=9))
        if at > 1:
            expect(page.locator("#screen-title")).to_be_focused()
        if at in (1, 2):  # wrong entries and what is said of them
            page.locator(".entries input").first.fill("77")
            page.keyboard.press("Tab")
        look(f"screen {at}")
        while page.locator(".exercise-open").count() > 0:
            page.locator(".exercise-open").first.get_by_role("button", name=say("predict-show"), exact=True).click()
        if at in (2, 6):
            look(f"screen {at}, shown")
        if at < 9:
            page.locator("#screen-next").click()
    page.goto("/teacher")
    page.locator("summary").first.click()
    expect(page.locator(".plan")).to_be_visible()
    look("plan of a class")
    page.get_by_role("button", name=say("teach-new")).click()
    expect(page.locator("main")).to_have_attribute("data-ready", "true")
    look("a lesson being written")
    page.goto("/worksheet/kinds#seed=4")
    expect(page.locator(".sheet-answers")).to_be_visible()
    look("worksheet")
    page.goto("/embed")
    expect(desk.next_button).to_be_visible()
    look("embedded")
    assert {name: each for name, each in found.items() if each} == {}


def test_a_lesson_speaks_the_reader_s_language_or_says_that_it_cannot(open_desk: OpenDesk) -> None:
    desk = open_desk("/lesson/translated", ready=False, locale="de-DE")
    page = desk.page
    expect(page.locator(".lesson-title")).to_contain_text("Eine übersetzte Lektion")
    expect(page.get_by_role("note")).to_have_count(0)
    page.get_by_role("link", name=sentence("learn-course", {}, "de"), exact=True).click()
    expect(page.get_by_role("note")).to_have_text(sentence("course-untranslated", {}, "de"))
    page.get_by_role("link", name="Every kind of exercise").click()
    expect(page.get_by_role("note")).to_have_text(sentence("learn-untranslated", {}, "de"))
    assert page.locator("main").get_attribute("lang") == "en"
    assert page.locator(".screen-nav").get_attribute("lang") == "de"
    # An address that leads nowhere says so, whatever stands in it, and leads back.
    desk.watch.expect("status 404", "the server responded with a status of 404")
    for address in ("/lesson/%E0%A4%A", "/worksheet/none"):
        page.goto(address)
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_role("alert").get_by_role("link")).to_have_attribute("href", "/course")


def test_a_lesson_is_two_presses_away_and_the_course_says_where_to_go_on(open_desk: OpenDesk) -> None:
    page = open_desk(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True).page
    link = page.get_by_role("banner").get_by_role("link", name=say("learn-nav"), exact=True)
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    expect(page.locator("#course-go")).to_contain_text(say("course-begin", number=1))
    page.locator("#course-go").click()
    expect(page.locator("main")).to_have_attribute("data-ready", "true")
    # Only the part of the steps that its author wishes.
    scrubber = page.get_by_role("slider", name=say("transport-scrub"))
    for word, value in (("last", "3"), ("first", "0")):
        page.get_by_role("button", name=say(f"transport-{word}")).click()
        expect(scrubber).to_have_value(value)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # The picture is walked by arrows here too.
    page.get_by_role("application").locator('[data-key][tabindex="0"]').focus()
    before = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).not_to_have_attribute("data-key", before)
    page.goto("/lesson/sum-over-paths#screen=2&seed=7")
    expect(page.locator("main")).to_have_attribute("data-ready", "true")
    page.get_by_role("button", name=say("learn-back"), exact=True).click()
    expect(page.locator("#screen-title")).to_be_focused()
    page.get_by_role("link", name=say("learn-course"), exact=True).click()
    expect(page.locator("#course-go")).to_contain_text(re.compile(r"\d"))
