"""How much of a number is rounding: a first-order error on every value and derivative, and a note where no digit is left. Knows no mode and no sweep's trace.

A rounding error is a tangent: every operation adds its own δ, and the partials carry it on, exactly as forward mode carries a direction. For + − × ÷,
square roots and whole powers δ is known exactly (in rational arithmetic), so that errors may cancel as they do in truth (the idea of Langlois's CENA, 2001);
for the other functions it is bounded by two units in the last place, which good libraries keep, and bounds only add up (running error analysis: Higham,
Accuracy and Stability of Numerical Algorithms, 2nd ed., section 3.3). Numbers that were typed stand for the decimals that they were typed as.

First order cannot see far: once a value is nothing but error, what is computed from it can settle down on a wrong answer with every sign of health (Muller's
recurrence does). So a value that leans on a meaningless one by more than a thousandth is meaningless as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.errors import PathsumError
from engine.graph import CONST, INPUT, Graph
from engine.limits import Limits
from engine.linearize import Linearized, linearize
from engine.numeric import nearest, strong
from engine.phrases import say
from engine.primitives import BY_WORD, CONSTANTS, TABLE
from engine.rules import ARGUMENTS, partial_at, rules
from engine.scalarize import scalarize
from engine.second import second_at
from engine.statuses import Note, called
from engine.syntax import Apply, Name, Number, leaves_first
from engine.tensors.table import OPERATIONS

MEANINGLESS = 0.5
"""The share of a value that may be rounding error before the value is called meaningless."""
_NOTICED = 1e-6
_SMALLEST = 1e-290
"""Nearer to 0 floats have fewer digits, by themselves."""
_LEANS = 1e-3
_LARGEST = 20_000
"""Nodes in a graph that is looked at: a graph beyond it has no notes of this kind."""
_MOST_LOOKS = 1_000_000
"""Nodes that sharper bounds may visit; a value whose bound cannot be made sharper any more is not accused."""
_MOST_NOTES = 20
_EXACT = frozenset({"neg", "abs", "sign", "heaviside", "relu", "max", "min", "where", "floor", "ceil", "round", "clip", "lt", "le", "gt", "ge", "eq", "ne"})
_BEYOND_THE_FLOAT = {math.pi: -1.2246467991473532e-16, math.e: -1.4456468917292502e-16}
"""float − truth for the constants that have names."""


@dataclass(frozen=True)
class Rounding:
    """For every node: ``signed``, the part of computed − exact that is known; ``bound``, how large the rest can be; ``lost``, the node at which the digits
    were lost, itself or one that it leans on, or None for a value that means something. ``partial`` has every edge, those from constants too.
    """

    signed: Sequence[float]
    bound: Sequence[float]
    lost: Sequence[int | None]
    partial: Sequence[float]

    def error(self, node: int) -> float:
        """How far the value may be from the exact one, to first order; NaN where nothing can be said."""
        return abs(self.signed[node]) + self.bound[node]


def rounding(at: Linearized) -> Rounding:
    """Carry the rounding errors of every operation forward, once through the graph."""
    graph, value = at.graph, at.value
    signed, bound, local = [0.0] * graph.size, [0.0] * graph.size, [0.0] * graph.size
    lost: list[int | None] = [None] * graph.size
    partials: list[float] = []
    budget = _MOST_LOOKS
    for node, op in enumerate(graph.op):
        args, result = graph.args[node], value[node]
        if not args:
            signed[node] = _typed(graph, node, result)
            continue
        arguments = tuple(value[arg] for arg in args)
        known, local[node] = local_error(op, arguments, result) if math.isfinite(result) else (math.nan, math.nan)
        unknown, leans = local[node], _LEANS * abs(result)
        for slot, arg in enumerate(args):
            partial = at.partial[len(partials)]
            if partial is None:  # from a constant: no sweep needs it, but its rounding goes that way
                partial = partial_at(TABLE[op], slot, (*arguments, result))[0]
            partials.append(partial)
            known += strong(partial, signed[arg])
            unknown += abs(strong(partial, bound[arg]))
            if lost[arg] is not None and (weight := abs(strong(partial, value[arg]))) > leans:
                lost[node], leans = lost[arg], weight
        certain = True
        if _means_nothing(result, abs(known) + unknown) and not _means_nothing(result, abs(known)):
            certain = budget > 0
            budget -= node
            unknown = min(unknown, _together(graph, node, partials, local)) if certain else unknown
        signed[node], bound[node] = known, unknown
        if lost[node] is None and certain and _means_nothing(result, abs(known) + unknown):
            lost[node] = node
    return Rounding(signed, bound, lost, partials)


def _means_nothing(value: float, error: float) -> bool:
    """Whether that error leaves no digit. A 0 has no digits to lose: it must be off by something that one would notice."""
    return error >= MEANINGLESS * abs(value) if abs(value) > _SMALLEST else error >= _NOTICED


def _together(graph: Graph, node: int, partial: Sequence[float], local: Sequence[float]) -> float:
    """A sharper bound for one node by a reverse sweep: every operation's own error times its adjoint, in which opposite ways have already cancelled."""
    adjoint = {node: 1.0}
    total = 0.0
    for at in range(node, -1, -1):
        upstream = adjoint.pop(at, 0.0)
        if upstream == 0:
            continue
        total += abs(strong(upstream, local[at]))
        for slot, arg in enumerate(graph.args[at]):
            adjoint[arg] = adjoint.get(arg, 0.0) + strong(upstream, partial[graph.first_edge[at] + slot])
    return total


