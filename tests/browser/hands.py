"""Someone who has a keyboard and a screen reader and nothing else: goes by Tab, presses keys, hears what live regions say. Knows no pointer."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

LISTEN = """() => {
  const words = (region) => region.textContent.replace(/\\s+/g, ' ').trim();
  const regions = () => [...document.querySelectorAll('[role="status"], [role="alert"]')];
  const before = new Map(regions().map((region) => [region, words(region)]));
  window.heard = [];
  new MutationObserver(() => {
    for (const region of regions()) {
      // A region that comes with its words already in it is not reliably read out.
      if (before.has(region) && words(region) !== '' && words(region) !== before.get(region)) window.heard.push(words(region));
      before.set(region, words(region));
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
WAY = """(target) => {
  const at = document.activeElement;
  if (target === at) return '';
  return target.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
}"""
MOST = 90
"""So many presses of Tab lead through the longest screen."""


@dataclass
class Hands:
    page: Page

    def __post_init__(self) -> None:
        self.page.evaluate(LISTEN)

    def to(self, target: Locator) -> None:
        """Goes to something by Tab, forwards or back."""
        expect(target).to_be_visible()
        for _ in range(MOST):
            way = target.evaluate(WAY)
            if way == "":
                return
            self.page.keyboard.press(way)
        raise AssertionError(f"Tab does not lead to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Goes to something and presses a key there."""
        self.to(target)
        self.page.keyboard.press(key)

    def type(self, target: Locator, text: str, key: str = "Tab") -> None:
        """Goes to a box, types over what is in it, and leaves it by a key."""
        self.to(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press(key)

    def heard(self) -> list[str]:
        """What was said since the last time."""
        said: list[str] = self.page.evaluate("() => window.heard.splice(0)")
        return said

    def kept(self) -> None:
        """The focus is somewhere."""
        assert self.page.evaluate("document.activeElement !== document.body && !document.activeElement.matches(':disabled')"), "the focus is lost"
