"""Programs to measure with, of a chosen size, the same at every run. Knows nothing of the engine."""

from __future__ import annotations

import random

FUNCTIONS = ("sin", "cos", "tanh", "sqrt(1 + ({})^2)", "sigmoid")


def straight_line(lines: int, *, inputs: int = 4, seed: int = 1) -> str:
    """A program of `lines` assignments, each of two earlier names, so that most values are shared."""
    chance = random.Random(seed)
    names = [f"x{i}" for i in range(inputs)]
    program = [f"{name} = {chance.uniform(0.5, 1.5):.3f}" for name in names]
    for line in range(lines):
        left, right = (chance.choice(names[-12:]) for _ in range(2))
        function = chance.choice(FUNCTIONS)
        inner = f"{left} {chance.choice('+-*')} {right}"
        program.append(f"v{line}_ = {function.format(inner) if '{}' in function else f'{function}({inner})'}")
        names.append(f"v{line}_")
    return "\n".join([*program, f"return {names[-1]}"])


def shared_weight(turns: int) -> str:
    """A recurrent chain, written out: one weight used in every turn."""
    program = ["w = 0.9", "x = 0.5", "h0 = 0.1"]
    program += [f"h{t + 1} = tanh(w*h{t} + x)" for t in range(turns)]
    return "\n".join([*program, f"return h{turns}"])
