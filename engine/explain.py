"""What a person would say of a token that does not fit, from it and the one before it. Knows the tokens, not the grammar."""

from __future__ import annotations

import re

from lark import Token

from engine.calls import bare_function, wrapped_number
from engine.errors import PathsumError
from engine.foreign import ATTRIBUTE, refuse_attribute, uses_as_name
from engine.lexer import Reading, unclosed
from engine.mends import then_choice
from engine.phrases import say
from engine.primitives import FUNCTIONS
from engine.syntax import Name
from engine.wording import refuse

_DECIMAL_COMMA = re.compile(r"(?<![\w.,])[0-9]+,[0-9]+(?![0-9_.,])")
_ASSIGNED_NEXT = re.compile(r"[ ]*[^\W\d]\w*[ ]*=(?!=)")
_SAID_FOR = {"mod": "%", "div": "/", "over": "/", "divided": "/", "times": "*", "plus": "+", "minus": "-"}
_DANGLING = frozenset(["PLUS", "MINUS", "STAR", "SLASH", "FLOOR", "PERCENT", "AT", "POWER"])
_OPERATORS = frozenset(
    ["PLUS", "MINUS", "STAR", "SLASH", "FLOOR", "PERCENT", "AT", "POWER", "COMPARE", "COMMA", "EQUAL", "LPAR", "LSQB", "ROOT", "IF", "ELSE", "IN"]
)
_NAMED_ARGUMENT = re.compile(r"[(,][ ]*([^\W\d]\w*)[ ]*\Z")
_CHOICE = re.compile(r"\bif\b(?!.*\belse\b)")
_CHOOSE = "y = a if condition else b"
_HEADER = re.compile(r"\s*(def|for)\b")


def explain(reading: Reading, token: Token) -> PathsumError:
    """The error for ``token``, which no rule of the grammar takes where it stands."""
    source, before = reading.source, reading.previous
    start, end = token.start_pos or 0, token.end_pos or 0
    span = source.span(start, end)
    last = before.type if before is not None else "NEWLINE"
    said = str(before) if before is not None and before.type != "NEWLINE" else ""
    first = (before.start_pos or 0) if before is not None else start
    line = source.clean[:start].rsplit("\n", 1)[-1]
    if reading.open and token.type == "EQUAL" and not _HEADER.match(line) and (argument := _NAMED_ARGUMENT.search(line)):
        return wrapped_number(source, start) or refuse("argument_named", span, name=argument.group(1))
    if before is not None and last in ("DEF", "FOR") and token.type in ("EQUAL", "STAR", "SLASH", "POWER"):
        return refuse("name_word", source.span(first, first + len(said)), source.fix(first, first + len(said), f"{said}_1"), word=said)
    if reading.open and token.type in ("EQUAL", "RETURN", "COLON", "DEF") and not _HEADER.match(line):
        return unclosed(reading)
    if reading.open and token.type == "COLON" and line.lstrip().startswith("for "):
        return unclosed(reading)
    if token.type in ("NEWLINE", "RETURN") and last == "RPAR" and not reading.open and _HEADER.match(line) and ":" not in line:
        return refuse("colon_missing", source.span(first, first + 1), source.fix(first + 1, first + 1, ":"), before=said)
    if token.type == "NEWLINE" and last in ("NAME", "NUMBER", "RPAR", "RSQB") and (choice := _CHOICE.search(line)):
        at = start - len(line) + choice.start()
        return refuse("else_missing", source.span(at, at + 2))
    if token.type in ("NEWLINE", "$END", "INDENT", "DEDENT"):
        if last in _DANGLING:
            return refuse("line_ends_sign", source.span(first, first + len(said)), source.fix(first, first + len(said), ""), before=said)
        return refuse("line_ends", source.span(first, (before.end_pos or 0)) if before is not None else span, before=said or say("word_this"))
    if token.type == "NUMBER" and last == "NUMBER" and reading.open and source.clean[reading.open[-1]] == "[":
        return refuse("two_numbers_list", source.span(first, end), source.fix(first, end, f"{said}, {token}"), before=said, found=token)
    if token.type == "NUMBER" and last == "NUMBER":
        return refuse("two_numbers", source.span(first, end), source.fix(first, end, f"{said}*{token}"), before=said, found=token)
    if token.type == "NUMBER" and last == "NAME" and (said in FUNCTIONS or _defined(source.clean, said)):
        return bare_function(source, Name(said, (first, first + len(said))))
    if token.type == "NUMBER" and last == "NAME" and said.lower() in _SAID_FOR:
        sign = _SAID_FOR[said.lower()]
        return refuse("word_sign", source.span(first, first + len(said)), source.fix(first, first + len(said), sign), word=said, sign=sign)
    if token.type == "NUMBER" and last in ("NAME", "RPAR", "RSQB"):
        shown = said if last == "NAME" else "( … )"
        return refuse("number_after", span, source.fix(start, end, f"*{token}"), before=shown, found=token)
    if token.type == "EQUAL":
        return _equal(reading, token, line)
    if token.type == "COLON" and _HEADER.match(line):
        return refuse("annotation", span)
    if token.type == "COLON":
        return refuse("separator", span, found=token)
    if token.type == "COMMA" and last not in _OPERATORS:
        return _comma(reading, token)
    if token.type == "LSQB":
        return refuse("list", span, before="( … )" if last == "RPAR" else said or say("word_this"))
    if token.type == "COMPARE" and last not in _OPERATORS:
        return refuse("compare_twice", span)
    if token.type in ("IF", "ELSE", "FOR", "IN", "DEF", "RETURN"):
        return _word(reading, token, last)
    if token.type in ("STAR", "POWER") and last in ("LPAR", "COMMA") and token != "^":
        return refuse("unpacking", span, found=token)
    if token.type == "RPAR" and last == "LPAR" and (attribute := ATTRIBUTE.match(source.clean, end)):
        return refuse_attribute(source, end, attribute)
    if token.type == "RSQB" and last == "LSQB":
        return refuse("list_empty", source.span(first, end))
    if token.type == "RPAR" and last == "LPAR":
        return refuse("empty_group", source.span(first, end))
    if token.type in ("RPAR", "RSQB") and "IF" in line.upper().split():
        return refuse("else_missing", span)
    if last in _OPERATORS or last == "RETURN":
        return refuse("missing_value", span, before=said, found=token)
    if last in ("NEWLINE", "INDENT", "DEDENT"):
        if token.type == "AT":
            stop = source.clean.find("\n", start)
            return refuse("decorator", span, source.fix(start, stop + 1, "") if stop >= 0 else None)
        return refuse("missing_first", span, found=token)
    return refuse("unexpected", span, found=token)


