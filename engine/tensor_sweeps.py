"""Forward and reverse sweeps over a graph with tensors: tangents are pushed, adjoints are pulled, each in its node's shape. Knows no mode's parameters."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.linearize import Linearized
from engine.shapes import Value
from engine.tensor_values import vector, zero
from engine.tensors.linear import add, pull, push
from engine.trace import EDGE, NODE, SWEEP, Steps

_CHANNEL = 1
_SEED, _EDGE, _DONE = 1, 2, 3


def jvp(at: Linearized, seed: Mapping[int, Value]) -> list[Value]:
    """The tangent of every node: one forward sweep."""
    graph = at.graph
    tangent = [zero(graph, node) for node in range(graph.size)]
    for node, value in seed.items():
        tangent[node] = value
    edge = 0
    for node, args in enumerate(graph.args):
        for arg in args:
            partial = at.partial[edge]
            if partial is not None:
                tangent[node] = add(tangent[node], push(partial, tangent[arg]))
            edge += 1
    return tangent


def vjp(at: Linearized, seed: Mapping[int, Value]) -> list[Value]:
    """The adjoint of every node: one reverse sweep."""
    graph = at.graph
    adjoint = [zero(graph, node) for node in range(graph.size)]
    for node, value in seed.items():
        adjoint[node] = add(adjoint[node], value)
    edge = len(at.partial)
    for node in range(graph.size - 1, -1, -1):
        args = graph.args[node]
        edge -= len(args)
        for slot, arg in enumerate(args):
            partial = at.partial[edge + slot]
            if partial is not None and np.any(adjoint[node]):
                adjoint[arg] = add(adjoint[arg], pull(partial, adjoint[node]))
    return adjoint


def record_forward(at: Linearized, seed: Mapping[str, float], steps: Steps) -> None:
    """The steps of forward mode: the seed, every active edge, and the end."""
    graph = at.graph
    tangent = vector(graph, graph.input_places, seed)
    for node, value in tangent.items():
        steps.effect(_CHANNEL, node, None, value)
    steps.close(_SEED, 1, level=NODE)
    for node, args in enumerate(graph.args):
        first = graph.first_edge[node]
        used = [edge for edge in range(first, first + len(args)) if at.partial[edge] is not None]
        before: Value | None = None
        for edge in used:
            upstream = tangent[args[edge - first]]
            partial = at.partial[edge] or 0.0
            product = push(partial, upstream)
            after = product if before is None else add(before, product)
            steps.effect(_CHANNEL, node, before, after)
            steps.close(_EDGE, 1, node=node, edge=edge, level=NODE if edge == used[-1] else EDGE, terms=(upstream, partial, product))
            before = after
        if before is not None:
            tangent[node] = before
    for _, node in graph.outputs:
        if node not in tangent:
            tangent[node] = zero(graph, node)
            steps.effect(_CHANNEL, node, None, tangent[node])
    steps.close(_DONE, 1, level=SWEEP)


def record_reverse(at: Linearized, seed: Mapping[str, float], steps: Steps) -> None:
    """The steps of reverse mode: the seed, every active edge with the tape read backwards, and the end."""
    graph = at.graph
    adjoint = vector(graph, graph.output_places, seed)
    for node, value in adjoint.items():
        steps.effect(_CHANNEL, node, None, value)
    steps.close(_SEED, 1, level=NODE)
    live = {node for node, value in adjoint.items() if np.any(value)}
    for node in range(graph.size - 1, -1, -1):
        if node not in live:
            continue
        first = graph.first_edge[node]
        used = [edge for edge in range(first, first + len(graph.args[node])) if at.partial[edge] is not None]
        for edge in used:
            target = graph.args[node][edge - first]
            partial = at.partial[edge] or 0.0
            product = pull(partial, adjoint[node])
            before = adjoint.get(target)
            adjoint[target] = product if before is None else add(before, product)
            live.add(target)
            steps.effect(_CHANNEL, target, before, adjoint[target])
            terms = (adjoint[node], partial, product)
            steps.close(_EDGE, 1, node=target, edge=edge, level=NODE if edge == used[-1] else EDGE, terms=terms)
    for node, active in enumerate(graph.active):
        if active and node not in adjoint:
            steps.effect(_CHANNEL, node, None, zero(graph, node))
    steps.close(_DONE, 1, level=SWEEP)
