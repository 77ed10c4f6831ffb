"""Graphs of a thousand nodes and more: painted, walked, pointed at, searched, stepped; what is near is drawn in full."""

from __future__ import annotations

from playwright.sync_api import expect

from benchmarks.frames import program
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk

# What follows the pointer is drawn in the frame after it.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# A canvas on which nothing is painted makes a very short picture.
INK = "() => document.querySelector('.graph-canvas').toDataURL().length > 8000"


def large(open_desk: OpenDesk, nodes: int) -> Desk:
    desk = open_desk()
    desk.editor.evaluate("(box, source) => { box.value = source; box.dispatchEvent(new Event('input', { bubbles: true })); }", program(nodes))
    expect(desk.page.locator(".graph-canvas")).to_be_visible(timeout=30_000)
    desk.page.wait_for_function(INK)
    return desk


def test_a_thousand_nodes_are_painted_and_few_of_them_drawn(open_desk: OpenDesk) -> None:
    desk = large(open_desk, 1000)
    assert desk.page.locator("[data-node][transform]").count() < 60
    assert desk.page.locator(".trace-table tbody tr").count() < 200
    # From near, what is in sight is drawn in full, and there it can be pointed at.
    desk.page.locator("#find").fill("v100_")
    expect(desk.page.locator(".node-pick")).to_have_count(1)
    desk.page.wait_for_function("() => document.querySelectorAll('[data-node][transform]').length > 8")
    words = desk.page.locator(".node-pick").get_attribute("aria-label")
    assert words
    assert words.startswith("v100_ is ")


def test_a_painted_node_can_be_pointed_at_and_picked(open_desk: OpenDesk) -> None:
    desk = large(open_desk, 1000)
    pane = desk.page.locator(".graph-pane").bounding_box()
    assert pane
    # The drawing is wider than high: along its middle line there is something to hit. It may still glide into place under the pointer, so more than one try.
    picked = desk.page.locator(".node-pick")
    for share, down in ((share, down) for share in range(5, 96, 3) for down in (0.4, 0.5, 0.6)):
        desk.page.mouse.move(pane["x"] + pane["width"] * share / 100, pane["y"] + pane["height"] * down)
        desk.page.evaluate(DRAWN)
        if not desk.page.locator(".graph-card-body").count():
            continue
        desk.page.mouse.down()
        desk.page.mouse.up()
        desk.page.evaluate(DRAWN)
        if picked.count():
            break
    expect(picked).to_have_count(1)


def test_arrows_walk_a_painted_graph(open_desk: OpenDesk) -> None:
    desk = large(open_desk, 1000)
    desk.page.locator("#find").fill("v5_")
    desk.page.keyboard.press("Escape")
    expect(desk.node("v5_ is")).to_be_focused()
    seen = set()
    for _ in range(6):
        desk.page.keyboard.press("ArrowRight")
        focused = desk.page.evaluate("document.activeElement.getAttribute('data-key')")
        assert focused
        seen.add(focused)
    assert len(seen) == 6


def test_stepping_paints_what_a_sweep_has_reached(open_desk: OpenDesk) -> None:
    desk = large(open_desk, 1000)
    desk.button("graph-zoom-fit").click()  # from near, what a step is about is drawn, not painted
    expect(desk.page.locator("[data-node][transform]")).to_have_count(1)
    desk.page.evaluate(DRAWN)
    before = desk.page.evaluate("document.querySelector('.graph-canvas').toDataURL()")
    for _ in range(3):
        desk.step()
    desk.page.wait_for_function("(before) => document.querySelector('.graph-canvas').toDataURL() !== before", arg=before)
    desk.end()
    expect(desk.sentence).not_to_be_empty()


def test_the_rows_of_a_long_table_are_all_there_piece_by_piece(open_desk: OpenDesk) -> None:
    desk = large(open_desk, 1000)
    rows = desk.page.locator(".trace-table tbody tr[data-link]")
    first = rows.first.get_attribute("data-link")
    desk.page.locator(".more-rows button").last.click()
    expect(rows.first).not_to_have_attribute("data-link", first or "")
    desk.page.locator(".more-rows button").first.click()
    expect(rows.first).to_have_attribute("data-link", first or "")


def test_ten_thousand_nodes_open(open_desk: OpenDesk) -> None:
    desk = large(open_desk, 10_000)
    assert desk.page.locator("*").count() < 8000
    desk.button("graph-zoom-in").click()
    desk.step()
