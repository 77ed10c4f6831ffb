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
from engine.statuses import NodeStatus

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

    def __init__(self, graph: Graph, edges: list[int], integers: list[int], *, backward: bool) -> None:
        origin, to, _ = graph.edges
        self.edges = [integers[edge] for edge in edges]
        self.origin = [integers[origin[edge]] for edge in edges]
        self.to = [integers[to[edge]] for edge in edges]
        self.source, self.target = (self.to, self.origin) if backward else (self.origin, self.to)
        self._active = graph.active
        self.backward = backward
        self.size = graph.size
        self.code: dict[frozenset[int], dict[int, Callable[..., None]]] = {}
        """Straight-line code by seeds and chunk. By number, so that threads that translate the same chunk at once do no harm."""
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
                result[-1] = (to, result[-1][1], origin, result[-1][3])
            else:
                result.append((to, origin, FURTHER, edge))
            before = to
        return result

    @cached_property
    def firsts(self) -> set[int]:
        """Places of the edges that are the first to lead to their target."""
        return set(dict(zip(reversed(self.target), range(len(self.target) - 1, -1, -1), strict=True)).values())

    @cached_property
    def level(self) -> list[int]:
        """NODE (1) where the next edge leads to another node, EDGE (0) elsewhere."""
        return [*[int(here != after) for here, after in pairwise(self.to)], *[1 for _ in self.to[-1:]]]

    @cached_property
    def aside(self) -> list[int]:
        """Nodes that depend on an input and that no edge leads to."""
        reached = set(self.target)
        return [node for node, active in enumerate(self._active) if active and node not in reached]

    def place_of(self, node: int) -> int:
        """The first row of a backward order that is ``node``'s or comes after it."""
        return bisect_left(self.rows, -node, key=lambda row: -row[0])


class Tape:
    """The orders of one graph. Belongs to the graph and goes with it."""

    def __init__(self, graph: Graph) -> None:
        active = graph.active
        self.smooth: Sequence[Status | None] = tuple(["smooth" if active[node] else None for node in graph.edges[0]])
        self.fine: Sequence[NodeStatus] = ["ok"] * graph.size
        self.integers = list(range(max(graph.size, len(self.smooth)) + 1))
        """Every number that the columns hold, made one after another: those of the parser lie scattered in memory, which a long sweep feels."""
        self.evaluation: dict[str, list[Any]] | None = None
        self.kept: dict[Hashable, dict[str, list[Any]]] = {}
        self._reached: dict[frozenset[int], Order] = {}
        self._forward: Order | None = None
        self._args, self._op = graph.args, graph.op

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        """A copied or pickled graph starts anew."""
        return _nothing, ()

    @cached_property
    def operations(self) -> list[int]:
        """The nodes that compute."""
        return [node for node, args in zip(self.integers, self._args, strict=False) if args]

    @cached_property
    def leaves(self) -> list[int]:
        """The inputs and constants."""
        return [node for node, args in enumerate(self._args) if not args]

    @cached_property
    def values(self) -> Callable[[Sequence[float]], Sequence[float]]:
        """Picks the operations' values."""
        return picker(self.operations)

    @cached_property
    def may_underflow(self) -> list[int]:
        """Nodes where a 0 may have to be explained."""
        return [node for node in self.operations if TABLE[self._op[node]].zeros != "any"]

    def forward(self, graph: Graph) -> Order:
        """Every edge that carries something, in the order of the program."""
        if self._forward is None:
            self._forward = Order(graph, [edge for edge, status in enumerate(self.smooth) if status], self.integers, backward=False)
        return self._forward

    def keep(self, key: Hashable, columns: dict[str, list[Any]]) -> None:
        """Columns that every trace of the graph asks for again; to be copied, never changed."""
        if len(self.kept) >= KEPT:
            self.kept.clear()
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
            edges = self.forward(graph).edges if seeded is None else self._behind(graph, key)
            # a stable sort: slots keep their order
            order = self._reached[key] = Order(graph, sorted(edges, key=to.__getitem__, reverse=True), self.integers, backward=True)
        return order

    def _behind(self, graph: Graph, seeded: frozenset[int]) -> list[int]:
        live = bytearray(graph.size)
        for node in seeded:
            live[node] = 1
        edges: list[int] = []
        order = self.forward(graph)
        for edge, origin, to in zip(reversed(order.edges), reversed(order.origin), reversed(order.to), strict=True):
            if live[to]:
                live[origin] = 1
                edges.append(edge)
        edges.reverse()
        return edges


def _nothing() -> None:
    return None


def tape(graph: Graph) -> Tape:
    """The graph's own tape."""
    kept: dict[str, Any] = vars(graph)
    found: Tape | None = kept.get("_tape")
    if found is None:
        kept["_tape"] = found = Tape(graph)
    return found
