"""Every step of every mode: what the picture, the table and the list of paths say is what the engine has at that step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

import engine
from app.convert import trace_columns
from app.format import exact, short
from app.story import tell
from engine.modes.base import KEYS
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.words import say
from tests.graphs import CUBE, EYE, SHARED_OUTPUT, THREE_BY_THREE, Example
from tools.links import link

MODES = [mode.name for mode in engine.MODES]
SHORT: dict[str, dict[str, Any]] = {"descent": {"iterations": 1}, "taylor": {"order": 2}}
SEEN = {
    "cube": CUBE,
    "eye": EYE,
    "shared-output": SHARED_OUTPUT,
    "three-by-three": THREE_BY_THREE,
    # Outside the domain, at a pole, at a kink, with a weight that nothing but zero reaches.
    "singular": Example("y = log(x) + 1/z\nq = abs(z) * x", {"x": -1, "z": 0}),
    # One weight used so often that it is drawn once a use.
    "shared-weight": Example("h1 = w*a\nh2 = w*h1\nh3 = w*h2\nh4 = w*h3\nh5 = w*h4\ny = w*h5 + w", {"w": 0.5, "a": 2}),
}


def walk(desk: Desk) -> Iterator[dict[str, Any]]:
    """Everything the page says, step by step from before the first to after the last."""
    desk.next_button.focus()
    desk.page.keyboard.press("Home")
    desk.at_step(0)
    _, count = desk.place()
    yield desk.read()
    for k in range(1, count + 1):
        desk.page.keyboard.press("ArrowRight")
        seen = desk.read()
        if seen["k"] != k:
            desk.at_step(k)
            seen = desk.read()
        yield seen


def chip_channel(trace: engine.Trace, state: dict[str, dict[int, float]]) -> str | None:
    """What the chips hold: tangents or adjoints, whichever the mode fills; where it fills both, adjoints as soon as there are any."""
    steps = trace.steps
    filled = {steps.channels[channel] for channel in steps.channel[steps.effect_offset[trace.start] :]}
    if {"tangent", "adjoint"} <= filled:
        return "adjoint" if state["adjoint"] else "tangent"
    return next((name for name in ("tangent", "adjoint") if name in filled), None)


def term(coefficient: float | None, power: int) -> str:
    """A coefficient of a series as a chip has it: −0.5t², t³."""
    if coefficient is None:
        return "?"
    sign = "−" if coefficient < 0 or str(coefficient) == "-0.0" else ""
    size = "" if abs(coefficient) == 1 else short(abs(coefficient))
    return f"{sign}{size}t{'' if power == 1 else '⁰¹²³⁴⁵⁶⁷⁸⁹'[power]}"


def expected_nodes(trace: engine.Trace, state: dict[str, dict[int, float]], k: int) -> dict[int, tuple[str, str | None]]:
    """By node: the number in its box and what its chip holds (None: it has no chip)."""
    graph = trace.at.graph
    channel = chip_channel(trace, state)
    summed = trace.paths.output if trace.paths and trace.mode == "paths" else -1
    nodes: dict[int, tuple[str, str | None]] = {}
    for node in range(graph.size):
        number = short(state["value"].get(node)) or "?"
        chip = None
        if trace.mode == "taylor" and graph.active[node] and graph.op[node] != "const":
            steps = trace.steps
            power = steps.item[k - 1] if k > 0 and steps.tags[steps.tag[k - 1]][0] == "taylor.coefficient" else 1
            chip = term(state["coefficient"].get(node * (trace.params["order"] + 1) + power), power)
        elif channel and graph.active[node]:
            chip = short(state[channel].get(node)) or "?"
        elif node == summed:
            chip = short(state["sum"].get(0)) or "?"
        nodes[node] = number, chip
    return nodes


def expected_partials(trace: engine.Trace, state: dict[str, dict[int, float]]) -> dict[str, str]:
    """The number on every edge that shows one: of the point reached, and in an elimination of what is left."""
    graph = trace.at.graph
    shown = {edge: state.get("partial", {}).get(edge, partial) for edge, partial in enumerate(trace.at.partial) if partial is not None}
    if state.get("vertex"):
        origin, to, _ = graph.edges
        first = {origin[edge] * graph.size + to[edge]: edge for edge in reversed(shown)}
        shown = {edge: state["edge"][key] for key, edge in first.items() if key in state["edge"]}
    return {str(edge): short(partial) for edge, partial in shown.items()}


def expected_columns(trace: engine.Trace, state: dict[str, dict[int, float]], node: int) -> list[str | None]:
    """The numbers of a node's row beside its value: a channel of nodes a column, or an order of a series a column."""
    steps = trace.steps
    filled = {steps.channels[channel] for channel in steps.channel[steps.effect_offset[trace.start] :]}
    columns = [state[name].get(node) for name in steps.channels if KEYS[name] == "node" and name in filled - {"value", "vertex"}]
    if "coefficient" in filled:
        width = trace.params["order"] + 1
        columns += [state["coefficient"].get(node * width + k) for k in range(1, min(width, 7))]
    return [None if number is None else exact(number) for number in columns]


