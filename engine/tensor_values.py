"""A graph with tensors at a point: values, structured partials, statuses. Knows no sweep; graphs without tensors never come here."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.graph import CONST, INPUT, Graph
from engine.phrases import say
from engine.primitives import TABLE, Status
from engine.rules import partial_at
from engine.shapes import Value, coordinates
from engine.statuses import NodeStatus, Note, called, status_of, value_note
from engine.tensors import elementwise
from engine.tensors.linear import Partial
from engine.tensors.operation import Detail, Health, Operation
from engine.tensors.shapes import build, count, flat, shape_text
from engine.tensors.table import OPERATIONS
from engine.wording import refuse
from engine.words import Words

_SAID: Mapping[Health, tuple[str, str]] = {
    "domain": ("note_domain", "hint_domain"),
    "pole": ("note_pole", "hint_domain"),
    "overflow": ("note_overflow", "hint_smaller"),
    "underflow": ("note_underflow", "hint_larger"),
}


def leaves(graph: Graph, at: Mapping[str, float]) -> list[Value]:
    """Inputs and constants; ``at`` names every number that goes in."""
    value = list(graph.number)
    for node in graph.inputs:
        if graph.shape_of(node):
            value[node] = np.array(value[node])
    for name, (node, place) in graph.input_places.items():
        if graph.shape_of(node):
            value[node].flat[place] = at[name]
        else:
            value[node] = at[name]
    return value


def starts(graph: Graph) -> dict[str, float]:
    """What the program starts every number that goes in at."""
    return {name: element(graph.number[node], place) for name, (node, place) in graph.input_places.items()}


def spelled_out(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """``given`` with every whole tensor (nested lists or an array under its name) replaced by its numbers. Raises PathsumError for another shape."""
    result: dict[str, Any] = {}
    inputs = {graph.label[node]: graph.shape_of(node) for node in graph.inputs if graph.shape_of(node)}
    for name, value in given.items():
        if name not in inputs:
            result[name] = value
            continue
        names = coordinates(name, inputs[name])
        try:
            array = np.array(value, dtype=np.float64)
        except (TypeError, ValueError):
            array = np.empty(0)
        if array.shape != inputs[name]:
            raise refuse("tensor_given", name=name, shape=shape_text(inputs[name]))
        result |= dict(zip(names, flat(array), strict=True))
    return result


def values(graph: Graph, at: Mapping[str, float]) -> list[Value]:
    """The value of every node, as IEEE 754 has it, never an exception."""
    value = leaves(graph, at)
    for node, op in enumerate(graph.op):
        args = [value[arg] for arg in graph.args[node]]
        operation = _operation(graph, node)
        if operation is not None:
            value[node] = operation.evaluate(args, _detail(graph, node))
        elif args:
            value[node] = elementwise.evaluate(TABLE[op], args)
    return value


def columns(graph: Graph, value: Sequence[Value]) -> tuple[list[NodeStatus], list[Partial | None], list[Status | None], list[Note]]:
    """Statuses of the nodes, partials and statuses of the edges, and notes."""
    node_status: list[NodeStatus] = []
    partial: list[Partial | None] = []
    edge_status: list[Status | None] = []
    notes: list[Note] = []
    for node, op in enumerate(graph.op):
        args = [value[arg] for arg in graph.args[node]]
        operation = _operation(graph, node)
        if op in (INPUT, CONST):
            node_status.append("ok")
        elif operation is not None:
            health = operation.status(args, value[node], _detail(graph, node))
            node_status.append(health)
            if health in _SAID:
                message, hint = _SAID[health]
                advice = say(hint, domain=operation.domain) if hint == "hint_domain" else say(hint)
                notes.append(Note("E_DOMAIN", say(message, what=called(graph, node)), advice, node))
        else:
            node_status.append(_elements_status(graph, node, args, value[node], notes))
        for slot, arg in enumerate(graph.args[node]):
            if not graph.active[arg]:
                partial.append(None)
                edge_status.append(None)
                continue
            made, status, said, place = _partial(graph, node, slot, args, value[node])
            partial.append(made)
            edge_status.append(status)
            if said is None or status == "smooth":
                continue
            what = called(graph, node)
            words = say("note_slope", what=what, remark=said) if place is None else say("note_slope_place", what=what, place=place, remark=said)
            if not (notes and notes[-1].node == node and notes[-1].said == words):
                notes.append(Note("E_DOMAIN", words, say("hint_either_side"), node, len(partial) - 1))
    return node_status, partial, edge_status, notes


def _operation(graph: Graph, node: int) -> Operation | None:
    return OPERATIONS[graph.op[node]] if graph.detail[node] is not None else None


def _detail(graph: Graph, node: int) -> Detail:
    detail = graph.detail[node]
    assert isinstance(detail, Detail)
    return detail


def _partial(graph: Graph, node: int, slot: int, args: Sequence[Value], result: Value) -> tuple[Partial, Status, Words | None, int | None]:
    """The partial, its status, the convention used, and the place of the number that it is used for where there are many."""
    operation = _operation(graph, node)
    if operation is not None:
        return *operation.linear(slot, args, result, _detail(graph, node)), None
    row = TABLE[graph.op[node]]
    if not graph.shape_of(node):
        return *partial_at(row, slot, (*args, result)), None
    return elementwise.linear(row, slot, args, result)


def _elements_status(graph: Graph, node: int, args: Sequence[Value], result: Value, notes: list[Note]) -> NodeStatus:
    """The status of the first element that is not ok, with a note."""
    row = TABLE[graph.op[node]]
    if row.zeros == "any" and row.agreed is None and all(math.isfinite(number) for number in flat(result)):
        return "ok"
    for *given, number in zip(*elementwise.columns(args, graph.shape_of(node)), flat(result), strict=True):
        arguments = tuple(given)
        status = status_of(row, arguments, number)
        if status != "ok":
            if status != "unknown":
                notes.append(value_note(graph, row, node, status, arguments))
            return status
    return "ok"


def zero(graph: Graph, node: int) -> Value:
    """0 in the node's shape."""
    shape = graph.shape_of(node)
    return np.zeros(shape) if shape else 0.0


def unit(graph: Graph, node: int, place: int) -> Value:
    """1 at one place of the node, 0 at the others."""
    shape = graph.shape_of(node)
    if not shape:
        return 1.0
    numbers = [0.0] * count(shape)
    numbers[place] = 1.0
    return build(shape, numbers)


def element(value: Value, place: int) -> float:
    """The number at one place of a value."""
    return value if isinstance(value, float) else float(value.flat[place])


def vector(graph: Graph, places: Mapping[str, tuple[int, int]], numbers: Mapping[str, float]) -> dict[int, Value]:
    """{name of a number: number} as {node: value}; what is not named is 0. Numbers of the same place add up."""
    result: dict[int, Value] = {}
    for name, (node, place) in places.items():
        before = result.get(node)
        result[node] = (zero(graph, node) if before is None else before) + unit(graph, node, place) * numbers.get(name, 0.0)
    return result
