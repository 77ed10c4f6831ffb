"""The bookkeeping of factoring: factored edges, moves, exact counts after each, and ledgers. Knows no trace and no step.

All of it is written for prefixes, from ``start`` on; for suffixes the same runs on the graph turned round. See ``engine.modes.factor`` for the conventions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from engine.cost import is_unit
from engine.linearize import Linearized
from engine.modes.paths import add_up
from engine.numeric import strong
from engine.syntax import Apply, Expr, Number

_Chain: TypeAlias = "int | tuple[_Chain, _Chain]"
"""Edges one behind the other, as pairs of pairs: long sums share their tails, so that nothing is copied."""


@dataclass(slots=True)
class Factored:
    """A factored edge from ``tail`` to ``head`` (in the direction of the merge): the product of the graph's edges it stands for, and whether it is free."""

    tail: int
    head: int
    chain: _Chain
    value: float
    free: bool

    @property
    def edges(self) -> tuple[int, ...]:
        """The graph's edges, in the direction of the merge."""
        result: list[int] = []
        stack: list[_Chain] = [self.chain]
        while stack:
            part = stack.pop()
            if isinstance(part, int):
                result.append(part)
            else:
                stack.extend((part[1], part[0]))
        return tuple(result)


@dataclass(frozen=True, slots=True)
class Move:
    """Parallel factored edges from ``source`` to ``node`` add up; or, where ``source`` is None, all products that lead to ``node`` do."""

    node: int
    source: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What is left to compute, exactly: terms in the sum, multiplications and additions of everything together."""

    terms: int
    multiplications: int
    additions: int


@dataclass(frozen=True, slots=True)
class Term:
    """One product: the sum at a merged node (1 at the start), times sums of factored edges, by their numbers in ``Factoring.factored``."""

    merged: int
    factors: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """``lines``: merged node → its sum of terms. ``terms``: the sum that remains, at most as many as were asked for; ``counts`` are exact."""

    lines: dict[int, tuple[Term, ...]]
    terms: tuple[Term, ...]
    counts: Counts
    complete: bool


@dataclass(slots=True)
class _Suffixes:
    """The ways from a node to the end: how many, how many of them cost nothing, and how many factors (not free) they have together."""

    ways: int = 0
    bare: int = 0
    factors: int = 0


class Factoring:
    """One factoring of the sum over the paths between two nodes. Building it is linear in the graph, but for the length of the integers."""

    def __init__(self, at: Linearized, source: int, target: int, backwards: bool) -> None:
        self.backwards = backwards
        self.start, self.end = (target, source) if backwards else (source, target)
        self.factored: list[Factored] = []
        self._into: dict[int, list[int]] = {}
        self._out: dict[int, list[int]] = {}
        self._edges: dict[int, list[tuple[int, float]]] = {}
        """The graph's own edges into each node: where they come from, and their partials."""
        self._read(at, source, target)
        self._pass_over()
        self.order = sorted(self._into, reverse=backwards)
        self.moves: list[Move] = []
        for node in self.order:
            self.moves.extend(Move(node, tail) for tail, bundle in self.bundles(node).items() if len(bundle) > 1 and not self._all_free(bundle))
            self.moves.append(Move(node, None))
        self._rest = self._suffixes()
        self._plain = self._free_nodes()
        self.counts = self._count()

    def _read(self, at: Linearized, source: int, target: int) -> None:
        """The edges on a path from ``source`` to ``target`` that carry something."""
        graph = at.graph
        reached, useful = {source}, {target}
        for node in range(source + 1, target + 1):
            if any(arg in reached for arg in graph.args[node]):
                reached.add(node)
        found: list[Factored] = []
        edge = graph.first_edge[target + 1]
        for node in range(target, source, -1):
            args = graph.args[node]
            edge -= len(args)
            if node not in useful or node not in reached:
                continue
            for slot, arg in enumerate(args):
                partial = at.partial[edge + slot]
                if arg in reached and partial is not None:
                    useful.add(arg)
                    free = is_unit(graph.op[node], slot)
                    tail, head = (node, arg) if self.backwards else (arg, node)
                    found.append(Factored(tail, head, edge + slot, partial, free))
        found.sort(key=lambda new: new.edges)  # numbered in the order of the program
        for number, new in enumerate(found):
            self.factored.append(new)
            self._out.setdefault(new.tail, []).append(number)
            self._into.setdefault(new.head, []).append(number)
            self._edges.setdefault(new.head, []).append((new.tail, new.value))

    def _pass_over(self) -> None:
        """Take out nodes with a free edge as the only way out, from the end on, and then those with one as the only way in, from the start on.

        In these orders a long sum costs each of its nodes two changes, not as many as there are terms.
        """
        for node in sorted(self._into.keys() & self._out.keys(), reverse=not self.backwards):
            out = self._out[node]
            if len(out) == 1 and self.factored[out[0]].free:
                link = self.factored[out[0]]
                self._replace(self._into[link.head], out[0], self._into[node])
                for number in self._into[node]:
                    edge = self.factored[number]
                    edge.head, edge.chain, edge.value = link.head, (edge.chain, link.chain), strong(edge.value, link.value)
                del self._into[node], self._out[node]
        for node in sorted(self._into.keys() & self._out.keys(), reverse=self.backwards):
            into = self._into[node]
            if len(into) == 1 and self.factored[into[0]].free:
                link = self.factored[into[0]]
                self._replace(self._out[link.tail], into[0], self._out[node])
                for number in self._out[node]:
                    edge = self.factored[number]
                    edge.tail, edge.chain, edge.value = link.tail, (link.chain, edge.chain), strong(link.value, edge.value)
                del self._into[node], self._out[node]
        for numbers in (*self._into.values(), *self._out.values()):
            numbers.sort()

    @staticmethod
    def _replace(numbers: list[int], gone: int, new: list[int]) -> None:
        place = numbers.index(gone)
        numbers[place : place + 1] = new

    def _all_free(self, bundle: list[int]) -> bool:
        """Free edges side by side stay apart: t + t needs no multiplication, t·(1 + 1) does."""
        return all(self.factored[number].free for number in bundle)

    def bundles(self, node: int) -> dict[int, list[int]]:
        """The factored edges into ``node``, by where they come from, in the order of the merge."""
        result: dict[int, list[int]] = {}
        for number in self._into.get(node, []):
            result.setdefault(self.factored[number].tail, []).append(number)
        return dict(sorted(result.items(), reverse=self.backwards))

    def sum_at(self, node: int, known: dict[int, float]) -> float:
        """The sum of all products that lead to ``node``, where ``known`` has those that lead to the nodes before it."""
        return add_up([strong(known[tail], add_up([self.factored[number].value for number in bundle])) for tail, bundle in self.bundles(node).items()])

    def passed_over(self, node: int, known: dict[int, float]) -> dict[int, float]:
        """The sums at the nodes that were passed over on the way to ``node`` and that ``known`` has not: with them what is left is the whole sweep."""
        inside: set[int] = set()
        stack = [node]
        while stack:
            for tail, _ in self._edges.get(stack.pop(), ()):
                if tail not in known and tail not in inside:
                    inside.add(tail)
                    stack.append(tail)
        sums: dict[int, float] = {}
        for each in sorted(inside, reverse=self.backwards):
            sums[each] = add_up([strong(sums[tail] if tail in sums else known[tail], partial) for tail, partial in self._edges[each]])
        return sums

    def _suffixes(self) -> dict[int, _Suffixes]:
        rest = {self.end: _Suffixes(1, 1, 0)}
        for node in (*reversed(self.order), self.start):
            if node in rest:
                continue
            mine = rest[node] = _Suffixes()
            for number in self._out.get(node, []):
                edge = self.factored[number]
                after = rest[edge.head]
                mine.ways += after.ways
                mine.bare += after.bare if edge.free else 0
                mine.factors += after.factors + (0 if edge.free else after.ways)
        return rest

    def _free_nodes(self) -> set[int]:
        """Nodes whose own sum is 1 or −1 whatever the values: the start, and a node behind a single free edge from such a node."""
        plain = {self.start}
        for node in self.order:
            into = self._into[node]
            if len(into) == 1 and self.factored[into[0]].free and self.factored[into[0]].tail in plain:
                plain.add(node)
        return plain

    def _through(self, tail: int, head: int, free: bool) -> tuple[int, int]:
        """(terms, multiplications) of all remaining terms that start with the merged ``tail`` and an edge to ``head``."""
        rest = self._rest[head]
        first = (tail not in self._plain) + (not free)
        if first:
            return rest.ways, (first - 1) * rest.ways + rest.factors
        return rest.ways, rest.factors - (rest.ways - rest.bare)

    def _count(self) -> list[Counts]:
        """Counts after every move, kept up to date edge by edge. The start is merged from the beginning."""
        terms = products = lines = sums = 0

        def shift(tail: int, numbers: list[int], sign: int) -> None:
            nonlocal terms, products
            for number in numbers:
                edge = self.factored[number]
                more, cost = self._through(tail, edge.head, edge.free)
                terms += sign * more
                products += sign * cost

        shift(self.start, self._out.get(self.start, []), 1)
        if self.start == self.end:
            terms = 1
        result = [Counts(terms, products, max(0, terms - 1))]
        for move in self.moves:
            groups = self.bundles(move.node)
            if move.source is not None:
                bundle = groups[move.source]
                shift(move.source, bundle, -1)
                more, cost = self._through(move.source, move.node, False)
                terms, products, sums = terms + more, products + cost, sums + len(bundle) - 1
            else:
                for tail, bundle in groups.items():
                    if len(bundle) == 1 or self._all_free(bundle):
                        shift(tail, bundle, -1)
                        sums += len(bundle) - 1
                    else:
                        more, cost = self._through(tail, move.node, False)
                        terms, products = terms - more, products - cost
                    lines += tail not in self._plain and not self._all_free(bundle)
                sums += len(groups) - 1
                shift(move.node, self._out.get(move.node, []), 1)
                terms += move.node == self.end
            result.append(Counts(terms, products + lines, sums + max(0, terms - 1)))
        return result

    def ledger(self, k: int, limit: int = 1000) -> Ledger:
        """What is left to compute after ``k`` moves. Lists at most ``limit`` terms. Raises IndexError outside 0 … len(moves)."""
        if not 0 <= k <= len(self.moves):
            raise IndexError(f"move {k} of a factoring of {len(self.moves)} moves")
        done = self.moves[:k]
        lines = {move.node: tuple(Term(tail, (tuple(bundle),)) for tail, bundle in self.bundles(move.node).items()) for move in done if move.source is None}
        merged = {self.start, *lines}
        joined = {(move.source, move.node) for move in done if move.source is not None}
        terms = tuple(islice(self._terms(merged, joined), limit))
        return Ledger(lines, terms, self.counts[k], len(terms) == self.counts[k].terms)

    def _terms(self, merged: set[int], joined: set[tuple[int, int]]) -> Iterator[Term]:
        """The remaining terms, lazily: from each merged node along every way that leaves the merged ones at once."""
        if self.end in merged:
            yield Term(self.end, ())
            return
        for tail in sorted(merged, reverse=self.backwards):
            stack: list[tuple[int, tuple[tuple[int, ...], ...]]] = [
                (head, (bundle,)) for head, bundle in reversed(self._onward(tail, joined)) if head not in merged
            ]
            while stack:
                node, factors = stack.pop()
                if node == self.end:
                    yield Term(tail, factors)
                else:
                    stack.extend((head, (*factors, bundle)) for head, bundle in reversed(self._onward(node, joined)))

    def _onward(self, node: int, joined: set[tuple[int, int]]) -> list[tuple[int, tuple[int, ...]]]:
        """The next factors from ``node``: a bundle where parallel edges have been added up, else one edge each."""
        result: list[tuple[int, tuple[int, ...]]] = []
        seen: set[int] = set()
        for number in self._out.get(node, []):
            head = self.factored[number].head
            if (node, head) not in joined:
                result.append((head, (number,)))
            elif head not in seen:
                seen.add(head)
                result.append((head, tuple(other for other in self._out[node] if self.factored[other].head == head)))
        return result

    def value_of(self, term: Term, known: dict[int, float]) -> float:
        """The number that a term stands for."""
        product = known[term.merged]
        for bundle in term.factors:
            product = strong(product, add_up([self.factored[number].value for number in bundle]))
        return product


def written(work: Factoring, ledger: Ledger, sum_at: Callable[[int], Expr], factor: Callable[[int], Expr]) -> tuple[dict[int, Expr], Expr]:
    """The ledger's lines and its remaining sum as trees, for a printer.

    ``sum_at`` gives the name of a merged node's sum, ``factor`` what to write for a factored edge (a number, a Greek letter, a product of partials).
    """

    def product(term: Term) -> Expr:
        parts = [] if term.merged == work.start else [sum_at(term.merged)]
        parts.extend(_folded("add", [factor(number) for number in bundle]) for bundle in term.factors)
        return _folded("mul", parts) if parts else Number(1.0)

    lines = {node: _folded("add", [product(term) for term in terms]) for node, terms in ledger.lines.items()}
    return lines, _folded("add", [product(term) for term in ledger.terms]) if ledger.terms else Number(0.0)


def _folded(sign: str, parts: list[Expr]) -> Expr:
    whole = parts[0]
    for part in parts[1:]:
        whole = Apply(sign, (whole, part))
    return whole
