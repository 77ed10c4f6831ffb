"""The linearized computational graph that elimination works on: vertices, one partial an edge, which edges are ±1 by rule. Knows no order and no cost.

Built from a program's graph at a point, or from plain data. Griewank and Walther, Evaluating Derivatives, 2nd ed., chapters 9 and 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.graph import Graph
from engine.linearize import Linearized
from engine.primitives import TABLE
from engine.rules import rules
from engine.syntax import Number

Edge = tuple[int, int]


@dataclass(frozen=True)
class LinearGraph:
    """Vertices are numbered topologically below ``size``; edges lead upwards and lie on a path from an input to an output.

    ``partial`` has parallel edges merged into their sum, ``merged`` says how many additions that took: it is the first step of every
    elimination and needs no multiplication. ``units`` are the edges whose partial is 1 or −1 whatever the point. ``sink`` gives every output
    that feeds other vertices a copy of itself to end in, reached by one edge of 1 that is never counted: so it keeps its in-edges.
    """

    size: int
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    partial: Mapping[Edge, float]
    units: frozenset[Edge] = frozenset()
    merged: int = 0
    sink: Mapping[int, int] = field(default_factory=dict)

    @property
    def intermediates(self) -> tuple[int, ...]:
        """The vertices that can be eliminated, in topological order: neither inputs nor outputs that feed nothing."""
        ends = {vertex for edge in self.partial for vertex in edge}
        final = {node for node in self.outputs if node not in self.sink}
        return tuple(sorted(ends - set(self.inputs) - final))


def plain_graph(
    size: int, inputs: Iterable[int], outputs: Iterable[int], edges: Sequence[Edge], partials: Sequence[float] | None = None, units: Iterable[Edge] = ()
) -> LinearGraph:
    """The linear graph of plain data; every partial is 1 where none are given. Raises ValueError for edges that do not lead upwards."""
    sources, ends = tuple(inputs), tuple(dict.fromkeys(outputs))
    numbers = [1.0] * len(edges) if partials is None else partials
    into: list[list[int]] = [[] for _ in range(size)]
    for row, (origin, to) in enumerate(edges):
        if not 0 <= origin < to < size:
            raise ValueError(f"edge {origin} → {to}: vertices must be numbered topologically below {size}")
        into[to].append(row)
    active = set(sources)
    for node in range(size):
        if any(edges[row][0] in active for row in into[node]):
            active.add(node)
    useful = set(ends)
    for node in range(size - 1, -1, -1):
        if node in useful:
            useful.update(edges[row][0] for row in into[node])
    marked = set(units)
    partial: dict[Edge, float] = {}
    merged = 0
    for (origin, to), number in zip(edges, numbers, strict=True):
        if origin not in active or to not in useful or to in sources:
            continue
        if (origin, to) in partial:
            merged += 1
            marked.discard((origin, to))
            partial[origin, to] += number
        else:
            partial[origin, to] = number
    feeding = {origin for origin, _ in partial}
    kept = [node for node in ends if node in feeding and node not in sources]
    return LinearGraph(size, sources, ends, partial, frozenset(marked & partial.keys()), merged, {node: size + row for row, node in enumerate(kept)})


def always_unit(op: str, slot: int) -> bool:
    """Whether the rule for that partial is the number 1 or −1. A folded node has no rule."""
    tree = rules(op)[slot].tree if op in TABLE else None
    return isinstance(tree, Number) and abs(tree.value) == 1.0


def linear_graph(source: Linearized | Graph) -> LinearGraph:
    """The linear graph of a program at a point, or of its structure alone (every partial 1). Constants and what no output needs are left out."""
    graph = source.graph if isinstance(source, Linearized) else source
    origin, to, slot = graph.edges
    rows = [row for row, node in enumerate(origin) if graph.active[node]]
    edges = [(origin[row], to[row]) for row in rows]
    units = [(origin[row], to[row]) for row in rows if always_unit(graph.op[to[row]], slot[row])]
    numbers = [source.partial[row] or 0.0 for row in rows] if isinstance(source, Linearized) else None
    return plain_graph(graph.size, graph.inputs, [node for _, node in graph.outputs], edges, numbers, units)
