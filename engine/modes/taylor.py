"""Taylor mode: each value as a power series in t along one direction, one sweep an order. The recurrences are in engine.series.

Griewank and Walther, Evaluating Derivatives, 2nd ed., chapter 13 (univariate Taylor polynomial propagation). With inputs x + v·t, coefficient k of an
output times k! is its k-th derivative along v: order 1 is forward mode, order 2 is half of vᵀ·H·v.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.found import Found, Table
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized, linearize
from engine.modes.base import EVALUATE, Mode, Param, seed_vector
from engine.modes.options import check_crossings, whole
from engine.primitives import TABLE
from engine.scalarize import written_out
from engine.series import Memo, Series, applied, constant, line
from engine.trace import NODE, SWEEP, Steps, Trace, state_at

_COEFFICIENT = 1
_START, _STEP = 1, 2
DEFAULT_ORDER, MOST_ORDERS = 4, 60
SEED = Param("seed", "seed over inputs", "The direction: how fast each input moves; inputs left out stay.", "the first input at 1")
ORDER = Param("order", "count", "The highest power of t.", str(DEFAULT_ORDER), least=1, most=MOST_ORDERS)


def series(at: Linearized, direction: Mapping[int, float]) -> list[Series]:
    """The series of every node along {input node: slope}, coefficients computed as they are asked for: ask by order, then in the order of the program."""
    graph = at.graph
    result: list[Series] = []
    for node, op in enumerate(graph.op):
        args = graph.args[node]
        if not graph.active[node]:
            result.append(constant(at.value[node]))
        elif args:
            memo: Memo = {}
            result.append(applied(TABLE[op], tuple(result[arg] for arg in args), memo))
        else:
            result.append(line(at.value[node], direction.get(node, 0.0)))
    return result


def taylor(graph: Graph, at: Mapping[str, Any] | None = None, seed: Mapping[str, float] | None = None, order: int = DEFAULT_ORDER) -> dict[str, list[float]]:
    """{output: [c_0, …, c_order]} of output(at + seed·t) = Σ c_k·t^k. ``seed`` as in forward mode. Raises PathsumError.

    Where there are tensors, every number of an input or an output counts as one.
    """
    graph, at = written_out(graph, at)
    slopes = seed_vector(seed, graph.input_names(), graph.input_node, '{"x": 1}')
    count = whole(replace(ORDER, least=0), order)
    rows = series(linearize(graph, at), {graph.input_node(name): slope for name, slope in slopes.items()})
    for k in range(count + 1):
        for row in rows:
            row[k]
    return {name: rows[node].known[: count + 1] for name, node in graph.outputs}


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``seed``: the direction {input: slope}, by default the first input at 1; ``order``: the highest power of t."""
    order = whole(ORDER, params.get("order"))
    check_crossings(order * order, graph, limits, "hint_lower_order")  # each coefficient is a sum over those below it
    return {"seed": seed_vector(params.get("seed"), graph.input_names(), graph.input_node, '{"x": 1}'), "order": order}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record coefficient k of every active node in sweep k. Channel ``coefficient`` is keyed by node · (order + 1) + k."""
    graph, order = at.graph, params["order"]
    slopes = {graph.input_node(name): slope for name, slope in params["seed"].items()}
    rows = series(at, slopes)
    active = [node for node in range(graph.size) if graph.active[node]]
    for node in range(graph.size):
        steps.effect(_COEFFICIENT, node * (order + 1), None, at.value[node])
    for leaf in graph.inputs:
        for k in range(1, order + 1):
            steps.effect(_COEFFICIENT, leaf * (order + 1) + k, None, rows[leaf][k])
    steps.close(_START, 1, level=NODE)
    moving = [node for node in active if graph.args[node]]
    for k in range(1, order + 1):
        for node in moving:
            number = rows[node][k]
            steps.effect(_COEFFICIENT, node * (order + 1) + k, None, number)
            steps.close(_STEP, k, node=node, item=k, level=SWEEP if node == moving[-1] else NODE, terms=(float(k), number))
    if not moving:  # the outputs are inputs or constants: the start was all
        steps.close(_START, order, level=SWEEP)


def found(trace: Trace) -> tuple[Found, ...]:
    """The coefficients of every output, and the higher derivatives along the direction that they are: k!·c_k."""
    order: int = trace.params["order"]
    known = state_at(trace, len(trace.steps))["coefficient"]
    outputs = trace.at.graph.outputs
    rows = [tuple(known.get(node * (order + 1) + k, 0.0) for k in range(order + 1)) for _, node in outputs]
    names, powers = tuple(name for name, _ in outputs), tuple(str(k) for k in range(order + 1))
    derivatives = [tuple(float(math.factorial(k)) * number for k, number in enumerate(row)) for row in rows]
    return Found("coefficients", Table(names, powers, tuple(rows))), Found("derivatives", Table(names, powers, tuple(derivatives)))


TAYLOR = Mode(
    "taylor",
    "Taylor series",
    "Along one direction every value becomes a power series; each sweep adds one coefficient, and with it one higher derivative.",
    (SEED, ORDER),
    ("value", "coefficient"),
    (EVALUATE, ("taylor.start", ()), ("taylor.coefficient", ("order", "coefficient"))),
    complete,
    run,
    "formulas",
    found,
)
