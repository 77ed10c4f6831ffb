"""Takes the pictures of the README from the running page: `make screenshots`. Knows the page's keys and nothing else of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools.browser import on_this_machine

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
QUIET = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")


@dataclass(frozen=True)
class Shot:
    """A picture: the mode, the keys pressed after opening, and the screen it is seen on."""

    name: str
    mode: str
    keys: tuple[str, ...]
    screen: dict[str, int] = field(default_factory=lambda: WIDE)
    scheme: str = "light"


SHOTS = (
    Shot("reverse", "reverse", ("End", "ArrowLeft")),
    Shot("forward-dark", "forward", ("End", "ArrowLeft"), scheme="dark"),
    Shot("paths-phone", "paths", ("End", "ArrowLeft"), screen=PHONE),
)


@contextmanager
def serving() -> Iterator[str]:
    """The page's address while the service runs."""
    words = [sys.executable, "-m", "app.cli", "serve", "--port", "0"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            if found is None:
                raise SystemExit("The service did not start.")
            yield found.group(0)
        finally:
            process.terminate()


def take(browser: Browser, address: str, shot: Shot) -> Path:
    """Opens the page afresh, chooses the mode, presses the keys, and waits until nothing moves."""
    wishes: dict[str, Any] = {"viewport": shot.screen, "color_scheme": shot.scheme, "reduced_motion": "reduce", "device_scale_factor": 2}
    page = browser.new_page(**wishes)
    page.goto(address)
    page.locator("#next").wait_for()
    page.locator(f'input[name="mode"][value="{shot.mode}"]').check(force=True)
    page.locator(f'.graph[data-mode="{shot.mode}"]').wait_for()
    page.evaluate("document.activeElement.blur()")
    for key in shot.keys:
        page.keyboard.press(key)
    page.evaluate("document.fonts.ready")
    target = FOLDER / f"{shot.name}.png"
    page.screenshot(path=target, animations="disabled", scale="css" if shot.screen is WIDE else "device")
    page.close()
    return target


def main() -> None:
    """All pictures, into docs/images."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_this_machine(), args=list(QUIET), chromium_sandbox=False)
        for shot in SHOTS:
            print(take(browser, address, shot).relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main()
