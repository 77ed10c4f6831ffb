"""Products of vectors and matrices: matmul, inner and outer, with their Jacobians. Knows no solve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.tensors.operation import SMOOTH, Detail, Emit, Entries, Remark, fold
from engine.tensors.shapes import Array, Shape, ShapeError, count, shape_text


def ready_matmul(name: str, shapes: tuple[Shape, ...], options: Mapping[str, Any]) -> Detail:
    """NumPy's rule for one and two axes: a vector is a row on the left and a column on the right."""
    left, right = shapes
    if not left or not right:
        raise ShapeError("tensor_matmul_number", name=name)
    if len(left) > 2 or len(right) > 2:
        raise ShapeError("tensor_matmul_axes", name=name, shape=shape_text(left if len(left) > 2 else right))
    if left[-1] != right[0]:
        raise ShapeError("tensor_matmul", name=name, left=shape_text(left), right=shape_text(right), inner=left[-1], other=right[0])
    m, k, n = _sides(shapes)
    return Detail(shapes, left[:-1] + right[1:], options, m * k * n)


def ready_inner(name: str, shapes: tuple[Shape, ...], options: Mapping[str, Any]) -> Detail:
    """Two vectors of one length."""
    for shape in shapes:
        if len(shape) != 1:
            raise ShapeError("tensor_vector", name=name, shape=shape_text(shape))
    return ready_matmul(name, shapes, options)


def ready_outer(name: str, shapes: tuple[Shape, ...], options: Mapping[str, Any]) -> Detail:
    """Every number of the first with every number of the second; more axes are flattened, as NumPy does."""
    m, n = map(count, shapes)
    return Detail(shapes, (m, n), options, m * n)


def _sides(shapes: tuple[Shape, ...]) -> tuple[int, int, int]:
    left, right = shapes
    return (left[0] if len(left) == 2 else 1), left[-1], (right[1] if len(right) == 2 else 1)


def matmul(args: Sequence[Array], detail: Detail) -> Array:
    """Products added from the left, as the scalar program adds them."""
    m, k, n = _sides(detail.shapes)
    products = args[0].reshape(m, k, 1) * args[1].reshape(1, k, n)
    return np.add.accumulate(products, axis=1)[:, -1].ravel()


def matmul_linear(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
    """∂(A·B)ᵢⱼ/∂Aᵢₗ = Bₗⱼ and ∂(A·B)ᵢⱼ/∂Bₗⱼ = Aᵢₗ."""
    m, k, n = _sides(detail.shapes)
    i, j, middle = (part.ravel() for part in np.indices((m, n, k), dtype=np.intp))
    if slot == 0:
        return (i * n + j, i * k + middle, args[1][middle * n + j]), SMOOTH
    return (i * n + j, middle * n + j, args[0][i * k + middle]), SMOOTH


def write_matmul(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
    """Sums of products."""
    m, k, n = _sides(detail.shapes)
    left, right = args
    terms = [[emit.apply("mul", left[i * k + middle], right[middle * n + j]) for middle in range(k)] for i in range(m) for j in range(n)]
    return [fold(emit, "add", each) for each in terms]


def outer(args: Sequence[Array], detail: Detail) -> Array:
    """xᵢ·yⱼ"""
    return np.multiply.outer(args[0], args[1]).ravel()


def outer_linear(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
    """∂(xᵢ·yⱼ)/∂xᵢ = yⱼ and the other way round."""
    i, j = (part.ravel() for part in np.indices(detail.shape, dtype=np.intp))
    row = i * detail.shape[1] + j
    return ((row, i, args[1][j]) if slot == 0 else (row, j, args[0][i])), SMOOTH


def write_outer(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
    """Products."""
    return [emit.apply("mul", x, y) for x in args[0] for y in args[1]]
