"""Lists, parts and calls that make tensors, as nodes with shapes. Knows what stands in the table of operations, no values."""

from __future__ import annotations

from collections.abc import Sequence

from engine.methods import TENSOR_WORDS
from engine.nodes import Columns
from engine.primitives import Primitive
from engine.source import Source
from engine.syntax import Apply, Expr, Index, Listing, Number, Place, children
from engine.wholes import COUNTS, MEASURES, Wholes
from engine.wording import refuse


def is_tensor_call(expr: Apply) -> bool:
    """Whether a call is of an operation on tensors."""
    name = expr.function
    if name in ("max", "min"):
        return len(expr.args) == 1
    return name in TENSOR_WORDS or name in MEASURES or name in COUNTS


def parts(expr: Expr) -> tuple[Expr, ...]:
    """What is computed before ``expr``: not a list of numbers, nor the whole numbers that an operation is told."""
    return children(expr)


def starting_value(value: Expr) -> float | None:
    """The number that a top-level ``a = 2`` or ``a = -2`` starts at, or None."""
    if isinstance(value, Apply) and value.function == "neg" and isinstance(value.args[0], Number):
        return -value.args[0].value
    return value.value if isinstance(value, Number) else None


class TensorCalls:
    """Adds nodes to ``nodes`` for one source."""

    def __init__(self, source: Source, nodes: Columns, wholes: Wholes) -> None:
        self.source = source
        self.nodes = nodes
        self.wholes = wholes

    def elementwise(self, row: Primitive, args: Sequence[int], place: Place) -> int:
        """A primitive, element by element."""
        return self.nodes.add(row.name, tuple(args), 0.0, place)

    def constant(self, value: float, op: str, at: Place, place: Place, name: str | None = None) -> int:
        """An input or a constant."""
        return self.nodes.add(op, (), value, place, name)

    def listing(self, expr: Listing, args: Sequence[int]) -> int:
        """A list."""
        raise refuse("list_empty", self.source.span(*expr.place))

    def stack(self, values: Sequence[int], place: Place) -> int:
        """A list of computed things."""
        raise refuse("list_empty", self.source.span(*place))

    def part(self, tensor: int, expr: Index) -> int:
        """An element or a slice."""
        raise refuse("index_base", self.source.span(*expr.place))

    def rows(self, tensor: int, place: Place) -> list[int]:
        """Its parts along the first axis."""
        raise refuse("index_base", self.source.span(*place))

    def call(self, expr: Apply, args: Sequence[int]) -> int:
        """A call of an operation."""
        raise refuse("index_base", self.source.span(*expr.place))
