"""Typing: errors point at their place and offer a fix, the last good picture stays, nothing typed is ever lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenDesk, Served
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

TRACE = "**/api/v1/trace"
DRAWN = """(mark) => {
  const { textDecorationLine, borderBottomStyle, backgroundImage } = getComputedStyle(mark);
  return [textDecorationLine, borderBottomStyle, backgroundImage].join(' ');
}"""
# Text area and mirror set their text alike and begin at the same place.
ALIKE = """() => {
  const [area, mirror] = ['textarea', '.mirror'].map((each) => document.querySelector(each));
  const set = (element) => {
    const { font, letterSpacing, lineHeight, paddingLeft, paddingTop, borderLeftWidth, tabSize, whiteSpace } = getComputedStyle(element);
    const { left, top } = element.getBoundingClientRect();
    const [x, y] = [left + parseFloat(borderLeftWidth) + parseFloat(paddingLeft), top + parseFloat(paddingTop)];
    return [font, letterSpacing, lineHeight, tabSize, whiteSpace, x, y].join();
  };
  return set(area) === set(mirror);
}"""


def refused(desk: Desk) -> None:
    """A program under way is refused with a 422, which Chromium reports as if it were a failure."""
    desk.watch.expect("status 422", "the server responded with a status of 422")


@pytest.mark.parametrize(
    ("typed", "underlined", "fixed", "value"),
    [("y = sin x", "x", "y = sin(x)", "0.8415"), ("y = 3 4", "4", "y = 3*4", "12"), ("y = x)", ")", "y = x", "1"), ("y = (x + 1", "", "y = (x + 1)", "2")],
)
def test_error_is_shown_at_its_place_and_fixed_by_one_click(desk: Desk, typed: str, underlined: str, fixed: str, value: str) -> None:
    refused(desk)
    before = desk.read()["nodes"]
    desk.type_program(typed)
    expect(desk.editor).to_have_attribute("aria-invalid", "true")
    mark = desk.page.locator(".mirror .mark-error")
    expect(mark).to_have_count(1)
    assert underlined in mark.inner_text()
    # The underline is drawn, and lies under the very letters in the text area, not beside them.
    assert mark.evaluate(DRAWN) != "none none none"
    assert desk.page.evaluate(ALIKE)
    expect(desk.message).to_contain_text(re.compile(r"\w{3,}.*" + re.escape(say("error-place", line=1, column=0)[:8])))
    # The last good picture stays, and says that it is old.
    assert desk.read()["nodes"] == before
    expect(desk.page.get_by_text(say("stale"))).to_be_visible()
    expect(desk.editor).to_have_value(typed)

    desk.message.get_by_role("button").click()
    expect(desk.editor).to_have_value(fixed)
    expect(desk.editor).not_to_have_attribute("aria-invalid", "true")
    expect(desk.page.get_by_text(say("stale"))).to_have_count(0)
    expect(desk.graph.locator(".node-output, .output").first).to_have_attribute("aria-label", re.compile(rf"\b{re.escape(value)}\."))
    # One undo brings the typed text back.
    desk.button("undo").click()
    expect(desk.editor).to_have_value(typed)


def test_error_beyond_the_basic_plane_is_marked_where_it_is(desk: Desk) -> None:
    """Spans count code points, text areas count UTF-16 units: an emoji in a comment before the error tells them apart."""
    refused(desk)
    desk.type_program("# 🌱🌱\ny = a $ b")
    expect(desk.page.locator(".mirror .mark-error")).to_have_text(re.compile(r"^\$"))
    expect(desk.message).to_contain_text(say("error-place", line=2, column=7))


def test_typing_letter_by_letter_ends_where_it_should(desk: Desk) -> None:
    """Half-typed programs come and go; the caret, the text and the last picture are right at the end."""
    refused(desk)
    desk.page.evaluate("performance.now = () => 1000")  # no pause between two letters is longer than another, however busy the machine is
    desk.editor.fill("")
    desk.editor.press_sequentially("s = a*(b + 2)", delay=15)
    desk.drawn("s", 5, 4)
    expect(desk.editor).to_have_value("s = a*(b + 2)")
    assert desk.editor.evaluate("(area) => area.selectionStart") == 13
    desk.editor.press("Control+a")
    desk.editor.press("Delete")
    expect(desk.editor).to_have_value("")
    expect(desk.graph).to_be_visible()
    # Typing without a pause is one edit: undo leads back to before it, redo to after it.
    desk.editor.press("Control+z")
    desk.drawn("e", 6, 6)
    desk.editor.press("Control+Shift+z")
    expect(desk.editor).to_have_value("")


def test_a_new_starting_value_in_the_program_beats_the_slider(desk: Desk) -> None:
    desk.set_input("a", "9")
    expect(desk.node("Input a is 9")).to_have_count(1)
    desk.type_program("a = 4\nb = 1\ne = (a + b) * (b + 1)")
    expect(desk.node("Input a is 4")).to_have_count(1)
    expect(desk.number_box("a")).to_have_value("4")
    desk.button("undo").click()
    expect(desk.number_box("a")).to_have_value("9")
    expect(desk.node("Input a is 9")).to_have_count(1)


def test_number_box_says_what_it_needs(desk: Desk) -> None:
    box = desk.number_box("a")
    box.fill("1e999")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(desk.page.get_by_role("alert")).to_have_text(say("input-bad", name="a"))
    expect(desk.node("Input a is 2")).to_have_count(1)
    box.fill("−2,5")
    expect(box).to_have_value("−2,5")
    box.fill("−2.5")
    expect(desk.page.get_by_role("alert")).to_have_count(0)
    expect(desk.node("Input a is −2.5")).to_have_count(1)


def test_server_away_and_back(open_desk: OpenDesk, mortal_server: Served) -> None:
    desk = open_desk(base=mortal_server.url)
    desk.step()
    desk.watch.expect("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE", "ERR_SOCKET_NOT_CONNECTED")
    mortal_server.stop()
    desk.type_program("y = x*x*x")
    expect(desk.message).to_contain_text(say("offline"))
    expect(desk.editor).to_have_value("y = x*x*x")
    # Stepping needs no server.
    k, _ = desk.place()
    desk.step()
    assert desk.place()[0] == k + 1
    desk.type_program("y = x*x*x + 1")
    mortal_server.start()
    desk.message.get_by_role("button", name=say("retry")).click()
    desk.drawn("y", 5, 6)
    expect(desk.message).not_to_contain_text(say("offline"))
    expect(desk.editor).to_have_value("y = x*x*x + 1")


def test_broken_answers_are_survived(desk: Desk) -> None:
    """A proxy's error page, an empty answer, half an answer: the words stay on the page, and the next good answer is taken."""
    desk.watch.expect("status 50", "the server responded with a status of 50")
    answers = [
        (502, "text/html", "<h1>Bad gateway</h1>"),
        (200, "text/html", "<b>hello"),
        (200, "application/json", '{"version": 1'),
        (503, "application/json", "{}"),
    ]

    def answer(route: Route) -> None:
        if answers:
            status, kind, body = answers.pop(0)
            route.fulfill(status=status, content_type=kind, body=body)
        else:
            route.continue_()

    desk.page.route(TRACE, answer)
    for number in range(4):
        source = f"y = x*x + {number}"
        with desk.page.expect_response(TRACE):
            desk.type_program(source)
        expect(desk.message).to_contain_text(re.compile(re.escape(say("offline")) + "|" + re.escape(say("internal"))))
        expect(desk.editor).to_have_value(source)
        expect(desk.page.locator(".mark-error")).to_have_count(0)
    assert answers == []
    desk.type_program("y = x*x + 7")
    desk.drawn("y", 4, 4)
    expect(desk.message).not_to_contain_text(say("internal"))


