"""The inner loops of sweeps over single numbers: tangents carried forward, adjoints carried back. Knows no mode and no step.

Each runs as if every number were finite, where a plain product is a strong one, and again with strong zeros if some sum turns out not to be: ∞ and NaN never
disappear on their way, so what is finite at the end was finite all along.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine.numeric import strong
from engine.tape import ALONE, Order


class Carried(NamedTuple):
    """One entry an edge, in the order of the sweep: what came, the slope, their product, and the sum it was added to before (None: the first) and after."""

    upstream: Sequence[float]
    slope: Sequence[float]
    product: list[float]
    before: Sequence[float | None]
    after: list[float]
    end: list[float]

    def terms(self) -> list[float]:
        """Upstream, slope and product of each edge in turn."""
        terms = [0.0] * (3 * len(self.product))
        terms[0::3], terms[1::3], terms[2::3] = self.upstream, self.slope, self.product
        return terms


def carry_forward(order: Order, partial: Sequence[Any], size: int, start: Mapping[int, float]) -> Carried:
    """Tangents along a forward order, from the tangents that ``start`` has."""
    end, product, after = _begin(size, start), list[float](), list[float]()
    multiplied, added = product.append, after.append
    for node, first, second, edge in order.rows:
        one = end[first] * partial[edge] or 0.0
        multiplied(one)
        if second >= 0:
            added(one)
            two = end[second] * partial[edge + 1] or 0.0
            multiplied(two)
            end[node] = one = one + two
        elif second != ALONE:
            one = end[node] + one
            end[node] = one
        else:
            end[node] = one
        added(one)
    return _finish(order, partial, start, product, after, end)


def carry_back(order: Order, partial: Sequence[Any], size: int, start: Mapping[int, float]) -> Carried:
    """Adjoints along a backward order, from the adjoints that ``start`` has."""
    end, product, after = _begin(size, start), list[float](), list[float]()
    multiplied, added = product.append, after.append
    for node, first, second, edge in order.rows:
        upstream = end[node]
        one = upstream * partial[edge] or 0.0
        multiplied(one)
        end[first] = total = end[first] + one
        added(total)
        if second >= 0:
            two = upstream * partial[edge + 1] or 0.0
            multiplied(two)
            end[second] = total = end[second] + two
            added(total)
    return _finish(order, partial, start, product, after, end)


def tangents(order: Order, partial: Sequence[Any], start: list[float]) -> list[float]:
    """The tangent of every node along a forward order; ``start`` holds the seeds, and 0 elsewhere."""
    end = list(start)
    for node, first, second, edge in order.rows:
        if second >= 0:
            end[node] = end[first] * partial[edge] + end[second] * partial[edge + 1] + 0.0  # a zero has no sign
        elif second == ALONE:
            end[node] = end[first] * partial[edge] + 0.0
        else:
            end[node] += end[first] * partial[edge]
    return end if math.isfinite(sum(end)) else _carefully(order, partial, list(start))[0]


def adjoints(order: Order, partial: Sequence[Any], start: list[float], last: int) -> list[float]:
    """The adjoint of every node along a backward order; ``start`` holds the seeds, of which ``last`` is the last, and 0 elsewhere."""
    end, rows = list(start), order.rows
    skipped = order.place_of(last) if rows and rows[0][0] > last else 0
    for node, first, second, edge in rows[skipped:] if skipped else rows:
        if second < 0:
            end[first] += end[node] * partial[edge]
        else:
            upstream = end[node]
            end[first] += upstream * partial[edge]
            end[second] += upstream * partial[edge + 1]
    return end if math.isfinite(sum(end)) else _carefully(order, partial, list(start))[0]


def _begin(size: int, start: Mapping[int, float]) -> list[float]:
    end = [0.0] * size
    for node, value in start.items():
        end[node] = value
    return end


def _finish(order: Order, partial: Sequence[Any], start: Mapping[int, float], product: list[float], after: list[float], end: list[float]) -> Carried:
    """The columns that follow from the sums, which are computed again with strong zeros unless all of them are finite."""
    if not math.isfinite(sum(after)):
        end, product, after = _carefully(order, partial, _begin(len(end), start))
    before = order.previous([*after, None])
    if order.backward:  # seeded nodes may be reached, and then their first sum is added to the seed
        met = [node for node in start if node in order.first]
        if met:
            before = list(before)
            for node in met:
                before[order.first[node]] = start[node]
    return Carried(order.upstream(end), order.slopes(partial), product, before, after, end)


def _carefully(order: Order, partial: Sequence[Any], end: list[float]) -> tuple[list[float], list[float], list[float]]:
    """The sums, products, and sums after each edge, with strong zeros."""
    product: list[float] = []
    after: list[float] = []
    for source, target, edge in zip(order.source, order.target, order.edges, strict=True):
        term = strong(end[source], partial[edge])
        end[target] += term
        product.append(term)
        after.append(end[target])
    return end, product, after
