"""Elimination: the Jacobian by removing vertices one by one, in an order by rule, by search or by hand. Records only; engine.elimination does the work.

Griewank and Walther, Evaluating Derivatives, 2nd ed., chapters 9 and 10. Forward and reverse mode are two of the orders. Channel ``vertex`` holds the
vertices that are left, ``edge`` the partials that are left under the key from · size + to, since fill-in makes edges that the program has not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.elimination import MOST_VERTICES, RULES, Accumulation, Fill, LinearGraph, Shape, count, linear_graph, prove, search, shape_of
from engine.errors import PathsumError
from engine.graph import Graph
from engine.limits import Limits, check
from engine.linearize import Linearized
from engine.modes.base import EVALUATE, Mode, Param
from engine.modes.options import CHOICE, CROSSINGS_PER_EDGE, one_of
from engine.numeric import strong
from engine.trace import EDGE, NODE, SET, SWEEP, Steps

ORDER: Any = "order"
"""A kind of parameter that ``Param`` does not list yet: one of the words, or a list of labels."""

_VERTEX, _EDGES, _MULTIPLICATIONS, _ADDITIONS = 1, 2, 3, 4
_MERGE, _ORDER, _FILL, _ABSORB, _ELIMINATED, _DONE = 1, 2, 3, 4, 5, 6
WORDS = ("markowitz", "relative-markowitz", "forward", "reverse", "best")
CONVENTIONS = ("counted", "free")
LARGEST = 2_000
"""Nodes of a program that this mode takes; fill-in grows with their square."""
_MOVES, _STATES = 30_000, 80_000
"""What "best" may spend: moves of the search, and states of the proof times vertices; about two seconds."""


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``order``: a word, or labels of vertices (those left out stay); ``units``: whether multiplications by a partial that is always ±1 count."""
    check("E_TOO_BIG", "The program has too many nodes to eliminate", graph.size, LARGEST, "Use forward or reverse mode.")
    units = one_of(params.get("units"), "units", CONVENTIONS)
    order = params.get("order", WORDS[0])
    linear = linear_graph(graph)
    shape = shape_of(linear, units_free=units == "free")
    if isinstance(order, str):
        order = one_of(order, "order", WORDS)
        if order == "best":
            check("E_TOO_BIG", "There are too many vertices to search for the best order", len(shape.vertices), MOST_VERTICES, "Use markowitz.")
        given = RULES["markowitz" if order == "best" else order](shape)
    else:
        given = _labelled(graph, linear, order)
        order = [graph.label[node] for node in given]
    work = count(shape, given)
    check("E_TOO_BIG", "That order takes too many multiplications", work, CROSSINGS_PER_EDGE * limits.edges, "Use forward or reverse mode.")
    return {"order": order, "units": units}


def _labelled(graph: Graph, linear: LinearGraph, labels: object) -> list[int]:
    open_to = {graph.label[node]: node for node in linear.intermediates}
    shown = ", ".join(list(open_to)[:8]) + (", …" if len(open_to) > 8 else "") or "none"
    if not isinstance(labels, list | tuple):
        raise PathsumError("E_PARAM", "The parameter order must be a word or a list of vertices.", f"The words are: {', '.join(WORDS)}.")
    nodes = []
    for label in labels:
        if not isinstance(label, str) or label not in open_to:
            raise PathsumError("E_PARAM", f"{repr(label)[:60]} is no vertex that can be eliminated.", f"Those that can be are: {shown}.")
        if open_to[label] in nodes:
            raise PathsumError("E_PARAM", f"{repr(label)[:60]} is in the order twice.", "A vertex can be eliminated once.")
        nodes.append(open_to[label])
    return nodes


