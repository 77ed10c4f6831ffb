"""Every step of every mode: what the picture, the table and the list of paths say is what the engine has at that step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

import engine
from app.convert import trace_columns
from app.format import exact, short
from app.story import tell
from tests.browser.conftest import OpenDesk
from tests.browser.desk import Desk
from tests.browser.links import link
from tests.browser.words import say
from tests.graphs import CUBE, EYE, SHARED_OUTPUT, THREE_BY_THREE, Example

MODES = ["forward", "reverse", "paths"]
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


def expected_nodes(trace: engine.Trace, state: dict[str, dict[int, float]]) -> dict[int, tuple[str, str | None]]:
    """By node: the number in its box and what its chip holds (None: it has no chip)."""
    graph = trace.at.graph
    channel = {"forward": "tangent", "reverse": "adjoint"}.get(trace.mode)
    summed = trace.paths.output if trace.paths else -1
    nodes: dict[int, tuple[str, str | None]] = {}
    for node in range(graph.size):
        number = short(state["value"].get(node)) or "?"
        chip = None
        if channel and graph.active[node]:
            chip = short(state[channel].get(node)) or "?"
        elif node == summed:
            chip = short(state["sum"].get(0)) or "?"
        nodes[node] = number, chip
    return nodes


def agrees(trace: engine.Trace, k: int, seen: dict[str, Any]) -> None:
    state = engine.state_at(trace, k)
    graph = trace.at.graph
    channel = {"forward": "tangent", "reverse": "adjoint"}.get(trace.mode)
    expected = expected_nodes(trace, state)
    assert {box["node"] for box in seen["nodes"]} == set(expected)
    for box in seen["nodes"]:
        number, chip = expected[box["node"]]
        # While a sum grows its chip shows the sum being made, "+3 → 5".
        assert (box["number"], box["chip"] and box["chip"].split("→")[-1].strip()) == (number, chip), box["words"]
        said = say("graph-not-yet") if number == "?" else number
        assert said in box["words"]
        if channel and chip is not None:
            assert say(f"graph-node-{channel}", value=say("graph-not-yet") if chip == "?" else chip) in box["words"]
    assert seen["partials"].keys() == {str(edge) for edge, partial in enumerate(trace.at.partial) if partial is not None}
    for edge, text in seen["partials"].items():
        assert text.endswith(short(trace.at.partial[int(edge)])), text
    if seen["rows"]:
        rows = [node for node in range(graph.size) if graph.args[node] or node in graph.inputs]
        assert [row["value"] for row in seen["rows"]] == [exact(state["value"].get(node)) or None for node in rows]
        if channel:
            assert [row["derived"] for row in seen["rows"]] == [exact(state[channel].get(node)) or None for node in rows]


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
    desk = open_desk(link(src=example.source, at=example.at, mode="forward", step=0))
    desk.drawn(", ".join(graph.output_names()), graph.size, len(graph.edges[0]))
    for mode in MODES:
        desk.choose_mode(mode)
        trace = engine.trace(graph, example.at, mode)
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


def test_stepping_back_undoes_each_step(desk: Desk) -> None:
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
