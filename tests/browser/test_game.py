"""The elimination game: what a move would do, picks in list and picture, score, undo, links, orders watched, the proof; by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

import engine
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

HARP = "a = 1\nb = 2\ns = sin(a*b)\np = s*a\nq = s*b\nr = p*q\nreturn r, q\n"


def begun(order: list[str]) -> str:
    return link(src=HARP, mode="elimination", tab="game", params={"elimination": {"order": order}})


def score(desk: Desk, number: int) -> None:
    expect(desk.tab_body.locator(".game-score .big-number")).to_have_text(str(number))


def pick(desk: Desk, move: str) -> Locator:
    return desk.tab_body.locator(f'.game-panel > .game-moves [data-move="{move}"]')


def said(desk: Desk) -> Locator:
    """What is said to those who cannot see the picture, with the sentence that says what went: the score, what came, and where it leads."""
    return desk.sentence


def counted(order: list[str]) -> int:
    trace = engine.trace(engine.parse(HARP), mode="elimination", order=order)
    return int(trace.steps.term[trace.steps.term_offset[-2]])


def test_a_move_is_seen_before_it_is_made_in_any_mode(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=HARP, mode="forward", tab="game"))
    words = f"{say('game-eliminate')} s {say('game-ends', before=1, after=2)} {say('game-cost', count=2)}"
    expect(pick(desk, "s")).to_have_accessible_name(words)
    pick(desk, "s").hover()
    expect(desk.page.locator("[data-ghost]")).to_have_count(2)
    expect(desk.page.locator(".edge-goes")).to_have_count(3)
    would = desk.tab_body.locator(".game-would")
    expect(would).to_contain_text(say("game-would", name="s", count=2))
    desk.page.mouse.move(5, 5)
    expect(desk.page.locator("[data-ghost], .edge-goes")).to_have_count(0)
    expect(would).to_have_text(say("game-first"))
    # The fewest are known and proven before anyone asks: the graph is small.
    expect(desk.tab_body.locator(".game-compare .best")).to_contain_text(say("game-proven"))
    pick(desk, "s").click()
    expect(desk.page.locator('.graph[data-mode="elimination"]')).to_be_visible()
    score(desk, counted(["s"]))
    beside = desk.tab_body.locator(".game-score + p")
    expect(beside).to_contain_text(say("game-from-here", best="10"))
    expect(beside).not_to_contain_text(" is gone")  # the step says so
    expect(said(desk)).to_contain_text(say("game-from-here", best="10"))
    expect(desk.tab_body.locator(".game-score + [role=status]")).to_have_count(0)  # it is said once
    expect(said(desk)).to_contain_text(f"2 {say('ledger-multiplications', count=2)}")
    expect(desk.page.locator("[data-fill]")).to_have_count(2)
    expect(desk.page.locator(".fill-fresh")).to_have_count(2)
    expect(pick(desk, "s")).to_have_count(0)
    desk.node("p is ").first.hover()  # in the picture the same is seen
    expect(would).to_contain_text(say("game-would", name="p", count=2))
    desk.node("p is ").first.click()  # and a pick there is a move as well
    score(desk, counted(["s", "p"]))
    shared = desk.share()
    desk.button("game-undo").click()
    score(desk, counted(["s"]))
    desk.button("undo").click()  # and undoing that puts the move back
    score(desk, counted(["s", "p"]))
    other = open_desk(shared)
    score(other, counted(["s", "p"]))
    other.button("game-restart").click()
    score(other, 0)


def test_edges_go_alone_past_the_end_that_is_pointed_at_the_new_ones_too(open_desk: OpenDesk) -> None:
    desk = open_desk(begun([]))
    desk.tab_body.locator(".game-edges summary").click()
    label = f"{say('game-eliminate-edge')} s → p {say('game-side-front')} {say('game-cost', count=1)}"
    desk.tab_body.get_by_role("button", name=label, exact=True).click()
    score(desk, counted(["s -> p : front"]))
    fill = desk.page.locator("[data-fill]")
    expect(fill).to_have_count(1)
    ends = fill.locator(".edge-reach").evaluate(
        """(line) => [0.2, 0.8].map((share) => {
          const at = line.getPointAtLength(share * line.getTotalLength()).matrixTransform(line.getScreenCTM());
          return [at.x, at.y];
        })"""
    )
    would = desk.tab_body.locator(".game-would")
    # s → r, and r is an output: only past its start it can go, over a·b to r, wherever it is pointed at.
    for x, y in ends:
        desk.page.mouse.move(x, y)
        expect(would).to_contain_text(say("game-side-back"))
    expect(desk.page.locator(".fill.edge-goes")).to_have_count(1)
    desk.page.mouse.click(*ends[0])
    score(desk, counted(["s -> p : front", "s -> r : back"]))
    expect(desk.page.locator("[data-fill]")).to_have_attribute("aria-label", re.compile("v1.*r"))
    # By the keys of the picture: from the new edge on, Enter is a pick.
    edge = desk.page.locator('.edge[aria-label*="q"]').first
    edge.focus()
    expect(would).to_contain_text(say("game-cost", count=1).split()[0])
    moves = desk.tab_body.locator(".game-order span")
    before = moves.count()
    desk.page.keyboard.press("Enter")
    expect(moves).not_to_have_count(before)


def test_a_whole_game_by_keyboard_alone(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=HARP, mode="forward", tab="game"))  # the first move begins the game
    desk.tab_body.locator(".game-panel > .game-moves button").first.focus()
    order: list[str] = []
    while (buttons := desk.tab_body.locator(".game-panel > .game-moves button")).count() > 0:
        focused = desk.page.evaluate("document.activeElement.dataset.move")
        assert focused is not None
        left = buttons.count()
        order.append(focused)
        desk.page.keyboard.press("Enter")
        expect(buttons).to_have_count(left - 1)
        score(desk, counted(order))
    expect(desk.tab_body.locator(".game-over")).to_have_text(say("game-optimal"))
    expect(desk.button("game-undo")).to_be_focused()


def test_both_pure_modes_lose_and_how_it_is_known(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=HARP, mode="forward", tab="game"))
    table = desk.tab_body.locator(".game-compare")

    def takes(rule: str) -> int:
        return int(table.get_by_role("row", name=re.compile("^" + say(f"game-rule-{rule}"))).locator("td").first.inner_text())

    for board, fewest in (("hourglass", 15), ("bowtie", 18), ("lighthouse", 14)):
        desk.button(f"game-board-{board}").click()
        expect(table.locator(".best td").first).to_have_text(str(fewest))
        expect(table.locator(".best")).to_contain_text(say("game-proven"))
        assert fewest < min(takes("forward"), takes("reverse"))
    assert (takes("forward"), takes("reverse")) == (18, 22)
    # Watched: it plays by itself, is held, and one press leads back to the own game as it was.
    pick(desk, "v1").click()
    score(desk, 2)
    table.locator(".best button").press("Enter")
    expect(desk.tab_body.locator("[data-lead]")).to_be_focused()
    expect(desk.tab_body.locator(".game-watching")).to_have_text(say("game-watching", rule=say("game-proven")))
    expect(desk.tab_body.locator(".game-score .big-number")).not_to_have_text("0")
    held = desk.tab_body.get_by_role("button", name=say("transport-pause"), exact=True)
    held.click()
    expect(held).to_have_count(0)
    desk.end()
    score(desk, 14)
    expect(said(desk)).to_contain_text(say("game-watched", done=7, count=7))
    seen = desk.read()["sentence"]
    shared = desk.share()
    desk.page.goto("about:blank")
    desk.go(shared)
    expect(desk.tab_body.locator(".game-watching")).to_have_text(say("game-watching", rule=say("game-proven")))
    expect(said(desk)).to_contain_text(say("game-watched", done=7, count=7))
    assert desk.read()["sentence"] == seen
    table.get_by_role("button", name=say("game-watch-rule", rule=say("game-rule-reverse")), exact=True).click()
    expect(desk.tab_body.locator(".game-watching")).to_contain_text(say("game-rule-reverse"))
    desk.button("game-own", score=2).press("Enter")
    expect(desk.button("game-undo")).to_be_focused()
    score(desk, 2)
    expect(said(desk)).to_contain_text(say("game-left", count=6))
    expect(desk.page.locator("[data-fill]")).to_have_count(2)


def test_where_units_are_free_the_moves_say_so_and_the_score_is_the_engines(open_desk: OpenDesk) -> None:
    source = "a = 1\nb = 2\ns = a + b\nt = s*b\ny = t - s"
    desk = open_desk(link(src=source, mode="elimination", tab="game", params={"elimination": {"order": [], "units": "free"}}))
    expect(desk.tab_body).to_contain_text(say("units-free"))
    expect(pick(desk, "s")).to_contain_text(say("game-cost", count=0))
    expect(pick(desk, "t")).to_contain_text(say("game-cost", count=0))
    pick(desk, "t").click()
    expect(said(desk)).to_contain_text(say("game-free", count=2))
    pick(desk, "s").click()
    trace = engine.trace(engine.parse(source), mode="elimination", order=["t", "s"], units="free")
    score(desk, int(trace.steps.term[trace.steps.term_offset[-2]]))
    expect(desk.tab_body.locator(".game-over")).to_be_visible()
