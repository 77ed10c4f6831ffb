"""Calls, lists and parts that make tensors: what they come to, and what is said of those that do not fit."""

from __future__ import annotations

import numpy as np
import pytest

import engine

VALUES = [
    ("[1, 2, 3]", [1, 2, 3]),
    ("[[1, 2], [3, 4]] @ [1, -1]", [-1, -1]),
    ("F = [[1, 2], [3, 4]]\nF.T @ F", [[10, 14], [14, 20]]),
    ("f(F) = F.T\nf([[1, 2], [3, 4]])", [[1, 3], [2, 4]]),
    ("x = np.array([1, 2], dtype=np.float64)\nnp.maximum(x, 1.5)", [1.5, 2]),
    ("mean(2x)", 2),
    ("max(x + 1)", 2),
    ("norm(-2x)", 2),
    ("(3x).T", 3),
    ("sum(5)*x", 5),
    ("[a, 2a]", [1, 2]),
    ("[i^2 for i in range(4)]", [0, 1, 4, 9]),
    ("x = [1, 2, 3]\n[2v for v in x]", [2, 4, 6]),
    ("x = [1, 2, 3]\nsum(v^2 for v in x)", 14),
    ("x = [1, 2, 3]\nsum(x[i]*i for i in range(len(x)))", 8),
    ("W = [[1, 2], [3, 4]]\n[sum(w) for w in W]", [3, 7]),
    ("x = [1, 2, 3]\nx[-1] + x[0]", 4),
    ("x = [1, 2, 3]\nx[::-1]", [3, 2, 1]),
    ("x = [1, 2]\nx[:, None]*x", [[1, 2], [2, 4]]),
    ("W = [[1, 2, 3], [4, 5, 6]]\nW[:, 1:]", [[2, 3], [5, 6]]),
    ("W = [[1, 2, 3], [4, 5, 6]]\nW[1][2]", 6),
    ("W = [[1, 2, 3], [4, 5, 6]]\nW.T[2]", [3, 6]),
    ("W = [[1, 2, 3], [4, 5, 6]]\nW.shape[1]*W.size + len(W)", 20),
    ("W = [[1, 2], [3, 4]]\nW.sum(axis=0)", [4, 6]),
    ("W = [[1, 2], [3, 4]]\nnp.sum(W, axis=1, keepdims=True)", [[3], [7]]),
    ("W = [[1, 2], [3, 4]]\ntorch.sum(W, dim=(0, 1))", 10),
    ("W = [[1, 2], [3, 4]]\ntorch.transpose(W, 0, 1)", [[1, 3], [2, 4]]),
    ("W = [[1, 2], [3, 4]]\nnp.transpose(W, (1, 0))", [[1, 3], [2, 4]]),
    ("x = np.array([1, 2, 3, 4])\nx.reshape(2, 2)", [[1, 2], [3, 4]]),
    ("x = np.array([1, 2, 3, 4])\nnp.reshape(x, (2, -1))", [[1, 2], [3, 4]]),
    ("x = torch.tensor([1.0, 2.0], requires_grad=True)\nx.pow(2).sum()", 5),
    ("x = torch.tensor(2.0, requires_grad=True)\nx**2", 4),
    ("concat([1, 2], [3])", [1, 2, 3]),
    ("x = [1, 2]\nnp.concatenate([x, x, 3*x])", [1, 2, 1, 2, 3, 6]),
    ("x = [1, 2]\ntorch.stack([x, x], dim=1)", [[1, 1], [2, 2]]),
    ("np.zeros((2, 2)) + np.eye(2) + ones(2)", [[2, 1], [1, 2]]),
    ("np.arange(3) + linspace(0, 1, 3)", [0, 1.5, 3]),
    ("np.linalg.norm([3, 4])", 5),
    ("max([3, 1, 4]) + max(1, 2)", 6),
    ("x = [1, -2]\nx if x[0] > 0 else -x", [1, -2]),
    ("n = 3\nh = np.zeros(n)\nfor i in range(n):\n  h = h + i\nh", [3, 3, 3]),
    ("f(v) = v @ v\nf([1, 2, 3])", 14),
    ("def mlp(x, W, b):\n  h = tanh(W @ x + b)\n  return h.sum()\nmlp([0, 0], [[1, 2], [3, 4]], [0, 0])", 0),
    ("mean = mean([1, 2, 3])\nmean", 2),
]

