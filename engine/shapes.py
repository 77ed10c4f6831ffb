"""Shapes of tensors and the names of their numbers. Knows no NumPy: a program without tensors needs none."""

from __future__ import annotations

from typing import Any, TypeAlias

Shape: TypeAlias = tuple[int, ...]
Value: TypeAlias = Any
"""What a node holds: a float where its shape is (), else an array of float64. Typed Any, since a graph without tensors has floats only."""


def coordinates(name: str, shape: Shape) -> list[str]:
    """The names of a tensor's numbers in row-major order: ``W[0,0]``, ``W[0,1]``, …; a single number has its own."""
    places = [""]
    for size in shape:
        places = [f"{place},{index}" for place in places for index in range(size)]
    return [f"{name}[{place[1:]}]" if shape else name for place in places]
