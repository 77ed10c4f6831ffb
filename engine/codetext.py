"""The text of the code that evaluates a graph: loops with a branch for every kind of operation, and straight lines. Runs nothing (`engine.compile` does).

Names in it are letters and node numbers: v7 is the value of node 7, a7 its adjoint; V, P and A are the columns of values, partials and adjoints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from engine.graph import Graph
from engine.rowtext import RowText, row_text

Kind: TypeAlias = tuple[str, tuple[bool, ...]]
"""A primitive and which of its arguments depend on an input."""

AT_ONCE = 24
"""Numbers in one tuple: Python takes longer over more than 30."""

_LETTERS = {"x": "x", "y": "y", "w": "w", "z": "z"}
_LOADS = {"x": "x = V[a]", "y": "y = V[b]", "w": "w = V[third[i]]", "z": "z = V[i]"}
_ADJOINTS = ("A[a]", "A[b]", "A[third[i]]")


def kind_of(graph: Graph, node: int) -> Kind:
    """The operation's kind."""
    active = graph.active
    return graph.op[node], tuple([active[arg] for arg in graph.args[node]])


# --- loops --------------------------------------------------------------------------------------------------------------------


def linear_loop(kinds: Sequence[Kind]) -> str:
    """Values, and the partials of every operation's in-edges."""
    return _loop("def run(rows, third, V, P, odd):", [" for i, k, a, b in rows:"], kinds, _linear_branch)


def values_loop(kinds: Sequence[Kind]) -> str:
    """Values alone."""
    return _loop("def run(rows, third, V):", [" for i, k, a, b in rows:"], kinds, _value_branch)


def adjoints_loop(kinds: Sequence[Kind]) -> str:
    """Adjoints carried back, the operations read from the last to the first."""
    heads = [" for i, k, a, b in reversed(rows):", "  up = A[i]"]
    return _loop("def run(rows, third, V, A):", heads, kinds, _adjoint_branch)


def _loop(head: str, heads: list[str], kinds: Sequence[Kind], branch: Callable[[Kind], list[str]]) -> str:
    """A binary choice between the kinds, written depth first."""
    lines = [head, *heads]
    stack: list[tuple[int, int, int, str]] = [(0, len(kinds), 2, "")]
    while stack:
        first, end, depth, choice = stack.pop()
        if choice:
            lines.append(" " * (depth - 1) + choice)
        if end - first == 1:
            lines += [" " * depth + line for line in branch(kinds[first])]
            continue
        middle = (first + end) // 2
        stack.append((middle, end, depth + 1, "else:"))
        stack.append((first, middle, depth + 1, f"if k < {middle}:"))
    return "\n".join(lines)


def _loads(used: str) -> list[str]:
    letters = set(re.findall(r"\b[xywz]\b", used))
    return [line for letter, line in _LOADS.items() if letter in letters]


def _value_branch(kind: Kind) -> list[str]:
    text = row_text(kind[0]).value.format(**_LETTERS)
    return [*_loads(text), f"V[i] = {text}"]


def _linear_branch(kind: Kind) -> list[str]:
    """A partial for every argument that depends on an input, None for the others; where something is singular, the node's number."""
    name, active = kind
    text = row_text(name)
    slots = [slot for slot, on in enumerate(active) if on]
    pushed = [f"P.append({text.partials[slot].format(**_LETTERS) if on else None})" for slot, on in enumerate(active)]
    guard = text.guard(slots).format(**_LETTERS)
    value = text.value.format(**_LETTERS)
    loads = [line for line in _loads(" ".join((value, guard, *pushed))) if not line.startswith("z")]
    lines = [*loads, f"V[i] = z = {value}"]
    if not guard:
        return lines + pushed
    return [*lines, f"if {guard}:", *[" " + line for line in pushed], "else:", " odd(i)", *[f" P.append({0.0 if on else None})" for on in active]]


def _adjoint_branch(kind: Kind) -> list[str]:
    name, active = kind
    text = row_text(name)
    slots = [slot for slot, on in enumerate(active) if on]
    guard = text.guard(slots).format(**_LETTERS)
    sums = [_sum(_ADJOINTS[slot], "+=", "up", text.partials[slot].format(**_LETTERS)) for slot in slots]
    guarded = [f"if not ({guard}): return True"] if guard else []
    return [*_loads(" ".join((guard, *sums))), *guarded, *sums] or ["pass"]


def _sum(target: str, sign: str, upstream: str, slope: str) -> str:
    """``target += upstream * slope``, without the product where the slope is 1 or −1: the float is the same."""
    return f"{target} {sign} " + {"1.0": upstream, "(-1.0)": f"-{upstream}"}.get(slope, f"{upstream} * {slope}")


