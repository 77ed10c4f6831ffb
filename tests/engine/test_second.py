"""Second partials of every row: against differences of the first, symmetric, strong at zeros; and a planted wrong rule is caught."""

from __future__ import annotations

import math
from itertools import product

import pytest
import sympy

import engine
from engine.numeric import strong
from engine.primitives import ROWS, TABLE, Primitive
from engine.printer import PLAIN, expression
from engine.rules import compile_tree, partial_at, read_formula, rules
from engine.second import curvature, derivative, second_at, seconds
from engine.syntax import Number

IDS = [row.name for row in ROWS]


def slope_of_partial(row: Primitive, args: tuple[float, ...], slot: int, other: int, h: float = 1e-5) -> float:
    """Central difference of the first partial: independent of every rule of this file."""
    sides = []
    for sign in (1.0, -1.0):
        moved = list(args)
        moved[other] += sign * h
        sides.append(partial_at(row, slot, (*moved, row.evaluate(*moved)))[0])
    return (sides[0] - sides[1]) / (2 * h)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_second_partials_match_differences_of_the_first(row: Primitive) -> None:
    for sample in row.samples:
        values = (*sample, row.evaluate(*sample))
        for slot in range(row.arity):
            for other in range(row.arity):
                if any(case.when(*values) for case in row.singular) or not math.isfinite(partial_at(row, slot, values)[0]):
                    continue
                number, status = second_at(row, slot, other, values)
                assert status == "smooth"
                expected = slope_of_partial(row, sample, slot, other)
                assert number == pytest.approx(expected, rel=2e-6, abs=1e-8), (sample, slot, other)


@pytest.mark.parametrize("row", [row for row in ROWS if row.arity == 2], ids=[row.name for row in ROWS if row.arity == 2])
def test_mixed_second_partials_are_symmetric(row: Primitive) -> None:
    for sample in row.samples:
        values = (*sample, row.evaluate(*sample))
        assert second_at(row, 0, 1, values)[0] == pytest.approx(second_at(row, 1, 0, values)[0], rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_awkward_arguments_answer_and_never_raise(row: Primitive) -> None:
    awkward = (0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 1e-320, 1e308, -1e308, 800.0, math.inf, -math.inf, math.nan)
    for first in product(awkward, repeat=min(row.arity, 2)):
        args = (*first, 0.5)[: row.arity]
        for slot, other in product(range(row.arity), repeat=2):
            number, status = second_at(row, slot, other, (*args, row.evaluate(*args)))
            assert isinstance(number, float)
            assert math.isfinite(number) or status in ("infinite", "undefined")


def test_a_planted_wrong_rule_is_caught() -> None:
    """The slip that the chain through z invites: tanh′ = 1 − z², differentiated as if z were a constant or with z′ forgotten."""
    row, sample = TABLE["tanh"], (0.4,)
    expected = slope_of_partial(row, sample, 0, 0)
    rule = rules("tanh")[0].tree
    for inner in ({"x": Number(1.0)}, {"x": Number(1.0), "z": Number(1.0)}):
        wrong = compile_tree(derivative(rule, inner), strong)(values := (*sample, row.evaluate(*sample)))
        assert wrong != pytest.approx(expected, rel=2e-6, abs=1e-8)
    assert second_at(row, 0, 0, values)[0] == pytest.approx(expected, rel=2e-6)


def test_formulas_are_in_the_language_and_light() -> None:
    written = {name: expression(seconds(name)[0][0].tree, PLAIN) for name in ("sin", "exp", "square", "add", "sinh", "mul")}
    assert written == {"sin": "-sin(x)", "exp": "z", "square": "2", "add": "0", "sinh": "sinh(x)", "mul": "0"}
    for row in ROWS:
        for line in seconds(row.name):
            for second in line:
                assert set(engine.parse(expression(second.tree, PLAIN)).input_names()) <= {"x", "y", "z"}


# (row, slot, other, arguments, the second partial there)
STRONG = [
    ("pow", 0, 0, (0.0, 2.0), 2.0),
    ("pow", 0, 0, (0.0, 1.0), 0.0),  # y (y − 1) x^(y − 2) = 1 · 0 · ∞
    ("pow", 0, 0, (0.0, 0.0), 0.0),
    ("pow", 0, 0, (-2.0, 2.0), 2.0),
    ("pow", 0, 0, (-2.0, 3.0), -12.0),
    ("pow", 0, 1, (0.0, 2.0), 0.0),
    ("pow", 1, 1, (0.0, 2.0), 0.0),
    ("sqrt", 0, 0, (0.0,), -math.inf),
    ("relu", 0, 0, (0.0,), 0.0),
    ("sigmoid", 0, 0, (1000.0,), 0.0),
]


@pytest.mark.parametrize(("name", "slot", "other", "args", "expected"), STRONG)
def test_zeros_are_strong(name: str, slot: int, other: int, args: tuple[float, ...], expected: float) -> None:
    row = TABLE[name]
    assert second_at(row, slot, other, (*args, row.evaluate(*args)))[0] == expected


def test_a_corner_keeps_its_status() -> None:
    assert second_at(TABLE["relu"], 0, 0, (0.0, 0.0)) == (0.0, "subgradient")
    assert second_at(TABLE["pow"], 1, 1, (-2.0, 2.0, 4.0))[1] == "undefined"
    assert second_at(TABLE["sqrt"], 0, 0, (0.0, 0.0))[1] == "infinite"


def test_curvature_follows_activity() -> None:
    """x·x has two edges with curvature across them; in x·3 the constant's edge carries none."""
    assert curvature(engine.linearize(engine.parse("x*x"), {"x": 3})) == [(0.0, 1.0), (1.0, 0.0)]
    assert curvature(engine.linearize(engine.parse("x*3"), {"x": 3})) == [(0.0, 0.0), None]
    assert curvature(engine.linearize(engine.parse("x + 2*3"), {"x": 3})) == [None, None, (0.0, 0.0), None]


@pytest.mark.parametrize("text", ["1/(1 + x^2)", "x*exp(-x^2)", "sin(x)*cos(x)/x", "log(1 + exp(x))", "x^3 - 2*x"])
def test_the_chain_rule_on_trees_agrees_with_sympy(text: str) -> None:
    x = sympy.Symbol("x")
    # The texts above are this test's own, never a user's.
    known = {"x": x, "exp": sympy.exp, "sin": sympy.sin, "cos": sympy.cos, "log": sympy.log}
    value = sympy.sympify(text.replace("^", "**"), locals=known).diff(x).subs(x, sympy.Rational(7, 10)).evalf(20)
    ours = compile_tree(derivative(read_formula(text), {"x": Number(1.0)}), strong)((0.7, math.nan))
    assert ours == pytest.approx(float(value), rel=1e-14)
