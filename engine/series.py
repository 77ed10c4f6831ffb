"""Truncated power series through the primitives: coefficient k of a result from coefficients up to k of its arguments. Knows no graph and no step.

Griewank and Walther, Evaluating Derivatives, 2nd ed., chapter 13. Arithmetic, roots and powers have their own recurrences (table 13.1). Every other
row of the table follows from its partial (proposition 13.1): z′ = p(x, y, z)·x′ gives  k·z_k = Σ j·x_j·p_(k−j),  where p is the row's own formula, as
a series. Series are lazy, so that sin may ask for cos and cos for sin: each needs one coefficient less. A coefficient that does not exist comes out as
∞ or NaN.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from engine.numeric import div, strong
from engine.primitives import BY_WORD, CONSTANTS, TABLE, Primitive
from engine.rules import ARGUMENTS, partial_at, rules
from engine.syntax import Apply, Expr, Name, Number, leaves_first


class Series:
    """Coefficients c_0, c_1, … computed when they are asked for, in order, once. ``constant``: all but c_0 are 0, whatever the point."""

    __slots__ = ("_rule", "constant", "known")

    def __init__(self, rule: Callable[[Series, int], float], constant: bool = False) -> None:
        self._rule = rule
        self.known: list[float] = []
        self.constant = constant

    def __getitem__(self, k: int) -> float:
        while len(self.known) <= k:
            self.known.append(self._rule(self, len(self.known)))
        return self.known[k]


def constant(value: float) -> Series:
    """The series of a number that does not move."""
    return Series(lambda own, k: value if k == 0 else 0.0, constant=True)


def line(value: float, slope: float) -> Series:
    """The series of ``value + slope·t``: an input along a direction."""
    return Series(lambda own, k: (value, slope)[k] if k < 2 else 0.0)


Memo = dict[tuple[str, tuple[int, ...]], tuple[tuple[Series, ...], Series]]
"""(primitive, ids of the arguments) → (the arguments, which must live as long as their ids are used; the series)."""


def applied(row: Primitive, args: tuple[Series, ...], memo: Memo) -> Series:
    """The series of a primitive of series. ``memo`` holds those of the same formula, so that formulas that need each other meet."""
    key = (row.name, tuple(map(id, args)))
    if key not in memo:
        if all(arg.constant for arg in args):
            made = constant(row.evaluate(*(arg[0] for arg in args)))
        elif row.name in RECURRENCES:
            made = RECURRENCES[row.name](args, memo)
        else:
            made = _by_partials(row, args, memo)
        memo[key] = (args, made)
    return memo[key][1]


def _by_partials(row: Primitive, args: tuple[Series, ...], memo: Memo) -> Series:
    """k·z_k = Σ over the slots that move, Σ_j j·x_j·p_(k−j). The first p_0 is the number that every mode uses, conventions included."""
    slopes: dict[int, Series] = {}
    first: dict[int, float] = {}

    def coefficient(own: Series, k: int) -> float:
        if k == 0:
            return row.evaluate(*(arg[0] for arg in args))
        total = 0.0
        for slot, arg in enumerate(args):
            if arg.constant:
                continue
            if slot not in first:
                first[slot] = partial_at(row, slot, (*(other[0] for other in args), own[0]))[0]
            for j in range(1, k + 1):
                moved = j * arg[j]
                if moved == 0.0:
                    continue  # a strong zero: nothing is asked of a slope that is not needed
                if j < k and slot not in slopes:
                    slopes[slot] = _formula(rules(row.name)[slot].tree, args, own, memo)
                total += strong(moved, first[slot] if j == k else slopes[slot][k - j])
        return total / k

    return Series(coefficient)


def _formula(tree: Expr, args: tuple[Series, ...], result: Series, memo: Memo) -> Series:
    """A partial's formula as a series, with the arguments' and the result's series for x, y and z."""
    words = dict(zip(ARGUMENTS, args, strict=False)) | {"z": result}
    done: list[Series] = []
    for expr in leaves_first(tree):
        if isinstance(expr, Number):
            done.append(constant(expr.value))
        elif isinstance(expr, Name):
            done.append(constant(CONSTANTS[expr.name]) if expr.name in CONSTANTS else words[expr.name])
        elif isinstance(expr, Apply):
            count = len(expr.args)
            parts = tuple(done[len(done) - count :])
            del done[len(done) - count :]
            done.append(applied(BY_WORD[expr.function], parts, memo))
    return done[0]


