"""The picture itself: parallel edges, formulas on edges, what lights what, hundreds of nodes, zoom, a hand on a number."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

MIDDLES = """(edges) => edges.map((edge) => {
  const line = edge.querySelector('.edge-line');
  const { x, y } = line.getPointAtLength(line.getTotalLength() / 2);
  return [x, y];
})"""
SCALE = "new DOMMatrix(getComputedStyle(document.querySelector('.graph-stage')).transform).a"


def chain(links: int) -> str:
    """A program of ``links`` + 2 nodes that is neither a path nor a bush."""
    lines = ["a = 0.5", "b = 1.5"]
    for i in range(links):
        left, right = (f"v{i - 1}" if i else "a"), (f"v{i - 5}" if i >= 5 else "b")
        lines.append(f"v{i} = " + (f"sin({left})" if i % 3 == 2 else f"{left}*{right}" if i % 3 else f"{left} + {right}"))
    return "\n".join([*lines, f"return v{links - 1}"])


def test_parallel_edges_are_two_curves(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = x*x*x", at={"x": 2}, mode="forward", step=0))
    desk.drawn("y", 3, 4)
    parallel = desk.graph.locator('g[data-edge][aria-label^="Edge from x to v1"]')
    expect(parallel).to_have_count(2)
    (x0, y0), (x1, y1) = parallel.evaluate_all(MIDDLES)
    assert abs(x0 - x1) + abs(y0 - y1) >= 14
    # Each has its own slope, and the labels do not lie on each other.
    labels = [desk.page.locator(f'text.partial[data-edge="{edge}"]').bounding_box() for edge in (0, 1)]
    assert labels[0]
    assert labels[1]
    assert abs(labels[0]["y"] - labels[1]["y"]) > labels[0]["height"] / 2 or abs(labels[0]["x"] - labels[1]["x"]) > labels[0]["width"]


def test_a_slider_moves_numbers_and_no_node(desk: Desk) -> None:
    before = desk.read()
    slider = desk.page.get_by_role("slider", name=say("input-slider", name="a"))
    for value in ("-3", "0.5", "5"):
        slider.fill(value)
        expect(desk.node(f"Input a is {value.replace('-', '−')}.")).to_have_count(1)
    after = desk.read()
    assert [box["place"] for box in after["nodes"]] == [box["place"] for box in before["nodes"]]
    assert [box["number"] for box in after["nodes"]] == ["5", "1", "6", "1", "2", "12"]
    assert desk.place() == (3, 10)


def test_a_pill_is_turned_by_hand_and_by_keys(desk: Desk) -> None:
    pill = desk.node("Input b ")
    box = pill.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x + 60, y, steps=6)
    desk.page.mouse.up()
    expect(desk.number_box("b")).not_to_have_value("1")
    turned = desk.number_box("b").input_value()
    expect(desk.node(f"Input b is {turned}.")).to_have_count(1)
    desk.button("undo").click()
    expect(desk.node("Input b is 1.")).to_have_count(1)


def test_formulas_on_edges_on_demand(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = sin(x)*exp(x)", at={"x": 2}, mode="forward", step=0))
    desk.drawn("y", 4, 4)
    assert desk.page.locator(".graph-math .katex").count() == 0
    desk.page.get_by_role("radio", name=say("labels-symbol")).check()
    formulas = desk.page.locator(".graph-math .formula-at")
    expect(formulas).to_have_count(4)
    expect(formulas.first.locator(".katex")).to_be_visible()
    assert "cos" in formulas.first.inner_text()
    # The formula stands where the number stood, on its curve; and numbers come back.
    desk.page.get_by_role("radio", name=say("labels-number")).check()
    expect(desk.page.locator(".graph-math .formula-at")).to_have_count(0)
    expect(desk.page.locator("text.partial").first).to_have_text("−0.4161")


def test_one_thing_lights_in_every_view(desk: Desk) -> None:
    node, row = desk.node("v2 is "), desk.tab_body.locator("tbody tr").nth(3)
    lit = re.compile(r"\blit\b")
    mark = desk.page.locator(".mirror .mark-hover")
    node.hover()
    expect(row).to_have_class(lit)
    expect(mark).to_have_text(re.compile(r"b \+ 1"))
    expect(desk.page.locator(".graph-card-body")).to_contain_text("v2 = b + 1")
    row.hover()
    expect(node).to_have_class(re.compile("node-hover"))
    desk.next_button.hover()
    expect(node).not_to_have_class(re.compile("node-hover"))
    # The caret in the program points, too.
    desk.editor.click()
    desk.editor.evaluate("(area) => { const at = area.value.indexOf('b + 1'); area.setSelectionRange(at, at) }")
    desk.editor.press("ArrowRight")
    expect(desk.graph.locator(".node-hover")).to_have_count(1)


def test_three_hundred_nodes_are_drawn_and_zoomed(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=chain(298), mode="reverse", step=0))
    expect(desk.graph).to_have_accessible_name(re.compile("300 nodes"), timeout=15_000)
    seen = desk.read()
    assert len({box["node"] for box in seen["nodes"]}) == 300
    assert len({box["place"] for box in seen["nodes"]}) == len(seen["nodes"])
    desk.button("graph-zoom-fit").click()
    fitted = desk.page.evaluate(SCALE)
    desk.page.locator(".graph-pane").hover()
    desk.page.mouse.wheel(0, -600)
    desk.page.wait_for_function(f"(fitted) => {SCALE} > fitted * 1.5", arg=fitted)
    desk.button("graph-zoom-fit").click()
    desk.page.wait_for_function(f"(fitted) => Math.abs({SCALE} - fitted) < 0.01", arg=fitted)
    desk.end()
    rows = desk.read()["rows"]  # a long table shows the piece around the step: the sweep has ended at a
    assert 10 < len(rows) < 300
    assert rows[0]["derived"][0] is not None


def test_more_than_five_hundred_nodes_use_the_layered_layout(open_desk: OpenDesk) -> None:
    desk = open_desk()
    with desk.page.expect_response("**/api/v1/trace", timeout=20_000) as answer:
        desk.type_program(chain(598))
    layout = answer.value.json()["layout"]
    assert (layout["engine"], layout["reason"]) == ("layered", "size")
    expect(desk.graph).to_have_accessible_name(re.compile("600 nodes"), timeout=20_000)
    desk.step()
    desk.end()
    expect(desk.sentence).to_contain_text("∂v597/∂a")


def test_a_drag_moves_the_drawing_and_never_loses_it(desk: Desk) -> None:
    pane = desk.page.locator(".graph-pane")
    box = pane.bounding_box()
    assert box is not None
    place = "document.querySelector('.graph-svg').getBoundingClientRect().left"
    before = desk.page.evaluate(place)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 40
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x + 80, y, steps=4)
    desk.page.wait_for_function(f"{place} !== {before}")
    # However far it is thrown, a part stays in sight.
    desk.page.mouse.move(x + 5000, y, steps=4)
    desk.page.mouse.up()
    graph = desk.graph.bounding_box()
    assert graph
    assert graph["x"] < box["x"] + box["width"]
    desk.button("graph-zoom-fit").click()
    expect(desk.node("e is ")).to_be_in_viewport()


@pytest.mark.parametrize("source", ["y = x^x^x^x", "y = 1e300*x*1e300", "y = x - x", "x", "y = 3"])
def test_odd_programs_are_drawn(source: str, desk: Desk) -> None:
    """Overflow, nothing to derive, an input that is the output, no input at all: all are drawn and stepped to the end in every mode."""
    desk.type_program(source)
    expect(desk.graph).not_to_have_accessible_name(re.compile("of e:"))
    modes = ["forward"] if source == "y = 3" else ["forward", "reverse", "paths"]
    for mode in modes:
        desk.choose_mode(mode)
        desk.end()
        assert desk.sentence.inner_text().strip() != ""
        assert "NaN" not in desk.page.locator("main").inner_text()
        assert "undefined" not in (desk.sentence.inner_text() if source != "y = 1e300*x*1e300" else "")