def agrees(trace: engine.Trace, k: int, seen: dict[str, Any]) -> None:
    state = engine.state_at(trace, k)
    graph = trace.at.graph
    channel = chip_channel(trace, state)
    expected = expected_nodes(trace, state, k)
    assert {box["node"] for box in seen["nodes"]} == set(expected)
    for box in seen["nodes"]:
        number, chip = expected[box["node"]]
        # While a sum grows its chip shows the sum being made, "+3 → 5".
        assert (box["number"], box["chip"] and box["chip"].split("→")[-1].strip()) == (number, chip), box["words"]
        said = say("graph-not-yet") if number == "?" else number
        assert said in box["words"]
        if channel and chip is not None:
            assert say(f"graph-node-{channel}", value=say("graph-not-yet") if chip == "?" else chip) in box["words"]
    partials = expected_partials(trace, state)
    assert seen["partials"].keys() == partials.keys()
    for edge, text in seen["partials"].items():
        assert text.endswith(partials[edge]), text
    if seen["rows"]:
        rows = [node for node in range(graph.size) if graph.args[node] or node in graph.inputs]
        assert [row["value"] for row in seen["rows"]] == [exact(state["value"].get(node)) or None for node in rows]
        assert [row["derived"] for row in seen["rows"]] == [expected_columns(trace, state, node) for node in rows]
        matrices_agree(trace, state, seen)
        elimination_agrees(trace, state, seen)


def matrices_agree(trace: engine.Trace, state: dict[str, dict[int, float]], seen: dict[str, Any]) -> None:
    """Jacobian and Hessian fill as their sweeps end."""
    graph = trace.at.graph
    width, heights = len(graph.inputs), {"jacobian": len(graph.outputs), "hessian": len(graph.inputs)}
    names = [name for name in trace.steps.channels if name in heights]
    wanted = [[[exact(state[name].get(row * width + column)) or None for column in range(width)] for row in range(heights[name])] for name in names]
    assert seen["matrices"] == wanted


def elimination_agrees(trace: engine.Trace, state: dict[str, dict[int, float]], seen: dict[str, Any]) -> None:
    """New edges are drawn with what they carry, what is gone is marked, and the list has every edge that is left."""
    if trace.mode != "elimination":
        assert (seen["fills"], seen["gone"], seen["left"]) == ({}, {"nodes": [], "edges": []}, [])
        return
    graph, left = trace.at.graph, state["edge"]
    pairs = {origin * graph.size + to for edge, (origin, to) in enumerate(zip(*graph.edges[:2], strict=True)) if trace.at.partial[edge] is not None}
    assert seen["fills"] == {f"{key // graph.size}-{key % graph.size}": short(partial) for key, partial in left.items() if key not in pairs}
    assert seen["left"] == [exact(left[key]) for key in sorted(left)]
    begun = bool(state["vertex"])
    assert sorted(seen["gone"]["nodes"]) == [node for node in range(graph.size) if begun and graph.active[node] and node not in state["vertex"]]
    assert len(seen["gone"]["edges"]) == (sum(partial is not None for partial in trace.at.partial) - len(seen["partials"]) if begun else 0)


