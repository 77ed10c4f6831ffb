"""The whole Jacobian in one trace: a forward sweep for every column, or a reverse sweep for every row. Adds no rule of its own to either sweep.

n inputs and m outputs: n forward or m reverse sweeps (Griewank and Walther, Evaluating Derivatives, 2nd ed., section 3). Sweep k tells by ``item`` which column
or row it fills; the entry ∂(output i)/∂(input j) appears in channel ``jacobian`` under the key i · n + j when its sweep is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized
from engine.modes.base import EVALUATE, Mode, Param
from engine.modes.options import check_crossings, choice
from engine.numeric import strong
from engine.trace import EDGE, NODE, SWEEP, Steps

_TANGENT, _ADJOINT, _JACOBIAN = 1, 2, 3
_COLUMN, _FORWARD, _ROW, _REVERSE, _DONE = 1, 2, 3, 4, 5
BY = Param("by", "choice", "Forward sweeps (one an input), reverse sweeps (one an output), or whichever are fewer.", "fewer", ("fewer", "forward", "reverse"))


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``by``: "forward" for a sweep a column, "reverse" for a sweep a row, "fewer" for whichever needs fewer sweeps (a tie goes to reverse)."""
    way = choice(BY, params.get("by"))
    if way == "fewer":
        way = "reverse" if len(graph.outputs) <= len(graph.inputs) else "forward"
    check_crossings(len(graph.inputs if way == "forward" else graph.outputs), graph, limits, "hint_fewer_outputs")
    return {"by": way}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record one sweep a column or a row; every sweep starts by forgetting the last one's tangents or adjoints."""
    graph = at.graph
    width = len(graph.inputs)
    known: dict[int, float] = {}
    if params["by"] == "forward":
        for column, leaf in enumerate(graph.inputs):
            _forward(at, leaf, known, steps, column)
            for row, (_, node) in enumerate(graph.outputs):
                steps.effect(_JACOBIAN, row * width + column, None, known.get(node, 0.0))
            steps.close(_DONE, column + 1, node=leaf, item=column, level=SWEEP)
        return
    for row, (_, node) in enumerate(graph.outputs):
        _reverse(at, node, known, steps, row)
        for column, leaf in enumerate(graph.inputs):
            steps.effect(_JACOBIAN, row * width + column, None, known.get(leaf, 0.0))
        steps.close(_DONE, row + 1, node=node, item=row, level=SWEEP)


def _forget(channel: int, known: dict[int, float], steps: Steps) -> None:
    for node, value in known.items():
        steps.effect(channel, node, value, None)
    known.clear()


def _forward(at: Linearized, seeded: int, tangent: dict[int, float], steps: Steps, column: int) -> None:
    graph, partial, origin = at.graph, at.partial, at.graph.edges[0]
    _forget(_TANGENT, tangent, steps)
    for leaf in graph.inputs:
        tangent[leaf] = 1.0 if leaf == seeded else 0.0
        steps.effect(_TANGENT, leaf, None, tangent[leaf])
    steps.close(_COLUMN, column + 1, node=seeded, item=column, level=NODE)
    for node, args in enumerate(graph.args):
        first = graph.first_edge[node]
        used = [edge for edge in range(first, first + len(args)) if partial[edge] is not None]
        before: float | None = None
        for edge in used:
            slope, upstream = partial[edge] or 0.0, tangent[origin[edge]]
            product = strong(upstream, slope)
            after = product if before is None else before + product
            steps.effect(_TANGENT, node, before, after)
            level = NODE if edge == used[-1] else EDGE
            steps.close(_FORWARD, column + 1, node=node, edge=edge, item=column, level=level, terms=(upstream, slope, product))
            before = after
        if before is not None:
            tangent[node] = before


def _reverse(at: Linearized, seeded: int, adjoint: dict[int, float], steps: Steps, row: int) -> None:
    graph, partial, origin = at.graph, at.partial, at.graph.edges[0]
    _forget(_ADJOINT, adjoint, steps)
    adjoint[seeded] = 1.0
    steps.effect(_ADJOINT, seeded, None, 1.0)
    steps.close(_ROW, row + 1, node=seeded, item=row, level=NODE)
    for node in range(seeded, -1, -1):
        if node not in adjoint:
            continue
        upstream, first = adjoint[node], graph.first_edge[node]
        used = [edge for edge in range(first, first + len(graph.args[node])) if partial[edge] is not None]
        for edge in used:
            slope, target = partial[edge] or 0.0, origin[edge]
            product = strong(upstream, slope)
            before = adjoint.get(target)
            adjoint[target] = product if before is None else before + product
            steps.effect(_ADJOINT, target, before, adjoint[target])
            level = NODE if edge == used[-1] else EDGE
            steps.close(_REVERSE, row + 1, node=target, edge=edge, item=row, level=level, terms=(upstream, slope, product))


JACOBIAN = Mode(
    "jacobian",
    "Jacobian",
    "Every derivative of every output: a forward sweep fills a column, a reverse sweep fills a row, and the shape says which is cheaper.",
    (BY,),
    ("value", "tangent", "adjoint", "jacobian"),
    (
        EVALUATE,
        ("jacobian.column", ()),
        ("jacobian.forward", ("upstream", "partial", "product")),
        ("jacobian.row", ()),
        ("jacobian.reverse", ("upstream", "partial", "product")),
        ("jacobian.done", ()),
    ),
    complete,
    run,
    "scalars",
)
