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
from engine.sweeps import Numbers, adjoints, carry
from engine.tape import tape
from engine.trace import NODE, SWEEP, Steps

_ADJOINT = 1
_SEED, _EDGE, _DONE = 1, 2, 3


def vjp(at: Linearized, seed: Mapping[int, Value]) -> list[Value]:
    """The adjoint of every node for the seed {output node: adjoint}: one reverse sweep, uᵀ·J at the inputs."""
    graph = at.graph
    if graph.has_tensors:
        return tensor_sweeps.vjp(at, seed)
    if len(seed) == 1 and 1.0 in seed.values():
        known = at.adjoints.get(next(iter(seed)))
        if known is not None:
            return [adjoint or 0.0 for adjoint in known]
    start = [0.0] * graph.size
    for node, value in seed.items():
        start[node] += value
    return adjoints(tape(graph).backward(graph), at.partial, start, max(seed, default=0))


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
    before: list[float | None] = []
    after: list[float] = []
    for name, node in graph.outputs:
        before.append(start.get(node))
        start[node] = (start.get(node) or 0.0) + seed.get(name, 0.0)
        after.append(start[node])
    structure = tape(graph)
    seeded = frozenset(node for name, node in graph.outputs if seed.get(name, 0.0) != 0.0)  # the sweep need not visit what these do not depend on
    order = structure.reached(graph, seeded)
    idle = [node for node in order.aside if node not in start]  # nothing that is seeded depends on them

    def record(steps: Steps) -> None:
        for _, node in graph.outputs:
            steps.effect(_ADJOINT, node, None, None)
        steps.close(_SEED, 1, level=NODE)
        steps.edges(_EDGE, _ADJOINT, order)
        for node in idle:
            steps.effect(_ADJOINT, node, None, None)
        steps.close(_DONE, 1, level=SWEEP)

    steps.follow(structure, ("reverse", seeded), record)
    steps.before += before
    steps.after += after
    end = carry(order, at.partial, start, Numbers(steps.term, steps.before, steps.after))
    if len(start) == 1 and seeded and after == [1.0]:
        at.adjoints[next(iter(seeded))] = end
    steps.before += [None] * len(idle)
    steps.after += [0.0] * len(idle)


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
