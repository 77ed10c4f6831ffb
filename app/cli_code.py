"""``pathsum code``: the derivatives of a program as a program. Knows the command line's manners and nothing of languages."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import engine
from app.cli import assignments, read_program, speaking, tell_error
from app.codeout import code


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and its options."""
    coding = commands.add_parser("code", help="print the derivatives of a program as a program")
    coding.add_argument("program", nargs="?", default="-", metavar="FILE_OR_TEXT", help="a file, the program itself, or - for standard input")
    coding.add_argument("--mode", default="reverse", choices=["reverse", "forward"])
    coding.add_argument("--language", default="pathsum", choices=list(engine.LANGUAGES))
    coding.add_argument("--at", default="", metavar="a=2,b=1", help="values that the program is called with")
    coding.add_argument("--output", metavar="NAME", help="reverse: the output to pull from (default: the first)")
    coding.add_argument("--input", metavar="NAME", help="forward: the input to move (default: the first)")
    coding.add_argument("--no-comments", dest="comments", action="store_false", help="without a word on each line")
    coding.add_argument("--json", action="store_true", help="print JSON, errors too")
    speaking(coding)
    coding.set_defaults(run=run)


def program(text: str) -> str:
    """The text of a file of that name, else the argument itself where it looks like a program. Raises PathsumError."""
    try:
        there = text == "-" or Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with characters that no name has
        there = False
    looks = any(sign in text for sign in "=+*^()\n ") or not any(sign in text for sign in "./\\")
    return read_program(text) if there or not looks else text


def run(options: argparse.Namespace) -> int:
    """Print the code. 0: done, 2: the caller's mistake."""
    source = ""
    try:
        source = program(options.program)
        limits = engine.Limits()
        at = assignments(options.at, "--at")
        wishes = (options.mode, options.language, options.output, options.input, options.comments, options.lang)
        answer: dict[str, Any] = code(source, at, *wishes, limits, limits.source_bytes)
    except engine.PathsumError as error:
        return tell_error(source, error, options)
    print(json.dumps(answer, ensure_ascii=False) if options.json else answer["code"], end="\n" if options.json else "")
    return 0
