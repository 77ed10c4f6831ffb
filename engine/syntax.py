"""The syntax tree: what was written, with the place of every part. Knows nothing of graphs or numbers' meaning.

Trees are walked with stacks, never by recursion: a sum of 100 000 terms is 100 000 deep.
"""

from __future__ import annotations

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
    """A primitive or function by name, applied to arguments; operators are primitives too."""

    function: str
    args: tuple[Expr, ...]
    place: Place = NOWHERE
    name_place: Place = NOWHERE


Expr: TypeAlias = Number | Name | Apply


@dataclass(frozen=True, slots=True, eq=False)
class Assign:
    """``target = value``"""

    target: str
    value: Expr
    place: Place
    target_place: Place


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


Statement: TypeAlias = Assign | Return | Bare


def same(left: Expr, right: Expr) -> bool:
    """Whether two trees are equal, places aside."""
    stack: list[tuple[Expr, Expr]] = [(left, right)]
    while stack:
        one, two = stack.pop()
        if isinstance(one, Number) and isinstance(two, Number):
            if one.value != two.value:
                return False
        elif isinstance(one, Name) and isinstance(two, Name):
            if one.name != two.name:
                return False
        elif isinstance(one, Apply) and isinstance(two, Apply):
            if one.function != two.function or len(one.args) != len(two.args):
                return False
            stack.extend(zip(one.args, two.args, strict=True))
        else:
            return False
    return True


def leaves_first(root: Expr) -> list[Expr]:
    """Every part of the tree, arguments before what they are arguments of, left to right."""
    order: list[Expr] = []
    stack: list[Expr] = [root]
    while stack:
        expr = stack.pop()
        order.append(expr)
        if isinstance(expr, Apply):
            stack.extend(expr.args)
    order.reverse()
    return order
