"""Layouts with frames: what is inside a frame is placed first, by the layered layout, and is then one box of what is around it. Knows no Graphviz.

An edge that crosses a frame goes through a door in its rim: a box without width in the first or the last rank inside, a fixed place on the side of the frame
outside. Graphviz's clusters give the same pictures of two or three frames, and a staircase of a loop's turns.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.layout_dot import Placed, Rect
from app.layout_layered import Pins
from app.layout_layered import place as place_level
from app.layout_plan import Kind, Plan

MARGIN = {"LR": (16.0, 22.0), "TB": (30.0, 18.0)}  # beside and above what is inside, for names, chips and the ends of curves
TITLE = 16.0  # the title stands on the rim, half of it inside
ROOT = -1
Point = tuple[float, float]
Ends = tuple[tuple[str, int], tuple[str, int]]
"""From which item to which: ("box", box), ("frame", frame) or ("door", edge)."""


@dataclass(slots=True)
class _Level:
    """What is directly inside one frame, or outside all: items, and the parts of edges between them."""

    items: dict[tuple[str, int], int] = field(default_factory=dict)
    parts: list[tuple[int, Ends]] = field(default_factory=list)
    doors_in: list[int] = field(default_factory=list)
    doors_out: list[int] = field(default_factory=list)
    centre: dict[tuple[str, int], Point] = field(default_factory=dict)
    curve: dict[int, list[float]] = field(default_factory=dict)
    rect: Rect = (0.0, 0.0, 0.0, 0.0)

    def add(self, item: tuple[str, int]) -> None:
        self.items.setdefault(item, len(self.items))


def place(plan: Plan) -> Placed:
    """Box centres, curves and frames."""
    levels = _levels(plan)
    beyond: dict[int, float] = {}
    for _ in range(2):  # the second time it is known where each edge goes that leaves a frame
        for frame in range(len(plan.frame) - 1, ROOT - 1, -1):
            _settle(plan, levels, frame, beyond)
        shift = _shifts(plan, levels)
        beyond = _beyond(plan, levels, shift)
    frames: dict[int, Rect] = {}
    for frame in range(len(plan.frame)):
        (left, top, right, bottom), (dx, dy) = levels[frame].rect, shift[frame]
        frames[frame] = (left + dx, top + dy, right + dx, bottom + dy)
    centres = [_moved(levels[home].centre["box", box], shift[home]) for box, home in enumerate(plan.home)]
    return centres, _joined(plan, levels, shift), frames


def _shifts(plan: Plan, levels: dict[int, _Level]) -> dict[int, Point]:
    """How far what is inside each frame moves, as the frame goes where it was placed."""
    shift: dict[int, Point] = {ROOT: (0.0, 0.0)}
    for frame, parent in enumerate(plan.parent):
        (x, y), (dx, dy) = levels[parent].centre["frame", frame], shift[parent]
        left, top, right, bottom = levels[frame].rect
        shift[frame] = (x + dx - (left + right) / 2, y + dy - (top + bottom) / 2)
    return shift


def _beyond(plan: Plan, levels: dict[int, _Level], shift: dict[int, Point]) -> dict[int, float]:
    """How far across each edge is where it has left all the frames around its tail and comes to where it goes."""
    axis = 0 if plan.direction == "TB" else 1
    return {
        edge: levels[frame].curve[edge][axis - 2] + shift[frame][axis]
        for frame, level in levels.items()
        for edge, (start, end) in level.parts
        if start[0] != "door" and end[0] != "door"
    }


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _ways(plan: Plan) -> dict[int, tuple[int, ...]]:
    """Each frame with those around it, outermost first."""
    ways: dict[int, tuple[int, ...]] = {ROOT: (ROOT,)}
    for frame, parent in enumerate(plan.parent):
        ways[frame] = (*ways[parent], frame)
    return ways


def _levels(plan: Plan) -> dict[int, _Level]:
    """Every edge cut where it crosses a rim: out of the frames around its tail, across, and into those around its head."""
    levels = {frame: _Level() for frame in range(ROOT, len(plan.frame))}
    for box, home in enumerate(plan.home):
        levels[home].add(("box", box))
    for frame, parent in enumerate(plan.parent):
        levels[parent].add(("frame", frame))
    ways = _ways(plan)
    for edge, (tail, head) in enumerate(zip(plan.tail, plan.head, strict=True)):
        up, down = ways[plan.home[tail]], ways[plan.home[head]]
        shared = sum(1 for one, other in zip(up, down, strict=False) if one == other)
        start, end = ("box", tail), ("box", head)
        for frame in reversed(up[shared:]):
            levels[frame].add(("door", edge))
            levels[frame].doors_out.append(edge)
            levels[frame].parts.append((edge, (start, ("door", edge))))
            start = ("frame", frame)
        for frame in reversed(down[shared:]):
            levels[frame].add(("door", edge))
            levels[frame].doors_in.append(edge)
            levels[frame].parts.append((edge, (("door", edge), end)))
            end = ("frame", frame)
        levels[up[shared - 1]].parts.append((edge, (start, end)))
    return levels


def _settle(plan: Plan, levels: dict[int, _Level], frame: int, beyond: dict[int, float]) -> None:
    """Place what is inside one frame; the frames inside it are settled already."""
    level = levels[frame]
    down = plan.direction == "TB"
    kind: list[Kind] = []
    w: list[int] = []
    h: list[int] = []
    for what, index in level.items:
        if what == "box":
            size, own = (plan.w[index], plan.h[index]), plan.kind[index]
        elif what == "frame":
            left, top, right, bottom = levels[index].rect
            size, own = (int(right - left), int(bottom - top)), "op"
        else:
            size, own = ((6, 0) if down else (0, 6)), "op"
        w.append(size[0])
        h.append(size[1])
        kind.append(own)
    leave: dict[int, float] = {}
    enter: dict[int, float] = {}
    for part, (edge, (start, end)) in enumerate(level.parts):
        for pins, item in ((leave, start), (enter, end)):
            if item[0] == "frame":
                pins[part] = _door(levels[item[1]], edge, down)
            elif item[0] == "door":
                pins[part] = 0.0
    ends = [(level.items[start], level.items[end]) for _, (start, end) in level.parts]
    whole = Plan(plan.direction, list(range(len(w))), [0] * len(w), kind, w, h, [a for a, _ in ends], [b for _, b in ends], [], [], [], [], True, "")
    first = frozenset(level.items["door", edge] for edge in level.doors_in)
    last = frozenset(level.items["door", edge] for edge in level.doors_out)
    order = {part: beyond[edge] for part, (edge, (_, end)) in enumerate(level.parts) if end[0] == "door" and edge in beyond}
    centres, curves = place_level(whole, Pins(first, last, leave, enter, order))
    level.centre = dict(zip(level.items, centres, strict=True))
    level.curve = {edge: curve for (edge, _), curve in zip(level.parts, curves, strict=True)}
    _bound(plan, level, frame, w, h)


def _door(level: _Level, edge: int, down: bool) -> float:
    """How far from the middle of its side the door for an edge is."""
    x, y = level.centre["door", edge]
    left, top, right, bottom = level.rect
    return x - (left + right) / 2 if down else y - (top + bottom) / 2


def _bound(plan: Plan, level: _Level, frame: int, w: list[int], h: list[int]) -> None:
    """The rim around it all, with room for a title; edges that come in or go out are drawn on to it."""
    xs = [side for (x, _), size in zip(level.centre.values(), w, strict=True) for side in (x - size / 2, x + size / 2)]
    ys = [side for (_, y), size in zip(level.centre.values(), h, strict=True) for side in (y - size / 2, y + size / 2)]
    for curve in level.curve.values():
        xs += curve[::2]
        ys += curve[1::2]
    down = plan.direction == "TB"
    beside, above = MARGIN[plan.direction]
    left, top = min(xs) - beside, min(ys) - above
    right = max(max(xs) + beside, left + (plan.title[frame] + 16 if frame != ROOT else 0))
    level.rect = (left, top - TITLE, right, max(ys) + beside)
    for edge in level.doors_in:
        x, y = level.curve[edge][:2]
        level.curve[edge] = _straight((x, level.rect[1]) if down else (left, y), (x, y)) + level.curve[edge][2:]
    for edge in level.doors_out:
        x, y = level.curve[edge][-2:]
        level.curve[edge] += _straight((x, y), (x, level.rect[3]) if down else (right, y))[2:]


def _straight(start: Point, end: Point) -> list[float]:
    """A straight line as a cubic."""
    (x0, y0), (x1, y1) = start, end
    return [x0, y0, x0 + (x1 - x0) / 3, y0 + (y1 - y0) / 3, x1 - (x1 - x0) / 3, y1 - (y1 - y0) / 3, x1, y1]


def _joined(plan: Plan, levels: dict[int, _Level], shift: dict[int, Point]) -> list[list[float]]:
    """Each edge's parts, one behind the other."""
    ways = _ways(plan)
    curves: list[list[float]] = []
    for edge, (tail, head) in enumerate(zip(plan.tail, plan.head, strict=True)):
        up, down = ways[plan.home[tail]], ways[plan.home[head]]
        shared = sum(1 for one, other in zip(up, down, strict=False) if one == other)
        points: list[float] = []
        for frame in (*reversed(up[shared:]), up[shared - 1], *down[shared:]):
            dx, dy = shift[frame]
            part = [value + (dy if at % 2 else dx) for at, value in enumerate(levels[frame].curve[edge])]
            points += part[2:] if points else part
        curves.append(points)
    return curves
