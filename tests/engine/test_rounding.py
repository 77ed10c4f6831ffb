"""Rounding: Rump's and Muller's examples are flagged, ordinary programs are not, and the bounds hold against sixty digits."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from itertools import product
from pathlib import Path

import mpmath as mp
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.primitives import ROWS, Primitive
from engine.rounding import derivative_errors, local_error, rounding, rounding_notes
from tests.engine import precise
from tests.engine.functions import FUNCTIONS, Function
from tests.engine.recording import known
from tests.engine.spelling import spelt
from tests.strategies import Program, finite, programs

RUMP = "a = 77617\nb = 33096\nf = 333.75*b^6 + a^2*(11*a^2*b^2 - b^6 - 121*b^4 - 2) + 5.5*b^8 + a/(2*b)"
MULLER = "u[0] = 2\nu[1] = -4\nfor n in range(1, 30):\n    u[n+1] = 111 - 1130/u[n] + 3000/(u[n]*u[n-1])\ny = u[30]"
NEWTON = "u[0] = 3\nfor i in range(100):\n    u[i+1] = u[i] - (exp(u[i]) - 5)/exp(u[i])\ny = u[100]"
CHAOS = "h = x\nfor i in range(60):\n    h = 4*h*(1 - h)\ny = h"


def notes(source: str, **at: float) -> list[str]:
    return [note.message for note in rounding_notes(engine.linearize(engine.parse(source), at))]


def test_rumps_example() -> None:
    """1.18e21 with every sign of health; the value is −0.827."""
    graph = engine.parse(RUMP)
    at = engine.linearize(graph)
    with mp.workdps(60):
        assert float(precise.values(graph, at.at)[graph.output_node("f")]) == pytest.approx(-0.8273960599468214, rel=1e-15)
    assert at.value[graph.output_node("f")] == pytest.approx(-1.18e21, rel=0.01)
    said = rounding_notes(at)
    assert [note.code for note in said] == ["E_ROUNDING", "E_ROUNDING"]
    assert "no digit" in said[0].message
    assert said[1].node == graph.output_node("f")
    assert all(note.hint for note in said)


def test_mullers_recurrence() -> None:
    """It goes to 6 and computes 100, where its own error is small again: only the way there shows it."""
    at = engine.linearize(engine.parse(MULLER))
    node = at.graph.output_node("y")
    assert at.value[node] == pytest.approx(100)
    with mp.workdps(60):
        assert float(precise.values(at.graph, at.at)[node]) == pytest.approx(6, abs=0.01)
    assert len(rounding_notes(at)) == 2
    short = engine.linearize(engine.parse(MULLER.replace("30", "8")))
    assert rounding_notes(short) == []


FLAGGED = [
    ("sin(pi)", {}),
    ("0.1*3 - 0.3", {}),
    ("(1 - cos(x))/x^2", {"x": 1e-9}),
    ("(x + 1)^2 - x^2 - 2*x - 1", {"x": 1e15}),
    ("(exp(x) - 1)/x", {"x": 1e-17}),
    (CHAOS, {"x": 0.3}),
]


@pytest.mark.parametrize(("source", "at"), FLAGGED)
def test_what_is_nothing_but_rounding_is_flagged(source: str, at: dict[str, float]) -> None:
    assert notes(source, **at)


@pytest.mark.parametrize(("source", "at"), FLAGGED)
def test_and_it_truly_is(source: str, at: dict[str, float]) -> None:
    graph = engine.parse(source)
    node = graph.outputs[0][1]
    with mp.workdps(60):
        truth = precise.values(graph, engine.linearize(graph, at).at)[node]
        value = engine.linearize(graph, at).value[node]
        assert abs(value - truth) >= 0.3 * max(abs(value), abs(truth))


ORDINARY = [
    ("x - 0.1", {"x": 0.1}),
    ("x*y - y*x", {"x": 0.3, "y": 0.7}),
    ("sin(x)^2 + cos(x)^2 - 1", {"x": 0.3}),
    ("1e30 + sin(pi)", {}),
    ("exp(x)", {"x": -30}),
    ("log(1)*x", {"x": 2}),
    ("1/0 + x", {"x": 2}),
    ("log(-x)", {"x": 2}),
    ("h = x\nfor i in range(15):\n    h = 4*h*(1 - h)\ny = h", {"x": 0.3}),
    (NEWTON, {}),
    ("abs(x - 1)", {"x": 1}),
]


@pytest.mark.parametrize(("source", "at"), ORDINARY)
def test_ordinary_programs_are_not(source: str, at: dict[str, float]) -> None:
    assert notes(source, **at) == []


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_published_functions_are_not(function: Function) -> None:
    """Huge values on the way (Cross-in-tray), derivatives that are rounding beside a minimum: no harm. Levy's sines of π at theirs are another matter."""
    assert notes(function.source, x=1.3, y=-0.7) == []
    assert bool(notes(function.source, **function.minimum)) == function.name.startswith("Levy")


