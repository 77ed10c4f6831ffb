"""Costs are what the recorded sweeps do: counted off traces, off listed paths, and exactly where nobody could list them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

import engine
from engine.cost import (
    Cost,
    checkpoint_cost,
    costs,
    descent_cost,
    elimination_cost,
    forward_cost,
    hessian_cost,
    jacobian_cost,
    paths_cost,
    reverse_cost,
)
from engine.elimination import RULES
from engine.modes.checkpoint import CHECKPOINT
from engine.modes.descent import DESCENT
from engine.modes.elimination import ELIMINATION
from engine.modes.hessian import HESSIAN
from engine.modes.jacobian import JACOBIAN
from engine.modes.paths import count_paths, enumerate_paths
from tests.engine.recording import end, known, record, tags
from tests.graphs import COLAH, CUBE, EXAMPLES, THREE_BY_THREE
from tests.strategies import Program, programs


def counted(trace: engine.Trace, tag: str, channel: str) -> tuple[int, int]:
    """(edge steps, contributions that met an earlier one) of a Jacobian trace."""
    steps, names = trace.steps, tags(trace)
    number = steps.channels.index(channel)
    edges = [index for index, name in enumerate(names) if name == tag]
    sums = 0
    for index in edges:
        rows = range(steps.effect_offset[index], steps.effect_offset[index + 1])
        sums += sum(steps.channel[row] == number and steps.before[row] is not None for row in rows)
    return len(edges), sums


@given(programs())
def test_sweeps_cost_what_their_traces_record(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    for count, way, channel in ((forward_cost, "forward", "tangent"), (reverse_cost, "reverse", "adjoint")):
        trace = record(JACOBIAN, graph, at, by=way)
        cost = count(graph)
        edges, sums = counted(trace, f"jacobian.{way}", channel)
        assert (cost.edges, cost.multiplications, cost.additions) == (edges, edges, sums)
        assert cost.sweeps == max(trace.steps.sweep)


@given(programs())
def test_paths_cost_what_listing_them_does(program: Program) -> None:
    graph = engine.parse(program.source)
    where = engine.linearize(graph, known(graph, program.at))
    pairs = [(leaf, node) for leaf in graph.inputs for _, node in graph.outputs]
    assume(sum(count_paths(graph, *pair) for pair in pairs) <= 500)
    listed = [[edges for edges, _ in enumerate_paths(where, *pair)] for pair in pairs]
    cost = paths_cost(graph)
    assert cost.sweeps == sum(map(len, listed))
    assert cost.edges == sum(len(edges) for paths in listed for edges in paths)
    assert cost.multiplications == sum(max(0, len(edges) - 1) for paths in listed for edges in paths)
    assert cost.additions == sum(max(0, len(paths) - 1) for paths in listed)
    _, to, slot = graph.edges

    def free(edge: int) -> bool:
        return graph.op[to[edge]] in ("add", "sub", "neg") and slot[edge] in (0, 1)

    kept = [[edge for edge in edges if not free(edge)] for paths in listed for edges in paths]
    assert paths_cost(graph, unit_free=True).multiplications == sum(max(0, len(edges) - 1) for edges in kept)


# Edges of colah: a→c, b→c, b→d, c→e, d→e. (multiplications, additions, edges, sweeps, stored) of forward, reverse, paths.
KNOWN = [
    (COLAH.source, False, [(10, 4, 10, 2, 0), (5, 1, 5, 1, 5), (3, 1, 6, 3, 5)]),
    (COLAH.source, True, [(4, 4, 10, 2, 0), (2, 1, 5, 1, 5), (0, 1, 6, 3, 5)]),
    (CUBE.source, False, [(4, 2, 4, 1, 0), (4, 2, 4, 1, 4), (2, 2, 5, 3, 4)]),
]


@pytest.mark.parametrize(("source", "unit_free", "expected"), KNOWN)
def test_counted_by_hand(source: str, unit_free: bool, expected: list[tuple[int, ...]]) -> None:
    found = costs(engine.parse(source), unit_free=unit_free)[:3]
    assert [(c.multiplications, c.additions, c.edges, c.sweeps, c.stored) for c in found] == expected


def test_nine_paths_cost_nine_with_free_unit_edges() -> None:
    graph = engine.parse(THREE_BY_THREE.source)
    assert paths_cost(graph, unit_free=True) == Cost("paths", 9, 8, paths_cost(graph).edges, 9, len(graph.edges[0]) - 6)


def test_more_paths_than_anybody_could_list() -> None:
    graph = engine.parse("h0 = 1\n" + "\n".join(f"h{i} = 2*h{i - 1} + 3*h{i - 1} + 5*h{i - 1}" for i in range(1, 201)))
    cost = paths_cost(graph, unit_free=True)
    assert cost.sweeps == 3**200
    assert cost.multiplications == 199 * 3**200
    assert cost.additions == 3**200 - 1
    assert reverse_cost(graph, unit_free=True).multiplications == 600


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_unit_edge_is_never_dearer_when_free(name: str) -> None:
    graph = engine.parse(EXAMPLES[name].source)
    for counted_all, free in zip(costs(graph), costs(graph, unit_free=True), strict=True):
        assert 0 <= free.multiplications <= counted_all.multiplications
        assert (free.additions, free.edges, free.sweeps) == (counted_all.additions, counted_all.edges, counted_all.sweeps)


@given(programs())
def test_the_hessian_costs_what_its_trace_records(program: Program) -> None:
    """Crossings are the steps; products are counted off the steps' terms where no partial's tangent can be 0 by chance: from structure alone."""
    graph = engine.parse(program.source)
    trace = record(HESSIAN, graph, known(graph, program.at), output=graph.output_names()[0])
    cost = hessian_cost(graph)
    names = tags(trace)
    assert cost.edges == names.count("hessian.forward") + names.count("hessian.reverse")
    assert cost.sweeps == max(trace.steps.sweep)
    assert cost.multiplications >= names.count("hessian.forward") + 2 * names.count("hessian.reverse")


def test_the_hessian_by_hand() -> None:
    """y = x1·x2: forward 2 edges, back 2 · 2 products, and on each edge one bend (ā·ṗ) with one product in ṗ; twice, for two inputs."""
    assert hessian_cost(engine.parse("y = x1*x2")) == Cost("hessian", 2 * (2 + 4 + 2 * 2), 2 * (1 + 2), 2 * 4, 4, 2 + 2)


@given(programs())
def test_eliminations_cost_what_their_traces_record(program: Program) -> None:
    graph = engine.parse(program.source)
    for rule in RULES:
        for units_free in (False, True):
            trace = record(ELIMINATION, graph, known(graph, program.at), order=rule, units="free" if units_free else "counted")
            cost = elimination_cost(graph, rule, unit_free=units_free)
            last = end(trace)
            assert (cost.multiplications, cost.additions) == (last["multiplications"][0], last["additions"][0])
            assert cost.sweeps == tags(trace).count("elimination.vertex")


@given(programs())
def test_checkpoints_cost_what_their_traces_record(program: Program) -> None:
    graph = engine.parse(program.source)
    trace = record(CHECKPOINT, graph, known(graph, program.at))
    cost = checkpoint_cost(graph)
    found = {item.name: item.value for item in CHECKPOINT.found(trace)}
    assert (cost.recomputed, cost.stored) == (len(graph.outputs) * int(str(found["again"])), found["most_stored"])


@given(programs())
def test_fewer_sweeps_and_a_descent_cost_what_their_traces_record(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    fewer, names = jacobian_cost(graph), tags(record(JACOBIAN, graph, at))
    assert (fewer.edges, fewer.sweeps) == (names.count("jacobian.forward") + names.count("jacobian.reverse"), names.count("jacobian.done"))
    trace = record(DESCENT, graph, at, iterations=1, rate=1e-9)
    assume(tags(trace)[-1] == "descent.done")
    once = descent_cost(graph)
    assert 2 * once.edges == tags(trace).count("descent.edge")
    assert once.recomputed >= tags(trace).count("descent.evaluate")
    assert once.multiplications == once.edges + tags(trace).count("descent.update")
