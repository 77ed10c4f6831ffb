"""The one error a caller can meet: what is wrong, where, and the next move. Knows nothing of the web or the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from engine.words import Words


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text as the person typed it: code points ``start`` to ``end`` (from 0), ``line`` and ``column`` (from 1)."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fix:
    """A suggested edit: replace code points ``start`` to ``end`` of the typed text by ``text``."""

    start: int
    end: int
    text: str


class PathsumError(Exception):
    """A mistake in what the caller gave us (never a bug of ours).

    Attributes: ``code`` (such as ``E_SYNTAX``), ``message`` (plain words), ``hint`` (one suggestion, may be empty), ``span``
    (where, or None when the mistake is not in the source text) and ``fix`` (an edit that would mend it, or None). ``said`` and ``advice``
    are message and hint by key and terms, to be said in another language.
    """

    def __init__(self, code: str, said: Words, advice: Words, span: Span | None = None, fix: Fix | None = None) -> None:
        super().__init__(str(said))
        self.code = code
        self.said = said
        self.advice = advice
        self.span = span
        self.fix = fix

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return str(self.said)

    @property
    def hint(self) -> str:
        """The next move, in English."""
        return str(self.advice)

    def __str__(self) -> str:
        where = f" (line {self.span.line}, column {self.span.column})" if self.span else ""
        return f"{self.message}{where} {self.hint}".rstrip()

    def __reduce__(self) -> tuple[type[PathsumError], tuple[str, Words, Words, Span | None, Fix | None]]:
        # Exceptions pickle by their args alone; errors cross from worker processes whole.
        return (type(self), (self.code, self.said, self.advice, self.span, self.fix))
