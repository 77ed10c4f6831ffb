"""Forward mode: tangents ride along with the values, one sweep a direction (Jacobian-vector product).

Wengert 1964; Baydin et al., Automatic differentiation in machine learning (2018), section 3.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import tensor_sweeps
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized
from engine.modes.base import EVALUATE, Mode, Param, seed_vector
from engine.numeric import strong
from engine.shapes import Value
from engine.trace import EDGE, NODE, SWEEP, Steps

_TANGENT = 1
_SEED, _EDGE, _DONE = 1, 2, 3


def jvp(at: Linearized, seed: Mapping[int, Value]) -> list[Value]:
    """The tangent of every node for the seed {input node: tangent}: one forward sweep, J·v at the outputs."""
    graph = at.graph
    if graph.has_tensors:
        return tensor_sweeps.jvp(at, seed)
    origin = graph.edges[0]
    tangent = [0.0] * graph.size
    for node, value in seed.items():
        tangent[node] = value
    edge = 0
    for node, args in enumerate(graph.args):
        total = 0.0
        for _ in args:
            partial = at.partial[edge]
            if partial is not None:
                total += strong(tangent[origin[edge]], partial)
            edge += 1
        if args:
            tangent[node] = total
    return tangent


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``seed``: {input: tangent}, by default the first input at 1; inputs left out are 0."""
    return {"seed": seed_vector(params.get("seed"), graph.input_names(), graph.input_node, '{"x": 1}')}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record the seed, every active edge in the order of the program, and the end."""
    if at.graph.has_tensors:
        tensor_sweeps.record_forward(at, params["seed"], steps)
        return
    graph, partial = at.graph, at.partial
    seed: dict[str, float] = params["seed"]
    tangent: dict[int, float] = {}
    for node in graph.inputs:
        tangent[node] = seed.get(graph.label[node], 0.0)
        steps.effect(_TANGENT, node, None, tangent[node])
    steps.close(_SEED, 1, level=NODE)
    origin = graph.edges[0]
    for node, args in enumerate(graph.args):
        first = graph.first_edge[node]
        used = [edge for edge in range(first, first + len(args)) if partial[edge] is not None]
        before: float | None = None
        for edge in used:
            slope = partial[edge] or 0.0
            upstream = tangent[origin[edge]]
            product = strong(upstream, slope)
            after = product if before is None else before + product
            steps.effect(_TANGENT, node, before, after)
            steps.close(_EDGE, 1, node=node, edge=edge, level=NODE if edge == used[-1] else EDGE, terms=(upstream, slope, product))
            before = after
        if before is not None:
            tangent[node] = before
    for _, node in graph.outputs:
        if node not in tangent:  # an output that no input reaches
            tangent[node] = 0.0
            steps.effect(_TANGENT, node, None, 0.0)
    steps.close(_DONE, 1, level=SWEEP)


FORWARD = Mode(
    "forward",
    "Forward mode",
    "One sweep from the inputs carries a tangent along every edge: how each value moves when the seeded inputs move (J·v).",
    (Param("seed", "seed over inputs", "The tangent of each input; inputs left out are 0.", "the first input at 1"),),
    ("value", "tangent"),
    (EVALUATE, ("forward.seed", ()), ("forward.edge", ("upstream", "partial", "product")), ("forward.done", ())),
    complete,
    run,
)
