"""Derivatives of outputs without a record: straight-line code where a graph is asked often, else a linearization and a reverse sweep. Knows no trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.compile import FAILURES, machine
from engine.graph import Graph
from engine.linearize import Linearized, leaves, linearize, point
from engine.sweeps import adjoints
from engine.tape import tape


def gradients(graph: Graph, at: Mapping[str, float] | None, outputs: Sequence[int]) -> tuple[list[float], list[list[float]]]:
    """(the value of every node, a row of derivatives by all inputs for each output node) of a graph of single numbers. Raises PathsumError."""
    where = point(graph, at)
    value = leaves(graph, where)
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
        rows = None if any(node in at.adjoints for node in outputs) else machine(at.graph).rows(at.graph, at.value, outputs)
    except FAILURES:
        rows = None
    return _swept(at, outputs) if rows is None else rows


def _swept(at: Linearized, outputs: Sequence[int]) -> list[list[float]]:
    rows: list[list[float]] = []
    order = tape(at.graph).backward(at.graph)
    for node in outputs:
        adjoint: Sequence[float | None] | None = at.adjoints.get(node)
        if adjoint is None:
            start = [0.0] * at.graph.size
            start[node] = 1.0
            adjoint = adjoints(order, at.partial, start, node)
        rows.append([adjoint[leaf] or 0.0 for leaf in at.graph.inputs])
    return rows


def value_and_gradient(graph: Graph, at: Mapping[str, float] | None = None, output: str | None = None) -> tuple[float, dict[str, float]]:
    """One output (the first by default) and its derivative by every input, of a graph of single numbers. Raises PathsumError."""
    node = graph.outputs[0][1] if output is None else graph.output_node(output)
    value, (row,) = gradients(graph, at, [node])
    return value[node], dict(zip(graph.input_names(), row, strict=True))
