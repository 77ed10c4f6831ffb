"""The checks check: the error curve has its two slopes and its valley, the complex step is right to rounding, and wrong derivatives stand out."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given

import engine
from engine.checks import ANALYTIC, STEPS, complex_step, error_curve
from engine.primitives import TABLE
from engine.rules import partial_at
from tests.engine.recording import known
from tests.strategies import Program, finite, programs


def test_the_curve_falls_as_h_squared_and_rises_as_one_over_h() -> None:
    at = engine.linearize(engine.parse("y = sin(x)"), {"x": 1})
    curve = error_curve(at, "y", "x", math.cos(1))
    assert [point.h for point in curve.points] == pytest.approx([10.0**-k for k in range(1, 14)])
    for point in curve.points[:3]:  # truncation: h² · |f‴|/6
        assert point.error == pytest.approx(point.h**2 * math.cos(1) / 6, rel=0.02)
    assert curve.best is not None
    assert 1e-7 < curve.points[curve.best].h < 1e-3
    assert curve.points[curve.best].error < 1e-10
    assert curve.points[-1].error > 1e5 * curve.points[curve.best].error
    assert all(point.error < 1e-15 / point.h for point in curve.points[8:])  # cancellation: ε/h


def test_a_wrong_derivative_has_no_valley() -> None:
    at = engine.linearize(engine.parse("y = sin(x)"), {"x": 1})
    curve = error_curve(at, "y", "x", -math.cos(1))
    assert min(point.error for point in curve.points) > 1


def test_a_curve_without_finite_values_has_no_best() -> None:
    at = engine.linearize(engine.parse("y = log(x)"), {"x": -1})
    assert error_curve(at, "y", "x", 1.0).best is None
    far = engine.linearize(engine.parse("y = x"), {"x": 1e300})
    assert all(math.isnan(point.difference) for point in error_curve(far, "y", "x", 1.0).points)


def test_squire_and_trapps_example() -> None:
    at = engine.linearize(engine.parse("f = exp(x)/sqrt(sin(x)^3 + cos(x)^3)"), {"x": 1.5})
    assert complex_step(at, "x")["f"] == pytest.approx(4.053427893898621, rel=1e-15)
    curve = error_curve(at, "f", "x", 4.053427893898621)
    assert min(point.error for point in curve.points) > 1e-12  # no h does what the complex step does


@given(programs())
def test_the_complex_step_is_reverse_mode_to_rounding(program: Program) -> None:
    graph = engine.parse(program.source)
    assume(not any(op in ("erf", "erfc", "erfinv") for op in graph.op))
    at = engine.linearize(graph, known(graph, program.at))
    assume(all(finite(value) for value in at.value))
    gradient = engine.jacobian(graph, at.at)
    for name in graph.input_names():
        for output, number in complex_step(at, name).items():
            size = 1 + max(map(abs, gradient[output].values()))
            assert number == pytest.approx(gradient[output][name], rel=1e-11, abs=1e-12 * size)


@pytest.mark.parametrize("name", sorted(ANALYTIC))
def test_every_analytic_row_at_its_samples(name: str) -> None:
    """By the complex step of the row alone: no other row is on the way."""
    row = TABLE[name]
    words = ("x", "y", "w")[: row.arity]
    signs = {"add": "x + y", "sub": "x - y", "mul": "x*y", "div": "x/y", "pow": "x^y", "neg": "-x"}
    graph = engine.parse(signs.get(name, f"{name}({', '.join(words)})"))
    for sample in row.samples:
        at = engine.linearize(graph, dict(zip(words, sample, strict=True)))
        for slot, word in enumerate(words):
            expected = partial_at(row, slot, (*sample, row.evaluate(*sample)))[0]
            assert complex_step(at, word)["out"] == pytest.approx(expected, rel=1e-13, abs=1e-15)


@pytest.mark.parametrize("source", ["abs(x)", "relu(x)", "max(x, 2)", "floor(x)", "erf(x)", "where(x > 0, x, 1)", "x*sign(x)"])
def test_others_are_refused_by_name(source: str) -> None:
    graph = engine.parse(source)
    with pytest.raises(engine.PathsumError) as caught:
        complex_step(engine.linearize(graph, {"x": 1.5}), "x")
    assert caught.value.code == "E_UNSUPPORTED"
    assert any(op in caught.value.message for op in graph.op if op in TABLE and op not in ANALYTIC)
    assert caught.value.span is not None


def test_only_what_the_input_reaches_must_be_analytic() -> None:
    at = engine.linearize(engine.parse("y = x^2 + abs(k)"), {"x": 3, "k": -1})
    assert complex_step(at, "x") == {"y": pytest.approx(6.0, rel=1e-15)}


def test_a_step_off_the_real_branch_is_no_number() -> None:
    assert math.isnan(complex_step(engine.linearize(engine.parse("log(x)"), {"x": -1}), "x")["out"])
    assert math.isnan(complex_step(engine.linearize(engine.parse("1/x"), {"x": 0}), "x")["out"])
    assert math.isnan(complex_step(engine.linearize(engine.parse("exp(x)"), {"x": 1000}), "x")["out"])
    assert complex_step(engine.linearize(engine.parse("x^3"), {"x": -2}), "x")["out"] == pytest.approx(12, rel=1e-15)


def test_tensors_are_checked_in_single_numbers() -> None:
    graph = engine.parse("W = [[x, 2], [3, y]]\nf = det(W)*norm([x, y])\nv = W @ [x, y]\nreturn f, v")
    at = engine.linearize(graph, {"x": 1.5, "y": 2.0})
    gradient = engine.jacobian(graph, at.at)
    for output in ("f", "v[0]", "v[1]"):
        assert complex_step(at, "x")[output] == pytest.approx(gradient[output]["x"], rel=1e-13)
        curve = error_curve(at, output, "x", gradient[output]["x"])
        assert min(point.error for point in curve.points) < 1e-8


def test_unknown_names_are_refused() -> None:
    at = engine.linearize(engine.parse("y = x"), {})
    for call in (lambda: error_curve(at, "q", "x", 1.0), lambda: error_curve(at, "y", "q", 1.0), lambda: complex_step(at, "q")):
        with pytest.raises(engine.PathsumError) as caught:
            call()
        assert caught.value.code == "E_PARAM"
    assert len(STEPS) == 13
