"""The service over a real socket: a trace beside an empty answer, and a known layout beside a new one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from benchmarks.clock import Row, compare
from benchmarks.programs import straight_line
from tools.service import started


@contextmanager
def hurried() -> Iterator[tuple[int, str]]:
    """A service that is asked faster than any page asks, and shall not be slower than for a page: its number, and its address."""
    with started(RATE="1000000", BURST="1000000", LIVE_RATE="1000000", LIVE_SHARE="1") as service:
        yield service


@contextmanager
def serving() -> Iterator[httpx.Client]:
    """A client of such a service."""
    with hurried() as (_, address), httpx.Client(base_url=address, timeout=60) as client:
        yield client


def rows() -> Iterator[Row]:
    """Small and large traces, cold and warm."""
    fresh = itertools.count(1)
    with serving() as client:

        def trace(source: str, value: float = 1.0) -> object:
            answer = client.post("/api/v1/trace", json={"source": source, "at": {"x0": value}, "mode": "reverse"})
            return answer.raise_for_status().content

        def livez() -> object:
            return client.get("/livez").raise_for_status()

        opening = "x0 = 2\nb = 1\ne = (x0 + b) * (b + 1)"
        yield compare("a trace of 6 nodes, layout known", lambda: trace(opening, next(fresh)), "an empty answer", livez, at_most=20)
        large = straight_line(60)

        def new_layout() -> object:
            return trace(straight_line(60, seed=1 + next(fresh)))

        name, against = "60 lines, layout new", "60 lines, a slider moved"
        yield compare(name, new_layout, against, lambda: trace(large, next(fresh) / 1000), at_most=200, rounds=7)
