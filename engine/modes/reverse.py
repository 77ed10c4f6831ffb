"""Reverse mode: adjoints flow back along the tape, one sweep for all inputs (vector-Jacobian product).

Linnainmaa 1970; Griewank and Walther, Evaluating Derivatives, 2nd ed., chapter 3; Baydin et al. 2018, section 3.2.
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
from engine.sweeps import adjoints, carry_back
from engine.tape import tape
from engine.trace import NODE, SWEEP, Steps

_ADJOINT = 1
_SEED, _EDGE, _DONE = 1, 2, 3


def vjp(at: Linearized, seed: Mapping[int, Value]) -> list[Value]:
    """The adjoint of every node for the seed {output node: adjoint}: one reverse sweep, uᵀ·J at the inputs."""
    graph = at.graph
    if graph.has_tensors:
        return tensor_sweeps.vjp(at, seed)
    start = [0.0] * graph.size
    for node, value in seed.items():
        start[node] += value
    return adjoints(tape(graph).backward(graph), at.partial, start)


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``seed``: {output: adjoint}, by default the first output at 1; outputs left out are 0."""
    return {"seed": seed_vector(params.get("seed"), graph.output_names(), graph.output_node, '{"y": 1}')}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record the seed, every active edge with the tape read backwards, and the end (what was never reached is 0)."""
    if at.graph.has_tensors:
        tensor_sweeps.record_reverse(at, params["seed"], steps)
        return
    graph = at.graph
    seed: dict[str, float] = params["seed"]
    start: dict[int, float] = {}
    seeded: list[int] = []  # what a seed other than 0 has reached; the sweep need not visit the rest
    for name, node in graph.outputs:
        before = start.get(node)
        start[node] = after = (before or 0.0) + seed.get(name, 0.0)
        steps.effect(_ADJOINT, node, before, after)
        if seed.get(name, 0.0) != 0.0:
            seeded.append(node)
    steps.close(_SEED, 1, level=NODE)
    order = tape(graph).reached(graph, seeded)
    steps.sweep_edges(_EDGE, _ADJOINT, order, carry_back(order, at.partial, graph.size, start))
    idle = [node for node in order.aside if node not in start]
    steps.effects(_ADJOINT, idle, [None] * len(idle), [0.0] * len(idle))  # nothing that is seeded depends on them
    steps.close(_DONE, 1, level=SWEEP)


REVERSE = Mode(
    "reverse",
    "Reverse mode",
    "One sweep back from the outputs gives every node its adjoint: how the seeded output moves when that node moves (uᵀ·J), all inputs at once.",
    (Param("seed", "seed over outputs", "The adjoint of each output; outputs left out are 0.", "the first output at 1"),),
    ("value", "adjoint"),
    (EVALUATE, ("reverse.seed", ()), ("reverse.edge", ("upstream", "partial", "product")), ("reverse.done", ())),
    complete,
    run,
)
