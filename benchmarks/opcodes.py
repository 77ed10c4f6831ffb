"""The floor to measure against: the shortest plain Python that knows a program as opcodes, and computes every value and the whole gradient with floats."""

from __future__ import annotations

from math import cos, exp, sin, tanh
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it also runs where the engine is not installed
    import engine

ADD, SUB, MUL, DIV, SIN, EXP, TANH = range(7)
CODES = {"add": ADD, "sub": SUB, "mul": MUL, "div": DIV, "sin": SIN, "exp": EXP, "tanh": TANH}
Program = list[tuple[int, int, int, int]]


def assemble(graph: engine.Graph) -> Program:
    """(opcode, result, argument, argument) for every operation; done once, before any clock runs."""
    return [(CODES[op], node, args[0], args[-1]) for node, (op, args) in enumerate(zip(graph.op, graph.args, strict=True)) if args]


def run(program: Program, leaves: list[float], output: int) -> tuple[list[float], list[float]]:
    """The value of every node, and the derivative of ``output`` by every node. ``leaves`` has the inputs and constants in their places."""
    v = list(leaves)
    for code, z, x, y in program:
        if code == ADD:
            v[z] = v[x] + v[y]
        elif code == MUL:
            v[z] = v[x] * v[y]
        elif code == SUB:
            v[z] = v[x] - v[y]
        elif code == DIV:
            v[z] = v[x] / v[y]
        elif code == SIN:
            v[z] = sin(v[x])
        elif code == EXP:
            v[z] = exp(v[x])
        else:
            v[z] = tanh(v[x])
    g = [0.0] * len(v)
    g[output] = 1.0
    for code, z, x, y in reversed(program):
        up = g[z]
        if code == ADD:
            g[x] += up
            g[y] += up
        elif code == MUL:
            g[x] += up * v[y]
            g[y] += up * v[x]
        elif code == SUB:
            g[x] += up
            g[y] -= up
        elif code == DIV:
            g[x] += up / v[y]
            g[y] -= up * v[z] / v[y]
        elif code == SIN:
            g[x] += up * cos(v[x])
        elif code == EXP:
            g[x] += up * v[z]
        else:
            g[x] += up * (1.0 - v[z] * v[z])
    return v, g
