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
from engine.numeric import strong
from engine.shapes import Value
from engine.trace import EDGE, NODE, SWEEP, Steps

_ADJOINT = 1
_SEED, _EDGE, _DONE = 1, 2, 3


def vjp(at: Linearized, seed: Mapping[int, Value]) -> list[Value]:
    """The adjoint of every node for the seed {output node: adjoint}: one reverse sweep, uᵀ·J at the inputs."""
    graph = at.graph
    if graph.has_tensors:
        return tensor_sweeps.vjp(at, seed)
    adjoint = [0.0] * graph.size
    for node, value in seed.items():
        adjoint[node] += value
    edge = len(at.partial)
    for node in range(graph.size - 1, -1, -1):
        args = graph.args[node]
        edge -= len(args)
        upstream = adjoint[node]
        if upstream == 0.0:
            continue
        for slot, arg in enumerate(args):
            partial = at.partial[edge + slot]
            if partial is not None:
                adjoint[arg] += strong(upstream, partial)
    return adjoint


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``seed``: {output: adjoint}, by default the first output at 1; outputs left out are 0."""
    return {"seed": seed_vector(params.get("seed"), graph.output_names(), graph.output_node, '{"y": 1}')}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record the seed, every active edge with the tape read backwards, and the end (what was never reached is 0)."""
    if at.graph.has_tensors:
        tensor_sweeps.record_reverse(at, params["seed"], steps)
        return
    graph, partial = at.graph, at.partial
    seed: dict[str, float] = params["seed"]
    adjoint: dict[int, float] = {}
    live: set[int] = set()  # what a seed other than 0 has reached; the sweep need not visit the rest
    for name, node in graph.outputs:
        before = adjoint.get(node)
        adjoint[node] = (before or 0.0) + seed.get(name, 0.0)
        if seed.get(name, 0.0) != 0.0:
            live.add(node)
        steps.effect(_ADJOINT, node, before, adjoint[node])
    steps.close(_SEED, 1, level=NODE)
    origin = graph.edges[0]
    for node in range(graph.size - 1, -1, -1):
        if node not in live:
            continue
        upstream = adjoint[node]
        first = graph.first_edge[node]
        used = [edge for edge in range(first, first + len(graph.args[node])) if partial[edge] is not None]
        for edge in used:
            slope = partial[edge] or 0.0
            product = strong(upstream, slope)
            target = origin[edge]
            before = adjoint.get(target)
            after = product if before is None else before + product
            adjoint[target] = after
            live.add(target)
            steps.effect(_ADJOINT, target, before, after)
            steps.close(_EDGE, 1, node=target, edge=edge, level=NODE if edge == used[-1] else EDGE, terms=(upstream, slope, product))
    for node, active in enumerate(graph.active):
        if active and node not in adjoint:  # nothing that is seeded depends on it
            steps.effect(_ADJOINT, node, None, 0.0)
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
