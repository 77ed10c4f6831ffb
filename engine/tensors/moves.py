"""Operations that move numbers and change none: indices, transposes, stacking. One index matrix of sources and targets does them all."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from engine.phrases import say
from engine.tensors.operation import SMOOTH, Detail, Emit, Entries, Remark, size_of
from engine.tensors.shapes import (
    Array,
    Places,
    Shape,
    ShapeError,
    checked,
    count,
    one_axis,
    positions,
    several_axes,
    shape_text,
    spread,
)

Options: TypeAlias = Mapping[str, Any]
Ready: TypeAlias = Callable[[str, tuple[Shape, ...], Options], Detail]


def moved(args: Sequence[Array], detail: Detail) -> Array:
    """Every number where it belongs, 0 elsewhere."""
    result = np.zeros(count(detail.shape))
    for array, source, target in zip(args, detail.sources, detail.targets, strict=True):
        result[target] = array[source]
    return result


def moved_linear(slot: int, args: Sequence[Array], result: Array, detail: Detail) -> tuple[Entries, Remark]:
    """A 1 for every number that is moved."""
    return (detail.targets[slot], detail.sources[slot], np.ones(len(detail.targets[slot]))), SMOOTH


def write_moved(args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
    """No operation at all: the same nodes in another order, and one constant 0 where nothing stands."""
    size = count(detail.shape)
    taken = dict[int, int]()
    for nodes, source, target in zip(args, detail.sources, detail.targets, strict=True):
        taken.update(zip(target.tolist(), (nodes[place] for place in source.tolist()), strict=True))
    if len(taken) < size:
        zero = emit.number(0.0)
        return [taken.get(place, zero) for place in range(size)]
    return [taken[place] for place in range(size)]


def _picked(shapes: tuple[Shape, ...], places: Places, options: Options) -> Detail:
    """The result has at every place the number of the only argument that ``places`` says."""
    flat = places.ravel()
    return Detail(shapes, checked(places.shape), options, flat.size, sources=(flat,), targets=(np.arange(flat.size, dtype=np.intp),))


def _from_view(view: Callable[[str, Places, Options], Places]) -> Ready:
    """An operation of one argument that NumPy does to the matrix of places itself."""
    return lambda name, shapes, options: _picked(shapes, view(name, positions(shapes[0]), options), options)


# --- one argument ---------------------------------------------------------------------------------------------------------------


def _indexed(name: str, places: Places, options: Options) -> Places:
    index = options["index"]
    parts = index if isinstance(index, tuple) else (index,)
    shape = places.shape
    dots = sum(part is Ellipsis for part in parts)
    used = sum(part is not Ellipsis and part is not None for part in parts)
    if dots > 1:
        raise ShapeError("tensor_index_dots")
    if used > len(shape):
        raise ShapeError("tensor_index_many", count=used, shape=shape_text(shape), axes=len(shape))
    axis = 0
    for part in parts:
        if part is Ellipsis:
            axis += len(shape) - used
            continue
        if part is None:
            continue
        _check_part(part, axis, shape[axis])
        axis += 1
    return np.asarray(places[parts], dtype=np.intp)


def _check_part(part: object, axis: int, length: int) -> None:
    if isinstance(part, slice):
        if part.step == 0:
            raise ShapeError("tensor_step")
        if not len(range(*part.indices(length))):
            raise ShapeError("tensor_index_empty", axis=axis, length=length)
    elif isinstance(part, bool) or not isinstance(part, int):
        raise ShapeError("tensor_whole", name=say("word_index"), option=say("word_each_part"))
    elif not -length <= part < length:
        raise ShapeError("tensor_index", at=part, axis=axis, length=length, last=length - 1)


def _transposed(name: str, places: Places, options: Options) -> Places:
    axes = options["axes"]
    if axes is None:
        return places.T
    order = tuple(one_axis(name, axis, places.shape) for axis in axes)
    if sorted(order) != list(range(places.ndim)):
        raise ShapeError("tensor_axes", name=name, count=places.ndim, shape=shape_text(places.shape))
    return places.transpose(order)


def _lengths(name: str, shape: object) -> tuple[int, ...]:
    parts = shape if isinstance(shape, tuple | list) else (shape,)
    if not all(isinstance(part, int) and not isinstance(part, bool) for part in parts):
        raise ShapeError("tensor_whole", name=name, option=say("word_each_length"))
    return tuple(parts)


def _reshaped(name: str, places: Places, options: Options) -> Places:
    shape = _lengths(name, options["shape"])
    try:
        return places.reshape(shape)
    except ValueError:
        raise ShapeError("tensor_reshape", count=places.size, shape=", ".join(map(str, shape))) from None


def _broadcast(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    shape = _lengths(name, options["shape"])
    try:
        places = spread(shapes[0], checked(shape)).reshape(shape)
    except ValueError:
        raise ShapeError("tensor_broadcast", left=shape_text(shapes[0]), right=shape_text(shape)) from None
    return _picked(shapes, places, options)


def _diagonal(name: str, places: Places, options: Options) -> Places:
    offset = options["offset"]
    if places.ndim != 2:
        raise ShapeError("tensor_matrix", name=name, shape=shape_text(places.shape))
    if isinstance(offset, bool) or not isinstance(offset, int):
        raise ShapeError("tensor_whole", name=name, option="offset")
    return places.diagonal(offset)


def _flipped(name: str, places: Places, options: Options) -> Places:
    return np.flip(places, several_axes(name, options["axis"], places.shape))


def _squeezed(name: str, places: Places, options: Options) -> Places:
    shape = places.shape
    gone = [axis for axis, length in enumerate(shape) if length == 1] if options["axis"] is None else several_axes(name, options["axis"], shape)
    for axis in gone:
        if shape[axis] != 1:
            raise ShapeError("tensor_squeeze", axis=axis, length=shape[axis])
    return places.reshape([length for axis, length in enumerate(shape) if axis not in gone])


def _widened(name: str, places: Places, options: Options) -> Places:
    return np.expand_dims(places, one_axis(name, options["axis"], places.shape, room=1))


ready_pick = _from_view(_indexed)
ready_transpose = _from_view(_transposed)
ready_reshape = _from_view(_reshaped)
ready_ravel = _from_view(lambda name, places, options: places.ravel())
ready_diagonal = _from_view(_diagonal)
ready_flip = _from_view(_flipped)
ready_squeeze = _from_view(_squeezed)
ready_widen = _from_view(_widened)
ready_broadcast: Ready = _broadcast


# --- several arguments ----------------------------------------------------------------------------------------------------------


def _joined(shapes: tuple[Shape, ...], shape: Shape, order: Places, options: Options) -> Detail:
    """The arguments' numbers one after the other; ``order`` says which of them stands at each place."""
    target = np.empty(order.size, dtype=np.intp)
    target[order.ravel()] = np.arange(order.size)
    ends = np.cumsum([count(each) for each in shapes])
    targets = tuple(np.split(target, ends[:-1]))
    sources = tuple(np.arange(len(places), dtype=np.intp) for places in targets)
    return Detail(shapes, shape, options, order.size, sources=sources, targets=targets)


