"""What each way to the whole Jacobian costs on this graph, counted exactly and without computing it. Knows structure only, never a value.

Conventions. Only the derivative's own arithmetic counts: the values and the partials are the same for every mode, and are left out. Crossing an active
edge is one multiplication, unless ``unit_free``: then edges whose partial is 1 or −1 by rule (of sums, differences, signs) cost none. What arrives at a
node after the first contribution costs one addition. A seed is a contribution, and multiplying by the seed 1 of a sweep counts as any other: that is
what the recorded sweeps do, and tests count their steps. Griewank and Walther, Evaluating Derivatives, 2nd ed., sections 3 and 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from engine.checkpoint import most_stored, needed, operations, schedule
from engine.elimination import RULES, eliminate_vertices, linear_graph, shape_of
from engine.elimination import count as count_products
from engine.graph import Graph
from engine.primitives import TABLE
from engine.rules import rules
from engine.scalarize import scalarize
from engine.second import is_zero, seconds
from engine.syntax import Number


@dataclass(frozen=True, slots=True)
class Cost:
    """Counts for the whole Jacobian; exact integers, whatever their size.

    ``edges``: edge crossings; in an elimination two edges meet in every product. ``sweeps``: passes over the graph; walks, one a path, for the sum over
    paths; vertices that go, for an elimination. ``stored``: numbers that must be kept between the evaluation and the derivative: none for forward mode,
    whose tangents ride along, and one partial an active edge, the tape, for reverse mode; listing paths and eliminating need the partials too; the Hessian
    needs the second partials as well. ``recomputed``: operations evaluated again, where checkpoints take the place of the tape.
    """

    mode: str
    multiplications: int
    additions: int
    edges: int
    sweeps: int
    stored: int
    recomputed: int = 0


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


def reverse_cost(graph: Graph, *, unit_free: bool = False, outputs: Sequence[int] | None = None) -> Cost:
    """One sweep an output (of ``outputs``, or of all); each crosses the active edges behind its output."""
    charged, origin = _charged(graph, unit_free), graph.edges[0]
    products = sums = crossed = 0
    roots = [node for _, node in graph.outputs] if outputs is None else outputs
    for output in roots:
        edges = _behind(graph, output)
        crossed += len(edges)
        products += sum(charged[edge] for edge in edges)
        sums += len(edges) - len({origin[edge] for edge in edges})
    return Cost("reverse", products, sums, crossed, len(roots), len(active_edges(graph)))


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


def jacobian_cost(graph: Graph, *, unit_free: bool = False) -> Cost:
    """Whichever of the two takes fewer sweeps; a tie goes to reverse."""
    count = reverse_cost if len(graph.outputs) <= len(graph.inputs) else forward_cost
    return replace(count(graph, unit_free=unit_free), mode="jacobian")


def descent_cost(graph: Graph, *, unit_free: bool = False) -> Cost:
    """One update: a reverse sweep from the first output, one product an input, and every value anew."""
    sweep = reverse_cost(graph, unit_free=unit_free, outputs=(graph.outputs[0][1],))
    inputs = len(graph.inputs)
    return Cost("descent", sweep.multiplications + inputs, sweep.additions + inputs, sweep.edges, 2, sweep.stored, len(operations(graph)))


def elimination_cost(graph: Graph, rule: str, *, unit_free: bool = False) -> Cost:
    """Eliminating all vertices in the order of the rule. Merging parallel edges first takes additions only."""
    linear = linear_graph(graph)
    done = eliminate_vertices(linear, RULES[rule](shape_of(linear, units_free=unit_free)))
    products = done.multiplications - (done.saved if unit_free else 0)
    return Cost(f"elimination {rule}", products, done.additions, 2 * done.multiplications, len(linear.intermediates), len(active_edges(graph)))


def checkpoint_cost(graph: Graph, snapshots: int = 2, *, unit_free: bool = False) -> Cost:
    """Reverse sweeps without a tape: between the snapshots every operation is evaluated again, by the binomial schedule."""
    plain, length = reverse_cost(graph, unit_free=unit_free), len(operations(graph))
    plan = schedule(length, snapshots) if length else None
    again, most = (plan.advances + length, most_stored(plan, needed(graph))) if plan else (0, 0)
    return replace(plain, mode="checkpoint", stored=most, recomputed=plain.sweeps * again)


def hessian_cost(graph: Graph, *, unit_free: bool = False) -> Cost:
    """All second derivatives of the first output: a forward and a reverse sweep an input.

    Going back an edge takes three products (ā·p, ȧ·p and ā·ṗ, the last only where ṗ is not 0) and ṗ one for each second partial that is not 0 by rule.
    """
    _, node = graph.outputs[0]
    forward = forward_cost(graph, unit_free=unit_free)
    behind = reverse_cost(graph, unit_free=unit_free, outputs=(node,))
    products = sums = kept = 0
    for edge in _behind(graph, node):
        to, slot = graph.edges[1][edge], graph.edges[2][edge]
        bends = sum(graph.active[arg] and not is_zero(second.tree) for arg, second in zip(graph.args[to], seconds(graph.op[to])[slot], strict=True))
        products += bends + (bends > 0)
        sums += bends
        kept += bends
    count = len(graph.inputs)
    return Cost(
        "hessian",
        forward.multiplications + count * (2 * behind.multiplications + products),
        forward.additions + count * (2 * behind.additions + sums),
        forward.edges + count * behind.edges,
        2 * count,
        len(active_edges(graph)) + kept,
    )


def _behind(graph: Graph, output: int) -> list[int]:
    """The active edges that lead to ``output``."""
    seen, found = {output}, []
    for node in range(output, -1, -1):
        if node in seen and graph.active[node]:
            first = graph.first_edge[node]
            for slot, arg in enumerate(graph.args[node]):
                if graph.active[arg]:
                    found.append(first + slot)
                    seen.add(arg)
    return found


LARGEST, MOST_PRODUCTS = 2_000, 300_000
"""Nodes, and products, up to which eliminations are counted; fill-in grows with the square of the nodes."""


def _cheap_enough(graph: Graph) -> list[str]:
    """The rules whose elimination takes no more products than that."""
    if graph.size > LARGEST:
        return []
    shape = shape_of(linear_graph(graph))
    return [rule for rule, order in RULES.items() if count_products(shape, order(shape)) <= MOST_PRODUCTS]


def costs(graph: Graph, *, unit_free: bool = False) -> tuple[Cost, ...]:
    """The whole Jacobian by forward sweeps, by reverse sweeps, by the sum over paths, by elimination in every order by rule, by fewer sweeps and
    by reverse sweeps with two checkpoints; the Hessian of the first output; and one update of a descent on it. A series costs what its recurrences take.

    Where there are tensors, of the program written out in single numbers.
    """
    graph = scalarize(graph)
    plain = [count(graph, unit_free=unit_free) for count in (forward_cost, reverse_cost, paths_cost)]
    orders = [elimination_cost(graph, rule, unit_free=unit_free) for rule in _cheap_enough(graph)]
    rest = [count(graph, unit_free=unit_free) for count in (jacobian_cost, checkpoint_cost, hessian_cost, descent_cost)]
    return *plain, *orders, *rest
