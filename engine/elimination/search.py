"""A search for good vertex elimination orders on graphs too large for a proof: simulated annealing with restarts. Knows no clock and no file.

Kirkpatrick, Gelatt and Vecchi 1983; for this problem Naumann and Gottschling 2003. A move takes one vertex a few places earlier or later,
past those that notice it (``frozen.py``), which costs microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count as counter
from math import exp

from engine.elimination.chance import uniform
from engine.elimination.cuts import lower_bound
from engine.elimination.frozen import Frozen
from engine.elimination.orders import RULES, markowitz, relative_markowitz
from engine.elimination.shape import Shape, count

HOT, COLD = 3.0, 0.15
"""Temperatures, in multiplications, between which one round cools."""
ROUND = 100_000
"""Moves tried in the first round; every further one has a quarter more."""
_REPORT_EVERY = 1024
_CROSS_MORE = 0.4


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: moves tried, rounds begun, the fewest multiplications so far, and the bound no order goes below."""

    moves: int
    rounds: int
    best: int
    least: int


@dataclass(frozen=True, slots=True)
class BestOrder:
    """The best order met. ``proven`` where it reaches the lower bound ``least``, so that none is better."""

    order: list[int]
    multiplications: int
    moves: int
    rounds: int
    least: int
    proven: bool


def search(
    shape: Shape,
    seed: int = 0,
    *,
    keep_going: Callable[[Progress], bool] | None = None,
    most_moves: int | None = None,
    target: int = 0,
    length: int = ROUND,
) -> BestOrder:
    """The best order met until ``keep_going`` says stop, ``most_moves`` are tried, or ``target`` or the lower bound is reached.

    With neither a callback nor a number of moves it ends after four rounds. Equal seeds and numbers of moves give equal answers.
    """
    if keep_going is None and most_moves is None:
        most_moves = 4 * length
    starts = [rule(shape) for rule in RULES.values()] + [markowitz(shape, last=True), relative_markowitz(shape, last=True)]
    starts.sort(key=lambda order: count(shape, order))
    best, cost = starts[0], count(shape, starts[0])
    least = lower_bound(shape)
    goal = max(least, target)
    random = uniform(seed)
    moves = rounds = 0
    if len(shape.vertices) < 2:
        goal = cost
    for rounds in counter() if cost > goal else ():
        # The best heuristic first, then in turn what has been found and the other heuristics.
        begin = starts[rounds // 2 % len(starts)] if rounds % 2 == 0 else best
        steps = int(length * 1.25**rounds) if rounds < 40 else length
        for tried, order, reached in _anneal(shape, begin, random, steps, cost, goal):
            moves += tried
            if order is not None:
                best, cost = order, reached
            if cost <= goal or (most_moves is not None and moves >= most_moves):
                return BestOrder(best, cost, moves, rounds + 1, least, cost <= least)
            if keep_going is not None and not keep_going(Progress(moves, rounds + 1, cost, least)):
                return BestOrder(best, cost, moves, rounds + 1, least, cost <= least)
    return BestOrder(best, cost, moves, rounds, least, cost <= least)


def _anneal(shape: Shape, order: list[int], random: Callable[[], float], steps: int, best: int, goal: int) -> Iterator[tuple[int, list[int] | None, int]]:
    """One round of annealing from ``order``. Yields now and then (moves since the last time, a new best order or None, its cost)."""
    frozen = Frozen(shape, order)
    total = sum(frozen.cost)
    temperature, cooling = HOT, (COLD / HOT) ** (1 / steps)
    width, tried, better = len(order), 0, None
    for _ in range(steps):
        tried += 1
        temperature *= cooling
        crossings = 1
        while crossings < 8 and random() < _CROSS_MORE:
            crossings += 1
        place = int(random() * width)
        change = frozen.later(place, crossings) if random() < 0.5 else frozen.earlier(place, crossings)
        if change <= 0 or random() < exp(-change / temperature):
            frozen.accept()
            total += change
            if total < best:
                best, better = total, list(frozen.order)
        else:
            frozen.reject()
        if tried == _REPORT_EVERY or best <= goal:
            yield tried, better, best
            tried, better = 0, None
    yield tried, better, best
