"""Asks the engine what an exercise wants to know: the numbers of an attempt, the right answer, what is right among several. Knows no page.

A block as it is played is the dictionary that app/lessons/blocks.py makes; a request of the page has the same keys (app/schemas_lessons.py).
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Any

import engine
from app.lessons.fresh import fresh
from app.lessons.quantities import Ground, claim, quantity
from app.lessons.words import refusal


def told(figure: Mapping[str, Any]) -> dict[str, Any]:
    """What the figure's mode is told."""
    return {**figure["params"], **({"seed": figure["seed"]} if figure["seed"] is not None else {})}


def _bug(block: Mapping[str, Any], attempt: int | None) -> engine.Bug:
    """The bug of this attempt: one of those that the author allows."""
    name = random.Random(attempt).choice(block["bugs"]) if attempt is not None else block["bugs"][0]
    return next(bug for bug in engine.BUGS if bug.name == name)


def ground_of(figure: Mapping[str, Any], at: Mapping[str, float], limits: engine.Limits) -> Ground:
    """The figure's graph at ``at``. Raises PathsumError for a program that cannot be read."""
    mode = "reverse" if figure["mode"] == "broken" else figure["mode"]  # what is asked has one right answer
    return Ground(engine.parse(figure["source"], limits=limits), at, mode, told(figure), limits)


def play(block: Mapping[str, Any], attempt: int | None, limits: engine.Limits) -> dict[str, Any]:
    """What the page has to know for this attempt: numbers, answers. Raises PathsumError where a question has none.

    ``attempt`` is the seed of the attempt's numbers; None keeps the author's.
    """
    figure = dict(block["figure"])
    bug = _bug(block, attempt) if block["bugs"] else None
    if figure["source"] is None:
        figure["source"] = bug.example if bug else ""
    ground = ground_of(figure, figure["at"], limits)
    if attempt is not None and (block["fresh"] or bug):
        ground = ground_of(figure, fresh(ground.graph, figure["at"], figure["mode"], attempt, limits), limits)
    right = [claim(ground, option["when"]) if option["when"] is not None else option["right"] for option in block["options"]]
    return {
        "source": figure["source"],
        "at": dict(ground.linear.at),
        "number": _typed(ground, block["number"]) if block["number"] is not None else None,
        "slips": [quantity(ground, slip["number"]) for slip in block["slips"]],
        "right": right,
        "edges": _edges(ground, block["edge"], figure["step"]) if block["edge"] is not None else [],
        "order": _order(ground, block["order"]) if block["order"] is not None else [],
        "goal": claim(ground, block["goal"]) if block["goal"] is not None else None,
        "budget": _budget(ground, block["budget"]) if block["task"] == "order" else None,
        "bug": bug.name if bug else None,
    }


def _typed(ground: Ground, text: str) -> float:
    """A number that somebody can type."""
    found = quantity(ground, text)
    if not math.isfinite(found):
        raise refusal("not_finite", text=text, value=found)
    return found


def _edges(ground: Ground, word: str, step: int | str) -> list[int]:
    """The edges that are meant by a word; several where they are equal. Raises PathsumError where there is none."""
    if word == "next":
        return [_next_edge(ground, word, step)]
    slopes = [(abs(float(slope)), edge) for edge, slope in enumerate(ground.linear.partial) if isinstance(slope, int | float)]
    if not slopes:
        raise refusal("edge_nothing", text=word)
    wanted = {"largest slope": max(slopes)[0], "smallest slope": min(slopes)[0], "zero slope": 0.0}.get(word)
    found = [edge for size, edge in slopes if size == wanted]
    if not found:
        raise refusal("edge_nothing", text=word)
    return found


def _next_edge(ground: Ground, word: str, step: int | str) -> int:
    """The edge that the step after ``step`` uses."""
    run = ground.trace
    start = {"ready": run.start, "start": 0, "end": len(run.steps)}.get(str(step), step)
    used = [edge for edge in run.steps.edge[int(start) :] if edge >= 0]
    if not used:
        raise refusal("edge_nothing", text=word)
    return used[0]


def _order(ground: Ground, what: str) -> list[int]:
    """The nodes to put in order, in one order that is right: values and tangents along the program, adjoints against it."""
    graph = ground.graph
    leaves = ("input", "const")
    if what == "adjoints":
        found = [node for node in reversed(range(graph.size)) if graph.active[node] and node in ground.ends("adjoint")]
    else:
        found = [node for node in range(graph.size) if graph.op[node] not in leaves]
    if len(found) < 2:
        raise refusal("order_few")
    return found


def _budget(ground: Ground, given: str | None) -> int:
    """How many multiplications an elimination may take."""
    least = int(quantity(ground, "multiplications of optimum"))
    budget = least if given is None else int(quantity(ground, given))
    if budget < least:
        raise refusal("budget_small", given=budget, least=least)
    return budget
