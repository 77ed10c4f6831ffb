"""Tensor operations where it matters: zeros, ties, singular matrices, huge numbers, broadcasting, patterns of Jacobians, limits and refusals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from engine.primitives import TABLE
from engine.tensors import elementwise
from engine.tensors.linear import Linear, add, identity, pull, push
from engine.tensors.shapes import ENTRIES, ShapeError, Value, build, flat, shape_of
from engine.tensors.table import OPERATIONS
from engine.wording import refuse
from tests.engine.tensor_tools import Scalars, jacobian, prepared, scalar_program, value_of

GRAVITY = ["smooth", "subgradient", "one-sided", "infinite", "undefined"]


def at(name: str, *args: Any, **options: Any) -> tuple[Value, np.ndarray, str, str]:
    """Value, Jacobian in all arguments, status of the value, gravest status of the Jacobians."""
    row = OPERATIONS[name]
    values, result, detail = prepared(row, args, options)
    statuses = [row.linear(slot, values, result, detail)[1] for slot in range(len(values))]
    return result, jacobian(row, values, result, detail), row.status(values, result, detail), max(statuses, key=GRAVITY.index)


# --- no wrong zeros ---------------------------------------------------------------------------------------------------------------

# (operation, arguments, options, value, Jacobian, its status)
ZEROS = [
    ("prod", ([2.0, 0.0, 3.0],), 0.0, [[0, 6, 0]], "smooth"),
    ("prod", ([0.0, 5.0, 0.0],), 0.0, [[0, 0, 0]], "smooth"),
    ("cumprod", ([2.0, 0.0, 3.0],), [2, 0, 0], [[1, 0, 0], [0, 2, 0], [0, 6, 0]], "smooth"),
    ("norm", ([0.0, 0.0],), 0.0, [[0, 0]], "subgradient"),
    ("norm", ([-3.0, 4.0],), 5.0, [[-0.6, 0.8]], "smooth"),
    ("std", ([2.0, 2.0],), 0.0, [[0, 0]], "subgradient"),
    ("var", ([2.0, 2.0],), 0.0, [[0, 0]], "smooth"),
    ("amax", ([1.0, 3.0, 3.0],), 3.0, [[0, 0.5, 0.5]], "subgradient"),
    ("amax", ([3.0, 3.0, 3.0],), 3.0, [[0.25, 0.25, 0.5]], "subgradient"),
    ("amax", ([1.0, 1.0, 3.0],), 3.0, [[0, 0, 1]], "smooth"),
    ("amin", ([2.0, 1.0, 1.0],), 1.0, [[0, 0.5, 0.5]], "subgradient"),
    ("softmax", ([1.0, 1.0],), [0.5, 0.5], [[0.25, -0.25], [-0.25, 0.25]], "smooth"),
    ("logsumexp", ([1000.0, 1000.0],), 1000 + math.log(2), [[0.5, 0.5]], "smooth"),
    ("det", ([[1.0, 2.0], [2.0, 4.0]],), 0.0, [[4, -2, -2, 1]], "smooth"),
    ("det", ([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]],), 0.0, [[-3, 6, -3, 6, -12, 6, -3, 6, -3]], "smooth"),
    ("det", ([[0.0, 0.0], [0.0, 0.0]],), 0.0, [[0, 0, 0, 0]], "smooth"),
    ("det", ([[0.0]],), 0.0, [[1]], "smooth"),
    ("det", ([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]],), 0.0, [[0] * 9], "smooth"),
]


@pytest.mark.parametrize(("name", "args", "value", "matrix", "status"), ZEROS, ids=[f"{row[0]}-{row[1]}" for row in ZEROS])
def test_zeros_and_ties_have_their_right_slopes(name: str, args: tuple[Any, ...], value: Any, matrix: list[list[float]], status: str) -> None:
    found, slope, health, worst = at(name, *args)
    np.testing.assert_allclose(found, value, rtol=1e-15)
    np.testing.assert_allclose(slope, matrix, rtol=1e-15, atol=1e-15)
    assert (health, worst) == ("ok", status)
    row = OPERATIONS[name]
    numbers, written = scalar_program(row, *_two(prepared(row, args, {})))
    np.testing.assert_allclose(numbers, flat(found), rtol=1e-15)
    np.testing.assert_allclose(written, matrix, rtol=1e-15, atol=1e-15)


def _two(ready: tuple[Any, Any, Any]) -> tuple[Any, Any]:
    return ready[0], ready[2]


LARGE = [
    ("softmax", [1000.0, 1001.0, 999.5]),
    ("log_softmax", [1000.0, 1001.0, 999.5]),
    ("logsumexp", [-1000.0, -1001.0, -1000.0]),
    ("softmax", [0.0, 800.0, -800.0]),
    ("logsumexp", [0.0, 800.0, -800.0]),
    ("log_softmax", [0.0, 800.0, -800.0]),
]


@pytest.mark.parametrize(("name", "numbers"), LARGE)
def test_exponentials_of_large_numbers(name: str, numbers: list[float]) -> None:
    row = OPERATIONS[name]
    values, result, detail = prepared(row, (numbers,), {})
    assert np.isfinite(result).all()
    written, matrix = scalar_program(row, values, detail)
    np.testing.assert_allclose(written, flat(result), rtol=1e-12)
    np.testing.assert_allclose(matrix, jacobian(row, values, result, detail), rtol=1e-12, atol=1e-15)


def test_small_shares_keep_their_digits() -> None:
    """1 − z would be 0 here; the other shares added up are not."""
    _, slope, _, _ = at("softmax", [0.0, -60.0])
    np.testing.assert_allclose(slope, np.exp(-60.0) * np.array([[1, -1], [-1, 1]]), rtol=1e-12)


def test_lengths_of_tiny_and_huge_numbers() -> None:
    for size in (1e-200, 1e200):
        value, slope, _, status = at("norm", [3 * size, -4 * size])
        assert value == pytest.approx(5 * size, rel=1e-15)
        assert status == "smooth"
        np.testing.assert_allclose(slope, [[0.6, -0.8]], rtol=1e-14)
        value, slope, _, status = at("std", [size, -size])
        assert value == pytest.approx(size, rel=1e-15)
        assert status == "smooth"
        np.testing.assert_allclose(slope, [[0.5, -0.5]], rtol=1e-14)


def test_extremes_of_what_is_no_number() -> None:
    value, _, health, status = at("amax", [1.0, math.nan])
    assert math.isnan(value)
    assert (health, status) == ("unknown", "undefined")
    value, slope, _, _ = at("prod", [0.0, math.inf])
    assert math.isnan(value)
    assert slope.tolist() == [[math.inf, 0.0]]


# --- matrices ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", range(1, 12))
@pytest.mark.parametrize("lost", range(4))
def test_cofactors_of_every_rank(size: int, lost: int) -> None:
    """Minors up to eight rows, singular values beyond: both against the definition, the determinant without a row and a column."""
    chance = np.random.default_rng(size)
    matrix = chance.normal(size=(size, size))
    for place in range(min(lost, size)):
        matrix[place] = (place + 2) * matrix[-1] if place < size - 1 else 0.0
    _, slope, _, status = at("det", matrix.tolist())
    expected = [(-1) ** (i + j) * (np.linalg.det(np.delete(np.delete(matrix, i, 0), j, 1)) if size > 1 else 1.0) for i in range(size) for j in range(size)]
    np.testing.assert_allclose(slope[0], expected, rtol=1e-9, atol=1e-10 * max(1.0, float(np.abs(expected).max())))
    assert status == "smooth"


@pytest.mark.parametrize("size", [4, 5, 8])
@pytest.mark.parametrize("name", ["det", "logdet", "inv", "solve"])
def test_larger_matrices_are_written_out_right(name: str, size: int) -> None:
    chance = np.random.default_rng(size)
    matrix = chance.normal(size=(size, size)) + 3 * np.eye(size)
    args = [matrix.tolist()] + ([chance.normal(size=(size, 2)).tolist()] if name == "solve" else [])
    row = OPERATIONS[name]
    values, result, detail = prepared(row, args, {})
    if size == 8:
        numbers = [flat(value) for value in values]
        program = Scalars([number for each in numbers for number in each])
        nodes = row.expand([list(range(len(numbers[0]))), list(range(len(numbers[0]), len(program.values)))][: len(args)], detail, program)
        np.testing.assert_allclose([program.values[node] for node in nodes], flat(result), rtol=1e-11, atol=1e-12)
        assert len(program.values) < 10_000
        return
    numbers, written = scalar_program(row, values, detail)
    np.testing.assert_allclose(numbers, flat(result), rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(written, jacobian(row, values, result, detail), rtol=1e-11, atol=1e-12)


def test_singular_matrices_are_named() -> None:
    rank_one = [[1.0, 2.0], [2.0, 4.0]]
    value, _, health, status = at("inv", rank_one)
    assert (health, status) == ("pole", "undefined")
    np.testing.assert_array_equal(value, [[math.inf, -math.inf], [-math.inf, math.inf]])
    assert at("inv", [[1.0, 0.0], [0.0, 0.0]])[2] == "domain"
    assert at("solve", rank_one, [1.0, 1.0])[2:] == ("pole", "undefined")
    assert at("solve", rank_one, [1.0, 2.0])[2] == "domain", "any x on a line solves it"
    assert at("inv", np.ones((12, 12)).tolist())[2:] == ("domain", "undefined")
    assert at("solve", np.ones((12, 12)).tolist(), [1.0] * 12)[2:] == ("domain", "undefined")


def test_logdet_at_its_pole_and_beyond() -> None:
    value, slope, health, status = at("logdet", [[1.0, 2.0], [2.0, 4.0]])
    assert (value, health, status) == (-math.inf, "pole", "infinite")
    np.testing.assert_array_equal(slope, [[math.inf, -math.inf, -math.inf, math.inf]])
    value, slope, health, status = at("logdet", [[0.0, 1.0], [1.0, 0.0]])
    assert math.isnan(value)
    assert (health, status) == ("domain", "undefined")
    np.testing.assert_array_equal(slope, [[0.0, math.nan, math.nan, 0.0]])


@pytest.mark.parametrize("size", [4, 11])
@pytest.mark.parametrize("scale", [1e-90, 1e90])
def test_a_determinant_beyond_the_floats_is_not_taken_for_singular(size: int, scale: float) -> None:
    matrix = (scale * np.eye(size)).tolist()
    value, slope, health, status = at("logdet", matrix)
    assert value == pytest.approx(size * math.log(scale), rel=1e-14)
    assert (health, status) == ("ok", "smooth")
    np.testing.assert_allclose(slope[0], np.eye(size).ravel() / scale, rtol=1e-14)
    np.testing.assert_allclose(at("inv", matrix)[0], np.eye(size) / scale, rtol=1e-14)
    assert at("det", matrix)[2] == ("underflow" if scale < 1 else "overflow")
    assert at("prod", [scale] * size)[2] == at("cumprod", [scale] * size)[2] == ("underflow" if scale < 1 else "overflow")


def test_a_sum_adds_as_the_scalar_program_does() -> None:
    numbers = np.random.default_rng(3).normal(size=1000) * 10.0 ** np.arange(1000) ** 0.3
    total = 0.0
    for place, number in enumerate(numbers.tolist()):
        total = number if place == 0 else total + number
    assert at("sum", numbers.tolist())[0] == total
    assert at("matmul", numbers.tolist(), [1.0] * 1000)[0] == total


# --- Jacobians as entries --------------------------------------------------------------------------------------------------------

STRUCTURES = [
    ("sum", ([1.0, 2.0],), {}, "row"),
    ("sum", ([[1.0, 2.0], [3.0, 4.0]],), {"axis": 0}, "blocks"),
    ("pick", ([1.0, 2.0, 3.0],), {"index": slice(1, 3)}, "selection"),
    ("transpose", ([[1.0, 2.0], [3.0, 4.0]],), {}, "selection"),
    ("ravel", ([[1.0, 2.0], [3.0, 4.0]],), {}, "identity"),
    ("broadcast_to", (2.0,), {"shape": (3,)}, "column"),
    ("matmul", ([[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [3.0, 4.0]]), {}, "blocks"),
    ("softmax", ([1.0, 2.0],), {}, "dense"),
    ("softmax", ([[1.0, 2.0], [3.0, 4.0]],), {}, "blocks"),
    ("cumsum", ([1.0, 2.0, 3.0],), {}, "dense"),
    ("inv", ([[1.0, 2.0], [3.0, 4.0]],), {}, "dense"),
    ("diag", ([1.0, 2.0],), {}, "selection"),
]


@pytest.mark.parametrize(("name", "args", "options", "word"), STRUCTURES, ids=[f"{row[0]}-{row[3]}" for row in STRUCTURES])
def test_patterns_have_a_word(name: str, args: tuple[Any, ...], options: dict[str, Any], word: str) -> None:
    values, result, detail = prepared(OPERATIONS[name], args, options)
    assert OPERATIONS[name].linear(0, values, result, detail)[0].structure == word


def entries(out: tuple[int, ...], into: tuple[int, ...], *listed: tuple[int, int, float]) -> Linear:
    rows, columns, values = zip(*listed, strict=True) if listed else ((), (), ())
    return Linear(out, into, np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp), np.array(values, dtype=np.float64))


def test_entries_at_one_place_add_up() -> None:
    doubled = entries((2,), (2,), (0, 1, 2.0), (0, 1, 3.0), (1, 0, 1.0))
    assert doubled.matrix().tolist() == [[0, 5], [1, 0]]
    assert doubled.norm == pytest.approx(math.sqrt(26))
    assert flat(doubled.push(np.array([1.0, 10.0]))) == [50, 1]
    assert flat(doubled.pull(np.array([1.0, 10.0]))) == [10, 5]
    assert doubled.plus(doubled).matrix().tolist() == [[0, 10], [2, 0]]
    assert entries((2,), (2,)).structure == "zero"
    assert identity((2, 2)).structure == "identity"
    assert entries((2,), (2,), (0, 0, 2.0), (1, 1, 1.0)).structure == "diagonal"


def test_a_picture_keeps_what_stands_out() -> None:
    small = entries((2,), (3,), (0, 1, 2.0), (1, 2, -3.0))
    assert small.picture().tolist() == small.matrix().tolist()
    large = entries((4,), (100,), (0, 0, 1.0), (1, 3, -5.0), (1, 2, 2.0), (3, 99, math.nan), (3, 98, 7.0))
    assert large.picture(2)[0].tolist() == [-5.0, 0.0]
    assert large.picture(2)[1] == pytest.approx([0.0, math.nan], nan_ok=True)


def test_a_zero_is_strong() -> None:
    linear = entries((2,), (2,), (0, 0, 0.0), (0, 1, 2.0), (1, 0, math.inf))
    assert flat(linear.push(np.array([math.inf, 1.0]))) == [2.0, math.inf]
    assert flat(linear.push(np.array([0.0, math.nan]))) == pytest.approx([math.nan, 0.0], nan_ok=True)
    assert flat(linear.pull(np.array([math.nan, 0.0]))) == pytest.approx([0.0, math.nan], nan_ok=True)
    assert push(0.0, math.inf) == pull(math.inf, 0.0) == 0.0
    assert flat(push(2.0, np.array([0.0, 3.0]))) == [0.0, 6.0]
    assert add(1.0, 2.0) == 3.0
    assert flat(add(np.array([1.0]), np.array([2.0]))) == [3.0]
    assert build((), [2.5]) == 2.5


def test_the_chain_rule_is_the_product_of_the_matrices() -> None:
    chance = np.random.default_rng(5)
    first, second = OPERATIONS["cumprod"], OPERATIONS["softmax"]
    values, between, detail = prepared(first, (chance.normal(size=5).tolist(),), {})
    inner = first.linear(0, values, between, detail)[0]
    values, result, detail = prepared(second, (flat(between),), {})
    outer = second.linear(0, values, result, detail)[0]
    np.testing.assert_allclose(outer.after(inner).matrix(), outer.matrix() @ inner.matrix(), rtol=1e-13, atol=1e-15)


# --- element by element ----------------------------------------------------------------------------------------------------------

BROADCAST = [((2, 3), (3,)), ((2, 1), (1, 3)), ((), (2, 2)), ((3,), ()), ((2, 2), (2, 2))]


@pytest.mark.parametrize("shapes", BROADCAST)
@pytest.mark.parametrize("name", ["add", "pow", "hypot", "lt"])
def test_primitives_go_element_by_element(name: str, shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    chance = np.random.default_rng(11)
    row = TABLE[name]
    args = [value_of(chance.uniform(0.5, 2.0, size=shape)) for shape in shapes]
    result = elementwise.evaluate(row, args)
    assert shape_of(result) == elementwise.shape(shapes) == np.broadcast_shapes(*shapes)
    pairs = zip(*(np.broadcast_to(arg, shape_of(result)).ravel().tolist() for arg in args), strict=True)
    assert flat(result) == [row.evaluate(x, y) for x, y in pairs], "the same numbers to the last bit"
    numbers = [flat(arg) for arg in args]
    program = Scalars(numbers[0] + numbers[1])
    nodes = elementwise.expand(row, [list(range(len(numbers[0]))), list(range(len(numbers[0]), len(program.values)))], shapes, program)
    assert [program.values[node] for node in nodes] == flat(result)
    wanted = np.array([program.gradient(node, len(numbers[0]) + len(numbers[1])) for node in nodes])
    found = np.concatenate([elementwise.linear(row, slot, args, result)[0].matrix() for slot in (0, 1)], axis=1)
    np.testing.assert_array_equal(found, wanted)


def test_the_gravest_element_speaks() -> None:
    x = np.array([[1.0, 0.0], [4.0, 0.0]])
    linear, status, note, place = elementwise.linear(TABLE["sqrt"], 0, [x], elementwise.evaluate(TABLE["sqrt"], [x]))
    assert (status, place) == ("infinite", 1)
    assert "bound" in str(note)
    assert linear.structure == "diagonal"
    assert elementwise.linear(TABLE["neg"], 0, [x], -x)[1:] == ("smooth", None, 0)


# --- limits and refusals ---------------------------------------------------------------------------------------------------------

REFUSED = [
    ("sum", [(2, 3)], {"axis": 2}, "there is no axis 2 in 2×3"),
    ("sum", [(2, 3)], {"axis": (0, -2)}, "an axis is named twice"),
    ("sum", [(2, 3)], {"axis": 1.5}, "axis must be a whole number"),
    ("sum", [(2, 3)], {"order": 1}, "no option called order"),
    ("sum", [(2,), (2,)], {}, "sum takes one argument, and 2 came"),
    ("softmax", [()], {}, "a single number has none"),
    ("var", [(3,)], {"ddof": 3}, "below 3"),
    ("norm", [(3,)], {"ord": 1}, "Euclidean"),
    ("norm", [(3, 3)], {"ord": 2}, "Euclidean"),
    ("matmul", [(2, 3), (2,)], {}, "The matrix product of 2×3 and a vector of 2 does not exist: 3 meets 2"),
    ("matmul", [(), (2,)], {}, "a single number came"),
    ("matmul", [(2, 2, 2), (2,)], {}, "2×2×2 came"),
    ("inner", [(2, 2), (2, 2)], {}, "takes vectors"),
    ("det", [(2, 3)], {}, "square matrix"),
    ("solve", [(2, 2), (3,)], {}, "does not fit"),
    ("trace", [(3,)], {}, "takes a matrix"),
    ("pick", [(3,)], {"index": 3}, "no place 3: axis 0 has 3"),
    ("pick", [(3,)], {"index": (0, 0)}, "2 places are given"),
    ("pick", [(3,)], {"index": slice(2, 2)}, "is empty"),
    ("pick", [(3,)], {"index": slice(0, 2, 0)}, "step"),
    ("pick", [(3,)], {"index": (Ellipsis, Ellipsis)}, "once"),
    ("pick", [(3,)], {"index": 1.0}, "whole number"),
    ("reshape", [(3,)], {"shape": (2, 2)}, "3 numbers do not fill the shape (2, 2)"),
    ("broadcast_to", [(3,)], {"shape": (2, 2)}, "do not fit together"),
    ("broadcast_to", [(3,)], {"shape": (-1, 3)}, "do not fit together"),
    ("transpose", [(2, 3)], {"axes": (0, 0)}, "order of all its 2 axes"),
    ("squeeze", [(2, 3)], {"axis": 0}, "2 places"),
    ("stack", [(2,), (3,)], {}, "one shape"),
    ("concatenate", [(2, 2), (2, 3)], {}, "do not fit one after the other"),
    ("concatenate", [(), ()], {}, "a single number has none"),
    ("array", [(2,), ()], {}, "single numbers"),
    ("array", [(), ()], {"shape": (3,)}, "do not fill"),
    ("diag", [(2, 2, 2)], {}, "takes vectors"),
    ("outer", [(200,), (200,)], {}, "40,000 here, and the limit is 10,000"),
    ("broadcast_to", [()], {"shape": (10_001,)}, "the limit is 10,000"),
    ("inv", [(32, 32)], {}, "1,048,576 here, and the limit is 1,000,000"),
    ("softmax", [(2000,)], {}, "the limit is 1,000,000"),
    ("matmul", [(100, 100), (100, 101)], {}, "too many"),
]


@pytest.mark.parametrize(("name", "shapes", "options", "words"), REFUSED, ids=[f"{row[0]}-{row[3][:20]}" for row in REFUSED])
def test_what_does_not_fit_is_refused_in_words(name: str, shapes: Sequence[tuple[int, ...]], options: dict[str, Any], words: str) -> None:
    with pytest.raises(ShapeError) as caught:
        OPERATIONS[name].prepare(shapes, **options)
    error = refuse(caught.value.key, None, None, **caught.value.terms)
    assert words in error.message + error.hint
    assert error.hint.endswith((".", "?"))


def test_shapes_that_do_not_broadcast() -> None:
    with pytest.raises(ShapeError) as caught:
        elementwise.shape([(2, 3), (2,)])
    assert {name: str(term) for name, term in caught.value.terms.items()} == {"left": "2×3", "right": "a vector of 2"}


def test_what_is_too_long_to_be_written_out() -> None:
    row = OPERATIONS["det"]
    _, detail = row.prepare([(9, 9)])
    with pytest.raises(ShapeError) as caught:
        row.expand([list(range(81))], detail, Scalars([0.0] * 81))
    assert "9×9" in refuse(caught.value.key, None, None, **caught.value.terms).message
    with pytest.raises(ShapeError):
        identity((int(math.sqrt(ENTRIES)) + 1,)).matrix()
