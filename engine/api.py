"""The public functions: evaluate, jacobian, trace, differences. Wires the parts together and knows nothing of files, web or terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from engine.folding import fold as folded
from engine.gradients import gradients, rows_at
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized, linearize, point, values_at
from engine.modes import mode_named
from engine.modes.base import record_evaluation
from engine.modes.forward import jvp
from engine.modes.paths import add_up, count_paths, enumerate_paths
from engine.modes.reverse import vjp
from engine.scalarize import scalarize, written_out
from engine.shapes import Value
from engine.tensor_values import element, unit
from engine.trace import Steps, Trace
from engine.wording import check, refuse

Jacobian = dict[str, dict[str, float]]


def evaluate(graph: Graph, at: Mapping[str, Any] | None = None) -> dict[str, Value]:
    """The value of every name of the program at ``at`` (starting values where it is silent): floats, and arrays for tensors. Raises PathsumError.

    ``at`` names single numbers (``x``, ``x[0]``, ``W[1,2]``) or whole tensors (nested lists or arrays under their names).
    """
    value = values_at(graph, point(graph, at))
    return {name: value[node] for name, node in (*graph.named.items(), *graph.outputs)}


def jacobian(graph: Graph, at: Mapping[str, Any] | None = None, mode: str | None = None, *, limits: Limits | None = None) -> Jacobian:
    """{output: {input: derivative}} by one reverse sweep an output, one forward sweep an input, or the sum over all paths. Raises PathsumError.

    Where ``mode`` is not said, it is forward or reverse, whichever needs fewer sweeps.

    Where there are tensors, every number of an input or an output counts as one: ``{"y[0]": {"x[0]": …, "x[1]": …}}``.
    """
    bounds = limits or Limits()
    if mode is None:
        mode = _fewer_sweeps(graph)
    ways: dict[str, Callable[[Linearized, Limits], Jacobian]] = {"reverse": _by_reverse, "forward": _by_forward, "paths": _by_paths}
    if mode not in ways:
        raise refuse("mode_unknown", name=repr(mode)[:60], all=", ".join(ways))
    _check_pairs(graph, bounds)
    if mode == "paths":
        graph = scalarize(graph, bounds)
    if mode == "reverse" and not graph.has_tensors:
        return _named(graph, gradients(graph, at, [node for _, node in graph.outputs])[1])
    return ways[mode](linearize(graph, at), bounds)


def trace(
    graph: Graph, at: Mapping[str, Any] | None = None, mode: str = "reverse", *, fold: Sequence[int] = (), expand: bool = False,
    limits: Limits | None = None, **params: Any,
) -> Trace:  # fmt: skip
    """A recorded run of ``mode`` with its ``params`` (see ``engine.MODES``): every step, every effect, and the result. Raises PathsumError.

    ``fold`` are numbers of ``graph.groups`` that are to be single nodes; a mode that needs formulas runs on the unfolded graph.
    ``expand`` writes tensors out in single numbers first, as every mode does that does not need partials alone.
    """
    bounds = limits or Limits()
    chosen = mode_named(mode)
    chosen.check_names(params)
    _check_pairs(graph, bounds)
    if expand or chosen.needs != "partials":
        graph, at = written_out(graph, at, bounds)
    where = linearize(graph, at)
    if fold and chosen.needs != "formulas":
        where = folded(where, fold)
        graph = where.graph
    complete = chosen.complete(graph, params, bounds)
    steps = Steps(chosen.channels, chosen.tags)
    initial = record_evaluation(where, steps)
    start = len(steps)
    paths = chosen.run(where, complete, steps)
    value = {name: element(where.value[node], place) for name, (node, place) in graph.output_places.items()}
    fewer = _by_reverse if _fewer_sweeps(graph) == "reverse" else _by_forward
    return Trace(mode, complete, where, initial, start, steps, value, fewer(where, bounds), paths)


def _fewer_sweeps(graph: Graph) -> str:
    return "reverse" if len(graph.output_places) <= len(graph.input_places) else "forward"


def _check_pairs(graph: Graph, limits: Limits) -> None:
    pairs = len(graph.input_places) * len(graph.output_places)
    check("jacobian_entries", pairs, limits.pairs)


def _named(graph: Graph, rows: list[list[float]]) -> Jacobian:
    names = graph.input_names()
    return {name: dict(zip(names, row, strict=True)) for (name, _), row in zip(graph.outputs, rows, strict=True)}


def _by_reverse(at: Linearized, limits: Limits) -> Jacobian:
    graph, result = at.graph, {}
    if not graph.has_tensors:
        return _named(graph, rows_at(at, [node for _, node in graph.outputs]))
    for name, (node, place) in graph.output_places.items():
        adjoint = vjp(at, {node: unit(graph, node, place)})
        result[name] = {leaf: element(adjoint[source], spot) for leaf, (source, spot) in graph.input_places.items()}
    return result


def _by_forward(at: Linearized, limits: Limits) -> Jacobian:
    graph = at.graph
    result: Jacobian = {name: {} for name in graph.output_places}
    for leaf, (source, place) in graph.input_places.items():
        tangent = jvp(at, {source: unit(graph, source, place)})
        for name, (node, spot) in graph.output_places.items():
            result[name][leaf] = element(tangent[node], spot)
    return result


def _by_paths(at: Linearized, limits: Limits) -> Jacobian:
    graph = at.graph
    total = sum(count_paths(graph, leaf, node) for leaf in graph.inputs for _, node in graph.outputs)
    if total > limits.paths:
        raise refuse("too_many_all_paths", count=total, limit=limits.paths)
    return {
        name: {graph.label[leaf]: add_up([product for _, product in islice(enumerate_paths(at, leaf, node), limits.paths)]) for leaf in graph.inputs}
        for name, node in graph.outputs
    }
