"""A written gradient is a program like any other: differentiated again it gives the Hessian, by us and by the libraries that it is written for."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import engine
from engine.codeout import MODES, write_code
from engine.modes.hessian import hessian
from tests.engine.running import called, compiled, evaluated
from tests.engine.test_codeout import KNOWN, RUNNING
from tests.strategies import Program, programs


def check_hessian(source: str, at: dict[str, float]) -> None:
    """The Jacobian of the written gradient, by either mode, is the Hessian; so is that of the written tangent along each input."""
    graph = engine.parse(source)
    where = {name: float(at[name]) for name in graph.input_names()}
    for output in graph.output_names():
        expected = hessian(graph, where, output)
        code = write_code(graph, "reverse", "pathsum", at=where, seed=output)
        again = engine.jacobian(engine.parse(code.text), {}, "forward")
        for row, word in code.derivatives.items():
            assert {name: again[word][code.inputs[name]] for name in where} == pytest.approx(expected[row], rel=1e-9, abs=1e-11)
    for name in where:
        code = write_code(graph, "forward", "pathsum", at=where, seed=name)
        again = engine.jacobian(engine.parse(code.text), {}, "reverse")
        for output, word in code.derivatives.items():
            expected = hessian(graph, where, output)
            assert {column: again[word][code.inputs[column]] for column in where} == pytest.approx(expected[name], rel=1e-9, abs=1e-11)


@pytest.mark.parametrize("case", KNOWN, ids=[case["id"] for case in KNOWN])
def test_hessians_of_known_programs(case: dict[str, Any]) -> None:
    check_hessian(case["program"], case["at"])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_hessians_of_random_programs(program: Program) -> None:
    check_hessian(program.source, program.at)


def test_a_third_time() -> None:
    """y = x^5: the gradient of the gradient of the gradient."""
    source, name = "y = x^5", "y"
    for factor, power in ((5, 4), (20, 3), (60, 2)):
        code = write_code(engine.parse(source), "reverse", "pathsum", at={"x": 1.5}, seed=name)
        source, name = code.text, code.derivatives["x"]
        assert evaluated(code, {"x": 1.5})[1]["x"] == pytest.approx(factor * 1.5**power)


# What a factor of 0 meets on its way: (program, point). A product of IEEE numbers would be undefined at each of them.
ZEROS = [
    ("y = sqrt(x*x)", {"x": 0.0}),
    ("y = where(x > 0, sqrt(x), 0*x)", {"x": 0.0}),
    ("y = where(x == 0, 1, sin(x)/x)", {"x": 0.0}),
    ("y = sqrt(x)*a", {"x": 0.0, "a": 0.0}),
    ("y = x^a", {"x": 0.0, "a": 0.0}),
    ("y = x^a", {"x": 0.0, "a": 2.0}),
    ("y = x^a", {"x": -2.0, "a": 2.0}),
    ("y = (x - 1)^a*b", {"x": 1.0, "a": 0.5, "b": 0.0}),
    ("y = xlogy(x, a)", {"x": 0.0, "a": 0.0}),
    ("y = hypot(x, a)^2", {"x": 0.0, "a": 0.0}),
    ("y = sqrt(-x)", {"x": 0.0}),
    ("y = log(-x)*a", {"x": 0.0, "a": 0.0}),
    ("y = max(x, a)*min(x, a)", {"x": 2.0, "a": 2.0}),
    ("y = clip(x, a, b)", {"x": 1.0, "a": 1.0, "b": 1.0}),
    ("y = relu(x) + abs(x) + sign(x)", {"x": 0.0}),
    ("y = cbrt(x)*x", {"x": 0.0}),
    ("y = x % a", {"x": 6.0, "a": 3.0}),
    ("y = 1/x", {"x": 0.0}),
    ("y = polygamma(n, x)*a", {"n": 1.0, "x": 2.0, "a": 0.0}),
    ("y = asin(x)*(x - 1)", {"x": 1.0}),
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", RUNNING)
@pytest.mark.parametrize(("source", "at"), ZEROS, ids=[row[0] for row in ZEROS])
def test_strong_zeros_and_kinks(source: str, at: dict[str, float], language: str, mode: str) -> None:
    graph = engine.parse(source)
    expected = engine.jacobian(graph, at)["y"]
    run = evaluated if language == "pathsum" else called
    if mode == "reverse":
        assert run(write_code(graph, mode, language), at)[1] == pytest.approx(expected, nan_ok=True)
    else:
        for name, slope in expected.items():
            assert run(write_code(graph, mode, language, seed=name), at)[1] == {"y": pytest.approx(slope, nan_ok=True)}


def test_a_strong_zero_is_no_wrong_zero_one_order_up() -> None:
    """∂²(a·√x)/∂a∂x at a = 0 is 1/(2√x): the strong product may cut only what is not finite."""
    code = write_code(engine.parse("y = sqrt(x)*a"), "reverse", "pathsum", at={"x": 4.0, "a": 0.0})
    assert "strong(" in code.text
    again = engine.jacobian(engine.parse(code.text))
    assert again[code.derivatives["x"]]["a"] == again[code.derivatives["a"]]["x"] == 0.25


def test_plain_products_where_nothing_can_go_wrong() -> None:
    for source in ("e = (a + b)*(b + 1)", "y = sin(x)*exp(z) + tanh(x)^3", "y = x/(1 + x^2) + atan(x)*erf(z)", "y = log(1 + exp(x))*z"):
        assert "strong" not in write_code(engine.parse(source)).text


JAX_SMOOTH = [
    "y = log(x1) + x1*x2 - sin(x2)",
    "u = tanh(x1*x2)\ny = x1^x2/u + max(x1, 2*x2)*gelu(u)",
    "y = where(x1 > x2, x1^3, lgamma(x2)) + (x1 % 0.7)*erfinv(0.3*x2)",
]


@pytest.mark.parametrize("source", JAX_SMOOTH)
def test_jax_jits_and_differentiates_the_same_function(source: str) -> None:
    jax = pytest.importorskip("jax")
    graph = engine.parse(source)
    gradient = compiled(write_code(graph, "reverse", "jax"))
    value, slopes = jax.jit(gradient)(0.9, 1.7)
    own, aside = jax.grad(gradient, argnums=(0, 1), has_aux=True)(0.9, 1.7)
    expected = list(engine.jacobian(graph, {"x1": 0.9, "x2": 1.7})["y"].values())
    for found in (slopes, own, aside):
        assert [float(number) for number in found] == pytest.approx(expected, rel=1e-11)
    assert float(value) == pytest.approx(engine.evaluate(graph, {"x1": 0.9, "x2": 1.7})["y"])
    second = jax.jacfwd(lambda x1, x2: gradient(x1, x2)[1], argnums=(0, 1))(0.9, 1.7)
    table = hessian(graph, {"x1": 0.9, "x2": 1.7})
    for row, name in zip(second, table, strict=True):
        assert [float(number) for number in row] == pytest.approx(list(table[name].values()), rel=1e-9, abs=1e-11)


def test_a_tangent_in_jax_is_jaxs_own() -> None:
    jax = pytest.importorskip("jax")
    graph = engine.parse(JAX_SMOOTH[0])
    derivative = compiled(write_code(graph, "forward", "jax", seed="x2"))
    value, slope = derivative(2.0, 5.0)
    primal, tangent = jax.jvp(lambda *at: derivative(*at)[0], (2.0, 5.0), (0.0, 1.0))
    assert (float(value), float(slope)) == pytest.approx((float(primal), float(tangent)))


@pytest.mark.parametrize("source", JAX_SMOOTH)
def test_autograd_follows_what_is_written_for_pytorch(source: str) -> None:
    torch = pytest.importorskip("torch")
    gradient = compiled(write_code(engine.parse(source), "reverse", "torch"))
    at = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in (0.9, 1.7)]
    value, slopes = gradient(*at)
    for own, found in zip(torch.autograd.grad(value, at), slopes, strict=True):
        assert float(own) == pytest.approx(float(found.detach()), rel=1e-10)


def test_numpy_takes_whole_arrays() -> None:
    numpy = pytest.importorskip("numpy")
    graph = engine.parse("y = where(x > 0, sqrt(x), x^2)*digamma(2 + x^2)\nz = abs(x) + 3")
    points = numpy.linspace(-2, 2, 9)
    for output in ("y", "z"):
        value, (slope,) = compiled(write_code(graph, "reverse", "numpy", seed=output))(points)
        assert value.shape == slope.shape == points.shape
        for x, one, number in zip(points, value, slope, strict=True):
            assert one == pytest.approx(engine.evaluate(graph, {"x": float(x)})[output])
            expected = engine.jacobian(graph, {"x": float(x)})[output]["x"]
            assert number == (expected if math.isinf(expected) else pytest.approx(expected))
