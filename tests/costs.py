"""What work costs on a machine that does other things too. Knows no work."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(*works: Callable[[], object], rounds: int = 3) -> list[float]:
    """The least time that this thread's processor spent on each: in turns, so that a slow moment is one for all of them, and without the collector of garbage,
    whose time is a matter of what else there is in this process."""
    best = [float("inf")] * len(works)
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            for place, work in enumerate(works):
                start = time.thread_time()
                work()
                best[place] = min(best[place], time.thread_time() - start)
    finally:
        if collecting:
            gc.enable()
    return best
