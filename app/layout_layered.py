"""Our own layered layout, in time linear in boxes and edges: for graphs too big for Graphviz, and for when it fails. Knows no process.

Works in (along, across): along is the direction of reading, across the rank. Long edges pass each rank between them through a
point of its own, as long as those points stay few.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from operator import add, mul

from app.layout_plan import Plan

GAPS = {"LR": (92.0, 34.0), "TB": (62.0, 64.0)}  # between ranks, between neighbours of one rank
THREAD = 14.0  # room for a long edge that passes a rank
SWEEPS = 6
BOW = 16.0
SPINE = (
    1_000.0  # how much harder an edge pulls that a longest path goes along: turns of a loop and the sums of a series stand in a row, whatever they read besides
)
LEAF = 1e-3  # how hard a box without predecessors holds to its place: it stands where there is room
WIDE = 120.0  # in a rank with so much room to spare, of a frame say, a leaf stands near what it feeds
DOOR = 22.0  # between a rank of doors and the next


@dataclass(frozen=True)
class Pins:
    """What is settled before: boxes (doors of a frame) that stand in the first or the last rank, and where on its box an edge begins or ends.

    ``order`` is where an edge comes from or goes to beyond the doors; it decides between edges that are the same to everything else.
    """

    first: frozenset[int] = frozenset()
    last: frozenset[int] = frozenset()
    leave: Mapping[int, float] = field(default_factory=dict)
    enter: Mapping[int, float] = field(default_factory=dict)
    order: Mapping[int, float] = field(default_factory=dict)


NO_PINS = Pins()


class _Net:
    """Boxes and the points where long edges pass a rank: items with a rank, a size across it, and neighbours before and after."""

    def __init__(self, plan: Plan, pins: Pins = NO_PINS) -> None:
        boxes = len(plan.node)
        down = plan.direction == "TB"
        self.long = [float(size) for size in (plan.h if down else plan.w)]
        self.wide = [float(size) for size in (plan.w if down else plan.h)]
        self.rank, spine, self.firm, self.lean = _ranks(boxes, plan.tail, plan.head)
        _pin(self.rank, pins)
        self.chains: list[list[int]] = []
        spans = (self.rank[head] - self.rank[tail] - 1 for tail, head in zip(plan.tail, plan.head, strict=True))
        threaded = sum(spans) <= 2_000 + 3 * len(plan.tail)
        for edge, (tail, head) in enumerate(zip(plan.tail, plan.head, strict=True)):
            chain = [tail]
            if threaded:
                for rank in range(self.rank[tail] + 1, self.rank[head]):
                    chain.append(len(self.rank))
                    self.rank.append(rank)
                    self.wide.append(THREAD)
                    self.firm.append(min(self.firm[tail], self.firm[head]) if spine[edge] else 1.0)
                    self.lean.append(self.lean[tail] if spine[edge] and self.lean[tail] == self.lean[head] else 0)
            chain.append(head)
            self.chains.append(chain)
        count = len(self.rank)
        self.before: list[list[int]] = [[] for _ in range(count)]
        self.after: list[list[int]] = [[] for _ in range(count)]
        # How much further across than its neighbour's middle an item should be for the edge between them to be level.
        self.shift_before: list[list[float]] = [[] for _ in range(count)]
        self.shift_after: list[list[float]] = [[] for _ in range(count)]
        self.pull_before: list[list[float]] = [[] for _ in range(count)]
        self.pull_after: list[list[float]] = [[] for _ in range(count)]
        for edge, chain in enumerate(self.chains):
            pull = SPINE if spine[edge] else 1.0
            for near, far in pairwise(chain):
                self.after[near].append(far)
                self.before[far].append(near)
                self.pull_after[near].append(pull)
                self.pull_before[far].append(pull)
                shift = (pins.leave.get(edge, 0.0) if near == chain[0] else 0.0) - (pins.enter.get(edge, 0.0) if far == chain[-1] else 0.0)
                self.shift_before[far].append(shift)
                self.shift_after[near].append(-shift)
        self.layers: list[list[int]] = [[] for _ in range(max(self.rank, default=-1) + 1)]
        for item in self._visit(boxes):
            self.layers[self.rank[item]].append(item)
        if pins.order:
            self._prefer(boxes, pins)

    def _prefer(self, boxes: int, pins: Pins) -> None:
        """Doors, and the points where their edges pass a rank, begin in the order of what is beyond; what ties later keeps it."""
        beyond = {item: pins.order[edge] for edge, chain in enumerate(self.chains) if edge in pins.order for item in chain if item >= boxes}
        for edge, chain in enumerate(self.chains):
            if edge in pins.order:
                beyond |= {item: pins.order[edge] for item in (chain[0], chain[-1]) if item in pins.first or item in pins.last}
        for layer in self.layers:
            among = sorted((item for item in layer if item in beyond), key=beyond.__getitem__)
            following = iter(among)
            layer[:] = [next(following) if item in beyond else item for item in layer]

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


def _ranks(boxes: int, tails: list[int], heads: list[int]) -> tuple[list[int], list[bool], list[float], list[int]]:
    """The rank of each box; which edges are on a longest path, and so make a row; how firmly each box stands, the longer its row the firmer; and whether its
    row leans on a longer one, ahead (1) or behind (−1).

    A rank is the longest path from the start; what is read late then moves up to its first reader, where that makes no edges longer: the terms of a long sum
    stand beside their sums.
    """
    readers: list[list[int]] = [[] for _ in range(boxes)]
    missing = [0] * boxes
    for tail, head in zip(tails, heads, strict=True):
        readers[tail].append(head)
        missing[head] += 1
    leaf = [count == 0 for count in missing]
    depth = [0] * boxes
    ready = [box for box in range(boxes) if leaf[box]]
    for box in ready:  # grows while we walk it
        for reader in readers[box]:
            depth[reader] = max(depth[reader], depth[box] + 1)
            missing[reader] -= 1
            if not missing[reader]:
                ready.append(reader)
    held = [0] * boxes  # edges that become longer when a box moves up: those from boxes that others read as well, and so do not come along
    for tail, head in zip(tails, heads, strict=True):
        held[head] += any(reader != head for reader in readers[tail])
    rank = depth.copy()
    for box in reversed(ready):
        if readers[box] and (leaf[box] or len(readers[box]) >= held[box]):
            rank[box] = min(rank[reader] for reader in readers[box]) - 1
    spine = [not leaf[tail] and depth[tail] + 1 == depth[head] for tail, head in zip(tails, heads, strict=True)]
    behind, ahead = [0] * boxes, [0] * boxes
    for box in ready:
        for reader in readers[box]:
            if not leaf[box] and depth[box] + 1 == depth[reader]:
                behind[reader] = max(behind[reader], behind[box] + 1)
    for box in reversed(ready):
        for reader in readers[box]:
            if not leaf[box] and depth[box] + 1 == depth[reader]:
                ahead[box] = max(ahead[box], ahead[reader] + 1)
    row = [1 + behind[box] + ahead[box] for box in range(boxes)]
    on, back = [False] * boxes, [False] * boxes
    for box in reversed(ready):
        on[box] = any(row[reader] > row[box] or (row[reader] == row[box] and on[reader]) for reader in readers[box])
    for box in ready:
        for reader in readers[box]:
            if not leaf[box] and (row[box] > row[reader] or (row[box] == row[reader] and back[box])):
                back[reader] = True
    lean = [0 if leaf[box] else on[box] - back[box] for box in range(boxes)]
    firm = [LEAF if leaf[box] else float(row[box] ** 2) for box in range(boxes)]
    return rank, spine, firm, lean


def _pin(rank: list[int], pins: Pins) -> None:
    """Doors in stand in the first rank and doors out in the last; where there are doors in, what reads them is already further on."""
    for box in pins.first:
        rank[box] = 0
    end = max((rank[box] + (box not in pins.last) for box in range(len(rank))), default=0)
    for box in pins.last:
        rank[box] = end


def _order(net: _Net) -> None:
    """Sweep to and fro, each rank sorted by the mean place of its neighbours (Sugiyama's barycentres)."""
    place = [0.0] * len(net.rank)
    slots = [[(index + 0.5) / len(layer) for index in range(len(layer))] for layer in net.layers]
    for layer, own in zip(net.layers, slots, strict=True):
        for item, slot in zip(layer, own, strict=True):
            place[item] = slot
    # Where on its side an edge goes in decides between edges to the same box.
    tips = [[sum(shift) * 1e-6 / len(shift) if shift else 0.0 for shift in shifts] for shifts in (net.shift_before, net.shift_after)]
    for sweep in range(SWEEPS):
        backwards = sweep % 2 == 0
        toward, tip = (net.after, tips[1]) if backwards else (net.before, tips[0])
        for rank in range(len(net.layers) - 1, -1, -1) if backwards else range(len(net.layers)):
            layer = net.layers[rank]
            if len(layer) == 1:
                continue
            wanted: dict[int, float] = {}
            for item in layer:
                near = toward[item]
                if len(near) == 1:
                    wanted[item] = place[near[0]] + tip[item]
                elif near:
                    wanted[item] = sum(map(place.__getitem__, near)) / len(near) + tip[item]
                else:
                    wanted[item] = place[item]
            layer.sort(key=wanted.__getitem__)
            for item, slot in zip(layer, slots[rank], strict=True):
                place[item] = slot


def _offsets(sizes: list[float], gap: float) -> list[float]:
    """How far after the first each stands, where they stand as close as they may."""
    found: list[float] = []
    for index, size in enumerate(sizes):
        found.append(found[-1] + (sizes[index - 1] + size) / 2 + gap if index else 0.0)
    return found


def _spread(wanted: list[float], offsets: list[float], weights: list[float]) -> list[float]:
    """Places nearest to those wanted, the heavy ones nearest, that keep the order and never overlap: pool adjacent violators, in linear time."""
    totals: list[float] = []
    heavies: list[float] = []
    counts: list[int] = []
    means: list[float] = []
    for want, offset, weight in zip(wanted, offsets, weights, strict=True):
        total, heavy, count = (want - offset) * weight, weight, 1
        mean = total / heavy
        while means and means[-1] > mean:
            means.pop()
            total, heavy, count = total + totals.pop(), heavy + heavies.pop(), count + counts.pop()
            mean = total / heavy
        totals.append(total)
        heavies.append(heavy)
        counts.append(count)
        means.append(mean)
    if len(means) < len(offsets):
        means = [mean for mean, count in zip(means, counts, strict=True) for _ in range(count)]
    return list(map(add, means, offsets))


Pull = tuple[int, list[int], list[float], float, float]
"""Who pulls at an item: the one neighbour, or −1 and all of them, how hard each pulls, what their shifts add to that, and how hard they pull in all."""


def _pulls(toward: list[list[int]], weights: list[list[float]], shifts: list[list[float]]) -> list[Pull | None]:
    """For every item its neighbours in one direction, None where it has none."""
    found: list[Pull | None] = []
    for near, pull, shift in zip(toward, weights, shifts, strict=True):
        if not near:
            found.append(None)
        elif len(near) == 1:
            found.append((near[0], near, pull, pull[0] * shift[0] / pull[0], 1.0))
        else:
            found.append((-1, near, pull, sum(map(mul, pull, shift)), sum(pull)))
    return found


def _across(net: _Net, gap: float) -> list[float]:
    at = [0.0] * len(net.rank)
    offsets = [_offsets([net.wide[item] for item in layer], gap) for layer in net.layers]
    firm = [[net.firm[item] for item in layer] for layer in net.layers]
    for layer, own in zip(net.layers, offsets, strict=True):
        for item, value in zip(layer, _spread([0.0] * len(layer), own, [1.0] * len(layer)), strict=True):
            at[item] = value
    back, forth = _pulls(net.after, net.pull_after, net.shift_after), _pulls(net.before, net.pull_before, net.shift_before)
    # Who leans on a longer row would else be pushed on and on by what stands between.
    ways = [
        [[other[item] if net.lean[item] == away or toward[item] is None else toward[item] for item in layer] for layer in net.layers]
        for away, toward, other in ((-1, back, forth), (1, forth, back))
    ]
    for sweep in range(SWEEPS):
        backwards = sweep % 2 == 0
        pulls = ways[0] if backwards else ways[1]
        for rank in range(len(net.layers) - 1, -1, -1) if backwards else range(len(net.layers)):
            layer = net.layers[rank]
            wanted: list[float] = []
            for item, pull in zip(layer, pulls[rank], strict=True):
                if pull is None:
                    wanted.append(at[item])
                    continue
                one, near, weights, shifted, all_ = pull
                if one >= 0:
                    wanted.append(at[one] + shifted)
                else:
                    wanted.append((sum(map(mul, weights, map(at.__getitem__, near))) + shifted) / all_)
            for item, value in zip(layer, _spread(wanted, offsets[rank], firm[rank]), strict=True):
                at[item] = value
    return at


def place(plan: Plan, pins: Pins = NO_PINS) -> tuple[list[tuple[float, float]], list[list[float]]]:
    """Box centres and curves."""
    between, gap = GAPS[plan.direction]
    net = _Net(plan, pins)
    _order(net)
    across = _across(net, gap)
    depth = [max((net.long[item] for item in layer if item < len(plan.node)), default=0.0) for layer in net.layers]
    middle: list[float] = []
    edge = 0.0
    doors = pins.first | pins.last
    only_doors = [all(item in doors for item in layer) for layer in net.layers]
    for rank, size in enumerate(depth):
        middle.append(edge + size / 2)
        narrow = only_doors[rank] or (rank + 1 < len(depth) and only_doors[rank + 1])
        edge += size + (DOOR if narrow else between)
    along = [middle[net.rank[box]] for box in range(len(plan.node))]
    for box in range(len(plan.node)):
        if not net.before[box] and (spare := depth[net.rank[box]] - net.long[box]) > WIDE:
            along[box] += spare / 2
    curves = _route(plan, net, across, along, middle, depth, pins)
    down = plan.direction == "TB"
    centres = [(c, a) if down else (a, c) for a, c in zip(along, across, strict=False)]
    if down:
        curves = [[value for at in range(0, len(c), 2) for value in (c[at + 1], c[at])] for c in curves]
    return centres, curves


def _ports(plan: Plan, net: _Net, ends: list[int], far: list[float], pinned: Mapping[int, float]) -> list[float]:
    """Where on the side of its box each edge begins (or ends): where it is pinned, else spread out, in the order of what lies at the other end."""
    at_box: list[list[int]] = [[] for _ in plan.node]
    for index, box in enumerate(ends):
        at_box[box].append(index)
    offset = [0.0] * len(ends)
    for box, edges in enumerate(at_box):
        edges.sort(key=far.__getitem__)
        round_ends = plan.h[box] if plan.kind[box] == "input" and plan.direction == "TB" else 20
        room = (net.wide[box] - round_ends) / max(1, len(edges) - 1)
        step = min(14.0, room)
        for place_, index in enumerate(edges):
            offset[index] = (place_ - (len(edges) - 1) / 2) * step
    for index, value in pinned.items():
        offset[index] = value
    return offset


def _rounding(plan: Plan, box: int, offset: float) -> float:
    """How far the round end of a pill lies behind its flat box, ``offset`` away from its middle."""
    if plan.kind[box] != "input" or plan.direction == "TB":
        return 0.0
    radius = plan.h[box] / 2
    return radius - math.sqrt(max(0.0, radius**2 - offset**2))


def _level(a: float, b: float, c: float) -> list[float]:
    """Straight on from a to b."""
    return [a + (b - a) / 3, c, b - (b - a) / 3, c, b, c]


def _route(plan: Plan, net: _Net, across: list[float], along: list[float], middle: list[float], depth: list[float], pins: Pins) -> list[list[float]]:
    """Each edge as cubics: level where it leaves, passes and enters a rank, bent in the room between."""
    ahead = [across[chain[1]] + (pins.enter.get(edge, 0.0) if len(chain) == 2 else 0.0) for edge, chain in enumerate(net.chains)]
    behind = [across[chain[-2]] + (pins.leave.get(edge, 0.0) if len(chain) == 2 else 0.0) for edge, chain in enumerate(net.chains)]
    leave = _ports(plan, net, plan.tail, ahead, pins.leave)
    enter = _ports(plan, net, plan.head, behind, pins.enter)
    twins: dict[tuple[int, int], list[int]] = {}
    for index, pair in enumerate(zip(plan.tail, plan.head, strict=True)):
        twins.setdefault(pair, []).append(index)
    curves: list[list[float]] = []
    for index, chain in enumerate(net.chains):
        tail, head = chain[0], chain[-1]
        same = twins[tail, head]
        pinned = index in pins.leave or index in pins.enter
        bow = (same.index(index) - (len(same) - 1) / 2) * BOW if len(same) > 1 and not pinned else 0.0
        a = along[tail] + net.long[tail] / 2 - _rounding(plan, tail, leave[index])
        c = across[tail] + leave[index]
        points = [a, c]
        end = middle[net.rank[tail]] + depth[net.rank[tail]] / 2
        if end - a > WIDE / 2:
            points += _level(a, end, c)
            a = end
        for item in chain[1:]:
            rank = net.rank[item]
            last = item == head
            to_a, to_c = middle[rank] - depth[rank] / 2, across[item] + (enter[index] if last else 0.0)
            rim = along[head] - net.long[head] / 2 if last else middle[rank] + depth[rank] / 2
            if last and rim - to_a <= WIDE / 2:
                to_a = rim
            half = (to_a - a) / 2
            points += [a + half, c + bow, to_a - half, to_c + bow, to_a, to_c]
            a, c = to_a, to_c
            if rim > a:
                points += _level(a, rim, c)
                a = rim
        curves.append(points)
    return curves
