"""Elimination orders by rule: forward, reverse, Markowitz, relative Markowitz. Knows no search."""

from __future__ import annotations

from collections.abc import Callable

from engine.elimination.shape import Remaining, Shape, bits


def forward(shape: Shape) -> list[int]:
    """From the inputs on: what forward mode does, all directions at once."""
    return list(shape.vertices)


def reverse(shape: Shape) -> list[int]:
    """From the outputs back: what reverse mode does, all outputs at once."""
    return list(reversed(shape.vertices))


def markowitz(shape: Shape, *, last: bool = False) -> list[int]:
    """Always a vertex of least degree product now; of several the first in topological order (or the ``last``). Griewank and Reese 1991."""
    return _greedy(shape, [0] * len(shape.ins), last)


def relative_markowitz(shape: Shape, *, last: bool = False) -> list[int]:
    """Always a vertex whose degree product exceeds (inputs that reach it) · (outputs that it reaches) least; ties as in ``markowitz``. Naumann 1999.

    That product is what the vertex would cost if it were eliminated last of all.
    """
    final = [0] * len(shape.ins)
    above, below = reached(shape)
    for vertex in shape.vertices:
        final[vertex] = (above[vertex] & shape.sources).bit_count() * (below[vertex] & shape.sinks).bit_count()
    return _greedy(shape, final, last)


def reached(shape: Shape) -> tuple[list[int], list[int]]:
    """For every vertex: all that lead to it, and all that it leads to."""
    size = len(shape.ins)
    above, below = [0] * size, [0] * size
    for node in range(size):
        for origin in bits(shape.ins[node]):
            above[node] |= above[origin] | 1 << origin
    # A sink copy is numbered behind all vertices, so descending order still meets users first.
    for node in range(size - 1, -1, -1):
        for to in bits(shape.outs[node]):
            below[node] |= below[to] | 1 << to
    return above, below


RULES: dict[str, Callable[[Shape], list[int]]] = {
    "forward": forward,
    "reverse": reverse,
    "markowitz": markowitz,
    "relative-markowitz": relative_markowitz,
}


def _greedy(shape: Shape, less: list[int], last: bool) -> list[int]:
    left = Remaining(shape)
    open_vertices = list(reversed(shape.vertices)) if last else list(shape.vertices)
    score = {vertex: left.cost(vertex) - less[vertex] for vertex in open_vertices}
    order = []
    while score:
        chosen = min(score, key=score.__getitem__)
        del score[chosen]
        order.append(chosen)
        near = left.ins[chosen] | left.outs[chosen]
        left.eliminate(chosen)
        for vertex in bits(near):
            if vertex in score:
                score[vertex] = left.cost(vertex) - less[vertex]
    return order
