"""New numbers for an attempt, such as a person can work with on paper: few digits in every value, slope and result. The same seed gives the same numbers."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping

import engine
from app.lessons.quantities import Ground

_TRIES = 60
_NUMBERS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 0.5, 1.5, 2.5)
_LARGE = 1000.0
_MOST_WORK = 200_000


def fresh(graph: engine.Graph, at: Mapping[str, float], mode: str, seed: int, limits: engine.Limits) -> dict[str, float]:
    """Numbers for the inputs, of the same signs as they have now, so that the program keeps its domain and its branches."""
    chance = random.Random(seed)
    start = engine.linearize(graph, at).at
    tries = max(4, min(_TRIES, _MOST_WORK // max(1, graph.size)))
    drawn = [_draw(chance, start) for _ in range(tries)]
    costs = [(_trouble(Ground(graph, candidate, mode, limits=limits)) + 20.0 * (candidate == start), place) for place, candidate in enumerate(drawn)]
    least = min(costs)[0]
    good = [place for cost, place in costs if cost <= least + 1.0]
    return drawn[chance.choice(good)]


def _draw(chance: random.Random, start: Mapping[str, float]) -> dict[str, float]:
    numbers = list(_NUMBERS)
    chance.shuffle(numbers)
    found = {}
    for place, (name, value) in enumerate(start.items()):
        size = numbers[place % len(numbers)] if place < len(numbers) else chance.choice(_NUMBERS)
        if 0 < abs(value) < 1:  # a weight or a probability stays one
            size = chance.choice((0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9))
        found[name] = math.copysign(size, value) if value else size
    return found


def _trouble(ground: Ground) -> float:
    """How hard the numbers are to work with: digits, large numbers, zeros, and different things that look alike."""
    if ground.graph.has_tensors:
        return 0.0
    value = [number for node, number in enumerate(ground.linear.value) if ground.graph.active[node]]
    partial = [number for number in ground.linear.partial if number is not None]
    ends = ground.ends("tangent" if ground.mode == "forward" else "adjoint").values()
    worst = 0.0
    for weight, numbers in ((1.0, value), (2.0, partial), (2.0, list(ends))):
        worst += weight * sum(_digits(float(number)) for number in numbers) / max(1, len(numbers))
    alike = sum(any(math.isclose(float(a), float(b)) for b in value) for a in ends)
    return worst + 0.5 * alike / max(1, len(value))


def _digits(number: float) -> float:
    """Digits after the point and places before it, more than are pleasant; much for what cannot be written at all."""
    if not math.isfinite(number):
        return 50.0
    if number == 0:
        return 3.0
    short = next((places for places in range(4) if math.isclose(round(number, places), number, rel_tol=1e-12)), 6)
    return short + (math.log10(abs(number) / _LARGE) * 4 if abs(number) > _LARGE else 0.0) + (1.0 if abs(number) > 30 else 0.0)
