"""What a row of the table of tensor operations is: shapes checked, value, Jacobian, the same in single numbers, text. Knows no operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

import numpy as np

from engine.phrases import say
from engine.primitives import Status
from engine.tensors.linear import Linear
from engine.tensors.shapes import Array, Places, Shape, ShapeError, Value, build, checked, count, flat_array
from engine.words import Words

Health: TypeAlias = Literal["ok", "domain", "pole", "overflow", "underflow", "unknown"]
"""What may be said of a value; the same words as for single numbers."""
Entries: TypeAlias = tuple[Places, Places, Array]
Remark: TypeAlias = tuple[Status, Words | None]
SMOOTH: Remark = ("smooth", None)


class Emit(Protocol):
    """Takes scalar nodes as an operation writes itself out: a constant, and a primitive of the scalar table on nodes."""

    def number(self, value: float, /) -> int:
        """The node of a constant."""
        ...

    def apply(self, name: str, /, *args: int) -> int:
        """The node of a primitive applied to nodes."""
        ...


@dataclass(frozen=True, eq=False)
class Detail:
    """What is known of one use before it runs: shapes, static options, and the index matrices that its rule works on.

    ``lanes`` (m × k) are the flat places of each group of numbers that is reduced or run over; where numbers are only moved, number
    ``sources[slot][i]`` of an argument goes to place ``targets[slot][i]`` of the result. ``entries`` bounds a Jacobian's size.
    """

    shapes: tuple[Shape, ...]
    shape: Shape
    options: Mapping[str, Any]
    entries: int = 0
    lanes: Places = field(default_factory=lambda: np.empty((0, 0), dtype=np.intp))
    sources: tuple[Places, ...] = ()
    targets: tuple[Places, ...] = ()


Ready: TypeAlias = Callable[[str, tuple[Shape, ...], Mapping[str, Any]], Detail]
Compute: TypeAlias = Callable[[Sequence[Array], Detail], Array]
Differentiate: TypeAlias = Callable[[int, Sequence[Array], Array, Detail], tuple[Entries, Remark]]
Write: TypeAlias = Callable[[Sequence[Sequence[int]], Detail, Emit], list[int]]
Diagnose: TypeAlias = Callable[[Sequence[Array], Array, Detail], Health | None]
Spell: TypeAlias = Callable[[str, Sequence[str], Detail, bool], str]


@dataclass(frozen=True, eq=False)
class Operation:
    """One row. The functions work on flat arrays; the methods are what others call.

    ``arity`` is (fewest, most) arguments, None for any number. ``tex`` is a template in {x} and {y}. ``samples`` are arguments (nested lists) and
    options for the tests. ``word`` is what is typed where that is not the name.
    ``diagnose`` says what is wrong with a value where finiteness alone does not tell.
    """

    name: str
    symbol: str
    gloss: str
    tex: str
    ready: Ready
    compute: Compute
    differentiate: Differentiate
    write: Write
    spelling: Spell
    samples: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...]
    arity: tuple[int, int | None] = (1, 1)
    aliases: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    domain: Words = field(default_factory=lambda: say("domain_real"))
    diagnose: Diagnose | None = None
    word: str = ""

    def prepare(self, shapes: Sequence[Shape], **static: object) -> tuple[Shape, Detail]:
        """The result's shape, and what the other methods want to know. Raises ShapeError."""
        fewest, most = self.arity
        if len(shapes) < fewest or (most is not None and len(shapes) > most):
            raise ShapeError("tensor_arity", name=self.name, wanted=_wanted(fewest, most is None), count=len(shapes))
        for option in static:
            if option not in self.options:
                known = ", ".join(self.options) or say("word_none")
                raise ShapeError("tensor_option", name=self.name, option=option, all=known)
        detail = self.ready(self.name, tuple(map(tuple, shapes)), {**self.options, **static})
        checked(detail.shape, detail.entries, self.name)
        return detail.shape, detail

    def evaluate(self, args: Sequence[Value], detail: Detail) -> Value:
        """The value, with infinities and NaN where IEEE 754 has them; never an exception."""
        with np.errstate(all="ignore"):
            return build(detail.shape, self.compute([flat_array(arg) for arg in args], detail))

    def linear(self, slot: int, args: Sequence[Value], result: Value, detail: Detail) -> tuple[Linear, Status, Words | None]:
        """The Jacobian in the argument ``slot``, its status, and the convention used, if any."""
        with np.errstate(all="ignore"):
            (row, column, value), (status, note) = self.differentiate(slot, [flat_array(arg) for arg in args], flat_array(result), detail)
        if status == "smooth" and not np.isfinite(value).all():
            status = "undefined" if np.isnan(value).any() else "infinite"
        return Linear(detail.shape, detail.shapes[slot], row, column, value), status, note

    def expand(self, args: Sequence[Sequence[int]], detail: Detail, emit: Emit) -> list[int]:
        """The result's numbers as scalar nodes, row-major, from those of the arguments. Raises ShapeError where that would be too long."""
        return self.write(args, detail, emit)

    def status(self, args: Sequence[Value], result: Value, detail: Detail) -> Health:
        """Whether the result is a value here, and if not, why."""
        arrays, flat_result = [flat_array(arg) for arg in args], flat_array(result)
        if not all(np.isfinite(array).all() for array in arrays):
            return "ok" if np.isfinite(flat_result).all() else "unknown"
        if self.diagnose is not None:
            with np.errstate(all="ignore"):
                found = self.diagnose(arrays, flat_result, detail)
            if found is not None:
                return found
        if np.isfinite(flat_result).all():
            return "ok"
        return "domain" if np.isnan(flat_result).any() else "overflow"

    def spell(self, args: Sequence[str], detail: Detail, tex: bool) -> str:
        """The use as text in the language, or as TeX."""
        return self.spelling(self.tex if tex else self.word or self.name, args, detail, tex)


def _wanted(count: int, or_more: bool) -> Words:
    key = "arguments_least" if or_more else "arguments_many"
    return say("arguments_least_one" if or_more else "arguments_one") if count == 1 else say(key, count=count)


def size_of(shapes: Sequence[Shape]) -> int:
    """How many numbers the arguments hold together."""
    return sum(map(count, shapes))


def fold(emit: Emit, name: str, nodes: Sequence[int]) -> int:
    """A primitive of two arguments taken from the left over all nodes."""
    total = nodes[0]
    for node in nodes[1:]:
        total = emit.apply(name, total, node)
    return total
