"""Text to tokens: one pattern, positions kept, and everything that is not in the language refused by name where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lark import Token
from lark.lexer import Lexer

from engine.errors import PathsumError
from engine.limits import Limits, check
from engine.source import Source
from engine.wording import refuse

_TOKEN = re.compile(
    r"""
    (?P<SKIP>[ ]+|\#[^\n]*)
  | (?P<NEWLINE>\n)
  | (?P<NUMBER>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<NAME>[^\W\d]\w*)
  | (?P<AUGMENTED>\*\*=|//=|[-+*/%@&|^]=)
  | (?P<FOREIGN><<|>>|//|==|!=|<=|>=|:=|->|&&|\|\||[<>%@&~!?$:;])
  | (?P<POWER>\*\*|\^)
  | (?P<PLUS>\+) | (?P<MINUS>-) | (?P<STAR>\*) | (?P<SLASH>/)
  | (?P<LPAR>\() | (?P<RPAR>\)) | (?P<COMMA>,) | (?P<EQUAL>=) | (?P<ROOT>√)
  | (?P<OTHER>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}\\]*)\}\s*\{([^{}\\]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]*)")
_ATTRIBUTE = re.compile(r"\.\s*([^\W\d]\w*)")
_MODULES = frozenset({"np", "numpy", "math", "torch", "jnp", "jax", "tf", "sp", "sympy", "cmath"})
_LATEX = {"cdot": "*", "times": "*", "div": "/", "pi": "pi", "sqrt": "sqrt( … )", "left": "(", "right": ")", "ln": "log"}
_KEYWORDS = {
    "def": "Write the formula itself, for example y = x^2.",
    "for": "Write the turns out, one a line.",
    "while": "Write the turns out, one a line.",
    "if": "Use max, min, relu or abs for a formula with cases.",
    "else": "Use max, min, relu or abs for a formula with cases.",
    "elif": "Use max, min, relu or abs for a formula with cases.",
    "None": "Use a number, for example 0.",
    "True": "Use the number 1.",
    "False": "Use the number 0.",
    "and": "Write * for a product.",
    "or": "Write + for a sum.",
    "import": "The functions are already here: sin, exp, log and the others.",
    "from": "The functions are already here: sin, exp, log and the others.",
    **dict.fromkeys(
        [
            "not",
            "is",
            "in",
            "as",
            "try",
            "except",
            "finally",
            "raise",
            "assert",
            "with",
            "yield",
            "await",
            "async",
            "class",
            "del",
            "global",
            "nonlocal",
            "pass",
            "break",
            "continue",
            "print",
        ],
        "Write formulas only, one a line, for example y = x^2.",
    ),
}
_OPERATORS = {
    "//": "Write / for a quotient.",
    "%": "Write the remainder out with a quotient.",
    "==": "Write = to give a name a value.",
    "@": "Write the products out: a1*b1 + a2*b2.",
    "!": "Write the product out.",
    "&&": "Write * for a product.",
    "||": "Write abs( … ) for an absolute value.",
    ":=": "Write = to give a name a value.",
}
_NUMBER_WORDS = frozenset({"inf", "Inf", "infinity", "Infinity", "nan", "NaN"})
# λ spelled out is a fine name, as long as it cannot be the start of a function without a name.
_LAMBDA = re.compile(r"lambda\b(?=\s*[:\w])")
_BEFORE_PREFIX = frozenset({"PLUS", "MINUS", "STAR", "SLASH", "POWER", "LPAR", "COMMA", "EQUAL", "ROOT", "NEWLINE", "RETURN"})


