"""The same graphs by mpmath, in as many digits as wanted; derivatives by differences in digits that nobody misses. An oracle with no rule of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import mpmath as mp

from engine.graph import CONST, INPUT, Graph

DIGITS = 60


def _choice(test: Any, yes: Any, no: Any) -> Any:
    return yes if test != 0 else no


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "add": lambda x, y: x + y,
    "sub": lambda x, y: x - y,
    "mul": lambda x, y: x * y,
    "div": lambda x, y: x / y,
    "neg": lambda x: -x,
    "pow": lambda x, y: x ** (int(y) if y == int(y) else y),
    "reciprocal": lambda x: 1 / x,
    "square": lambda x: x * x,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "softplus": lambda x: mp.log(1 + mp.exp(x)),
    "log2": lambda x: mp.log(x) / mp.log(2),
    "log10": lambda x: mp.log(x) / mp.log(10),
    "hypot": lambda x, y: mp.sqrt(x * x + y * y),
    "rsqrt": lambda x: 1 / mp.sqrt(x),
    "cbrt": lambda x: mp.sign(x) * mp.cbrt(abs(x)),
    "exp2": lambda x: mp.mpf(2) ** x,
    "log1p": lambda x: mp.log(1 + x),
    "expm1": lambda x: mp.exp(x) - 1,
    "logaddexp": lambda x, y: mp.log(mp.exp(x) + mp.exp(y)),
    "xlogy": lambda x, y: x * mp.log(y),
    "sinc": mp.sincpi,
    "lgamma": lambda x: mp.log(abs(mp.gamma(x))),
    "polygamma": lambda x, y: mp.polygamma(int(x), y),
    "silu": lambda x: x / (1 + mp.exp(-x)),
    "gelu": lambda x: x * mp.ncdf(x),
    "abs": abs,
    "sign": mp.sign,
    "relu": lambda x: max(x, mp.mpf(0)),
    "leaky_relu": lambda x: x if x > 0 else x / 100,
    "heaviside": lambda x: (mp.sign(x) + 1) / 2,
    "max": max,
    "min": min,
    "clip": lambda x, low, high: min(max(x, low), high),
    "mod": lambda x, y: x - y * mp.floor(x / y),
    "round": mp.nint,
    "deg2rad": lambda x: x * mp.pi / 180,
    "rad2deg": lambda x: x * 180 / mp.pi,
    "where": _choice,
    "lt": lambda x, y: mp.mpf(x < y),
    "le": lambda x, y: mp.mpf(x <= y),
    "gt": lambda x, y: mp.mpf(x > y),
    "ge": lambda x, y: mp.mpf(x >= y),
    "eq": lambda x, y: mp.mpf(x == y),
    "ne": lambda x, y: mp.mpf(x != y),
}
"""Those that mpmath calls otherwise; the rest (sin, exp, erf, gamma, …) it calls as we do."""


def function(name: str) -> Callable[..., Any]:
    """The primitive of that name, by mpmath."""
    return FUNCTIONS.get(name) or getattr(mp, name)


def values(graph: Graph, at: Mapping[str, Any]) -> list[Any]:
    """Every node's value. Numbers in ``at`` and in the program count as the decimals that they were typed as, π and e as themselves."""
    result: list[Any] = []
    for node, op in enumerate(graph.op):
        if op == INPUT:
            given = at[graph.label[node]]
            result.append(given if isinstance(given, mp.mpf) else mp.mpf(repr(float(given))))
        elif op == CONST:
            result.append({"π": +mp.pi, "e": +mp.e}.get(graph.name[node] or "", mp.mpf(repr(graph.number[node]))))
        else:
            result.append(function(op)(*(result[arg] for arg in graph.args[node])))
    return result


def gradient(graph: Graph, at: Mapping[str, float], output: int) -> dict[str, Any]:
    """The derivative of the node ``output`` in every input, by central differences in ``DIGITS`` digits: right to a third of them."""
    with mp.workdps(DIGITS):
        h = mp.mpf(10) ** (-DIGITS // 3)
        base = {name: mp.mpf(repr(float(value))) for name, value in at.items()}
        result = {}
        for name in base:
            up, down = (values(graph, base | {name: base[name] + step})[output] for step in (h, -h))
            result[name] = (up - down) / (2 * h)
        return result
