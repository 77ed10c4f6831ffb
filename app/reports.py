"""What can be asked beside a trace: what each mode costs on a program, and how far a derivative is from differences. Knows no trace and no HTTP."""

from __future__ import annotations

from typing import Any, TypeAlias

import engine
from app.arrays import number, numbers
from app.convert import digits
from engine.checkpoint import trades
from engine.cost import LARGEST, forward_cost, reverse_cost
from engine.errors import PathsumError
from engine.family import MOST, family
from engine.limits import check

Report: TypeAlias = dict[str, Any]


def costs(source: str, units: str, limits: engine.Limits) -> Report:
    """The cost of the whole Jacobian by each mode; counts as digits, since paths may be more than any float."""
    rows = engine.costs(engine.scalarize(engine.parse(source, limits=limits), limits), unit_free=units == "free")
    names = ("multiplications", "additions", "edges", "sweeps", "stored", "recomputed")
    return {"units": units, "rows": [{"mode": row.mode, **{name: digits(getattr(row, name)) for name in names}} for row in rows]}


def family_costs(inputs: int, outputs: int, units: str, limits: engine.Limits) -> Report:
    """The costs of one member of the family, and those of the two sweeps for every number of inputs beside as many outputs."""
    free = units == "free"
    graphs = [engine.parse(family(count, outputs), limits=limits) for count in range(1, MOST + 1)]
    ways = {"forward": [forward_cost(graph, unit_free=free) for graph in graphs], "reverse": [reverse_cost(graph, unit_free=free) for graph in graphs]}
    pairs = zip(ways["forward"], ways["reverse"], strict=True)
    source = family(inputs, outputs)
    return {
        "source": source,
        **costs(source, units, limits),
        "forward": [digits(cost.multiplications) for cost in ways["forward"]],
        "reverse": [digits(cost.multiplications) for cost in ways["reverse"]],
        "crossover": next((count for count, (one, other) in enumerate(pairs, 1) if other.multiplications < one.multiplications), None),
    }


def checkpoints(source: str, limits: engine.Limits) -> Report:
    """What one reverse sweep computes again and keeps, for every number of snapshots."""
    graph = engine.scalarize(engine.parse(source, limits=limits), limits)
    check("E_TOO_BIG", "The graph has too many nodes to plan its checkpoints", graph.size, LARGEST, "Shorten the program.")
    operations, found = trades(graph)
    return {
        "operations": operations,
        "snapshots": [each.snapshots for each in found],
        "recomputed": [digits(each.recomputed) for each in found],
        "stored": [digits(each.stored) for each in found],
    }


def checks(source: str, at: dict[str, float], output: str, name: str, limits: engine.Limits) -> Report:
    """The derivative beside central differences for every h, and beside the complex step where every operation on the way is analytic."""
    graph = engine.scalarize(engine.parse(source, limits=limits), limits)
    where = engine.linearize(graph, at)
    graph.output_node(output)
    graph.input_node(name)
    derivative = engine.jacobian(graph, at, limits=limits)[output][name]
    curve = engine.error_curve(where, output, name, derivative)
    try:
        step, reason = number(engine.complex_step(where, name)[output]), None
    except PathsumError as error:
        step, reason = None, error.message
    return {
        "derivative": number(derivative),
        "complex": step,
        "reason": reason,
        "best": curve.best,
        "h": [point.h for point in curve.points],
        "difference": numbers(point.difference for point in curve.points),
        "error": numbers(point.error for point in curve.points),
    }
