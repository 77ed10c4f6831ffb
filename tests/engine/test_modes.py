"""Forward = reverse = sum over paths ≈ differences: on the known cases, on the named graphs and on random programs."""

from __future__ import annotations

import json
import math
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.modes.forward import jvp
from engine.modes.paths import count_paths, enumerate_paths
from engine.modes.reverse import vjp
from tests.graphs import EXAMPLES, THREE_BY_THREE, Example
from tests.strategies import Program, finite, programs

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "data" / "known_values.jsonl").read_text("utf-8").splitlines()]
WAYS = ("forward", "reverse", "paths")


@pytest.mark.parametrize("mode", WAYS)
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_known_values(case: dict[str, Any], mode: str) -> None:
    graph = engine.parse(case["program"])
    values = engine.evaluate(graph, case["at"])
    for name, value in case["value"].items():
        assert values[name] == pytest.approx(value, rel=1e-12)
    result = engine.jacobian(graph, case["at"], mode)
    for output, row in case["jacobian"].items():
        for name, derivative in row.items():
            assert result[output][name] == pytest.approx(derivative, rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("mode", WAYS)
@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_named_graphs(example: Example, mode: str) -> None:
    graph = engine.parse(example.source)
    result = engine.jacobian(graph, example.at, mode)
    for output, row in example.jacobian.items():
        assert result[output] == pytest.approx(row, rel=1e-12)


@given(programs())
def test_forward_is_reverse_is_paths_is_differences(program: Program) -> None:
    graph = engine.parse(program.source)
    at = {name: value for name, value in program.at.items() if name in graph.input_names()}
    forward, reverse = engine.jacobian(graph, at, "forward"), engine.jacobian(graph, at, "reverse")
    where = engine.linearize(graph, at)
    assume(all(finite(value) for value in where.value))
    scale = {output: 1 + max((abs(value) for value in row.values()), default=0.0) for output, row in forward.items()}
    for output, row in forward.items():
        for name, value in row.items():
            assert reverse[output][name] == pytest.approx(value, rel=1e-10, abs=1e-10 * scale[output])
    total = sum(count_paths(graph, leaf, node) for leaf in graph.inputs for _, node in graph.outputs)
    if total <= 3000:
        paths = engine.jacobian(graph, at, "paths")
        for output, row in forward.items():
            assert paths[output] == pytest.approx(row, rel=1e-9, abs=1e-9 * scale[output])
    for check in engine.differences(where, reverse):
        assert check.verdict == "agree", check


def test_a_derivative_that_cancels_to_rounding_agrees() -> None:
    graph = engine.parse("y = sin(x)^2 + cos(x)^2")
    where = engine.linearize(graph, {"x": 0.3})
    assert engine.differences(where, {"y": {"x": 2.2e-16}})[0].verdict == "agree"
    assert engine.differences(where, {"y": {"x": 1e-6}})[0].verdict == "differ"


@given(programs(), st.lists(st.floats(-2, 2), min_size=3, max_size=3), st.floats(-2, 2))
def test_seeds_are_linear_and_dual(program: Program, direction: list[float], weight: float) -> None:
    """uᵀ(Jv) from a forward sweep equals (uᵀJ)v from a reverse sweep, for any seeds."""
    graph = engine.parse(program.source)
    at = {name: value for name, value in program.at.items() if name in graph.input_names()}
    where = engine.linearize(graph, at)
    assume(all(finite(value) for value in where.value))
    v = dict(zip(graph.inputs, direction, strict=False))
    u = {node: weight * (index + 1) for index, node in enumerate(dict.fromkeys(node for _, node in graph.outputs))}
    tangent, adjoint = jvp(where, v), vjp(where, u)
    left = math.fsum(factor * tangent[node] for node, factor in u.items())
    right = math.fsum(factor * adjoint[node] for node, factor in v.items())
    size = 1 + sum(abs(factor * tangent[node]) for node, factor in u.items())
    assert left == pytest.approx(right, rel=1e-9, abs=1e-9 * size)


@given(programs())
def test_traces_end_in_the_jacobian(program: Program) -> None:
    graph = engine.parse(program.source)
    at = {name: value for name, value in program.at.items() if name in graph.input_names()}
    name, (output, node) = graph.input_names()[-1], graph.outputs[-1]
    forward = engine.trace(graph, at, "forward", seed={name: 1.0})
    reverse = engine.trace(graph, at, "reverse", seed={output: 1.0})
    tangent = engine.state_at(forward, len(forward.steps))["tangent"]
    adjoint = engine.state_at(reverse, len(reverse.steps))["adjoint"]
    expected = forward.jacobian[output]
    assert tangent[node] == pytest.approx(expected[name], rel=1e-9, abs=1e-9)
    for leaf in graph.inputs:
        assert adjoint[leaf] == pytest.approx(expected[graph.label[leaf]], rel=1e-9, abs=1e-9)


def test_any_seed() -> None:
    graph = engine.parse("p = x*y\nq = x + y")
    at = {"x": 3, "y": 4}
    forward = engine.trace(graph, at, "forward", seed={"x": 2, "y": -1})
    tangent = engine.state_at(forward, len(forward.steps))["tangent"]
    assert [tangent[node] for _, node in graph.outputs] == [2 * 4 - 1 * 3, 2 - 1]
    reverse = engine.trace(graph, at, "reverse", seed={"p": 1, "q": 10})
    adjoint = engine.state_at(reverse, len(reverse.steps))["adjoint"]
    assert [adjoint[node] for node in graph.inputs] == [14, 13]


def test_paths_come_largest_first_and_are_counted_exactly() -> None:
    graph = engine.parse(THREE_BY_THREE.source)
    where = engine.linearize(graph, THREE_BY_THREE.at)
    start, end = graph.inputs[0], graph.outputs[0][1]
    assert count_paths(graph, start, end) == 9
    listed = [product for _, product in enumerate_paths(where, start, end)]
    assert sorted(listed, reverse=True) == listed == [65, 55, 39, 35, 33, 26, 22, 21, 14]
    assert sum(listed) == 310


def test_ten_layers_are_counted_without_listing() -> None:
    """3^10 = 59 049 paths; and 3^100, which nobody could list."""
    for layers in (10, 100):
        lines = [f"h{i} = 2*h{i - 1} + 3*h{i - 1} + 5*h{i - 1}" for i in range(1, layers + 1)]
        graph = engine.parse("h0 = 1\n" + "\n".join(lines))
        where = engine.linearize(graph)
        start, end = graph.inputs[0], graph.outputs[0][1]
        assert count_paths(graph, start, end) == 3**layers
        best = list(islice(enumerate_paths(where, start, end), 3))
        assert [product for _, product in best] == pytest.approx([5.0**layers, 5.0 ** (layers - 1) * 3, 5.0 ** (layers - 1) * 3])


def test_many_equal_paths_are_not_all_walked() -> None:
    graph = engine.parse("v = x\n" + "v = v + v\n" * 100)
    where = engine.linearize(graph, {"x": 1.0})
    listed = list(islice(enumerate_paths(where, 0, graph.outputs[0][1]), 20))
    assert [product for _, product in listed] == [1.0] * 20
    assert len({tuple(edges) for edges, _ in listed}) == 20


@given(programs())
def test_best_first_order_is_right(program: Program) -> None:
    graph = engine.parse(program.source)
    at = {name: value for name, value in program.at.items() if name in graph.input_names()}
    where = engine.linearize(graph, at)
    assume(all(finite(value) for value in where.value))
    start, end = graph.inputs[0], graph.outputs[0][1]
    count = count_paths(graph, start, end)
    assume(count <= 2000)
    sizes = [abs(product) for _, product in enumerate_paths(where, start, end)]
    assert len(sizes) == count
    assert all(first >= second * (1 - 1e-9) for first, second in pairwise(sizes))


def test_a_constant_has_no_edges_to_follow() -> None:
    graph = engine.parse("y = x + 2*3")
    assert engine.linearize(graph, {"x": 1}).partial == [None, None, 1.0, None]


@pytest.mark.parametrize("mode", [mode.name for mode in engine.MODES])
def test_modes_describe_themselves(mode: str) -> None:
    row = next(known for known in engine.MODES if known.name == mode)
    assert row.title
    assert row.summary.endswith(".")
    assert all(param.summary.endswith(".") and param.default for param in row.params)
    assert row.channels[0] == "value"


BAD_CALLS = [
    ({"mode": "sideways"}, "E_PARAM", "sideways"),
    ({"mode": "forward", "seed": {"q": 1}}, "E_PARAM", "'q'"),
    ({"mode": "reverse", "seed": {"a": 1}}, "E_PARAM", "'a'"),
    ({"mode": "forward", "seed": [1]}, "E_PARAM", "seed"),
    ({"mode": "forward", "seed": {"a": True}}, "E_NUMBER", "seed.a"),
    ({"mode": "forward", "seed": {"a": "1"}}, "E_NUMBER", "seed.a"),
    ({"mode": "forward", "seed": {"a": math.inf}}, "E_NONFINITE", "seed.a"),
    ({"mode": "forward", "color": 1}, "E_PARAM", "color"),
    ({"mode": "paths", "input": "q"}, "E_PARAM", "'q'"),
    ({"mode": "paths", "limit": 0}, "E_PARAM", "limit"),
    ({"mode": "paths", "limit": 10**9}, "E_TOO_BIG", "1,000,000,000"),
    ({"mode": "paths", "input": 3}, "E_PARAM", "input"),
]


@pytest.mark.parametrize(("call", "code", "words"), BAD_CALLS)
def test_wrong_parameters_are_refused_by_name(call: dict[str, Any], code: str, words: str) -> None:
    graph = engine.parse("e = (a+b)*(b+1)")
    with pytest.raises(engine.PathsumError) as caught:
        engine.trace(graph, {}, **call)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("at", "code"),
    [({"q": 1}, "E_PARAM"), ({"a": math.nan}, "E_NONFINITE"), ({"a": "2"}, "E_NUMBER"), ({"a": 10**400}, "E_NONFINITE"), ({"a": None}, "E_NUMBER")],
)
def test_wrong_points_are_refused(at: dict[str, Any], code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.evaluate(engine.parse("a*b"), at)
    assert caught.value.code == code


def test_more_paths_than_the_limit_are_refused_with_their_number() -> None:
    lines = "\n".join(f"h{i + 1} = h{i} + h{i}" for i in range(40))
    graph = engine.parse("h0 = 1\n" + lines)
    with pytest.raises(engine.PathsumError) as caught:
        engine.jacobian(graph, {}, "paths")
    assert f"{2**40:,}" in caught.value.message


def test_kinks_are_told_from_disagreement() -> None:
    graph = engine.parse("abs(x)")
    where = engine.linearize(graph, {"x": 0.0})
    assert engine.differences(where, {"out": {"x": 0.0}})[0].verdict == "kink"
    smooth = engine.linearize(engine.parse("x^3"), {"x": 2.0})
    assert engine.differences(smooth, {"out": {"x": 12.0}})[0].verdict == "agree"
    assert engine.differences(smooth, {"out": {"x": 12.1}})[0].verdict == "differ"
    assert engine.differences(smooth, {"out": {"x": 12.0}}, budget=0)[0].verdict == "unknown"
