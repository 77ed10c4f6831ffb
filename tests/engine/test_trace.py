"""Traces: levels, reversible effects, and the golden files that the browser's replay is tested on too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

import engine
from app.arrays import wire as wired
from app.convert import trace_columns
from app.messages import as_json
from engine.trace import undo
from tests.graphs import EXAMPLES, Example
from tests.strategies import Program, programs

GOLDEN = Path(__file__).parents[1] / "golden" / "traces"
SHORT = {"descent": {"iterations": 2}}  # twenty would make the files long
LAYER = Example("W = [[0.5, -0.3, 0.8], [0.1, 0.9, -0.4]]\nx = [1, 2, -1]\nb = [0.1, -0.2]\nh = tanh(W @ x + b)\nloss = h @ h", {"x[2]": 1})
TENSORS = {"layer": LAYER}
RUNS = [(name, mode.name) for name in EXAMPLES for mode in engine.MODES] + [(name, mode) for name in TENSORS for mode in ("forward", "reverse", "paths")]


def run(name: str, mode: str) -> engine.Trace:
    example = EXAMPLES.get(name) or TENSORS[name]
    return engine.trace(engine.parse(example.source), example.at, mode, **SHORT.get(mode, {}))


@pytest.mark.parametrize(("name", "mode"), RUNS)
def test_columns_fit_together(name: str, mode: str) -> None:
    steps = run(name, mode).steps
    count = len(steps)
    assert all(len(column) == count for column in (steps.tag, steps.node, steps.edge, steps.item, steps.level, steps.sweep))
    assert len(steps.term_offset) == len(steps.effect_offset) == count + 1
    assert steps.term_offset[-1] == len(steps.term)
    assert steps.effect_offset[-1] == len(steps.key) == len(steps.before) == len(steps.after) == len(steps.channel) == len(steps.kind)
    for index, tag in enumerate(steps.tag):
        assert steps.term_offset[index + 1] - steps.term_offset[index] == len(steps.tags[tag][1])
    assert steps.level[-1] == 2


@settings(max_examples=25, deadline=None)
@given(programs())
def test_stepping_back_is_replay(program: Program) -> None:
    graph = engine.parse(program.source)
    at = {name: value for name, value in program.at.items() if name in graph.input_names()}
    for mode in engine.MODES:
        trace = engine.trace(graph, at, mode.name)
        last = len(trace.steps)
        state = engine.state_at(trace, last)
        for k in range(last, 0, -1):
            undo(trace, state, k)
            assert state == engine.state_at(trace, k - 1)


def test_a_step_outside_the_trace_is_refused() -> None:
    trace = run("colah", "reverse")
    for k in (-1, len(trace.steps) + 1):
        with pytest.raises(IndexError):
            engine.state_at(trace, k)


def test_reverse_accumulates_at_b() -> None:
    trace = run("colah", "reverse")
    tags = [trace.steps.tags[tag][0] for tag in trace.steps.tag]
    assert tags == ["evaluate"] * 3 + ["reverse.seed"] + ["reverse.edge"] * 5 + ["reverse.done"]
    b = 1
    seen = [engine.state_at(trace, k)["adjoint"].get(b) for k in range(len(trace.steps) + 1)]
    assert seen == [None] * 7 + [3.0, 3.0, 5.0, 5.0]


def test_the_sweep_visits_only_what_the_seed_reaches() -> None:
    graph = engine.parse("p = x*x\nq = sin(y)")
    trace = engine.trace(graph, {"x": 3, "y": 1}, "reverse", seed={"p": 1})
    edges = [edge for edge in trace.steps.edge if edge >= 0]
    assert edges == [0, 1]
    assert engine.state_at(trace, len(trace.steps))["adjoint"] == {0: 6.0, 1: 1.0, 2: 0.0, 3: 0.0}


def alike(old: object, new: object) -> bool:
    """Equal, numbers to 12 digits: the last bits of sin and exp belong to the machine."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(alike(value, new[key]) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(alike, old, new))
    if isinstance(old, float) and isinstance(new, float):
        return old == pytest.approx(new, rel=1e-12, abs=1e-15)
    return type(old) is type(new) and old == new


@pytest.mark.parametrize(("name", "mode"), RUNS)
def test_golden(name: str, mode: str) -> None:
    """A changed trace is written beside the old one (``*.new.json``), so that it can be read and, if right, renamed."""
    trace = run(name, mode)
    count = len(trace.steps)
    states = {
        str(k): {channel: [[key, wired(value)] for key, value in sorted(known.items())] for channel, known in engine.state_at(trace, k).items()}
        for k in sorted({0, 1, trace.start, trace.start + 2, count // 2, count - 1, count}) if 0 <= k <= count
    }  # fmt: skip
    wire = trace_columns(trace, 0)
    wire["result"].pop("check", None)
    made = json.loads(as_json({"trace": wire, "states": states}, "en"))
    path = GOLDEN / f"{name}.{mode}.json"
    if not path.exists() or not alike(json.loads(path.read_text("utf-8")), made):
        fresh = path.with_suffix(".new.json")
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        pytest.fail(f"{path.name} differs; the new trace stands beside it as {fresh.name}")
