"""Factoring the sum over paths: from the expanded sum of products, merged step by step until one sweep is left. Keeps counts exact, lists only what is short.

Olah, Calculus on Computational Graphs (2015): (α + β + γ)(δ + ε + ζ) instead of nine products. Two ways to the end:
by ``prefixes`` every node from the input on gets the sum of all products that lead to it, which is its tangent: forward mode is left;
by ``suffixes`` every node from the output back gets the sum of all products that lead from it, which is its adjoint: reverse mode is left.

Conventions. Everything happens between one input and one output. Edges whose partial is 1 or −1 by rule (of sums, differences, signs) are free.
Where such an edge is the only way into or out of a node, the node is passed over, so that 2x + 3x + 5x is one place where three *factored edges*
meet. A product of k factors that are not free costs k − 1 multiplications. A step is one of two: parallel factored edges add up ("bundle"), or
all products that lead to a node add up ("merge"), which tells the sums of the nodes passed over on the way as well: the channel ends as the sweep has it.

The ledger (``Factoring.ledger(k)``: any k, from the program alone, no replay) is what is left to compute after k such steps: one line for each
merged node, and the sum of the terms that remain. Steps carry its number as ``item`` and its exact counts are in ``Factoring.counts``; the
channels hold them as floats.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.factoring import Factoring, written
from engine.found import Found, Table
from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized
from engine.modes.base import EVALUATE, Mode, Param
from engine.modes.options import choice
from engine.modes.paths import PATHS, add_up
from engine.modes.reverse import vjp
from engine.numeric import nearest
from engine.printer import PRETTY, expression
from engine.syntax import Name
from engine.trace import EDGE, NODE, SWEEP, PathList, Steps, Trace

_TANGENT, _ADJOINT, _COUNT, _TERMS = 1, 2, 3, 4
_START, _BUNDLE, _MERGE, _DONE = 1, 2, 3, 4
_LETTERS, _SHOWN = "αβγδεζηθικλμνξπρστυφχψω", 24
_TOLD = 20_000
"""Edges in all factored edges together that are told: a sum of n terms, passed over, makes n of up to n edges each."""
_DIGITS = 200_000
"""Binary digits of all counts together that are told one by one; beyond it the channels have them as floats."""
BY = Param("by", "choice", "Merge prefixes, which ends in forward mode, or suffixes, which ends in reverse mode.", "prefixes", ("prefixes", "suffixes"))


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``input``, ``output``, ``limit`` as in the mode of paths; ``by``: "prefixes" (to the forward sweep) or "suffixes" (to the reverse sweep)."""
    by = choice(BY, params.get("by"))
    rest = {name: value for name, value in params.items() if name != "by"}
    return PATHS.complete(graph, rest, limits) | {"by": by}


def factoring(at: Linearized, params: Mapping[str, Any]) -> Factoring:
    """The factoring that a trace with these (completed) parameters shows; its ledgers are numbered as the trace's items."""
    graph = at.graph
    return Factoring(at, graph.input_node(params["input"]), graph.output_node(params["output"]), params["by"] == "suffixes")


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> PathList:
    """Record every merge with the counts that it leaves, and list the paths of the expanded sum as far as the limit goes."""
    work = factoring(at, params)
    channel = _ADJOINT if params["by"] == "suffixes" else _TANGENT
    counts = work.counts
    known: dict[int, float] = {work.start: 1.0}
    steps.effect(channel, work.start, None, 1.0)
    steps.effect(_COUNT, 0, None, nearest(counts[0].multiplications))
    steps.effect(_TERMS, 0, None, nearest(counts[0].terms))
    steps.close(_START, 1, node=work.start, item=0, level=NODE, terms=(nearest(counts[0].terms), nearest(counts[0].multiplications)))
    for item, move in enumerate(work.moves, 1):
        before, after = counts[item - 1], counts[item]
        if move.source is None:
            between = work.passed_over(move.node, known)
            known[move.node] = work.sum_at(move.node, known)
            known |= between
            for each in (move.node, *between):
                steps.effect(channel, each, None, known[each])
        if before.multiplications != after.multiplications:
            steps.effect(_COUNT, 0, nearest(before.multiplications), nearest(after.multiplications))
        if before.terms != after.terms:
            steps.effect(_TERMS, 0, nearest(before.terms), nearest(after.terms))
        numbers = (nearest(before.terms), nearest(after.terms), nearest(before.multiplications), nearest(after.multiplications))
        tag, level = (_MERGE, NODE) if move.source is None else (_BUNDLE, EDGE)
        steps.close(tag, 1, node=move.node, item=item, level=level, terms=numbers)
    if work.end not in known:  # no path at all: the derivative is an empty sum
        steps.effect(channel, work.end, None, 0.0)
    steps.close(_DONE, 1, node=work.end, item=len(counts) - 1, level=SWEEP, terms=(nearest(counts[0].multiplications), nearest(counts[-1].multiplications)))
    return _expanded(at, work, params["limit"])


