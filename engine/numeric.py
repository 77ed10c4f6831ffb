"""Float functions that answer as IEEE 754 would (infinities and NaN) where Python's math module raises. Knows no primitive's name."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

INF = math.inf
NAN = math.nan


def strong(left: float, right: float) -> float:
    """The product with a strong zero: exactly 0 when either factor is 0, even beside ∞ or NaN. A zero has no sign.

    A path with a zero on it carries nothing, so that forward and reverse agree at singular points
    (Griewank and Walther, Evaluating Derivatives, 2nd ed., section 14: zero partials annihilate).
    """
    return 0.0 if left == 0.0 or right == 0.0 else left * right or 0.0


def nearest(exact: int | Fraction) -> float:
    """The float next to an exact number, ±∞ beyond the largest."""
    try:
        return float(exact)
    except OverflowError:
        return INF if exact > 0 else -INF


def unary(function: Callable[[float], float], overflow: float = INF) -> Callable[[float], float]:
    """``function`` with NaN outside its domain and ``overflow`` beyond the largest float."""

    def safe(x: float) -> float:
        try:
            return function(x)
        except OverflowError:
            return overflow
        except ValueError:
            return NAN

    return safe


def div(x: float, y: float) -> float:
    """x / y; a non-zero over 0 is a signed infinity, 0/0 is NaN."""
    try:
        return x / y
    except ZeroDivisionError:
        if x == 0 or x != x:
            return NAN
        return math.copysign(INF, x) * math.copysign(1.0, y)


def power(x: float, y: float) -> float:
    """x ** y over the reals; 0^0 is 1, a negative base with a fractional exponent is NaN, 0 to a negative power is ∞."""
    try:
        return math.pow(x, y)
    except OverflowError:
        return -INF if x < 0 and y % 2 == 1 else INF
    except ValueError:
        if x == 0:
            return math.copysign(INF, x) if y % 2 == 1 else INF
        return NAN


def logarithm(function: Callable[[float], float], pole: float = 0.0) -> Callable[[float], float]:
    """A logarithm with −∞ at ``pole`` and NaN below."""

    def safe(x: float) -> float:
        try:
            return function(x)
        except ValueError:
            return -INF if x == pole else NAN

    return safe


root = unary(math.sqrt)
sine = unary(math.sin)
cosine = unary(math.cos)


def atanh(x: float) -> float:
    """Inverse hyperbolic tangent, ±∞ at ±1."""
    return math.copysign(INF, x) if abs(x) == 1 else unary(math.atanh)(x)


def sinh(x: float) -> float:
    """Hyperbolic sine, ±∞ on overflow."""
    try:
        return math.sinh(x)
    except OverflowError:
        return math.copysign(INF, x)


def sigmoid(x: float) -> float:
    """1/(1 + e^−x), computed from the side that cannot overflow."""
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    small = math.exp(x)
    return small / (1.0 + small)


def softplus(x: float) -> float:
    """log(1 + e^x), computed from the side that cannot overflow."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x))) if x == x else NAN


def sign(x: float) -> float:
    """−1, 0 or 1; NaN stays NaN."""
    return float((x > 0) - (x < 0)) if x == x else NAN


def heaviside(x: float) -> float:
    """0 below zero, ½ at zero, 1 above (the half-maximum convention)."""
    return 0.5 * (sign(x) + 1.0)


def maximum(x: float, y: float) -> float:
    """The larger; NaN if either is NaN."""
    return NAN if x != x or y != y else max(x, y)


def minimum(x: float, y: float) -> float:
    """The smaller; NaN if either is NaN."""
    return NAN if x != x or y != y else min(x, y)


def relu(x: float) -> float:
    """max(x, 0); NaN stays NaN."""
    return x if x > 0 or x != x else 0.0


def where(x: float, y: float, w: float) -> float:
    """y where x is not 0, else w; the branch that is not taken has no say, not even as NaN."""
    return NAN if x != x else (y if x != 0 else w)


def whole(function: Callable[[float], int]) -> Callable[[float], float]:
    """A rounding that leaves infinities and NaN as they are."""

    def safe(x: float) -> float:
        return float(function(x)) if math.isfinite(x) else x

    return safe


def mod(x: float, y: float) -> float:
    """The remainder x − y·⌊x/y⌋; NaN for y = 0."""
    try:
        return x % y
    except ZeroDivisionError:
        return NAN
