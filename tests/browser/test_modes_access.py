"""axe-core finds nothing to mend in any mode, wide and narrow, light and dark, in the middle and at the end, in the table and in the result."""

from __future__ import annotations

from typing import Any

import pytest

import engine
from tests.browser.conftest import OpenDesk
from tests.browser.test_access import OPEN, PHONE, findings
from tools.links import link

SOURCE = "u = x*x\ny = sin(u)*cos(u)*z\nq = y*u\nreturn y, q"


@pytest.mark.parametrize("screen", [{"color_scheme": "light"}, {"color_scheme": "dark", **PHONE}], ids=["wide-light", "narrow-dark"])
def test_axe_finds_nothing_in_any_mode(screen: dict[str, Any], open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="forward", params={"descent": {"iterations": 2}}), **screen, **OPEN)
    found = {}
    for mode in engine.MODES:
        desk.choose_mode(mode.name)
        desk.choose_tab("tab-table")
        for _ in range(8):
            desk.step()
        found[mode.name, "table"] = findings(desk)
        desk.end()
        desk.choose_tab("tab-result")
        if desk.page.locator(".costs-table").count() == 0:
            desk.button("costs-show").click()
            desk.page.locator(".costs-table").wait_for()
        found[mode.name, "result"] = findings(desk)
    assert {name: each for name, each in found.items() if each} == {}
