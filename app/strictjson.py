"""JSON as strictly as the wire promises it: no repeated keys, no NaN, no rounding, no lone surrogates. Knows no route."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from app.errors import ApiError

DEPTH = 32
LARGEST_INT = 2**53
# The closing quote is optional so that a text that never ends is passed in one go, not once for each quote in it.
_TOKENS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?|([\[{])|([\]}])', re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Refused:
    """Stands where a number was that we do not take, until we know the name of its field."""

    code: str
    message: str
    hint: str


def decode(body: bytes) -> Any:
    """The value in ``body``, or an ApiError: 400 when it is not JSON, 422 when it is JSON that we refuse."""
    if body.startswith(b"\xef\xbb\xbf"):
        raise ApiError(400, "E_JSON", "The body starts with a byte order mark, which JSON does not have.", "Leave out its first three bytes.")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = body[error.start]
        raise ApiError(400, "E_JSON", f"The body is not UTF-8 text: byte {error.start} is 0x{byte:02X}.", "Encode it as UTF-8.") from None
    _check_depth(body)
    refused: list[_Refused] = []

    def refuse(code: str, message: str, hint: str) -> _Refused:
        refused.append(_Refused(code, message, hint))
        return refused[-1]

    def constant(word: str) -> _Refused:
        return refuse("E_NONFINITE", f"{word} is not a finite number.", "Write a finite number.")

    def real(digits: str) -> float | _Refused:
        number = float(digits)
        if math.isinf(number):
            return refuse("E_NONFINITE", f"{_short(digits)} is too large.", "The largest number is about 1.8e308.")
        return number

    def whole(digits: str) -> int | float | _Refused:
        if digits == "-0":
            return -0.0
        if len(digits) <= 17 and abs(int(digits)) <= LARGEST_INT:
            return int(digits)
        power = len(digits.lstrip("-")) - 1
        hint = f"If a rounded value will do, write it with an exponent, such as 1e{power}." if power <= 308 else "The largest number is about 1.8e308."
        return refuse("E_NUMBER", f"{_short(digits)} is beyond 2^53, where doubles skip integers.", hint)

    try:
        value = json.loads(text, object_pairs_hook=_no_repeats, parse_constant=constant, parse_float=real, parse_int=whole)
    except json.JSONDecodeError as error:
        raise ApiError(
            400,
            "E_JSON",
            f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.",
            "Check the quotes and commas there.",
        ) from None
    if refused or b"\\u" in body:
        _check_leaves(value)
    return value


def _check_depth(body: bytes) -> None:
    depth = 0
    for match in _TOKENS.finditer(body):
        if match.lastindex == 1:
            depth += 1
            if depth > DEPTH:
                raise ApiError(400, "E_JSON", f"The JSON is nested more than {DEPTH} deep.", "A request needs no more than 4 levels.")
        elif match.lastindex == 2:
            depth -= 1


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ApiError(422, "E_JSON", f"The key {_short(key)} is given twice.", "Give each key once.")
            seen.add(key)
    return found


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:10]}… ({len(text):,} characters)"


def _check_leaves(value: Any) -> None:
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, item = waiting.pop()
        if isinstance(item, _Refused):
            raise ApiError(422, item.code, f"{path or 'The body'}: {item.message}", item.hint)
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
        half = ord(text[error.start])
        raise ApiError(
            422,
            "E_ENCODING",
            f"{path or 'The body'}: \\u{half:04x} is half of a surrogate pair, which is no character.",
            "Send the whole character.",
        ) from None
