"""Calls and turns of loops folded: the operations inside are eliminated, the Jacobian of the whole stands on the edges. Knows no mode.

A fold is a reverse accumulation on a part of the graph (Griewank and Walther, Evaluating Derivatives, 2nd ed., section 10.2: local preaccumulation),
so that whatever runs on partials runs on the folded graph unchanged and finds the same derivatives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from engine.graph import CONST, INPUT, Graph, Group
from engine.linearize import Linearized
from engine.primitives import Status
from engine.statuses import NodeStatus, Note
from engine.tensors.linear import Linear, Partial, chain, is_zero, nothing, together
from engine.tensors.shapes import ShapeError
from engine.wording import check, refuse

FOLD = "fold"
"""The op of a folded node. No primitive is called so: it has partials and no formula."""
SPARE = 1_000_000
"""Steps that a fold may take beyond one an edge: a turn with many results is swept once for each."""
_OUTSIDE = -1
_RANK: dict[Status, int] = {"smooth": 0, "subgradient": 1, "one-sided": 2, "infinite": 3, "undefined": 4}
_STATUS: list[Status] = list(_RANK)


@dataclass(frozen=True, kw_only=True)
class Folded(Linearized):
    """A linearized graph with some of its groups folded; ``graph.groups`` are those that can still be seen.

    ``whole`` is what was folded and ``kept`` the numbers that the nodes have there, in order. ``numbers`` are the groups' numbers there, so that a group is
    called the same folded and unfolded. ``made`` tells of each folded node which row of ``graph.groups`` it stands for.
    """

    whole: Linearized
    kept: tuple[int, ...]
    numbers: tuple[int, ...]
    made: Mapping[int, int]


def can_fold(graph: Graph, group: Group) -> bool:
    """Whether there is an operation in the group. Inputs and constants are nothing to fold."""
    return any(graph.op[node] not in (INPUT, CONST) for node in range(group.first, group.end))


def fold(at: Linearized, groups: Sequence[int]) -> Linearized:
    """``at`` with the groups of these numbers folded; of nested ones the outermost counts.

    What is used outside, or is an output, stays as a result: a call has one, a turn may have several. Each has one edge from every node outside that it
    depends on, with the sum over all ways through the group as its partial. Inputs never disappear. Raises PathsumError E_PARAM or E_TOO_BIG.
    """
    chosen, seen = _choose(at.graph, groups)
    return _Fold(at, chosen).folded(seen) if chosen else at


def _choose(graph: Graph, groups: Sequence[int]) -> tuple[list[int], list[int]]:
    """The groups that become nodes, and all that are not hidden in one of these."""
    for number in groups:
        if not 0 <= number < len(graph.groups):
            raise refuse("fold_unknown", number=number, count=len(graph.groups))
    wanted = set(groups)
    chosen: list[int] = []
    seen: list[int] = []
    covered = 0
    for number, group in enumerate(graph.groups):
        if group.first < covered:
            continue
        seen.append(number)
        if number in wanted and can_fold(graph, group):
            chosen.append(number)
            covered = group.end
    return chosen, seen


@dataclass(slots=True)
class _Result:
    """A folded node: the nodes that it reads, in the order of its slots, and the edges from them."""

    reads: list[int]
    partial: list[Any]
    status: list[Status | None]
    of_node: NodeStatus


class _Fold:
    """One folding of one linearized graph; node numbers are those of the whole."""

    def __init__(self, at: Linearized, chosen: list[int]) -> None:
        self.at = at
        self.graph = at.graph
        self.chosen = chosen
        self.inside = [_OUTSIDE] * at.graph.size
        for number in chosen:
            group = at.graph.groups[number]
            self.inside[group.first : group.end] = [number] * (group.end - group.first)
        self.owner: dict[int, int] = {}
        self.spent = 0
        self.kept = self._keep()
        self.new = {node: index for index, node in enumerate(self.kept)}
        self.results = {node: self._accumulate(node) for node in self.kept if self._inner(node, self.inside[node])}
        self.last = {self.inside[node]: node for node in self.results}

    def _inner(self, node: int, number: int) -> bool:
        """Whether the node is an operation in the group that is folded."""
        return number != _OUTSIDE and self.inside[node] == number and self.graph.op[node] not in (INPUT, CONST)

    def _keep(self) -> list[int]:
        graph, inside = self.graph, self.inside
        keep = [number == _OUTSIDE or op == INPUT for number, op in zip(inside, graph.op, strict=True)]
        for node, args in enumerate(graph.args):
            for arg in args:
                if inside[arg] != inside[node]:
                    keep[arg] = True
        for _, node in graph.outputs:
            keep[node] = True
        for number in self.chosen:
            for arg in graph.groups[number].args:  # a call names its arguments, also those that it makes no use of
                keep[arg] = True
        for number in self.chosen:
            group = graph.groups[number]
            operations = [node for node in range(group.first, group.end) if self._inner(node, number)]
            if not any(keep[node] for node in operations):
                keep[operations[-1]] = True  # nobody asks for its result, but what is folded must be there to be unfolded
        return [node for node in range(graph.size) if keep[node]]

    def _accumulate(self, result: int) -> _Result:
        """Reverse sweep from ``result`` through its group, with strong zeros; what has adjoint 0 is not asked for its status."""
        at, graph, number = self.at, self.graph, self.inside[result]
        cone = self._cone(result, number)
        adjoint: dict[int, Any] = {}
        worst: dict[int, int] = {result: 0}
        for node in cone:
            up = None if node == result else adjoint.get(node, 0.0)
            first = graph.first_edge[node]
            for slot, arg in enumerate(graph.args[node]):
                partial = at.partial[first + slot]
                if partial is None or (up is not None and is_zero(up)):
                    continue
                product = partial if up is None else self._chain(up, partial, node)
                adjoint[arg] = together(adjoint[arg], product) if arg in adjoint else product
                rank = _RANK[at.edge_status[first + slot] or "smooth"]
                worst[arg] = max(worst.get(arg, 0), worst[node], rank)
        order = self._reads(cone, number)
        active = graph.active
        partials = [adjoint.get(arg, nothing(graph.shape_of(result), graph.shape_of(arg))) if active[arg] else None for arg in order]
        status = [_status(partial, worst.get(arg, 0)) for arg, partial in zip(order, partials, strict=True)]
        return _Result(order, partials, status, self._node_status(result, cone))

    def _chain(self, later: Partial, earlier: Partial, node: int) -> Partial:
        try:
            return chain(later, earlier)
        except ShapeError as problem:
            raise refuse(problem.key, self.graph.span(node), None, **problem.terms) from None

    def _cone(self, result: int, number: int) -> list[int]:
        """The operations of the group that ``result`` depends on, last first."""
        graph = self.graph
        seen = {result}
        cone = [result]
        for node in cone:  # grows while we walk it
            for arg in graph.args[node]:
                if arg not in seen and self._inner(arg, number):
                    seen.add(arg)
                    cone.append(arg)
        self.spent += sum(len(graph.args[node]) for node in cone)
        check("folding_steps", self.spent, SPARE + len(self.at.partial))
        cone.sort(reverse=True)
        for node in cone:
            self.owner.setdefault(node, result)
        return cone

    def _reads(self, cone: list[int], number: int) -> list[int]:
        """What the cone reads from outside: a call's arguments as they are written, then the rest as the program comes to it."""
        graph, inside = self.graph, self.inside
        read = {arg: None for node in reversed(cone) for arg in graph.args[node] if inside[arg] != number or graph.op[arg] == INPUT}
        return list(dict.fromkeys([*(arg for arg in graph.groups[number].args if arg in read), *read]))

    def _node_status(self, result: int, cone: list[int]) -> NodeStatus:
        """The result's own; where it only inherits that something has no value, that of the first node that has none."""
        own = self.at.node_status[result]
        if own != "unknown":
            return own
        found = (self.at.node_status[node] for node in reversed(cone))
        return next((status for status in found if status not in ("ok", "unknown")), own)

    def folded(self, seen: list[int]) -> Folded:
        """The folded graph with what is known of it."""
        at, graph = self.at, self.graph
        args: list[tuple[int, ...]] = []
        partial: list[Any] = []
        edge_status: list[Status | None] = []
        edge: dict[int, int] = {}
        for node in self.kept:
            result = self.results.get(node)
            if result is not None:
                args.append(tuple(self.new[arg] for arg in result.reads))
                partial += result.partial
                edge_status += result.status
                continue
            args.append(tuple(self.new[arg] for arg in graph.args[node]))
            first = graph.first_edge[node]
            for old in range(first, first + len(graph.args[node])):
                edge[old] = len(partial)
                partial.append(at.partial[old])
                edge_status.append(at.edge_status[old])
        row = {number: index for index, number in enumerate(seen)}
        status = [self.results[node].of_node if node in self.results else at.node_status[node] for node in self.kept]
        known: dict[str, Any] = {item.name: getattr(at, item.name) for item in fields(Linearized)}
        known |= {
            "graph": self._graph(args, seen),
            "value": [at.value[node] for node in self.kept],
            "node_status": status,
            "partial": partial,
            "edge_status": edge_status,
            "notes": [self._moved(note, edge) for note in at.notes],
        }
        made = {self.new[node]: row[self.inside[node]] for node in self.results}
        return Folded(**known, whole=at, kept=tuple(self.kept), numbers=tuple(seen), made=made)

    def _graph(self, args: list[tuple[int, ...]], seen: list[int]) -> Graph:
        graph, new = self.graph, self.new
        before = [0]
        for node in range(graph.size):
            before.append(before[-1] + (node in new))
        groups = []
        for number in seen:
            group = graph.groups[number]
            given = tuple(new[arg] for arg in group.args if arg in new)
            groups.append(replace(group, first=before[group.first], end=before[group.end], args=given))
        return replace(
            graph,
            op=[FOLD if node in self.results else graph.op[node] for node in self.kept],
            args=args,
            number=[0.0 if node in self.results else graph.number[node] for node in self.kept],
            name=[graph.name[node] for node in self.kept],
            label=[graph.label[node] for node in self.kept],
            place=[self._place(node) for node in self.kept],
            inputs=tuple(new[node] for node in graph.inputs),
            outputs=tuple((name, new[node]) for name, node in graph.outputs),
            named={name: new[node] for name, node in graph.named.items() if node in new},
            groups=tuple(groups),
            shape=[graph.shape[node] for node in self.kept] if graph.shape else (),
            detail=[None if node in self.results else graph.detail[node] for node in self.kept] if graph.detail else (),
        )

    def _place(self, node: int) -> tuple[int, int] | None:
        """A call stands where it is called; the results of a turn where they are computed."""
        if node in self.results and self.graph.groups[self.inside[node]].kind == "call":
            return self.graph.groups[self.inside[node]].place
        return self.graph.place[node]

    def _moved(self, note: Note, edge: Mapping[int, int]) -> Note:
        """The note at the node that can be seen: what is said of an inner node is said of the result that it leads to."""
        if note.node in self.new:
            return replace(note, node=self.new[note.node], edge=None if note.edge is None else edge.get(note.edge))
        owner = self.owner.get(note.node)
        if owner is None:  # a constant, or something that nothing depends on
            owner = self.last[self.inside[note.node]]
        return replace(note, node=self.new[owner], edge=None)


def _status(partial: Any, worst: int) -> Status | None:
    """Of an edge across the fold: the worst on the way. Where that is no slope and the sum is a number all the same, strong zeros have chosen it."""
    if partial is None:
        return None
    values = np.asarray(partial.value if isinstance(partial, Linear) else partial)
    if np.isnan(values).any():
        return "undefined"
    if not np.isfinite(values).all():
        return "infinite"
    return _STATUS[worst] if worst < _RANK["infinite"] else "subgradient"
