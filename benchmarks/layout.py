"""Layouts beside one another, and beside the promise that time grows with size and no faster."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import engine
from app import layout_dot, layout_layered
from app.convert import layout_plan
from app.layout import find_dot
from app.layout_plan import Plan
from benchmarks.clock import Row, compare
from benchmarks.programs import shared_weight, straight_line


def plan_of(source: str) -> Plan:
    """What is to be placed: leaves of high fan-out once per use."""
    return layout_plan(engine.parse(source), "LR")


def rows() -> Iterator[Row]:
    """Our layered layout at two sizes; Graphviz on an ordinary graph and on one with a shared weight."""
    small, large = plan_of(straight_line(100)), plan_of(straight_line(1000))
    growth = len(large.kind) / len(small.kind)
    name, against = f"layered layout, {len(large.kind)} boxes", f"{len(small.kind)} boxes"
    yield compare(name, lambda: layout_layered.place(large), against, lambda: layout_layered.place(small), at_most=4 * growth, rounds=5)
    program = find_dot(None)
    if program is None:
        return
    dot: str = program

    def drawn(plan: Plan) -> object:
        return subprocess.run([dot, "-Kdot", "-Tjson0"], input=layout_dot.source(plan), capture_output=True, check=True)

    hundred = plan_of(straight_line(25))
    yield compare(
        f"Graphviz, {len(hundred.kind)} boxes", lambda: drawn(hundred), "layered layout", lambda: layout_layered.place(hundred), at_most=200, rounds=5
    )
    chain = plan_of(shared_weight(50))
    plain = plan_of(straight_line(len(chain.kind) // 4))
    name, against = f"Graphviz, shared weight, {len(chain.kind)} boxes", f"{len(plain.kind)} boxes without one"
    yield compare(name, lambda: drawn(chain), against, lambda: drawn(plain), at_most=4, rounds=5)
