"""The engine beside itself: what recording, and each mode, costs over just computing."""

from __future__ import annotations

from collections.abc import Iterator

import engine
from benchmarks.clock import Row, compare
from benchmarks.programs import straight_line


def rows() -> Iterator[Row]:
    """Each mode and its recording against evaluating the same graph."""
    source = straight_line(300)
    graph = engine.parse(source)
    plain = "evaluating"

    def evaluate() -> object:
        return engine.evaluate(graph, {})

    yield compare("reverse Jacobian, 4 inputs", lambda: engine.jacobian(graph, {}, mode="reverse"), plain, evaluate, at_most=12)
    yield compare("forward Jacobian, 4 inputs", lambda: engine.jacobian(graph, {}, mode="forward"), plain, evaluate, at_most=20)
    for mode in ("forward", "reverse"):

        def record(mode: str = mode) -> object:
            return engine.trace(graph, {}, mode)

        def compute(mode: str = mode) -> object:
            return engine.jacobian(graph, {}, mode=mode)

        yield compare(f"recorded {mode} sweep", record, f"{mode} Jacobian", compute, at_most=6)
    yield compare("parsing 300 lines", lambda: engine.parse(source), plain, evaluate, at_most=400)
