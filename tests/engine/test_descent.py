"""Descent: closed forms of the three rules, what the trace replays, and stopping with words."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.found import Table
from engine.modes.descent import DESCENT, RULE, descend
from tests.engine.recording import check_trace, end, known, record, tags, terms
from tests.strategies import Program, programs


@given(st.floats(-3, 3), st.floats(0.01, 0.9), st.integers(1, 30))
def test_a_parabola_in_closed_form(start: float, rate: float, count: int) -> None:
    """For y = x² every update multiplies x by 1 − 2·rate."""
    result = descend(engine.parse("y = x^2"), {"x": start}, rate=rate, iterations=count)
    expected = [start * (1 - 2 * rate) ** k for k in range(count + 1)]
    assert [point["x"] for point in result.points] == pytest.approx(expected, rel=1e-9, abs=1e-12)
    assert result.losses == pytest.approx([x * x for x in expected], rel=1e-9, abs=1e-12)
    assert result.stopped is None


def test_momentum_is_polyaks() -> None:
    """v ← βv + g; x ← x − rate·v, worked by hand on y = x² from 1 with rate 0.1 and β 0.5: gradients 2, 1.6; velocities 2, 2.6."""
    result = descend(engine.parse("y = x^2"), {"x": 1}, rule="momentum", momentum=0.5, rate=0.1, iterations=2)
    assert [point["x"] for point in result.points] == pytest.approx([1, 0.8, 0.8 - 0.26])


def test_adam_is_kingma_and_bas() -> None:
    """The first step of Adam is the rate, whatever the slope; the second by the algorithm as printed."""
    result = descend(engine.parse("y = 50*x^2"), {"x": 1}, rule="adam", rate=0.1, iterations=2)
    assert result.points[1]["x"] == pytest.approx(0.9, rel=1e-9)
    first, second = 100.0, 100 * result.points[1]["x"]
    mean = (0.9 * 0.1 * first + 0.1 * second) / (1 - 0.81)
    spread = (0.999 * 0.001 * first**2 + 0.001 * second**2) / (1 - 0.999**2)
    assert result.points[2]["x"] == pytest.approx(result.points[1]["x"] - 0.1 * mean / (math.sqrt(spread) + 1e-8), rel=1e-12)


@pytest.mark.parametrize("rule", RULE.choices)
def test_every_rule_learns_a_neuron(rule: str) -> None:
    graph = engine.parse("z = w*x + b\nL = (sigmoid(z) - 1)^2")
    result = descend(graph, {"w": -1, "b": 0, "x": 1}, rule=rule, inputs=["w", "b"], rate=0.3, iterations=200)
    assert result.losses[-1] < 0.01 < result.losses[0]
    assert all(point["x"] == 1 for point in result.points)


@given(programs(), st.sampled_from(RULE.choices))
def test_the_trace_shows_what_is_computed(program: Program, rule: str) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    params: dict[str, Any] = {"output": graph.output_names()[-1], "rule": rule, "rate": 0.01, "iterations": 3}
    plain, trace = descend(graph, at, **params), record(DESCENT, graph, at, **params)
    check_trace(trace)
    state = end(trace)
    assert list(state["loss"].values()) == pytest.approx(plain.losses, nan_ok=True)
    if plain.stopped:
        assert tags(trace)[-1] == "descent.stop"
        return
    last = engine.linearize(graph, plain.points[-1])
    assert [state["value"][node] for node in range(graph.size)] == pytest.approx(list(last.value), nan_ok=True)
    gradient = engine.jacobian(graph, plain.points[-1])[params["output"]]
    assert [state["adjoint"][leaf] for leaf in graph.inputs] == pytest.approx([gradient[name] for name in graph.input_names()], rel=1e-9, abs=1e-12)


def test_one_iteration_step_by_step() -> None:
    trace = record(DESCENT, engine.parse("y = x^2"), {"x": 3}, iterations=1)
    names = tags(trace)
    one = ["descent.loss", "descent.seed", "descent.edge", "descent.gradient"]
    assert names == ["evaluate", *one, "descent.update", "descent.evaluate", *one, "descent.done"]
    assert terms(trace, names.index("descent.update")) == pytest.approx({"slope": 6.0, "step": -0.6, "value": 2.4})
    assert end(trace)["loss"] == pytest.approx({0: 9.0, 1: 5.76})


RUNAWAYS = [
    ("y = x^2", {"x": 1}, {"rate": 1e200, "iterations": 5}, "The loss is infinite after 1 update"),
    ("y = log(x)", {"x": -1}, {}, "The loss is not a number at the start"),
    ("y = sqrt(x)", {"x": 0}, {}, "The slope in x is infinite at the start"),
    ("y = log(x)", {"x": 0.5}, {"rate": 1.0}, "after 1 update"),
    ("y = 1e300*x", {"x": 0}, {"rate": 1e300}, "An input has left the numbers after 1 update"),
]


@pytest.mark.parametrize(("source", "at", "params", "words"), RUNAWAYS, ids=[row[0] + str(row[2]) for row in RUNAWAYS])
def test_it_stops_with_words(source: str, at: dict[str, float], params: dict[str, Any], words: str) -> None:
    graph = engine.parse(source)
    result = descend(graph, at, **params)
    assert words in str(result.stopped)
    assert str(result.stopped).endswith(".")
    assert len(result.losses) == len(result.points) <= 3
    trace = record(DESCENT, graph, at, **params)
    check_trace(trace)
    assert tags(trace)[-1] == "descent.stop"
    found = {item.name: item.value for item in DESCENT.found(trace)}
    assert found["stopped"] == result.stopped


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"rate": 0}, "E_PARAM"),
        ({"rate": "big"}, "E_NUMBER"),
        ({"rate": math.nan}, "E_NONFINITE"),
        ({"momentum": 1.0}, "E_PARAM"),
        ({"rule": "luck"}, "E_PARAM"),
        ({"iterations": 0}, "E_PARAM"),
        ({"iterations": 10**6}, "E_TOO_BIG"),
        ({"inputs": ["q"]}, "E_PARAM"),
        ({"inputs": 3}, "E_PARAM"),
        ({"inputs": "a; b"}, "E_PARAM"),
        ({"inputs": []}, "E_PARAM"),
        ({"output": "q"}, "E_PARAM"),
        ({"speed": 1}, "E_PARAM"),
    ],
)
def test_wrong_parameters_are_refused(params: dict[str, Any], code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        record(DESCENT, engine.parse("e = (a+b)*(b+1)"), {}, **params)
    assert caught.value.code == code


def test_a_planted_wrong_sign_is_caught() -> None:
    """Walking uphill: with the gradient's sign lost, the loss of a parabola would grow; ours falls at every update."""
    result = descend(engine.parse("y = x^2 + 1"), {"x": 2}, iterations=10)
    assert all(after < before for before, after in zip(result.losses, result.losses[1:], strict=False))


def test_the_history_has_every_loss_and_every_point() -> None:
    graph, at = engine.parse("y = (a - 3)^2 + b^2"), {"a": 0, "b": 1}
    params = {"iterations": 3, "inputs": "a", "rule": "momentum"}
    result, trace = descend(graph, at, **params), record(DESCENT, graph, at, **params)
    (history,) = (item.value for item in DESCENT.found(trace))
    assert isinstance(history, Table)
    assert history.columns == ("loss", "a")
    assert history.cells == tuple((loss, point["a"]) for loss, point in zip(result.losses, result.points, strict=True))
