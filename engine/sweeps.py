"""The inner loops of sweeps over single numbers: tangents carried forward, adjoints carried back. Knows no mode and no step.

Each runs as if every number were finite, where a plain product is a strong one, and again with strong zeros if some sum turns out not to be: ∞ and NaN never
disappear on their way, so what is finite at the end was finite all along.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from typing import Any, NamedTuple

from engine.compile import AFTER_LOOP, CHUNK, SOONER, Carry, straight_carry
from engine.numeric import strong
from engine.tape import ALONE, Order

Rows = Sequence[tuple[int, int, int, int]]


class Carried(NamedTuple):
    """A sweep's numbers, edge by edge: upstream, slope and product; the sum there before (None: nothing) and after; and at the end every node's sum."""

    terms: list[Any]
    before: Sequence[float | None]
    after: list[float]
    end: list[float]


def carry(order: Order, partial: Sequence[Any], size: int, start: Mapping[int, float], seeds: Container[int]) -> Carried:
    """Every product along ``order`` added to where it leads. ``start`` has the seeds, which are at the nodes ``seeds`` of the graph always."""
    code = _straight(order, seeds)
    end, after = _begin(size, start), list[float]()
    if code:
        terms: list[Any] = []
        before: list[Any] = []
        for function in code:
            function(end, partial, terms, before, after)
        if math.isfinite(sum(after)):
            return Carried(terms, before, after, end)
        end, after = _begin(size, start), []
    product: list[float] = []
    (_back if order.backward else _forward)(end, partial, product, after, order.rows)
    if not math.isfinite(sum(after)):
        end, product, after = _carefully(order, partial, _begin(size, start))
    before = list(order.previous([*after, None]))
    if order.backward:  # seeded nodes may be reached, and then their first sum is added to the seed
        for node in start:
            if node in order.first:
                before[order.first[node]] = start[node]
    terms = [0.0] * (3 * len(product))
    terms[0::3], terms[1::3], terms[2::3] = order.upstream(end), order.slopes(partial), product
    return Carried(terms, before, after, end)


def _begin(size: int, start: Mapping[int, float]) -> list[float]:
    end = [0.0] * size
    for node, value in start.items():
        end[node] = value
    return end


def _straight(order: Order, seeds: Container[int]) -> list[Carry]:
    """The whole order as straight-line code, once it has been used so often that all of it is translated; nothing before."""
    count, done = len(order.edges), len(order.code) * CHUNK
    if done < count:
        order.credit += count * AFTER_LOOP * (SOONER if count <= CHUNK else 1)
        while done < count and order.credit >= min(CHUNK, count - done):
            places = range(done, min(done + CHUNK, count))
            rows = [(order.edges[p], order.source[p], order.target[p], order.first[order.target[p]] == p and order.target[p] not in seeds) for p in places]
            order.code.append(straight_carry(rows))
            order.credit -= len(rows)
            done += len(rows)
    return order.code if done >= count else []


def _forward(end: list[float], partial: Sequence[Any], product: list[float], after: list[float], rows: Rows) -> None:
    for node, first, second, edge in rows:
        one = end[first] * partial[edge] or 0.0
        product.append(one)
        if second >= 0:
            after.append(one)
            two = end[second] * partial[edge + 1] or 0.0
            product.append(two)
            end[node] = one = one + two
        elif second != ALONE:
            one = end[node] + one
            end[node] = one
        else:
            end[node] = one
        after.append(one)


def _back(end: list[float], partial: Sequence[Any], product: list[float], after: list[float], rows: Rows) -> None:
    for node, first, second, edge in rows:
        upstream = end[node]
        one = upstream * partial[edge] or 0.0
        product.append(one)
        end[first] = total = end[first] + one
        after.append(total)
        if second >= 0:
            two = upstream * partial[edge + 1] or 0.0
            product.append(two)
            end[second] = total = end[second] + two
            after.append(total)


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
