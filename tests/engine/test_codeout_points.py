"""Random compositions of all primitives at points where kinks, poles and zeros meet: what is written gives the engine's derivatives there too."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import engine
from engine.codeout import Code, write_code
from engine.primitives import ROWS
from tests.engine.running import compiled
from tests.engine.test_codeout_primitives import call

POINTS = (0.0, 1.0, -1.0, 2.0, 0.5)
OTHERS = [row for row in ROWS if row.name != "polygamma"]
"""polygamma wants whole numbers first, which no composition gives."""


@st.composite
def compositions(draw: st.DrawFn) -> str:
    """One to five lines, each a primitive of names above and of numbers."""
    names, lines = ["x", "y"], []
    for index in range(draw(st.integers(1, 5))):
        row = draw(st.sampled_from(OTHERS))
        words = [draw(st.sampled_from([*names[-4:], *names[-4:], "0", "1", "2", "0.5", "(-1)"])) for _ in range(row.arity)]
        lines.append(f"t{index} = {call(row, words)}")
        names.append(f"t{index}")
    return "\n".join([*lines, f"return {names[-1]}"])


def promised(where: engine.Linearized) -> bool:
    """Every value is a number, or an infinity that comes from a pole; nothing overflows."""
    sound = all(status in ("ok", "convention", "pole", "unknown") for status in where.node_status)
    return sound and all(value == value and (math.isinf(value) or abs(value) < 1e100) for value in where.value)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(compositions())
def test_any_composition_at_awkward_points(source: str) -> None:
    graph = engine.parse(source)
    names = graph.input_names()
    own, plain = (write_code(graph, "reverse", language) for language in ("pathsum", "python"))
    forward = [write_code(graph, "forward", "python", seed=name) for name in names]
    again, run, moved = engine.parse(own.text), compiled(plain), [compiled(code) for code in forward]
    for point in product(POINTS, repeat=len(names)):
        at = dict(zip(names, point, strict=True))
        if not promised(engine.linearize(graph, at)):
            continue
        (expected,) = engine.jacobian(graph, at).values()
        found = engine.evaluate(again, {own.inputs[name]: value for name, value in at.items()})
        same({name: found[word] for name, word in own.derivatives.items()}, expected, at)
        same(dict(zip(names, run(*point)[1], strict=True)), expected, at)
        (tangents,) = engine.jacobian(graph, at, "forward").values()
        same({name: derivative(*point)[1] for name, derivative in zip(names, moved, strict=True)}, tangents, at)


def same(found: dict[str, float], expected: dict[str, float], at: dict[str, float]) -> None:
    for name, value in expected.items():
        number = float(found[name])
        close = number == value or (number != number and value != value) or math.isclose(number, value, rel_tol=1e-10, abs_tol=1e-12)
        assert close, (name, number, value, at)


def test_there_is_something_to_compare() -> None:
    """The promise holds at poles and kinks, and not where a value is undefined."""
    assert promised(engine.linearize(engine.parse("y = 1/x + abs(x)"), {"x": 0.0}))
    assert not promised(engine.linearize(engine.parse("y = log(x)"), {"x": -1.0}))
    code: Code = write_code(engine.parse("y = log(x)"), "forward", "python")
    assert compiled(code)(0.0) == (-math.inf, math.inf)


@pytest.mark.parametrize("name", ["max", "min"])
def test_two_infinities_are_a_tie(name: str) -> None:
    graph = engine.parse(f"t = atanh(x)\nreturn {name}(t, t)")
    own, plain = (write_code(graph, "reverse", language) for language in ("pathsum", "python"))
    assert engine.jacobian(graph, {"x": 1.0}) == {graph.output_names()[0]: {"x": math.inf}}
    assert engine.evaluate(engine.parse(own.text), {own.inputs["x"]: 1.0})[own.derivatives["x"]] == math.inf
    assert compiled(plain)(1.0)[1] == (math.inf,)
    forward = write_code(graph, "forward", "python", seed="x")
    assert compiled(forward)(1.0)[1] == math.inf
