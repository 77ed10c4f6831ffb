"""What the structure of a graph alone says about its sweeps: which edges carry something, in which order a sweep uses them. Knows no numbers.

Made once a graph and kept beside its cached properties, so that a sweep is one plain loop over columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter, neg
from typing import Any, TypeVar

from engine.graph import Graph
from engine.primitives import TABLE, Status

T = TypeVar("T")
_ALL = frozenset({-1})
KEPT = 8
"""How many reverse orders are remembered: one a set of seeded outputs."""


def picker(places: Sequence[int]) -> Callable[[Sequence[T]], Sequence[T]]:
    """A function that picks these places of a column."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda column: [column[place] for place in places]


class Order:
    """Edges in the order in which a sweep uses them, as columns: forward from an edge's origin to its destination, backward the other way round."""

    def __init__(self, graph: Graph, edges: list[int], *, backward: bool) -> None:
        origin, to, _ = graph.edges
        self.edges = edges
        self.origin = [origin[edge] for edge in edges]
        self.to = [to[edge] for edge in edges]
        self.source, self.target = (self.to, self.origin) if backward else (self.origin, self.to)
        self.slopes: Callable[[Sequence[Any]], Sequence[Any]] = picker(edges)
        self._counts: dict[tuple[int, int], list[int]] = {}

    @cached_property
    def upstream(self) -> Callable[[Sequence[Any]], Sequence[Any]]:
        """Picks what each edge starts from."""
        return picker(self.source)

    @cached_property
    def level(self) -> list[int]:
        """NODE (1) where the next edge leads to another node, EDGE (0) elsewhere."""
        return [*[int(here != after) for here, after in pairwise(self.to)], *[1 for _ in self.to[-1:]]]

    def place_of(self, node: int) -> int:
        """Where a backward order comes to ``node`` or to what is before it."""
        return bisect_left(self.to, -node, key=neg)

    def counted(self, start: int, step: int) -> list[int]:
        """``start`` and ``step`` more after every edge: offsets of what each step owns. Kept, since traces of one graph all ask for the same."""
        found = self._counts.get((start, step))
        if found is None:
            if len(self._counts) >= KEPT:
                self._counts.clear()
            found = self._counts[start, step] = [start + step * (place + 1) for place in range(len(self.edges))]
        return found


class Tape:
    """The orders of one graph. Belongs to the graph and goes with it."""

    def __init__(self, graph: Graph) -> None:
        active, origin = graph.active, graph.edges[0]
        self.operations = [node for node, args in enumerate(graph.args) if args]
        self.leaves = [node for node, args in enumerate(graph.args) if not args]
        self.smooth: list[Status | None] = ["smooth" if active[node] else None for node in origin]
        self.forward = Order(graph, [edge for edge, node in enumerate(origin) if active[node]], backward=False)
        self.values: Callable[[Sequence[float]], Sequence[float]] = picker(self.operations)
        self.may_underflow = [node for node in self.operations if graph.op[node] in TABLE and TABLE[graph.op[node]].zeros != "any"]
        self._reached: dict[frozenset[int], Order] = {}

    @cached_property
    def level(self) -> list[int]:
        """Levels of the evaluation: a node is complete, and at the end the sweep."""
        return [1] * (len(self.operations) - 1) + [2] * bool(self.operations)

    def backward(self, graph: Graph) -> Order:
        """Every edge that carries something: nodes from the last to the first, slots as they are written."""
        return self.reached(graph, None)

    def reached(self, graph: Graph, seeded: Iterable[int] | None) -> Order:
        """The same, but only what lies behind the nodes ``seeded`` (None: all)."""
        key = _ALL if seeded is None else frozenset(seeded)
        order = self._reached.get(key)
        if order is None:
            if len(self._reached) >= KEPT:
                self._reached.clear()
            to = graph.edges[1]
            edges = self.forward.edges if seeded is None else self._behind(graph, key)
            order = self._reached[key] = Order(graph, sorted(edges, key=to.__getitem__, reverse=True), backward=True)  # stable: slots keep their order
        return order

    def _behind(self, graph: Graph, seeded: frozenset[int]) -> list[int]:
        live = bytearray(graph.size)
        for node in seeded:
            live[node] = 1
        edges: list[int] = []
        for edge, origin, to in zip(reversed(self.forward.edges), reversed(self.forward.origin), reversed(self.forward.to), strict=True):
            if live[to]:
                live[origin] = 1
                edges.append(edge)
        edges.reverse()
        return edges


def tape(graph: Graph) -> Tape:
    """The graph's own tape."""
    kept: dict[str, Any] = vars(graph)
    found: Tape | None = kept.get("_tape")
    if found is None:
        kept["_tape"] = found = Tape(graph)
    return found
