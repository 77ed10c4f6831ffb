"""The transcript: what every step says, as a list that leads to its step."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

SOURCE = "a = 2\nb = 1\ne = (a + b)*(b + 1)"


def sentences(desk: Desk) -> list[str]:
    expect(desk.tab_body.locator(".spoken-step").first).to_be_visible()
    said: list[str] = desk.tab_body.locator(".spoken-step > span:last-child").all_inner_texts()
    return [" ".join(each.split()) for each in said]


def test_the_list_says_what_each_step_says_when_it_is_in_hand(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="reverse", tab="transcript"))
    listed = sentences(desk)
    start, count = desk.place()
    assert len(listed) == count
    for k in range(start + 1, count + 1):
        desk.step()
        assert listed[k - 1] == desk.read()["sentence"]
        expect(desk.tab_body.locator("[aria-current=step]")).to_contain_text(listed[k - 1][:12])


def test_a_sentence_leads_to_its_step_by_key(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="forward", tab="transcript"))
    sentences(desk)
    third = desk.tab_body.locator(".spoken-step").nth(5)
    third.focus()
    desk.page.keyboard.press("Enter")
    desk.at_step(6)
    expect(third).to_have_attribute("aria-current", "step")
    expect(third).to_be_focused()


def test_the_whole_transcript_is_copied(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="reverse", tab="transcript"))
    listed = sentences(desk)
    desk.button("transcript-copy").click()
    expect(desk.tab_body.get_by_role("status")).to_have_text(say("transcript-copied"))
    text: str = desk.page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(SOURCE)
    for k, sentence in enumerate(listed, 1):
        assert f"\n{k}. " in text
        assert sentence.split(" ")[-1] in text


def test_a_long_trace_is_read_page_by_page_around_the_step(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="x = 1\ny = x\n" + "y = sin(y)*x\n" * 120, mode="reverse", tab="transcript", step=450))
    expect(desk.tab_body.locator("[aria-current=step]")).to_have_count(1)
    numbers = desk.tab_body.locator(".spoken-number")
    expect(numbers.first).to_have_text("401")
    desk.button("transcript-earlier").click()
    expect(numbers.first).to_have_text("201")
    desk.press("first")
    expect(numbers.first).to_have_text("1")
