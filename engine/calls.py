"""What is said of a call that cannot be made: unknown, misspelt, without parentheses, with too few arguments. Knows names, no nodes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from engine.errors import PathsumError
from engine.phrases import say
from engine.primitives import BY_WORD, FUNCTIONS, ROWS, Primitive
from engine.source import Source
from engine.syntax import Apply, Name
from engine.wording import refuse

FOLDED = {"sum": "add", "prod": "mul", "max": "max", "min": "min"}
"""Functions that take a for, and the primitive that they fold with."""
_COUNTS = {0: "arguments_none", 1: "arguments_one", 2: "arguments_two", 3: "arguments_three"}
_POWER_BEFORE = re.compile(
    r"\s*(?:\^|\*\*)\s*(?P<open>\()?(?P<power>-?[0-9]+)(?(open)\))(?:\s*\((?P<group>[^()]*)\)|\s*(?P<name>[^\W\d][\w.]*)|\s+(?P<number>[0-9][\w.]*))"
)
_EXPONENT = re.compile(r"\s*(?:\^|\*\*)\s*(?:\((?P<group>[^()]*)\)|(?P<word>-?[\w.]+))")
_MINUS_ONE = re.compile(r"\s*-\s*1\s*\((?P<group>[^()]*)\)")
_INVERSES = {"cot": "atan", "sec": "acos", "csc": "asin", "cosec": "asin"}
"""Of what the inverse function is taken at 1/x."""
_ALSO_CALLED = {
    "sen": "sin", "sine": "sin", "cosine": "cos", "tangent": "tan", "tg": "tan", "ctg": "cot", "cotg": "cot", "cotan": "cot", "ctan": "cot",
    "arctg": "atan", "sh": "sinh", "ch": "cosh", "th": "tanh", "lg": "log10", "ld": "log2", "lb": "log2", "sqr": "square",
    "squareroot": "sqrt", "sqroot": "sqrt", "root": "sqrt", "cuberoot": "cbrt",
}  # fmt: skip
_PYTHON = (
    "eval exec open input exit quit globals locals vars dir help type id getattr setattr hasattr delattr compile len map filter zip"
    " list dict set tuple str repr int bool chr ord hash iter next object super sorted reversed any all breakpoint bytes"
)
_INSTEAD = {
    "average": say("hint_write", code="mean( … )"),
    "elu": say("hint_write", code="x if x > 0 else exp(x) - 1"),
    "factorial": say("hint_write", code="gamma(n + 1)"),
    "cube": say("hint_write", code="x^3"),
    **dict.fromkeys(["acot", "arccot", "arcctg", "arccotan"], say("hint_write", code="atan(1/x)")),
    **dict.fromkeys(["asec", "arcsec"], say("hint_write", code="acos(1/x)")),
    **dict.fromkeys(["acsc", "arccsc"], say("hint_write", code="asin(1/x)")),
    **dict.fromkeys(_PYTHON.split(), say("hint_formulas")),
    "einsum": say("hint_einsum"),
    **dict.fromkeys(["diff", "derivative", "differentiate", "grad", "gradient", "backward", "ddx", "dydx"], say("hint_derived")),
}
_WRAPPED = re.compile(
    r"(?:\w+\.)*(?P<name>tensor|Tensor|array|asarray|Variable|Parameter|Value|float|float32|float64)"
    r"[ ]*\([ ]*(?P<number>-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)[ ]*(?:,[^()\n]*)?\)"
)


def bare_function(source: Source, expr: Name) -> PathsumError:
    """``sin x`` or ``sin`` alone: show how the call is written."""
    text = source.clean
    start, end = expr.place
    power = _POWER_BEFORE.match(text, end)
    if power:
        argument = power.group("group") or power.group("name") or power.group("number") or "x"
        better = f"{expr.name}({argument})^{power.group('power')}"
        if power.group("power") == "-1":
            better = _inverse(expr.name, argument) or better
        stop = power.end()
        return refuse("call_power", source.span(start, stop), source.fix(start, stop, better), name=expr.name, better=better)
    if (minus := _MINUS_ONE.match(text, end)) and (inverse := _inverse(expr.name, minus.group("group"))):
        return refuse("call_power", source.span(start, minus.end()), source.fix(start, minus.end(), inverse), name=expr.name, better=inverse)
    exponent = _EXPONENT.match(text, end)
    if exponent and expr.name == "exp":
        better = f"exp({exponent.group('group') or exponent.group('word')})"
        return refuse("call_no_parens", source.span(start, exponent.end()), source.fix(start, exponent.end(), better), name="exp", argument=better[4:-1])
    after = text[end:].lstrip(" ")
    word = ""
    for char in after:
        if not (char.isalnum() or char in "_."):
            break
        word += char
    argument = word or "x"
    stop = text.index(word, end) + len(word) if word else end
    if word and text[stop : stop + 1] == "°":
        argument, stop = f"deg2rad({word})", stop + 1
    fix = source.fix(start, stop, f"{expr.name}({argument})")
    return refuse("call_no_parens", source.span(start, stop), fix, name=expr.name, argument=argument)


def _inverse(name: str, argument: str) -> str | None:
    """What is meant by sin^-1(x): the inverse function, not one over it."""
    if f"a{name}" in BY_WORD:
        return f"a{name}({argument})"
    return f"{_INVERSES[name]}(1/({argument}))" if name in _INVERSES else None


def unknown_function(source: Source, expr: Apply, variables: Iterable[str], functions: Iterable[str]) -> PathsumError:
    """A typing slip, a product that looks like a call, or a function that is not there."""
    name = expr.function
    start, end = expr.name_place
    span = source.span(start, end)
    variables = set(variables)
    if name in variables:
        return refuse("call_variable", span, source.fix(end, end, "*"), name=name)
    if wrapped := wrapped_number(source, start):
        return wrapped
    lowered = name.lower()
    if lowered in _INSTEAD:
        return refuse("call_instead", span, name=name, hint=_INSTEAD[lowered])
    if _ALSO_CALLED.get(lowered) in FUNCTIONS:
        better = _ALSO_CALLED[lowered]
        return refuse("call_typo", span, source.fix(start, end, better), name=name, better=f"{better}( … )")
    if cut := _factor_before(name, variables):
        return refuse("call_glued", span, source.fix(start + cut, start + cut, "*"), name=name, before=name[:cut], after=name[cut:])
    words = sorted({*FUNCTIONS, *functions})
    close = [lowered] if lowered in words else difflib.get_close_matches(lowered[:40], words, 1, 0.7)
    if close:
        return refuse("call_typo", span, source.fix(start, end, close[0]), name=name, better=f"{close[0]}( … )")
    if len(name) <= 2:
        return refuse("call_letter", span, source.fix(end, end, "*"), name=name)
    known = ", ".join(row.name for row in ROWS if row.fixity == "call")
    return refuse("call_unknown", span, name=name if len(name) < 60 else say("word_that_first"), all=known)


def _factor_before(name: str, variables: set[str]) -> int | None:
    """Where xsin(x) falls apart into a factor and a function, if it does."""
    for cut in range(1, len(name)):
        if name[cut:] in FUNCTIONS and (name[:cut] in variables or (cut == 1 and len(name) > 3)):
            return cut
    return None


def wrapped_number(source: Source, place: int) -> PathsumError | None:
    """``torch.tensor(2.0, requires_grad=True)`` around ``place``: the number alone is what is meant."""
    line = source.clean.rfind("\n", 0, place) + 1
    for found in _WRAPPED.finditer(source.clean, line):
        if found.start() <= place < found.end():
            number = found.group("number")
            return refuse("number_wrapped", source.span(*found.span()), source.fix(*found.span(), number), name=found.group("name"), better=number)
        if found.start() > place:
            break
    return None


def wrong_arity(source: Source, expr: Apply, params: tuple[str, ...], row: Primitive | None = None) -> PathsumError:
    """Too few or too many arguments, with the call as it should look."""
    name, count = expr.function, len(expr.args)
    example = f"{name}({', '.join(params)})"
    better = _with_these_arguments(source, expr, row.name) if row is not None else None
    wanted = say(_COUNTS.get(len(params), "arguments_many"), **({} if len(params) in _COUNTS else {"count": len(params)}))
    fix = source.fix(*expr.place, better) if better else None
    return refuse("arity", source.span(*expr.place), fix, name=name, wanted=wanted, count=count or say("word_none"), example=better or example)


def _with_these_arguments(source: Source, expr: Apply, name: str) -> str | None:
    """What is meant by max(x, y, z), log(x, 2) and atan(y, x)."""
    inside = source.clean[expr.name_place[1] : expr.place[1]].strip()
    parts = _at_commas(inside[1:-1]) if inside[:1] == "(" and inside[-1:] == ")" else []
    if len(parts) != len(expr.args):
        return None
    if name in ("max", "min") and len(parts) > 2:
        nested = parts[-1]
        for part in reversed(parts[:-1]):
            nested = f"{name}({part}, {nested})"
        return nested
    if name == "log" and len(parts) == 2:
        return {"2": f"log2({parts[0]})", "10": f"log10({parts[0]})"}.get(parts[1], f"log({parts[0]})/log({parts[1]})")
    return f"atan2({parts[0]}, {parts[1]})" if name == "atan" and len(parts) == 2 else None


def _at_commas(text: str) -> list[str]:
    """The pieces between commas that stand in no bracket of their own."""
    pieces, depth, last = [], 0, 0
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            pieces.append(text[last:place].strip())
            last = place + 1
    return [*pieces, text[last:].strip()]
