"""Determinant, logdet, inverse and solve, right at singular matrices as well: nothing that is known without a division divides. Knows no axis."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.numeric import strong
from engine.phrases import say
from engine.tensors.minors import Ring, cofactors, determinant
from engine.tensors.operation import SMOOTH, Detail, Emit, Entries, Health, Remark, fold
from engine.tensors.shapes import Array, Shape, ShapeError, count, shape_text

WRITTEN = 8
"""The largest matrix whose minors are worked out one by one: beyond, LAPACK computes and nothing is written out."""
_SMALLEST, _LARGEST = 1e-290, 1e290
_PLAIN = Ring[float](lambda: 1.0, operator.add, operator.sub, operator.mul, operator.neg)
_STRONG = Ring[float](lambda: 1.0, operator.add, operator.sub, strong, operator.neg)
_SINGULAR: Remark = ("undefined", say("remark_singular"))
_NOWHERE: Remark = ("undefined", say("remark_nowhere"))


def ready_square(name: str, shapes: tuple[Shape, ...], options: Mapping[str, Any]) -> Detail:
    """One square matrix in, one number out."""
    n = _square(name, shapes[0])
    return Detail(shapes, (), options, n * n)


def ready_inverse(name: str, shapes: tuple[Shape, ...], options: Mapping[str, Any]) -> Detail:
    """One square matrix in, one out."""
    n = _square(name, shapes[0])
    return Detail(shapes, (n, n), options, n**4)


def ready_solve(name: str, shapes: tuple[Shape, ...], options: Mapping[str, Any]) -> Detail:
    """A square matrix and a right-hand side, or several as the columns of a matrix."""
    n = _square(name, shapes[0])
    if not 1 <= len(shapes[1]) <= 2 or shapes[1][0] != n:
        raise ShapeError("tensor_solve", name=name, left=shape_text(shapes[0]), right=shape_text(shapes[1]), size=n)
    return Detail(shapes, shapes[1], options, n * n * count(shapes[1]))


def _square(name: str, shape: Shape) -> int:
    if len(shape) != 2 or shape[0] != shape[1]:
        raise ShapeError("tensor_square", name=name, shape=shape_text(shape))
    return shape[0]


def _matrix(numbers: Array) -> Array:
    size = math.isqrt(numbers.size)
    return numbers.reshape(size, size)


# --- the determinant ------------------------------------------------------------------------------------------------------------


def det(args: Sequence[Array], detail: Detail) -> Array:
    """By minors where the matrix is small, so that a singular matrix of whole numbers has determinant 0."""
    return np.array([_det(_matrix(args[0]))])


def _det(matrix: Array) -> float:
    return determinant(matrix.tolist(), _PLAIN) if len(matrix) <= WRITTEN else float(np.linalg.det(matrix))


def cofactor_matrix(matrix: Array) -> Array:
    """The partials of the determinant, of whatever rank the matrix is.

    Beyond the small ones from A = U·S·Vᵀ: each number of S is replaced by the product of the others (Magnus and Neudecker, adjoint matrices).
    """
    size = len(matrix)
    if size <= WRITTEN:
        return np.array(cofactors(matrix.tolist(), _STRONG)[1])
    if not np.isfinite(matrix).all():
        return np.full((size, size), np.nan)
    left, stretch, right = np.linalg.svd(matrix)
    others = np.prod(np.where(np.eye(size, dtype=bool), 1.0, stretch), axis=1)
    sign = round(float(np.linalg.det(left) * np.linalg.det(right)))
    return np.asarray(sign * (left * others) @ right)


def det_linear(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
    """Jacobi's formula: the cofactors."""
    return _row_of(cofactor_matrix(_matrix(args[0]))), SMOOTH


def _row_of(slope: Array) -> Entries:
    places = np.arange(slope.size, dtype=np.intp)
    return np.zeros_like(places), places, slope.ravel()


def diagnose_det(args: Sequence[Array], result: Array, detail: Detail) -> Health | None:
    """A 0 of a matrix that is not singular is too small a number."""
    return "underflow" if result[0] == 0 and not _singular(_matrix(args[0])) else None


def logdet(args: Sequence[Array], detail: Detail) -> Array:
    """log(det): −∞ where that is 0, NaN where it is negative; by its exponent where the determinant itself is no float."""
    matrix = _matrix(args[0])
    plain = _det(matrix)
    if _SMALLEST < abs(plain) < _LARGEST:
        return np.array([math.log(plain) if plain > 0 else math.nan])
    if not np.isfinite(matrix).all():
        return np.array([math.nan])
    if _singular(matrix):
        return np.array([-math.inf])
    sign, size = np.linalg.slogdet(matrix)
    return np.array([size if sign >= 0 else math.nan])


