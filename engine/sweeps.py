"""The inner loops of sweeps over single numbers: tangents carried forward, adjoints carried back. Knows no mode and no step.

Each runs as if every number were finite, where a plain product is a strong one, and again with strong zeros if some sum turns out not to be: ∞ and NaN never
disappear on their way, so what is finite at the end was finite all along.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.numeric import strong
from engine.tape import Order


@dataclass(frozen=True, slots=True)
class Carried:
    """One entry an edge, in the order of the sweep: what came, the slope, their product, and the sum it was added to before (None: the first) and after."""

    upstream: Sequence[float]
    slope: Sequence[float]
    product: list[float]
    before: list[float | None]
    after: list[float]
    end: list[Any]

    def terms(self) -> list[float]:
        """Upstream, slope and product of each edge in turn."""
        terms = [0.0] * (3 * len(self.product))
        terms[0::3], terms[1::3], terms[2::3] = self.upstream, self.slope, self.product
        return terms


def carry(order: Order, slopes: Sequence[float], start: list[Any]) -> Carried:
    """Every product along ``order`` added to where it leads. ``start`` has the seeds, and None where nothing is known yet."""
    end = list(start)
    product: list[float] = []
    before: list[float | None] = []
    after: list[float] = []
    multiplied, found, added = product.append, before.append, after.append
    for source, target, slope in zip(order.source, order.target, slopes, strict=True):
        term = end[source] * slope or 0.0
        known = end[target]
        end[target] = total = term if known is None else known + term
        multiplied(term)
        found(known)
        added(total)
    if not math.isfinite(sum(after)):
        end = list(start)
        for place, (source, target, slope) in enumerate(zip(order.source, order.target, slopes, strict=True)):
            term = strong(end[source], slope)
            known = end[target]
            end[target] = total = term if known is None else known + term
            product[place], before[place], after[place] = term, known, total
    return Carried(order.upstream(end), slopes, product, before, after, end)


def carried(order: Order, slopes: Sequence[float], start: list[float], first: int = 0) -> list[float]:
    """The sums alone, from edge ``first`` of the order on; ``start`` holds the seeds, and 0 elsewhere."""
    columns = (order.source, order.target, slopes) if first == 0 else (order.source[first:], order.target[first:], slopes[first:])
    end = list(start)
    for source, target, slope in zip(*columns, strict=True):
        end[target] += end[source] * slope
    if not math.isfinite(sum(end)):
        end = list(start)
        for source, target, slope in zip(*columns, strict=True):
            end[target] += strong(end[source], slope)
    return end
