"""Against PyTorch and JAX where they are installed: every primitive, random programs, published functions."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import assume, given

import engine
from engine.primitives import ROWS, TABLE, Primitive
from tests.engine.functions import FUNCTIONS, Function
from tests.engine.recording import known
from tests.engine.spelling import spelt
from tests.strategies import Program, finite, programs
from tools.singular_peers import jax_words, torch_words

CALLED: dict[str, Callable[..., Any]] = {
    "add": lambda n, x, y: x + y,
    "sub": lambda n, x, y: x - y,
    "mul": lambda n, x, y: x * y,
    "div": lambda n, x, y: x / y,
    "pow": lambda n, x, y: x**y,
    "neg": lambda n, x: -x,
    "mod": lambda n, x, y: n.remainder(x, y),
    "max": lambda n, x, y: n.maximum(x, y),
    "min": lambda n, x, y: n.minimum(x, y),
    "reciprocal": lambda n, x: 1 / x,
    "sec": lambda n, x: 1 / n.cos(x),
    "csc": lambda n, x: 1 / n.sin(x),
    "cot": lambda n, x: 1 / n.tan(x),
    "where": lambda n, x, y, w: n.where(x != 0, y, w),
    "lt": lambda n, x, y: n.where(x < y, 1.0, 0.0),
    "le": lambda n, x, y: n.where(x <= y, 1.0, 0.0),
    "gt": lambda n, x, y: n.where(x > y, 1.0, 0.0),
    "ge": lambda n, x, y: n.where(x >= y, 1.0, 0.0),
    "eq": lambda n, x, y: n.where(x == y, 1.0, 0.0),
    "ne": lambda n, x, y: n.where(x != y, 1.0, 0.0),
    "polygamma": lambda n, x, y: n.polygamma(int(x), y),
}
FEW_DIGITS = {("torch", "digamma"), ("torch", "polygamma"), ("jax", "polygamma")}
"""PyTorch's trigamma is right to nine digits; ours is tested against sixty elsewhere."""
LACKING = {"torch": {"cbrt", "gamma", "heaviside"}, "jax": set[str]()}


def library_value(n: Any, graph: engine.Graph, leaves: list[Any]) -> Any:
    """The last output as the library computes it, from our graph."""
    value: list[Any] = []
    given_leaves = iter(leaves)
    for node, op in enumerate(graph.op):
        args = [value[arg] for arg in graph.args[node]]
        if op == "input":
            value.append(next(given_leaves))
        elif op == "const":
            value.append(graph.number[node])
        elif op in CALLED:
            value.append(CALLED[op](n, *args))
        elif all(isinstance(arg, float) for arg in args):
            value.append(TABLE[op].evaluate(*args))
        else:
            value.append(getattr(n, op)(*args))
    return value[graph.outputs[-1][1]]


def torch_gradient(graph: engine.Graph, at: dict[str, float]) -> list[float]:
    import torch

    n = torch_words()
    leaves = [torch.tensor(at[name], dtype=torch.float64, requires_grad=True) for name in graph.input_names()]
    out = library_value(n, graph, leaves)
    if not torch.is_tensor(out) or not out.requires_grad:
        return [0.0] * len(leaves)
    return [0.0 if slope is None else float(slope) for slope in torch.autograd.grad(out, leaves, allow_unused=True)]


def jax_gradient(graph: engine.Graph, at: dict[str, float]) -> list[float]:
    import jax

    n = jax_words()
    point = [jax.numpy.asarray(at[name], dtype=jax.numpy.float64) for name in graph.input_names()]
    slopes = jax.grad(lambda *leaves: library_value(n, graph, list(leaves)) * 1.0, argnums=tuple(range(len(point))))(*point)
    return [float(slope) for slope in slopes]


GRADIENTS: dict[str, Callable[..., list[float]]] = {"torch": torch_gradient, "jax": jax_gradient}
INSTALLED = [library for library in GRADIENTS if find_spec(library)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the libraries' own
@pytest.mark.parametrize("library", INSTALLED)
@pytest.mark.parametrize("row", ROWS if INSTALLED else [], ids=lambda row: row.name)
def test_every_primitive_as_the_libraries_have_it(row: Primitive, library: str) -> None:
    gradient = GRADIENTS[library]
    if row.name in LACKING[library]:
        return  # the library has no such function
    words = "xyw"[: row.arity]
    whole = row.name == "polygamma"
    for sample in row.samples:
        graph = engine.parse(f"f = polygamma({int(sample[0])}, y)" if whole else spelt(row))
        at = {word: number for word, number in zip(words, sample, strict=True) if word in graph.input_names()}
        where = engine.linearize(graph, at)
        if any(status not in (None, "smooth") for status in where.edge_status):
            continue  # at singular points each has its own convention: docs/singular-points.md
        found = list(engine.jacobian(graph, at)["f"].values())
        digits = 1e-8 if (library, row.name) in FEW_DIGITS else 1e-11
        assert found == pytest.approx(gradient(graph, at), rel=digits, abs=1e-13), sample


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@given(programs())
def test_random_programs_as_pytorch_has_them(program: Program) -> None:
    pytest.importorskip("torch")
    graph = engine.parse(program.source)
    at = known(graph, program.at)
    assume(all(finite(value) for value in engine.linearize(graph, at).value))
    found = list(engine.jacobian(graph, at)[graph.output_names()[-1]].values())
    size = 1 + max(map(abs, found))
    assert found == pytest.approx(torch_gradient(graph, at), rel=1e-10, abs=1e-11 * size)


@pytest.mark.parametrize("function", FUNCTIONS if "jax" in INSTALLED else [], ids=lambda function: function.name)
def test_published_functions_as_jax_has_them(function: Function) -> None:
    graph = engine.parse(function.source)
    for point in ({"x": 1.37, "y": -2.71}, {"x": -0.83, "y": 0.59}):
        found = list(engine.jacobian(graph, point)["f"].values())
        assert found == pytest.approx(jax_gradient(graph, point), rel=1e-10, abs=1e-11 * max(map(abs, found)))
