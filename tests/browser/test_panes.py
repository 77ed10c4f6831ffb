"""The panel carries many views: tabs that fit, a menu for the rest, two views at once, a width to drag, all of it remembered; by keyboard too."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import OPEN, PHONE, findings
from tests.browser.words import say

WIDE = {"width": 1440, "height": 900}


def menu(desk: Desk) -> Locator:
    return desk.page.locator("#more-views-list")


def box(locator: Locator) -> Any:
    return locator.bounding_box()


def edge(desk: Desk) -> Locator:
    return desk.page.get_by_role("separator", name=say("panel-width"))


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}, {"width": 1024, "height": 768}, WIDE], ids=["390", "1024", "1440"])
def test_what_fits_is_a_tab_and_the_menu_has_every_view(open_desk: OpenDesk, viewport: dict[str, int]) -> None:
    desk = open_desk(viewport=viewport)
    head = desk.page.locator(".tabs-head")
    expect(desk.more_views).to_be_visible()
    desk.settled()
    room = box(head)
    for each in [*desk.page.get_by_role("tab").all(), desk.more_views]:
        inside = box(each)
        assert room["x"] <= inside["x"] <= room["x"] + room["width"] - inside["width"], "nothing is cut off"
        assert inside["height"] >= 24
    names = set(desk.page.get_by_role("tab").all_text_contents())
    desk.more_views.click()
    every = menu(desk).get_by_role("button").all_text_contents()
    assert len(names) >= 2
    assert names < set(every)
    assert len(every) == len(set(every))
    assert say("tab-tape") in every, "a view of another mode is there as well"
    menu(desk).get_by_role("button", name=say("tab-code"), exact=True).click()
    expect(menu(desk)).to_be_hidden()
    expect(desk.tab("tab-code")).to_have_attribute("aria-selected", "true")
    expect(desk.page.get_by_role("tabpanel", name=say("tab-code"))).to_be_visible()


def test_the_menu_by_keyboard(open_desk: OpenDesk) -> None:
    desk = open_desk(viewport=WIDE)
    page, items = desk.page, menu(desk).get_by_role("button")
    desk.tab("tab-table").focus()
    page.keyboard.press("Tab")
    expect(desk.more_views).to_be_focused()
    page.keyboard.press("Enter")
    expect(items.first).to_be_focused()  # the view that is shown
    page.keyboard.press("End")
    expect(items.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu(desk)).to_be_hidden()
    expect(desk.more_views).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("o")
    for wanted in ("tab-code", "tab-cost", "tab-checks", "tab-code"):
        page.keyboard.press("c")  # a letter goes to the next view that begins with it, and does nothing else meanwhile
        expect(items.and_(page.locator(":focus"))).to_have_accessible_name(say(wanted))
    page.keyboard.press("Enter")
    expect(menu(desk)).to_be_hidden()
    expect(desk.tab("tab-code")).to_have_attribute("aria-selected", "true")
    expect(desk.tab("tab-code")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("s")
    expect(page.get_by_role("combobox", name=say("panel-second"))).to_have_value("table")
    page.keyboard.press("s")
    expect(page.get_by_role("combobox", name=say("panel-second"))).to_have_count(0)


def test_the_key_for_the_next_view_passes_over_none_and_none_twice(open_desk: OpenDesk) -> None:
    desk = open_desk(viewport=WIDE)
    chosen = desk.page.locator('[role="tab"][aria-selected="true"]')
    seen = [chosen.inner_text()]
    while True:
        desk.page.keyboard.press("t")
        expect(chosen).not_to_have_text(seen[-1])
        if chosen.inner_text() == seen[0]:
            break
        seen.append(chosen.inner_text())
    assert len(seen) == len(set(seen)) > 10
    assert say("tab-tape") not in seen


def test_choosing_among_the_tabs_in_sight_moves_none(open_desk: OpenDesk) -> None:
    desk = open_desk(viewport=WIDE)
    tabs = desk.page.get_by_role("tab")
    desk.settled()
    before = [box(each) for each in tabs.all()]
    tabs.nth(1).click()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    assert [box(each) for each in tabs.all()] == before


def test_two_views_at_once(open_desk: OpenDesk) -> None:
    desk = open_desk(viewport=WIDE)
    desk.button("panel-two").click()
    second = desk.page.get_by_role("region", name=say("region-second"))
    choose = desk.page.get_by_role("combobox", name=say("panel-second"))
    choose.select_option("result")
    expect(second.get_by_role("button", name=say("symbolic-show")).first).to_be_visible()
    assert box(second)["y"] > box(desk.tab_body)["y"] + box(desk.tab_body)["height"] - 2, "under"
    desk.button("panel-beside").click()
    expect(second).to_be_visible()
    assert box(second)["x"] >= box(desk.tab_body)["x"] + box(desk.tab_body)["width"], "beside"
    desk.choose_tab("tab-result")
    expect(choose).to_have_value("table")
    second.get_by_role("button", name=say("panel-one")).click()
    expect(second).to_have_count(0)
    expect(desk.button("panel-two")).to_be_focused()


def test_the_width_by_hand_and_by_keys(open_desk: OpenDesk) -> None:
    desk = open_desk(viewport=WIDE)
    usual = box(desk.tab_body)["width"]
    edge(desk).focus()
    desk.page.keyboard.press("ArrowLeft")
    expect(edge(desk)).to_have_attribute("aria-valuenow", "29")
    assert box(desk.tab_body)["width"] > usual + 20
    k, _ = desk.place()
    for _ in range(2):
        desk.page.keyboard.press("ArrowRight")
    expect(edge(desk)).to_have_attribute("aria-valuenow", "25")
    assert desk.place()[0] == k, "the arrows are the line's own"
    at = box(edge(desk))
    desk.page.mouse.move(at["x"], at["y"] + 200)
    desk.page.mouse.down()
    desk.page.mouse.move(864, at["y"] + 220, steps=4)
    desk.page.mouse.up()
    expect(edge(desk)).to_have_attribute("aria-valuenow", "40")
    assert box(desk.tab_body)["width"] == pytest.approx(576, abs=3)
    desk.page.keyboard.press("End")
    assert box(desk.page.locator(".graph-place"))["width"] >= 440, "the graph keeps its room"
    edge(desk).dblclick(force=True, position={"x": 0, "y": 100})
    expect(edge(desk)).to_have_attribute("aria-valuenow", "27")


def test_the_panel_can_be_given_room_at_once(open_desk: OpenDesk) -> None:
    desk = open_desk(viewport=WIDE)
    desk.button("panel-wider").click()
    expect(edge(desk)).to_have_attribute("aria-valuenow", "46")
    desk.button("panel-narrower").click()
    expect(edge(desk)).to_have_attribute("aria-valuenow", "27")


def test_folded_and_remembered(open_desk: OpenDesk) -> None:
    desk = open_desk(viewport=WIDE)
    desk.button("panel-two").click()
    desk.page.get_by_role("combobox", name=say("panel-second")).select_option("result")
    edge(desk).focus()
    desk.page.keyboard.press("ArrowLeft")
    desk.choose_tab("tab-code")
    room = box(desk.page.locator(".graph-place"))["width"]
    desk.button("panel-fold").click()
    expect(desk.button("panel-unfold")).to_be_focused()
    expect(desk.tab_body).to_have_count(0)
    assert box(desk.page.locator(".graph-place"))["width"] > room + 200
    desk.button("program-fold").click()
    desk.go("/")
    expect(desk.button("panel-unfold")).to_be_visible()
    expect(desk.tab_body).to_have_count(0)
    expect(desk.button("program-unfold")).to_be_visible()
    assert desk.page.url.endswith("/"), "an arrangement is no link"
    desk.button("panel-unfold").press("Enter")
    expect(desk.tab("tab-code")).to_have_attribute("aria-selected", "true")
    expect(edge(desk)).to_have_attribute("aria-valuenow", "29")
    expect(desk.page.get_by_role("combobox", name=say("panel-second"))).to_have_value("result")


def test_storage_that_says_nonsense_does_no_harm(open_desk: OpenDesk) -> None:
    desk = open_desk(before=lambda page: page.add_init_script('localStorage.setItem(\'pathsum.panel\', \'{"width":"x","second":7,"way":[]}\')'))
    expect(desk.tab_body).to_be_visible()
    expect(edge(desk)).to_have_attribute("aria-valuenow", "27")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(open_desk: OpenDesk, scheme: str) -> None:
    desk = open_desk(viewport=WIDE, color_scheme=scheme, **OPEN)
    desk.button("panel-two").click()
    assert findings(desk) == []
    desk.button("panel-beside").click()
    desk.more_views.click()
    assert findings(desk) == []
    phone = open_desk(color_scheme=scheme, **PHONE, **OPEN)
    phone.more_views.click()
    assert findings(phone) == []
