"""The view of costs: bars with the engine's exact counts, the family where forward and reverse cross, checkpoints; by keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

import engine
from engine.checkpoint import trades
from engine.cost import forward_cost, reverse_cost
from engine.family import family
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tools.links import link

SOURCE = "x = 1\ny = 2x + 3x + 5x\nz = 7y + 11y + 13y\nu = z*z*y\nv = u*u + x"


def bars(desk: Desk, label: str) -> dict[str, str]:
    rows: list[tuple[str, str]] = desk.tab_body.get_by_role("table", name=label, exact=True).evaluate(
        "(table) => [...table.rows].map((row) => [row.cells[0].textContent, row.cells[2].textContent.replace(/\\D/g, '')])"
    )
    return dict(rows)


def dial(desk: Desk, name: str) -> Locator:
    return desk.tab_body.get_by_role("slider", name=say(f"cost-{name}"), exact=True)


def counted(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def meter(desk: Desk) -> dict[str, list[str]]:
    """Each way's counts, with every digit."""
    table = desk.tab_body.locator(".meter")
    expect(table).to_be_visible()
    rows: list[tuple[str, list[str]]] = table.evaluate(
        "(table) => [...table.tBodies[0].rows].map((row) => [row.cells[0].textContent, [...row.cells].slice(1).map((cell) => cell.title.replace(/\\D/g, ''))])"
    )
    return dict(rows)


def test_the_meter_has_the_exact_counts_and_the_order_on_the_page_is_among_them(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="elimination", params={"elimination": {"order": "reverse"}}, tab="cost"))
    costs = {row.mode: row for row in engine.costs(engine.parse(SOURCE))}
    expect(desk.page.locator('.graph[data-mode="elimination"]')).to_be_visible()
    expect(desk.tab_body.locator(".meter")).to_contain_text(say("cost-current"))
    seen = meter(desk)
    for mode in ("forward", "reverse", "paths", "checkpoint"):
        row = costs[mode]
        assert seen[say(f"cost-{mode}")] == [str(count) for count in (row.multiplications, row.edges, row.sweeps, row.stored)], mode
    assert seen[say("cost-current")][0] == str(costs["elimination reverse"].multiplications)
    least = min(int(counts[0]) for counts in seen.values())
    fewest = desk.tab_body.locator(".meter tbody tr td:nth-child(2).least")
    expect(fewest).to_have_count(sum(int(counts[0]) == least for counts in seen.values()))
    desk.choose_mode("forward")
    expect(desk.tab_body.locator(".meter")).to_contain_text(say("cost-elimination-markowitz"))


def test_more_paths_than_any_number_keep_their_digits(open_desk: OpenDesk) -> None:
    source = "x = 1\n" + "x = x + x\n" * 60
    desk = open_desk(link(src=source, mode="reverse", tab="cost"))
    expect(desk.tab_body.locator(".meter tr", has_text=say("cost-paths"))).to_contain_text("1.153×10¹⁸")
    assert meter(desk)[say("cost-paths")][2] == str(2**60)


def test_the_family_crosses_where_the_engine_says_and_opens_as_a_program(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="reverse", tab="cost"))
    dial(desk, "inputs").focus()
    desk.page.keyboard.press("Home")
    for _ in range(2):
        desk.page.keyboard.press("ArrowRight")
    dial(desk, "outputs").focus()
    for _ in range(3):
        desk.page.keyboard.press("ArrowLeft")
    expect(desk.tab_body.get_by_role("table", name=say("cost-family-bars", inputs=3, outputs=5), exact=True)).to_be_visible()
    graphs = [engine.parse(family(count, 5)) for count in range(1, 25)]
    crossover = next(i for i, graph in enumerate(graphs, 1) if reverse_cost(graph).multiplications < forward_cost(graph).multiplications)
    expect(desk.tab_body.locator("section", has=desk.page.locator("#cost-family")).get_by_role("status")).to_have_text(
        say("cost-crosses", outputs=5, inputs=crossover)
    )
    seen = bars(desk, say("cost-family-bars", inputs=3, outputs=5))
    assert seen[say("cost-forward")] == str(forward_cost(graphs[2]).multiplications)
    assert seen[say("cost-reverse")] == str(reverse_cost(graphs[2]).multiplications)
    desk.tab_body.get_by_role("button", name=say("cost-family-open"), exact=True).click()
    expect(desk.editor).to_have_value(family(3, 5))
    desk.button("undo").click()
    expect(desk.editor).to_have_value(SOURCE)


def test_fewer_states_kept_mean_more_computed_again(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src=SOURCE, mode="reverse", tab="cost"))
    says = desk.tab_body.locator("section", has=desk.page.locator("#cost-checkpoints")).get_by_role("status")

    def trade(source: str, slots: int) -> str:
        operations, found = trades(engine.parse(source))
        at = next(each for each in found if each.snapshots == slots)
        return say("cost-trade", slots=slots, stored=counted(at.stored), again=counted(at.recomputed), operations=operations)

    desk.tab_body.get_by_role("radio", name=say("cost-program"), exact=True).check()
    expect(says).to_have_text(trade(SOURCE, 3))
    slots = dial(desk, "slots")
    slots.focus()
    desk.page.keyboard.press("Home")
    expect(says).to_have_text(trade(SOURCE, 1))
    desk.page.keyboard.press("ArrowRight")
    expect(says).to_have_text(trade(SOURCE, 2))
    desk.tab_body.get_by_role("radio", name=say("cost-chain"), exact=True).check()
    expect(says).to_have_text(trade("h = 1\nfor t in range(50):\n    h = sin(h)\n", 2))
    slots.focus()
    desk.page.keyboard.press("End")
    expect(slots).to_have_attribute("aria-valuetext", "50")
    for _ in range(3):
        desk.page.keyboard.press("ArrowLeft")
    many = int(str(slots.get_attribute("aria-valuetext")))
    desk.button("cost-step").click()
    expect(desk.page.locator('.graph[data-mode="checkpoint"]')).to_be_visible()
    expect(desk.editor).to_have_value("h = 1\nfor t in range(50):\n    h = sin(h)\n")
    assert str(many) in [each.input_value() for each in desk.page.locator(".seeding input").all()]


def test_a_program_that_computes_nothing_says_so(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = x", mode="forward", tab="cost"))
    desk.tab_body.get_by_role("radio", name=say("cost-program"), exact=True).check()
    expect(desk.tab_body).to_contain_text(say("cost-nothing"))
