"""Modes that the page does not offer yet: each can join the list with one line, describes itself, and runs with no parameters on every named graph."""

from __future__ import annotations

from typing import get_args, get_type_hints

import orjson
import pytest

import engine
from app.convert import trace_columns
from engine import modes
from engine.modes.base import Mode, Param
from engine.modes.descent import DESCENT
from engine.modes.factor import FACTOR
from engine.modes.hessian import HESSIAN
from engine.modes.jacobian import JACOBIAN
from engine.modes.options import CHOICE, NUMBER
from engine.modes.taylor import TAYLOR
from tests.engine.recording import check_trace
from tests.graphs import EXAMPLES

MORE = (HESSIAN, JACOBIAN, FACTOR, TAYLOR, DESCENT)
IDS = [mode.name for mode in MORE]


@pytest.fixture(autouse=True)
def listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of modes as it will be."""
    already = tuple(mode for mode in modes.MODES if mode.name not in IDS)
    monkeypatch.setattr(modes, "MODES", (*already, *MORE))


@pytest.mark.parametrize("mode", MORE, ids=IDS)
def test_modes_describe_themselves(mode: Mode) -> None:
    assert mode.title
    assert mode.summary.endswith(".")
    assert all(param.summary.endswith(".") and param.default for param in mode.params)
    assert mode.channels[0] == "value"
    assert all(name.split(".")[0] in (mode.name, "evaluate") for name, _ in mode.tags)
    kinds = {*get_args(get_type_hints(Param)["kind"]), CHOICE, NUMBER}
    assert all(param.kind in kinds for param in mode.params)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("mode", IDS)
def test_every_mode_runs_through_the_public_door_and_onto_the_wire(mode: str, name: str) -> None:
    example = EXAMPLES[name]
    trace = engine.trace(engine.parse(example.source), example.at, mode)
    check_trace(trace)
    for output, row in example.jacobian.items():
        assert trace.jacobian[output] == pytest.approx(row, rel=1e-12)
    wire = orjson.loads(orjson.dumps(trace_columns(trace, 0)))
    assert wire["mode"] == mode
    assert wire["steps"]["count"] == len(trace.steps)


@pytest.mark.parametrize("mode", [name for name in IDS if name != "factor"])
def test_a_program_without_inputs_runs(mode: str) -> None:
    check_trace(engine.trace(engine.parse("y = 2*3"), {}, mode))


def test_a_program_without_inputs_has_no_path_to_factor() -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.trace(engine.parse("y = 2*3"), {}, "factor")
    assert caught.value.code == "E_PARAM"
