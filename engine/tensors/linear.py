"""The Jacobian between two tensors as entries (row, column, value), applied with strong zeros. Knows no operation and no graph.

Rows and columns count the numbers of the result and of the argument in row-major order. Entries at the same place add up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from engine.numeric import strong
from engine.phrases import say
from engine.tensors.shapes import ENTRIES, Array, Places, Shape, ShapeError, Value, build, count, flat_array, positions

Structure: TypeAlias = Literal["zero", "identity", "diagonal", "selection", "row", "column", "blocks", "dense"]

_ROUNDS = 60
"""How often labels are passed on before a pattern counts as one block."""


@dataclass(frozen=True, eq=False)
class Linear:
    """∂(result of shape ``out``)/∂(argument of shape ``into``): ``value[i]`` stands in ``row[i]``, ``column[i]``; what is not listed is 0."""

    out: Shape
    into: Shape
    row: Places
    column: Places
    value: Array

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the matrix."""
        return count(self.out), count(self.into)

    @cached_property
    def merged(self) -> Linear:
        """The same with one entry a place, sorted by row and column."""
        columns = self.shape[1]
        all_places = self.row * columns + self.column
        if bool((all_places[1:] > all_places[:-1]).all()):
            return self
        places, where = np.unique(all_places, return_inverse=True)
        values = _sums(where, self.value, len(places))
        return Linear(self.out, self.into, places // columns, places % columns, values)

    @cached_property
    def structure(self) -> Structure:
        """A word for the pattern of the entries: what a picture of the matrix would show first."""
        rows, columns = self.shape
        one = self.merged
        if not len(one.value):
            return "zero"
        ones = bool((one.value == 1).all())
        if rows == columns and bool((one.row == one.column).all()):
            return "identity" if ones and len(one.value) == rows else "diagonal"
        if rows == 1 or columns == 1:
            return "row" if rows == 1 else "column"
        if ones and len(np.unique(one.row)) == len(one.row):
            return "selection"
        return "blocks" if self._apart(one) else "dense"

    @staticmethod
    def _apart(one: Linear) -> bool:
        """Whether rows and columns fall into blocks that share nothing: labels are passed along the entries until they settle."""
        rows, columns = one.shape
        label = np.arange(columns, dtype=np.intp)
        for _ in range(_ROUNDS):
            least = np.full(rows, columns, dtype=np.intp)
            np.minimum.at(least, one.row, label[one.column])
            after = label.copy()
            np.minimum.at(after, one.column, least[one.row])
            if bool((after == label).all()):
                return len(np.unique(label[one.column])) > 1
            label = after
        return False

    @cached_property
    def norm(self) -> float:
        """The Frobenius norm."""
        with np.errstate(all="ignore"):
            return float(np.linalg.norm(self.merged.value))

    def push(self, tangent: Value) -> Value:
        """J·v: the result's tangent for that tangent of the argument."""
        weights = _strong(self.value, flat_array(tangent)[self.column])
        return build(self.out, _sums(self.row, weights, count(self.out)))

    def pull(self, adjoint: Value) -> Value:
        """uᵀ·J: what that adjoint of the result gives the argument."""
        weights = _strong(self.value, flat_array(adjoint)[self.row])
        return build(self.into, _sums(self.column, weights, count(self.into)))

    def matrix(self) -> Array:
        """All of it, zeros too. Raises ShapeError where that would be too large."""
        rows, columns = self.shape
        if rows * columns > ENTRIES:
            raise ShapeError("tensor_entries", name=say("word_this_step"), count=rows * columns, limit=ENTRIES)
        return _sums(self.row * columns + self.column, self.value, rows * columns).reshape(rows, columns)

    def picture(self, cells: int = 32) -> Array:
        """The matrix where it has at most ``cells`` rows and columns; else so many cells along that side, each with its largest entry."""
        rows, columns = self.shape
        high, wide = min(rows, cells), min(columns, cells)
        one = self.merged
        place = (one.row * high // rows) * wide + one.column * wide // columns
        size = np.nan_to_num(np.abs(one.value), nan=np.inf)
        most, result = np.zeros(high * wide), np.zeros(high * wide)
        np.maximum.at(most, place, size)
        largest = size == most[place]
        result[place[largest]] = one.value[largest]
        return result.reshape(high, wide)

    def after(self, other: Linear) -> Linear:
        """The chain rule: this Jacobian times the one of the step before. Raises ShapeError where that would be too large."""
        order = np.argsort(other.row, kind="stable")
        many = np.bincount(other.row, minlength=count(self.into))
        first = np.cumsum(many) - many
        times = many[self.column]
        total = int(times.sum())
        if total > 10 * ENTRIES:
            raise ShapeError("tensor_entries", name=say("word_this_step"), count=total, limit=10 * ENTRIES)
        mine = np.repeat(np.arange(len(self.value)), times)
        within = np.arange(total) - np.repeat(np.cumsum(times) - times, times)
        theirs = order[first[self.column[mine]] + within]
        product = _strong(self.value[mine], other.value[theirs])
        return Linear(self.out, other.into, self.row[mine], other.column[theirs], product).merged

    def plus(self, other: Linear) -> Linear:
        """The sum of two Jacobians between the same tensors, as parallel edges have it."""
        parts = ((self.row, other.row), (self.column, other.column))
        row, column = (np.concatenate(part) for part in parts)
        return Linear(self.out, self.into, row, column, np.concatenate((self.value, other.value))).merged


Partial: TypeAlias = float | Linear
"""What stands on an edge: a number between single numbers, else a Linear."""


def _sums(places: Places, weights: Array, size: int) -> Array:
    """What falls on each of ``size`` places, added in order."""
    with np.errstate(all="ignore"):
        return np.asarray(np.bincount(places, weights=weights, minlength=size), dtype=np.float64)


def _strong(left: Array | float, right: Array) -> Array:
    with np.errstate(all="ignore"):
        product = np.asarray(left * right)
    if not np.isfinite(product).all():
        product[np.equal(left, 0) | (right == 0)] = 0.0
    return product


def identity(shape: Shape) -> Linear:
    """The Jacobian of a tensor in itself."""
    places = positions(shape).ravel()
    return Linear(shape, shape, places, places, np.ones(len(places)))


def push(partial: Partial, tangent: Value) -> Value:
    """J·v for any partial."""
    if isinstance(partial, Linear):
        return partial.push(tangent)
    return _strong(partial, tangent) if isinstance(tangent, np.ndarray) else strong(partial, tangent)


def pull(partial: Partial, adjoint: Value) -> Value:
    """uᵀ·J for any partial."""
    return partial.pull(adjoint) if isinstance(partial, Linear) else push(partial, adjoint)


def nothing(out: Shape, into: Shape) -> Partial:
    """The partial of what does not depend on its argument."""
    empty = np.empty(0, dtype=np.intp)
    return Linear(out, into, empty, empty, np.empty(0)) if out or into else 0.0


def chain(later: Partial, earlier: Partial) -> Partial:
    """The chain rule for any two partials. Raises ShapeError where the product would be too large."""
    if isinstance(later, Linear):
        return later.after(earlier) if isinstance(earlier, Linear) else replace(later, value=_strong(earlier, later.value))
    return replace(earlier, value=_strong(later, earlier.value)) if isinstance(earlier, Linear) else strong(later, earlier)


def together(left: Partial, right: Partial) -> Partial:
    """The sum of two partials between the same nodes."""
    if isinstance(left, Linear) and isinstance(right, Linear):
        return left.plus(right)
    assert not isinstance(left, Linear)
    assert not isinstance(right, Linear)
    return left + right


def is_zero(partial: Partial) -> bool:
    """Whether nothing at all comes through."""
    return not np.any(partial.value) if isinstance(partial, Linear) else partial == 0.0


def add(left: Value, right: Value) -> Value:
    """The sum of two values of one shape."""
    if not (isinstance(left, np.ndarray) or isinstance(right, np.ndarray)):
        return left + right
    with np.errstate(all="ignore"):
        return np.add(left, right)
