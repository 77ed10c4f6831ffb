"""Programs as large as the engine promises to take: they work, or a stated limit refuses them; and nothing recurses on how deep they are."""

from __future__ import annotations

import inspect
import math
import sys
from collections.abc import Iterator

import pytest

import engine

ROOM = 200
"""Frames that the engine may use above the test's own, however deep a program is."""

PROGRAMS = {
    "sum of 100 000 terms": "return " + " + ".join(f"sin(x*{place % 9})" if place % 50 == 0 else "x*y" for place in range(100_000)),
    "10 000 parentheses": "(" * 10_000 + "x + y" + ")" * 10_000,
    "10 000 calls in one another": "sin(" * 10_000 + "x + y" + ")" * 10_000,
    "chain of 100 000": "h = x*y\nfor t in range(99999):\n    h = sin(h)\nreturn h",
    "10 000 lines": "a = 0.5\nv0 = x*y\n" + "\n".join(f"v{line + 1} = v{line}*a + x" for line in range(10_000)),
    "powers of powers": "y*x" + "^x" * 5_000,
    "10 000 signs": "-" * 10_000 + "x*y",
}


@pytest.fixture(autouse=True)
def _little_room() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + ROOM)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("name", PROGRAMS)
def test_large_programs_work(name: str) -> None:
    graph = engine.parse(PROGRAMS[name])
    at = {"x": 0.3, "y": 0.7}
    (output,) = graph.output_names()
    value = engine.evaluate(graph, at)[output]
    assert math.isfinite(value)
    backward = engine.jacobian(graph, at, "reverse")[output]
    forward = engine.jacobian(graph, at, "forward")[output]
    assert all(math.isclose(backward[leaf], forward[leaf], rel_tol=1e-9, abs_tol=1e-12) for leaf in ("x", "y"))
    for mode in ("forward", "reverse"):
        trace = engine.trace(graph, at, mode)
        steps = trace.steps
        assert trace.value[output] == value
        assert len(steps) == len(steps.effect_offset) - 1 > graph.size // 3
        assert len(steps.term) == steps.term_offset[-1]
        assert len(steps.before) == len(steps.after) == len(steps.key) == steps.effect_offset[-1]


@pytest.mark.parametrize(
    ("source", "limits", "code"),
    [
        ("(" * 250_000 + "x" + ")" * 250_000, engine.Limits(), "E_TOO_DEEP"),
        ("x" + "+x" * 3_000, engine.Limits(nodes=2_000), "E_TOO_BIG"),
        ("for i in range(200000):\n    h = x", engine.Limits(), "E_TOO_BIG"),
        ("x" + "+x" * 3_000, engine.Limits(source_bytes=4_000), "E_TOO_LONG"),
        ("x" + "+x" * 3_000, engine.Limits(edges=2_000), "E_TOO_BIG"),
    ],
    ids=["depth", "nodes", "turns", "bytes", "edges"],
)
def test_a_stated_limit_refuses(source: str, limits: engine.Limits, code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.parse(source, limits=limits)
    assert caught.value.code == code
    assert any(character.isdigit() for character in caught.value.message)
