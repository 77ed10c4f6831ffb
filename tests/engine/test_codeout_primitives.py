"""Every primitive, whatever rows there are, in every language: at its samples, at awkward points, and in what is known of it without a point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

import pytest

import engine
from engine.codeout import LANGUAGES, sweep, write_code
from engine.codeout import partials as partials_module
from engine.codeout.facts import Fact, fact_of, fact_of_tree, number_fact
from engine.codeout.partials import written
from engine.codeout.write import MODULES
from engine.primitives import ROWS, TABLE, Primitive
from engine.rules import ARGUMENTS, compile_tree, partial_at
from engine.syntax import Name, Number
from tests.engine.running import called, compiled, evaluated
from tests.engine.test_codeout import INSTALLED, RUNNING

IDS = [row.name for row in ROWS]
OPERATORS = {"add", "sub", "mul", "div", "pow", "neg", "where", "lt", "le", "gt", "ge", "eq", "ne"}
"""Rows that a language may write with its own signs."""
AWKWARD = (0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, -3.5, 0.02, 1e-5, 40.0)
LOOSE = {"jax": 1e-11, "torch": 1e-11}
"""Libraries whose special functions keep fewer digits."""


def call(row: Primitive, names: Sequence[str] = "xyw") -> str:
    """The primitive applied to names, as the language writes it."""
    signs = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "^", "mod": "%", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}
    if row.name in signs:
        return f"{names[0]} {signs[row.name]} {names[1]}"
    return f"-{names[0]}" if row.name == "neg" else f"{row.name}({', '.join(names[: row.arity])})"


def alone(row: Primitive, language: str, mode: str = "reverse", seed: str = "z") -> engine.codeout.Code:
    """One primitive as a program of its own."""
    return write_code(engine.parse(f"z = {call(row)}"), mode, language, seed=seed)


def partials(row: Primitive, args: tuple[float, ...]) -> list[float]:
    values = (*args, row.evaluate(*args))
    return [partial_at(row, slot, values)[0] for slot in range(row.arity)]


@pytest.mark.parametrize("language", RUNNING)
@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_values_and_partials_at_the_samples(row: Primitive, language: str) -> None:
    rel = LOOSE.get(language, 1e-12)
    code = alone(row, language)
    run = evaluated if language == "pathsum" else called
    for sample in row.samples:
        at = dict(zip("xyw", sample, strict=False))
        values, slopes = run(code, at)
        assert values["z"] == pytest.approx(row.evaluate(*sample), rel=rel, abs=1e-13)
        assert list(slopes.values()) == pytest.approx(partials(row, sample), rel=rel, abs=1e-13, nan_ok=True)


@pytest.mark.parametrize("language", ["pathsum", "python", "numpy"])
@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_awkward_points_have_the_tables_answers(row: Primitive, language: str) -> None:
    """Kinks, poles, jumps and infinite slopes: what the table says is what the program says, wherever there is a value."""
    code = alone(row, language)
    function = None if language == "pathsum" else compiled(code)
    graph = engine.parse(code.text) if language == "pathsum" else None
    for args in product(AWKWARD, repeat=row.arity):
        value = row.evaluate(*args)
        if graph is not None:
            found = engine.evaluate(graph, dict(zip("xyw", args, strict=False)))
            numbers = [found[name] for name in (*code.values.values(), *code.derivatives.values())]
        else:
            assert function is not None
            result, slopes = function(*args)
            numbers = [float(result), *map(float, slopes)]
        assert numbers[0] == pytest.approx(value, rel=1e-12, abs=1e-13, nan_ok=True), args
        if value == value:
            assert numbers[1:] == pytest.approx(partials(row, args), rel=1e-12, abs=1e-13, nan_ok=True), args


@pytest.mark.parametrize("mode", ["reverse", "forward"])
@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_constants_may_stand_in_every_place(row: Primitive, mode: str) -> None:
    """A number beside a name is spelled as a number, and libraries are given numbers of their own."""
    for sample in row.samples[:2]:
        for slot in range(row.arity):
            names = [repr(value) for value in sample]
            names[slot] = "x"
            source = "z = " + call(row, names) if row.name != "neg" else "z = -x"
            graph = engine.parse(source)
            expected = engine.jacobian(graph, {"x": sample[slot]})["z"]["x"]
            for language in ("pathsum", "python", "numpy"):
                code = write_code(graph, mode, language, at={"x": sample[slot]})
                values, slopes = (evaluated if language == "pathsum" else called)(code, {"x": sample[slot]})
                assert values["z"] == pytest.approx(row.evaluate(*sample), rel=1e-12, abs=1e-13)
                assert list(slopes.values()) == [pytest.approx(expected, rel=1e-12, abs=1e-13, nan_ok=True)]
    only = engine.parse("z = " + call(row, [repr(value) for value in row.samples[0]]))
    assert called(write_code(only, mode, "python"), {})[0]["z"] == pytest.approx(row.evaluate(*row.samples[0]), rel=1e-12)


@pytest.mark.parametrize(("row", "language"), [(row, language) for row in ROWS for language in INSTALLED])
def test_constants_in_libraries(row: Primitive, language: str) -> None:
    sample = row.samples[0]
    only = engine.parse("z = " + call(row, [repr(value) for value in sample]))
    assert called(write_code(only, "reverse", language), {})[0]["z"] == pytest.approx(row.evaluate(*sample), rel=1e-11)
    mixed = engine.parse("z = " + call(row, ["x", *(repr(value) for value in sample[1:])]))
    values, slopes = called(write_code(mixed, "reverse", language), {"x": sample[0]})
    assert values["z"] == pytest.approx(row.evaluate(*sample), rel=1e-11)
    assert slopes["x"] == pytest.approx(engine.jacobian(mixed, {"x": sample[0]})["z"]["x"], rel=1e-11, abs=1e-13, nan_ok=True)


@pytest.mark.parametrize("name", MODULES)
def test_every_primitive_has_a_spelling(name: str) -> None:
    """A new row must be added to every table of spellings; nothing stands in them that is no primitive."""
    spelled = set(MODULES[name].dialect.spellings)
    rows = {row.name for row in ROWS}
    assert rows - OPERATORS <= spelled | {"mod"}
    assert spelled <= rows | {"strong", "compare", "otherwise"}


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_what_is_known_without_a_point_is_true(row: Primitive) -> None:
    """Facts promise less than numbers: never more than what is seen at any of these points."""
    numbers = (0.0, -0.0, 0.5, 1.0, 2.0, 7.0, -0.5, -1.0, -3.0, math.inf, -math.inf, math.nan)
    sound = (Fact(finite=True, signed=False), Fact(True, True, True, False), Fact(True, False, True, False), Fact(True, True, False, False))
    sound = (*sound, Fact(True), Fact(True, least=True))
    kinds = sound if row.arity == 3 else (*sound, Fact(), Fact(nonzero=True), Fact(nonzero=True, least=True), Fact(least=True, signed=False))
    for facts in product(kinds, repeat=row.arity):
        known = fact_of(row.name, facts)
        names = dict(zip(("x", "y", "w"), facts, strict=False)) | {"z": known, "pi": number_fact(math.pi)}
        trees = [written(row.name, slot, tuple(Name(letter) for letter in ARGUMENTS[: row.arity]), Name("z"), facts) for slot in range(row.arity)]
        slopes = [(compile_tree(tree), fact_of_tree(tree, names)) for tree in trees if not isinstance(tree, Number)]
        for args in product(*([number for number in numbers if fits(number, fact)] for fact in facts)):
            value = row.evaluate(*args)
            assert fits(value, known), (row.name, args, facts, known)
            for slope, fact in slopes:
                assert fits(slope((*args, value)), fact), (row.name, args, facts, fact)


@pytest.mark.parametrize("exponent", [-3.0, -2.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0])
def test_what_is_known_of_powers(exponent: float) -> None:
    power = TABLE["pow"].evaluate
    for fact in (Fact(), Fact(finite=True), Fact(True, True), Fact(True, True, True), Fact(True, False, True), Fact(nonzero=True), Fact(True, signed=False)):
        known = fact_of("pow", (fact, number_fact(exponent)), exponent)
        for number in (0.0, -0.0, 0.5, 2.0, -0.5, -2.0, math.inf, -math.inf, math.nan):
            assert not fits(number, fact) or fits(power(number, exponent), known), (number, fact, known)


def fits(number: float, fact: Fact) -> bool:
    """Whether a fact allows a number."""
    if fact.finite and not math.isfinite(number):
        return False
    if number != number:
        return not fact.finite
    if (fact.nonzero and number == 0) or (fact.least and number < 0):
        return False
    return fact.signed or number != 0 or math.copysign(1.0, number) > 0


@pytest.mark.parametrize("row", ["pow", "hypot", "relu", "clip", "xlogy"])
def test_a_formula_without_its_choice_is_caught(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plant the slip of writing the table's formula as it is: the points above would tell."""
    monkeypatch.setattr(partials_module, "WRITTEN", {})
    partials_module.formula.cache_clear()
    sweep.edge_product.cache_clear()
    try:
        with pytest.raises(AssertionError):
            test_awkward_points_have_the_tables_answers(TABLE[row], "numpy")
    finally:
        partials_module.formula.cache_clear()
        sweep.edge_product.cache_clear()


def test_the_languages() -> None:
    assert list(LANGUAGES) == ["pathsum", "python", "numpy", "jax", "torch", "latex"]
