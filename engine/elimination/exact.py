"""The proven optimum of vertex elimination: dynamic programming over connected sets of vertices, with bounds. Knows no partial's number.

Ask which vertex goes last. Until then it stays, so what its absence would split into parts is split: the parts cost each other nothing, and a
part's least cost depends only on its own rows, since everything around it stays while it goes. Parts are solved once; one whose lower bound
reaches the room it has is dropped. No clock: ``keep_going`` may stop the search, and then nothing is proven.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engine.elimination.cuts import disjoint_paths, pair_excess
from engine.elimination.orders import RULES
from engine.elimination.shape import Remaining, Shape, bits, count

MOST_VERTICES = 300
"""The search is as deep as there are vertices to eliminate; beyond this it is refused."""
_REPORT_EVERY = 64


@dataclass(frozen=True, slots=True)
class Proof:
    """The best order, its multiplications, and the size of the proof: the ``states`` (connected sets of vertices) that had to be looked into.

    ``proven`` is False where the search was stopped; no order goes below ``least`` in any case.
    """

    order: list[int]
    multiplications: int
    states: int
    least: int
    proven: bool


class _StoppedError(Exception):
    """The caller has had enough, or the states are used up."""


@dataclass(slots=True)
class _Part:
    """Connected vertices still to go (mask ``here``), all others staying. ``least`` is a lower bound; the optimum once ``solved``."""

    here: int
    left: Remaining
    low_in: list[int]
    low_out: list[int]
    least: int
    solved: bool = False
    choice: int = -1
    first: int = -1
    pairs: dict[int, int] | None = None
    floor: int = 0
    costs: dict[int, int] = field(default_factory=dict)
    ways: dict[int, list[_Part]] = field(default_factory=dict)


def prove(shape: Shape, known: list[int] | None = None, *, keep_going: Callable[[int], bool] | None = None, most_states: int | None = None) -> Proof:
    """A vertex elimination order of the fewest multiplications, with its proof. A good ``known`` order makes it faster.

    ``keep_going`` is asked now and then with the number of states so far. Raises ValueError beyond ``MOST_VERTICES``.
    """
    if len(shape.vertices) > MOST_VERTICES:
        raise ValueError(f"{len(shape.vertices)} vertices to eliminate, and the limit of a proof is {MOST_VERTICES}")
    candidates = [rule(shape) for rule in RULES.values()] + ([known] if known is not None else [])
    best = min(candidates, key=lambda order: count(shape, order))
    bound = count(shape, best)
    search = _Search(shape, keep_going, most_states)
    size = len(shape.ins)
    parts = search.split(sum(1 << vertex for vertex in shape.vertices), Remaining(shape), [0] * size, [0] * size)
    least = sum(part.least for part in parts)
    try:
        for part in parts:
            # By small steps, so that the bound proven so far is worth something when the search is stopped.
            while not part.solved and least < bound:
                search.solve(part, min(part.least + 1, bound - least + part.least))
                least = sum(part.least for part in parts)
    except _StoppedError:
        return Proof(best, bound, search.states, sum(part.least for part in parts), False)
    if least < bound:
        best, bound = _order_of(parts), least
    return Proof(best, bound, search.states, bound, True)


class _Search:
    def __init__(self, shape: Shape, keep_going: Callable[[int], bool] | None, most_states: int | None) -> None:
        self.counted, self.keep_going, self.most_states = shape.counted, keep_going, most_states
        self.states = 0
        self.parts: dict[tuple[int, ...], _Part] = {}

    def split(self, here: int, left: Remaining, low_in: list[int], low_out: list[int]) -> list[_Part]:
        """The connected parts of ``here``, known ones and new ones; the bounds of new ones raised from those given."""
        parts = []
        ins, outs = left.ins, left.outs
        while here:
            piece, edge = 0, here & -here
            while edge:
                piece |= edge
                near = 0
                for vertex in bits(edge):
                    near |= ins[vertex] | outs[vertex]
                edge = near & here & ~piece
            here ^= piece
            members = list(bits(piece))
            key = (piece, *[ins[vertex] for vertex in members], *[outs[vertex] for vertex in members])
            if not self.counted:
                key += (*[left.work_in[vertex] for vertex in members], *[left.work_out[vertex] for vertex in members])
            part = self.parts.get(key)
            if part is None:
                part = self.parts[key] = self.fresh(piece, members, left, low_in, low_out)
            parts.append(part)
        return parts

    def fresh(self, piece: int, members: list[int], left: Remaining, low_in: list[int], low_out: list[int]) -> _Part:
        if len(members) == 1:
            return _Part(piece, left, low_in, low_out, left.cost(members[0]), solved=True, choice=members[0], ways={members[0]: []})
        low_in, low_out = low_in[:], low_out[:]
        least = 0
        for vertex in members:
            if left.work_in[vertex].bit_count() > low_in[vertex]:
                low_in[vertex] = disjoint_paths(left.ins, left.work_in[vertex], ~piece)
            if left.work_out[vertex].bit_count() > low_out[vertex]:
                low_out[vertex] = disjoint_paths(left.outs, left.work_out[vertex], ~piece)
            least += low_in[vertex] * low_out[vertex]
        return _Part(piece, left, low_in, low_out, least)

    def solve(self, part: _Part, room: int) -> None:
        """Raise ``part.least`` to ``room``, or solve the part if it costs less."""
        if part.solved or part.least >= room:
            return
        if part.pairs is None:
            part.pairs = pair_excess(part.left, part.here, part.low_in, part.low_out)
            part.least += sum(part.pairs.values()) // 2
            part.floor = part.least
            if part.least >= room:
                return
        if not part.costs:
            self.expand(part)
        costs, ways, floor, pairs = part.costs, part.ways, part.floor, part.pairs
        best = room
        excess = {vertex: cost - part.low_in[vertex] * part.low_out[vertex] - pairs.get(vertex, 0) for vertex, cost in costs.items()}
        for vertex in sorted(costs, key=excess.__getitem__):
            if floor + excess[vertex] >= best:
                break
            cost = costs[vertex]
            if vertex not in ways:
                ways[vertex] = self.without(part, vertex)
            rest = ways[vertex]
            total = cost + sum(piece.least for piece in rest)
            for piece in rest:
                if total >= best:
                    break
                self.solve(piece, best - total + piece.least)
                total = cost + sum(piece.least for piece in rest)
            if total < best:
                best, part.choice = total, vertex
        part.least = best
        part.solved = best < room

    def expand(self, part: _Part) -> None:
        """Look into a part for the first time: what each vertex costs if it goes last, or the one vertex that may as well go first."""
        self.states += 1
        if self.most_states is not None and self.states > self.most_states:
            raise _StoppedError
        if self.keep_going is not None and self.states % _REPORT_EVERY == 0 and not self.keep_going(self.states):
            raise _StoppedError
        left, here = part.left, part.here
        part.first = _no_mistake(part) if self.counted else -1
        if part.first >= 0:
            part.costs = {part.first: left.cost(part.first)}
            return
        part.costs = {
            vertex: _folded(left.ins, left.work_in, vertex, here, True) * _folded(left.outs, left.work_out, vertex, here, False) for vertex in bits(here)
        }

    def without(self, part: _Part, vertex: int) -> list[_Part]:
        """The parts that are left to go when ``vertex`` goes first, or stays to the last."""
        left = part.left
        if vertex == part.first:
            left = left.copy()
            left.eliminate(vertex)
        return self.split(part.here & ~(1 << vertex), left, part.low_in, part.low_out)


def _folded(rows: list[int], work: list[int], vertex: int, here: int, above: bool) -> int:
    """How many work neighbours ``vertex`` has on one side once all others of ``here`` are gone."""
    here &= ~(1 << vertex)
    row, mine = rows[vertex], work[vertex]
    inside = row & here
    while inside:
        # From the near end, so that every vertex is replaced once: paths run up on one side and down on the other.
        node = inside.bit_length() - 1 if above else (inside & -inside).bit_length() - 1
        bit = 1 << node
        rest, onward = row ^ bit, rows[node]
        mine = (mine & ~bit) | (onward & rest) | (onward if mine & bit else work[node])
        row = rest | onward
        inside = row & here
    return mine.bit_count()


def _no_mistake(part: _Part) -> int:
    """A vertex that may as well go first, or −1. Holds only where unit edges are counted.

    Call what stays an end. Let only ends precede v, let v have as few successors as it ever can, and let every successor of v in the part
    lack at most one of those ends. Ends stay predecessors for ever, so eliminating v now costs the least it can cost, and gives no vertex,
    now or later, more predecessors than v itself did; the successors of vertices in the part do not change at all. So v first is as good as
    any order. The same holds with predecessors and successors exchanged.
    """
    left, here = part.left, part.here
    for vertex in bits(here):
        before, after = left.ins[vertex], left.outs[vertex]
        if (
            not before & here
            and left.work_out[vertex].bit_count() == part.low_out[vertex]
            and all((before & ~left.ins[to]).bit_count() <= 1 for to in bits(after & here))
        ) or (
            not after & here
            and left.work_in[vertex].bit_count() == part.low_in[vertex]
            and all((after & ~left.outs[origin]).bit_count() <= 1 for origin in bits(before & here))
        ):
            return vertex
    return -1


def _order_of(parts: list[_Part]) -> list[int]:
    """The order that the choices of solved parts make, from the last vertex to the first and turned round."""
    order: list[int] = []
    stack: list[_Part | int] = list(parts)
    while stack:
        item = stack.pop()
        if isinstance(item, int):
            order.append(item)
            continue
        rest = item.ways[item.choice]
        if item.choice == item.first:
            stack.append(item.choice)
        else:
            order.append(item.choice)
        stack.extend(rest)
    return order[::-1]
