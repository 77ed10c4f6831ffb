"""What a lesson may ask the engine for: a quantity such as ``adjoint of b``, and a claim about two of them. Knows no lesson and no page.

The forms are documented in docs/lessons.md; a test keeps the two together.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

import engine
from app.lessons.words import refusal, say

_NUMBER = re.compile(r"[+\-−]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_COMPARED = re.compile(r"\s(=|!=|<=|>=|<|>)\s")
_ARROW = re.compile(r"\s*(?:->|→)\s*")


@dataclass(frozen=True)
class Ground:
    """A graph at a point with a mode: what quantities are read from. Sweeps are made once, when they are first asked for."""

    graph: engine.Graph
    at: Mapping[str, float]
    mode: str = "forward"
    params: Mapping[str, Any] = field(default_factory=dict)
    limits: engine.Limits = field(default_factory=engine.Limits)

    @cached_property
    def linear(self) -> engine.Linearized:
        return engine.linearize(self.graph, self.at)

    @cached_property
    def trace(self) -> engine.Trace:
        return engine.trace(self.graph, self.at, self.mode, limits=self.limits, **self.params)

    @cached_property
    def jacobian(self) -> dict[str, dict[str, float]]:
        return engine.jacobian(self.graph, self.at, limits=self.limits)

    @cached_property
    def costs(self) -> dict[str, engine.Cost]:
        graph = engine.scalarize(self.graph, self.limits) if self.graph.has_tensors else self.graph
        return {cost.mode: cost for cost in engine.costs(graph)}

    def ends(self, channel: str) -> Mapping[int, float]:
        """What the forward sweep (``tangent``) or the reverse sweep (``adjoint``) of this ground leaves at the nodes."""
        return self._tangents if channel == "tangent" else self._adjoints

    @cached_property
    def _tangents(self) -> dict[int, float]:
        return self._end("forward", "tangent")

    @cached_property
    def _adjoints(self) -> dict[int, float]:
        return self._end("reverse", "adjoint")

    def _end(self, mode: str, channel: str) -> dict[int, float]:
        run = self.trace if self.mode == mode else engine.trace(self.graph, self.at, mode, limits=self.limits)
        return engine.state_at(run, len(run.steps))[channel]

    def value(self, node: int) -> float:
        """The value at the node, after the last update where the block walks downhill."""
        if self.mode != "descent":
            return float(self.linear.value[node])
        self.single()  # a descent writes every element as a node of its own
        return float(engine.state_at(self.trace, len(self.trace.steps))["value"].get(node) or 0.0)

    def single(self) -> None:
        """Raises PathsumError where nodes hold arrays: a quantity is one number."""
        if self.graph.has_tensors:
            raise refusal("array")

    def node(self, name: str) -> int:
        """The node called ``name`` in the program or in the table. Raises PathsumError."""
        wanted = _spaceless(name)
        if name.strip() in self.graph.named:
            return self.graph.named[name.strip()]
        outputs = [node for known, node in self.graph.outputs if known == name.strip()]
        found = outputs or [node for node, label in enumerate(self.graph.label) if _spaceless(label) == wanted and self.graph.op[node] != "const"]
        if not found:
            known = [label for node, label in enumerate(self.graph.label) if self.graph.op[node] != "const"]
            raise refusal("node_unknown", name=name.strip()[:40], all=", ".join(known[:12]) + (", …" if len(known) > 12 else ""))
        if len(found) > 1:
            raise refusal("node_several", name=name.strip()[:40])
        return found[0]

    def slope(self, source: int, to: int) -> float:
        """The partial from node to node, summed over parallel edges. Raises PathsumError where no edge is."""
        self.single()
        origin, target, _ = self.graph.edges
        found = [self.linear.partial[edge] or 0.0 for edge in range(len(origin)) if origin[edge] == source and target[edge] == to]
        if not found:
            raise refusal("edge_none", source=self.graph.label[source], to=self.graph.label[to])
        return math.fsum(float(value) for value in found)

    def carried(self, start: int, end: int, unit: bool = False) -> float:
        """The sum over paths from ``start`` to ``end``; with ``unit`` every slope counts as 1, so it is the number of paths."""
        self.single()
        reached = {start: 1.0}
        first = self.graph.first_edge
        for node in range(start + 1, end + 1):
            total = 0.0
            for slot, arg in enumerate(self.graph.args[node]):
                partial = 1.0 if unit else self.linear.partial[first[node] + slot]
                if arg in reached and partial:
                    total += reached[arg] * float(partial) if reached[arg] else 0.0
            if total:
                reached[node] = total
        return reached.get(end, 0.0)


def _spaceless(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("*", "·").replace("-", "−")


# --- the forms --------------------------------------------------------------------------------------------------------------------


def _at_node(ground: Ground, what: str, name: str) -> float:
    node = ground.node(name)
    if ground.graph.has_tensors and ground.graph.shape[node] != ():
        raise refusal("array")
    if what == "value":
        return ground.value(node)
    return float(ground.ends(what).get(node, 0.0))


def _along(ground: Ground, names: str) -> float:
    """The slopes along A -> B -> …, multiplied."""
    nodes = [ground.node(name) for name in _ARROW.split(names)]
    if len(nodes) < 2:
        raise refusal("quantity_along", text=names[:60])
    slopes = [ground.slope(source, to) for source, to in pairwise(nodes)]
    return 0.0 if 0.0 in slopes else math.prod(slopes)


def _derivative(ground: Ground, of: str, by: str) -> float:
    known: float | None = ground.jacobian.get(of.strip(), {}).get(by.strip())
    return known if known is not None else ground.carried(ground.node(by), ground.node(of))


def _second(ground: Ground, of: str, by: str, other: str | None) -> float:
    run = engine.trace(ground.graph, ground.at, "hessian", limits=ground.limits, output=of.strip())
    names = run.at.graph.input_names()
    places = []
    for name in (by, other or by):
        if name.strip() not in names:
            raise refusal("node_unknown", name=name.strip()[:40], all=", ".join(names[:12]))
        places.append(names.index(name.strip()))
    return float(engine.state_at(run, len(run.steps))["hessian"][places[0] * len(names) + places[1]])


def _difference(ground: Ground, of: str, by: str, h: str) -> float:
    name, step = by.strip(), float(h)
    if step == 0:
        raise refusal("difference_step")
    here = ground.linear.at
    if name not in here:
        raise refusal("node_unknown", name=name[:40], all=", ".join(list(here)[:12]))
    up, down = (engine.evaluate(ground.graph, {**here, name: here[name] + sign * step}) for sign in (1, -1))
    if of.strip() not in up:
        raise refusal("node_unknown", name=of.strip()[:40], all=", ".join(list(up)[:12]))
    return float(up[of.strip()] - down[of.strip()]) / (2 * step)


def _paths(ground: Ground, source: str, to: str) -> float:
    return ground.carried(ground.node(source), ground.node(to), unit=True)


def _multiplications(ground: Ground, way: str) -> float:
    cost = ground.costs.get(way) or ground.costs.get(f"elimination {way.removeprefix('eliminating ')}")
    if cost is not None:
        return float(cost.multiplications) if cost.multiplications.bit_length() <= sys.float_info.max_exp else math.inf
    return _optimum(ground.graph.source.text, ground.limits)


@lru_cache(maxsize=64)
def _optimum(source: str, limits: engine.Limits) -> float:
    """The fewest multiplications of any order that the search finds: a matter of the program alone, and asked again for every attempt."""
    run = engine.trace(engine.parse(source, limits=limits), mode="elimination", limits=limits, order="best")
    return float(engine.state_at(run, len(run.steps))["multiplications"].get(0, 0.0))


def _arrows(ground: Ground, way: str, name: str) -> float:
    node, (origin, to, _) = ground.node(name), ground.graph.edges
    drawn = [ground.graph.op[source] != "const" for source in origin]
    return float(sum(end == node and seen for end, seen in zip(origin if way == "from" else to, drawn, strict=True)))


def _count(ground: Ground, what: str) -> float:
    graph = ground.graph
    drawn = [node for node in range(graph.size) if graph.op[node] != "const"]
    counts: Mapping[str, Callable[[], int]] = {
        "nodes": lambda: len(drawn),
        "edges": lambda: sum(graph.op[arg] != "const" for node in drawn for arg in graph.args[node]),
        "inputs": lambda: len(graph.inputs),
        "outputs": lambda: len(graph.outputs),
    }
    return float(counts[what]())


_WAYS = "forward|reverse|paths|eliminating forward|eliminating reverse|eliminating markowitz|optimum"
FORMS: tuple[tuple[re.Pattern[str], Callable[..., float]], ...] = tuple(
    (re.compile(form), answer)
    for form, answer in (
        (r"(value|tangent|adjoint) of (.+)", _at_node),
        (r"(?:slope|product) of (.+)", _along),
        (r"derivative of (.+) by (.+)", _derivative),
        (r"second derivative of (.+?) by (.+?)(?: and (.+))?", _second),
        (r"difference of (.+) by (.+) with (\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)", _difference),
        (r"paths from (.+) to (.+)", _paths),
        (r"arrows (from|to) (.+)", _arrows),
        (r"sweeps of (forward|reverse)", lambda ground, way: float(ground.costs[str(way)].sweeps)),
        (rf"multiplications of ({_WAYS})", _multiplications),
        (r"(nodes|edges|inputs|outputs)", _count),
    )
)


def quantity(ground: Ground, text: str) -> float:
    """The number that ``text`` stands for. Raises PathsumError where it is none of the forms or names what is not there."""
    words = text.strip()
    if _NUMBER.fullmatch(words):
        return float(words.replace("−", "-"))
    if len(words) > 2 and words[0] == words[-1] == "|":
        return abs(quantity(ground, words[1:-1]))
    for form, answer in FORMS:
        found = form.fullmatch(words)
        if found:
            return float(answer(ground, *found.groups()))
    raise refusal("quantity", text=words[:60] or say("lesson_nothing"))


_CLOSE = 1e-9


def _same(a: float, b: float) -> bool:
    """Equal but for rounding."""
    return a == b or abs(a - b) <= _CLOSE * max(1.0, abs(a), abs(b))


_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    "=": _same,
    "!=": lambda a, b: not _same(a, b),
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b or _same(a, b),
    ">=": lambda a, b: a >= b or _same(a, b),
}


def _compared(ground: Ground, text: str) -> tuple[float, str, float]:
    """The two sides of a claim and the sign between them. Raises PathsumError."""
    parts = _COMPARED.split(f" {text.strip()} ")
    if len(parts) != 3:
        raise refusal("claim", text=text.strip()[:60] or say("lesson_nothing"))
    return quantity(ground, parts[0]), parts[1], quantity(ground, parts[2])


def claim(ground: Ground, text: str) -> bool:
    """Whether ``text``, two quantities compared, holds. Raises PathsumError."""
    left, sign, right = _compared(ground, text)
    return _HOLDS[sign](left, right)


def gap(ground: Ground, text: str) -> float:
    """How far the two sides of a claim are from where it holds. Raises PathsumError."""
    left, sign, right = _compared(ground, text)
    return 0.0 if _HOLDS[sign](left, right) else abs(left - right)
