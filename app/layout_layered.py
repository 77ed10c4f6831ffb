"""Our own layered layout, in time linear in boxes and edges: for graphs too big for Graphviz, and for when it fails. Knows no process.

Works in (along, across): along is the direction of reading, across the rank. Long edges pass each rank between them through a
point of its own, as long as those points stay few.
"""

from __future__ import annotations

import math
from itertools import pairwise

from app.layout_plan import Plan

GAPS = {"LR": (92.0, 34.0), "TB": (62.0, 64.0)}  # between ranks, between neighbours of one rank
THREAD = 14.0  # room for a long edge that passes a rank
SWEEPS = 6
BOW = 16.0


class _Net:
    """Boxes and the points where long edges pass a rank: items with a rank, a size across it, and neighbours before and after."""

    def __init__(self, plan: Plan) -> None:
        boxes = len(plan.node)
        down = plan.direction == "TB"
        self.long = [float(size) for size in (plan.h if down else plan.w)]
        self.wide = [float(size) for size in (plan.w if down else plan.h)]
        self.rank = _ranks(boxes, plan.tail, plan.head)
        self.chains: list[list[int]] = []
        spans = (self.rank[head] - self.rank[tail] - 1 for tail, head in zip(plan.tail, plan.head, strict=True))
        threaded = sum(spans) <= 2_000 + 3 * len(plan.tail)
        for tail, head in zip(plan.tail, plan.head, strict=True):
            chain = [tail]
            if threaded:
                for rank in range(self.rank[tail] + 1, self.rank[head]):
                    chain.append(len(self.rank))
                    self.rank.append(rank)
                    self.wide.append(THREAD)
            chain.append(head)
            self.chains.append(chain)
        count = len(self.rank)
        self.before: list[list[int]] = [[] for _ in range(count)]
        self.after: list[list[int]] = [[] for _ in range(count)]
        for chain in self.chains:
            for near, far in pairwise(chain):
                self.after[near].append(far)
                self.before[far].append(near)
        self.layers: list[list[int]] = [[] for _ in range(max(self.rank, default=-1) + 1)]
        for item in self._visit(boxes):
            self.layers[self.rank[item]].append(item)

    def _visit(self, boxes: int) -> list[int]:
        """Depth first from the ends backwards, so that what belongs together starts together."""
        seen = [False] * len(self.rank)
        order: list[int] = []
        for root in range(boxes - 1, -1, -1):
            waiting = [root]
            while waiting:
                item = waiting.pop()
                if not seen[item]:
                    seen[item] = True
                    order.append(item)
                    waiting.extend(reversed(self.before[item]))
        return order


def _ranks(boxes: int, tails: list[int], heads: list[int]) -> list[int]:
    """Longest path from the start; a box without predecessors then moves up to its first reader."""
    readers: list[list[int]] = [[] for _ in range(boxes)]
    missing = [0] * boxes
    for tail, head in zip(tails, heads, strict=True):
        readers[tail].append(head)
        missing[head] += 1
    leaf = [count == 0 for count in missing]
    rank = [0] * boxes
    ready = [box for box in range(boxes) if leaf[box]]
    for box in ready:  # grows while we walk it
        for reader in readers[box]:
            rank[reader] = max(rank[reader], rank[box] + 1)
            missing[reader] -= 1
            if not missing[reader]:
                ready.append(reader)
    for box in range(boxes):
        if leaf[box] and readers[box]:
            rank[box] = min(rank[reader] for reader in readers[box]) - 1
    return rank


def _order(net: _Net) -> None:
    """Sweep to and fro, each rank sorted by the mean place of its neighbours (Sugiyama's barycentres)."""
    place = [0.0] * len(net.rank)

    def number(layer: list[int]) -> None:
        for index, item in enumerate(layer):
            place[item] = (index + 0.5) / len(layer)

    for layer in net.layers:
        number(layer)
    for sweep in range(SWEEPS):
        backwards = sweep % 2 == 0
        toward = net.after if backwards else net.before
        for layer in reversed(net.layers) if backwards else net.layers:
            wanted = {item: sum(place[other] for other in toward[item]) / len(toward[item]) if toward[item] else place[item] for item in layer}
            layer.sort(key=wanted.__getitem__)
            number(layer)


def _spread(wanted: list[float], sizes: list[float], gap: float) -> list[float]:
    """Places nearest to those wanted that keep the order and never overlap: pool adjacent violators, in linear time."""
    offset = 0.0
    offsets: list[float] = []
    blocks: list[tuple[float, int]] = []
    for index, (want, size) in enumerate(zip(wanted, sizes, strict=True)):
        if index:
            offset += (sizes[index - 1] + size) / 2 + gap
        offsets.append(offset)
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            last = blocks.pop()
            total, count = total + last[0], count + last[1]
        blocks.append((total, count))
    flat = [total / count for total, count in blocks for _ in range(count)]
    return [base + shift for base, shift in zip(flat, offsets, strict=True)]


