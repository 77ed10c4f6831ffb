"""Expression swell: the counts are those of formulas that are truly built, where they can be, and exact where they cannot."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given

import engine
from engine.primitives import TABLE
from engine.rules import labelled
from engine.swell import Sizes, swell
from engine.syntax import Apply, Expr, Name, Number
from tests.strategies import Program, programs

BY_HAND = [
    ("y = x", Sizes(0, 0, 0), Sizes(0, 0, 0)),
    ("y = 2*3 + k", Sizes(2, 2, 2), Sizes(0, 0, 0)),
    ("y = 3*x + k", Sizes(2, 2, 2), Sizes(0, 0, 0)),  # 3
    ("y = x^2", Sizes(1, 1, 1), Sizes(1, 1, 1)),  # 2·x
    ("y = x*x*x", Sizes(2, 2, 2), Sizes(4, 4, 4)),  # x·(x + x) + x·x
    ("y = exp(exp(x))", Sizes(2, 2, 2), Sizes(4, 3, 3)),  # exp(exp(x))·exp(x)
    ("y = sin(x)*cos(x)", Sizes(3, 3, 3), Sizes(8, 8, 6)),  # cos(x)·cos(x) + sin(x)·(−sin(x)), and as a graph of the rules' own sines
]


@pytest.mark.parametrize(("source", "function", "derivative"), BY_HAND)
def test_by_hand(source: str, function: Sizes, derivative: Sizes) -> None:
    graph = engine.parse(f"{source}\nreturn y" if "x" in source else f"x = 1\n{source}\nreturn y")
    found = swell(graph, "y", "x")
    assert found.function == function
    assert (found.derivative.tree, found.derivative.merged) == (derivative.tree, derivative.merged)


def test_the_logistic_map_swells() -> None:
    """Baydin et al. (2018), table 1: the formula grows by powers, the graph by eight operations a turn."""
    sizes = [swell(engine.parse(f"l = x\nfor i in range({turns}):\n    l = 4*l*(1 - l)\ny = l"), "y", "x").derivative for turns in (1, 2, 3, 4, 5, 40)]
    assert [size.tree for size in sizes[:5]] == sorted(size.tree for size in sizes[:5])
    assert sizes[4].tree > 2 * sizes[3].tree > 4 * sizes[2].tree
    assert sizes[4].graph - sizes[3].graph == sizes[3].graph - sizes[2].graph == 8
    assert sizes[5].tree > 10**12
    assert sizes[5].graph < 400


def test_counts_stay_exact_beyond_any_float() -> None:
    """y doubles 2 000 times: 2^2000 − 1 additions when it is written out; its derivative is the same without the last x."""
    graph = engine.parse("v = x\n" + "v = v + v\n" * 2000)
    found = swell(graph, graph.output_names()[0], "x")
    assert found.function == Sizes(2**2000 - 1, 2000, 2000)
    assert found.derivative.tree == 2**2000 - 1
    assert found.derivative.graph == 2000


def test_equal_parts_are_merged() -> None:
    apart = swell(engine.parse("y = sin(x*k) + sin(x*k)"), "y", "x")
    assert (apart.function.graph, apart.function.merged) == (5, 3)
    named = swell(engine.parse("u = sin(x*k)\ny = u + u"), "y", "x")
    assert (named.function.graph, named.function.merged) == (3, 3)
    assert apart.derivative.merged == named.derivative.merged


def test_unknown_names_are_refused() -> None:
    graph = engine.parse("y = x")
    for output, name in (("q", "x"), ("y", "q")):
        with pytest.raises(engine.PathsumError) as caught:
            swell(graph, output, name)
        assert caught.value.code == "E_PARAM"


# --- an oracle that builds the trees -------------------------------------------------------------------------------------------

Tree = Any  # a text, a number, or (function, argument, …)


def _partial(graph: engine.Graph, node: int, slot: int, args: list[Tree], result: Tree) -> Tree:
    """The rule that the printer shows, with whole trees put for its names."""
    words = {f"#{place}": arg for place, arg in enumerate(args)} | {"#z": result}
    letters = tuple(Number(graph.number[arg]) if graph.op[arg] == "const" else Name(f"#{place}") for place, arg in enumerate(graph.args[node]))

    def build(expr: Expr) -> Tree:
        if isinstance(expr, Apply):
            return (expr.function, *(build(arg) for arg in expr.args))
        if isinstance(expr, Name):
            return words.get(expr.name, expr.name)
        assert isinstance(expr, Number)
        return expr.value

    return build(labelled(TABLE[graph.op[node]], slot, letters, Name("#z")))


def _count(tree: Tree) -> int:
    return 1 + sum(map(_count, tree[1:])) if isinstance(tree, tuple) else 0


def _parts(tree: Tree, found: set[Tree]) -> set[Tree]:
    if isinstance(tree, tuple) and tree not in found:
        found.add(tree)
        for part in tree[1:]:
            _parts(part, found)
    return found


@given(programs())
def test_the_counts_are_those_of_trees_that_are_built(program: Program) -> None:
    graph = engine.parse(program.source)
    name, end = graph.outputs[-1]
    leaf = graph.inputs[0]
    written: list[Tree] = []
    slope: dict[int, Tree] = {}
    for node, op in enumerate(graph.op[: end + 1]):
        args = graph.args[node]
        if op not in TABLE:
            written.append(graph.number[node] if op == "const" else graph.label[node])
            if node == leaf:
                slope[node] = 1.0
            continue
        own = [written[arg] for arg in args]
        written.append((op, *own))
        assume(_count(written[-1]) < 2000)
        terms: list[Tree] = []
        for slot, arg in enumerate(args):
            if arg in slope:
                partial = _partial(graph, node, slot, own, written[-1])
                if partial != 0:
                    terms.append(slope[arg] if partial == 1 else partial if slope[arg] == 1 else ("mul", partial, slope[arg]))
        if terms:
            total = terms[0]
            for term in terms[1:]:
                total = ("add", total, term)
            slope[node] = total
    found = swell(graph, name, graph.label[leaf])
    assert found.function.tree == _count(written[end])
    assert found.function.merged == len(_parts(written[end], set()))
    derivative = slope.get(end, 0.0)
    assume(_count(derivative) < 20_000)
    assert found.derivative.tree == _count(derivative)
    assert found.derivative.merged == len(_parts(derivative, set()))
    assert found.derivative.merged <= found.derivative.graph <= found.derivative.tree
