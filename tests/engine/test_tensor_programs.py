"""Whole programs with tensors: forward = reverse = paths = written out in single numbers = central differences, folded too; and random ones."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine.tensors.table import OPERATIONS

V = "x = [0.7, -1.3, 2.1]\n"
U = "x = [0.7, -1.3, 2.1]\nu = [1.1, 0.2, -0.7]\n"
W = "W = [[0.7, -1.3, 2.1], [1.9, 0.4, -0.8]]\n"
S = "A = [[2.1, -0.6, 0.8], [0.3, 1.7, -1.1], [-0.9, 0.5, 1.4]]\n"
PROGRAMS = {
    "sum": V + "y = sum(x^2)",
    "sum along an axis": W + "y = W.sum(axis=0)*W.sum(axis=1, keepdims=True)",
    "mean": W + "y = mean(W, axis=1)^2",
    "prod": V + "y = prod(x)",
    "prod with a zero": "x = [0, 2, 3]\ny = prod(x)",
    "max": W + "y = max(W, axis=0)",
    "min": V + "y = min(x)*x",
    "norm": V + "y = norm(x)",
    "logsumexp": V + "y = logsumexp(2x)",
    "var": V + "y = var(x)",
    "std": W + "y = std(W, axis=1, ddof=1)",
    "trace": S + "y = trace(A @ A)",
    "cumsum": V + "y = cumsum(x)",
    "cumprod": "x = [2, 0, 3]\ny = cumprod(x)",
    "softmax": V + "y = softmax(x)",
    "cross entropy": V + "y = -log_softmax(x)[1]",
    "matmul": W + V + "y = W @ x",
    "vector times matrix": W + "v = [0.4, 1.1]\ny = v @ W",
    "matrix times matrix": W + "y = W @ W.T",
    "dot": U + "y = dot(x, u)",
    "inner": U + "y = inner(x, u)",
    "outer": U + "y = outer(x, u)",
    "solve": S + V + "y = solve(A, x)",
    "inv": S + "y = inv(A)[0]",
    "det": S + "y = det(A)",
    "det of a singular matrix": "A = [[1, 2], [2, 4]]\ny = det(A)",
    "logdet": S + "y = logdet(A)",
    "parts": W + "y = W[1, ::-1]*W[0][-1]",
    "transpose": W + "y = W.T[2]",
    "reshape": W + "y = W.reshape(3, 2)[1]",
    "ravel": W + "y = ravel(W)[1:3]",
    "diagonal": S + "y = diagonal(A)",
    "flip": V + "y = flip(x)*x",
    "squeeze": "z = [[0.7, 1.1]]\ny = squeeze(z)^2",
    "expand dims": U + "y = expand_dims(x, 1)*u",
    "broadcast": "a = 0.7\ny = broadcast_to(a^2, (2, 2))",
    "diag": V + "y = diag(x) @ x",
    "a list of numbers": "a = 0.3\nb = -2\ny = [a*b, a^2, sin(b)]",
    "stack": U + "y = stack([x, u], axis=1)[2]",
    "concatenate": U + "y = concatenate([x, 2u])*0.5",
    "element by element": U + "y = tanh(x) + x*u - x/u + x^2 + exp(-u) + where(x > 0, x, u)",
    "a number with a tensor": "a = 2\n" + V + "y = a*x + a",
    "a neuron": W + V + "b = [0.1, -0.2]\ny = tanh(W @ x + b)",
    "least squares": "A = [[1, 0], [1, 1], [1, 2]]\nx = [0.5, 0.5]\nr = A @ x - [1, 2, 2]\nloss = r @ r",
    "a function": "f(v, w) = sum(v*w)/norm(w)\n" + U + "y = f(x, u) + f(u, x)",
    "a recurrent net": "W = [[0.5, -0.3], [0.8, 0.1]]\nh = [0.2, -0.6]\nfor t in range(3):\n    h = tanh(W @ h)\n",
}


def jacobians(program: str) -> dict[str, engine.Jacobian]:
    graph = engine.parse(program)
    ways = {mode: engine.jacobian(graph, mode=mode) for mode in ("reverse", "forward", "paths")}
    return {**ways, "single numbers": engine.jacobian(engine.scalarize(graph))}


def assert_same(one: engine.Jacobian, other: engine.Jacobian) -> None:
    assert one.keys() == other.keys()
    for output, row in one.items():
        assert row.keys() == other[output].keys()
        for name, slope in row.items():
            assert slope == pytest.approx(other[output][name], rel=1e-10, abs=1e-12), (output, name)


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_every_way_finds_the_same(program: str) -> None:
    found = jacobians(program)
    for other in found.values():
        assert_same(found["reverse"], other)
    at = engine.linearize(engine.parse(program))
    checks = engine.differences(at, found["reverse"])
    assert len(checks) == sum(map(len, found["reverse"].values()))
    assert {check.verdict for check in checks} == {"agree"}


def test_the_programs_use_every_operation() -> None:
    used = {op for program in PROGRAMS.values() for op, detail in zip(engine.parse(program).op, engine.parse(program).detail, strict=False) if detail}
    assert used == set(OPERATIONS)


@pytest.mark.parametrize("mode", ["forward", "reverse"])
@pytest.mark.parametrize("program", [PROGRAMS["a function"], PROGRAMS["a recurrent net"]], ids=["calls", "turns"])
def test_folded(program: str, mode: str) -> None:
    """A folded call or turn between tensors carries the Jacobian of the whole."""
    graph = engine.parse(program)
    plain = engine.trace(graph, mode=mode)
    for fold in [[number] for number in range(len(graph.groups))] + [list(range(len(graph.groups)))]:
        folded = engine.trace(graph, mode=mode, fold=fold)
        assert folded.at.graph.size < plain.at.graph.size
        assert_same(folded.jacobian, plain.jacobian)
        last = {name: dict(engine.state_at(run, len(run.steps))["tangent" if mode == "forward" else "adjoint"]) for name, run in (("f", folded), ("p", plain))}
        ends = [run.at.graph.inputs if mode == "reverse" else [node for _, node in run.at.graph.outputs] for run in (folded, plain)]
        for one, other in zip(*ends, strict=True):
            np.testing.assert_allclose(last["f"][one], last["p"][other], rtol=1e-12)


def test_a_fold_whose_result_does_not_move_with_an_argument() -> None:
    graph = engine.parse("f(v, w) = v @ [1, 2] + 0*len(w)\nx = [1, 2]\nu = [3, 4, 5]\ny = f(x, u)*sum(u)")
    assert_same(engine.trace(graph, fold=[0]).jacobian, engine.trace(graph).jacobian)


def test_a_zero_jacobian_stops_a_fold_from_meeting_infinity() -> None:
    """The strong zero: sqrt has slope ∞ at 0, and the branch that is not taken brings exactly nothing."""
    graph = engine.parse("f(v) = sum(where(v > 1, sqrt(v), v))\nx = [0, 4]\ny = f(x)")
    assert engine.trace(graph, fold=[0]).jacobian == {"y": {"x[0]": 1.0, "x[1]": 0.25}}


def test_whole_tensors_and_single_numbers_as_a_point() -> None:
    graph = engine.parse(W + V + "y = W @ x")
    by_name = engine.evaluate(graph, {"W": [[1, 2, 3], [4, 5, 6]], "x": np.array([1.0, 0.0, -1.0])})
    by_number = engine.evaluate(graph, {f"W[{i},{j}]": 3 * i + j + 1 for i in range(2) for j in range(3)} | {"x[0]": 1, "x[1]": 0, "x[2]": -1})
    np.testing.assert_array_equal(by_name["y"], [-2, -2])
    np.testing.assert_array_equal(by_number["y"], [-2, -2])
    trace = engine.trace(graph, {"x": [1, 0, 0]}, expand=True)
    assert trace.value == pytest.approx({"y[0]": 0.7, "y[1]": 1.9})


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ({"x": [1, 2]}, "E_PARAM"),
        ({"x": 3}, "E_PARAM"),
        ({"x": [[1, 2, 3]]}, "E_PARAM"),
        ({"x": "three"}, "E_PARAM"),
        ({"x[3]": 1}, "E_PARAM"),
        ({"x[-1]": 1}, "E_PARAM"),
        ({"x[0]": math.inf}, "E_NONFINITE"),
        ({"x": [1, 2, math.nan]}, "E_NONFINITE"),
    ],
    ids=str,
)
def test_a_point_of_another_shape_is_refused(at: dict[str, Any], code: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.evaluate(engine.parse(V + "y = sum(x)"), at)
    assert caught.value.code == code
    assert "x" in caught.value.message
    assert caught.value.hint


PASTED = {
    "import numpy as np\nx = np.array([3.0, 4.0])\ny = np.linalg.norm(x)": 5,
    "x = torch.tensor([0.0, 0.0], requires_grad=True)\ny = torch.softmax(x, dim=0)": [0.5, 0.5],
    "a = jnp.array([1., 2.])\nb = jnp.array([3., 4.])\ny = jnp.dot(a, b)": 11,
    "x = np.array([[1.0, 2.0], [3.0, 4.0]])\ny = x.sum(axis=0, keepdims=True)": [[4, 6]],
    "x = np.arange(6)\ny = x.reshape(2, 3)": [[0, 1, 2], [3, 4, 5]],
    "x = np.array([1, 2])\nW = np.array([[1, 2], [3, 4]])\ny = x @ W.T": [5, 11],
    "x = torch.tensor([1.0, -1.0])\ny = torch.relu(x).sum()": 1,
    "x = jnp.array([1.0, 2.0])\ny = jnp.exp(x).mean()": (math.e + math.e**2) / 2,
    "W = torch.tensor([[1.0, 2.0], [3.0, 4.0]])\ny = torch.matmul(W, W)": [[7, 10], [15, 22]],
    "A = np.array([[2.0, 0.0], [0.0, 4.0]])\nb = np.array([1.0, 1.0])\ny = np.linalg.solve(A, b)": [0.5, 0.25],
    "A = np.array([[2.0, 0.0], [0.0, 4.0]])\ny = np.linalg.det(A)": 8,
    "def loss(w, x, t):\n    p = 1 / (1 + np.exp(-(w @ x)))\n    return (p - t)**2\n\ny = loss(np.array([0.0, 0.0]), np.array([1.0, 2.0]), 1.0)": 0.25,
    "x = torch.tensor([1.0, 2.0, 3.0])\ny = x.unsqueeze(0).T.squeeze()": [1, 2, 3],
    "x = np.array([1.0, 4.0, 2.0])\ny = np.max(x) - np.min(x)": 3,
}


@pytest.mark.parametrize(("program", "wanted"), PASTED.items(), ids=PASTED.keys())
def test_pasted(program: str, wanted: Any) -> None:
    np.testing.assert_allclose(engine.evaluate(engine.parse(program))["y"], wanted, rtol=1e-12)


REFUSED = [
    ("W = [[1, 2], [3, 4]]\nx = [1, 2, 3]\ny = W @ x", "E_SHAPE", 3, "2×2 and a vector of 3", None),
    ("W = [[1, 2, 3], [4, 5, 6]]\ny = W @ W", "E_SHAPE", 2, "3 meets 2", ".T"),
    ("W = [[1, 2, 3], [4, 5, 6]]\nv = [1, 2]\ny = W @ v", "E_SHAPE", 3, "3 meets 2", ".T"),
    ("x = [1, 2]\ny = 2 @ x", "E_SHAPE", 2, "a single number came", None),
    ("x = [1, 2]\ny = x + [1, 2, 3]", "E_SHAPE", 2, "a vector of 2 and a vector of 3", None),
    ("x = [1, 2]\ny = x^[1, 2, 3]", "E_SHAPE", 2, "do not fit", None),
    ("y = dot([1, 2], [1, 2, 3])", "E_SHAPE", 1, "2 meets 3", None),
    ("x = [1, 2, 3]\ny = x[3]", "E_SHAPE", 2, "no place 3", None),
    ("x = [1, 2, 3]\ny = x[-4]", "E_SHAPE", 2, "no place -4", None),
    ("x = [1, 2, 3]\ny = x[1.5]", "E_NUMBER", 2, "whole number", None),
    ("x = [1, 2, 3]\ny = x[0, 1]", "E_SHAPE", 2, "2 places", None),
    ("x = [1, 2, 3]\ny = x[5:9]", "E_SHAPE", 2, "empty", None),
    ("a = 3\ny = a[0]", "E_NAME", 2, "single number", None),
    ("x = [[1, 2], [3]]", "E_SHAPE", 1, "one shape", None),
    ("a = 2\nx = [[a, 2], [3]]", "E_SHAPE", 2, "a vector of 2 and a vector of 1", None),
    ("x = [1, a, [2]]", "E_SHAPE", 1, "one shape", None),
    ("x = []", "E_UNSUPPORTED", 1, "empty list", None),
    ("x = [1 2 3]", "E_SYNTAX", 1, "side by side", "1, 2"),
    ("W = [[1, 2; 3, 4]]", "E_UNSUPPORTED", 1, "rows", "], ["),
    ("W = [1, 2; 3, 4]", "E_UNSUPPORTED", 1, "rows", None),
    ("x = [1, 2]\nx[0] = 3", "E_UNSUPPORTED", 2, "Parts of x", None),
    ("x = [1, 2]\ny = x.backward()", "E_UNSUPPORTED", 2, ".backward", None),
    ("x = [1, 2]\ny = x.summ()", "E_UNSUPPORTED", 2, ".summ", "sum"),
    ("x = [1, 2]\ny = x.quantile()", "E_UNSUPPORTED", 2, ".quantile", None),
    ("x = [1, 2]\ny = sum(x, axis=1)", "E_SHAPE", 2, "no axis 1 in a vector of 2", None),
    ("x = [[1, 2], [3, 4]]\ny = softmax(x, dim=2)", "E_SHAPE", 2, "no axis 2", None),
    ("x = [1, 2]\ny = sum(x, axes=0)", "E_UNSUPPORTED", 2, "no option called axes", None),
    ("x = [1, 2, 3]\ny = x.reshape(2, 2)", "E_SHAPE", 2, "do not fill", None),
    ("x = [1, 2, 3]\ny = det(x)", "E_SHAPE", 2, "square matrix", None),
    ("W = [[1, 2, 3], [4, 5, 6]]\ny = inv(W)", "E_SHAPE", 2, "2×3 came", None),
    ("A = [[1, 2], [3, 4]]\nb = [1, 2, 3]\ny = solve(A, b)", "E_SHAPE", 3, "does not fit", None),
    ("x = [1, 2]\ny = norm(x, 1)", "E_UNSUPPORTED", 2, "Euclidean", None),
    ("x = [1, 2]\ny = stack([x, [1, 2, 3]])", "E_SHAPE", 2, "one shape", None),
    ("x = [1, 2]\ny = concatenate([x, [[1, 2]]])", "E_SHAPE", 2, "one after the other", None),
    ("x = [1, 2]\ny = outer(x)", "E_SYNTAX", 2, "2 arguments", None),
    ("x = [1, 2]\nfor i in range(3):\n  y = x[i]", "E_SHAPE", 3, "no place 2", None),
]


@pytest.mark.parametrize(("program", "code", "line", "words", "mended"), REFUSED, ids=[repr(row[0]) for row in REFUSED])
def test_what_does_not_fit_is_refused_where_it_stands(program: str, code: str, line: int, words: str, mended: str | None) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.parse(program)
    error = caught.value
    assert error.code == code
    assert words in error.message
    assert error.hint
    assert error.span is not None
    assert error.span.line == line
    assert (error.fix.text if error.fix else None) == mended


def test_a_fix_for_a_product_makes_it_exist() -> None:
    program = "W = [[1, 2, 3], [4, 5, 6]]\nv = [1, 2]\ny = W @ v"
    with pytest.raises(engine.PathsumError) as caught:
        engine.parse(program)
    fix = caught.value.fix
    assert fix is not None
    mended = program[: fix.start] + fix.text + program[fix.end :]
    np.testing.assert_array_equal(engine.evaluate(engine.parse(mended))["y"], [9, 12, 15])


# Random programs: vectors of one length and a square matrix, combined at random; every step is smooth at every point.
_STEPS = [
    "W @ {a}", "{a} @ W", "tanh({a})", "{a}*{b}", "{a} - 0.5*{b}", "sin({a}) + {b}", "softmax({a})", "cumsum({a})", "{a}[::-1]", "{a}/(2 + {b}^2)",
    "outer({a}, {b}) @ {b}", "stack([{a}, {b}]).T @ [1, -1]",
    "solve(eye({n})*4 + outer(tanh({a}), tanh({b})), {a})", "{a}*norm({b} + 3)", "[sum({a})*v for v in {b}]",
]  # fmt: skip


@st.composite
def programs(draw: st.DrawFn) -> str:
    size = draw(st.integers(2, 3))
    numbers = st.integers(-20, 20).map(lambda whole: whole / 10)
    rows = [[draw(numbers) for _ in range(size)] for _ in range(size + 1)]
    lines = [f"x = {rows[0]}", f"W = {rows[1:]}"]
    known = ["x"]
    for step in range(draw(st.integers(1, 5))):
        a, b = draw(st.sampled_from(known)), draw(st.sampled_from(known))
        lines.append(f"h{step} = " + draw(st.sampled_from(_STEPS)).format(a=a, b=b, n=size))
        known.append(f"h{step}")
    return "\n".join([*lines, f"y = {known[-1]}"])


@settings(max_examples=40, deadline=None)
@given(programs())
def test_random_programs(program: str) -> None:
    graph = engine.parse(program)
    found = {mode: engine.jacobian(graph, mode=mode) for mode in ("reverse", "forward")} | {"scalars": engine.jacobian(engine.scalarize(graph))}
    scale = 1 + max(abs(slope) for row in found["reverse"].values() for slope in row.values())
    for other in found.values():
        for output, row in found["reverse"].items():
            for name, slope in row.items():
                assert math.isclose(slope, other[output][name], rel_tol=1e-9, abs_tol=1e-12 * scale)
    checks = engine.differences(engine.linearize(graph), found["reverse"])
    assert {check.verdict for check in checks} <= {"agree", "kink"}
    assert sum(check.verdict == "kink" for check in checks) <= len(checks) // 10  # where rounding is louder than the slope
