"""What the structure of a graph alone says about its sweeps: which edges carry something, in which order a sweep uses them. Knows no numbers.

Made once a graph and kept beside its cached properties, so that a sweep is one plain loop over columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Any, TypeVar

from engine.graph import Graph
from engine.primitives import TABLE, Status

T = TypeVar("T")
ALONE, FURTHER = -1, -2
"""Marks in the rows of an order."""
_ALL = frozenset({-1})
KEPT = 8
"""How many sweeps a graph remembers, and how many reverse orders: one a set of seeded outputs."""


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
        self._active = graph.active
        self.backward = backward
        self.code: list[Callable[..., None]] = []
        self.credit = 0.0
        every = len(edges) == len(origin) and not backward
        self.slopes: Callable[[Sequence[Any]], Sequence[Any]] = (lambda partial: partial) if every else picker(edges)

    @cached_property
    def rows(self) -> list[tuple[int, int, int, int]]:
        """(destination, origin, next edge's origin, edge): the first two edges of a destination together where they are neighbours, since most operations
        have two. Instead of the next edge's origin: ALONE where an edge is its destination's first, FURTHER where it is not."""
        result: list[tuple[int, int, int, int]] = []
        before = -1
        for edge, origin, to in zip(self.edges, self.origin, self.to, strict=True):
            if to != before:
                result.append((to, origin, ALONE, edge))
            elif result[-1][2] == ALONE and result[-1][3] + 1 == edge:
                result[-1] = (to, result[-1][1], origin, edge - 1)
            else:
                result.append((to, origin, FURTHER, edge))
            before = to
        return result

    @cached_property
    def upstream(self) -> Callable[[Sequence[Any]], Sequence[Any]]:
        """Picks what each edge starts from."""
        return picker(self.source)

    @cached_property
    def first(self) -> dict[int, int]:
        """For each target, the place of the first edge that leads there."""
        result: dict[int, int] = {}
        for place, target in enumerate(self.target):
            result.setdefault(target, place)
        return result

    @cached_property
    def previous(self) -> Callable[[Sequence[Any]], Sequence[Any]]:
        """Picks what the edge before with the same target left there, or the last of the column where there is none."""
        last: dict[int, int] = {}
        places: list[int] = []
        for place, target in enumerate(self.target):
            places.append(last.get(target, -1))
            last[target] = place
        return picker(places)

    @cached_property
    def level(self) -> list[int]:
        """NODE (1) where the next edge leads to another node, EDGE (0) elsewhere."""
        return [*[int(here != after) for here, after in pairwise(self.to)], *[1 for _ in self.to[-1:]]]

    @cached_property
    def aside(self) -> list[int]:
        """Nodes that depend on an input and that no edge leads to."""
        return [node for node, active in enumerate(self._active) if active and node not in self.first]

    def place_of(self, node: int) -> int:
        """The first row of a backward order that is ``node``'s or comes after it."""
        return bisect_left(self.rows, -node, key=lambda row: -row[0])


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
        self.kept: dict[Hashable, dict[str, list[Any]]] = {}
        self._reached: dict[frozenset[int], Order] = {}

    def keep(self, key: Hashable, columns: dict[str, list[Any]]) -> None:
        """Columns that every trace of the graph asks for again; to be copied, never changed."""
        if len(self.kept) >= KEPT:
            evaluation = self.kept[None]
            self.kept.clear()
            self.kept[None] = evaluation
        self.kept[key] = columns

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
