"""A graph as Python code that runs fast: loops over its operations at first, straight-line code where it is evaluated again and again. Knows no sweep.

The text that is compiled is made of the table's rules (`engine.rowtext`) and of integers; names, constants and everything else a person typed are data.
Code is made bit by bit: every evaluation translates about as much as takes as long as the evaluation itself, so that no call pauses for long, a graph that is
seen once pays nothing, and one that is seen for ever runs straight (docs/decisions/0011-speed.md). What raises, as a domain error does, is left to the caller's
careful way; what is singular is reported by node.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import Any, TypeAlias

from engine import codetext as text
from engine.codetext import Kind
from engine.graph import Graph
from engine.primitives import TABLE
from engine.rowtext import functions
from engine.tape import tape

Linear: TypeAlias = Callable[[list[float], list[float | None], Callable[[int], None]], None]
"""Fills in values of nodes, appends the partials of their in-edges, and reports nodes where something is singular."""
Values: TypeAlias = Callable[[list[float]], None]
Adjoints: TypeAlias = Callable[[Sequence[float], list[float]], bool]
"""Carries adjoints on from a chunk; True where something is singular, so that the sums are worth nothing."""

Carry: TypeAlias = Callable[[list[float], Sequence[Any], list[Any], list[Any], list[float]], None]
"""Adds products to what is carried, and lists every edge's terms, the sum before and the sum after."""

CHUNK = 400
"""Operations a function: compile time a line grows beyond a few thousand, calls cost below a hundred."""
LOOP_FROM = 100
"""Graphs smaller than this are evaluated the careful way until they are straight: making the loop would cost more than it saves."""
AFTER_CAREFUL, AFTER_TABLE, AFTER_LOOP, SOONER = 1 / 20, 1 / 200, 1 / 600, 10
"""The share of a graph that is translated at each evaluation, so that translating takes a fifth of the time at most. Graphs of one chunk are done SOONER:
that is over in a few milliseconds. What an operation costs, in microseconds: the careful way 1.5; values by the table 0.15 (straight 0.03, to translate 10);
with partials by the loop 0.11 (0.06, 20); with a gradient 0.19 (0.09, 30); a recorded sweep 0.2 (0.15, 40)."""

FAILURES = (ArithmeticError, ValueError)
"""What the code raises where IEEE 754 has ∞ or NaN."""


