"""What the structure of a graph alone says about its sweeps: which edges carry something, in which order a sweep uses them. Knows no numbers.

Made once a graph and kept beside its cached properties, so that a sweep is one plain loop over columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
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
    """Edges in the order in which a sweep uses them, as columns."""

    def __init__(self, graph: Graph, edges: list[int]) -> None:
        origin, to, _ = graph.edges
        self.edges = edges
        self.origin = [origin[edge] for edge in edges]
        self.to = [to[edge] for edge in edges]
        self.slopes: Callable[[Sequence[Any]], Sequence[float]] = picker(edges)

    @cached_property
    def last(self) -> list[int]:
        """1 where the next edge leads to another node, 0 else: the levels NODE and EDGE of a trace."""
        to = self.to
        return [*[int(here != after) for here, after in pairwise(to)], *[1 for _ in to[-1:]]]


class Tape:
    """The orders of one graph. Belongs to the graph and goes with it."""

    def __init__(self, graph: Graph) -> None:
        active, origin = graph.active, graph.edges[0]
        self.operations = [node for node, args in enumerate(graph.args) if args]
        self.leaves = [node for node, args in enumerate(graph.args) if not args]
        self.smooth: list[Status | None] = ["smooth" if active[node] else None for node in origin]
        self.forward = Order(graph, [edge for edge, node in enumerate(origin) if active[node]])
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
            order = self._reached[key] = Order(graph, sorted(edges, key=to.__getitem__, reverse=True))  # stable: slots keep their order
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