def _typed(graph: Graph, node: int, value: float) -> float:
    """float − what was meant: a typed number is its decimal, π and e are themselves."""
    if not math.isfinite(value):
        return 0.0
    if graph.op[node] == CONST and graph.name[node] in (*CONSTANTS, "π") and value in _BEYOND_THE_FLOAT:
        return _BEYOND_THE_FLOAT[value]
    if value == int(value) and abs(value) < 2**53:
        return 0.0
    return float(Fraction(value) - Fraction(repr(value)))


def local_error(op: str, args: tuple[float, ...], result: float) -> tuple[float, float]:
    """computed − exact of one operation on exact arguments: the part that is known, and a bound on what is not."""
    if op in _EXACT:
        return 0.0, 0.0
    quick = _QUICK.get(op)
    if quick is not None and all(_EASY[0] < abs(number) < _EASY[1] or number == 0 for number in (*args, result)) and (error := quick(*args, result)) == error:
        return error, 0.0
    exact = _RATIONAL.get(op)
    if exact is not None and all(map(math.isfinite, args)):
        truth = exact(*map(Fraction, args))
        if truth is not None:
            return nearest(Fraction(result) - truth), 0.0
    if op in ("sqrt", "hypot") and result:
        square = Fraction(result) ** 2 - sum((Fraction(arg) ** 2 for arg in args), Fraction(0)) if op == "hypot" else Fraction(result) ** 2 - Fraction(args[0])
        return nearest(square / (2 * Fraction(result))), 0.0
    return 0.0, 2 * math.ulp(result) if result else 0.0


_EASY = (1e-130, 1e130)
"""Between these no product of two numbers or of their halves leaves the floats."""
_SPLITTER = 134217729.0  # 2^27 + 1


def _product_error(x: float, y: float, product: float) -> float:
    """product − x·y, exactly (Dekker 1971: both factors in two halves, so that every partial product is exact)."""
    high = _SPLITTER * x
    high -= high - x
    top = _SPLITTER * y
    top -= top - y
    low, bottom = x - high, y - top
    return ((product - high * top) - low * top) - high * bottom - low * bottom


def _sum_error(x: float, y: float, total: float) -> float:
    """total − (x + y), exactly (Knuth's TwoSum)."""
    part = total - x
    return -((x - (total - part)) + (y - part))


