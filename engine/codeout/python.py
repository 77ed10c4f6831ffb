"""The spelling of every primitive in plain Python: the math module, and helpers where it would raise at a finite number. Knows no sweep."""

from __future__ import annotations

from engine.codeout.dialect import Dialect, Piece, wrap
from engine.codeout.python_helpers import HELPERS
from engine.syntax import Apply, Name, Number

SPELLINGS: dict[str, str] = {
    "div": "div({x}, {y})",
    "mod": "mod({x}, {y})",
    "pow": "power({x}, {y})",
    "exp": "exp({x})",
    "log": "log({x})",
    "log2": "log2({x})",
    "log10": "log10({x})",
    "sqrt": "sqrt({x})",
    "sin": "math.sin({x})",
    "cos": "math.cos({x})",
    "tan": "math.tan({x})",
    "asin": "asin({x})",
    "acos": "acos({x})",
    "atan": "math.atan({x})",
    "atan2": "math.atan2({x}, {y})",
    "sinh": "sinh({x})",
    "cosh": "cosh({x})",
    "tanh": "math.tanh({x})",
    "sigmoid": "sigmoid({x})",
    "softplus": "softplus({x})",
    "relu": "relu({x})",
    "abs": "abs({x})",
    "sign": "sign({x})",
    "heaviside": "heaviside({x})",
    "max": "larger({x}, {y})",
    "min": "smaller({x}, {y})",
    "compare": "float({test})",
    "otherwise": "where({x}, {y}, {w})",
    "floor": "floor({x})",
    "ceil": "ceil({x})",
    "round": "round_even({x})",
    "erf": "math.erf({x})",
    "erfc": "math.erfc({x})",
    "erfinv": "erfinv({x})",
    "square": "square({x})",
    "reciprocal": "div(1.0, {x})",
    "hypot": "math.hypot({x}, {y})",
    "rsqrt": "rsqrt({x})",
    "cbrt": "math.cbrt({x})",
    "exp2": "exp2({x})",
    "expm1": "expm1({x})",
    "log1p": "log1p({x})",
    "logaddexp": "logaddexp({x}, {y})",
    "xlogy": "xlogy({x}, {y})",
    "asinh": "math.asinh({x})",
    "acosh": "acosh({x})",
    "atanh": "atanh({x})",
    "sec": "div(1.0, math.cos({x}))",
    "csc": "div(1.0, math.sin({x}))",
    "cot": "div(math.cos({x}), math.sin({x}))",
    "sinc": "sinc({x})",
    "gamma": "gamma({x})",
    "lgamma": "lgamma({x})",
    "digamma": "polygamma(0, {x})",
    "polygamma": "polygamma({x}, {y})",
    "silu": "silu({x})",
    "gelu": "gelu({x})",
    "leaky_relu": "leaky_relu({x})",
    "clip": "clip({x}, {y}, {w})",
    "deg2rad": "math.radians({x})",
    "rad2deg": "math.degrees({x})",
    "strong": "strong({x}, {y})",
}
"""What is not here is an operator of Python's own: + - * and the minus sign; where is a conditional expression."""


def _quotient(expr: Apply, parts: list[Piece]) -> Piece | None:
    """A plain / where the divisor is a number other than 0."""
    below = expr.args[1]
    if (isinstance(below, Number) and below.value != 0) or (isinstance(below, Name) and parts[1].bare):
        left, right = parts
        return Piece(f"{wrap(left, 2)}/{wrap(right, 4 if right.text.startswith('-') else 3)}", 2, left.bare and right.bare)
    return None


def _power(expr: Apply, parts: list[Piece]) -> Piece | None:
    """A plain product for the square of a name."""
    base, index = expr.args
    if isinstance(base, Name) and isinstance(index, Number) and index.value == 2:
        return Piece(f"{parts[0].text}*{parts[0].text}", 2)
    return None


def _remainder(expr: Apply, parts: list[Piece]) -> Piece | None:
    """A plain % where the divisor is a number other than 0."""
    below = expr.args[1]
    if isinstance(below, Number) and below.value != 0:
        left, right = parts
        return Piece(f"{wrap(left, 2)} % {wrap(right, 4 if right.text.startswith('-') else 3)}", 2, left.bare and right.bare)
    return None


PYTHON = Dialect(
    spellings=SPELLINGS,
    helpers=HELPERS,
    constants={"pi": "math.pi", "e": "math.e"},
    special={"∞": "math.inf", "-∞": "-math.inf", "undefined": "math.nan"},
    choice="({y} if {test} else {w})",
    both="{} and {}",
    either="({} or {})",
    own={"div": _quotient, "pow": _power, "mod": _remainder},
)
