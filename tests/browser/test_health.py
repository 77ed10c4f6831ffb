"""Gradient health: edges by the size of their slopes, the product along a path, a recurrent net that is slid; spoken, by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

import engine
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

MIXED = "a = 2\nb = 1\nu = (a + b) * 0.03\nv = u * 100\nw = 0.3 * abs(b) * 0\ne = v + u*w"
NET = "h = 0.001\nw = 1.5\nfor t in range(12):\n    h = tanh(w*h)\n"


def fate(desk: Desk) -> Locator:
    return desk.tab_body.locator(".health-fate")


def length(desk: Desk) -> Locator:
    return desk.tab_body.get_by_role("slider", name=say("health-length"), exact=True)


def weight(desk: Desk) -> Locator:
    return desk.tab_body.get_by_role("slider", name=say("health-weight", name="w"), exact=True)


def short(number: float) -> str:
    """As the page writes numbers of ordinary size."""
    return f"{number:.4g}"


def test_edges_tell_how_they_change_a_gradient_while_the_view_is_open(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=MIXED, mode="forward", tab="table"))
    expect(desk.graph.locator(".edge-health")).to_have_count(0)
    desk.page.goto("about:blank")
    desk.go(link(src=MIXED, mode="forward", tab="health"))
    at = engine.linearize(engine.parse(MIXED))
    seen = {
        int(edge["edge"]): (edge["kind"], edge["words"])
        for edge in desk.graph.locator(".edge-health").evaluate_all(
            "(edges) => edges.map((edge) => ({edge: edge.dataset.edge, kind: /edge-h-(\\w+)/.exec(edge.classList.value)[1], words: edge.ariaLabel}))"
        )
    }
    kinds = set()
    for edge, node in enumerate(at.graph.edges[0]):
        if not at.graph.active[node]:
            assert edge not in seen
            continue
        size = abs(at.partial[edge])
        kind = "zero" if size == 0 else "tiny" if size <= 0.1 else "small" if size < 0.9 else "even" if size <= 1.1 else "large" if size < 10 else "huge"
        assert seen[edge][0] == kind
        assert seen[edge][1].endswith(say("health-edge", does=say(f"health-{kind}")))
        kinds.add(kind)
    assert {"zero", "tiny", "even", "huge"} <= kinds
    expect(desk.graph.locator(".health-mark").filter(has_text="▴▴").first).to_be_attached()
    expect(desk.tab_body.get_by_role("list", name=say("health-legend")).locator("li")).to_have_count(7)
    desk.choose_tab("tab-table")
    expect(desk.graph.locator(".edge-health")).to_have_count(0)


def test_the_product_along_the_path_is_the_derivative_and_every_slope_is_listed(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=NET, mode="forward", tab="health"))
    product = engine.jacobian(engine.parse(NET))["h"]["h"]
    expect(fate(desk)).to_have_text(say("health-fate-exploding", count=24, product=short(product), rate=short(product ** (1 / 24))))
    chart = say("health-chart", count=24, product=short(product))
    expect(desk.tab_body.get_by_role("img", name=chart, exact=True)).to_be_visible()
    desk.tab_body.get_by_text(say("health-numbers"), exact=True).click()
    rows = desk.tab_body.locator(".health-numbers tbody tr")
    expect(rows).to_have_count(24)
    expect(rows.last.locator("td").last).to_have_text(short(product))


def test_another_path_can_be_chosen_and_is_marked_in_the_graph(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="a = 2\nb = 1\ne = (a + b) * (b + 1)", mode="reverse", tab="health"))
    desk.tab_body.get_by_role("combobox", name=say("paths-from"), exact=True).select_option("b")
    paths = desk.tab_body.get_by_role("combobox", name=say("health-path"), exact=True)
    expect(paths.locator("option")).to_have_count(2)
    paths.select_option("1")
    expect(desk.graph.locator(".edge-health.edge-pick")).to_have_count(2)
    expect(fate(desk)).to_contain_text("2")


def test_length_and_weight_slide_by_keyboard_and_the_gradient_vanishes_or_explodes(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=NET, mode="forward", tab="health"))
    expect(fate(desk)).to_have_class(re.compile("fate-exploding"))
    weight(desk).focus()
    for _ in range(10):
        desk.page.keyboard.press("ArrowLeft")
    value = float(weight(desk).input_value())
    assert value < 1.5
    product = engine.jacobian(engine.parse(NET), {"w": value})["h"]["h"]
    expect(fate(desk)).to_contain_text(short(product))
    desk.set_input("w", "0.5")
    expect(fate(desk)).to_have_class(re.compile("fate-vanishing"))
    length(desk).focus()
    desk.page.keyboard.press("Home")
    expect(desk.editor).to_have_value(NET.replace("range(12)", "range(1)"))
    expect(fate(desk)).to_have_class(re.compile("fate-alive"))
    expect(length(desk)).to_be_focused()
    for _ in range(2):
        desk.page.keyboard.press("ArrowRight")
    expect(desk.editor).to_have_value(NET.replace("range(12)", "range(3)"))
    expect(fate(desk)).to_contain_text(say("health-fate-alive", count=6, product="0.125", rate="0.7071"))


def test_a_long_net_folds_and_its_product_stays_the_derivative(open_desk: OpenDesk) -> None:
    source = NET.replace("range(12)", "range(40)").replace("1.5", "-0.5")
    desk = open_desk(link(src=source, mode="reverse", tab="health"))
    expect(fate(desk)).to_have_class(re.compile("fate-vanishing"))
    expect(fate(desk)).to_contain_text("40")
    expect(desk.tab_body.locator("circle.negative")).to_have_count(20)


def test_a_program_without_a_loop_offers_one(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = x*0", mode="forward", tab="health"))
    expect(fate(desk)).to_have_text(say("health-fate-stopped", count=1))
    desk.tab_body.get_by_role("button", name=say("health-net-open"), exact=True).click()
    expect(length(desk)).to_be_visible()
    expect(fate(desk)).to_have_class(re.compile("fate-exploding"))
    desk.button("undo").click()
    expect(desk.editor).to_have_value("y = x*0")


def test_tensors_have_edges_by_their_jacobians(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="W = [[30, 0], [0, 20]]\nx = [1, 2]\ny = W @ x", mode="forward", tab="health"))
    expect(desk.tab_body).to_contain_text(say("health-tensors"))
    expect(desk.graph.locator(".edge.edge-h-huge")).to_have_count(1)
