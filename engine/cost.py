"""What each way to the whole Jacobian costs on this graph, counted exactly and without computing it. Knows structure only, never a value.

Conventions. Only the derivative's own arithmetic counts: the values and the partials are the same for every mode, and are left out. Crossing an active
edge is one multiplication, unless ``unit_free``: then edges whose partial is 1 or −1 by rule (of sums, differences, signs) cost none. What arrives at a
node after the first contribution costs one addition. A seed is a contribution, and multiplying by the seed 1 of a sweep counts as any other: that is
what the recorded sweeps do, and tests count their steps. Griewank and Walther, Evaluating Derivatives, 2nd ed., sections 3 and 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from engine.graph import Graph
from engine.primitives import TABLE
from engine.rules import rules
from engine.syntax import Number


@dataclass(frozen=True, slots=True)
class Cost:
    """Counts for the whole Jacobian; exact integers, whatever their size.

    ``edges``: edge crossings. ``sweeps``: passes over the graph, or walks (one a path) for the sum over paths. ``stored``: numbers that must be kept between
    the evaluation and the derivative: none for forward mode, whose tangents ride along, and one partial an active edge, the tape, for reverse mode;
    listing paths needs the partials too.
    """

    mode: str
    multiplications: int
    additions: int
    edges: int
    sweeps: int
    stored: int


@cache
def is_unit(op: str, slot: int) -> bool:
    """Whether the partial of ``op`` in ``slot`` is 1 or −1 by rule. A folded node has no rule."""
    tree = rules(op)[slot].tree if op in TABLE else None
    return isinstance(tree, Number) and abs(tree.value) == 1


def active_edges(graph: Graph) -> list[int]:
    """The edges that carry something: those that leave an active node."""
    return [edge for edge, node in enumerate(graph.edges[0]) if graph.active[node]]


def _charged(graph: Graph, unit_free: bool) -> list[bool]:
    """Whether crossing each edge costs a multiplication."""
    _, to, slot = graph.edges
    return [not (unit_free and is_unit(graph.op[node], place)) for node, place in zip(to, slot, strict=True)]


def forward_cost(graph: Graph, *, unit_free: bool = False) -> Cost:
    """One sweep an input; each crosses every active edge."""
    edges, charged = active_edges(graph), _charged(graph, unit_free)
    sweeps = len(graph.inputs)
    reached = {graph.edges[1][edge] for edge in edges}
    products = sum(charged[edge] for edge in edges)
    return Cost("forward", sweeps * products, sweeps * (len(edges) - len(reached)), sweeps * len(edges), sweeps, 0)


def reverse_cost(graph: Graph, *, unit_free: bool = False) -> Cost:
    """One sweep an output; each crosses the active edges behind its output."""
    charged, active = _charged(graph, unit_free), graph.active
    products = sums = crossed = 0
    for _, output in graph.outputs:
        seen = {output}
        for node in range(output, -1, -1):
            if node not in seen or not active[node]:
                continue
            first = graph.first_edge[node]
            for slot, arg in enumerate(graph.args[node]):
                if active[arg]:
                    crossed += 1
                    products += charged[first + slot]
                    sums += arg in seen
                    seen.add(arg)
    return Cost("reverse", products, sums, crossed, len(graph.outputs), len(active_edges(graph)))


def paths_cost(graph: Graph, *, unit_free: bool = False) -> Cost:
    """Every path from every input to every output, its edges multiplied up on its own: k factors, k − 1 multiplications."""
    charged = _charged(graph, unit_free)
    products = sums = crossed = walks = 0
    for _, output in graph.outputs:
        ways, lengths, factors, bare = _to(graph, output, charged)
        for leaf in graph.inputs:
            walks += ways[leaf]
            crossed += lengths[leaf]
            products += factors[leaf] - (ways[leaf] - bare[leaf])
            sums += max(0, ways[leaf] - 1)
    return Cost("paths", products, sums, crossed, walks, len(active_edges(graph)))


def _to(graph: Graph, output: int, charged: Sequence[bool]) -> tuple[list[int], list[int], list[int], list[int]]:
    """For every node, over all its paths to ``output``: how many, edges in all, charged factors in all, and how many paths have no charged factor."""
    ways, lengths, factors, bare = ([0] * graph.size for _ in range(4))
    ways[output] = bare[output] = 1
    for node in range(output, -1, -1):
        if not ways[node]:
            continue
        first = graph.first_edge[node]
        for slot, arg in enumerate(graph.args[node]):
            cost = charged[first + slot]
            ways[arg] += ways[node]
            lengths[arg] += lengths[node] + ways[node]
            factors[arg] += factors[node] + (ways[node] if cost else 0)
            bare[arg] += 0 if cost else bare[node]
    return ways, lengths, factors, bare


def costs(graph: Graph, *, unit_free: bool = False) -> tuple[Cost, ...]:
    """The whole Jacobian by forward sweeps, by reverse sweeps and by the sum over paths."""
    return tuple(count(graph, unit_free=unit_free) for count in (forward_cost, reverse_cost, paths_cost))
