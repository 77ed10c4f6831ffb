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


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """``base[at]``"""

    base: Expr
    at: Expr
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Over:
    """``function(body for name in turns)``"""

    function: str
    body: Expr
    name: str
    turns: Expr
    place: Place = NOWHERE
    name_place: Place = NOWHERE


Expr: TypeAlias = Number | Name | Apply | Index | Over


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
        elif isinstance(one, Index) and isinstance(two, Index):
            stack.extend(((one.base, two.base), (one.at, two.at)))
        elif isinstance(one, Over) and isinstance(two, Over):
            if (one.function, one.name) != (two.function, two.name):
                return False
            stack.extend(((one.body, two.body), (one.turns, two.turns)))
        else:
            return False
    return True


def leaves_first(root: Expr) -> list[Expr]:
    """Every part of the tree, arguments before what they are arguments of, left to right.

    ``Index`` and ``Over`` are taken whole: what is inside them has an order of its own.
    """
    order: list[Expr] = []
    stack: list[Expr] = [root]
    while stack:
        expr = stack.pop()
        order.append(expr)
        if isinstance(expr, Apply):
            stack.extend(expr.args)
    order.reverse()
    return order
