"""Scalar primitives on tensors, element by element with broadcasting: the same float function, so that numbers are those of the scalar program."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.primitives import Primitive, Status
from engine.rules import partial_at
from engine.tensors.linear import Linear
from engine.tensors.operation import Emit
from engine.tensors.shapes import Array, Shape, Value, broadcast, build, count, flat, shape_of, spread
from engine.words import Words

_GRAVITY: dict[Status, int] = {"smooth": 0, "subgradient": 1, "one-sided": 2, "infinite": 3, "undefined": 4}


def shape(shapes: Sequence[Shape]) -> Shape:
    """The shape of the result. Raises ShapeError where the arguments' shapes do not fit."""
    return broadcast(shapes)


def columns(args: Sequence[Value], out: Shape) -> list[list[float]]:
    """Every argument's numbers, one for each place of the result."""
    size = count(out)
    result = []
    for arg in args:
        if not isinstance(arg, np.ndarray):
            result.append([arg] * size)
        else:
            result.append(flat(arg if arg.shape == out else np.broadcast_to(arg, out)))
    return result


def evaluate(row: Primitive, args: Sequence[Value]) -> Value:
    """The primitive's own float function at every place."""
    out = broadcast([shape_of(arg) for arg in args])
    return build(out, list(map(row.evaluate, *columns(args, out))))


def linear(row: Primitive, slot: int, args: Sequence[Value], result: Value) -> tuple[Linear, Status, Words | None, int]:
    """The Jacobian in the argument ``slot``, the gravest status of its entries, that entry's note, and its place in the result (0 where all is smooth)."""
    out, into = shape_of(result), shape_of(args[slot])
    numbers: list[float] = []
    gravest: tuple[Status, Words | None, int] = ("smooth", None, 0)
    for place, values in enumerate(zip(*columns(args, out), flat(result), strict=True)):
        number, status, note = partial_at(row, slot, values)
        numbers.append(number)
        if _GRAVITY[status] > _GRAVITY[gravest[0]]:
            gravest = status, note, place
    entries: Array = np.array(numbers)
    return Linear(out, into, np.arange(len(numbers), dtype=np.intp), spread(into, out), entries), *gravest


def expand(row: Primitive, args: Sequence[Sequence[int]], shapes: Sequence[Shape], emit: Emit) -> list[int]:
    """One scalar node for every place of the result."""
    out = broadcast(shapes)
    nodes = [[arg[place] for place in spread(each, out).tolist()] for arg, each in zip(args, shapes, strict=True)]
    return [emit.apply(row.name, *each) for each in zip(*nodes, strict=True)]
