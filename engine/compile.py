"""A graph as Python code that runs fast: loops over its operations at first, straight-line code where it is evaluated again and again. Knows no sweep.

The text that is compiled is made of the table's rules (`engine.rowtext`) and of integers; names, constants and everything else a person typed are data.
Code is made bit by bit: every evaluation translates about as much as takes as long as the evaluation itself, so that no call pauses for long, a graph that is
seen once pays nothing, and one that is seen for ever runs straight (docs/decisions/0011-speed.md). What raises, as a domain error does, is left to the caller's
careful way; what is singular is reported by node.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import Any, TypeAlias

from engine.graph import Graph
from engine.primitives import TABLE
from engine.rowtext import RowText, functions, row_text

Linear: TypeAlias = Callable[[list[float], list[float | None], Callable[[int], None]], None]
"""Fills in values of nodes, appends the partials of their in-edges, and reports nodes where something is singular."""
Values: TypeAlias = Callable[[list[float]], None]
Adjoints: TypeAlias = Callable[[list[float], list[float]], bool]
"""Carries adjoints on from a chunk; True where something is singular, so that the sums are worth nothing."""
Kind: TypeAlias = tuple[str, tuple[bool, ...]]
"""A primitive and which of its arguments depend on an input."""

CHUNK = 400
"""Operations a function: compile time a line grows beyond a few thousand, calls cost below a hundred."""
LOOP_FROM = 100
"""Graphs smaller than this are evaluated the careful way until they are straight: making the loop would cost more than it saves."""
AFTER_CAREFUL, AFTER_TABLE, AFTER_LOOP, AFTER_GRADIENT = 1 / 12, 1 / 200, 1 / 600, 1 / 600
"""The share of a graph that is translated at each evaluation, so that translating takes a fifth of the time at most; a small graph is translated as soon as it
has taken as long the careful way. What an operation costs, in microseconds: the careful way 1.5, by the table 0.16, by the loop 0.25, with a gradient 0.3; to
translate 12 for its value, 25 with its partials, 30 for its value and adjoints."""

FAILURES = (ArithmeticError, ValueError)
"""What the code raises where IEEE 754 has ∞ or NaN."""


class Machine:
    """What has been made for one graph so far: a function a chunk, for values and for values with partials. Belongs to the graph and goes with it."""

    def __init__(self) -> None:
        self._nodes: list[list[int]] | None = None
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
                self.code = loops(graph, chunks)
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
        for place in self._due(2, graph.size * (AFTER_GRADIENT if graph.size >= LOOP_FROM else AFTER_CAREFUL / 2)):
            self.gradient_code.append((straight_values(graph, chunks[place]), straight_adjoints(graph, chunks[place])))
        if len(self.gradient_code) < len(chunks):
            return None
        for evaluate, _ in self.gradient_code:
            evaluate(value)
        if not math.isfinite(sum(value)):
            return None
        found: list[list[float]] = []
        for output in outputs:
            adjoint = [0.0] * graph.size
            adjoint[output] = 1.0
            for _, carry in reversed(self.gradient_code):
                if carry(value, adjoint):
                    return None
            found.append([adjoint[node] + 0.0 for node in graph.inputs])  # a zero has no sign
            # ∞ and NaN never disappear on their way to the inputs, so what is finite here is what strong zeros would give.
            if not math.isfinite(sum(found[-1])):
                return None
        return found

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
            self._credit[kind] += earned
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
    space: dict[str, Any] = {"__builtins__": {}, **_names()}
    exec(compile(text, "<pathsum>", "exec"), space)  # noqa: S102 - the one place; tests/test_house.py allows no other
    return space["run"]


# --- loops: one branch a kind of operation ------------------------------------------------------------------------------------


def _kind(graph: Graph, node: int) -> Kind:
    active = graph.active
    return graph.op[node], tuple([active[arg] for arg in graph.args[node]])


def loops(graph: Graph, chunks: list[list[int]]) -> list[Linear]:
    """The loop for the graph's kinds, once for every chunk."""
    if not chunks:
        return []
    kinds = [[_kind(graph, node) for node in nodes] for nodes in chunks]
    known = sorted({kind for line in kinds for kind in line})
    number = {kind: place for place, kind in enumerate(known)}
    loop = _loop(tuple(known))
    result: list[Linear] = []
    for nodes, line in zip(chunks, kinds, strict=True):
        args = [graph.args[node] for node in nodes]
        rows = [(node, number[kind], arg[0], arg[-1] if len(arg) < 3 else arg[1]) for node, kind, arg in zip(nodes, line, args, strict=True)]
        third = {node: arg[2] for node, arg in zip(nodes, args, strict=True) if len(arg) > 2}
        result.append(partial(loop, rows, third))
    return result


@lru_cache(maxsize=32)
def _loop(kinds: tuple[Kind, ...]) -> Callable[..., None]:
    lines = ["def run(rows, third, V, P, odd):", " push = P.append", " for i, k, a, b in rows:"]
    stack: list[tuple[int, int, int, str]] = [(0, len(kinds), 2, "")]
    while stack:  # a binary choice between the kinds, written depth first
        first, end, depth, head = stack.pop()
        if head:
            lines.append(" " * (depth - 1) + head)
        if end - first == 1:
            lines += [" " * depth + line for line in _branch(kinds[first])]
            continue
        middle = (first + end) // 2
        stack.append((middle, end, depth + 1, "else:"))
        stack.append((first, middle, depth + 1, f"if k < {middle}:"))
    run: Callable[..., None] = _load("\n".join(lines))
    return run


