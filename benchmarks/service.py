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
def serving() -> Iterator[httpx.Client]:
    """A service in a process of its own."""
    words = [sys.executable, "-m", "app.cli", "serve", "--port", "0"]
    environment = {**os.environ, "PATHSUM_RATE": "1000000", "PATHSUM_BURST": "1000000"}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        if found is None:
            raise RuntimeError("the service did not start")
        try:
            with httpx.Client(base_url=found.group(0), timeout=60) as client:
                yield client
        finally:
            process.terminate()
            process.wait(30)


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
