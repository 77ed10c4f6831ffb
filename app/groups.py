"""Calls and turns of loops on the wire: which there are, which are folded, and how a folded node is spelled. Knows the engine's graph, no layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from app.layout_plan import Frame
from app.wording import say
from engine.folding import FOLD, Folded, can_fold
from engine.graph import CONST, Graph, Group
from engine.linearize import Linearized
from engine.modes import mode_named
from engine.printer import list_tex, name_tex, number_tex
from engine.words import Words

SHOWN = 6  # arguments of a folded node's formula
MANY = 60  # nodes; a larger program opens with its loops folded, or nobody sees anything
MANY_SINGLE = 400  # the same for modes of single edges: a fold is a sum over paths already, which is what they are there to show


def folds(graph: Graph) -> dict[int, Group]:
    """The group that each folded node stands for: the innermost around it, since what was inside is gone."""
    if FOLD not in graph.op:
        return {}
    return {node: group for group in graph.groups for node in range(group.first, group.end) if graph.op[node] == FOLD}


def wanted(graph: Graph, fold: Sequence[int] | Literal["auto"], mode: str) -> list[int]:
    """The groups to fold: those named, as far as the program has them (one that is being typed has lost some); or, in a large one, the turns of its loops."""
    if fold != "auto":
        return [number for number in fold if number < len(graph.groups)]
    if graph.size <= (MANY_SINGLE if mode_named(mode).needs == "scalars" else MANY):
        return []
    turns = [number for number, group in enumerate(graph.groups) if group.kind == "turn"]
    return turns or list(range(len(graph.groups)))


def symbol(group: Group) -> str:
    """What stands in the box: the function's name, or the loop's variable with its value."""
    return group.label


def gloss(group: Group) -> Words:
    return say("gloss_call" if group.kind == "call" else "gloss_turn", name=group.label)


def formula(graph: Graph, group: Group, reads: tuple[int, ...]) -> str:
    """``f(x, y)`` with the arguments as they were given; ``[t = 2](h, w)`` with what the turn reads."""
    args = group.args if group.kind == "call" and group.args else reads
    names = ", ".join(_cut([graph.label[arg] for arg in args]))
    return f"{group.label}({names})" if group.kind == "call" else f"[{group.label}]({names})"


def formula_tex(graph: Graph, group: Group, reads: tuple[int, ...]) -> str:
    args = group.args if group.kind == "call" and group.args else reads
    names = ", ".join(_cut([_arg_tex(graph, arg) for arg in args], r"\dots"))
    return rf"{_label_tex(group)}\left({names}\right)"


def _arg_tex(graph: Graph, arg: int) -> str:
    if graph.op[arg] != CONST:
        return name_tex(graph.label[arg])
    return list_tex(graph.number[arg]) if graph.shape_of(arg) else number_tex(graph.number[arg])


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


def rows(graph: Graph) -> list[tuple[int, Group, int]]:
    """The groups to show, outer ones first: place in ``graph.groups``, group, depth. One without an operation is left out: there is nothing to fold."""
    shown: list[tuple[int, Group, int]] = []
    open_ends: list[int] = []
    for place, group in enumerate(graph.groups):
        while open_ends and group.first >= open_ends[-1]:
            open_ends.pop()
        if can_fold(graph, group):
            shown.append((place, group, len(open_ends)))
            open_ends.append(group.end)
    return shown


def said(graph: Graph, group: Group) -> str:
    """A call with its arguments; a turn by its number."""
    return formula(graph, group, ()) if group.kind == "call" else group.label


def frames(graph: Graph) -> list[Frame]:
    """What the layout keeps together: the groups that are not folded, by their row on the wire."""
    shut = {id(group) for group in folds(graph).values()}
    return [Frame(row, group.first, group.end, said(graph, group)) for row, (_, group, _) in enumerate(rows(graph)) if id(group) not in shut]


def columns(at: Linearized) -> dict[str, Any]:
    """The groups that can be seen, with the numbers that they have in the unfolded program."""
    graph = at.graph
    shown = rows(graph)
    shut = {id(group) for group in folds(graph).values()}
    spans = [graph.source.span(*group.place) for _, group, _ in shown]
    return {
        "number": [at.numbers[place] if isinstance(at, Folded) else place for place, _, _ in shown],
        "kind": [group.kind for _, group, _ in shown],
        "label": [group.label for _, group, _ in shown],
        "text": [said(graph, group) for _, group, _ in shown],
        "first": [group.first for _, group, _ in shown],
        "end": [group.end for _, group, _ in shown],
        "span": [[span.start, span.end] for span in spans],
        "folded": [id(group) in shut for _, group, _ in shown],
        "depth": [depth for _, _, depth in shown],
    }


def origin(at: Linearized) -> list[int] | None:
    """The number that each node has in the unfolded program; None where nothing is folded."""
    return list(at.kept) if isinstance(at, Folded) else None


def whole(at: Linearized) -> Linearized:
    """What was folded; itself where nothing was."""
    return at.whole if isinstance(at, Folded) else at
