"""Finds a Chromium or Chrome for the tests and, run as a script, sees to it that there is one; knows nothing of what it will show."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
UNUSED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What Playwright turns off itself: of two such lists Chromium reads the last.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""Parts of Chromium that nothing here looks at. Its address bar alone opens two pages of its own in every window, which cost as much as ours."""
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(UNUSED)}",
    # No renderer is kept ready for a next page, which never comes: every page here is in a profile of its own.
    "--renderer-process-limit=1",
]
"""How Chromium is started."""
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def on_this_machine() -> str | None:
    """The machine's own Chromium or Chrome: the one that PATHSUM_CHROMIUM names, else the first on PATH."""
    named = os.environ.get("PATHSUM_CHROMIUM")
    if named:
        return named
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return found or (str(MAC) if MAC.exists() else None)


def launched(playwright: Playwright) -> Browser:
    """Chromium, as everything here starts it."""
    return playwright.chromium.launch(executable_path=on_this_machine(), args=QUIET, chromium_sandbox=False)


def playwrights_own() -> str | None:
    """The Chromium that Playwright downloaded earlier, if it is still there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def from_debian() -> bool:
    """Debian's package, where apt is here and we may use it without being asked for a password."""
    apt = shutil.which("apt-get")
    if not apt:
        return False
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        prefix = ["sudo", "-n"]
    else:
        return False
    print("No Chromium or Chrome here: installing Debian's chromium.", flush=True)
    null = subprocess.DEVNULL
    env = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    subprocess.run([*env, "update"], stdin=null, stdout=null, check=False)
    done = subprocess.run([*env, "install", "-y", "--no-install-recommends", "chromium"], stdin=null, stdout=null, check=False)
    return done.returncode == 0 and on_this_machine() is not None


def from_playwright() -> bool:
    """Playwright's own build."""
    print("No Chromium or Chrome here: asking Playwright for its own.", flush=True)
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0


def main() -> None:
    """Ends quietly when a browser is here, or could be had."""
    if on_this_machine() or playwrights_own() or from_debian() or from_playwright():
        return
    raise SystemExit("The browser tests need Chromium or Chrome: install one, or name it in PATHSUM_CHROMIUM, and run make test again.")


if __name__ == "__main__":
    main()
