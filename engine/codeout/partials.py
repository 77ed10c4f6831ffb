"""The table's partials as they are written into programs, so that a program gives the table's numbers at singular points too. Knows no graph and no language.

The formulas are the table's own. Where the table answers something else than its formula at single points, the formula is written with a choice
(``where``) that holds at these points only, so that differentiating it once more loses nothing.
"""

from __future__ import annotations

import math
from functools import lru_cache

from engine.codeout.facts import Fact, fact_of_tree
from engine.primitives import TABLE
from engine.rules import ARGUMENTS, read_formula, rebuild, rules, simplify
from engine.syntax import Apply, Expr, Name, Number

STRONG = "strong"
"""The product in which 0 wins over ∞ and NaN: not a primitive, but a function that every language is given."""

WRITTEN: dict[str, tuple[str, ...]] = {
    "pow": ("where((x == 0)*(y == 0), 0, y*x^(y-1))", "where((x == 0)*(y > 0), 0, z*log(x))"),
    "relu": ("x > 0",),
    "hypot": ("where(z == 0, 0, x/z)", "where(z == 0, 0, y/z)"),
    "xlogy": ("log(y)", "where((x == 0)*(y == 0), 0, x/y)"),
    "clip": ("where((x == y) + (x == w), 0.5, (x > y)*(x < w))", "heaviside(y - x)", "heaviside(x - w)"),
}
"""Formulas that the table's singular points change."""
_UNSIGNED: dict[str, tuple[str, ...]] = {
    "log": ("1/abs(x)",),
    "log2": ("1/(abs(x)*log(2))",),
    "log10": ("1/(abs(x)*log(10))",),
    "sqrt": ("1/(2*abs(z))",),
}
"""Where an argument may be −0.0 (as in sqrt(-x) at 0), the slope must still be +∞."""
_INFINITE: dict[str, tuple[str, ...]] = {
    "max": ("where(x == y, 0.5, x > y)", "where(x == y, 0.5, y > x)"),
    "min": ("where(x == y, 0.5, x < y)", "where(x == y, 0.5, y < x)"),
}
"""Where both arguments may be infinite, of which the difference would be undefined: max(∞, ∞) is a tie."""
_NOWHERE = {("polygamma", 0)}
"""(primitive, slot) without any slope."""
_COMPARE = frozenset({"lt", "le", "gt", "ge", "eq", "ne"})


@lru_cache(maxsize=1024)
def formula(op: str, slot: int, signed: bool, infinite: bool) -> Expr:
    """The partial of ``op`` in argument ``slot`` in x, y, w and z."""
    if (op, slot) in _NOWHERE:
        return Number(math.nan)
    for texts in (_UNSIGNED if signed else {}, _INFINITE if infinite else {}, WRITTEN):
        if op in texts:
            return read_formula(texts[op][slot])
    return rules(op)[slot].tree


def written(op: str, slot: int, arguments: tuple[Expr, ...], result: Expr, facts: tuple[Fact, ...]) -> Expr:
    """The partial of ``op`` in argument ``slot`` for these arguments, of which ``facts`` are known, and this result."""
    signed, infinite = any(fact.signed for fact in facts), not any(fact.finite for fact in facts)
    return _put(formula(op, slot, signed, infinite), arguments, result)


def plain(op: str, slot: int, arguments: tuple[Expr, ...], result: Expr) -> Expr:
    """The same as a mathematician writes it, without a word on singular points."""
    return _put(rules(op)[slot].tree, arguments, result)


def _put(tree: Expr, arguments: tuple[Expr, ...], result: Expr) -> Expr:
    words = dict(zip(ARGUMENTS, arguments, strict=False)) | {"z": result}
    return rebuild(tree, lambda expr: words.get(expr.name, expr) if isinstance(expr, Name) else fold(expr))


def fold(expr: Expr) -> Expr:
    """``engine.rules.simplify`` and more: comparisons of numbers are decided, choices between branches too, and a factor 0 makes 0."""
    if not isinstance(expr, Apply):
        return expr
    args, name = expr.args, expr.function
    numbers = [arg.value if isinstance(arg, Number) else None for arg in args]
    if name in _COMPARE and None not in numbers:
        return Number(TABLE[name].evaluate(*numbers))
    if name == "mul" and 0 in numbers:
        return Number(0.0)
    if name == "where" and numbers[0] is not None:
        return args[1] if numbers[0] else args[2]
    return simplify(expr)


def product(factor: Expr, partial: Expr, known: dict[str, Fact]) -> tuple[Expr, Fact] | None:
    """``factor`` (an adjoint or a tangent) times ``partial``, as it is written, with what is known of it; None where it is 0 whatever the values.

    It is a strong product only where a factor that may be 0 can meet one that may be infinite or undefined.
    """
    one, other = fact_of_tree(factor, known), fact_of_tree(partial, known)
    if isinstance(partial, Number) and partial.value == 0:
        return None
    weak = (other.finite or one.nonzero) and (one.finite or other.nonzero)
    fact = Fact(one.finite and other.finite, one.nonzero and other.nonzero, one.least and other.least)
    if isinstance(partial, Number) and math.isfinite(partial.value):
        if partial.value == 1:
            return factor, one
        if partial.value == -1:
            return Apply("neg", (factor,)), fact
        return Apply("mul", (partial, factor)), fact
    negative = isinstance(partial, Apply) and partial.function == "neg"
    if isinstance(partial, Apply) and partial.function == "neg":
        partial = partial.args[0]
    if weak:
        return Apply("mul", (Apply("neg", (factor,)) if negative else factor, partial)), fact
    strong = Apply(STRONG, (factor, partial))
    return Apply("neg", (strong,)) if negative else strong, fact
