"""Derivatives of outputs without a record: straight-line code where a graph is asked often, else a linearization and a reverse sweep. Knows no trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from engine.compile import FAILURES, machine
from engine.graph import Graph
from engine.linearize import Linearized, leaves, linearize, point
from engine.numeric import strong
from engine.sweeps import adjoints
from engine.tape import tape

MANY = 8
"""Outputs; with more, each is first tried by a sweep over what it depends on alone."""
DEARER = 10
"""How much more a node costs such a sweep than one over the whole graph."""


def gradients(graph: Graph, at: Mapping[str, float] | None, outputs: Sequence[int]) -> tuple[list[float], list[list[float]]]:
    """(the value of every node, a row of derivatives by all inputs for each output node) of a graph of single numbers. Raises PathsumError."""
    where = point(graph, at)
    value = leaves(graph, where)
    rows: list[list[float]] | None = None
    if len(outputs) <= MANY:
        try:
            rows = machine(graph).gradients(graph, value, outputs)
        except FAILURES:
            rows = None
    if rows is None:
        known = linearize(graph, where)
        return list(known.value), _swept(known, outputs)
    return value, rows


def rows_at(at: Linearized, outputs: Sequence[int]) -> list[list[float]]:
    """The rows alone, where the graph is linearized already."""
    try:
        rows = None if len(outputs) > MANY or any(node in at.adjoints for node in outputs) else machine(at.graph).rows(at.graph, at.value, outputs)
    except FAILURES:
        rows = None
    return _swept(at, outputs) if rows is None else rows


def _swept(at: Linearized, outputs: Sequence[int]) -> list[list[float]]:
    rows: list[list[float]] = []
    order = tape(at.graph).backward(at.graph)
    visits = at.graph.size // DEARER if len(outputs) > MANY else 0
    for node in outputs:
        near = nearby(at, node, visits) if visits else None
        if near is not None:
            rows.append([near.get(leaf, 0.0) for leaf in at.graph.inputs])
            continue
        visits //= 2  # where one output depends on much, the others may too
        adjoint: Sequence[float | None] | None = at.adjoints.get(node)
        if adjoint is None:
            start = [0.0] * at.graph.size
            start[node] = 1.0
            adjoint = adjoints(order, at.partial, start, node)
        rows.append([adjoint[leaf] or 0.0 for leaf in at.graph.inputs])
    return rows


def nearby(at: Linearized, output: int, visits: int) -> dict[int, float] | None:
    """The adjoints of what ``output`` depends on, which is all that this sweep touches; None if that is more than ``visits`` nodes."""
    graph, first_edge = at.graph, at.graph.first_edge
    adjoint = {output: 1.0}
    waiting = [-output]
    while waiting:
        node = -heappop(waiting)
        upstream, edge = adjoint[node], first_edge[node]
        for slot, arg in enumerate(graph.args[node]):
            partial = at.partial[edge + slot]
            if partial is None:
                continue
            product = strong(upstream, partial)
            if arg in adjoint:
                adjoint[arg] += product
                continue
            if len(adjoint) >= visits:
                return None
            adjoint[arg] = product
            heappush(waiting, -arg)
    return adjoint


def value_and_gradient(graph: Graph, at: Mapping[str, float] | None = None, output: str | None = None) -> tuple[float, dict[str, float]]:
    """One output (the first by default) and its derivative by every input, of a graph of single numbers. Raises PathsumError."""
    node = graph.outputs[0][1] if output is None else graph.output_node(output)
    value, (row,) = gradients(graph, at, [node])
    return value[node], dict(zip(graph.input_names(), row, strict=True))
