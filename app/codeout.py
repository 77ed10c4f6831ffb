"""Derivatives as programs, for the wire and the command line. Knows the engine's public names; nothing that it prints is ever run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, TypeAlias

import engine
from app.errors import check, refuse
from app.messages import spoken

Answer: TypeAlias = dict[str, Any]
_ENDS = {"reverse": "output", "forward": "input"}


def seed_of(mode: str, output: str | None, name: str | None) -> str | None:
    """The one of ``output`` and ``name`` (an input) that a mode starts from. Raises PathsumError when the other was given."""
    given = {"output": output, "input": name}
    own = _ENDS.get(mode)
    for end, value in given.items():
        if value is not None and own not in (None, end):
            raise refuse(f"code_from_{own}")
    return given.get(own or "")


def code(
    source: str,
    at: Mapping[str, float],
    mode: str,
    language: str,
    output: str | None,
    name: str | None,
    comments: bool,
    spoken_language: str,
    limits: engine.Limits,
    answer_bytes: int,
) -> Answer:
    """The derivatives of ``source`` as a program in ``language``, comments in ``spoken_language``, and what its numbers are called. Raises PathsumError."""
    graph = engine.parse(source, limits=limits)
    said = partial(spoken, language=spoken_language)
    made = engine.write_code(graph, mode, language, at=at, seed=seed_of(mode, output, name), comments=comments, said=said, limits=limits)
    check("code_long", len(made.text.encode()), answer_bytes)
    known = engine.LANGUAGES[language]
    return {
        "code": made.text,
        "language": language,
        "title": known.title,
        "suffix": known.suffix,
        "mode": made.mode,
        "seed": made.seed,
        "inputs": made.inputs,
        "values": made.values,
        "derivatives": made.derivatives,
        "lines": None if graph.has_tensors else made.lines,
    }
