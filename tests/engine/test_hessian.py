"""Hessians: the known cases, differences of gradients on random programs, symmetry, and the trace of forward over reverse."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.modes import hessian as module
from engine.modes.hessian import HESSIAN, hessian, hvp
from tests.engine.recording import check_trace, end, known, record, tags, terms
from tests.graphs import EXAMPLES
from tests.strategies import Program, finite, programs

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "data" / "known_values.jsonl").read_text("utf-8").splitlines()]
CASES = [case for case in CASES if "hessian" in case]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_known_hessians(case: dict[str, Any]) -> None:
    graph = engine.parse(case["program"])
    result = hessian(graph, case["at"])
    names = list(case["at"])
    for row, expected in zip(names, case["hessian"], strict=True):
        for column, number in zip(names, expected, strict=True):
            assert result[row][column] == pytest.approx(number, rel=1e-12, abs=1e-14)


def differenced(graph: engine.Graph, at: dict[str, float], output: str, name: str) -> dict[str, float]:
    """A column of the Hessian by a fourth-order central difference of the gradient."""
    h = 1e-3
    weights = ((1, 2 / 3), (-1, -2 / 3), (2, -1 / 12), (-2, 1 / 12))
    rows = [(weight, engine.jacobian(graph, at | {name: at[name] + shift * h})[output]) for shift, weight in weights]
    return {row: math.fsum(weight * gradient[row] for weight, gradient in rows) / h for row in graph.input_names()}


@given(programs())
def test_hessian_is_symmetric_and_matches_differences_of_gradients(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    output = graph.output_names()[-1]
    result = hessian(graph, at, output)
    size = 1 + max(abs(number) for row in result.values() for number in row.values())
    assume(finite(size) and size < 1e4)
    names = graph.input_names()
    for row in names:
        for column in names:
            assert result[row][column] == pytest.approx(result[column][row], rel=1e-10, abs=1e-11 * size)
    for column in names:
        expected = differenced(graph, at, output, column)
        assert {row: result[row][column] for row in names} == pytest.approx(expected, rel=1e-4, abs=1e-5 * size)


@given(programs(), st.lists(st.floats(-2, 2), min_size=3, max_size=3))
def test_product_is_the_hessian_times_the_direction(program: Program, direction: list[float]) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    where = engine.linearize(graph, at)
    name, node = graph.outputs[-1]
    whole = hessian(graph, at, name)
    size = 1 + max(abs(number) for row in whole.values() for number in row.values())
    assume(finite(size))
    adjoint, dot = hvp(where, node, dict(zip(graph.inputs, direction, strict=False)))
    gradient = engine.jacobian(graph, at)[name]
    for leaf in graph.inputs:
        row = whole[graph.label[leaf]]
        expected = math.fsum(row[graph.label[other]] * v for other, v in zip(graph.inputs, direction, strict=False))
        assert dot[leaf] == pytest.approx(expected, rel=1e-9, abs=1e-9 * size)
        assert adjoint[leaf] == pytest.approx(gradient[graph.label[leaf]], rel=1e-12, abs=1e-12 * size)


@given(programs())
def test_the_trace_fills_the_hessian(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    output = graph.output_names()[-1]
    whole = hessian(graph, at, output)
    trace = record(HESSIAN, graph, at, output=output)
    check_trace(trace)
    names = graph.input_names()
    filled = end(trace)["hessian"]
    for i, row in enumerate(names):
        for j, column in enumerate(names):
            assert filled[i * len(names) + j] == pytest.approx(whole[row][column], rel=1e-12, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", EXAMPLES)
def test_traces_of_the_named_graphs(name: str) -> None:
    example = EXAMPLES[name]
    graph = engine.parse(example.source)
    check_trace(record(HESSIAN, graph, example.at))
    one = record(HESSIAN, graph, example.at, seed={graph.input_names()[-1]: 2.0})
    check_trace(one)
    output = graph.output_names()[0]
    column = hessian(graph, example.at, output)
    dot = end(one)["adjoint_tangent"]
    assert [dot[leaf] for leaf in graph.inputs] == pytest.approx([2 * column[row][graph.input_names()[-1]] for row in graph.input_names()])


def test_x_cubed_step_by_step() -> None:
    """y = (x·x)·x at 3: tangents 6 and 27, then adjoints 3, 9 … 27 with tangents that end in y″ = 6x = 18."""
    trace = record(HESSIAN, engine.parse("y = x*x*x"), {"x": 3})
    done = tags(trace)
    assert done == ["evaluate"] * 2 + ["hessian.seed"] + ["hessian.forward"] * 4 + ["hessian.turn"] + ["hessian.reverse"] * 4 + ["hessian.done"]
    first = terms(trace, done.index("hessian.reverse"))
    assert first == {"adjoint": 1.0, "adjoint_tangent": 0.0, "partial": 3.0, "partial_tangent": 1.0, "product": 3.0, "bend": 1.0}
    state = end(trace)
    assert state["tangent"] == {0: 1.0, 1: 6.0, 2: 27.0}
    assert state["adjoint"] == {0: 27.0, 1: 3.0, 2: 1.0}
    assert state["adjoint_tangent"] == {0: 18.0, 1: 1.0, 2: 0.0}
    assert state["hessian"] == {0: 18.0}


def test_a_planted_wrong_rule_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the motion of the partials, the slip that forward over reverse invites, and the known cases fail."""
    monkeypatch.setattr(module, "partial_tangent", lambda seconds, args, tangent: 0.0)
    case = next(case for case in CASES if case["id"] == "baydin")
    wrong = hessian(engine.parse(case["program"]), case["at"])
    assert wrong["x1"]["x1"] != pytest.approx(-0.25, rel=1e-12)


