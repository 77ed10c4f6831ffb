"""The syntax tree: what was written, with the place of every part. Knows nothing of graphs or numbers' meaning.

Trees are walked with stacks, never by recursion: a sum of 100 000 terms is 100 000 deep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""``(start, end)`` in the clean text of the Source."""

NOWHERE: Place = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A literal."""

    value: float
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A use of a name."""

    name: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Apply:
    """A primitive or function by name, applied to arguments; operators are primitives too. ``options`` are arguments given by name."""

    function: str
    args: tuple[Expr, ...]
    place: Place = NOWHERE
    name_place: Place = NOWHERE
    options: tuple[tuple[str, Expr], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """``[a, b]``, or ``(a, b)`` as an argument."""

    items: tuple[Expr, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """``start:stop:step`` in brackets."""

    start: Expr | None
    stop: Expr | None
    step: Expr | None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """``base[at, …]``"""

    base: Expr
    at: tuple[Expr | Slice, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Over:
    """``function(body for name in turns)``; a list of them where the function is ``LIST``."""

    function: str
    body: Expr
    name: str
    turns: Expr
    place: Place = NOWHERE
    name_place: Place = NOWHERE


Expr: TypeAlias = Number | Name | Apply | Listing | Index | Over
LIST = "[]"


@dataclass(frozen=True, slots=True, eq=False)
class Assign:
    """``target = value`` or ``target[at] = value``"""

    target: str
    value: Expr
    place: Place
    target_place: Place
    at: Expr | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Return:
    """``return value, …``"""

    values: tuple[Expr, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Bare:
    """An expression on a line of its own: an output."""

    value: Expr
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Define:
    """``def name(params): body`` or ``name(params) = value``"""

    name: str
    params: tuple[str, ...]
    body: tuple[Statement, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Loop:
    """``for name in turns: body``"""

    name: str
    turns: Expr
    body: tuple[Statement, ...]
    place: Place


Statement: TypeAlias = Assign | Return | Bare | Define | Loop


def same(left: Expr, right: Expr) -> bool:
    """Whether two trees are equal, places aside."""
    stack: list[tuple[object, object]] = [(left, right)]
    while stack:
        one, two = stack.pop()
        if type(one) is not type(two):
            return False
        if isinstance(one, Number | Name | Apply | Listing | Slice | Index | Over):
            parts = [getattr(one, name) for name in _PARTS[type(one)]]
            stack.extend(zip(parts, (getattr(two, name) for name in _PARTS[type(two)]), strict=True))
        elif isinstance(one, tuple) and isinstance(two, tuple):
            if len(one) != len(two):
                return False
            stack.extend(zip(one, two, strict=True))
        elif one != two:
            return False
    return True


_PARTS: dict[type, tuple[str, ...]] = {
    Number: ("value",),
    Name: ("name",),
    Apply: ("function", "args", "options"),
    Listing: ("items",),
    Slice: ("start", "stop", "step"),
    Index: ("base", "at"),
    Over: ("function", "body", "name", "turns"),
}


def children(expr: Expr) -> tuple[Expr, ...]:
    """The parts that are computed before ``expr``. A name with places is one thing, and an ``Over`` has an order of its own."""
    if isinstance(expr, Apply):
        return expr.args
    if isinstance(expr, Listing):
        return expr.items
    return (expr.base,) if isinstance(expr, Index) and not isinstance(expr.base, Name) else ()


def leaves_first(root: Expr, parts: Callable[[Expr], Iterable[Expr]] = children) -> list[Expr]:
    """Every part of the tree, arguments before what they are arguments of, left to right; ``parts`` says what to go into."""
    order: list[Expr] = []
    stack: list[Expr] = [root]
    while stack:
        expr = stack.pop()
        order.append(expr)
        stack.extend(parts(expr))
    order.reverse()
    return order
