"""The sum over paths: the product of the partials along every path from an input to an output, added up.

Bauer 1974 (the path formula); Olah, Calculus on Computational Graphs (2015). The number of paths is counted exactly without listing
them; listing is lazy, largest |product| first.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping
from itertools import count as counter
from itertools import islice
from typing import Any

from engine.graph import Graph
from engine.limits import Limits
from engine.linearize import Linearized
from engine.modes.base import EVALUATE, Mode, Param, chosen_name
from engine.modes.options import whole
from engine.modes.reverse import vjp
from engine.numeric import strong
from engine.trace import NODE, SWEEP, PathList, Steps
from engine.wording import refuse

_PRODUCT, _SUM = 1, 2
_EDGE, _ADD, _DONE = 1, 2, 3
LIMIT = Param("limit", "count", "How many paths to list, largest first; the count is exact in any case.", "20", least=1)


def count_paths(graph: Graph, start: int, end: int) -> int:
    """How many paths lead from node ``start`` to node ``end``, exactly, by dynamic programming; parallel edges count apart."""
    ways = {start: 1}
    for node in range(start + 1, end + 1):
        total = sum(ways.get(arg, 0) for arg in graph.args[node])
        if total:
            ways[node] = total
    return ways.get(end, 0)


def enumerate_paths(at: Linearized, start: int, end: int) -> Iterator[tuple[list[int], float]]:
    """Yield (edges, product) of every path from ``start`` to ``end``, largest |product| first, lazily.

    Best-first search whose bound is exact: the largest |product| from a node on, found by one reverse sweep.
    """
    graph = at.graph
    to = graph.edges[1]
    best = _largest_products(at, end)
    order = counter(0, -1)  # of equal bounds the newest first, so that many equal paths are not all walked side by side
    # (−bound, tie-break, node, product so far, the path as a linked list)
    heap: list[tuple[float, int, int, float, tuple[Any, int] | None]] = []
    if start in best:
        heap.append((-best[start], next(order), start, 1.0, None))
    while heap:
        _, _, node, product, path = heapq.heappop(heap)
        if node == end:
            edges: list[int] = []
            while path is not None:
                path, edge = path
                edges.append(edge)
            yield edges[::-1], product
            continue
        for edge in graph.users[node]:
            after = to[edge]
            partial = at.partial[edge]
            if after not in best or partial is None:
                continue
            longer = strong(product, partial)
            bound = _size(strong(longer, best[after]))
            heapq.heappush(heap, (-bound, next(order), after, longer, (path, edge)))


def _size(value: float) -> float:
    """|value| for ordering; an undefined product comes first, where it is seen."""
    return math.inf if value != value else abs(value)


def _largest_products(at: Linearized, end: int) -> dict[int, float]:
    """For every node with a path to ``end``: the largest |product| over those paths."""
    graph = at.graph
    best = {end: 1.0}
    for node in range(end, -1, -1):
        if node not in best:
            continue
        first = graph.first_edge[node]
        for slot, arg in enumerate(graph.args[node]):
            partial = at.partial[first + slot]
            if partial is not None:
                bound = _size(strong(best[node], partial))
                best[arg] = max(best.get(arg, 0.0), bound)
    return best


def add_up(products: list[float]) -> float:
    """The sum, rounded once where it is finite (Shewchuk's algorithm, ``math.fsum``)."""
    try:
        return math.fsum(products)
    except (OverflowError, ValueError):
        return sum(products)


def _most_paths_first(graph: Graph, output: str) -> list[str]:
    """The inputs' names, the one with the most paths to ``output`` first: that is where a sum is to be seen."""
    ways = [0] * graph.size
    end = graph.output_node(output)
    ways[end] = 1
    for node in range(end, -1, -1):
        if ways[node]:
            for arg in graph.args[node]:
                ways[arg] += ways[node]
    return [graph.label[leaf] for leaf in sorted(graph.inputs, key=lambda leaf: -ways[leaf])]


def complete(graph: Graph, params: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """``output``, ``input``: names (by default the first output, and the input with the most paths to it); ``limit``: how many paths to enumerate at most."""
    target = chosen_name(params.get("output"), "output", graph.output_names())
    graph.output_node(target)
    source = chosen_name(params.get("input"), "input", _most_paths_first(graph, target))
    graph.input_node(source)
    limit = whole(LIMIT, params.get("limit"))
    if limit > limits.paths:
        raise refuse("too_many_paths", count=limit, limit=limits.paths)
    return {"input": source, "output": target, "limit": limit}


def run(at: Linearized, params: dict[str, Any], steps: Steps) -> PathList:
    """Record every path's product, edge by edge, and the growing sum."""
    graph = at.graph
    start, end = graph.input_node(params["input"]), graph.output_node(params["output"])
    listed = list(islice(enumerate_paths(at, start, end), params["limit"]))
    products: list[float] = []
    total: float | None = None
    for item, (edges, product) in enumerate(listed):
        running: float | None = None
        for edge in edges:
            slope = at.partial[edge] or 0.0
            upstream = 1.0 if running is None else running
            after = slope if running is None else strong(running, slope)
            steps.effect(_PRODUCT, item, running, after)
            steps.close(_EDGE, 1, edge=edge, node=graph.edges[1][edge], item=item, terms=(upstream, slope, after))
            running = after
        if running is None:  # the input is the output: the empty path, whose product is 1
            steps.effect(_PRODUCT, item, None, 1.0)
        products.append(product)
        after = add_up(products)
        steps.effect(_SUM, 0, total, after)
        steps.close(_ADD, 1, item=item, level=NODE, terms=(product,))
        total = after
    if total is None:
        steps.effect(_SUM, 0, None, 0.0)
    steps.close(_DONE, 1, level=SWEEP)
    whole = vjp(at, {end: 1.0})[start]
    return PathList(start, end, count_paths(graph, start, end), [edges for edges, _ in listed], products, total or 0.0, whole)


PATHS = Mode(
    "paths",
    "Sum over paths",
    "Multiply the partials along each path from one input to one output, and add up the products: the derivative, written out in full.",
    (
        Param("input", "input", "Where the paths start.", "the input with the most paths"),
        Param("output", "output", "Where the paths end.", "the first output"),
        LIMIT,
    ),
    ("value", "product", "sum"),
    (EVALUATE, ("paths.edge", ("upstream", "partial", "product")), ("paths.add", ("product",)), ("paths.done", ())),
    complete,
    run,
    "scalars",
)
