"""The rows of the table as Python text, for `engine.compile`: values, partials, and where a row is plain. Knows no graph and runs nothing.

Text comes from the table's own formulas only. It computes the same floats as `engine.rules`, by the same operations in the same order, but with raw functions
that raise where IEEE 754 has ∞ or NaN: whoever runs the text lets a raise mean "do it the careful way".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from engine.primitives import BY_WORD, CONSTANTS, TABLE, Primitive
from engine.rules import ARGUMENTS, rules
from engine.syntax import Apply, Expr, Name, Number, leaves_first

RAW: dict[str, Callable[..., float]] = {
    "pow": math.pow, "exp": math.exp, "log": math.log, "log2": math.log2, "log10": math.log10, "sqrt": math.sqrt, "sin": math.sin, "cos": math.cos,
    "tan": math.tan, "asin": math.asin, "acos": math.acos, "sinh": math.sinh, "cosh": math.cosh, "exp2": math.exp2, "expm1": math.expm1,
    "log1p": math.log1p, "acosh": math.acosh, "gamma": math.gamma, "lgamma": math.lgamma,
}  # fmt: skip
"""Functions that equal the row's wherever they do not raise. Rows left out are called as they are."""

INLINE = {
    "add": "({0} + {1})", "sub": "({0} - {1})", "mul": "({0} * {1})", "div": "({0} / {1})", "neg": "(-{0})", "square": "({0} * {0})",
    "reciprocal": "(1.0 / {0})",
    "lt": "(1.0 if {0} < {1} else 0.0)", "le": "(1.0 if {0} <= {1} else 0.0)", "gt": "(1.0 if {0} > {1} else 0.0)",
    "ge": "(1.0 if {0} >= {1} else 0.0)", "eq": "(1.0 if {0} == {1} else 0.0)", "ne": "(1.0 if {0} != {1} else 0.0)",
    "relu": "({0} if {0} > 0.0 or {0} != {0} else 0.0)",
    "heaviside": "(1.0 if {0} > 0.0 else 0.0 if {0} < 0.0 else f_heaviside({0}))",
}  # fmt: skip
"""Rows that are an operator of Python, or shorter than a call. What names an argument twice is used for names only."""

PLAIN: dict[str, dict[int | None, str]] = {
    "pow": {0: "{x} != 0.0 != {y}", 1: "{x} > 0.0", None: "{x} != 0.0"},
    "atan2": {0: "({x} != 0.0 or {y} > 0.0)", **dict.fromkeys((1, None), "({x} != 0.0 or {y} != 0.0)")},
    "hypot": dict.fromkeys((0, 1), "{z} != 0.0"),
    "mod": dict.fromkeys((0, 1), "{z} != 0.0"),
    "xlogy": {1: "{x} != 0.0"},
    **{name: {0: "{x} > 0.0"} for name in ("log", "log2", "log10")},
    "acosh": {0: "{x} != 1.0"},
    **{name: {0: "-1.0 < {x} < 1.0"} for name in ("asin", "acos")},
    **{name: {0: "{x} != 0.0"} for name in ("sqrt", "cbrt", "relu", "abs", "sign", "heaviside", "leaky_relu")},
    **{name: {0: "{x} != {z}"} for name in ("floor", "ceil")},
    **{name: dict.fromkeys((0, 1), "{x} != {y}") for name in ("max", "min", "lt", "le", "gt", "ge", "eq", "ne")},
}
"""By slot: a condition under which no singular case of the partial holds (None: under which the value is no convention), given that the value is finite, since
others are looked at anyway. May be false too often, never true wrongly. A row that is not here is asked through its own tests."""


def functions() -> dict[str, Callable[..., float]]:
    """What the names in the texts stand for."""
    names: dict[str, Callable[..., float]] = {}
    for row in TABLE.values():
        names[f"f_{row.name}"] = RAW.get(row.name, row.evaluate)
        for slot in (None, *range(row.arity)):
            tests = _tests(row, slot)
            if tests:
                names[_plain_name(row, slot)] = _none_of(tests)
    return names


def _tests(row: Primitive, slot: int | None) -> list[Callable[..., bool]]:
    """The row's own tests for a singular partial in ``slot``, or for a value by convention (None)."""
    if slot is not None:
        return [case.when for case in row.singular if case.slot == slot]
    return [] if row.agreed is None else [row.agreed]


def _none_of(tests: list[Callable[..., bool]]) -> Callable[..., bool]:
    return lambda *values: not any(test(*values) for test in tests)


def _plain_name(row: Primitive, slot: int | None) -> str:
    return f"plain_{row.name}_{'value' if slot is None else slot}"


@dataclass(frozen=True, slots=True)
class RowText:
    """One primitive's texts in {x}, {y}, {w} and {z}. ``plain[slot]`` is empty where nothing is singular; ``plain[None]`` is for the value."""

    value: str
    partials: tuple[str, ...]
    plain: dict[int | None, str]

    def guard(self, slots: Sequence[int]) -> str:
        """Where neither the value nor the partials in ``slots`` need care; empty for everywhere."""
        return " and ".join(dict.fromkeys(self.plain[slot] for slot in (None, *slots) if self.plain[slot]))


@cache
def row_text(name: str) -> RowText:
    """The texts of the row called ``name``."""
    row = TABLE[name]
    words = [f"{{{word}}}" for word in ARGUMENTS[: row.arity]]
    plain: dict[int | None, str] = {}
    for slot in (None, *range(row.arity)):
        asked = f"{_plain_name(row, slot)}({', '.join(words if slot is None else [*words, '{z}'])})"
        plain[slot] = (PLAIN.get(name, {}).get(slot) or asked) if _tests(row, slot) else ""
    return RowText(_call(name, words), tuple(_formula(rule.tree) for rule in rules(name)), plain)


def _call(name: str, args: Sequence[str]) -> str:
    """The primitive called ``name`` of arguments that are texts."""
    pattern = INLINE.get(name, "")
    if pattern and (pattern.count("{0}") == 1 or all(arg.strip("{}").isidentifier() for arg in args)):
        return pattern.format(*args)
    return f"f_{name}({', '.join(args)})"


def _formula(tree: Expr) -> str:
    """A tree of the table as text, one call or operator an application, so that the floats are those of ``engine.rules.compile_tree``."""
    done: list[str] = []
    for expr in leaves_first(tree):
        if isinstance(expr, Number):
            done.append(f"({expr.value!r})" if expr.value < 0 else repr(expr.value))
        elif isinstance(expr, Name):
            done.append(repr(CONSTANTS[expr.name]) if expr.name in CONSTANTS else f"{{{expr.name}}}")
        elif isinstance(expr, Apply):
            count = len(expr.args)
            args = done[len(done) - count :]
            del done[len(done) - count :]
            done.append(_call(BY_WORD[expr.function].name, args))
    return done[0]