# --- straight lines -----------------------------------------------------------------------------------------------------------


def straight_values(graph: Graph, nodes: Sequence[int]) -> str:
    """The values of some consecutive operations."""
    return "\n".join(["def run(V):", *_evaluated(graph, nodes)])


def straight_linear(graph: Graph, nodes: Sequence[int]) -> str:
    """Their values, and the partials of their in-edges."""
    active = graph.active
    partials: list[str] = []
    for node in nodes:
        args = graph.args[node]
        partials += _edge_texts(row_text(graph.op[node]), node, args, [active[arg] for arg in args])
    return "\n".join(["def run(V, P, odd):", *_evaluated(graph, nodes), *_appended("P", partials)])


def straight_adjoints(graph: Graph, nodes: Sequence[int]) -> str:
    """From their adjoints to those of what they read. The formulas stand where they are used; True where something is singular."""
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
            arg = args[slot]
            if arg not in known and (arg < first or not graph.args[arg]):
                loaded.append(arg)
                known.add(arg)
            lines.append(" " + _sum(f"a{arg}", "+=" if arg in known else "=", f"a{node}", text.partials[slot].format(**words)))
            known.add(arg)
    store = [f" A[{node}] = a{node}" for node in loaded if node < first or not graph.args[node]]
    heads = [*[f" v{node} = V[{node}]" for node in values], *[f" a{node} = A[{node}]" for node in loaded]]
    return "\n".join(["def run(V, A):", *heads, *lines, *store, " return False"])


def straight_carry(edges: Sequence[tuple[int, int, int, bool]]) -> str:
    """The numbers of some steps of a sweep; the edges are (edge, from, to, whether it is the first that leads there). E holds what is carried.

    T grows by upstream, slope and product of every edge, B by the sum before and S by the sum after; ``or 0.0`` takes the sign off a zero.
    """
    now: dict[int, str] = {}
    loaded: list[int] = []
    lines: list[str] = []
    terms: list[str] = []
    before: list[str] = []
    after: list[str] = []
    for edge, source, target, first in edges:
        for node in (source,) if first else (source, target):
            if node not in now:
                loaded.append(node)
                now[node] = f"e{node}"
        lines.append(f" m{edge} = {now[source]} * P[{edge}] or 0.0")
        terms += (now[source], f"P[{edge}]", f"m{edge}")
        before.append("None" if first else now[target])
        if not first:
            lines.append(f" s{edge} = {now[target]} + m{edge}")
        now[target] = f"m{edge}" if first else f"s{edge}"
        after.append(now[target])
    lists = [*_appended("T", terms), *_appended("B", before), *_appended("S", after)]
    stores = [f" E[{node}] = {name}" for node, name in now.items() if name != f"e{node}"]
    return "\n".join(["def run(E, P, T, B, S):", *[f" e{node} = E[{node}]" for node in loaded], *lines, *stores, *lists])


def _words(args: Sequence[int], node: int) -> dict[str, str]:
    return {word: f"v{arg}" for word, arg in zip("xyw", args, strict=False)} | {"z": f"v{node}"}


def _evaluated(graph: Graph, nodes: Sequence[int]) -> list[str]:
    """Load what the operations read, compute, store."""
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
    stores = [
        f" V[{place}:{min(place + AT_ONCE, end)}] = ({''.join(f'v{node}, ' for node in range(place, min(place + AT_ONCE, end)))})"
        for place in range(first, end, AT_ONCE)
    ]
    return [*[f" v{node} = V[{node}]" for node in loaded], *lines, *stores]


def _appended(name: str, column: Sequence[str]) -> list[str]:
    return [f" {name} += ({', '.join(column[place : place + AT_ONCE])},)" for place in range(0, len(column), AT_ONCE)]


def _edge_texts(text: RowText, node: int, args: Sequence[int], active: Sequence[bool]) -> list[str]:
    """The partials of a node's in-edges. Where its guard fails the first edge reports the node, and whoever asked finds the partials the careful way."""
    words = _words(args, node)
    guard = text.guard([slot for slot, on in enumerate(active) if on]).format(**words)
    texts = [text.partials[slot].format(**words) if on else "None" for slot, on in enumerate(active)]
    if not guard:
        return texts
    report = [f"odd({node}) or ", *[""] * len(args)]
    return [f"({formula} if {guard} else {said}{0.0 if on else None})" for formula, said, on in zip(texts, report, active, strict=False)]
