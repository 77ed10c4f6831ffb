"""Tokens to a syntax tree: Lark's LALR tables run the callbacks below, so no tree of Lark's is ever built. Knows no graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedToken

from engine.explain import explain
from engine.lexer import LineLexer, Reading
from engine.limits import Limits
from engine.methods import METHODS
from engine.source import Source, read_source
from engine.syntax import LIST, Apply, Assign, Bare, Define, Expr, Index, Listing, Loop, Name, Number, Over, Place, Return, Slice, Statement
from engine.wording import refuse

_INFIX = {"PLUS": "add", "MINUS": "sub", "STAR": "mul", "SLASH": "div", "POWER": "pow", "PERCENT": "mod", "AT": "matmul"}
_COMPARE = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}


class _MisplacedError(Exception):
    """Something that the grammar lets through and the language does not; ``parse_program`` knows the source and words it."""

    def __init__(self, key: str, place: Place, **terms: object) -> None:
        super().__init__(key)
        self.key = key
        self.place = place
        self.terms = terms


class _Build(Transformer[Any, Any]):
    """One callback a rule alternative of grammar.lark."""

    def number(self, parts: list[Token]) -> Expr:
        return Number(float(parts[0]), _place(parts[0]))

    def name(self, parts: list[Token]) -> Expr:
        return Name(str(parts[0]), _place(parts[0]))

    def infix(self, parts: list[Any]) -> Expr:
        left, sign, right = parts
        start, stop = left.place[0], right.place[1]
        if sign.type == "FLOOR":
            return _apply("floor", (_apply("div", (left, right), start, stop),), start, stop)
        return _apply(_INFIX[sign.type], (left, right), start, stop)

    def compare(self, parts: list[Any]) -> Expr:
        left, sign, right = parts
        return _apply(_COMPARE[str(sign)], (left, right), left.place[0], right.place[1])

    def choice(self, parts: list[Any]) -> Expr:
        yes, _, condition, _, no = parts
        return _apply("where", (condition, yes, no), yes.place[0], no.place[1])

    def implicit(self, parts: list[Expr]) -> Expr:
        left, right = parts
        return _apply("mul", (left, right), left.place[0], right.place[1])

    def prefix(self, parts: list[Any]) -> Expr:
        sign: Token = parts[0]
        value: Expr = parts[1]
        start, stop = sign.start_pos or 0, value.place[1]
        if sign.type == "PLUS":
            return value
        return _apply("neg" if sign.type == "MINUS" else "sqrt", (value,), start, stop)

    def group(self, parts: list[Any]) -> Expr:
        first, value, last = parts
        place = (first.start_pos, last.end_pos)
        if isinstance(value, Apply):
            return Apply(value.function, value.args, place, value.name_place)
        if isinstance(value, Name):
            return Name(value.name, place)
        if isinstance(value, Number):
            return Number(value.value, place)
        assert isinstance(value, Index | Over | Listing)
        return value

    def call(self, parts: list[Any]) -> Expr:
        name, last = parts[0], parts[-1]
        args, options = _arguments(parts[2:-1])
        return Apply(str(name), args, (name.start_pos, last.end_pos), _place(name), options)

    def attribute(self, parts: list[Any]) -> Expr:
        base, _, name = parts
        return Apply(METHODS[str(name)], (base,), (base.place[0], name.end_pos), _place(name))

    def method(self, parts: list[Any]) -> Expr:
        base, _, name, last = parts[0], parts[1], parts[2], parts[-1]
        args, options = _arguments(parts[4:-1])
        return Apply(METHODS[str(name)], (base, *args), (base.place[0], last.end_pos), _place(name), options)

    def option(self, parts: list[Any]) -> _Option:
        return _Option(str(parts[0]), parts[2], _place(parts[0]))

    def listing(self, parts: list[Any]) -> Expr:
        return Listing(tuple(part for part in parts if not isinstance(part, Token)), (parts[0].start_pos, parts[-1].end_pos))

    def each(self, parts: list[Any]) -> Expr:
        first, body, _, name, _, turns, last = parts
        return Over(LIST, body, str(name), turns, (first.start_pos, last.end_pos), _place(first))

    def slice(self, parts: list[Any]) -> Slice:
        bounds: list[Expr | None] = [None, None, None]
        at = 0
        for part in parts:
            if isinstance(part, Token):
                at += 1
            else:
                bounds[at] = part
        first, last = parts[0], parts[-1]
        start = first.start_pos if isinstance(first, Token) else first.place[0]
        stop = last.end_pos if isinstance(last, Token) else last.place[1]
        return Slice(bounds[0], bounds[1], bounds[2], (start or 0, stop or 0))

    def over(self, parts: list[Any]) -> Expr:
        function, _, body, _, name, _, turns, last = parts
        return Over(str(function), body, str(name), turns, (function.start_pos, last.end_pos), _place(function))

    def index(self, parts: list[Any]) -> Expr:
        base, last = parts[0], parts[-1]
        return Index(base, tuple(parts[2:-1:2]), (base.place[0], last.end_pos))

    def assign(self, parts: list[Any]) -> Statement:
        target, equal, value = parts
        place = (target.place[0], value.place[1])
        if isinstance(target, Name):
            return Assign(target.name, value, place, target.place)
        if isinstance(target, Index) and isinstance(target.base, Name):
            if len(target.at) > 1 or isinstance(target.at[0], Slice):
                raise _MisplacedError("assign_part", target.place, name=target.base.name)
            return Assign(target.base.name, value, place, target.base.place, target.at[0])
        if isinstance(target, Apply) and target.name_place != target.place:  # f(x, y) = …, not an operator
            if not target.args or target.options or not all(isinstance(arg, Name) for arg in target.args):
                raise _MisplacedError("parameter", target.place, name=target.function)
            params = tuple(arg.name for arg in target.args if isinstance(arg, Name))
            return Define(target.function, params, (Return((value,), value.place),), (target.place[0], target.place[1]))
        raise _MisplacedError("assign_target", _place(equal), text="…")

    def returns(self, parts: list[Any]) -> Statement:
        values = tuple(parts[1::2])
        return Return(values, (parts[0].start_pos, values[-1].place[1]))

    def bare(self, parts: list[Expr]) -> Statement:
        return Bare(parts[0], parts[0].place)

    def define(self, parts: list[Any]) -> Statement:
        params = tuple(str(part) for part in parts[3:-3] if isinstance(part, Token) and part.type == "NAME")
        return Define(str(parts[1]), params, parts[-1], (parts[0].start_pos, parts[-3].end_pos))

    def loop(self, parts: list[Any]) -> Statement:
        return Loop(str(parts[1]), parts[3], parts[-1], (parts[0].start_pos, parts[3].place[1]))

    def suite(self, parts: list[Any]) -> tuple[Statement, ...]:
        return tuple(_statements(parts))

    def line(self, parts: list[Any]) -> Any:
        return parts[0]

    def start(self, parts: list[Any]) -> list[Statement]:
        return _statements(parts)


def _statements(parts: list[Any]) -> list[Statement]:
    return [part for part in parts if not isinstance(part, Token)]


@dataclass(frozen=True, slots=True)
class _Option:
    """An argument given by name."""

    name: str
    value: Expr
    place: Place


def _arguments(parts: list[Any]) -> tuple[tuple[Expr, ...], tuple[tuple[str, Expr], ...]]:
    """What stands between the parentheses of a call, commas and all: arguments, and those given by name behind them."""
    given = [part for part in parts if not isinstance(part, Token)]
    options = [part for part in given if isinstance(part, _Option)]
    args = tuple(part for part in given if not isinstance(part, _Option))
    if options and any(isinstance(part, _Option) for part in given[: len(args)]):
        raise _MisplacedError("option_order", options[0].place, name=options[0].name)
    return args, tuple((option.name, option.value) for option in options)


def _place(token: Token) -> Place:
    return token.start_pos or 0, token.end_pos or 0


def _apply(function: str, args: tuple[Expr, ...], start: int, stop: int) -> Expr:
    return Apply(function, args, (start, stop), (start, stop))


_LALR = Lark(files("engine").joinpath("grammar.lark").read_text("utf-8"), parser="lalr", lexer=LineLexer, transformer=_Build(), maybe_placeholders=False)
# Lark types this for text in and a tree out; with our lexer and callbacks a Reading goes in and statements come out.
_PARSE: Callable[[Any], Any] = _LALR.parse


def parse_program(text: str, limits: Limits) -> tuple[Source, list[Statement]]:
    """The statements of ``text`` with the Source that their places point into. Raises PathsumError, located."""
    source = read_source(text, limits)
    reading = Reading(source, limits)
    try:
        statements: list[Statement] = _PARSE(reading)
    except UnexpectedToken as problem:
        raise explain(reading, problem.token) from None
    except _MisplacedError as problem:
        raise refuse(problem.key, source.span(*problem.place), None, **problem.terms) from None
    if not statements:
        end = len(source.clean)
        raise refuse("empty", source.span(end, end))
    return source, statements
