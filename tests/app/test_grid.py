"""A grid of values: the engine's own numbers at every cell, bounded, refused in the usual form."""

from __future__ import annotations

from typing import Any

import pytest

import engine
from tests.app.conftest import Service, assert_error

SOURCE = "x = 3\ny = 2\nc = 5\nL = (x - 1)^2 + c*log(y)"


def body(**other: Any) -> dict[str, Any]:
    axes = {"across": {"input": "x", "least": -1, "most": 3}, "up": {"input": "y", "least": -1, "most": 1}}
    return {"source": SOURCE, "output": "L", "steps": 5, **axes, **other}


def test_every_cell_is_what_the_engine_says(service: Service) -> None:
    answer = service.client.post("/api/v1/grid", json=body(at={"c": 2}))
    assert answer.status_code == 200
    found = answer.json()
    assert found["x"] == [-1, 0, 1, 2, 3]
    assert found["y"] == [-1, -0.5, 0, 0.5, 1]
    graph = engine.parse(SOURCE)
    for row, y in zip(found["value"], found["y"], strict=True):
        for value, x in zip(row, found["x"], strict=True):
            expected = engine.evaluate(graph, {"x": x, "y": y, "c": 2})["L"]
            assert float(value) == expected or (expected != expected and value == "NaN")
    assert found["value"][0][0] == "NaN"
    assert found["value"][2][0] == "-Infinity"


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"steps": 1}, "E_PARAM"),
        ({"steps": 66}, "E_PARAM"),
        ({"up": {"input": "y", "least": 1, "most": 1}}, "E_PARAM"),
        ({"up": {"input": "y", "least": -1e308, "most": 1e308}}, "E_NONFINITE"),
        ({"up": {"input": "x", "least": 0, "most": 1}}, "E_PARAM"),
        ({"up": {"input": "nobody", "least": 0, "most": 1}}, "E_PARAM"),
        ({"output": "nobody"}, "E_PARAM"),
        ({"source": "x = 1\ny = 1\nL = x*y\n" + "L = sin(L)\n" * 1200, "steps": 65}, "E_TOO_BIG"),
    ],
)
def test_what_cannot_be_is_refused(service: Service, other: dict[str, Any], code: str) -> None:
    assert_error(service.client.post("/api/v1/grid", json=body(**other)), 422, code)
