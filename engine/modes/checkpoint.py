"""Reverse mode in little memory: values are forgotten, a few states of the program are kept, the rest is computed again. Knows no other mode.

Every operation is one step of the chain that ``engine.checkpoint`` schedules (Griewank and Walther 2000, revolve). The state before operation i is what
later operations still need of the values before it; inputs and constants are always at hand. Channel ``value`` holds the state at hand, ``snapshot`` which
state each slot keeps, ``stored`` how many values all slots keep, ``runs`` how often each operation was computed after the first evaluation, and
``advances`` how many of those runs only went ahead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.checkpoint import fewest_advances, needed, operations, schedule
from engine.found import Found
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized
from engine.modes.base import EVALUATE, Mode, Param
from engine.modes.options import CROSSINGS_PER_EDGE, chosen_output, whole
from engine.numeric import strong
from engine.trace import EDGE, NODE, SWEEP, Steps, Trace, state_at
from engine.wording import check

_VALUE, _ADJOINT, _SNAPSHOT, _STORED, _RUNS, _ADVANCES = range(6)
_FORGET, _STORE, _RUN, _RESTORE, _TURN, _EDGE, _DROP, _DONE = range(1, 9)
OUTPUT = Param("output", "output", "The output whose adjoint is 1.", "the first output")
SNAPSHOTS = Param("snapshots", "count", "How many states may be kept at a time; by default more for a long program.", "2", least=1, most=1_000)
_USUAL = 4
"""How often the operations may be run ahead, on average, where nobody says how many states are kept."""


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``output``: whose derivatives; ``snapshots``: how many states there is room for."""
    snapshots, length = whole(SNAPSHOTS, params.get("snapshots")), len(operations(graph))
    if params.get("snapshots") is None:
        snapshots = next(room for room in range(snapshots, max(snapshots, length) + 1) if length < 2 or fewest_advances(length, room) <= _USUAL * length)
    if length:
        runs = fewest_advances(length, min(snapshots, length)) + length
        check("checkpoint_work", runs, CROSSINGS_PER_EDGE * limits.edges)
    return {"output": chosen_output(graph, params.get("output")), "snapshots": snapshots}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record what is forgotten, kept, computed again and handed back."""
    recorder = _Recorder(at, at.graph.output_node(params["output"]), steps)
    length = len(recorder.chain)
    recorder.forget()
    for action in schedule(length, params["snapshots"]).actions if length else ():
        if action.kind == "store":
            recorder.store(action.step, action.slot)
        elif action.kind == "drop":
            recorder.drop(action.step, action.slot)
        elif action.kind == "restore":
            recorder.restore(action.step, action.slot)
        elif action.kind == "advance":
            for index in range(action.step, action.to):
                recorder.compute(index, ahead=True, last=index == action.to - 1)
        else:
            recorder.turn(action.step)
    recorder.finish()


class _Recorder:
    def __init__(self, at: Linearized, output: int, steps: Steps) -> None:
        self.at, self.output, self.steps = at, output, steps
        self.chain, self.states = operations(at.graph), needed(at.graph)
        self.hand: set[int] = set(self.chain)
        self.adjoint: dict[int, float] = {}
        self.runs: dict[int, int] = {}
        self.stored = self.most = self.advances = 0

    def have(self, state: set[int]) -> None:
        """Make the state at hand this one."""
        for node in sorted(self.hand - state):
            self.steps.effect(_VALUE, node, self.at.value[node], None)
        for node in sorted(state - self.hand):
            self.steps.effect(_VALUE, node, None, self.at.value[node])
        self.hand = set(state)

    def keep(self, change: int) -> None:
        self.steps.effect(_STORED, 0, self.stored, self.stored + change)
        self.stored += change
        self.most = max(self.most, self.stored)

    def forget(self) -> None:
        self.have(set())
        self.adjoint[self.output] = 1.0
        self.steps.effect(_STORED, 0, None, 0.0)
        self.steps.effect(_ADVANCES, 0, None, 0.0)
        self.steps.effect(_ADJOINT, self.output, None, 1.0)
        self.steps.close(_FORGET, 1, node=self.output, level=NODE, terms=(len(self.chain),))

    def store(self, step: int, slot: int) -> None:
        self.steps.effect(_SNAPSHOT, slot, None, step)
        self.keep(len(self.states[step]))
        self.steps.close(_STORE, 1, node=self.chain[step], item=slot, level=NODE, terms=(len(self.states[step]),))

    def drop(self, step: int, slot: int) -> None:
        self.steps.effect(_SNAPSHOT, slot, step, None)
        self.keep(-len(self.states[step]))
        self.steps.close(_DROP, 1, node=self.chain[step], item=slot, level=NODE, terms=(len(self.states[step]),))

    def restore(self, step: int, slot: int) -> None:
        self.have(self.states[step])
        self.steps.close(_RESTORE, 1, node=self.chain[step], item=slot, level=NODE, terms=(len(self.states[step]),))

    def compute(self, index: int, *, ahead: bool, last: bool) -> None:
        """Run one operation again; going ahead, what nothing needs any more is let go."""
        node = self.chain[index]
        self.have(self.states[index] | {node} if not ahead else self.states[index + 1])
        if node not in self.hand:  # nothing after it needs it: it is computed and let go at once
            self.steps.effect(_VALUE, node, None, self.at.value[node])
            self.steps.effect(_VALUE, node, self.at.value[node], None)
        before = self.runs.get(node)
        self.runs[node] = (before or 0) + 1
        self.steps.effect(_RUNS, node, before, self.runs[node])
        if ahead:
            self.steps.effect(_ADVANCES, 0, self.advances, self.advances + 1)
            self.advances += 1
        tag, level = (_RUN, NODE if last else EDGE) if ahead else (_TURN, EDGE if self.used(node) else NODE)
        self.steps.close(tag, 1, node=node, level=level, terms=(self.at.value[node],))

    def used(self, node: int) -> list[int]:
        """The edges along which ``node`` hands its adjoint back."""
        first = self.at.graph.first_edge[node]
        edges = range(first, first + len(self.at.graph.args[node]))
        return [edge for edge in edges if self.at.partial[edge] is not None] if node in self.adjoint else []

    def turn(self, index: int) -> None:
        """Run the operation from its state, with its partials, and hand its adjoint back at once."""
        self.compute(index, ahead=False, last=False)
        node = self.chain[index]
        used = self.used(node)
        for edge in used:
            upstream, slope, target = self.adjoint[node], self.at.partial[edge] or 0.0, self.at.graph.edges[0][edge]
            product, before = strong(upstream, slope), self.adjoint.get(target)
            self.adjoint[target] = product if before is None else before + product
            self.steps.effect(_ADJOINT, target, before, self.adjoint[target])
            level = NODE if edge == used[-1] else EDGE
            self.steps.close(_EDGE, 1, node=target, edge=edge, level=level, terms=(upstream, slope, product))

    def finish(self) -> None:
        for leaf in self.at.graph.inputs:
            if leaf not in self.adjoint:
                self.steps.effect(_ADJOINT, leaf, None, 0.0)
        again = sum(self.runs.values())
        self.steps.close(_DONE, 1, level=SWEEP, terms=(again, self.most, len(self.chain)))


def found(trace: Trace) -> tuple[Found, ...]:
    """What it took: operations computed again, values kept at most, and what an ordinary reverse sweep would have kept."""
    again, most, length = (int(term) for term in trace.steps.term[-3:])
    advances = int(state_at(trace, len(trace.steps))["advances"][0])
    return Found("operations", length), Found("again", again), Found("advances", advances), Found("most_stored", most), Found("tape", length)


CHECKPOINT = Mode(
    "checkpoint",
    "Checkpointing",
    "Reverse mode in little memory: forget the values, keep a few states of the program, and compute the rest again when it is needed.",
    (OUTPUT, SNAPSHOTS),
    ("value", "adjoint", "snapshot", "stored", "runs", "advances"),
    (
        EVALUATE,
        ("checkpoint.forget", ("operations",)),
        ("checkpoint.store", ("values",)),
        ("checkpoint.run", ("value",)),
        ("checkpoint.restore", ("values",)),
        ("checkpoint.turn", ("value",)),
        ("checkpoint.edge", ("upstream", "partial", "product")),
        ("checkpoint.drop", ("values",)),
        ("checkpoint.done", ("again", "stored", "operations")),
    ),
    complete,
    run,
    "scalars",
    found,
)
