"""A graph with tensors written out in single numbers: same names for what goes in and comes out, same results. Knows no values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.graph import CONST, INPUT, Graph
from engine.limits import Limits
from engine.linearize import point
from engine.nodes import Columns
from engine.primitives import TABLE
from engine.shapes import coordinates
from engine.syntax import Place
from engine.tensors import elementwise
from engine.tensors.operation import Detail
from engine.tensors.shapes import ShapeError, flat
from engine.tensors.table import OPERATIONS
from engine.wording import check, refuse


class _Writer:
    """Takes the scalar nodes of one tensor node at a time (``Emit`` of engine/tensors/operation.py)."""

    def __init__(self, source: Graph, limits: Limits) -> None:
        self.nodes = Columns()
        self.limits = limits
        self.source = source
        self.place: Place | None = None

    def number(self, value: float, /) -> int:
        """A constant."""
        return self.nodes.add(CONST, (), value, self.place)

    def apply(self, name: str, /, *args: int) -> int:
        """A primitive."""
        node = self.nodes.add(name, args, 0.0, self.place)
        if node >= self.limits.nodes:
            span = self.source.source.span(*self.place) if self.place else None
            check("written_nodes", node + 1, self.limits.nodes, span)
        return node


def scalarize(graph: Graph, limits: Limits | None = None) -> Graph:
    """The same program in scalar primitives. A tensor x becomes x[0], x[1], …; a graph without tensors is returned as it is. Raises PathsumError."""
    if not graph.has_tensors:
        return graph
    write = _Writer(graph, limits or Limits())
    nodes = write.nodes
    placed: list[list[int]] = []
    starts: list[int] = []
    for node, op in enumerate(graph.op):
        starts.append(nodes.size)
        write.place = graph.place[node]
        shape = graph.shape[node]
        if op in (INPUT, CONST):
            numbers = flat(graph.number[node])
            names: Sequence[str | None] = (
                coordinates(graph.name[node] or "", shape) if op == INPUT else [graph.name[node] if not shape else None] * len(numbers)
            )
            placed.append([nodes.add(op, (), number, write.place, name) for number, name in zip(numbers, names, strict=True)])
            continue
        made = _written(graph, node, [placed[arg] for arg in graph.args[node]], write)
        name = graph.name[node]
        if name is not None:
            for each, said in zip(made, coordinates(name, shape), strict=True):
                if each >= starts[node] and nodes.name[each] is None:
                    nodes.name[each] = said
        placed.append(made)
    starts.append(nodes.size)
    return Graph(
        graph.source, nodes.op, nodes.args, nodes.number, nodes.name, nodes.labels(), nodes.place, tuple(nodes.inputs),
        tuple((name, placed[node][place]) for name, (node, place) in graph.output_places.items()),
        {said: each for name, node in graph.named.items() for said, each in zip(coordinates(name, graph.shape[node]), placed[node], strict=True)},
        tuple(
            replace(group, first=starts[group.first], end=starts[group.end], args=tuple(each for arg in group.args for each in placed[arg]))
            for group in graph.groups
        ),
    )  # fmt: skip


def _written(graph: Graph, node: int, args: list[list[int]], write: _Writer) -> list[int]:
    op, detail = graph.op[node], graph.detail[node]
    if isinstance(detail, Detail):
        try:
            return OPERATIONS[op].expand(args, detail, write)
        except ShapeError as problem:
            span = graph.source.span(*write.place) if write.place else None
            raise refuse(problem.key, span, None, **problem.terms) from None
    return elementwise.expand(TABLE[op], args, [graph.shape[arg] for arg in graph.args[node]], write)


def written_out(graph: Graph, at: Mapping[str, Any] | None, limits: Limits | None = None) -> tuple[Graph, Mapping[str, float] | None]:
    """``scalarize``, and the point by the names that the numbers have then. Raises PathsumError."""
    if not graph.has_tensors:
        return graph, at
    return scalarize(graph, limits), None if at is None else point(graph, at)
