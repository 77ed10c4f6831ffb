"""The story the page is made for: type a formula, step forward twice and reverse once, list the paths, check, share."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

SOURCE = "y = log(x1) + x1*x2 - sin(x2)"


@pytest.fixture
def typed(desk: Desk) -> Desk:
    """The page with the formula in it, at (2, 5)."""
    desk.type_program(SOURCE)
    expect(desk.graph).to_have_accessible_name(re.compile("of y: 7 nodes"))
    desk.set_input("x1", "2")
    desk.set_input("x2", "5")
    expect(desk.node("y is ")).to_have_attribute("aria-label", re.compile(r": 11\.65\."))
    return desk


def test_forward_twice_and_reverse_once(typed: Desk) -> None:
    desk = typed
    # Forward for x1, a step at a time: one sweep moves one input.
    k, count = desk.place()
    for _ in range(k, count):
        desk.step()
    expect(desk.node("y is ")).to_have_attribute("aria-label", re.compile(r"Tangent: 5\.5\."))
    expect(desk.sentence).to_have_text(re.compile(r"∂y/∂x1 = 5\.5\b"))

    # The page itself says what to do next, three times over.
    desk.suggestion("try-forward-input", name="x2").click()
    expect(desk.sentence).to_have_text(say("start-forward", seeds="x2"))
    desk.end()
    expect(desk.node("y is ")).to_have_attribute("aria-label", re.compile(r"Tangent: 1\.716\."))

    desk.suggestion("try-reverse").click()
    expect(desk.sentence).to_have_text(say("start-reverse", seeds="y"))
    desk.end()
    expect(desk.node("Input x1 ")).to_have_attribute("aria-label", re.compile(r"Adjoint: 5\.5\."))
    expect(desk.node("Input x2 ")).to_have_attribute("aria-label", re.compile(r"Adjoint: 1\.716\."))
    expect(desk.sentence).to_have_text(re.compile(r"∂y/∂x1 = 5\.5.*∂y/∂x2 = 1\.716"))

    desk.suggestion("try-paths", name="x1").click()
    expect(desk.tab_body).to_contain_text(say("paths-count", count="2", **{"from": "x1", "to": "y"}))


def test_paths_with_products_and_sum(typed: Desk) -> None:
    desk = typed
    desk.choose_mode("paths")
    desk.end()
    rows = [" ".join(row.split()) for row in desk.tab_body.locator("tbody tr, tfoot tr").all_inner_texts()]
    assert len(rows) == 3
    assert rows[0].startswith("x1 → v2 →")
    assert "5 · 1 · 1" in rows[0]
    assert rows[1].startswith("x1 → v1 →")
    assert "0.5 · 1 · 1" in rows[1]
    assert [path["product"] for path in desk.read()["paths"]] == ["5", "0.5"]
    assert rows[1].endswith("5.5")
    assert rows[2].endswith("5.5")
    expect(desk.sentence).to_contain_text("∂y/∂x1 = 5.5")

    # Picking a path lights it, and its edges only.
    desk.tab_body.get_by_role("button", name=re.compile("^x1 → v1")).click()
    expect(desk.graph.locator("g.edge-pick")).to_have_count(3)


def test_paths_beside_another_mode(typed: Desk) -> None:
    """The list is there in every mode, with the whole sum, and another pair is one choice away."""
    desk = typed
    desk.choose_tab("tab-paths")
    expect(desk.tab_body.locator("tfoot")).to_contain_text("5.5")
    desk.tab_body.get_by_role("combobox", name=say("paths-from")).select_option("x2")
    expect(desk.tab_body.locator("tfoot")).to_contain_text("1.716")
    expect(desk.tab_body).to_contain_text(say("paths-count", count="2", **{"from": "x2", "to": "y"}))


def test_result_stands_beside_differences(typed: Desk) -> None:
    desk = typed
    desk.choose_tab("tab-result")
    for name, derivative in (("x1", "5.5"), ("x2", "1.716")):
        expect(desk.result_row("y", name)).to_contain_text(say("verdict-agree"))  # differences come once the numbers are at rest
        cells = desk.result_row("y", name).get_by_role("cell").all_inner_texts()
        assert cells[0] == derivative
        assert cells[1] == derivative
        assert say("verdict-agree") in cells[2]
    expect(desk.tab_body).to_contain_text("11.65")
    desk.button("symbolic-label", output="y", input="x2").click()
    expect(desk.tab_body.get_by_role("group", name="x1 - cos(x2)")).to_be_visible()
    expect(desk.tab_body).to_contain_text(say("symbolic-agrees", value="1.716"))


def test_link_opens_at_the_same_step(typed: Desk, open_desk: OpenDesk) -> None:
    desk = typed
    desk.choose_mode("reverse")
    desk.step()
    desk.step()
    desk.step()
    before = desk.read()
    link = desk.share()
    assert "#v1=" in link
    assert len(link) < 600

    other = open_desk(link)
    other.at_step(desk.place()[0])
    expect(other.editor).to_have_value(SOURCE)
    expect(other.number_box("x1")).to_have_value("2")
    expect(other.number_box("x2")).to_have_value("5")
    expect(other.mode("reverse")).to_be_checked()
    assert other.read() == before


def test_equation_and_sentence_call_an_output_the_same(open_desk: OpenDesk) -> None:
    """After a loop the node is the last of many h, and the output is y."""
    desk = open_desk(link(src="w = 0.5\nh = 1\nfor t in range(3): h = tanh(w*h)\ny = h", mode="reverse"))
    desk.end()
    expect(desk.sentence).to_have_text(re.compile("∂y/∂w = "))
    expect(desk.page.locator(".equation [data-tex]").first).to_have_attribute("data-tex", re.compile(r"^\\frac\{\\partial y\}\{\\partial w\}"))
