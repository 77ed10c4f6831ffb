"""Forward and reverse mode as lines of a program: what is computed when, from which terms. Knows graphs and partials, no language and no names.

Names are references: node n stands for its value, ``~n`` for its adjoint or tangent. Every adjoint is one sum over the node's uses, in the order in which the
reverse sweep (engine/modes/reverse.py) adds them up, so that the program's numbers are the sweep's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from engine.codeout.facts import INPUT_FACT, Fact, fact_of, number_fact
from engine.codeout.partials import plain, product, written
from engine.graph import CONST, INPUT, Graph
from engine.syntax import Apply, Expr, Name, Number

HOLES = ("\ue000", "\ue001", "\ue002", "\ue003", "\ue004")
"""What names stand for in a formula: the arguments x, y, w, the result z, and the adjoint or tangent that it is multiplied by."""
_RESULT, _FACTOR = 3, 4
_CONSTANTS = {"pi": math.pi, "e": math.e}
_CONSTANT_FACTS = {name: number_fact(value) for name, value in _CONSTANTS.items()}

Leaf: TypeAlias = float | str | None
"""An argument: a number, the name of a constant, or None for what has a name in the program."""


class Formula(NamedTuple):
    """The same formula twice: as a program computes it, and as a mathematician writes it. Shared by all nodes of the same shape."""

    written: Expr
    plain: Expr


class Term(NamedTuple):
    """A formula and the references that stand in its holes."""

    formula: Formula
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """``target`` = the sum of ``terms``, behind ``seed`` where there is one. ``sources``: the nodes whose adjoints or tangents it reads."""

    kind: Literal["value", "derivative"]
    target: int
    terms: tuple[Term, ...]
    seed: float | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One sweep: its lines in order, the numbers that come out (output name, reference), and the derivatives (input or output name, reference)."""

    mode: Literal["forward", "reverse"]
    graph: Graph
    seed: tuple[tuple[str, float], ...]
    lines: tuple[Line, ...]
    values: tuple[tuple[str, int], ...]
    derivatives: tuple[tuple[str, int], ...]


def _leaf(graph: Graph, node: int) -> Leaf:
    if graph.op[node] != CONST:
        return None
    value = float(graph.number[node])
    if graph.name[node] == "π" and value == math.pi:
        return "pi"
    if graph.name[node] == "e" and value == math.e:
        return "e"
    return "-0" if value == 0 and math.copysign(1.0, value) < 0 else value  # 0.0 and −0.0 are the same key


def _trees(leaves: tuple[Leaf, ...]) -> tuple[Expr, ...]:
    return tuple(
        Name(HOLES[slot]) if leaf is None else Number(-0.0) if leaf == "-0" else Name(leaf) if isinstance(leaf, str) else Number(leaf)
        for slot, leaf in enumerate(leaves)
    )


@lru_cache(maxsize=4096)
def _value(op: str, leaves: tuple[Leaf, ...]) -> Formula:
    trees = _trees(leaves)
    tree = trees[0] if op == CONST else Apply(op, trees)
    return Formula(tree, tree)


@lru_cache(maxsize=4096)
def edge_product(op: str, slot: int, leaves: tuple[Leaf, ...], facts: tuple[Fact, ...], factor: Fact) -> tuple[Formula, Fact] | None:
    """A partial times what comes along its edge; ``facts`` are of the arguments and then of the result."""
    arguments, result, along = _trees(leaves), Name(HOLES[_RESULT]), Name(HOLES[_FACTOR])
    known = {**_CONSTANT_FACTS, **dict(zip(HOLES, facts[:-1], strict=False)), result.name: facts[-1], along.name: factor}
    partial = written(op, slot, arguments, result, facts[:-1])
    made = product(along, partial, known)
    if made is None:
        return None
    solid = {name: Fact(True, True, True, False) for name in known}
    looks = product(along, plain(op, slot, arguments, result), solid) or made
    return Formula(made[0], looks[0]), made[1]