def test_no_known_value_is_flagged() -> None:
    rows = [json.loads(line) for line in (Path(__file__).parent.parent / "data" / "known_values.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 10
    for row in rows:
        assert notes(row["program"], **row["at"]) == [], row["id"]


@given(programs())
def test_values_are_as_near_as_said_and_flagged_only_with_reason(program: Program) -> None:
    graph = engine.parse(program.source)
    at = engine.linearize(graph, known(graph, program.at))
    assume(all(finite(value) for value in at.value))
    found = rounding(at)
    with mp.workdps(60):
        truth = precise.values(graph, at.at)
        for node, value in enumerate(at.value):
            error = abs(mp.mpf(value) - truth[node])
            assert error <= 1.001 * found.error(node) + 1e-30 * abs(value) + 1e-300, (graph.op[node], value)
            if found.lost[node] == node:
                assert error >= 0.05 * abs(value) or abs(value) < 1e-14


@given(programs())
def test_derivatives_are_as_near_as_said(program: Program) -> None:
    graph = engine.parse(program.source)
    at = engine.linearize(graph, known(graph, program.at))
    assume(all(finite(value) for value in at.value))
    assume(not any(op in ("abs", "relu", "max", "min") for op in graph.op))
    _, node = graph.outputs[-1]
    truth = precise.gradient(graph, at.at, node)
    for leaf, (slope, error) in derivative_errors(at, rounding(at), node).items():
        off = abs(slope - truth[graph.label[leaf]])
        assert off <= 1.01 * error + 1e-18 * abs(slope) + 1e-19, (graph.label[leaf], slope, error)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_arithmetic_knows_its_error_exactly(x: float, y: float) -> None:
    for op, exact in (("add", Fraction(x) + Fraction(y)), ("mul", Fraction(x) * Fraction(y)), ("square", Fraction(x) ** 2)):
        args = (x,) if op == "square" else (x, y)
        result = engine.primitives.TABLE[op].evaluate(*args)
        known_part, bound = local_error(op, args, result)
        assert bound == 0
        assert Fraction(result) - exact == pytest.approx(Fraction(known_part), abs=1e-320)
    root = math.sqrt(abs(x))
    assert abs(local_error("sqrt", (abs(x),), root)[0]) <= math.ulp(root) / 2 * 1.0000001


def test_tensors_are_looked_at_in_single_numbers() -> None:
    assert notes("v = [1, x]\ny = sum(v*v) - x", x=0.3) == []
    lost = engine.linearize(engine.parse("v = [x, 1, -x]\ny = sum(v*v) - 2*x^2"), {"x": 1e9})
    said = rounding_notes(lost)
    assert [note.code for note in said] == ["E_ROUNDING"]
    assert said[0].node == lost.graph.output_node("y")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_awkward_points_never_raise(row: Primitive) -> None:
    awkward = (0.0, -0.0, 1.0, -2.0, 0.1, 5e-324, 1e-200, 1e308, -1e308, 800.0, 1e16)
    graph = engine.parse(f"{spelt(row)}\ng = f*x + exp(f) - 1/f")
    for first in product(awkward, repeat=min(row.arity, 2)):
        at = dict(zip("xyw", (*first, 0.5), strict=False))
        where = engine.linearize(graph, {name: at[name] for name in graph.input_names()})
        assert all(note.code == "E_ROUNDING" and "nan" not in note.message for note in rounding_notes(where))


def test_what_is_too_large_or_not_of_single_numbers_is_left_alone() -> None:
    assert notes("h = x\nfor i in range(8000):\n    h = sin(h) + 1\ny = h - h", x=1.0) == []
