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


def deep_chain(operations: int) -> str:
    """A chain as deep as it has operations: every line leans on the line before."""
    pattern = ("h{i} = h{p}*a", "h{i} = sin(h{p})", "h{i} = h{p} + b", "h{i} = exp(h{p})", "h{i} = c/h{p}", "h{i} = tanh(h{p})", "h{i} = h{p} - h{q}")
    lines = [pattern[i % len(pattern)].format(i=i + 1, p=i, q=max(0, i - 1)) for i in range(operations)]
    return "\n".join(["a = 0.9", "b = 0.3", "c = 1.7", "h0 = 0.5", *lines, f"return h{operations}"])


def wide_sum(operations: int) -> str:
    """One sum of terms of five operations each, over eight inputs."""
    inputs = [f"x{i}" for i in range(8)]
    pattern = ("{x}*sin({y})*tanh({z})", "exp({x} - {y})*{z}/{w}", "tanh({x}*{y} + {z})*{w}")
    terms = []
    for i in range(max(1, operations // 5)):
        x, y, z, w = (inputs[(i * step + i // 8) % 8] for step in (1, 3, 5, 7))
        terms.append(pattern[i % 3].format(x=x, y=y, z=z, w=w))
    return "\n".join([*[f"{name} = {0.5 + 0.125 * place}" for place, name in enumerate(inputs)], "return " + " + ".join(terms)])
