"""Elimination: every order gives the Jacobian of reverse mode, costs are counted as published, optima are proven and agree with brute force."""

from __future__ import annotations

import json
import math
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
from engine.modes.elimination import ELIMINATION, WORDS
from tests.engine.recording import check_trace, end, known, record, tags, terms
from tests.graphs import EXAMPLES
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


# --- the mode -------------------------------------------------------------------------------------------------------------


def edges_left(trace: engine.Trace) -> dict[tuple[int, int], float]:
    size = trace.at.graph.size
    return {divmod(key, size): partial for key, partial in end(trace)["edge"].items()}


@pytest.mark.parametrize("units", ["counted", "free"])
@pytest.mark.parametrize("order", WORDS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_trace_ends_in_the_jacobian(name: str, order: str, units: str) -> None:
    example = EXAMPLES[name]
    graph = engine.parse(example.source)
    trace = record(ELIMINATION, graph, example.at, order=order, units=units)
    check_trace(trace)
    left = edges_left(trace)
    for output, node in graph.outputs:
        for leaf in graph.inputs:
            expected = example.jacobian[output][graph.label[leaf]]
            assert node == leaf or left.get((leaf, node), 0.0) == pytest.approx(expected, rel=1e-12)
    assert all(origin in graph.inputs for origin, _ in left)
    assert set(end(trace)["vertex"]) == {*graph.inputs, *(node for _, node in graph.outputs)}


@given(programs(), st.sampled_from(WORDS[:4]))
@settings(max_examples=60)
def test_traces_of_programs(program: Program, order: str) -> None:
    graph = engine.parse(program.source)
    trace = record(ELIMINATION, graph, known(graph, program.at), order=order)
    assume(all(math.isfinite(value) for value in trace.at.value))
    check_trace(trace)
    counted = eliminate_vertices(linear_graph(trace.at), RULES[order](shape_of(linear_graph(graph))))
    assert end(trace)["multiplications"][0] == counted.multiplications == terms(trace, len(trace.steps) - 1)["multiplications"]
    assert end(trace)["additions"][0] == counted.additions
    assert {key: value for key, value in edges_left(trace).items() if key[1] not in graph.inputs} == counted.edges()


def test_each_product_and_each_vertex_is_a_step() -> None:
    graph = engine.parse("u = x*x\ny = sin(u)*cos(u)")
    trace = record(ELIMINATION, graph, {"x": 2}, order=["v1", "v2", "u"])
    assert tags(trace)[trace.start :] == [
        "elimination.merge", "elimination.fill", "elimination.vertex", "elimination.absorb", "elimination.vertex", "elimination.fill",
        "elimination.vertex", "elimination.done",
    ]  # fmt: skip
    assert [trace.steps.level[index] for index in range(trace.start, len(trace.steps))] == [1, 0, 1, 0, 1, 0, 1, 2]
    first = terms(trace, trace.start + 1)
    assert (first["from"], first["to"]) == (1, 4)
    assert first["product"] == pytest.approx(math.cos(4) * math.cos(4))
    assert terms(trace, len(trace.steps) - 1) == {"multiplications": 3, "additions": 2, "units": 0, "left": 0}
    kinds = {trace.steps.kind[row] for row in range(len(trace.steps.kind))}
    assert kinds == {"set", "add_node", "drop_node", "add_edge", "drop_edge"}


def test_an_output_that_feeds_others_keeps_its_edges() -> None:
    graph = engine.parse("p = x*y\nq = p*x\nreturn p, q")
    trace = record(ELIMINATION, graph, {"x": 3, "y": 4}, order=["p"])
    assert edges_left(trace) == {(0, 2): 4.0, (1, 2): 3.0, (0, 3): 24.0, (1, 3): 9.0}
    assert end(trace)["multiplications"] == {0: 2.0}
    assert terms(trace, len(trace.steps) - 2) == {"before": 2, "after": 1, "multiplications": 2}


def test_vertices_left_out_stay() -> None:
    graph = engine.parse("y = exp(sin(x*x))")
    trace = record(ELIMINATION, graph, {"x": 1}, order=["v2"])
    assert terms(trace, len(trace.steps) - 1)["left"] == 1
    assert set(edges_left(trace)) == {(0, 1), (1, 3)}


def test_edges_go_in_any_order_beside_vertices() -> None:
    graph = engine.parse("u = x*x\ny = sin(u)*cos(u)")
    trace = record(ELIMINATION, graph, {"x": 2}, order="u -> v1 : back, v1, x→u:front, v2")
    check_trace(trace)
    assert trace.params["order"] == ["u -> v1 : back", "v1", "x -> u : front", "v2"]
    assert edges_left(trace) == {(0, 4): pytest.approx(trace.jacobian.get("y", {}).get("x", 4 * math.cos(8)))}
    assert end(trace)["multiplications"] == {0: 4.0}
    assert [item.value for item in ELIMINATION.found(trace) if item.name == "order"] == [("u -> v1", "v1", "x -> u", "v2")]


@given(programs(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_traces_of_random_edge_orders(program: Program, random: Any) -> None:
    """Any order of edges ends in the Jacobian; said back as text, it is the same order."""
    graph = engine.parse(program.source)
    where = engine.linearize(graph, known(graph, program.at))
    assume(all(finite(value) for value in where.value))
    work, moves = Accumulation(linear_graph(where)), []
    while choices := work.open_edges():
        assume(len(moves) < 300)
        moves.append(random.choice(choices))
        work.eliminate_edge(*moves[-1])
    sink = {copy: node for node, copy in work.graph.sink.items()}
    assume(not any(to in sink for _, to, _ in moves))  # an edge into an output's copy has no name of its own
    typed = [f"{graph.label[origin]} -> {graph.label[to]} : {side}" for origin, to, side in moves]
    trace = record(ELIMINATION, graph, where.at, order=typed)
    check_trace(trace)
    assert end(trace)["multiplications"] == {0: float(work.multiplications)}
    expected = engine.jacobian(graph, where.at)
    scale = 1 + max((abs(value) for row in expected.values() for value in row.values()), default=0.0)
    left = edges_left(trace)
    for output, node in graph.outputs:
        for leaf in graph.inputs:
            assert node == leaf or left.get((leaf, node), 0.0) == pytest.approx(expected[output][graph.label[leaf]], rel=1e-9, abs=1e-9 * scale)


def test_a_search_shows_its_progress_and_what_it_proved() -> None:
    lines = ["h0 = x1*x2*x3*x4", *(f"h{i} = h{i - 1}*sin(x{i % 4 + 1})*x{(i + 1) % 4 + 1} + cos(h{i - 1})" for i in range(1, 6))]
    graph = engine.parse("\n".join([*lines, "y = h5", "z = h5*h3", "return y, z"]))
    trace = record(ELIMINATION, graph, {}, order="best", chance=3, moves=3_000, states=200)
    check_trace(trace)
    searched = [terms(trace, index) for index, tag in enumerate(tags(trace)) if tag == "elimination.search"]
    assert [row["best"] for row in searched] == sorted({row["best"] for row in searched}, reverse=True)
    found = {item.name: item.value for item in ELIMINATION.found(trace)}
    assert found["multiplications"] == end(trace)["best"][0] >= found["least"]
    assert found["proven"] is (found["least"] == found["multiplications"])
    assert found["states"] <= 201
    again = record(ELIMINATION, graph, {}, order="best", chance=3, moves=3_000, states=200)
    assert again.steps == trace.steps


def test_the_best_order_is_proven_where_that_is_cheap() -> None:
    graph = engine.parse("s = tan(a*b/(c - tan(d*b)))\nreturn s, a*s")
    trace = record(ELIMINATION, graph, {"a": 1, "b": 1, "c": 2, "d": 0.5}, order="best")
    at = next(index for index, tag in enumerate(tags(trace)) if tag == "elimination.proof")
    found = terms(trace, at)
    assert found["best"] == found["least"] == end(trace)["multiplications"][0]
    for rule in WORDS[:4]:
        assert found["best"] <= end(record(ELIMINATION, graph, {}, order=rule))["multiplications"][0]


@pytest.mark.parametrize(
    ("params", "code", "words"),
    [
        ({"order": "sideways"}, "E_PARAM", "order"),
        ({"order": 3}, "E_PARAM", "order"),
        ({"order": ["e"]}, "E_PARAM", "'e'"),
        ({"order": [1]}, "E_PARAM", "1"),
        ({"order": ["v1", "v1"]}, "E_PARAM", "number 2"),
        ({"order": "v1, a -> e"}, "E_PARAM", "number 2"),
        ({"order": "a -> v1 -> e"}, "E_PARAM", "no edge"),
        ({"order": "a -> v1 : up"}, "E_PARAM", "no edge"),
        ({"chance": -1}, "E_PARAM", "chance"),
        ({"moves": 10**9}, "E_TOO_BIG", "moves"),
        ({"states": "all"}, "E_PARAM", "states"),
        ({"units": "some"}, "E_PARAM", "units"),
        ({"speed": 1}, "E_PARAM", "speed"),
    ],
)
def test_wrong_parameters(params: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        record(ELIMINATION, engine.parse("e = (a+b)*(b+1)"), **params)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.hint


def test_large_programs_are_refused_at_once() -> None:
    chain = engine.parse("\n".join(["h0 = 1", *(f"h{i + 1} = sin(h{i})" for i in range(3_000))]))
    with pytest.raises(engine.PathsumError) as caught:
        record(ELIMINATION, chain)
    assert caught.value.code == "E_TOO_BIG"
    shorter = engine.parse("\n".join(["h0 = 1", *(f"h{i + 1} = sin(h{i})" for i in range(400))]))
    with pytest.raises(engine.PathsumError):
        record(ELIMINATION, shorter, order="best")
    assert end(record(ELIMINATION, shorter))["multiplications"] == {0: 399.0}