def _across(net: _Net, gap: float) -> list[float]:
    at = [0.0] * len(net.rank)
    for layer in net.layers:
        placed = _spread([0.0] * len(layer), [net.wide[item] for item in layer], gap)
        for item, value in zip(layer, placed, strict=True):
            at[item] = value
    for sweep in range(SWEEPS):
        backwards = sweep % 2 == 0
        toward = net.after if backwards else net.before
        other = net.before if backwards else net.after
        for layer in reversed(net.layers) if backwards else net.layers:
            wanted = []
            for item in layer:
                near = toward[item] or other[item]
                wanted.append(sum(at[one] for one in near) / len(near) if near else at[item])
            for item, value in zip(layer, _spread(wanted, [net.wide[item] for item in layer], gap), strict=True):
                at[item] = value
    return at


def place(plan: Plan) -> tuple[list[tuple[float, float]], list[list[float]]]:
    """Box centres and curves."""
    between, gap = GAPS[plan.direction]
    net = _Net(plan)
    _order(net)
    across = _across(net, gap)
    depth = [max((net.long[item] for item in layer if item < len(plan.node)), default=0.0) for layer in net.layers]
    middle: list[float] = []
    edge = 0.0
    for size in depth:
        middle.append(edge + size / 2)
        edge += size + between
    curves = _route(plan, net, across, middle, depth)
    down = plan.direction == "TB"
    along = [middle[net.rank[box]] for box in range(len(plan.node))]
    centres = [(c, a) if down else (a, c) for a, c in zip(along, across, strict=False)]
    if down:
        curves = [[value for at in range(0, len(c), 2) for value in (c[at + 1], c[at])] for c in curves]
    return centres, curves


def _ports(plan: Plan, net: _Net, across: list[float], ends: list[int], far: list[int]) -> list[float]:
    """Where on the side of its box each edge begins (or ends): spread out, in the order of what lies at the other end."""
    at_box: list[list[int]] = [[] for _ in plan.node]
    for index, box in enumerate(ends):
        at_box[box].append(index)
    offset = [0.0] * len(ends)
    for box, edges in enumerate(at_box):
        edges.sort(key=lambda index: across[far[index]])
        round_ends = plan.h[box] if plan.kind[box] == "input" and plan.direction == "TB" else 20
        room = (net.wide[box] - round_ends) / max(1, len(edges) - 1)
        step = min(14.0, room)
        for place_, index in enumerate(edges):
            offset[index] = (place_ - (len(edges) - 1) / 2) * step
    return offset


def _rounding(plan: Plan, box: int, offset: float) -> float:
    """How far the round end of a pill lies behind its flat box, ``offset`` away from its middle."""
    if plan.kind[box] != "input" or plan.direction == "TB":
        return 0.0
    radius = plan.h[box] / 2
    return radius - math.sqrt(max(0.0, radius**2 - offset**2))


def _route(plan: Plan, net: _Net, across: list[float], middle: list[float], depth: list[float]) -> list[list[float]]:
    """Each edge as cubics: level where it leaves, passes and enters a rank, bent in the room between."""
    leave = _ports(plan, net, across, plan.tail, [chain[1] for chain in net.chains])
    enter = _ports(plan, net, across, plan.head, [chain[-2] for chain in net.chains])
    twins: dict[tuple[int, int], list[int]] = {}
    for index, pair in enumerate(zip(plan.tail, plan.head, strict=True)):
        twins.setdefault(pair, []).append(index)
    curves: list[list[float]] = []
    for index, chain in enumerate(net.chains):
        tail, head = chain[0], chain[-1]
        same = twins[tail, head]
        bow = (same.index(index) - (len(same) - 1) / 2) * BOW if len(same) > 1 else 0.0
        a = middle[net.rank[tail]] + net.long[tail] / 2 - _rounding(plan, tail, leave[index])
        c = across[tail] + leave[index]
        points = [a, c]
        for item in chain[1:]:
            rank = net.rank[item]
            last = item == head
            to_a = middle[rank] - (net.long[head] if last else depth[rank]) / 2
            to_c = across[item] + (enter[index] if last else 0.0)
            half = (to_a - a) / 2
            points += [a + half, c + bow, to_a - half, to_c + bow, to_a, to_c]
            a, c = to_a, to_c
            if not last:
                on = middle[rank] + depth[rank] / 2
                points += [a + (on - a) / 3, c, on - (on - a) / 3, c, on, c]
                a = on
        curves.append(points)
    return curves
