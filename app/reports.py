"""What can be asked beside a trace: what each mode costs on a program, and how far a derivative is from differences. Knows no trace and no HTTP."""

from __future__ import annotations

from typing import Any, TypeAlias

import engine
from app.arrays import number, numbers
from app.convert import digits
from engine.errors import PathsumError

Report: TypeAlias = dict[str, Any]


def costs(source: str, units: str, limits: engine.Limits) -> Report:
    """The cost of the whole Jacobian by each mode; counts as digits, since paths may be more than any float."""
    rows = engine.costs(engine.scalarize(engine.parse(source, limits=limits), limits), unit_free=units == "free")
    names = ("multiplications", "additions", "edges", "sweeps", "stored", "recomputed")
    return {"units": units, "rows": [{"mode": row.mode, **{name: digits(getattr(row, name)) for name in names}} for row in rows]}


def family_costs(inputs: int, outputs: int, units: str, limits: engine.Limits) -> Report:
    """The costs of one member of the family, and those of the two sweeps for every number of inputs beside as many outputs."""
    found = engine.crossing(inputs, outputs, unit_free=units == "free")
    return {
        "source": found.source,
        **costs(found.source, units, limits),
        "forward": [digits(count) for count in found.forward],
        "reverse": [digits(count) for count in found.reverse],
        "crossover": found.crossover,
    }


def checkpoints(source: str, limits: engine.Limits) -> Report:
    """What one reverse sweep computes again and keeps, for every number of snapshots."""
    graph = engine.scalarize(engine.parse(source, limits=limits), limits)
    operations, found = engine.trades(graph)
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
        step, reason = None, error.said
    return {
        "derivative": number(derivative),
        "complex": step,
        "reason": reason,
        "curve": {
            "best": curve.best,
            "h": [point.h for point in curve.points],
            "difference": numbers(point.difference for point in curve.points),
            "error": numbers(point.error for point in curve.points),
        },
    }
