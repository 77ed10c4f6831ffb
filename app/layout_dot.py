"""Our plan as DOT, and Graphviz's answer read back. Knows no process and no cache.

Graphviz is given internal ids and fixed sizes and nothing that a person typed: labels, URLs and escapes change meaning there.
"""

from __future__ import annotations

from typing import Any

import graphviz
import orjson

from app.layout_plan import Plan

INCH = 72.0
# Room between ranks holds a derivative at an edge's middle; room between neighbours holds the chip at a node's corner.
SEPARATION = {"LR": {"nodesep": 34, "ranksep": 92}, "TB": {"nodesep": 64, "ranksep": 62}}
Rect = tuple[float, float, float, float]
Placed = tuple[list[tuple[float, float]], list[list[float]], dict[int, Rect]]
"""Centres of boxes, curves, and around which frames which rectangle is drawn: left, top, right, bottom."""


def source(plan: Plan) -> bytes:
    """The DOT text of a plan."""
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": plan.direction,
            **{name: f"{value / INCH:.3f}" for name, value in SEPARATION[plan.direction].items()},
            # Bounds on the network simplex: without them one graph in hundreds takes a hundred times as long.
            "nslimit": "2",
            "nslimit1": "2",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowhead": "none"},
    )
    for box, (kind, w, h) in enumerate(zip(plan.kind, plan.w, plan.h, strict=True)):
        # An input is drawn as a pill: a curve that ends on the ellipse inside it never stops short of its round ends.
        shape = {"shape": "ellipse"} if kind == "input" else {}
        graph.node(f"n{box}", width=f"{w / INCH:.4f}", height=f"{h / INCH:.4f}", **shape)
    for edge, (tail, head) in enumerate(zip(plan.tail, plan.head, strict=True)):
        graph.edge(f"n{tail}", f"n{head}", id=f"e{edge}")
    text: str = graph.source
    return text.encode()


def read(answer: bytes, plan: Plan) -> Placed:
    """Box centres and curves from Graphviz's JSON, y turned to point down. ValueError when something is missing."""
    data: dict[str, Any] = orjson.loads(answer)
    top = float(data["bb"].split(",")[3])
    centres: dict[int, tuple[float, float]] = {}
    for item in data.get("objects", ()):
        x, y = item["pos"].split(",")
        centres[int(item["name"][1:])] = (float(x), top - float(y))
    curves: dict[int, list[float]] = {}
    for item in data.get("edges", ()):
        points: list[float] = []
        for pair in item["pos"].split():
            x, y = pair.split(",")
            points += (float(x), top - float(y))
        if len(points) < 8 or (len(points) - 2) % 6:
            raise ValueError("a curve is not a chain of cubics")
        curves[int(item["id"][1:])] = points
    if len(centres) != len(plan.node) or len(curves) != len(plan.tail):
        raise ValueError("Graphviz left something out")
    return [centres[box] for box in range(len(plan.node))], [curves[edge] for edge in range(len(plan.tail))], {}
