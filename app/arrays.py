"""Numbers, arrays and Jacobians on the wire, each cut to what an answer can hold. Knows the engine's tensors, no graph and no HTTP."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

import numpy as np

from engine.shapes import Value
from engine.tensors.linear import Linear

Tagged: TypeAlias = float | Literal["Infinity", "-Infinity", "NaN"]
Wire: TypeAlias = dict[str, Any]
MOST = 256  # numbers of one array
LEAST = 8  # enough for its beginning, as a sentence has it
CELLS = 32  # rows and columns of a Jacobian's picture
BUDGET = 200_000  # numbers of all arrays of a trace together, and of all pictures


def number(value: float) -> Tagged:
    """Finite as it is, the others as words: JSON has none of them."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def numbers(values: Iterable[float | None]) -> list[Tagged | None]:
    """A column of single numbers."""
    return [value if value is None or value - value == 0 else number(value) for value in values]


def room(arrays: int) -> int:
    """How many numbers each of so many arrays may have on the wire."""
    return max(LEAST, min(MOST, BUDGET // max(1, arrays)))


def array(value: np.ndarray[Any, Any], most: int = MOST) -> Wire:
    """An array: its shape, its first numbers, row-major, and its length, the root of the sum of squares."""
    with np.errstate(all="ignore"):
        norm = float(np.linalg.norm(value))
    return {"shape": list(value.shape), "data": numbers(value.ravel()[:most].tolist()), "norm": number(norm)}


def wire(value: Value | None, most: int = MOST) -> Tagged | Wire | None:
    """A number or an array."""
    if value is None or isinstance(value, (float, int)):
        return None if value is None else number(value)
    return array(value, most)


def column(values: Iterable[Value | None], most: int) -> list[Tagged | Wire | None]:
    """A column of numbers and arrays; what stands in it twice is written once."""
    known: dict[int, tuple[Value, Tagged | Wire | None]] = {}
    result = []
    for value in values:
        if value is None or isinstance(value, (float, int)):
            result.append(wire(value))
            continue
        if id(value) not in known:
            known[id(value)] = (value, wire(value, most))
        result.append(known[id(value)][1])
    return result


def partial(value: Value | Linear | None, cells: int = CELLS) -> Tagged | Wire | None:
    """What stands on an edge: a number, or a Jacobian in short, with a picture of at most ``cells`` rows and columns."""
    if not isinstance(value, Linear):
        return wire(value)
    rows, columns = value.shape
    return {
        "shape": [rows, columns],
        "out": list(value.out),
        "into": list(value.into),
        "structure": value.structure,
        "norm": number(value.norm),
        "entries": len(value.merged.value),
        "matrix": [numbers(row) for row in value.picture(cells).tolist()],
        "pooled": rows > cells or columns > cells,
    }


def partials(values: Iterable[Value | Linear | None]) -> list[Tagged | Wire | None]:
    """A column of partials."""
    all_of_them = list(values)
    many = sum(isinstance(value, Linear) for value in all_of_them)
    cells = max(4, min(CELLS, math.isqrt(BUDGET // max(1, many))))
    return [partial(value, cells) for value in all_of_them]
