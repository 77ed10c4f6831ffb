"""Taylor coefficients: closed forms, SymPy's series of every row, forward mode at order 1 and the Hessian at order 2."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine import series as module
from engine.modes.hessian import hessian
from engine.modes.taylor import TAYLOR, taylor
from engine.primitives import ROWS, TABLE, Primitive
from engine.series import applied, line
from tests.engine.recording import check_trace, end, known, record
from tests.graphs import EXAMPLES
from tests.strategies import Program, finite, programs

ORDER = 7

CLOSED = [
    ("exp(x)", 0.0, [1 / math.factorial(k) for k in range(8)]),
    ("sin(x)", 0.0, [0, 1, 0, -1 / 6, 0, 1 / 120, 0, -1 / 5040]),
    ("cos(x)", 0.0, [1, 0, -1 / 2, 0, 1 / 24, 0, -1 / 720, 0]),
    ("log(1 + x)", 0.0, [0, 1, -1 / 2, 1 / 3, -1 / 4, 1 / 5, -1 / 6, 1 / 7]),
    ("1/(1 - x)", 0.0, [1] * 8),
    ("reciprocal(1 - x)", 0.0, [1] * 8),
    ("tan(x)", 0.0, [0, 1, 0, 1 / 3, 0, 2 / 15, 0, 17 / 315]),
    ("tanh(x)", 0.0, [0, 1, 0, -1 / 3, 0, 2 / 15, 0, -17 / 315]),
    ("atan(x)", 0.0, [0, 1, 0, -1 / 3, 0, 1 / 5, 0, -1 / 7]),
    ("asin(x)", 0.0, [0, 1, 0, 1 / 6, 0, 3 / 40, 0, 15 / 336]),
    ("sqrt(1 + x)", 0.0, [1, 1 / 2, -1 / 8, 1 / 16, -5 / 128, 7 / 256, -21 / 1024, 33 / 2048]),
    ("(1 + x)^0.5", 0.0, [1, 1 / 2, -1 / 8, 1 / 16, -5 / 128, 7 / 256, -21 / 1024, 33 / 2048]),
    ("sinh(x)", 0.0, [0, 1, 0, 1 / 6, 0, 1 / 120, 0, 1 / 5040]),
    ("x^3", 2.0, [8, 12, 6, 1, 0, 0, 0, 0]),
    ("x^3", 0.0, [0, 0, 0, 1, 0, 0, 0, 0]),
    ("x^3", -2.0, [-8, 12, -6, 1, 0, 0, 0, 0]),
    ("(x*x)^2", 0.0, [0, 0, 0, 0, 1, 0, 0, 0]),
    ("sin(x)^2", 0.0, [0, 0, 1, 0, -1 / 3, 0, 2 / 45, 0]),
    ("x^0", 0.0, [1, 0, 0, 0, 0, 0, 0, 0]),
    ("2^x", 0.0, [math.log(2) ** k / math.factorial(k) for k in range(8)]),
    ("x^x", 1.0, [1, 1, 1, 1 / 2, 1 / 3, 1 / 12, 3 / 40, -1 / 120]),
    ("erf(x)", 0.0, [2 / math.sqrt(math.pi) * c for c in (0, 1, 0, -1 / 3, 0, 1 / 10, 0, -1 / 42)]),
    ("abs(x)", -2.0, [2, -1, 0, 0, 0, 0, 0, 0]),
]


@pytest.mark.parametrize(("source", "x", "expected"), CLOSED, ids=[f"{row[0]} at {row[1]:g}" for row in CLOSED])
def test_closed_forms(source: str, x: float, expected: list[float]) -> None:
    assert taylor(engine.parse(source), {"x": x}, {"x": 1}, ORDER)["out"] == pytest.approx(expected, rel=1e-13, abs=1e-15)


SYMPY = {"log": sympy.log, "log2": lambda x: sympy.log(x, 2), "log10": lambda x: sympy.log(x, 10), "neg": lambda x: -x, "square": lambda x: x**2}
SYMPY |= {"reciprocal": lambda x: 1 / x, "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)), "softplus": lambda x: sympy.log(1 + sympy.exp(x))}
SYMPY |= {name: getattr(sympy, name) for name in ("exp", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "erf")}


@pytest.mark.parametrize("name", sorted(SYMPY))
def test_rows_against_sympy(name: str) -> None:
    row, x = TABLE[name], sympy.Symbol("x")
    sample = row.samples[1][0]
    formula = SYMPY[name](x)
    made = applied(row, (line(sample, 1.0),), {})
    for k in range(6):
        exact = formula.diff(x, k).subs(x, sympy.Rational(Fraction(sample))).evalf(25) / math.factorial(k)
        assert made[k] == pytest.approx(float(exact), rel=1e-12, abs=1e-13), k


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_every_row_has_a_series_that_sums_to_its_values(row: Primitive) -> None:
    """At t = 1/256 along (1, −0.5, 0.25) the partial sum to order 8 is the function itself. Conditions and orders of functions stay where they are."""
    for sample in row.samples:
        slopes = tuple(0.0 if row.arity > 1 and text == "0" else slope for text, slope in zip(row.partials, (1.0, -0.5, 0.25), strict=False))
        made = applied(row, tuple(line(value, slope) for value, slope in zip(sample, slopes, strict=True)), {})
        t = 1 / 256
        total = math.fsum(made[k] * t**k for k in range(9))
        assert total == pytest.approx(row.evaluate(*(value + slope * t for value, slope in zip(sample, slopes, strict=True))), rel=1e-9, abs=1e-9)


@given(programs(), st.lists(st.floats(-2, 2), min_size=3, max_size=3))
def test_order_one_is_forward_mode_and_order_two_half_the_curvature(program: Program, direction: list[float]) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    seed = dict(zip(graph.input_names(), direction, strict=False))
    jacobian = engine.jacobian(graph, at, "forward")
    for output, coefficients in taylor(graph, at, seed, 2).items():
        second = hessian(graph, at, output)
        size = 1 + sum(abs(number) for row in second.values() for number in row.values()) + sum(map(abs, jacobian[output].values()))
        assume(finite(size))
        slope = math.fsum(jacobian[output][name] * v for name, v in seed.items())
        bend = math.fsum(second[row][column] * v * w for row, v in seed.items() for column, w in seed.items())
        assert coefficients[0] == engine.evaluate(graph, at)[output]
        assert coefficients[1] == pytest.approx(slope, rel=1e-10, abs=1e-11 * size)
        assert coefficients[2] == pytest.approx(bend / 2, rel=1e-9, abs=1e-9 * size)


@given(programs())
def test_the_polynomial_follows_the_program(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    name, t = graph.input_names()[0], 1e-2
    for output, coefficients in taylor(graph, at, {name: 1.0}, 6).items():
        size = max(map(abs, coefficients))
        assume(finite(size) and size < 1e4)
        there = engine.evaluate(graph, at | {name: at[name] + t})[output]
        assert math.fsum(c * t**k for k, c in enumerate(coefficients)) == pytest.approx(there, rel=1e-8, abs=1e-9 * (1 + size))


@pytest.mark.parametrize("name", EXAMPLES)
def test_traces_end_in_the_coefficients(name: str) -> None:
    example = EXAMPLES[name]
    graph = engine.parse(example.source)
    trace = record(TAYLOR, graph, example.at, order=3)
    check_trace(trace)
    expected = taylor(graph, example.at, None, 3)
    found = end(trace)["coefficient"]
    for output, node in graph.outputs:
        assert [found.get(node * 4 + k, 0.0) for k in range(4)] == expected[output]
    for index in range(trace.start + 1, len(trace.steps)):
        assert trace.steps.sweep[index] in (trace.steps.item[index], 3)


def test_corners_follow_the_convention_of_forward_mode() -> None:
    assert taylor(engine.parse("relu(x)"), {"x": 0}, {"x": 1}, 2)["out"] == [0.0, 0.0, 0.0]
    assert taylor(engine.parse("max(x, -x)"), {"x": 0}, {"x": 1}, 1)["out"] == [0.0, 0.0]
    assert taylor(engine.parse("sqrt(x)"), {"x": 0}, {"x": 1}, 1)["out"] == [0.0, math.inf]
    assert taylor(engine.parse("sqrt(x*x)"), {"x": 0}, {"x": 1}, 1)["out"] == [0.0, 0.0]


def test_long_programs_do_not_recurse() -> None:
    graph = engine.parse("y = " + "sin(" * 3000 + "x" + ")" * 3000)
    assert taylor(graph, {"x": 0.5}, {"x": 1}, 2)["y"][1] == pytest.approx(engine.jacobian(graph, {"x": 0.5})["y"]["x"])


def test_a_planted_wrong_recurrence_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that the quotient's own coefficients come back, and the geometric series is no longer all ones."""
    monkeypatch.setitem(module.RECURRENCES, "div", lambda args, memo: module.Series(lambda own, k: args[0][k] / args[1][0]))
    assert taylor(engine.parse("1/(1 - x)"), {"x": 0}, {"x": 1}, 3)["out"] != [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("params", "code"),
    [({"order": 0}, "E_PARAM"), ({"order": True}, "E_PARAM"), ({"order": 61}, "E_TOO_BIG"), ({"seed": {"q": 1}}, "E_PARAM"), ({"by": "x"}, "E_PARAM")],
)
def test_wrong_parameters_are_refused(params: dict[str, Any], code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        record(TAYLOR, engine.parse("e = (a+b)*(b+1)"), {}, **params)
    assert caught.value.code == code
