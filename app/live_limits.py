"""What keeps live connections from taking more than their part: how many there may be, how often each may speak, how long all may compute here.

Plain counting; knows no socket. Every clock reading comes in.
"""

from __future__ import annotations

from collections import Counter


class Doors:
    """How many connections are open, in all and from each address."""

    def __init__(self, most: int, most_each: int) -> None:
        self.most = most
        self.most_each = most_each
        self.open: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """Whether there is room; if so it is taken."""
        if self.open.total() >= self.most or self.open[address] >= self.most_each:
            return False
        self.open[address] += 1
        return True

    def leave(self, address: str) -> None:
        self.open[address] -= 1
        if self.open[address] <= 0:
            del self.open[address]


class Share:
    """The part of the event loop's time that sweeps may have. Whoever finds it used up goes to the workers."""

    def __init__(self, part: float, burst: float) -> None:
        self.part = part
        self.burst = burst
        self.left = burst
        self.before = 0.0

    def free(self, now: float) -> bool:
        self.left = min(self.burst, self.left + (now - self.before) * self.part)
        self.before = now
        return self.left > 0

    def spend(self, seconds: float) -> None:
        self.left -= seconds


class Pace:
    """One speaker's allowance of messages."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self.rate = rate
        self.burst = burst
        self.left = burst
        self.before = now

    def wait(self, now: float) -> float:
        """Count one message; the seconds until the next may be read."""
        self.left = min(self.burst, self.left + (now - self.before) * self.rate) - 1
        self.before = now
        return max(0.0, -self.left) / self.rate
