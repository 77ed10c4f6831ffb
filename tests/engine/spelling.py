"""Every primitive as a program of one line. Knows how the operators are spelt."""

from __future__ import annotations

from engine.primitives import Primitive

SIGNS = {
    "add": "x + y", "sub": "x - y", "mul": "x*y", "div": "x/y", "pow": "x^y", "neg": "-x", "mod": "x % y",
    "lt": "x < y", "le": "x <= y", "gt": "x > y", "ge": "x >= y", "eq": "x == y", "ne": "x != y",
}  # fmt: skip


def spelt(row: Primitive) -> str:
    call = f"{row.name}({', '.join('xyw'[: row.arity])})"
    return f"f = {SIGNS.get(row.name, call)}"