def logdet_linear(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
    """Cofactors over the determinant, which is the inverse transposed."""
    matrix = _matrix(args[0])
    plain = _det(matrix)
    if result[0] != result[0]:
        over, remark = math.nan, _NOWHERE
    elif result[0] == -math.inf:
        over, remark = math.inf, SMOOTH
    elif _SMALLEST < abs(plain) < _LARGEST:
        over, remark = 1.0 / plain, SMOOTH
    else:
        return _row_of(_inverse(matrix).T), SMOOTH
    slope = cofactor_matrix(matrix)
    return _row_of(np.where(slope == 0, 0.0, slope * over)), remark


def diagnose_logdet(args: Sequence[Array], result: Array, detail: Detail) -> Health | None:
    """A singular matrix is a pole."""
    return "pole" if result[0] == -math.inf else None


# --- the inverse ----------------------------------------------------------------------------------------------------------------


def _singular(matrix: Array) -> bool:
    """Whether the determinant is 0 and not merely too small: rows are brought to one size by powers of two first."""
    if not np.isfinite(matrix).all():
        return False
    exponents = np.frexp(np.abs(matrix).max(axis=1))[1]
    scaled = np.ldexp(matrix, -exponents[:, None])
    if len(matrix) <= WRITTEN:
        return bool(determinant(scaled.tolist(), _PLAIN) == 0)
    return bool(np.linalg.slogdet(scaled)[0] == 0)


def _inverse(matrix: Array) -> Array:
    """The inverse; of a singular matrix the adjugate over 0, so that what grows without bound is infinite and the rest NaN."""
    size = len(matrix)
    if not np.isfinite(matrix).all():
        return np.full((size, size), np.nan)
    if not _singular(matrix):
        try:
            return np.asarray(np.linalg.inv(matrix), dtype=np.float64)
        except np.linalg.LinAlgError:
            pass
    if size > WRITTEN:
        return np.full((size, size), np.nan)
    return np.asarray(cofactor_matrix(matrix).T / 0.0)


def inverse(args: Sequence[Array], detail: Detail) -> Array:
    """A⁻¹"""
    return _inverse(_matrix(args[0])).ravel()


def inverse_linear(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
    """d(A⁻¹) = −A⁻¹·dA·A⁻¹"""
    n = detail.shape[0]
    found = result.reshape(n, n)
    i, j, p, q = (part.ravel() for part in np.indices((n, n, n, n), dtype=np.intp))
    entries = (i * n + j, p * n + q, -found[i, p] * found[q, j])
    return entries, SMOOTH if np.isfinite(found).all() else _SINGULAR


def solve(args: Sequence[Array], detail: Detail) -> Array:
    """The x of A·x = b; where A is singular the adjugate times b, over 0."""
    matrix, right = _matrix(args[0]), args[1].reshape(detail.shape)
    if not (np.isfinite(matrix).all() and np.isfinite(right).all()):
        return np.full(right.size, np.nan)
    if not _singular(matrix):
        try:
            return np.asarray(np.linalg.solve(matrix, right), dtype=np.float64).ravel()
        except np.linalg.LinAlgError:
            pass
    if len(matrix) > WRITTEN:
        return np.full(right.size, np.nan)
    return np.asarray((cofactor_matrix(matrix).T @ right) / 0.0).ravel()


def solve_linear(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
    """dx = A⁻¹·(db − dA·x)"""
    matrix = _matrix(args[0])
    n = len(matrix)
    across = result.size // n
    back, found = _inverse(matrix), result.reshape(n, across)
    remark = SMOOTH if np.isfinite(back).all() and np.isfinite(found).all() else _SINGULAR
    if slot == 1:
        i, c, j = (part.ravel() for part in np.indices((n, across, n), dtype=np.intp))
        return (i * across + c, j * across + c, back[i, j]), remark
    i, c, p, q = (part.ravel() for part in np.indices((n, across, n, n), dtype=np.intp))
    return (i * across + c, p * n + q, -back[i, p] * found[q, c]), remark


def diagnose_division(args: Sequence[Array], result: Array, detail: Detail) -> Health | None:
    """A singular matrix is a pole where every number grows without bound, else outside the domain."""
    if np.isfinite(result).all() or not _singular(_matrix(args[0])):
        return None
    return "pole" if np.isinf(result).all() else "domain"


# --- the same in scalar primitives ----------------------------------------------------------------------------------------------


def _ring(emit: Emit) -> Ring[int]:
    return Ring(
        lambda: emit.number(1.0),
        lambda x, y: emit.apply("add", x, y),
        lambda x, y: emit.apply("sub", x, y),
        lambda x, y: emit.apply("mul", x, y),
        lambda x: emit.apply("neg", x),
    )


def _rows(nodes: Sequence[int], name: str) -> list[list[int]]:
    size = math.isqrt(len(nodes))
    if size > WRITTEN:
        raise ShapeError("tensor_expand", name=name, size=size, limit=WRITTEN)
    return [list(nodes[at : at + size]) for at in range(0, len(nodes), size)]


def write_det(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
    """Sums of products, minors shared."""
    return [determinant(_rows(args[0], "det"), _ring(emit))]


def write_logdet(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
    """The logarithm of that."""
    return [emit.apply("log", determinant(_rows(args[0], "logdet"), _ring(emit)))]


def write_inverse(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
    """The adjugate over the determinant."""
    rows = _rows(args[0], "inv")
    whole, parts = cofactors(rows, _ring(emit))
    return [emit.apply("div", parts[j][i], whole) for i in range(len(rows)) for j in range(len(rows))]


def write_solve(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
    """Cramer's rule, the minors shared by all unknowns."""
    rows = _rows(args[0], "solve")
    size = len(rows)
    whole, parts = cofactors(rows, _ring(emit))
    across = len(args[1]) // size
    right = args[1]
    sums = [fold(emit, "add", [emit.apply("mul", parts[k][i], right[k * across + c]) for k in range(size)]) for i in range(size) for c in range(across)]
    return [emit.apply("div", each, whole) for each in sums]
