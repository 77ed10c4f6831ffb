"""The code under a summary that is handed in, written a second time from its description, so that static/js/lessons/handin.js can be held against it."""

from __future__ import annotations

import datetime as dt
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
VERSION = 1
EPOCH = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Done:
    """A lesson by its id (None: no lesson that is known), exercises that were right, and those that were shown."""

    id: str | None
    right: int
    shown: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a code says. ``named``: it was made for the name that is asked about."""

    day: dt.date
    named: bool
    lessons: tuple[Done, ...]


def mark(text: str) -> int:
    """24 bits that stand for a text."""
    return zlib.crc32(text.encode()) & 0xFFFFFF


def _plain_name(name: str) -> str:
    """However a name is typed, it is the same name."""
    return " ".join(unicodedata.normalize("NFKC", name).strip().lower().split())


def code_of(name: str, day: dt.date, lessons: Sequence[tuple[str, int, int]]) -> str:
    """The code of a summary of at most 255 lessons (id, right, shown)."""
    days = min(max((day - EPOCH).days, 0), 65_535)
    body = bytes([VERSION, *days.to_bytes(2), *mark(_plain_name(name)).to_bytes(3), min(len(lessons), 255)])
    for known, right, shown in lessons[:255]:
        body += bytes([*mark(known).to_bytes(3), min(right, 255), min(shown, 255)])
    bits = "".join(f"{byte:08b}" for byte in body + zlib.crc32(body).to_bytes(4))
    bits += "0" * (-len(bits) % 5)
    text = "".join(LETTERS[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def read_code(code: str, name: str, known: Iterable[str]) -> Summary | None:
    """What ``code`` says; None where it is no code, or has been changed."""
    text = "".join(code.upper().split()).replace("-", "").replace("O", "0").replace("I", "1").replace("L", "1")
    if not text or any(letter not in LETTERS for letter in text):
        return None
    bits = "".join(f"{LETTERS.index(letter):05b}" for letter in text)
    found = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))
    if len(found) < 11 or found[0] != VERSION or len(found) != 11 + 5 * found[6]:
        return None
    body, check = found[:-4], found[-4:]
    if zlib.crc32(body) != int.from_bytes(check):
        return None
    ids = {mark(each): each for each in known}
    rows = [body[at : at + 5] for at in range(7, len(body), 5)]
    lessons = tuple(Done(ids.get(int.from_bytes(row[:3])), row[3], row[4]) for row in rows)
    return Summary(EPOCH + dt.timedelta(days=int.from_bytes(body[1:3])), int.from_bytes(body[3:6]) == mark(_plain_name(name)), lessons)
