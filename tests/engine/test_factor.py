"""Factoring: 9 → 1 on the three-by-three graph, exact counts against ledgers counted by hand, and sums that never change on the way."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given

import engine
from engine.factoring import Factoring, Ledger, written
from engine.modes.factor import FACTOR, factoring
from engine.modes.forward import FORWARD
from engine.modes.paths import count_paths
from engine.modes.reverse import REVERSE
from engine.printer import PRETTY, expression
from engine.syntax import Name
from tests.engine.recording import check_trace, end, known, record, tags
from tests.graphs import EXAMPLES, THREE_BY_THREE
from tests.strategies import Program, programs

WAYS = ("prefixes", "suffixes")


def counted(work: Factoring, ledger: Ledger) -> tuple[int, int]:
    """(terms, multiplications) counted off the ledger's own lines, a product at a time: nothing of the code's arithmetic."""
    plain = {work.start}
    for node in work.order:
        line = ledger.lines.get(node, ())
        if len(line) == 1 and len(line[0].factors[0]) == 1 and work.factored[line[0].factors[0][0]].free and line[0].merged in plain:
            plain.add(node)
    cost = 0
    for term in [term for line in ledger.lines.values() for term in line] + list(ledger.terms):
        factors = [bundle for bundle in term.factors if not all(work.factored[number].free for number in bundle)]
        cost += max(0, (term.merged not in plain) + len(factors) - 1)
    return len(ledger.terms), cost


def total(work: Factoring, ledger: Ledger) -> float:
    """What the ledger adds up to, its lines first."""
    sums = {work.start: 1.0}
    for node in work.order:
        if node in ledger.lines:
            sums[node] = math.fsum(work.value_of(term, sums) for term in ledger.lines[node])
    return math.fsum(work.value_of(term, sums) for term in ledger.terms)


@pytest.mark.parametrize("by", WAYS)
def test_nine_products_become_one(by: str) -> None:
    """(α + β + γ)(δ + ε + ζ): nine multiplications fall to three when one bracket is added up, and to one when both are."""
    trace = record(FACTOR, engine.parse(THREE_BY_THREE.source), THREE_BY_THREE.at, by=by)
    check_trace(trace)
    work = factoring(trace.at, trace.params)
    assert [(count.terms, count.multiplications) for count in work.counts] == [(9, 9), (3, 3), (3, 3), (1, 1), (1, 1)]
    assert tags(trace)[trace.start :] == ["factor.start", "factor.bundle", "factor.merge", "factor.bundle", "factor.merge", "factor.done"]
    first = work.ledger(0)
    values = sorted(work.value_of(term, {work.start: 1.0}) for term in first.terms)
    assert values == [14, 21, 22, 26, 33, 35, 39, 55, 65]
    assert [len(bundle) for term in work.ledger(3).terms for bundle in term.factors] == [3]
    state = end(trace)
    assert state["multiplications"] == {0: 1.0}
    assert state["terms"] == {0: 1.0}
    sums = state["tangent" if by == "prefixes" else "adjoint"]
    merged = [sums[node] for node in (work.start, *work.order)]
    assert merged == ([1, 10, 310] if by == "prefixes" else [1, 31, 310])
    assert trace.paths is not None
    assert trace.paths.count == 9
    assert trace.paths.total == trace.paths.sum == 310
    for edges, product in zip(trace.paths.edges, trace.paths.product, strict=True):
        assert edges == sorted(edges)
        assert product == math.prod(trace.at.partial[edge] or 0.0 for edge in edges)


def test_the_ledgers_read_as_olah_writes_them() -> None:
    graph = engine.parse(THREE_BY_THREE.source)
    work = Factoring(engine.linearize(graph), graph.inputs[0], graph.outputs[0][1], backwards=False)
    numbers = [bundle[0] for term in work.ledger(0).terms for bundle in term.factors]
    letters = dict(zip(sorted(set(numbers)), "αβγδεζ", strict=True))

    def read(k: int) -> tuple[list[str], str]:
        lines, rest = written(work, work.ledger(k), lambda node: Name(f"d{graph.label[node]}"), lambda number: Name(letters[number]))
        return [expression(line, PRETTY) for line in lines.values()], expression(rest, PRETTY)

    assert read(0) == ([], "α·δ + α·ε + α·ζ + β·δ + β·ε + β·ζ + γ·δ + γ·ε + γ·ζ")
    assert read(1) == ([], "(α + β + γ)·δ + (α + β + γ)·ε + (α + β + γ)·ζ")
    assert read(2) == (["α + β + γ"], "dy·δ + dy·ε + dy·ζ")
    assert read(3) == (["α + β + γ"], "dy·(δ + ε + ζ)")
    assert read(4) == (["α + β + γ", "dy·(δ + ε + ζ)"], "dz")


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_named_graphs_end_in_the_derivative(name: str, by: str) -> None:
    example = EXAMPLES[name]
    graph = engine.parse(example.source)
    trace = record(FACTOR, graph, example.at, by=by)
    check_trace(trace)
    expected = engine.jacobian(graph, example.at)[trace.params["output"]][trace.params["input"]]
    work = factoring(trace.at, trace.params)
    channel = end(trace)["tangent" if by == "prefixes" else "adjoint"]
    assert channel[work.end] == pytest.approx(expected, rel=1e-12)
    mode, at = (FORWARD, "input") if by == "prefixes" else (REVERSE, "output")
    swept = end(record(mode, graph, example.at, seed={trace.params[at]: 1}))["tangent" if by == "prefixes" else "adjoint"]
    assert channel == pytest.approx({node: swept[node] for node in channel}, rel=1e-12), "what is left is exactly the sweep"
    assert trace.paths is not None
    starts, ends, _ = graph.edges
    assert {node for path in trace.paths.edges for edge in path for node in (starts[edge], ends[edge])} <= channel.keys(), "on every path"


@given(programs())
def test_every_ledger_adds_up_to_the_derivative_and_its_counts_are_exact(program: Program) -> None:
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    where = engine.linearize(graph, at)
    gradient = engine.jacobian(graph, at)
    output, target = graph.outputs[-1]
    for leaf in graph.inputs:
        assume(count_paths(graph, leaf, target) <= 200)
        expected = gradient[output][graph.label[leaf]]
        assume(math.isfinite(expected) and abs(expected) < 1e6)
        for backwards in (False, True):
            work = Factoring(where, leaf, target, backwards)
            size = 1 + math.fsum(abs(work.value_of(term, {work.start: 1.0})) for term in work.ledger(0).terms)
            for k, counts in enumerate(work.counts):
                ledger = work.ledger(k)
                assert ledger.complete
                assert counted(work, ledger) == (counts.terms, counts.multiplications)
                assert total(work, ledger) == pytest.approx(expected, rel=1e-9, abs=1e-10 * size)
            assert work.counts[0].terms == count_paths(graph, leaf, target)
            assert work.counts[-1].terms == (1 if work.counts[0].terms else 0)


def test_a_hundred_layers_are_counted_not_listed() -> None:
    """3^100 paths of 100 factors each: 99 · 3^100 multiplications, exactly; one a layer, but for the first, when all is merged."""
    lines = [f"h{i} = 2*h{i - 1} + 3*h{i - 1} + 5*h{i - 1}" for i in range(1, 101)]
    graph = engine.parse("h0 = 1\n" + "\n".join(lines))
    for by in WAYS:
        trace = record(FACTOR, graph, {}, by=by)
        work = factoring(trace.at, trace.params)
        assert work.counts[0].terms == 3**100
        assert work.counts[0].multiplications == 99 * 3**100
        assert work.counts[-1].multiplications == 99
        assert [count.multiplications for count in work.counts] == sorted((count.multiplications for count in work.counts), reverse=True)
        ledger = work.ledger(0, limit=5)
        assert len(ledger.terms) == 5
        assert not ledger.complete
        assert end(trace)["tangent" if by == "prefixes" else "adjoint"][work.end] == pytest.approx(1e100)


def test_counts_beyond_the_floats_do_not_stop_the_trace() -> None:
    graph = engine.parse("h0 = 1\n" + "\n".join(f"h{i} = 0.5*h{i - 1} + 0.5*h{i - 1}" for i in range(1, 1101)))
    trace = record(FACTOR, graph, {})
    assert factoring(trace.at, trace.params).counts[0].terms == 2**1100
    assert end(trace)["terms"] == {0: 1.0}
    assert engine.state_at(trace, trace.start + 1)["terms"] == {0: math.inf}


def test_a_long_sum_is_linear_work() -> None:
    """A sum of 4 000 products: one place where 4 000 factored edges meet, in time for every ledger to be a look-up."""
    graph = engine.parse("y = " + " + ".join(f"{i}*x" for i in range(1, 4001)))
    where = engine.linearize(graph, {"x": 1})
    work = Factoring(where, graph.inputs[0], graph.outputs[0][1], backwards=False)
    assert len(work.moves) == 2
    assert work.counts[0].terms == 4000
    assert len(work.factored[work.ledger(0, 1).terms[0].factors[0][0]].edges) == 4000


def test_an_unconnected_pair_has_an_empty_ledger() -> None:
    trace = record(FACTOR, engine.parse("k = 7\ny = x + 2*3"), {"x": 1}, input="k")
    check_trace(trace)
    work = factoring(trace.at, trace.params)
    assert work.counts == [work.ledger(0).counts]
    assert work.ledger(0).terms == ()
    assert end(trace)["tangent"][work.end] == 0.0


def test_the_order_of_the_graph_edges_is_kept() -> None:
    graph = engine.parse("y = sin(x)*3 + 1")
    work = Factoring(engine.linearize(graph, {"x": 0}), graph.inputs[0], graph.outputs[0][1], backwards=False)
    term = work.ledger(0).terms[0]
    assert [edge for bundle in term.factors for number in bundle for edge in work.factored[number].edges] == [0, 1, 3]


@pytest.mark.parametrize("k", [-1, 5])
def test_a_ledger_outside_the_factoring_is_refused(k: int) -> None:
    graph = engine.parse(THREE_BY_THREE.source)
    work = Factoring(engine.linearize(graph), graph.inputs[0], graph.outputs[0][1], backwards=False)
    with pytest.raises(IndexError):
        work.ledger(k)


@pytest.mark.parametrize(("params", "code"), [({"by": "middle"}, "E_PARAM"), ({"input": "q"}, "E_PARAM"), ({"limit": 0}, "E_PARAM"), ({"seed": {}}, "E_PARAM")])
def test_wrong_parameters_are_refused(params: dict[str, Any], code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        record(FACTOR, engine.parse("e = (a+b)*(b+1)"), {}, **params)
    assert caught.value.code == code