def _equal(reading: Reading, token: Token, line: str) -> PathsumError:
    span = reading.source.span(token.start_pos or 0, token.end_pos or 0)
    if (header := _HEADER.match(line)) and not reading.open:
        start = (token.start_pos or 0) - len(line) + header.start(1)
        return refuse("header_equal", span, reading.source.fix(start, start + len(header.group(1)) + 1, "") if header.group(1) == "def" else None)
    if header:
        return refuse("default", span)
    if "=" in line:
        return refuse("assign_twice", span)
    text = line.strip()
    return refuse("assign_target", span, text=text if 0 < len(text) < 40 else "…")


def _comma(reading: Reading, token: Token) -> PathsumError:
    source, start, end = reading.source, token.start_pos or 0, token.end_pos or 0
    decimal = _DECIMAL_COMMA.search(source.clean, max(0, start - 20), end + 20)
    if decimal and decimal.start() < start < decimal.end():
        better = decimal.group().replace(",", ".")
        return refuse("decimal_comma", source.span(*decimal.span()), source.fix(*decimal.span(), better), better=better)
    opened = source.clean[reading.open[-1]] if reading.open else ""
    if not opened and _ASSIGNED_NEXT.match(source.clean, end):
        return refuse("separator", source.span(start, end), source.fix(start, _after_spaces(source.clean, end), "\n"), found=token)
    if not opened and not source.clean[end:].split("\n", 1)[0].strip():
        return refuse("comma", source.span(start, end), source.fix(start, end, ""))
    if opened == "(" and source.clean[: reading.open[-1]].rstrip().endswith(" in"):
        return refuse("range", source.span(reading.open[-1], end), name="i")
    return refuse({"": "comma", "(": "comma_group", "[": "comma_place"}[opened], source.span(start, end))


def _after_spaces(text: str, place: int) -> int:
    return len(text) - len(text[place:].lstrip(" "))


def _defined(text: str, name: str) -> bool:
    """Whether the program defines a function of that name."""
    return re.search(rf"(?m)^[ ]*(?:def[ ]+{re.escape(name)}\b|{re.escape(name)}[ ]*\([^()\n]*\)[ ]*=(?!=))", text) is not None


def _word(reading: Reading, token: Token, last: str) -> PathsumError:
    """``if``, ``for`` and the like where they cannot stand."""
    start, end = token.start_pos or 0, token.end_pos or 0
    span = reading.source.span(start, end)
    if uses_as_name(reading.source, end):
        return refuse("name_word", span, reading.source.fix(start, end, f"{token}_1"), word=token)
    if token.type == "IF" and (edit := then_choice(reading.source.clean, start)):
        return refuse("word_place", span, reading.source.fix(*edit), word=token, hint=say("hint_write", code=_CHOOSE))
    if token.type in ("IF", "ELSE"):
        return refuse("word_place", span, word=token, hint=say("hint_write", code=_CHOOSE))
    return refuse("word_place", span, word=token, hint=say({"FOR": "hint_for", "IN": "hint_in", "DEF": "hint_def", "RETURN": "hint_return"}[token.type]))
