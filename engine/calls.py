"""What is said of a call that cannot be made: unknown, misspelt, without parentheses, with too few arguments. Knows names, no nodes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from engine.errors import PathsumError
from engine.primitives import BY_WORD, FUNCTIONS, ROWS, Primitive
from engine.source import Source
from engine.syntax import Apply, Name
from engine.wording import refuse

FOLDED = {"sum": "add", "prod": "mul", "max": "max", "min": "min"}
"""Functions that take a for, and the primitive that they fold with."""
_COUNTS = {0: "no argument", 1: "one argument", 2: "two arguments", 3: "three arguments"}
_POWER_BEFORE = re.compile(r"\s*(?:\^|\*\*)\s*\(?(?P<power>-?[0-9]+)\)?\s*\((?P<argument>[^()]*)\)")


def bare_function(source: Source, expr: Name) -> PathsumError:
    """``sin x`` or ``sin`` alone: show how the call is written."""
    text = source.clean
    start, end = expr.place
    power = _POWER_BEFORE.match(text, end)
    if power:
        better = f"{expr.name}({power.group('argument')})^{power.group('power')}"
        if power.group("power") == "-1" and f"a{expr.name}" in BY_WORD:
            better = f"a{expr.name}({power.group('argument')})"
        stop = power.end()
        return refuse("call_power", source.span(start, stop), source.fix(start, stop, better), name=expr.name, better=better)
    after = text[end:].lstrip(" ")
    word = ""
    for char in after:
        if not (char.isalnum() or char in "_."):
            break
        word += char
    argument = word or "x"
    stop = text.index(word, end) + len(word) if word else end
    fix = source.fix(start, stop, f"{expr.name}({argument})")
    return refuse("call_no_parens", source.span(start, stop), fix, name=expr.name, argument=argument)


def unknown_function(source: Source, expr: Apply, variables: Iterable[str], functions: Iterable[str]) -> PathsumError:
    """A typing slip, a product that looks like a call, or a function that is not there."""
    name = expr.function
    start, end = expr.name_place
    span = source.span(start, end)
    if name in variables:
        return refuse("call_variable", span, source.fix(end, end, "*"), name=name)
    lowered = name.lower()
    words = sorted({*FUNCTIONS, *functions})
    close = [lowered] if lowered in words else difflib.get_close_matches(lowered[:40], words, 1, 0.7)
    if close:
        return refuse("call_typo", span, source.fix(start, end, close[0]), name=name, better=f"{close[0]}( … )")
    if len(name) <= 2:
        return refuse("call_letter", span, source.fix(end, end, "*"), name=name)
    known = ", ".join(row.name for row in ROWS if row.fixity == "call")
    return refuse("call_unknown", span, name=name if len(name) < 60 else "That", all=known)


def wrong_arity(source: Source, expr: Apply, params: tuple[str, ...], row: Primitive | None = None) -> PathsumError:
    """Too few or too many arguments, with the call as it should look."""
    name, count = expr.function, len(expr.args)
    example = f"{name}({', '.join(params)})"
    if row is not None and row.name in ("max", "min") and count > 2:
        example = f"{name}(x, {name}(y, z))"
    elif row is not None and row.name == "log" and count == 2:
        example = "log(x)/log(b) for the logarithm to base b"
    wanted = _COUNTS.get(len(params), f"{len(params)} arguments")
    return refuse("arity", source.span(*expr.place), name=name, wanted=wanted, count=count or "none", example=example)
