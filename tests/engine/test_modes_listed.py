"""Every mode of the list describes itself truly, runs with no parameters on every named graph, and refuses every parameter that is none."""

from __future__ import annotations

import math
from typing import Any, get_args

import orjson
import pytest

import engine
from app.convert import trace_columns
from app.messages import as_json
from engine.found import Found, Table
from engine.modes import UNLISTED
from engine.modes.base import KEYS, Kind, Mode, Needs, Param
from tests.engine.recording import check_trace
from tests.graphs import EXAMPLES

ALL = (*engine.MODES, *UNLISTED)
IDS = [mode.name for mode in engine.MODES]
WITHOUT_INPUTS = [name for name in IDS if name not in ("paths", "factor")]


@pytest.mark.parametrize("mode", ALL, ids=lambda mode: mode.name)
def test_modes_describe_themselves(mode: Mode) -> None:
    assert mode.title
    assert mode.summary.endswith(".")
    assert mode.needs in get_args(Needs)
    assert mode.channels[0] == "value"
    assert all(channel in KEYS for channel in mode.channels)
    assert all(name.split(".")[0] in (mode.name, "evaluate") for name, _ in mode.tags) or mode in UNLISTED
    for param in mode.params:
        assert param.summary.endswith(".")
        assert param.default
        assert param.kind in get_args(Kind)
        assert bool(param.choices) == (param.kind in ("choice", "order"))
        assert param.kind != "choice" or param.default in param.choices or mode in UNLISTED
        if param.kind in ("count", "number"):
            assert param.least is not None
            assert param.least <= float(param.default) <= (math.inf if param.most is None else param.most)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("mode", IDS)
def test_every_mode_runs_through_the_public_door_and_onto_the_wire(mode: str, name: str) -> None:
    example = EXAMPLES[name]
    trace = engine.trace(engine.parse(example.source), example.at, mode)
    check_trace(trace)
    for output, row in example.jacobian.items():
        assert trace.jacobian[output] == pytest.approx(row, rel=1e-12)
    wire = orjson.loads(as_json(trace_columns(trace, 0), "en"))
    assert wire["mode"] == mode
    assert wire["steps"]["count"] == len(trace.steps)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("mode", engine.MODES, ids=IDS)
def test_what_is_found_is_named_and_in_shape(mode: Mode, name: str) -> None:
    example = EXAMPLES[name]
    found = mode.found(engine.trace(engine.parse(example.source), example.at, mode.name))
    assert len({item.name for item in found}) == len(found)
    for item in found:
        assert isinstance(item, Found)
        if isinstance(item.value, Table):
            assert len(item.value.cells) == len(item.value.rows)
            assert all(len(row) == len(item.value.columns) for row in item.value.cells)


@pytest.mark.parametrize("mode", engine.MODES, ids=IDS)
def test_completed_parameters_are_complete(mode: Mode) -> None:
    """What the engine made of no parameters can be given back, and changes nothing."""
    graph = engine.parse("p = x*y\nq = p + x\nreturn p, q")
    first = engine.trace(graph, {}, mode.name)
    assert set(first.params) == {param.name for param in mode.params}
    again = engine.trace(graph, {}, mode.name, **first.params)
    assert again.params == first.params
    assert again.steps == first.steps


@pytest.mark.parametrize("mode", WITHOUT_INPUTS)
def test_a_program_without_inputs_runs(mode: str) -> None:
    check_trace(engine.trace(engine.parse("y = 2*3"), {}, mode))


@pytest.mark.parametrize("mode", ["paths", "factor"])
def test_a_program_without_inputs_has_no_path(mode: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.trace(engine.parse("y = 2*3"), {}, mode)
    assert caught.value.code == "E_PARAM"


ODD: list[Any] = [True, -1, 1e300, "?", [], ["?"], [1], {}, {"?": 1}, {"x": "1"}, [["x"]], 0.5]
PARAMS = [(mode, param) for mode in engine.MODES for param in mode.params]


@pytest.mark.parametrize(("mode", "param"), PARAMS, ids=lambda part: part.name)
def test_odd_parameters_are_refused_with_words_or_taken(mode: Mode, param: Param) -> None:
    graph = engine.parse("y = x*x")
    refusals = [error for odd in ODD if (error := refusal(graph, mode.name, **{param.name: odd})) is not None]
    assert {error.code for error in refusals} <= {"E_PARAM", "E_NUMBER", "E_NONFINITE", "E_TOO_BIG"}
    assert all(error.hint for error in refusals)
    assert len(refusals) >= len(ODD) - 3


def refusal(graph: engine.Graph, mode: str, **params: Any) -> engine.PathsumError | None:
    """Why the mode does not run so; None where it does."""
    try:
        check_trace(engine.trace(graph, {}, mode, **params))
    except engine.PathsumError as error:
        return error
    return None


def test_public_functions_take_tensors_as_their_numbers() -> None:
    whole = engine.parse("W = [[1, 2], [3, 4]]\nx = [1, -1]\ny = tanh(W @ x)\nz = sum(y*x)\nreturn z")
    written, at, given = engine.scalarize(whole), {"x": [0.5, 0.2]}, {"x[0]": 0.5, "x[1]": 0.2}
    assert engine.hessian(whole, at) == engine.hessian(written, given)
    assert engine.taylor(whole, at, {"x[1]": 1}) == engine.taylor(written, given, {"x[1]": 1})
    assert engine.descend(whole, at, iterations=2) == engine.descend(written, given, iterations=2)
    assert engine.costs(whole) == engine.costs(written)
    assert engine.trades(whole) == engine.trades(written)
