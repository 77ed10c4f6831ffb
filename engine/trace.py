"""A trace: every step of a sweep as flat columns, with effects that can be undone. Knows no mode.

Columns, not objects, so that recording costs little more than computing. Tags, levels and effects: docs/wire.md.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from engine.linearize import Linearized
from engine.shapes import Value
from engine.tape import Order, Tape

EDGE, NODE, SWEEP = 0, 1, 2
"""Levels of a step: one edge, a node is complete, a sweep is complete."""

SET = "set"
State: TypeAlias = dict[str, dict[int, Value]]


@dataclass
class Steps:
    """Columns of steps and of their effects. Step i owns effects ``effect_offset[i]`` to ``effect_offset[i + 1]``, and terms likewise."""

    channels: tuple[str, ...]
    tags: tuple[tuple[str, tuple[str, ...]], ...]
    tag: list[int] = field(default_factory=list)
    node: list[int] = field(default_factory=list)
    edge: list[int] = field(default_factory=list)
    item: list[int] = field(default_factory=list)
    level: list[int] = field(default_factory=list)
    sweep: list[int] = field(default_factory=list)
    term_offset: list[int] = field(default_factory=lambda: [0])
    term: list[Value] = field(default_factory=list)
    effect_offset: list[int] = field(default_factory=lambda: [0])
    kind: list[str] = field(default_factory=list)
    channel: list[int] = field(default_factory=list)
    key: list[int] = field(default_factory=list)
    before: list[Value | None] = field(default_factory=list)
    after: list[Value | None] = field(default_factory=list)
    _shared: bool = field(default=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.tag)

    def effect(self, channel: int, key: int, before: Value | None, after: Value | None, kind: str = SET) -> None:
        """Record that ``channel[key]`` goes from ``before`` to ``after`` in the step that is closed next (None: it is not there)."""
        if self._shared:
            self._own()
        self.kind.append(kind)
        self.channel.append(channel)
        self.key.append(key)
        self.before.append(before)
        self.after.append(after)

    def close(self, tag: int, sweep: int, *, node: int = -1, edge: int = -1, item: int = -1, level: int = EDGE, terms: Sequence[Value] = ()) -> None:
        """End the step that the last effects belong to."""
        if self._shared:
            self._own()
        self.tag.append(tag)
        self.node.append(node)
        self.edge.append(edge)
        self.item.append(item)
        self.level.append(level)
        self.sweep.append(sweep)
        self.term.extend(terms)
        self.term_offset.append(self.term_offset[-1] + len(terms))
        self.effect_offset.append(len(self.key))

    def edges(self, tag: int, channel: int, order: Order, *, sweep: int = 1, item: int = -1) -> None:
        """A step for every edge, three terms and one effect each. Their numbers are the caller's: ``engine.sweeps.carry`` appends them."""
        if self._shared:
            self._own()
        count = len(order.edges)
        self.tag += [tag] * count
        self.node += order.target
        self.edge += order.edges
        self.item += [item] * count
        self.level += order.level
        self.sweep += [sweep] * count
        self.term_offset += range(self.term_offset[-1] + 3, self.term_offset[-1] + 3 * count + 1, 3)
        self.effect_offset += range(len(self.key) + 1, len(self.key) + count + 1)
        self.kind += [SET] * count
        self.channel += [channel] * count
        self.key += order.target

    def evaluation(self, structure: Tape, values: Sequence[Value]) -> None:
        """A step for every operation of sweep 0, whose value becomes known. The first steps of a trace; tag and channel are 0."""
        nodes = structure.operations
        columns = structure.evaluation
        if columns is None:
            nothing, nowhere, count = [0] * len(nodes), [-1] * len(nodes), len(nodes)
            levels = [NODE] * (count - 1) + [SWEEP] * bool(count)
            made = (nothing, nodes, nowhere, nowhere, levels, nothing, [0] * (count + 1), [*range(count + 1)], [SET] * count, nothing, nodes)
            columns = structure.evaluation = dict(zip(STATIC, made, strict=True))
        self._take(columns)
        self.before = [None] * len(nodes)
        self.after = list(structure.values(values))

    def follow(self, structure: Tape, key: Hashable, record: Callable[[Steps], None]) -> None:
        """The steps and keys that ``record`` records, where they depend on ``key`` and the graph alone; ``term``, ``before`` and ``after`` are the caller's.

        These columns are made once a graph and shared by its traces: copying them would cost as much as computing the others.
        """
        begun = self._shared and structure.evaluation is not None and self.tag is structure.evaluation["tag"]
        columns = structure.kept.get(key) if begun else None
        if columns is None:
            blank = Steps(self.channels, self.tags)
            for name in STATIC:
                setattr(blank, name, list(getattr(self, name)))
            record(blank)
            columns = {name: getattr(blank, name) for name in STATIC}
            if begun:
                structure.keep(key, columns)
        self._take(columns)

    def _take(self, columns: dict[str, list[Any]]) -> None:
        vars(self).update(columns)
        self._shared = True

    def _own(self) -> None:
        """Shared columns are copied before they grow."""
        for name in STATIC:
            setattr(self, name, list(getattr(self, name)))
        self._shared = False


STATIC = ("tag", "node", "edge", "item", "level", "sweep", "term_offset", "effect_offset", "kind", "channel", "key")
"""The columns without numbers."""


@dataclass(frozen=True)
class PathList:
    """Paths from one input to one output: the exact number, and those enumerated, largest |product| first, as edge numbers."""

    input: int
    output: int
    count: int
    edges: list[list[int]]
    product: list[float]
    sum: float
    total: float


@dataclass(frozen=True)
class Trace:
    """A recorded run of one mode on one graph at one point. ``initial`` is known before step 1; pages open after ``start`` steps."""

    mode: str
    params: Mapping[str, Any]
    at: Linearized
    initial: State
    start: int
    steps: Steps
    value: dict[str, float]
    jacobian: dict[str, dict[str, float]]
    paths: PathList | None = None


def state_at(trace: Trace, k: int) -> State:
    """The channels after ``k`` steps. A key that is absent is not known yet. Raises IndexError outside 0 … len(steps)."""
    steps = trace.steps
    if not 0 <= k <= len(steps):
        raise IndexError(f"step {k} of a trace of {len(steps)} steps")
    state: State = {name: dict(trace.initial.get(name, {})) for name in steps.channels}
    for row in range(steps.effect_offset[k]):
        after = steps.after[row]
        channel = state[steps.channels[steps.channel[row]]]
        if after is None:
            channel.pop(steps.key[row], None)
        else:
            channel[steps.key[row]] = after
    return state


def undo(trace: Trace, state: State, k: int) -> None:
    """Take back step ``k`` (from 1) from the state after it, in place."""
    steps = trace.steps
    for row in reversed(range(steps.effect_offset[k - 1], steps.effect_offset[k])):
        before = steps.before[row]
        channel = state[steps.channels[steps.channel[row]]]
        if before is None:
            channel.pop(steps.key[row], None)
        else:
            channel[steps.key[row]] = before
