"""The page's own words, from the catalogue that the page reads: a sentence may be polished without a test being touched."""

from __future__ import annotations

from typing import Any

from app.messages import sentence


def say(name: str, /, **terms: Any) -> str:
    """The sentence of this name, with its terms filled in."""
    return sentence(name, terms)
