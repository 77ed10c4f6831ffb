"""The engine beside the opcode loop, at four sizes and two shapes: what a value with its gradient costs, and what a full record of a sweep costs."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator

import engine
from benchmarks.clock import Row, compare, once
from benchmarks.opcodes import assemble, run
from benchmarks.programs import deep_chain, wide_sum

SIZES = (100, 1_000, 10_000, 100_000)
SHAPES: dict[str, Callable[[int], str]] = {"chain": deep_chain, "sum": wide_sum}
FLOOR = "the opcode loop"
GRADIENT, RECORD, PARSE = 1.5, 3.0, 50e-6
OFTEN = 80
"""Calls after which a small graph is straight-line code, as it is while a slider moves."""


def rows() -> Iterator[Row]:
    """Ratios to the opcode loop, all in one run; and parsing, against its promise of 50 µs a term."""
    for size in SIZES:
        for shape, write in SHAPES.items():
            yield from at_size(f"{size:,} operations, {shape}", write(size), shape)


def at_size(label: str, source: str, shape: str) -> Iterator[Row]:
    """One program: parsed, first used, used again and again, recorded both ways."""
    begin = time.process_time()
    graph = engine.parse(source)
    parsing = time.process_time() - begin
    terms = sum(map(bool, graph.args))
    parse_bound = 1.0 if shape == "sum" else math.inf  # a term of a sum is an operation here; a line of a program is more
    yield Row(f"{label}: parsing", "50 µs a term", parsing, parsing / (terms * PARSE), parse_bound)
    first = once(lambda: engine.jacobian(graph), time.process_time)
    program, leaves, output = assemble(graph), list(graph.number), graph.outputs[0][1]

    def floor() -> object:
        return run(program, leaves, output)

    agree(graph, leaves, output)
    plain = min(once(floor, time.process_time) for _ in range(5))
    yield Row(f"{label}: the first gradient", FLOOR, first, first / plain, math.inf)
    for _ in range(OFTEN if terms < 1_000 else 1):
        engine.jacobian(graph)
        engine.trace(graph, mode="forward")
        engine.trace(graph, mode="reverse")
    rounds = 41 if terms < 20_000 else 9
    yield compare(f"{label}: value and gradient", lambda: engine.jacobian(graph), FLOOR, floor, at_most=GRADIENT, rounds=rounds, clock=time.process_time)
    for mode in ("forward", "reverse"):

        def record(mode: str = mode) -> object:
            return engine.trace(graph, mode=mode)

        yield compare(f"{label}: {mode}, every step", record, FLOOR, floor, at_most=RECORD, rounds=rounds, clock=time.process_time)


def agree(graph: engine.Graph, leaves: list[float], output: int) -> None:
    """Both compute the same, or the comparison is worth nothing."""
    value, slope = run(assemble(graph), leaves, output)
    row = engine.jacobian(graph)[graph.outputs[0][0]]
    mine = [row[name] for name in graph.input_names()]
    assert all(math.isclose(one, slope[node], rel_tol=1e-9, abs_tol=1e-12) for one, node in zip(mine, graph.inputs, strict=True)), "the gradients differ"
    assert math.isclose(engine.evaluate(graph)[graph.outputs[0][0]], value[output], rel_tol=1e-12)