def test_an_exponent_of_zero_keeps_its_curvature() -> None:
    """u^x with u = 1.5 + sin(x) at 0, where PyTorch 2.13.0 answers 0.831, since its slope in the base is cut off at exponent 0."""
    assert hessian(engine.parse("(1.5 + sin(x))^x"), {"x": 0}) == {"x": {"x": pytest.approx(4 / 3 + math.log(1.5) ** 2, rel=1e-15)}}


def test_other_outputs_and_singular_points() -> None:
    graph = engine.parse("p = x*y\nq = x^3\nreturn p, q")
    assert hessian(graph, {"x": 2, "y": 3}, "q") == {"x": {"x": 12.0, "y": 0.0}, "y": {"x": 0.0, "y": 0.0}}
    assert hessian(engine.parse("relu(x)*y"), {"x": 0, "y": 3}) == {"x": {"x": 0.0, "y": 0.0}, "y": {"x": 0.0, "y": 0.0}}
    assert hessian(engine.parse("x^2"), {"x": 0}) == {"x": {"x": 2.0}}
    assert hessian(engine.parse("x^2"), {"x": -3}) == {"x": {"x": 2.0}}
    assert hessian(engine.parse("x"), {"x": 5}) == {"x": {"x": 0.0}}


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"output": "q"}, "E_PARAM"),
        ({"output": 3}, "E_PARAM"),
        ({"seed": {"q": 1}}, "E_PARAM"),
        ({"seed": {"a": math.inf}}, "E_NONFINITE"),
        ({"way": 1}, "E_PARAM"),
    ],
)
def test_wrong_parameters_are_refused(params: dict[str, Any], code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        record(HESSIAN, engine.parse("e = (a+b)*(b+1)"), {}, **params)
    assert caught.value.code == code


def test_too_many_entries_are_refused_with_their_number() -> None:
    graph = engine.parse(" + ".join(f"x{i}" for i in range(20)))
    with pytest.raises(engine.PathsumError) as caught:
        hessian(graph, {}, limits=engine.Limits(pairs=399))
    assert caught.value.code == "E_TOO_BIG"
    assert "400" in caught.value.message
