"""What Chromium tells a screen reader: the thing in focus, the live regions, a part of the page as a tree. Knows no picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession

from tests.browser.desk import Desk

LIVE = """() => [...document.querySelectorAll('[role="status"], [aria-live="polite"]')]
  .map((each) => each.textContent.replace(/\\s+/g, ' ').trim()).filter(Boolean)"""


@dataclass(frozen=True)
class Heard:
    """A thing as it is announced."""

    role: str
    name: str
    description: str


@dataclass
class Ear:
    """Listens to one page through the accessibility tree of Chromium."""

    desk: Desk
    client: CDPSession

    def nodes(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.send("Accessibility.getFullAXTree")["nodes"]
        return [each for each in found if not each.get("ignored")]

    def focus(self) -> Heard:
        """What has the focus: there is exactly one such thing."""
        held = [each for each in self.nodes() if each["role"]["value"] != "RootWebArea" and _property(each, "focused")]
        assert len(held) == 1, held
        role, name, description = (held[0].get(key, {}).get("value", "") for key in ("role", "name", "description"))
        return Heard(role, name, description)

    def press(self, key: str) -> str:
        """Presses a key, and gives the name of what has the focus then."""
        self.desk.page.keyboard.press(key)
        return self.focus().name

    def live(self) -> list[str]:
        """What the live regions hold."""
        found: list[str] = self.desk.page.evaluate(LIVE)
        return found


def _property(node: dict[str, Any], name: str) -> Any:
    return next((each["value"].get("value") for each in node.get("properties", []) if each["name"] == name), None)


@contextmanager
def ear(desk: Desk) -> Iterator[Ear]:
    client = desk.page.context.new_cdp_session(desk.page)
    yield Ear(desk, client)
    client.detach()
