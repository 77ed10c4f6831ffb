"""Programs written out say what the engine says: values and derivatives, in every language that runs here, on every program that we have."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import engine
from engine.codeout import LANGUAGES
from engine.scalarize import scalarize
from tests.engine.running import numbers
from tests.graphs import EXAMPLES, Example
from tests.strategies import Program, programs

KNOWN = [json.loads(line) for line in (Path(__file__).parent.parent / "data" / "known_values.jsonl").read_text(encoding="utf-8").splitlines()]
LIBRARIES = ("jax", "torch")
INSTALLED = [library for library in LIBRARIES if find_spec(library)]
RUNNING = [language for language in LANGUAGES if language != "latex" and (language not in LIBRARIES or language in INSTALLED)]


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_is_written_for_a_library_runs_where_it_is_installed(library: str) -> None:
    """Says by being skipped that the tests below left a language out."""
    pytest.importorskip(library)
    assert library in RUNNING


def check(source: str, at: dict[str, float], language: str, rel: float = 1e-12) -> None:
    """Both modes, every seed: values and derivatives are the engine's."""
    graph = engine.parse(source)
    where = {name: float(at.get(name, graph.number[graph.input_node(name)])) for name in graph.input_names()}
    jacobian, value = engine.jacobian(graph, where), engine.evaluate(graph, where)
    for output, row in jacobian.items():
        values, slopes = numbers(graph, where, "reverse", language, output)
        assert values == {output: pytest.approx(value[output], rel=rel, abs=1e-13, nan_ok=True)}
        assert slopes == pytest.approx(row, rel=rel, abs=1e-13, nan_ok=True)
    for name in graph.input_names():
        values, slopes = numbers(graph, where, "forward", language, name)
        assert values == pytest.approx({output: value[output] for output in jacobian}, rel=rel, abs=1e-13, nan_ok=True)
        assert slopes == pytest.approx({output: row[name] for output, row in jacobian.items()}, rel=rel, abs=1e-13, nan_ok=True)


@pytest.mark.parametrize("language", RUNNING)
@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_named_graphs(example: Example, language: str) -> None:
    check(example.source, example.at, language)


@pytest.mark.parametrize("language", RUNNING)
@pytest.mark.parametrize("case", KNOWN, ids=[case["id"] for case in KNOWN])
def test_known_values(case: dict[str, Any], language: str) -> None:
    check(case["program"], case["at"], language)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_random_programs_in_our_language_python_and_numpy(program: Program) -> None:
    for language in ("pathsum", "python", "numpy"):
        check(program.source, program.at, language)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_random_programs_in_libraries(program: Program) -> None:
    if not INSTALLED:
        pytest.skip("neither JAX nor PyTorch is installed")
    for language in INSTALLED:
        check(program.source, program.at, language)


TENSORS = [
    "x = [1, 2]\nW = [[0.5, -1], [2, 0.25]]\ny = sum(tanh(W @ x)^2)\nz = W @ x",
    "A = [[2, 1], [0.5, 3]]\nb = [1, -1]\ns = solve(A, b)\nd = det(A) + norm(b) + logsumexp(b)",
    "p = [0.2, -0.4, 1.1]\nq = softmax(p)\nr = cumsum(p) * max(p) + mean(q)",
]


@pytest.mark.parametrize("language", RUNNING)
@pytest.mark.parametrize("source", TENSORS)
def test_tensors_go_out_number_by_number(source: str, language: str) -> None:
    graph = engine.parse(source)
    jacobian, value = engine.jacobian(graph), engine.evaluate(scalarize(graph))
    at = {name: float(scalarize(graph).number[scalarize(graph).input_node(name)]) for name in graph.input_names()}
    for output, row in list(jacobian.items())[:3]:
        values, slopes = numbers(graph, at, "reverse", language, output)
        assert values == {output: pytest.approx(value[output], rel=1e-12)}
        assert slopes == pytest.approx(row, rel=1e-11, abs=1e-13)