class Reading:
    """One pass over one source: what the lexer is at, for whoever has to explain an error."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.open: list[int] = []
        self.previous: Token | None = None
        self.current: Token | None = None


class LineLexer(Lexer):
    """The lexer that Lark is given; a new line inside parentheses does not end the statement."""

    def __init__(self, lexer_conf: object) -> None:
        """Lark hands over its configuration; the pattern above needs none of it."""

    def lex(self, data: Reading) -> Iterator[Token]:  # type: ignore[override]
        """Yield the tokens of ``data.source``, ending with a NEWLINE. Raises PathsumError."""
        source, limits, text = data.source, data.limits, data.source.clean
        depth, signs, last = 0, 0, "NEWLINE"
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or "OTHER"
            if kind == "SKIP":
                continue
            start, value = match.start(), match.group()
            if kind == "NEWLINE":
                if data.open:
                    continue
            elif kind == "NUMBER":
                _check_number(source, start, match.end())
            elif kind == "NAME":
                kind = _name_kind(source, start, value, limits)
            elif kind in ("MINUS", "PLUS", "ROOT") and last in _BEFORE_PREFIX:
                signs += 1
                check_depth(source, depth + signs, limits, start)
            elif kind == "LPAR":
                data.open.append(start)
                depth += 1
                check_depth(source, depth + signs, limits, start)
            elif kind == "RPAR":
                if not data.open:
                    raise refuse("close_extra", source.span(start, start + 1), source.fix(start, start + 1, ""))
                data.open.pop()
                depth -= 1
            elif kind in ("AUGMENTED", "FOREIGN", "OTHER"):
                _refuse_foreign(source, kind, start, value)
            if kind in ("NUMBER", "NAME", "RPAR", "NEWLINE"):
                signs = 0
            last = kind
            token = Token(kind, value, start, None, None, None, None, match.end())
            data.previous, data.current = data.current, token
            yield token
        end = len(text)
        if data.open:
            raise unclosed(data)
        token = Token("NEWLINE", "\n", end, None, None, None, None, end)
        data.previous, data.current = data.current, token
        yield token


def unclosed(reading: Reading) -> PathsumError:
    """The innermost parenthesis that is open where the reading stopped, with a fix at the end of its line."""
    source, start = reading.source, reading.open[-1]
    line_end = source.clean.find("\n", start)
    stop = len(source.clean) if line_end < 0 else line_end
    return refuse("close_missing", source.span(start, start + 1), source.fix(stop, stop, ")"))


def check_depth(source: Source, depth: int, limits: Limits, start: int) -> None:
    """Refuse nesting over the limit, naming the actual depth of the whole text."""
    if depth > limits.depth:
        text = source.clean
        actual = max(depth, *_depths(text))
        check(
            "E_TOO_DEEP",
            "The formula is nested too deeply (levels)",
            actual,
            limits.depth,
            "Give parts of it names of their own.",
            source.span(start, start + 1),
        )


def _depths(text: str) -> Iterator[int]:
    level = run = 0
    yield 0
    for char in text:
        if char == "(":
            level += 1
        elif char == ")":
            level -= 1
        run = run + 1 if char in "+-√" else (run if char == " " else 0)
        yield level + run


def _check_number(source: Source, start: int, end: int) -> None:
    """Refuse the numbers that other languages would read otherwise than they look."""
    text = source.clean
    value = text[start:end]
    after = text[end : end + 1]
    tail = re.compile(r"[\w.]*").match(text, end)
    stop = tail.end() if tail else end
    if after == "_":
        raise refuse(
            "number_underscore", source.span(start, stop), source.fix(start, stop, text[start:stop].replace("_", "")), better=text[start:stop].replace("_", "")
        )
    if after == "." or (after.isdigit() and value[-1] == "."):
        raise refuse("number_dots", source.span(start, stop))
    if value == "0" and after in tuple("xXbBoO") and re.compile(r"[xXbBoO][0-9a-fA-F]+\b").match(text, end) and any(c.isdigit() for c in text[end:stop]):
        raise refuse("number_base", source.span(start, stop))
    if after in ("e", "E") and "e" not in value.lower() and not text[end + 1 : end + 2].isalnum() and text[end + 1 : end + 2] != "_":
        raise refuse("number_exponent", source.span(start, end + 1), source.fix(start, end + 1, f"{value}*e"), found=text[start : end + 1], better=value)
    if len(value) > 1 and value[0] == "0" and value[1].isdigit():
        better = value.lstrip("0")
        better = better if better[:1].isdigit() else "0" + better
        raise refuse("number_zeros", source.span(start, end), source.fix(start, end, better), better=better)


def _name_kind(source: Source, start: int, value: str, limits: Limits) -> str:
    """NAME or RETURN; a word of another language is refused, and so is an attribute behind a name."""
    end = start + len(value)
    if value == "return":
        return "RETURN"
    attribute = _ATTRIBUTE.match(source.clean, end)
    if attribute:
        if value in _MODULES:
            better = attribute.group(1)
            raise refuse("module", source.span(start, attribute.end()), source.fix(start, attribute.end(), better), module=value, better=better)
        raise refuse("attribute", source.span(end, attribute.end()), found="." + _short(attribute.group(1)))
    if value in _NUMBER_WORDS:
        raise refuse("number_word", source.span(start, end), word=value)
    if _LAMBDA.match(source.clean, start):
        raise refuse("keyword", source.span(start, end), word=value, hint="Write the formula itself, for example y = x^2.")
    if value in _KEYWORDS and not (value == "print" and not re.compile(r"\s*\(").match(source.clean, end)):
        raise refuse("keyword", source.span(start, end), word=value, hint=_KEYWORDS[value])
    if len(value) > limits.name_length:
        raise refuse("name_long", source.span(start, end), count=len(value), limit=limits.name_length)
    if value.startswith("__"):
        better = value.strip("_") or "x"
        raise refuse("name_reserved", source.span(start, end), source.fix(start, end, better), better=better)
    return "NAME"


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"


def _refuse_foreign(source: Source, kind: str, start: int, value: str) -> None:
    """Name what came, and offer what to write instead."""
    text = source.clean
    end = start + len(value)
    span = source.span(start, end)
    if kind == "AUGMENTED":
        raise refuse("augmented", span, found=value, operator=value[:-1])
    if kind == "FOREIGN":
        if value in (";", ":"):
            raise refuse("separator", span, source.fix(start, end, "\n") if value == ";" else None, found=value)
        raise refuse("operator", span, found=value, hint=_OPERATORS.get(value, "Use + - * / ^ and the functions."))
    if value == "'" and start and (text[start - 1].isalnum() or text[start - 1] == ")"):
        raise refuse("prime", span, source.fix(start, end, ""))
    if value in "'\"`":
        raise refuse("string", span)
    if value in "[]":
        raise refuse("bracket", span, found=value)
    if value in "{}":
        raise refuse("brace", span, found=value)
    if value == "|":
        raise refuse("absolute", span)
    if value == ".":
        attribute = _ATTRIBUTE.match(text, start)
        raise refuse("attribute", source.span(start, attribute.end() if attribute else end), found="." + _short(attribute.group(1)) if attribute else value)
    if value == "\\":
        fraction = _FRACTION.match(text, start)
        if fraction:
            better = f"({fraction.group(1).strip()})/({fraction.group(2).strip()})"
            raise refuse("latex", source.span(start, fraction.end()), source.fix(start, fraction.end(), better), found="\\frac", better=better)
        command = _COMMAND.match(text, start)
        name = command.group(1) if command else ""
        better = _LATEX.get(name, name) or "( )"
        stop = command.end() if command else end
        fix = source.fix(start, stop, better) if "…" not in better and name else None
        raise refuse("latex", source.span(start, stop), fix, found="\\" + _short(name), better=better)
    number = f"U+{ord(value):04X}, {unicodedata.name(value, 'unnamed').lower()}"
    raise refuse("symbol", span, found=value, number=number)
