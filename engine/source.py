"""What the person typed, and the normalised text that the lexer reads, with a map from one to the other.

Knows characters only, no grammar.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from engine.errors import Fix, Span
from engine.limits import Limits
from engine.phrases import say
from engine.wording import check, refuse

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ", "0123456789+-()ni", strict=True))
# Signs that people paste, and what they mean in the language. NFKC leaves all of these alone or breaks them.
_SIGNS = {
    "−": "-", "–": "-", "‐": "-", "‑": "-", "·": "*", "⋅": "*", "∙": "*", "×": "*", "∗": "*", "✕": "*", "÷": "/", "∕": "/", "⁄": "/",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ", "\r": "\n",
    "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "≠": "!=", "•": "*", "′": "'", "″": "''",
    "‘": "'", "’": "'", "“": '"', "”": '"', "←": "=", "≔": "=",
}  # fmt: skip
_FRACTIONS = {"½": "(1/2)", "⅓": "(1/3)", "⅔": "(2/3)", "¼": "(1/4)", "¾": "(3/4)", "⅕": "(1/5)", "⅛": "(1/8)"}
_WHOLE_BEFORE = re.compile(r"(?<![\w.])[0-9]+[ ]?\Z")


@dataclass(frozen=True)
class Source:
    """``text`` as typed and ``clean`` as read; ``origin[i]`` is where ``clean[i]`` came from in ``text`` (None: the same place)."""

    text: str
    clean: str
    origin: list[int] | None
    _lines: list[int] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The typed stretch that clean code points ``start`` to ``end`` came from."""
        if self.origin is not None:
            first = self.origin[start]
            last = self.origin[end - 1] + 1 if end > start else first
            # A cluster such as e + combining accent is one clean character: take it whole.
            while last < len(self.text) and end < len(self.origin) and last < self.origin[end]:
                last += 1
            start, end = first, max(first, last)
        end = min(end, len(self.text))
        start = min(start, end)
        line = bisect_right(self._lines, start)
        return Span(start, end, line, start - self._lines[line - 1] + 1)

    def fix(self, start: int, end: int, text: str) -> Fix:
        """The edit that puts ``text`` in place of clean code points ``start`` to ``end``."""
        place = self.span(start, end)
        return Fix(place.start, place.end, text)


def read_source(text: str, limits: Limits) -> Source:
    """Normalise ``text`` once (NFKC, superscripts as powers, pasted signs) and refuse characters that cannot be seen or encoded.

    Raises PathsumError with E_ENCODING or E_TOO_LONG.
    """
    lines = [0]
    lines.extend(index + 1 for index, char in enumerate(text) if char == "\n")
    if text.isascii():
        check("source_long", len(text), limits.source_bytes)
        clean = text.replace("\r\n", " \n").replace("\r", "\n").replace("\t", " ")
        source = Source(text, clean, None, lines)
        _refuse_invisible(source)
        return source
    size = len(text.encode("utf-8", "surrogatepass"))
    check("source_long", size, limits.source_bytes)
    _refuse_invisible(Source(text, text, None, lines))
    pieces: list[str] = []
    origin: list[int] = []

    def put(piece: str, at: int) -> None:
        pieces.append(piece)
        origin.extend([at] * len(piece))

    index, size = 0, len(text)
    while index < size:
        char = text[index]
        if _raised(char):
            stop = index
            while stop < size and _raised(text[stop]):
                stop += 1
            put("^(", index)
            for place in range(index, stop):
                put(_raised(text[place]), place)
            put(")", stop - 1)
            index = stop
            continue
        if char in _FRACTIONS and (whole := _WHOLE_BEFORE.search(text, max(0, index - 30), index)):
            better = f"({whole.group().strip()} + {_FRACTIONS[char][1:-1]})"
            span = Source(text, text, None, lines).span(whole.start(), index + 1)
            raise refuse("mixed_number", span, Fix(span.start, span.end, better), found=text[span.start : span.end], better=better)
        known = _SIGNS.get(char) or _FRACTIONS.get(char)
        if known is not None:
            put(known, index)
            index += 1
            continue
        stop = index + 1
        while stop < size and unicodedata.combining(text[stop]):
            stop += 1
        put(unicodedata.normalize("NFKC", text[index:stop]), index)
        index = stop
    origin.append(size)
    return Source(text, "".join(pieces), origin, lines)


def _raised(char: str) -> str:
    """What a superscript raises, "" for any other character. NFKC would read eˣ as the name ex."""
    if char in _SUPERSCRIPTS:
        return _SUPERSCRIPTS[char]
    letter = unicodedata.normalize("NFKC", char) if unicodedata.decomposition(char).startswith("<super>") else ""
    return letter if len(letter) == 1 and letter.isalpha() else ""


def _refuse_invisible(source: Source) -> None:
    """Characters that hide in a text (zero width, direction marks, controls, surrogates) would make it lie about itself."""
    if source.text.isprintable():
        return
    for index, char in enumerate(source.text):
        if char in "\n\r\t" or char.isprintable():
            continue
        category = unicodedata.category(char)
        if category == "Zs" or (char == "\u200d" and index and unicodedata.category(source.text[index - 1]) in ("So", "Sk", "Mn")):
            continue  # a joiner inside an emoji: the emoji itself is what does not belong
        number = f"U+{ord(char):04X}"
        name = unicodedata.name(char, "").lower() or say({"Cs": "word_surrogate", "Cc": "word_control"}.get(category, "word_unnamed"))
        raise refuse("invisible", source.span(index, index + 1), Fix(index, index + 1, ""), number=number, name=name)
