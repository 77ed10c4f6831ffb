"""Elimination carried out: partials multiplied along and added up until only edges from inputs to outputs are left. Knows no choice of order.

Vertices or single edges; every product counted once with unit edges and once without. Griewank and Walther, Evaluating Derivatives, 2nd ed.,
chapter 9; edge elimination: Naumann 2004.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.elimination.linear import Edge, LinearGraph
from engine.numeric import strong

Side = Literal["front", "back"]
_FRONT: Side = "front"
_BACK: Side = "back"


@dataclass(frozen=True, slots=True)
class Fill:
    """One product on the way: ``left`` · ``right`` over the vertex ``through`` onto the edge ``origin`` → ``to``.

    ``before`` is None for a new edge (fill-in) and the number that grows for an old one (absorption). ``counted`` is False for the edge
    to an output's own sink, which is no operation; ``unit`` says that a factor was a unit.
    """

    origin: int
    through: int
    to: int
    left: float
    right: float
    before: float | None
    after: float
    counted: bool
    unit: bool


class Accumulation:
    """A linear graph while it is being eliminated, with counts of what that took.

    ``multiplications`` counts every product; ``saved`` those among them with a unit factor, which the convention of free units leaves out;
    ``fills`` the edges that were not there before; ``additions`` the merging of parallel edges too.
    """

    def __init__(self, graph: LinearGraph) -> None:
        self.graph = graph
        self.into: dict[int, dict[int, float]] = {}
        self.out: dict[int, dict[int, float]] = {}
        self.multiplications = self.saved = self.fills = 0
        self.additions = graph.merged
        self._own = set(graph.sink.items())
        self._units: set[Edge] = set(graph.units) | self._own
        self._fixed = set(graph.inputs) | {node for node in graph.outputs if node not in graph.sink} | set(graph.sink.values())
        for (origin, to), partial in [*graph.partial.items(), *((edge, 1.0) for edge in graph.sink.items())]:
            self.into.setdefault(to, {})[origin] = partial
            self.out.setdefault(origin, {})[to] = partial

    def edges(self) -> dict[Edge, float]:
        """What is left, an output's sink under the output's own number."""
        name = {copy: node for node, copy in self.graph.sink.items()}
        left: dict[Edge, float] = {}
        for origin, row in self.out.items():
            for to, partial in row.items():
                if (origin, to) not in self._own:
                    key = origin, name.get(to, to)
                    left[key] = left[key] + partial if key in left else partial
        return left

    def open_vertices(self) -> list[int]:
        """The vertices that are still to go."""
        return [node for node in self.graph.intermediates if self.into.get(node) or self.out.get(node)]

    def eliminate_vertex(self, vertex: int) -> list[Fill]:
        """Join all predecessors of ``vertex`` to all successors. Raises ValueError for one that is not there to be eliminated."""
        if vertex in self._fixed or not self.into.get(vertex) or not self.out.get(vertex):
            raise ValueError(f"vertex {vertex} cannot be eliminated")
        done = [self._multiply(origin, vertex, to) for to in self.out[vertex] for origin in self.into[vertex]]
        self._forget(vertex)
        return done

    def eliminate_edge(self, origin: int, to: int, side: Side) -> list[Fill]:
        """Front elimination takes ``origin`` past ``to`` to all its successors; back elimination takes all predecessors of ``origin`` to ``to``.

        The edge then goes, and with the last edge on one side of a vertex all on its other side. Raises ValueError where the vertex to be
        passed is an input or an output, or there is no such edge.
        """
        vertex = to if side == "front" else origin
        if to not in self.out.get(origin, {}) or vertex in self._fixed or (origin, to) in self._own:
            raise ValueError(f"edge {origin} → {to} cannot be {side}-eliminated")
        if side == "front":
            done = [self._multiply(origin, vertex, after) for after in self.out[vertex]]
        else:
            done = [self._multiply(before, vertex, to) for before in self.into[vertex]]
        self._drop(origin, to)
        if not self.into[vertex] or not self.out[vertex]:
            self._forget(vertex)
        return done

    def open_edges(self) -> list[tuple[int, int, Side]]:
        """Every edge elimination that is possible now."""
        moves: list[tuple[int, int, Side]] = []
        for origin, row in self.out.items():
            for to in row:
                if (origin, to) not in self._own:
                    moves.extend((origin, to, side) for vertex, side in ((to, _FRONT), (origin, _BACK)) if vertex not in self._fixed)
        return moves

    def jacobian(self) -> dict[int, dict[int, float]]:
        """{output: {input: partial}} once no intermediate vertex is left. Raises ValueError before."""
        if self.open_vertices():
            raise ValueError("intermediate vertices are left")
        result: dict[int, dict[int, float]] = {}
        for output in self.graph.outputs:
            row = self.into.get(self.graph.sink.get(output, output), {})
            result[output] = {leaf: 1.0 if leaf == output else row.get(leaf, 0.0) for leaf in self.graph.inputs}
        return result

    def _multiply(self, origin: int, vertex: int, to: int) -> Fill:
        left, right = self.into[vertex][origin], self.out[vertex][to]
        product = strong(left, right)
        before = self.out[origin].get(to)
        after = product if before is None else before + product
        counted = (vertex, to) not in self._own
        unit = (origin, vertex) in self._units or (vertex, to) in self._units
        both = (origin, vertex) in self._units and (vertex, to) in self._units
        if before is None:
            self.fills += counted
            if both:
                self._units.add((origin, to))
        else:
            self.additions += 1
            self._units.discard((origin, to))
        if counted:
            self.multiplications += 1
            self.saved += unit
        self.out[origin][to] = self.into.setdefault(to, {})[origin] = after
        return Fill(origin, vertex, to, left, right, before, after, counted, unit)

    def _drop(self, origin: int, to: int) -> None:
        del self.out[origin][to], self.into[to][origin]
        self._units.discard((origin, to))

    def _forget(self, vertex: int) -> None:
        for origin in list(self.into.get(vertex, ())):
            self._drop(origin, vertex)
        for to in list(self.out.get(vertex, ())):
            self._drop(vertex, to)


def eliminate_vertices(graph: LinearGraph, order: Iterable[int]) -> Accumulation:
    """The graph with the vertices of ``order`` eliminated."""
    accumulation = Accumulation(graph)
    for vertex in order:
        accumulation.eliminate_vertex(vertex)
    return accumulation
