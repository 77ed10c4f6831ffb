"""JSON as strictly as the wire promises it: no repeated keys, no NaN, no rounding, no lone surrogates. Knows no route."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from app.errors import ApiError
from app.wording import say
from engine.words import Words

DEPTH = 32
LARGEST_INT = 2**53
# The closing quote is optional so that a text that never ends is passed in one go, not once for each quote in it.
_TOKENS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?|([\[{])|([\]}])', re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Refused:
    """Stands where a number was that we do not take, until we know the name of its field."""

    key: str
    terms: dict[str, object]


def decode(body: bytes) -> Any:
    """The value in ``body``, or an ApiError: 400 when it is not JSON, 422 when it is JSON that we refuse."""
    if body.startswith(b"\xef\xbb\xbf"):
        raise ApiError(400, "byte_order_mark")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ApiError(400, "not_utf8", place=error.start, found=f"0x{body[error.start]:02X}") from None
    _check_depth(body)
    refused: list[_Refused] = []

    def refuse(key: str, **terms: object) -> _Refused:
        refused.append(_Refused(key, terms))
        return refused[-1]

    def constant(word: str) -> _Refused:
        return refuse("json_nonfinite", found=word)

    def real(digits: str) -> float | _Refused:
        number = float(digits)
        return refuse("json_large", found=_shown(digits)) if math.isinf(number) else number

    def whole(digits: str) -> int | float | _Refused:
        if digits == "-0":
            return -0.0
        if len(digits) <= 17 and abs(int(digits)) <= LARGEST_INT:
            return int(digits)
        power = len(digits.lstrip("-")) - 1
        if power > 308:
            return refuse("json_whole_large", found=_shown(digits))
        return refuse("json_whole", found=_shown(digits), power=power)

    try:
        value = json.loads(text, object_pairs_hook=_no_repeats, parse_constant=constant, parse_float=real, parse_int=whole)
    except json.JSONDecodeError as error:
        raise ApiError(400, "not_json", reason=error.msg, line=error.lineno, column=error.colno) from None
    if refused or b"\\u" in body:
        _check_leaves(value)
    return value


def _check_depth(body: bytes) -> None:
    depth = 0
    for match in _TOKENS.finditer(body):
        if match.lastindex == 1:
            depth += 1
            if depth > DEPTH:
                raise ApiError(400, "json_deep", limit=DEPTH)
        elif match.lastindex == 2:
            depth -= 1


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ApiError(422, "json_twice", name=_shown(key))
            seen.add(key)
    return found


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:10]}…"


def _shown(text: str) -> str | Words:
    """The text, or its beginning and its length."""
    return text if len(text) <= 24 else say("word_characters", text=text[:10], count=len(text))


def _check_leaves(value: Any) -> None:
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, item = waiting.pop()
        if isinstance(item, _Refused):
            raise ApiError(422, item.key, None, field=path or say("word_body"), **item.terms)
        if isinstance(item, str):
            _check_text(path, item)
        elif isinstance(item, dict):
            for key, inner in item.items():
                _check_text(path, key)
                waiting.append((f"{path}.{_short(key)}" if path else _short(key), inner))
        elif isinstance(item, list):
            waiting.extend((f"{path}[{index}]", inner) for index, inner in enumerate(item))


def _check_text(path: str, text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        half = f"\\u{ord(text[error.start]):04x}"
        raise ApiError(422, "json_surrogate", field=path or say("word_body"), found=half) from None
