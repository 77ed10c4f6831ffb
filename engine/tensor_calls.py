"""Lists, parts and calls that make tensors, as nodes with shapes. Knows the table of operations, no values that a program computes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from engine.graph import CONST, INPUT
from engine.nodes import Columns
from engine.phrases import say
from engine.primitives import BY_WORD, Primitive
from engine.printer import number_text
from engine.shapes import Shape
from engine.source import Source
from engine.syntax import Apply, Expr, Index, Listing, Name, Number, Place, Slice, children
from engine.tensors.shapes import Array, ShapeError, broadcast, checked, shape_text
from engine.tensors.table import ALIASES, OPTION_WORDS
from engine.wholes import COUNTS, MEASURES, Wholes
from engine.wording import refuse

_AXES = 8
_JOINS = ("stack", "concatenate")
_SAME = ("array", "asarray", "tensor")
_OPTION_NAMES = {**OPTION_WORDS, "unbiased": "ddof"}
_IGNORED = frozenset(["dtype", "requires_grad", "device"])
_MADE: Mapping[str, Callable[..., Array]] = {"zeros": np.zeros, "ones": np.ones, "eye": np.eye, "arange": np.arange}
_T = TypeVar("_T")


def is_tensor_call(expr: Apply) -> bool:
    """Whether a call is of an operation on tensors: max(x) is one, max(x, y) is the larger of two."""
    name = expr.function
    if name in BY_WORD:
        return name in ALIASES and len(expr.args) == 1
    return name in ALIASES or name in MEASURES or name in COUNTS or name in _SAME or name == "linspace"


def parts(expr: Expr) -> tuple[Expr, ...]:
    """What is computed before ``expr``: no list of numbers, nor the whole numbers that an operation is told."""
    if isinstance(expr, Listing):
        return () if constant_list(expr) is not None else expr.items
    if isinstance(expr, Index) and isinstance(expr.base, Apply) and expr.base.function in MEASURES:
        return ()
    if not isinstance(expr, Apply):
        return children(expr)
    if expr.function in MEASURES or expr.function in _MADE or expr.function == "linspace":
        return ()
    row = ALIASES.get(expr.function)
    if row is None or expr.function in BY_WORD:
        return expr.args
    together = _together(expr)
    return together.items if together is not None else expr.args[: row.arity[1]]


def _together(expr: Apply) -> Listing | None:
    """The one list that holds all that is to be joined, as in ``stack([x, y], 1)``, where there is one."""
    first = expr.args[0] if expr.args else None
    if ALIASES[expr.function].name not in _JOINS or not isinstance(first, Listing):
        return None
    return first if all(isinstance(constant_list(arg), float) for arg in expr.args[1:]) else None


def constant_list(expr: Expr, depth: int = 0) -> list[Any] | float | None:
    """The numbers of a list that is nothing but numbers, nested as it is; None for anything else, and for what is nested too deeply."""
    if isinstance(expr, Number):
        return expr.value
    if isinstance(expr, Apply) and expr.function == "neg" and isinstance(expr.args[0], Number):
        return -expr.args[0].value
    if not isinstance(expr, Listing) or depth == _AXES:
        return None
    items: list[Any] = []
    for item in expr.items:
        number = constant_list(item, depth + 1)
        if number is None or (items and _lengths(number) != _lengths(items[0])):
            return None
        items.append(number)
    return items


def _lengths(item: list[Any] | float) -> Shape:
    return (len(item), *_lengths(item[0])) if isinstance(item, list) else ()


def starting_value(value: Expr) -> list[Any] | float | None:
    """The number or the tensor that a top-level ``a = 2`` or ``a = [1, 2]`` starts at, or None for a formula. ``np.array( … )`` around it is dropped."""
    if isinstance(value, Apply) and value.function in _SAME and len(value.args) == 1 and value.name_place != value.place:
        value = value.args[0]
    return constant_list(value)


class TensorCalls:
    """Adds nodes to ``nodes`` for one source."""

    def __init__(self, source: Source, nodes: Columns, wholes: Wholes) -> None:
        self.source = source
        self.nodes = nodes
        self.wholes = wholes

    def elementwise(self, row: Primitive, args: Sequence[int], place: Place) -> int:
        """A primitive, element by element where any argument is a tensor."""
        shapes = self.nodes.shape
        shape: Shape = ()
        for arg in args:
            if shapes[arg]:
                shape = self._fitting(lambda: broadcast([shapes[arg] for arg in args]), place)
                break
        return self.nodes.add(row.name, tuple(args), 0.0, place, shape=shape)

    def not_repeated(self, expr: Apply) -> None:
        """Refuse ``[0]*3``, which repeats a list in Python and would multiply it here."""
        items, count = expr.args
        if isinstance(items, Listing) and len(items.items) == 1 and isinstance(count, Number) and isinstance(items.items[0], Number):
            number = items.items[0].value
            length = number_text(count.value)
            many = f"zeros({length})" if number == 0 else f"{number_text(number)}*ones({length})"
            raise refuse("repeat", self.source.span(*expr.place), self.source.fix(*expr.place, many), better=many)

    def constant(self, value: list[Any] | float, op: str, at: Place, place: Place, name: str | None = None) -> int:
        """An input or a constant: a number, or nested lists of numbers that stand at ``at``."""
        if isinstance(value, float):
            return self.nodes.add(op, (), value, place, name)
        array = np.array(value, dtype=np.float64)
        shape = self._fitting(lambda: checked(array.shape), at)
        self.nodes.has_tensors = True
        return self.nodes.add(op, (), array, place, name, shape=shape)

    def listing(self, expr: Listing, args: Sequence[int]) -> int:
        """A list: of numbers a constant, else what its items come to, one below the other."""
        numbers = constant_list(expr)
        if numbers is not None:
            return self.constant(numbers, CONST, expr.place, expr.place)
        return self.stack(args, expr.place)

    def stack(self, values: Sequence[int], place: Place) -> int:
        """A list of computed numbers or tensors."""
        if not values:
            raise refuse("list_empty", self.source.span(*place))
        shapes = [self.nodes.shape[value] for value in values]
        if len(shapes[0]) == _AXES:
            raise refuse("tensor_deep", self.source.span(*place), limit=_AXES)
        for shape in shapes:
            if shape != shapes[0]:
                raise refuse("ragged", self.source.span(*place), left=shape_text(shapes[0]), right=shape_text(shape))
        return self._operation("stack" if any(shapes) else "array", values, {}, place)

    def part(self, tensor: int, expr: Index) -> int:
        """An element or a slice: ``x[2]``, ``x[-1]``, ``W[:, 0]``."""
        if not self.nodes.shape[tensor]:
            raise refuse("index_base", self.source.span(*expr.base.place))
        return self._operation("pick", [tensor], {"index": tuple(self._subscript(at) for at in expr.at)}, expr.place)

    def rows(self, tensor: int, place: Place) -> list[int]:
        """Its parts along the first axis."""
        shape = self.nodes.shape[tensor]
        if not shape:
            raise refuse("range", self.source.span(*place), name="i")
        return [self._operation("pick", [tensor], {"index": (at,)}, place) for at in range(shape[0])]

    def call(self, expr: Apply, args: Sequence[int]) -> int:
        """A call of an operation of the table, or of a function that makes a constant."""
        name, span = expr.function, self.source.span(*expr.place)
        if name in _MADE or name == "linspace":
            return self._made(expr)
        if name in MEASURES:
            raise refuse("measure", span, name=name)
        row = ALIASES.get(name)
        if row is None or (name in _SAME and len(args) == 1):
            if len(args) != 1:
                raise refuse("tensor_arguments", span, name=name, count=1)
            return args[0]
        if not args:
            raise refuse("arity", span, name=name, wanted=say("arguments_tensor"), count=say("word_none"), example=f"{name}(x)")
        if row.arity == (1, 1) and row.name not in ("broadcast_to", "expand_dims") and self.nodes.op[args[0]] == INPUT and not self.nodes.shape[args[0]]:
            raise refuse("tensor_wanted", span, name=name, given=self.nodes.name[args[0]])
        options: dict[str, Any] = {}
        rest = expr.args[len(args) :] if _together(expr) is None else expr.args[1:]
        known = list(row.options)
        if rest and not known:
            raise refuse("tensor_arguments", span, name=name, count=row.arity[1])
        if rest and known[0] in ("shape", "axes"):
            options[known[0]] = self._told(rest[0]) if len(rest) == 1 else tuple(self._told(item) for item in rest)
        elif rest and not self.nodes.shape[args[0]]:
            raise refuse("tensor_single", span, name=name)
        elif len(rest) > len(known):
            raise refuse("tensor_arguments", span, name=name, count=len(args) + len(known))
        else:
            options |= dict(zip(known, map(self._told, rest), strict=False))
        if name == "transpose" and len(rest) == 2:  # PyTorch's: the two axes that change places
            one, two = options["axes"]
            options["axes"] = self._swapped(self.nodes.shape[args[0]], one, two, expr.place)
        for word, value in expr.options:
            if word not in _IGNORED:
                options[_OPTION_NAMES.get(word, word)] = self._told(value)
        if row.name == "matmul" and len(args) == 2:
            self._meet(expr, args)
        return self._operation(row.name, args, options, expr.place)

    def _meet(self, expr: Apply, args: Sequence[int]) -> None:
        """Where a product of named matrices would exist if one of them were turned round, offer that."""
        left, right = (self.nodes.shape[arg] for arg in args)
        if not left or not right or max(len(left), len(right)) > 2 or left[-1] == right[0]:
            return
        turned = 1 if len(right) == 2 and left[-1] == right[1] else 0 if len(left) == 2 and left[0] == right[0] else None
        if turned is None or not isinstance(expr.args[turned], Name):
            return
        end = expr.args[turned].place[1]
        terms = {"left": shape_text(left), "right": shape_text(right), "inner": left[-1], "other": right[0]}
        raise refuse("tensor_matmul", self.source.span(*expr.place), self.source.fix(end, end, ".T"), **terms)

    def _swapped(self, shape: Shape, one: int, two: int, place: Place) -> tuple[int, ...]:
        order = list(range(len(shape)))
        for axis in (one, two):
            if not -len(order) <= axis < len(order):
                raise refuse("tensor_axis", self.source.span(*place), name="transpose", axis=axis, shape=shape_text(shape), last=len(order) - 1)
        order[one], order[two] = order[two], order[one]
        return tuple(order)

    def _made(self, expr: Apply) -> int:
        """zeros(3), ones((2, 2)), eye(3), arange(5), linspace(0, 1, 5): a constant."""
        span = self.source.span(*expr.place)
        if expr.function == "linspace":
            ends = [end for arg in expr.args[:2] if isinstance(end := constant_list(arg), float)]
            if len(expr.args) != 3 or len(ends) != 2:
                raise refuse("made_linspace", span)
            count = self.wholes.value(expr.args[2])
            self._fitting(lambda: checked((count,) if count > 0 else (0,)), expr.place)
            return self.constant(np.linspace(ends[0], ends[1], count).tolist(), CONST, expr.place, expr.place)
        told = [self._told(arg) for arg in expr.args]
        shape = told[0] if len(told) == 1 and isinstance(told[0], tuple) else tuple(told)
        wanted = 1 <= len(shape) <= {"eye": 2, "arange": 3}.get(expr.function, _AXES)
        if not wanted or not all(isinstance(length, int) for length in shape):
            raise refuse("made_shape", span, name=expr.function)
        lengths = (len(range(*shape)) if len(shape) < 3 or shape[2] else 0,) if expr.function == "arange" else shape * (2 if expr.function == "eye" else 1)
        self._fitting(lambda: checked([max(length, 0) for length in lengths]), expr.place)
        array = np.zeros(shape) if expr.function == "zeros" else np.ones(shape) if expr.function == "ones" else _MADE[expr.function](*shape)
        return self.constant(array.tolist(), CONST, expr.place, expr.place)

    def _subscript(self, at: Expr | Slice) -> int | slice | None:
        if isinstance(at, Name) and at.name == "None":  # x[:, None]: a new axis
            return None
        if not isinstance(at, Slice):
            return self.wholes.value(at)
        return slice(*(None if bound is None else self.wholes.value(bound) for bound in (at.start, at.stop, at.step)))

    def _told(self, expr: Expr) -> Any:
        """What an operation is told: a whole number, several, or None."""
        if isinstance(expr, Listing):
            return tuple(self.wholes.value(item) for item in expr.items)
        return None if isinstance(expr, Name) and expr.name == "None" else self.wholes.value(expr)

    def _operation(self, name: str, args: Sequence[int], options: Mapping[str, Any], place: Place) -> int:
        row = ALIASES[name]
        shapes = [self.nodes.shape[arg] for arg in args]
        if "keepdims" in options:
            options = {**options, "keepdims": bool(options["keepdims"])}
        shape, detail = self._fitting(lambda: row.prepare(shapes, **options), place)
        self.nodes.has_tensors = True
        return self.nodes.add(row.name, tuple(args), 0.0, place, shape=shape, detail=detail)

    def _fitting(self, work: Callable[[], _T], place: Place) -> _T:
        try:
            return work()
        except ShapeError as problem:
            raise refuse(problem.key, self.source.span(*place), None, **problem.terms) from None
