"""Every row of the table of primitives, whatever rows there are: partials against differences, singular points against their words."""

from __future__ import annotations

import math
from itertools import product

import pytest

import engine
from engine.primitives import BY_WORD, ROWS, Primitive
from engine.printer import PLAIN, expression
from engine.rules import partial_at, rules

WHOLE_NUMBER_ARGUMENTS = {"polygamma"}
"""Rows whose first argument is a whole number, so that there is no slope in it."""
IDS = [row.name for row in ROWS]


def central(row: Primitive, args: tuple[float, ...], slot: int, h: float = 1e-5) -> float:
    up, down = list(args), list(args)
    up[slot] += h
    down[slot] -= h
    return (row.evaluate(*up) - row.evaluate(*down)) / (up[slot] - down[slot])


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_row_is_complete(row: Primitive) -> None:
    assert row.arity in (1, 2, 3)
    assert row.gloss
    assert row.symbol
    assert str(row.domain)
    assert all(len(sample) == row.arity for sample in row.samples)
    assert len(row.samples) >= 3
    assert "{x}" in row.tex
    assert [f"{{{letter}}}" in row.tex for letter in "xyw"] == [index < row.arity for index in range(3)]
    assert all(case.slot in range(row.arity) and (str(case.note).endswith(".") if case.note else case.status == "undefined") for case in row.singular)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_partials_match_differences(row: Primitive) -> None:
    for sample in row.samples:
        for slot in range(row.arity):
            number, status, _ = partial_at(row, slot, (*sample, row.evaluate(*sample)))
            if row.name in WHOLE_NUMBER_ARGUMENTS and slot == 0:
                assert status == "undefined"
                continue
            assert status == "smooth"
            assert number == pytest.approx(central(row, sample, slot), rel=1e-7, abs=1e-9)


def test_the_check_catches_a_wrong_rule() -> None:
    """Plant the commonest slip, a lost sign, and see the comparison above fail."""
    cosine = BY_WORD["cos"]
    wrong = -partial_at(cosine, 0, (0.4, math.cos(0.4)))[0]
    assert wrong != pytest.approx(central(cosine, (0.4,), 0), rel=1e-7, abs=1e-9)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_rules_are_in_the_language(row: Primitive) -> None:
    for text, rule in zip(row.partials, rules(row.name), strict=True):
        graph = engine.parse(expression(rule.tree, PLAIN))
        assert set(graph.input_names()) <= {"x", "y", "w", "z"}
        sample = row.samples[0]
        words = dict(zip("xyw", sample, strict=False)) | {"z": row.evaluate(*sample)}
        at = {name: words[name] for name in graph.input_names()}
        value = engine.evaluate(graph, at)[graph.output_names()[0]]
        assert value == pytest.approx(rule.value((*sample, row.evaluate(*sample))), rel=1e-15), text


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_awkward_arguments_answer_and_never_raise(row: Primitive) -> None:
    awkward = (0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 1e-320, 1e308, -1e308, 800.0, math.inf, -math.inf, math.nan)
    for first in product(awkward, repeat=min(row.arity, 2)):
        args = (*first, 0.5)[: row.arity]
        value = row.evaluate(*args)
        assert isinstance(value, float)
        for slot in range(row.arity):
            number, status, _ = partial_at(row, slot, (*args, value))
            assert isinstance(number, float)
            if status == "smooth":
                assert math.isfinite(number)


@pytest.mark.parametrize("word", sorted(BY_WORD))
def test_every_word_can_be_called(word: str) -> None:
    row = BY_WORD[word]
    arguments = ", ".join(("x", "y", "w")[: row.arity])
    graph = engine.parse(f"{word}({arguments})")
    sample = dict(zip(("x", "y", "w"), row.samples[0], strict=False))
    assert engine.evaluate(graph, sample)["out"] == row.evaluate(*row.samples[0])