_QUICK: dict[str, Callable[..., float]] = {
    "add": _sum_error,
    "sub": lambda x, y, total: _sum_error(x, -y, total),
    "mul": _product_error,
    "square": lambda x, product: _product_error(x, x, product),
    "div": lambda x, y, z: ((z * y - x) - _product_error(z, y, z * y)) / y if y else math.nan,
}


def _power(x: Fraction, y: Fraction) -> Fraction | None:
    return x ** int(y) if y.denominator == 1 and abs(y) <= 32 and (x or y > 0) else None


_RATIONAL: dict[str, Callable[..., Fraction | None]] = {
    "add": lambda x, y: x + y,
    "sub": lambda x, y: x - y,
    "mul": lambda x, y: x * y,
    "div": lambda x, y: x / y if y else None,
    "reciprocal": lambda x: 1 / x if x else None,
    "square": lambda x: x * x,
    "pow": _power,
}


def derivative_errors(at: Linearized, found: Rounding, output: int) -> dict[int, tuple[float, float]]:
    """For each input node: the derivative of ``output`` and a bound on its rounding error, to first order.

    What goes wrong at one place of the reverse sweep (a partial moved by the errors of its arguments, by the second partials; its own rounding; that of the
    products and sums) reaches the input by the derivative of that place, so the error is the sum of all places' errors times their tangents.
    """
    graph, value = at.graph, at.value
    adjoint, signed, bound = [0.0] * graph.size, [0.0] * graph.size, [0.0] * graph.size
    adjoint[output] = 1.0
    for node in range(output, -1, -1):
        args, upstream = graph.args[node], adjoint[node]
        if upstream == 0 or not args:
            continue
        row = TABLE[graph.op[node]]
        values = (*(value[arg] for arg in args), value[node])
        for slot, arg in enumerate(args):
            if not graph.active[arg]:
                continue
            partial = found.partial[graph.first_edge[node] + slot]
            total = adjoint[arg] + strong(upstream, partial)
            slip = _own_rounding(row.name, slot, partial, values)
            for other, argument in enumerate(args):
                second = second_at(row, slot, other, values)[0]
                signed[arg] += strong(strong(upstream, second), found.signed[argument])
                slip += abs(strong(second, found.bound[argument]))
            bound[arg] += abs(strong(upstream, slip)) + (math.ulp(total) if math.isfinite(total) else 0.0)
            adjoint[arg] = total
    result: dict[int, tuple[float, float]] = {}
    for leaf in graph.inputs:
        tangent = _tangents(graph, found, leaf, output)
        known = sum(strong(way, signed[node]) for node, way in tangent.items())
        unknown = sum(abs(strong(way, bound[node])) for node, way in tangent.items())
        result[leaf] = (adjoint[leaf], abs(known) + unknown)
    return result


def _tangents(graph: Graph, found: Rounding, leaf: int, output: int) -> dict[int, float]:
    """The derivative in ``leaf`` of each node up to ``output`` that moves with it."""
    tangent = {leaf: 1.0}
    for node in range(leaf + 1, output + 1):
        moves = 0.0
        for slot, arg in enumerate(graph.args[node]):
            if arg in tangent:
                moves += strong(tangent[arg], found.partial[graph.first_edge[node] + slot])
        if moves != 0:
            tangent[node] = moves
    return tangent


