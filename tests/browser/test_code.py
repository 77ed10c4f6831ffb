"""The tab that shows the derivatives as a program: asked for when it is opened, in every language, copied, opened, and in step with the picture."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Request, Route, expect

import engine
from app.routes.page import OPENING
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

ROUTE = "**/api/v1/code"


def code_of(desk: Desk) -> Any:
    return desk.tab_body.locator(".code-text pre.code")


def open_code(desk: Desk) -> None:
    desk.choose_tab("tab-code")
    expect(code_of(desk)).to_be_visible()


def choose(desk: Desk, language: str) -> None:
    desk.tab_body.get_by_role("combobox", name=say("code-language"), exact=True).select_option(language)


def shows(desk: Desk, language: str = "pathsum", mode: str = "forward", source: str = OPENING, **wishes: Any) -> None:
    """The panel shows what the engine writes, letter by letter."""
    text = engine.write_code(engine.parse(source), mode, language, **wishes).text
    expect(code_of(desk)).to_have_js_property("textContent", text)


def test_it_is_asked_for_when_it_is_opened(desk: Desk) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/code") else None)
    desk.end()
    desk.choose_tab("tab-result")
    assert asked == []
    open_code(desk)
    shows(desk)
    assert len(asked) == 1
    desk.press("first")
    desk.choose_tab("tab-table")
    open_code(desk)
    assert len(asked) == 1, "what is there already is not asked for again"


@pytest.mark.parametrize("language", engine.LANGUAGES)
def test_languages_modes_and_comments(desk: Desk, language: str) -> None:
    open_code(desk)
    choose(desk, language)
    shows(desk, language)
    desk.page.locator('input[name="code-mode"][value="reverse"]').check()
    shows(desk, language, "reverse")
    desk.page.get_by_role("checkbox", name=say("code-comments")).uncheck()
    shows(desk, language, "reverse", comments=False)
    expect(desk.tab_body.locator(".katex-display")).to_have_count(int(language == "latex"))
    assert desk.button("code-open").count() == (language == "pathsum")


def test_it_begins_with_the_mode_and_the_seed_of_the_page(desk: Desk) -> None:
    desk.choose_mode("reverse")
    open_code(desk)
    shows(desk, mode="reverse")
    desk.type_program("p = x*y\nq = x/y")
    shows(desk, mode="reverse", source="p = x*y\nq = x/y")
    desk.tab_body.get_by_role("combobox", name=say("code-output"), exact=True).select_option("q")
    shows(desk, mode="reverse", source="p = x*y\nq = x/y", seed="q")
    desk.page.locator('input[name="code-mode"][value="forward"]').check()
    desk.tab_body.get_by_role("combobox", name=say("code-input"), exact=True).select_option("y")
    shows(desk, source="p = x*y\nq = x/y", seed="y")


def test_it_follows_the_program_and_its_numbers(desk: Desk) -> None:
    open_code(desk)
    desk.set_input("a", "7.5")
    shows(desk, at={"a": 7.5})
    desk.type_program("y = sin(t)")
    shows(desk, source="y = sin(t)")
    desk.watch.expect("status 422", "the server responded with a status of 422")
    desk.type_program("y = sin(t")
    expect(desk.message).not_to_be_empty()
    shows(desk, source="y = sin(t)")


def test_copy(desk: Desk) -> None:
    open_code(desk)
    choose(desk, "jax")
    shows(desk, "jax")
    desk.button("code-copy").click()
    expect(desk.tab_body.get_by_role("status")).to_have_text(say("code-copied"))
    assert desk.page.evaluate("navigator.clipboard.readText()") == engine.write_code(engine.parse(OPENING), "forward", "jax").text
    choose(desk, "torch")
    expect(desk.tab_body.get_by_role("status")).to_be_empty()


def test_open_as_program_and_undo(desk: Desk) -> None:
    """The gradient is drawn, and can be differentiated again: its gradient is on the panel at once."""
    desk.choose_mode("reverse")
    open_code(desk)
    shows(desk, mode="reverse")
    first = engine.write_code(engine.parse(OPENING), "reverse").text
    desk.button("code-open").click()
    expect(desk.editor).to_have_value(first)
    graph = engine.parse(first)
    desk.drawn("e, a_bar, b_bar", graph.size, len(graph.edges[0]))
    shows(desk, mode="reverse", source=first)
    desk.button("undo").click()
    expect(desk.editor).to_have_value(OPENING)
    shows(desk, mode="reverse")


def test_an_older_answer_never_overtakes_a_newer_one(open_desk: OpenDesk) -> None:
    """The first answer is held back until the second is there; then it comes, and nobody listens."""
    desk = open_desk()
    held: list[Route] = []

    def hold(route: Route, request: Request) -> None:
        if request.post_data_json["language"] == "python":
            held.append(route)
        else:
            route.continue_()

    open_code(desk)
    desk.page.route(ROUTE, hold)
    choose(desk, "python")
    expect(desk.tab_body.locator(".late")).to_be_visible()
    choose(desk, "numpy")
    shows(desk, "numpy")
    assert len(held) == 1
    held[0].abort()
    desk.step()
    shows(desk, "numpy")
    expect(desk.tab_body.locator(".late")).to_have_count(0)


def test_lines_and_nodes_are_one_story(desk: Desk) -> None:
    desk.choose_mode("reverse")
    open_code(desk)
    lines = code_of(desk).locator(".line")
    desk.press("first")
    desk.step()
    expect(code_of(desk).locator(".is-current")).to_have_text("v1 = a + b  # sum\n")
    desk.end()
    desk.press("previous")
    expect(code_of(desk).locator(".is-current")).to_have_count(1)
    expect(code_of(desk).locator(".is-current")).to_contain_text("_bar = ")
    lines.filter(has_text="v2_bar = ").hover()
    expect(code_of(desk).locator(".lit")).to_have_count(2)
    expect(desk.node("v2 is ")).to_have_class(re.compile("node-hover"))
    desk.node("v1 is ").hover()
    expect(code_of(desk).locator(".lit").first).to_have_text("v1 = a + b  # sum\n")


def test_without_a_network_it_says_so_and_tries_again(desk: Desk) -> None:
    desk.watch.expect("net::ERR_FAILED")
    desk.page.route(ROUTE, lambda route: route.abort())
    desk.choose_tab("tab-code")
    expect(desk.tab_body.get_by_text(say("offline"))).to_be_visible()
    assert desk.watch.asked.count("POST /api/v1/code") == 1
    desk.page.unroute(ROUTE)
    desk.tab_body.get_by_role("button", name=say("retry"), exact=True).click()
    shows(desk)


def test_by_keyboard_alone(desk: Desk) -> None:
    desk.tab("tab-table").focus()
    while desk.page.evaluate("document.activeElement.id") != "tab-code":
        desk.page.keyboard.press("ArrowRight")
    expect(desk.tab("tab-code")).to_be_focused()
    shows(desk)
    for _ in range(6):  # the menu of views, more room, the second view, the panel, the program
        desk.page.keyboard.press("Tab")
    language = desk.tab_body.get_by_role("combobox", name=say("code-language"), exact=True)
    expect(language).to_be_focused()
    desk.page.keyboard.press("ArrowDown")
    expect(language).to_have_value("python")
    shows(desk, "python")
    for _ in range(3):  # mode, name
        desk.page.keyboard.press("Tab")
    expect(code_of(desk)).to_be_focused()
    for _ in range(2):  # comments
        desk.page.keyboard.press("Tab")
    expect(desk.button("code-copy")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.tab_body.get_by_role("status")).to_have_text(say("code-copied"))


def test_it_runs_with_the_steps_and_the_line_in_hand_stays_in_sight(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=OPENING, mode="reverse", tab="code", step=7))

    def beside(text: str, number: str) -> None:
        """What a line has given so far."""
        expect(code_of(desk).locator(".line").filter(has_text=re.compile(rf"^{re.escape(text)}\s"))).to_have_attribute("data-number", number)

    for text, number in {"e = v1*v2": "6", "v2_bar = e_bar*v1": "3", "b_bar = v2_bar + v1_bar": "3", "a_bar = v1_bar": ""}.items():
        beside(text, number)
    desk.end()
    beside("b_bar = v2_bar + v1_bar", "5")
    desk.press("first")
    beside("e = v1*v2", "")
    beside("b = 1", "1")
    desk.end()
    desk.page.locator('input[name="code-mode"][value="forward"]').check()
    beside("e_dot = v1_dot*v2", "")  # another sweep than the one on the page has no numbers
    beside("e = v1*v2", "6")
    # Going back, the line in hand is the operation that is read; what it gives something to is marked beside it.
    desk.page.locator("#scrubber").fill("7")
    listing = desk.tab_body.locator(".listing")
    expect(listing.locator(".line.is-current")).to_have_text("e = (a + b) * (b + 1)\n")
    assert "".join(listing.locator(".read-now").all_text_contents()) == "(b + 1)"
    expect(listing.locator(".in-hand-now")).to_have_text("b")
    # A long program scrolls after the step, in its own boxes.
    desk.type_program("h = x\n" + "".join(f"h = tanh(w{i}*h)\n" for i in range(30)))
    desk.page.locator('input[name="code-mode"][value="reverse"]').check()
    expect(code_of(desk)).to_contain_text("w29_bar")
    for k in ("63", "90", "120"):
        desk.page.locator("#scrubber").fill(k)
        for line in (listing.locator(".line.is-current"), code_of(desk).locator(".is-current"), desk.page.locator(".mirror .mark-now")):
            expect(line).to_be_in_viewport()
