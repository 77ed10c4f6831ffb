"""Reversing a chain of steps with room for few of their states: the binomial schedule, its recomputation counted, a program as such a chain. Knows no trace.

Griewank and Walther 2000 (Algorithm 799: revolve); Griewank 1992 for the proof that it is optimal. A chain of l steps is reversed with c snapshots, the
initial state among them. With r the number for which  C(c + r − 1, c) < l ≤ C(c + r, c),  no step is run more than r times ahead of its reversal, and
all advances together are  r·l − C(c + r, c + 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb
from typing import Literal

from engine.graph import Graph
from engine.scalarize import scalarize
from engine.wording import check, refuse

Kind = Literal["store", "advance", "restore", "turn", "drop"]
MOST_STEPS = 100_000


@dataclass(frozen=True, slots=True)
class Action:
    """``store`` the current state ``step`` in ``slot``; ``restore`` it; ``drop`` the slot; ``advance`` the current state from ``step`` to ``to``;
    ``turn``: run step ``step`` from its state once more, with a tape, and reverse it at once."""

    kind: Kind
    step: int
    to: int
    slot: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """``advances``: steps run without a tape. All in all a chain is run ``advances + steps`` steps, against ``steps`` with room for everything."""

    steps: int
    snapshots: int
    actions: tuple[Action, ...]
    advances: int


def binomial(snapshots: int, repeats: int) -> int:
    """C(c + r, c): how many steps can be reversed with c snapshots, none run ahead more than r times. 0 for r below 0."""
    return comb(snapshots + repeats, snapshots) if repeats >= 0 else 0


def repeats(steps: int, snapshots: int) -> int:
    """The smallest r with C(c + r, c) ≥ l."""
    r = 0
    while binomial(snapshots, r) < steps:
        r += 1
    return r


def fewest_advances(steps: int, snapshots: int) -> int:
    """The least number of advances that reverses the chain: r·l − C(c + r, c + 1) (Griewank and Walther 2000)."""
    _check(steps, snapshots)
    r = repeats(steps, snapshots)
    return r * steps - binomial(snapshots + 1, r - 1)


def _check(steps: int, snapshots: int) -> None:
    for name, value in (("steps", steps), ("snapshots", snapshots)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise refuse("chain_whole", name=name)
    check("chain_long", steps, MOST_STEPS)


def _split(steps: int, snapshots: int) -> int:
    """How far to advance before the next snapshot: any j for which both parts can keep the repetition number; the least is taken."""
    r = repeats(steps, snapshots)
    return max(1, binomial(snapshots, r - 2), steps - binomial(snapshots - 1, r))


def schedule(steps: int, snapshots: int) -> Schedule:
    """The actions that reverse ``steps`` steps with ``snapshots`` snapshots and the fewest advances. Raises PathsumError E_PARAM, E_TOO_BIG."""
    _check(steps, snapshots)
    actions = tuple(_actions(steps, min(snapshots, steps)))
    return Schedule(steps, snapshots, actions, sum(action.to - action.step for action in actions if action.kind == "advance"))


def _actions(steps: int, snapshots: int) -> Iterator[Action]:
    """Reverse [start, start + length) from a stored start: advance, store, reverse the far part, come back for the near part."""
    state: int | None = 0
    yield Action("store", 0, 0, 0)
    # (start, length, snapshots to use, the slot that holds the start, whether to drop that slot when done)
    stack: list[tuple[int, int, int, int, bool]] = [(0, steps, snapshots, 0, True)]
    while stack:
        start, length, room, slot, last = stack.pop()
        if state != start:
            yield Action("restore", start, start, slot)
            state = start
        if length == 1:
            yield Action("turn", start, start + 1, -1)
            state = None
            if last:
                yield Action("drop", start, start, slot)
            continue
        if room == 1:  # nowhere to store: run ahead from the start every time
            far = start + length - 1
            yield Action("advance", start, far, -1)
            yield Action("turn", far, far + 1, -1)
            state = None
            stack.append((start, length - 1, 1, slot, last))
            continue
        near = _split(length, room)
        yield Action("advance", start, start + near, -1)
        yield Action("store", start + near, start + near, slot + 1)
        state = start + near
        stack.append((start, near, room, slot, last))
        stack.append((start + near, length - near, room - 1, slot + 1, True))


def operations(graph: Graph) -> list[int]:
    """The nodes that compute something, in the order of the program: the chain's steps."""
    return [node for node, args in enumerate(graph.args) if args]


def needed(graph: Graph) -> list[set[int]]:
    """For every step of the chain: the operations before it whose values it or a later step uses."""
    chain = operations(graph)
    states: list[set[int]] = [set() for _ in range(len(chain) + 1)]
    later: set[int] = set()
    for index in range(len(chain) - 1, -1, -1):
        later = (later | {arg for arg in graph.args[chain[index]] if graph.args[arg]}) - {chain[index]}
        states[index] = set(later)
    return states


def most_stored(plan: Schedule, states: list[set[int]]) -> int:
    """How many values the snapshots of a schedule keep at the same time, at most; ``states`` as ``needed`` gives them."""
    stored = most = 0
    for action in plan.actions:
        if action.kind in ("store", "drop"):
            stored += len(states[action.step]) * (1 if action.kind == "store" else -1)
            most = max(most, stored)
    return most


@dataclass(frozen=True, slots=True)
class Trade:
    """One reverse sweep with so many snapshots: the operations computed again, and the values that the snapshots keep at most."""

    snapshots: int
    recomputed: int
    stored: int


MOST_TRADES, MOST_NODES = 60, 2_000


def trades(graph: Graph) -> tuple[int, list[Trade]]:
    """How many operations the chain has, and the trade for every number of snapshots from 1; of a long chain for some, ever farther apart.

    Where there are tensors, of the program written out in single numbers.
    """
    graph = scalarize(graph)
    check("checkpoint_nodes", graph.size, MOST_NODES)
    length, states = len(operations(graph)), needed(graph)
    even = range(1, min(length, MOST_TRADES // 2) + 1)
    apart = (round((MOST_TRADES // 2) * (2 * length / MOST_TRADES) ** (i / (MOST_TRADES // 2))) for i in range(1, MOST_TRADES // 2 + 1))
    counts = sorted({*even, *(count for count in apart if 0 < count <= length), *([length] if length else [])})
    plans = [schedule(length, count) for count in counts]
    return length, [Trade(plan.snapshots, plan.advances + length, most_stored(plan, states)) for plan in plans]
