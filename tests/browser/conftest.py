"""A running service, a Chromium and pages for the browser tests. Each page is listened to, and a complaint that no test expected fails it."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from app.front import Fronts
from tests.browser.desk import Desk
from tests.browser.profiles import Profiles
from tests.browser.watch import Watch
from tools.browser import launched
from tools.node import command

ROOT = Path(__file__).resolve().parents[2]

OpenDesk = Callable[..., Desk]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


class Served:
    """The service in a process of its own, which a test may stop and start again at the same address."""

    def __init__(self, **settings: str) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.port = 0
        self.settings = settings
        self.start()

    def start(self) -> None:
        words = [sys.executable, "-m", "app.cli", "serve", "--host", "127.0.0.1", "--port", str(self.port), "--lessons", "tests/data/lessons"]
        # One address asks for everything here, faster than any person, of a machine that has more to do: no answer depends on how long it takes.
        patient = {f"PATHSUM_{name}_SECONDS": "60" for name in ("REQUEST", "LAYOUT", "SYMBOLIC")}
        environment = {**os.environ, "PATHSUM_RATE": "1e9", "PATHSUM_BURST": "1000000000", **patient, **self.settings}
        self.process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                return
        raise RuntimeError(f"the service ended before it began, with status {self.process.wait()}")

    def stop(self) -> None:
        if self.process is not None:
            with self.process:  # waits for it, and closes its pipe
                self.process.terminate()
            self.process = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a service that every test shares. It sends the page as everyone gets it, packed; packed anew where it has been changed."""
    with (ROOT / "tools" / "pack.mjs").open() as tool:
        fcntl.flock(tool, fcntl.LOCK_EX)  # the first of several workers packs, the others find it done
        fronts = Fronts(ROOT / "static")
        if fronts.now() is fronts.written:
            line, environment = command(["node", "tools/pack.mjs"])
            subprocess.run(line, cwd=ROOT, env=environment, check=True)
    served = Served()
    yield served.url
    served.stop()


@pytest.fixture
def written_server() -> Iterator[Served]:
    """A service that sends the page as it is written, as to whoever edits it."""
    served = Served(PATHSUM_PACKED="0")
    yield served
    served.stop()


@pytest.fixture
def mortal_server() -> Iterator[Served]:
    """A service of this test's own, to be stopped and started."""
    served = Served()
    yield served
    served.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=20_000)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = launched(playwright)
    yield running
    running.close()


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Iterator[Profiles]:
    lender = Profiles(browser)
    yield lender
    lender.close()


@pytest.fixture
def open_desk(profiles: Profiles, server: str) -> Iterator[OpenDesk]:
    """Opens the page as a person would; at the end nothing may have gone wrong in any of them.

    Words of Playwright's ``new_context`` (viewport, color_scheme, …) pass through. With ``fresh`` or ``before`` the profile is a new one, else it may be one
    that another test had and that has been emptied.
    """
    opened: list[tuple[Page, Watch]] = []

    def open_one(
        address: str = "/", *, base: str = server, ready: bool = True, fresh: bool = False, before: Callable[[Page], Any] | None = None, **wishes: Any
    ) -> Desk:
        lend = profiles.new if fresh or before or base != server else profiles.take
        page, watch = lend(base_url=base, **wishes)
        opened.append((page, watch))
        if before:
            before(page)
        desk = Desk(page, watch)
        desk.go(address, ready=ready)
        return desk

    yield open_one
    troubles = []
    for page, watch in opened:
        troubles += [f"policy: {violation}" for violation in page.evaluate("window.cspViolations ?? []")]
        troubles += watch.unexpected()
        profiles.back(page, watch)
    assert troubles == []


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """The page as it opens, on a screen of ordinary size."""
    return open_desk()