class Machine:
    """What has been made for one graph so far: a function a chunk, for values and for values with partials. Belongs to the graph and goes with it."""

    def __init__(self) -> None:
        self._nodes: list[list[int]] | None = None
        self._rows: Rows | None = None
        self.value_code: list[Values] = []
        self.code: list[Linear] = []
        self.gradient_code: list[tuple[Values, Adjoints]] = []
        self._straight = [0, 0, 0]  # chunks translated so far: values; values with partials; gradients
        self._credit = [0.0, 0.0, 0.0]  # operations that may be translated by now

    def __reduce__(self) -> tuple[type[Machine], tuple[()]]:
        """A copied or pickled graph starts anew."""
        return Machine, ()

    def values(self, graph: Graph, value: list[float]) -> None:
        """Fill in ``value``, where the leaves are known. Raises one of FAILURES where that needs IEEE 754's ∞ or NaN."""
        chunks = self.chunks(graph)
        if not self.value_code:
            self.value_code = [partial(_by_table, graph.op, graph.args, nodes) for nodes in chunks]
        for place in self._due(0, graph.size * AFTER_TABLE):
            self.value_code[place] = straight_values(graph, chunks[place])
        for function in self.value_code:
            function(value)

    def linear(self, graph: Graph, value: list[float]) -> tuple[list[float | None], list[int]] | None:
        """Fill in ``value``; answer the partial of every edge, and nodes that need a closer look. None where there is no code yet.

        Raises one of FAILURES where a value or a partial needs IEEE 754's ∞ or NaN.
        """
        chunks = self.chunks(graph)
        if not self.code:
            if graph.size >= LOOP_FROM:
                self.code = linear_loops(self.operations(graph))
            else:
                self._credit[1] += graph.size * AFTER_CAREFUL
                if self._credit[1] < graph.size:
                    return None
                self.code = [straight_linear(graph, nodes) for nodes in chunks]
                self._straight[1] = len(chunks)
        for place in self._due(1, graph.size * AFTER_LOOP):
            self.code[place] = straight_linear(graph, chunks[place])
        partials: list[float | None] = []
        odd: list[int] = []
        report = odd.append
        for function in self.code:
            function(value, partials, report)
        return partials, odd

    def gradients(self, graph: Graph, value: list[float], outputs: Sequence[int]) -> list[list[float]] | None:
        """Fill in ``value``; answer the inputs' adjoints for each of ``outputs``. None where there is no code yet, or something is singular or not finite.

        Raises one of FAILURES where a value or a partial needs IEEE 754's ∞ or NaN.
        """
        chunks = self.chunks(graph)
        if not self.gradient_code:
            if graph.size >= LOOP_FROM:
                self.gradient_code = gradient_loops(self.operations(graph))
            else:
                self._credit[2] += graph.size * AFTER_CAREFUL
                if self._credit[2] < graph.size:
                    return None
                self.gradient_code = [straight_gradient(graph, nodes) for nodes in chunks]
                self._straight[2] = len(chunks)
        for place in self._due(2, graph.size * AFTER_LOOP):
            self.gradient_code[place] = straight_gradient(graph, chunks[place])
        for evaluate, _ in self.gradient_code:
            evaluate(value)
        return self._sweeps(graph, value, outputs)

    def rows(self, graph: Graph, value: Sequence[float], outputs: Sequence[int]) -> list[list[float]] | None:
        """The same where ``value`` is known, and only once there is straight-line code for it. Raises one of FAILURES."""
        if self._straight[2] < len(self.chunks(graph)):
            return None
        return self._sweeps(graph, value, outputs)

    def _sweeps(self, graph: Graph, value: Sequence[float], outputs: Sequence[int]) -> list[list[float]] | None:
        if not math.isfinite(sum(value)):
            return None
        found: list[list[float]] = []
        for output in outputs:
            adjoint = [0.0] * graph.size
            adjoint[output] = 1.0
            for _, carry in reversed(self.gradient_code[: self._chunk_of(output) + 1]):
                if carry(value, adjoint):
                    return None
            found.append([adjoint[node] + 0.0 for node in graph.inputs])  # a zero has no sign
            # ∞ and NaN never disappear on their way to the inputs, so what is finite here is what strong zeros would give.
            if not math.isfinite(sum(found[-1])):
                return None
        return found

    def _chunk_of(self, node: int) -> int:
        assert self._nodes is not None
        return bisect_left(self._nodes, node, key=lambda nodes: nodes[-1])

    def operations(self, graph: Graph) -> Rows:
        """What loops read."""
        if self._rows is None:
            self._rows = Rows(graph, self.chunks(graph))
        return self._rows

    def chunks(self, graph: Graph) -> list[list[int]]:
        """The operations, some hundreds at a time."""
        if self._nodes is None:
            operations = [node for node, args in enumerate(graph.args) if args]
            self._nodes = [operations[start : start + CHUNK] for start in range(0, len(operations), CHUNK)]
        return self._nodes

    def _due(self, kind: int, earned: float) -> range:
        """The chunks to translate now."""
        assert self._nodes is not None
        first = end = self._straight[kind]
        if first < len(self._nodes):
            self._credit[kind] += earned * (SOONER if len(self._nodes) == 1 else 1)
            while end < len(self._nodes) and self._credit[kind] >= len(self._nodes[end]):
                self._credit[kind] -= len(self._nodes[end])
                end += 1
            self._straight[kind] = end
        return range(first, end)


def machine(graph: Graph) -> Machine:
    """The graph's own machine, kept where its cached properties are."""
    kept: dict[str, Any] = vars(graph)
    found: Machine | None = kept.get("_machine")
    if found is None:
        kept["_machine"] = found = Machine()
    return found


