"""Frames around boxes that are placed already: drawn only where they cover nothing that is not theirs. Knows no Graphviz."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout_dot import MARGIN, TITLE, Rect
from app.layout_plan import Plan

TITLE_ROOM = 64.0  # what an edge's label keeps clear of, at the upper left of a frame
APART = 4.0  # between frames side by side


def around(plan: Plan, centres: Sequence[tuple[float, float]]) -> dict[int, Rect]:
    """The frames that can be drawn honestly: around all that is in them, over no other box, and never half over another frame."""
    rects = [(x - w / 2, y - h / 2, x + w / 2, y + h / 2) for (x, y), w, h in zip(centres, plan.w, plan.h, strict=True)]
    wanted = _wanted(plan, rects)
    inside = _ancestors(plan)
    drawn: dict[int, Rect] = {}
    for frame, rect in wanted.items():
        if any(frame not in inside[home] and _meet(rect, box) for home, box in zip(plan.home, rects, strict=True)):
            continue
        if any(other not in inside[frame] and _meet(rect, known, APART) for other, known in drawn.items()):
            continue
        if all(_within(rect, drawn[outer]) for outer in inside[frame] if outer in drawn and outer != frame):
            drawn[frame] = rect
    return drawn


def _ancestors(plan: Plan) -> dict[int, frozenset[int]]:
    """Each frame with those around it; nothing is around a box that is in none (−1)."""
    inside: dict[int, frozenset[int]] = {-1: frozenset()}
    for frame, parent in enumerate(plan.parent):
        inside[frame] = inside[parent] | {frame}
    return inside


def _wanted(plan: Plan, rects: Sequence[Rect]) -> dict[int, Rect]:
    """Inner frames first in the reckoning, outer ones first in the answer: each holds its boxes and the frames inside it, with room for names and a title."""
    margin = MARGIN[plan.direction]
    extent: dict[int, Rect] = {}

    def hold(frame: int, rect: Rect) -> None:
        known = extent.get(frame, rect)
        extent[frame] = (min(known[0], rect[0]), min(known[1], rect[1]), max(known[2], rect[2]), max(known[3], rect[3]))

    for home, rect in zip(plan.home, rects, strict=True):
        if home >= 0:
            hold(home, rect)
    for frame in range(len(plan.frame) - 1, -1, -1):
        if frame in extent:
            left, top, right, bottom = extent[frame]
            extent[frame] = (left - margin, top - margin - TITLE, max(right, left + plan.title[frame]) + margin, bottom + margin)
            if plan.parent[frame] >= 0:
                hold(plan.parent[frame], extent[frame])
    return dict(sorted(extent.items()))


def _meet(one: Rect, other: Rect, apart: float = 0.0) -> bool:
    return one[0] - apart < other[2] and other[0] < one[2] + apart and one[1] - apart < other[3] and other[1] < one[3] + apart


def _within(one: Rect, other: Rect) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]
