"""The computational graph: single assignment, topological order, every use an edge. Holds structure only, never values of a sweep.

Node numbers are deterministic: the order in which the program computes. An edge is (destination, slot), so ``x*x`` has two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from engine.errors import PathsumError, Span
from engine.phrases import say
from engine.shapes import Shape, Value, coordinates
from engine.source import Source
from engine.syntax import Place
from engine.wording import refuse

INPUT = "input"
CONST = "const"


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes ``first`` up to ``end`` that came from one call (``kind`` "call") or one turn of a loop ("turn"); outer groups come first.

    ``args`` are the nodes that a call was given, in the order in which they are written.
    """

    kind: str
    label: str
    first: int
    end: int
    place: Place
    args: tuple[int, ...] = ()


@dataclass(frozen=True)
class Graph:
    """Columns over nodes. ``args[i]`` are the nodes that node i reads, in slot order; ``number[i]`` is a constant's value or an input's start.

    ``shape`` and ``detail`` are empty where every operation is one on single numbers; else a shape for every node, and what a tensor operation is told beside
    its arguments (axes, places).
    """

    source: Source
    op: Sequence[str]
    args: Sequence[tuple[int, ...]]
    number: Sequence[Value]
    name: Sequence[str | None]
    label: Sequence[str]
    place: Sequence[Place | None]
    inputs: tuple[int, ...]
    outputs: tuple[tuple[str, int], ...]
    named: dict[str, int] = field(repr=False)
    groups: tuple[Group, ...] = ()
    shape: Sequence[Shape] = ()
    detail: Sequence[object] = ()

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

    @property
    def has_tensors(self) -> bool:
        """Whether any node holds more than a single number, or comes from an operation on tensors."""
        return bool(self.shape)

    def shape_of(self, node: int) -> Shape:
        """The node's shape, () for a single number."""
        return self.shape[node] if self.shape else ()

    @cached_property
    def input_places(self) -> dict[str, tuple[int, int]]:
        """Every number that can be set, by name: the input it belongs to and its place there. A tensor x has ``x[0]``, ``x[1]``, …"""
        return {name: (node, place) for node in self.inputs for place, name in enumerate(coordinates(self.label[node], self.shape_of(node)))}

    @cached_property
    def output_places(self) -> dict[str, tuple[int, int]]:
        """Every number that comes out, by name: its node and its place there."""
        return {name: (node, place) for known, node in self.outputs for place, name in enumerate(coordinates(known, self.shape_of(node)))}

    def input_names(self) -> list[str]:
        """The names of the numbers that go in, in order."""
        return list(self.input_places)

    def output_names(self) -> list[str]:
        """The names of the numbers that come out, in order."""
        return list(self.output_places)

    def input_node(self, name: str) -> int:
        """The input that the number ``name`` belongs to. Raises PathsumError E_PARAM."""
        if name not in self.input_places:
            raise _unknown("input_unknown", name, self.input_names())
        return self.input_places[name][0]

    def output_node(self, name: str) -> int:
        """The node that the number ``name`` belongs to. Raises PathsumError E_PARAM."""
        if name not in self.output_places:
            raise _unknown("output_unknown", name, self.output_names())
        return self.output_places[name][0]


def _unknown(key: str, name: str, names: list[str]) -> PathsumError:
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return refuse(key, name=repr(name) if len(name) < 60 else say("word_that"), all=shown or say("word_none"))
