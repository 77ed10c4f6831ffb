"""Shapes and values of tensors: what fits what, in row-major order, within stated limits. Knows no operation.

A value of shape () is always a Python float; any other shape is an array of float64.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.phrases import say
from engine.words import Words

Shape: TypeAlias = tuple[int, ...]
Array: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]
Value: TypeAlias = float | Array

ELEMENTS = 10_000
"""The most numbers a tensor may hold."""
ENTRIES = 1_000_000
"""The most entries a Jacobian may have."""


class ShapeError(Exception):
    """Shapes or static arguments that do not fit: a key of the table of wordings and its terms. The caller knows where it stands in the text."""

    def __init__(self, key: str, **terms: object) -> None:
        super().__init__(key, terms)
        self.key = key
        self.terms = terms


def count(shape: Shape) -> int:
    """How many numbers a tensor of that shape holds."""
    return math.prod(shape)


def shape_of(value: Value) -> Shape:
    """The shape of a value."""
    return value.shape if isinstance(value, np.ndarray) else ()


def shape_text(shape: Shape) -> str | Words:
    """A shape in words that a message can hold: a single number, a vector of 3, 2×3."""
    if len(shape) == 1:
        return say("shape_vector", length=shape[0])
    return "×".join(map(str, shape)) if shape else say("shape_number")


def flat(value: Value) -> list[float]:
    """The numbers of a value, row-major."""
    if not isinstance(value, np.ndarray):
        return [value]
    numbers: list[float] = value.ravel().tolist()
    return numbers


def flat_array(value: Value) -> Array:
    """The same as an array of one axis."""
    return value.ravel() if isinstance(value, np.ndarray) else np.array([value], dtype=np.float64)


def build(shape: Shape, numbers: Sequence[float] | Array) -> Value:
    """The value of that shape with those numbers, row-major."""
    if shape == ():
        return float(numbers[0])
    return np.asarray(numbers, dtype=np.float64).reshape(shape)


def checked(shape: Sequence[int], entries: int = 0, name: str = "") -> Shape:
    """``shape`` itself, if it is within the limits. Raises ShapeError."""
    size = math.prod(shape)
    if size == 0:
        raise ShapeError("tensor_empty")
    if size > ELEMENTS:
        raise ShapeError("tensor_elements", count=size, limit=ELEMENTS)
    if entries > ENTRIES:
        raise ShapeError("tensor_entries", name=name, count=entries, limit=ENTRIES)
    return tuple(shape)


def positions(shape: Shape) -> Places:
    """Every element's place in the row-major order, in that shape."""
    return np.arange(math.prod(shape), dtype=np.intp).reshape(shape)


def broadcast(shapes: Iterable[Shape]) -> Shape:
    """The shape of an operation element by element: lengths counted from the right are equal, or one of them is 1. Raises ShapeError."""
    result: Shape = ()
    for shape in shapes:
        axes = max(len(result), len(shape))
        left, right = (1,) * (axes - len(result)) + result, (1,) * (axes - len(shape)) + shape
        if any(a != b and 1 not in (a, b) for a, b in zip(left, right, strict=True)):
            raise ShapeError("tensor_broadcast", left=shape_text(result), right=shape_text(shape))
        result = tuple(b if a == 1 else a for a, b in zip(left, right, strict=True))
    return checked(result)


def spread(shape: Shape, out: Shape) -> Places:
    """Which element of a tensor of ``shape`` stands at each place of its broadcast to ``out``."""
    return np.broadcast_to(positions(shape), out).ravel()


def one_axis(name: str, axis: object, shape: Shape, *, room: int = 0) -> int:
    """``axis`` as a number from 0, also where it counts from the end. ``room`` allows for an axis that is to be made. Raises ShapeError."""
    axes = len(shape) + room
    if isinstance(axis, bool) or not isinstance(axis, int):
        raise ShapeError("tensor_whole", name=name, option="axis")
    if not -axes <= axis < axes:
        if axes == 0:
            raise ShapeError("tensor_no_axis", name=name)
        raise ShapeError("tensor_axis", name=name, axis=axis, shape=shape_text(shape), last=axes - 1)
    return axis % axes


def several_axes(name: str, axis: object, shape: Shape) -> tuple[int, ...]:
    """The axes that ``axis`` (a number, a tuple, or None for all) means, ascending. Raises ShapeError."""
    if axis is None:
        return tuple(range(len(shape)))
    chosen = [one_axis(name, each, shape) for each in (axis if isinstance(axis, tuple | list) else (axis,))]
    if len(set(chosen)) < len(chosen):
        raise ShapeError("tensor_axis_twice", name=name)
    return tuple(sorted(chosen))
