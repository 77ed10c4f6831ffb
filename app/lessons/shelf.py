"""Where lessons lie: ours, and a folder of a teacher's own beside them. Finds, lists and reads; a file that was changed is read again."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import engine
from app.errors import ApiError
from app.lessons.check import checked
from app.lessons.read import Draft, draft, name_parts
from app.lessons.words import say as lesson_say
from app.settings import data_dir
from app.wording import say

ORIGINAL = "en"
MOST = 500
"""Lessons of one folder."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A lesson: its original and its translations, by language."""

    id: str
    number: int | None
    own: bool
    files: dict[str | None, Path]

    def file(self, language: str) -> Path:
        """The file in that language, else the original, else any."""
        return self.files.get(language) or self.files.get(None) or next(iter(self.files.values()))


@lru_cache(maxsize=256)
def _read(path: str, _stamp: tuple[int, int]) -> Draft:
    return draft(Path(path).read_text(encoding="utf-8", errors="replace"), Path(path).name)


def drafted(path: Path) -> Draft:
    """The lesson of a file, read anew when it was changed."""
    seen = path.stat()
    return _read(str(path), (seen.st_mtime_ns, seen.st_size))


def volumes(folder: str | None) -> list[Volume]:
    """All lessons in order of number, then name; one of the teacher's stands in for ours of the same id."""
    found: dict[str, Volume] = {}
    for place, own in ((data_dir() / "lessons", False), (Path(folder) if folder else None, True)):
        if place is None or not place.is_dir():
            continue
        here: dict[str, Volume] = {}
        for path in sorted(place.glob("*.md"))[:MOST]:
            number, known, language = name_parts(path.name)
            volume = here.setdefault(known, Volume(known, number, own, {}))
            volume.files[language] = path
        found |= here
    return sorted(found.values(), key=lambda volume: (volume.own, volume.number is None, volume.number or 0, volume.id))


def listed(folder: str | None, language: str) -> dict[str, Any]:
    """The course: what a map of it needs. A lesson that cannot be read is listed with its first problem."""
    return {"lessons": [_row(volume, language) for volume in volumes(folder)]}


_EMPTY: dict[str, Any] = {"title": "", "summary": None, "minutes": 1, "goals": [], "prerequisites": [], "exercises": 0, "screens": 0, "language": ORIGINAL}


def _row(volume: Volume, language: str) -> dict[str, Any]:
    made = drafted(volume.file(language))
    languages = sorted({_language(key, path) for key, path in volume.files.items()})
    about = {"id": volume.id, "number": volume.number, "own": volume.own, "languages": languages, "problem": None}
    if made.front is None or made.problems:
        problem = made.problems[0]
        line = problem.span.line if problem.span else 1
        said = lesson_say("lesson_where", name=volume.file(language).name, line=line, message=problem.said, hint=problem.advice)
        return {**_EMPTY, **about, "title": volume.id, "language": language, "problem": said}
    answer = made.answer()
    return {key: answer[key] for key in _EMPTY if key != "screens"} | about | {"screens": len(answer["screens"])}


def _language(named: str | None, path: Path) -> str:
    """The language of a file: that of its name, else what it says itself."""
    front = None if named else drafted(path).front
    return named or (front.language if front else ORIGINAL)


def lesson(folder: str | None, known: str, language: str) -> dict[str, Any]:
    """One lesson, whole, in that language or the one it was written in. Raises ApiError 404 and the first problem of its file."""
    shelf = {volume.id: volume for volume in volumes(folder)}
    volume = shelf.get(known)
    if volume is None:
        near = difflib.get_close_matches(known, list(shelf), 1)
        hint = say("hint_near", name=near[0]) if near else say("hint_lessons")
        raise ApiError(404, "lesson_unknown", name=repr(known)[:60], hint=hint)
    return drafted(volume.file(language)).answer() | {"own": volume.own, "languages": _row(volume, language)["languages"]}


def typed(text: str, name: str, limits: engine.Limits) -> dict[str, Any]:
    """A lesson that somebody is writing: read, and played from end to end. Raises its first problem."""
    answer = checked(text, name, limits).answer()
    return answer | {"own": True, "languages": [answer["language"]]}