def _convolved(left: Series, right: Series, k: int, low: int, high: int) -> float:
    return sum((strong(left[j], right[k - j]) for j in range(low, high + 1)), 0.0)


def _over(numerator: float, denominator: float) -> float:
    """A quotient for coefficients above the first: 0 stays 0 over anything, as an untaken path does in every mode."""
    return 0.0 if numerator == 0.0 else div(numerator, denominator)


def _sum(sign: float) -> Callable[[tuple[Series, ...], Memo], Series]:
    def made(args: tuple[Series, ...], memo: Memo) -> Series:
        x, y = args
        return Series(lambda own, k: x[k] + sign * y[k])

    return made


def _negative(args: tuple[Series, ...], memo: Memo) -> Series:
    (x,) = args
    return Series(lambda own, k: -x[k])


def _product(args: tuple[Series, ...], memo: Memo) -> Series:
    x, y = args[0], args[-1]  # the square has one argument
    return Series(lambda own, k: x[0] * y[0] if k == 0 else _convolved(x, y, k, 0, k))


def _quotient(args: tuple[Series, ...], memo: Memo) -> Series:
    x, y = args if len(args) == 2 else (constant(1.0), args[0])

    def coefficient(own: Series, k: int) -> float:
        return div(x[0], y[0]) if k == 0 else _over(x[k] - _convolved(y, own, k, 1, k), y[0])

    return Series(coefficient)


def _root(args: tuple[Series, ...], memo: Memo) -> Series:
    (x,) = args

    def coefficient(own: Series, k: int) -> float:
        return TABLE["sqrt"].evaluate(x[0]) if k == 0 else _over(x[k] - _convolved(own, own, k, 1, k - 1), 2 * own[0])

    return Series(coefficient)


def _power(args: tuple[Series, ...], memo: Memo) -> Series:
    x, y = args
    if not y.constant:
        log, exp, times = TABLE["log"], TABLE["exp"], TABLE["mul"]
        whole = applied(exp, (applied(times, (y, applied(log, (x,), memo)), memo),), memo)
        return Series(lambda own, k: TABLE["pow"].evaluate(x[0], y[0]) if k == 0 else whole[k])
    power = y[0]

    def coefficient(own: Series, k: int) -> float:
        if k == 0:
            return TABLE["pow"].evaluate(x[0], power)
        if x[0] != 0.0:
            total = sum((strong(strong(power * j - (k - j), x[j]), own[k - j]) for j in range(1, k + 1)), 0.0)
            return _over(total, k * x[0])
        return _power_of_zero(x, power, k)

    return Series(coefficient)


def _power_of_zero(x: Series, power: float, k: int) -> float:
    """Coefficient k of x^power where x starts with t^m: t^(m·power) times the power of the rest."""
    m = next((j for j in range(1, k + 1) if x[j] != 0.0), None)
    if m is None or power == 0:
        return 0.0
    if power < 0 or not power.is_integer():
        return 0.0 if m == 1 and k < power else math.inf
    shift = m * int(power)
    if k < shift:
        return 0.0
    rest = _power((Series(lambda own, i: x[i + m]), constant(power)), {})
    return rest[k - shift]


RECURRENCES: dict[str, Callable[[tuple[Series, ...], Memo], Series]] = {
    "add": _sum(1.0),
    "sub": _sum(-1.0),
    "neg": _negative,
    "mul": _product,
    "square": _product,
    "div": _quotient,
    "reciprocal": _quotient,
    "sqrt": _root,
    "pow": _power,
}
