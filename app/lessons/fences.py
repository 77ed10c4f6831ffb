"""Fences ``` that do not fit together: told at the line where a person has to look. Knows the kinds of block by name only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from app.lessons.models import BLOCKS
from app.lessons.words import at_line, refusal
from engine.errors import PathsumError

_WORD = re.compile(rf"\s*```+\s*({'|'.join(BLOCKS)})\b")
_CLOSING = re.compile(r"\s*(`{3,}|~{3,})\s*")


def fault(token: Token, rows: Sequence[str], shift: int, nested: bool) -> PathsumError | None:
    """What is wrong with a block of code or of ours; ``rows`` are the lines of the text, and ``shift`` is the line before its first."""
    assert token.map
    first, end = token.map
    here = at_line(shift + first + 1)
    inner = _WORD.match(token.content) if token.type == "code_block" else None
    if inner:
        return refusal("fence_nested", here, kind=inner[1])
    if token.type != "fence":
        return None
    word = token.info.strip().split(" ")[0] if token.info.strip() else ""
    if nested and word in BLOCKS:
        return refusal("fence_nested", here, kind=word)
    closing = _CLOSING.fullmatch(rows[end - 1].lstrip("> ")) if end - 1 > first else None
    closed = closing is not None and closing[1].startswith(token.markup)
    swallowed = token.markup == "```" and any(_WORD.match(row) for row in token.content.split("\n"))
    if closed and not swallowed:
        return None
    return refusal("fence_open", here, kind=word) if word in BLOCKS else refusal("fence_stray", here)
