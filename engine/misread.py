"""Names that look like something else: sinx, Pi, xy, dy/dx. A program with them is what it says; a note tells what it might have meant. Knows no values."""

from __future__ import annotations

import re

from engine.graph import CONST, INPUT, Graph
from engine.phrases import say
from engine.primitives import BY_WORD, FUNCTIONS
from engine.statuses import Note
from engine.words import Words

_MOST = 1000
"""Inputs that are looked at."""
_ARGUMENT = re.compile(r"[0-9]*(?:[xyztuvwrnab]|[α-ω]|theta|alpha|beta|phi|omega|lambda)[0-9]?")
_ORDINARY = frozenset({"cost", "mint", "gammab", "signb", "asint"})
"""Words that happen to be a function and a letter."""
_ASSIGNED = re.compile(r"(?m)^[ ]*([^\W\d]\w*)[ ]*=(?!=)")
_LETTERS = re.compile(r"[xyz]{2,3}")
_DIFFERENTIAL = re.compile(r"d[^\W\d_]?")
_SIGNS = {"mod": "%", "div": "/", "over": "/", "times": "*", "squared": "^2", "cubed": "^3"}
_SINGLE = sorted((word for word in FUNCTIONS if BY_WORD[word].arity == 1 and word not in ("gamma", "exp2")), key=len, reverse=True)


def name_notes(graph: Graph) -> list[Note]:
    """One note at most for each input whose name looks like a slip, and one for an == that looks like an =."""
    names = {graph.label[node]: node for node in graph.inputs[:_MOST]}
    notes = []
    meant = set(_ASSIGNED.findall(graph.source.clean))  # a name that is given a value is meant as one
    twins: dict[str, str] = {}
    for name, node in names.items():
        twin = twins.setdefault(name.lower(), name)
        if name in meant:
            continue
        found = _said(graph, name, node, names)
        if found is None and twin != name and len(name) > 1:
            found = say("note_two_names", twin=twin, name=name), say("hint_capitals")
        if found:
            notes.append(Note("E_NAME", found[0], found[1], node))
    for _, node in graph.outputs:
        left = graph.args[node][0] if graph.op[node] == "eq" else node
        if left != node and graph.op[left] == INPUT:
            name = graph.label[left]
            notes.append(Note("E_NAME", say("note_compares", name=name), say("hint_assign", name=name), node))
    return notes


def _said(graph: Graph, name: str, node: int, names: dict[str, int]) -> tuple[Words, Words] | None:
    if argument := _argument_in(name):
        word = name[: len(name) - len(argument)]
        return say("note_one_name", name=name), say("hint_mean", code=f"{word}({argument})")
    if name.lower() == "pi":
        return say("note_name", name=name), say("hint_mean", code="pi")
    if name in _SIGNS:
        return say("note_name", name=name), say("hint_sign", sign=_SIGNS[name])
    if name in ("i", "j") and _next_to_a_number(graph, node):
        return say("note_ordinary_name", name=name), say("hint_complex")
    if name.endswith(("e", "E")) and len(name) <= 2 and _is_raised(graph, node):
        better = "e" if len(name) == 1 else f"{name[0]} e"
        return say("note_name", name=name), say("hint_euler", code=better)
    if _DIFFERENTIAL.fullmatch(name) and (other := _divided_by(graph, node)):
        return say("note_quotient", name=name, other=other), say("hint_own_derivatives")
    if (_LETTERS.fullmatch(name) and len(set(name)) == len(name)) or (1 < len(name) <= 3 and name.isalpha() and all(letter in names for letter in name)):
        return say("note_one_name", name=name), say("hint_product_of", code="*".join(name))
    return None


def _argument_in(name: str) -> str | None:
    """The argument in a name that is a function and its argument: x in sinx, 2x in cos2x."""
    if name in _ORDINARY:
        return None
    for word in _SINGLE:
        if name.startswith(word) and _ARGUMENT.fullmatch(name, len(word)):
            return name[len(word) :]
    return None


def _uses(graph: Graph, node: int) -> list[tuple[int, int]]:
    """(destination, slot) of each use."""
    _, to, slot = graph.edges
    return [(to[edge], slot[edge]) for edge in graph.users[node]]


def _next_to_a_number(graph: Graph, node: int) -> bool:
    """3i or i^2."""
    return any(graph.op[to] in ("mul", "pow") and any(graph.op[arg] == CONST for arg in graph.args[to]) for to, _ in _uses(graph, node))


def _is_raised(graph: Graph, node: int) -> bool:
    return any(graph.op[to] == "pow" and slot == 0 and graph.op[graph.args[to][1]] != CONST for to, slot in _uses(graph, node))


def _divided_by(graph: Graph, node: int) -> str | None:
    """dx in dy/dx."""
    for to, slot in _uses(graph, node):
        below = graph.args[to][1] if graph.op[to] == "div" and slot == 0 else node
        if below != node and graph.op[below] == INPUT and _DIFFERENTIAL.fullmatch(graph.label[below]) and len(graph.label[below]) == 2:
            return graph.label[below]
    return None