REFUSALS = [
    ("y = norm()", "E_SYNTAX", 1, 5, "none came"),
    ("x = [1, 2]\nx.sum() + sum()", "E_SYNTAX", 2, 11, "none came"),
    ("x = [1, 2]\ny = [1, 2, 3]\nx + y", "E_SHAPE", 3, 1, "a vector of 2 and a vector of 3"),
    ("x = [1, 2]\nx[5]", "E_SHAPE", 2, 1, "place 5"),
    ("x = [[1, 2], [3]]", "E_SHAPE", 1, 5, "one shape"),
    ("x = [1, 2]\nx[0] = 3", "E_UNSUPPORTED", 2, 1, "Parts of x"),
    ("W @ x", "E_SHAPE", 1, 1, "matrix product"),
    ("sum(x)", "E_UNSUPPORTED", 1, 1, "single number"),
    ("sum(x, y)", "E_UNSUPPORTED", 1, 1, "single number"),
    ("x = [1, 2]\nfor i in range(x):\n  y = i", "E_NUMBER", 2, 16, "computed"),
    ("[t for t in (x, y)]", "E_UNSUPPORTED", 1, 13, "range"),
    ("x = [0]*3", "E_UNSUPPORTED", 1, 5, "repeat"),
    ("x = [1, 2]\ny = x.shape", "E_UNSUPPORTED", 2, 5, "shape"),
    ("len(3)", "E_UNSUPPORTED", 1, 1, "len"),
    ("x = zeros(100000)", "E_TOO_BIG", 1, 5, "100,000"),
    ("x = [1, 2]\nmean(x, 5)", "E_SHAPE", 2, 1, "axis 5"),
    ("x = [1, 2]\nmean(x, 0, 1, 1)", "E_SYNTAX", 2, 1, "Too many"),
    ("x = [1, 2]\ntranspose(x, 0, 1)", "E_SHAPE", 2, 1, "axis 1"),
    ("zeros(x)", "E_NUMBER", 1, 7, "x is computed"),
    ("zeros(2.5)", "E_NUMBER", 1, 7, "whole number"),
    ("arange(0, 5, 0)", "E_SHAPE", 1, 1, "at least one number"),
    ("linspace(a, 1, 5)", "E_SYNTAX", 1, 1, "linspace"),
    ("[" * 30 + "x" + "]" * 30, "E_TOO_DEEP", 1, 22, "8 levels"),
    ("sum(" * 25 + "x" + " for i in range(1))" * 25, "E_TOO_DEEP", 1, 81, "limit is 20"),
    ("x = [1, 2]\nx.backward()", "E_UNSUPPORTED", 2, 2, ".backward"),
]


@pytest.mark.parametrize(("source", "wanted"), VALUES, ids=[repr(row[0]) for row in VALUES])
def test_value(source: str, wanted: object) -> None:
    graph = engine.parse(source)
    _, node = graph.outputs[-1]
    found = engine.linearize(graph).value[node]
    assert np.shape(found) == np.shape(np.array(wanted)) == graph.shape_of(node)
    np.testing.assert_allclose(found, wanted, rtol=1e-12)


@pytest.mark.parametrize(("source", "code", "line", "column", "words"), REFUSALS, ids=[repr(row[0])[:60] for row in REFUSALS])
def test_refusal(source: str, code: str, line: int, column: int, words: str) -> None:
    with pytest.raises(engine.PathsumError) as caught:
        engine.parse(source)
    error = caught.value
    assert error.code == code
    assert words in error.message
    assert error.hint
    assert error.span is not None
    assert (error.span.line, error.span.column) == (line, column)


@pytest.mark.parametrize("mode", [mode.name for mode in engine.MODES])
def test_every_mode_runs_on_reductions_of_single_numbers(mode: str) -> None:
    graph = engine.parse("y = mean(x^2) + norm(-3x)")
    assert engine.trace(graph, {"x": 2.0}, mode).jacobian == engine.jacobian(graph, {"x": 2.0}) == {"y": {"x": 7.0}}
    assert engine.jacobian(graph, {"x": 2.0}, "forward") == engine.jacobian(graph, {"x": 2.0}, "paths")


def test_whole_tensors_can_be_given() -> None:
    graph = engine.parse("x = [1, 2]\ny = x @ x")
    assert engine.evaluate(graph, {"x": [3, 4]})["y"] == 25
    assert engine.evaluate(graph, {"x[1]": 0})["y"] == 1
    assert engine.jacobian(graph, {"x": np.array([3.0, 4.0])}) == {"y": {"x[0]": 6.0, "x[1]": 8.0}}
    with pytest.raises(engine.PathsumError, match="a vector of 2"):
        engine.evaluate(graph, {"x": [1, 2, 3]})
