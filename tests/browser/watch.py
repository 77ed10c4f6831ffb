"""Listens to a page while a test drives it: every complaint of the browser is kept, and fails the test unless the test said it would come.

Knows no test and nothing of Pathsum beyond its addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# What a browser asks for by itself where an address answers with no page of ours, as between two tests; our pages name their icon.
ICON = "/favicon.ico"
# A newer question calls the older one off: that is no failure.
CALLED_OFF = "net::ERR_ABORTED"
# Where a refused Content-Security-Policy request ends up, before any code of the page runs.
CSP_EARS = """
  window.cspViolations = [];
  document.addEventListener('securitypolicyviolation', (event) => window.cspViolations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@dataclass
class Watch:
    """What the browser said about one page."""

    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.add_init_script(CSP_EARS)
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("request", self.request)
        page.on("requestfailed", self.failed)
        page.on("response", self.response)

    def console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert") and not message.location["url"].endswith(ICON):
            self.complaints.append(f"console {message.type}: {message.text}")

    def request(self, request: Request) -> None:
        self.asked.append(f"{request.method} {urlsplit(request.url).path}")

    def failed(self, request: Request) -> None:
        if request.failure != CALLED_OFF:
            self.complaints.append(f"failed: {request.failure} {request.url}")

    def response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"status {response.status}: {response.url}")

    def forget(self) -> None:
        """The page goes to another test."""
        for each in (self.complaints, self.asked, self.expected):
            each.clear()

    def expect(self, *words: str) -> None:
        """Complaints that hold one of these words belong to this test."""
        self.expected.extend(words)

    def unexpected(self) -> list[str]:
        return [complaint for complaint in self.complaints if not any(word in complaint for word in self.expected)]

    def traces(self) -> int:
        """How often the page asked for a trace."""
        return self.asked.count("POST /api/v1/trace")
