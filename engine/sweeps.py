"""The inner loops of sweeps over single numbers: tangents carried forward, adjoints carried back. Knows no mode and no step.

Each runs as if every number were finite, where a plain product is a strong one, and again with strong zeros if some sum turns out not to be: ∞ and NaN never
disappear on their way, so what is finite at the end was finite all along.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine.compile import AFTER_LOOP, CHUNK, SOONER, Carry, straight_carry
from engine.numeric import strong
from engine.tape import ALONE, Order

Rows = Sequence[tuple[int, int, int, int]]


class Numbers(NamedTuple):
    """What a sweep's steps say, edge by edge: upstream, slope and product; the sum there before (None: nothing) and after."""

    terms: list[Any]
    before: list[Any]
    after: list[Any]


def carry(order: Order, partial: Sequence[Any], start: Mapping[int, float], into: Numbers) -> list[Any]:
    """Every product along ``order`` added to where it leads; every node's sum, None where there is none. The numbers are appended to ``into``.

    ``start`` has the seeds by node: of all inputs, or of the outputs that are given one.
    """
    columns: tuple[list[Any], ...] = into
    lengths = [len(column) for column in columns]
    size = order.size
    end = _begin(size, start)
    code = _straight(order, frozenset(start) if order.backward else _NOWHERE)
    if code:
        for function in code:
            function(end, partial, *into)
    else:
        (_back if order.backward else _forward)(end, partial, into, order.rows)
    if not math.isfinite(sum(into.after[lengths[-1] :])):
        for column, length in zip(columns, lengths, strict=True):
            del column[length:]
        end = _begin(size, start)
        _carefully(end, partial, into, order)
    return end


def _begin(size: int, start: Mapping[int, float]) -> list[Any]:
    end: list[Any] = [None] * size
    for node, value in start.items():
        end[node] = value
    return end


_NOWHERE: frozenset[int] = frozenset()


def _straight(order: Order, seeds: frozenset[int]) -> list[Carry]:
    """The whole order as straight-line code, once it has been used so often that all of it is translated; nothing before.

    ``seeds`` are those that edges may lead to: what arrives there first is added too. (No edge leads to an input.)
    """
    count = len(order.edges)
    chunks = range(-(-count // CHUNK))
    code = order.code.setdefault(seeds, {})
    if len(code) < len(chunks):
        order.credit += count * AFTER_LOOP * (SOONER if count <= CHUNK else 1)
        for chunk in chunks:
            if chunk in code:
                continue
            places = range(chunk * CHUNK, min((chunk + 1) * CHUNK, count))
            if order.credit < len(places):
                return []
            order.credit -= len(places)
            rows = [(order.edges[p], order.source[p], order.target[p], p in order.firsts and order.target[p] not in seeds) for p in places]
            code[chunk] = straight_carry(rows)
    return [code[chunk] for chunk in chunks]


def _forward(end: list[Any], partial: Sequence[Any], into: Numbers, rows: Rows) -> None:
    terms, before, after = into
    for node, first, second, edge in rows:
        upstream, slope = end[first], partial[edge]
        one = upstream * slope or 0.0
        terms.append(upstream)
        terms.append(slope)
        terms.append(one)
        if second >= 0:
            before.append(None)
            before.append(one)
            after.append(one)
            upstream, slope = end[second], partial[edge + 1]
            two = upstream * slope or 0.0
            terms.append(upstream)
            terms.append(slope)
            terms.append(two)
            end[node] = one = one + two
        elif second == ALONE:
            before.append(None)
            end[node] = one
        else:
            before.append(end[node])
            end[node] = one = end[node] + one
        after.append(one)


def _back(end: list[Any], partial: Sequence[Any], into: Numbers, rows: Rows) -> None:
    terms, before, after = into
    for node, first, second, edge in rows:
        upstream, slope = end[node], partial[edge]
        one = upstream * slope or 0.0
        terms.append(upstream)
        terms.append(slope)
        terms.append(one)
        known = end[first]
        before.append(known)
        end[first] = total = one if known is None else known + one
        after.append(total)
        if second >= 0:
            slope = partial[edge + 1]
            two = upstream * slope or 0.0
            terms.append(upstream)
            terms.append(slope)
            terms.append(two)
            known = end[second]
            before.append(known)
            end[second] = total = two if known is None else known + two
            after.append(total)


def _carefully(end: list[Any], partial: Sequence[Any], into: Numbers, order: Order) -> None:
    terms, before, after = into
    for source, target, edge in zip(order.source, order.target, order.edges, strict=True):
        product = strong(end[source], partial[edge])
        known = end[target]
        terms += (end[source], partial[edge], product)
        before.append(known)
        end[target] = total = product if known is None else known + product
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
    return end if math.isfinite(sum(end)) else _strongly(order, partial, list(start))


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
    return end if math.isfinite(sum(end)) else _strongly(order, partial, list(start))


def _strongly(order: Order, partial: Sequence[Any], end: list[float]) -> list[float]:
    for source, target, edge in zip(order.source, order.target, order.edges, strict=True):
        end[target] += strong(end[source], partial[edge])
    return end
