"""Formulas in the languages of the Python family: infix operators, choices and calls, from one table of spellings a language. Knows no sweep and no names.

A spelling is a call with holes {x}, {y}, {w}, whose arguments stand between parentheses, commas or comparisons, so that they need none of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.printer import number_text
from engine.syntax import Apply, Expr, Name, Number, leaves_first

_ATOM = 10
_COMPARE = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}
_INFIX = {"add": (" + ", 1), "sub": (" - ", 1), "mul": ("*", 2), "div": ("/", 2)}
_CALLED = re.compile(r"(?<![\w.])([a-z_][a-z0-9_]*)(?=\()")


class Piece(NamedTuple):
    """Text and how tightly it binds. ``bare``: made of numbers only; ``test``: the same as a condition, where it is one."""

    text: str
    binding: int
    bare: bool = False
    test: str | None = None


@dataclass(frozen=True)
class Helper:
    """A function that is written above the program where it is used, and the helpers that it uses itself."""

    text: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """``spellings``: a template for every primitive that is no infix operator here. ``literal`` makes a number of the library out of a plain one,
    ``wraps`` says whether calls want that; ``both`` and ``either`` join two conditions; ``own`` has the last word on a primitive.
    """

    spellings: Mapping[str, str]
    helpers: Mapping[str, Helper]
    constants: Mapping[str, str]
    special: Mapping[str, str]
    choice: str
    both: str = "({}) & ({})"
    either: str = "({}) | ({})"
    literal: str | None = None
    wraps: bool = False
    own: Mapping[str, Callable[[Apply, list[Piece]], Piece | None]] = field(default_factory=dict)

    def formula(self, tree: Expr) -> str:
        """The text of a whole right-hand side. One made of numbers only becomes a number of the library."""
        piece = self._spell(tree)
        return self._lift(piece).text

    def used_helpers(self, text: str) -> list[str]:
        """The helpers that ``text`` calls, with those that they need, in the table's order."""
        wanted: set[str] = set()
        stack = [name for name in set(_CALLED.findall(text)) if name in self.helpers]
        while stack:
            name = stack.pop()
            if name not in wanted:
                wanted.add(name)
                stack.extend(self.helpers[name].needs)
        return [name for name in self.helpers if name in wanted]

    def _lift(self, piece: Piece) -> Piece:
        return Piece(self.literal.format(piece.text), _ATOM) if piece.bare and self.literal else piece

    def _spell(self, root: Expr) -> Piece:
        done: list[Piece] = []
        for expr in leaves_first(root):
            if isinstance(expr, Number):
                done.append(self.number(expr.value))
            elif isinstance(expr, Name):
                constant = self.constants.get(expr.name)
                done.append(Piece(constant or expr.name, _ATOM, constant is not None))
            elif isinstance(expr, Apply):
                count = len(expr.args)
                parts = done[len(done) - count :]
                del done[len(done) - count :]
                own = self.own[expr.function](expr, parts) if expr.function in self.own else None
                done.append(own or self._apply(expr, parts))
        return done[0]

    def number(self, value: float) -> Piece:
        """A number: its shortest text with a point."""
        text = number_text(value)
        if text in self.special:
            return Piece(self.special[text], _ATOM, True)
        text = repr(float(value))
        return Piece(text, 3 if text.startswith("-") else _ATOM, True)

    def _apply(self, expr: Apply, parts: list[Piece]) -> Piece:
        name = expr.function
        if name in self.spellings:
            return self._call(name, parts)
        if name == "neg":
            return Piece("-" + wrap(parts[0], 3), 3, parts[0].bare)
        if name == "where":
            return self._where(parts)
        if name in _COMPARE:
            return self._compare(name, parts)
        if name == "pow":
            base, index = parts
            if base.bare and index.bare:
                base = self._lift(base)
            return Piece(f"{wrap(base, _ATOM)}**{wrap(index, 3)}", 4)
        sign, binding = _INFIX[name]
        left, right = parts
        bare = left.bare and right.bare
        if bare and name == "div" and not _nonzero(expr.args[1]):
            left, bare = self._lift(left), False
        test = None
        if left.test is not None and right.test is not None and name in ("mul", "add"):
            test = (self.both if name == "mul" else self.either).format(left.test, right.test)
        # The right side of a left-associative operator needs parentheses at equal binding; a leading minus always has them.
        text = wrap(left, binding) + sign + wrap(right, 4 if right.text.startswith("-") else binding + 1)
        return Piece(text, binding, bare, test)

    def _call(self, name: str, parts: list[Piece]) -> Piece:
        if self.wraps:
            parts = [self._lift(part) for part in parts]
        words = dict(zip("xyw", (part.text for part in parts), strict=False))
        return Piece(self.spellings[name].format(**words), _ATOM)

    def _compare(self, name: str, parts: list[Piece]) -> Piece:
        if self.wraps and all(part.bare for part in parts):
            parts = [self._lift(parts[0]), parts[1]]
        test = f"{parts[0].text} {_COMPARE[name]} {parts[1].text}"
        return Piece(self.spellings["compare"].format(test=test), _ATOM, False, test)

    def _where(self, parts: list[Piece]) -> Piece:
        test = parts[0].test
        if test is None:
            return self._call("otherwise", parts)
        if self.wraps:
            parts = [parts[0], *(self._lift(part) for part in parts[1:])]
        return Piece(self.choice.format(test=test, y=parts[1].text, w=parts[2].text), _ATOM)


def wrap(piece: Piece, least: int) -> str:
    """The text, in parentheses where it binds less than ``least``."""
    return piece.text if piece.binding >= least else f"({piece.text})"


def _nonzero(expr: Expr) -> bool:
    return (isinstance(expr, Number) and expr.value != 0) or isinstance(expr, Name)
