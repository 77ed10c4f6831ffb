"""Elimination: the Jacobian by removing vertices or edges one by one, what each order costs, and the cheapest order. Knows no trace and no page."""

from engine.elimination.accumulate import Accumulation, Fill, eliminate_vertices
from engine.elimination.cuts import lower_bound
from engine.elimination.exact import MOST_VERTICES, Proof, prove
from engine.elimination.linear import LinearGraph, linear_graph, plain_graph
from engine.elimination.orders import RULES, forward, markowitz, relative_markowitz, reverse
from engine.elimination.search import BestOrder, Progress, search
from engine.elimination.shape import Shape, count, shape_of

__all__ = [
    "MOST_VERTICES", "RULES", "Accumulation", "BestOrder", "Fill", "LinearGraph", "Progress", "Proof", "Shape", "count", "eliminate_vertices",
    "forward", "linear_graph", "lower_bound", "markowitz", "plain_graph", "prove", "relative_markowitz", "reverse", "search", "shape_of",
]  # fmt: skip
