"""Elimination: the Jacobian by removing vertices or edges, in an order by rule, by search or by hand. Records only; engine.elimination does the work.

Griewank and Walther, Evaluating Derivatives, 2nd ed., chapters 9 and 10. Forward and reverse mode are two of the orders. Channel ``vertex`` holds the
vertices that are left, ``edge`` the partials that are left under the key from · size + to, since fill-in makes edges that the program has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.elimination import MOST_VERTICES, RULES, Accumulation, Fill, LinearGraph, Progress, Shape, count, linear_graph, prove, search, shape_of
from engine.elimination.typed import Move, carried_out, read, spelled
from engine.found import Found, Table
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized
from engine.modes.base import EVALUATE, Mode, Param
from engine.modes.options import CROSSINGS_PER_EDGE, choice, listed, whole
from engine.numeric import strong
from engine.trace import EDGE, NODE, SET, SWEEP, Steps, Trace
from engine.wording import check, refuse

_VERTEX, _EDGES, _MULTIPLICATIONS, _ADDITIONS, _BEST = 1, 2, 3, 4, 5
_MERGE, _SEARCH, _PROOF, _FILL, _ABSORB, _ELIMINATED, _TAKEN, _DONE = range(1, 9)
_PRODUCT_TERMS = ("from", "to", "left", "right", "product")
TAGS = (
    EVALUATE,
    ("elimination.merge", ("additions",)),
    ("elimination.search", ("moves", "rounds", "best", "least")),
    ("elimination.proof", ("states", "best", "least")),
    ("elimination.fill", _PRODUCT_TERMS),
    ("elimination.absorb", _PRODUCT_TERMS),
    ("elimination.vertex", ("before", "after", "multiplications")),
    ("elimination.edge", ("from", "to", "multiplications")),
    ("elimination.done", ("multiplications", "additions", "units", "left")),
)
WORDS = ("markowitz", "relative-markowitz", "forward", "reverse", "best")
_ABOUT = 'A rule, "best" (a search, then a proof), or vertices and edges in the order in which they go: v1, a -> v2, v3.'
ORDER = Param("order", "order", _ABOUT, WORDS[0], WORDS)
UNITS = Param("units", "choice", "Whether multiplications by a partial that is always 1 or −1 are counted or free.", "counted", ("counted", "free"))
CHANCE = Param(
    "chance",
    "count",
    "Which random numbers the search for the best order draws; equal numbers, equal searches.",
    "0",
    least=0,
    most=2**31,
    when=("order", "best"),
)
MOVES = Param("moves", "count", "How many moves the search for the best order may try.", "30000", least=1, most=500_000, when=("order", "best"))
STATES = Param(
    "states",
    "count",
    "How many sets of vertices the proof that an order is the best may look into; by default fewer on a large graph.",
    "4000",
    least=1,
    most=50_000,
    when=("order", "best"),
)
_SEARCHED, _PROVEN = 1_000, 60_000
"""Vertices among which the best order is searched for; and sets of vertices times vertices that a proof looks into unless it is told otherwise."""
LARGEST = 2_000
"""Nodes of a program that this mode takes; fill-in grows with their square."""


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``order``: a word, or vertices and edges (what is left out stays); ``units``: whether multiplications by a partial that is always ±1 count;
    ``chance``, ``moves`` and ``states``: the search and the proof behind the word "best"."""
    check("elimination_nodes", graph.size, LARGEST)
    units, linear, most = choice(UNITS, params.get("units")), linear_graph(graph), CROSSINGS_PER_EDGE * limits.edges
    given = WORDS[0] if params.get("order") is None else params["order"]
    order: str | list[str]
    if isinstance(given, str) and given.strip() in WORDS:
        order = word = given.strip()
        shape = shape_of(linear, units_free=units == "free")
        if word == "best":
            check("elimination_vertices", len(shape.vertices), _SEARCHED)
        work = count(shape, RULES["markowitz" if word == "best" else word](shape))
        check("elimination_work", work, most)
    else:
        pieces = listed(given) if isinstance(given, str) else given
        if not isinstance(pieces, list | tuple):
            raise refuse("order_kind", all=", ".join(WORDS))
        order = [spelled(graph, move) for move in read(graph, linear, pieces, most)]
    rest = {param.name: whole(param, params.get(param.name)) for param in (CHANCE, MOVES, STATES)}
    if params.get("states") is None:  # a set of many vertices takes longer to look into
        rest["states"] = min(rest["states"], max(1, _PROVEN // max(1, len(linear.intermediates))))
    return {"order": order, "units": units, **rest}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> None:
    """Record the merging of parallel edges, the search where there is one, every product, every vertex or edge that goes, and the end."""
    graph, linear = at.graph, linear_graph(at)
    units_free = params["units"] == "free"
    recorder = _Recorder(graph, linear, steps, units_free=units_free)
    recorder.merge()
    moves: Iterable[Move]
    if isinstance(params["order"], list):
        moves = read(graph, linear, params["order"], 10**12)
    else:
        shape = shape_of(linear, units_free=units_free)
        moves = _best(shape, params, steps) if params["order"] == "best" else RULES[params["order"]](shape)
    for place, move in enumerate(moves):
        recorder.eliminate(move, place)
    recorder.finish()


def _best(shape: Shape, params: Mapping[str, Any], steps: Steps) -> list[int]:
    """Search, then prove, within what the parameters allow. Every better order is a step, so that the progress can be seen."""
    best: int | None = None

    def tell(progress: Progress) -> bool:
        nonlocal best
        if best is None or progress.best < best:
            steps.effect(_BEST, 0, best, progress.best)
            best = progress.best
            steps.close(_SEARCH, 1, level=NODE, terms=(progress.moves, progress.rounds, progress.best, progress.least))
        return True

    result = search(shape, params["chance"], keep_going=tell, most_moves=params["moves"])
    tell(Progress(result.moves, result.rounds, result.multiplications, result.least))
    if result.proven or len(shape.vertices) > MOST_VERTICES:
        steps.close(_PROOF, 1, level=NODE, terms=(0, result.multiplications, result.least))
        return result.order
    proof = prove(shape, result.order, most_states=params["states"])
    if best != proof.multiplications:
        steps.effect(_BEST, 0, best, proof.multiplications)
    steps.close(_PROOF, 1, level=NODE, terms=(proof.states, proof.multiplications, proof.least))
    return proof.order


class _Recorder:
    def __init__(self, graph: Graph, linear: LinearGraph, steps: Steps, *, units_free: bool) -> None:
        self.graph, self.linear, self.steps, self.units_free = graph, linear, steps, units_free
        self.work = Accumulation(linear)
        self.name = {copy: node for node, copy in linear.sink.items()}
        self.shown: dict[int, float] = {}

    def show(self, origin: int, to: int) -> None:
        """Put the edge's partial as it is now where it can be seen, or take it away. The copy of an output is shown as the output itself."""
        row, to = self.work.out.get(origin, {}), self.name.get(to, to)
        parts = [row[end] for end in (to, self.linear.sink.get(to)) if end is not None and end in row]
        partial = sum(parts) if parts else None
        key = origin * self.graph.size + to
        before = self.shown.pop(key, None)
        if partial is not None:
            self.shown[key] = partial
        if before is None and partial is None:
            return
        kind = "drop_edge" if partial is None else SET if before is not None else "add_edge"
        self.steps.effect(_EDGES, key, before, partial, kind)

    def counters(self, before: tuple[int, int], after: tuple[int, int]) -> None:
        for channel, old, new in zip((_MULTIPLICATIONS, _ADDITIONS), before, after, strict=True):
            if old != new:
                self.steps.effect(channel, 0, old, new)

    def counts(self) -> tuple[int, int]:
        return self.work.multiplications - (self.work.saved if self.units_free else 0), self.work.additions

    def merge(self) -> None:
        """The first step: what no output needs is left out, and parallel edges become one. Additions only."""
        ends = {node for edge in self.linear.partial for node in edge} | set(self.linear.inputs) | set(self.linear.outputs)
        for node in sorted(ends):
            self.steps.effect(_VERTEX, node, None, 1.0, "add_node")
        for origin, to in self.linear.partial:
            self.show(origin, to)
        self.steps.effect(_MULTIPLICATIONS, 0, None, 0.0)
        self.steps.effect(_ADDITIONS, 0, None, self.linear.merged)
        self.steps.close(_MERGE, 1, level=NODE, terms=(self.linear.merged,))

    def eliminate(self, move: Move, place: int) -> None:
        """Every product is a step, and then what goes."""
        work = self.work
        through = move if isinstance(move, int) else move[1] if move[2] == "front" else move[0]
        before, after = list(work.into.get(through, ())), [to for to in work.out.get(through, ()) if to != self.linear.sink.get(through)]
        counts = multiplications, additions = self.counts()
        start = multiplications
        for fill in carried_out(work, move):
            if not fill.counted:
                continue  # an output's edge into itself: its in-edges stay as they are
            multiplications += not (fill.unit and self.units_free)
            additions += fill.before is not None
            self.product(fill, place, counts, (multiplications, additions))
            counts = multiplications, additions
        for origin in before:
            self.show(origin, through)
        for to in after:
            self.show(through, to)
        gone = not work.into.get(through) and not work.out.get(through)
        if gone and through not in self.linear.outputs:
            self.steps.effect(_VERTEX, through, 1.0, None, "drop_node")
        if isinstance(move, int):
            self.steps.close(_ELIMINATED, 1, node=move, item=place, level=NODE, terms=(len(before), len(after), multiplications - start))
        else:
            self.steps.close(_TAKEN, 1, node=through, item=place, level=NODE, terms=(move[0], self.name.get(move[1], move[1]), multiplications - start))

    def product(self, fill: Fill, place: int, old: tuple[int, int], new: tuple[int, int]) -> None:
        to = self.name.get(fill.to, fill.to)
        self.show(fill.origin, to)
        self.counters(old, new)
        tag = _FILL if fill.before is None else _ABSORB
        terms = (fill.origin, to, fill.left, fill.right, strong(fill.left, fill.right))
        self.steps.close(tag, 1, node=fill.through, item=place, level=EDGE, terms=terms)

    def finish(self) -> None:
        multiplications, additions = self.counts()
        self.steps.close(_DONE, 1, level=SWEEP, terms=(multiplications, additions, self.work.saved, len(self.work.open_vertices())))


def found(trace: Trace) -> tuple[Found, ...]:
    """The order, what it cost, what the rules would cost, and for the best order how it is known to be the best."""
    steps, graph = trace.steps, trace.at.graph
    order: list[str] = []
    proof: tuple[Found, ...] = ()
    for index, tag in enumerate(steps.tag):
        terms = steps.term[steps.term_offset[index] : steps.term_offset[index + 1]]
        if tag == _ELIMINATED:
            order.append(graph.label[steps.node[index]])
        elif tag == _TAKEN:
            order.append(f"{graph.label[int(terms[0])]} -> {graph.label[int(terms[1])]}")
        elif tag == _PROOF:
            states, best, least = (int(term) for term in terms)
            proof = Found("proven", least == best), Found("least", least), Found("states", states)
    multiplications, additions, units, left = (int(term) for term in steps.term[steps.term_offset[-2] :])
    shape = shape_of(linear_graph(graph), units_free=trace.params["units"] == "free")
    rules = Table(tuple(RULES), ("multiplications",), tuple((float(count(shape, rule(shape))),) for rule in RULES.values()))
    counts = Found("multiplications", multiplications), Found("additions", additions), Found("units", units), Found("left", left)
    return Found("order", tuple(order)), *counts, *proof, Found("rules", rules)


ELIMINATION = Mode(
    "elimination",
    "Elimination",
    "Remove the vertices between inputs and outputs one by one, joining what comes before to what comes after, until the Jacobian is left on the edges.",
    (ORDER, UNITS, CHANCE, MOVES, STATES),
    ("value", "vertex", "edge", "multiplications", "additions", "best"),
    TAGS,
    complete,
    run,
    "scalars",
    found,
)
