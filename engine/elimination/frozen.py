"""An elimination order with the rows of every vertex as they are when its turn comes, and moves of one vertex in it. Knows no search.

When one vertex moves, a cost changes only at vertices that are joined to it at that time. So the rows at the time of elimination are kept for
every vertex, and a move recomputes just those it crosses: microseconds, whatever the size of the graph.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.elimination.shape import Remaining, Shape


class Frozen:
    """An order and its rows. ``later`` and ``earlier`` try a move and return what it adds to the cost; then ``accept`` or ``reject`` it."""

    def __init__(self, shape: Shape, order: Sequence[int]) -> None:
        self.ins0, self.outs0, self.work_in0, self.work_out0 = shape.ins, shape.outs, shape.work_in, shape.work_out
        self.order = list(order)
        left = Remaining(shape)
        self.cost = [0] * len(shape.ins)
        self.gone = []  # for each place: the set eliminated before it
        done = 0
        for vertex in order:
            self.gone.append(done)
            done |= 1 << vertex
            self.cost[vertex] = left.cost(vertex)
            left.eliminate(vertex)  # a row is not touched again once its vertex is gone
        self.ins, self.outs, self.work_in, self.work_out = left.ins, left.outs, left.work_in, left.work_out
        self._log: list[tuple[int, int, int, int, int, int]] = []
        self._move = (0, 0)

    def later(self, place: int, crossings: int) -> int:
        """Move the vertex at ``place`` behind the next ``crossings`` vertices that are joined to it then."""
        order, ins, outs, work_in, work_out, cost = self.order, self.ins, self.outs, self.work_in, self.work_out, self.cost
        vertex, gone, log = order[place], self.gone[place], self._log
        before, work_before, after, work_after = ins[vertex], work_in[vertex], outs[vertex], work_out[vertex]
        log.append((vertex, before, after, work_before, work_after, cost[vertex]))
        change, at = 0, place
        for at in range(place + 1, len(order)):
            other = order[at]
            bit = 1 << other
            if after & bit:
                log.append((other, ins[other], outs[other], work_in[other], work_out[other], cost[other]))
                ins[other], work_in[other] = self._row_in(other, gone)
                rest, onward = after ^ bit, outs[other]
                work_after = (work_after & ~bit) | (onward & rest) | (onward if work_after & bit else work_out[other])
                after = rest | onward
            elif before & bit:
                log.append((other, ins[other], outs[other], work_in[other], work_out[other], cost[other]))
                outs[other], work_out[other] = self._row_out(other, gone)
                rest, onward = before ^ bit, ins[other]
                work_before = (work_before & ~bit) | (onward & rest) | (onward if work_before & bit else work_in[other])
                before = rest | onward
            else:
                gone |= bit
                continue
            gone |= bit
            now = work_in[other].bit_count() * work_out[other].bit_count()
            change += now - cost[other]
            cost[other] = now
            crossings -= 1
            if not crossings:
                break
        ins[vertex], outs[vertex], work_in[vertex], work_out[vertex] = before, after, work_before, work_after
        now = work_before.bit_count() * work_after.bit_count()
        change += now - cost[vertex]
        cost[vertex] = now
        self._move = (place, at)
        return change

    def earlier(self, place: int, crossings: int) -> int:
        """Move the vertex at ``place`` before the last ``crossings`` vertices that were joined to it at their time."""
        order, ins, outs, work_in, work_out, cost = self.order, self.ins, self.outs, self.work_in, self.work_out, self.cost
        vertex, log = order[place], self._log
        mine = 1 << vertex
        at = place
        while at and crossings:
            at -= 1
            if (ins[order[at]] | outs[order[at]]) & mine:
                crossings -= 1
        log.append((vertex, ins[vertex], outs[vertex], work_in[vertex], work_out[vertex], cost[vertex]))
        before, work_before = self._row_in(vertex, self.gone[at])
        after, work_after = self._row_out(vertex, self.gone[at])
        ins[vertex], outs[vertex], work_in[vertex], work_out[vertex] = before, after, work_before, work_after
        now = work_before.bit_count() * work_after.bit_count()
        change = now - cost[vertex]
        cost[vertex] = now
        for index in range(at, place):
            other = order[index]
            bit = 1 << other
            if after & bit:
                log.append((other, ins[other], outs[other], work_in[other], work_out[other], cost[other]))
                rest, work = ins[other] ^ mine, work_in[other]
                work_in[other] = (work & ~mine) | (before & rest) | (before if work & mine else work_before)
                ins[other] = rest | before
                rest, onward = after ^ bit, outs[other]
                work_after = (work_after & ~bit) | (onward & rest) | (onward if work_after & bit else work_out[other])
                after = rest | onward
            elif before & bit:
                log.append((other, ins[other], outs[other], work_in[other], work_out[other], cost[other]))
                rest, work = outs[other] ^ mine, work_out[other]
                work_out[other] = (work & ~mine) | (after & rest) | (after if work & mine else work_after)
                outs[other] = rest | after
                rest, onward = before ^ bit, ins[other]
                work_before = (work_before & ~bit) | (onward & rest) | (onward if work_before & bit else work_in[other])
                before = rest | onward
            else:
                continue
            now = work_in[other].bit_count() * work_out[other].bit_count()
            change += now - cost[other]
            cost[other] = now
        self._move = (place, at)
        return change

    def accept(self) -> None:
        """Keep the move."""
        self._log.clear()
        place, at = self._move
        order, gone = self.order, self.gone
        order.insert(at, order.pop(place))
        low, high = (place, at) if place < at else (at, place)
        done = gone[low]
        for index in range(low, high + 1):
            gone[index] = done
            done |= 1 << order[index]

    def reject(self) -> None:
        """Take the move back."""
        ins, outs, work_in, work_out, cost = self.ins, self.outs, self.work_in, self.work_out, self.cost
        for vertex, *rows in self._log:
            ins[vertex], outs[vertex], work_in[vertex], work_out[vertex], cost[vertex] = rows
        self._log.clear()

    def _row_in(self, vertex: int, gone: int) -> tuple[int, int]:
        """The predecessors of ``vertex``, and those over work edges, once the set ``gone`` is eliminated in this order."""
        row, mine = self.ins0[vertex], self.work_in0[vertex]
        rows, work = self.ins, self.work_in
        inside = row & gone
        while inside:
            node = inside.bit_length() - 1  # the nearest first, so that each is replaced once
            bit = 1 << node
            rest, onward = row ^ bit, rows[node]
            mine = (mine & ~bit) | (onward & rest) | (onward if mine & bit else work[node])
            row = rest | onward
            inside = row & gone
        return row, mine

    def _row_out(self, vertex: int, gone: int) -> tuple[int, int]:
        """The same for successors."""
        row, mine = self.outs0[vertex], self.work_out0[vertex]
        rows, work = self.outs, self.work_out
        inside = row & gone
        while inside:
            bit = inside & -inside
            node = bit.bit_length() - 1
            rest, onward = row ^ bit, rows[node]
            mine = (mine & ~bit) | (onward & rest) | (onward if mine & bit else work[node])
            row = rest | onward
            inside = row & gone
        return row, mine
