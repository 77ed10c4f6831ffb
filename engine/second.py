"""Second partials: the table's partials differentiated once more by the table's own rules. Knows primitives and points, never a sweep.

The chain rule on trees (``engine.rules``): a partial is a formula in x, y and z, where z is the primitive's result and so depends on x and y as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from engine.linearize import Linearized
from engine.numeric import strong
from engine.primitives import BY_WORD, TABLE, Primitive, Status
from engine.rules import ARGUMENTS, Part, compile_tree, labelled, rules, simplify
from engine.syntax import Apply, Expr, Name, Number, leaves_first


@dataclass(frozen=True, slots=True)
class Second:
    """∂²/∂(slot)∂(other) of one primitive: the formula as a tree, and as a function of the values (x[, y[, w]], z)."""

    tree: Expr
    value: Part


def derivative(tree: Expr, inner: dict[str, Expr]) -> Expr:
    """The derivative of ``tree`` by the chain rule, where ``inner`` gives the derivative of each name (names it lacks are constant).

    Written out by the rules of the table and lightly simplified; terms that are zero whatever the values are left out.
    """
    done: list[tuple[Expr, Expr | None]] = []
    for expr in leaves_first(tree):
        if isinstance(expr, Name):
            found = inner.get(expr.name)
            done.append((expr, None if found is None or is_zero(found) else found))
        elif isinstance(expr, Number):
            done.append((expr, None))
        elif isinstance(expr, Apply):
            count = len(expr.args)
            parts = done[len(done) - count :]
            del done[len(done) - count :]
            done.append((expr, _chain(expr, [slope for _, slope in parts])))
    return done[0][1] or Number(0.0)


def _chain(expr: Apply, slopes: list[Expr | None]) -> Expr | None:
    """Σ ∂f/∂(slot) · slope(slot) over the slots that move."""
    row = BY_WORD[expr.function]
    total: Expr | None = None
    for slot, slope in enumerate(slopes):
        if slope is None:
            continue
        partial = labelled(row, slot, expr.args, expr)
        if is_zero(partial):
            continue
        term = simplify(Apply("mul", (partial, slope)))
        if isinstance(slope, Number) and slope.value == 1:
            term = partial
        total = term if total is None else simplify(Apply("add", (total, term)))
    return total


def is_zero(expr: Expr) -> bool:
    """Whether a formula is the number 0."""
    return isinstance(expr, Number) and expr.value == 0


@cache
def seconds(name: str) -> tuple[tuple[Second, ...], ...]:
    """``seconds(name)[slot][other]``: every second partial of the primitive called ``name``."""
    own = rules(name)
    result = []
    for rule in own:
        line = []
        for other in range(len(own)):
            tree = derivative(rule.tree, {ARGUMENTS[other]: Number(1.0), "z": own[other].tree})
            line.append(Second(tree, compile_tree(tree, strong)))
        result.append(tuple(line))
    return tuple(result)


def second_at(row: Primitive, slot: int, other: int, values: tuple[float, ...]) -> tuple[float, Status]:
    """∂²/∂(slot)∂(other) at ``values`` = (x[, y[, w]], z), with its status; at a singular point of the partial its status stays (a corner has no curvature)."""
    number = seconds(row.name)[slot][other].value(values)
    if not math.isfinite(number):
        return number, ("undefined" if number != number else "infinite")
    for case in rules(row.name)[slot].singular:
        if case.when(*values):
            return number, case.status
    return number, "smooth"


def curvature(at: Linearized) -> list[tuple[float, ...] | None]:
    """For every active edge its second partials, one an argument of its destination (0 beside inactive ones); None on edges that carry nothing."""
    graph, active = at.graph, at.graph.active
    result: list[tuple[float, ...] | None] = []
    for node, args in enumerate(graph.args):
        if not args:
            continue
        if not active[node]:
            result.extend([None] * len(args))
            continue
        row = TABLE[graph.op[node]]
        values = (*(at.value[arg] for arg in args), at.value[node])
        moving = [active[arg] for arg in args]
        for slot, moves in enumerate(moving):
            result.append(tuple(second_at(row, slot, other, values)[0] if moving[other] else 0.0 for other in range(len(args))) if moves else None)
    return result
