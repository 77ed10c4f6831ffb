"""Expression swell: how large a derivative is as a formula, as a graph, and with equal parts merged. Counts operations; knows no values and no sweep.

The derivative is written by the chain rule with the table's partials, as a person would: factors 0 and 1 are left out. As a *formula* (a tree) every shared
part is written wherever it is used: the count is exact, in whole numbers of any size, though the tree is never built. As a *graph* each value is computed
once and referred to, which is what forward and reverse mode do. *Merged*, equal operations on equal arguments are one (common subexpressions: CSE).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.graph import CONST, INPUT, Graph
from engine.primitives import CONSTANTS, TABLE
from engine.rules import labelled
from engine.syntax import Apply, Expr, Name, Number, leaves_first


@dataclass(frozen=True, slots=True)
class Sizes:
    """Operations in the written-out formula, in the graph, and in the graph with equal parts merged."""

    tree: int
    graph: int
    merged: int


@dataclass(frozen=True, slots=True)
class Swell:
    """The sizes of an output and of its derivative in one input."""

    function: Sizes
    derivative: Sizes


class _Arena:
    """Operations by number, arguments before their users. ``merge``: an operation that is there already is not added again."""

    def __init__(self, *, merge: bool) -> None:
        self.args: list[tuple[int, ...]] = []
        self.known: dict[object, int] | None = {} if merge else None
        self.numbers: dict[float, int] = {}

    def leaf(self) -> int:
        """A number or an input: no operation."""
        self.args.append(())
        return len(self.args) - 1

    def number(self, value: float) -> int:
        """The leaf of a number."""
        if value not in self.numbers:
            self.numbers[value] = self.leaf()
        return self.numbers[value]

    def add(self, name: str, args: tuple[int, ...]) -> int:
        """An operation on these arguments."""
        if self.known is not None and (name, args) in self.known:
            return self.known[name, args]
        self.args.append(args)
        if self.known is not None:
            self.known[name, args] = len(self.args) - 1
        return len(self.args) - 1

    def put(self, tree: Expr, names: dict[str, int]) -> int:
        """A formula of the table with its names given."""
        done: list[int] = []
        for expr in leaves_first(tree):
            if isinstance(expr, Apply):
                args = tuple(done[len(done) - len(expr.args) :])
                del done[len(done) - len(expr.args) :]
                done.append(self.add(expr.function, args))
            elif isinstance(expr, Number):
                done.append(self.number(expr.value))
            elif isinstance(expr, Name):
                done.append(names[expr.name] if expr.name in names else self.number(CONSTANTS[expr.name]))
        return done[0]

    def operations(self, root: int) -> int:
        """How many operations ``root`` needs."""
        seen, waiting, count = {root}, [root], 0
        while waiting:
            args = self.args[waiting.pop()]
            count += bool(args)
            fresh = set(args) - seen
            seen |= fresh
            waiting.extend(fresh)
        return count

    def written_out(self, root: int) -> int:
        """How many operations stand in the formula of ``root``."""
        sizes: list[int] = []
        for args in self.args[: root + 1]:
            sizes.append(1 + sum(sizes[arg] for arg in args) if args else 0)
        return sizes[root]


def swell(graph: Graph, output: str, name: str) -> Swell:
    """The sizes of ``output`` and of its derivative in the input ``name``. For graphs of single numbers. Raises PathsumError for unknown names."""
    leaf, end = graph.input_node(name), graph.output_node(output)
    wanted = _needed(graph, end)
    apart, together = _Arena(merge=False), _Arena(merge=True)
    roots = [_written(arena, graph, leaf, wanted) for arena in (apart, together)]
    (value, slope), (merged_value, merged_slope) = roots
    return Swell(
        Sizes(apart.written_out(value), apart.operations(value), together.operations(merged_value)),
        Sizes(apart.written_out(slope), apart.operations(slope), together.operations(merged_slope)),
    )


def _needed(graph: Graph, end: int) -> list[int]:
    wanted = {end}
    for node in range(end, -1, -1):
        if node in wanted:
            wanted.update(graph.args[node])
    return sorted(wanted)


def _written(arena: _Arena, graph: Graph, leaf: int, wanted: Iterable[int]) -> tuple[int, int]:
    """Put the last wanted node's value and its derivative in ``leaf`` into the arena."""
    place: dict[int, int] = {}
    slope: dict[int, int] = {}  # nodes that the input does not reach have none
    one = arena.number(1.0)
    end = leaf
    for node in wanted:
        end = node
        op, args = graph.op[node], graph.args[node]
        if op in (INPUT, CONST):
            place[node] = arena.number(graph.number[node]) if op == CONST else arena.leaf()
            if node == leaf:
                slope[node] = one
            continue
        place[node] = arena.add(op, tuple(place[arg] for arg in args))
        words = tuple(_word(graph, arg) for arg in args)
        names = {f"#{near}": place[near] for near in (*args, node)}
        total: int | None = None
        for slot, arg in enumerate(args):
            if arg not in slope:
                continue
            partial = labelled(TABLE[op], slot, words, Name(f"#{node}"))
            if isinstance(partial, Number) and partial.value == 0:
                continue
            if isinstance(partial, Number) and partial.value == 1:
                term = slope[arg]
            elif slope[arg] == one:
                term = arena.put(partial, names)
            else:
                term = arena.add("mul", (arena.put(partial, names), slope[arg]))
            total = term if total is None else arena.add("add", (total, term))
        if total is not None:
            slope[node] = total
    return place[end], slope.get(end, arena.number(0.0))


def _word(graph: Graph, node: int) -> Expr:
    return Number(graph.number[node]) if graph.op[node] == CONST else Name(f"#{node}")
