"""Times callables fairly: alternating, so that a busy machine slows both sides alike; the median of the ratios. Knows nothing of what is timed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One comparison: what, against what, and how many times as long it took."""

    name: str
    against: str
    seconds: float
    ratio: float
    at_most: float

    @property
    def within(self) -> bool:
        """Whether the ratio keeps to what the design promises."""
        return self.ratio <= self.at_most


def once(work: Work) -> float:
    """Seconds that one call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(name: str, work: Work, against: str, plain: Work, *, at_most: float, rounds: int = 15) -> Row:
    """Times both in turn, after one call of each that is not counted."""
    work()
    plain()
    pairs = [(once(work), once(plain)) for _ in range(rounds)]
    return Row(name, against, statistics.median(mine for mine, _ in pairs), statistics.median(mine / theirs for mine, theirs in pairs), at_most)
