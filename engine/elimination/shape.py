"""The shape of a linear graph as bit masks, and what eliminating a vertex does to it and costs. Knows no partial's number.

What is left after a set of vertices is eliminated does not depend on their order: u → w is an edge then if a path from u to w runs inside
the set. Bit masks make one elimination a few machine operations a neighbour, which is what the searches beside this file live on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.elimination.linear import LinearGraph


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@dataclass(frozen=True)
class Shape:
    """Neighbours of each vertex as masks. ``work_in`` and ``work_out`` hold those whose edge costs a multiplication.

    With unit edges counted that is every edge but those to an output's own sink; with unit edges free it is every edge that is not a unit.
    Eliminating v costs |work in(v)| · |work out(v)|.
    """

    ins: tuple[int, ...]
    outs: tuple[int, ...]
    work_in: tuple[int, ...]
    work_out: tuple[int, ...]
    vertices: tuple[int, ...]
    sources: int
    sinks: int
    counted: bool


def shape_of(graph: LinearGraph, *, units_free: bool = False) -> Shape:
    """The shape of ``graph``; ``units_free`` chooses the convention by which a multiplication by a partial of ±1 costs nothing."""
    total = graph.size + len(graph.sink)
    ins, outs, work_in, work_out = ([0] * total for _ in range(4))
    edges = [*graph.partial, *graph.sink.items()]
    free = set(graph.sink.items()) | (graph.units if units_free else set())
    for origin, to in edges:
        ins[to] |= 1 << origin
        outs[origin] |= 1 << to
        if (origin, to) not in free:
            work_in[to] |= 1 << origin
            work_out[origin] |= 1 << to
    vertices = graph.intermediates
    sources = sum(1 << node for node in graph.inputs)
    sinks = sum(1 << node for node in range(total) if ins[node] and not outs[node])
    return Shape(tuple(ins), tuple(outs), tuple(work_in), tuple(work_out), vertices, sources, sinks, not units_free)


class Remaining:
    """What is left of a shape while vertices are eliminated. Rows of inputs and of sinks are not kept up: no cost needs them."""

    __slots__ = ("inner_in", "inner_out", "ins", "outs", "work_in", "work_out")

    def __init__(self, shape: Shape) -> None:
        self.ins, self.outs = list(shape.ins), list(shape.outs)
        self.work_in, self.work_out = list(shape.work_in), list(shape.work_out)
        self.inner_in, self.inner_out = ~shape.sources, ~shape.sinks

    def copy(self) -> Remaining:
        """The same state, to go another way from."""
        twin = object.__new__(Remaining)
        twin.ins, twin.outs, twin.work_in, twin.work_out = self.ins[:], self.outs[:], self.work_in[:], self.work_out[:]
        twin.inner_in, twin.inner_out = self.inner_in, self.inner_out
        return twin

    def cost(self, vertex: int) -> int:
        """The multiplications that eliminating ``vertex`` now would take: its Markowitz degree."""
        return self.work_in[vertex].bit_count() * self.work_out[vertex].bit_count()

    def eliminate(self, vertex: int) -> int:
        """Join every predecessor of ``vertex`` to every successor, drop the vertex, return the multiplications.

        A new edge is work unless both halves were free and no edge was there: adding two units gives no unit.
        """
        before, after, bit = self.ins[vertex], self.outs[vertex], 1 << vertex
        work_before, work_after = self.work_in[vertex], self.work_out[vertex]
        rows, work = self.outs, self.work_out
        mask = before & self.inner_in
        while mask:
            node = mask.bit_length() - 1
            mask ^= 1 << node
            rest = rows[node] ^ bit
            mine = work[node]
            work[node] = (mine & ~bit) | (after & rest) | (after if mine & bit else work_after)
            rows[node] = rest | after
        rows, work = self.ins, self.work_in
        mask = after & self.inner_out
        while mask:
            node = mask.bit_length() - 1
            mask ^= 1 << node
            rest = rows[node] ^ bit
            mine = work[node]
            work[node] = (mine & ~bit) | (before & rest) | (before if mine & bit else work_before)
            rows[node] = rest | before
        return work_before.bit_count() * work_after.bit_count()


def count(shape: Shape, order: Sequence[int]) -> int:
    """The multiplications of eliminating the vertices in that order."""
    left = Remaining(shape)
    return sum(left.eliminate(vertex) for vertex in order)
