"""Takes pictures of the running page: all views, wide and narrow, light and dark, into screenshots/ (`make screenshots`), or those of the README into
docs/images (`make pictures`). Knows links and what to wait for, and nothing else of the page.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.browser import launched
from tools.links import link
from tools.service import started

ROOT = Path(__file__).resolve().parent.parent
ALL, README = ROOT / "screenshots", ROOT / "docs" / "images"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
COLAH = "a = 2\nb = 1\ne = (a + b) * (b + 1)\n"
NINE = "x = 1\ny = 2x + 3x + 5x\nz = 7y + 11y + 13y\n"
LAYERS = "x = 1\nh = x\nfor t in range(10):\n    h = 0.5h + 0.3h + 0.4h\n"
RECURRENT = "w = 0.6\nu = 0.5\nh = 0\nfor t in range(6):\n    h = tanh(w*h + u*x[t])\n"
LIGHTHOUSE = "nu = 2\ngamma = 3\nomega = 0.5\nt = 1.5\ny = nu*tan(omega*t)/(gamma - tan(omega*t))\nz = gamma*y\nreturn y, z\n"
VALLEY = "x = -1\ny = 1\nf = (1 - x)^2 + 10*(y - x^2)^2\n"
KINK = "x = 0\ny = abs(x) + x^2\n"
TWO = "x = 2\ny = 3\np = x*y\nq = p + sin(x)\nr = p*q\nreturn q, r\n"
LAYER = "W = [[0.5, -0.3, 0.8], [0.1, 0.9, -0.4]]\nx = [1, 2, -1]\nb = [0.1, -0.2]\ny = tanh(W @ x + b)\n"


@dataclass(frozen=True)
class Shot:
    """A picture: what a link says, the keys pressed then, and what is there when it is ready. ``readme``: its name in docs/images."""

    name: str
    state: dict[str, Any] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    path: str = ""
    ready: str = "#next"
    readme: bool = False


SHOTS = (
    Shot("opening"),
    Shot("forward", {"src": COLAH, "mode": "forward", "step": 9}),
    Shot("linked", {"src": COLAH, "mode": "reverse", "step": 9, "tab": "equation", "beside": "code"}, readme=True),
    Shot("reverse", {"src": COLAH, "mode": "reverse", "step": 9}, readme=True),
    Shot("paths", {"src": COLAH, "mode": "paths", "step": 9, "tab": "paths"}),
    Shot("ledger", {"src": NINE, "mode": "factor", "tab": "ledger", "by": "node"}, keys=("End",), readme=True),
    Shot("ledger-large", {"src": LAYERS, "mode": "factor", "tab": "ledger"}),
    Shot("jacobian", {"src": TWO, "mode": "forward", "params": {"forward": {"seed": {"x": 1, "y": 0.5}}}, "tab": "jacobian"}, keys=("End",), readme=True),
    Shot("cost", {"src": TWO, "mode": "reverse", "tab": "cost"}, readme=True),
    Shot("game", {"src": LIGHTHOUSE, "mode": "elimination", "params": {"elimination": {"order": ["v1", "v4"]}}, "tab": "game", "step": 15}, readme=True),
    Shot("health", {"src": RECURRENT, "mode": "reverse", "tab": "health"}, keys=("End",), readme=True),
    Shot("checks", {"src": KINK, "mode": "reverse", "tab": "checks"}),
    Shot("checks-smooth", {"src": TWO, "mode": "reverse", "tab": "checks"}, readme=True),
    Shot("descent", {"src": VALLEY, "mode": "descent", "tab": "descent", "params": {"descent": {"rate": 0.01, "iterations": 20}}}, keys=("End",), readme=True),
    Shot("dual", {"src": COLAH, "mode": "forward", "as": "dual", "step": 9}, readme=True),
    Shot("tape", {"src": COLAH, "mode": "reverse", "tab": "tape", "step": 8}, readme=True),
    Shot("hessian", {"src": VALLEY, "mode": "hessian", "step": 30}),
    Shot("taylor", {"src": "x = 0.5\ny = exp(x)*sin(x)\n", "mode": "taylor", "step": 12}),
    Shot("predict", {"src": COLAH, "mode": "reverse", "tab": "predict", "step": 6}, readme=True),
    Shot("transcript", {"src": COLAH, "mode": "reverse", "tab": "transcript", "step": 7}),
    Shot("presenter", {"src": COLAH, "mode": "reverse", "step": 8, "present": True}, readme=True),
    Shot("tensors", {"src": LAYER, "mode": "reverse", "step": 5}),
    Shot("wrong", {"src": "y = sin(x\n"}),
    Shot("german", {"src": COLAH, "mode": "reverse", "step": 9, "lang": "de"}),
    Shot("course", path="/course", ready=".course-row"),
    Shot("lesson", path="/lesson/sum-over-paths#screen=1&seed=7", ready='main[data-ready="true"]', readme=True),
    Shot("lesson-sweep", path="/lesson/reverse-mode-and-the-tape#screen=2&seed=7", ready='main[data-ready="true"]'),
    Shot("teacher", path="/teacher", ready=".course-row"),
    Shot("worksheet", path="/worksheet/sum-over-paths#seed=7", ready=".sheet-answers"),
)


def settle(page: Page) -> None:
    """Until nothing is on its way: fonts, formulas, views that are fetched when they are shown, answers of the service."""
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    expect(page.locator('[aria-busy="true"]')).to_have_count(0)


def take(browser: Browser, address: str, shot: Shot, target: Path, screen: dict[str, int], scheme: str) -> Path:
    """Opens the page afresh at the link, presses the keys, and waits until nothing moves."""
    wishes: dict[str, Any] = {"viewport": screen, "color_scheme": scheme, "reduced_motion": "reduce", "locale": "en-GB"}
    page = browser.new_page(**wishes)
    page.goto(address + (shot.path or (link(**shot.state) if shot.state else "/")))
    page.locator(shot.ready).first.wait_for()
    settle(page)
    for key in shot.keys:
        page.keyboard.press(key)
    settle(page)
    if complaint := "".join(page.locator(".notices").all_inner_texts()).strip():
        raise SystemExit(f"{shot.name}: the page complains: {complaint}")
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, animations="disabled", full_page=screen == PHONE)  # there the views lie below the fold
    page.close()
    return target


def main(readme: bool) -> None:
    """All pictures, or those of the README."""
    with started() as (_, address), sync_playwright() as playwright:
        browser = launched(playwright)
        for shot in SHOTS:
            if readme and shot.readme:
                print(take(browser, address, shot, README / f"{shot.name}.png", {"width": 1280, "height": 800}, "light").relative_to(ROOT))
            for size, screen in () if readme else (("wide", WIDE), ("narrow", PHONE)):
                for scheme in ("light", "dark"):
                    print(take(browser, address, shot, ALL / f"{shot.name}-{size}-{scheme}.png", screen, scheme).relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main("--readme" in sys.argv[1:])
