"""Calls and turns of loops on the wire: which there are, which are folded, and how a folded node is spelled. Knows the engine's graph, no layout."""

from __future__ import annotations

from typing import Any

from engine.folding import FOLD, Folded, can_fold
from engine.graph import CONST, Graph, Group
from engine.linearize import Linearized
from engine.printer import name_tex, number_tex

SHOWN = 6  # arguments of a folded node's formula


def folds(graph: Graph) -> dict[int, Group]:
    """The group that each folded node stands for: the innermost around it, since what was inside is gone."""
    if FOLD not in graph.op:
        return {}
    return {node: group for group in graph.groups for node in range(group.first, group.end) if graph.op[node] == FOLD}


def symbol(group: Group) -> str:
    """What stands in the box: the function's name, or the loop's variable with its value."""
    return group.label


def gloss(group: Group) -> str:
    return f"call of {group.label}, folded" if group.kind == "call" else f"turn {group.label}, folded"


def formula(graph: Graph, group: Group, reads: tuple[int, ...]) -> str:
    """``f(x, y)`` with the arguments as they were given; ``[t = 2](h, w)`` with what the turn reads."""
    args = group.args if group.kind == "call" and group.args else reads
    names = ", ".join(_cut([graph.label[arg] for arg in args]))
    return f"{group.label}({names})" if group.kind == "call" else f"[{group.label}]({names})"


def formula_tex(graph: Graph, group: Group, reads: tuple[int, ...]) -> str:
    args = group.args if group.kind == "call" and group.args else reads
    names = ", ".join(_cut([number_tex(graph.number[arg]) if graph.op[arg] == CONST else name_tex(graph.label[arg]) for arg in args], r"\dots"))
    return rf"{_label_tex(group)}\left({names}\right)"


def partial(result: str, argument: str) -> str:
    """The text of an edge across a fold: no formula, since it is a sum over all that is inside."""
    return f"∂{result}/∂{argument}"


def partial_tex(result: str, argument: str) -> str:
    return rf"\frac{{\partial {result}}}{{\partial {argument}}}"


def _label_tex(group: Group) -> str:
    if group.kind == "call":
        return name_tex(group.label)
    name, _, turn = group.label.partition(" = ")
    return rf"\left[{name_tex(name)} = {turn}\right]"


def _cut(names: list[str], more: str = "…") -> list[str]:
    return names if len(names) <= SHOWN else [*names[: SHOWN - 1], more]


def columns(at: Linearized) -> dict[str, Any]:
    """The groups that can be seen, outer ones first; those without an operation are left out, as there is nothing to fold."""
    graph = at.graph
    numbers = at.numbers if isinstance(at, Folded) else range(len(graph.groups))
    shut = {at.numbers[row] for row in at.made.values()} if isinstance(at, Folded) else set[int]()
    rows: list[tuple[int, Group, int]] = []
    open_ends: list[int] = []
    for number, group in zip(numbers, graph.groups, strict=True):
        while open_ends and group.first >= open_ends[-1]:
            open_ends.pop()
        if can_fold(graph, group):
            rows.append((number, group, len(open_ends)))
            open_ends.append(group.end)
    spans = [graph.source.span(*group.place) for _, group, _ in rows]
    return {
        "number": [number for number, _, _ in rows],
        "kind": [group.kind for _, group, _ in rows],
        "label": [group.label for _, group, _ in rows],
        "text": [formula(graph, group, ()) if group.kind == "call" else group.label for _, group, _ in rows],
        "first": [group.first for _, group, _ in rows],
        "end": [group.end for _, group, _ in rows],
        "span": [[span.start, span.end] for span in spans],
        "folded": [number in shut for number, _, _ in rows],
        "depth": [depth for _, _, depth in rows],
    }


def origin(at: Linearized) -> list[int] | None:
    """The number that each node has in the unfolded program; None where nothing is folded."""
    return list(at.kept) if isinstance(at, Folded) else None


def whole(at: Linearized) -> Linearized:
    """What was folded; itself where nothing was."""
    return at.whole if isinstance(at, Folded) else at