def _own_rounding(name: str, slot: int, partial: float, values: tuple[float, ...]) -> float:
    """How far the formula of a partial may be off by its own rounding and that of the result z in it: a running error, operation by operation."""
    tree = rules(name)[slot].tree
    if isinstance(tree, Number) or not math.isfinite(partial) or not math.isfinite(values[-1]):
        return 0.0
    words = dict(zip(ARGUMENTS, values[:-1], strict=False)) | {"z": values[-1]} | CONSTANTS
    result_error = abs(sum(local_error(name, values[:-1], values[-1])))
    done: list[tuple[float, float]] = []
    for expr in leaves_first(tree):
        if isinstance(expr, Apply):
            args = done[len(done) - len(expr.args) :]
            del done[len(done) - len(expr.args) :]
            row = BY_WORD[expr.function]
            given = tuple(number for number, _ in args)
            result = row.evaluate(*given)
            error = abs(sum(local_error(row.name, given, result))) if math.isfinite(result) else math.inf
            for place, (_, off) in enumerate(args):
                if off:
                    error += abs(strong(partial_at(row, place, (*given, result))[0], off))
            done.append((result, error))
        elif isinstance(expr, Name):
            done.append((words[expr.name], result_error if expr.name == "z" else 0.0))
        else:
            done.append((expr.value if isinstance(expr, Number) else math.nan, 0.0))
    return done[0][1]


def rounding_notes(at: Linearized) -> list[Note]:
    """A note for each output that is nothing but rounding error and for the value where its digits were lost, and for derivatives that are nothing else.

    A residual that has become rounding is no harm to a solution that has converged: only what outputs rest on is told.
    """
    graph = at.graph
    if not _known_alone(graph):
        return []
    if graph.has_tensors:
        return _in_single_numbers(at)
    if graph.size > _LARGEST:
        return []
    found = rounding(at)
    notes: dict[tuple[int, str], Note] = {}
    for name, node in graph.outputs:
        cause = found.lost[node]
        if cause is not None:
            made = [_lost_here(graph, cause, at.value[cause], found.error(cause))]
            if cause != node:
                made.append(_rests(graph, node, at.value[node], cause))
        elif len(graph.outputs) * (len(graph.inputs) + 1) * graph.size <= _LARGEST:
            made = _lost_derivatives(at, found, name, node)
        else:
            made = []
        notes |= {(note.node, note.message): note for note in made}
    return list(notes.values())[:_MOST_NOTES]


def _in_single_numbers(at: Linearized) -> list[Note]:
    """The notes of the program written out in single numbers, on the nodes that stand at the same places of the text."""
    graph = at.graph
    try:
        written = scalarize(graph, Limits(nodes=_LARGEST))
    except PathsumError:
        return []
    known = set(written.input_names())
    found = rounding_notes(linearize(written, {name: value for name, value in at.at.items() if name in known}))
    nodes = {place: node for node, place in enumerate(graph.place) if place is not None}
    return [replace(note, node=nodes[place]) for note in found if (place := written.place[note.node]) in nodes]


def _known_alone(graph: Graph) -> bool:
    """Whether every operation is one of the table: a folded call is not."""
    return all(op in TABLE or op in OPERATIONS or op in (INPUT, CONST) for op in graph.op)


_HINT = say("hint_rounding")


def _lost_here(graph: Graph, node: int, value: float, error: float) -> Note:
    words = say("note_rounded", what=called(graph, node), value=f"{value:.4g}", error=f"{error:.2g}")
    return Note("E_ROUNDING", words, _HINT, node)


def _rests(graph: Graph, node: int, value: float, cause: int) -> Note:
    words = say("note_rests", what=graph.label[node], value=f"{value:.4g}", cause=called(graph, cause))
    return Note("E_ROUNDING", words, _HINT, node)


def _lost_derivatives(at: Linearized, found: Rounding, name: str, output: int) -> list[Note]:
    """Beside a minimum the derivative is rounding and should be: only an error that is something beside the usual slope, value over input, is told."""
    graph = at.graph
    notes = []
    for leaf, (slope, error) in derivative_errors(at, found, output).items():
        usual = abs(at.value[output]) / max(abs(at.value[leaf]), 1.0)
        if slope != 0 and math.isfinite(slope) and _means_nothing(slope, error) and error > _NOTICED * usual:
            words = say("note_rounded_slope", output=name, input=graph.label[leaf], value=f"{slope:.4g}", error=f"{error:.2g}")
            notes.append(Note("E_ROUNDING", words, _HINT, leaf))
    return notes
