"""Independent checks of a derivative: central differences over many steps h, and the complex step. Knows values only, no partial.

Differences: the error is about h²·|f‴|/6 for large h (truncation) and ε·|f|/h for small h (cancellation), so the curve has a valley near the cube root of ε.
Complex step: Im f(x + ih)/h subtracts nothing, so h can be as small as 1e-20 and the answer is right to rounding, for functions that are analytic
(Lyness and Moler 1967; Squire and Trapp 1998).
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.linearize import Linearized, linearize, values_at
from engine.primitives import TABLE
from engine.scalarize import scalarize
from engine.wording import refuse

STEPS: tuple[float, ...] = tuple(10.0**-k for k in range(1, 14))
_TINY = 1e-20
_STRAYED = 1e-8
"""How far the real part of a complex value may be from the real value, relative to 1 + |value|: more means that the step crossed a branch or an edge."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One step size: (f(x + h) − f(x − h)) / 2h and |derivative − difference|; NaN or ∞ where a value is."""

    h: float
    difference: float
    error: float


@dataclass(frozen=True, slots=True)
class ErrorCurve:
    """``points`` from the largest h to the smallest; ``best`` is the number of the one with the least error, or None when no error is finite."""

    output: str
    input: str
    derivative: float
    points: tuple[CurvePoint, ...]
    best: int | None


def error_curve(at: Linearized, output: str, name: str, derivative: float, steps: Sequence[float] = STEPS) -> ErrorCurve:
    """How far ``derivative`` of ``output`` in the input ``name`` is from central differences, for every h. Raises PathsumError for unknown names."""
    at = _in_single_numbers(at)
    graph = at.graph
    node = graph.output_node(output)
    graph.input_node(name)
    points: list[CurvePoint] = []
    for h in steps:
        up, down = at.at[name] + h, at.at[name] - h
        rise = values_at(graph, at.at | {name: up})[node] - values_at(graph, at.at | {name: down})[node]
        difference = rise / (up - down) if up != down else math.nan
        points.append(CurvePoint(h, difference, abs(derivative - difference)))
    finite = [index for index, point in enumerate(points) if math.isfinite(point.error)]
    return ErrorCurve(output, name, derivative, tuple(points), min(finite, key=lambda index: points[index].error) if finite else None)


def _in_single_numbers(at: Linearized) -> Linearized:
    """The same program at the same point without tensors: their elements are inputs and outputs of their own."""
    return linearize(scalarize(at.graph), at.at) if at.graph.has_tensors else at


def complex_step(at: Linearized, name: str, h: float = _TINY) -> dict[str, float]:
    """{output: Im f(x + ih)/h} in the input ``name``.

    NaN where the real value is not finite or the step leaves the branch that the real value is on. Raises PathsumError E_UNSUPPORTED naming the first
    primitive on the way that is not analytic, or that cannot be evaluated at complex numbers here.
    """
    at = _in_single_numbers(at)
    graph = at.graph
    moved = graph.input_node(name)
    value: list[complex] = [complex(number) for number in at.value]
    value[moved] = complex(at.value[moved], h)
    touched = [False] * graph.size
    touched[moved] = True
    for node, args in enumerate(graph.args):
        if not any(touched[arg] for arg in args):
            continue
        touched[node] = True
        row = TABLE[graph.op[node]]
        function = ANALYTIC.get(row.name)
        if function is None:
            raise refuse("complex_step", graph.span(node), name=row.name)
        value[node] = _guarded(function, [value[arg] for arg in args], at.value[node])
    return {output: value[node].imag / h for output, node in graph.outputs}


def _guarded(function: Callable[..., complex], args: list[complex], real: float) -> complex:
    """The complex value if its real part is the real value; else NaN."""
    try:
        result = complex(function(*args))
    except (ArithmeticError, ValueError):
        return complex(math.nan, math.nan)
    near = math.isfinite(real) and abs(result.real - real) <= _STRAYED * (1 + abs(real))
    return result if near else complex(math.nan, math.nan)


def _sigmoid(x: complex) -> complex:
    if x.real >= 0:
        return 1 / (1 + cmath.exp(-x))
    small = cmath.exp(x)
    return small / (1 + small)


def _log1p(x: complex) -> complex:
    return complex(math.log1p(x.real * (2 + x.real) + x.imag * x.imag) / 2, math.atan2(x.imag, 1 + x.real))


def _expm1(x: complex) -> complex:
    half = math.sin(x.imag / 2)
    return complex(math.expm1(x.real) * math.cos(x.imag) - 2 * half * half, math.exp(x.real) * math.sin(x.imag))


def _softplus(x: complex) -> complex:
    return _log1p(cmath.exp(x)) if x.real < 0 else x + _log1p(cmath.exp(-x))


def _cbrt(x: complex) -> complex:
    return -((-x) ** (1 / 3)) if x.real < 0 else x ** (1 / 3)


def _atan2(y: complex, x: complex) -> complex:
    """From the quotient that is at most 1, turned into its quadrant: a difference of logarithms would lose the tiny part."""
    if abs(x.real) >= abs(y.real):
        return cmath.atan(y / x) + (math.copysign(math.pi, y.real) if x.real < 0 else 0.0)
    return math.copysign(math.pi / 2, y.real) - cmath.atan(x / y)


def _sinc(x: complex) -> complex:
    turned = math.pi * x
    if abs(turned) < 0.1:  # the quotient loses the tiny part beside 0
        square = turned * turned
        return 1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72)))
    return cmath.sin(turned) / turned


ANALYTIC: dict[str, Callable[..., complex]] = {
    "add": lambda x, y: x + y,
    "sub": lambda x, y: x - y,
    "mul": lambda x, y: x * y,
    "div": lambda x, y: x / y,
    "pow": lambda x, y: x**y,
    "neg": lambda x: -x,
    "exp": cmath.exp,
    "log": cmath.log,
    "log2": lambda x: cmath.log(x) / math.log(2),
    "log10": lambda x: cmath.log(x) / math.log(10),
    "sqrt": cmath.sqrt,
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tan": cmath.tan,
    "asin": cmath.asin,
    "acos": cmath.acos,
    "atan": cmath.atan,
    "atan2": _atan2,
    "sinh": cmath.sinh,
    "cosh": cmath.cosh,
    "tanh": cmath.tanh,
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "square": lambda x: x * x,
    "reciprocal": lambda x: 1 / x,
    "hypot": lambda x, y: cmath.sqrt(x * x + y * y),
    "rsqrt": lambda x: 1 / cmath.sqrt(x),
    "cbrt": _cbrt,
    "exp2": lambda x: cmath.exp(x * math.log(2)),
    "expm1": _expm1,
    "log1p": _log1p,
    "logaddexp": lambda x, y: x + _softplus(y - x) if x.real > y.real else y + _softplus(x - y),
    "xlogy": lambda x, y: x * cmath.log(y),
    "asinh": cmath.asinh,
    "acosh": cmath.acosh,
    "atanh": cmath.atanh,
    "sec": lambda x: 1 / cmath.cos(x),
    "csc": lambda x: 1 / cmath.sin(x),
    "cot": lambda x: 1 / cmath.tan(x),
    "sinc": _sinc,
    "silu": lambda x: x * _sigmoid(x),
    "deg2rad": lambda x: x * (math.pi / 180),
    "rad2deg": lambda x: x * (180 / math.pi),
}
"""Complex versions of the primitives that are analytic, on the branch of the real ones. What is not here is refused by name."""
