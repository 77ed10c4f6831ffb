"""Profiles of the browser for the tests: each is new, but for one of ordinary size that is handed on, emptied, and spares half of what an opening costs.

Knows no test and nothing of Pathsum but an address that answers with no page.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.watch import Watch

# Motion is reduced unless a test is about motion, so that every picture is the end state of its step.
ORDINARY: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", "locale": "en-GB"}
ELSEWHERE = "/livez"


class Profiles:
    """Gives pages, and takes them back."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.kept: dict[str, tuple[Page, Watch]] = {}
        self.lent: dict[Page, str] = {}

    def new(self, base: str, **wishes: Any) -> tuple[Page, Watch]:
        """A page in a fresh profile. Words of Playwright's ``new_context`` (viewport, color_scheme, …) pass through."""
        context = self.browser.new_context(base_url=base, **{**ORDINARY, **wishes})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(20_000)
        context.set_default_navigation_timeout(40_000)  # a fragment of two megabytes is slow work for the browser itself
        page = context.new_page()
        watch = Watch()
        watch.listen(page)
        return page, watch

    def ordinary(self, base: str) -> tuple[Page, Watch]:
        """The ordinary page, where no one has it in hand: what it remembers is the packed files alone."""
        page, watch = self.kept.pop(base, None) or self.new(base)
        self.lent[page] = base
        return page, watch

    def back(self, page: Page, watch: Watch) -> None:
        """Closes the page; the ordinary one is emptied and kept."""
        base = self.lent.pop(page, None)
        if base is None or base in self.kept or len(page.context.pages) > 1:
            page.context.close()
            return
        page.unroute_all(behavior="ignoreErrors")
        page.context.set_offline(False)
        page.goto(ELSEWHERE)
        page.evaluate("localStorage.clear()")
        page.set_viewport_size(ORDINARY["viewport"])
        page.emulate_media(media="null", color_scheme="light", reduced_motion=ORDINARY["reduced_motion"], forced_colors="none")
        page.mouse.move(0, 0)
        watch.forget()
        self.kept[base] = page, watch

    def close(self) -> None:
        for page, _ in self.kept.values():
            page.context.close()
