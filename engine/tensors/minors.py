"""Determinant and cofactors by minors over sets of columns, without a division. Knows neither floats nor nodes: the arithmetic is handed in.

The minors of the first r rows come from those of the first r − 1 (n·2ⁿ⁻¹ products for all), so that singular matrices are no special case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Ring(Generic[T]):
    """What the entries of a matrix can do."""

    one: Callable[[], T]
    add: Callable[[T, T], T]
    sub: Callable[[T, T], T]
    mul: Callable[[T, T], T]
    neg: Callable[[T], T]


def determinant(rows: Sequence[Sequence[T]], ring: Ring[T]) -> T:
    """The determinant of a square matrix given by rows."""
    return _tops(rows, ring)[(1 << len(rows)) - 1]


def cofactors(rows: Sequence[Sequence[T]], ring: Ring[T]) -> tuple[T, list[list[T]]]:
    """The determinant, and its partial in every entry, row by row: signed minors of the rows above and below that leave out one column."""
    size = len(rows)
    tops = _tops(rows, ring)
    # Rows and columns turned round: the minors of the last rows, whose signs stay as they are.
    bottoms = _tops([row[::-1] for row in rows[::-1]], ring)
    return tops[(1 << size) - 1], [[_cofactor(size, i, j, tops, bottoms, ring) for j in range(size)] for i in range(size)]


def _tops(rows: Sequence[Sequence[T]], ring: Ring[T]) -> dict[int, T]:
    """The minor of the first r rows for every set of r columns, as a bit mask."""
    size = len(rows)
    minors = {1 << column: rows[0][column] for column in range(size)}
    for r in range(1, size):
        for columns in combinations(range(size), r + 1):
            mask = _mask(columns)
            terms = [ring.mul(minors[mask ^ (1 << column)], rows[r][column]) for column in reversed(columns)]
            minors[mask] = _alternating(terms, ring)
    return minors


def _alternating(terms: Sequence[T], ring: Ring[T]) -> T:
    total = terms[0]
    for place, term in enumerate(terms[1:], 1):
        total = (ring.sub if place % 2 else ring.add)(total, term)
    return total


def _cofactor(size: int, i: int, j: int, tops: dict[int, T], bottoms: dict[int, T], ring: Ring[T]) -> T:
    """Laplace's expansion along the rows above i and below it, over all ways to share out the columns but j."""
    if size == 1:
        return ring.one()
    others = [column for column in range(size) if column != j]
    terms: list[tuple[bool, T]] = []
    for above in combinations(others, i):
        below = [column for column in others if column not in above]
        parts = [minors[mask] for minors, mask in ((tops, _mask(above)), (bottoms, _mask(size - 1 - column for column in below))) if mask]
        # How many pairs of columns stand in the wrong order in (above, j, below).
        odd = (sum(above) - i * (i - 1) // 2 + sum(column < j for column in below)) % 2 == 1
        terms.append((odd, ring.mul(*parts) if len(parts) == 2 else parts[0]))
    odd, first = terms[0]
    total = ring.neg(first) if odd else first
    for odd, term in terms[1:]:
        total = (ring.sub if odd else ring.add)(total, term)
    return total


def _mask(columns: Iterable[int]) -> int:
    return sum(1 << column for column in columns)
