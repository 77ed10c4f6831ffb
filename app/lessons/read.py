"""A lesson's text as screens of prose and blocks. Reads and checks the form; what the engine has to say about the answers is app/lessons/check.py."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from app.lessons import blocks, fences, prose
from app.lessons.modelled import modelled
from app.lessons.models import BLOCKS, Check, Front
from app.lessons.words import at_line, refusal
from app.lessons.yamlread import Read, read
from app.wording import say
from engine.errors import PathsumError

LARGEST = 200_000
"""Bytes of one lesson."""
_NAME = re.compile(r"(?:(\d+)[-_])?(.+?)(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?", re.DOTALL)
_BODY = re.compile(r"#{1,6} |```")
"""What begins a line of a screen, and none of the front matter but a comment."""
_FOLLOWS = ("refusal_lesson_screen_no_graph", "refusal_lesson_screen_two_graphs")
_CODE = {"python", "py", "text", "console", "sh", "json", "math", "tex", "js", "javascript", "c", "cpp", "julia", "fortran", "yaml", "markdown", "md"}


@dataclass
class Draft:
    """A lesson as far as it could be read, and everything that is wrong with it, in order of lines."""

    id: str
    number: int | None
    front: Front | None = None
    screens: list[dict[str, Any]] = field(default_factory=list)
    problems: list[PathsumError] = field(default_factory=list)
    places: dict[str, Read] = field(default_factory=dict)
    """Where everything stands: of every block and question by its key, and of the front matter as ``front``."""

    def answer(self) -> dict[str, Any]:
        """As the wire has it. Raises the first problem, if there is one."""
        if self.problems:
            raise self.problems[0]
        assert self.front is not None
        asking = [part["block"] for screen in self.screens for part in screen["parts"] if "block" in part and part["block"]["kind"] != "pathsum"]
        exercises = sum(len(block["questions"]) or 1 for block in asking)
        return {"id": self.id, "number": self.number, **self.front.model_dump(), "exercises": exercises, "screens": self.screens}


def name_parts(name: str) -> tuple[int | None, str, str | None]:
    """Number, id and language of a file's name: ``03-sum-over-paths.de.md`` → (3, "sum-over-paths", "de")."""
    found = _NAME.fullmatch(name.removesuffix(".md") or "lesson")
    assert found is not None
    number, known, language = found.groups()
    return (int(number) if number else None), known, language


def draft(text: str, name: str = "lesson") -> Draft:
    """Everything that can be read, with its problems; never an exception for what an author wrote."""
    number, known, language = name_parts(name)
    made = Draft(known, number)
    size = len(text.encode("utf-8", "replace"))
    if size > LARGEST:
        made.problems.append(refusal("lesson_size", at_line(1), count=size, limit=LARGEST))
        return made
    body, line = _front(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), made, language)
    if body is not None:
        _Screens(made, line, body.split("\n")).walk(prose.parser().parse(body))
    made.problems.sort(key=lambda problem: problem.span.line if problem.span else 0)
    return made


def _front(text: str, made: Draft, language: str | None) -> tuple[str | None, int]:
    """Reads the front matter of a file whose name tells ``language``, or none; the rest of the text, and the line before its first."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        made.problems.append(refusal("front_missing", at_line(1)))
        return text, 0
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        made.problems.append(refusal("front_open", at_line(1)))
        return None, 0
    if any(_BODY.match(line) for line in lines[1:end]):
        made.problems.append(refusal("front_open", at_line(1)))
        return None, 0
    try:
        made.places["front"] = given = read("\n".join(lines[1:end]), 2, "title: Sum over paths")
        made.front = modelled(Front, given if language is None else given.or_else("language", language), say("word_front"))
        if language is not None and made.front.language != language:
            made.problems.append(refusal("language_name", given.span(("language",)), named=language, given=made.front.language))
    except PathsumError as error:
        made.problems.append(error)
    return "\n".join(lines[end + 1 :]), end + 1


class _Screens:
    """Walks the Markdown's top level: rules part screens, fences of our own are blocks, the rest is prose."""

    def __init__(self, made: Draft, shift: int, rows: list[str]) -> None:
        self.made, self.shift, self.rows, self.count = made, shift, rows, 0
        self.screen: dict[str, Any] = self._new(shift + 1)
        self.failed = False
        self.fenced = True

    def _new(self, line: int) -> dict[str, Any]:
        return {"title": [], "line": line, "parts": []}

    def walk(self, tokens: list[Token]) -> None:
        run: list[Token] = []
        depth = 0
        for token in tokens:
            depth += token.nesting
            line = self.shift + (token.map[0] if token.map else 0) + 1
            fault = fences.fault(token, self.rows, self.shift, depth > 0) if token.map else None
            if fault and self.fenced:
                self._failed(fault)
                self.fenced = False
            elif fault:  # fences that come after one that fits none pair up wrongly
                self.failed = True
            elif token.type == "hr" and depth == 0:
                self._prose(run)
                self._close(line)
                run = []
            elif token.type == "fence" and depth == 0 and self._is_block(token, line):
                self._prose(run)
                run = []
                self._block(token, line)
            else:
                run.append(token)
        self._prose(run)
        self._close(self.shift + 1, last=True)

    def _close(self, line: int, last: bool = False) -> None:
        if self.screen["parts"] or self.screen["title"]:
            self.made.screens.append(self.screen)
        elif not self.failed and (not last or not self.made.screens):
            self.made.problems.append(refusal("screen_empty", at_line(line)))
        self.screen, self.failed = self._new(line + 1), False

    def _prose(self, tokens: list[Token]) -> None:
        if not tokens:
            return
        try:
            found = prose.nodes(tokens, self.shift)
        except PathsumError as error:
            self._failed(error)
            return
        first = found[0] if found and not self.screen["parts"] else None
        if isinstance(first, dict) and first["t"] == "h":
            self.screen["title"] = first["c"]
            del found[0]
        if found:
            self.screen["parts"].append({"prose": found})

    def _is_block(self, token: Token, line: int) -> bool:
        word = token.info.strip().split(" ")[0] if token.info.strip() else ""
        if word in BLOCKS:
            return True
        near = difflib.get_close_matches(word.lower(), list(BLOCKS), 1, 0.75) if word and word.lower() not in _CODE else []
        if near:
            self.made.problems.append(refusal("word_typo", at_line(line), found=word[:40], better=near[0]))
        return False

    def _block(self, token: Token, line: int) -> None:
        word = token.info.strip().split(" ")[0]
        self.count += 1
        try:
            given = read(token.content, line + 1, "source: y = x^2" if word == "pathsum" else "ask: …")
            block = modelled(BLOCKS[word], given, say("word_block", kind=word))
            key = f"b{self.count}"
            self.screen["parts"].append({"block": blocks.built(block, given, key, line, self._graph())})
            self.made.places[key] = given
            for at in range(len(block.questions) if isinstance(block, Check) else 0):
                self.made.places[f"{key}.{at + 1}"] = blocks.inner(given, ("questions", at))
        except PathsumError as error:
            self._failed(error)

    def _failed(self, error: PathsumError) -> None:
        """Notes the problem, but not that a graph is missing, or is one too many, where something before it could not be read."""
        if not (self.failed and error.said.key in _FOLLOWS):
            self.made.problems.append(error)
        self.failed = True

    def _graph(self) -> dict[str, Any] | None:
        """The block whose graph this screen shows so far."""
        asking = (each for part in self.screen["parts"] if "block" in part for each in (part["block"], *part["block"]["questions"]))
        return next((each for each in asking if each["shows"]), None)
