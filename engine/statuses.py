"""What a reader should know of a node: whether its value is one, why not, and in which words. Knows no sweep."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from engine.graph import Graph
from engine.phrases import say
from engine.primitives import Primitive
from engine.words import Words

NodeStatus: TypeAlias = Literal["ok", "domain", "pole", "overflow", "underflow", "convention", "unknown"]


@dataclass(frozen=True)
class Note:
    """Something a reader should know of one node or edge: why a value is not a number, or which convention was used."""

    code: str
    said: Words
    advice: Words
    node: int
    edge: int | None = None

    @property
    def message(self) -> str:
        """What is so, in English."""
        return str(self.said)

    @property
    def hint(self) -> str:
        """What to do or to know, in English."""
        return str(self.advice)


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


def _domain(row: Primitive) -> Words:
    """Where the primitive is defined. Its x and y become words, since the program may have names like these of its own."""
    x = say("argument_first" if row.arity > 1 else "argument_only")
    return say("hint_domain", domain=replace(row.domain, terms={"x": x, "y": say("argument_second")}))


def _all(arguments: tuple[float, ...]) -> str | Words:
    """The numbers, named one after the other."""
    texts = [f"{argument:.4g}" for argument in arguments]
    if len(texts) == 1:
        return texts[0]
    return say("note_two", left=texts[0], right=texts[1]) if len(texts) == 2 else say("note_three", left=texts[0], middle=texts[1], right=texts[2])


def value_note(graph: Graph, row: Primitive, node: int, status: NodeStatus, arguments: tuple[float, ...]) -> Note:
    """The sentence for a node whose status is not ok."""
    what, gloss = called(graph, node), Words(f"gloss_{row.name}", row.gloss)
    said = {
        "domain": say("note_domain_at", what=what, gloss=gloss, at=_all(arguments)),
        "pole": say("note_pole_at", what=what, gloss=gloss, at=_all(arguments)),
        "overflow": say("note_overflow", what=what),
        "underflow": say("note_underflow", what=what),
        "convention": say("note_convention_at", what=what, at=_all(arguments)),
    }[status]
    advice = {"overflow": say("hint_smaller"), "underflow": say("hint_larger")}.get(status) or _domain(row)
    return Note("E_DOMAIN", said, advice, node)
