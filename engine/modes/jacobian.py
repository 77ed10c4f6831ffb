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
from engine.modes.base import EVALUATE, Mode, Param, record_sweep
from engine.modes.options import check_crossings, choice
from engine.tape import tape
from engine.trace import NODE, SWEEP, Steps

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
    graph, structure = at.graph, tape(at.graph)
    width = len(graph.inputs)
    known: dict[int, float] = {}
    if params["by"] == "forward":
        for column, leaf in enumerate(graph.inputs):
            start = {node: float(node == leaf) for node in graph.inputs}
            _begin(_TANGENT, known, start, steps)
            steps.close(_COLUMN, column + 1, node=leaf, item=column, level=NODE)
            known = record_sweep(at, structure.forward(graph), start, steps, _TANGENT, _FORWARD, sweep=column + 1, item=column)
            for row, (_, node) in enumerate(graph.outputs):
                steps.effect(_JACOBIAN, row * width + column, None, known.get(node, 0.0))
            steps.close(_DONE, column + 1, node=leaf, item=column, level=SWEEP)
        return
    for row, (_, node) in enumerate(graph.outputs):
        _begin(_ADJOINT, known, {node: 1.0}, steps)
        steps.close(_ROW, row + 1, node=node, item=row, level=NODE)
        known = record_sweep(at, structure.reached(graph, (node,)), {node: 1.0}, steps, _ADJOINT, _REVERSE, sweep=row + 1, item=row)
        for column, leaf in enumerate(graph.inputs):
            steps.effect(_JACOBIAN, row * width + column, None, known.get(leaf, 0.0))
        steps.close(_DONE, row + 1, node=node, item=row, level=SWEEP)


def _begin(channel: int, known: Mapping[int, float], start: Mapping[int, float], steps: Steps) -> None:
    """The last sweep is forgotten, and the seeds of the next are there."""
    for node, value in known.items():
        steps.effect(channel, node, value, None)
    for node, value in start.items():
        steps.effect(channel, node, None, value)


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
