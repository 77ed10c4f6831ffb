"""The elimination game: picks in the list and in the picture, the score, undo, links, the rules and the proof beside it; by keyboard alone."""

from __future__ import annotations

import re

import pytest
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


def counted(order: list[str]) -> int:
    trace = engine.trace(engine.parse(HARP), mode="elimination", order=order)
    return int(trace.steps.term[trace.steps.term_offset[-2]])


def test_a_pick_eliminates_and_its_fill_carries_the_product(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=HARP, mode="forward", tab="game"))
    desk.button("game-here").click()
    expect(desk.page.locator('.graph[data-mode="elimination"]')).to_be_visible()
    score(desk, 0)
    words = f"{say('game-eliminate')} s {say('game-ends', before=1, after=2)} {say('game-cost', count=2)}"
    expect(pick(desk, "s")).to_have_accessible_name(words)
    pick(desk, "s").click()
    score(desk, counted(["s"]))
    expect(desk.page.locator("[data-fill]")).to_have_count(2)
    expect(pick(desk, "s")).to_have_count(0)
    desk.node("p is ").first.click()  # a pick in the picture is a move as well
    expect(desk.tab_body).to_contain_text(say("game-so-far"))
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


def test_an_edge_can_go_alone(open_desk: OpenDesk) -> None:
    desk = open_desk(begun([]))
    desk.tab_body.locator(".game-edges summary").click()
    label = f"{say('game-eliminate-edge')} s → p {say('game-side-front')} {say('game-cost', count=1)}"
    desk.tab_body.get_by_role("button", name=label, exact=True).click()
    score(desk, counted(["s -> p : front"]))


def test_a_whole_game_by_keyboard_alone(open_desk: OpenDesk) -> None:
    desk = open_desk(begun([]))
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
    expect(desk.tab_body.locator(".game-over")).to_contain_text(say("game-over", score=counted(order)))
    expect(desk.button("game-undo")).to_be_focused()


def test_both_pure_modes_lose_on_the_lighthouse_and_the_proof_says_by_how_much(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=HARP, mode="forward", tab="game"))
    desk.button("game-board-lighthouse").click()
    table = desk.tab_body.locator(".game-compare")
    expect(table.get_by_role("row", name=re.compile("^" + say("game-rule-forward")))).to_contain_text("18")
    expect(table.get_by_role("row", name=re.compile("^" + say("game-rule-reverse")))).to_contain_text("22")
    desk.button("game-seek").click()
    expect(table.locator(".best")).to_contain_text("14")
    expect(table.locator(".best")).to_contain_text(say("game-proven"))
    table.locator(".best button").click()
    score(desk, 14)
    expect(desk.tab_body.locator(".game-over")).to_contain_text(say("game-optimal"))


@pytest.mark.parametrize("board", ["lighthouse", "hourglass", "bowtie"])
def test_every_board_leaves_room_below_both_pure_modes(open_desk: OpenDesk, board: str) -> None:
    desk = open_desk(link(src=HARP, mode="forward", tab="game"))
    desk.button(f"game-board-{board}").click()
    desk.button("game-seek").click()
    best = desk.tab_body.locator(".game-compare .best td").first
    expect(best).to_be_visible()
    pure = [
        int(desk.tab_body.get_by_role("row", name=re.compile("^" + say(f"game-rule-{name}"))).locator("td").first.inner_text())
        for name in ("forward", "reverse")
    ]
    assert int(best.inner_text()) < min(pure)


def test_a_rule_can_be_watched_and_the_game_taken_up_again(open_desk: OpenDesk) -> None:
    desk = open_desk(begun(["s"]))
    desk.tab_body.get_by_role("button", name=say("game-watch-rule", rule=say("game-rule-reverse")), exact=True).click()
    expect(desk.tab_body).to_contain_text(say("game-watching", rule=say("game-rule-reverse")))
    desk.button("undo").click()
    score(desk, counted(["s"]))
