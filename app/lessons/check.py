"""Plays every block of a lesson and tells what is wrong with it, line by line: what `pathsum lesson check` and the preview of the page do. Knows no file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import engine
from app.lessons import play
from app.lessons.read import Draft, draft
from app.lessons.words import refusal
from app.lessons.yamlread import at_line
from engine.errors import PathsumError

ATTEMPTS = (None, 1, 2)
"""The author's own numbers, and two attempts with others."""


def checked(text: str, name: str, limits: engine.Limits) -> Draft:
    """The lesson with all its problems: of form, and those that show when it is played."""
    made = draft(text, name)
    for block in blocks_of(made):
        for test, each in [(_played, block), *([(_solves, _solver(block))] if block["solution"] is not None else [])]:
            try:
                test(each, limits)
            except PathsumError as error:
                made.problems.append(_in_file(error, each))
    made.problems.sort(key=lambda problem: problem.span.line if problem.span else 0)
    return made


def _in_file(error: PathsumError, block: Mapping[str, Any]) -> PathsumError:
    """An error about a block at its line; one about its program at that line of the program, which begins below ``source: |``."""
    in_program = error.span is not None and block["source_line"] is not None
    line = block["source_line"] + error.span.line if in_program and error.span else block["line"]
    return PathsumError(error.code, error.said, error.advice, at_line(line))


def blocks_of(made: Draft) -> Iterator[dict[str, Any]]:
    """Every block, and every question of a check, in order."""
    for screen in made.screens:
        for part in screen["parts"]:
            if "block" in part:
                yield from part["block"]["questions"] or [part["block"]]


def _played(block: Mapping[str, Any], limits: engine.Limits) -> None:
    if block["figure"] is None:
        return
    for attempt in ATTEMPTS:
        answer = play.play(block, attempt, limits)
        _one_right(block, answer)
        _slips_are_wrong(block, answer)
        if attempt is None:
            _shown(block, answer, limits)
    if block["goal"] is not None and play.play(block, None, limits)["goal"]:
        raise refusal("goal_met")
    for bug in block["bugs"]:
        _shows(block, bug, limits)


def _one_right(block: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    right = [place for place, is_so in enumerate(answer["right"]) if is_so]
    if block["asks"] == "choice" and len(right) != 1:
        if not right:
            raise refusal("choice_none")
        raise refusal("choice_many", all=", ".join(f"option {place + 1}" for place in right))


def _slips_are_wrong(block: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    """With the author's numbers a slip must differ from the answer; with others it may meet it by chance, and then counts as right."""
    if answer["number"] is not None and answer["at"] == {**answer["at"], **block["figure"]["at"]}:
        for number in answer["slips"]:
            if number == answer["number"]:
                raise refusal("slip_right")


def _shown(block: Mapping[str, Any], answer: Mapping[str, Any], limits: engine.Limits) -> None:
    """The figure can be drawn, and has the steps that the author speaks of."""
    figure = {**block["figure"], "source": answer["source"]}
    run = play.ground_of(figure, figure["at"], limits).trace
    count = len(run.steps)
    steps = [step for step in (figure["step"], *(figure["play"] or [])) if isinstance(step, int)]
    if steps and max(steps) > count:
        raise refusal("step_far", step=max(steps), count=count)


def _solver(block: Mapping[str, Any]) -> dict[str, Any]:
    """The block as the author solves it, at the lines where that is written."""
    figure, solution = block["figure"], block["solution"]
    numbers = {**figure["at"], **solution["at"]} if solution["source"] is None else solution["at"]
    return {
        **block,
        "figure": {**figure, "source": solution["source"] or figure["source"], "at": numbers},
        "source_line": solution["source_line"],
        "line": solution["line"],
    }


def _solves(block: Mapping[str, Any], limits: engine.Limits) -> None:
    """The author's way to the goal ends there."""
    if not play.play(block, None, limits)["goal"]:
        raise refusal("solution_short")


def _shows(block: Mapping[str, Any], bug: str, limits: engine.Limits) -> None:
    """A bug that is to be found makes some derivative wrong."""
    source = block["figure"]["source"] or next(known.example for known in engine.BUGS if known.name == bug)
    graph = engine.parse(source, limits=limits)
    run = engine.trace(graph, block["figure"]["at"], "broken", limits=limits, bug=bug)
    ends = engine.state_at(run, len(run.steps))["adjoint"]
    output = run.params["output"]
    wrong = [name for name in graph.input_names() if not math.isclose(ends.get(graph.input_node(name), 0.0), run.jacobian[output][name], abs_tol=1e-12)]
    if not wrong:
        raise refusal("bug_program", bug=bug)
