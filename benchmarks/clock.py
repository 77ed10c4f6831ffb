"""Times callables fairly: alternating, so that a busy machine slows both sides alike; the median of the ratios. Knows nothing of what is timed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]
Clock = Callable[[], float]


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


def once(work: Work, clock: Clock = time.perf_counter) -> float:
    """Seconds that one call takes, by a clock on the wall or by `time.process_time`, which does not run while others have the processor."""
    begin = clock()
    work()
    return clock() - begin


def compare(name: str, work: Work, against: str, plain: Work, *, at_most: float, rounds: int = 15, clock: Clock = time.perf_counter) -> Row:
    """Times both in turn, after one call of each that is not counted."""
    work()
    plain()
    pairs = [(once(work, clock), once(plain, clock)) for _ in range(rounds)]
    return Row(name, against, statistics.median(mine for mine, _ in pairs), statistics.median(mine / theirs for mine, theirs in pairs), at_most)
