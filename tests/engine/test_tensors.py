"""Every row of the table of tensor operations: Jacobians against differences and against the scalar program, values against NumPy, refusals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import pytest

from engine.tensors.linear import Linear, pull, push
from engine.tensors.operation import Detail, Operation
from engine.tensors.shapes import Value, flat, shape_of
from engine.tensors.table import ALIASES, OPERATIONS, OPTION_WORDS, ROWS
from tests.engine.tensor_tools import jacobian, prepared, scalar_program, value_of

CASES = [(row, args, options) for row in ROWS for args, options in row.samples]
IDS = [f"{row.name}-{index}" for row in ROWS for index, _ in enumerate(row.samples)]


def by_differences(row: Operation, values: Sequence[Value], slot: int, detail: Detail, h: float = 1e-6) -> np.ndarray:
    columns = []
    for place in range(len(flat(values[slot]))):
        ends = []
        for step in (h, -h):
            moved = [np.array(value) for value in values]
            moved[slot].reshape(-1)[place] += step
            ends.append(np.array(flat(row.evaluate([value_of(each) for each in moved], detail))))
        columns.append((ends[0] - ends[1]) / (2 * h))
    return np.array(columns).T


# --- every row ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_row_is_complete(row: Operation) -> None:
    assert row.gloss
    assert row.symbol
    assert "{x}" in row.tex
    assert row.samples
    assert all(set(options) <= set(row.options) for _, options in row.samples)


def test_words_lead_to_one_row() -> None:
    words = [word for row in ROWS for word in (row.name, *row.aliases)]
    assert len(words) == len(set(words)) == len(ALIASES)
    assert set(OPTION_WORDS.values()) <= {option for row in ROWS for option in row.options}


@pytest.mark.parametrize(("row", "args", "options"), CASES, ids=IDS)
def test_jacobians_are_those_of_differences(row: Operation, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    values, result, detail = prepared(row, args, options)
    for slot in range(len(values)):
        linear, status, note = row.linear(slot, values, result, detail)
        assert (status, note) == ("smooth", None)
        assert (linear.out, linear.into) == (detail.shape, shape_of(values[slot]))
        assert len(linear.value) <= detail.entries
        np.testing.assert_allclose(linear.matrix(), by_differences(row, values, slot, detail), rtol=1e-7, atol=1e-8)


def test_the_comparison_catches_a_wrong_rule() -> None:
    row = OPERATIONS["matmul"]
    values, result, detail = prepared(row, *row.samples[2])
    linear = row.linear(0, values, result, detail)[0]
    wrong = Linear(linear.out, linear.into, linear.row, linear.column[::-1], linear.value)
    assert not np.allclose(wrong.matrix(), by_differences(row, values, 0, detail), rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize(("row", "args", "options"), CASES, ids=IDS)
def test_the_scalar_program_has_the_same_value_and_jacobian(row: Operation, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    values, result, detail = prepared(row, args, options)
    numbers, matrix = scalar_program(row, values, detail)
    np.testing.assert_allclose(numbers, flat(result), rtol=1e-13, atol=1e-14)
    np.testing.assert_allclose(matrix, jacobian(row, values, result, detail), rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize(("row", "args", "options"), CASES, ids=IDS)
def test_push_and_pull_are_the_matrix_and_its_transpose(row: Operation, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    chance = np.random.default_rng(7)
    values, result, detail = prepared(row, args, options)
    for slot, value in enumerate(values):
        linear = row.linear(slot, values, result, detail)[0]
        tangent, adjoint = (value_of(chance.normal(size=shape)) for shape in (shape_of(value), detail.shape))
        moved, back = push(linear, tangent), pull(linear, adjoint)
        assert (shape_of(moved), shape_of(back)) == (detail.shape, shape_of(value))
        matrix = linear.matrix()
        np.testing.assert_allclose(flat(moved), matrix @ flat(tangent), rtol=1e-12, atol=1e-13)
        np.testing.assert_allclose(flat(back), flat(adjoint) @ matrix, rtol=1e-12, atol=1e-13)
        assert np.dot(flat(adjoint), flat(moved)) == pytest.approx(np.dot(flat(back), flat(tangent)), rel=1e-11)
        assert linear.norm == pytest.approx(float(np.linalg.norm(matrix)))
        assert linear.shape == matrix.shape


@pytest.mark.parametrize(("row", "args", "options"), CASES, ids=IDS)
def test_awkward_numbers_answer_and_never_raise(row: Operation, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    for awkward in (0.0, -0.0, 1.0, 1e-320, 1e308, -1e308, 800.0, math.inf, -math.inf, math.nan):
        for first_only in (False, True):
            filled = []
            for arg in args:
                array = np.array(arg, dtype=np.float64)
                array.reshape(-1)[: 1 if first_only else None] = awkward
                filled.append(array.tolist())
            values, result, detail = prepared(row, filled, options)
            assert row.status(values, result, detail) in ("ok", "domain", "pole", "overflow", "underflow", "unknown")
            for slot in range(len(values)):
                linear, status, _ = row.linear(slot, values, result, detail)
                assert status != "smooth" or np.isfinite(linear.value).all()


@pytest.mark.parametrize(("row", "args", "options"), CASES, ids=IDS)
def test_it_can_be_written(row: Operation, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    _, _, detail = prepared(row, args, options)
    names = [f"x{index}" for index in range(len(args))]
    text, tex = row.spell(names, detail, False), row.spell(names, detail, True)
    assert all(name in text and name in tex for name in names)
    assert tex.count("{") == tex.count("}")
    assert text.count("(") == text.count(")")


NUMPY = {
    "sum": np.sum, "mean": np.mean, "prod": np.prod, "amax": np.max, "amin": np.min, "var": np.var, "std": np.std,
    "norm": lambda x, **more: np.sqrt(np.sum(x * x, **more)), "expand_dims": lambda x, axis=0: np.expand_dims(x, axis),
    "cumsum": np.cumsum, "cumprod": np.cumprod, "matmul": np.matmul, "inner": np.inner, "outer": np.outer, "solve": np.linalg.solve,
    "inv": np.linalg.inv, "det": np.linalg.det, "trace": np.trace, "transpose": np.transpose, "reshape": np.reshape, "ravel": np.ravel,
    "diagonal": np.diagonal, "flip": np.flip, "squeeze": np.squeeze, "broadcast_to": np.broadcast_to, "diag": np.diag,
    "pick": lambda x, index: x[index], "logdet": lambda x: np.linalg.slogdet(x)[1], "array": lambda *x, shape=None: np.reshape(x, shape or len(x)),
    "stack": lambda *x, axis=0: np.stack(x, axis), "concatenate": lambda *x, axis=0: np.concatenate(x, axis),
    "logsumexp": lambda x, **more: np.log(np.sum(np.exp(x), **more)),
    "softmax": lambda x, axis=-1: np.exp(x) / np.sum(np.exp(x), axis, keepdims=True),
    "log_softmax": lambda x, axis=-1: np.log(np.exp(x) / np.sum(np.exp(x), axis, keepdims=True)),
}  # fmt: skip


@pytest.mark.parametrize(("row", "args", "options"), CASES, ids=IDS)
def test_values_are_those_of_numpy(row: Operation, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    expected = NUMPY[row.name](*map(np.array, args), **options)
    _, result, _ = prepared(row, args, options)
    assert shape_of(result) == np.shape(expected)
    np.testing.assert_allclose(result, expected, rtol=1e-13, atol=1e-14)


def _torch_words(torch: Any) -> dict[str, Any]:
    """Our operations in PyTorch's words, where it has one of the same meaning."""
    linalg = torch.linalg
    return {
        "sum": lambda x, axis=None, keepdims=False: torch.sum(x, dim=axis, keepdim=keepdims),
        "mean": lambda x, axis=None, keepdims=False: torch.mean(x, dim=axis, keepdim=keepdims),
        "var": lambda x, axis=None, keepdims=False, ddof=0: torch.var(x, dim=axis, keepdim=keepdims, correction=ddof),
        "std": lambda x, axis=None, keepdims=False, ddof=0: torch.std(x, dim=axis, keepdim=keepdims, correction=ddof),
        "norm": lambda x, axis=None, keepdims=False: linalg.vector_norm(x, dim=axis, keepdim=keepdims),
        "amax": lambda x, axis=None, keepdims=False: torch.amax(x, dim=() if axis is None else axis, keepdim=keepdims),
        "amin": lambda x, axis=None, keepdims=False: torch.amin(x, dim=() if axis is None else axis, keepdim=keepdims),
        "logsumexp": lambda x, axis=None, keepdims=False: torch.logsumexp(x, dim=tuple(range(x.ndim)) if axis is None else axis, keepdim=keepdims),
        "prod": lambda x, axis=None, keepdims=False: torch.prod(x) if axis is None else torch.prod(x, dim=axis, keepdim=keepdims),
        "cumsum": lambda x, axis=None: torch.cumsum(x, dim=0 if axis is None else axis),
        "cumprod": lambda x, axis=None: torch.cumprod(x, dim=0 if axis is None else axis),
        "softmax": lambda x, axis=-1: torch.softmax(x, dim=axis),
        "log_softmax": lambda x, axis=-1: torch.log_softmax(x, dim=axis),
        "matmul": torch.matmul, "inner": torch.dot, "trace": lambda x: torch.diagonal(x).sum(), "solve": linalg.solve, "inv": linalg.inv, "det": linalg.det,
        "logdet": torch.logdet, "diag": torch.diag, "stack": lambda *x, axis=0: torch.stack(x, axis), "concatenate": lambda *x, axis=0: torch.cat(x, axis),
        "outer": lambda x, y: torch.outer(x.ravel(), y.ravel()),
    }  # fmt: skip


def test_pytorch_agrees() -> None:
    torch = pytest.importorskip("torch")
    words = _torch_words(torch)
    cases = [case for case in CASES if case[0].name in words and not (case[0].name == "prod" and isinstance(case[2].get("axis"), tuple))]
    assert {row.name for row, _, _ in cases} == set(words)
    for row, args, options in cases:
        values, result, detail = prepared(row, args, options)
        tensors = tuple(torch.tensor(value, dtype=torch.float64) for value in values)
        word = partial(words[row.name], **options)
        np.testing.assert_allclose(word(*tensors).numpy(), result, rtol=1e-12, atol=1e-13, err_msg=row.name)
        for slot, slope in enumerate(torch.autograd.functional.jacobian(word, tensors)):
            ours = row.linear(slot, values, result, detail)[0].matrix()
            np.testing.assert_allclose(slope.reshape(ours.shape).numpy(), ours, rtol=1e-11, atol=1e-12, err_msg=row.name)
