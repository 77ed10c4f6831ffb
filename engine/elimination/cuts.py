"""Lower bounds: what eliminating a vertex must cost at least, whatever came before it. Knows no search.

At any time the predecessors of v separate it from the inputs, so there are at least as many of them as there are paths from inputs to v that
share no vertex (Menger); likewise its successors. The product of the two bounds the cost of v, and the sum over all vertices bounds every
order. Of two neighbours one goes first, which may already make the other dearer: the least such excess counts too. Where units are free
only paths whose edge at v costs something count: such an edge can become longer, but never free.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.elimination.shape import Remaining, Shape, bits


def disjoint_paths(rows: Sequence[int], first: int, ends: int) -> int:
    """How many paths lead from the vertices of mask ``first`` along ``rows`` into mask ``ends``, no two sharing a vertex.

    Augmenting paths where every vertex is split into an entry 2x and an exit 2x + 1 (Ford and Fulkerson 1956; Even 1979).
    """
    if not first & ~ends:
        return first.bit_count()
    before: dict[int, int] = {}  # for every vertex on a path found so far: the vertex before it, −1 for the first
    found, most = 0, first.bit_count()
    while found < most:
        came = _augmenting(rows, first, ends, before)
        if came is None:
            break
        place = came.pop(None)
        fresh: list[tuple[int, int]] = []
        while place >= 0:
            earlier = came[place]
            node, onward = place >> 1, earlier >> 1
            if not place & 1 and node != onward:
                fresh.append((node, onward))
            elif not place & 1:
                del before[node]  # left through its entry: no path runs here any more
            place = earlier
        before.update(fresh)
        found += 1
    return found


def _augmenting(rows: Sequence[int], first: int, ends: int, before: dict[int, int]) -> dict[int | None, int] | None:
    """Where each place reached came from, and under None the end reached; None if no end can be."""
    came: dict[int | None, int] = {}
    stack = [-1]  # the exit of the vertex "−1", where all paths start
    while stack:
        place = stack.pop()
        node = place >> 1
        if place & 1:
            reach = first if node < 0 else rows[node]
            while reach:
                low = reach & -reach
                reach ^= low
                after = low.bit_length() - 1
                if 2 * after not in came and before.get(after) != node:
                    came[2 * after] = place
                    if low & ends and after not in before:
                        came[None] = 2 * after
                        return came
                    stack.append(2 * after)
            if node in before and 2 * node not in came:
                came[2 * node] = place
                stack.append(2 * node)
        else:
            onward = 2 * before.get(node, node) + 1
            if onward >= 0 and onward not in came:
                came[onward] = place
                stack.append(onward)
    return None


def least_in(left: Remaining, shape: Shape, vertex: int) -> int:
    """The fewest predecessors over work edges that ``vertex`` can have from now on."""
    return disjoint_paths(left.ins, left.work_in[vertex], shape.sources)


def least_out(left: Remaining, shape: Shape, vertex: int) -> int:
    """The fewest successors over work edges that ``vertex`` can have from now on."""
    return disjoint_paths(left.outs, left.work_out[vertex], shape.sinks)


def lower_bound(shape: Shape) -> int:
    """Multiplications that no vertex elimination order can go below."""
    left = Remaining(shape)
    return sum(least_in(left, shape, vertex) * least_out(left, shape, vertex) for vertex in shape.vertices)


def pair_excess(left: Remaining, here: int, low_in: Sequence[int], low_out: Sequence[int]) -> dict[int, int]:
    """What disjoint pairs of neighbours in mask ``here`` must cost beyond their bounds, whichever goes first; under both vertices of a pair.

    All vertices outside ``here`` stay. Pairs are chosen greedily, the largest excess first.
    """
    ins, outs = left.ins, left.outs
    found: list[tuple[int, int, int]] = []
    for origin in bits(here):
        for to in bits(outs[origin] & here):
            if low_in[to] and low_out[to] and low_in[origin] and low_out[origin]:
                upper = _least_without(ins, outs, left.work_in, to, origin, here) - low_in[to]
                lower = _least_without(outs, ins, left.work_out, origin, to, here) - low_out[origin] if upper > 0 else 0
                excess = min(upper * low_out[to], lower * low_in[origin])
                if excess > 0:
                    found.append((excess, origin, to))
    pairs: dict[int, int] = {}
    for excess, origin, to in sorted(found, reverse=True):
        if origin not in pairs and to not in pairs:
            pairs[origin] = pairs[to] = excess
    return pairs


def _least_without(rows: Sequence[int], back: Sequence[int], work: Sequence[int], vertex: int, gone: int, here: int) -> int:
    """The fewest work neighbours along ``rows`` that ``vertex`` can have after its neighbour ``gone`` went."""
    bit, onward = 1 << gone, rows[gone]
    rest = rows[vertex] ^ bit
    first = (work[vertex] & ~bit) | (onward & rest) | (onward if work[vertex] & bit else work[gone])
    patched = list(rows)
    for node in bits(back[gone] & here):
        patched[node] = (rows[node] ^ bit) | onward
    return disjoint_paths(patched, first, ~here)