def paths_agree(trace: engine.Trace, k: int, seen: dict[str, Any]) -> None:
    state = engine.state_at(trace, k)
    assert trace.paths is not None
    assert [row["product"] for row in seen["paths"]] == [exact(state["product"].get(item)) or None for item in range(len(trace.paths.product))]
    sums = [row["sum"] for row in seen["paths"] if row["sum"] is not None]
    assert (sums[-1] if sums else None) == (exact(state["sum"].get(0)) or None)


@pytest.mark.parametrize("name", SEEN)
def test_picture_and_table_agree_with_the_engine(name: str, open_desk: OpenDesk) -> None:
    example = SEEN[name]
    graph = engine.parse(example.source)
    desk = open_desk(link(src=example.source, at=example.at, mode="forward", step=0, params=SHORT))
    desk.drawn(", ".join(graph.output_names()), graph.size, len(graph.edges[0]))
    for mode in MODES:
        desk.choose_mode(mode)
        trace = engine.trace(graph, example.at, mode, **SHORT.get(mode, {}))
        story = [say(tag, **terms) for tag, terms in tell(trace_columns(trace, 0))]
        places = set()
        for k, seen in enumerate(walk(desk)):
            agrees(trace, k, seen)
            if mode == "paths":
                paths_agree(trace, k, seen)
            if k > 0 and k != trace.start:
                assert seen["sentence"] == story[k - 1], (mode, k)
            places.add(tuple(box["place"] for box in seen["nodes"]))
        assert k == len(trace.steps)
        assert len(places) == 1, "a step moved a node"


def test_stepping_back_undoes_each_step(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="e = (a+b)*(b+1)", params=SHORT))
    for mode in MODES:
        desk.choose_mode(mode)
        forwards = list(walk(desk))
        for k in reversed(range(len(forwards) - 1)):
            desk.page.keyboard.press("ArrowLeft")
            desk.at_step(k)
            assert desk.read() == forwards[k]


def test_reverse_reads_the_tape_backwards(desk: Desk) -> None:
    desk.choose_mode("reverse")
    head = desk.page.locator("tr").filter(has_text=say("row-reading"))
    read = []
    k, count = desk.place()
    for _ in range(k, count - 1):
        desk.step()
        expect(head).to_have_count(1)
        read.append(int(head.evaluate("(row) => row.sectionRowIndex")))
    assert read == sorted(read, reverse=True)
    assert len(set(read)) == 3
    desk.step()
    expect(head).to_have_count(0)


def test_any_seed(desk: Desk) -> None:
    """A tangent in any direction: two inputs at once, with numbers of one's own."""
    desk.page.get_by_role("textbox", name=say("seed-number", name="a")).fill("3")
    desk.page.get_by_role("textbox", name=say("seed-number", name="b")).fill("−1")
    desk.next_button.focus()
    desk.at_step(3)
    desk.end()
    seen = desk.read()
    trace = engine.trace(engine.parse("e = (a+b)*(b+1)"), {"a": 2, "b": 1}, "forward", seed={"a": 3, "b": -1})
    agrees(trace, len(trace.steps), seen)
    desk.button("seed-only", name="b").click()
    desk.at_step(3)
    desk.end()
    trace = engine.trace(engine.parse("e = (a+b)*(b+1)"), {"a": 2, "b": 1}, "forward", seed={"b": 1})
    agrees(trace, len(trace.steps), desk.read())


