"""Vectors and matrices on the page: shapes in the picture, Jacobians on edges, a grid of numbers to set, single numbers on demand."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

import engine
from app.convert import trace_columns
from app.story import tell
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.test_access import findings
from tests.browser.test_modes import walk
from tests.browser.words import say
from tools.links import link

LAYER = "W = [[0.5, -0.3, 0.8], [0.1, 0.9, -0.4]]\nx = [1, 2, -1]\nb = [0.1, -0.2]\ny = tanh(W @ x + b)"
CALLS = "def f(W, h):\n    return tanh(W @ h)\nW = [[0.5, -0.3], [0.8, 0.1]]\nh = [1, -1]\ny = f(W, f(W, h))"
LARGE = "W = eye(12)*0.5\nh = [1, -2, 3, -4, 5, -6, 7, -8, 9, 1, 2, 3]\ns = sum(tanh(W @ h))\nA = ones((3, 8))*0.5\ny = s*sum(A)"


def sentences(source: str, mode: str, at: dict[str, float] | None = None, **params: Any) -> list[str]:
    """What each step says, by the engine."""
    return [say(tag, **terms) for tag, terms in tell(trace_columns(engine.trace(engine.parse(source), at, mode, **params), 0))]


@pytest.mark.parametrize("mode", ["forward", "reverse"])
def test_each_step_says_what_the_engine_says(mode: str, open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LAYER, mode=mode, step=0))
    desk.drawn("y", 6, 5)
    trace = engine.trace(engine.parse(LAYER), mode=mode)
    told = sentences(LAYER, mode)
    for k, seen in enumerate(walk(desk)):
        if k > 0 and k != trace.start:
            assert seen["sentence"] == told[k - 1].replace("….", "…"), k
    assert k == len(trace.steps)


def test_shapes_and_jacobians_in_the_picture(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LAYER, mode="reverse", step=4))
    expect(desk.node("Input W is ")).to_have_attribute("aria-label", re.compile(r"Its shape is 2×3\."))
    expect(desk.node("y is tanh")).to_have_attribute("aria-label", re.compile(r"y is tanh\(v2\), .*\[−0\.664, 0\.9705\].*Its shape is 2\."))
    edge = desk.page.locator('[data-edge][aria-label^="Edge from W to v1"]')
    expect(edge).to_have_attribute("aria-label", re.compile(r"Jacobian I ⊗ xᵀ\. Jacobian, 2 × 6, in blocks\. Norm 3\.464, 6 entries\."))
    assert sorted(desk.read()["partials"].values()) == ["2×3", "I", "I", "blocks 2×6", "diag 2×2"]
    # What is picked has its numbers in the table's tab, for everyone.
    edge.focus()
    desk.page.keyboard.press("Enter")
    table = desk.page.get_by_role("table", name=say("jacobian-label", to="v1", **{"from": "W"}))
    expect(table).to_have_text(re.compile(r"1\s*2\s*−1\s*0\s*0\s*0\s*0\s*0\s*0\s*1\s*2\s*−1"))
    desk.node("y is tanh").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("table", name=say("array-label", name="y", shape="2")).first).to_have_text(re.compile(r"−0\.664\s*0\.9705"))


def test_each_number_can_be_set(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LAYER, mode="reverse", step=10))
    box = desk.number_box("W[1,2]")
    box.fill("2")
    expect(desk.node("Input W is ")).to_have_attribute("aria-label", re.compile(r"Input W is"))
    told = sentences(LAYER, "reverse", {"W[1,2]": 2})
    desk.page.get_by_role("button", name=say("seed-only", name="y[1]")).click()
    expect(desk.sentence).to_contain_text("from y[1]")
    desk.end()
    expect(desk.sentence).to_have_text(sentences(LAYER, "reverse", {"W[1,2]": 2}, seed={"y[1]": 1})[-1].replace("….", "…"))
    assert told[-1] != sentences(LAYER, "reverse", {"W[1,2]": 2}, seed={"y[1]": 1})[-1]
    # The slider follows the number that was touched, and the arrow keys move it.
    slider = desk.page.get_by_role("slider", name=say("input-slider", name="W[1,2]"))
    expect(slider).to_have_value("2")
    slider.focus()
    desk.page.keyboard.press("ArrowLeft")
    expect(box).not_to_have_value("2")
    desk.page.get_by_role("button", name=say("input-reset")).click()
    expect(box).to_have_value("−0.4")
    box.fill("two")
    expect(desk.page.get_by_role("alert")).to_have_text(say("input-bad", name="W[1,2]"))


def test_single_numbers_and_back(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LAYER, mode="forward", step=0))
    desk.drawn("y", 6, 5)
    button = desk.page.get_by_role("button", name=say("tensors-single"))
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    graph = engine.scalarize(engine.parse(LAYER))
    desk.drawn("y[0], y[1]", graph.size, len(graph.edges[0]))
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(desk.number_box("W[1,2]")).to_have_value("−0.4")  # the grid stays
    address = desk.share()
    desk.choose_mode("paths")
    expect(button).to_be_disabled()  # paths run between single numbers
    expect(button).to_have_attribute("aria-pressed", "true")
    desk.choose_mode("reverse")
    button.click()
    desk.drawn("y", 6, 5)
    other = open_desk(address)
    other.drawn("y[0], y[1]", graph.size, len(graph.edges[0]))


def test_paths_from_a_tensor_program(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LAYER, mode="reverse", step=99, tab="paths"))
    expect(desk.tab_body).to_contain_text(say("paths-tensors"))
    desk.end()
    desk.suggestion("try-paths", name="x[0]").click()
    expect(desk.sentence).to_have_text(say("start-paths", **{"from": "x[0]", "to": "y[0]"}))


def test_a_folded_call_between_tensors(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=CALLS, mode="reverse", step=0, fold=[0, 1]))
    desk.drawn("y", 4, 4)
    expect(desk.page.locator('[data-edge][aria-label*="2 × 4"]').first).to_be_attached()
    desk.end()
    expect(desk.sentence).to_have_text(re.compile(r"∂y\[0\]/∂W\[0,0\] = "))


def test_large_tensors_are_folded_and_their_jacobians_are_pictures(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LARGE, mode="reverse", step=0))
    expect(desk.number_box("h[11]")).to_have_value("3")
    desk.page.locator('[data-edge][aria-label*="12 × 12"]').first.focus()
    desk.page.keyboard.press("Enter")
    figure = desk.page.get_by_role("figure")
    expect(figure).to_contain_text("12 × 12")
    expect(figure.locator("svg.cells")).to_be_visible()
    big = open_desk(link(src="W = [[" + "], [".join(["1, 2, 3, 4, 5, 6"] * 5) + "]]\ny = sum(W)", mode="reverse", step=0))
    expect(big.number_box("W[4,5]")).to_be_hidden()
    big.page.locator("summary").click()
    expect(big.number_box("W[4,5]")).to_be_visible()


@pytest.mark.parametrize("example", ["layer", "softmax", "squares"])
def test_examples(example: str, desk: Desk) -> None:
    desk.page.get_by_role("button", name=say("example-choose")).click()
    desk.page.get_by_role("button", name=re.compile(re.escape(say(f"example-{example}")))).click()
    expect(desk.page.get_by_role("button", name=say("tensors-single"))).to_be_visible()
    desk.end()
    desk.choose_tab("tab-result")
    expect(desk.tab_body.locator(".v-agree").first).to_be_visible()
    assert desk.tab_body.locator(".v-differ").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_and_room(scheme: str, width: int, open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=LAYER, mode="reverse", step=8), color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True)
    expect(desk.sentence).to_contain_text("Jacobian")
    assert findings(desk) == []
    if width == 1400:
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
