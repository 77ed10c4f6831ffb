"""A block as an author wrote it, made into what the page and the engine take. Checks what one block can get wrong; knows no other but its graph."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from app.lessons import prose
from app.lessons.models import EDGE_WORDS, Block, Broken, Check, Exercise, Figure, Option, Pathsum, Predict, Question, Slip, Solution, Sweep, Try
from app.lessons.words import refusal
from app.lessons.yamlread import Path, Read

INNER: Mapping[str, type[Any]] = {"Option": Option, "Slip": Slip, "Question": Question, "Solution": Solution}
SWEEPS = ("forward", "reverse")
_ASKS = ("number", "choice", "edge", "order")
FIGURE = ("source", "at", "mode", "seed", "params", "view", "labels", "notation", "direction", "step", "play", "by")
NOTHING: Mapping[str, Any] = {
    "own": False, "shows": False, "figure": None, "ask": None, "because": None, "hint": None, "wait": False, "asks": None, "number": None,
    "edge": None, "order": None, "goal": None, "edit": False, "solution": None,
    "source_line": None, "task": None, "judge": "once", "budget": None, "fresh": False, "options": [],
    "slips": [], "bugs": [], "sort": None, "questions": [],
}  # fmt: skip


_MODES: Mapping[str, Mapping[str, Any]] = {
    "values": {"mode": "forward", "seed": None, "params": {}, "step": "start"},
    "order": {"mode": "elimination", "seed": None, "params": {"order": []}},
}
"""What a task shows in place of the mode that the author named."""


def built(block: Block, given: Read, key: str, line: int, graph: Mapping[str, Any] | None) -> dict[str, Any]:
    """The block as the wire has it; ``graph`` is the block whose graph the screen shows, if there is one. Raises PathsumError."""
    made = {**NOTHING, "kind": block.kind, "key": key, "line": line, "questions": [], "wait": getattr(block, "wait", False)}
    if isinstance(block, Check):
        for at, question in enumerate(block.questions):
            made["questions"].append(_question(question, inner(given, ("questions", at)), f"{key}.{at + 1}", graph))
            graph = graph or next((each for each in made["questions"] if each["shows"]), None)
        return made
    own = block.source is not None or isinstance(block, Broken)
    if isinstance(block, Pathsum) and not own:
        raise refusal("no_source", given.span(()))
    if own and graph is not None:
        raise refusal("screen_two_graphs", given.span(("source",)), line=graph["line"])
    if not own and graph is None:
        raise refusal("screen_no_graph", given.span(()))
    made["own"] = made["shows"] = own
    made["source_line"] = given.span(("source",)).line if block.source is not None else None
    made["figure"] = _figure(block, given, () if own else None, graph)
    if isinstance(block, Exercise):
        made |= {name: _text(getattr(block, name), given, (name,)) for name in ("ask", "because", "hint")}
    if isinstance(block, Predict):
        made |= _asked(block, given, ())
        made["fresh"] = block.fresh
    elif isinstance(block, Sweep):
        made |= {"asks": "sweep", "task": block.task, "judge": block.judge, "fresh": block.fresh and own, "budget": _amount(block.budget)}
        if block.task in _MODES:
            made["figure"] |= _MODES[block.task]
        _fits(made, given)
    elif isinstance(block, Broken):
        made |= {"asks": "bug", "bugs": [block.bug] if isinstance(block.bug, str) else block.bug}
    elif isinstance(block, Try):
        made |= {"asks": "goal", "goal": block.goal, "edit": block.edit, "solution": _solution(block, given)}
    return made


def _figure(block: Figure, given: Read, own: Path | None, graph: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is drawn: the block's own graph, or the screen's with what the block says otherwise."""
    said = {name: getattr(block, name) for name in FIGURE if own is not None or name in block.model_fields_set}
    if "play" in said and said["play"] is not None:
        said["play"] = list(said["play"])
        if said["play"][0] >= said["play"][1]:
            raise refusal("play_order", given.span(("play",)), start=said["play"][0], end=said["play"][1])
    if graph is not None and own is None:
        said = {**graph["figure"], **({} if "mode" not in said or said["mode"] == graph["figure"]["mode"] else {"seed": None, "params": {}}), **said}
        if isinstance(block, Sweep) and block.task in ("fill", "edges") and "mode" not in block.model_fields_set and said["mode"] not in SWEEPS:
            said |= {"mode": "reverse", "seed": None, "params": {}}
    if isinstance(block, Sweep) and block.task == "paths":
        said |= {"mode": "paths", "seed": None}
    if isinstance(block, Broken):
        said |= {"mode": "broken", "seed": None}
    return {**said, "caption": _text(block.caption, given, ("caption",))}