def test_every_mode_has_a_form_from_the_list(open_desk: OpenDesk) -> None:
    """One control a parameter that matters, by the name that a screen reader says; what is chosen there reaches the engine and the link."""
    desk = open_desk(link(src="p = x*y\nq = p + sin(x)\nreturn p, q"))
    stands: dict[int, set[str]] = {1280: set(), 1440: set(), 1920: set()}
    for mode in engine.MODES:
        desk.choose_mode(mode.name)
        controls = (
            desk.page.locator(".seeding")
            .get_by_role("combobox")
            .or_(desk.page.locator(".seeding").get_by_role("textbox"))
            .or_(desk.page.locator(".seeding").get_by_role("group"))
        )
        wanted = [param for param in mode.params if param.when is None]
        assert controls.count() >= len(wanted), mode.name
        for width, where in stands.items():
            desk.page.set_viewport_size({"width": width, "height": 900})
            where.add(desk.page.evaluate("JSON.stringify(document.querySelector('.graph-place').getBoundingClientRect())"))
    assert [len(where) for where in stands.values()] == [1, 1, 1], "whatever the mode asks for, the drawing has the same place"
    desk.choose_mode("elimination")
    order = desk.page.get_by_role("combobox", name=say("param-order"))
    order.fill("v1, p")
    order.press("Enter")
    expect(desk.sentence).to_have_text(say("start-elimination"))
    desk.end()
    desk.choose_tab("tab-result")
    expect(desk.tab_body.locator(".found-list").first).to_have_text(re.compile(r"v1\s*p"))
    address = desk.share()
    other = open_desk(address)
    expect(other.page.get_by_role("combobox", name=say("param-order"))).to_have_value("v1, p")
    desk.watch.expect("status 422", "the server responded with a status of 422")
    order.fill("nope")
    order.press("Enter")
    expect(desk.message).to_contain_text("nope")
    order.fill("best")
    expect(desk.page.get_by_role("textbox", name=say("param-chance"))).to_be_visible()
    desk.end()
    expect(desk.tab_body).to_contain_text(say("found-proven"))


def test_descent_walks_where_it_is_told(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = (a - 3)^2 + (b + 1)^2", mode="descent", params={"descent": {"iterations": 4, "rate": 0.25}}))
    desk.page.get_by_role("button", name="b", exact=True).click()
    expect(desk.page.get_by_role("button", name="b", exact=True)).to_have_attribute("aria-pressed", "false")
    desk.page.get_by_role("combobox", name=say("param-rule")).select_option("adam")
    expect(desk.page.get_by_role("columnheader", name=say("column-squares"))).to_be_visible()  # what Adam remembers
    trace = engine.trace(engine.parse("y = (a - 3)^2 + (b + 1)^2"), {}, "descent", iterations=4, rate=0.25, inputs=["a"], rule="adam")
    expect(desk.scrubber).to_have_attribute("max", str(len(trace.steps)))
    desk.end()
    agrees(trace, len(trace.steps), desk.read())
    desk.choose_tab("tab-result")
    expect(desk.page.locator(".matrix tbody tr")).to_have_count(5)


def test_one_direction_of_the_hessian(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = x1*x2 + x1^3", at={"x1": 2}, mode="hessian"))
    whole = desk.page.get_by_role("button", name="every input in turn")
    expect(whole).to_have_attribute("aria-pressed", "true")
    desk.button("seed-only", name="x2").click()
    expect(whole).to_have_attribute("aria-pressed", "false")
    desk.end()
    expect(desk.sentence).to_have_text(re.compile("x1: 1, x2: 0"))
    whole.click()
    expect(whole).to_have_attribute("aria-pressed", "true")
    desk.end()
    assert desk.read()["matrices"] == [[["12", "1"], ["1", "0"]]]


def test_what_modes_cost_and_how_differences_err(desk: Desk) -> None:
    desk.choose_tab("tab-result")
    desk.button("costs-show").click()
    row = desk.page.locator(".costs-table tbody tr").filter(has_text=say("cost-reverse"))
    expect(row.locator("td").first).to_have_text("5")
    desk.page.get_by_role("combobox", name=say("param-units")).select_option("free")
    expect(row.locator("td").first).to_have_text("2")
    desk.button("symbolic-label", output="e", input="a").click()
    expect(desk.page.get_by_role("img", name=say("checks-curve"))).to_be_visible()
    expect(desk.tab_body.get_by_role("row", name=say("checks-step"))).to_contain_text("2")


def test_the_other_modes_are_one_key_away(desk: Desk) -> None:
    desk.page.keyboard.press("m")
    expect(desk.more_modes).to_be_focused()
    desk.page.keyboard.press("ArrowDown")
    expect(desk.page.locator('.graph[data-mode="jacobian"]')).to_be_visible()


def test_no_link_opens_an_engine_that_is_wrong_on_purpose(open_desk: OpenDesk) -> None:
    desk = open_desk(link(src="y = x*x", mode="broken", params={"broken": {"bug": "overwrite"}}))
    expect(desk.notice).to_contain_text(say("link-part"))
    expect(desk.mode("forward")).to_be_checked()
    assert "broken" not in desk.more_modes.inner_text().lower()
