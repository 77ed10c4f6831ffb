"""Words by key: what is said in English, and all that it takes to say the same in another language. Knows no sentence and no language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence, or a piece of one. ``english`` has a hole for every term; a term is a number, text that is never translated, or words again.

    As text, these are English. Whoever knows another language finds the sentence by ``key`` and fills in the same ``terms``. The advice of a refusal has the
    key of the refusal with ``.hint`` behind it.
    """

    key: str
    english: str
    terms: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.english.format(**self.terms)

    def __format__(self, spec: str) -> str:
        return str(self)  # words may stand where a number could, as in {count:,}


def plain(terms: Mapping[str, object]) -> dict[str, object]:
    """Terms without what a subclass of ``str`` carries along, such as the place of a token."""
    return {name: str(term) if isinstance(term, str) else term for name, term in terms.items()}


def refusal(key: str, message: str, hint: str, terms: Mapping[str, object]) -> tuple[Words, Words]:
    """What is wrong and what to do about it, with the same terms."""
    known = plain(terms)
    return Words(f"refusal_{key}", message, known), Words(f"refusal_{key}.hint", hint, known)
