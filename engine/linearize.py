"""The graph at a point: a value on every node, a partial on every active edge, and what is singular there. Knows no sweep."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.graph import CONST, INPUT, Graph
from engine.primitives import TABLE, Status
from engine.rules import partial_at
from engine.statuses import NodeStatus, Note, called, status_of, value_note
from engine.wording import refuse


@dataclass(frozen=True)
class Linearized:
    """``value`` a node, ``partial`` and ``status`` an edge (None on edges that carry nothing because no input is behind them)."""

    graph: Graph
    at: dict[str, float]
    value: Sequence[float]
    node_status: Sequence[NodeStatus]
    partial: Sequence[float | None]
    edge_status: Sequence[Status | None]
    notes: Sequence[Note]


def point(graph: Graph, at: Mapping[str, float] | None) -> dict[str, float]:
    """Every input's value: ``at`` where it says, else the program's starting value. Raises PathsumError for names and numbers that are neither."""
    given = dict(at or {})
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
        raise refuse("nonfinite", name=name, found="a number beyond 1.8e308") from None
    if not math.isfinite(number):
        raise refuse("nonfinite", name=name, found=str(number))
    return number


def values_at(graph: Graph, at: Mapping[str, float]) -> list[float]:
    """The value of every node. ``at`` must name every input; floats as IEEE 754 has them, never an exception."""
    value = list(graph.number)
    for node in graph.inputs:
        value[node] = at[graph.label[node]]
    for node, op in enumerate(graph.op):
        args = graph.args[node]
        if len(args) == 2:
            value[node] = TABLE[op].evaluate(value[args[0]], value[args[1]])
        elif len(args) == 1:
            value[node] = TABLE[op].evaluate(value[args[0]])
        elif args:
            value[node] = TABLE[op].evaluate(*(value[arg] for arg in args))
    return value


def linearize(graph: Graph, at: Mapping[str, float] | None = None) -> Linearized:
    """Values and partials at ``at`` (starting values where it is silent)."""
    where = point(graph, at)
    value = values_at(graph, where)
    node_status: list[NodeStatus] = []
    partial: list[float | None] = []
    edge_status: list[Status | None] = []
    notes: list[Note] = []
    active = graph.active
    for node, op in enumerate(graph.op):
        args = graph.args[node]
        result = value[node]
        if op in (INPUT, CONST):
            node_status.append("ok" if math.isfinite(result) else "overflow")
            if not math.isfinite(result):
                notes.append(
                    Note("E_DOMAIN", f"The number {called(graph, node)} is beyond the largest float, so it counts as ∞.", "Write a number below 1.8e308.", node)
                )
            continue
        row = TABLE[op]
        arguments = tuple(value[arg] for arg in args)
        status = status_of(row, arguments, result)
        node_status.append(status)
        if status not in ("ok", "unknown"):
            notes.append(value_note(graph, row, node, status, arguments))
        for slot, arg in enumerate(args):
            if not active[arg]:
                partial.append(None)
                edge_status.append(None)
                continue
            number, kind, note = partial_at(row, slot, (*arguments, result))
            partial.append(number)
            edge_status.append(kind)
            if note and kind != "smooth":
                words = f"{called(graph, node)}: {note}"
                if not (notes and notes[-1].node == node and notes[-1].message == words):  # once, though both arguments have it
                    hint = "Move an input a little and see the slope on either side."
                    notes.append(Note("E_DOMAIN", words, hint, node, len(partial) - 1))
    return Linearized(graph, where, value, node_status, partial, edge_status, notes)
