"""``pathsum lesson``: check lessons, begin one. Knows the command line's manners and nothing of pages."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import engine
from app.cli import speaking
from app.errors import shape
from app.lessons.blank import BLANK
from app.lessons.check import checked
from app.lessons.reach import doubts
from app.lessons.shelf import volumes
from app.lessons.words import say
from app.messages import spoken
from engine.errors import PathsumError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and its own commands."""
    lesson = commands.add_parser("lesson", help="check lessons, or begin one")
    kinds = lesson.add_subparsers(required=True, metavar="WHAT")
    checking = kinds.add_parser("check", help="read the files and play every block")
    checking.add_argument("files", nargs="+", metavar="FILE")
    checking.add_argument("--json", action="store_true", help="print every problem as JSON, one a line")
    speaking(checking)
    checking.set_defaults(run=check)
    beginning = kinds.add_parser("new", help="write a lesson to begin with")
    beginning.add_argument("file", metavar="FILE", help="such as 16-my-lesson.md; what is there is left alone")
    speaking(beginning)
    beginning.set_defaults(run=new)


def check(options: argparse.Namespace) -> int:
    """Tell every mistake with its line, and warn of goals to which no way is found. 0: no mistake, 1: some, 2: a file could not be read."""
    worst = 0
    for name in options.files:
        try:
            text = Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else say("lesson_not_utf8", place=error.start)
            print(spoken(say("lesson_unread", name=name, reason=reason), options.lang), file=sys.stderr)
            worst = 2
            continue
        made = checked(text, Path(name).name, engine.Limits(), _beside(options.files))
        for problem in made.problems:
            _tell(problem, name, options)
        if made.problems:
            worst = max(worst, 1)
            continue
        for doubt in doubts(made, engine.Limits()):
            _tell(doubt, name, options, warning=True)
        if not options.json:
            answer = made.answer()
            print(spoken(say("lesson_good", name=name, screens=len(answer["screens"]), exercises=answer["exercises"]), options.lang))
    return worst


def _tell(problem: PathsumError, name: str, options: argparse.Namespace, warning: bool = False) -> None:
    """One line about one line of a file."""
    if options.json:
        print(json.dumps(shape(problem, options.lang) | {"file": name, "warning": warning}, ensure_ascii=False))
        return
    said = f"{spoken(problem.said, options.lang)} {spoken(problem.advice, options.lang)}".rstrip()
    said = spoken(say("lesson_warning", message=said), options.lang) if warning else said
    print(f"{name}:{problem.span.line if problem.span else 1}: {said}")


def _beside(files: Sequence[str]) -> set[str]:
    """The lessons that one of these may build on: ours, and those of the same folders."""
    return {volume.id for folder in (None, *{str(Path(name).parent) for name in files}) for volume in volumes(folder)}


def new(options: argparse.Namespace) -> int:
    """Write the blank lesson. 2: there is such a file, or it cannot be written."""
    target = Path(options.file)
    title = target.stem.partition("-")[2].replace("-", " ").capitalize() or target.stem.capitalize() or "A lesson"
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(BLANK.format(title=title))
    except OSError as error:
        print(spoken(say("lesson_unwritten", name=options.file, reason=error.strerror), options.lang), file=sys.stderr)
        return 2
    print(spoken(say("lesson_ready", name=options.file, command=f"pathsum lesson check {options.file}"), options.lang))
    return 0