def _expanded(at: Linearized, work: Factoring, limit: int) -> PathList:
    """The terms of ledger 0 as paths, in the ledger's order (not by size: ties would make best-first search look at all of them)."""
    start, end = (work.end, work.start) if work.backwards else (work.start, work.end)
    first = work.ledger(0, limit)
    edges = [[edge for bundle in term.factors for number in bundle for edge in work.factored[number].edges] for term in first.terms]
    products = [work.value_of(term, {work.start: 1.0}) for term in first.terms]
    return PathList(
        start, end, first.counts.terms, [line[::-1] if work.backwards else line for line in edges], products, add_up(products), vjp(at, {end: 1.0})[start]
    )


def found(trace: Trace) -> tuple[Found, ...]:
    """Exact counts at both ends; and where the graph is small, every ledger in letters, with what each letter stands for."""
    work = factoring(trace.at, trace.params)
    first, last = work.counts[0], work.counts[-1]
    counts = Found("paths", first.terms), Found("expanded", first.multiplications), Found("factored", last.multiplications), *_bookkeeping(work)
    first_terms = work.ledger(0, _SHOWN).terms if first.terms <= _SHOWN else ()
    used = sorted({number for term in first_terms for bundle in term.factors for number in bundle})
    if not used or len(used) > len(_LETTERS):
        return counts
    letter = dict(zip(used, _LETTERS, strict=False))
    label = trace.at.graph.label
    ledgers: list[str] = []
    for k in range(len(work.counts)):
        lines, rest = written(work, work.ledger(k, _SHOWN), lambda node: Name(f"d{label[node]}"), lambda number: Name(letter[number]))
        named = [f"d{label[node]} = {expression(line, PRETTY)}" for node, line in lines.items()]
        ledgers.append("; ".join([*named, expression(rest, PRETTY)]))
    meanings = Table(tuple(letter.values()), ("value",), tuple((work.factored[number].value,) for number in letter))
    return *counts, Found("letters", meanings), Found("ledgers", tuple(ledgers))


def _bookkeeping(work: Factoring) -> tuple[Found, ...]:
    """What any ledger can be written from: the exact counts after every move, and each factored edge with the program's edges that it stands for."""
    if len(work.counts) * work.counts[0].multiplications.bit_length() > _DIGITS:
        return ()
    counts = Found("counts", tuple(f"{each.terms} {each.multiplications}" for each in work.counts))
    used, total = sorted({number for node in work.order for bundle in work.bundles(node).values() for number in bundle}), 0
    names: list[str] = []
    for number in used:
        edges = work.factored[number].edges
        total += len(edges)
        if total > _TOLD:
            return (counts,)
        names.append(" ".join(map(str, edges)))
    cells = tuple((float(each.tail), float(each.head), float(each.free), each.value) for each in (work.factored[number] for number in used))
    return counts, Found("chains", Table(tuple(names), ("tail", "head", "free", "value"), cells))


FACTOR = Mode(
    "factor",
    "Factoring",
    "Start from the sum over all paths and pull common factors out, one node at a time, until forward or reverse mode is what is left.",
    (*PATHS.params, BY),
    ("value", "tangent", "adjoint", "multiplications", "terms"),
    (
        EVALUATE,
        ("factor.start", ("terms", "multiplications")),
        ("factor.bundle", ("terms_before", "terms", "multiplications_before", "multiplications")),
        ("factor.merge", ("terms_before", "terms", "multiplications_before", "multiplications")),
        ("factor.done", ("multiplications_before", "multiplications")),
    ),
    complete,
    run,
    "scalars",
    found,
)