def by_table(graph: Graph, value: list[float]) -> None:
    """The careful way to every value: the rows' own functions, which never raise."""
    _by_table(graph.op, graph.args, range(graph.size), value)


def _by_table(ops: Sequence[str], arguments: Sequence[tuple[int, ...]], nodes: Sequence[int], value: list[float]) -> None:
    for node in nodes:
        args = arguments[node]
        if len(args) == 2:
            value[node] = TABLE[ops[node]].evaluate(value[args[0]], value[args[1]])
        elif len(args) == 1:
            value[node] = TABLE[ops[node]].evaluate(value[args[0]])
        elif args:
            value[node] = TABLE[ops[node]].evaluate(*[value[arg] for arg in args])


@cache
def _names() -> dict[str, Callable[..., float]]:
    return functions()


def _load(text: str) -> Any:
    """The function ``run`` that the text defines; it can reach the table's functions and nothing else."""
    space: dict[str, Any] = {"__builtins__": {"reversed": reversed}, **_names()}
    exec(compile(text, "<pathsum>", "exec"), space)  # noqa: S102 - the one place; tests/test_house.py allows no other
    return space["run"]


@lru_cache(maxsize=32)
def _linear_loop(kinds: tuple[Kind, ...]) -> Callable[..., None]:
    run: Callable[..., None] = _load(text.linear_loop(kinds))
    return run


@lru_cache(maxsize=32)
def _gradient_loops(kinds: tuple[Kind, ...]) -> tuple[Callable[..., None], Callable[..., bool]]:
    return _load(text.values_loop(kinds)), _load(text.adjoints_loop(kinds))


def linear_loops(rows: Rows) -> list[Linear]:
    """The loop for the kinds of ``rows``, once for every chunk."""
    if not rows.kinds:
        return []
    return [partial(_linear_loop(rows.kinds), *chunk) for chunk in rows.chunks]


def gradient_loops(rows: Rows) -> list[tuple[Values, Adjoints]]:
    """The loops for values and adjoints, once for every chunk."""
    if not rows.kinds:
        return []
    return [(partial(_gradient_loops(rows.kinds)[0], *chunk), partial(_gradient_loops(rows.kinds)[1], *chunk)) for chunk in rows.chunks]


def straight_values(graph: Graph, nodes: Sequence[int]) -> Values:
    """One chunk's values as straight-line code."""
    run: Values = _load(text.straight_values(graph, nodes))
    return run


def straight_linear(graph: Graph, nodes: Sequence[int]) -> Linear:
    """One chunk's values and partials as straight-line code."""
    run: Linear = _load(text.straight_linear(graph, nodes))
    return run


def straight_gradient(graph: Graph, nodes: Sequence[int]) -> tuple[Values, Adjoints]:
    """One chunk's values and adjoints as straight-line code."""
    return straight_values(graph, nodes), _load(text.straight_adjoints(graph, nodes))


def straight_carry(edges: Sequence[tuple[int, int, int, bool]]) -> Carry:
    """Some edges of a sweep as straight-line code."""
    run: Carry = _load(text.straight_carry(edges))
    return run


class Rows:
    """The operations as the loops read them: (node, kind, first argument, second or only argument), a third argument by node."""

    def __init__(self, graph: Graph, chunks: list[list[int]]) -> None:
        lines = [[text.kind_of(graph, node) for node in nodes] for nodes in chunks]
        self.kinds = tuple(sorted({kind for line in lines for kind in line}))
        integers = tape(graph).integers
        number = {kind: place for place, kind in enumerate(self.kinds)}
        self.chunks: list[tuple[list[tuple[int, int, int, int]], dict[int, int]]] = []
        for nodes, line in zip(chunks, lines, strict=True):
            args = [tuple([integers[arg] for arg in graph.args[node]]) for node in nodes]
            rows = [(integers[node], number[kind], arg[0], arg[-1] if len(arg) < 3 else arg[1]) for node, kind, arg in zip(nodes, line, args, strict=True)]
            self.chunks.append((rows, {node: arg[2] for node, arg in zip(nodes, args, strict=True) if len(arg) > 2}))
