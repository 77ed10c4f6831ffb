"""Recorded sweeps: the same numbers however often a graph has been recorded, at singular points too, and columns that traces share stay as they are."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings

import engine
from engine.gradients import gradients, nearby
from engine.modes.reverse import vjp
from engine.sweeps import Numbers, carry
from engine.tape import Tape, tape
from engine.trace import STATIC, Steps
from tests.engine.recording import check_trace
from tests.engine.test_compile import bits
from tests.graphs import EXAMPLES
from tests.strategies import Program, programs

OFTEN = 70
"""Records after which a small graph's sweeps are straight-line code."""
SINGULAR = (
    "y = sqrt(x*x + z*z)",
    "y = relu(x)*z + abs(x)",
    "y = x*log(x) + z",
    "p = x^z\nq = p*x\nr = x*0",
    "y = 1/x - 1/x\nw = z*z",
    "y = where(x > 0, sqrt(x), 0)*z",
    "p = x*z\nq = p + p*p\nreturn q, p, x",
)


def numbers(trace: engine.Trace) -> dict[str, object]:
    columns = {name: list(getattr(trace.steps, name)) for name in STATIC}
    return columns | {name: [*map(bits, getattr(trace.steps, name))] for name in ("term", "before", "after")}


def same_however_often(source: str, point: dict[str, float]) -> None:
    graph = engine.parse(source)
    at = {name: value for name, value in point.items() if name in graph.input_names()}
    rows = numbers(engine.trace(graph, at, "jacobian", by="reverse"))
    for mode in ("forward", "reverse"):
        first = engine.trace(graph, at, mode)
        check_trace(first)
        expected, jacobian = numbers(first), first.jacobian
        for _ in range(OFTEN):
            engine.trace(graph, mode=mode)
        again = engine.trace(graph, at, mode)
        assert numbers(again) == expected
        assert repr(again.jacobian) == repr(jacobian)
    assert numbers(engine.trace(graph, at, "jacobian", by="reverse")) == rows  # the same orders, from other seeds


@settings(max_examples=40)
@given(programs())
def test_records_are_the_same_however_often(program: Program) -> None:
    same_however_often(program.source, program.at)


@pytest.mark.parametrize("source", SINGULAR)
def test_records_are_the_same_at_singular_points(source: str) -> None:
    same_however_often(source, {"x": 0.0, "z": 0.0})


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_recorded_the_same(name: str) -> None:
    same_however_often(EXAMPLES[name].source, EXAMPLES[name].at)


def test_straight_sweeps_are_reached() -> None:
    graph = engine.parse(EXAMPLES["eye"].source)
    for _ in range(OFTEN):
        engine.trace(graph, mode="forward")
    assert [len(chunks) for chunks in tape(graph).forward(graph).code.values()] == [1]


def test_a_trace_that_grows_leaves_the_others_alone() -> None:
    graph = engine.parse("e = (a + b)*(b + 1)")
    first, second = (engine.trace(graph, mode="reverse") for _ in range(2))
    before = numbers(second)
    assert first.steps.tag is second.steps.tag, "columns without numbers are shared"
    first.steps.effect(1, 0, None, 1.0)
    first.steps.close(3, 2, node=0, level=2)
    assert numbers(second) == before
    assert numbers(engine.trace(graph, mode="reverse")) == before
    assert len(first.steps) == len(second.steps) + 1


def test_a_sweep_can_follow_other_steps() -> None:
    """A mode may record steps of its own first; then nothing is shared, and nothing is lost."""
    graph = engine.parse("y = x*x")
    at = engine.linearize(graph)
    mode = next(mode for mode in engine.MODES if mode.name == "forward")
    steps = Steps(mode.channels, mode.tags)
    steps.effect(0, 1, None, 1.0)
    steps.close(0, 0, node=1, level=2)
    mode.run(at, {"seed": {"x": 1.0}}, steps)
    assert steps.term_offset == [0, 0, 0, 3, 6, 6]
    assert steps.effect_offset == [0, 1, 2, 3, 4, 4]
    assert steps.after == [1.0, 1.0, 1.0, 2.0]


def test_strong_zeros_hold_where_something_is_infinite() -> None:
    graph = engine.parse("y = sqrt(x)*z")
    at = engine.linearize(graph, {"x": 0.0, "z": 0.0})
    adjoint = vjp(at, {graph.size - 1: 1.0})
    assert [adjoint[leaf] for leaf in graph.inputs] == [0.0, 0.0]
    order = tape(graph).backward(graph)
    into = Numbers([], [], [])
    carry(order, at.partial, {graph.size - 1: 1.0}, into)
    assert into.after == [0.0, 0.0, 0.0]


def test_only_a_few_orders_are_kept() -> None:
    graph = engine.parse("\n".join(f"y{i} = x*{i}" for i in range(30)))
    for name in graph.output_names():
        engine.trace(graph, mode="reverse", seed={name: 1.0})
    kept = tape(graph)
    assert len(kept.kept) <= 10
    assert isinstance(kept, Tape)


def test_a_used_graph_can_be_pickled() -> None:
    graph = engine.parse("y = sin(x)*x")
    for _ in range(OFTEN):
        engine.trace(graph)
        engine.jacobian(graph)
    copy = pickle.loads(pickle.dumps(graph))
    assert engine.jacobian(copy) == engine.jacobian(graph)


def test_many_outputs_are_swept_one_by_one_where_they_depend_on_little() -> None:
    lines = [f"y{i} = sin(x*{i})*z + w^2" if i % 3 else f"y{i} = relu(w)*sqrt(z)" for i in range(40)]
    graph = engine.parse("\n".join(["x = 0.3", "z = 0", "w = 0", *lines]))
    at = engine.linearize(graph)
    nodes = [node for _, node in graph.outputs]
    assert all(nearby(at, node, 10) is not None for node in nodes)
    assert nearby(at, nodes[1], 3) is None
    rows = gradients(graph, None, nodes)[1]
    alone = [gradients(graph, None, [node])[1][0] for node in nodes]
    assert [[*map(bits, row)] for row in rows] == [[*map(bits, row)] for row in alone]


def test_many_outputs_that_depend_on_everything() -> None:
    graph = engine.parse("\n".join(["h0 = x*y", *[f"h{i + 1} = sin(h{i}) + x" for i in range(30)], "return " + ", ".join(f"h{i}" for i in range(30, 10, -1))]))
    backward, forward = engine.jacobian(graph, mode="reverse"), engine.jacobian(graph, mode="forward")
    for name, row in forward.items():
        assert backward[name] == pytest.approx(row, rel=1e-12)