def _numbered(shapes: tuple[Shape, ...]) -> list[Places]:
    """Every argument's numbers counted on from those of the one before."""
    checked((size_of(shapes),))
    starts = [0]
    for shape in shapes:
        starts.append(starts[-1] + count(shape))
    return [positions(shape) + start for shape, start in zip(shapes, starts, strict=False)]


def ready_stack(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    """Tensors of one shape along a new axis."""
    for shape in shapes[1:]:
        if shape != shapes[0]:
            raise ShapeError("tensor_stack", name=name, left=shape_text(shapes[0]), right=shape_text(shape))
    order = np.stack(_numbered(shapes), one_axis(name, options["axis"], shapes[0], room=1))
    return _joined(shapes, order.shape, order, options)


def ready_concatenate(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    """Tensors along an axis that they have; all other lengths are equal."""
    axis = one_axis(name, options["axis"], shapes[0])
    for shape in shapes[1:]:
        if len(shape) != len(shapes[0]) or any(map(operator.ne, _without(shape, axis), _without(shapes[0], axis))):
            raise ShapeError("tensor_concatenate", name=name, left=shape_text(shapes[0]), right=shape_text(shape), axis=axis)
    order = np.concatenate(_numbered(shapes), axis)
    return _joined(shapes, order.shape, order, options)


def _without(shape: Shape, axis: int) -> Shape:
    return shape[:axis] + shape[axis + 1 :]


def ready_array(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    """Single numbers in the given shape, row-major: a literal. The shape of a vector where none is given."""
    for shape in shapes:
        if shape:
            raise ShapeError("tensor_array", name=name, shape=shape_text(shape))
    shape = (len(shapes),) if options["shape"] is None else _lengths(name, options["shape"])
    if count(shape) != len(shapes):
        raise ShapeError("tensor_reshape", count=len(shapes), shape=", ".join(map(str, shape)))
    return _joined(shapes, shape, positions(shape), options)


def ready_diag(name: str, shapes: tuple[Shape, ...], options: Options) -> Detail:
    """A vector on the diagonal of a matrix of zeros; of a matrix its diagonal, as in NumPy."""
    shape = shapes[0]
    if len(shape) == 2:
        return _picked(shapes, positions(shape).diagonal(), options)
    if len(shape) != 1:
        raise ShapeError("tensor_vector", name=name, shape=shape_text(shape))
    size = shape[0]
    return Detail(shapes, (size, size), options, size, sources=(positions(shape),), targets=(positions(shape) * (size + 1),))
