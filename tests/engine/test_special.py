"""Special functions and float formulas where they are hard: far out, beside their poles, at −0, against many digits."""

from __future__ import annotations

import math

import mpmath as mp
import pytest

import engine
from engine.special import erfinv, polygamma, sinc, sinpi

FAR_LEFT = [-0.5, -3.7, -49.3, -50.3, -77.25, -999.5, -1000.7, -12345.678]


@pytest.mark.parametrize("order", [0, 1, 2, 3, 7])
@pytest.mark.parametrize("x", FAR_LEFT)
def test_polygamma_on_the_left(order: int, x: float) -> None:
    """By recurrence down to −50, by reflection beyond: they meet."""
    with mp.workdps(80):
        truth = mp.polygamma(order, mp.mpf(x))
        assert abs(polygamma(order, x) - truth) <= 5e-14 * abs(truth) + 1e-30


def test_polygamma_at_poles_and_beyond_the_floats() -> None:
    assert math.isnan(polygamma(0, -1.0))
    assert math.isnan(polygamma(1, -1e16))
    assert math.isnan(polygamma(0, -math.inf))
    assert polygamma(0, -1e-320) == math.inf
    assert polygamma(0, 1e-320) == -math.inf


@pytest.mark.parametrize("x", [0.3, 2.5, -7.2, 1e10 + 0.25, 1e15 + 0.5, 5e-324])
def test_sinc_keeps_its_digits(x: float) -> None:
    with mp.workdps(60):
        assert sinc(x) == pytest.approx(float(mp.sincpi(mp.mpf(x))), rel=1e-14)


def test_sine_of_multiples_of_pi_is_exact() -> None:
    assert [sinpi(x) for x in (0.0, 0.5, 1.0, 1.5, 2.0, -0.5, 1e300)] == [0, 1, 0, -1, 0, -1, 0]
    assert [sinc(x) for x in (1.0, -2.0, 3e15)] == [0, 0, 0]
    assert engine.jacobian(engine.parse("sinc(x)"), {"x": 1e308})["out"]["x"] == pytest.approx(1e-308)


@pytest.mark.parametrize("y", [1e-300, 0.1, -0.5, 0.999, 1 - 2**-53])
def test_erfinv_inverts(y: float) -> None:
    with mp.workdps(60):
        assert erfinv(y) == pytest.approx(float(mp.erfinv(mp.mpf(y))), rel=1e-14)


# (program, point, the derivative in x)
HARD = [
    ("asin(x)", 1 - 2**-40, 1 / math.sqrt(2**-39 - 2**-80)),
    ("acos(x)", 1 - 2**-40, -1 / math.sqrt(2**-39 - 2**-80)),
    ("atanh(x)", 1 - 2**-40, 1 / (2**-39 - 2**-80)),
    ("lgamma(x)", -1000.5, 6.90875482089867),
    ("gamma(x)", -200.5, 0.0),
    ("sqrt(-x)", 0.0, -math.inf),
    ("log(-x)", 0.0, -math.inf),
    ("rsqrt(-x)", 0.0, math.inf),
    ("x^0", 1e-320, 0.0),
    ("mod(1, x)", 0.1, -9.0),
    ("mod(-1, x)", 0.1, 10.0),
]


@pytest.mark.parametrize(("source", "x", "slope"), HARD)
def test_slopes_where_a_plain_formula_fails(source: str, x: float, slope: float) -> None:
    for way in ("forward", "reverse", "paths"):
        assert engine.jacobian(engine.parse(source), {"x": x}, way)["out"]["x"] == pytest.approx(slope, rel=1e-13)


@pytest.mark.parametrize(
    "source", ["log(x)", "log2(x)", "log10(x)", "log1p(x)", "atanh(x)", "xlogy(2, x)", "clip(x, 1, 0)", "mod(x, 0)", "gamma(x)", "sqrt(x)"]
)
def test_where_there_is_no_value_there_is_no_slope(source: str) -> None:
    graph = engine.parse(source)
    where = engine.linearize(graph, {"x": -3.0})
    assert math.isnan(where.value[-1])
    assert math.isnan(engine.jacobian(graph, {"x": -3.0})["out"]["x"])
    assert "undefined" in where.edge_status
    assert len({note.node for note in where.notes}) == len(where.notes)  # said once
