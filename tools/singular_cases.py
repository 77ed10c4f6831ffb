"""The cases of docs/singular-points.md: a program, a point, what a right answer is there, and the same function for JAX and PyTorch.

Data only. A right answer is a number, an interval (lowest, highest) where several slopes are defensible, or NONE where there is no derivative, so that
a finite number would be wrong. The functions take a namespace ``n`` with one spelling for both libraries (tools/singular_peers.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

INF = math.inf
NONE = "none"
Right: TypeAlias = float | tuple[float, float] | str


@dataclass(frozen=True)
class Case:
    """``right`` has one answer an input, in the order of ``at``."""

    program: str
    at: dict[str, float]
    right: tuple[Right, ...]
    peer: Callable[..., Any]


def _one(program: str, x: float, right: Right, peer: Callable[..., Any]) -> Case:
    return Case(program, {"x": x}, (right,), peer)


def _two(program: str, x: float, y: float, right: tuple[Right, Right], peer: Callable[..., Any]) -> Case:
    return Case(program, {"x": x, "y": y}, right, peer)


CORNERS = (
    _one("abs(x)", 0, (-1, 1), lambda n, x: n.abs(x)),
    _one("relu(x)", 0, (0, 1), lambda n, x: n.relu(x)),
    _one("leaky_relu(x)", 0, (0.01, 1), lambda n, x: n.leaky_relu(x)),
    _one("sign(x)", 0, (0, INF), lambda n, x: n.sign(x)),
    _one("heaviside(x)", 0, (0, INF), lambda n, x: n.heaviside(x)),
    _two("max(x, y)", 2, 2, ((0, 1), (0, 1)), lambda n, x, y: n.maximum(x, y)),
    _two("min(x, y)", 2, 2, ((0, 1), (0, 1)), lambda n, x, y: n.minimum(x, y)),
    _one("max(x, -x)", 0, (-1, 1), lambda n, x: n.maximum(x, -x)),
    _one("max(x, x)", 3, 1, lambda n, x: n.maximum(x, x)),
    _one("clip(x, 0, 1)", 1, (0, 1), lambda n, x: n.clip(x, 0.0, 1.0)),
    _one("clip(x, 0, 1)", 0, (0, 1), lambda n, x: n.clip(x, 0.0, 1.0)),
    _one("floor(x)", 2, (0, INF), lambda n, x: n.floor(x)),
    _one("ceil(x)", 2, (0, INF), lambda n, x: n.ceil(x)),
    _one("round(x)", 2.5, (0, INF), lambda n, x: n.round(x)),
    _two("mod(x, y)", 6, 3, (1, (-2, INF)), lambda n, x, y: n.remainder(x, y)),
    _two("mod(x, y)", 1, 0.1, (1, -9), lambda n, x, y: n.remainder(x, y)),
    _one("x*sign(x)", 0, (-1, 1), lambda n, x: x * n.sign(x)),
    _one("abs(x)^2", 0, 0, lambda n, x: n.abs(x) ** 2),
    _one("abs(x^3)", 0, 0, lambda n, x: n.abs(x**3)),
    _one("relu(x) - relu(-x)", 0, 1, lambda n, x: n.relu(x) - n.relu(-x)),
    _one("(x > 0)*x", 0, (0, 1), lambda n, x: n.where(x > 0, 1.0, 0.0) * x),
)

EDGES = (
    _one("sqrt(x)", 0, INF, lambda n, x: n.sqrt(x)),
    _one("sqrt(-x)", 0, -INF, lambda n, x: n.sqrt(-x)),
    _one("cbrt(x)", 0, INF, lambda n, x: n.cbrt(x)),
    _one("rsqrt(x)", 0, -INF, lambda n, x: n.rsqrt(x)),
    _one("log(x)", 0, INF, lambda n, x: n.log(x)),
    _one("log(-x)", 0, -INF, lambda n, x: n.log(-x)),
    _one("log2(x)", 0, INF, lambda n, x: n.log2(x)),
    _one("log1p(x)", -1, INF, lambda n, x: n.log1p(x)),
    _one("asin(x)", 1, INF, lambda n, x: n.asin(x)),
    _one("acos(x)", -1, -INF, lambda n, x: n.acos(x)),
    _one("acosh(x)", 1, INF, lambda n, x: n.acosh(x)),
    _one("atanh(x)", 1, INF, lambda n, x: n.atanh(x)),
    _one("erfinv(x)", 1, INF, lambda n, x: n.erfinv(x)),
    _one("1/x", 0, -INF, lambda n, x: 1 / x),
    _one("1/x^2", 0, NONE, lambda n, x: 1 / x**2),
    _one("tan(x)", math.pi / 2, (1e32, INF), lambda n, x: n.tan(x)),
    _one("csc(x)", 0, -INF, lambda n, x: 1 / n.sin(x)),
    _one("gamma(x)", 0, NONE, lambda n, x: n.gamma(x)),
    _one("lgamma(x)", 0, NONE, lambda n, x: n.lgamma(x)),
    _one("lgamma(x)", -2, NONE, lambda n, x: n.lgamma(x)),
    _one("digamma(x)", -1, NONE, lambda n, x: n.digamma(x)),
    _one("digamma(x)", 0.0, NONE, lambda n, x: n.digamma(x)),
    _one("log(x)", -1, NONE, lambda n, x: n.log(x)),
    _one("sqrt(x)", -1, NONE, lambda n, x: n.sqrt(x)),
    _two("atan2(x, y)", 0, 0, (NONE, NONE), lambda n, x, y: n.atan2(x, y)),
    _two("x/y", 0, 0, (NONE, NONE), lambda n, x, y: x / y),
)

POWERS = (
    _two("x^y", -2, 2, (-4, NONE), lambda n, x, y: n.pow(x, y)),
    _two("x^y", 0, 0, (0, NONE), lambda n, x, y: n.pow(x, y)),
    _two("x^y", 0, 1, (1, 0), lambda n, x, y: n.pow(x, y)),
    _two("x^y", 0, 2, (0, 0), lambda n, x, y: n.pow(x, y)),
    _two("x^y", 0, 0.5, (INF, 0), lambda n, x, y: n.pow(x, y)),
    _two("x^y", 1e-320, 0, (0, math.log(1e-320)), lambda n, x, y: n.pow(x, y)),
    _one("x^0", 0, 0, lambda n, x: x**0.0),
    _one("x^1", 0, 1, lambda n, x: x**1.0),
    _one("x^2", 0, 0, lambda n, x: x**2.0),
    _one("x^3", -2, 12, lambda n, x: x**3.0),
    _one("x^x", 0, NONE, lambda n, x: n.pow(x, x)),
    _two("xlogy(x, y)", 0, 2, (math.log(2), 0), lambda n, x, y: n.xlogy(x, y)),
    _two("xlogy(x, y)", 0, 0, (-INF, 0), lambda n, x, y: n.xlogy(x, y)),
)

ZEROS = (
    _one("where(x > 0, sqrt(x), 0)", 0, (0, INF), lambda n, x: n.where(x > 0, n.sqrt(x), 0.0)),
    _one("where(x > 0, log(x), 0)", 0, (0, INF), lambda n, x: n.where(x > 0, n.log(x), 0.0)),
    _one("where(x == 0, 1, sin(x)/x)", 0, 0, lambda n, x: n.where(x == 0, 1.0, n.sin(x) / x)),
    _one("where(x != 0, x^2*sin(1/x), 0)", 0, 0, lambda n, x: n.where(x != 0, x**2 * n.sin(1 / x), 0.0)),
    _one("where(abs(x) < 1, sqrt(1 - x^2), 0)", 1, (-INF, 0), lambda n, x: n.where(n.abs(x) < 1, n.sqrt(1 - x**2), 0.0)),
    _one("where(x < 100, exp(x), 0*x)", 1000, 0, lambda n, x: n.where(x < 100, n.exp(x), 0 * x)),
    _one("sinc(x)", 0, 0, lambda n, x: n.sinc(x)),
    _one("sqrt(x*x)", 0, (-1, 1), lambda n, x: n.sqrt(x * x)),
    _one("sqrt(x^2)", 0, (-1, 1), lambda n, x: n.sqrt(x**2.0)),
    _one("sqrt(x^4)", 0, 0, lambda n, x: n.sqrt(x**4.0)),
    _two("sqrt(x^2 + y^2)", 0, 0, ((-1, 1), (-1, 1)), lambda n, x, y: n.sqrt(x**2.0 + y**2.0)),
    _two("hypot(x, y)", 0, 0, ((-1, 1), (-1, 1)), lambda n, x, y: n.hypot(x, y)),
    _two("sqrt(x*y)", 0, 0, (0, 0), lambda n, x, y: n.sqrt(x * y)),
    _one("0*sqrt(x)", 0, 0, lambda n, x: 0 * n.sqrt(x)),
    _one("sqrt(x)^2", 0, 1, lambda n, x: n.sqrt(x) ** 2),
    _one("exp(-1/x^2)", 0, 0, lambda n, x: n.exp(-1 / x**2)),
    _one("x*log(x)", 0, NONE, lambda n, x: x * n.log(x)),
    _one("atan(1/x)", 0, NONE, lambda n, x: n.atan(1 / x)),
)

FAR = (
    _one("sigmoid(x)", -1000, 0, lambda n, x: n.sigmoid(x)),
    _one("softplus(x)", 1000, 1, lambda n, x: n.softplus(x)),
    _one("silu(x)", -1000, 0, lambda n, x: n.silu(x)),
    _one("gelu(x)", -1e200, 0, lambda n, x: n.gelu(x)),
    _two("logaddexp(x, y)", 1000, 1000, (0.5, 0.5), lambda n, x, y: n.logaddexp(x, y)),
    _one("log(1 + exp(x))", 1000, 1, lambda n, x: n.log(1 + n.exp(x))),
    _one("x/sqrt(x^2 + 1)", 1e200, 0, lambda n, x: x / n.sqrt(x**2 + 1)),
    _one("asin(x)", 1 - 2**-40, 1 / math.sqrt(2**-39 - 2**-80), lambda n, x: n.asin(x)),
    _one("sinc(x)", 1e300, (-1e-299, 1e-299), lambda n, x: n.sinc(x)),
    _one("lgamma(x)", -1000.5, 6.90875482089867, lambda n, x: n.lgamma(x)),
)


def _matrix(n: Any, x: Any, y: Any) -> Any:
    return n.vector(n.vector(x, y), n.vector(2 + 0 * x, 4 + 0 * x))


TENSORS = (
    _two("norm([x, y])", 0, 0, ((-1, 1), (-1, 1)), lambda n, x, y: n.norm(n.vector(x, y))),
    _two("norm([x, y])", 0, 2, (0, 1), lambda n, x, y: n.norm(n.vector(x, y))),
    _two("std([x, y])", 1, 1, ((-0.5, 0.5), (-0.5, 0.5)), lambda n, x, y: n.std(n.vector(x, y))),
    _two("det([[x, y], [2, 4]])", 1, 2, (4, -2), lambda n, x, y: n.det(_matrix(n, x, y))),
    _two("det([[x, y], [y, x]])", 0, 0, (0, 0), lambda n, x, y: n.det(n.vector(n.vector(x, y), n.vector(y, x)))),
    _two("logdet([[x, y], [2, 4]])", 1, 2, (NONE, NONE), lambda n, x, y: n.logdet(_matrix(n, x, y))),
    _two("prod([x, y, 3])", 0, 2, (6, 0), lambda n, x, y: n.prod(n.vector(x, y, 3.0 + 0 * x))),
    _two("prod([x, y, 3])", 0, 0, (0, 0), lambda n, x, y: n.prod(n.vector(x, y, 3.0 + 0 * x))),
    _two("cumprod([x, y, 3])[-1]", 0, 2, (6, 0), lambda n, x, y: n.cumprod(n.vector(x, y, 3.0 + 0 * x))[-1]),
    _two("cumprod([x, y, 3])[-1]", 0, 0, (0, 0), lambda n, x, y: n.cumprod(n.vector(x, y, 3.0 + 0 * x))[-1]),
    _two("max([x, y])", 1, 1, ((0, 1), (0, 1)), lambda n, x, y: n.max(n.vector(x, y))),
    _two("logsumexp([x, y])", 1000, 1000, (0.5, 0.5), lambda n, x, y: n.logsumexp(n.vector(x, y), 0)),
    _two("softmax([x, y])[0]", 1000, 0, (0, 0), lambda n, x, y: n.softmax(n.vector(x, y), 0)[0]),
    _two("sum(sqrt([x, y]))", 0, 1, (INF, 0.5), lambda n, x, y: n.sum(n.sqrt(n.vector(x, y)))),
    _two("sum(where([x, y] > 0, sqrt([x, y]), 0))", 0, 1, ((0, INF), 0.5), lambda n, x, y: n.sum(n.where(n.vector(x, y) > 0, n.sqrt(n.vector(x, y)), 0.0))),
)

CASES: tuple[Case, ...] = (*CORNERS, *EDGES, *POWERS, *ZEROS, *FAR, *TENSORS)
