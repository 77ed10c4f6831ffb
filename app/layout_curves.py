"""Piecewise cubic curves: where their middle is, and where on them a label has room. Knows neither graphs nor Graphviz."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

LABEL = (52.0, 20.0)  # room for a derivative of four significant digits
PLACES = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
SLIDE_UP_TO = 2_000  # with more curves than this, labels stay at the middle

Point = tuple[float, float]
Rect = tuple[float, float, float, float]


def flatten(points: Sequence[float], pieces: int) -> list[Point]:
    """The curve x0,y0 (x1,y1 x2,y2 x3,y3)… as a chain of straight lines, ``pieces`` for each cubic."""
    chain = [(points[0], points[1])]
    steps = [(index / pieces, 1 - index / pieces) for index in range(1, pieces + 1)]
    for at in range(0, len(points) - 2, 6):
        x0, y0, x1, y1, x2, y2, x3, y3 = points[at : at + 8]
        for t, s in steps:
            a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
            chain.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return chain


def along(chain: Sequence[Point], shares: Sequence[float]) -> list[Point]:
    """The points at the given shares of the chain's length."""
    lengths = [0.0]
    for (ax, ay), (bx, by) in pairwise(chain):
        lengths.append(lengths[-1] + ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    found: list[Point] = []
    for share in shares:
        wanted = share * lengths[-1]
        index = 1
        while index < len(lengths) - 1 and lengths[index] < wanted:
            index += 1
        span = lengths[index] - lengths[index - 1]
        t = (wanted - lengths[index - 1]) / span if span else 0.0
        (ax, ay), (bx, by) = chain[index - 1], chain[index]
        found.append((ax + (bx - ax) * t, ay + (by - ay) * t))
    return found


class _Grid:
    """Rectangles, found by the cells that they touch."""

    CELL = 80.0

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[Rect]] = {}

    def _touched(self, rect: Rect) -> list[tuple[int, int]]:
        left, top, right, bottom = (int(side // self.CELL) for side in rect)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]

    def add(self, rect: Rect) -> None:
        for cell in self._touched(rect):
            self.cells.setdefault(cell, []).append(rect)

    def overlap(self, rect: Rect) -> float:
        """The area of ``rect`` that is taken, counting a rectangle once for each shared cell."""
        area = 0.0
        for cell in self._touched(rect):
            for left, top, right, bottom in self.cells.get(cell, ()):
                across = min(right, rect[2]) - max(left, rect[0])
                down = min(bottom, rect[3]) - max(top, rect[1])
                if across > 0 and down > 0:
                    area += across * down
        return area


def _middle(points: Sequence[float]) -> Point:
    """The middle of the middle cubic, or where the two in the middle meet."""
    cubics = (len(points) - 2) // 6
    at = cubics // 2 * 6
    if cubics % 2 == 0:
        return points[at], points[at + 1]
    x0, y0, x1, y1, x2, y2, x3, y3 = points[at : at + 8]
    return (x0 + 3 * (x1 + x2) + x3) / 8, (y0 + 3 * (y1 + y2) + y3) / 8


def _around(point: Point, w: float, h: float) -> Rect:
    return (point[0] - w / 2, point[1] - h / 2, point[0] + w / 2, point[1] + h / 2)


def label_points(curves: Sequence[Sequence[float]], boxes: Sequence[tuple[float, float, float, float]]) -> list[Point]:
    """A point on each curve for its label: its middle, or a little along it where the middle is taken.

    ``boxes`` are (x, y, w, h) with x, y at the centre.
    """
    if len(curves) > SLIDE_UP_TO:
        return list(map(_middle, curves))
    grid = _Grid()
    for x, y, w, h in boxes:
        grid.add(_around((x, y), w, h))
    chosen: list[Point] = []
    for points in curves:
        best: tuple[float, Point] | None = None
        for place in along(flatten(points, 16), PLACES):
            taken = grid.overlap(_around(place, *LABEL))
            if best is None or taken < best[0] - 1e-9:
                best = (taken, place)
            if not taken:
                break
        assert best is not None
        chosen.append(best[1])
        grid.add(_around(best[1], *LABEL))
    return chosen
