"""Profiles of the browser for the tests: each is new, or one that another test had and that has been emptied, which spares half of what an opening costs.

Knows no test and nothing of Pathsum but an address that answers with no page.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.watch import Watch

# Motion is reduced unless a test is about motion, so that every picture is the end state of its step.
ORDINARY: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", "locale": "en-GB"}
ELSEWHERE = "/livez"
KEPT = 4
"""Emptied profiles, each of its own wishes: those that were in use last."""


class Profiles:
    """Gives pages, and takes them back."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.kept: dict[str, tuple[Page, Watch]] = {}
        self.lent: dict[Page, dict[str, Any]] = {}

    def new(self, **wishes: Any) -> tuple[Page, Watch]:
        """A page in a fresh profile, which is closed when it comes back. Wishes are words of Playwright's ``new_context``: viewport, color_scheme, …"""
        context = self.browser.new_context(**{**ORDINARY, **wishes})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(20_000)
        context.set_default_navigation_timeout(40_000)  # a fragment of two megabytes is slow work for the browser itself
        page = context.new_page()
        watch = Watch()
        watch.listen(page)
        return page, watch

    def take(self, **wishes: Any) -> tuple[Page, Watch]:
        """The same, but it may be one that remembers the packed files, and nothing else; and it is kept."""
        page, watch = self.kept.pop(repr(wishes), None) or self.new(**wishes)
        self.lent[page] = wishes
        return page, watch

    def back(self, page: Page, watch: Watch) -> None:
        """Empties the page and keeps it, or closes it."""
        wishes = self.lent.pop(page, None)
        if wishes is None or repr(wishes) in self.kept or len(page.context.pages) > 1:
            page.context.close()
            return
        page.unroute_all(behavior="ignoreErrors")
        page.context.set_offline(False)
        page.goto(ELSEWHERE)
        page.evaluate("localStorage.clear()")
        as_wished = {**ORDINARY, **wishes}
        page.set_viewport_size(as_wished["viewport"])
        page.emulate_media(
            media="null",
            color_scheme=as_wished.get("color_scheme", "light"),
            reduced_motion=as_wished["reduced_motion"],
            forced_colors=as_wished.get("forced_colors", "none"),
        )
        page.mouse.move(0, 0)
        watch.forget()
        self.kept[repr(wishes)] = page, watch
        if len(self.kept) > KEPT:
            oldest, _ = self.kept.pop(next(iter(self.kept)))
            oldest.context.close()

    def close(self) -> None:
        for page, _ in self.kept.values():
            page.context.close()
