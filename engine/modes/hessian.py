"""Second derivatives by forward over reverse: tangents forward, then adjoints and their tangents back, one Hessian-vector product a direction.

Pearlmutter 1994 (Fast exact multiplication by the Hessian); Griewank and Walther, Evaluating Derivatives, 2nd ed., section 5 (second-order adjoints).
Differentiating the reverse rule  ā_x += ā·p  along a direction gives  ȧ_x += ȧ·p + ā·ṗ  with  ṗ = Σ ∂p/∂y · ẏ  over the arguments y.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.found import Found, Table
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized, linearize
from engine.modes.base import EVALUATE, Mode, Param, record_sweep, seed_vector
from engine.modes.forward import jvp
from engine.modes.options import check_crossings, chosen_output
from engine.numeric import strong
from engine.scalarize import written_out
from engine.second import curvature
from engine.tape import tape
from engine.trace import NODE, SWEEP, Steps, Trace, state_at
from engine.wording import check

_TANGENT, _ADJOINT, _DOT, _HESSIAN = 1, 2, 3, 4
_SEED, _FORWARD, _TURN, _REVERSE, _DONE = 1, 2, 3, 4, 5
_Bent = list[tuple[float, ...] | None]


def hvp(at: Linearized, output: int, direction: Mapping[int, float], bent: _Bent | None = None) -> tuple[list[float], list[float]]:
    """(adjoint, adjoint tangent) of every node, for output node ``output`` and the direction {input node: tangent}.

    At the inputs these are the gradient g and the product H·v. ``bent`` are the second partials, where they are known already.
    """
    graph = at.graph
    turn = curvature(at) if bent is None else bent
    tangent = jvp(at, direction)
    adjoint, dot = [0.0] * graph.size, [0.0] * graph.size
    adjoint[output] = 1.0
    edge = len(at.partial)
    for node in range(graph.size - 1, -1, -1):
        args = graph.args[node]
        edge -= len(args)
        upstream, upstream_dot = adjoint[node], dot[node]
        if upstream == 0.0 and upstream_dot == 0.0:
            continue
        for slot, arg in enumerate(args):
            partial = at.partial[edge + slot]
            if partial is not None:
                slope_dot = partial_tangent(turn[edge + slot], args, tangent)
                adjoint[arg] += strong(upstream, partial)
                dot[arg] += strong(upstream_dot, partial) + strong(upstream, slope_dot)
    return adjoint, dot


def partial_tangent(seconds: tuple[float, ...] | None, args: tuple[int, ...], tangent: Mapping[int, float] | list[float]) -> float:
    """ṗ: how an edge's partial moves along the tangents of its destination's arguments. Arguments that do not move may lack a tangent."""
    total = 0.0
    for second, arg in zip(seconds or (), args, strict=False):
        if second != 0.0:
            total += strong(second, tangent[arg])
    return total


def hessian(graph: Graph, at: Mapping[str, Any] | None = None, output: str | None = None, *, limits: Limits | None = None) -> dict[str, dict[str, float]]:
    """{input: {input: second derivative}} of one output (the first by default): one Hessian-vector product an input.

    The entry [i][j] is read from the product along j, so symmetry is a result and not an assumption. Raises PathsumError.
    Where there are tensors, every number of an input counts as one: ``{"x[0]": {"x[0]": …, "x[1]": …}, …}``.
    """
    bounds = limits or Limits()
    graph, at = written_out(graph, at, bounds)
    name = chosen_output(graph, output)
    _check_entries(graph, bounds)
    where = linearize(graph, at)
    node, bent, names = graph.output_node(name), curvature(where), graph.input_names()
    result: dict[str, dict[str, float]] = {row: {} for row in names}
    for leaf in graph.inputs:
        dot = hvp(where, node, {leaf: 1.0}, bent)[1]
        for row in graph.inputs:
            result[graph.label[row]][graph.label[leaf]] = dot[row]
    return result


def _check_entries(graph: Graph, limits: Limits) -> None:
    check("hessian_entries", len(graph.inputs) ** 2, limits.pairs)


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``output``: a name; ``seed``: one direction {input: tangent} for a single H·v. Without it every input in turn, which fills the Hessian."""
    _check_entries(graph, limits)
    given = params.get("seed")
    seed = None if given is None else seed_vector(given, graph.input_names(), graph.input_node, '{"x": 1}')
    check_crossings(2 * (1 if seed is not None else len(graph.inputs)), graph, limits, "hint_one_direction")
    return {"output": chosen_output(graph, params.get("output")), "seed": seed}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record two sweeps a direction. With no seed, the end of each pair fills one column of the Hessian."""
    graph = at.graph
    order = tape(graph).forward(graph)
    bent, output = curvature(at), graph.output_node(params["output"])
    seed: dict[str, float] | None = params["seed"]
    directions = [{leaf: 1.0} for leaf in graph.inputs] if seed is None else [{graph.input_node(name): value for name, value in seed.items()}]
    tangent: dict[int, float] = {}
    adjoint: dict[int, float] = {}
    dot: dict[int, float] = {}
    for index, direction in enumerate(directions):
        for channel, known in ((_TANGENT, tangent), (_ADJOINT, adjoint), (_DOT, dot)):
            for node, value in known.items():  # a new direction starts from nothing
                steps.effect(channel, node, value, None)
        start = {leaf: direction.get(leaf, 0.0) for leaf in graph.inputs}
        for leaf, value in start.items():
            steps.effect(_TANGENT, leaf, None, value)
        steps.close(_SEED, 2 * index + 1, level=NODE, item=index)
        tangent = record_sweep(at, order, start, steps, _TANGENT, _FORWARD, sweep=2 * index + 1, item=index)
        adjoint, dot = _backward(at, output, bent, tangent, steps, index)
        for place, leaf in enumerate(graph.inputs):
            for channel, known in ((_ADJOINT, adjoint), (_DOT, dot)):
                if leaf not in known:  # an input that the output does not depend on
                    known[leaf] = 0.0
                    steps.effect(channel, leaf, None, 0.0)
            steps.effect(_HESSIAN, place if seed is not None else place * len(graph.inputs) + index, None, dot[leaf])
        steps.close(_DONE, 2 * index + 2, level=SWEEP, item=index)


def _backward(at: Linearized, output: int, bent: _Bent, tangent: Mapping[int, float], steps: Steps, index: int) -> tuple[dict[int, float], dict[int, float]]:
    """The sweep of reverse mode with the tangent of every adjoint beside it: the adjoints, and their tangents."""
    graph, sweep = at.graph, 2 * index + 2
    order = tape(graph).reached(graph, (output,))
    adjoint, dot = {output: 1.0}, {output: 0.0}
    steps.effect(_ADJOINT, output, None, 1.0)
    steps.effect(_DOT, output, None, 0.0)
    steps.close(_TURN, sweep, level=NODE, node=output, item=index)
    for edge, node, arg, level in zip(order.edges, order.to, order.origin, order.level, strict=True):
        slope, slope_dot = at.partial[edge] or 0.0, partial_tangent(bent[edge], graph.args[node], tangent)
        product = strong(adjoint[node], slope)
        bend = strong(dot[node], slope) + strong(adjoint[node], slope_dot)
        for channel, known, more in ((_ADJOINT, adjoint, product), (_DOT, dot, bend)):
            before = known.get(arg)
            known[arg] = more if before is None else before + more
            steps.effect(channel, arg, before, known[arg])
        terms = (adjoint[node], dot[node], slope, slope_dot, product, bend)
        steps.close(_REVERSE, sweep, node=arg, edge=edge, level=level, terms=terms, item=index)
    return adjoint, dot


def found(trace: Trace) -> tuple[Found, ...]:
    """The gradient, and the Hessian (or with a seed the one product H·v)."""
    names, seeded = tuple(trace.at.graph.input_names()), trace.params["seed"] is not None
    last = state_at(trace, len(trace.steps))
    width = 1 if seeded else len(names)
    cells = tuple(tuple(last["hessian"].get(row * width + column) for column in range(width)) for row in range(len(names)))
    gradient = tuple((trace.jacobian[trace.params["output"]][name],) for name in names)
    columns = ("H·v",) if seeded else names
    return Found("gradient", Table(names, (trace.params["output"],), gradient)), Found("product" if seeded else "hessian", Table(names, columns, cells))


HESSIAN = Mode(
    "hessian",
    "Hessian",
    "Reverse mode, differentiated forward: along each direction every adjoint gets a tangent of its own, and at the inputs these are H·v.",
    (
        Param("output", "output", "The output whose second derivatives are wanted.", "the first output"),
        Param("seed", "seed over inputs", "One direction v for a single product H·v.", "every input in turn", optional=True),
    ),
    ("value", "tangent", "adjoint", "adjoint_tangent", "hessian"),
    (
        EVALUATE,
        ("hessian.seed", ()),
        ("hessian.forward", ("upstream", "partial", "product")),
        ("hessian.turn", ()),
        ("hessian.reverse", ("adjoint", "adjoint_tangent", "partial", "partial_tangent", "product", "bend")),
        ("hessian.done", ()),
    ),
    complete,
    run,
    "formulas",
    found,
)
