"""The graph at a point: a value on every node, a partial on every active edge, and what is singular there. Knows no sweep."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engine import tensor_values
from engine.compile import FAILURES, by_table, machine
from engine.graph import Graph
from engine.phrases import say
from engine.primitives import TABLE, Status
from engine.rules import partial_at
from engine.shapes import Value
from engine.statuses import NodeStatus, Note, called, status_of, value_note
from engine.tape import Tape, tape
from engine.wording import refuse
from engine.words import Words


@dataclass(frozen=True)
class Linearized:
    """``value`` a node, ``partial`` and ``status`` an edge (None on edges that carry nothing because no input is behind them).

    Between tensors a value is an array, and a partial a ``Linear`` (engine/tensors/linear.py).
    """

    graph: Graph
    at: dict[str, float]
    value: Sequence[Value]
    node_status: Sequence[NodeStatus]
    partial: Sequence[Value | None]
    edge_status: Sequence[Status | None]
    notes: Sequence[Note]
    adjoints: dict[int, list[float | None]] = field(default_factory=dict, repr=False, compare=False, kw_only=True)
    """For nodes whose reverse sweep is known already (from a seed of 1): every node's adjoint, None where it is 0."""


def point(graph: Graph, at: Mapping[str, float] | None) -> dict[str, float]:
    """Every input's value: ``at`` where it says, else the program's starting value. Raises PathsumError for names and numbers that are neither."""
    given = dict(at or {})
    if graph.has_tensors:
        result = tensor_values.starts(graph)
        given = tensor_values.spelled_out(graph, given)
    else:
        result = {graph.label[node]: graph.number[node] for node in graph.inputs}
    for name, value in given.items():
        if name not in result:
            graph.input_node(name)
        result[name] = real(name, value)
    return result


def real(name: str, value: object) -> float:
    """``value`` as a finite float. Raises PathsumError E_NUMBER or E_NONFINITE naming ``name``."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise refuse("number_type", name=name, found=type(value).__name__)
    try:
        number = float(value)
    except OverflowError:
        raise refuse("nonfinite", name=name, found=say("word_number")) from None
    if not math.isfinite(number):
        raise refuse("nonfinite", name=name, found=str(number))
    return number


def values_at(graph: Graph, at: Mapping[str, float]) -> list[Value]:
    """The value of every node. ``at`` must name every input; floats as IEEE 754 has them, never an exception."""
    if graph.has_tensors:
        return tensor_values.values(graph, at)
    value = leaves(graph, at)
    try:
        machine(graph).values(graph, value)
    except FAILURES:
        value = leaves(graph, at)
        by_table(graph, value)
    return value


def leaves(graph: Graph, at: Mapping[str, float]) -> list[float]:
    """A column of values where only the inputs and constants are known."""
    value = list(graph.number)
    for node in graph.inputs:
        value[node] = at[graph.label[node]]
    return value


def linearize(graph: Graph, at: Mapping[str, float] | None = None) -> Linearized:
    """Values and partials at ``at`` (starting values where it is silent)."""
    where = point(graph, at)
    if graph.has_tensors:
        values = tensor_values.values(graph, where)
        return Linearized(graph, where, values, *tensor_values.columns(graph, values))
    value = leaves(graph, where)
    try:
        made = machine(graph).linear(graph, value)
    except FAILURES:
        made = None
    structure = tape(graph)
    notes: list[Note] = []
    partial: list[float | None]
    careful: Iterable[int]
    if made is None:
        value = leaves(graph, where)
        by_table(graph, value)
        partial = [None] * len(structure.smooth)
        careful = range(graph.size)
    else:
        partial, odd = made
        careful = sorted({*odd, *_remarkable(graph, structure, value, partial)})
        if not careful:
            return Linearized(graph, where, value, structure.fine, partial, structure.smooth, notes)
    node_status, edge_status = list(structure.fine), list(structure.smooth)
    first_edge, active = graph.first_edge, graph.active
    for node in careful:
        if not graph.args[node]:
            node_status[node] = _leaf_status(graph, node, value[node], notes)
            continue
        row, arguments, edge = TABLE[graph.op[node]], tuple([value[arg] for arg in graph.args[node]]), first_edge[node]
        status = node_status[node] = status_of(row, arguments, value[node])
        if status not in ("ok", "unknown"):
            notes.append(value_note(graph, row, node, status, arguments))
        for slot, arg in enumerate(graph.args[node]):
            if active[arg]:
                partial[edge + slot], edge_status[edge + slot], note = partial_at(row, slot, (*arguments, value[node]))
                if note:
                    _note_partial(graph, node, edge + slot, edge_status[edge + slot], note, notes)
    return Linearized(graph, where, value, node_status, partial, edge_status, notes)


def _remarkable(graph: Graph, structure: Tape, value: list[float], partial: list[float | None]) -> list[int]:
    """Nodes that may have another status than ok, or a partial that is not finite. A sum is finite only if all its terms are."""
    nodes: list[int] = []
    if not math.isfinite(sum(value)):
        nodes += [node for node, number in enumerate(value) if not math.isfinite(number)]
    if 0.0 in value:
        nodes += [node for node in structure.may_underflow if value[node] == 0.0]
    slopes = structure.forward(graph).slopes(partial)
    if not math.isfinite(sum(slopes)):
        nodes += [node for node, slope in zip(structure.forward(graph).to, slopes, strict=True) if not math.isfinite(slope)]
    return nodes


def _leaf_status(graph: Graph, node: int, value: float, notes: list[Note]) -> NodeStatus:
    if math.isfinite(value):
        return "ok"
    notes.append(Note("E_DOMAIN", say("note_number", what=called(graph, node)), say("hint_below_largest"), node))
    return "overflow"


def _note_partial(graph: Graph, node: int, edge: int, kind: Status | None, note: Words, notes: list[Note]) -> None:
    """Say which convention a partial follows."""
    words = say("note_slope", what=called(graph, node), remark=note)
    if kind != "smooth" and not (notes and notes[-1].node == node and notes[-1].said == words):  # once, though both arguments have it
        notes.append(Note("E_DOMAIN", words, say("hint_either_side"), node, edge))
