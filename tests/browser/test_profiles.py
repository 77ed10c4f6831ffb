"""A page that goes from one test to the next has forgotten the first; and a state that is seen in the dark is seen with the colours of the dark."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.profiles import ORDINARY, Profiles
from tests.browser.test_access import OPEN, findings
from tests.browser.test_states import COLOURS
from tests.browser.watch import Watch

STANDING = """() => [localStorage.length, innerWidth, innerHeight, navigator.onLine, document.documentElement.dataset.theme,
  ...['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map((each) => matchMedia(each).matches)]"""


def test_what_one_test_did_to_its_page_is_gone_for_the_next(profiles: Profiles, server: str) -> None:
    def taken() -> tuple[Desk, Watch]:
        page, watch = profiles.take(base_url=server)
        desk = Desk(page, watch)
        desk.go("/")
        return desk, watch

    desk, watch = taken()
    fresh = desk.page.evaluate(STANDING)
    assert fresh[1:3] == list(ORDINARY["viewport"].values())
    desk.button("theme-system").click()
    expect(desk.button("theme-light")).to_be_visible()
    desk.type_program("y = x")
    desk.drawn("y", 1, 0)
    desk.page.set_viewport_size({"width": 700, "height": 500})
    desk.page.emulate_media(media="print", color_scheme="dark", reduced_motion="no-preference")
    desk.page.route("**/*", lambda route: route.abort())
    desk.page.context.set_offline(True)
    watch.expect("anything")
    assert desk.page.evaluate(STANDING) != fresh
    profiles.back(desk.page, watch)
    again, heard = taken()
    assert again.page is desk.page
    assert again.page.evaluate(STANDING) == fresh
    expect(again.graph).to_have_accessible_name("Computational graph of e: 6 nodes, 6 edges")
    assert (heard.expected, heard.unexpected()) == ([], [])
    profiles.back(again.page, heard)


def test_what_can_be_read_in_the_light_alone_is_found(open_desk: OpenDesk) -> None:
    desk = open_desk(color_scheme="light", **OPEN)
    desk.page.evaluate("""() => {
      const pale = document.createElement('p');
      pale.textContent = 'black on black';
      pale.style.color = 'black';
      document.querySelector('main').prepend(pale);
    }""")
    assert findings(desk, **COLOURS) == []
    desk.page.emulate_media(color_scheme="dark")
    assert any("black on black" in each for each in findings(desk, **COLOURS))
