"""Random programs for Hypothesis: shared names, parallel edges, several outputs, smooth at the points they are drawn with."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hypothesis import strategies as st

INPUTS = ("x", "y", "z")
# Applied to anything, these stay finite and smooth; the arguments of the others are made safe below.
_SMOOTH = ("sin({0})", "cos({0})", "tanh({0})", "sigmoid({0})", "softplus({0})", "atan({0})", "erf({0})", "-{0}", "{0}^2", "exp(sin({0}))")
_SAFE = ("log(1.5 + {0}^2)", "sqrt(1 + {0}^2)", "1/(2 + cos({0}))", "asin(0.5*tanh({0}))", "reciprocal(3 + sin({0}))", "log2(2 + tanh({0}))")
_PAIRS = ("{0} + {1}", "{0} - {1}", "{0}*{1}", "({0})/(1.5 + {1}^2)", "hypot(1 + {0}^2, {1})", "(1.5 + sin({0}))^{1}", "atan2({0}, 2 + {1}^2)")


@dataclass(frozen=True)
class Program:
    """A program and a point to look at it."""

    source: str
    at: dict[str, float]


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """One to seven assignments over three inputs; later lines use earlier names, often twice."""
    names = list(INPUTS)
    lines = []
    for index in range(draw(st.integers(1, 7))):
        pattern = draw(st.sampled_from(_SMOOTH + _SAFE + _PAIRS + _PAIRS))
        first, second = draw(st.sampled_from(names[-4:])), draw(st.sampled_from(names))
        # tanh keeps long chains of squares and products from leaving the floats
        lines.append(f"t{index} = {pattern.format(f'tanh({first})' if index > 3 else first, second)}")
        names.append(f"t{index}")
    numbers = st.floats(-1.5, 1.5, allow_nan=False).map(lambda value: round(value, 3))
    return Program("\n".join(lines), {name: draw(numbers) for name in INPUTS})


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "^", " * ", "**"]), inner).map("".join),
        inner.map(lambda text: f"-{text}"),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"sin({text})"),
        st.tuples(inner, inner).map(lambda pair: f"max({pair[0]}, {pair[1]})"),
        inner.map(lambda text: f"2({text})"),
        inner.map(lambda text: f"3 cos({text})"),
        inner.map(lambda text: f"√({text})"),
    )


# Made once: a recursive strategy that is made at every draw costs more than what is done with it.
EXPRESSIONS = st.recursive(st.sampled_from(["x", "y1", "theta", "2", "0.5", "1e3", "pi", "(x)", "7.25"]), _grown, max_leaves=14)
"""Expression text with every operator, call, parenthesis and implicit product of the language."""


def finite(value: float) -> bool:
    """Whether differences can be trusted near it."""
    return math.isfinite(value) and abs(value) < 1e6
