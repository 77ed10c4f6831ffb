"""Sentences by name, from the Fluent catalogues that the page uses too, and the engine's words in another language. Builds none by hand; knows no trace.

Every language has two files in static/messages: ``de.ftl``, which the page reads as well, and ``refusals.de.ftl``, what engine and service say. English has the
first only: the rest of it stands in the tables of engine and app, and ``Words`` bring it along.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

import orjson
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.runtime.types import FluentInt

from app.settings import data_dir
from engine.words import Words

ENGLISH = "en"
_MOST_WISHES = 20
"""Languages of an Accept-Language header that are looked at."""
GROUP = "\N{NARROW NO-BREAK SPACE}"
"""What sets the digits of long numbers apart in every language but English: a comma or a point would read as a decimal sign in one of them."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, English first."""
    whole = sorted((data_dir() / "static" / "messages").glob("refusals.*.ftl"))
    return (ENGLISH, *(file.stem.partition(".")[2] for file in whole))


@lru_cache(maxsize=256)
def preferred(wishes: str) -> str:
    """The language that fits an Accept-Language header best; English where none does."""
    known = languages()
    best, weight = ENGLISH, 0.0
    for wish in wishes[:1000].split(",")[:_MOST_WISHES]:
        name, _, quality = wish.partition(";")
        name = name.strip().lower().partition("-")[0]
        try:
            found = float(quality.partition("=")[2]) if quality else 1.0
        except ValueError:
            continue
        if name in known and found > weight:
            best, weight = name, found
    return best


@lru_cache(maxsize=16)
def _bundle(language: str) -> FluentBundle:
    folder = data_dir() / "static" / "messages"
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((folder / f"{language}.ftl").read_text(encoding="utf-8")))
    if language != ENGLISH:
        bundle.add_resource(FluentResource((folder / f"refusals.{language}.ftl").read_text(encoding="utf-8")))
    return bundle


def load() -> None:
    """Read every catalogue, which takes some tenths of a second, before anyone asks for a sentence."""
    for language in languages():
        _bundle(language)


def has(name: str, language: str = ENGLISH) -> bool:
    return _bundle(language).has_message(name)


def sentence(name: str, terms: Mapping[str, str | Words], language: str = ENGLISH) -> str:
    """The sentence of this name with its terms filled in. Raises KeyError for an unknown name, ValueError for a missing term."""
    message = _bundle(language).get_message(name)
    if message.value is None:
        raise KeyError(name)
    return _filled(name, message.value, {term: _text(each, language) for term, each in terms.items()}, language)


def spoken(words: Words, language: str) -> str:
    """The words in that language; in English where its catalogue lacks them."""
    if language == ENGLISH or (pattern := _pattern(words.key, language)) is None:
        return str(words)
    if not words.terms:
        return _fixed(words.key, language)  # what ten thousand nodes are called is looked up once
    return _filled(words.key, pattern, {name: _text(term, language) for name, term in words.terms.items()}, language)


@lru_cache(maxsize=2048)
def _fixed(key: str, language: str) -> str:
    pattern = _pattern(key, language)
    assert pattern is not None
    return _filled(key, pattern, {}, language)


@lru_cache(maxsize=2048)
def _pattern(key: str, language: str) -> Pattern | None:
    """The sentence of a key, or what it says under a name behind a point: ``refusal_empty.hint``."""
    name, _, attribute = key.replace("_", "-").partition(".")
    if not has(name, language):
        return None
    message = _bundle(language).get_message(name)
    return message.attributes.get(attribute) if attribute else message.value


def as_json(answer: Any, language: str) -> bytes:
    """An answer that is made of numbers, texts, lists and dictionaries, and of words, which are said in that language."""
    return orjson.dumps(answer, default=partial(_said, language), option=orjson.OPT_PASSTHROUGH_DATACLASS)


def _said(language: str, value: object) -> str:
    if isinstance(value, Words):
        return spoken(value, language)
    raise TypeError


def _text(term: object, language: str) -> str | FluentInt:
    if isinstance(term, Words):
        return spoken(term, language)
    if isinstance(term, int) and abs(term) >= 10_000:
        return f"{term:,}".replace(",", GROUP)
    return FluentInt(term, useGrouping=False) if isinstance(term, int) else str(term)  # a sentence chooses its words by the number


def _filled(name: str, pattern: Pattern, terms: Mapping[str, str | FluentInt], language: str) -> str:
    text, mistakes = _bundle(language).format_pattern(pattern, dict(terms))
    if mistakes:
        raise ValueError(f"{name}: {mistakes[0]}")
    return str(text)
