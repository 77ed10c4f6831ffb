"""Elimination: every order gives the Jacobian of reverse mode, costs are counted as published, optima are proven and agree with brute force."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import engine
from engine.elimination import (
    RULES,
    Accumulation,
    LinearGraph,
    Progress,
    count,
    eliminate_vertices,
    linear_graph,
    lower_bound,
    markowitz,
    plain_graph,
    prove,
    search,
    shape_of,
)
from tests.engine.recording import known
from tests.strategies import Program, finite, programs

GRAPHS = {row["name"]: row for row in json.loads((Path(__file__).parents[1] / "data" / "elimination_graphs.json").read_text("utf-8"))}
NAMES = list(GRAPHS)


def given_graph(row: dict[str, Any]) -> LinearGraph:
    return plain_graph(row["vertices"], range(row["inputs"]), row["outputs"], [(origin, to) for origin, to in row["edges"]])


def path_count(graph: LinearGraph) -> int:
    """Paths from inputs to vertices that are outputs."""
    ways = dict.fromkeys(graph.inputs, 1)
    for node in range(graph.size):
        ways[node] = ways.get(node, 0) + sum(ways[origin] for origin, to in graph.partial if to == node)
    return sum(ways[node] for node in graph.outputs)


@st.composite
def linear_graphs(draw: st.DrawFn, most: int = 7) -> LinearGraph:
    """A random linear graph with whole numbers as partials, units among them, parallel edges, and outputs that feed others."""
    inputs, size = draw(st.integers(1, 3)), draw(st.integers(4, 3 + most))
    edges = [
        (origin, node)
        for node in range(inputs, size)
        for origin in draw(st.lists(st.integers(0, node - 1), min_size=1, max_size=3))
    ]  # fmt: skip
    partials = [draw(st.sampled_from([1.0, -1.0, 2.0, 3.0])) for _ in edges]
    outputs = sorted({size - 1, *draw(st.lists(st.integers(inputs, size - 1), max_size=2))})
    return plain_graph(size, range(inputs), outputs, edges, partials, [edge for edge, partial in zip(edges, partials, strict=True) if abs(partial) == 1])


def by_reverse(graph: LinearGraph) -> dict[int, dict[int, float]]:
    """The Jacobian by plain reverse sweeps."""
    result = {}
    for output in graph.outputs:
        adjoint = {output: 1.0}
        for node in range(output, -1, -1):
            for (origin, to), partial in graph.partial.items():
                if to == node and node in adjoint:
                    adjoint[origin] = adjoint.get(origin, 0.0) + adjoint[node] * partial
        result[output] = {leaf: adjoint.get(leaf, 0.0) for leaf in graph.inputs}
    return result


# --- the given graphs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_rules_cost_what_was_published(name: str) -> None:
    row = GRAPHS[name]
    graph, expected = given_graph(row), row["multiplications"]
    shape = shape_of(graph)
    for rule in RULES:
        if rule.replace("-", "_") in expected:
            order = RULES[rule](shape)
            assert count(shape, order) == expected[rule.replace("-", "_")]
            assert eliminate_vertices(graph, order).multiplications == count(shape, order)
    if "paths" in expected:
        assert path_count(graph) == expected["paths"]


def test_lighthouse_is_proven() -> None:
    shape = shape_of(given_graph(GRAPHS["Lighthouse"]))
    proof = prove(shape)
    assert proof.proven
    assert proof.multiplications == proof.least == count(shape, proof.order) == 14
    assert 0 < proof.states < 2**7


def test_robot_arm_needs_no_search() -> None:
    """The lower bound from vertex-disjoint paths equals the best order known: 221 is optimal, at 108 vertices."""
    shape = shape_of(given_graph(GRAPHS["RobotArm_6DOF"]))
    found = search(shape)
    assert found.proven
    assert found.multiplications == found.least == lower_bound(shape) == GRAPHS["RobotArm_6DOF"]["multiplications"]["best_known"]
    assert prove(shape, found.order).states == 0


def test_roe_flux_in_few_moves() -> None:
    """A short search with a fixed seed beats every rule and the best published order; the full target is in the benchmark."""
    shape = shape_of(given_graph(GRAPHS["RoeFlux_1d"]))
    found = search(shape, 1, most_moves=12_000, length=12_000)
    assert count(shape, found.order) == found.multiplications <= GRAPHS["RoeFlux_1d"]["multiplications"]["best_published"]
    assert sorted(found.order) == list(shape.vertices)
    assert search(shape, 1, most_moves=12_000, length=12_000) == found


# --- every order gives the same Jacobian ----------------------------------------------------------------------------------


@given(linear_graphs(), st.data())
def test_every_vertex_order_gives_the_jacobian(graph: LinearGraph, data: st.DataObject) -> None:
    order = data.draw(st.permutations(graph.intermediates))
    done = eliminate_vertices(graph, order)
    assert done.jacobian() == by_reverse(graph)
    assert done.multiplications == count(shape_of(graph), order)
    assert done.multiplications - done.saved == count(shape_of(graph, units_free=True), order)
    assert not done.open_edges()


@given(linear_graphs(), st.randoms(use_true_random=False))
def test_every_edge_order_gives_the_jacobian(graph: LinearGraph, random: Any) -> None:
    work = Accumulation(graph)
    while moves := work.open_edges():
        work.eliminate_edge(*random.choice(moves))
    assert work.jacobian() == by_reverse(graph)


@given(linear_graphs())
def test_a_vertex_is_its_edges(graph: LinearGraph) -> None:
    """Front elimination of all in-edges of a vertex is the elimination of the vertex, number by number."""
    whole, single = Accumulation(graph), Accumulation(graph)
    for vertex in graph.intermediates:
        whole.eliminate_vertex(vertex)
        for origin in list(single.into[vertex]):
            single.eliminate_edge(origin, vertex, "front")
    assert whole.jacobian() == single.jacobian()
    assert (whole.multiplications, whole.saved, whole.additions) == (single.multiplications, single.saved, single.additions)


@given(programs(), st.randoms(use_true_random=False))
def test_programs(program: Program, random: Any) -> None:
    graph = engine.parse(program.source)
    where = engine.linearize(graph, known(graph, program.at))
    assume(all(finite(value) for value in where.value))
    linear = linear_graph(where)
    order = list(linear.intermediates)
    random.shuffle(order)
    expected = engine.jacobian(graph, where.at)
    scale = 1 + max((abs(value) for row in expected.values() for value in row.values()), default=0.0)
    done = eliminate_vertices(linear, order).jacobian()
    for name, node in graph.outputs:
        for leaf in graph.inputs:
            assert done[node][leaf] == pytest.approx(expected[name][graph.label[leaf]], rel=1e-9, abs=1e-10 * scale)


def test_parallel_edges_merge_first() -> None:
    linear = linear_graph(engine.linearize(engine.parse("y = sin(x*x)"), {"x": 3}))
    assert (linear.merged, linear.partial[0, 1]) == (1, 6.0)
    assert eliminate_vertices(linear, linear.intermediates).multiplications == 1


def test_units_are_units_by_rule() -> None:
    """The partial 1 of a sum is a unit at every point; that of a product is not, even where it happens to be 1."""
    linear = linear_graph(engine.linearize(engine.parse("y = (a - b)*c"), {"a": 2, "b": 1, "c": 1}))
    assert linear.units == {(0, 2), (1, 2)}
    assert linear.partial[2, 4] == 1.0


# --- what orders cost -----------------------------------------------------------------------------------------------------


@given(linear_graphs(most=6), st.booleans())
@settings(max_examples=80)
def test_the_proof_agrees_with_brute_force(graph: LinearGraph, units_free: bool) -> None:
    shape = shape_of(graph, units_free=units_free)
    assume(len(shape.vertices) <= 6)
    cheapest = min(count(shape, order) for order in permutations(shape.vertices))
    proof = prove(shape)
    assert proof.proven
    assert proof.multiplications == proof.least == count(shape, proof.order) == cheapest
    assert sorted(proof.order) == list(shape.vertices)
    assert lower_bound(shape) <= cheapest


@given(linear_graphs(most=16), st.booleans(), st.integers(0, 99))
@settings(max_examples=60)
def test_no_order_beats_the_proof(graph: LinearGraph, units_free: bool, seed: int) -> None:
    shape = shape_of(graph, units_free=units_free)
    proof = prove(shape, most_states=2_000)
    assume(proof.proven)
    found = search(shape, seed, most_moves=1_500, length=500)
    assert count(shape, found.order) == found.multiplications
    for order in (found.order, *(rule(shape) for rule in RULES.values()), markowitz(shape, last=True)):
        assert sorted(order) == list(shape.vertices)
        assert proof.multiplications <= count(shape, order)


def layered(width: int, depth: int) -> LinearGraph:
    """``depth`` layers of ``width`` vertices, each reading two of the layer before: no bound is tight on it."""
    edges = [
        (layer * width + (place + step) % width, (layer + 1) * width + place) for layer in range(depth) for place in range(width) for step in (0, 1 + layer % 2)
    ]
    size = (depth + 1) * width
    return plain_graph(size, range(width), range(size - width, size), edges)


def test_twenty_vertices_are_proven() -> None:
    shape = shape_of(layered(2, 11))
    assert len(shape.vertices) == 20
    proof = prove(shape, search(shape, most_moves=2_000).order)
    assert proof.proven
    assert proof.least > lower_bound(shape)
    assert proof.states < 2_000


def test_a_stopped_proof_says_so() -> None:
    shape = shape_of(layered(4, 6))
    asked = []

    def keep_going(states: int) -> bool:
        asked.append(states)
        return False

    proof = prove(shape, keep_going=keep_going)
    assert asked
    assert not proof.proven
    assert lower_bound(shape) <= proof.least < proof.multiplications == count(shape, proof.order)
    assert not prove(shape, most_states=3).proven


def test_a_search_reports_and_stops() -> None:
    shape = shape_of(given_graph(GRAPHS["RoeFlux_1d"]))
    seen: list[Progress] = []

    def keep_going(progress: Progress) -> bool:
        seen.append(progress)
        return progress.moves < 5_000

    found = search(shape, 3, keep_going=keep_going, length=2_000)
    assert [progress.moves for progress in seen] == sorted({progress.moves for progress in seen})
    assert [progress.best for progress in seen] == sorted((progress.best for progress in seen), reverse=True)
    assert seen[-1].rounds > 1
    assert found.moves >= 5_000
    assert found.multiplications == seen[-1].best
    assert all(progress.least == lower_bound(shape) for progress in seen)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: plain_graph(3, [0], [2], [(2, 1)]),
        lambda: plain_graph(3, [0], [2], [(1, 3)]),
        lambda: eliminate_vertices(layered(2, 3), [0]),
        lambda: eliminate_vertices(layered(2, 3), [2, 2]),
        lambda: eliminate_vertices(layered(2, 3), [6]),
        lambda: Accumulation(layered(2, 3)).eliminate_edge(0, 2, "back"),
        lambda: Accumulation(layered(2, 3)).eliminate_edge(0, 5, "front"),
        lambda: Accumulation(layered(2, 3)).jacobian(),
        lambda: prove(shape_of(layered(20, 20))),
    ],
)
def test_what_cannot_be_done_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"eliminated|numbered|left|limit"):
        wrong()
