"""Every language says everything: the sentences of the page, and those of engine and service, of which the English stands in tables, with the same terms."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from app import wording as service_wording
from app.convert import GLOSSES
from app.lessons import words as lesson_words
from app.messages import ENGLISH, languages
from app.settings import data_dir
from app.tables import mode_row
from engine import phrases
from engine import wording as engine_wording
from engine.modes import MODES, UNLISTED
from engine.words import Words

ROOT = Path(__file__).resolve().parents[2]
OTHERS = [language for language in languages() if language != ENGLISH]
Sentences = dict[str, frozenset[str]]
"""The terms of every sentence; what stands in an attribute has its name behind a point."""


@cache
def text_of(file: str) -> str:
    return (data_dir() / "static" / "messages" / file).read_text("utf-8")


@cache
def entries(file: str) -> tuple[ftl.Message, ...]:
    parsed = FluentParser().parse(text_of(file))
    assert not [entry.content for entry in parsed.body if isinstance(entry, ftl.Junk)], file
    found = [entry for entry in parsed.body if isinstance(entry, ftl.Message)]
    names = [entry.id.name for entry in found]
    assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
    return tuple(found)


@cache
def catalogue(file: str) -> Sentences:
    said: Sentences = {}

    def terms_of(pattern: ftl.Pattern) -> frozenset[str]:
        assert pattern.span is not None
        return frozenset(re.findall(r"\$([\w-]+)", text_of(file)[pattern.span.start : pattern.span.end]))

    for entry in entries(file):
        if entry.value is not None:
            said[entry.id.name] = terms_of(entry.value)
        for attribute in entry.attributes:
            said[f"{entry.id.name}.{attribute.id.name}"] = terms_of(attribute.value)
    return said


def words_in(value: object) -> Iterator[Words]:
    """All words in a piece of an answer."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from words_in(inner)


@cache
def english() -> dict[str, str]:
    """Everything that engine and service can say, by the name that it has in a catalogue."""
    tables = (phrases.PHRASES, service_wording.PHRASES, lesson_words.PHRASES)
    said = {key: text for table in tables for key, text in table.items()}
    assert len(said) == sum(len(table) for table in tables)
    refusals = [
        *engine_wording.REFUSALS.items(),
        *service_wording.REFUSALS.items(),
        *((f"lesson_{key}", ("E_LESSON", message, hint)) for key, (message, hint) in lesson_words.REFUSALS.items()),
    ]
    assert len({key for key, _ in refusals}) == len(refusals)
    for key, (_, message, hint) in refusals:
        said |= {f"refusal_{key}": message, f"refusal_{key}.hint": hint}
    for words in (*GLOSSES.values(), *words_in([mode_row(mode) for mode in (*MODES, *UNLISTED)])):
        said[words.key] = words.english
    return {key.replace("_", "-"): text for key, text in said.items()}


def holes(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def unlike(one: Sentences, other: Sentences) -> dict[str, tuple[frozenset[str] | None, frozenset[str] | None]]:
    return {name: (one.get(name), other.get(name)) for name in {*one, *other} if one.get(name) != other.get(name)}


def test_there_are_three_languages() -> None:
    assert languages() == ("en", "de", "es")


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_page_is_there_with_its_terms(language: str) -> None:
    assert unlike(catalogue("en.ftl"), catalogue(f"{language}.ftl")) == {}


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_engine_and_service_say_is_there_with_its_terms(language: str) -> None:
    assert unlike({name: holes(text) for name, text in english().items()}, catalogue(f"refusals.{language}.ftl")) == {}


@pytest.mark.parametrize("language", OTHERS)
def test_the_two_files_of_a_language_share_no_name(language: str) -> None:
    assert {entry.id.name for entry in entries(f"{language}.ftl")} & {entry.id.name for entry in entries(f"refusals.{language}.ftl")} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_shouts(language: str) -> None:
    for file in (f"{language}.ftl", f"refusals.{language}.ftl"):
        said = "\n".join(line for line in text_of(file).splitlines() if not line.startswith("#"))
        assert not re.search(r"[!¡]", re.sub(r"n!|\(x - 1\)!|!=", "", said)), file


def test_errors_are_raised_by_key_only() -> None:
    """A text in the place of words could be said in one language only."""
    for folder in ("engine", "app"):
        for path in (ROOT / folder).rglob("*.py"):
            assert not re.search(r"PathsumError\(\s*f?[\"']", path.read_text("utf-8")) or path.name == "words.py", path
