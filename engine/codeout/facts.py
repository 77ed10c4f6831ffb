"""What is known of a value wherever the program is looked at: finite or not, its sign. Decides where a strong zero must be written. Knows no sweep.

An abstract interpretation over the primitives. "Finite" leaves overflow aside: a fact holds as long as no float grows past 1.8e308 or falls below 1e-308.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from engine.syntax import Apply, Expr, Name, Number, leaves_first


class Fact(NamedTuple):
    """``finite``: never ∞ or NaN; ``nonzero``; ``least``: never below 0; ``signed``: may be −0.0."""

    finite: bool = False
    nonzero: bool = False
    least: bool = False
    signed: bool = True

    @property
    def positive(self) -> bool:
        """Above 0."""
        return self.nonzero and self.least


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INPUT_FACT = Fact(finite=True, signed=False)
"""Anything finite may go in; −0.0 counts as 0."""
_TOTAL = _words(
    "add sub mul neg sin cos tan exp exp2 expm1 atan atan2 sinh cosh tanh sigmoid softplus relu abs sign heaviside max min where floor ceil round erf erfc"
    " square hypot cbrt logaddexp asinh sec sinc silu gelu leaky_relu deg2rad rad2deg lt le gt ge eq ne"
)
"""Finite for finite arguments, overflow aside."""
_COMPARISONS = _words("lt le gt ge eq ne")
_POSITIVE = _words("exp exp2 sigmoid softplus cosh erfc")
_AT_LEAST_0 = _words("relu abs heaviside square hypot sqrt") | _COMPARISONS | _POSITIVE
_LOGARITHMS = _words("log log2 log10")


def number_fact(value: float) -> Fact:
    """What is known of a number."""
    return Fact(math.isfinite(value), value != 0, value >= 0, str(value) == "-0.0")


def fact_of(op: str, args: tuple[Fact, ...], exponent: float | None = None) -> Fact:
    """What is known of ``op`` of arguments of which ``args`` is known; ``exponent`` is the second argument where it is a constant."""
    if op == "pow":
        return _power(args[0], args[1], exponent)
    first, last = args[0], args[-1]
    finite = all(arg.finite for arg in args)
    if op in ("div", "reciprocal", "rsqrt", "mod"):
        finite = finite and last.nonzero and (op != "rsqrt" or last.least)
    elif op == "sqrt":
        finite = finite and first.least
    elif op in _LOGARITHMS:
        finite = finite and first.positive
    elif op == "log1p":
        finite = finite and first.least
    elif op in _COMPARISONS:
        finite = True
    elif op not in _TOTAL:
        finite = False
    nonzero, least = _nonzero(op, args), _least(op, args)
    return Fact(finite, nonzero, least, not nonzero and _signed(op, args))


def _nonzero(op: str, args: tuple[Fact, ...]) -> bool:
    first, last = args[0], args[-1]
    if op in _POSITIVE or op in ("reciprocal", "rsqrt"):
        return first.finite  # at −∞ or ∞ they reach 0
    if op == "sec":
        return True
    if op in ("mul", "div"):
        return first.nonzero and last.nonzero and (op == "mul" or last.finite)
    if op in ("neg", "abs", "square", "cbrt", "deg2rad", "rad2deg", "sinh", "atan", "asinh", "expm1"):
        return first.nonzero
    if op in ("sqrt", "relu"):
        return first.positive
    if op == "hypot":
        return first.nonzero or last.nonzero
    if op == "add":
        return (first.positive and last.least) or (first.least and last.positive)
    if op == "max":
        return first.positive or last.positive
    if op in ("min", "where"):
        return all(arg.positive for arg in args[-2:])
    return False


def _least(op: str, args: tuple[Fact, ...]) -> bool:
    if op in _AT_LEAST_0:
        return True
    if op in ("div", "reciprocal") and args[-1].signed:  # 1/−0.0 is −∞
        return False
    if op in ("add", "mul", "div", "min", "cbrt", "deg2rad", "rad2deg", "sinh", "tanh", "atan", "asinh", "expm1", "reciprocal", "rsqrt", "log1p"):
        return all(arg.least for arg in args)
    return op in ("max", "where") and all(arg.least for arg in args[-2:])


def _signed(op: str, args: tuple[Fact, ...]) -> bool:
    if op == "add":
        return all(arg.signed for arg in args)
    if op == "sub":
        return args[0].signed
    if op in ("mul", "div"):
        return not all(arg.least and not arg.signed for arg in args)
    if op in ("abs", "square", "relu", "heaviside", "hypot") or op in _COMPARISONS:
        return False
    if op in ("sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "sqrt", "cbrt", "erf", "expm1", "log1p", "deg2rad", "rad2deg", "max", "min"):
        return any(arg.signed for arg in args)
    return True


def _power(base: Fact, index: Fact, exponent: float | None) -> Fact:
    if exponent is None:
        sure = base.finite and index.finite and base.positive
        return Fact(sure, sure, base.least and not base.signed, not sure)
    whole = exponent.is_integer()
    even = whole and exponent % 2 == 0
    allowed = whole or base.least
    finite = base.finite and allowed and (exponent >= 0 or base.nonzero)
    nonzero = exponent == 0 or (base.nonzero and allowed and (exponent > 0 or base.finite))
    least = even or (base.least and (exponent > 0 or not base.signed))
    return Fact(finite, nonzero, least, not nonzero and not even and base.signed)


def fact_of_tree(root: Expr, known: dict[str, Fact]) -> Fact:
    """What is known of a formula whose names are of the facts ``known``."""
    done: list[Fact] = []
    for expr in leaves_first(root):
        if isinstance(expr, Number):
            done.append(number_fact(expr.value))
        elif isinstance(expr, Name):
            done.append(known[expr.name])
        elif isinstance(expr, Apply):
            count = len(expr.args)
            args = tuple(done[len(done) - count :])
            del done[len(done) - count :]
            last = expr.args[-1]
            done.append(fact_of(expr.function, args, last.value if isinstance(last, Number) else None))
    return done[0]
