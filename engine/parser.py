"""Tokens to a syntax tree: Lark's LALR tables run the callbacks below, so no tree of Lark's is ever built. Knows no graph."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedToken

from engine.errors import PathsumError
from engine.lexer import LineLexer, Reading, unclosed
from engine.limits import Limits
from engine.source import Source, read_source
from engine.syntax import Apply, Assign, Bare, Expr, Name, Number, Return, Statement
from engine.wording import refuse

_INFIX = {"PLUS": "add", "MINUS": "sub", "STAR": "mul", "SLASH": "div", "POWER": "pow"}
_HEADER = re.compile(r"[^\W\d]\w*\s*\([\w\s,]*\)")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])[0-9]+,[0-9]+(?![\w.,])")
_OPERATORS = frozenset({*_INFIX, "COMMA", "EQUAL", "LPAR", "ROOT"})


class _Build(Transformer[Any, Any]):
    """One callback a rule alternative of grammar.lark."""

    def number(self, parts: list[Token]) -> Expr:
        token = parts[0]
        return Number(float(token), (token.start_pos or 0, token.end_pos or 0))

    def name(self, parts: list[Token]) -> Expr:
        token = parts[0]
        return Name(str(token), (token.start_pos or 0, token.end_pos or 0))

    def infix(self, parts: list[Any]) -> Expr:
        left, sign, right = parts
        return _apply(_INFIX[sign.type], (left, right), left.place[0], right.place[1])

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
        return Name(value.name, place) if isinstance(value, Name) else Number(value.value, place)

    def call(self, parts: list[Any]) -> Expr:
        name, last = parts[0], parts[-1]
        start, stop = name.start_pos, last.end_pos
        return Apply(str(name), tuple(parts[2:-1:2]), (start, stop), (start, name.end_pos))

    def assign(self, parts: list[Any]) -> Statement:
        target, _, value = parts
        start, stop = target.start_pos, target.end_pos
        return Assign(str(target), value, (start, value.place[1]), (start, stop))

    def returns(self, parts: list[Any]) -> Statement:
        values = tuple(parts[1::2])
        return Return(values, (parts[0].start_pos, values[-1].place[1]))

    def bare(self, parts: list[Expr]) -> Statement:
        return Bare(parts[0], parts[0].place)

    def start(self, parts: list[Statement | Token]) -> list[Statement]:
        return [part for part in parts if not isinstance(part, Token)]


def _apply(function: str, args: tuple[Expr, ...], start: int, stop: int) -> Expr:
    return Apply(function, args, (start, stop), (start, stop))


_LALR = Lark(files("engine").joinpath("grammar.lark").read_text("utf-8"), parser="lalr", lexer=LineLexer, transformer=_Build())
# Lark types this for text in and a tree out; with our lexer and callbacks a Reading goes in and statements come out.
_PARSE: Callable[[Any], Any] = _LALR.parse


def parse_program(text: str, limits: Limits) -> tuple[Source, list[Statement]]:
    """The statements of ``text`` with the Source that their places point into. Raises PathsumError, located."""
    source = read_source(text, limits)
    reading = Reading(source, limits)
    try:
        statements: list[Statement] = _PARSE(reading)
    except UnexpectedToken as problem:
        raise _explain(reading, problem) from None
    if not statements:
        end = len(source.clean)
        raise refuse("empty", source.span(end, end))
    return source, statements


def _explain(reading: Reading, problem: UnexpectedToken) -> PathsumError:
    """What a person would say of a token that does not fit, from it and the one before it."""
    source, token, before = reading.source, problem.token, reading.previous
    start, end = token.start_pos or 0, token.end_pos or 0
    span = source.span(start, end)
    last = before.type if before is not None else "NEWLINE"
    before_text = str(before) if before is not None and before.type != "NEWLINE" else ""
    if token.type in ("NEWLINE", "$END"):
        place = source.span(before.start_pos or 0, before.end_pos or 0) if before is not None else span
        return refuse("line_ends", place, before=before_text)
    if token.type == "NUMBER" and last == "NUMBER":
        first = before.start_pos or 0 if before is not None else 0
        return refuse("two_numbers", source.span(first, end), source.fix(first, end, f"{before_text}*{token}"), before=before_text, found=token)
    if token.type == "NUMBER" and last in ("NAME", "RPAR"):
        return refuse("number_after", span, source.fix(start, end, f"*{token}"), before="( … )" if last == "RPAR" else before_text, found=token)
    if token.type in ("EQUAL", "RETURN") and reading.open:
        return unclosed(reading)
    if token.type == "EQUAL":
        line = source.clean[:start].rsplit("\n", 1)[-1].strip()
        if _HEADER.fullmatch(line):
            return refuse("function_later", span, name=line.split("(")[0].strip())
        return refuse("assign_twice", span) if "=" in line else refuse("assign_target", span, text=line if len(line) < 40 else "…")
    if token.type == "COMMA" and last not in _OPERATORS:
        decimal = _DECIMAL_COMMA.search(source.clean, max(0, start - 20), end + 20)
        if decimal and decimal.start() < start < decimal.end():
            better = decimal.group().replace(",", ".")
            return refuse("decimal_comma", source.span(*decimal.span()), source.fix(*decimal.span(), better), better=better)
        return refuse("comma_group" if reading.open else "comma", span)
    if token.type == "RPAR" and last == "LPAR":
        first = before.start_pos or 0 if before is not None else start
        return refuse("empty_group", source.span(first, end))
    if last in _OPERATORS or last == "RETURN":
        return refuse("missing_value", span, before=before_text, found=token)
    if last == "NEWLINE":
        return refuse("missing_first", span, found=token)
    return refuse("unexpected", span, found=token)
