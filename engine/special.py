"""Functions that Python's math module lacks: polygamma and the inverse error function, to a few units in the last place. Knows no table."""

from __future__ import annotations

import math

_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330)
"""B₂, B₄, …, B₂₀"""
_REFLECTED = -50.0
"""Below this, polygamma is reflected to the right half line; above it the recurrence keeps more digits."""


def polygamma(order: float, x: float) -> float:
    """The derivative of that whole order of digamma; NaN at the poles 0, −1, … and for other orders.

    Recurrence up to where the asymptotic series holds (Abramowitz and Stegun, 6.4.6 and 6.4.11; order 0: 6.3.5 and 6.3.18), far to the left the
    reflection ψ⁽ⁿ⁾(x) = (−1)ⁿ ψ⁽ⁿ⁾(1 − x) − π dⁿ/dxⁿ cot(πx) (6.4.7).
    """
    if not 0 <= order <= 50 or order != int(order) or x != x or x == -math.inf or (x <= 0 and x == int(x)):
        return math.nan
    n = int(order)
    if x == math.inf:
        return math.inf if n == 0 else 0.0
    try:
        if x < _REFLECTED:
            return (-1.0 if n % 2 else 1.0) * _polygamma(n, 1.0 - x) - _cotangent_slope(n, x)
        return _polygamma(n, x)
    except (OverflowError, ZeroDivisionError, ValueError):  # beyond the floats, next to a pole
        return math.inf if n % 2 else math.copysign(math.inf, -x)


def _polygamma(n: int, x: float) -> float:
    terms: list[float] = []
    sign = -1.0 if n % 2 == 0 else 1.0
    factor = math.factorial(n)
    while x < 20 + n:
        terms.append(sign * factor / x ** (n + 1))
        x += 1.0
    if n == 0:
        terms += [math.log(x), -0.5 / x]
        terms += [-value / (2 * k * x ** (2 * k)) for k, value in enumerate(_BERNOULLI, 1)]
    else:
        terms += [sign * math.factorial(n - 1) / x**n, sign * factor / (2 * x ** (n + 1))]
        for k, value in enumerate(_BERNOULLI, 1):
            terms.append(sign * value * math.factorial(2 * k + n - 1) / (math.factorial(2 * k) * x ** (2 * k + n)))
    return math.fsum(terms)


def _cotangent_slope(n: int, x: float) -> float:
    """π dⁿ/dxⁿ cot(πx): a polynomial in c = cot(πx), since c′ = −π(1 + c²). Its terms have one sign, so that nothing cancels."""
    cotangent = sinpi(math.fmod(x, 2.0) + 0.5) / sinpi(x)
    terms = {1: 1.0}  # power of c: coefficient
    for _ in range(n):
        slope: dict[int, float] = {}
        for power, factor in terms.items():
            for raised in (power - 1, power + 1) if power else ():
                slope[raised] = slope.get(raised, 0.0) - power * factor
        terms = slope
    return math.pi ** (n + 1) * math.fsum(factor * cotangent**power for power, factor in terms.items())


def gamma(x: float) -> float:
    """Euler's gamma function; NaN at 0, −1, …, ∞ on overflow."""
    try:
        return math.gamma(x)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan


def lgamma(x: float) -> float:
    """log |Γ(x)|; ∞ at 0, −1, …"""
    try:
        return math.lgamma(x)
    except (ValueError, OverflowError):
        return math.inf


def erfinv(y: float) -> float:
    """The x with erf(x) = y: Winitzki's first guess (2008), then Newton steps on the tail that keeps its digits."""
    if not -1 < y < 1:
        return math.copysign(math.inf, y) if abs(y) == 1 else math.nan
    if y == 0:
        return y
    size = abs(y)
    tail = 1 - size
    logarithm = math.log(tail * (1 + size))
    part = 2 / (math.pi * 0.147) + logarithm / 2
    x = math.sqrt(math.sqrt(part * part - logarithm / 0.147) - part)
    for _ in range(4):
        error = math.erf(x) - size if size < 0.5 else tail - math.erfc(x)
        step = error * math.sqrt(math.pi) / 2 * math.exp(x * x)
        x -= step / (1 + x * step)
    return math.copysign(x, y)


def sinpi(x: float) -> float:
    """sin(πx), reduced before the product: exact at multiples of ½, with all its digits for large x."""
    place = math.fmod(x, 2.0)
    if abs(place) > 1:
        place -= math.copysign(2.0, place)
    if abs(place) > 0.5:
        place = math.copysign(1.0, place) - place
    return math.sin(math.pi * place)


def sinc(x: float) -> float:
    """sin(πx)/(πx), 1 at 0 (the normalised form, as in NumPy, JAX and PyTorch)."""
    if x == 0:
        return 1.0
    if math.isinf(x):
        return 0.0
    return sinpi(x) / math.pi / x


def gelu(x: float) -> float:
    """x·Φ(x) with the normal distribution function Φ (the exact form)."""
    return 0.0 if x == -math.inf else x * 0.5 * math.erfc(-x / math.sqrt(2))


def silu(x: float) -> float:
    """x·sigmoid(x)."""
    if x == -math.inf:
        return 0.0
    return x / (1 + math.exp(-x)) if x > -700 else x * math.exp(x)


def logaddexp(x: float, y: float) -> float:
    """log(e^x + e^y), without overflow."""
    if x == y:
        return x + math.log(2)
    if x != x or y != y:
        return math.nan
    return max(x, y) + math.log1p(math.exp(-abs(x - y)))


def xlogy(x: float, y: float) -> float:
    """x·log(y), 0 where x is 0."""
    if x == 0 and y == y:
        return 0.0
    if y > 0:
        return x * math.log(y)
    return -math.copysign(math.inf, x) if y == 0 and x == x else math.nan


def clip(x: float, low: float, high: float) -> float:
    """x, but at least ``low`` and at most ``high``; NaN when low is above high."""
    if x != x or not low <= high:
        return math.nan
    return min(max(x, low), high)
