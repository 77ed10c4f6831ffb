"""The computational graph: single assignment, topological order, every use an edge. Holds structure only, never values of a sweep.

Node numbers are deterministic: the order in which the program computes. An edge is (destination, slot), so ``x*x`` has two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from engine.errors import PathsumError, Span
from engine.source import Source
from engine.syntax import Place
from engine.wording import refuse

INPUT = "input"
CONST = "const"


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes ``first`` up to ``end`` that came from one call (``kind`` "call") or one turn of a loop ("turn"); outer groups come first."""

    kind: str
    label: str
    first: int
    end: int
    place: Place


@dataclass(frozen=True)
class Graph:
    """Columns over nodes. ``args[i]`` are the nodes that node i reads, in slot order; ``number[i]`` is a constant's value or an input's start."""

    source: Source
    op: Sequence[str]
    args: Sequence[tuple[int, ...]]
    number: Sequence[float]
    name: Sequence[str | None]
    label: Sequence[str]
    place: Sequence[Place | None]
    inputs: tuple[int, ...]
    outputs: tuple[tuple[str, int], ...]
    named: dict[str, int] = field(repr=False)
    groups: tuple[Group, ...] = ()

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.op)

    @cached_property
    def edges(self) -> tuple[list[int], list[int], list[int]]:
        """Columns (from, to, slot) in order of destination and slot; an edge's number is its row."""
        origin: list[int] = []
        to: list[int] = []
        slot: list[int] = []
        for node, args in enumerate(self.args):
            for place, arg in enumerate(args):
                origin.append(arg)
                to.append(node)
                slot.append(place)
        return origin, to, slot

    @cached_property
    def first_edge(self) -> list[int]:
        """The number of each node's first in-edge, and one past the last edge at the end."""
        starts = [0]
        for args in self.args:
            starts.append(starts[-1] + len(args))
        return starts

    @cached_property
    def active(self) -> list[bool]:
        """Which nodes depend on an input (Griewank and Walther: active variables)."""
        result: list[bool] = []
        for op, args in zip(self.op, self.args, strict=True):
            result.append(op == INPUT or any(result[arg] for arg in args))
        return result

    @cached_property
    def users(self) -> list[list[int]]:
        """The out-edges of each node, by edge number."""
        result: list[list[int]] = [[] for _ in self.op]
        for edge, node in enumerate(self.edges[0]):
            result[node].append(edge)
        return result

    def span(self, node: int) -> Span | None:
        """Where the node stands in the typed text."""
        place = self.place[node]
        return self.source.span(*place) if place is not None else None

    def input_names(self) -> list[str]:
        """The inputs' names, in order."""
        return [self.label[node] for node in self.inputs]

    def output_names(self) -> list[str]:
        """The outputs' names, in order."""
        return [name for name, _ in self.outputs]

    def input_node(self, name: str) -> int:
        """The input called ``name``. Raises PathsumError E_PARAM."""
        for node in self.inputs:
            if self.label[node] == name:
                return node
        raise _unknown("input_unknown", name, self.input_names())

    def output_node(self, name: str) -> int:
        """The node of the output called ``name``. Raises PathsumError E_PARAM."""
        for known, node in self.outputs:
            if known == name:
                return node
        raise _unknown("output_unknown", name, self.output_names())


def _unknown(key: str, name: str, names: list[str]) -> PathsumError:
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return refuse(key, name=repr(name) if len(name) < 60 else "that", all=shown or "none")
