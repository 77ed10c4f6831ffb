"""Operations along axes, by one mechanism: an index matrix of lanes, and a kernel on the m × k numbers found there. Knows no shape but that."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from engine.tensors.operation import SMOOTH, Detail, Emit, Entries, Health, Remark, fold
from engine.tensors.shapes import Array, Places, Shape, ShapeError, count, one_axis, positions, several_axes, shape_text

Options: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Kernel:
    """``value`` turns lanes (m × k) into one number a lane, or into as many as there are where ``scan`` is "full" or "below" (what follows only).

    ``slope`` gives the partials: m × k, or m × k × k for [lane, result, argument]; ``write`` the result's nodes of one lane.
    """

    value: Callable[[Array, Options], Array]
    slope: Callable[[Array, Array, Options], Array]
    write: Callable[[Sequence[int], Options, Emit], list[int]]
    scan: Literal["no", "below", "full"] = "no"
    remark: Callable[[Array, Array], Remark] | None = None


def reduced(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    """The lanes of a reduction over ``axis`` (a number, several, or None for all)."""
    shape = shapes[0]
    axes = several_axes(name, options["axis"], shape)
    kept = tuple(axis for axis in range(len(shape)) if axis not in axes)
    lanes = positions(shape).transpose(kept + axes).reshape(math.prod(shape[axis] for axis in kept), -1)
    if options.get("ddof", 0):
        _check_ddof(name, options["ddof"], lanes.shape[1])
    out = tuple(1 if axis in axes else length for axis, length in enumerate(shape)) if options["keepdims"] else tuple(shape[axis] for axis in kept)
    return Detail(shapes, out, options, lanes.size, lanes)


def _check_ddof(name: str, ddof: object, length: int) -> None:
    if isinstance(ddof, bool) or not isinstance(ddof, int) or not 0 <= ddof < length:
        raise ShapeError("tensor_ddof", name=name, length=length)


def length(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    """The lanes of a norm. Its order may be said, but only the Euclidean one is meant; of a matrix, 2 would be another norm."""
    detail = reduced(name, shapes, options)
    if options["ord"] is not None and (options["ord"] != 2 or len(several_axes(name, options["axis"], shapes[0])) > 1):
        raise ShapeError("tensor_norm", name=name)
    return detail


def underflow(args: Sequence[Array], result: Array, detail: Detail) -> Health | None:
    """A product that is 0 though no factor is."""
    none_zero = np.logical_and.accumulate(args[0][detail.lanes] != 0, axis=1)
    found = result[:, None] if len(result) == len(detail.lanes) else result[detail.lanes]
    return "underflow" if ((found == 0) & (none_zero if found.shape[1] > 1 else none_zero[:, -1:])).any() else None


def traced(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    """The diagonal of a matrix as one lane."""
    if len(shapes[0]) != 2:
        raise ShapeError("tensor_matrix", name=name, shape=shape_text(shapes[0]))
    lanes = positions(shapes[0]).diagonal().reshape(1, -1)
    return Detail(shapes, (), options, lanes.size, lanes)


def along(kernel: Kernel) -> Callable[[str, tuple[Shape, ...], Options], Detail]:
    """The lanes of a scan along ``axis``; where the axis is None, over all numbers, flattened as NumPy does for running sums."""

    def ready(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
        shape = shapes[0]
        if options["axis"] is None:
            shape = (count(shape),) if kernel.scan == "below" else shape
            lanes = positions(shape).reshape(1, -1)
        else:
            axis = one_axis(name, options["axis"], shape)
            lanes = np.moveaxis(positions(shape), axis, -1).reshape(-1, shape[axis])
        long = lanes.shape[1]
        each = long * (long + 1) // 2 if kernel.scan == "below" else long * long
        return Detail(shapes, shape, options, len(lanes) * each, lanes)

    return ready


def computed(kernel: Kernel) -> Callable[[Sequence[Array], Detail], Array]:
    """The kernel's value for every lane, put where it belongs."""

    def compute(args: Sequence[Array], detail: Detail) -> Array:
        found = kernel.value(args[0][detail.lanes], detail.options)
        if kernel.scan == "no":
            return found
        result = np.empty_like(args[0])
        result[detail.lanes] = found
        return result

    return compute


def differentiated(kernel: Kernel) -> Callable[[int, Sequence[Array], Array, Detail], tuple[Entries, Remark]]:
    """The kernel's partials as entries."""

    def differentiate(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
        lanes = detail.lanes
        found = result if kernel.scan == "no" else result[lanes]
        numbers = args[0][lanes]
        slope = kernel.slope(numbers, found, detail.options)
        remark = SMOOTH if kernel.remark is None else kernel.remark(numbers, found)
        row, column = _lane_entries(kernel, lanes)
        if kernel.scan == "below":
            below = np.tril_indices(lanes.shape[1])
            slope = slope[:, below[0], below[1]]
        return (row, column, slope.ravel()), remark

    return differentiate


def _lane_entries(kernel: Kernel, lanes: Places) -> tuple[Places, Places]:
    many, long = lanes.shape
    if kernel.scan == "no":
        return np.repeat(np.arange(many, dtype=np.intp), long), lanes.ravel()
    if kernel.scan == "below":
        result, argument = np.tril_indices(long)
        return lanes[:, result].ravel(), lanes[:, argument].ravel()
    return np.repeat(lanes, long, axis=1).ravel(), np.tile(lanes, (1, long)).ravel()


def written(kernel: Kernel) -> Callable[[Sequence[Sequence[int]], Detail, Emit], list[int]]:
    """Every lane in scalar primitives."""

    def write(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
        nodes = args[0]
        result = [0] * (len(detail.lanes) if kernel.scan == "no" else len(nodes))
        for lane, places in enumerate(detail.lanes.tolist()):
            made = kernel.write([nodes[place] for place in places], detail.options, emit)
            for place, node in zip([lane] if kernel.scan == "no" else places, made, strict=True):
                result[place] = node
        return result

    return write


def folded(name: str) -> Callable[[Sequence[int], Options, Emit], list[int]]:
    """A primitive of two arguments from the left."""
    return lambda nodes, options, emit: [fold(emit, name, nodes)]


def running(name: str) -> Callable[[Sequence[int], Options, Emit], list[int]]:
    """The same, every result on the way kept."""

    def write(nodes: Sequence[int], options: Options, emit: Emit) -> list[int]:
        result = [nodes[0]]
        for node in nodes[1:]:
            result.append(emit.apply(name, result[-1], node))
        return result

    return write
