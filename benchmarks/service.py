"""The service over a real socket: a trace beside an empty answer, and a known layout beside a new one."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from benchmarks.clock import Row, compare
from benchmarks.programs import straight_line


@contextmanager
def started() -> Iterator[tuple[int, str]]:
    """A service in a process of its own: its number, and its address."""
    words = [sys.executable, "-m", "app.cli", "serve", "--port", "0"]
    # Asked faster than any page asks, it shall not be slower than for a page.
    free = {"PATHSUM_RATE": "1000000", "PATHSUM_BURST": "1000000", "PATHSUM_LIVE_RATE": "1000000", "PATHSUM_LIVE_SHARE": "1"}
    environment = {**os.environ, **free}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        if found is None:
            raise RuntimeError("the service did not start")
        try:
            yield process.pid, found.group(0)
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def serving() -> Iterator[httpx.Client]:
    """A client of such a service."""
    with started() as (_, address), httpx.Client(base_url=address, timeout=60) as client:
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
