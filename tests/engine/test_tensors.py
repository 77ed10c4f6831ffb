"""Every row of the table of tensor operations: Jacobians against differences and against the scalar program, values against NumPy, refusals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from engine.primitives import TABLE
from engine.rules import partial_at
from engine.tensors.linear import Linear, Value, flat, pull, push
from engine.tensors.operation import Detail, Operation
from engine.tensors.shapes import shape_of
from engine.tensors.table import ALIASES, OPERATIONS, OPTION_WORDS, ROWS

CASES = [(row, args, options) for row in ROWS for args, options in row.samples]
IDS = [f"{row.name}-{index}" for row in ROWS for index, _ in enumerate(row.samples)]


class Scalars:
    """Evaluates a scalar program as it is emitted, and keeps what its derivatives need."""

    def __init__(self, inputs: Sequence[float]) -> None:
        self.values = list(inputs)
        self.steps: list[tuple[str, tuple[int, ...]]] = [("input", ())] * len(inputs)

    def number(self, value: float, /) -> int:
        self.values.append(value)
        self.steps.append(("const", ()))
        return len(self.values) - 1

    def apply(self, name: str, /, *args: int) -> int:
        self.values.append(TABLE[name].evaluate(*(self.values[arg] for arg in args)))
        self.steps.append((name, args))
        return len(self.values) - 1

    def gradient(self, output: int, inputs: int) -> list[float]:
        """One reverse sweep with strong zeros."""
        adjoint = [0.0] * len(self.values)
        adjoint[output] = 1.0
        for node in range(output, -1, -1):
            name, args = self.steps[node]
            for slot, arg in enumerate(args):
                if adjoint[node] != 0:
                    partial = partial_at(TABLE[name], slot, (*(self.values[each] for each in args), self.values[node]))[0]
                    adjoint[arg] += push(partial, adjoint[node])
        return adjoint[:inputs]


def value_of(nested: Any) -> Value:
    array = np.array(nested, dtype=np.float64)
    return float(array) if array.ndim == 0 else array


def prepared(row: Operation, args: Sequence[Any], options: dict[str, Any]) -> tuple[list[Value], Value, Detail]:
    values = [value_of(arg) for arg in args]
    shape, detail = row.prepare([shape_of(value) for value in values], **options)
    result = row.evaluate(values, detail)
    assert shape_of(result) == shape
    assert isinstance(result, float) == (shape == ())
    return values, result, detail


def scalar_program(row: Operation, values: Sequence[Value], detail: Detail) -> tuple[list[float], np.ndarray]:
    """The values of the written-out program, and its Jacobian in all arguments side by side."""
    numbers = [flat(value) for value in values]
    program = Scalars([number for each in numbers for number in each])
    starts = np.cumsum([0, *map(len, numbers)]).tolist()
    nodes = [list(range(start, start + len(each))) for start, each in zip(starts, numbers, strict=False)]
    outputs = row.expand(nodes, detail, program)
    return [program.values[node] for node in outputs], np.array([program.gradient(node, starts[-1]) for node in outputs])


def jacobian(row: Operation, values: Sequence[Value], result: Value, detail: Detail) -> np.ndarray:
    return np.concatenate([row.linear(slot, values, result, detail)[0].matrix() for slot in range(len(values))], axis=1)


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


def at(name: str, *args: Any, **options: Any) -> tuple[Value, np.ndarray, str, str]:
    """Value, Jacobian in all arguments, status of the value, gravest status of the Jacobians."""
    row = OPERATIONS[name]
    values, result, detail = prepared(row, args, options)
    statuses = [row.linear(slot, values, result, detail)[1] for slot in range(len(values))]
    worst = max(statuses, key=["smooth", "subgradient", "one-sided", "infinite", "undefined"].index)
    return result, jacobian(row, values, result, detail), row.status(values, result, detail), worst


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
        assert (status, note) == ("smooth", "")
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
    "sum": np.sum, "mean": np.mean, "prod": np.prod, "amax": np.max, "amin": np.min, "norm": lambda x, **more: np.sqrt(np.sum(x * x, **more)), "var": np.var, "std": np.std,
    "cumsum": np.cumsum, "cumprod": np.cumprod, "matmul": np.matmul, "inner": np.inner, "outer": np.outer, "solve": np.linalg.solve,
    "inv": np.linalg.inv, "det": np.linalg.det, "trace": np.trace, "transpose": np.transpose, "reshape": np.reshape, "ravel": np.ravel,
    "diagonal": np.diagonal, "flip": np.flip, "squeeze": np.squeeze, "expand_dims": lambda x, axis=0: np.expand_dims(x, axis), "broadcast_to": np.broadcast_to, "diag": np.diag,
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
