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

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(path.stem.partition("-")[2] for path in (ROOT / "lessons").glob("*.md") if "." not in path.stem)
PHONE = {"width": 390, "height": 844}


def exercise(page: Page, at: int = 0) -> Locator:
    return page.locator(".exercise").nth(at)


def done(page: Page, at: int = 0) -> None:
    expect(exercise(page, at)).to_have_class(re.compile("exercise-right"))


def go_on(page: Page, title: str) -> None:
    page.locator("#screen-next").click()
    expect(page.locator("#screen-title")).to_have_text(title)


def entry(page: Page, name: str, text: str) -> Locator:
    """Types an entry of a sweep and leaves it, as a keyboard does; what is said of it."""
    box = page.get_by_role("textbox", name=name, exact=True)
    box.fill(text)
    box.press("Tab")
    return page.locator("tr", has=box).locator(".entry-said")


def test_every_kind_of_exercise(open_desk: OpenDesk) -> None:
    page = open_desk("/lesson/kinds#screen=1&seed=5", ready=False).page

    expect(entry(page, "Value of q", "9")).to_contain_text("needs p first")
    expect(entry(page, "Value of p", "5")).to_contain_text("once more")
    expect(entry(page, "Value of q", "7")).to_contain_text("carried forward")
    entry(page, "Value of p", "6")
    entry(page, "Value of q", "8")
    done(page)

    go_on(page, "Fill a sweep")
    expect(page.locator("#screen-next")).to_have_attribute("aria-disabled", "true")
    expect(entry(page, "Adjoint of e", "6")).to_contain_text("starts from a seed")
    entry(page, "Adjoint of e", "1")
    expect(entry(page, "Adjoint of v2", "2")).to_contain_text("another edge")
    entry(page, "Adjoint of v2", "4")
    expect(entry(page, "Adjoint of v2", "-3")).to_contain_text("sign")
    entry(page, "Adjoint of v2", "3")
    entry(page, "Adjoint of v1", "2")
    expect(entry(page, "Adjoint of b", "3")).to_contain_text("missing: b → v1")
    # The picture is the learner's own until the sweep is right.
    expect(page.locator(".figure [data-node] .chip").get_by_text("3", exact=True)).to_have_count(2)  # of v2, and the wrong one of b
    entry(page, "Adjoint of b", "5")
    entry(page, "Adjoint of a", "2")
    done(page)
    expect(page.get_by_text("All 5 entries are right.").or_(page.get_by_text("Both paths from"))).to_be_visible()
    expect(page.locator("#screen-next")).not_to_have_attribute("aria-disabled", "true")

    go_on(page, "Edges")
    for edges in (["v2 → e"], ["v1 → e"], ["b → v1", "b → v2"], ["a → v1"]):
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator(".said")).to_contain_text("missing")
        for edge in edges:
            page.get_by_role("checkbox", name=edge, exact=True).check()
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator(".said")).not_to_contain_text("missing")
    done(page)

    go_on(page, "Paths")
    for way, product in ((["v1", "e"], "2"), (["v2", "e"], "3")):
        for node in way:
            page.get_by_role("button", name=re.compile(f"^→ {node} ")).click()
        page.get_by_role("textbox", name="Its product").fill("77")
        page.get_by_role("button", name="Add the path").click()
        expect(page.locator(".said")).to_contain_text("Multiply the slopes")
        page.get_by_role("button", name="That is all of them").click()
        expect(page.locator(".said")).to_contain_text("A path is missing")
        page.get_by_role("textbox", name="Its product").fill(product)
        page.get_by_role("button", name="Add the path").click()
    page.get_by_role("button", name="That is all of them").click()
    done(page)

    go_on(page, "Order")
    for vertex in ("u", "s", "v2", "v", "v1"):  # the middle first
        page.locator(".exercise-tools").get_by_role("button", name=re.compile(f"^{vertex[0]}{vertex[1:]} ")).click()
        expect(page.locator(".exercise-tools").get_by_role("button", name=re.compile(f"^{vertex} "))).to_have_count(0)
    expect(page.locator(".said b")).to_be_visible()

    go_on(page, "Broken")
    page.get_by_role("button", name="Run the numeric check").click()
    expect(page.get_by_text("✗ differs")).to_be_visible()
    page.get_by_role("radio", name=re.compile("half of the product rule")).check()
    expect(page.locator(".said")).to_contain_text("✗")
    page.get_by_role("radio", name=re.compile("overwrites")).check()
    done(page)

    go_on(page, "Try")
    page.get_by_role("slider", name=re.compile("w")).first.fill("0.1")
    done(page)

    go_on(page, "Predict")
    orders = exercise(page).locator("li")
    expect(orders).to_have_count(5)
    for at, node in enumerate(["e", "v2", "v1", "b", "a"]):
        for place in range(4, at, -1):
            if orders.nth(place).get_attribute("data-node") == orders.filter(has_text=re.compile(f"^{node[0]}{node[1:]}")).get_attribute("data-node"):
                orders.nth(place).get_by_role("button", name=re.compile("up$")).click()
    exercise(page).get_by_role("button", name="Check").click()
    done(page)
    exercise(page, 1).get_by_text("A hint").click()
    exercise(page, 1).get_by_label("Edges").select_option(label="b → v2")
    expect(exercise(page, 1).locator(".said")).to_contain_text("Another edge")
    exercise(page, 1).get_by_label("Edges").select_option(label="v1 → e")
    done(page, 1)
    answer = exercise(page, 2).get_by_role("textbox")
    for text, part in (("3", "missing"), ("6", "adds the slope"), ("x", "Type a number")):
        answer.fill(text)
        answer.press("Enter")
        expect(exercise(page, 2).locator(".said")).to_contain_text(part)
    answer.fill("5")
    answer.press("Enter")
    done(page, 2)

    go_on(page, "Check")
    exercise(page).get_by_role("textbox").fill("9")
    exercise(page).get_by_role("button", name="Check").click()
    done(page)
    exercise(page, 1).get_by_role("radio", name="Not").check()
    expect(exercise(page, 1).locator(".said")).to_contain_text("no")
    exercise(page, 1).get_by_role("radio", name="Because").check()
    done(page, 1)

    # It is all kept, and handed in with a code that the teacher's page reads.
    page.get_by_role("link", name="To the course").click()
    row = page.locator(".course-row", has=page.get_by_role("link", name="Every kind of exercise"))
    expect(row).to_contain_text("11 of 12 exercises")
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
    expect(page.locator(".sheet")).to_have_count(3)
    assert page.locator(".sheet").nth(0).inner_text() != page.locator(".sheet").nth(1).inner_text()
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
        yield f"http://localhost:{running.server_port}/"
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
        host.close()
