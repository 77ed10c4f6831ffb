"""Compiled code gives the same bits as the careful way, at singular points too: for every row of the table, and for whole programs however often they run."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from functools import cache
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine import compile as code
from engine.gradients import gradients
from engine.linearize import Linearized, values_at
from engine.modes.reverse import vjp
from engine.primitives import ROWS, Primitive
from engine.printer import PLAIN, expression
from engine.rowtext import row_text
from engine.rules import partial_at
from engine.syntax import Apply, Expr, Name, Number
from tests.graphs import EXAMPLES
from tests.strategies import Program, programs

IDS = [row.name for row in ROWS]
AWKWARD = (0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 3.0, 1e-320, 1e308, -1e308, 800.0, -1000.0, math.inf, -math.inf, math.nan)
FINITE = [number for number in AWKWARD if math.isfinite(number)]
NUMBERS = st.one_of(st.floats(), st.floats(-3, 3), st.sampled_from(AWKWARD))
POINTS = {arity: st.tuples(st.tuples(*[st.booleans()] * arity).filter(any), st.tuples(*[NUMBERS] * arity)) for arity in (1, 2, 3)}
"""By arity: which arguments are inputs, and their values."""
OFTEN = 25
"""Evaluations after which everything is straight-line code."""


def bits(number: float | None) -> bytes | None:
    """What a float is, the sign of zero included; every NaN is the same."""
    if number is None:
        return None
    return b"NaN" if number != number else struct.pack("d", number)


@cache
def compiled(name: str, active: tuple[bool, ...]) -> tuple[engine.Graph, tuple[Sequence[code.Linear], ...]]:
    """A row alone, with 0.5 where an argument is no input; and its code, as a loop and straight."""
    args: list[Expr] = [Name(word) if on else Number(0.5) for word, on in zip("xyw", active, strict=False)]
    graph = engine.parse(expression(Apply(name, tuple(args)), PLAIN))
    last = graph.size - 1
    return graph, (code.linear_loops(code.Rows(graph, [[last]])), [code.straight_linear(graph, [last])])


def run_both(row: Primitive, args: tuple[float, ...], active: tuple[bool, ...]) -> None:
    graph, ways = compiled(row.name, active)
    node = graph.size - 1
    assert graph.op[node] == row.name
    right = row.evaluate(*args)
    careful = [partial_at(row, slot, (*args, right)) for slot in range(row.arity)]
    for functions in ways:
        value = [0.0] * graph.size
        for place, arg in zip(graph.args[node], args, strict=True):
            value[place] = arg
        partials: list[float | None] = []
        odd: list[int] = []
        try:
            for function in functions:
                function(value, partials, odd.append)
        except code.FAILURES:
            assert args not in row.samples  # elsewhere a raise only means that the careful way is taken
            continue
        assert bits(value[node]) == bits(right), args
        assert len(partials) == row.arity
        if odd or not math.isfinite(right):  # looked at the careful way, whatever the partials are
            assert odd in ([], [node])
            continue
        assert row.agreed is None or not row.agreed(*args)
        for (number, status, _), partial, on in zip(careful, partials, active, strict=True):
            assert bits(partial) == (bits(number) if on else None), args
            assert not on or status == "smooth" or not math.isfinite(number), args


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_every_row_at_awkward_points(row: Primitive) -> None:
    for active in [*product((True, False), repeat=row.arity)][:-1]:
        for args in (*row.samples, *islice(product(AWKWARD, repeat=row.arity), 15**2)):
            run_both(row, args, active)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
@settings(max_examples=60)
@given(data=st.data())
def test_every_row_at_random_points(row: Primitive, data: st.DataObject) -> None:
    active, args = data.draw(POINTS[row.arity])
    run_both(row, args, active)


@pytest.mark.parametrize("row", [row for row in ROWS if row.singular], ids=[row.name for row in ROWS if row.singular])
def test_singular_points_are_guarded(row: Primitive) -> None:
    assert all(row_text(row.name).plain[case.slot] for case in row.singular)


def everything(at: Linearized) -> tuple[object, ...]:
    return [*map(bits, at.value)], [*map(bits, at.partial)], list(at.node_status), list(at.edge_status), list(at.notes)


def rows_of(graph: engine.Graph, at: dict[str, float]) -> list[list[bytes | None]]:
    return [[*map(bits, row)] for row in gradients(graph, at, [node for _, node in graph.outputs])[1]]


def same_at_every_tier(source: str, point: dict[str, float]) -> None:
    graph, looped = engine.parse(source), engine.parse(source)
    at = {name: value for name, value in point.items() if name in graph.input_names()}
    careful = engine.linearize(graph, at)
    assert code.machine(graph).code == []
    adjoints = [vjp(careful, {node: 1.0}) for _, node in graph.outputs]
    rows = [[bits(adjoint[leaf]) for leaf in graph.inputs] for adjoint in adjoints]
    for _ in range(OFTEN):
        engine.linearize(graph)
        values_at(graph, careful.at)
        gradients(graph, at, [])
    assert everything(engine.linearize(graph, at)) == everything(careful)
    assert [*map(bits, values_at(graph, careful.at))] == [*map(bits, careful.value)]
    assert rows_of(graph, at) == rows
    machine = code.machine(looped)
    machine.code, machine.gradient_code = code.linear_loops(machine.operations(looped)), code.gradient_loops(machine.operations(looped))
    machine.value_code = [code.straight_values(looped, nodes) for nodes in machine.chunks(looped)]
    assert [*map(bits, values_at(looped, careful.at))] == [*map(bits, careful.value)]
    assert everything(engine.linearize(looped, at)) == everything(careful)
    assert rows_of(looped, at) == rows


@given(programs(), st.lists(st.sampled_from(FINITE), min_size=3, max_size=3))
def test_programs_give_the_same_at_every_tier(program: Program, awkward: list[float]) -> None:
    same_at_every_tier(program.source, program.at)
    same_at_every_tier(program.source, dict(zip(program.at, awkward, strict=True)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_give_the_same_at_every_tier(name: str) -> None:
    same_at_every_tier(EXAMPLES[name].source, EXAMPLES[name].at)
