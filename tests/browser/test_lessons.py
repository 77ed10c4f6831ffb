"""Lessons in Chromium: every kind of exercise answered wrong and right, each lesson of ours walked from end to end, what is kept, handed in and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenDesk
from tests.browser.hands import Hands
from tests.browser.words import say

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(path.stem.partition("-")[2] for path in (ROOT / "lessons").glob("*.md") if "." not in path.stem)
PHONE = {"width": 390, "height": 844}


def exercise(page: Page, at: int = 0) -> Locator:
    return page.locator(".exercise").nth(at)


def done(page: Page, at: int = 0) -> None:
    expect(exercise(page, at)).to_have_class(re.compile("exercise-right"))


def go_on(hands: Hands, title: str) -> None:
    hands.press(hands.page.locator("#screen-next"))
    expect(hands.page.locator("#screen-title")).to_have_text(title)
    expect(hands.page.locator("#screen-title")).to_be_focused()
    expect(hands.page.locator("main")).to_have_attribute("data-ready", "true")
    hands.heard()


def entry(hands: Hands, name: str, text: str) -> str:
    """Types an entry of a sweep and leaves it; what is said of it, once and with its name, and what stands beside it."""
    box = hands.page.get_by_role("textbox", name=name, exact=True)
    hands.type(box, text)
    row = hands.page.locator("tr", has=box).locator(".entry-said")
    expect(row).not_to_have_text("")
    said = hands.heard()
    assert len(said) == 1, said
    return f"{said[0]} | {row.inner_text()}"


def test_every_kind_of_exercise_by_keyboard(open_desk: OpenDesk) -> None:
    """Answered wrong and right with nothing but keys: what is said is heard, and the focus is never lost."""
    page = open_desk("/lesson/kinds#screen=1&seed=5", ready=False).page
    expect(page.locator("main")).to_have_attribute("data-ready", "true")
    hands = Hands(page)

    assert "Value of q, 9: not right. This needs p first" in entry(hands, "Value of q", "9")
    assert "once more" in entry(hands, "Value of p", "5")
    assert "Value of q, 7: carried forward" in entry(hands, "Value of q", "7")
    assert entry(hands, "Value of p", "6") == "Value of p, 6: right. | ✓"
    assert "All 2 entries are right" in entry(hands, "Value of q", "8")
    done(page)
    hands.kept()

    go_on(hands, "Fill a sweep")
    expect(page.locator("#screen-next")).to_have_attribute("aria-disabled", "true")
    assert "starts from a seed" in entry(hands, "Adjoint of e", "6")
    entry(hands, "Adjoint of e", "1")
    assert "another edge" in entry(hands, "Adjoint of v2", "2")
    entry(hands, "Adjoint of v2", "4")
    assert "sign" in entry(hands, "Adjoint of v2", "-3")
    entry(hands, "Adjoint of v2", "3")
    entry(hands, "Adjoint of v1", "2")
    assert "missing: b → v1" in entry(hands, "Adjoint of b", "3")
    # The picture is the learner's own until the sweep is right, and its numbers cannot be turned.
    expect(page.locator(".figure [data-node] .chip").get_by_text("3", exact=True)).to_have_count(2)  # of v2, and the wrong one of b
    expect(page.locator(".figure [data-drag]")).to_have_count(0)
    entry(hands, "Adjoint of b", "5")
    assert "All 5 entries are right" in entry(hands, "Adjoint of a", "2")
    done(page)
    expect(page.locator(".because")).to_contain_text("Both paths from")
    expect(page.locator(".figure [data-drag]")).to_have_count(2)
    expect(page.locator("#screen-next")).not_to_have_attribute("aria-disabled", "true")

    go_on(hands, "Edges")
    check = page.get_by_role("button", name="Check", exact=True)
    for edges, heard in ((["v2 → e"], "to v1?"), (["v1 → e"], "to b?"), (["b → v1", "b → v2"], "to a?"), (["a → v1"], "Every product has its edge")):
        hands.press(check)
        assert "missing" in hands.heard()[-1]
        for edge in edges:
            hands.press(page.get_by_role("checkbox", name=edge, exact=True), "Space")
        hands.press(check)
        assert heard in hands.heard()[-1]
        hands.kept()
    done(page)

    go_on(hands, "Paths")
    for way, product in ((["v1", "e"], "2"), (["v2", "e"], "3")):
        for node in way:
            hands.press(page.get_by_role("button", name=re.compile(f"→ {node}")))
            hands.kept()
        expect(page.get_by_role("textbox", name="Its product")).to_be_focused()
        page.keyboard.type(product)
        page.keyboard.press("Enter")
        assert f"{way[0]} → e is path number" in hands.heard()[-1]
    hands.press(page.get_by_role("button", name="That is all of them"))
    done(page)

    go_on(hands, "Order")
    tools = page.locator(".exercise-tools").first
    for vertex in ("u", "s", "v2", "v", "v1"):  # the middle first
        hands.press(tools.get_by_role("button", name=re.compile(f"^{vertex} ")))
        expect(tools.get_by_role("button", name=re.compile(f"^{vertex} "))).to_have_count(0)
        hands.kept()
    expect(page.locator(".said b")).to_be_visible()

    go_on(hands, "Broken")
    hands.press(page.get_by_role("button", name="Run the numeric check"))
    assert hands.heard() == ["The differences disagree at b."]
    expect(page.get_by_text("✗ differs")).to_be_visible()
    options = page.get_by_role("radio")
    expect(options.first).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowDown")  # past the others, which answers nothing
    expect(page.get_by_role("radio", name=re.compile("half of the product rule"))).to_be_focused()
    page.keyboard.press("Space")
    assert [line[0] for line in hands.heard()] == ["✗"]
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_focused()
    page.keyboard.press("Enter")
    done(page)

    go_on(hands, "Try")
    slider = page.get_by_role("slider", name=re.compile("w")).first
    hands.press(slider, "ArrowLeft")
    hands.press(page.get_by_role("button", name="Put it back"))
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)
    expect(page.locator(".leaves").first).to_be_hidden()
    hands.press(page.get_by_role("button", name="Show me", exact=True))
    expect(page.locator(".exercise-shown")).to_contain_text("One way there: w = 0.1")
    hands.kept()
    expect(page.locator(".figure [data-drag] .number")).to_have_text("0.1")

    go_on(hands, "Predict")
    orders = exercise(page).locator("li")
    expect(orders).to_have_count(5)
    for at, node in enumerate(["e", "v2", "v1", "b", "a"]):
        row = orders.filter(has_text=re.compile(f"^{node}"))
        up = row.get_by_role("button", name=re.compile("up$"))
        while orders.nth(at).get_attribute("data-node") != row.get_attribute("data-node"):
            hands.press(up)
            expect(up).to_be_focused()
    assert re.search(r"now stands at \d of 5", hands.heard()[-1])
    hands.press(exercise(page).get_by_role("button", name="Check"))
    done(page)
    hands.kept()
    hands.press(exercise(page, 1).get_by_text("A hint"))
    expect(exercise(page, 1).get_by_text("Look at the tape")).to_be_visible()
    edges = exercise(page, 1).get_by_label("Edges")
    for edge, heard in (("b → v2", "Another edge"), ("v1 → e", "Right")):
        hands.heard()
        hands.to(edges)
        while edges.evaluate("(list) => list.selectedOptions[0].text") != edge:
            page.keyboard.press("ArrowDown")
        assert hands.heard() == []  # to go past an edge is not to name it
        hands.press(exercise(page, 1).get_by_role("button", name="Check"))
        assert heard in hands.heard()[-1]
    done(page, 1)
    hands.press(page.locator(".figure [data-drag]").first, "Shift+ArrowUp")  # the numbers are asked about, so it is said that they are others now
    assert hands.heard()[-1].startswith("You have changed a.")
    hands.press(page.get_by_role("button", name="Put it back"))
    expect(page.get_by_text("You have changed a")).to_have_count(0)
    answer = exercise(page, 2).get_by_role("textbox")
    hands.heard()
    for text, part in (("3", "missing"), ("6", "adds the slope"), ("x", "Type a number")):
        hands.type(answer, text, "Enter")
        assert part in "".join(hands.heard())
    hands.type(answer, "5", "Enter")
    done(page, 2)
    hands.kept()

    go_on(hands, "Check")
    hands.type(exercise(page).get_by_role("textbox"), "9", "Enter")
    done(page)
    hands.press(exercise(page, 1).get_by_role("radio", name="Because"), "ArrowDown")
    expect(exercise(page, 1).get_by_role("radio", name="Not")).to_be_focused()
    page.keyboard.press("Space")
    expect(exercise(page, 1).locator(".said")).to_contain_text("no")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    done(page, 1)

    # It is all kept, and handed in with a code that the teacher's page reads.
    page.get_by_role("link", name="To the course").click()
    row = page.locator(".course-row", has=page.get_by_role("link", name="Every kind of exercise"))
    expect(row).to_contain_text("10 of 12 exercises")
    page.get_by_role("textbox", name="Name").fill("Ada Lovelace")
    code = page.locator(".handin-code code").inner_text()
    page.goto("/teacher")
    page.get_by_role("textbox", name="Name").fill("ada  lovelace")
    page.get_by_role("textbox", name="Code").fill(code)
    expect(page.get_by_text("✓ Made for this name.")).to_be_visible()
    page.get_by_role("textbox", name="Code").fill(code[:-3] + "00")
    expect(page.get_by_text("This is no whole code")).to_be_visible()


@pytest.mark.parametrize("lesson", OURS)
def test_each_lesson_from_end_to_end(open_desk: OpenDesk, lesson: str) -> None:
    """Nobody is trapped: where nothing is known, Show me leads on to the end, and every graph is drawn."""
    page = open_desk(f"/lesson/{lesson}#screen=1&seed=7", ready=False, viewport=PHONE if len(lesson) % 2 else {"width": 1280, "height": 800}).page
    count = int(page.locator(".screen-nav .soft").inner_text().split(" of ")[1])
    for at in range(1, count + 1):
        expect(page.locator(".screen-nav .soft")).to_have_text(f"{at} of {count}")
        expect(page.locator("main")).to_have_attribute("data-ready", "true")
        expect(page.locator(".failure")).to_have_count(0)
        while page.locator(".exercise-open").count() > 0:
            page.locator(".exercise-open").first.get_by_role("button", name="Show me", exact=True).click()
            expect(page.locator(":focus")).to_be_in_viewport()  # also where steps have come up above it
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if at < count:
            page.locator("#screen-next").click()
    page.get_by_role("link", name="To the course").click()
    expect(page.locator(".course-row").nth(len(OURS) - 1)).to_be_visible()
    expect(page.locator(".course-row.broken")).to_have_count(0)


def test_the_same_link_has_the_same_numbers(open_desk: OpenDesk) -> None:
    first, second, third = (open_desk(f"/lesson/sum-over-paths#screen=2&seed={seed}", ready=False).page for seed in (7, 7, 8))
    names = []
    for page in (first, second, third):
        expect(page.locator("main")).to_have_attribute("data-ready", "true")
        names.append(page.locator(".figure [data-node] .number").all_text_contents())
    assert names[0] == names[1] != names[2]


def test_a_teacher_writes_opens_and_prints(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk("/teacher", ready=False)
    desk.watch.expect("status 422", "the server responded with a status of 422")
    page = desk.page
    page.get_by_role("button", name="Begin a new one").click()
    expect(page.get_by_text("Everything plays")).to_be_visible()
    text = page.get_by_role("textbox", name="Text of the lesson")
    good = text.input_value()
    text.fill(good.replace("mode: reverse", "mode: revers", 1))
    expect(page.locator("#lesson-problem")).to_contain_text(re.compile(r"Line \d+: .*revers"))
    text.fill(good)
    expect(page.get_by_text("Everything plays")).to_be_visible()
    expect(page.locator(".preview #screen-title")).to_have_text("One idea")
    own = tmp_path / "mine.md"
    own.write_text(good.replace("One idea", "My idea"))
    page.locator('input[type="file"]').set_input_files(str(own))
    expect(page.locator(".preview #screen-title")).to_have_text("My idea")

    page.goto("/worksheet/sum-over-paths#seed=4")
    expect(page.get_by_text("Copies that are ready: 2")).to_be_visible()
    expect(page.locator(".handout")).to_have_count(3)
    assert page.locator(".handout").nth(0).inner_text() != page.locator(".handout").nth(1).inner_text()
    expect(page.locator(".sheet-answers")).to_contain_text("→")


@contextmanager
def elsewhere(body: str) -> Iterator[str]:
    """A page of somebody else's, at an origin of its own."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.end_headers()
        handler.wfile.write(f"<!doctype html><title>Blog</title>{body}".encode())

    pages = type("Page", (BaseHTTPRequestHandler,), {"do_GET": answer, "log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), pages) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{running.server_port}/"
        finally:
            running.shutdown()


def test_a_graph_stands_in_another_page(open_desk: OpenDesk) -> None:
    """The copied snippet works in a page of another origin, has its title, and gets its height."""
    page = open_desk("/lesson/sum-over-paths#screen=1&seed=7", ready=False).page
    expect(page.locator("main")).to_have_attribute("data-ready", "true")
    page.get_by_role("button", name="Copy for a page").click()
    expect(page.get_by_text("Copied: paste it")).to_be_visible()
    with elsewhere(page.evaluate("navigator.clipboard.readText()")) as address:
        host = page.context.new_page()
        host.goto(address)
        frame = host.frame_locator("iframe")
        expect(frame.get_by_role("button", name="Next")).to_be_visible()
        expect(frame.locator(".sentence")).to_contain_text("follow each path")
        expect(host.locator("iframe")).to_have_attribute("title", "Two ways from b to e")
        expect(host.locator("iframe")).to_have_attribute("style", re.compile(r"height: \d+px"))
        frame.get_by_role("button", name="Next").click()
        expect(frame.locator(".sentence")).to_contain_text("Start a path")
        # It goes the way for which the frame has room, and a turned phone turns it.
        way = frame.locator("#graph-keys")
        expect(way).to_have_text(say("graph-keys-across"))
        host.set_viewport_size({"width": 390, "height": 844})
        expect(way).to_have_text(say("graph-keys-down"))
        expect(frame.locator(".sentence")).to_contain_text("Start a path")
        host.close()