class _Sweep:
    """What both modes need of a graph: its nodes' facts, and the term that an edge brings."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.leaves = [_leaf(graph, node) for node in range(graph.size)]
        self.facts: list[Fact] = []
        for node, op in enumerate(graph.op):
            args = graph.args[node]
            if op == INPUT:
                self.facts.append(INPUT_FACT)
            elif op == CONST:
                self.facts.append(number_fact(float(graph.number[node])))
            else:
                exponent = float(graph.number[args[-1]]) if graph.op[args[-1]] == CONST else None
                self.facts.append(fact_of(op, tuple(self.facts[arg] for arg in args), exponent))

    def value(self, node: int) -> Line:
        graph = self.graph
        args = graph.args[node]
        leaves = tuple(self.leaves[arg] for arg in args) if args else (self.leaves[node],)
        return Line("value", node, (Term(_value(graph.op[node], leaves), args),))

    def term(self, node: int, slot: int, factor: int, fact: Fact) -> tuple[Term, Fact] | None:
        """``factor`` times the partial of ``node`` in argument ``slot``."""
        args = self.graph.args[node]
        facts = (*(self.facts[arg] for arg in args), self.facts[node])
        made = edge_product(self.graph.op[node], slot, tuple(self.leaves[arg] for arg in args), facts, fact)
        if made is None:
            return None
        words = (*args, *([node] * (_RESULT - len(args))), node, factor)
        return Term(made[0], words), made[1]


def _total(seed: float | None, parts: list[Fact]) -> Fact:
    facts = [number_fact(seed), *parts] if seed is not None else parts
    total = facts[0]
    for fact in facts[1:]:
        total = fact_of("add", (total, fact))
    return total


def _computed(graph: Graph, ends: set[int]) -> list[int]:
    """What must be computed for the nodes ``ends``, in order; constants only where they are an end themselves."""
    needed = set(ends)
    for node in range(graph.size - 1, -1, -1):
        if node in needed:
            needed.update(graph.args[node])
    return [node for node in range(graph.size) if node in needed and (graph.args[node] or (graph.op[node] == CONST and node in ends))]


def reverse(graph: Graph, seed: Mapping[str, float]) -> Plan:
    """The tape forwards, then the adjoints of every node that a seeded output depends on, the last node first."""
    sweep, active = _Sweep(graph), graph.active
    seeds: dict[int, float] = {}
    for name, value in seed.items():
        node = graph.output_node(name)
        seeds[node] = seeds.get(node, 0.0) + value
    lines = [sweep.value(node) for node in _computed(graph, set(seeds))]
    arrived: dict[int, list[tuple[Term, Fact, int]]] = {}
    reached: set[int] = set()
    for node in range(graph.size - 1, -1, -1):
        parts = arrived.pop(node, [])
        start = seeds.get(node)
        if not active[node] or (not parts and start is None):
            continue
        reached.add(node)
        lines.append(Line("derivative", ~node, tuple(term for term, _, _ in parts), start, tuple(source for _, _, source in parts)))
        total = _total(start, [fact for _, fact, _ in parts])
        for slot, arg in enumerate(graph.args[node]):
            if active[arg] and (made := sweep.term(node, slot, ~node, total)) is not None:
                arrived.setdefault(arg, []).append((*made, node))
    lines.extend(Line("derivative", ~leaf, (), 0.0) for leaf in graph.inputs if leaf not in reached)
    values = tuple((name, node) for name, node in graph.outputs if name in seed)
    derivatives = tuple((graph.label[leaf], ~leaf) for leaf in graph.inputs)
    return Plan("reverse", graph, tuple(seed.items()), tuple(lines), values, derivatives)


def forward(graph: Graph, seed: Mapping[str, float]) -> Plan:
    """Every value, and the tangent beside it of what a seeded input moves."""
    sweep = _Sweep(graph)
    lines: list[Line] = []
    known: dict[int, Fact] = {}
    for name, value in seed.items():
        leaf = graph.input_node(name)
        known[leaf] = number_fact(value)
        lines.append(Line("derivative", ~leaf, (), value))
    ends = dict.fromkeys(node for _, node in graph.outputs)
    for node in _computed(graph, set(ends)):
        lines.append(sweep.value(node))
        args = graph.args[node]
        parts = [(*made, arg) for slot, arg in enumerate(args) if arg in known and (made := sweep.term(node, slot, ~arg, known[arg])) is not None]
        if parts:
            known[node] = _total(None, [fact for _, fact, _ in parts])
            lines.append(Line("derivative", ~node, tuple(term for term, _, _ in parts), None, tuple(source for _, _, source in parts)))
    lines.extend(Line("derivative", ~node, (), 0.0) for node in ends if node not in known)
    derivatives = tuple((name, ~node) for name, node in graph.outputs)
    return Plan("forward", graph, tuple(seed.items()), tuple(lines), tuple(graph.outputs), derivatives)