def test_an_older_answer_never_overwrites_a_newer_one(desk: Desk) -> None:
    held: list[Route] = []
    desk.page.route(TRACE, lambda route: held.append(route) if "y = old" in (route.request.post_data or "") else route.continue_())
    with desk.page.expect_request(TRACE):
        desk.type_program("y = old*2")
    desk.type_program("y = new*new*3")
    desk.drawn("y", 4, 4)
    for route in held:
        # What the browser has called off already cannot be answered any more; both are fine, neither may show.
        route.fulfill(json={"error": {"code": "E_SYNTAX", "message": "OLD", "hint": "", "span": None}}, status=422)
    desk.step()
    desk.drawn("y", 4, 4)
    expect(desk.message).not_to_contain_text("OLD")
    expect(desk.editor).to_have_value("y = new*new*3")
    assert len(held) == 1


def test_text_is_only_text(open_desk: OpenDesk) -> None:
    """Markup in a program, in a link, in an error: it is read, never run."""
    attack = '<img src=x onerror="window.owned=1"><script>window.owned=1</script>'
    desk = open_desk(link(src=f"# {attack}\ny = x*x", mode="forward", step=1))
    desk.drawn("y", 2, 2)
    refused(desk)
    for source in (f"y = {attack}", f"{attack} = 2", "y = x # ${window.owned=1} {{1+1}} { $node }", "`x` = 1"):
        desk.type_program(source)
        expect(desk.editor).to_have_value(source)
        expect(desk.page.locator(".mirror")).to_have_text(source)
    expect(desk.message).to_be_visible()
    owned = "[window.owned ?? null, document.querySelectorAll('#app script, #app [onerror], #app img').length]"
    assert desk.page.evaluate(owned) == [None, 0]


def test_examples_open_at_their_start(desk: Desk) -> None:
    menu = desk.page.get_by_role("list", name=say("example-choose")).get_by_role("button")
    desk.button("example-choose").click()
    count = menu.count()
    assert count >= 7
    for i in range(count):
        line = menu.nth(i).locator("code").inner_text()
        menu.nth(i).click()
        expect(menu).to_have_count(0)
        expect(desk.editor).to_have_value(re.compile(re.escape(line)))
        expect(desk.sentence).to_have_text(re.compile(say("start-forward", seeds=".+").replace("?", r"\?")))
        expect(desk.page.locator("[aria-invalid]")).to_have_count(0)
        desk.step()
        assert "?" not in [node["number"] for node in desk.read()["nodes"]]
        desk.button("example-choose").click()
    # Escape lets the menu go, and the focus is where it was.
    desk.page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(desk.button("example-choose")).to_be_focused()


def offline_page(page: Page) -> None:
    page.route(TRACE, lambda route: route.abort("internetdisconnected"))


def test_opening_program_needs_no_answers(open_desk: OpenDesk) -> None:
    """Without a network behind it, the open page steps through the opening program all the same."""
    desk = open_desk(before=offline_page)
    desk.end()
    expect(desk.sentence).to_contain_text("∂e/∂a = 2")
