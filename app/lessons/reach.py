"""Whether the goals of a lesson can be reached where its author shows no way: looks for one in the ranges of the sliders.

The same lesson always gets the same answer. Knows no file.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import engine
from app.lessons.play import ground_of
from app.lessons.quantities import claim, gap
from app.lessons.read import Draft
from app.lessons.words import refusal
from engine.errors import PathsumError

TICKS = 100
"""Places of a slider on either side of zero, as static/js/ranges.js has them."""
_COARSE = 10
_FARTHER = 10 * TICKS
"""A slider that is pushed to its end reaches farther."""
_ANYWHERE = 60
_STARTS = 3
_ROUNDS = 4
_MOST_WORK = 150_000
_MOST = 2000


def doubts(made: Draft, limits: engine.Limits) -> Iterator[PathsumError]:
    """A warning for every goal without a solution to which no way is found, at its line."""
    for screen in made.screens:
        for block in (part["block"] for part in screen["parts"] if "block" in part):
            if block["goal"] is not None and block["solution"] is None and not reached(block, limits):
                yield refusal("goal_doubted", made.places[block["key"]].span(("goal",)))


def reached(block: Mapping[str, Any], limits: engine.Limits) -> bool:
    """Whether some numbers within the sliders' ranges meet the goal of a block.

    Tried are: one input after the other, then all of them by chance, then nearer and nearer from the best.
    """
    search = _Search(block, limits)
    first = [search.look({name: tick}) for name in search.reach for tick in range(-TICKS, TICKS + 1, _COARSE)]
    chance = random.Random(0)
    first += [search.look({name: chance.randint(-TICKS, TICKS) for name in search.reach}) for _ in range(_ANYWHERE if len(search.reach) > 1 else 0)]
    if len({away for away, _ in first}) > 1:  # else the goal has nothing to do with the numbers
        fine = range(-TICKS, TICKS + 1)
        for name in search.reach:
            first += [search.look({name: tick}) for tick in (*fine, *range(-_FARTHER, _FARTHER + 1, _COARSE))]
        for _, start in sorted(first, key=lambda each: each[0])[:_STARTS]:
            best = (math.inf, start)
            for _ in range(_ROUNDS):
                before = best[0]
                for name in search.reach:
                    best = min((best, *(search.look({**best[1], name: tick}) for tick in fine)), key=lambda each: each[0])
                if search.met or best[0] >= before:
                    break
    return search.met


class _Search:
    """Looks at one place after the other until the goal is met or the work is done.

    A place says how many ticks an input is from zero; inputs that it leaves out stay as the lesson has them.
    """

    def __init__(self, block: Mapping[str, Any], limits: engine.Limits) -> None:
        self.goal = block["goal"]
        self.ground = ground = ground_of(block["figure"], block["figure"]["at"], limits)
        self.reach = {name: reach_for(value) for name, value in ground.linear.at.items()}
        walks = int(ground.trace.params["iterations"]) * 5 if ground.mode == "descent" else 1
        self.left = min(_MOST, _MOST_WORK // (ground.graph.size * walks))
        self.met = False

    def look(self, place: dict[str, int]) -> tuple[float, dict[str, int]]:
        """How far the goal is at a place, and the place."""
        if self.met or self.left <= 0:
            return math.inf, place
        self.left -= 1
        at = {name: float(f"{self.reach[name] / TICKS * tick:.12g}") for name, tick in place.items()}
        try:
            ground = replace(self.ground, at={**self.ground.at, **at})
            self.met = claim(ground, self.goal)
            away = gap(ground, self.goal)
        except PathsumError:  # outside the domain, for one
            return math.inf, place
        return (away if math.isfinite(away) else math.inf), place


def reach_for(value: float) -> float:
    """How far a slider reaches: the smallest of 1, 2, 5 times a power of ten that leaves room to move on both sides of a value."""
    wanted = max(2 * abs(value), 1.0)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= wanted * (1 - 1e-12)), 10 * power)
