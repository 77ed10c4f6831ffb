"""Runs one program in each library that is installed here, beside the opcode loop, and prints JSON. Started by `benchmarks.peers` in an environment of its own.

Every library computes the value and the whole gradient of the same operations in the same order, with the functions that it has for them.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.clock import once
from benchmarks.opcodes import ADD, DIV, EXP, MUL, SIN, SUB, Program, run

Gradient = Callable[[], list[float]]
PATIENCE = 4.0
"""Seconds for one library at one size."""
LARGEST = {"jax": 1_000, "jax, jitted": 1_000, "autograd": 10_000, "torch": 10_000, "micrograd": 10_000}
"""Operations; beyond, one call would take minutes."""


class Case:
    """A program with the nodes that are inputs, and where the others' leaves stand."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.program: Program = [tuple(row) for row in given["program"]]
        self.leaves: list[float] = given["leaves"]
        self.inputs: list[int] = given["inputs"]
        self.output: int = given["output"]

    def floor(self) -> list[float]:
        """The gradient by the opcode loop."""
        slopes = run(self.program, self.leaves, self.output)[1]
        return [slopes[node] for node in self.inputs]

    def traced(self, inputs: list[Any], functions: Any) -> Any:
        """The output as the library's own number, from the library's own inputs."""
        v: list[Any] = list(self.leaves)
        for node, value in zip(self.inputs, inputs, strict=True):
            v[node] = value
        for code, z, x, y in self.program:
            if code == ADD:
                v[z] = v[x] + v[y]
            elif code == SUB:
                v[z] = v[x] - v[y]
            elif code == MUL:
                v[z] = v[x] * v[y]
            elif code == DIV:
                v[z] = v[x] / v[y]
            elif code == SIN:
                v[z] = functions.sin(v[x])
            elif code == EXP:
                v[z] = functions.exp(v[x])
            else:
                v[z] = functions.tanh(v[x])
        return v[self.output]

    def point(self) -> list[float]:
        """The inputs' values."""
        return [self.leaves[node] for node in self.inputs]


def micrograd(case: Case) -> Gradient:
    """micrograd has +, × and powers; the other functions are written as its own are."""
    value_class = importlib.import_module("micrograd.engine").Value
    sys.setrecursionlimit(1_000_000)  # its topological sort recurses

    def function(compute: Callable[[float], float], slope: Callable[[float, float], float]) -> Callable[[Any], Any]:
        def apply(x: Any) -> Any:
            out = value_class(compute(x.data), (x,))

            def backward() -> None:
                x.grad += slope(x.data, out.data) * out.grad

            vars(out)["_backward"] = backward
            return out

        return apply

    class Functions:
        sin = staticmethod(function(math.sin, lambda x, z: math.cos(x)))
        exp = staticmethod(function(math.exp, lambda x, z: z))
        tanh = staticmethod(function(math.tanh, lambda x, z: 1 - z * z))

    def gradient() -> list[float]:
        inputs = [value_class(number) for number in case.point()]
        case.traced(inputs, Functions).backward()
        return [value.grad for value in inputs]

    return gradient


def autograd(case: Case) -> Gradient:
    """One argument an input, as floats."""
    library, functions = importlib.import_module("autograd"), importlib.import_module("autograd.numpy")
    slopes = library.value_and_grad(lambda inputs: case.traced(inputs, functions))
    return lambda: [float(slope) for slope in slopes(case.point())[1]]


def casadi(case: Case) -> Gradient:
    """Scalar expressions, differentiated and evaluated at every call."""
    library = importlib.import_module("casadi")

    def gradient() -> list[float]:
        return _casadi_function(library, case)(case.point())

    return gradient


def casadi_built(case: Case) -> Gradient:
    """The same where building the function is done before."""
    function = _casadi_function(importlib.import_module("casadi"), case)
    return lambda: function(case.point())


def _casadi_function(library: Any, case: Case) -> Callable[[list[float]], list[float]]:
    x = library.SX.sym("x", len(case.inputs))
    y = case.traced([x[place] for place in range(len(case.inputs))], library)
    function = library.Function("f", [x], [y, library.gradient(y, x)])
    return lambda point: [float(number) for number in function(point)[1].full().ravel()]


def torch(case: Case) -> Gradient:
    """Eager, one tensor a number, in double precision."""
    library = importlib.import_module("torch")
    library.set_num_threads(1)

    def gradient() -> list[float]:
        inputs = [library.tensor(number, dtype=library.float64, requires_grad=True) for number in case.point()]
        v = case.traced(inputs, library)
        v.backward()
        return [float(value.grad) for value in inputs]

    return gradient


def jax(case: Case, *, jitted: bool = False) -> Gradient:
    """value_and_grad, traced at every call or compiled before."""
    library, functions = importlib.import_module("jax"), importlib.import_module("jax.numpy")
    library.config.update("jax_enable_x64", True)
    library.config.update("jax_platforms", "cpu")
    slopes = library.value_and_grad(lambda inputs: case.traced(inputs, functions))
    if jitted:
        slopes = library.jit(slopes)
    return lambda: [float(slope) for slope in slopes(case.point())[1]]


PEERS: dict[str, tuple[str, Callable[[Case], Gradient]]] = {
    "micrograd": ("micrograd", micrograd),
    "autograd": ("autograd", autograd),
    "casadi": ("casadi", casadi),
    "casadi, built before": ("casadi", casadi_built),
    "torch": ("torch", torch),
    "jax": ("jax", jax),
    "jax, jitted": ("jax", lambda case: jax(case, jitted=True)),
}


def measure(case: Case) -> list[dict[str, Any]]:
    """Each library beside the floor, in turn; the median of the ratios."""
    found = []
    right = case.floor()
    for name, (package, make) in PEERS.items():
        try:
            version = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
        if len(case.program) > LARGEST.get(name, 10_000):
            continue
        gradient = make(case)
        mine = gradient()
        same = len(mine) == len(right) and all(math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12) for one, other in zip(mine, right, strict=True))
        pairs: list[tuple[float, float]] = []
        until = time.perf_counter() + PATIENCE
        while len(pairs) < 3 or (len(pairs) < 15 and time.perf_counter() < until):
            pairs.append((once(gradient, time.process_time), once(case.floor, time.process_time)))
        ratio = statistics.median(one / floor for one, floor in pairs)
        found.append({"name": name, "version": version, "seconds": statistics.median(one for one, _ in pairs), "ratio": ratio, "same": same})
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Case(json.load(sys.stdin)))))
