"""To second order along random directions: every primitive, mode and random program against derivatives in sixty digits; planted wrong rules are caught."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

import mpmath as mp
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.elimination import eliminate_vertices, linear_graph, shape_of
from engine.modes.forward import jvp
from engine.modes.hessian import hvp
from engine.modes.reverse import vjp
from engine.modes.taylor import taylor
from engine.primitives import BY_WORD, ROWS, TABLE, Primitive
from tests.engine import precise
from tests.engine.recording import end, known
from tests.engine.spelling import spelt
from tests.strategies import Program, finite, programs

WHOLE = {"polygamma": (0,)}
"""Arguments that are whole numbers: there is no slope in them."""
STILL = {**WHOLE, "where": (0,)}
"""Arguments that do not move: a condition that is exactly 0 changes sides with the smallest step."""


def directions(row: Primitive, count: int = 3) -> list[dict[str, float]]:
    """Random directions, the same at every run; whole-number arguments stay where they are."""
    random = Random(row.name)
    return [{word: 0.0 if slot in STILL.get(row.name, ()) else random.uniform(-1, 1) for slot, word in enumerate("xyw"[: row.arity])} for _ in range(count)]


def along(graph: engine.Graph, at: dict[str, float], direction: dict[str, float]) -> tuple[Any, Any]:
    """First and second derivative of the last output along the direction, by differences in sixty digits."""
    node = graph.outputs[-1][1]
    with mp.workdps(precise.DIGITS):
        h = mp.mpf(10) ** (-precise.DIGITS // 4)

        def moved(t: Any) -> Any:
            return precise.values(graph, {name: mp.mpf(repr(float(value))) + t * mp.mpf(direction[name]) for name, value in at.items()})[node]

        up, middle, down = moved(h), moved(mp.mpf(0)), moved(-h)
        return (up - down) / (2 * h), (up - 2 * middle + down) / h**2


def check(graph: engine.Graph, at: dict[str, float], direction: dict[str, float], tolerance: float = 1e-12) -> None:
    """Forward, reverse, paths, forward over reverse and Taylor series agree with the differences, to second order."""
    where = engine.linearize(graph, at)
    name, node = graph.outputs[-1]
    first, second = (float(number) for number in along(graph, where.at, direction))
    seed = {leaf: direction[graph.label[leaf]] for leaf in graph.inputs}
    gradient = vjp(where, {node: 1.0})
    adjoint, bent = hvp(where, node, seed)
    paths = engine.jacobian(graph, at, "paths")[name]
    series = taylor(graph, at, direction, 2)[name]
    found_first = {
        "forward": jvp(where, seed)[node],
        "reverse": math.fsum(gradient[leaf] * slope for leaf, slope in seed.items()),
        "paths": math.fsum(paths[graph.label[leaf]] * slope for leaf, slope in seed.items()),
        "hessian": math.fsum(adjoint[leaf] * slope for leaf, slope in seed.items()),
        "taylor": series[1],
    }
    found_second = {"hessian": math.fsum(bent[leaf] * slope for leaf, slope in seed.items()), "taylor": 2 * series[2]}
    size = 1 + max(abs(gradient[leaf]) for leaf in graph.inputs)
    for way, number in found_first.items():
        assert number == pytest.approx(first, rel=tolerance, abs=tolerance * size), (way, at, direction)
    size = 1 + max(abs(bent[leaf]) for leaf in graph.inputs)
    for way, number in found_second.items():
        assert number == pytest.approx(second, rel=100 * tolerance, abs=100 * tolerance * size), (way, at, direction)


def smooth_samples(row: Primitive) -> list[tuple[float, ...]]:
    """The samples at which nothing is singular in an argument that moves."""
    moving = [slot for slot in range(row.arity) if slot not in WHOLE.get(row.name, ())]
    return [sample for sample in row.samples if not any(case.slot in moving and case.when(*sample, row.evaluate(*sample)) for case in row.singular)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_primitive_to_second_order(row: Primitive) -> None:
    graph = engine.parse(spelt(row))
    samples = smooth_samples(row)
    assert len(samples) >= 2
    for sample in samples:
        at = dict(zip("xyw", sample, strict=False))
        if WHOLE.get(row.name):
            at = {name: float(value) for name, value in at.items()}
        for direction in directions(row):
            if WHOLE.get(row.name):
                _whole_numbers_aside(graph, at, direction)
            else:
                check(graph, at, direction)


def _whole_numbers_aside(graph: engine.Graph, at: dict[str, float], direction: dict[str, float]) -> None:
    """Where an argument has no slope (NaN in its place), the others are checked by one sweep each."""
    where = engine.linearize(graph, at)
    node = graph.outputs[-1][1]
    first, second = along(graph, where.at, direction)
    seed = {leaf: direction[graph.label[leaf]] for leaf in graph.inputs if direction[graph.label[leaf]]}
    assert jvp(where, seed)[node] == pytest.approx(float(first), rel=1e-12)
    bent = hvp(where, node, seed)[1]
    assert sum(bent[leaf] * slope for leaf, slope in seed.items()) == pytest.approx(float(second), rel=1e-10)


@given(programs(), st.lists(st.floats(-1, 1).map(lambda value: round(value, 3)), min_size=3, max_size=3))
def test_random_programs_to_second_order(program: Program, slopes: list[float]) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    where = engine.linearize(graph, at)
    assume(all(finite(value) for value in where.value))
    direction = dict(zip(graph.input_names(), slopes, strict=False))
    assume(all(abs(float(number)) < 1e4 for number in along(graph, where.at, direction)))
    check(graph, at, direction, 1e-11)


@given(programs(), st.integers(0, 2**32))
def test_random_elimination_orders_give_the_same(program: Program, seed: int) -> None:
    graph = engine.parse(program.source)
    where = engine.linearize(graph, known(graph, program.at))
    assume(all(finite(value) for value in where.value))
    linear = linear_graph(where)
    order = list(shape_of(linear).vertices)
    Random(seed).shuffle(order)
    work = eliminate_vertices(linear, order)
    forward = engine.jacobian(graph, where.at, "forward")
    labels = {node: graph.label[node] for node in graph.inputs}
    eliminated = work.jacobian()
    for name, node in graph.outputs:
        row = eliminated.get(node, {})
        size = 1 + max(map(abs, forward[name].values()))
        for leaf, label in labels.items():
            assert row.get(leaf, 0.0) == pytest.approx(forward[name][label], rel=1e-10, abs=1e-10 * size)


# --- what each mode says of the first derivative, read off the end of its trace --------------------------------------------------


def _gradient_of_descent(trace: engine.Trace) -> dict[str, float]:
    """One step of plain descent moves each input by −rate · derivative."""
    graph, rate = trace.at.graph, trace.params["rate"]
    value = end(trace)["value"]
    return {graph.label[leaf]: (trace.at.value[leaf] - value[leaf]) / rate for leaf in graph.inputs}


def _eliminated(trace: engine.Trace) -> dict[str, float]:
    graph = trace.at.graph
    edges, node = end(trace)["edge"], graph.outputs[-1][1]
    return {graph.label[leaf]: edges.get(leaf * graph.size + node, 0.0) for leaf in graph.inputs}


def _adjoints(trace: engine.Trace) -> dict[str, float]:
    adjoint = end(trace)["adjoint"]
    return {trace.at.graph.label[leaf]: adjoint.get(leaf, 0.0) for leaf in trace.at.graph.inputs}


def _jacobian(trace: engine.Trace) -> dict[str, float]:
    graph = trace.at.graph
    row = len(graph.outputs) - 1
    entries = end(trace)["jacobian"]
    return {graph.label[leaf]: entries[row * len(graph.inputs) + place] for place, leaf in enumerate(graph.inputs)}


Reading = Callable[[engine.Trace], dict[str, float]]
WHOLE_GRADIENT: dict[str, tuple[dict[str, Any], Reading]] = {
    "reverse": ({"seed": {"t": 1.0}}, _adjoints),
    "jacobian": ({}, _jacobian),
    "elimination": ({}, _eliminated),
    "hessian": ({"output": "t"}, _adjoints),
    "descent": ({"output": "t", "iterations": 1, "rate": 0.5}, _gradient_of_descent),
    "checkpoint": ({}, _adjoints),
}
ONE_INPUT: dict[str, tuple[Callable[[str], dict[str, Any]], Callable[[engine.Trace], float]]] = {
    "forward": (lambda name: {"seed": {name: 1.0}}, lambda trace: end(trace)["tangent"][trace.at.graph.outputs[-1][1]]),
    "paths": (lambda name: {"input": name, "output": "t"}, lambda trace: trace.paths.total if trace.paths else math.nan),
    "factor": (lambda name: {"input": name, "output": "t"}, lambda trace: end(trace)["tangent"].get(trace.at.graph.outputs[-1][1], 0.0)),
    "taylor": (
        lambda name: {"seed": {name: 1.0}, "order": 2},
        lambda trace: end(trace)["coefficient"][trace.at.graph.outputs[-1][1] * 3 + 1],
    ),
}
PROGRAM = "u = sin(x)*y + exp(z/2)\nv = u*u*tanh(x*z) - hypot(u, y)\nt = v/(1.5 + y^2) + u*x"
POINT = {"x": 0.7, "y": -1.1, "z": 0.4}


def test_every_mode_is_asked() -> None:
    assert set(WHOLE_GRADIENT) | set(ONE_INPUT) == {mode.name for mode in engine.MODES}


@pytest.mark.parametrize("mode", [mode.name for mode in engine.MODES])
def test_every_mode_finds_the_derivatives_of_sixty_digits(mode: str) -> None:
    graph = engine.parse(PROGRAM)
    truth = precise.gradient(graph, POINT, graph.outputs[-1][1])
    if mode in WHOLE_GRADIENT:
        params, reading = WHOLE_GRADIENT[mode]
        found = reading(engine.trace(graph, POINT, mode, **params))
    else:
        given_name, single = ONE_INPUT[mode]
        found = {name: single(engine.trace(graph, POINT, mode, **given_name(name))) for name in graph.input_names()}
    assert found == pytest.approx({name: float(number) for name, number in truth.items()}, rel=1e-12)


# --- planted wrong rules ---------------------------------------------------------------------------------------------------------


def _forget() -> None:
    """Empty every cache of the engine, so that the table is read anew."""
    for name, module in list(sys.modules.items()):
        if name.startswith("engine"):
            for thing in list(vars(module).values()):
                if hasattr(thing, "cache_clear"):
                    thing.cache_clear()


@pytest.fixture
def plant() -> Iterator[Callable[[str, int, str], None]]:
    """Put another formula into one slot of one row; the table is itself again afterwards."""
    kept = dict(TABLE)
    words = dict(BY_WORD)

    def planted(name: str, slot: int, formula: str) -> None:
        partials = list(TABLE[name].partials)
        partials[slot] = formula
        wrong = replace(TABLE[name], partials=tuple(partials))
        TABLE[name] = wrong
        BY_WORD.update({word: wrong for word, row in words.items() if row.name == name})
        _forget()

    yield planted
    TABLE.update(kept)
    BY_WORD.update(words)
    _forget()


SLOTS = [(row, slot) for row in ROWS for slot in range(row.arity) if slot not in WHOLE.get(row.name, ())]


@pytest.mark.parametrize(("row", "slot"), SLOTS, ids=[f"{row.name}-{slot}" for row, slot in SLOTS])
def test_a_wrong_rule_is_caught(row: Primitive, slot: int, plant: Callable[[str, int, str], None]) -> None:
    """A sign lost, or a slope where there is none: both the sixty digits and the plain differences see it."""
    right = row.partials[slot]
    plant(row.name, slot, f"({right}) + 0.25" if right == "0" else f"1.25*({right})" if row.name in ("where", "relu", "leaky_relu") else f"0.1 - ({right})")
    graph = engine.parse(spelt(row))
    seen = 0
    for sample in smooth_samples(row):
        at = dict(zip("xyw", sample, strict=False))
        direction = dict.fromkeys(at, 0.0) | {"xyw"[slot]: 1.0}
        truth = float(along(graph, engine.linearize(graph, at).at, direction)[0])
        found = jvp(engine.linearize(graph, at), {graph.inputs[slot]: 1.0})[graph.outputs[-1][1]]
        differs = found != pytest.approx(truth, rel=1e-9, abs=1e-9)
        where = engine.linearize(graph, at)
        row_of_check = engine.differences(where, {"f": {name: found if name == "xyw"[slot] else 0.0 for name in at}})[slot]
        seen += differs and row_of_check.verdict == "differ"
    assert seen


def test_and_the_table_is_itself_again() -> None:
    graph = engine.parse("f = sin(x)")
    assert engine.jacobian(graph, {"x": 0.3})["f"]["x"] == math.cos(0.3)
