"""The values of one output over a grid of two inputs, the others standing still: what a walk downhill walks on. Knows no trace and no HTTP."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import engine
from app.arrays import numbers
from app.errors import check, refuse

Axis: TypeAlias = tuple[str, float, float]
MOST_WORK = 4_000_000
"""Operations of one answer: nodes times cells. About a second."""


def spread(low: float, high: float, steps: int) -> list[float]:
    """So many numbers from ``low`` to ``high``, both among them."""
    return [low + (high - low) * place / (steps - 1) for place in range(steps)]


def grid(
    source: str, at: dict[str, float], output: str, across: tuple[str, float, float], up: tuple[str, float, float], steps: int, limits: engine.Limits
) -> dict[str, Any]:
    """``across`` and ``up``: an input, its least and its greatest value. Row by row, from the least value of ``up``."""
    for name, low, high in (across, up):
        if not low < high:
            raise refuse("grid_width", name=name)
        if math.isinf(high - low):
            raise refuse("grid_wide", name=name)
    if across[0] == up[0]:
        raise refuse("grid_inputs")
    graph = engine.scalarize(engine.parse(source, limits=limits), limits)
    check("grid_work", graph.size * steps * steps, MOST_WORK)
    graph.output_node(output)
    for name, _, _ in (across, up):
        graph.input_node(name)
    where = dict(at)
    x, y = spread(*across[1:], steps), spread(*up[1:], steps)
    rows = []
    for upward in y:
        where[up[0]] = upward
        row = []
        for along in x:
            where[across[0]] = along
            row.append(float(engine.evaluate(graph, where)[output]))
        rows.append(numbers(row))
    return {"x": x, "y": y, "value": rows}
