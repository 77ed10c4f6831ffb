"""Sentences by name, from the Fluent catalogue that the page uses too. Builds none by hand; knows no trace."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from fluent.runtime import FluentBundle, FluentResource

from app.settings import data_dir


@lru_cache(maxsize=4)
def _bundle(language: str) -> FluentBundle:
    text = (data_dir() / "static" / "messages" / f"{language}.ftl").read_text(encoding="utf-8")
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    return bundle


def has(name: str, language: str = "en") -> bool:
    return _bundle(language).has_message(name)


def sentence(name: str, terms: Mapping[str, str], language: str = "en") -> str:
    """The sentence of this name with its terms filled in. Raises KeyError for an unknown name, ValueError for a missing term."""
    bundle = _bundle(language)
    message = bundle.get_message(name)
    if message.value is None:
        raise KeyError(name)
    text, mistakes = bundle.format_pattern(message.value, dict(terms))
    if mistakes:
        raise ValueError(f"{name}: {mistakes[0]}")
    return str(text)