def _branch(kind: Kind) -> list[str]:
    """One operation: its value, then a partial for every argument that depends on an input."""
    name, active = kind
    text, words = row_text(name), {"x": "x", "y": "y", "w": "w", "z": "z"}
    lines = [line for line, _ in zip(("x = V[a]", "y = V[b]", "w = V[third[i]]"), active, strict=False)]
    lines.append(f"V[i] = z = {text.value.format(**words)}")
    slots = [slot for slot, on in enumerate(active) if on]
    pushed = [f"push({text.partials[slot].format(**words) if on else None})" for slot, on in enumerate(active)]
    guard = text.guard(slots).format(**words)
    if not guard:
        return lines + pushed
    return [*lines, f"if {guard}:", *[" " + line for line in pushed], "else:", " odd(i)", *[f" push({0.0 if on else None})" for on in active]]


# --- straight-line code: one line an operation ---------------------------------------------------------------------------------


def _words(args: Sequence[int], node: int) -> dict[str, str]:
    return {word: f"v{arg}" for word, arg in zip("xyw", args, strict=False)} | {"z": f"v{node}"}


def _straight(graph: Graph, nodes: Sequence[int]) -> tuple[list[str], list[str]]:
    """The lines that load what the chunk reads and compute it, and the line that stores it."""
    first, end = nodes[0], nodes[-1] + 1
    loaded: dict[int, None] = {}
    lines: list[str] = []
    for node in range(first, end):
        args = graph.args[node]
        if args:
            loaded.update(dict.fromkeys(arg for arg in args if arg < first))
            lines.append(f" v{node} = {row_text(graph.op[node]).value.format(**_words(args, node))}")
        else:
            loaded[node] = None
    return [f" v{node} = V[{node}]" for node in loaded] + lines, [f" V[{first}:{end}] = ({''.join(f'v{node}, ' for node in range(first, end))})"]


def straight_values(graph: Graph, nodes: Sequence[int]) -> Values:
    lines, store = _straight(graph, nodes)
    run: Values = _load("\n".join(["def run(V):", *lines, *store]))
    return run


def straight_linear(graph: Graph, nodes: Sequence[int]) -> Linear:
    lines, store = _straight(graph, nodes)
    active = graph.active
    partials: list[str] = []
    for node in nodes:
        args = graph.args[node]
        partials += _edge_texts(row_text(graph.op[node]), node, args, [active[arg] for arg in args])
    run: Linear = _load("\n".join(["def run(V, P, odd):", *lines, *store, f" P += ({', '.join(partials)},)"]))
    return run


def _edge_texts(text: RowText, node: int, args: Sequence[int], active: Sequence[bool]) -> list[str]:
    """The partials of a node's in-edges. Where its guard fails the first edge reports the node, and whoever asked finds the partials the careful way."""
    words = _words(args, node)
    guard = text.guard([slot for slot, on in enumerate(active) if on]).format(**words)
    texts = [text.partials[slot].format(**words) if on else "None" for slot, on in enumerate(active)]
    if not guard:
        return texts
    texts = [f"({formula} if {guard} else {0.0 if on else None})" for formula, on in zip(texts, active, strict=True)]
    texts[0] = texts[0].replace(" else ", f" else odd({node}) or ")
    return texts


def straight_adjoints(graph: Graph, nodes: Sequence[int]) -> Adjoints:
    """From the adjoints of a chunk's nodes to those of what they read, where every number is finite. The formulas stand where they are used."""
    first, end = nodes[0], nodes[-1] + 1
    active, users, to = graph.active, graph.users, graph.edges[1]
    outputs = {node for _, node in graph.outputs}
    known = {node for node in range(first, end) if node in outputs or any(to[edge] >= end for edge in users[node])}
    loaded = sorted(known)
    values: dict[int, None] = {}
    lines: list[str] = []
    for node in reversed(nodes):
        args = graph.args[node]
        if not active[node] or node not in known:
            continue
        text, words = row_text(graph.op[node]), _words(args, node)
        slots = [slot for slot, arg in enumerate(args) if active[arg]]
        guard = text.guard(slots).format(**words)
        if guard:
            lines.append(f" if not ({guard}): return True")
        values.update(dict.fromkeys((*args, node)))
        for slot in slots:
            arg, slope = args[slot], text.partials[slot].format(**words)
            if arg not in known and (arg < first or not graph.args[arg]):
                loaded.append(arg)
                known.add(arg)
            product = {"1.0": f"a{node}", "(-1.0)": f"-a{node}"}.get(slope, f"a{node} * {slope}")
            lines.append(f" a{arg} {'+=' if arg in known else '='} {product}")
            known.add(arg)
    store = [f" A[{node}] = a{node}" for node in loaded if node < first or not graph.args[node]]
    heads = [*[f" v{node} = V[{node}]" for node in values], *[f" a{node} = A[{node}]" for node in loaded]]
    run: Adjoints = _load("\n".join(["def run(V, A):", *heads, *lines, *store, " return False"]))
    return run
