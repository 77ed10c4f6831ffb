"""A block's keys and values as a model, and what is wrong with them in plain words. Knows pydantic's findings and no lesson."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.lessons import blocks
from app.lessons.models import keys_of
from app.lessons.words import refusal
from app.lessons.yamlread import Read
from engine.errors import PathsumError, Span
from engine.words import Words

M = TypeVar("M", bound=BaseModel)
_ANSWERS = ("answer", "answers", "correct", "result")
_EXAMPLES = {"seed": "seed: {e: 1}", "at": "at: {a: 2}", "params": "params: {input: b, output: e}"}
_ENTRIES = {"choice": "text: …", "slips": "number: …", "questions": "ask: …"}
_PLAIN = {
    "dict_type": "value_mapping", "list_type": "value_list", "int_type": "value_whole", "int_parsing": "value_whole", "int_from_float": "value_whole",
    "float_type": "value_number", "float_parsing": "value_number", "finite_number": "value_number", "bool_type": "value_truth", "bool_parsing": "value_truth",
    "string_type": "value_text", "string_too_short": "value_empty", "model_type": "value_entry", "model_attributes_type": "value_entry",
}  # fmt: skip
_BOUNDS = {
    "greater_than_equal": ("value_least", "ge"), "less_than_equal": ("value_most", "le"), "too_short": ("value_few", "min_length"),
    "too_long": ("value_long", "max_length"), "string_too_long": ("value_long", "max_length"),
}  # fmt: skip


def modelled(model: type[M], given: Read, place: Words) -> M:
    """``given`` as a ``model``. Raises PathsumError with the place of the first mistake."""
    try:
        return model.model_validate(given.value)
    except ValidationError as error:
        raise _told(min(error.errors(), key=_rank), model, given, place) from None


def _rank(found: Any) -> int:
    """A key that is none explains one that is missing; of a value that may be one of several kinds, what is said about a word says most."""
    kind = found["type"]
    return 0 if kind == "extra_forbidden" else 2 if kind != "literal_error" else 1 if isinstance(found["input"], str) else 3


def _told(first: Any, model: type[Any], given: Read, place: Words) -> PathsumError:
    path = _path(first, given.value)
    span, kind, context = given.span(path), str(first["type"]), first.get("ctx") or {}
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")[:40]
    if kind == "extra_forbidden":
        return _no_key(name, keys_of(_inner(model, path[:-1])), span, place)
    if kind == "missing":
        return refusal("key_missing", span, place=place, name=name)
    if kind in ("literal_error", "enum"):
        return _no_word(name, str(first["input"]), str(context.get("expected")), span)
    if first["input"] == "":
        return refusal("value_empty", span, name=name)
    if kind in _PLAIN:
        return refusal(_PLAIN[kind], span, name=name, example=_EXAMPLES.get(name) or _ENTRIES.get(name, "text: …"))
    if kind in _BOUNDS:
        key, bound = _BOUNDS[kind]
        return refusal(key, span, name=name, found=str(first["input"])[:40], limit=context[bound])
    said = first["msg"].removeprefix("Value error, ")
    return refusal("value_kind", span, name=name or place, problem=said[0].lower() + said[1:])


def _path(first: Any, value: Any) -> tuple[str | int, ...]:
    """Where the value stands that is wrong, or the key that is missing: pydantic puts the members of unions in between."""
    path: list[str | int] = []
    for part in first["loc"]:
        if (isinstance(value, Mapping) and part in value) or (isinstance(value, list) and isinstance(part, int)):
            path.append(part)
            value = value[part]
    return (*path, first["loc"][-1]) if first["type"] == "missing" else tuple(path)


def _no_key(name: str, known: list[str], span: Span, place: Words) -> PathsumError:
    if name in _ANSWERS:
        return refusal("key_answer", span, name=name, place=place)
    near = difflib.get_close_matches(name.lower(), known, 1)
    if near:
        return refusal("key_near", span, name=name, place=place, better=near[0])
    return refusal("key_unknown", span, name=name, place=place, all=", ".join(known))


def _no_word(name: str, found: str, expected: str, span: Span) -> PathsumError:
    known = re.findall(r"'([^']*)'", expected)
    near = difflib.get_close_matches(found.lower(), known, 1)
    terms: Mapping[str, object] = {"name": name, "found": found[:40]}
    return refusal("value_near", span, **terms, better=near[0]) if near else refusal("value_word", span, **terms, all=", ".join(known))


def _inner(model: type[Any], path: tuple[Any, ...]) -> type[Any]:
    """The model of the value at ``path``, for its keys."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            found = re.findall(r"\b(Option|Slip|Question|Solution)\b", str(model.model_fields[part].annotation))
            if found:
                model = blocks.INNER[found[0]]
    return model
