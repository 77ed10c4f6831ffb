"""Broken engines for lessons: reverse mode with one named bug each, recorded like the real one. A mode in no list.

Never reachable by accident: ``MODES`` does not hold it, no page and no link offers it, and it runs only for a caller who names both the mode
``broken`` and the bug, which has no default. The numbers in the channel ``adjoint`` are wrong on purpose. The ``value`` and ``jacobian`` of the trace
are right, so that the two can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.found import Found
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized
from engine.modes.base import Mode, Param
from engine.modes.options import chosen_output
from engine.modes.reverse import REVERSE
from engine.numeric import strong
from engine.phrases import say
from engine.trace import EDGE, NODE, SWEEP, Steps, Trace
from engine.wording import refuse
from engine.words import Words

_ADJOINT = 1
_SEED, _EDGE, _DONE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Bug:
    """One bug: its name, what is wrong, and a program on which it shows."""

    name: str
    summary: Words
    example: str


BUGS: tuple[Bug, ...] = (
    Bug("overwrite", say("bug_overwrite"), "e = (a + b)*(b + 1)"),
    Bug("stale", say("bug_stale"), "y = x^2"),
    Bug("order", say("bug_order"), "u = x + 1\nv = u*u\ny = v*u + x"),
    Bug("dropped", say("bug_dropped"), "y = x*x + sin(x)"),
    Bug("product", say("bug_product"), "y = x*exp(x)"),
)


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``bug``: its name, always; ``output``: whose derivatives (the first by default). Raises PathsumError E_PARAM."""
    names = ", ".join(bug.name for bug in BUGS)
    if params.get("bug") is None:
        raise refuse("bug_missing", all=names)
    if params["bug"] not in [bug.name for bug in BUGS]:
        raise refuse("bug_unknown", name=repr(params["bug"])[:60], all=names)
    return {"bug": params["bug"], "output": chosen_output(graph, params.get("output"))}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record a reverse sweep from ``output`` by an engine with this bug.

    The bug "stale" needs two sweeps: the first from ``output``, the second, on top of it, from the output after that, or from the same one again.
    """
    graph, name = at.graph, params["output"]
    adjoint: dict[int, float] = {}
    names = graph.output_names()
    follower = names[(names.index(name) + 1) % len(names)]
    for sweep, seeded in enumerate([name, follower] if params["bug"] == "stale" else [name], 1):
        _sweep(at, graph.output_node(seeded), params["bug"], adjoint, steps, sweep)


def _sweep(at: Linearized, output: int, bug: str, adjoint: dict[int, float], steps: Steps, sweep: int) -> None:
    """Reverse mode as in ``engine.modes.reverse``, but for the one thing that is wrong."""
    graph = at.graph
    before = adjoint.get(output)
    adjoint[output] = 1.0
    steps.effect(_ADJOINT, output, before, adjoint[output])
    steps.close(_SEED, sweep, node=output, level=NODE)
    lost = _first_of_shared(at, output) if bug == "dropped" else set()
    order = _as_met(at, output) if bug == "order" else _backwards(at, output)
    for node in order:
        upstream, first = adjoint.get(node, 0.0), graph.first_edge[node]
        used = [edge for edge in _edges_into(at, node) if edge not in lost]
        for edge in used:
            target, slope = graph.edges[0][edge], at.partial[edge] or 0.0
            if bug == "product" and graph.op[node] == "mul" and edge == first + 1:
                slope = 0.0
            product = strong(upstream, slope)
            before = adjoint.get(target)
            adjoint[target] = product if before is None or bug == "overwrite" else before + product
            steps.effect(_ADJOINT, target, before, adjoint[target])
            steps.close(_EDGE, sweep, node=target, edge=edge, level=NODE if edge == used[-1] else EDGE, terms=(upstream, slope, product))
    for leaf in graph.inputs:
        if leaf not in adjoint:
            adjoint[leaf] = 0.0
            steps.effect(_ADJOINT, leaf, None, 0.0)
    steps.close(_DONE, sweep, level=SWEEP)


def _edges_into(at: Linearized, node: int) -> list[int]:
    first = at.graph.first_edge[node]
    return [edge for edge in range(first, first + len(at.graph.args[node])) if at.partial[edge] is not None]


def _backwards(at: Linearized, output: int) -> Iterator[int]:
    """The right order: every node behind the output, after all its users."""
    met = {output}
    for node in range(output, -1, -1):
        if node in met:
            met.update(at.graph.edges[0][edge] for edge in _edges_into(at, node))
            yield node


def _as_met(at: Linearized, output: int) -> Iterator[int]:
    """The wrong order: depth first, each node once, when it is first met."""
    met: set[int] = set()
    stack = [output]
    while stack:
        node = stack.pop()
        if node not in met:
            met.add(node)
            yield node
            stack.extend(at.graph.edges[0][edge] for edge in _edges_into(at, node))


def _first_of_shared(at: Linearized, output: int) -> set[int]:
    """For every node with several edges towards the output, the first of them."""
    seen: dict[int, list[int]] = {}
    for node in _backwards(at, output):
        for edge in _edges_into(at, node):
            seen.setdefault(at.graph.edges[0][edge], []).append(edge)
    return {min(edges) for edges in seen.values() if len(edges) > 1}


def found(trace: Trace) -> tuple[Found, ...]:
    """What is wrong, in words."""
    return (Found("bug", next(bug.summary for bug in BUGS if bug.name == trace.params["bug"])),)


BROKEN = Mode(
    "broken",
    "Broken reverse mode",
    "Reverse mode with one bug, for lessons: its adjoints are wrong on purpose.",
    (
        Param("bug", "choice", "Which bug. It must be named.", "none", tuple(bug.name for bug in BUGS)),
        Param("output", "output", "The output whose adjoint is 1.", "the first output"),
    ),
    REVERSE.channels,
    REVERSE.tags,
    complete,
    run,
    "formulas",
    found,
)
