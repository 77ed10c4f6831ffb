"""What a YAML reader complains about, in the words of somebody who writes a lesson. Knows YAML's mistakes and no lesson."""

from __future__ import annotations

import re

import yaml

from app.lessons.words import at_line, refusal, say
from engine.errors import PathsumError

_KEY = re.compile(r"\s*(?:- +)*([^\s:'\"#\[{-][^:'\"#]*?):(?:\s|$)")
_GLUED = re.compile(r"\s*(?:- +)*([a-z_]+):([^\s:/].*)")
_BEHIND = re.compile(r"""\s*(?:- +)*(?:\w+: +)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[^\S\n]*[^\s#,\]}]""")
_SIGN = re.compile(r"found character '(.)' that cannot start")
_CLOSE = {"{": "}", "[": "]"}


def glued(text: str, line: int) -> PathsumError | None:
    """The first key with no space behind its colon, if that is what is wrong."""
    for at, row in enumerate(text.split("\n")):
        found = _GLUED.fullmatch(row)
        if found:
            key, value = found.groups()
            return refusal("yaml_space", at_line(line + at), text=f"{key}:{value}"[:40], better=f"{key}: {value}"[:40])
    return None


def told(error: yaml.MarkedYAMLError, text: str, line: int) -> PathsumError:
    """The mistake with its line; ``line`` is that of the text's first."""
    rows = text.split("\n")
    began, met = _place(error.context_mark, rows), _place(error.problem_mark, rows)
    here, problem, context = met or began or 0, error.problem or "", error.context or ""
    first = began if began is not None else here
    row = rows[here]
    sign = rows[first][error.context_mark.column :][:1] if error.context_mark else ""
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return refusal("yaml_tab", at_line(line + here))
    if "quoted scalar" in context:
        if "escape" in problem:
            return refusal("yaml_backslash", at_line(line + here))
        return refusal("yaml_quote", at_line(line + first), quote=sign)
    if "flow" in context:
        return _in_brackets(rows, line, first, sign)
    if re.search("block scalar|alias|anchor|tag|directive", context):
        return refusal("yaml_sign", at_line(line + first), sign=sign or "%")
    found = _SIGN.match(problem)
    if found:
        return refusal("yaml_sign", at_line(line + here), sign=found[1])
    if _BEHIND.match(row) and "mapping values" not in problem:
        return refusal("yaml_behind", at_line(line + here))
    if "mapping values" in problem or "expected <block end>" in problem or "find expected ':'" in problem:
        return _in_lines(rows, line, first if "find expected" in problem else here, error.problem_mark.column if error.problem_mark else 0)
    return refusal("yaml", at_line(line + here), problem=problem or "it is broken off")


def _place(mark: yaml.Mark | None, rows: list[str]) -> int | None:
    return None if mark is None else min(mark.line, len(rows) - 1)


def _in_brackets(rows: list[str], line: int, first: int, sign: str) -> PathsumError:
    """A list or a mapping in brackets: one is never closed, or a comma is missing."""
    for at in range(first, len(rows)):
        for opening, closing in _CLOSE.items():
            if rows[at].count(opening) > rows[at].count(closing):
                return refusal("yaml_bracket", at_line(line + at), sign=opening, close=closing)
        if sign in _CLOSE and _CLOSE[sign] in rows[at]:
            return refusal("yaml_comma", at_line(line + first))
    if sign and sign not in _CLOSE:  # such as the comma of [, a]
        return refusal("yaml", at_line(line + first), problem=say("lesson_yaml_strange"))
    return refusal("yaml_bracket", at_line(line + first), sign=sign or "{", close=_CLOSE.get(sign, "}"))


def _in_lines(rows: list[str], line: int, here: int, column: int) -> PathsumError:
    """A line that is not what its neighbours make of it."""
    key = _KEY.match(rows[here])
    if key and key.end(1) < column and re.search(r":(?:\s|$)", rows[here][key.end(1) + 1 :]):
        return refusal("yaml_colon", at_line(line + here), name=key[1])
    above = next((at for at in range(here - 1, -1, -1) if rows[at].strip()), None)
    for at in (here, above):
        if at is None:
            continue
        close = glued(rows[at], line + at)
        if close:
            return close
        if not _KEY.match(rows[at]) and not rows[at].lstrip().startswith("-"):
            return refusal("yaml_no_colon" if above is None or at == above else "yaml_hanging", at_line(line + at))
    known = _KEY.match(rows[above]) if above is not None else None
    return refusal("yaml_indent", at_line(line + here), name=known[1] if known else "key")
