"""What is to be placed: boxes with sizes and the curves between them. Knows no coordinates and no Graphviz.

A leaf that feeds many places is drawn once for each destination: shared weights and constants otherwise pull every layer
together, and Graphviz needs minutes. They are copies in the picture only.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.schemas import Direction

Kind = Literal["input", "const", "op"]

FAN_OUT = 6  # a leaf with more uses than this is drawn once per destination
BIG = 100  # in a graph with more nodes than this, every leaf is
CHARACTER = 8.5  # width of a character of a label, in pixels
TITLE = 150  # the widest title of a frame; longer ones are cut short by whoever draws
FRAMES = 200  # a drawing of more groups than this has no frames


@dataclass(frozen=True, slots=True)
class Frame:
    """Nodes ``first`` up to ``end`` that are to stand together, ``group`` of the drawing's groups, under ``title``. Outer frames come first."""

    group: int
    first: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Columns. ``node`` and ``copy`` name each box; ``tail`` and ``head`` are boxes, one pair for each edge of the graph.

    ``frame`` names the group of each frame, ``parent`` the frame around it (−1: none), ``title`` the width of its title; ``home`` is the innermost frame
    around each box. ``grouped``: there are groups, framed or folded.
    """

    direction: Direction
    node: list[int]
    copy: list[int]
    kind: list[Kind]
    w: list[int]
    h: list[int]
    tail: list[int]
    head: list[int]
    frame: list[int]
    parent: list[int]
    title: list[int]
    home: list[int]
    grouped: bool
    key: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A plan as the event loop carries it: its name and size to decide by, the plan itself unopened."""

    key: str
    boxes: int
    grouped: bool
    plan: bytes


def size(kind: Kind, label: str, name: str | None, symbol: str) -> tuple[int, int]:
    """A box's width and height, from what will stand in it; long labels are cut short by whoever draws."""
    if kind == "const":
        return _between(40, len(label) * CHARACTER + 16, 96), 32
    if kind == "input":
        return _between(84, len(label) * CHARACTER + 36, 160), 48
    wide = max(len(symbol) * 1.4, len(name or ""))
    return _between(64, wide * CHARACTER + 24, 150), 56


def _between(low: int, wanted: float, high: int) -> int:
    return int(min(high, max(low, -(-wanted // 4) * 4)))


def plan(
    kinds: Sequence[Kind],
    sizes: Sequence[tuple[int, int]],
    sources: Sequence[int],
    targets: Sequence[int],
    direction: Direction,
    frames: Sequence[Frame] = (),
    *,
    folded: bool = False,
) -> Plan:
    """Decide the boxes for nodes of these kinds and sizes and for the edges ``sources[i] → targets[i]``, and which boxes a frame is drawn around."""
    fan_out = [0] * len(kinds)
    for source in sources:
        fan_out[source] += 1
    crowded = len(kinds) > BIG
    split = [kind != "op" and uses > 1 and (crowded or kind == "const" or uses > FAN_OUT) for kind, uses in zip(kinds, fan_out, strict=True)]
    boxes = _Boxes([], [])
    first: dict[int, int] = {}
    for index in range(len(kinds)):
        if not split[index]:
            first[index] = boxes.add(index, 0)
    copies: dict[tuple[int, int], int] = {}
    used = [0] * len(kinds)
    tail: list[int] = []
    for source, target in zip(sources, targets, strict=True):
        if not split[source]:
            tail.append(first[source])
            continue
        place = (source, target)
        if place not in copies:
            copies[place] = boxes.add(source, used[source])
            used[source] += 1
        tail.append(copies[place])
    head = [first[target] for target in targets]
    w = [sizes[index][0] for index in boxes.node]
    h = [sizes[index][1] for index in boxes.node]
    kind = [kinds[index] for index in boxes.node]
    drawn = list(frames) if len(frames) <= FRAMES else []
    parent = _parents(drawn)
    title = [_between(40, len(frame.title) * CHARACTER + 30, TITLE) for frame in drawn]
    home = _homes(drawn, kinds, boxes, tail, head)
    around = [frame.group for frame in drawn]
    grouped = bool(drawn) or folded
    text = f"{direction}|{boxes.node}|{''.join(k[0] for k in kind)}|{w}|{h}|{tail}|{head}|{around}|{parent}|{title}|{home}|{grouped}"
    key = hashlib.sha256(text.encode()).hexdigest()[:20]
    return Plan(direction, boxes.node, boxes.copy, kind, w, h, tail, head, around, parent, title, home, grouped, key)


def _parents(frames: Sequence[Frame]) -> list[int]:
    parent: list[int] = []
    outer: list[int] = []
    for index, frame in enumerate(frames):
        while outer and frame.first >= frames[outer[-1]].end:
            outer.pop()
        parent.append(outer[-1] if outer else -1)
        outer.append(index)
    return parent


def _homes(frames: Sequence[Frame], kinds: Sequence[Kind], boxes: _Boxes, tail: Sequence[int], head: Sequence[int]) -> list[int]:
    """An input belongs to the program, so its box stands outside; the copies of one stand with what they feed."""
    inner = [-1] * len(kinds)
    for index, frame in enumerate(frames):
        inner[frame.first : frame.end] = [index] * (frame.end - frame.first)
    home = [-1 if kinds[node] == "input" else inner[node] for node in boxes.node]
    copied = set(_repeated(boxes.node))
    for one, other in zip(tail, head, strict=True):
        if boxes.node[one] in copied:
            home[one] = home[other]
    return home


def _repeated(nodes: Sequence[int]) -> list[int]:
    return [node for node, times in Counter(nodes).items() if times > 1]


@dataclass(slots=True)
class _Boxes:
    node: list[int]
    copy: list[int]

    def add(self, node: int, copy: int) -> int:
        self.node.append(node)
        self.copy.append(copy)
        return len(self.node) - 1
