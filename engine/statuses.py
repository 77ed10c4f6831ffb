"""What a reader should know of a node: whether its value is one, why not, and in which words. Knows no sweep."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.graph import Graph
from engine.primitives import Primitive

NodeStatus: TypeAlias = Literal["ok", "domain", "pole", "overflow", "underflow", "convention", "unknown"]


@dataclass(frozen=True)
class Note:
    """Something a reader should know of one node or edge: why a value is not a number, or which convention was used."""

    code: str
    message: str
    hint: str
    node: int
    edge: int | None = None


def status_of(row: Primitive, arguments: tuple[float, ...], result: float) -> NodeStatus:
    """Whether ``result`` is a value of ``row`` at ``arguments``, and if not, why."""
    if row.agreed is not None and row.agreed(*arguments):
        return "convention"
    if math.isfinite(result):
        if result != 0 or row.zeros == "any" or not all(map(math.isfinite, arguments)):
            return "ok"
        return "underflow" if row.zeros == "never" or (arguments[0] != 0 and (row.name != "mul" or arguments[1] != 0)) else "ok"
    if row.pole is not None and row.pole(*arguments):
        return "pole" if result == result else "domain"
    if not all(map(math.isfinite, arguments)):
        return "unknown"
    return "domain" if result != result else "overflow"


def called(graph: Graph, node: int) -> str:
    """The node as it was written, or its label where that is long."""
    place = graph.place[node]
    text = graph.source.clean[place[0] : place[1]] if place else graph.label[node]
    return text if len(text) <= 40 else graph.label[node]


def _domain(row: Primitive) -> str:
    """Where the primitive is defined. Its x and y become words, since the program may have names like these of its own."""
    words = {"x": "the first argument" if row.arity > 1 else "the argument", "y": "the second argument"}
    said = re.sub(r"\b[xy]\b", lambda letter: words[letter.group()], row.domain)
    return f"Its domain is: {said}."


def value_note(graph: Graph, row: Primitive, node: int, status: NodeStatus, arguments: tuple[float, ...]) -> Note:
    """The sentence for a node whose status is not ok."""
    what = called(graph, node)
    at = " and ".join(f"{argument:.4g}" for argument in arguments)
    domain = _domain(row)
    message, hint = {
        "domain": (f"{what} has no real value: the {row.gloss} of {at} is outside its domain.", domain),
        "pole": (f"{what} grows without bound here: the {row.gloss} of {at}.", domain),
        "overflow": (f"{what} is beyond the largest float (about 1.8e308), so it counts as ∞.", "Try smaller numbers."),
        "underflow": (f"{what} is too small for a float, so it counts as 0, and so do derivatives through it.", "Try larger numbers."),
        "convention": (f"{what} has no agreed value at {at}; the usual convention is used.", domain),
    }[status]
    return Note("E_DOMAIN", message, hint, node)