def _text(text: str | None, given: Read, path: Path) -> list[prose.Node] | None:
    return None if text is None else prose.inline(text, given.span(path).line)


def _solution(block: Try, given: Read) -> dict[str, Any] | None:
    """One way to the goal, where the author gives one, with its line and that of its program."""
    found = block.solution
    if found is None:
        return None
    if found.source is None and not found.at:
        raise refusal("solution_empty", given.span(("solution",)))
    if found.source is not None and not block.edit:
        raise refusal("solution_edit", given.span(("solution", "source")))
    source_line = given.span(("solution", "source")).line if found.source is not None else None
    return {"source": found.source, "at": found.at, "line": given.span(("solution",)).line, "source_line": source_line}


def _amount(value: str | float | None) -> str | None:
    return None if value is None else value if isinstance(value, str) else f"{value:.17g}"


def _asked(block: Predict | Question, given: Read, path: Path) -> dict[str, Any]:
    """What is asked, of four kinds at most one."""
    kinds = _ASKS if isinstance(block, Predict) else _ASKS[:2]
    asks = [kind for kind in kinds if getattr(block, kind) is not None]
    if not asks:
        raise refusal("asks_nothing", given.span(path), all=", ".join(kinds))
    if len(asks) > 1:
        raise refusal("asks_twice", given.span((*path, asks[1])), all=" and ".join(asks))
    if isinstance(block.number, int | float):
        raise refusal("number_typed", given.span((*path, "number")), text=_amount(block.number))
    options = _options(block.choice or [], given, (*path, "choice"), isinstance(block, Question)) if asks == ["choice"] else []
    found = {
        "asks": asks[0],
        "number": _amount(block.number),
        "options": options,
        "slips": [{"number": _amount(slip.number), "say": _text(slip.say, given, (*path, "slips", at, "say"))} for at, slip in enumerate(block.slips)],
    }
    if isinstance(block, Predict):
        if block.edge is not None and block.edge not in EDGE_WORDS:
            raise refusal("edge_word", given.span((*path, "edge")), text=block.edge, all=", ".join(EDGE_WORDS))
        found |= {"edge": block.edge, "order": block.order}
    return found


def _options(options: list[Option], given: Read, path: Path, typed: bool) -> list[dict[str, Any]]:
    if len(options) < 2:
        raise refusal("choice_few", given.span(path))
    by_hand = [option.right for option in options if option.right is not None]
    made = []
    for at, option in enumerate(options):
        if by_hand and not typed:
            raise refusal("choice_typed", given.span((*path, at)))
        if typed and not by_hand and all(each.when is None for each in options):
            raise refusal("choice_unmarked", given.span(path))
        if not by_hand and option.when is None:
            raise refusal("choice_how", given.span((*path, at)))
        because = _text(option.because, given, (*path, at, "because"))
        made.append(
            {"text": _text(option.text, given, (*path, at, "text")), "when": option.when, "right": bool(option.right) if by_hand else None, "because": because}
        )
    if by_hand and sum(by_hand) != 1:
        raise refusal("choice_marked", given.span(path), count=sum(by_hand)) if sum(by_hand) else refusal("choice_unmarked", given.span(path))
    return made


def inner(given: Read, path: Path) -> Read:
    """The places of what stands at ``path``, seen from there."""
    return Read({}, {at[len(path) :]: span for at, span in given.place.items() if at[: len(path)] == path}, given.span(path).line)


def _question(question: Question, given: Read, key: str, graph: Mapping[str, Any] | None) -> dict[str, Any]:
    if question.source is not None and question.show and graph is not None:
        raise refusal("question_graph", given.span(("show",)), line=graph["line"])
    asked = _asked(question, given, ())
    needs = asked["number"] is not None or any(option["when"] is not None for option in asked["options"])
    if needs and question.source is None:
        raise refusal("screen_no_graph", given.span(()))
    return {
        **{name: value for name, value in NOTHING.items() if name != "questions"},
        **asked,
        "kind": "question",
        "key": key,
        "line": given.line,
        "own": question.source is not None,
        "source_line": given.span(("source",)).line if question.source is not None else None,
        "shows": question.source is not None and question.show,
        "figure": _figure(question, given, (), None) if question.source is not None else None,
        "ask": _text(question.ask, given, ("ask",)),
        "because": _text(question.because, given, ("because",)),
        "fresh": question.fresh,
        "sort": question.kind,
    }


def _fits(made: Mapping[str, Any], given: Read) -> None:
    """A sweep that is filled in is forward or reverse."""
    mode, task = made["figure"]["mode"], made["task"]
    if task in ("fill", "edges") and mode not in SWEEPS:
        better = (difflib.get_close_matches(mode, SWEEPS, 1) or ["reverse"])[0]
        raise refusal("mode_for", given.span(("mode",)), task=task, mode=mode, better=better)
