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
from engine.shapes import Value
from engine.sweeps import Numbers, carry, tangents
from engine.tape import tape
from engine.trace import NODE, SWEEP, Steps

_TANGENT = 1
_SEED, _EDGE, _DONE = 1, 2, 3


def jvp(at: Linearized, seed: Mapping[int, Value]) -> list[Value]:
    """The tangent of every node for the seed {input node: tangent}: one forward sweep, J·v at the outputs."""
    graph = at.graph
    if graph.has_tensors:
        return tensor_sweeps.jvp(at, seed)
    start = [0.0] * graph.size
    for node, value in seed.items():
        if not graph.args[node]:
            start[node] = value
    return tangents(tape(graph).forward(graph), at.partial, start)


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``seed``: {input: tangent}, by default the first input at 1; inputs left out are 0."""
    return {"seed": seed_vector(params.get("seed"), graph.input_names(), graph.input_node, '{"x": 1}')}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record the seed, every active edge in the order of the program, and the end."""
    if at.graph.has_tensors:
        tensor_sweeps.record_forward(at, params["seed"], steps)
        return
    graph = at.graph
    seed: dict[str, float] = params["seed"]
    structure = tape(graph)
    order = structure.forward(graph)
    idle = [node for node in dict.fromkeys(node for _, node in graph.outputs) if not graph.active[node]]  # outputs that no input reaches

    def record(steps: Steps) -> None:
        for node in graph.inputs:
            steps.effect(_TANGENT, node, None, None)
        steps.close(_SEED, 1, level=NODE)
        steps.edges(_EDGE, _TANGENT, order)
        for node in idle:
            steps.effect(_TANGENT, node, None, None)
        steps.close(_DONE, 1, level=SWEEP)

    start = {node: seed.get(graph.label[node], 0.0) for node in graph.inputs}
    steps.follow(structure, "forward", record)
    steps.before += [None] * len(start)
    steps.after += start.values()
    carry(order, at.partial, start, Numbers(steps.term, steps.before, steps.after))
    steps.before += [None] * len(idle)
    steps.after += [0.0] * len(idle)


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
