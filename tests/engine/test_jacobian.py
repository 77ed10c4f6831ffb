"""The Jacobian mode: rows and columns agree with each other and with the engine, and each sweep says what it fills."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

import engine
from engine.modes.jacobian import JACOBIAN
from tests.engine.recording import check_trace, end, known, record, tags
from tests.graphs import EXAMPLES
from tests.strategies import Program, programs


def filled(graph: engine.Graph, trace: engine.Trace) -> dict[str, dict[str, float]]:
    entries = end(trace)["jacobian"]
    width = len(graph.inputs)
    return {output: {name: entries[row * width + column] for column, name in enumerate(graph.input_names())} for row, output in enumerate(graph.output_names())}


@given(programs())
def test_columns_and_rows_fill_the_same_jacobian(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    for way in ("forward", "reverse", "fewer"):
        trace = record(JACOBIAN, graph, at, by=way)
        check_trace(trace)
        expected = engine.jacobian(graph, at, trace.params["by"])
        for output, row in filled(graph, trace).items():
            assert row == pytest.approx(expected[output], rel=1e-13, abs=1e-13, nan_ok=True)


@pytest.mark.parametrize("way", ["forward", "reverse"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_named_graphs(name: str, way: str) -> None:
    example = EXAMPLES[name]
    graph = engine.parse(example.source)
    trace = record(JACOBIAN, graph, example.at, by=way)
    check_trace(trace)
    for output, row in example.jacobian.items():
        assert filled(graph, trace)[output] == pytest.approx(row, rel=1e-12)


def test_sweeps_are_counted_and_each_fills_one_column_or_row() -> None:
    graph = engine.parse("p = x*y\nq = x/y\nr = x^y")
    at = {"x": 1.7, "y": 2.3}
    for way, count, keys in (("forward", 2, [{0, 2, 4}, {1, 3, 5}]), ("reverse", 3, [{0, 1}, {2, 3}, {4, 5}])):
        trace = record(JACOBIAN, graph, at, by=way)
        steps = trace.steps
        assert max(steps.sweep) == count
        ends = [index for index, tag in enumerate(tags(trace)) if tag == "jacobian.done"]
        assert [steps.item[index] for index in ends] == list(range(count))
        before = engine.state_at(trace, trace.start)["jacobian"]
        for index, fresh in zip(ends, keys, strict=True):
            after = engine.state_at(trace, index + 1)["jacobian"]
            assert after.keys() - before.keys() == fresh
            before = after


def test_fewer_sweeps_are_chosen_by_the_shape() -> None:
    wide, tall = engine.parse("y = a*b*c"), engine.parse("p = x\nq = x^2\nr = x^3\nreturn p, q, r")
    assert record(JACOBIAN, wide).params["by"] == "reverse"
    assert record(JACOBIAN, tall).params["by"] == "forward"


def test_a_sweep_forgets_the_one_before() -> None:
    graph = engine.parse("p = x*y\nq = x + y")
    trace = record(JACOBIAN, graph, {"x": 3, "y": 4}, by="reverse")
    starts = [index for index, tag in enumerate(tags(trace)) if tag == "jacobian.row"]
    for (_, node), index in zip(graph.outputs, starts, strict=True):
        assert engine.state_at(trace, index + 1)["adjoint"] == {node: 1.0}
    assert all(first < second for first, second in pairwise(starts))


@pytest.mark.parametrize(("params", "code"), [({"by": "sideways"}, "E_PARAM"), ({"by": 1}, "E_PARAM"), ({"seed": {}}, "E_PARAM")])
def test_wrong_parameters_are_refused(params: dict[str, Any], code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        record(JACOBIAN, engine.parse("e = (a+b)*(b+1)"), {}, **params)
    assert caught.value.code == code


def test_too_many_crossings_are_refused_with_their_number() -> None:
    graph = engine.parse("return " + ", ".join(f"x*{i}" for i in range(1, 101)))
    with pytest.raises(engine.PathsumError) as caught:
        JACOBIAN.complete(graph, {"by": "reverse"}, engine.Limits(edges=200))
    assert caught.value.code == "E_TOO_BIG"
    assert "20,000" in caught.value.message
