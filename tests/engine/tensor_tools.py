"""Tools for the tests of tensors: a use of an operation prepared and evaluated, and the scalar program that it writes itself out to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.primitives import TABLE
from engine.rules import partial_at
from engine.tensors.linear import push
from engine.tensors.operation import Detail, Operation
from engine.tensors.shapes import Value, flat, shape_of


class Scalars:
    """Evaluates a scalar program as it is emitted, and keeps what its derivatives need."""

    def __init__(self, inputs: Sequence[float]) -> None:
        self.values = list(inputs)
        self.steps: list[tuple[str, tuple[int, ...]]] = [("input", ())] * len(inputs)

    def number(self, value: float, /) -> int:
        self.values.append(value)
        self.steps.append(("const", ()))
        return len(self.values) - 1

    def apply(self, name: str, /, *args: int) -> int:
        self.values.append(TABLE[name].evaluate(*(self.values[arg] for arg in args)))
        self.steps.append((name, args))
        return len(self.values) - 1

    def gradient(self, output: int, inputs: int) -> list[float]:
        """One reverse sweep with strong zeros."""
        adjoint = [0.0] * len(self.values)
        adjoint[output] = 1.0
        for node in range(output, -1, -1):
            name, args = self.steps[node]
            for slot, arg in enumerate(args):
                if adjoint[node] != 0:
                    partial = partial_at(TABLE[name], slot, (*(self.values[each] for each in args), self.values[node]))[0]
                    adjoint[arg] += push(partial, adjoint[node])
        return adjoint[:inputs]


def value_of(nested: Any) -> Value:
    array = np.array(nested, dtype=np.float64)
    return float(array) if array.ndim == 0 else array


def prepared(row: Operation, args: Sequence[Any], options: dict[str, Any]) -> tuple[list[Value], Value, Detail]:
    values = [value_of(arg) for arg in args]
    shape, detail = row.prepare([shape_of(value) for value in values], **options)
    result = row.evaluate(values, detail)
    assert shape_of(result) == shape
    assert isinstance(result, float) == (shape == ())
    return values, result, detail


def scalar_program(row: Operation, values: Sequence[Value], detail: Detail) -> tuple[list[float], np.ndarray]:
    """The values of the written-out program, and its Jacobian in all arguments side by side."""
    numbers = [flat(value) for value in values]
    program = Scalars([number for each in numbers for number in each])
    starts = np.cumsum([0, *map(len, numbers)]).tolist()
    nodes = [list(range(start, start + len(each))) for start, each in zip(starts, numbers, strict=False)]
    outputs = row.expand(nodes, detail, program)
    return [program.values[node] for node in outputs], np.array([program.gradient(node, starts[-1]) for node in outputs])


def jacobian(row: Operation, values: Sequence[Value], result: Value, detail: Detail) -> np.ndarray:
    return np.concatenate([row.linear(slot, values, result, detail)[0].matrix() for slot in range(len(values))], axis=1)
