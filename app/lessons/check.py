"""Plays every block of a lesson and tells what is wrong with it, line by line: what `pathsum lesson check` and the preview of the page do. Knows no file."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import engine
from app.lessons import play
from app.lessons.read import Draft, draft
from app.lessons.words import at_line, refusal
from app.lessons.yamlread import Path, Read
from engine.errors import PathsumError

ATTEMPTS = (None, 1, 2)
"""The author's own numbers, and two attempts with others."""
ALIKE = 5e-4
"""Numbers that the page cannot tell apart, relative to their size: an answer is asked for to three digits."""


def checked(text: str, name: str, limits: engine.Limits, known: Collection[str] | None = None) -> Draft:
    """The lesson with all its problems: of form, and those that show when it is played. ``known`` are the lessons that it may build on."""
    made = draft(text, name)
    for screen in made.screens:
        lost = False  # the graph cannot be drawn: what asks about it cannot be judged
        for block in (part["block"] for part in screen["parts"] if "block" in part):
            for asking in block["questions"] or [block]:
                fault = None if lost and not block["own"] and block["kind"] != "check" else _fault(asking, limits)
                if fault:
                    path, error = fault
                    made.problems.append(_in_file(error, asking, made.places[asking["key"]], path))
                    lost = lost or (block["own"] and path[:1] in _OF_GRAPH)
                elif asking["solution"] is not None:
                    made.problems += _unsolved(asking, made.places[asking["key"]], limits)
    made.problems += _strangers(made, known)
    made.problems.sort(key=lambda problem: problem.span.line if problem.span else 0)
    return made


_OF_GRAPH = (("source",), ("at",), ("mode",), ("seed",), ("params",), ("step",), ("play",))


def _strangers(made: Draft, known: Collection[str] | None) -> Iterator[PathsumError]:
    """Lessons that are named and are not there."""
    for at, name in enumerate(made.front.prerequisites if made.front and known is not None else []):
        if name not in (known or ()):
            span = made.places["front"].span(("prerequisites", at))
            near = difflib.get_close_matches(name, list(known or ()), 1)
            yield refusal("prerequisite_near", span, name=name, better=near[0]) if near else refusal("prerequisite", span, name=name)


def _in_file(error: PathsumError, block: Mapping[str, Any], given: Read, path: Path) -> PathsumError:
    """An error at the line of the key that it speaks of; one about a program at that line of the program, which begins below ``source: |``."""
    in_program = error.span is not None and block["source_line"] is not None
    span = at_line(block["source_line"] + error.span.line) if in_program and error.span else at_line(given.span(path).line if path else block["line"])
    return PathsumError(error.code, error.said, error.advice, span)


def _fault(block: Mapping[str, Any], limits: engine.Limits) -> tuple[Path, PathsumError] | None:
    """What is wrong with a block, and with which of its keys."""
    if block["figure"] is None:
        return None
    try:
        answers = [play.play(block, attempt, limits) for attempt in ATTEMPTS]
        figure = {**block["figure"], "source": answers[0]["source"]}
        count = len(play.ground_of(figure, figure["at"], limits).trace.steps)
    except PathsumError as error:
        return _blamed(block, error, limits), error
    return next(_wrong(block, answers, count, limits), None)


def _wrong(block: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], count: int, limits: engine.Limits) -> Iterator[tuple[Path, PathsumError]]:
    """What can be computed, and is not what the lesson needs."""
    figure = block["figure"]
    for answer in answers:
        right = [f"{place + 1}" for place, is_so in enumerate(answer["right"]) if is_so]
        if block["asks"] == "choice" and len(right) != 1:
            yield ("choice",), refusal("choice_many", all=", ".join(right)) if right else refusal("choice_none")
        # With the author's numbers a slip must differ from the answer; with others it may meet it by chance, and then counts as right.
        if answer["number"] is not None and answer["at"] == {**answer["at"], **figure["at"]}:
            for slip in [place for place, number in enumerate(answer["slips"]) if math.isclose(number, answer["number"], rel_tol=ALIKE)]:
                yield ("slips", slip, "number"), refusal("slip_right")
    for key, steps in (("step", [figure["step"]]), ("play", figure["play"] or [])):
        far = [step for step in steps if isinstance(step, int) and step > count]
        if far:
            yield (key,), refusal("step_far", step=max(far), count=count)
    if answers[0]["goal"]:
        yield ("goal",), refusal("goal_met")
    for bug in block["bugs"]:
        try:
            _shows(block, bug, limits)
        except PathsumError as error:
            yield ("bug",), error


def _blamed(block: Mapping[str, Any], error: PathsumError, limits: engine.Limits) -> Path:
    """The key that stands in the way, with the author's numbers; the block as a whole where none does."""
    if error.span is not None:
        return ("source",)
    for path, trial in _trials(block, limits):
        try:
            trial()
        except PathsumError:
            return path
    return ()


def _trials(block: Mapping[str, Any], limits: engine.Limits) -> Iterator[tuple[Path, Callable[[], object]]]:
    """Every key that can be at fault, with something that fails if it is."""
    figure = block["figure"]
    graph = engine.parse(figure["source"] or "", limits=limits)
    mode = "reverse" if figure["mode"] == "broken" else figure["mode"]
    seed = {"seed": figure["seed"]} if figure["seed"] is not None else {}
    yield ("at",), partial(engine.linearize, graph, figure["at"])
    yield ("mode",), partial(engine.trace, graph, figure["at"], mode, limits=limits)
    yield ("seed",), partial(engine.trace, graph, figure["at"], mode, limits=limits, **seed)
    yield ("params",), partial(engine.trace, graph, figure["at"], mode, limits=limits, **play.told(figure))
    alone = {**block, "options": [], "slips": [], "number": None, "edge": None, "order": None, "goal": None, "task": None}
    for key in ("edge", "order", "goal"):
        yield (key,), partial(play.play, {**alone, key: block[key]}, None, limits)
    yield ("number",), partial(play.play, {**alone, "number": block["number"]}, None, limits)
    yield ("budget",), partial(play.play, {**alone, "task": block["task"]}, None, limits)
    for at, option in enumerate(block["options"]):
        yield ("choice", at, "when"), partial(play.play, {**alone, "options": [option]}, None, limits)
    for at, slip in enumerate(block["slips"]):
        yield ("slips", at, "number"), partial(play.play, {**alone, "slips": [slip]}, None, limits)


def _solver(block: Mapping[str, Any]) -> dict[str, Any]:
    """The block as the author solves it, with the line of that program."""
    figure, solution = block["figure"], block["solution"]
    numbers = {**figure["at"], **solution["at"]} if solution["source"] is None else solution["at"]
    return {
        **block,
        "figure": {**figure, "source": solution["source"] or figure["source"], "at": numbers},
        "source_line": solution["source_line"],
    }


def _unsolved(block: Mapping[str, Any], given: Read, limits: engine.Limits) -> Iterator[PathsumError]:
    """The author's way to the goal, where it does not end there."""
    solver = _solver(block)
    try:
        if not play.play(solver, None, limits)["goal"]:
            yield refusal("solution_short", given.span(("solution",)))
    except PathsumError as error:
        yield _in_file(error, solver, given, ("solution", "at"))


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
