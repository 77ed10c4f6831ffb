"""An order as a person gives it: vertices and edges by name, in any order, read to moves and written back. Knows no rule and no cost.

A vertex is its label. An edge is ``a -> v1``, and may say which way it goes: ``a -> v1 : front`` takes a past v1 to all that v1 feeds,
``: back`` takes all that feed a to v1. Where only one of the two can be, or nothing is said, front is tried first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from engine.elimination.accumulate import Accumulation, Fill, Side
from engine.elimination.linear import LinearGraph
from engine.graph import Graph
from engine.phrases import say
from engine.wording import refuse
from engine.words import Words

EdgeMove: TypeAlias = tuple[int, int, Side]
Move: TypeAlias = int | EdgeMove
_SIDES: dict[str, Side] = {"front": "front", "back": "back"}


def read(graph: Graph, linear: LinearGraph, pieces: Sequence[object], most: int) -> list[Move]:
    """The moves, tried one after the other, so that each can be done when its turn comes. Raises PathsumError E_PARAM, and E_TOO_BIG over ``most`` products."""
    named = {graph.label[node]: node for edge in linear.partial for node in edge} | {graph.label[node]: node for node in linear.intermediates}
    work = Accumulation(linear)
    moves: list[Move] = []
    for place, piece in enumerate(pieces, 1):
        if not isinstance(piece, str):
            raise refuse("order_piece", name=repr(piece)[:60])
        moves.append(_tried(graph, work, named, piece, place))
        if work.multiplications > most:
            raise refuse("order_long", limit=most)
    return moves


def _tried(graph: Graph, work: Accumulation, named: dict[str, int], piece: str, place: int) -> Move:
    move, sides = _parsed(graph, work, named, piece)
    if isinstance(move, int):
        if move not in work.open_vertices():
            raise refuse("order_gone", name=repr(piece)[:60], place=place, open=_open(graph, work))
        work.eliminate_vertex(move)
        return move
    origin, to = move
    for side in sides:
        if (origin, to, side) in work.open_edges():
            work.eliminate_edge(origin, to, side)
            return origin, to, side
    raise refuse("order_edge_gone", name=repr(piece)[:60], place=place)


def _parsed(graph: Graph, work: Accumulation, named: dict[str, int], piece: str) -> tuple[int | tuple[int, int], tuple[Side, ...]]:
    text = piece.replace("→", "->").strip()
    ends, _, side = (part.strip() for part in text.partition(":")) if "->" in text else (text, "", "")
    names = [name.strip() for name in ends.split("->")]
    if len(names) > 2 or (side and side not in _SIDES):
        raise refuse("order_edge", name=repr(piece)[:60])
    for name in names:
        if name not in named:
            raise refuse("order_unknown", name=repr(name)[:60], open=_open(graph, work))
    if len(names) == 1:
        return named[names[0]], ()
    return (named[names[0]], named[names[1]]), (_SIDES[side],) if side else ("front", "back")


def _open(graph: Graph, work: Accumulation) -> str | Words:
    left = [graph.label[node] for node in work.open_vertices()]
    return ", ".join(left[:8]) + (", …" if len(left) > 8 else "") or say("word_none")


def spelled(graph: Graph, move: Move) -> str:
    """The move as ``read`` takes it."""
    if isinstance(move, int):
        return graph.label[move]
    origin, to, side = move
    return f"{graph.label[origin]} -> {graph.label[to]} : {side}"


def carried_out(work: Accumulation, move: Move) -> list[Fill]:
    """The products of the move, done."""
    return work.eliminate_vertex(move) if isinstance(move, int) else work.eliminate_edge(*move)