# (program, point, node status or None, {input: derivative}, status on the last edge or edges)
SINGULAR = [
    ("abs(x)", {"x": 0}, {"x": 0.0}, "subgradient"),
    ("relu(x)", {"x": 0}, {"x": 0.0}, "subgradient"),
    ("sign(x)", {"x": 0}, {"x": 0.0}, "subgradient"),
    ("max(x, y)", {"x": 2, "y": 2}, {"x": 0.5, "y": 0.5}, "subgradient"),
    ("min(x, y)", {"x": 2, "y": 2}, {"x": 0.5, "y": 0.5}, "subgradient"),
    ("sqrt(x)", {"x": 0}, {"x": math.inf}, "infinite"),
    ("asin(x)", {"x": 1}, {"x": math.inf}, "infinite"),
    ("acos(x)", {"x": -1}, {"x": -math.inf}, "infinite"),
    ("sqrt(x*x)", {"x": 0}, {"x": 0.0}, "infinite"),
    ("hypot(x, y)", {"x": 0, "y": 0}, {"x": 0.0, "y": 0.0}, "subgradient"),
    ("log(x)", {"x": 0}, {"x": math.inf}, "infinite"),
    ("x^3", {"x": -2}, {"x": 12.0}, "smooth"),
    ("x^2", {"x": 0}, {"x": 0.0}, "smooth"),
    ("x^0", {"x": 0}, {"x": 0.0}, "smooth"),
    ("1/x", {"x": 0}, {"x": -math.inf}, "infinite"),
    ("where(x > 0, sqrt(x), 0*x)", {"x": 0}, {"x": 0.0}, "smooth"),
    ("floor(x)", {"x": 2}, {"x": 0.0}, "subgradient"),
    ("x % 3", {"x": 6}, {"x": 1.0}, "one-sided"),
    ("atan2(x, -2)", {"x": 0}, {"x": -0.5}, "one-sided"),
]


@pytest.mark.parametrize(("source", "at", "expected", "status"), SINGULAR, ids=[row[0] for row in SINGULAR])
def test_singular_points_have_a_stated_answer(source: str, at: dict[str, float], expected: dict[str, float], status: str) -> None:
    graph = engine.parse(source)
    where = engine.linearize(graph, at)
    assert where.edge_status[-1] in (status, None)
    assert status == "smooth" or where.notes
    for mode in ("forward", "reverse", "paths"):
        assert engine.jacobian(graph, at, mode)["out"] == expected


def test_a_power_of_a_negative_number() -> None:
    """x^y at (−2, 2): the slope in x is −4; in y there is none, and that is said rather than 0."""
    graph = engine.parse("x^y")
    result = engine.jacobian(graph, {"x": -2, "y": 2})["out"]
    assert result["x"] == -4.0
    assert math.isnan(result["y"])
    assert engine.linearize(graph, {"x": -2, "y": 2}).edge_status == ["smooth", "undefined"]


DOMAIN = [
    ("1/0", "pole", math.inf),
    ("log(0)", "pole", -math.inf),
    ("log(-1)", "domain", math.nan),
    ("sqrt(-1)", "domain", math.nan),
    ("(-8)^(1/3)", "domain", math.nan),
    ("0^0", "convention", 1.0),
    ("exp(1000)", "overflow", math.inf),
    ("exp(-1000)", "underflow", 0.0),
    ("1e999", "overflow", math.inf),
    ("acos(2)", "domain", math.nan),
    ("0/0", "domain", math.nan),
    ("1e200*1e200", "overflow", math.inf),
    ("1e-200*1e-200", "underflow", 0.0),
    ("exp(1000) - exp(1000)", "unknown", math.nan),
    ("0*5", "ok", 0.0),
    ("log(1)", "ok", 0.0),
]


@pytest.mark.parametrize(("source", "status", "value"), DOMAIN, ids=[row[0] for row in DOMAIN])
def test_values_outside_the_domain_are_named(source: str, status: str, value: float) -> None:
    graph = engine.parse(source)
    where = engine.linearize(graph)
    assert where.node_status[-1] == status
    assert where.value[-1] == pytest.approx(value, nan_ok=True)
    if status not in ("ok", "unknown"):
        assert any(note.node == graph.size - 1 and note.code == "E_DOMAIN" for note in where.notes)