def chosen_order(graph: Graph, shape: Shape, order: str | list[str]) -> tuple[list[int], tuple[int, int, int]]:
    """The vertices in the order of the parameter; and for "best" the lower bound, the states of its proof and the moves of its search."""
    if isinstance(order, list):
        by_label = {graph.label[node]: node for node in shape.vertices}
        return [by_label[label] for label in order], (0, 0, 0)
    if order != "best":
        return RULES[order](shape), (0, 0, 0)
    found = search(shape, most_moves=_MOVES)
    if found.proven:
        return found.order, (found.least, 0, found.moves)
    proof = prove(shape, found.order, most_states=_STATES // len(shape.vertices))
    return proof.order, (proof.least, proof.states, found.moves)


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record the merging of parallel edges, every product, every vertex that goes, and the end."""
    graph, linear = at.graph, linear_graph(at)
    shape = shape_of(linear, units_free=params["units"] == "free")
    order, (least, states, moves) = chosen_order(graph, shape, params["order"])
    recorder = _Recorder(graph, linear, steps, units_free=params["units"] == "free")
    recorder.merge()
    if params["order"] == "best":
        steps.close(_ORDER, 1, level=NODE, terms=(count(shape, order), least, states, moves))
    for place, vertex in enumerate(order):
        recorder.eliminate(vertex, place)
    recorder.finish(len(shape.vertices) - len(order))


class _Recorder:
    def __init__(self, graph: Graph, linear: LinearGraph, steps: Steps, *, units_free: bool) -> None:
        self.graph, self.linear, self.steps, self.units_free = graph, linear, steps, units_free
        self.work = Accumulation(linear)
        self.name = {copy: node for node, copy in linear.sink.items()}
        self.shown: dict[int, float] = {}

    def effect(self, kind: str, channel: int, key: int, before: float | None, after: float | None) -> None:
        self.steps.effect(channel, key, before, after, kind)

    def show(self, origin: int, to: int, partial: float | None) -> None:
        """Put a partial on the edge, or take the edge away."""
        key = origin * self.graph.size + to
        before = self.shown.pop(key, None)
        if partial is not None:
            self.shown[key] = partial
        self.effect("drop_edge" if partial is None else SET if before is not None else "add_edge", _EDGES, key, before, partial)

    def counters(self, before: tuple[int, int], after: tuple[int, int]) -> None:
        for channel, old, new in zip((_MULTIPLICATIONS, _ADDITIONS), before, after, strict=True):
            if old != new:
                self.effect(SET, channel, 0, old, new)

    def counts(self) -> tuple[int, int]:
        return self.work.multiplications - (self.work.saved if self.units_free else 0), self.work.additions

    def merge(self) -> None:
        """The first step: what no output needs is left out, and parallel edges become one. Additions only."""
        ends = {node for edge in self.linear.partial for node in edge} | set(self.linear.inputs) | set(self.linear.outputs)
        for node in sorted(ends):
            self.effect("add_node", _VERTEX, node, None, 1.0)
        for (origin, to), partial in self.linear.partial.items():
            self.show(origin, to, partial)
        self.effect(SET, _MULTIPLICATIONS, 0, None, 0.0)
        self.effect(SET, _ADDITIONS, 0, None, self.linear.merged)
        self.steps.close(_MERGE, 1, level=NODE, terms=(self.linear.merged,))

    def eliminate(self, vertex: int, place: int) -> None:
        work, kept = self.work, vertex in self.linear.sink
        before, after = list(work.into[vertex]), [to for to in work.out[vertex] if to != self.linear.sink.get(vertex)]
        counts = multiplications, additions = self.counts()
        start = multiplications
        for fill in work.eliminate_vertex(vertex):
            if not fill.counted:
                continue  # an output's edge into itself: its in-edges stay as they are
            multiplications += not (fill.unit and self.units_free)
            additions += fill.before is not None
            self.product(fill, place, counts, (multiplications, additions))
            counts = multiplications, additions
        for origin in before if not kept else ():
            self.show(origin, vertex, None)
        for to in after:
            self.show(vertex, self.name.get(to, to), None)
        if not kept:
            self.effect("drop_node", _VERTEX, vertex, 1.0, None)
        terms = (len(before), len(after), multiplications - start)
        self.steps.close(_ELIMINATED, 1, node=vertex, item=place, level=NODE, terms=terms)

    def product(self, fill: Fill, place: int, old: tuple[int, int], new: tuple[int, int]) -> None:
        to = self.name.get(fill.to, fill.to)
        self.show(fill.origin, to, fill.after)
        self.counters(old, new)
        tag = _FILL if fill.before is None else _ABSORB
        terms = (fill.origin, to, fill.left, fill.right, strong(fill.left, fill.right))
        self.steps.close(tag, 1, node=fill.through, item=place, level=EDGE, terms=terms)

    def finish(self, left: int) -> None:
        multiplications, additions = self.counts()
        self.steps.close(_DONE, 1, level=SWEEP, terms=(multiplications, additions, self.work.saved, left))


_PRODUCT_TERMS = ("from", "to", "left", "right", "product")
ELIMINATION = Mode(
    "elimination",
    "Elimination",
    "Remove the vertices between inputs and outputs one by one, joining what comes before to what comes after, until the Jacobian is left on the edges.",
    (
        Param("order", ORDER, "A rule (" + ", ".join(WORDS) + "), or the vertices' labels in the order in which they go.", WORDS[0]),
        Param("units", CHOICE, "Whether multiplications by a partial that is always 1 or −1 are counted or free.", CONVENTIONS[0]),
    ),
    ("value", "vertex", "edge", "multiplications", "additions"),
    (
        EVALUATE,
        ("elimination.merge", ("additions",)),
        ("elimination.order", ("multiplications", "least", "states", "moves")),
        ("elimination.fill", _PRODUCT_TERMS),
        ("elimination.absorb", _PRODUCT_TERMS),
        ("elimination.vertex", ("before", "after", "multiplications")),
        ("elimination.done", ("multiplications", "additions", "units", "left")),
    ),
    complete,
    run,
)
